/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A few dozen referrals, however large the sample: some just made, some due, some that helped and some that
 * did not. */

#include "sample/kith-sample-referrals.h"

#include <glib/gi18n-lib.h>

#include "referrals/kith-referrals.h"
#include "session/kith-change.h"

#define ONE_IN 7
#define MOST 30

typedef struct
{
  KithReferralKind kind;
  const char *name;
  const char *asked;
  const char *contact;
} Place;

static const Place places[] = {
  { KITH_REFERRAL_KIND_HOUSING, N_ ("Harbor House"), N_ ("A bed until spring"), N_ ("Ask for Lena") },
  { KITH_REFERRAL_KIND_FOOD, N_ ("Community pantry on Mill Lane"), N_ ("Groceries for the week"), NULL },
  { KITH_REFERRAL_KIND_MONEY, N_ ("Benefits desk at the library"), N_ ("Help with a form"), NULL },
  { KITH_REFERRAL_KIND_HEALTH, N_ ("Walk-in clinic on Fifth"), N_ ("A doctor who listens"), NULL },
  { KITH_REFERRAL_KIND_LEGAL, N_ ("Legal Aid on Oak Street"), N_ ("A letter from the landlord"),
    N_ ("Tuesdays, no appointment") },
  { KITH_REFERRAL_KIND_WORK, N_ ("Second Start workshop"), N_ ("A few hours of work"), NULL },
  { KITH_REFERRAL_KIND_COMPANY, N_ ("Garden group at Mill Lane"), N_ ("Something to do on Mondays"), NULL },
};

static const char *const on_the_way[] = { N_ ("Would like to see it first."), N_ ("Left a message."),
                                          N_ ("Wants to go together the first time.") };

typedef struct
{
  KithChange *change; /* (unowned) */
  GRand *rand;        /* (unowned) */
  KithDay until;
} Writing;

static gboolean
chance (Writing *self, int percent)
{
  return g_rand_int_range (self->rand, 0, 100) < percent;
}

static KithReferralStep *
draw_step (Writing *self, KithReferralState state, KithDay day)
{
  KithReferralStep *step = kith_referral_step_new (state);

  step->day = day;
  if (state == KITH_REFERRAL_NOT_WORKED)
    step->reason = chance (self, 50) ? KITH_REFERRAL_REASON_NO_ROOM : KITH_REFERRAL_REASON_NO_ANSWER;
  if (state == KITH_REFERRAL_DECLINED)
    step->reason = KITH_REFERRAL_REASON_CHANGED_MIND;
  if (kith_referral_state_is_open (state))
    {
      step->due_day = day + g_rand_int_range (self->rand, 3, 15);
      step->words = g_strdup (_ (on_the_way[g_rand_int_range (self->rand, 0, G_N_ELEMENTS (on_the_way))]));
    }
  return step;
}

static KithReferralState
draw_end (Writing *self)
{
  return chance (self, 65)   ? KITH_REFERRAL_ATTENDED
         : chance (self, 50) ? KITH_REFERRAL_NOT_WORKED
                             : KITH_REFERRAL_DECLINED;
}

static gboolean
bring_further (Writing *self, KithReferralDone *made, KithDay day, GError **error)
{
  gint64 version = made->version;

  for (guint state = KITH_REFERRAL_ACCEPTED; state <= KITH_REFERRAL_ATTENDED; state++)
    {
      gboolean ends = state == KITH_REFERRAL_ATTENDED;
      g_autoptr (KithReferralStep) step = NULL;
      g_autoptr (KithReferralCommand) command = NULL;
      g_autoptr (KithReferralDone) done = NULL;

      day += g_rand_int_range (self->rand, 0, 12);
      if (day > self->until || !chance (self, 80))
        return TRUE;
      step = draw_step (self, ends ? draw_end (self) : (KithReferralState) state, day);
      command = kith_referral_command_step (made->referral, version, step);
      done = kith_referrals_apply_in (self->change, command, error);
      if (done == NULL)
        return FALSE;
      version = done->version;
    }
  return TRUE;
}

static gboolean
write_one (Writing *self, gint64 person, GError **error)
{
  const Place *place = &places[g_rand_int_range (self->rand, 0, G_N_ELEMENTS (places))];
  g_autoptr (KithReferral) referral = kith_referral_new (person);
  g_autoptr (KithReferralStep) first = NULL;
  g_autoptr (KithReferralCommand) command = NULL;
  g_autoptr (KithReferralDone) made = NULL;

  referral->kind = place->kind;
  referral->name = g_strdup (_ (place->name));
  referral->asked = g_strdup (_ (place->asked));
  referral->contact = place->contact != NULL ? g_strdup (_ (place->contact)) : NULL;
  referral->day = self->until - g_rand_int_range (self->rand, 0, 60);
  first = draw_step (self, KITH_REFERRAL_OFFERED, referral->day);
  command = kith_referral_command_make (referral, first);
  made = kith_referrals_apply_in (self->change, command, error);
  return made != NULL && bring_further (self, made, referral->day, error);
}

/**
 * kith_sample_referrals_write:
 * @session: a coordinator's session
 * @people: (array length=n_people): ids of people
 * @n_people: how many
 * @until: the last day of the sample
 * @seed: the same seed gives the same referrals
 * @error: return location
 *
 * Lets some of them have been referred to a place.
 *
 * Returns: %FALSE when the store refused it
 */
gboolean
kith_sample_referrals_write (KithSession *session,
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

  if (change == NULL)
    return FALSE;
  for (guint i = 0; i < n_people && i / ONE_IN < MOST; i += ONE_IN)
    if (!write_one (&writing, people[i], error))
      return FALSE;
  return kith_change_commit (change, error);
}
