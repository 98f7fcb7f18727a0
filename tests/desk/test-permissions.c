/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every function of the services of people, visits, counts and the desk, by every role: what the table of
 * permissions forbids is refused as not permitted, and nothing else is. */

#include "desk/permission-calls.h"

#include "base/kith-error.h"
#include "desk/kith-paper-sheet.h"
#include "groups/group-fixture.h"
#include "people/consent-fixture.h"
#include "people/kith-merges.h"
#include "goals/check-in-fixture.h"
#include "goals/goal-fixture.h"
#include "incidents/incident-fixture.h"
#include "referrals/referral-fixture.h"
#include "stats/kith-totals-import.h"
#include "visits/kith-visit-changes.h"
#include "visits/visits-steps.h"

static gboolean
visits_sign_in (Scene *s, GError **error)
{
  return TOOK_VISIT (visits_step_sign_in (s->visits, s->other, NULL, KITH_SOURCE_DESK, NULL, NULL, error));
}

static gboolean
visits_set_state (Scene *s, GError **error)
{
  return TOOK_VISIT (visits_step_set_state (s->visits, s->visit, KITH_PRESENCE_LEFT, NULL, error));
}

static gboolean
visits_set_state_past (Scene *s, GError **error)
{
  return TOOK_VISIT (visits_step_set_state (s->visits, s->past_visit, KITH_PRESENCE_LEFT, NULL, error));
}

static gboolean
visits_restore_past (Scene *s, GError **error)
{
  g_autoptr (KithVisit) visit = kith_visits_get (s->fixture->visits, s->past_visit, NULL);
  return TOOK_VISIT (visits_step_restore (s->visits, visit, error));
}

static gboolean
visits_void (Scene *s, GError **error)
{
  return visits_step_void (s->visits, s->visit, error);
}

static gboolean
visits_void_past (Scene *s, GError **error)
{
  return visits_step_void (s->visits, s->past_visit, error);
}

static gboolean
visits_unvoid (Scene *s, GError **error)
{
  visits_step_void (s->fixture->visits, s->visit, NULL);
  return visits_step_unvoid (s->visits, s->visit, error);
}

static gboolean
visits_reassign (Scene *s, GError **error)
{
  return TOOK_VISIT (visits_step_reassign (s->visits, s->visit, s->other, error));
}

static gboolean
visits_reassign_past (Scene *s, GError **error)
{
  return TOOK_VISIT (visits_step_reassign (s->visits, s->past_visit, s->other, error));
}

static gboolean
visits_set_service (Scene *s, GError **error)
{
  return visits_step_set_service (s->visits, s->visit, s->service, TRUE, error);
}

static gboolean
visits_set_service_past (Scene *s, GError **error)
{
  return visits_step_set_service (s->visits, s->past_visit, s->service, TRUE, error);
}

static gboolean
visits_add_guests (Scene *s, GError **error)
{
  return TOOK_GUEST (visits_step_add_guests (s->visits, 2, NULL, KITH_SOURCE_DESK, error));
}

static gboolean
visits_set_guest (Scene *s, GError **error)
{
  g_autoptr (KithGuest) guest = kith_guest_new ();

  guest->id = s->guest;
  guest->number = 3;
  guest->version = 1;
  return TOOK_GUEST (visits_step_set_guest (s->visits, guest, error));
}

static gboolean
visits_set_guest_service (Scene *s, GError **error)
{
  return visits_step_set_guest_service (s->visits, s->guest, s->service, 1, error);
}

static gboolean
visits_name_guest (Scene *s, GError **error)
{
  return TOOK_VISIT (visits_step_name_guest (s->visits, s->guest, s->other, error));
}

static gboolean
visits_on_day (Scene *s, GError **error)
{
  return TOOK_ARRAY (kith_visits_on_day (s->visits, 20000, error));
}

static gboolean
visits_guests_on_day (Scene *s, GError **error)
{
  return TOOK_ARRAY (kith_visits_guests_on_day (s->visits, 20000, error));
}

static gboolean
visits_of_person (Scene *s, GError **error)
{
  return TOOK_ARRAY (kith_visits_of_person (s->visits, s->person, 5, error));
}

