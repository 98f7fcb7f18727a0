/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The counting function against plain SQL that was written from the definitions, for every kind of part. */

#include "stats/kith-counts.h"

#include "stats-center.h"

/* As whom each counts, following merges to their end. */
static const char *const sql_roots =
    "CREATE TEMP TABLE root AS "
    "WITH RECURSIVE chain (person, at) AS (SELECT id, id FROM person "
    "UNION SELECT chain.person, m.into_person FROM chain JOIN person_merge m ON m.from_person = chain.at AND "
    "m.ended = 0) "
    "SELECT person, at AS root FROM chain WHERE NOT EXISTS "
    "(SELECT 1 FROM person_merge m WHERE m.from_person = chain.at AND m.ended = 0)";

static const char *const sql_present =
    "WITH RECURSIVE present (root) AS (SELECT DISTINCT r.root FROM visit v JOIN root r ON r.person = "
    "v.person "
    "WHERE v.voided = 0 AND v.day BETWEEN ?1 AND ?2), "
    "edge (a, b) AS (SELECT x.root, y.root FROM duplicate_pair p JOIN root x ON x.person = p.person_a "
    "JOIN root y ON y.person = p.person_b WHERE p.state = 1 AND x.root IN (SELECT root FROM present) "
    "AND y.root IN (SELECT root FROM present)), "
    "both (a, b) AS (SELECT a, b FROM edge UNION SELECT b, a FROM edge), "
    "reach (x, y) AS (SELECT root, root FROM present UNION SELECT reach.x, both.b FROM reach JOIN both ON "
    "both.a = reach.y) ";

static gint64
ask (StatsCenter *center, const char *sql, KithDay from, KithDay to)
{
  g_autoptr (GError) error = NULL;
  gint64 value = 0;

  kith_db_get_int64 (center->own, &value, &error, sql, "ww", from, to);
  g_assert_no_error (error);
  return value;
}

static void
make_roots (StatsCenter *center)
{
  g_autoptr (GError) error = NULL;

  kith_db_run_script (center->own, "DROP TABLE IF EXISTS temp.root;", &error);
  g_assert_no_error (error);
  kith_db_run_script (center->own, sql_roots, &error);
  g_assert_no_error (error);
}

static void
check_count (StatsCenter *center, const KithCount *count)
{
  g_autofree char *low = g_strconcat (
      sql_present,
      "SELECT count(*) FROM (SELECT DISTINCT m FROM (SELECT x, min(y) AS m FROM reach GROUP BY x))", NULL);

  g_assert_cmpuint (count->visits, ==,
                    ask (center,
                         "SELECT count(*) FROM (SELECT DISTINCT r.root, v.day FROM visit v JOIN root r ON "
                         "r.person = v.person "
                         "WHERE v.voided = 0 AND v.day BETWEEN ?1 AND ?2)",
                         count->from, count->to));
  g_assert_cmpuint (count->people_high, ==,
                    ask (center,
                         "SELECT count(DISTINCT r.root) FROM visit v JOIN root r ON r.person = v.person "
                         "WHERE v.voided = 0 AND v.day BETWEEN ?1 AND ?2",
                         count->from, count->to));
  g_assert_cmpuint (count->people_low, ==, ask (center, low, count->from, count->to));
  g_assert_cmpuint (
      count->guests, ==,
      ask (center, "SELECT coalesce(sum(number), 0) FROM guest WHERE voided = 0 AND day BETWEEN ?1 AND ?2",
           count->from, count->to));
  g_assert_cmpuint (count->first_timers, ==,
                    ask (center,
                         "SELECT count(*) FROM (SELECT r.root, min(v.day) AS first FROM visit v "
                         "JOIN root r ON r.person = v.person WHERE v.voided = 0 GROUP BY r.root) "
                         "WHERE first BETWEEN ?1 AND ?2",
                         count->from, count->to));
}

