/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is typed of a referral: it says what is missing and where, comes back from its draft, and only what
 * belongs to what is chosen leaves it. */

#include "referrals/kith-referral-form.h"

#include "base/kith-error.h"

#define TODAY 20500
#define ROUNDS 400

static KithReferralForm *
begin (void)
{
  KithReferralForm *form = kith_referral_form_new (TODAY);

  kith_referral_form_set_place (form, 42, "Beds for the night, Harbor House");
  kith_referral_form_set_kind (form, KITH_REFERRAL_KIND_HOUSING);
  return form;
}

static void
test_begins (void)
{
  g_autoptr (KithReferralForm) form = kith_referral_form_new (TODAY);
  g_autoptr (KithReferral) referral = NULL;
  g_autoptr (KithReferralStep) step = NULL;

  kith_referral_form_set_place (form, 42, "Harbor House");
  g_assert_false (kith_referral_form_is_changed (form));
  g_assert_false (kith_referral_form_set_state (form, KITH_REFERRAL_OFFERED));
  g_assert_false (kith_referral_form_is_changed (form));
  g_assert_true (kith_referral_form_set_text (form, KITH_REFERRAL_TEXT_ASKED, "a bed "));
  g_assert_true (kith_referral_form_is_changed (form));
  referral = kith_referral_form_to_referral (form, 7);
  step = kith_referral_form_to_step (form);
  g_assert_cmpint (referral->person, ==, 7);
  g_assert_cmpint (referral->resource, ==, 42);
  g_assert_cmpint (referral->day, ==, TODAY);
  g_assert_cmpstr (referral->asked, ==, "a bed");
  g_assert_null (referral->contact);
  g_assert_cmpint (step->day, ==, TODAY);
  g_assert_cmpint (step->due_day, ==, TODAY + 14);
  g_assert_null (step->recipient);
}