static gboolean
visits_removed_of_person (Scene *s, GError **error)
{
  return TOOK_ARRAY (kith_visits_removed_of_person (s->visits, s->person, 5, error));
}

static gboolean
visits_get (Scene *s, GError **error)
{
  return TOOK_VISIT (kith_visits_get (s->visits, s->visit, error));
}

static gboolean
visits_close_day (Scene *s, GError **error)
{
  return visits_step_close_day (s->visits, kith_clock_today (s->fixture->clock), NULL, error);
}

static gboolean
visits_roll_over (Scene *s, GError **error)
{
  return kith_visits_roll_over (s->visits, NULL, error);
}

static gboolean
visits_get_presence (Scene *s, GError **error)
{
  KithPresence presence;
  return kith_visits_get_presence (s->visits, s->person, &presence, error);
}

static gboolean
visits_load_presence (Scene *s, GError **error)
{
  return TOOK_TABLE (kith_visits_load_presence (s->visits, error));
}

static gboolean
services_add (Scene *s, GError **error)
{
  return kith_services_add (s->session, "Sauna", error) != 0;
}

static gboolean
services_update (Scene *s, GError **error)
{
  g_autoptr (GPtrArray) services = kith_services_list (s->fixture->store, TRUE, NULL);
  return kith_services_update (s->session, g_ptr_array_index (services, 0), error);
}

static gboolean
counts_today (Scene *s, GError **error)
{
  KithDay today = kith_clock_today (s->fixture->clock);
  return kith_counts_demand (s->session, today, today, KITH_COUNT_WHOLE, error);
}

static gboolean
counts_year (Scene *s, GError **error)
{
  KithDay today = kith_clock_today (s->fixture->clock);
  return kith_counts_demand (s->session, today - 365, today, KITH_PERIOD_MONTH, error);
}

static gboolean
past_totals_list (Scene *s, GError **error)
{
  return TAKEN (kith_past_totals_list (s->session, error), g_array_unref);
}

static gboolean
past_totals_put (Scene *s, GError **error)
{
  g_autoptr (KithChange) change = kith_session_begin (s->session, KITH_EVENT_TOTALS_IMPORTED, 0, error);
  const KithPastTotal total = { kith_day_from_ymd (2020, 1, 1), { 1, 1, 1, 1 } };

  return change != NULL && kith_past_totals_put_in (change, &total, error);
}

static KithTotalsImport *
read_totals (KithSession *session, GError **error)
{
  g_autoptr (GInputStream) stream =
      g_memory_input_stream_new_from_data ("month,visits\n2020-02,5\n", -1, NULL);
  g_autoptr (KithTotalsImport) import = kith_totals_import_read (stream, NULL, error);

  return import != NULL && kith_totals_import_map (import, session, NULL, 0, TRUE, NULL, error)
             ? g_steal_pointer (&import)
             : NULL;
}

static gboolean
totals_import_read (Scene *s, GError **error)
{
  return TAKEN (read_totals (s->session, error), g_object_unref);
}

static gboolean
totals_import_take_back (Scene *s, GError **error)
{
  g_autoptr (KithTotalsImport) import = read_totals (s->fixture->session, NULL);

  kith_totals_import_apply (import, s->session, NULL, NULL);
  return kith_totals_import_take_back (import, s->session, error);
}

static gboolean
totals_import_apply (Scene *s, GError **error)
{
  g_autoptr (KithTotalsImport) import = read_totals (s->fixture->session, NULL);

  return kith_totals_import_apply (import, s->session, NULL, error);
}

static gboolean
desk_open (Scene *s, GError **error)
{
  return permission_take (kith_desk_open (s->session, NULL, error), g_object_unref);
}

static gboolean
desk_list_waiting (Scene *s, GError **error)
{
  return TOOK_ARRAY (kith_desk_list_waiting (s->desk, 0, error));
}

static gboolean
desk_list_notices (Scene *s, GError **error)
{
  return TOOK_ARRAY (kith_desk_list_notices (s->desk, 0, error));
}

static gboolean
desk_list_keep_apart (Scene *s, GError **error)
{
  return TOOK_ARRAY (kith_desk_list_keep_apart (s->desk, error));
}

