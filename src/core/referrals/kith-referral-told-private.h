/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Telling, from the inside. */

#pragma once

#include "disclosure/kith-release.h"
#include "referrals/kith-referral-told.h"

G_BEGIN_DECLS

/* Asks the gate for what the step says was told, and writes the consent into it; what may not be told is
 * taken out of the step, and why is in why_not. release: (out) (transfer full) (nullable). FALSE where it
 * could not be asked. */
gboolean kith_referral_tell (KithSession *session,
                             gint64 person,
                             KithReferralStep *step,
                             KithRelease **release,
                             char **why_not,
                             GError **error);

G_END_DECLS
