/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Mistaken visits: removed, put back, and corrected, also on days that are over. */

#include "base/kith-error.h"
#include "desk-steps.h"

static void
check_removed (VisitsFixture *fixture, KithVisits *visits, gint64 person, guint n, gint64 first)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) removed = kith_visits_removed_of_person (visits, person, 10, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (removed->len, ==, n);
  if (n > 0)
    g_assert_cmpint (((const KithVisit *) g_ptr_array_index (removed, 0))->id, ==, first);
}

/* A visit of the day before that was removed, put back by a desk that never saw it go: every row, the summary
 * of the person and today's numbers are what they were. */
static void
test_put_back (VisitsFixture *fixture, gconstpointer data)
{
  gint64 rosa = visits_fixture_person (fixture, "Rosa Díaz");
  g_autoptr (KithSession) front = visits_fixture_add_session (fixture, KITH_ROLE_FRONT_DESK);
  g_autoptr (KithVisits) of_front = kith_visits_new (front);
  g_autoptr (KithDesk) desk = desk_steps_open (fixture);
  g_autoptr (KithDesk) later = NULL;
  g_autoptr (KithDeskOutcome) in = NULL, out = NULL, again = NULL, back = NULL, undone = NULL;
  g_autofree char *before = NULL, *after = NULL, *removed = NULL;

  in = desk_steps_apply (desk, kith_desk_command_sign_in (rosa, KITH_SOURCE_DESK, NULL));
  kith_desk_outcome_free (desk_steps_apply (
      desk, kith_desk_command_service (in->visit, visits_fixture_service (fixture, 0), TRUE)));
  check_removed (fixture, fixture->visits, rosa, 0, 0);
  visits_fixture_at (fixture, "2025-11-21 12:00");
  later = desk_steps_open (fixture);
  again = desk_steps_apply (later, kith_desk_command_sign_in (rosa, KITH_SOURCE_DESK, NULL));
  before = visits_fixture_dump (fixture);

  out = desk_steps_apply (later, kith_desk_command_void_visit (in->visit));
  g_assert_cmpstr (out->sentence, ==, "Rosa Díaz’s visit of 20 November does not count any more.");
  g_assert_cmpuint (kith_desk_get_today (later)->first_timers, ==, 1);
  check_removed (fixture, fixture->visits, rosa, 1, in->visit);
  check_removed (fixture, of_front, rosa, 0, 0);
  removed = visits_fixture_dump (fixture);
  g_assert_cmpstr (removed, !=, before);

  g_clear_object (&later);
  later = desk_steps_open (fixture);
  back = desk_steps_apply (later, kith_desk_command_put_back_visit (in->visit));
  g_assert_cmpstr (back->sentence, ==, "Rosa Díaz’s visit of 20 November counts again.");
  g_assert_cmpuint (kith_desk_get_today (later)->first_timers, ==, 0);
  check_removed (fixture, fixture->visits, rosa, 0, 0);
  after = visits_fixture_dump (fixture);
  g_assert_cmpstr (after, ==, before);
  visits_fixture_check_presence (fixture);
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(*) FROM audit WHERE kind = 54"), ==, 1);
  undone = desk_steps_apply (later, kith_desk_command_ref (back->inverse));
  check_removed (fixture, fixture->visits, rosa, 1, in->visit);
}

static KithVisit *
read_visit (VisitsFixture *fixture, gint64 id)
{
  g_autoptr (GError) error = NULL;
  KithVisit *visit = kith_visits_get (fixture->visits, id, &error);

  g_assert_no_error (error);
  return visit;
}

/* The times and services of a day that is over; taken back, every row is what it was. The front desk may
 * correct today only, and nobody what somebody else has changed since. */
