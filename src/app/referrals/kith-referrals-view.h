/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithReferralsView: where somebody was referred to and how it goes, and a page to write that down. */

#pragma once

#include "people/kith-record-section.h"

G_BEGIN_DECLS

#define KITH_TYPE_REFERRALS_VIEW (kith_referrals_view_get_type ())
G_DECLARE_FINAL_TYPE (KithReferralsView, kith_referrals_view, KITH, REFERRALS_VIEW, KithRecordSection)

void kith_referrals_view_refer (KithReferralsView *self, gint64 resource);

G_END_DECLS
