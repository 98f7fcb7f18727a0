/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *kith_catalog_clean_text (const char *raw, gboolean *changed);
char *kith_catalog_clean_plain (const char *raw);
char *kith_catalog_clean_line (const char *raw, gboolean *changed);
char *kith_catalog_safe_uri (const char *raw);

G_END_DECLS
