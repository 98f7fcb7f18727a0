/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sample's plan: exact sizes, one visit a person and day, the same seed the same plan, closed days empty.
 */

#include "base/kith-text.h"
#include "people/kith-card.h"
#include "sample/kith-sample-names.h"
#include "sample/kith-sample-plan.h"

static const char *const codes[] = { "meal", "coffee", "shower", "laundry", "peer-support", NULL };

static KithSamplePlan *
make (guint people, guint visits, guint years, guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  KithDay until = kith_day_from_ymd (2026, 3, 10);

  return kith_sample_plan_new (people, visits, kith_day_add_months (until, -12 * (int) years) + 1, until,
                               codes, rand);
}

static void
test_sizes (void)
{
  static const guint sizes[][3] = { { 0, 0, 1 },        { 1, 1, 1 },      { 10, 400, 1 },
                                    { 300, 200, 1 },    { 500, 9000, 2 }, { 40, 40 * 250, 1 },
                                    { 2000, 30000, 10 } };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (KithSamplePlan) plan = make (sizes[i][0], sizes[i][1], sizes[i][2], i + 1);

      g_assert_cmpuint (plan->visits->len, ==, sizes[i][1]);
    }
}

static void
test_one_visit_a_day (void)
{
  g_autoptr (KithSamplePlan) plan = make (300, 9000, 1, 3);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < plan->visits->len; i++)
    {
      const KithSampleVisit *visit = &g_array_index (plan->visits, KithSampleVisit, i);
      gint64 *key = g_new (gint64, 1);

      *key = ((gint64) visit->day << 32) | visit->person;
      g_assert_true (g_hash_table_add (seen, key));
      g_assert_cmpint (visit->arrived, >=, 0);
      g_assert_cmpint (visit->arrived, <=, KITH_MINUTE_MAX);
      g_assert_true (visit->left == KITH_MINUTE_NONE || visit->left >= visit->arrived);
      g_assert_cmpuint (visit->day, <, plan->n_days);
      if (i > 0)
        g_assert_cmpuint (visit->day, >=, (visit - 1)->day);
    }
}

static void
test_closed_days (void)
{
  g_autoptr (KithSamplePlan) plan = make (300, 5000, 2, 4);
  guint by_weekday[8] = { 0 };

  for (guint i = 0; i < plan->visits->len; i++)
    {
      const KithSampleVisit *visit = &g_array_index (plan->visits, KithSampleVisit, i);

      by_weekday[kith_day_get_weekday (plan->first_day + (KithDay) visit->day)]++;
    }
  g_assert_cmpuint (by_weekday[G_DATE_SUNDAY], ==, 0);
  g_assert_cmpuint (by_weekday[G_DATE_WEDNESDAY], >, by_weekday[G_DATE_SATURDAY]);
}

static void
test_last_day_is_open (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  KithDay sunday = kith_day_from_ymd (2026, 3, 8);
  g_autoptr (KithSamplePlan) plan = kith_sample_plan_new (200, 20000, sunday - 300, sunday, codes, rand);
  guint on_last = 0;

  for (guint i = 0; i < plan->visits->len; i++)
    on_last += g_array_index (plan->visits, KithSampleVisit, i).day == plan->n_days - 1;
  g_assert_cmpuint (on_last, >, 0);
}

static void
test_seed (void)
{
  g_autoptr (KithSamplePlan) one = make (200, 3000, 1, 9);
  g_autoptr (KithSamplePlan) same = make (200, 3000, 1, 9);
  g_autoptr (KithSamplePlan) other = make (200, 3000, 1, 10);
  gsize size = one->visits->len * sizeof (KithSampleVisit);

  g_assert_cmpmem (one->visits->data, size, same->visits->data, size);
  g_assert_cmpint (memcmp (one->visits->data, other->visits->data, size), !=, 0);
}

static void
test_half_come_once_or_twice (void)
{
  g_autoptr (KithSamplePlan) plan = make (1000, 20000, 3, 11);
  g_autofree guint *times = g_new0 (guint, 1000);
  guint seldom = 0, often = 0;

  for (guint i = 0; i < plan->visits->len; i++)
    times[g_array_index (plan->visits, KithSampleVisit, i).person]++;
  for (guint i = 0; i < 1000; i++)
    {
      seldom += times[i] <= 2;
      often += times[i] > 60;
    }
  g_assert_cmpuint (seldom, >, 350);
  g_assert_cmpuint (often, >, 30);
}

static void
test_names (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithSampleNames) names = kith_sample_names_new (&error);
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  g_autoptr (GHashTable) different = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < 3000; i++)
    {
      g_auto (KithSampleName) name = { NULL };
      g_autoptr (KithCard) card = NULL;

      kith_sample_names_draw (names, rand, &name);
      card = kith_card_new ((gint64) i + 1, name.name, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (kith_card_get_name (card), ==, name.name);
      g_autofree char *folded = kith_text_fold (name.name);
      g_assert_true (g_str_is_ascii (folded));
      g_hash_table_add (different, g_strdup (name.name));
    }
  g_assert_cmpuint (g_hash_table_size (different), >, 1200);
  g_assert_cmpuint (g_hash_table_size (different), <, 2700);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sample/plan/sizes", test_sizes);
  g_test_add_func ("/sample/plan/one-visit-a-day", test_one_visit_a_day);
  g_test_add_func ("/sample/plan/closed-days", test_closed_days);
  g_test_add_func ("/sample/plan/last-day-is-open", test_last_day_is_open);
  g_test_add_func ("/sample/plan/seed", test_seed);
  g_test_add_func ("/sample/plan/half-come-once-or-twice", test_half_come_once_or_twice);
  g_test_add_func ("/sample/names", test_names);
  return g_test_run ();
}
