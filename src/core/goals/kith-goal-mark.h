/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithGoalMark: something to do on the way to a goal, or something on it to celebrate, and the day it was. A
 * value. */

#pragma once

#include "base/kith-day.h"

G_BEGIN_DECLS

#define KITH_GOAL_MARK_TYPE "aa{sv}"
/* Steps, or milestones, of one goal. */
#define KITH_GOAL_MARKS_MAX 40

/**
 * KithGoalMark:
 * @words: (owned) (nullable): what it is
 * @day: when it was done or reached, or %KITH_DAY_NONE
 * @extras: (owned): what this Kith does not know
 */
typedef struct
{
  char *words;
  KithDay day;
  GVariant *extras;
} KithGoalMark;

KithGoalMark *kith_goal_mark_new (const char *words, KithDay day);
KithGoalMark *kith_goal_mark_copy (const KithGoalMark *self);
void kith_goal_mark_free (KithGoalMark *self);

/* Lists of them. (element-type KithGoalMark) */
GPtrArray *kith_goal_marks_new (void);
GPtrArray *kith_goal_marks_copy (GPtrArray *marks);
void kith_goal_marks_clean (GPtrArray *marks);
gboolean kith_goal_marks_check (GPtrArray *marks, KithDay today, GError **error);
GVariant *kith_goal_marks_to_content (GPtrArray *marks);
void kith_goal_marks_take_content (GPtrArray *marks, GVariant *content);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithGoalMark, kith_goal_mark_free)

G_END_DECLS
