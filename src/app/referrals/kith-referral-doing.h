/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the screens do with referrals, with what is said of it and the way back. */

#pragma once

#include "referrals/kith-referrals.h"
#include "shared/kith-app-context.h"

G_BEGIN_DECLS

/* On the main thread, only while @object lives; an error has been said already. Exactly one of done and error
 * is set; both are borrowed. */
typedef void (*KithReferralApplied) (gpointer object, const KithReferralDone *done, const GError *error);

void kith_referral_doing_apply (KithAppContext *context,
                                KithReferralCommand *command,
                                gint64 person,
                                const KithReferralStep *step,
                                const char *sentence,
                                gpointer object,
                                KithReferralApplied applied);

G_END_DECLS