static gboolean
apply (Scene *s, KithDeskCommand *command, GError **error)
{
  g_autoptr (KithDeskCommand) owned = command;
  return permission_take (kith_desk_apply (s->desk, owned, error), (GDestroyNotify) kith_desk_outcome_free);
}

#define COMMAND(name, command)                                                                               \
  static gboolean name (Scene *s, GError **error)                                                            \
  {                                                                                                          \
    return apply (s, command, error);                                                                        \
  }

COMMAND (do_sign_in, kith_desk_command_sign_in (s->other, KITH_SOURCE_DESK, NULL))
COMMAND (do_add, kith_desk_command_add ("Ada", NULL, NULL, NULL, NULL))
COMMAND (do_add_and_sign_in, kith_desk_command_add_and_sign_in ("Ada", NULL, NULL, NULL))
COMMAND (do_set_state, kith_desk_command_set_state (s->visit, KITH_PRESENCE_OUT))
COMMAND (do_void_visit, kith_desk_command_void_visit (s->visit))
COMMAND (do_void_past, kith_desk_command_void_visit (s->past_visit))
COMMAND (do_put_back, kith_desk_command_put_back_visit (s->removed_visit))
COMMAND (do_put_back_past, kith_desk_command_put_back_visit (s->removed_past))
COMMAND (do_reassign, kith_desk_command_reassign (s->visit, s->other))
COMMAND (do_service, kith_desk_command_service (s->visit, s->service, TRUE))
COMMAND (do_service_for_many, kith_desk_command_service_for_many (&s->visit, 1, s->service, TRUE))
COMMAND (do_guests, kith_desk_command_guests (2))
COMMAND (do_guest_state, kith_desk_command_guest_state (s->guest, KITH_PRESENCE_LEFT))
COMMAND (do_guest_service, kith_desk_command_guest_service (s->guest, s->service, 1))
COMMAND (do_void_guest, kith_desk_command_void_guest (s->guest))
COMMAND (do_name_guest, kith_desk_command_name_guest (s->guest, s->other))
COMMAND (do_waiting_add, kith_desk_command_waiting_add (s->person, KITH_WAITING_MAIL, NULL))
COMMAND (do_waiting_given, kith_desk_command_waiting_given (s->waiting))
COMMAND (do_notice_add, kith_desk_command_notice_add (s->person, "call", kith_desk_get_day (s->desk) + 3))
COMMAND (do_notice_withdraw, kith_desk_command_notice_withdraw (s->notice))
COMMAND (do_notice_answer, kith_desk_command_notice_answer (s->notice, "yes"))
COMMAND (do_keep_apart, kith_desk_command_keep_apart (s->person, s->other))
COMMAND (do_keep_apart_end, kith_desk_command_keep_apart_end (s->apart))
COMMAND (do_close_day, kith_desk_command_close_day (kith_desk_get_day (s->desk)))
COMMAND (do_set_card, kith_desk_command_set_card (s->person, "Rosa", NULL, NULL, NULL, NULL))
COMMAND (do_distinct, kith_desk_command_distinct (s->person, s->other))
COMMAND (do_merge, kith_desk_command_merge (s->other, s->person, NULL))
COMMAND (do_unmerge, kith_desk_command_unmerge (s->merged, TRUE))

static gboolean
paper_apply (Scene *s, GError **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_paper_line_free);

  g_ptr_array_add (lines, kith_paper_line_new ());
  return kith_paper_sheet_apply (s->desk, kith_desk_get_day (s->desk) - 1, lines, NULL, error);
}

static gboolean
paper_read_csv (Scene *s, GError **error)
{
  static const char text[] = "2025-11-18,,,\n";
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (text, -1, NULL);
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  KithDay day;

  return kith_paper_sheet_read_csv (s->desk, stream, &day, &lines, &problems, error);
}

#define RECORD KITH_ACTION_VISIT_RECORD
#define PAST KITH_ACTION_VISIT_CORRECT_PAST
#define READ KITH_ACTION_DESK_READ
#define WRITE KITH_ACTION_DESK_WRITE

