/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithHardTimeForm: up to five lines in somebody's words, and who sees them. Kept as a draft while it is
 * written. */

#pragma once

#include "goals/kith-hard-time.h"
#include "shared/kith-app-context.h"
#include "shared/kith-form.h"

G_BEGIN_DECLS

#define KITH_TYPE_HARD_TIME_FORM (kith_hard_time_form_get_type ())
G_DECLARE_FINAL_TYPE (KithHardTimeForm, kith_hard_time_form, KITH, HARD_TIME_FORM, KithForm)

GtkWidget *kith_hard_time_form_new (KithAppContext *context, const KithHardTime *stored);
KithAppContext *kith_hard_time_form_get_context (KithHardTimeForm *self);
KithHardTime *kith_hard_time_form_to_hard_time (KithHardTimeForm *self);
/* It is stored: the draft goes. */
void kith_hard_time_form_done (KithHardTimeForm *self);

G_END_DECLS
