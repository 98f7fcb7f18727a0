/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithAgreementRow: one thing somebody agreed to, said in sentences. */

#pragma once

#include <gtk/gtk.h>

#include "people/kith-consent.h"

G_BEGIN_DECLS

#define KITH_TYPE_AGREEMENT_ROW (kith_agreement_row_get_type ())
G_DECLARE_FINAL_TYPE (KithAgreementRow, kith_agreement_row, KITH, AGREEMENT_ROW, GtkBox)

GtkWidget *kith_agreement_row_new (const KithConsent *consent, KithDay today);
GtkWidget *kith_agreement_row_get_header (KithAgreementRow *self);

G_END_DECLS
