/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithGoalCommand: everything that can be done with goals, as a value. Applying one hands back its
 * inverse, so undo is applying that. */

#pragma once

#include "goals/kith-goal.h"

G_BEGIN_DECLS

typedef struct _KithGoalCommand KithGoalCommand;

KithGoalCommand *kith_goal_command_ref (KithGoalCommand *self);
void kith_goal_command_unref (KithGoalCommand *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithGoalCommand, kith_goal_command_unref)

KithGoalCommand *kith_goal_command_make (const KithGoal *goal, const KithGoalEntry *first);
/* version: as the goal was read; refused where somebody wrote to it since. */
KithGoalCommand *kith_goal_command_entry (gint64 goal, gint64 version, const KithGoalEntry *entry);
/* wanted: a copy of the goal as it was read, with other words, area, target, steps or milestones. */
KithGoalCommand *kith_goal_command_edit (const KithGoal *wanted);
/* The last entry that stands; with its first, the goal was a mistake. */
KithGoalCommand *kith_goal_command_take_back (gint64 goal, gint64 version);

G_END_DECLS
