/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * That somebody has a goal, since when, in what part of life and how it stands with it is in clear, as a
 * visit is, so that it can be counted; what it is, and every word about it, is sealed under care.
 */

#include "goals/kith-goals.h"

#include "goals/kith-goals-private.h"
#include "people/kith-people.h"

/**
 * kith_goal_done_free:
 * @self: (transfer full) (nullable): what was done
 */
void
kith_goal_done_free (KithGoalDone *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->inverse, kith_goal_command_unref);
  g_free (self);
}

/**
 * kith_goals_apply_in:
 * @change: a transaction
 * @command: what is to be done
 * @error: as kith_goals_apply()
 *
 * Returns: (transfer full): what was done, and what takes it back
 */
KithGoalDone *
kith_goals_apply_in (KithChange *change, const KithGoalCommand *command, GError **error)
{
  g_auto (KithGoalWork) work = { .command = command, .change = change };

  g_return_val_if_fail (change != NULL && command != NULL, NULL);

  work.session = kith_change_get_session (change);
  work.done = g_new0 (KithGoalDone, 1);
  if (!kith_session_demand (work.session, KITH_ACTION_CARE_WRITE, error) ||
      !kith_goal_work_prepare (&work, kith_change_get_db (change), error) ||
      !kith_goal_work_carry_out (&work, error))
    return NULL;
  return g_steal_pointer (&work.done);
}

/**
 * kith_goals_apply:
 * @session: whose rights and keys are used
 * @command: what is to be done
 * @error: %KITH_ERROR_INVALID, %KITH_ERROR_NOT_FOUND, %KITH_ERROR_CHANGED where somebody wrote to the goal
 *   since it was read, %KITH_ERROR_NOT_PERMITTED, also where a guard keeps this account from the record
 *
 * Returns: (transfer full): what was done, and what takes it back
 */
KithGoalDone *
kith_goals_apply (KithSession *session, const KithGoalCommand *command, GError **error)
{
  g_auto (KithGoalWork) work = { session, command };
  g_autoptr (KithChange) change = NULL;
  gboolean made;
  gint64 person;
  KithDb *db;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);
  g_return_val_if_fail (command != NULL, NULL);

  made = command->what == KITH_GOAL_DO_MAKE;
  work.done = g_new0 (KithGoalDone, 1);
  if (!kith_session_demand (session, KITH_ACTION_CARE_WRITE, error))
    return NULL;
  db = kith_store_get_reader (kith_session_get_store (session), error);
  if (db == NULL || !kith_goal_work_prepare (&work, db, error))
    return NULL;
  person = work.goal->person;
  work.change = change =
      kith_session_begin (session, made ? KITH_EVENT_GOAL_ADDED : KITH_EVENT_GOAL_CHANGED, person, error);
  if (change == NULL || !kith_people_check_there (kith_change_get_db (change), person, error) ||
      !kith_goal_work_carry_out (&work, error) || !kith_change_commit (change, error))
    return NULL;
  return g_steal_pointer (&work.done);
}
