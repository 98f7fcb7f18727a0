/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithQuestion: what a center may ask about somebody to describe who comes, and the answers to choose from.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KithQuestion:
 * @code: permanent; a code is never used again for something else
 * @label: for people to read, translated
 * @yes_or_no: it is answered by yes or no instead of a choice
 *
 * A question.
 */
typedef struct
{
  const char *code;
  const char *label;
  gboolean yes_or_no;
} KithQuestion;

guint kith_questions_get_n (void);
KithQuestion kith_questions_get (guint place);
/* The answers of a question: codes, and what they are called. */
guint kith_question_get_n_choices (const char *question);
const char *kith_question_get_choice (const char *question, guint place, const char **label);

G_END_DECLS
