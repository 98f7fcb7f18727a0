/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithWordsRow: words that mean the same, to be changed or removed. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define KITH_TYPE_WORDS_ROW (kith_words_row_get_type ())
G_DECLARE_FINAL_TYPE (KithWordsRow, kith_words_row, KITH, WORDS_ROW, AdwActionRow)

/* heading: (nullable) what it stands under. */
void kith_words_row_show (KithWordsRow *self, const char *words, const char *heading);
const char *kith_words_row_get_words (KithWordsRow *self);
const char *kith_words_row_get_heading (KithWordsRow *self);

G_END_DECLS
