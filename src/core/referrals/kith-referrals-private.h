/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithReferrals from the inside. */

#pragma once

#include "referrals/kith-referrals.h"
#include "store/kith-db.h"

G_BEGIN_DECLS

/* The facts of a row, without anything sealed. */
KithReferral *kith_referrals_take_facts (KithStmt *stmt);
/* Opens the details of the row that the statement stands on, and reads the steps. */
gboolean kith_referrals_take_words (KithSession *session,
                                    KithDb *db,
                                    KithReferral *referral,
                                    GBytes *details,
                                    GError **error);
#define KITH_REFERRALS_COLUMN_DETAILS 10

G_END_DECLS
