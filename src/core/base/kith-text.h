/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Changes whenever kith_text_fold() gives another answer for the same text. */
#define KITH_TEXT_FOLD_VERSION 1

/* Caps in characters. */
#define KITH_TEXT_NAME_MAX 200
#define KITH_TEXT_LINE_MAX 1000
#define KITH_TEXT_LONG_MAX 100000

gboolean kith_text_is_invisible (gunichar c);
char *kith_text_clean (const char *text, gsize max_chars);
char *kith_text_clean_lines (const char *text, gsize max_chars);
gboolean kith_text_is_blank (const char *text);
gboolean kith_text_replace (char **text, const char *value);
gsize kith_text_length (const char *text);

char *kith_text_fold (const char *text);
char *kith_text_fold_long (const char *text);
char *kith_text_make_code (const char *label, const char *otherwise);
guint16 kith_text_fold_version (const char *text);
GStrv kith_text_tokens (const char *folded);

const char *kith_text_next_letter (const char *at);
char *kith_text_public_name (const char *name);
char *kith_text_initials (const char *name);

G_END_DECLS
