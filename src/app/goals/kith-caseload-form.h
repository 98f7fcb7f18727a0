/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithCaseloadForm: whose check-ins and follow-ups are handed over, to whom, and which those are. */

#pragma once

#include "desk/kith-caseload.h"
#include "shared/kith-app-context.h"
#include "shared/kith-form.h"

G_BEGIN_DECLS

#define KITH_TYPE_CASELOAD_FORM (kith_caseload_form_get_type ())
G_DECLARE_FINAL_TYPE (KithCaseloadForm, kith_caseload_form, KITH, CASELOAD_FORM, KithForm)

GtkWidget *kith_caseload_form_new (KithAppContext *context);
gint64 kith_caseload_form_get_from (KithCaseloadForm *self);
gint64 kith_caseload_form_get_to (KithCaseloadForm *self);

G_END_DECLS
