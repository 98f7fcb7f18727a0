/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithAgreementForm: what is being typed of what somebody agrees to: as it began, as it is now, whether that
 * differs. No widgets. */

#pragma once

#include "people/kith-consent.h"

G_BEGIN_DECLS

typedef struct _KithAgreementForm KithAgreementForm;

KithAgreementForm *kith_agreement_form_new (KithDay today);
void kith_agreement_form_free (KithAgreementForm *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithAgreementForm, kith_agreement_form_free)

/* Setters: whether that changed anything. */
KithConsentKind kith_agreement_form_get_kind (const KithAgreementForm *self);
gboolean kith_agreement_form_set_kind (KithAgreementForm *self, KithConsentKind kind);
gboolean kith_agreement_form_set_wording (KithAgreementForm *self, guint number);
const char *kith_agreement_form_get_text (const KithAgreementForm *self, KithConsentText text);
gboolean kith_agreement_form_set_text (KithAgreementForm *self, KithConsentText text, const char *value);
KithScope kith_agreement_form_get_scope (const KithAgreementForm *self);
gboolean kith_agreement_form_set_scope (KithAgreementForm *self, KithScope scope);
const char *kith_agreement_form_get_from (const KithAgreementForm *self);
gboolean kith_agreement_form_set_from (KithAgreementForm *self, const char *value);
const char *kith_agreement_form_get_until (const KithAgreementForm *self);
gboolean kith_agreement_form_set_until (KithAgreementForm *self, const char *value);
gboolean kith_agreement_form_get_part2 (const KithAgreementForm *self);
gboolean kith_agreement_form_set_part2 (KithAgreementForm *self, gboolean part2);
KithSignature kith_agreement_form_get_signature (const KithAgreementForm *self);
gboolean kith_agreement_form_set_signature (KithAgreementForm *self, KithSignature signature);
const KithStrokes *kith_agreement_form_get_strokes (const KithAgreementForm *self);
gboolean kith_agreement_form_set_strokes (KithAgreementForm *self, const KithStrokes *strokes);

gboolean kith_agreement_form_is_changed (const KithAgreementForm *self);
gboolean kith_agreement_form_check (const KithAgreementForm *self, KithConsentPart *part, GError **error);
KithConsent *kith_agreement_form_to_consent (const KithAgreementForm *self);

GVariant *kith_agreement_form_to_draft (const KithAgreementForm *self);
void kith_agreement_form_take_draft (KithAgreementForm *self, GVariant *draft);

G_END_DECLS
