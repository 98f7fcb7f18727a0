/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithHoldForm: until when a record must be kept, and why. Keeps a draft as it is typed. */

#pragma once

#include "base/kith-day.h"
#include "session/kith-session.h"
#include "shared/kith-form.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KITH_TYPE_HOLD_FORM (kith_hold_form_get_type ())
G_DECLARE_FINAL_TYPE (KithHoldForm, kith_hold_form, KITH, HOLD_FORM, KithForm)

GtkWidget *kith_hold_form_new (KithSession *session, gint64 person);
KithDay kith_hold_form_get_until (KithHoldForm *self);
char *kith_hold_form_dup_reason (KithHoldForm *self);
void kith_hold_form_done (KithHoldForm *self);

G_END_DECLS
