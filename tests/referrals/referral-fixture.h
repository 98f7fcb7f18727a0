/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Referrals for tests. */

#pragma once

#include "referrals/kith-referrals.h"

G_BEGIN_DECLS

/* To "Harbor House" for a bed, to be followed up in a week. Returns: its id, 0 with an error. */
gint64 referral_fixture_make (KithSession *session, gint64 person, GError **error);
/* As it is now; must be readable. */
KithReferral *referral_fixture_get (KithSession *session, gint64 referral);
/* Brings it further, whatever its version. (transfer full) (nullable) with an error */
KithReferralDone *referral_fixture_step (KithSession *session,
                                         gint64 referral,
                                         KithReferralState state,
                                         KithReferralReason reason,
                                         const char *words,
                                         GError **error);

G_END_DECLS
