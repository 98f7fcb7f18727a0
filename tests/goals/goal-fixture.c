/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Goals for tests. */

#include "goals/goal-fixture.h"

gint64
goal_fixture_make (KithSession *session, gint64 person, GError **error)
{
  KithDay today = kith_clock_today (kith_session_get_clock (session));
  g_autoptr (KithGoal) goal = kith_goal_new (person);
  g_autoptr (KithGoalEntry) first = kith_goal_entry_new (KITH_GOAL_PROPOSED);
  g_autoptr (KithGoalCommand) command = NULL;
  g_autoptr (KithGoalDone) done = NULL;

  goal->area = KITH_GOAL_AREA_INTERESTS;
  goal->words = g_strdup ("play music with others again");
  goal->target_day = today + 60;
  g_ptr_array_add (goal->steps, kith_goal_mark_new ("mend the guitar", today));
  g_ptr_array_add (goal->steps, kith_goal_mark_new ("ask Ada about Tuesdays", KITH_DAY_NONE));
  g_ptr_array_add (goal->milestones, kith_goal_mark_new ("one whole song", KITH_DAY_NONE));
  first->words = g_strdup ("misses it");
  command = kith_goal_command_make (goal, first);
  done = kith_goals_apply (session, command, error);
  return done != NULL ? done->goal : 0;
}

KithGoal *
goal_fixture_get (KithSession *session, gint64 goal)
{
  g_autoptr (GError) error = NULL;
  KithGoal *read = kith_goals_get (session, goal, &error);

  g_assert_no_error (error);
  return read;
}

KithGoalDone *
goal_fixture_entry (KithSession *session, gint64 goal, KithGoalState state, const char *words, GError **error)
{
  g_autoptr (KithGoal) read = goal_fixture_get (session, goal);
  g_autoptr (KithGoalEntry) entry = kith_goal_entry_new (state);
  g_autoptr (KithGoalCommand) command = NULL;

  entry->words = g_strdup (words);
  command = kith_goal_command_entry (goal, read->version, entry);
  return kith_goals_apply (session, command, error);
}
