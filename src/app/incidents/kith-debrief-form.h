/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithDebriefForm: how somebody answers a debrief that they are offered. */

#pragma once

#include <adwaita.h>

#include "incidents/kith-debrief.h"
#include "shared/kith-app-context.h"
#include "shared/kith-form.h"

G_BEGIN_DECLS

#define KITH_TYPE_DEBRIEF_FORM (kith_debrief_form_get_type ())
G_DECLARE_FINAL_TYPE (KithDebriefForm, kith_debrief_form, KITH, DEBRIEF_FORM, KithForm)

GtkWidget *kith_debrief_form_new (KithSession *session, const KithDebrief *debrief);
/* Opens it, and answers. The widget is told nothing: the store says what changed. */
void kith_debrief_form_ask (GtkWidget *parent, KithAppContext *context, const KithDebrief *debrief);

G_END_DECLS
