/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithFollowUp: a referral about which somebody has to ask how it went. */

#pragma once

#include "referrals/kith-referral.h"
#include "session/kith-session.h"

G_BEGIN_DECLS

/**
 * KithFollowUp:
 * @referral: (owned): facts only, until kith_follow_ups_read()
 * @shown: whom its record counts as
 * @reach: (owned) (nullable): how they may be reached, in a sentence; %NULL until it is read
 * @may_reach: whether they permit any way; who does not is asked when they come, or the place is
 */
typedef struct
{
  KithReferral *referral;
  gint64 shown;
  char *reach;
  gboolean may_reach;
} KithFollowUp;

void kith_follow_up_free (KithFollowUp *self);

GPtrArray *kith_follow_ups_list (KithSession *session, KithDay until, guint *n_away, GError **error);
gboolean kith_follow_ups_read (KithSession *session, GPtrArray *follow_ups, GError **error);

G_END_DECLS
