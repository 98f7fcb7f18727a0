/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands about referrals. */

#include "referrals/kith-referral-command-private.h"

static KithReferralCommand *
new_command (KithReferralDo what, gint64 referral, gint64 version)
{
  KithReferralCommand *self = g_new0 (KithReferralCommand, 1);

  g_atomic_ref_count_init (&self->refs);
  self->what = what;
  self->referral = referral;
  self->version = version;
  return self;
}

/**
 * kith_referral_command_ref:
 * @self: a command
 *
 * Returns: (transfer full): the same
 */
KithReferralCommand *
kith_referral_command_ref (KithReferralCommand *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/**
 * kith_referral_command_unref:
 * @self: (transfer full): a command
 */
void
kith_referral_command_unref (KithReferralCommand *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  kith_referral_free (self->wanted);
  kith_referral_step_free (self->step);
  g_free (self);
}

/**
 * kith_referral_command_make:
 * @referral: for whom, to where and what for; its steps are not looked at
 * @first: how far it has come already, and when somebody has to ask; with whoever was told
 *
 * Returns: (transfer full): that a referral is made
 */
KithReferralCommand *
kith_referral_command_make (const KithReferral *referral, const KithReferralStep *first)
{
  KithReferralCommand *self;

  g_return_val_if_fail (referral != NULL && first != NULL, NULL);

  self = new_command (KITH_REFERRAL_DO_MAKE, 0, 0);
  self->wanted = kith_referral_copy (referral);
  self->step = kith_referral_step_copy (first);
  return self;
}

/**
 * kith_referral_command_step:
 * @referral: an id
 * @version: as it was read
 * @step: how far it has come now, or that it has not
 *
 * Returns: (transfer full): that somebody asked
 */
KithReferralCommand *
kith_referral_command_step (gint64 referral, gint64 version, const KithReferralStep *step)
{
  KithReferralCommand *self;

  g_return_val_if_fail (step != NULL, NULL);

  self = new_command (KITH_REFERRAL_DO_STEP, referral, version);
  self->step = kith_referral_step_copy (step);
  return self;
}

/**
 * kith_referral_command_edit:
 * @wanted: the referral as it was read, with another kind, place, contact or question
 *
 * Returns: (transfer full): that it says this
 */
KithReferralCommand *
kith_referral_command_edit (const KithReferral *wanted)
{
  KithReferralCommand *self;

  g_return_val_if_fail (wanted != NULL, NULL);

  self = new_command (KITH_REFERRAL_DO_EDIT, wanted->id, wanted->version);
  self->wanted = kith_referral_copy (wanted);
  return self;
}

/**
 * kith_referral_command_take_back:
 * @referral: an id
 * @version: as it was read
 *
 * Returns: (transfer full): that its last step was a mistake; the referral itself, where it has but one
 */
KithReferralCommand *
kith_referral_command_take_back (gint64 referral, gint64 version)
{
  return new_command (KITH_REFERRAL_DO_TAKE_BACK, referral, version);
}

KithReferralCommand *
kith_referral_command_put_back (gint64 referral, gint64 version, gint64 step)
{
  KithReferralCommand *self = new_command (KITH_REFERRAL_DO_PUT_BACK, referral, version);

  self->step_id = step;
  return self;
}
