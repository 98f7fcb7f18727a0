/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithRequestForm: what somebody asks for, or says is not right, as it is typed. */

#pragma once

#include <adwaita.h>

#include "people/kith-intake.h"
#include "people/kith-request.h"
#include "session/kith-session.h"
#include "shared/kith-form.h"

G_BEGIN_DECLS

#define KITH_TYPE_REQUEST_FORM (kith_request_form_get_type ())
G_DECLARE_FINAL_TYPE (KithRequestForm, kith_request_form, KITH, REQUEST_FORM, KithForm)

GtkWidget *
kith_request_form_new (KithSession *session, gint64 person, gboolean objects, const KithIntake *told);
KithRequest *kith_request_form_to_request (KithRequestForm *self);
void kith_request_form_done (KithRequestForm *self);

G_END_DECLS
