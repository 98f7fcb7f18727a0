/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithListedForm: the words of something in a list, and of a new question how it is answered. */

#pragma once

#include <adwaita.h>

#include "people/kith-questions.h"
#include "shared/kith-form.h"

G_BEGIN_DECLS

#define KITH_TYPE_LISTED_FORM (kith_listed_form_get_type ())
G_DECLARE_FINAL_TYPE (KithListedForm, kith_listed_form, KITH, LISTED_FORM, KithForm)

GtkWidget *kith_listed_form_new (KithQuestions *lists, const char *list, const KithListed *one);
void kith_listed_form_fill (KithListedForm *self, const char *label, gboolean yes_or_no, const char *problem);
const char *kith_listed_form_get_label (KithListedForm *self);
gboolean kith_listed_form_get_yes_or_no (KithListedForm *self);

G_END_DECLS
