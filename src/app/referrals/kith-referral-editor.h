/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithReferralEditor: a referral that is being made, or the next step of one. */

#pragma once

#include <adwaita.h>

#include "referrals/kith-referral.h"
#include "shared/kith-app-context.h"

G_BEGIN_DECLS

#define KITH_TYPE_REFERRAL_EDITOR (kith_referral_editor_get_type ())
G_DECLARE_FINAL_TYPE (KithReferralEditor, kith_referral_editor, KITH, REFERRAL_EDITOR, AdwBin)

/* Property "state" (string): a sentence about what is typed. Signal "done" (gboolean written): it was
 * written down, or thrown away. */
void kith_referral_editor_set_context (KithReferralEditor *self, KithAppContext *context);
gboolean kith_referral_editor_resume (KithReferralEditor *self, gint64 person);
gboolean kith_referral_editor_make (KithReferralEditor *self, gint64 resource, const char *name);
gboolean kith_referral_editor_step (KithReferralEditor *self, const KithReferral *about);
gboolean kith_referral_editor_correct (KithReferralEditor *self, const KithReferral *about);
void kith_referral_editor_follow (KithReferralEditor *self, GPtrArray *referrals);
void kith_referral_editor_flush (KithReferralEditor *self);
void kith_referral_editor_save (KithReferralEditor *self);
void kith_referral_editor_discard (KithReferralEditor *self);

G_END_DECLS
