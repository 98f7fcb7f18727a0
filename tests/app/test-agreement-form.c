/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is typed of what somebody agrees to: it says what is missing and where, comes back from its draft,
 * and a signature never stands under other words than those it was drawn under. */

#include "people/kith-agreement-form.h"

#include "base/kith-error.h"
#include "people/consent-fixture.h"

#define TODAY 20500
#define ROUNDS 400

static KithAgreementForm *
sharing (void)
{
  KithAgreementForm *form = kith_agreement_form_new (TODAY);

  kith_agreement_form_set_kind (form, KITH_CONSENT_SHARING);
  kith_agreement_form_set_text (form, KITH_CONSENT_TEXT_RECIPIENT, " Legal aid ");
  kith_agreement_form_set_text (form, KITH_CONSENT_TEXT_PURPOSE, "housing");
  kith_agreement_form_set_scope (form, KITH_SCOPE_NOTES | KITH_SCOPE_PLANS);
  kith_agreement_form_set_until (form, "2027-05-31");
  return form;
}

static void
test_begins (void)
{
  g_autoptr (KithAgreementForm) form = kith_agreement_form_new (TODAY);
  g_autoptr (KithConsent) consent = kith_agreement_form_to_consent (form);

  g_assert_false (kith_agreement_form_is_changed (form));
  g_assert_true (kith_agreement_form_check (form, NULL, NULL));
  g_assert_cmpint (consent->day, ==, TODAY);
  g_assert_cmpint (consent->until, ==, KITH_DAY_NONE);
  g_assert_true (kith_agreement_form_set_kind (form, KITH_CONSENT_CONTACT));
  g_assert_true (kith_agreement_form_is_changed (form));
  g_assert_true (kith_agreement_form_set_kind (form, KITH_CONSENT_PEER_SUPPORT));
  g_assert_false (kith_agreement_form_is_changed (form));
  g_assert_false (kith_agreement_form_set_part2 (form, FALSE));
  g_assert_true (kith_agreement_form_set_until (form, "2"));
  g_assert_true (kith_agreement_form_is_changed (form));
}

