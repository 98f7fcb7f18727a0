/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Codes are permanent: they are sealed. They hold no values, so that the desk can choose one unread. */

#include "people/kith-record-field.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/kith-error.h"
#include "people/kith-consent.h"
#include "people/kith-contact.h"
#include "people/kith-merge-choices.h"

static const struct
{
  const char *code;
  const char *label;
} card_fields[] = {
  { KITH_MERGE_NAME, N_ ("Name to be called by") },
  { KITH_MERGE_PRONOUNS, N_ ("Pronouns") },
  { KITH_MERGE_ALIASES, N_ ("Other names") },
  { KITH_MERGE_DISAMBIGUATOR, N_ ("What tells them from a namesake") },
  { KITH_MERGE_CODE, N_ ("Code on the card") },
  { KITH_MERGE_STATE, N_ ("Away, or has died") },
};

static const struct
{
  const char *code;
  const char *label;
} told_fields[] = {
  { KITH_MERGE_BIRTH, N_ ("Date of birth") },
  { KITH_MERGE_LANGUAGES, N_ ("Languages") },
  { KITH_MERGE_INTERPRETER, N_ ("Interpreter") },
};

static const char *
after (const char *code, const char *prefix)
{
  return g_str_has_prefix (code, prefix) ? code + strlen (prefix) : NULL;
}

static const char *
find_contact (const char *code)
{
  for (guint kind = KITH_CONTACT_PHONE; kind <= KITH_CONTACT_OTHER; kind++)
    if (g_str_equal (kith_contact_kind_code ((KithContactKind) kind), code))
      return kith_contact_kind_label ((KithContactKind) kind);
  return NULL;
}

static const char *
find_question (KithQuestions *questions, const char *code)
{
  const KithListed *found = kith_questions_find (questions, KITH_LIST_QUESTIONS, code);

  return found != NULL ? found->label : NULL;
}

static const char *
find_plain (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (card_fields); i++)
    if (g_str_equal (card_fields[i].code, code))
      return _ (card_fields[i].label);
  for (guint i = 0; i < G_N_ELEMENTS (told_fields); i++)
    if (g_str_equal (told_fields[i].code, code))
      return _ (told_fields[i].label);
  for (guint i = 0; i < KITH_N_INTAKE_TEXTS; i++)
    if (g_str_equal (kith_intake_text_key (i), code))
      return kith_intake_text_label (i);
  return g_str_equal (code, KITH_FIELD_OTHER) ? _ ("Something else") : NULL;
}

static char *
describe (const char *code, KithQuestions *questions)
{
  const char *plain = find_plain (code);
  const char *rest;
  const char *label;
  KithConsentKind kind;
  KithDay day;

  if (plain != NULL)
    return g_strdup (plain);
  if ((rest = after (code, KITH_FIELD_CONTACT)) != NULL && (label = find_contact (rest)) != NULL)
    /* Translators: %s is "Phone" or the like */
    return g_strdup_printf (_ ("How to be reached: %s"), label);
  if ((rest = after (code, KITH_MERGE_QUESTION)) != NULL && (label = find_question (questions, rest)) != NULL)
    return g_strdup (label);
  if ((rest = after (code, KITH_FIELD_AGREEMENT)) != NULL && kith_consent_kind_parse (rest, &kind, NULL))
    /* Translators: %s is what was agreed to */
    return g_strdup_printf (_ ("Agreement: %s"), kith_consent_kind_label (kind));
  if ((rest = after (code, KITH_FIELD_VISIT)) != NULL && kith_day_parse (rest, &day, NULL))
    {
      g_autofree char *long_day = kith_day_format_long (day);

      /* Translators: %s is a day */
      return g_strdup_printf (_ ("Visit of %s"), long_day);
    }
  return NULL;
}

/**
 * kith_record_field_check:
 * @code: what somebody named
 * @questions: the center's lists
 * @error: %KITH_ERROR_INVALID
 *
 * Returns: whether it names something of a record
 */
