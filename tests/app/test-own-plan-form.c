/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is typed of a plan of somebody's own: it says what is missing and where, comes back from its draft
 * whatever it holds, and is signed only where it is looked at together. */

#include "goals/kith-own-plan-form.h"

#include "base/kith-error.h"

#define TODAY 20500
#define ROUNDS 300

static KithOwnPlan *
make_plan (void)
{
  KithOwnPlan *plan = kith_own_plan_new (7, KITH_PLAN_STRESS);

  plan->id = 42;
  plan->version = 3;
  plan->day = TODAY - 30;
  plan->account = 5;
  kith_own_plan_set (plan, KITH_PLAN_SECTION_HELPS, "music\na walk");
  kith_own_plan_review (plan, TODAY - 20, "Adi", "Rosa");
  plan->next_day = TODAY - 2;
  return plan;
}

static void
expect (const KithOwnPlanForm *form, guint expected)
{
  g_autoptr (GError) error = NULL;
  guint text = 99;

  g_assert_false (kith_own_plan_form_check (form, TODAY, &text, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_assert_cmpuint (text, ==, expected);
}

static void
test_check (void)
{
  g_autoptr (KithOwnPlan) about = kith_own_plan_new (7, KITH_PLAN_RELAPSE);
  g_autoptr (KithOwnPlanForm) form = kith_own_plan_form_new (about);

  g_assert_false (kith_own_plan_form_is_changed (form));
  expect (form, KITH_PLAN_SECTION_REASONS);
  g_assert_true (kith_own_plan_form_set_text (form, KITH_PLAN_SECTION_SIGNS, " \n "));
  g_assert_true (kith_own_plan_form_is_changed (form));
  expect (form, KITH_PLAN_SECTION_REASONS);
  g_assert_true (kith_own_plan_form_set_text (form, KITH_PLAN_SECTION_SIGNS, "I sleep badly"));
  g_assert_true (kith_own_plan_form_check (form, TODAY, NULL, NULL));
  g_assert_false (kith_own_plan_form_set_text (form, KITH_PLAN_SECTION_SIGNS, "I sleep badly"));
  kith_own_plan_form_set_text (form, KITH_OWN_PLAN_TEXT_AGAIN, "soon");
  expect (form, KITH_OWN_PLAN_TEXT_AGAIN);
  kith_own_plan_form_set_text (form, KITH_OWN_PLAN_TEXT_AGAIN, "2026-02-16");
  g_assert_cmpint (kith_day_from_ymd (2026, 2, 16), ==, TODAY);
  expect (form, KITH_OWN_PLAN_TEXT_AGAIN);
  kith_own_plan_form_set_text (form, KITH_OWN_PLAN_TEXT_AGAIN, " 2026-02-17 ");
  g_assert_true (kith_own_plan_form_check (form, TODAY, NULL, NULL));
}

/* With the same words it stays written when and with whom it was, and signed; a day that has gone by may
 * stay. */
static void
test_same_words (void)
{
  g_autoptr (KithOwnPlan) about = make_plan ();
  g_autoptr (KithOwnPlanForm) form = kith_own_plan_form_new (about);
  g_autoptr (KithOwnPlan) same = kith_own_plan_form_to_plan (form, TODAY, "Ada");
  g_autoptr (KithOwnPlan) other = NULL;

  g_assert_true (kith_own_plan_form_check (form, TODAY, NULL, NULL));
  g_assert_true (kith_own_plan_says_same (same, about));
  g_assert_cmpint (same->day, ==, TODAY - 30);
  g_assert_cmpint (same->account, ==, 5);
  g_assert_cmpint (same->next_day, ==, TODAY - 2);
  g_assert_cmpstr (same->signed_name, ==, "Rosa");
  kith_own_plan_form_set_text (form, KITH_PLAN_SECTION_PEOPLE, "my cousin");
  other = kith_own_plan_form_to_plan (form, TODAY, "Ada");
  g_assert_cmpint (other->day, ==, KITH_DAY_NONE);
  g_assert_cmpint (other->account, ==, 0);
  g_assert_null (other->signed_name);
  g_assert_cmpint (other->reviewed_day, ==, TODAY - 20);
}

static void
test_together (void)
{
  g_autoptr (KithOwnPlan) about = make_plan ();
  g_autoptr (KithOwnPlanForm) form = kith_own_plan_form_new (about);
  g_autoptr (KithOwnPlan) alone = NULL;
  g_autoptr (KithOwnPlan) together = NULL;

  kith_own_plan_form_set_text (form, KITH_PLAN_SECTION_HELPS, "tea");
  kith_own_plan_form_set_text (form, KITH_OWN_PLAN_TEXT_SIGNED, " Rosa M. ");
  alone = kith_own_plan_form_to_plan (form, TODAY, "Ada");
  g_assert_null (alone->signed_name);
  g_assert_true (kith_own_plan_form_set_together (form, TRUE));
  together = kith_own_plan_form_to_plan (form, TODAY, "Ada");
  g_assert_cmpstr (together->signed_name, ==, "Rosa M.");
  g_assert_cmpstr (together->reviewed_with, ==, "Ada");
  g_assert_cmpint (together->reviewed_day, ==, TODAY);
}

/* Somebody else wrote to it meanwhile: what is typed is written to it as it is now. */
static void
test_follow (void)
{
  g_autoptr (KithOwnPlan) about = make_plan ();
  g_autoptr (KithOwnPlanForm) form = kith_own_plan_form_new (about);
  g_autoptr (KithOwnPlan) plan = NULL;

  kith_own_plan_form_set_text (form, KITH_PLAN_SECTION_HELPS, "tea");
  about->version = 4;
  kith_own_plan_review (about, TODAY, "Adi", NULL);
  kith_own_plan_form_follow (form, about);
  plan = kith_own_plan_form_to_plan (form, TODAY, "Ada");
  g_assert_cmpint (plan->version, ==, 4);
  g_assert_cmpint (plan->reviewed_day, ==, TODAY);
  g_assert_cmpstr (plan->words[KITH_PLAN_SECTION_HELPS], ==, "tea");
}

static void
assert_same (const KithOwnPlanForm *a, const KithOwnPlanForm *b)
{
  g_autoptr (KithOwnPlan) one = kith_own_plan_form_to_plan (a, TODAY, "Ada");
  g_autoptr (KithOwnPlan) other = kith_own_plan_form_to_plan (b, TODAY, "Ada");
  g_autoptr (GVariant) content = g_variant_ref_sink (kith_own_plan_to_content (one));
  g_autoptr (GVariant) other_content = g_variant_ref_sink (kith_own_plan_to_content (other));

  for (guint i = 0; i < KITH_N_OWN_PLAN_TEXTS; i++)
    g_assert_cmpstr (kith_own_plan_form_get_text (a, i), ==, kith_own_plan_form_get_text (b, i));
  g_assert_cmpint (kith_own_plan_form_get_together (a), ==, kith_own_plan_form_get_together (b));
  g_assert_cmpint (kith_own_plan_form_is_changed (a), ==, kith_own_plan_form_is_changed (b));
  g_assert_true (g_variant_equal (content, other_content));
  g_assert_cmpint (one->id, ==, other->id);
  g_assert_cmpint (one->version, ==, other->version);
  g_assert_cmpint (one->person, ==, other->person);
  g_assert_cmpint (one->day, ==, other->day);
  g_assert_cmpint (one->account, ==, other->account);
}

static void
test_draft (void)
{
  static const char *const bits[] = { "a", " ", "\n", "tea", "é", "2026-03-01", ":", "م" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261128);
  g_autoptr (GVariant) none = g_variant_ref_sink (g_variant_new_parsed ("{'texts': <['a']>}"));

  g_assert_null (kith_own_plan_form_from_draft (7, none));
  for (guint n = 0; n < ROUNDS; n++)
    {
      g_autoptr (KithOwnPlan) about =
          g_rand_boolean (rand) ? make_plan () : kith_own_plan_new (7, KITH_PLAN_WELLNESS);
      g_autoptr (KithOwnPlanForm) form = kith_own_plan_form_new (about);
      g_autoptr (KithOwnPlanForm) again = NULL;
      g_autoptr (GVariant) draft = NULL;

      for (int k = g_rand_int_range (rand, 0, 6); k > 0; k--)
        {
          g_autoptr (GString) typed = g_string_new (NULL);

          for (int j = g_rand_int_range (rand, 0, 5); j > 0; j--)
            g_string_append (typed, bits[g_rand_int_range (rand, 0, G_N_ELEMENTS (bits))]);
          kith_own_plan_form_set_text (form, (guint) g_rand_int_range (rand, 0, KITH_N_OWN_PLAN_TEXTS),
                                       typed->str);
        }
      kith_own_plan_form_set_together (form, g_rand_boolean (rand));
      draft = g_variant_ref_sink (kith_own_plan_form_to_draft (form));
      again = kith_own_plan_form_from_draft (7, draft);
      g_assert_nonnull (again);
      assert_same (form, again);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/own-plan-form/check", test_check);
  g_test_add_func ("/app/own-plan-form/same-words", test_same_words);
  g_test_add_func ("/app/own-plan-form/together", test_together);
  g_test_add_func ("/app/own-plan-form/follow", test_follow);
  g_test_add_func ("/app/own-plan-form/draft", test_draft);
  return g_test_run ();
}
