/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A command from the inside: immutable once it is made, so that any thread may carry it out. */

#pragma once

#include "goals/kith-goal-command.h"

G_BEGIN_DECLS

typedef enum
{
  KITH_GOAL_DO_MAKE,
  KITH_GOAL_DO_ENTRY,
  KITH_GOAL_DO_EDIT,
  KITH_GOAL_DO_TAKE_BACK,
  KITH_GOAL_DO_PUT_BACK,
} KithGoalDo;

struct _KithGoalCommand
{
  gatomicrefcount refs;
  KithGoalDo what;
  gint64 goal;
  gint64 version;
  gint64 entry_id;      /* what is put back */
  KithGoal *wanted;     /* (owned) (nullable) */
  KithGoalEntry *entry; /* (owned) (nullable) */
};

KithGoalCommand *kith_goal_command_put_back (gint64 goal, gint64 version, gint64 entry);

G_END_DECLS
