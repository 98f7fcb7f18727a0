/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Facts kept current equal facts loaded anew, however they are kept: by refresh, by what is put, one day or
 * all. */

#include "stats/kith-facts.h"

#include "stats-center.h"
#include "stats/kith-counts.h"

static void
assert_same (KithFacts *a, KithFacts *b, KithDay from, KithDay to, KithPeriod by)
{
  KithCount whole_a, whole_b;
  g_autoptr (GArray) parts_a = kith_counts (a, from, to, by, G_DATE_MONDAY, &whole_a);
  g_autoptr (GArray) parts_b = kith_counts (b, from, to, by, G_DATE_MONDAY, &whole_b);

  g_assert_cmpmem (&whole_a, sizeof whole_a, &whole_b, sizeof whole_b);
  g_assert_cmpmem (parts_a->data, parts_a->len * sizeof (KithCount), parts_b->data,
                   parts_b->len * sizeof (KithCount));
}

static gint64
any_id (StatsCenter *center, const char *table)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT id FROM %s ORDER BY (id * 2654435761 + ?1) %% 1000003 LIMIT 1", table);
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  kith_db_get_int64 (kith_store_get_reader (center->store, &error), &id, &error, sql, "w",
                     g_rand_int_range (center->rand, 0, 1000000));
  g_assert_no_error (error);
  return id;
}

static void
mark (StatsCenter *center, KithFacts *facts, gboolean announce, const char *table, gint64 id)
{
  if (announce)
    kith_store_announce (center->store, table, id);
  else
    kith_facts_mark (facts, table, id);
}

/* One random change of the store, told to the facts in one of two ways. */
static void
change_something (StatsCenter *center, KithFacts *facts, gboolean announce)
{
  gint64 id;

  stats_center_begin (center);
  switch (g_rand_int_range (center->rand, 0, 7))
    {
    case 0:
    case 1:
      stats_center_add_visit (center, stats_center_person (center), stats_center_day (center));
      break;
    case 2:
      stats_center_add_guests (center, stats_center_day (center), 3);
      break;
    case 3:
      id = any_id (center, "visit");
      stats_center_run (
          center,
          "UPDATE visit SET voided = 1 - voided, version = version + 1 WHERE id = ?1 AND NOT EXISTS "
          "(SELECT 1 FROM visit o WHERE o.person = visit.person AND o.day = visit.day AND o.voided = 0 "
          "AND o.id <> visit.id)",
          "i", id, 0, 0, 0);
      mark (center, facts, announce, "visit", id);
      break;
    case 4:
      id = any_id (center, "guest");
      stats_center_run (center, "UPDATE guest SET voided = 1 - voided, number = number + 1 WHERE id = ?1",
                        "i", id, 0, 0, 0);
      mark (center, facts, announce, "guest", id);
      break;
    case 5:
      stats_center_add_pair (center, stats_center_person (center), stats_center_person (center), 1);
      mark (center, facts, announce, "duplicate_pair", 1);
      break;
    default:
      stats_center_add_merge (center, stats_center_person (center), stats_center_person (center), FALSE);
      mark (center, facts, announce, "person_merge", 1);
      break;
    }
  stats_center_commit (center);
}

static void
check_refresh (gboolean announce)
{
  g_autoptr (StatsCenter) center = stats_center_new (announce ? 21 : 22, 60, 200);
  g_autoptr (GError) error = NULL;
  g_autoptr (KithFacts) facts = NULL;

  stats_center_fill (center, 800, 60, 15, 5);
  facts = kith_facts_load (center->store, NULL, &error);
  g_assert_no_error (error);
  for (guint round = 0; round < 40; round++)
    {
      g_autoptr (KithFacts) anew = NULL;
      int n = g_rand_int_range (center->rand, 0, 6);

      for (int i = 0; i < n; i++)
        change_something (center, facts, announce);
      while (g_main_context_iteration (NULL, FALSE))
        ;
      kith_facts_refresh (facts, NULL, &error);
      g_assert_no_error (error);
      anew = kith_facts_load (center->store, NULL, &error);
      g_assert_no_error (error);
      assert_same (facts, anew, STATS_FIRST_DAY - 5, STATS_FIRST_DAY + 210, KITH_PERIOD_WEEK);
      g_assert_cmpuint (kith_facts_n_visits (facts), ==, kith_facts_n_visits (anew));
    }
}

static void
test_refresh_marked (void)
{
  check_refresh (FALSE);
}

static void
test_refresh_announced (void)
{
  check_refresh (TRUE);
}

/* First-timers of one day, from the presence summaries, are what the counting function says over all visits.
 */
