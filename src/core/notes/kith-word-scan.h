/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of one paragraph: where each begins and ends, and what lies between it and the one before. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  char *fold; /* (owned): as kith_text_fold() */
  gsize start;
  gsize end;
  gboolean is_quoted;
  gboolean is_joined;  /* nothing but white space or a hyphen parts it from the word before */
  gboolean is_capital; /* one capital, and small letters behind it */
} KithScannedWord;

/* (transfer full) (element-type KithScannedWord) */
GArray *kith_word_scan (const char *paragraph, gsize length, const char *language);

G_END_DECLS
