/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithIntakeForm: what is being typed of what somebody tells: as it was, as it is now, whether that differs.
 * No widgets. */

#pragma once

#include "people/kith-intake.h"

G_BEGIN_DECLS

typedef struct _KithIntakeForm KithIntakeForm;

KithIntakeForm *kith_intake_form_new (const KithIntake *original);
void kith_intake_form_free (KithIntakeForm *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithIntakeForm, kith_intake_form_free)

/* Setters: whether that changed anything. */
const char *kith_intake_form_get_text (const KithIntakeForm *self, KithIntakeText text);
gboolean kith_intake_form_set_text (KithIntakeForm *self, KithIntakeText text, const char *value);
const char *kith_intake_form_get_birth (const KithIntakeForm *self);
gboolean kith_intake_form_set_birth (KithIntakeForm *self, const char *value);
const char *const *kith_intake_form_get_languages (const KithIntakeForm *self);
gboolean kith_intake_form_set_languages (KithIntakeForm *self, const char *const *codes);
KithAnswer kith_intake_form_get_interpreter (const KithIntakeForm *self);
gboolean kith_intake_form_set_interpreter (KithIntakeForm *self, KithAnswer answer);
KithAnswer
kith_intake_form_get_answer (const KithIntakeForm *self, const char *question, const char **choice);
gboolean kith_intake_form_set_answer (KithIntakeForm *self,
                                      const char *question,
                                      KithAnswer answer,
                                      const char *choice);

/* Ways to reach somebody, as far as they are typed: one without a value is none yet. */
guint kith_intake_form_get_n_contacts (const KithIntakeForm *self);
const KithContact *kith_intake_form_get_contact (const KithIntakeForm *self, guint place);
guint kith_intake_form_add_contact (KithIntakeForm *self, KithContactKind kind);
gboolean kith_intake_form_set_contact (KithIntakeForm *self,
                                       guint place,
                                       KithContactKind kind,
                                       const char *value,
                                       KithContactPermission permission,
                                       const char *note);
void kith_intake_form_remove_contact (KithIntakeForm *self, guint place);

gboolean kith_intake_form_is_changed (const KithIntakeForm *self);
gboolean kith_intake_form_check (const KithIntakeForm *self, GError **error);
KithIntake *kith_intake_form_to_intake (const KithIntakeForm *self);

GVariant *kith_intake_form_to_draft (const KithIntakeForm *self);
void kith_intake_form_take_draft (KithIntakeForm *self, GVariant *draft);

G_END_DECLS
