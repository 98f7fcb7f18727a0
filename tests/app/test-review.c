/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What somebody should look at: what was not verified for long, and what its source tells no more. */

#include "catalog/kith-review.h"

/* verified: (nullable) by the source */
static KithResource *
make (gint64 id, KithResourceKind kind, gint64 organization, const char *name, const char *verified)
{
  g_autoptr (KithValuesBuilder) builder = kith_values_builder_new ();
  KithResource *resource = kith_resource_new (kind);

  kith_values_builder_add (builder, "name", name);
  if (verified != NULL)
    kith_values_builder_add (builder, "verified", verified);
  resource->id = id;
  resource->organization = organization;
  resource->status = KITH_RESOURCE_IS_ACTIVE;
  resource->values = kith_values_builder_end (builder);
  return resource;
}

static KithDay
day_of (const char *text)
{
  KithDay day = KITH_DAY_NONE;

  g_assert_true (kith_day_parse (text, &day, NULL));
  return day;
}

static void
take (KithReview *review, KithResource *resource)
{
  kith_review_add (review, resource);
  kith_resource_free (resource);
}

static KithReview *
make_review (void)
{
  KithReview *review = kith_review_new ();
  KithResource *here = make (4, KITH_RESOURCE_SERVICE, 1, "Soup", "2020-01-01");
  KithResource *missing = make (5, KITH_RESOURCE_LOCATION, 1, "Upstairs", NULL);
  KithResource *longer = make (6, KITH_RESOURCE_SERVICE, 1, "Beds", "2026-11-01");
  KithResource *hidden = make (7, KITH_RESOURCE_SERVICE, 1, "Shelter", NULL);
  KithResource *found = make (9, KITH_RESOURCE_SERVICE, 1, "Talk", "2026-10-30");
  KithResource *place = make (8, KITH_RESOURCE_SITE_SERVICE, 1, "", NULL);

  here->verified_day = day_of ("2025-11-19");
  missing->missing_since = day_of ("2026-11-02");
  longer->missing_since = day_of ("2026-11-01");
  /* Somebody made sure since. */
  found->missing_since = day_of ("2026-11-01");
  found->verified_day = day_of ("2026-11-02");
  hidden->status = KITH_RESOURCE_IS_INACTIVE;
  place->missing_since = day_of ("2026-11-01");

  /* A service before its organization. */
  take (review, make (3, KITH_RESOURCE_SERVICE, 1, "Tea", "2025-11-17"));
  take (review, make (1, KITH_RESOURCE_ORGANIZATION, 0, "Teapot House", "2010-01-01"));
  take (review, make (2, KITH_RESOURCE_ORGANIZATION, 0, "Quiet Room", NULL));
  take (review, here);
  take (review, missing);
  take (review, longer);
  take (review, hidden);
  take (review, place);
  take (review, found);
  kith_review_end (review);
  return review;
}

static void
test_unverified (void)
{
  g_autoptr (KithReview) review = make_review ();
  g_autoptr (GPtrArray) year = kith_review_list_unverified (review, day_of ("2026-11-18"), 12);
  g_autoptr (GPtrArray) half = kith_review_list_unverified (review, day_of ("2026-11-18"), 6);
  g_autoptr (GPtrArray) leap = kith_review_list_unverified (review, day_of ("2026-08-31"), 6);
  const KithReviewItem *item;
  g_autofree char *never = NULL;
  g_autofree char *told = NULL;

  /* Never before long ago; an organization with services is looked at by them; what is hidden is not there.
   */
  g_assert_cmpuint (year->len, ==, 2);
  item = year->pdata[0];
  g_assert_cmpstr (item->name, ==, "Quiet Room");
  never = kith_review_item_describe_verified (item);
  g_assert_cmpstr (never, ==, "Organization · never verified");
  item = year->pdata[1];
  g_assert_cmpstr (item->name, ==, "Tea");
  g_assert_cmpstr (item->organization, ==, "Teapot House");
  g_assert_true (item->by_source);
  told = kith_review_item_describe_verified (item);
  g_assert_true (g_str_has_prefix (told, "Service · Teapot House · verified ") &&
                 g_str_has_suffix (told, " by its source"));

  /* What the center said later than the source counts. */
  g_assert_cmpuint (half->len, ==, 3);
  item = half->pdata[2];
  g_assert_cmpstr (item->name, ==, "Soup");
  g_assert_false (item->by_source);
  /* There is no 31st of February. */
  g_assert_cmpuint (leap->len, ==, 3);
}

static void
test_missing (void)
{
  g_autoptr (KithReview) review = make_review ();
  GPtrArray *missing = kith_review_list_missing (review);
  g_autofree char *words = NULL;

  g_assert_cmpuint (missing->len, ==, 2);
  g_assert_cmpstr (((const KithReviewItem *) missing->pdata[0])->name, ==, "Beds");
  g_assert_cmpstr (((const KithReviewItem *) missing->pdata[1])->name, ==, "Upstairs");
  words = kith_review_item_describe_missing (missing->pdata[1]);
  g_assert_true (g_str_has_prefix (words, "Place · Teapot House · not told since "));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/app/review/unverified", test_unverified);
  g_test_add_func ("/app/review/missing", test_missing);
  return g_test_run ();
}