static void
test_day (void)
{
  for (guint32 seed = 30; seed < 34; seed++)
    {
      g_autoptr (StatsCenter) center = stats_center_new (seed, 60, 120);
      g_autoptr (GError) error = NULL;
      g_autoptr (KithFacts) all = NULL;

      stats_center_fill (center, 600, 40, 20, seed == 30 ? 0 : 15);
      all = kith_facts_load (center->store, NULL, &error);
      g_assert_no_error (error);
      for (KithDay day = STATS_FIRST_DAY - 1; day <= STATS_FIRST_DAY + 120; day++)
        {
          g_autoptr (KithFacts) one = kith_facts_load_day (center->store, day, NULL, &error);

          g_assert_no_error (error);
          assert_same (one, all, day, day, KITH_COUNT_WHOLE);
          assert_same (one, all, day, day, KITH_PERIOD_DAY);
        }
    }
}

static void
put_first_day (KithFacts *facts, KithDb *db, gint64 person)
{
  gint64 first;

  if (kith_db_get_int64 (db, &first, NULL, "SELECT first_day FROM person_presence WHERE id = ?1", "i",
                         person))
    kith_facts_put_first_day (facts, person, (KithDay) first);
}

/* What is put without a query is what a query would have found: where the desk says first when somebody came
 * first and then that they are here, and the other way round. */
static void
check_put (guint n_merges, gboolean first_day_before)
{
  g_autoptr (StatsCenter) center = stats_center_new (40, 120, 3);
  g_autoptr (GError) error = NULL;
  g_autoptr (KithFacts) facts = NULL;
  KithDay day = STATS_FIRST_DAY + 1;

  stats_center_fill (center, 40, 5, 0, n_merges);
  stats_center_write_presence (center);
  facts = kith_facts_load_day (center->store, day, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 120; i++)
    {
      gint64 person = stats_center_person (center), other = stats_center_person (center), id, here;
      g_autoptr (KithFacts) anew = NULL;
      KithDb *db;

      stats_center_begin (center);
      id = stats_center_add_visit (center, person, day);
      if (person != other && i % 4 == 0)
        {
          stats_center_add_pair (center, person, other, 1);
          stats_center_run (center,
                            "UPDATE duplicate_pair SET state = 1 WHERE person_a = ?1 AND person_b = ?2", "ii",
                            MIN (person, other), MAX (person, other), 0, 0);
          kith_facts_put_pair (facts, person, other, TRUE);
        }
      if (i % 10 == 9)
        stats_center_run (center, "UPDATE visit SET voided = 1 WHERE id = ?1", "i", id, 0, 0, 0);
      stats_center_commit (center);
      stats_center_write_presence (center);
      db = kith_store_get_reader (center->store, &error);
      if (first_day_before)
        put_first_day (facts, db, person);
      if (kith_db_get_int64 (db, &here, NULL, "SELECT 1 FROM visit WHERE id = ?1 AND voided = 0", "i", id))
        kith_facts_put_visit (facts, id, person, day, FALSE);
      else
        kith_facts_put_visit (facts, id, person, day, TRUE);
      if (!first_day_before)
        put_first_day (facts, db, person);

      anew = kith_facts_load_day (center->store, day, NULL, &error);
      g_assert_no_error (error);
      assert_same (facts, anew, day, day, KITH_COUNT_WHOLE);
    }
}

static void
test_put (void)
{
  check_put (0, TRUE);
  check_put (0, FALSE);
  check_put (15, TRUE);
  check_put (15, FALSE);
}

static void
test_cancelled (void)
{
  g_autoptr (StatsCenter) center = stats_center_new (50, 50, 1000);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (KithFacts) facts = NULL;
  g_autoptr (KithFacts) anew = NULL;

  stats_center_fill (center, 9000, 0, 0, 0);
  g_cancellable_cancel (cancellable);
  facts = kith_facts_load (center->store, cancellable, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (facts);
  g_clear_error (&error);

  /* A refresh that was cut short is made good by the next. */
  facts = kith_facts_load (center->store, NULL, &error);
  kith_facts_mark (facts, "visit", 0);
  kith_facts_refresh (facts, cancellable, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  kith_facts_refresh (facts, NULL, &error);
  g_assert_no_error (error);
  anew = kith_facts_load (center->store, NULL, &error);
  assert_same (facts, anew, STATS_FIRST_DAY, STATS_FIRST_DAY + 1000, KITH_PERIOD_MONTH);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stats/facts/refresh-marked", test_refresh_marked);
  g_test_add_func ("/stats/facts/refresh-announced", test_refresh_announced);
  g_test_add_func ("/stats/facts/day", test_day);
  g_test_add_func ("/stats/facts/put", test_put);
  g_test_add_func ("/stats/facts/cancelled", test_cancelled);
  return g_test_run ();
}
