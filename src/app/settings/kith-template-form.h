/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithTemplateForm: the name of a template for notes, and what it says. */

#pragma once

#include <adwaita.h>

#include "notes/kith-note-templates.h"
#include "session/kith-session.h"
#include "shared/kith-form.h"

G_BEGIN_DECLS

#define KITH_TYPE_TEMPLATE_FORM (kith_template_form_get_type ())
G_DECLARE_FINAL_TYPE (KithTemplateForm, kith_template_form, KITH, TEMPLATE_FORM, KithForm)

/* list: (transfer full) as it is; instead_of: (nullable) the name of the one that changes. */
GtkWidget *kith_template_form_new (KithSession *session, KithNoteTemplates *list, const char *instead_of);
void
kith_template_form_fill (KithTemplateForm *self, const char *name, const char *text, const char *problem);
const char *kith_template_form_get_name (KithTemplateForm *self);
char *kith_template_form_dup_text (KithTemplateForm *self);

void kith_template_form_done (KithTemplateForm *self);

G_END_DECLS
