/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A consent as a value: read as it was written, also what a newer Kith wrote; what it must say; and what of
 * hostile or unreadable content never lets anything leave. */

#include "people/consent-fixture.h"

#include "base/kith-error.h"

#define TODAY 20500

static const KithReleaseRequest request = {
  .kind = KITH_RELEASE_TO_RECIPIENT,
  .way = KITH_RELEASE_PRINT,
  .what = "record",
  .person = 7,
  .recipient = "Legal aid",
  .purpose = "housing",
  .scope = KITH_SCOPE_NOTES,
};

static KithConsent *
read_again (const KithConsent *consent)
{
  g_autoptr (GVariant) content = g_variant_ref_sink (kith_consent_to_content (consent));
  g_autoptr (GError) error = NULL;
  KithConsent *again = kith_consent_from_content (content, &error);

  g_assert_no_error (error);
  return again;
}

static void
test_round_trip (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  for (guint i = 0; i < 2000; i++)
    {
      g_autoptr (KithConsent) consent = consent_fixture_random (rand, TODAY);
      g_autoptr (KithConsent) again = read_again (consent);

      g_assert_true (kith_consent_equal (consent, again));
      g_assert_false (again->unclear);
      g_assert_cmpint (again->kind, ==, consent->kind);
      g_assert_cmpint (again->scope, ==, consent->scope);
      g_assert_cmpint (again->day, ==, consent->day);
      g_assert_cmpint (again->until, ==, consent->until);
      g_assert_cmpint (again->signature, ==, consent->signature);
      g_assert_cmpint (again->part2, ==, consent->part2);
      g_assert_cmpint (again->strokes != NULL, ==, consent->strokes != NULL);
      for (guint j = 0; j < KITH_N_CONSENT_TEXTS; j++)
        g_assert_cmpstr (kith_consent_get_text (again, j), ==, kith_consent_get_text (consent, j));
    }
}

static void
test_newer (void)
{
  g_autoptr (KithConsent) consent = consent_fixture_sharing (TODAY);
  g_autoptr (GVariant) content = g_variant_ref_sink (kith_consent_to_content (consent));
  g_autoptr (GVariantDict) dict = g_variant_dict_new (content);
  g_autoptr (GVariant) newer = NULL;
  g_autoptr (GVariant) written = NULL;
  g_autoptr (KithConsent) read = NULL;
  g_autoptr (GVariantDict) found = NULL;
  g_autofree char *witness = NULL;

  g_variant_dict_insert (dict, "witness", "s", "Dana K.");
  newer = g_variant_ref_sink (g_variant_dict_end (dict));
  read = kith_consent_from_content (newer, NULL);
  kith_consent_set_text (read, KITH_CONSENT_TEXT_PURPOSE, "benefits");
  written = g_variant_ref_sink (kith_consent_to_content (read));
  found = g_variant_dict_new (written);
  g_assert_true (g_variant_dict_lookup (found, "witness", "s", &witness));
  g_assert_cmpstr (witness, ==, "Dana K.");
  g_assert_false (read->unclear);
}

/* A part that is there and cannot be read is not as if it were missing: an end that is not understood is no
 * consent without an end. */
static void
test_unclear (void)
{
  static const struct
  {
    const char *key;
    const char *value;
  } cases[] = {
    { "until", "<'when she says so'>" },
    { "until", "<int32 2147483647>" },
    { "day", "<uint32 3>" },
    { "scope", "<['notes', 'dreams']>" },
    { "kind", "<uint32 99>" },
    { "kind", "<uint32 0>" },
    { "strokes", "<b'abc'>" },
    { "signature", "<byte 0x07>" },
    { "part2", "<'yes'>" },
    { "part2", "<false>" },
    { "recipient", "<uint32 3>" },
    { "wording", "<int32 -1>" },
    { "event", "<['a', 'b']>" },
    { "guardian", "<{'who': 'Ana'}>" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KithConsent) consent = consent_fixture_sharing (TODAY);
      g_autoptr (GVariant) content = g_variant_ref_sink (kith_consent_to_content (consent));
      g_autoptr (GVariant) value = g_variant_ref_sink (g_variant_new_parsed (cases[i].value));
      g_autoptr (GVariant) inner = g_variant_get_variant (value);
      g_autoptr (GVariantDict) dict = g_variant_dict_new (content);
      g_autoptr (GVariant) changed = NULL;
      g_autoptr (GVariant) written = NULL;
      g_autoptr (GVariant) kept = NULL;
      g_autoptr (KithConsent) read = NULL;

      g_assert_cmpint (kith_consent_fit (consent, &request, TODAY), ==, KITH_CONSENT_COVERS);
      g_variant_dict_insert_value (dict, cases[i].key, inner);
      changed = g_variant_ref_sink (g_variant_dict_end (dict));
      read = kith_consent_from_content (changed, NULL);
      g_autofree char *words = kith_consent_describe (read);

      g_assert_true (read->unclear);
      g_assert_cmpstr (words, !=, "");
      g_assert_cmpint (kith_consent_fit (read, &request, TODAY), !=, KITH_CONSENT_COVERS);
      written = g_variant_ref_sink (kith_consent_to_content (read));
      kept = g_variant_lookup_value (written, cases[i].key, NULL);
      g_assert_true (g_variant_equal (kept, inner));
    }
}