static void
expect (const KithAgreementForm *form, KithConsentPart expected)
{
  g_autoptr (GError) error = NULL;
  KithConsentPart part = (KithConsentPart) -1;

  g_assert_false (kith_agreement_form_check (form, &part, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_assert_cmpint (part, ==, expected);
}

/* Each thing that is missing, in the order in which it is asked for. */
static void
test_check (void)
{
  g_autoptr (KithAgreementForm) form = kith_agreement_form_new (TODAY);

  kith_agreement_form_set_kind (form, KITH_CONSENT_SHARING);
  expect (form, KITH_CONSENT_PART_RECIPIENT);
  kith_agreement_form_set_text (form, KITH_CONSENT_TEXT_RECIPIENT, "Legal aid");
  expect (form, KITH_CONSENT_PART_PURPOSE);
  kith_agreement_form_set_text (form, KITH_CONSENT_TEXT_PURPOSE, "housing");
  expect (form, KITH_CONSENT_PART_SCOPE);
  kith_agreement_form_set_scope (form, KITH_SCOPE_NOTES);
  expect (form, KITH_CONSENT_PART_UNTIL);
  kith_agreement_form_set_until (form, "in spring");
  expect (form, KITH_CONSENT_PART_UNTIL);
  kith_agreement_form_set_until (form, "2020-01-01");
  expect (form, KITH_CONSENT_PART_UNTIL);
  kith_agreement_form_set_until (form, " ");
  kith_agreement_form_set_text (form, KITH_CONSENT_TEXT_EVENT, "the keys to the flat");
  g_assert_true (kith_agreement_form_check (form, NULL, NULL));
  kith_agreement_form_set_from (form, "");
  expect (form, KITH_CONSENT_PART_DAY);
  kith_agreement_form_set_from (form, "today");
  expect (form, KITH_CONSENT_PART_DAY);
  kith_agreement_form_set_from (form, "2026-11-18 ");
  g_assert_true (kith_agreement_form_check (form, NULL, NULL));
  kith_agreement_form_set_text (form, KITH_CONSENT_TEXT_GUARDIAN, "Ana");
  expect (form, KITH_CONSENT_PART_GUARDIAN);
  kith_agreement_form_set_text (form, KITH_CONSENT_TEXT_GUARDIAN_WHO, "mother");
  g_assert_true (kith_agreement_form_check (form, NULL, NULL));
  kith_agreement_form_set_part2 (form, TRUE);
  expect (form, KITH_CONSENT_PART_SIGNATURE);
  kith_agreement_form_set_signature (form, KITH_SIGNED_TYPED);
  expect (form, KITH_CONSENT_PART_SIGNATURE);
  kith_agreement_form_set_text (form, KITH_CONSENT_TEXT_SIGNED_NAME, "Rosa");
  g_assert_true (kith_agreement_form_check (form, NULL, NULL));
  kith_agreement_form_set_signature (form, KITH_SIGNED_DRAWN);
  expect (form, KITH_CONSENT_PART_SIGNATURE);
}

/* What one of its kind does not have stays in the form, and does not leave it. */
static void
test_kinds (void)
{
  g_autoptr (KithAgreementForm) form = sharing ();
  g_autoptr (KithConsent) shared = NULL;
  g_autoptr (KithConsent) contact = NULL;
  g_autoptr (KithConsent) photo = NULL;

  kith_agreement_form_set_part2 (form, TRUE);
  kith_agreement_form_set_signature (form, KITH_SIGNED_TYPED);
  kith_agreement_form_set_text (form, KITH_CONSENT_TEXT_SIGNED_NAME, "Rosa");
  kith_agreement_form_set_kind (form, KITH_CONSENT_CONTACT);
  contact = kith_agreement_form_to_consent (form);
  g_assert_cmpstr (kith_consent_get_text (contact, KITH_CONSENT_TEXT_RECIPIENT), ==, "");
  g_assert_cmpint (contact->scope, ==, KITH_SCOPE_NOTHING);
  g_assert_false (contact->part2);
  g_assert_true (kith_agreement_form_check (form, NULL, NULL));
  kith_agreement_form_set_kind (form, KITH_CONSENT_PHOTO);
  photo = kith_agreement_form_to_consent (form);
  g_assert_cmpint (photo->scope, ==, KITH_SCOPE_PHOTO);
  g_assert_true (kith_agreement_form_check (form, NULL, NULL));
  kith_agreement_form_set_kind (form, KITH_CONSENT_SHARING);
  shared = kith_agreement_form_to_consent (form);
  g_assert_cmpstr (kith_consent_get_text (shared, KITH_CONSENT_TEXT_RECIPIENT), ==, "Legal aid");
  g_assert_cmpint (shared->scope, ==, KITH_SCOPE_NOTES | KITH_SCOPE_PLANS);
  g_assert_true (shared->part2);
  g_assert_cmpstr (kith_consent_get_text (shared, KITH_CONSENT_TEXT_SIGNED_NAME), ==, "Rosa");
  kith_agreement_form_set_signature (form, KITH_SIGNED_ALOUD);
  g_clear_pointer (&shared, kith_consent_free);
  shared = kith_agreement_form_to_consent (form);
  g_assert_cmpstr (kith_consent_get_text (shared, KITH_CONSENT_TEXT_SIGNED_NAME), ==, "");
}

static void
test_signature_is_of_its_words (void)
{
  g_autoptr (KithStrokes) strokes = consent_fixture_strokes ();
  g_autoptr (KithStrokes) none = kith_strokes_new (3);
  g_autoptr (KithAgreementForm) form = sharing ();

  kith_agreement_form_set_wording (form, 2);
  kith_agreement_form_set_signature (form, KITH_SIGNED_DRAWN);
  g_assert_false (kith_agreement_form_set_strokes (form, none));
  g_assert_true (kith_agreement_form_set_strokes (form, strokes));
  g_assert_false (kith_agreement_form_set_strokes (form, strokes));
  g_assert_true (kith_agreement_form_check (form, NULL, NULL));
  g_assert_false (kith_agreement_form_set_wording (form, 2));
  g_assert_nonnull (kith_agreement_form_get_strokes (form));
  g_assert_true (kith_agreement_form_set_wording (form, 3));
  g_assert_null (kith_agreement_form_get_strokes (form));
  expect (form, KITH_CONSENT_PART_SIGNATURE);
  kith_agreement_form_set_strokes (form, strokes);
  kith_agreement_form_set_kind (form, KITH_CONSENT_RESEARCH);
  expect (form, KITH_CONSENT_PART_SIGNATURE);
}

static void
edit (GRand *rand, KithAgreementForm *form)
{
  static const char *const words[] = { "", "Ana", "Legal aid & <co>", "señora Mörk", "2027-05-31", "sprin" };
  const char *word = words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))];
  g_autoptr (KithStrokes) strokes = consent_fixture_strokes ();

  switch (g_rand_int_range (rand, 0, 9))
    {
    case 0:
      kith_agreement_form_set_kind (form, (KithConsentKind) g_rand_int_range (rand, 1, 6));
      break;
    case 1:
      kith_agreement_form_set_wording (form, (guint) g_rand_int_range (rand, 0, 4));
      break;
    case 2:
      kith_agreement_form_set_scope (form, (KithScope) g_rand_int_range (rand, 0, 256));
      break;
    case 3:
      kith_agreement_form_set_from (form, word);
      break;
    case 4:
      kith_agreement_form_set_until (form, word);
      break;
    case 5:
      kith_agreement_form_set_part2 (form, g_rand_boolean (rand));
      break;
    case 6:
      kith_agreement_form_set_signature (form, (KithSignature) g_rand_int_range (rand, 0, 3));
      break;
    case 7:
      kith_agreement_form_set_strokes (form, g_rand_boolean (rand) ? strokes : NULL);
      break;
    default:
      kith_agreement_form_set_text (form, (KithConsentText) g_rand_int_range (rand, 0, KITH_N_CONSENT_TEXTS),
                                    word);
    }
}

