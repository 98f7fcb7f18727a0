/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithReferralTelling: what somebody at a place is told about a person, with what the person agreed to. */

#pragma once

#include <adwaita.h>

#include "referrals/kith-referral-form.h"
#include "shared/kith-app-context.h"

G_BEGIN_DECLS

#define KITH_TYPE_REFERRAL_TELLING (kith_referral_telling_get_type ())
G_DECLARE_FINAL_TYPE (KithReferralTelling, kith_referral_telling, KITH, REFERRAL_TELLING, AdwBin)

/* Signal "changed" (): what is typed or chosen. */

void kith_referral_telling_fill (KithReferralTelling *self, const KithReferralForm *form);
/* Whether that changed anything. */
gboolean kith_referral_telling_take (KithReferralTelling *self, KithReferralForm *form);
void kith_referral_telling_set_person (KithReferralTelling *self, KithAppContext *context, gint64 person);
/* problem: (nullable): why nobody may be told. */
void kith_referral_telling_show_problem (KithReferralTelling *self, const char *problem);
GtkWidget *kith_referral_telling_find_part (KithReferralTelling *self, KithReferralPart part);

G_END_DECLS
