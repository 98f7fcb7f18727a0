/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithPersonForm: what is being typed about a person at the desk: as it was, as it is now, whether that
 * differs. No widgets. */

#pragma once

#include "desk/kith-desk-command.h"
#include "people/kith-card.h"

G_BEGIN_DECLS

#define KITH_PERSON_FORM_DRAFT_TYPE "(sssss)"

typedef enum
{
  KITH_PERSON_FIELD_NAME,
  KITH_PERSON_FIELD_PRONOUNS,
  KITH_PERSON_FIELD_APART, /* the agreed disambiguator */
  KITH_PERSON_FIELD_CODE,
  KITH_PERSON_FIELD_ALIASES, /* one a line or comma between */
  KITH_PERSON_N_FIELDS
} KithPersonField;

typedef struct _KithPersonForm KithPersonForm;

KithPersonForm *kith_person_form_new (void);
KithPersonForm *kith_person_form_new_from_card (const KithCard *card);
void kith_person_form_free (KithPersonForm *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithPersonForm, kith_person_form_free)

const char *kith_person_form_get (const KithPersonForm *self, KithPersonField field);
gboolean kith_person_form_set (KithPersonForm *self, KithPersonField field, const char *text);
gboolean kith_person_form_is_changed (const KithPersonForm *self);
gboolean kith_person_form_is_complete (const KithPersonForm *self);
GStrv kith_person_form_dup_aliases (const KithPersonForm *self);
gboolean kith_person_form_check (const KithPersonForm *self, KithPersonField *field, GError **error);

GVariant *kith_person_form_to_draft (const KithPersonForm *self);
void kith_person_form_take_draft (KithPersonForm *self, GVariant *draft);

KithDeskCommand *kith_person_form_to_sign_in (const KithPersonForm *self);
KithDeskCommand *kith_person_form_to_set_card (const KithPersonForm *self, gint64 person);

G_END_DECLS