static void
assert_same (const KithAgreementForm *a, const KithAgreementForm *b)
{
  g_autoptr (KithConsent) x = kith_agreement_form_to_consent (a);
  g_autoptr (KithConsent) y = kith_agreement_form_to_consent (b);

  g_assert_true (kith_consent_equal (x, y));
  for (guint i = 0; i < KITH_N_CONSENT_TEXTS; i++)
    g_assert_cmpstr (kith_agreement_form_get_text (a, i), ==, kith_agreement_form_get_text (b, i));
  g_assert_cmpstr (kith_agreement_form_get_from (a), ==, kith_agreement_form_get_from (b));
  g_assert_cmpstr (kith_agreement_form_get_until (a), ==, kith_agreement_form_get_until (b));
  g_assert_cmpint (kith_agreement_form_get_scope (a), ==, kith_agreement_form_get_scope (b));
  g_assert_cmpint (kith_agreement_form_get_part2 (a), ==, kith_agreement_form_get_part2 (b));
  g_assert_cmpint (kith_agreement_form_is_changed (a), ==, kith_agreement_form_is_changed (b));
}

static void
test_drafts (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (72);

  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (KithAgreementForm) form = kith_agreement_form_new (TODAY);
      g_autoptr (KithAgreementForm) again = kith_agreement_form_new (TODAY);
      g_autoptr (GVariant) draft = NULL;

      for (int i = g_rand_int_range (rand, 0, 14); i > 0; i--)
        edit (rand, form);
      draft = g_variant_ref_sink (kith_agreement_form_to_draft (form));
      kith_agreement_form_take_draft (again, draft);
      assert_same (form, again);
    }
}

/* A draft of something else, or of a newer Kith, changes nothing. */
static void
test_strange_drafts (void)
{
  static const char *const drafts[] = {
    "@a{sv} {}",
    "{'consent': <'x'>}",
    "{'consent': <{'kind': <uint32 99>}>}",
    "{'consent': <{'kind': <uint32 2>, 'until': <'later'>}>, 'from': <'x'>}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (drafts); i++)
    {
      g_autoptr (KithAgreementForm) form = kith_agreement_form_new (TODAY);
      g_autoptr (GVariant) draft = g_variant_ref_sink (g_variant_new_parsed (drafts[i]));

      kith_agreement_form_take_draft (form, draft);
      g_assert_false (kith_agreement_form_is_changed (form));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/app/agreement-form/begins", test_begins);
  g_test_add_func ("/app/agreement-form/check", test_check);
  g_test_add_func ("/app/agreement-form/kinds", test_kinds);
  g_test_add_func ("/app/agreement-form/signature-is-of-its-words", test_signature_is_of_its_words);
  g_test_add_func ("/app/agreement-form/drafts", test_drafts);
  g_test_add_func ("/app/agreement-form/strange-drafts", test_strange_drafts);
  return g_test_run ();
}
