/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Past monthly totals: what a table of them must be, all or nothing, never beside Kith's own visits, never in
 * a count. */

#include "base/kith-error.h"
#include "stats/kith-counts.h"
#include "stats/kith-totals-import.h"
#include "visits/visits-fixture.h"

#define GOOD "Month,Visits,People,Guests,First-timers\n2024-03,412,88,17,9\n2024-04,390,,,0\n"

static KithTotalsImport *
read_text (VisitsFixture *fixture, const char *text, gboolean replace, GError **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (text, -1, NULL);
  g_autoptr (KithTotalsImport) import = kith_totals_import_read (stream, NULL, error);

  return import != NULL && kith_totals_import_map (import, fixture->session, NULL, 0, replace, NULL, error)
             ? g_steal_pointer (&import)
             : NULL;
}

static void
assert_refused (VisitsFixture *fixture, const char *text, const char *where)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (read_text (fixture, text, FALSE, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_test_message ("%s", error->message);
  g_assert_true (g_str_has_prefix (error->message, where));
}

static void
assert_problem (VisitsFixture *fixture, const char *line, guint column)
{
  g_autofree char *text = g_strconcat ("month,visits,people\n2024-01,1,1\n", line, "\n", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (KithTotalsImport) import = read_text (fixture, text, FALSE, &error);
  const KithImportProblem *problem;

  g_assert_no_error (error);
  g_assert_cmpuint (kith_totals_import_get_table (import)->problems->len, ==, 1);
  problem = g_ptr_array_index (kith_totals_import_get_table (import)->problems, 0);
  g_test_message ("%s", problem->sentence);
  g_assert_cmpuint (problem->line, ==, 3);
  g_assert_cmpuint (problem->column, ==, column);
  g_assert_false (kith_totals_import_apply (import, fixture->session, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(*) FROM past_total"), ==, 0);
}

static void
test_headers (VisitsFixture *fixture, gconstpointer data)
{
  assert_refused (fixture, "", "Line 1, column 1:");
  assert_refused (fixture, "month,visits\n", "Line 2, column 1:");
  assert_refused (fixture, "2024-03,412\n2024-04,390\n", "Line 1, column 1:");
  assert_refused (fixture, "visits,people\n1,1\n", "Line 1, column 1:");
  assert_refused (fixture, "month\n2024-03\n", "Line 1, column 1:");
  assert_refused (fixture, "month,visits,Visits\n2024-03,1,1\n", "Line 1, column 3:");
  assert_refused (fixture, "month,first-timers,first timers\n2024-03,1,1\n", "Line 1, column 3:");
  assert_refused (fixture, "month,visits,attendance\n2024-03,1,1\n", "Line 1, column 3:");
}

static void
test_problems (VisitsFixture *fixture, gconstpointer data)
{
  assert_problem (fixture, "March 2024,1,1", 1);
  assert_problem (fixture, "2024-13,1,1", 1);
  assert_problem (fixture, "2024-3,1,1", 1);
  assert_problem (fixture, "2024-03-01,1,1", 1);
  assert_problem (fixture, "1899-12,1,1", 1);
  assert_problem (fixture, ",1,1", 1);
  assert_problem (fixture, "2025-11,1,1", 1); /* it is the 20th of that month */
  assert_problem (fixture, "2024-01,1,1", 1); /* stands in line 2 */
  assert_problem (fixture, "2024-03,-1,1", 2);
  assert_problem (fixture, "2024-03,1.5,1", 2);
  assert_problem (fixture, "2024-03,1,=1+1", 3);
  assert_problem (fixture, "2024-03,1,+1", 3);
  assert_problem (fixture, "2024-03,1,10000000", 3);
  assert_problem (fixture, "2024-03,1,\"1,234\"", 3);
  assert_problem (fixture, "2024-03,,", 0);
  assert_problem (fixture, "2024-03,1", 0);
  assert_problem (fixture, "2024-03,1,1,1", 0);
}

static void
test_takes (VisitsFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithTotalsImport) import = read_text (fixture, GOOD, FALSE, &error);
  g_autoptr (GArray) totals = NULL;
  const KithPastTotal *total;

  g_assert_no_error (error);
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(*) FROM past_total"), ==, 0);
  g_assert_true (kith_totals_import_apply (import, fixture->session, NULL, &error));
  g_assert_no_error (error);
  totals = kith_past_totals_list (fixture->session, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (totals->len, ==, 2);
  total = &g_array_index (totals, KithPastTotal, 0);
  g_assert_cmpint (total->month, ==, kith_day_from_ymd (2024, 3, 1));
  g_assert_cmpint (total->numbers[KITH_PAST_VISITS], ==, 412);
  g_assert_cmpint (total->numbers[KITH_PAST_PEOPLE], ==, 88);
  g_assert_cmpint (total->numbers[KITH_PAST_GUESTS], ==, 17);
  g_assert_cmpint (total->numbers[KITH_PAST_FIRST_TIMERS], ==, 9);
  total = &g_array_index (totals, KithPastTotal, 1);
  g_assert_cmpint (total->numbers[KITH_PAST_PEOPLE], ==, KITH_PAST_UNKNOWN);
  g_assert_cmpint (total->numbers[KITH_PAST_FIRST_TIMERS], ==, 0);
}

/* Nobody knows how they were counted, so they are in no count. */
static void
test_in_no_count (VisitsFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithTotalsImport) import = read_text (fixture, GOOD, FALSE, &error);
  g_autoptr (KithFacts) facts = NULL;
  g_autoptr (GArray) parts = NULL;
  KithCount whole;

  g_assert_true (kith_totals_import_apply (import, fixture->session, NULL, &error));
  facts = kith_facts_load (fixture->store, NULL, &error);
  g_assert_no_error (error);
  parts = kith_counts (facts, kith_day_from_ymd (2024, 1, 1), kith_day_from_ymd (2024, 12, 31),
                       KITH_COUNT_WHOLE, G_DATE_MONDAY, &whole);
  g_assert_cmpuint (whole.visits + whole.people_high + whole.guests + whole.first_timers, ==, 0);
}

static void
test_replaces (VisitsFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithTotalsImport) first = read_text (fixture, GOOD, FALSE, &error);
  g_autoptr (KithTotalsImport) late = read_text (fixture, GOOD, FALSE, &error);
  g_autoptr (KithTotalsImport) again = NULL;
  g_autoptr (KithTotalsImport) replacing = NULL;
  const KithImportProblem *problem;

  g_assert_true (kith_totals_import_apply (first, fixture->session, NULL, &error));
  g_assert_no_error (error);
  /* It was read before they were there. */
  g_assert_false (kith_totals_import_apply (late, fixture->session, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_clear_error (&error);

  again = read_text (fixture, "month,visits\n2024-02,5\n2024-03,500\n", FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (kith_totals_import_get_table (again)->problems->len, ==, 1);
  problem = g_ptr_array_index (kith_totals_import_get_table (again)->problems, 0);
  g_assert_cmpuint (problem->line, ==, 3);

  replacing = read_text (fixture, "month,visits\n2024-02,5\n2024-03,500\n", TRUE, &error);
  g_assert_true (kith_totals_import_apply (replacing, fixture->session, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(*) FROM past_total"), ==, 3);
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT visits FROM past_total WHERE id = 202403"), ==, 500);
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT version FROM past_total WHERE id = 202403"), ==, 2);
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(*) FROM past_total WHERE people IS NULL"), ==,
                   3);
}

/* A month with visits is Kith's own, from its first day to its last, and guests are enough. */
static void
test_overlap (VisitsFixture *fixture, gconstpointer data)
{
  static const char *const times[] = { "2025-09-30 23:00", "2025-10-01 12:00", "2025-10-31 12:00" };
  gint64 person = visits_fixture_person (fixture, "Rosa");

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KithTotalsImport) import = NULL;
      GPtrArray *problems;

      visits_fixture_at (fixture, times[i]);
      kith_visit_free (visits_fixture_sign_in (fixture, person));
      visits_fixture_at (fixture, "2025-11-20 12:00");
      import = read_text (fixture, "month,visits\n2025-08,1\n2025-09,1\n2025-10,1\n", TRUE, &error);
      g_assert_no_error (error);
      problems = kith_totals_import_get_table (import)->problems;
      g_assert_cmpuint (problems->len, ==, i == 0 ? 1 : 2);
      if (i > 0)
        {
          const KithImportProblem *problem = g_ptr_array_index (problems, 1);

          g_assert_cmpuint (problem->line, ==, 4);
          g_assert_nonnull (strstr (problem->sentence, "2025-10-01"));
        }
    }
}

static void
test_by_hand (VisitsFixture *fixture, gconstpointer data)
{
  static const KithTotalsField fields[] = { KITH_TOTALS_MONTH, KITH_TOTALS_NONE, KITH_TOTALS_GUESTS };
  const char *text = "Monat,Wetter,Gäste\n2024-03,Regen,7\n";
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (text, -1, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (KithTotalsImport) import = kith_totals_import_read (stream, NULL, &error);
  const KithPastTotal *total;

  g_assert_no_error (error);
  g_assert_cmpint (kith_totals_import_get_field (import, 0), ==, KITH_TOTALS_UNKNOWN);
  g_assert_false (kith_totals_import_map (import, fixture->session, NULL, 0, FALSE, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (kith_totals_import_map (import, fixture->session, fields, 3, FALSE, NULL, &error));
  g_assert_no_error (error);
  total = &g_array_index (kith_totals_import_get_totals (import), KithPastTotal, 0);
  g_assert_cmpint (total->numbers[KITH_PAST_GUESTS], ==, 7);
  g_assert_cmpint (total->numbers[KITH_PAST_VISITS], ==, KITH_PAST_UNKNOWN);
}

static void
test_taken_back (VisitsFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithTotalsImport) first = read_text (fixture, "month,visits\n2024-03,412\n", FALSE, &error);
  g_autoptr (KithTotalsImport) second = NULL;

  g_assert_true (kith_totals_import_apply (first, fixture->session, NULL, &error));
  second = read_text (fixture, "month,visits\n2024-03,1\n2024-04,2\n", TRUE, &error);
  g_assert_cmpuint (kith_totals_import_get_n_there (second), ==, 1);
  g_assert_true (kith_totals_import_apply (second, fixture->session, NULL, &error));
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT sum(visits) FROM past_total"), ==, 3);
  g_assert_true (kith_totals_import_take_back (second, fixture->session, &error));
  g_assert_no_error (error);
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT sum(visits) FROM past_total"), ==, 412);
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count(*) FROM past_total"), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  VISITS_TEST ("/stats/past-totals/headers", test_headers);
  VISITS_TEST ("/stats/past-totals/problems", test_problems);
  VISITS_TEST ("/stats/past-totals/takes", test_takes);
  VISITS_TEST ("/stats/past-totals/in-no-count", test_in_no_count);
  VISITS_TEST ("/stats/past-totals/replaces", test_replaces);
  VISITS_TEST ("/stats/past-totals/by-hand", test_by_hand);
  VISITS_TEST ("/stats/past-totals/taken-back", test_taken_back);
  VISITS_TEST ("/stats/past-totals/overlap", test_overlap);
  return g_test_run ();
}
