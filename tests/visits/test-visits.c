/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One visit a person and center day, and every way in which it changes. */

#include "visits/kith-visits.h"

#include "base/kith-error.h"
#include "visits/visits-fixture.h"
#include "visits/visits-steps.h"

static void
test_sign_in (VisitsFixture *fixture, gconstpointer data)
{
  gint64 rosa = visits_fixture_person (fixture, "Rosa Díaz");
  g_autoptr (GError) error = NULL;
  g_autoptr (KithVisit) visit = NULL;
  g_autoptr (KithVisit) again = NULL;
  g_autoptr (KithVisit) gone = NULL;
  g_autoptr (KithVisit) back = NULL;
  g_autoptr (KithVisit) before = NULL;
  KithArrival arrival;

  visit = visits_step_sign_in (fixture->visits, rosa, NULL, KITH_SOURCE_DESK, &arrival, &before, &error);
  g_assert_no_error (error);
  g_assert_cmpint (arrival, ==, KITH_ARRIVAL_NEW);
  g_assert_null (before);
  g_assert_cmpint (visit->arrived, ==, 12 * 60);
  g_assert_cmpint (visit->left, ==, KITH_MINUTE_NONE);
  g_assert_cmpint (visit->state, ==, KITH_PRESENCE_HERE);
  g_assert_cmpint (visit->utc_offset, ==, -6 * 3600);

  visits_fixture_at (fixture, "2025-11-20 13:00");
  gint64 n_log = visits_fixture_ask (fixture, "SELECT count(*) FROM audit");
  again = visits_step_sign_in (fixture->visits, rosa, NULL, KITH_SOURCE_SCAN, &arrival, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (arrival, ==, KITH_ARRIVAL_ALREADY);
  g_assert_true (kith_visit_equal (visit, again));
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(*) FROM audit"), ==, n_log);

  gone = visits_step_set_state (fixture->visits, visit->id, KITH_PRESENCE_LEFT, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (gone->left, ==, 13 * 60);

  visits_fixture_at (fixture, "2025-11-20 15:00");
  back = visits_step_sign_in (fixture->visits, rosa, NULL, KITH_SOURCE_DESK, &arrival, &before, &error);
  g_assert_no_error (error);
  g_assert_cmpint (arrival, ==, KITH_ARRIVAL_REOPENED);
  g_assert_cmpint (back->id, ==, visit->id);
  g_assert_cmpint (back->arrived, ==, 12 * 60);
  g_assert_cmpint (back->left, ==, KITH_MINUTE_NONE);
  g_assert_true (kith_visit_equal (before, gone));
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT times_seen FROM person_presence"), ==, 1);
  visits_fixture_check_presence (fixture);
}

static void
test_nobody (VisitsFixture *fixture, gconstpointer data)
{
  gint64 mistake = visits_fixture_person (fixture, "Nobody Yet");
  g_autoptr (GError) error = NULL;

  g_assert_null (visits_step_sign_in (fixture->visits, 12345, NULL, KITH_SOURCE_DESK, NULL, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_FOUND);
  g_clear_error (&error);
  visits_step_take_back (fixture->session, mistake, &error);
  g_assert_no_error (error);
  g_assert_null (visits_step_sign_in (fixture->visits, mistake, NULL, KITH_SOURCE_DESK, NULL, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_FOUND);
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(*) FROM visit"), ==, 0);
}

static void
test_past_and_future (VisitsFixture *fixture, gconstpointer data)
{
  gint64 rosa = visits_fixture_person (fixture, "Rosa Díaz");
  g_autoptr (GError) error = NULL;
  g_autoptr (KithVisit) visit = NULL;
  g_autoptr (KithVisit) unknown = NULL;
  KithInstant when;

  kith_clock_parse (fixture->clock, "2025-11-18T09:40", &when, &error);
  visit = visits_step_sign_in (fixture->visits, rosa, &when, KITH_SOURCE_DESK, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (visit->state, ==, KITH_PRESENCE_CLOSED);
  g_assert_cmpint (visit->arrived, ==, 9 * 60 + 40);

  when.day++;
  when.minute = KITH_MINUTE_NONE;
  unknown = visits_step_sign_in (fixture->visits, rosa, &when, KITH_SOURCE_PAPER, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (unknown->arrived, ==, KITH_MINUTE_NONE);
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(*) FROM visit WHERE arrived_minute IS NULL"),
                   ==, 1);

  when.day = kith_clock_today (fixture->clock) + 1;
  g_assert_null (visits_step_sign_in (fixture->visits, rosa, &when, KITH_SOURCE_DESK, NULL, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_clear_error (&error);

  g_assert_null (visits_step_set_state (fixture->visits, visit->id, KITH_PRESENCE_HERE, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  visits_fixture_check_presence (fixture);
}

static void
test_states (VisitsFixture *fixture, gconstpointer data)
{
  gint64 rosa = visits_fixture_person (fixture, "Rosa Díaz");
  g_autoptr (KithVisit) visit = visits_fixture_sign_in (fixture, rosa);
  g_autoptr (GError) error = NULL;
  g_autoptr (KithVisit) out = NULL;
  g_autoptr (KithVisit) early = NULL;
  g_autoptr (KithVisit) restored = NULL;

  visits_fixture_at (fixture, "2025-11-20 12:30");
  out = visits_step_set_state (fixture->visits, visit->id, KITH_PRESENCE_OUT, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (out->state, ==, KITH_PRESENCE_OUT);
  g_assert_cmpint (out->left, ==, KITH_MINUTE_NONE);

  /* The machine's clock was set back: a time before the arrival is none. */
  visits_fixture_at (fixture, "2025-11-20 11:00");
  early = visits_step_set_state (fixture->visits, visit->id, KITH_PRESENCE_LEFT, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (early->state, ==, KITH_PRESENCE_LEFT);
  g_assert_cmpint (early->left, ==, KITH_MINUTE_NONE);

  restored = visits_step_restore (fixture->visits, visit, &error);
  g_assert_no_error (error);
  g_assert_true (kith_visit_equal (restored, visit));
  g_assert_cmpint (restored->version, >, visit->version);

  g_assert_null (visits_step_set_state (fixture->visits, 99, KITH_PRESENCE_LEFT, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_FOUND);
}

static void
test_void (VisitsFixture *fixture, gconstpointer data)
{
  gint64 rosa = visits_fixture_person (fixture, "Rosa Díaz");
  g_autoptr (KithVisit) visit = visits_fixture_sign_in (fixture, rosa);
  g_autoptr (GError) error = NULL;
  g_autoptr (KithVisit) second = NULL;
  g_autoptr (KithVisit) read = NULL;

  g_assert_true (visits_step_void (fixture->visits, visit->id, &error));
  g_assert_no_error (error);
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(*) FROM person_presence"), ==, 0);

  /* Another may stand in its place now, and then the first cannot come back. */
  second = visits_fixture_sign_in (fixture, rosa);
  g_assert_cmpint (second->id, !=, visit->id);
  g_assert_false (visits_step_unvoid (fixture->visits, visit->id, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_EXISTS);
  g_clear_error (&error);
  visits_fixture_check_presence (fixture);

  g_assert_true (visits_step_void (fixture->visits, second->id, &error));
  g_assert_true (visits_step_unvoid (fixture->visits, visit->id, &error));
  g_assert_no_error (error);
  read = kith_visits_get (fixture->visits, visit->id, &error);
  g_assert_true (kith_visit_equal (visit, read));
  visits_fixture_check_presence (fixture);
}

static void
test_reassign (VisitsFixture *fixture, gconstpointer data)
{
  gint64 maria = visits_fixture_person (fixture, "Maria Gómez");
  gint64 other = visits_fixture_person (fixture, "Maria Grant");
  gint64 meal = visits_fixture_service (fixture, 0), coffee = visits_fixture_service (fixture, 1);
  g_autoptr (KithVisit) wrong = visits_fixture_sign_in (fixture, maria);
  g_autoptr (GError) error = NULL;
  g_autoptr (KithVisit) right = NULL;
  g_autoptr (KithVisit) back = NULL;

  g_assert_true (visits_step_set_service (fixture->visits, wrong->id, meal, TRUE, &error));
  visits_fixture_at (fixture, "2025-11-20 14:00");
  right = visits_step_reassign (fixture->visits, wrong->id, other, &error);
  g_assert_no_error (error);
  g_assert_cmpint (right->person, ==, other);
  g_assert_cmpint (right->arrived, ==, 12 * 60);
  g_assert_true (kith_visit_has_service (right, meal));
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(*) FROM visit WHERE voided = 0"), ==, 1);
  visits_fixture_check_presence (fixture);

  /* Where the other is there already, theirs stays and gains what was taken. */
  g_clear_pointer (&wrong, kith_visit_free);
  wrong = visits_fixture_sign_in (fixture, maria);
  g_assert_true (visits_step_set_service (fixture->visits, wrong->id, coffee, TRUE, &error));
  g_clear_pointer (&back, kith_visit_free);
  back = visits_step_reassign (fixture->visits, wrong->id, other, &error);
  g_assert_no_error (error);
  g_assert_cmpint (back->id, ==, right->id);
  g_assert_cmpint (back->arrived, ==, 12 * 60);
  g_assert_true (kith_visit_has_service (back, meal) && kith_visit_has_service (back, coffee));
  visits_fixture_check_presence (fixture);

  g_assert_null (visits_step_reassign (fixture->visits, right->id, other, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
}

static void
test_services (VisitsFixture *fixture, gconstpointer data)
{
  gint64 rosa = visits_fixture_person (fixture, "Rosa Díaz");
  gint64 meal = visits_fixture_service (fixture, 0), coffee = visits_fixture_service (fixture, 1);
  g_autoptr (KithVisit) visit = visits_fixture_sign_in (fixture, rosa);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) today = NULL;
  const KithVisit *read;

  g_assert_true (visits_step_set_service (fixture->visits, visit->id, coffee, FALSE, &error));
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(*) FROM visit_service"), ==, 0);
  g_assert_true (visits_step_set_service (fixture->visits, visit->id, coffee, TRUE, &error));
  g_assert_true (visits_step_set_service (fixture->visits, visit->id, meal, TRUE, &error));
  g_assert_true (visits_step_set_service (fixture->visits, visit->id, meal, TRUE, &error));
  g_assert_true (visits_step_set_service (fixture->visits, visit->id, coffee, FALSE, &error));
  g_assert_no_error (error);

  today = kith_visits_on_day (fixture->visits, kith_clock_today (fixture->clock), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (today->len, ==, 1);
  read = g_ptr_array_index (today, 0);
  g_assert_cmpuint (read->services->len, ==, 1);
  g_assert_true (kith_visit_has_service (read, meal));
  g_assert_false (visits_step_set_service (fixture->visits, visit->id, 424242, TRUE, &error));
  g_assert_nonnull (error);
}

static void
test_guests (VisitsFixture *fixture, gconstpointer data)
{
  gint64 meal = visits_fixture_service (fixture, 0), coffee = visits_fixture_service (fixture, 1);
  gint64 rosa = visits_fixture_person (fixture, "Rosa Díaz");
  g_autoptr (GError) error = NULL;
  g_autoptr (KithGuest) guest = visits_step_add_guests (fixture->visits, 3, NULL, KITH_SOURCE_DESK, &error);
  g_autoptr (KithVisit) visit = NULL;
  g_autoptr (GPtrArray) today = NULL;
  const KithGuest *rest;

  g_assert_no_error (error);
  g_assert_null (visits_step_add_guests (fixture->visits, 0, NULL, KITH_SOURCE_DESK, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (visits_step_add_guests (fixture->visits, 1000, NULL, KITH_SOURCE_DESK, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_clear_error (&error);

  g_assert_true (visits_step_set_guest_service (fixture->visits, guest->id, meal, 3, &error));
  g_assert_true (visits_step_set_guest_service (fixture->visits, guest->id, coffee, 1, &error));
  g_assert_no_error (error);
  g_assert_false (visits_step_set_guest_service (fixture->visits, guest->id, coffee, 4, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_clear_error (&error);

  /* They gave a name, two hours later: the time is the guest's, and what all took is theirs too. */
  visits_fixture_at (fixture, "2025-11-20 14:00");
  visit = visits_step_name_guest (fixture->visits, guest->id, rosa, &error);
  g_assert_no_error (error);
  g_assert_cmpint (visit->arrived, ==, 12 * 60);
  g_assert_cmpint (visit->state, ==, KITH_PRESENCE_HERE);
  g_assert_true (kith_visit_has_service (visit, meal));
  g_assert_false (kith_visit_has_service (visit, coffee));

  today = kith_visits_guests_on_day (fixture->visits, kith_clock_today (fixture->clock), &error);
  g_assert_cmpuint (today->len, ==, 1);
  rest = g_ptr_array_index (today, 0);
  g_assert_cmpint (rest->number, ==, 2);
  g_assert_cmpint (kith_guest_get_service (rest, meal), ==, 2);
  g_assert_cmpint (kith_guest_get_service (rest, coffee), ==, 1);
  visits_fixture_check_presence (fixture);
}

/* The last guest who gives a name leaves none behind. */
static void
test_last_guest (VisitsFixture *fixture, gconstpointer data)
{
  gint64 rosa = visits_fixture_person (fixture, "Rosa Díaz");
  g_autoptr (GError) error = NULL;
  g_autoptr (KithGuest) guest = visits_step_add_guests (fixture->visits, 1, NULL, KITH_SOURCE_DESK, &error);
  g_autoptr (KithVisit) visit = visits_step_name_guest (fixture->visits, guest->id, rosa, &error);
  g_autoptr (KithVisit) again = NULL;
  g_autoptr (GPtrArray) guests = NULL;

  g_assert_no_error (error);
  g_assert_nonnull (visit);
  guests = kith_visits_guests_on_day (fixture->visits, visit->day, &error);
  g_assert_cmpuint (guests->len, ==, 0);
  again = visits_step_name_guest (fixture->visits, guest->id, rosa, &error);
  g_assert_null (again);
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_FOUND);
}

static void
test_guest_version (VisitsFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithGuest) guest = visits_step_add_guests (fixture->visits, 2, NULL, KITH_SOURCE_DESK, &error);
  g_autoptr (KithGuest) more = NULL;

  guest->number = 4;
  more = visits_step_set_guest (fixture->visits, guest, &error);
  g_assert_no_error (error);
  g_assert_cmpint (more->number, ==, 4);
  guest->number = 5;
  g_assert_null (visits_step_set_guest (fixture->visits, guest, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_CHANGED);
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT number FROM guest"), ==, 4);
}

static void
test_lists (VisitsFixture *fixture, gconstpointer data)
{
  gint64 rosa = visits_fixture_person (fixture, "Rosa Díaz");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GHashTable) presence = NULL;
  const KithPresence *found;
  KithPresence one;

  for (int day = 1; day <= 20; day++)
    {
      g_autofree char *time = g_strdup_printf ("2025-11-%02d 12:00", day);

      visits_fixture_at (fixture, time);
      kith_visit_free (visits_fixture_sign_in (fixture, rosa));
    }
  all = kith_visits_of_person (fixture->visits, rosa, 5, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all->len, ==, 5);
  g_assert_cmpint (((const KithVisit *) g_ptr_array_index (all, 0))->day, ==,
                   kith_clock_today (fixture->clock));
  presence = kith_visits_load_presence (fixture->visits, &error);
  g_assert_cmpuint (g_hash_table_size (presence), ==, 1);
  found = g_hash_table_lookup (presence, &rosa);
  g_assert_cmpint (found->times_seen, ==, 20);
  g_assert_cmpint (found->last_day - found->first_day, ==, 19);
  g_assert_true (kith_visits_get_presence (fixture->visits, rosa, &one, &error));
  g_assert_cmpmem (found, sizeof *found, &one, sizeof one);
  g_assert_false (kith_visits_get_presence (fixture->visits, 1, &one, &error));
  g_assert_no_error (error);
}

static void
test_service_list (VisitsFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) before = kith_services_list (fixture->store, TRUE, &error);
  g_autoptr (GPtrArray) after = NULL;
  gint64 sauna = kith_services_add (fixture->session, "  Sauna & Bäder ", &error);
  g_autoptr (KithService) service = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (sauna, >, 0);
  g_assert_cmpint (kith_services_add (fixture->session, "Sauna Bader", &error), >, 0);
  g_assert_cmpint (kith_services_add (fixture->session, "Groceries", &error), >, 0);
  g_assert_cmpint (kith_services_add (fixture->session, "   ", &error), ==, 0);
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_clear_error (&error);

  after = kith_services_list (fixture->store, TRUE, &error);
  g_assert_cmpuint (after->len, ==, before->len + 3);
  service = kith_service_copy (g_ptr_array_index (after, before->len));
  g_assert_cmpint (service->id, ==, sauna);
  g_assert_cmpstr (service->label, ==, "Sauna & Bäder");
  g_assert_cmpstr (service->code, ==, "sauna-bader");
  g_assert_cmpstr (((const KithService *) g_ptr_array_index (after, before->len + 1))->code, ==,
                   "sauna-bader-2");

  g_free (service->label);
  service->label = g_strdup ("Sauna");
  service->active = FALSE;
  g_assert_true (kith_services_update (fixture->session, service, &error));
  g_assert_no_error (error);
  g_assert_false (kith_services_update (fixture->session, service, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_CHANGED);
  g_clear_pointer (&after, g_ptr_array_unref);
  g_clear_pointer (&before, g_ptr_array_unref);
  before = kith_services_list (fixture->store, TRUE, NULL);
  after = kith_services_list (fixture->store, FALSE, NULL);
  g_assert_cmpuint (after->len, <, before->len);
  for (guint i = 0; i < after->len; i++)
    g_assert_cmpint (((const KithService *) g_ptr_array_index (after, i))->id, !=, sauna);
}

/* A default's own name is not stored, so that it stays translated. */
static void
test_default_label (VisitsFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) services = kith_services_list (fixture->store, TRUE, &error);
  g_autoptr (KithService) meal = kith_service_copy (g_ptr_array_index (services, 0));
  g_autofree char *standard = g_strdup (meal->label);

  g_assert_cmpstr (meal->code, ==, "meal");
  g_free (meal->label);
  meal->label = g_strdup ("Lunch");
  g_assert_true (kith_services_update (fixture->session, meal, &error));
  g_assert_no_error (error);
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(*) FROM service WHERE label = 'Lunch'"), ==, 1);
  g_free (meal->label);
  meal->label = g_strdup (standard);
  meal->version++;
  g_assert_true (kith_services_update (fixture->session, meal, &error));
  g_assert_no_error (error);
  g_assert_cmpint (visits_fixture_ask (fixture,
                                       "SELECT count(*) FROM service WHERE code = 'meal' AND label IS NULL"),
                   ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  VISITS_TEST ("/visits/visits/sign-in", test_sign_in);
  VISITS_TEST ("/visits/visits/nobody", test_nobody);
  VISITS_TEST ("/visits/visits/past-and-future", test_past_and_future);
  VISITS_TEST ("/visits/visits/states", test_states);
  VISITS_TEST ("/visits/visits/void", test_void);
  VISITS_TEST ("/visits/visits/reassign", test_reassign);
  VISITS_TEST ("/visits/visits/services", test_services);
  VISITS_TEST ("/visits/visits/guests", test_guests);
  VISITS_TEST ("/visits/visits/last-guest", test_last_guest);
  VISITS_TEST ("/visits/visits/guest-version", test_guest_version);
  VISITS_TEST ("/visits/visits/lists", test_lists);
  VISITS_TEST ("/visits/visits/service-list", test_service_list);
  VISITS_TEST ("/visits/visits/default-label", test_default_label);
  return g_test_run ();
}