/* In which part a day lies, told by SQLite's own calendar. */
static char *
part_name (StatsCenter *center, KithPeriod by, KithDay day, int first_weekday)
{
  static const char *const sqls[] = {
    "SELECT ?1 + 0 * ?2",
    /* Weeks since a Monday (1969-12-29), moved to begin on the wanted day. */
    "SELECT (?1 + 3 - (?2 - 1) + 7 * 10000) / 7",
    "SELECT CAST (strftime ('%Y%m', ?1 * 86400, 'unixepoch') AS INTEGER) + 0 * ?2",
    "SELECT CAST (strftime ('%Y', ?1 * 86400, 'unixepoch') AS INTEGER) * 10 + (CAST (strftime ('%m', ?1 * "
    "86400, "
    "'unixepoch') AS INTEGER) + 2) / 3 + 0 * ?2",
    "SELECT CAST (strftime ('%Y', ?1 * 86400, 'unixepoch') AS INTEGER) + 0 * ?2",
  };

  return g_strdup_printf ("%" G_GINT64_FORMAT, ask (center, sqls[by], day, first_weekday));
}

static void
check_parts (StatsCenter *center, GArray *parts, KithDay from, KithDay to, KithPeriod by, int first_weekday)
{
  KithDay next = from;

  for (guint i = 0; i < parts->len; i++)
    {
      const KithCount *part = &g_array_index (parts, KithCount, i);
      g_autofree char *first = part_name (center, by, part->from, first_weekday);
      g_autofree char *last = part_name (center, by, part->to, first_weekday);

      g_assert_cmpint (part->from, ==, next);
      g_assert_cmpint (part->to, >=, part->from);
      g_assert_cmpstr (first, ==, last);
      if (part->to < to)
        {
          g_autofree char *after = part_name (center, by, part->to + 1, first_weekday);

          g_assert_cmpstr (after, !=, first);
        }
      check_count (center, part);
      next = part->to + 1;
    }
  g_assert_cmpint (next, ==, to + 1);
}

static void
check_all_periods (StatsCenter *center, KithFacts *facts, guint n_samples)
{
  make_roots (center);
  for (guint i = 0; i < n_samples; i++)
    for (int by = KITH_PERIOD_DAY; by <= KITH_PERIOD_YEAR; by++)
      {
        KithDay a = stats_center_day (center), b = stats_center_day (center);
        int first_weekday = g_rand_boolean (center->rand) ? G_DATE_MONDAY : G_DATE_SUNDAY;
        KithDay from = MIN (a, b) - g_rand_int_range (center->rand, 0, 3);
        KithDay to = by == KITH_PERIOD_DAY ? MIN (MAX (a, b), from + 20) : MAX (a, b);
        g_autoptr (GArray) parts = NULL;
        KithCount whole;

        parts = kith_counts (facts, from, to, (KithPeriod) by, first_weekday, &whole);
        g_assert_cmpint (whole.from, ==, from);
        g_assert_cmpint (whole.to, ==, to);
        check_count (center, &whole);
        check_parts (center, parts, from, to, (KithPeriod) by, first_weekday);
      }
}

static void
test_plain (void)
{
  g_autoptr (StatsCenter) center = stats_center_new (1, 120, 500);
  g_autoptr (GError) error = NULL;
  g_autoptr (KithFacts) facts = NULL;

  stats_center_fill (center, 2500, 200, 0, 0);
  facts = kith_facts_load (center->store, NULL, &error);
  g_assert_no_error (error);
  check_all_periods (center, facts, 8);
}

static void
test_pairs_and_merges (void)
{
  for (guint32 seed = 10; seed < 16; seed++)
    {
      g_autoptr (StatsCenter) center = stats_center_new (seed, 90, 800);
      g_autoptr (GError) error = NULL;
      g_autoptr (KithFacts) facts = NULL;

      stats_center_fill (center, 1500, 100, 40, 25);
      facts = kith_facts_load (center->store, NULL, &error);
      g_assert_no_error (error);
      check_all_periods (center, facts, 3);
    }
}

