/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A few hundred consents at most, so that a large sample is made as fast: each person has agreed to peer
 * support, some to more, and some of that is over or taken back. */

#include "sample/kith-sample-consents.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "people/kith-consent-wording.h"

#define ONE_IN 5
#define MOST 200

typedef struct
{
  KithChange *change; /* (unowned) */
  GRand *rand;        /* (unowned) */
  KithDay until;
  guint wordings[KITH_CONSENT_CONTACT + 1];
} Writing;

/* Loops along a line, as a hand in a hurry signs. */
static KithStrokes *
draw_signature (GRand *rand)
{
  KithStrokes *strokes = kith_strokes_new (3);
  double loops = g_rand_double_range (rand, 4, 9), slope = g_rand_double_range (rand, -0.15, 0.15);

  kith_strokes_begin (strokes);
  for (guint i = 0; i <= 90; i++)
    {
      double t = i / 90.0;
      double angle = t * loops * 2 * G_PI;

      kith_strokes_add (strokes, 0.08 + 0.8 * t + 0.04 * sin (angle),
                        0.5 + slope * t + 0.3 * (1 - 0.6 * t) * cos (angle), 0.45 + 0.2 * sin (angle),
                        i * 12);
    }
  return strokes;
}

static gboolean
chance (Writing *self, int percent)
{
  return g_rand_int_range (self->rand, 0, 100) < percent;
}

static gboolean
write_one (Writing *self, gint64 person, KithConsent *consent, GError **error)
{
  gint64 id;

  consent->wording = self->wordings[consent->kind];
  consent->day = self->until - g_rand_int_range (self->rand, 0, 300);
  if (consent->kind == KITH_CONSENT_SHARING)
    consent->until = consent->day + 180;
  id = kith_consents_add_in (self->change, person, consent, error);
  return id != 0 && (!chance (self, 8) ||
                     kith_consents_end_in (self->change, id, self->until, NULL, _ ("Not any more."), error));
}

static KithConsent *
sharing (Writing *self)
{
  KithConsent *consent = kith_consent_new (KITH_CONSENT_SHARING);

  kith_consent_set_text (consent, KITH_CONSENT_TEXT_RECIPIENT, _ ("Legal Aid on Oak Street"));
  kith_consent_set_text (consent, KITH_CONSENT_TEXT_PURPOSE, _ ("Keeping the flat"));
  consent->scope = KITH_SCOPE_CONTACT | KITH_SCOPE_REFERRALS;
  consent->part2 = chance (self, 20);
  consent->signature = KITH_SIGNED_DRAWN;
  consent->strokes = draw_signature (self->rand);
  return consent;
}

static gboolean
write_person (Writing *self, gint64 person, GError **error)
{
  g_autoptr (KithConsent) peer = kith_consent_new (KITH_CONSENT_PEER_SUPPORT);

  peer->signature = KITH_SIGNED_DRAWN;
  peer->strokes = draw_signature (self->rand);
  if (!write_one (self, person, peer, error))
    return FALSE;
  if (chance (self, 40))
    {
      g_autoptr (KithConsent) shared = sharing (self);

      if (!write_one (self, person, shared, error))
        return FALSE;
    }
  if (chance (self, 30))
    {
      g_autoptr (KithConsent) contact = kith_consent_new (KITH_CONSENT_CONTACT);

      if (!write_one (self, person, contact, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
use_wordings (Writing *self, GError **error)
{
  KithStore *store = kith_session_get_store (kith_change_get_session (self->change));

  for (guint kind = KITH_CONSENT_PEER_SUPPORT; kind <= KITH_CONSENT_CONTACT; kind++)
    {
      g_autoptr (KithConsentWording) words =
          kith_consent_wording_get (store, (KithConsentKind) kind, 0, error);

      self->wordings[kind] = words != NULL ? kith_consent_wording_use_in (self->change, words, error) : 0;
      if (self->wordings[kind] == 0)
        return FALSE;
    }
  return TRUE;
}

/**
 * kith_sample_consents_write:
 * @session: a coordinator's session
 * @people: (array length=n_people): ids of people
 * @n_people: how many
 * @until: the last day of the sample
 * @seed: the same seed gives the same consents
 * @error: return location
 *
 * Lets some of them have agreed to something.
 *
 * Returns: %FALSE when the store refused it
 */
gboolean
kith_sample_consents_write (KithSession *session,
                            const gint64 *people,
                            guint n_people,
                            KithDay until,
                            guint32 seed,
                            GError **error)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (KithChange) change = kith_session_begin (session, KITH_EVENT_SAMPLE_WRITTEN, 0, error);
  KithDay today = kith_clock_today (kith_session_get_clock (session));
  Writing writing = { .change = change, .rand = rand, .until = MIN (until, today) };

  if (change == NULL || !use_wordings (&writing, error))
    return FALSE;
  for (guint i = 0; i < n_people && i / ONE_IN < MOST; i += ONE_IN)
    if (!write_person (&writing, people[i], error))
      return FALSE;
  return kith_change_commit (change, error);
}
