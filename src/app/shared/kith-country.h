/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a country is called. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *kith_country_dup_name (const char *code);

G_END_DECLS
