/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithNoticeForm: a desk notice about a person. Keeps a draft as it is typed. */

#pragma once

#include "shared/kith-app-context.h"
#include "shared/kith-form.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define KITH_TYPE_NOTICE_FORM (kith_notice_form_get_type ())
G_DECLARE_FINAL_TYPE (KithNoticeForm, kith_notice_form, KITH, NOTICE_FORM, KithForm)

GtkWidget *kith_notice_form_new (KithSession *session, gint64 person);
KithDeskCommand *kith_notice_form_to_command (KithNoticeForm *self);
void kith_notice_form_done (KithNoticeForm *self);

G_END_DECLS
