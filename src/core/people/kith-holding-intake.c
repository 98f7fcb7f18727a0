/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Of a holding: how to reach somebody, and what they told; each record and each addition of the desk as it
 * was written, also where another says something else. */

#include "people/kith-holding-reading.h"

#include <glib/gi18n-lib.h>

#include "base/kith-iso-list.h"
#include "people/kith-intakes.h"
#include "people/kith-questions.h"

/* What one part says goes to one place. */
typedef struct
{
  const KithHoldingReading *reading; /* (unowned) */
  const KithIntakePart *part;        /* (unowned) */
  KithQuestions *questions;          /* (unowned) */
  guint record;
} Place;

static void
finish (const Place *at, KithHoldingEntry *entry)
{
  entry->day = at->part->day;
  entry->source = kith_holding_source (
      at->reading, at->record, at->part->row != 0 ? _ ("added at the desk") : NULL, at->part->account);
}

static KithHoldingEntry *
add (const Place *at, const char *code, const char *part, const char *label, const char *value)
{
  g_autofree char *place = kith_holding_place (at->part->row != 0 ? at->part->row : at->part->record, part);
  KithHoldingEntry *entry = kith_holding_add (at->reading->holding, code, place, label, value);

  finish (at, entry);
  return entry;
}

static gboolean
is_about_other (KithIntakeText text)
{
  switch (text)
    {
    case KITH_INTAKE_WORK_WITH:
    case KITH_INTAKE_EMERGENCY_NAME:
    case KITH_INTAKE_EMERGENCY_WHO:
    case KITH_INTAKE_EMERGENCY_REACH:
      return TRUE;
    case KITH_INTAKE_BRINGS:
    case KITH_INTAKE_HOPES:
    case KITH_INTAKE_STRENGTHS:
    case KITH_INTAKE_INTERESTS:
    case KITH_INTAKE_GIVES:
    case KITH_INTAKE_ACCESS:
    case KITH_INTAKE_HEARD:
    case KITH_N_INTAKE_TEXTS:
    default:
      return FALSE;
    }
}

static void
add_contact (const Place *at, guint n, const KithContact *contact)
{
  g_autofree char *permission = kith_contact_describe_permission (contact);
  g_auto (GStrv) may = kith_contact_list_permissions (contact);
  g_autofree char *part = g_strdup_printf ("%u", n);
  g_autofree char *value = g_strdup_printf ("%s (%s)", contact->value, permission);
  KithHoldingEntry *entry = add (at, "contact", part, kith_contact_kind_label (contact->kind), value);
  GVariantDict data;

  kith_holding_entry_judge (entry, at->reading->others);
  g_variant_dict_init (&data, NULL);
  kith_holding_data_text (&data, "kind", kith_contact_kind_code (contact->kind));
  kith_holding_data_text (&data, "contact", contact->value);
  g_variant_dict_insert_value (&data, "may", g_variant_new_strv ((const char *const *) may, -1));
  kith_holding_entry_set_data (entry, &data);
  if (*contact->note != '\0')
    kith_holding_entry_judge (add (at, "contact-note", part, _ ("When and how it is safe"), contact->note),
                              at->reading->others);
}

static void
add_contacts (const Place *at)
{
  GPtrArray *contacts = kith_intake_get_contacts (at->part->intake);

  for (guint i = 0; i < contacts->len; i++)
    add_contact (at, i, g_ptr_array_index (contacts, i));
}

static void
add_texts (const Place *at)
{
  for (guint i = 0; i < KITH_N_INTAKE_TEXTS; i++)
    {
      const char *words = kith_intake_get_text (at->part->intake, i);
      KithHoldingEntry *entry;

      if (*words == '\0')
        continue;
      entry = add (at, kith_intake_text_key (i), NULL, kith_intake_text_label (i), words);
      kith_holding_entry_judge (entry, at->reading->others);
      if (is_about_other (i))
        entry->third_party = KITH_THIRD_PARTY_FIELD;
    }
}

static void
add_birth (const Place *at)
{
  const KithBirth *birth = kith_intake_get_birth (at->part->intake);
  g_autofree char *words = NULL;
  g_autofree char *iso = NULL;
  KithHoldingEntry *entry;
  GVariantDict data;

  if (!kith_birth_is_known (birth))
    return;
  words = kith_birth_format (birth);
  iso = kith_birth_format_iso (birth);
  entry = add (at, "birth", NULL, _ ("Date of birth"), words);
  g_variant_dict_init (&data, NULL);
  kith_holding_data_text (&data, "birth", iso);
  kith_holding_entry_set_data (entry, &data);
}

