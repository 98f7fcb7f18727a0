/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithReferralRow: where somebody was referred to, how far that has come, and how it went. */

#pragma once

#include <gtk/gtk.h>

#include "referrals/kith-referral.h"

G_BEGIN_DECLS

#define KITH_TYPE_REFERRAL_ROW (kith_referral_row_get_type ())
G_DECLARE_FINAL_TYPE (KithReferralRow, kith_referral_row, KITH, REFERRAL_ROW, GtkBox)

GtkWidget *kith_referral_row_new (const KithReferral *referral, KithDay today);
void kith_referral_row_focus (KithReferralRow *self);
gint64 kith_referral_row_get_referral (KithReferralRow *self);

G_END_DECLS
