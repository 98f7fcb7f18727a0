/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithWaitingForm: something to hand over to a person. Keeps a draft as it is typed. */

#pragma once

#include "shared/kith-app-context.h"
#include "shared/kith-form.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KITH_TYPE_WAITING_FORM (kith_waiting_form_get_type ())
G_DECLARE_FINAL_TYPE (KithWaitingForm, kith_waiting_form, KITH, WAITING_FORM, KithForm)

GtkWidget *kith_waiting_form_new (KithSession *session, gint64 person);
KithDeskCommand *kith_waiting_form_to_command (KithWaitingForm *self);
void kith_waiting_form_done (KithWaitingForm *self);

G_END_DECLS