static void
expect (const KithReferralForm *form, KithReferralPart expected)
{
  g_autoptr (GError) error = NULL;
  KithReferralPart part = (KithReferralPart) -1;

  g_assert_false (kith_referral_form_check (form, TODAY, &part, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_assert_cmpint (part, ==, expected);
}

/* Each thing that is missing, in the order in which it is asked for. */
static void
test_check (void)
{
  g_autoptr (KithReferralForm) form = kith_referral_form_new (TODAY);

  expect (form, KITH_REFERRAL_PART_NAME);
  kith_referral_form_set_text (form, KITH_REFERRAL_TEXT_NAME, "Harbor House");
  expect (form, KITH_REFERRAL_PART_KIND);
  kith_referral_form_set_kind (form, KITH_REFERRAL_KIND_FOOD);
  g_assert_true (kith_referral_form_check (form, TODAY, NULL, NULL));
  kith_referral_form_set_text (form, KITH_REFERRAL_TEXT_DAY, "soon");
  expect (form, KITH_REFERRAL_PART_DAY);
  kith_referral_form_set_text (form, KITH_REFERRAL_TEXT_DAY, "2099-01-01");
  expect (form, KITH_REFERRAL_PART_DAY);
  kith_referral_form_set_text (form, KITH_REFERRAL_TEXT_DAY, " ");
  kith_referral_form_set_text (form, KITH_REFERRAL_TEXT_DUE, "soon");
  expect (form, KITH_REFERRAL_PART_DUE);
  kith_referral_form_set_text (form, KITH_REFERRAL_TEXT_DUE, "");
  kith_referral_form_set_state (form, KITH_REFERRAL_NOT_WORKED);
  expect (form, KITH_REFERRAL_PART_REASON);
  kith_referral_form_set_reason (form, KITH_REFERRAL_REASON_NO_ROOM);
  kith_referral_form_set_tells (form, TRUE);
  expect (form, KITH_REFERRAL_PART_RECIPIENT);
  kith_referral_form_set_text (form, KITH_REFERRAL_TEXT_RECIPIENT, "Harbor House");
  expect (form, KITH_REFERRAL_PART_PURPOSE);
  kith_referral_form_set_text (form, KITH_REFERRAL_TEXT_PURPOSE, "a bed");
  expect (form, KITH_REFERRAL_PART_TOLD);
  kith_referral_form_set_text (form, KITH_REFERRAL_TEXT_TOLD, "that they come tonight");
  g_assert_true (kith_referral_form_check (form, TODAY, NULL, NULL));
}

/* What does not belong to what is chosen stays in the form, and does not leave it. */
static void
test_choices (void)
{
  g_autoptr (KithReferralForm) form = begin ();
  g_autoptr (KithReferralStep) open = NULL;
  g_autoptr (KithReferralStep) closed = NULL;
  g_autoptr (KithReferralStep) again = NULL;

  g_assert_cmpstr (kith_referral_form_get_text (form, KITH_REFERRAL_TEXT_RECIPIENT), ==,
                   "Beds for the night, Harbor House");
  kith_referral_form_set_reason (form, KITH_REFERRAL_REASON_COST);
  kith_referral_form_set_scope (form, KITH_SCOPE_NOTES);
  open = kith_referral_form_to_step (form);
  g_assert_cmpint (open->reason, ==, KITH_REFERRAL_REASON_NONE);
  g_assert_cmpint (open->scope, ==, KITH_SCOPE_NOTHING);
  g_assert_null (open->recipient);
  kith_referral_form_set_state (form, KITH_REFERRAL_DECLINED);
  kith_referral_form_set_text (form, KITH_REFERRAL_TEXT_DUE, "not a day");
  kith_referral_form_set_tells (form, TRUE);
  closed = kith_referral_form_to_step (form);
  g_assert_cmpint (closed->reason, ==, KITH_REFERRAL_REASON_COST);
  g_assert_cmpint (closed->due_day, ==, KITH_DAY_NONE);
  g_assert_cmpint (closed->scope, ==, KITH_SCOPE_NOTES);
  g_assert_cmpstr (closed->recipient, ==, "Beds for the night, Harbor House");
  kith_referral_form_set_state (form, KITH_REFERRAL_CONTACTED);
  kith_referral_form_set_text (form, KITH_REFERRAL_TEXT_DUE, "2026-03-10");
  again = kith_referral_form_to_step (form);
  g_assert_cmpint (again->due_day, ==, kith_day_from_ymd (2026, 3, 10));
}

/* The next step begins where the referral stands, and asks again later than today. */
static void
test_step (void)
{
  g_autoptr (KithReferral) about = kith_referral_new (7);
  g_autoptr (KithReferralForm) form = NULL;
  g_autoptr (KithReferralForm) late = NULL;
  g_autoptr (KithReferralStep) step = NULL;
  g_autoptr (KithReferralStep) next = NULL;

  about->id = 5;
  about->version = 3;
  about->day = TODAY - 10;
  about->state = KITH_REFERRAL_CONTACTED;
  about->due_day = TODAY + 3;
  about->name = g_strdup ("Harbor House");
  form = kith_referral_form_new_step (about, TODAY);
  step = kith_referral_form_to_step (form);
  g_assert_cmpint (kith_referral_form_get_referral (form), ==, 5);
  g_assert_cmpint (kith_referral_form_get_version (form), ==, 3);
  g_assert_cmpint (step->state, ==, KITH_REFERRAL_CONTACTED);
  g_assert_cmpint (step->due_day, ==, TODAY + 3);
  g_assert_true (kith_referral_form_check (form, TODAY, NULL, NULL));
  kith_referral_form_set_text (form, KITH_REFERRAL_TEXT_DAY, "2020-01-01");
  expect (form, KITH_REFERRAL_PART_DAY);
  about->due_day = TODAY;
  about->version = 4;
  late = kith_referral_form_new_step (about, TODAY);
  next = kith_referral_form_to_step (late);
  g_assert_cmpint (next->due_day, ==, TODAY + 14);
  kith_referral_form_follow (form, about);
  g_assert_cmpint (kith_referral_form_get_version (form), ==, 4);
}

/* What was written down wrong is put right; how it went is not asked for, and nothing else changes. */
static void
test_correction (void)
{
  g_autoptr (KithReferral) about = kith_referral_new (7);
  g_autoptr (KithReferral) as_it_was = NULL;
  g_autoptr (KithReferral) corrected = NULL;
  g_autoptr (KithReferralForm) form = NULL;

  about->id = 5;
  about->version = 3;
  about->day = TODAY - 10;
  about->kind = KITH_REFERRAL_KIND_FOOD;
  about->state = KITH_REFERRAL_NOT_WORKED;
  about->resource = 42;
  about->name = g_strdup ("Harbor House");
  about->contact = g_strdup ("Lee");
  about->asked = g_strdup ("a bed");
  form = kith_referral_form_new_correction (about, TODAY);
  g_assert_cmpint (kith_referral_form_get_form (form), ==, KITH_REFERRAL_FORM_CORRECTS);
  g_assert_false (kith_referral_form_is_changed (form));
  as_it_was = kith_referral_form_to_referral (form, 7);
  g_assert_cmpint (as_it_was->id, ==, 5);
  g_assert_cmpint (as_it_was->version, ==, 3);
  g_assert_cmpint (as_it_was->day, ==, TODAY - 10);
  g_assert_cmpint (as_it_was->kind, ==, KITH_REFERRAL_KIND_FOOD);
  g_assert_cmpint (as_it_was->resource, ==, 42);
  g_assert_cmpstr (as_it_was->name, ==, "Harbor House");
  g_assert_cmpstr (as_it_was->contact, ==, "Lee");
  g_assert_cmpstr (as_it_was->asked, ==, "a bed");

  kith_referral_form_set_kind (form, KITH_REFERRAL_KIND_HOUSING);
  kith_referral_form_set_text (form, KITH_REFERRAL_TEXT_CONTACT, "");
  kith_referral_form_set_text (form, KITH_REFERRAL_TEXT_DAY, "no day");
  g_assert_true (kith_referral_form_check (form, TODAY, NULL, NULL));
  about->version = 4;
  kith_referral_form_follow (form, about);
  corrected = kith_referral_form_to_referral (form, 7);
  g_assert_cmpint (corrected->version, ==, 4);
  g_assert_cmpint (corrected->kind, ==, KITH_REFERRAL_KIND_HOUSING);
  g_assert_null (corrected->contact);
  kith_referral_form_set_kind (form, KITH_REFERRAL_KIND_NONE);
  expect (form, KITH_REFERRAL_PART_KIND);
}

static KithReferralForm *
begin_any (const KithReferral *about)
{
  switch (g_test_rand_int_range (0, 3))
    {
    case 0:
      return begin ();
    case 1:
      return kith_referral_form_new_step (about, TODAY);
    default:
      return kith_referral_form_new_correction (about, TODAY);
    }
}

static char *
random_text (void)
{
  static const char *const words[] = { "", "a bed", "Zoë 🌼", "2026-03-10", " two\nlines ", "no day" };

  return g_strdup (words[g_test_rand_int_range (0, G_N_ELEMENTS (words))]);
}

static void
fill_at_random (KithReferralForm *form)
{
  static const KithScope scopes[] = { KITH_SCOPE_NOTHING, KITH_SCOPE_NOTES,
                                      KITH_SCOPE_CONTACT | KITH_SCOPE_PLANS };

  for (guint i = 0; i < KITH_N_REFERRAL_TEXTS; i++)
    {
      g_autofree char *text = random_text ();

      kith_referral_form_set_text (form, i, text);
    }
  kith_referral_form_set_kind (form, (KithReferralKind) g_test_rand_int_range (0, 11));
  kith_referral_form_set_state (form, (KithReferralState) g_test_rand_int_range (1, 7));
  kith_referral_form_set_reason (form, (KithReferralReason) g_test_rand_int_range (0, 15));
  kith_referral_form_set_tells (form, g_test_rand_bit ());
  kith_referral_form_set_scope (form, scopes[g_test_rand_int_range (0, G_N_ELEMENTS (scopes))]);
}

/* Whatever is typed is the same after it was a draft. */
static void
test_draft (void)
{
  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (KithReferral) about = kith_referral_new (7);
      g_autoptr (KithReferralForm) form = NULL;
      g_autoptr (KithReferralForm) back = kith_referral_form_new (TODAY + 1);
      g_autoptr (GVariant) draft = NULL;
      g_autoptr (GVariant) again = NULL;

      about->id = 5;
      about->version = g_test_rand_int_range (1, 9);
      about->day = TODAY - 3;
      about->state = KITH_REFERRAL_ACCEPTED;
      form = begin_any (about);
      fill_at_random (form);
      draft = g_variant_ref_sink (kith_referral_form_to_draft (form));
      kith_referral_form_take_draft (back, draft);
      again = g_variant_ref_sink (kith_referral_form_to_draft (back));
      g_assert_true (g_variant_equal (draft, again));
      g_assert_true (kith_referral_form_is_changed (back));
      g_assert_cmpint (kith_referral_form_get_form (back), ==, kith_referral_form_get_form (form));
    }
}

/* A draft of a newer Kith, or one that is none, leaves a form that can be used. */
static void
test_strange_drafts (void)
{
  static const char *const texts[] = { "{}", "{'state': <99>, 'kind': <12345>}", "{'texts': <['one']>}",
                                       "{'texts': <5>, 'scope': <['moon']>}", "{'referral': <'x'>}" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GVariant) draft = g_variant_parse (G_VARIANT_TYPE_VARDICT, texts[i], NULL, NULL, NULL);
      g_autoptr (KithReferralForm) form = kith_referral_form_new (TODAY);

      g_assert_nonnull (draft);
      kith_referral_form_take_draft (form, draft);
      g_assert_true (kith_referral_state_is_known (kith_referral_form_get_state (form)));
      g_assert_cmpint (kith_referral_form_get_scope (form), ==, KITH_SCOPE_NOTHING);
      g_assert_false (kith_referral_form_check (form, TODAY, NULL, NULL));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/referral-form/begins", test_begins);
  g_test_add_func ("/app/referral-form/check", test_check);
  g_test_add_func ("/app/referral-form/choices", test_choices);
  g_test_add_func ("/app/referral-form/step", test_step);
  g_test_add_func ("/app/referral-form/correction", test_correction);
  g_test_add_func ("/app/referral-form/draft", test_draft);
  g_test_add_func ("/app/referral-form/strange-drafts", test_strange_drafts);
  return g_test_run ();
}
