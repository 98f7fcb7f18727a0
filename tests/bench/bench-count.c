/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ten years by month, columns loaded, against plain SQL with a covering index made for it. */

#include "kith-bench.h"

#include <sqlite3.h>

#include "stats/kith-counts.h"

static double
count_ours (KithFacts *facts, KithDay from, KithDay to, guint64 *visits)
{
  KithCount whole;
  double begun = kith_bench_now ();
  g_autoptr (GArray) parts = kith_counts (facts, from, to, KITH_PERIOD_MONTH, G_DATE_MONDAY, &whole);
  double seconds = kith_bench_now () - begun;

  *visits = 0;
  for (guint i = 0; i < parts->len; i++)
    *visits += g_array_index (parts, KithCount, i).visits + g_array_index (parts, KithCount, i).people_high;
  *visits += whole.visits + whole.people_high;
  return seconds;
}

/* Visits and people of each month and of the whole: less than ours answers, so the floor is on the safe side.
 */
static double
count_sql (sqlite3_stmt *stmt, KithDay from, KithDay to, guint64 *visits)
{
  double begun = kith_bench_now ();

  *visits = 0;
  for (KithDay start = from; start <= to;)
    {
      KithDay next = kith_period_next (KITH_PERIOD_MONTH, start, G_DATE_MONDAY);

      sqlite3_bind_int64 (stmt, 1, start);
      sqlite3_bind_int64 (stmt, 2, MIN (next - 1, to));
      g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_ROW);
      *visits += (guint64) sqlite3_column_int64 (stmt, 0) + (guint64) sqlite3_column_int64 (stmt, 1);
      sqlite3_reset (stmt);
      start = next;
    }
  sqlite3_bind_int64 (stmt, 1, from);
  sqlite3_bind_int64 (stmt, 2, to);
  g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_ROW);
  *visits += (guint64) sqlite3_column_int64 (stmt, 0) + (guint64) sqlite3_column_int64 (stmt, 1);
  sqlite3_reset (stmt);
  return kith_bench_now () - begun;
}

static sqlite3 *
open_indexed_copy (KithBench *bench)
{
  g_autofree char *copy = g_build_filename (bench->folder, "indexed.db", NULL);
  g_autoptr (GFile) from = g_file_new_for_path (bench->store_path);
  g_autoptr (GFile) to = g_file_new_for_path (copy);
  g_autoptr (GError) error = NULL;
  sqlite3 *db = NULL;

  g_file_copy (from, to, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sqlite3_open (copy, &db), ==, SQLITE_OK);
  sqlite3_exec (
      db, "PRAGMA cache_size=-200000; CREATE INDEX best ON visit (day, person) WHERE voided = 0; ANALYZE",
      NULL, NULL, NULL);
  return db;
}

void
kith_bench_count_figures (KithBench *bench)
{
  g_auto (KithBenchTimes) ours = { NULL };
  g_auto (KithBenchTimes) floor = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (KithStore) store = NULL;
  guint64 found, expected;
  sqlite3_stmt *stmt = NULL;
  sqlite3 *sql = open_indexed_copy (bench);

  kith_bench_times_init (&ours);
  kith_bench_times_init (&floor);
  sqlite3_prepare_v2 (
      sql, "SELECT COUNT(*), COUNT(DISTINCT person) FROM visit WHERE voided = 0 AND day BETWEEN ?1 AND ?2",
      -1, &stmt, NULL);
  g_assert_nonnull (stmt);

  g_autoptr (KithSession) session = kith_bench_unlock (bench, "desk", &store);
  double begun = kith_bench_now ();
  g_autoptr (KithFacts) facts = kith_facts_load (store, NULL, &error);
  g_assert_no_error (error);
  g_printerr ("facts of %" G_GUINT64_FORMAT " visits loaded in %.2f s\n", kith_facts_n_visits (facts),
              kith_bench_now () - begun);

  KithDay to = kith_clock_today (kith_session_get_clock (session));
  KithDay from = kith_day_add_months (to, -12 * (int) bench->years);
  for (guint i = 0; i < 5; i++)
    {
      kith_bench_times_add (&floor, count_sql (stmt, from, to, &expected));
      for (guint n = 0; n < 5; n++)
        kith_bench_times_add (&ours, count_ours (facts, from, to, &found));
      g_assert_cmpuint (found, ==, expected);
    }
  sqlite3_finalize (stmt);
  sqlite3_close (sql);
  kith_bench_record (bench, "count of all years by month, warm (median)", "s", KITH_BENCH_FASTER,
                     kith_bench_times_percentile (&ours, 50), kith_bench_times_percentile (&floor, 50), 50);
  kith_session_close (session, NULL);
}
