/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithAgreementsView: what somebody agreed to, and a page to add to it. */

#pragma once

#include <adwaita.h>

#include "shared/kith-app-context.h"

G_BEGIN_DECLS

#define KITH_TYPE_AGREEMENTS_VIEW (kith_agreements_view_get_type ())
G_DECLARE_FINAL_TYPE (KithAgreementsView, kith_agreements_view, KITH, AGREEMENTS_VIEW, AdwBin)

/* Properties: "state" (string): a sentence about what is typed; "changed" (gboolean): whether something is
 * being added. */
void kith_agreements_view_set_context (KithAgreementsView *self, KithAppContext *context);
void kith_agreements_view_show (KithAgreementsView *self, gint64 person);
void kith_agreements_view_flush (KithAgreementsView *self);
void kith_agreements_view_save (KithAgreementsView *self);
void kith_agreements_view_discard (KithAgreementsView *self);

G_END_DECLS
