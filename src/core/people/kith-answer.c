/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ways in which a question is answered or not. */

#include "people/kith-answer.h"

#include <glib/gi18n-lib.h>

static const char *const codes[KITH_N_ANSWERS] = { "not-asked", "no", "does-not-know", "prefers-not", "yes" };

static const char *const labels[KITH_N_ANSWERS] = {
  N_ ("Not asked"), N_ ("No"), N_ ("Does not know"), N_ ("Prefers not to answer"), N_ ("Yes"),
};

/**
 * kith_answer_is_valid:
 * @answer: a code that was stored
 *
 * Returns: whether there is such an answer
 */
gboolean
kith_answer_is_valid (guint32 answer)
{
  return answer < KITH_N_ANSWERS;
}

/**
 * kith_answer_code:
 * @answer: an answer
 *
 * Returns: (transfer none): its word in machine-readable files
 */
const char *
kith_answer_code (KithAnswer answer)
{
  g_return_val_if_fail (kith_answer_is_valid (answer), NULL);

  return codes[answer];
}

/**
 * kith_answer_label:
 * @answer: an answer
 *
 * Returns: (transfer none): for people to read
 */
const char *
kith_answer_label (KithAnswer answer)
{
  g_return_val_if_fail (kith_answer_is_valid (answer), NULL);

  return _ (labels[answer]);
}
