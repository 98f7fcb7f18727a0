/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithGoals from the inside: what carrying out a command works with. */

#pragma once

#include "goals/kith-goal-command-private.h"
#include "goals/kith-goals.h"

G_BEGIN_DECLS

typedef struct
{
  KithSession *session;
  const KithGoalCommand *command;
  KithChange *change;   /* (unowned) (nullable) until it begins */
  KithGoal *goal;       /* (owned): as it is stored, or is to be */
  KithGoalEntry *entry; /* (owned) (nullable): what is to be added */
  KithGoalDone *done;   /* (owned) */
} KithGoalWork;

void kith_goal_work_clear (KithGoalWork *self);
/* Whatever can be refused is, before anything is written. */
gboolean kith_goal_work_prepare (KithGoalWork *work, KithDb *db, GError **error);
gboolean kith_goal_work_carry_out (KithGoalWork *work, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KithGoalWork, kith_goal_work_clear)

G_END_DECLS
