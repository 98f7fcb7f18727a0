/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithIntake: what somebody told about themself. Every part may be missing. */

#pragma once

#include "people/kith-answer.h"
#include "people/kith-birth.h"
#include "people/kith-contact.h"

G_BEGIN_DECLS

/* TEXT (symbol, permanent key, label) */
#define KITH_INTAKE_TEXTS(TEXT)                                                                              \
  TEXT (BRINGS, "brings", N_ ("What brings you"))                                                            \
  TEXT (HOPES, "hopes", N_ ("Hopes"))                                                                        \
  TEXT (STRENGTHS, "strengths", N_ ("Strengths"))                                                            \
  TEXT (INTERESTS, "interests", N_ ("Interests"))                                                            \
  TEXT (GIVES, "gives", N_ ("What you might like to give"))                                                  \
  TEXT (WORK_WITH, "work-with", N_ ("Whom you would like to work with"))                                     \
  TEXT (ACCESS, "access", N_ ("What makes being here easier"))                                               \
  TEXT (HEARD, "heard", N_ ("How you heard of us"))                                                          \
  TEXT (EMERGENCY_NAME, "emergency-name", N_ ("In an emergency: whom to call"))                              \
  TEXT (EMERGENCY_WHO, "emergency-who", N_ ("In an emergency: who that is"))                                 \
  TEXT (EMERGENCY_REACH, "emergency-reach", N_ ("In an emergency: how to reach them"))

typedef enum
{
#define TEXT(symbol, ...) KITH_INTAKE_##symbol,
  KITH_INTAKE_TEXTS (TEXT)
#undef TEXT
      KITH_N_INTAKE_TEXTS
} KithIntakeText;

const char *kith_intake_text_key (KithIntakeText text);
const char *kith_intake_text_label (KithIntakeText text);

typedef struct _KithIntake KithIntake;

KithIntake *kith_intake_new (void);
KithIntake *kith_intake_copy (const KithIntake *self);
void kith_intake_free (KithIntake *self);
gboolean kith_intake_equal (const KithIntake *a, const KithIntake *b);
gboolean kith_intake_is_empty (const KithIntake *self);

const char *kith_intake_get_text (const KithIntake *self, KithIntakeText text);
void kith_intake_set_text (KithIntake *self, KithIntakeText text, const char *value);

const KithBirth *kith_intake_get_birth (const KithIntake *self);
void kith_intake_set_birth (KithIntake *self, const KithBirth *birth);

GPtrArray *kith_intake_get_contacts (const KithIntake *self);
void kith_intake_add_contact (KithIntake *self, KithContact *contact);
void kith_intake_remove_contact (KithIntake *self, guint place);
void kith_intake_set_contact (KithIntake *self, guint place, KithContact *contact);

const char *const *kith_intake_get_languages (const KithIntake *self);
void kith_intake_set_languages (KithIntake *self, const char *const *codes);
KithAnswer kith_intake_get_interpreter (const KithIntake *self);
void kith_intake_set_interpreter (KithIntake *self, KithAnswer answer);

KithAnswer kith_intake_get_answer (const KithIntake *self, const char *question, const char **choice);
void kith_intake_set_answer (KithIntake *self, const char *question, KithAnswer answer, const char *choice);
char **kith_intake_list_questions (const KithIntake *self);

GVariant *kith_intake_get_extras (const KithIntake *self);

void kith_intake_add (KithIntake *self, const KithIntake *more);

GVariant *kith_intake_to_content (const KithIntake *self);
KithIntake *kith_intake_from_content (GVariant *content, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithIntake, kith_intake_free)

G_END_DECLS
