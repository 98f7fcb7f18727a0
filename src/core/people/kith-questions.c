/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "people/kith-questions.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *question;
  const char *code;
  const char *label;
} Choice;

static const KithQuestion questions[] = {
  { "gender", N_ ("Gender"), FALSE },
  { "housing", N_ ("Where you stay"), FALSE },
  { "heritage", N_ ("Background or heritage"), FALSE },
  { "armed-forces", N_ ("Served in the armed forces"), TRUE },
};

static const Choice choices[] = {
  { "gender", "woman", N_ ("Woman") },
  { "gender", "man", N_ ("Man") },
  { "gender", "non-binary", N_ ("Non-binary") },
  { "gender", "another", N_ ("Another gender") },
  { "housing", "own-place", N_ ("A place of their own, rented or owned") },
  { "housing", "with-others", N_ ("With family or friends") },
  { "housing", "supported", N_ ("Supported or group housing") },
  { "housing", "shelter", N_ ("A shelter or emergency place") },
  { "housing", "outside", N_ ("Outside, or in a vehicle") },
  { "housing", "institution", N_ ("A hospital, a program or a jail") },
  { "heritage", "african", N_ ("African or Black") },
  { "heritage", "asian", N_ ("Asian") },
  { "heritage", "european", N_ ("European or White") },
  { "heritage", "indigenous", N_ ("Indigenous") },
  { "heritage", "latin-american", N_ ("Latin American") },
  { "heritage", "middle-eastern", N_ ("Middle Eastern or North African") },
  { "heritage", "pacific", N_ ("Pacific Islander") },
  { "heritage", "several", N_ ("Several of these") },
  { "heritage", "another", N_ ("Another") },
};

/**
 * kith_questions_get_n:
 *
 * Returns: how many questions there are
 */
guint
kith_questions_get_n (void)
{
  return G_N_ELEMENTS (questions);
}

/**
 * kith_questions_get:
 * @place: from 0 on
 *
 * Returns: the question, its label translated
 */
KithQuestion
kith_questions_get (guint place)
{
  KithQuestion question = { NULL, NULL, FALSE };

  g_return_val_if_fail (place < G_N_ELEMENTS (questions), question);

  question = questions[place];
  question.label = _ (question.label);
  return question;
}

/**
 * kith_question_get_n_choices:
 * @question: its code
 *
 * Returns: how many answers there are to choose from
 */
guint
kith_question_get_n_choices (const char *question)
{
  guint n = 0;

  g_return_val_if_fail (question != NULL, 0);

  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    n += g_str_equal (choices[i].question, question);
  return n;
}

/**
 * kith_question_get_choice:
 * @question: its code
 * @place: from 0 on
 * @label: (out) (optional) (transfer none): what it is called, translated
 *
 * Returns: (transfer none) (nullable): the code of the answer at that place
 */
const char *
kith_question_get_choice (const char *question, guint place, const char **label)
{
  g_return_val_if_fail (question != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      if (!g_str_equal (choices[i].question, question) || place-- > 0)
        continue;
      if (label != NULL)
        *label = _ (choices[i].label);
      return choices[i].code;
    }
  return NULL;
}
