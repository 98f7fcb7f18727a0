/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithFollowUpsPage: whom somebody has to ask how a referral went. */

#pragma once

#include <adwaita.h>

#include "shared/kith-app-context.h"

G_BEGIN_DECLS

#define KITH_TYPE_FOLLOW_UPS_PAGE (kith_follow_ups_page_get_type ())
G_DECLARE_FINAL_TYPE (KithFollowUpsPage, kith_follow_ups_page, KITH, FOLLOW_UPS_PAGE, AdwBin)

/* Signals: "left" (); "chosen" (gint64 person): whose referrals are to be shown. */
void kith_follow_ups_page_set_context (KithFollowUpsPage *self, KithAppContext *context);
void kith_follow_ups_page_show (KithFollowUpsPage *self);

G_END_DECLS