static const PermissionCall calls[] = {
  { "visits-sign-in", visits_sign_in, RECORD },
  { "visits-set-state", visits_set_state, RECORD },
  { "visits-set-state-past", visits_set_state_past, PAST },
  { "visits-restore-past", visits_restore_past, PAST },
  { "visits-void", visits_void, RECORD },
  { "visits-void-past", visits_void_past, PAST },
  { "visits-unvoid", visits_unvoid, RECORD },
  { "visits-reassign", visits_reassign, RECORD },
  { "visits-reassign-past", visits_reassign_past, PAST },
  { "visits-set-service", visits_set_service, RECORD },
  { "visits-set-service-past", visits_set_service_past, PAST },
  { "visits-add-guests", visits_add_guests, RECORD },
  { "visits-set-guest", visits_set_guest, RECORD },
  { "visits-set-guest-service", visits_set_guest_service, RECORD },
  { "visits-name-guest", visits_name_guest, RECORD },
  { "visits-on-day", visits_on_day, RECORD },
  { "visits-guests-on-day", visits_guests_on_day, RECORD },
  { "visits-of-person", visits_of_person, RECORD },
  { "visits-removed-of-person", visits_removed_of_person, RECORD },
  { "visits-get", visits_get, RECORD },
  { "visits-close-day", visits_close_day, RECORD },
  { "visits-roll-over", visits_roll_over, RECORD },
  { "visits-get-presence", visits_get_presence, RECORD },
  { "visits-load-presence", visits_load_presence, RECORD },
  { "services-add", services_add, KITH_ACTION_SERVICES_WRITE },
  { "services-update", services_update, KITH_ACTION_SERVICES_WRITE },
  { "counts-today", counts_today, KITH_ACTION_COUNT_TODAY },
  { "counts-year", counts_year, KITH_ACTION_COUNT_TOTALS },
  { "past-totals-list", past_totals_list, KITH_ACTION_COUNT_TOTALS },
  { "past-totals-put", past_totals_put, KITH_ACTION_TOTALS_IMPORT },
  { "totals-import-read", totals_import_read, KITH_ACTION_TOTALS_IMPORT },
  { "totals-import-take-back", totals_import_take_back, KITH_ACTION_TOTALS_IMPORT },
  { "totals-import-apply", totals_import_apply, KITH_ACTION_TOTALS_IMPORT },
  { "desk-open", desk_open, READ },
  { "desk-list-waiting", desk_list_waiting, READ },
  { "desk-list-notices", desk_list_notices, READ },
  { "desk-list-keep-apart", desk_list_keep_apart, KITH_ACTION_KEEP_APART_WRITE },
  { "do-sign-in", do_sign_in, RECORD },
  { "do-add", do_add, WRITE },
  { "do-add-and-sign-in", do_add_and_sign_in, WRITE },
  { "do-set-state", do_set_state, RECORD },
  { "do-void-visit", do_void_visit, RECORD },
  { "do-void-past", do_void_past, PAST },
  { "do-put-back", do_put_back, RECORD },
  { "do-put-back-past", do_put_back_past, PAST },
  { "do-reassign", do_reassign, RECORD },
  { "do-service", do_service, RECORD },
  { "do-service-for-many", do_service_for_many, RECORD },
  { "do-guests", do_guests, RECORD },
  { "do-guest-state", do_guest_state, RECORD },
  { "do-guest-service", do_guest_service, RECORD },
  { "do-void-guest", do_void_guest, RECORD },
  { "do-name-guest", do_name_guest, RECORD },
  { "do-waiting-add", do_waiting_add, WRITE },
  { "do-waiting-given", do_waiting_given, WRITE },
  { "do-notice-add", do_notice_add, KITH_ACTION_NOTICE_WRITE },
  { "do-notice-withdraw", do_notice_withdraw, KITH_ACTION_NOTICE_WRITE },
  { "do-notice-answer", do_notice_answer, WRITE },
  { "do-keep-apart", do_keep_apart, KITH_ACTION_KEEP_APART_WRITE },
  { "do-keep-apart-end", do_keep_apart_end, KITH_ACTION_KEEP_APART_WRITE },
  { "do-close-day", do_close_day, RECORD },
  { "do-set-card", do_set_card, WRITE },
  { "do-distinct", do_distinct, WRITE },
  { "do-merge", do_merge, KITH_ACTION_PERSON_MERGE },
  { "do-unmerge", do_unmerge, KITH_ACTION_PERSON_MERGE },
  { "paper-apply", paper_apply, RECORD },
  { "paper-read-csv", paper_read_csv, RECORD },
};

