/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithAgreementEditor: the words that are read together, and what somebody agrees to. */

#pragma once

#include <adwaita.h>

#include "shared/kith-app-context.h"

G_BEGIN_DECLS

#define KITH_TYPE_AGREEMENT_EDITOR (kith_agreement_editor_get_type ())
G_DECLARE_FINAL_TYPE (KithAgreementEditor, kith_agreement_editor, KITH, AGREEMENT_EDITOR, AdwBin)

/* Property "state" (string): a sentence about what is typed. Signal "done" (gboolean written): it was
 * written down, or thrown away. */
void kith_agreement_editor_set_context (KithAgreementEditor *self, KithAppContext *context);
gboolean kith_agreement_editor_begin (KithAgreementEditor *self, gint64 person);
void kith_agreement_editor_flush (KithAgreementEditor *self);
void kith_agreement_editor_save (KithAgreementEditor *self);
void kith_agreement_editor_discard (KithAgreementEditor *self);

G_END_DECLS
