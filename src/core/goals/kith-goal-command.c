/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands about goals. */

#include "goals/kith-goal-command-private.h"

static KithGoalCommand *
new_command (KithGoalDo what, gint64 goal, gint64 version)
{
  KithGoalCommand *self = g_new0 (KithGoalCommand, 1);

  g_atomic_ref_count_init (&self->refs);
  self->what = what;
  self->goal = goal;
  self->version = version;
  return self;
}

/**
 * kith_goal_command_ref:
 * @self: a command
 *
 * Returns: (transfer full): the same
 */
KithGoalCommand *
kith_goal_command_ref (KithGoalCommand *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/**
 * kith_goal_command_unref:
 * @self: (transfer full): a command
 */
void
kith_goal_command_unref (KithGoalCommand *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  kith_goal_free (self->wanted);
  kith_goal_entry_free (self->entry);
  g_free (self);
}

/**
 * kith_goal_command_make:
 * @goal: whose, what and until when; its entries are not looked at
 * @first: how it stands with it already
 *
 * Returns: (transfer full): that somebody has this goal
 */
KithGoalCommand *
kith_goal_command_make (const KithGoal *goal, const KithGoalEntry *first)
{
  KithGoalCommand *self;

  g_return_val_if_fail (goal != NULL && first != NULL, NULL);

  self = new_command (KITH_GOAL_DO_MAKE, 0, 0);
  self->wanted = kith_goal_copy (goal);
  self->entry = kith_goal_entry_copy (first);
  return self;
}

/**
 * kith_goal_command_entry:
 * @goal: an id
 * @version: as it was read
 * @entry: how it goes, and how it stands with the goal now
 *
 * Returns: (transfer full): that it went so
 */
KithGoalCommand *
kith_goal_command_entry (gint64 goal, gint64 version, const KithGoalEntry *entry)
{
  KithGoalCommand *self;

  g_return_val_if_fail (entry != NULL, NULL);

  self = new_command (KITH_GOAL_DO_ENTRY, goal, version);
  self->entry = kith_goal_entry_copy (entry);
  return self;
}

/**
 * kith_goal_command_edit:
 * @wanted: the goal as it was read, with other words, area, target, steps or milestones
 *
 * Returns: (transfer full): that it says this
 */
KithGoalCommand *
kith_goal_command_edit (const KithGoal *wanted)
{
  KithGoalCommand *self;

  g_return_val_if_fail (wanted != NULL, NULL);

  self = new_command (KITH_GOAL_DO_EDIT, wanted->id, wanted->version);
  self->wanted = kith_goal_copy (wanted);
  return self;
}

/**
 * kith_goal_command_take_back:
 * @goal: an id
 * @version: as it was read
 *
 * Returns: (transfer full): that its last entry was a mistake; the goal itself, where it has but one
 */
KithGoalCommand *
kith_goal_command_take_back (gint64 goal, gint64 version)
{
  return new_command (KITH_GOAL_DO_TAKE_BACK, goal, version);
}

KithGoalCommand *
kith_goal_command_put_back (gint64 goal, gint64 version, gint64 entry)
{
  KithGoalCommand *self = new_command (KITH_GOAL_DO_PUT_BACK, goal, version);

  self->entry_id = entry;
  return self;
}
