/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithGoals: what people want to reach, and how it goes. Every word is sealed under care. */

#pragma once

#include "goals/kith-goal-command.h"
#include "session/kith-change.h"

G_BEGIN_DECLS

/**
 * KithGoalDone:
 * @goal: an id
 * @person: whose, as the row has it
 * @entry: what was written down or taken back, 0 for none
 * @version: for writing to the goal next
 * @inverse: (owned): takes it back
 */
typedef struct
{
  gint64 goal;
  gint64 person;
  gint64 entry;
  gint64 version;
  KithGoalCommand *inverse;
} KithGoalDone;

void kith_goal_done_free (KithGoalDone *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithGoalDone, kith_goal_done_free)

KithGoalDone *kith_goals_apply_in (KithChange *change, const KithGoalCommand *command, GError **error);
KithGoalDone *kith_goals_apply (KithSession *session, const KithGoalCommand *command, GError **error);

/* Newest first, also what was taken back. (element-type KithGoal) */
GPtrArray *kith_goals_list (KithSession *session, gint64 person, GError **error);
KithGoal *kith_goals_get (KithSession *session, gint64 goal, GError **error);

G_END_DECLS
