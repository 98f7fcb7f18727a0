/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every function of the services of goals, for test-permissions.c to try. */

#include "desk/permission-calls.h"

#include "desk/kith-caseload.h"
#include "goals/check-in-fixture.h"
#include "goals/goal-fixture.h"
#include "goals/kith-check-ins-due.h"
#include "goals/kith-holding-check-ins.h"
#include "goals/kith-hard-times.h"
#include "goals/kith-holding-own-plans.h"
#include "goals/kith-own-plans.h"
#include "goals/kith-holding-goals.h"
#include "goals/kith-holding-hard-time.h"
#include "goals/kith-missed.h"
#include "base/kith-error.h"
#include "people/kith-merges.h"
#include "people/kith-reach.h"

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

static gboolean
holding_read_check_ins (Scene *s, GError **error)
{
  g_autoptr (KithHolding) holding = kith_holding_new (s->person);
  g_autoptr (KithThirdParty) others = kith_third_party_new ();
  KithDb *db = kith_store_get_reader (kith_session_get_store (s->session), NULL);
  g_autoptr (GArray) records = kith_merges_list_records (db, s->person, NULL);
  const KithHoldingReading reading = { s->session, db, records, others, holding, NULL };

  return kith_holding_read_check_ins (&reading, error);
}

static gboolean
hard_times_apply (Scene *s, GError **error)
{
  g_autoptr (KithHardTime) wanted = kith_hard_time_new (s->person);

  kith_hard_time_set (wanted, KITH_HARD_TIME_HELPS, "music");
  return TAKEN (kith_hard_times_apply (s->session, wanted, error), kith_hard_time_done_free);
}

static gboolean
hard_times_list (Scene *s, GError **error)
{
  return TOOK_ARRAY (kith_hard_times_list (s->session, s->person, error));
}

static gboolean
holding_read_hard_times (Scene *s, GError **error)
{
  g_autoptr (KithHolding) holding = kith_holding_new (s->person);
  g_autoptr (KithThirdParty) others = kith_third_party_new ();
  KithDb *db = kith_store_get_reader (kith_session_get_store (s->session), NULL);
  g_autoptr (GArray) records = kith_merges_list_records (db, s->person, NULL);
  const KithHoldingReading reading = { s->session, db, records, others, holding, NULL };

  return kith_holding_read_hard_times (&reading, error);
}

static gboolean
own_plans_apply (Scene *s, GError **error)
{
  g_autoptr (KithOwnPlan) wanted = kith_own_plan_new (s->person, KITH_PLAN_WELLNESS);

  kith_own_plan_set (wanted, KITH_PLAN_SECTION_HELPS, "music");
  return TAKEN (kith_own_plans_apply (s->session, wanted, error), kith_own_plan_done_free);
}

static gboolean
own_plans_list (Scene *s, GError **error)
{
  return TOOK_ARRAY (kith_own_plans_list (s->session, s->person, error));
}

static gboolean
holding_read_own_plans (Scene *s, GError **error)
{
  g_autoptr (KithHolding) holding = kith_holding_new (s->person);
  g_autoptr (KithThirdParty) others = kith_third_party_new ();
  KithDb *db = kith_store_get_reader (kith_session_get_store (s->session), NULL);
  g_autoptr (GArray) records = kith_merges_list_records (db, s->person, NULL);
  const KithHoldingReading reading = { s->session, db, records, others, holding, NULL };

  return kith_holding_read_own_plans (&reading, error);
}

static gboolean
check_ins_plan (Scene *s, GError **error)
{
  KithDay today = kith_clock_today (s->fixture->clock);

  return check_in_fixture_plan (s->session, s->person, today, 0, error) != 0;
}

static gboolean
check_ins_contact (Scene *s, GError **error)
{
  g_autoptr (KithCheckInContact) contact = kith_check_in_contact_new (KITH_WAY_CALL, KITH_CONTACT_REACHED);
  g_autoptr (KithCheckInCommand) command = kith_check_in_command_contact (s->check_in, 1, contact);

  return TAKEN (kith_check_ins_apply (s->session, command, error), kith_check_in_done_free);
}

static gboolean
check_ins_edit (Scene *s, GError **error)
{
  g_autoptr (KithCheckIn) read = check_in_fixture_get (s->fixture->session, s->check_in);
  g_autoptr (KithCheckInCommand) command = NULL;

  read->due_day++;
  command = kith_check_in_command_edit (read);
  return TAKEN (kith_check_ins_apply (s->session, command, error), kith_check_in_done_free);
}

