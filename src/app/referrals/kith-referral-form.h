/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithReferralForm: what is being typed of a referral, of its next step, or of what was wrong in it. No
 * widgets. */

#pragma once

#include "referrals/kith-referral.h"

G_BEGIN_DECLS

typedef enum
{
  KITH_REFERRAL_TEXT_NAME,
  KITH_REFERRAL_TEXT_ASKED,
  KITH_REFERRAL_TEXT_CONTACT,
  KITH_REFERRAL_TEXT_WORDS,
  KITH_REFERRAL_TEXT_DAY,
  KITH_REFERRAL_TEXT_DUE,
  KITH_REFERRAL_TEXT_RECIPIENT,
  KITH_REFERRAL_TEXT_PURPOSE,
  KITH_REFERRAL_TEXT_TOLD,
  KITH_N_REFERRAL_TEXTS
} KithReferralText;

typedef struct _KithReferralForm KithReferralForm;

KithReferralForm *kith_referral_form_new (KithDay today);
KithReferralForm *kith_referral_form_new_step (const KithReferral *about, KithDay today);
KithReferralForm *kith_referral_form_new_correction (const KithReferral *about, KithDay today);
void kith_referral_form_free (KithReferralForm *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithReferralForm, kith_referral_form_free)

/* What of a referral is typed. */
typedef enum
{
  KITH_REFERRAL_FORM_MAKES,    /* all of it, with its first step */
  KITH_REFERRAL_FORM_STEPS,    /* its next step */
  KITH_REFERRAL_FORM_CORRECTS, /* what it is about; how it went stays */
} KithReferralFormKind;

KithReferralFormKind kith_referral_form_get_form (const KithReferralForm *self);
/* 0: a referral that is being made. */
gint64 kith_referral_form_get_referral (const KithReferralForm *self);
gint64 kith_referral_form_get_version (const KithReferralForm *self);
gint64 kith_referral_form_get_resource (const KithReferralForm *self);
void kith_referral_form_set_place (KithReferralForm *self, gint64 resource, const char *name);
void kith_referral_form_follow (KithReferralForm *self, const KithReferral *about);

/* Setters: whether that changed anything. */
KithReferralKind kith_referral_form_get_kind (const KithReferralForm *self);
gboolean kith_referral_form_set_kind (KithReferralForm *self, KithReferralKind kind);
KithReferralState kith_referral_form_get_state (const KithReferralForm *self);
gboolean kith_referral_form_set_state (KithReferralForm *self, KithReferralState state);
KithReferralReason kith_referral_form_get_reason (const KithReferralForm *self);
gboolean kith_referral_form_set_reason (KithReferralForm *self, KithReferralReason reason);
const char *kith_referral_form_get_text (const KithReferralForm *self, KithReferralText text);
gboolean kith_referral_form_set_text (KithReferralForm *self, KithReferralText text, const char *value);
gboolean kith_referral_form_get_tells (const KithReferralForm *self);
gboolean kith_referral_form_set_tells (KithReferralForm *self, gboolean tells);
KithScope kith_referral_form_get_scope (const KithReferralForm *self);
gboolean kith_referral_form_set_scope (KithReferralForm *self, KithScope scope);

gboolean kith_referral_form_is_changed (const KithReferralForm *self);
gboolean kith_referral_form_has_reason (const KithReferralForm *self);
gboolean kith_referral_form_has_due (const KithReferralForm *self);
gboolean kith_referral_form_check (const KithReferralForm *self,
                                   KithDay today,
                                   KithReferralPart *part,
                                   GError **error);
KithReferral *kith_referral_form_to_referral (const KithReferralForm *self, gint64 person);
KithReferralStep *kith_referral_form_to_step (const KithReferralForm *self);

GVariant *kith_referral_form_to_draft (const KithReferralForm *self);
void kith_referral_form_take_draft (KithReferralForm *self, GVariant *draft);

G_END_DECLS