static void
add_languages (const Place *at)
{
  const char *const *codes = kith_intake_get_languages (at->part->intake);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *words = NULL;
  KithHoldingEntry *entry;
  GVariantDict data;

  if (codes == NULL || codes[0] == NULL)
    return;
  for (guint i = 0; codes[i] != NULL; i++)
    g_ptr_array_add (names, kith_iso_list_dup_name (KITH_ISO_LANGUAGES, codes[i]));
  g_ptr_array_add (names, NULL);
  words = g_strjoinv (_ (", "), (char **) names->pdata);
  entry = add (at, "languages", NULL, _ ("Languages"), words);
  g_variant_dict_init (&data, NULL);
  g_variant_dict_insert_value (&data, "languages", g_variant_new_strv (codes, -1));
  kith_holding_entry_set_data (entry, &data);
}

static void
add_answer (const Place *at, const char *question, const char *label, KithAnswer answer, const char *choice)
{
  gboolean chosen = answer == KITH_ANSWER_YES && choice != NULL && *choice != '\0';
  KithHoldingEntry *entry =
      add (at, "answer", question, label, kith_questions_describe (at->questions, question, answer, choice));
  GVariantDict data;

  g_variant_dict_init (&data, NULL);
  kith_holding_data_text (&data, "question", question);
  kith_holding_data_text (&data, "answer", kith_answer_code (answer));
  if (chosen)
    kith_holding_data_text (&data, "choice", choice);
  kith_holding_entry_set_data (entry, &data);
}

/* In the record itself also what was not asked; what the desk added only where it was answered. */
static void
add_answers (const Place *at)
{
  const KithIntake *intake = at->part->intake;
  gboolean whole = at->part->row == 0;
  g_auto (GStrv) stored = kith_intake_list_questions (intake);
  g_autoptr (GPtrArray) asked = kith_questions_get_list (at->questions, KITH_LIST_QUESTIONS);
  KithAnswer interpreter = kith_intake_get_interpreter (intake);

  if (whole || interpreter != KITH_ANSWER_NOT_ASKED)
    add_answer (at, "interpreter", _ ("Interpreter"), interpreter, NULL);
  for (guint i = 0; i < asked->len; i++)
    {
      const KithListed *question = g_ptr_array_index (asked, i);
      const char *choice = NULL;
      KithAnswer answer = kith_intake_get_answer (intake, question->code, &choice);

      if ((whole && question->active) || answer != KITH_ANSWER_NOT_ASKED)
        add_answer (at, question->code, question->label, answer, choice);
    }
  for (char **question = stored; *question != NULL; question++)
    if (kith_questions_find (at->questions, KITH_LIST_QUESTIONS, *question) == NULL)
      {
        const char *choice = NULL;
        KithAnswer answer = kith_intake_get_answer (intake, *question, &choice);

        add_answer (at, *question, *question, answer, choice);
      }
}

static void
add_told (const Place *at)
{
  add_texts (at);
  add_birth (at);
  add_languages (at);
  add_answers (at);
  kith_holding_add_extras (at->reading, at->record, at->part->row != 0 ? at->part->row : at->part->record,
                           kith_intake_get_extras (at->part->intake));
}

static void
add_all (const KithHoldingReading *reading,
         GPtrArray *parts,
         KithQuestions *questions,
         void (*func) (const Place *at))
{
  for (guint i = 0; i < parts->len; i++)
    {
      Place at = { reading, g_ptr_array_index (parts, i), questions, 0 };

      for (guint j = 0; j < reading->records->len; j++)
        if (g_array_index (reading->records, gint64, j) == at.part->record)
          at.record = j;
      func (&at);
    }
}

/**
 * kith_holding_read_intake:
 * @reading: what is read
 * @error: %KITH_ERROR_NOT_PERMITTED, %KITH_ERROR_DAMAGED
 *
 * Adds how to reach them and what they told. The reading is in the log.
 *
 * Returns: whether all was read
 */
gboolean
kith_holding_read_intake (const KithHoldingReading *reading, GError **error)
{
  g_autoptr (GPtrArray) parts = NULL;
  g_autoptr (KithQuestions) questions = NULL;

  g_return_val_if_fail (reading != NULL, FALSE);

  questions = kith_questions_load (kith_session_get_store (reading->session), error);
  if (questions == NULL)
    return FALSE;
  parts = kith_intakes_list_parts (reading->session, reading->holding->person, error);
  if (parts == NULL)
    return FALSE;
  kith_holding_begin_section (reading->holding, "contacts", _ ("How to reach you"));
  add_all (reading, parts, questions, add_contacts);
  kith_holding_begin_section (reading->holding, "intake", _ ("What you told us"));
  add_all (reading, parts, questions, add_told);
  return TRUE;
}
