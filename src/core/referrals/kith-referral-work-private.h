/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithReferralWork: what carrying out a command works with. */

#pragma once

#include "disclosure/kith-release.h"
#include "referrals/kith-referral-command-private.h"
#include "referrals/kith-referrals.h"

G_BEGIN_DECLS

typedef struct
{
  KithSession *session;
  const KithReferralCommand *command;
  KithChange *change;     /* (unowned) (nullable) until it begins */
  KithReferral *referral; /* (owned): as it is stored, or is to be */
  KithReferralStep *step; /* (owned) (nullable): what is to be added */
  KithRelease *release;   /* (owned) (nullable) */
  KithReferralDone *done; /* (owned) */
} KithReferralWork;

void kith_referral_work_clear (KithReferralWork *self);
/* Whatever can be refused is, before anybody is told anything. */
gboolean kith_referral_work_prepare (KithReferralWork *work, KithDb *db, GError **error);
gboolean kith_referral_work_carry_out (KithReferralWork *work, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KithReferralWork, kith_referral_work_clear)

G_END_DECLS