static gint64
apply_as_coordinator (KithDesk *desk, KithDeskCommand *command)
{
  g_autoptr (KithDeskCommand) owned = command;
  g_autoptr (GError) error = NULL;
  g_autoptr (KithDeskOutcome) outcome = kith_desk_apply (desk, owned, &error);

  g_assert_no_error (error);
  return outcome->visit;
}

/* Not by the desk, which would read the day anew each time. */
static gint64
merge_as_coordinator (VisitsFixture *fixture, gint64 from, gint64 into)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithChange) change =
      kith_session_begin (fixture->session, KITH_EVENT_PEOPLE_MERGED, from, &error);
  g_autoptr (KithMerge) merge = kith_merges_begin_in (change, from, into, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (kith_change_commit (change, &error));
  return merge->id;
}

/* A visit of somebody's that was removed. */
static gint64
add_removed (VisitsFixture *fixture, gint64 person, int days_ago)
{
  g_autoptr (GError) error = NULL;
  KithInstant when = kith_clock_at (fixture->clock, kith_clock_now (fixture->clock).utc -
                                                        days_ago * G_GINT64_CONSTANT (86400));
  g_autoptr (KithVisit) visit =
      visits_step_sign_in (fixture->visits, person, &when, KITH_SOURCE_DESK, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (visits_step_void (fixture->visits, visit->id, &error));
  return visit->id;
}

static void
scene_set_up (Scene *self)
{
  VisitsFixture *fixture = self->fixture;
  g_autoptr (GError) error = NULL;
  g_autoptr (KithDesk) desk = NULL;
  g_autoptr (KithVisit) visit = NULL;
  g_autoptr (KithVisit) past = NULL;
  g_autoptr (KithGuest) guest = NULL;
  KithInstant when = kith_clock_now (fixture->clock);
  g_autoptr (KithConsent) consent = consent_fixture_sharing (when.day);

  self->person = visits_fixture_person (fixture, "Rosa Díaz");
  self->other = visits_fixture_person (fixture, "Sam Hill");
  self->merged = visits_fixture_person (fixture, "Kofi Annor");
  visit = visits_fixture_sign_in (fixture, self->person);
  when = kith_clock_at (fixture->clock, when.utc - 2 * 86400);
  past = visits_step_sign_in (fixture->visits, self->person, &when, KITH_SOURCE_DESK, NULL, NULL, &error);
  guest = visits_step_add_guests (fixture->visits, 2, NULL, KITH_SOURCE_DESK, &error);
  g_assert_no_error (error);
  self->visit = visit->id;
  self->past_visit = past->id;
  self->guest = guest->id;
  self->removed_visit = add_removed (fixture, self->other, 0);
  self->removed_past = add_removed (fixture, self->other, 2);
  self->service = visits_fixture_service (fixture, 0);

  desk = kith_desk_open (fixture->session, NULL, &error);
  g_assert_no_error (error);
  apply_as_coordinator (desk, kith_desk_command_waiting_add (self->person, KITH_WAITING_MAIL, "a letter"));
  apply_as_coordinator (desk, kith_desk_command_notice_add (self->person, "call Dana",
                                                            kith_desk_get_day (desk) + 9));
  apply_as_coordinator (desk, kith_desk_command_keep_apart (self->person, self->other));
  self->waiting = visits_fixture_ask (fixture, "SELECT max(id) FROM waiting");
  self->merge = merge_as_coordinator (fixture, self->merged, self->person);
  self->notice = visits_fixture_ask (fixture, "SELECT max(id) FROM desk_notice");
  self->apart = visits_fixture_ask (fixture, "SELECT max(id) FROM keep_apart");

  consent->scope |= KITH_SCOPE_REFERRALS;
  self->consent = consent_fixture_add (fixture->session, self->person, consent, &error);
  g_assert_no_error (error);

  self->referral = referral_fixture_make (fixture->session, self->person, &error);
  g_assert_no_error (error);

  self->incident = incident_fixture_add (fixture->session, "a cup broke", self->person, 0, &error);
  g_assert_no_error (error);

  self->goal = goal_fixture_make (fixture->session, self->person, &error);
  g_assert_no_error (error);
  self->check_in = check_in_fixture_plan (fixture->session, self->person,
                                          kith_clock_today (fixture->clock) + 1, 0, &error);
  g_assert_no_error (error);

  self->group = group_fixture_add (fixture->session, "Art", &error);
  g_assert_no_error (error);
  group_fixture_hold (fixture->session, self->group, kith_clock_today (fixture->clock) - 1);

  self->people = kith_people_new (self->session);
  self->visits = kith_visits_new (self->session);
  self->desk = kith_desk_open (self->session, NULL, &error);
  g_assert_no_error (error);
}

static void
scene_tear_down (Scene *self)
{
  /* Nobody stays, or the lists of the hundredth scene would be as long as the scenes before it. */
  visits_step_void (self->fixture->visits, self->visit, NULL);
  g_clear_object (&self->desk);
  g_clear_object (&self->visits);
  g_clear_object (&self->people);
}

/* All of them: people's, those of goals and referrals, then those of groups and of this file. */
static const PermissionCall *
get_call (guint i)
{
  guint n_people, n_goals, n_referrals, n_groups, n_incidents;
  const PermissionCall *incidents = permission_calls_incidents (&n_incidents);
  const PermissionCall *people = permission_calls_people (&n_people);
  const PermissionCall *goals = permission_calls_goals (&n_goals);
  const PermissionCall *referrals = permission_calls_referrals (&n_referrals);
  const PermissionCall *groups = permission_calls_groups (&n_groups);

  if (i < n_people)
    return &people[i];
  i -= n_people;
  if (i < n_goals)
    return &goals[i];
  i -= n_goals;
  if (i < n_referrals)
    return &referrals[i];
  i -= n_referrals;
  if (i < n_groups)
    return &groups[i];
  i -= n_groups;
  if (i < n_incidents)
    return &incidents[i];
  i -= n_incidents;
  return i < G_N_ELEMENTS (calls) ? &calls[i] : NULL;
}

static void
test_role (VisitsFixture *fixture, gconstpointer data)
{
  KithRole role = (KithRole) GPOINTER_TO_INT (data);
  g_autoptr (KithSession) session = visits_fixture_add_session (fixture, role);
  const PermissionCall *call;

  for (guint i = 0; (call = get_call (i)) != NULL; i++)
    {
      Scene scene = { .fixture = fixture, .session = session };
      g_autoptr (GError) error = NULL;
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;

      g_test_message ("%s", call->name);
      scene_set_up (&scene);
      before = visits_fixture_dump (fixture);
      if (kith_role_may (role, call->action))
        {
          g_assert_true (call->call (&scene, &error));
          g_assert_no_error (error);
        }
      else
        {
          g_assert_false (call->call (&scene, &error));
          g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
          after = visits_fixture_dump (fixture);
          g_assert_cmpstr (before, ==, after);
        }
      scene_tear_down (&scene);
    }
  kith_session_close (session, NULL);
}

/* A session that has ended may do nothing at all. */
static void
test_closed (VisitsFixture *fixture, gconstpointer data)
{
  g_autoptr (KithSession) session = visits_fixture_add_session (fixture, KITH_ROLE_COORDINATOR);
  Scene scene = { .fixture = fixture, .session = session };
  const PermissionCall *call;

  scene_set_up (&scene);
  kith_session_close (session, NULL);
  for (guint i = 0; (call = get_call (i)) != NULL; i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", call->name);
      g_assert_false (call->call (&scene, &error));
      g_assert_error (error, KITH_ERROR, KITH_ERROR_LOCKED);
    }
  scene_tear_down (&scene);
}

int
main (int argc, char **argv)
{
  static const KithRole roles[] = { KITH_ROLE_FRONT_DESK, KITH_ROLE_ADVOCATE, KITH_ROLE_COORDINATOR };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      g_autofree char *path = g_strdup_printf ("/desk/permissions/%s", kith_role_get_name (roles[i]));

      g_test_add (path, VisitsFixture, GINT_TO_POINTER (roles[i]), visits_fixture_set_up, test_role,
                  visits_fixture_tear_down);
    }
  VISITS_TEST ("/desk/permissions/closed", test_closed);
  return g_test_run ();
}
