/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithWordsForm: the words of one group, with commas between. */

#pragma once

#include <adwaita.h>

#include "shared/kith-form.h"

G_BEGIN_DECLS

#define KITH_TYPE_WORDS_FORM (kith_words_form_get_type ())
G_DECLARE_FINAL_TYPE (KithWordsForm, kith_words_form, KITH, WORDS_FORM, KithForm)

/* (transfer floating) list: as kith_word_groups_new() takes it; before: (nullable) the group that changes. */
GtkWidget *kith_words_form_new (const char *list, const char *before);
/* After it was refused. */
void kith_words_form_fill (KithWordsForm *self, const char *words, const char *problem);
const char *kith_words_form_get_words (KithWordsForm *self);

G_END_DECLS
