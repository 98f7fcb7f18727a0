/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Consents for tests. */

#include "people/consent-fixture.h"

static const char *const recipients[] = { "Legal aid", "legal  AID", "Clinic on Oak Street", "" };
static const char *const purposes[] = { "housing", "Housing", "benefits", "" };

KithStrokes *
consent_fixture_strokes (void)
{
  KithStrokes *strokes = kith_strokes_new (3);

  for (guint i = 0; i < 3; i++)
    {
      g_assert_true (kith_strokes_begin (strokes));
      for (guint j = 0; j < 20; j++)
        g_assert_true (kith_strokes_add (strokes, (i * 20 + j) / 64.0, (j % 7) / 8.0, 0.5, i * 400 + j * 9));
    }
  return strokes;
}

KithConsent *
consent_fixture_sharing (KithDay day)
{
  KithConsent *consent = kith_consent_new (KITH_CONSENT_SHARING);

  kith_consent_set_text (consent, KITH_CONSENT_TEXT_RECIPIENT, "Legal aid");
  kith_consent_set_text (consent, KITH_CONSENT_TEXT_PURPOSE, "housing");
  kith_consent_set_text (consent, KITH_CONSENT_TEXT_SIGNED_NAME, "Rosa Martinez");
  consent->signature = KITH_SIGNED_TYPED;
  consent->scope = KITH_SCOPE_NOTES | KITH_SCOPE_PLANS;
  consent->day = day;
  consent->until = day + 30;
  return consent;
}

static gboolean
chance (GRand *rand, int percent)
{
  return g_rand_int_range (rand, 0, 100) < percent;
}

static void
draw_texts (KithConsent *consent, GRand *rand)
{
  kith_consent_set_text (consent, KITH_CONSENT_TEXT_RECIPIENT,
                         recipients[g_rand_int_range (rand, 0, G_N_ELEMENTS (recipients))]);
  kith_consent_set_text (consent, KITH_CONSENT_TEXT_PURPOSE,
                         purposes[g_rand_int_range (rand, 0, G_N_ELEMENTS (purposes))]);
  if (chance (rand, 30))
    kith_consent_set_text (consent, KITH_CONSENT_TEXT_EVENT, "the keys to the flat");
  if (chance (rand, 10))
    {
      kith_consent_set_text (consent, KITH_CONSENT_TEXT_GUARDIAN, "Ana Martinez");
      kith_consent_set_text (consent, KITH_CONSENT_TEXT_GUARDIAN_WHO, "mother");
    }
}

KithConsent *
consent_fixture_random (GRand *rand, KithDay around)
{
  for (;;)
    {
      g_autoptr (KithConsent) consent = kith_consent_new (
          chance (rand, 70) ? KITH_CONSENT_SHARING : (KithConsentKind) g_rand_int_range (rand, 1, 6));

      draw_texts (consent, rand);
      if (consent->kind != KITH_CONSENT_PHOTO)
        consent->scope = (KithScope) g_rand_int_range (rand, 0, 256);
      consent->day = around + g_rand_int_range (rand, -40, 6);
      if (chance (rand, 70))
        consent->until = consent->day + g_rand_int_range (rand, 0, 60);
      consent->signature = (KithSignature) g_rand_int_range (rand, 0, 3);
      if (consent->signature == KITH_SIGNED_TYPED)
        kith_consent_set_text (consent, KITH_CONSENT_TEXT_SIGNED_NAME, "Rosa Martinez");
      if (consent->signature == KITH_SIGNED_DRAWN)
        consent->strokes = consent_fixture_strokes ();
      consent->part2 = chance (rand, 30);
      if (kith_consent_check (consent, NULL, NULL))
        return g_steal_pointer (&consent);
    }
}

gint64
consent_fixture_add (KithSession *session, gint64 person, const KithConsent *consent, GError **error)
{
  g_autoptr (KithChange) change = kith_session_begin (session, KITH_EVENT_CONSENT_ADDED, person, error);
  gint64 id = change != NULL ? kith_consents_add_in (change, person, consent, error) : 0;

  return id != 0 && kith_change_commit (change, error) ? id : 0;
}

gboolean
consent_fixture_end (KithSession *session, gint64 consent, const char *note, GError **error)
{
  g_autoptr (KithChange) change = kith_session_begin (session, KITH_EVENT_CONSENT_ENDED, 0, error);
  KithDay today = kith_clock_today (kith_session_get_clock (session));

  return change != NULL && kith_consents_end_in (change, consent, today, "herself", note, error) &&
         kith_change_commit (change, error);
}
