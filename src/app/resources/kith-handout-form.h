/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithHandoutForm: how a handout is to look. */

#pragma once

#include <adwaita.h>

#include "report/kith-handout.h"
#include "shared/kith-app-context.h"

G_BEGIN_DECLS

#define KITH_TYPE_HANDOUT_FORM (kith_handout_form_get_type ())
G_DECLARE_FINAL_TYPE (KithHandoutForm, kith_handout_form, KITH, HANDOUT_FORM, AdwBin)

/*
 * Signals:
 * "save" (): a PDF is wanted instead of paper
 * "preview" (): somebody wants to see the pages first
 */
GtkWidget *kith_handout_form_new (KithAppContext *context);
/* Writes what is chosen into a handout. */
void kith_handout_form_fill (KithHandoutForm *self, KithHandout *handout);

G_END_DECLS
