/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every function of the services of goals, for test-permissions.c to try. */

#include "desk/permission-calls.h"

#include "goals/goal-fixture.h"
#include "goals/kith-holding-goals.h"
#include "people/kith-merges.h"

#define TOOK_DONE(call) TAKEN (call, kith_goal_done_free)

static gboolean
goals_make (Scene *s, GError **error)
{
  return goal_fixture_make (s->session, s->person, error) != 0;
}

static gboolean
goals_entry (Scene *s, GError **error)
{
  g_autoptr (KithGoalEntry) entry = kith_goal_entry_new (KITH_GOAL_REACHED);
  g_autoptr (KithGoalCommand) command = kith_goal_command_entry (s->goal, 1, entry);

  return TOOK_DONE (kith_goals_apply (s->session, command, error));
}

static gboolean
goals_edit (Scene *s, GError **error)
{
  g_autoptr (KithGoal) read = goal_fixture_get (s->fixture->session, s->goal);
  g_autoptr (KithGoalCommand) command = NULL;

  read->target_day = KITH_DAY_NONE;
  command = kith_goal_command_edit (read);
  return TOOK_DONE (kith_goals_apply (s->session, command, error));
}

static gboolean
goals_take_back (Scene *s, GError **error)
{
  g_autoptr (KithGoalCommand) command = kith_goal_command_take_back (s->goal, 1);

  return TOOK_DONE (kith_goals_apply (s->session, command, error));
}

static gboolean
goals_list (Scene *s, GError **error)
{
  return TOOK_ARRAY (kith_goals_list (s->session, s->person, error));
}

static gboolean
goals_get (Scene *s, GError **error)
{
  return TAKEN (kith_goals_get (s->session, s->goal, error), kith_goal_free);
}

static gboolean
holding_read_goals (Scene *s, GError **error)
{
  g_autoptr (KithHolding) holding = kith_holding_new (s->person);
  g_autoptr (KithThirdParty) others = kith_third_party_new ();
  KithDb *db = kith_store_get_reader (kith_session_get_store (s->session), NULL);
  g_autoptr (GArray) records = kith_merges_list_records (db, s->person, NULL);
  const KithHoldingReading reading = { s->session, db, records, others, holding, NULL };

  return kith_holding_read_goals (&reading, error);
}

const PermissionCall *
permission_calls_goals (guint *n_calls)
{
  static const PermissionCall calls[] = {
    { "goals-make", goals_make, KITH_ACTION_CARE_WRITE },
    { "goals-entry", goals_entry, KITH_ACTION_CARE_WRITE },
    { "goals-edit", goals_edit, KITH_ACTION_CARE_WRITE },
    { "goals-take-back", goals_take_back, KITH_ACTION_CARE_WRITE },
    { "goals-list", goals_list, KITH_ACTION_CARE_READ },
    { "goals-get", goals_get, KITH_ACTION_CARE_READ },
    { "holding-read-goals", holding_read_goals, KITH_ACTION_CARE_READ },
  };

  *n_calls = G_N_ELEMENTS (calls);
  return calls;
}
