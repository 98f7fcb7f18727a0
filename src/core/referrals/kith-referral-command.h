/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithReferralCommand: everything that can be done with referrals, as a value. Applying one hands back its
 * inverse, so undo is applying that. */

#pragma once

#include "referrals/kith-referral.h"

G_BEGIN_DECLS

typedef struct _KithReferralCommand KithReferralCommand;

KithReferralCommand *kith_referral_command_ref (KithReferralCommand *self);
void kith_referral_command_unref (KithReferralCommand *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithReferralCommand, kith_referral_command_unref)

KithReferralCommand *kith_referral_command_make (const KithReferral *referral, const KithReferralStep *first);
/* version: as the referral was read; refused where somebody wrote to it since. */
KithReferralCommand *
kith_referral_command_step (gint64 referral, gint64 version, const KithReferralStep *step);
/* wanted: a copy of the referral as it was read, with another kind, place, contact or question. */
KithReferralCommand *kith_referral_command_edit (const KithReferral *wanted);
/* The last step that stands; with its first, the referral was a mistake. */
KithReferralCommand *kith_referral_command_take_back (gint64 referral, gint64 version);

G_END_DECLS