static void
test_correct (VisitsFixture *fixture, gconstpointer data)
{
  gint64 rosa = visits_fixture_person (fixture, "Rosa Díaz");
  gint64 meal = visits_fixture_service (fixture, 0), shower = visits_fixture_service (fixture, 1);
  g_autoptr (KithSession) front = visits_fixture_add_session (fixture, KITH_ROLE_FRONT_DESK);
  g_autoptr (KithDesk) desk = desk_steps_open (fixture);
  g_autoptr (KithDesk) of_front = NULL;
  g_autoptr (KithDeskOutcome) in = NULL, out = NULL, back = NULL, again = NULL;
  g_autoptr (KithVisit) wanted = NULL, is = NULL, stale = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL, *after = NULL;

  in = desk_steps_apply (desk, kith_desk_command_sign_in (rosa, KITH_SOURCE_DESK, NULL));
  kith_desk_outcome_free (desk_steps_apply (desk, kith_desk_command_service (in->visit, meal, TRUE)));
  wanted = read_visit (fixture, in->visit);
  wanted->left = 780;
  desk_steps_refuse (desk, kith_desk_command_correct_visit (wanted), KITH_ERROR_INVALID);

  visits_fixture_at (fixture, "2025-11-21 12:00");
  g_clear_object (&desk);
  desk = desk_steps_open (fixture);
  g_clear_pointer (&wanted, kith_visit_free);
  wanted = read_visit (fixture, in->visit);
  stale = kith_visit_copy (wanted);
  before = visits_fixture_dump (fixture);
  wanted->arrived = 1445;
  wanted->left = 700;
  desk_steps_refuse (desk, kith_desk_command_correct_visit (wanted), KITH_ERROR_INVALID);
  wanted->arrived = 3000;
  desk_steps_refuse (desk, kith_desk_command_correct_visit (wanted), KITH_ERROR_INVALID);
  wanted->arrived = 580;
  kith_visit_put_service (wanted, meal, FALSE);
  kith_visit_put_service (wanted, shower, TRUE);
  of_front = kith_desk_open (front, NULL, &error);
  g_assert_no_error (error);
  desk_steps_refuse (of_front, kith_desk_command_correct_visit (wanted), KITH_ERROR_NOT_PERMITTED);

  out = desk_steps_apply (desk, kith_desk_command_correct_visit (wanted));
  g_assert_cmpstr (out->sentence, ==, "Rosa Díaz’s visit of 20 November is corrected.");
  is = read_visit (fixture, in->visit);
  g_assert_cmpint (is->arrived, ==, 580);
  g_assert_cmpint (is->left, ==, 700);
  g_assert_cmpint (is->state, ==, KITH_PRESENCE_LEFT);
  g_assert_cmpint (is->utc, ==, stale->utc - (720 - 580) * 60);
  g_assert_true (kith_visit_has_service (is, shower) && !kith_visit_has_service (is, meal));
  desk_steps_refuse (desk, kith_desk_command_correct_visit (stale), KITH_ERROR_CHANGED);

  back = desk_steps_apply (desk, kith_desk_command_ref (out->inverse));
  g_assert_cmpstr (back->sentence, ==, "Rosa Díaz’s visit of 20 November is as it was.");
  after = visits_fixture_dump (fixture);
  g_assert_cmpstr (after, ==, before);
  again = desk_steps_apply (desk, kith_desk_command_ref (back->inverse));
  g_clear_pointer (&is, kith_visit_free);
  is = read_visit (fixture, in->visit);
  g_assert_cmpint (is->arrived, ==, 580);
  is->left = KITH_MINUTE_NONE;
  kith_desk_outcome_free (desk_steps_apply (desk, kith_desk_command_correct_visit (is)));
  g_clear_pointer (&is, kith_visit_free);
  is = read_visit (fixture, in->visit);
  g_assert_cmpint (is->state, ==, KITH_PRESENCE_CLOSED);
  kith_desk_outcome_free (desk_steps_apply (desk, kith_desk_command_void_visit (in->visit)));
  desk_steps_refuse (desk, kith_desk_command_correct_visit (is), KITH_ERROR_NOT_FOUND);
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(*) FROM audit WHERE kind = 41"), ==, 5);
}

/* One visit a day: whoever was signed in again keeps that one. */
static void
test_put_back_refused (VisitsFixture *fixture, gconstpointer data)
{
  gint64 rosa = visits_fixture_person (fixture, "Rosa Díaz");
  g_autoptr (KithDesk) desk = desk_steps_open (fixture);
  g_autoptr (KithDeskOutcome) first = NULL, second = NULL, out = NULL, back = NULL;
  g_autofree char *before = NULL, *after = NULL;

  first = desk_steps_apply (desk, kith_desk_command_sign_in (rosa, KITH_SOURCE_DESK, NULL));
  kith_desk_outcome_free (desk_steps_apply (desk, kith_desk_command_void_visit (first->visit)));
  visits_fixture_at (fixture, "2025-11-20 13:00");
  second = desk_steps_apply (desk, kith_desk_command_sign_in (rosa, KITH_SOURCE_DESK, NULL));
  check_removed (fixture, fixture->visits, rosa, 0, 0);
  before = visits_fixture_dump (fixture);
  desk_steps_refuse (desk, kith_desk_command_put_back_visit (first->visit), KITH_ERROR_EXISTS);
  desk_steps_refuse (desk, kith_desk_command_put_back_visit (second->visit), KITH_ERROR_EXISTS);
  desk_steps_refuse (desk, kith_desk_command_put_back_visit (4711), KITH_ERROR_NOT_FOUND);
  after = visits_fixture_dump (fixture);
  g_assert_cmpstr (after, ==, before);

  /* Of two that were removed, the last is the one that can be put back. */
  out = desk_steps_apply (desk, kith_desk_command_void_visit (second->visit));
  check_removed (fixture, fixture->visits, rosa, 1, second->visit);
  back = desk_steps_apply (desk, kith_desk_command_put_back_visit (second->visit));
  g_assert_cmpstr (back->sentence, ==, "Rosa Díaz is signed in again.");
  g_assert_cmpuint (g_list_model_get_n_items (kith_desk_get_here (desk)), ==, 1);
  g_assert_cmpuint (kith_desk_get_today (desk)->visits, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  VISITS_TEST ("/desk/mistaken/put-back", test_put_back);
  VISITS_TEST ("/desk/mistaken/correct", test_correct);
  VISITS_TEST ("/desk/mistaken/put-back-refused", test_put_back_refused);
  return g_test_run ();
}
