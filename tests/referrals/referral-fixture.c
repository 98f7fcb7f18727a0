/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Referrals for tests. */

#include "referrals/referral-fixture.h"

gint64
referral_fixture_make (KithSession *session, gint64 person, GError **error)
{
  g_autoptr (KithReferral) referral = kith_referral_new (person);
  g_autoptr (KithReferralStep) first = kith_referral_step_new (KITH_REFERRAL_OFFERED);
  g_autoptr (KithReferralCommand) command = NULL;
  g_autoptr (KithReferralDone) done = NULL;

  referral->kind = KITH_REFERRAL_KIND_HOUSING;
  referral->name = g_strdup ("Harbor House");
  referral->contact = g_strdup ("ask for Lena");
  referral->asked = g_strdup ("a bed for the winter");
  referral->resource = 4711;
  first->due_day = kith_clock_today (kith_session_get_clock (session)) + 7;
  first->words = g_strdup ("would like to see it first");
  command = kith_referral_command_make (referral, first);
  done = kith_referrals_apply (session, command, error);
  return done != NULL ? done->referral : 0;
}

KithReferral *
referral_fixture_get (KithSession *session, gint64 referral)
{
  g_autoptr (GError) error = NULL;
  KithReferral *read = kith_referrals_get (session, referral, &error);

  g_assert_no_error (error);
  return read;
}

KithReferralDone *
referral_fixture_step (KithSession *session,
                       gint64 referral,
                       KithReferralState state,
                       KithReferralReason reason,
                       const char *words,
                       GError **error)
{
  g_autoptr (KithReferral) read = referral_fixture_get (session, referral);
  g_autoptr (KithReferralStep) step = kith_referral_step_new (state);
  g_autoptr (KithReferralCommand) command = NULL;

  step->reason = reason;
  step->words = g_strdup (words);
  command = kith_referral_command_step (referral, read->version, step);
  return kith_referrals_apply (session, command, error);
}
