/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithReferrals: who was told of which place, and how it went. Details are sealed under care. */

#pragma once

#include "referrals/kith-referral-command.h"
#include "session/kith-change.h"

G_BEGIN_DECLS

/**
 * KithReferralDone:
 * @referral: an id
 * @person: whose, as the row has it
 * @step: what was written down or taken back, 0 for none
 * @version: for writing to the referral next
 * @told: whether the place was told something
 * @not_told: (owned) (nullable): why it must not be, where that was wanted; the rest is done
 * @explanation: (owned) (nullable): what the person agreed to, for whoever is told
 * @notice: (owned) (nullable): what has to be said along with it under 42 CFR Part 2
 * @inverse: (owned): takes it back
 */
typedef struct
{
  gint64 referral;
  gint64 person;
  gint64 step;
  gint64 version;
  gboolean told;
  char *not_told;
  char *explanation;
  char *notice;
  KithReferralCommand *inverse;
} KithReferralDone;

void kith_referral_done_free (KithReferralDone *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithReferralDone, kith_referral_done_free)

KithReferralDone *
kith_referrals_apply_in (KithChange *change, const KithReferralCommand *command, GError **error);
KithReferralDone *
kith_referrals_apply (KithSession *session, const KithReferralCommand *command, GError **error);

/* Newest first, also what was taken back. (element-type KithReferral) */
GPtrArray *kith_referrals_list (KithSession *session, gint64 person, GError **error);
KithReferral *kith_referrals_get (KithSession *session, gint64 referral, GError **error);

G_END_DECLS