static void
test_empty (void)
{
  g_autoptr (StatsCenter) center = stats_center_new (3, 5, 10);
  g_autoptr (GError) error = NULL;
  g_autoptr (KithFacts) facts = kith_facts_load (center->store, NULL, &error);
  g_autoptr (GArray) parts = NULL;
  g_autoptr (GArray) backwards = NULL;
  KithCount whole;

  g_assert_no_error (error);
  g_assert_cmpuint (kith_facts_n_visits (facts), ==, 0);
  parts = kith_counts (facts, 0, 40000, KITH_PERIOD_YEAR, G_DATE_MONDAY, &whole);
  g_assert_cmpuint (parts->len, ==, 110);
  g_assert_cmpuint (whole.visits + whole.people_low + whole.people_high + whole.guests + whole.first_timers,
                    ==, 0);

  backwards = kith_counts (facts, 10, 9, KITH_PERIOD_DAY, G_DATE_MONDAY, &whole);
  g_assert_cmpuint (backwards->len, ==, 0);
  g_assert_cmpuint (whole.visits, ==, 0);
}

/* Three records in a chain of doubts, of whom the middle one did not come. */
static void
test_range (void)
{
  g_autoptr (StatsCenter) center = stats_center_new (4, 4, 10);
  g_autoptr (GError) error = NULL;
  g_autoptr (KithFacts) facts = NULL;
  g_autoptr (GArray) parts = NULL;
  KithCount whole;

  stats_center_begin (center);
  stats_center_run (
      center,
      "INSERT INTO visit (id, person, day, utc, utc_offset, state, source, account, voided, version) VALUES "
      "(1, 1, ?1, 0, 0, 4, 1, 1, 0, 1), (2, 3, ?1, 0, 0, 4, 1, 1, 0, 1), (3, 2, ?1 + 1, 0, 0, 4, 1, 1, 0, 1)",
      "i", STATS_FIRST_DAY, 0, 0, 0);
  stats_center_add_pair (center, 1, 2, 1);
  stats_center_add_pair (center, 2, 3, 1);
  stats_center_commit (center);
  facts = kith_facts_load (center->store, NULL, &error);
  g_assert_no_error (error);

  parts = kith_counts (facts, STATS_FIRST_DAY, STATS_FIRST_DAY + 1, KITH_PERIOD_DAY, G_DATE_MONDAY, &whole);
  g_assert_cmpuint (g_array_index (parts, KithCount, 0).people_low, ==, 2);
  g_assert_cmpuint (g_array_index (parts, KithCount, 0).people_high, ==, 2);
  g_assert_cmpuint (whole.people_low, ==, 1);
  g_assert_cmpuint (whole.people_high, ==, 3);
  g_assert_cmpuint (whole.first_timers, ==, 3);
}

/* Two records that were merged and both came on one day are one visit. */
static void
test_one_visit_a_day (void)
{
  g_autoptr (StatsCenter) center = stats_center_new (5, 2, 10);
  g_autoptr (GError) error = NULL;
  g_autoptr (KithFacts) facts = NULL;
  g_autoptr (GArray) parts = NULL;
  KithCount whole;

  stats_center_begin (center);
  stats_center_run (
      center,
      "INSERT INTO visit (id, person, day, utc, utc_offset, state, source, account, voided, version) VALUES "
      "(1, 1, ?1, 0, 0, 4, 1, 1, 0, 1), (2, 2, ?1, 0, 0, 4, 1, 1, 0, 1), (3, 2, ?1 + 1, 0, 0, 4, 1, 1, 0, 1)",
      "i", STATS_FIRST_DAY, 0, 0, 0);
  stats_center_add_merge (center, 1, 2, FALSE);
  stats_center_commit (center);
  facts = kith_facts_load (center->store, NULL, &error);
  g_assert_no_error (error);

  parts = kith_counts (facts, STATS_FIRST_DAY, STATS_FIRST_DAY + 1, KITH_COUNT_WHOLE, G_DATE_MONDAY, &whole);
  g_assert_cmpuint (parts->len, ==, 0);
  g_assert_cmpuint (whole.visits, ==, 2);
  g_assert_cmpuint (whole.people_high, ==, 1);
  g_assert_cmpuint (whole.first_timers, ==, 1);
  g_assert_cmpuint (kith_facts_n_visits (facts), ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stats/counts/plain", test_plain);
  g_test_add_func ("/stats/counts/pairs-and-merges", test_pairs_and_merges);
  g_test_add_func ("/stats/counts/empty", test_empty);
  g_test_add_func ("/stats/counts/range", test_range);
  g_test_add_func ("/stats/counts/one-visit-a-day", test_one_visit_a_day);
  return g_test_run ();
}
