/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Longer texts that come with Kith, a file each, in the language that is spoken here. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *kith_default_text (const char *name);

G_END_DECLS
