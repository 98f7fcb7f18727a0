/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is typed of a check-in: it says what is missing and where, asks only as the person permits, comes back
 * from its draft, and only what belongs to what is chosen leaves it. */

#include "goals/kith-check-in-form.h"

#include "base/kith-error.h"

#define TODAY 20500
#define ROUNDS 400

static KithCheckIn *
make_check_in (KithDay due)
{
  KithCheckIn *check_in = kith_check_in_new (7);

  check_in->id = 42;
  check_in->version = 3;
  check_in->day = TODAY - 30;
  check_in->due_day = due;
  check_in->worker = 5;
  check_in->ways = (KithContactWays) (KITH_WAYS_TEXT | KITH_WAYS_CALL);
  check_in->words = g_strdup ("the new room");
  return check_in;
}

static void
expect (const KithCheckInForm *form, KithCheckInPart expected)
{
  g_autoptr (GError) error = NULL;
  KithCheckInPart part = (KithCheckInPart) -1;

  g_assert_false (kith_check_in_form_check (form, TODAY, &part, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_assert_cmpint (part, ==, expected);
}

static void
test_plan (void)
{
  g_autoptr (KithCheckInForm) form = kith_check_in_form_new (TODAY, 5);
  g_autoptr (KithCheckIn) check_in = NULL;

  g_assert_true (kith_check_in_form_check (form, TODAY, NULL, NULL));
  kith_check_in_form_set_ways (form, KITH_WAYS_CALL);
  expect (form, KITH_CHECK_IN_PART_WAYS);
  kith_check_in_form_set_permitted (form, (KithContactWays) (KITH_WAYS_IN_PERSON | KITH_WAYS_CALL));
  g_assert_true (kith_check_in_form_check (form, TODAY, NULL, NULL));
  kith_check_in_form_set_ways (form, KITH_WAYS_NONE);
  expect (form, KITH_CHECK_IN_PART_WAYS);
  kith_check_in_form_set_ways (form, KITH_WAYS_CALL);
  kith_check_in_form_set_text (form, KITH_CHECK_IN_TEXT_DUE, "soon");
  expect (form, KITH_CHECK_IN_PART_DUE);
  kith_check_in_form_set_text (form, KITH_CHECK_IN_TEXT_DUE, "");
  expect (form, KITH_CHECK_IN_PART_DUE);
  kith_check_in_form_set_text (form, KITH_CHECK_IN_TEXT_DUE, "1999-01-01");
  expect (form, KITH_CHECK_IN_PART_DUE);
  kith_check_in_form_set_text (form, KITH_CHECK_IN_TEXT_DUE, "2099-01-01");
  kith_check_in_form_set_worker (form, 9);
  check_in = kith_check_in_form_to_check_in (form, 7);
  g_assert_cmpint (check_in->worker, ==, 9);
  g_assert_cmpint (check_in->due_day, ==, kith_day_from_ymd (2099, 1, 1));
  g_assert_null (check_in->words);
}

/* What is overdue can be put in other words; another day is one to come. */
static void
test_change (void)
{
  g_autoptr (KithCheckIn) about = make_check_in (TODAY - 4);
  g_autoptr (KithCheckInForm) form = kith_check_in_form_new_change (about, TODAY);
  g_autofree char *other = kith_day_format_iso (TODAY - 3);

  expect (form, KITH_CHECK_IN_PART_WAYS);
  kith_check_in_form_set_permitted (form, about->ways);
  g_assert_true (kith_check_in_form_check (form, TODAY, NULL, NULL));
  kith_check_in_form_set_text (form, KITH_CHECK_IN_TEXT_DUE, other);
  expect (form, KITH_CHECK_IN_PART_DUE);
}

/* Where nobody was asked there is no way and no next time. */
static void
test_contact (void)
{
  g_autoptr (KithCheckIn) about = make_check_in (TODAY);
  g_autoptr (KithCheckInForm) form = kith_check_in_form_new_contact (about, TODAY);
  g_autoptr (KithCheckInContact) reached = kith_check_in_form_to_contact (form);
  g_autoptr (KithCheckInContact) not_needed = NULL;

  /* Not permitted any more, but it was done. */
  g_assert_true (kith_check_in_form_check (form, TODAY, NULL, NULL));
  g_assert_cmpint (reached->way, ==, KITH_WAY_CALL);
  g_assert_cmpint (reached->outcome, ==, KITH_CONTACT_REACHED);
  g_assert_cmpint (reached->next_day, ==, TODAY + 14);
  kith_check_in_form_set_text (form, KITH_CHECK_IN_TEXT_NEXT, "soon");
  expect (form, KITH_CHECK_IN_PART_NEXT);
  kith_check_in_form_set_outcome (form, KITH_CONTACT_NOT_NEEDED);
  g_assert_true (kith_check_in_form_check (form, TODAY, NULL, NULL));
  not_needed = kith_check_in_form_to_contact (form);
  g_assert_cmpint (not_needed->way, ==, KITH_WAY_NONE);
  g_assert_cmpint (not_needed->next_day, ==, KITH_DAY_NONE);
  kith_check_in_form_set_text (form, KITH_CHECK_IN_TEXT_NEXT, "2099-01-01");
  g_clear_pointer (&not_needed, kith_check_in_contact_free);
  not_needed = kith_check_in_form_to_contact (form);
  g_assert_cmpint (not_needed->next_day, ==, KITH_DAY_NONE);
  kith_check_in_form_set_text (form, KITH_CHECK_IN_TEXT_DAY, "2099-01-01");
  expect (form, KITH_CHECK_IN_PART_DAY);
}

static void
test_draft (void)
{
  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (KithCheckIn) about = make_check_in (TODAY + 3);
      g_autoptr (KithCheckInForm) form = g_test_rand_bit ()   ? kith_check_in_form_new (TODAY, 5)
                                         : g_test_rand_bit () ? kith_check_in_form_new_contact (about, TODAY)
                                                              : kith_check_in_form_new_change (about, TODAY);
      g_autoptr (KithCheckInForm) back = kith_check_in_form_new (TODAY, 1);
      g_autoptr (GVariant) draft = NULL;
      g_autoptr (GVariant) again = NULL;

      for (guint i = 0; i < KITH_N_CHECK_IN_TEXTS; i++)
        if (g_test_rand_bit ())
          {
            g_autofree char *text = g_strdup_printf ("typed %d", g_test_rand_int_range (0, 3));

            kith_check_in_form_set_text (form, i, text);
          }
      kith_check_in_form_set_ways (form, (KithContactWays) g_test_rand_int_range (0, 64));
      kith_check_in_form_set_way (form, (KithContactWay) g_test_rand_int_range (0, 6));
      kith_check_in_form_set_outcome (form, (KithContactOutcome) g_test_rand_int_range (0, 5));
      kith_check_in_form_set_worker (form, g_test_rand_int ());
      draft = g_variant_ref_sink (kith_check_in_form_to_draft (form));
      kith_check_in_form_take_draft (back, draft);
      again = g_variant_ref_sink (kith_check_in_form_to_draft (back));
      g_assert_true (g_variant_equal (draft, again));
      g_assert_cmpint (kith_check_in_form_get_form (back), ==, kith_check_in_form_get_form (form));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/app/check-in-form/plan", test_plan);
  g_test_add_func ("/app/check-in-form/change", test_change);
  g_test_add_func ("/app/check-in-form/contact", test_contact);
  g_test_add_func ("/app/check-in-form/draft", test_draft);

  return g_test_run ();
}