static gboolean
check_ins_take_back (Scene *s, GError **error)
{
  g_autoptr (KithCheckInCommand) command = kith_check_in_command_take_back (s->check_in, 1);

  return TAKEN (kith_check_ins_apply (s->session, command, error), kith_check_in_done_free);
}

static gboolean
check_ins_list (Scene *s, GError **error)
{
  return TOOK_ARRAY (kith_check_ins_list (s->session, s->person, error));
}

static gboolean
check_ins_get (Scene *s, GError **error)
{
  return TAKEN (kith_check_ins_get (s->session, s->check_in, error), kith_check_in_free);
}

static gboolean
check_ins_read_permitted (Scene *s, GError **error)
{
  return kith_check_ins_read_permitted (s->session, s->person, error) != KITH_WAYS_NONE;
}

static gboolean
check_ins_due_list (Scene *s, GError **error)
{
  return TOOK_ARRAY (kith_check_ins_due_list (s->session, KITH_DAY_NONE, 0, NULL, error));
}

static gboolean
check_ins_due_read (Scene *s, GError **error)
{
  g_autoptr (GPtrArray) all = kith_check_ins_due_list (s->fixture->session, KITH_DAY_NONE, 0, NULL, NULL);

  g_assert_cmpuint (all->len, >, 0);
  return kith_check_ins_due_read (s->session, all, error);
}

static gboolean
missed_list (Scene *s, GError **error)
{
  return TOOK_ARRAY (kith_missed_list (s->session, 6, NULL, error));
}

static gboolean
reach_list_to_ask (Scene *s, GError **error)
{
  return TOOK_ARRAY (kith_reach_list_to_ask (s->session, NULL, NULL, error));
}

static gboolean
hand_over_own (Scene *s, GError **error)
{
  gint64 own = kith_session_get_account (s->session);
  gint64 to = kith_session_get_account (s->fixture->session);
  g_autoptr (GError) why = NULL;
  KithCaseload *handed = kith_caseload_hand_over (s->session, own, to, &why);

  /* The coordinator's own: there is nobody else to take it. */
  if (own == to && g_error_matches (why, KITH_ERROR, KITH_ERROR_INVALID))
    return TRUE;
  if (why != NULL)
    g_propagate_error (error, g_steal_pointer (&why));
  return TAKEN (handed, kith_caseload_free);
}

static gboolean
hand_over_of_others (Scene *s, GError **error)
{
  return TAKEN (kith_caseload_hand_over (s->session, 1, kith_session_get_account (s->fixture->session),
                                         error),
                kith_caseload_free);
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
    { "check-ins-plan", check_ins_plan, KITH_ACTION_CARE_WRITE },
    { "check-ins-contact", check_ins_contact, KITH_ACTION_CARE_WRITE },
    { "check-ins-edit", check_ins_edit, KITH_ACTION_CARE_WRITE },
    { "check-ins-take-back", check_ins_take_back, KITH_ACTION_CARE_WRITE },
    { "check-ins-list", check_ins_list, KITH_ACTION_CARE_READ },
    { "check-ins-get", check_ins_get, KITH_ACTION_CARE_READ },
    { "check-ins-read-permitted", check_ins_read_permitted, KITH_ACTION_INTAKE_READ },
    { "check-ins-due-list", check_ins_due_list, KITH_ACTION_CARE_READ },
    { "check-ins-due-read", check_ins_due_read, KITH_ACTION_CARE_READ },
    { "missed-list", missed_list, KITH_ACTION_CARE_READ },
    { "reach-list-to-ask", reach_list_to_ask, KITH_ACTION_INTAKE_READ },
    { "caseload-hand-over-own", hand_over_own, KITH_ACTION_CARE_WRITE },
    { "caseload-hand-over-of-others", hand_over_of_others, KITH_ACTION_ACCOUNTS_MANAGE },
    { "holding-read-check-ins", holding_read_check_ins, KITH_ACTION_CARE_READ },
    { "holding-read-goals", holding_read_goals, KITH_ACTION_CARE_READ },
    { "hard-times-apply", hard_times_apply, KITH_ACTION_CARE_WRITE },
    { "hard-times-list", hard_times_list, KITH_ACTION_DESK_READ },
    { "holding-read-hard-times", holding_read_hard_times, KITH_ACTION_CARE_READ },
    { "own-plans-apply", own_plans_apply, KITH_ACTION_CARE_WRITE },
    { "own-plans-list", own_plans_list, KITH_ACTION_CARE_READ },
    { "holding-read-own-plans", holding_read_own_plans, KITH_ACTION_CARE_READ },
  };

  *n_calls = G_N_ELEMENTS (calls);
  return calls;
}
