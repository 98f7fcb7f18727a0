/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithQuestionRow: one question about who somebody is, with its answers and every way of not answering. */

#pragma once

#include <adwaita.h>

#include "people/kith-intake-form.h"
#include "people/kith-questions.h"

G_BEGIN_DECLS

#define KITH_TYPE_QUESTION_ROW (kith_question_row_get_type ())
G_DECLARE_FINAL_TYPE (KithQuestionRow, kith_question_row, KITH, QUESTION_ROW, AdwComboRow)

/* Signal "changed" (): it was answered. */
GtkWidget *kith_question_row_new (KithQuestions *questions, const KithListed *question);
GtkWidget *kith_question_row_new_interpreter (void);
void kith_question_row_show (KithQuestionRow *self, const KithIntakeForm *form);
gboolean kith_question_row_store (KithQuestionRow *self, KithIntakeForm *form);

G_END_DECLS