gboolean
kith_record_field_check (const char *code, KithQuestions *questions, GError **error)
{
  g_autofree char *label = NULL;

  g_return_val_if_fail (code != NULL && questions != NULL, FALSE);

  label = describe (code, questions);
  if (label != NULL)
    return TRUE;
  g_set_error (error, KITH_ERROR, KITH_ERROR_INVALID,
               _ ("A record has no “%s”. Say “name”, “visit:2026-03-10” or the like, or “other”."), code);
  return FALSE;
}

/**
 * kith_record_field_describe:
 * @code: what of a record
 * @questions: the center's lists
 *
 * Returns: (transfer full): for people to read, also where it is of a newer Kith; one of the center's
 * questions in its own words
 */
char *
kith_record_field_describe (const char *code, KithQuestions *questions)
{
  char *label;

  g_return_val_if_fail (code != NULL && questions != NULL, NULL);

  label = describe (code, questions);
  return label != NULL ? label : g_strdup (_ ("Something that this version of Kith does not know"));
}

/**
 * kith_record_field_visit:
 * @day: a day
 *
 * Returns: (transfer full): the code of the visit on that day
 */
char *
kith_record_field_visit (KithDay day)
{
  g_autofree char *iso = kith_day_format_iso (day);

  return g_strconcat (KITH_FIELD_VISIT, iso, NULL);
}

static gboolean
has_answered (const KithIntake *told, const char *question)
{
  const char *choice;

  return told != NULL && kith_intake_get_answer (told, question, &choice) != KITH_ANSWER_NOT_ASKED;
}

/**
 * kith_record_fields_have_retired:
 * @questions: the center's lists
 *
 * Returns: whether it depends on what somebody told which fields there are to name
 */
gboolean
kith_record_fields_have_retired (KithQuestions *questions)
{
  g_autoptr (GPtrArray) asked = NULL;
  gboolean found = FALSE;

  g_return_val_if_fail (questions != NULL, FALSE);

  asked = kith_questions_get_list (questions, KITH_LIST_QUESTIONS);
  for (guint i = 0; i < asked->len; i++)
    found |= !((const KithListed *) g_ptr_array_index (asked, i))->active;
  return found;
}

/**
 * kith_record_fields_list:
 * @questions: the center's lists
 * @told: (nullable): what somebody told, where it is known
 *
 * A question that is asked no more is among them where they answered it.
 *
 * Returns: (transfer full): the codes of everything but single visits, in the order in which they are asked
 */
GStrv
kith_record_fields_list (KithQuestions *questions, const KithIntake *told)
{
  g_autoptr (GStrvBuilder) codes = g_strv_builder_new ();
  g_autoptr (GPtrArray) asked = NULL;

  g_return_val_if_fail (questions != NULL, NULL);

  asked = kith_questions_get_list (questions, KITH_LIST_QUESTIONS);
  for (guint i = 0; i < G_N_ELEMENTS (card_fields); i++)
    g_strv_builder_add (codes, card_fields[i].code);
  for (guint kind = KITH_CONTACT_PHONE; kind <= KITH_CONTACT_OTHER; kind++)
    {
      g_autofree char *code =
          g_strconcat (KITH_FIELD_CONTACT, kith_contact_kind_code ((KithContactKind) kind), NULL);

      g_strv_builder_add (codes, code);
    }
  for (guint i = 0; i < G_N_ELEMENTS (told_fields); i++)
    g_strv_builder_add (codes, told_fields[i].code);
  for (guint i = 0; i < KITH_N_INTAKE_TEXTS; i++)
    g_strv_builder_add (codes, kith_intake_text_key (i));
  for (guint i = 0; i < asked->len; i++)
    {
      const KithListed *question = g_ptr_array_index (asked, i);
      g_autofree char *code = g_strconcat (KITH_MERGE_QUESTION, question->code, NULL);

      if (question->active || has_answered (told, question->code))
        g_strv_builder_add (codes, code);
    }
  for (guint kind = KITH_CONSENT_PEER_SUPPORT; kind <= KITH_CONSENT_CONTACT; kind++)
    {
      g_autofree char *code =
          g_strconcat (KITH_FIELD_AGREEMENT, kith_consent_kind_code ((KithConsentKind) kind), NULL);

      g_strv_builder_add (codes, code);
    }
  g_strv_builder_add (codes, KITH_FIELD_OTHER);
  return g_strv_builder_end (codes);
}
