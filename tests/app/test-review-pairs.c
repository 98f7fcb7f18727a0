/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is told of an entry to who decides whether it is another one: nothing that may not be shown. */

#include "catalog/kith-review-pairs.h"

/* Read from the left whatever is around. */
#define NUMBER(text) "\342\201\246" text "\342\201\251"

static KithResource *
make (const char *name, gboolean confidential)
{
  g_autoptr (KithValuesBuilder) builder = kith_values_builder_new ();
  KithResource *resource = kith_resource_new (KITH_RESOURCE_ORGANIZATION);

  if (name != NULL)
    kith_values_builder_add (builder, "name", name);
  kith_values_builder_add (builder, "phone", "555 0101");
  kith_values_builder_open (builder, "phone", "555 0199");
  if (confidential)
    kith_values_builder_add (builder, "confidential", "true");
  kith_values_builder_close (builder);
  kith_values_builder_add (builder, "url", "https://teapot.example");
  resource->id = 7;
  resource->status = KITH_RESOURCE_IS_ACTIVE;
  resource->values = kith_values_builder_end (builder);
  return resource;
}

static void
test_shown (void)
{
  g_autoptr (KithResource) resource = make ("Teapot House", FALSE);
  KithReviewSide side = { 0 };

  g_assert_true (kith_review_side_fill (&side, resource, "Harbor Helpline"));
  g_assert_cmpint (side.id, ==, 7);
  g_assert_cmpstr (side.name, ==, "Teapot House");
  g_assert_cmpstr (side.about, ==, "Organization · Harbor Helpline");
  g_assert_cmpstr (side.facts, ==, NUMBER ("555 0101") "\n" NUMBER ("555 0199") "\nhttps://teapot.example");
  kith_review_side_clear (&side);
}

static void
test_hidden (void)
{
  g_autoptr (KithResource) resource = make (NULL, TRUE);
  KithReviewSide side = { 0 };

  g_assert_true (kith_review_side_fill (&side, resource, NULL));
  g_assert_cmpstr (side.name, ==, "Organization");
  g_assert_cmpstr (side.about, ==, "Organization · Written by this center");
  g_assert_cmpstr (side.facts, ==, NUMBER ("555 0101") "\nhttps://teapot.example");
  kith_review_side_clear (&side);

  resource->status = KITH_RESOURCE_IS_INACTIVE;
  g_assert_false (kith_review_side_fill (&side, resource, NULL));
  g_assert_null (side.name);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/app/review-pairs/shown", test_shown);
  g_test_add_func ("/app/review-pairs/hidden", test_hidden);
  return g_test_run ();
}
