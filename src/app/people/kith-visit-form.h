/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithVisitForm: what was written down wrongly about one visit: when they came and left, what they took. */

#pragma once

#include "shared/kith-form.h"
#include "visits/kith-visit.h"

G_BEGIN_DECLS

#define KITH_TYPE_VISIT_FORM (kith_visit_form_get_type ())
G_DECLARE_FINAL_TYPE (KithVisitForm, kith_visit_form, KITH, VISIT_FORM, KithForm)

GtkWidget *kith_visit_form_new (const KithVisit *visit, GPtrArray *services, int rollover, gboolean today);
KithVisit *kith_visit_form_dup_visit (KithVisitForm *self);

G_END_DECLS
