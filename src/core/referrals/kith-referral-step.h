/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithReferralStep: that a referral came one step further, or somebody asked and it did not. Written once. A
 * value. */

#pragma once

#include "base/kith-day.h"
#include "disclosure/kith-scope.h"
#include "referrals/kith-referral-state.h"

G_BEGIN_DECLS

/**
 * KithReferralStep:
 * @id: of its row, 0 for one that is not stored
 * @state: how far the referral has come
 * @reason: why, where it was declined or did not work out
 * @day: when that was
 * @due_day: when somebody has to ask again, or %KITH_DAY_NONE
 * @by: (owned) (nullable): whose account wrote it down
 * @taken_back: whether it was a mistake
 * @words: (owned) (nullable): what was said
 * @recipient: (owned) (nullable): who was told something about the person; %NULL: nobody
 * @purpose: (owned) (nullable): what for
 * @scope: what of the record was told, besides the referral itself
 * @told: (owned) (nullable): in words
 * @consent: by which consent, 0 in a step that is not stored
 * @extras: (owned): what this Kith does not know
 */
typedef struct
{
  gint64 id;
  KithReferralState state;
  KithReferralReason reason;
  KithDay day;
  KithDay due_day;
  char *by;
  gboolean taken_back;
  char *words;
  char *recipient;
  char *purpose;
  KithScope scope;
  char *told;
  gint64 consent;
  GVariant *extras;
} KithReferralStep;

KithReferralStep *kith_referral_step_new (KithReferralState state);
KithReferralStep *kith_referral_step_copy (const KithReferralStep *self);
void kith_referral_step_free (KithReferralStep *self);

GVariant *kith_referral_step_to_content (const KithReferralStep *self);
gboolean kith_referral_step_take_content (KithReferralStep *self, GVariant *content, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithReferralStep, kith_referral_step_free)

G_END_DECLS
