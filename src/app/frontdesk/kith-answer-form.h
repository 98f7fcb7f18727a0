/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithAnswerForm: what somebody says to a desk notice about them. Keeps a draft as it is typed. */

#pragma once

#include "shared/kith-app-context.h"
#include "shared/kith-form.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KITH_TYPE_ANSWER_FORM (kith_answer_form_get_type ())
G_DECLARE_FINAL_TYPE (KithAnswerForm, kith_answer_form, KITH, ANSWER_FORM, KithForm)

GtkWidget *kith_answer_form_new (KithSession *session, gint64 person, gint64 notice);
KithDeskCommand *kith_answer_form_to_command (KithAnswerForm *self);
void kith_answer_form_done (KithAnswerForm *self);

G_END_DECLS
