/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KithAnswer:
 * @KITH_ANSWER_NOT_ASKED: nobody has asked; what everything begins with
 * @KITH_ANSWER_YES: or an answer of the list
 *
 * Non-answers differ, and none is taken for another. The codes are permanent: they are sealed.
 */
typedef enum
{
  KITH_ANSWER_NOT_ASKED = 0,
  KITH_ANSWER_NO = 1,
  KITH_ANSWER_DOES_NOT_KNOW = 2,
  KITH_ANSWER_PREFERS_NOT = 3,
  KITH_ANSWER_YES = 4,
} KithAnswer;

#define KITH_N_ANSWERS 5

gboolean kith_answer_is_valid (guint32 answer);
const char *kith_answer_code (KithAnswer answer);
const char *kith_answer_label (KithAnswer answer);

G_END_DECLS
