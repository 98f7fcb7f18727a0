/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days and their ends: 23:59, the rollover, daylight saving, a moved zone, a clock set back. Counts agree. */

#include "stats/kith-counts.h"
#include "visits/visits-fixture.h"
#include "visits/visits-steps.h"

static void
check_counts (VisitsFixture *fixture,
              const char *day_text,
              guint visits,
              guint people,
              guint guests,
              guint first)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithFacts) facts = kith_facts_load (fixture->store, NULL, &error);
  g_autoptr (KithFacts) one = NULL;
  g_autoptr (GArray) parts = NULL;
  g_autoptr (GArray) parts_one = NULL;
  KithCount count, count_one;
  KithDay day;

  g_assert_no_error (error);
  kith_day_parse (day_text, &day, &error);
  g_assert_no_error (error);
  parts = kith_counts (facts, day, day, KITH_COUNT_WHOLE, G_DATE_MONDAY, &count);
  g_assert_cmpuint (count.visits, ==, visits);
  g_assert_cmpuint (count.people_high, ==, people);
  g_assert_cmpuint (count.guests, ==, guests);
  g_assert_cmpuint (count.first_timers, ==, first);

  one = kith_facts_load_day (fixture->store, day, NULL, &error);
  g_assert_no_error (error);
  parts_one = kith_counts (one, day, day, KITH_COUNT_WHOLE, G_DATE_MONDAY, &count_one);
  g_assert_cmpmem (&count, sizeof count, &count_one, sizeof count_one);
  visits_fixture_check_presence (fixture);
}

static void
sign_in_at (VisitsFixture *fixture, gint64 person, const char *time, const char *day, int minute)
{
  g_autoptr (KithVisit) visit = NULL;
  g_autofree char *stored = NULL;

  visits_fixture_at (fixture, time);
  visit = visits_fixture_sign_in (fixture, person);
  stored = kith_day_format_iso (visit->day);
  g_assert_cmpstr (stored, ==, day);
  g_assert_cmpint (visit->arrived, ==, minute);
}

static void
test_rollover (VisitsFixture *fixture, gconstpointer data)
{
  gint64 a = visits_fixture_person (fixture, "Anatol Berg"), b = visits_fixture_person (fixture, "Bea Quist");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) day = NULL;
  guint n_closed = 99;
  KithDay yesterday;

  sign_in_at (fixture, a, "2025-11-20 23:59", "2025-11-20", 23 * 60 + 59);
  sign_in_at (fixture, b, "2025-11-21 03:59", "2025-11-20", 27 * 60 + 59);
  kith_guest_free (visits_step_add_guests (fixture->visits, 2, NULL, KITH_SOURCE_DESK, &error));
  g_assert_no_error (error);

  /* Nothing has ended yet. */
  g_assert_true (kith_visits_roll_over (fixture->visits, &n_closed, &error));
  g_assert_cmpuint (n_closed, ==, 0);
  check_counts (fixture, "2025-11-20", 2, 2, 2, 2);

  visits_fixture_at (fixture, "2025-11-21 04:00");
  g_assert_true (kith_visits_roll_over (fixture->visits, &n_closed, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_closed, ==, 3);
  yesterday = kith_clock_today (fixture->clock) - 1;
  day = kith_visits_on_day (fixture->visits, yesterday, &error);
  for (guint i = 0; i < day->len; i++)
    {
      const KithVisit *visit = g_ptr_array_index (day, i);

      g_assert_cmpint (visit->state, ==, KITH_PRESENCE_CLOSED);
      g_assert_cmpint (visit->left, ==, KITH_MINUTE_NONE);
    }
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(*) FROM visit WHERE left_minute IS NOT NULL"),
                   ==, 0);
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(*) FROM day_close"), ==, 1);
  g_assert_true (kith_visits_roll_over (fixture->visits, &n_closed, &error));
  g_assert_cmpuint (n_closed, ==, 0);

  sign_in_at (fixture, a, "2025-11-21 04:00", "2025-11-21", 4 * 60);
  check_counts (fixture, "2025-11-20", 2, 2, 2, 2);
  check_counts (fixture, "2025-11-21", 1, 1, 0, 0);
}

static void
test_close_day (VisitsFixture *fixture, gconstpointer data)
{
  gint64 a = visits_fixture_person (fixture, "Anatol Berg");
  g_autoptr (KithVisit) visit = visits_fixture_sign_in (fixture, a);
  g_autoptr (GError) error = NULL;
  g_autoptr (KithVisit) back = NULL;
  KithArrival arrival;
  guint n_closed;

  g_assert_true (visits_step_close_day (fixture->visits, visit->day, &n_closed, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_closed, ==, 1);
  back = visits_step_sign_in (fixture->visits, a, NULL, KITH_SOURCE_DESK, &arrival, NULL, &error);
  g_assert_cmpint (arrival, ==, KITH_ARRIVAL_REOPENED);
  g_assert_cmpint (back->id, ==, visit->id);
  check_counts (fixture, "2025-11-20", 1, 1, 0, 1);
}

/* 2025-11-02: at 2:00 the clocks go back to 1:00. */
static void
test_autumn (VisitsFixture *fixture, gconstpointer data)
{
  gint64 p[5];

  for (int i = 0; i < 5; i++)
    {
      g_autofree char *name = g_strdup_printf ("Person %c", 'A' + i);

      p[i] = visits_fixture_person (fixture, name);
    }
  sign_in_at (fixture, p[0], "2025-11-01T23:59:00-05:00", "2025-11-01", 1439);
  sign_in_at (fixture, p[1], "2025-11-02T01:30:00-05:00", "2025-11-01", 1530);
  sign_in_at (fixture, p[2], "2025-11-02T01:30:00-06:00", "2025-11-01", 1530);
  sign_in_at (fixture, p[3], "2025-11-02T03:59:00-06:00", "2025-11-01", 1679);
  sign_in_at (fixture, p[0], "2025-11-02T04:00:00-06:00", "2025-11-02", 240);
  sign_in_at (fixture, p[4], "2025-11-03T03:59:59-06:00", "2025-11-02", 1679);
  check_counts (fixture, "2025-11-01", 4, 4, 0, 4);
  check_counts (fixture, "2025-11-02", 2, 2, 0, 1);
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(*) FROM visit WHERE utc_offset = -18000"), ==,
                   2);
}

