/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whoever hands somebody over to a place tells it something about them: only what the person agreed to. */

#pragma once

#include "referrals/kith-referral-step.h"
#include "session/kith-session.h"

G_BEGIN_DECLS

gboolean kith_referral_may_tell (KithSession *session,
                                 gint64 person,
                                 const char *recipient,
                                 const char *purpose,
                                 KithScope scope,
                                 GError **error);

G_END_DECLS