static void
test_damaged (void)
{
  g_autoptr (GVariant) other = g_variant_ref_sink (g_variant_new_string ("no dictionary"));
  g_autoptr (GError) error = NULL;

  g_assert_null (kith_consent_from_content (other, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_DAMAGED);
}

static void
unset (KithConsent *consent, KithConsentText text)
{
  kith_consent_set_text (consent, text, "");
}

static void
test_what_it_must_say (void)
{
  for (guint i = 0; i < 15; i++)
    {
      g_autoptr (KithConsent) consent = consent_fixture_sharing (TODAY);
      g_autoptr (GError) error = NULL;

      switch (i)
        {
        case 0:
          unset (consent, KITH_CONSENT_TEXT_RECIPIENT);
          break;
        case 1:
          unset (consent, KITH_CONSENT_TEXT_PURPOSE);
          break;
        case 2:
          consent->scope = KITH_SCOPE_NOTHING;
          break;
        case 3:
          consent->until = KITH_DAY_NONE;
          break;
        case 4:
          consent->day = KITH_DAY_NONE;
          break;
        case 5:
          consent->until = consent->day - 1;
          break;
        case 6:
          unset (consent, KITH_CONSENT_TEXT_SIGNED_NAME);
          break;
        case 7:
          consent->signature = KITH_SIGNED_DRAWN;
          break;
        case 8:
          consent->signature = KITH_SIGNED_DRAWN;
          consent->strokes = kith_strokes_new (3);
          break;
        case 9:
          consent->part2 = TRUE;
          consent->signature = KITH_SIGNED_ALOUD;
          break;
        case 10:
          kith_consent_set_text (consent, KITH_CONSENT_TEXT_GUARDIAN, "Ana");
          break;
        case 11:
          kith_consent_set_text (consent, KITH_CONSENT_TEXT_GUARDIAN_WHO, "mother");
          break;
        case 12:
          consent->kind = KITH_CONSENT_KIND_NONE;
          break;
        case 13:
          consent->kind = KITH_CONSENT_PHOTO;
          break;
        default:
          consent->kind = KITH_CONSENT_RESEARCH;
          consent->part2 = TRUE;
          break;
        }
      g_test_message ("case %u", i);
      g_assert_false (kith_consent_check (consent, NULL, &error));
      g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
      g_assert_true (g_str_has_suffix (error->message, "."));
    }
}

static void
test_what_it_may_leave_out (void)
{
  g_autoptr (KithConsent) aloud = consent_fixture_sharing (TODAY);
  g_autoptr (KithConsent) by_event = consent_fixture_sharing (TODAY);
  g_autoptr (KithConsent) drawn = consent_fixture_sharing (TODAY);
  g_autoptr (GError) error = NULL;

  aloud->signature = KITH_SIGNED_ALOUD;
  by_event->until = KITH_DAY_NONE;
  kith_consent_set_text (by_event, KITH_CONSENT_TEXT_EVENT, "the keys to the flat");
  drawn->signature = KITH_SIGNED_DRAWN;
  drawn->strokes = consent_fixture_strokes ();
  drawn->part2 = TRUE;
  g_assert_true (kith_consent_check (aloud, NULL, &error));
  g_assert_true (kith_consent_check (by_event, NULL, &error));
  g_assert_true (kith_consent_check (drawn, NULL, &error));
  g_assert_no_error (error);

  for (guint kind = KITH_CONSENT_PEER_SUPPORT; kind <= KITH_CONSENT_CONTACT; kind++)
    {
      g_autoptr (KithConsent) plain = kith_consent_new ((KithConsentKind) kind);
      gboolean shares = kind == KITH_CONSENT_SHARING || kind == KITH_CONSENT_RESEARCH;

      plain->day = TODAY;
      g_assert_cmpint (kith_consent_check (plain, NULL, NULL), ==, !shares);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/people/consent/round-trip", test_round_trip);
  g_test_add_func ("/people/consent/newer", test_newer);
  g_test_add_func ("/people/consent/unclear", test_unclear);
  g_test_add_func ("/people/consent/damaged", test_damaged);
  g_test_add_func ("/people/consent/what-it-must-say", test_what_it_must_say);
  g_test_add_func ("/people/consent/what-it-may-leave-out", test_what_it_may_leave_out);
  return g_test_run ();
}