/* 2025-03-09: at 2:00 the clocks go forward to 3:00. */
static void
test_spring (VisitsFixture *fixture, gconstpointer data)
{
  gint64 a = visits_fixture_person (fixture, "Anatol Berg"), b = visits_fixture_person (fixture, "Bea Quist");

  sign_in_at (fixture, a, "2025-03-09T01:59:00-06:00", "2025-03-08", 1559);
  sign_in_at (fixture, b, "2025-03-09T03:00:00-05:00", "2025-03-08", 1620);
  sign_in_at (fixture, a, "2025-03-09T04:00:00-05:00", "2025-03-09", 240);
  check_counts (fixture, "2025-03-08", 2, 2, 0, 2);
  check_counts (fixture, "2025-03-09", 1, 1, 0, 0);
}

/* What was recorded stays on its day, whatever the zone is afterwards. */
static void
test_moved_zone (VisitsFixture *fixture, gconstpointer data)
{
  gint64 a = visits_fixture_person (fixture, "Anatol Berg"), b = visits_fixture_person (fixture, "Bea Quist");
  g_autoptr (GError) error = NULL;

  sign_in_at (fixture, a, "2025-11-20T23:30:00-06:00", "2025-11-20", 1410);
  g_assert_true (kith_clock_set_timezone (fixture->clock, "Asia/Tokyo", &error));
  sign_in_at (fixture, b, "2025-11-20T23:40:00-06:00", "2025-11-21", 14 * 60 + 40);
  g_assert_true (kith_visits_roll_over (fixture->visits, NULL, &error));
  check_counts (fixture, "2025-11-20", 1, 1, 0, 1);
  check_counts (fixture, "2025-11-21", 1, 1, 0, 1);
  g_assert_true (kith_clock_set_timezone (fixture->clock, VISITS_ZONE, &error));
  check_counts (fixture, "2025-11-20", 1, 1, 0, 1);
  check_counts (fixture, "2025-11-21", 1, 1, 0, 1);
}

/* The machine ran a day ahead, then its clock was put right: nothing is lost and nobody counts twice. */
static void
test_clock_set_back (VisitsFixture *fixture, gconstpointer data)
{
  gint64 a = visits_fixture_person (fixture, "Anatol Berg"), b = visits_fixture_person (fixture, "Bea Quist");
  g_autoptr (GError) error = NULL;
  g_autoptr (KithVisit) again = NULL;
  KithArrival arrival;
  guint n_closed;

  sign_in_at (fixture, a, "2025-11-20 12:00", "2025-11-20", 720);
  visits_fixture_at (fixture, "2025-11-21 12:05");
  g_assert_true (kith_visits_roll_over (fixture->visits, &n_closed, &error));
  g_assert_cmpuint (n_closed, ==, 1);
  sign_in_at (fixture, b, "2025-11-21 12:06", "2025-11-21", 726);

  visits_fixture_at (fixture, "2025-11-20 12:10");
  g_assert_true (kith_visits_roll_over (fixture->visits, &n_closed, &error));
  g_assert_cmpuint (n_closed, ==, 0);
  again = visits_step_sign_in (fixture->visits, a, NULL, KITH_SOURCE_DESK, &arrival, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (arrival, ==, KITH_ARRIVAL_REOPENED);
  sign_in_at (fixture, b, "2025-11-20 12:11", "2025-11-20", 731);
  check_counts (fixture, "2025-11-20", 2, 2, 0, 2);
  check_counts (fixture, "2025-11-21", 1, 1, 0, 0);

  visits_fixture_at (fixture, "2025-11-22 05:00");
  g_assert_true (kith_visits_roll_over (fixture->visits, &n_closed, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_closed, ==, 3);
  check_counts (fixture, "2025-11-20", 2, 2, 0, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  VISITS_TEST ("/visits/days/rollover", test_rollover);
  VISITS_TEST ("/visits/days/close-day", test_close_day);
  VISITS_TEST ("/visits/days/autumn", test_autumn);
  VISITS_TEST ("/visits/days/spring", test_spring);
  VISITS_TEST ("/visits/days/moved-zone", test_moved_zone);
  VISITS_TEST ("/visits/days/clock-set-back", test_clock_set_back);
  return g_test_run ();
}
