/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Only what both say, and say differently, is a question: what one of them does not say is taken from the
 * other. */

#include "people/kith-merge-form.h"

#include <glib/gi18n.h>

#include "base/kith-text.h"
#include "people/kith-questions.h"

struct _KithMergeForm
{
  GPtrArray *fields; /* (owned) (element-type KithMergeField) */
};

static void
field_free (gpointer data)
{
  KithMergeField *field = data;

  g_free (field->field);
  g_free (field->label);
  g_free (field->into);
  g_free (field->from);
  g_free (field);
}

static void
add (KithMergeForm *self,
     const char *name,
     const char *label,
     const char *into,
     const char *from,
     KithMergeSide usual)
{
  KithMergeField *field;

  if (kith_text_is_blank (into) || kith_text_is_blank (from) || g_str_equal (into, from))
    return;
  field = g_new0 (KithMergeField, 1);
  field->field = g_strdup (name);
  field->label = g_strdup (label);
  field->into = g_strdup (into);
  field->from = g_strdup (from);
  field->usual = field->side = usual;
  g_ptr_array_add (self->fields, field);
}

static const char *
describe_answer (KithQuestions *questions, const KithIntake *told, const char *question)
{
  const char *choice = "";
  KithAnswer answer = kith_intake_get_answer (told, question, &choice);

  return answer == KITH_ANSWER_NOT_ASKED ? "" : kith_questions_describe (questions, question, answer, choice);
}

/* What both were asked, by a question of today or of before. */
static void
add_answers (KithMergeForm *self, const KithIntake *into, const KithIntake *from, KithQuestions *questions)
{
  g_autoptr (GPtrArray) asked = kith_questions_get_list (questions, KITH_LIST_QUESTIONS);

  for (guint i = 0; i < asked->len; i++)
    {
      const KithListed *question = g_ptr_array_index (asked, i);
      g_autofree char *name = g_strconcat (KITH_MERGE_QUESTION, question->code, NULL);

      add (self, name, question->label, describe_answer (questions, into, question->code),
           describe_answer (questions, from, question->code), KITH_MERGE_INTO);
    }
}

static void
add_told (KithMergeForm *self, const KithIntake *into, const KithIntake *from, KithQuestions *questions)
{
  g_autofree char *born_into = kith_birth_format (kith_intake_get_birth (into));
  g_autofree char *born_from = kith_birth_format (kith_intake_get_birth (from));

  if (kith_birth_is_known (kith_intake_get_birth (into)) &&
      kith_birth_is_known (kith_intake_get_birth (from)))
    add (self, KITH_MERGE_BIRTH, _ ("Born"), born_into, born_from, KITH_MERGE_INTO);
  for (guint i = 0; i < KITH_N_INTAKE_TEXTS; i++)
    add (self, kith_intake_text_key (i), kith_intake_text_label (i), kith_intake_get_text (into, i),
         kith_intake_get_text (from, i), KITH_MERGE_INTO);
  add_answers (self, into, from, questions);
}

static char *
describe_standing (const KithStanding *standing)
{
  g_autofree char *day = NULL;

  if (standing->state == KITH_PERSON_DIED)
    return g_strdup (_ ("They have died."));
  if (standing->state != KITH_PERSON_AWAY)
    /* Translators: neither away nor has somebody died */
    return g_strdup (_ ("Neither"));
  if (standing->away_until == KITH_DAY_NONE)
    return g_strdup (_ ("Away for now"));
  day = kith_day_format_long (standing->away_until);
  return g_strdup_printf (_ ("Away until %s"), day);
}

/* Here that one of them says nothing says something. */
static void
add_standing (KithMergeForm *self, const KithStanding *into, const KithStanding *from)
{
  KithStanding usual = kith_standing_put_together (into, from, KITH_MERGE_BOTH);
  g_autofree char *into_words = describe_standing (into);
  g_autofree char *from_words = describe_standing (from);

  add (self, KITH_MERGE_STATE, _ ("Away, or has died"), into_words, from_words,
       kith_standing_equal (&usual, into) ? KITH_MERGE_INTO : KITH_MERGE_FROM);
}

/**
 * kith_merge_form_new:
 * @into: the record that stays
 * @from: the other
 * @questions: (nullable): the center's lists; %NULL for those that come with Kith
 *
 * Returns: (transfer full): the form; without fields where they contradict each other nowhere
 */
KithMergeForm *
kith_merge_form_new (const KithMergeRecord *into, const KithMergeRecord *from, KithQuestions *questions)
{
  KithMergeForm *self;

  g_return_val_if_fail (into != NULL && into->card != NULL, NULL);
  g_return_val_if_fail (from != NULL && from->card != NULL, NULL);

  self = g_new0 (KithMergeForm, 1);
  self->fields = g_ptr_array_new_with_free_func (field_free);
  if (into->standing != NULL && from->standing != NULL)
    add_standing (self, into->standing, from->standing);
  add (self, KITH_MERGE_NAME, _ ("Name to be called by"), kith_card_get_name (into->card),
       kith_card_get_name (from->card), KITH_MERGE_INTO);
  add (self, KITH_MERGE_PRONOUNS, _ ("Pronouns"), kith_card_get_pronouns (into->card),
       kith_card_get_pronouns (from->card), KITH_MERGE_INTO);
  add (self, KITH_MERGE_DISAMBIGUATOR, _ ("A note to tell them apart"),
       kith_card_get_disambiguator (into->card), kith_card_get_disambiguator (from->card), KITH_MERGE_INTO);
  if (into->told != NULL && from->told != NULL)
    {
      g_autoptr (KithQuestions) lists =
          questions != NULL ? kith_questions_ref (questions) : kith_questions_new_default ();

      add_told (self, into->told, from->told, lists);
    }
  return self;
}

/**
 * kith_merge_form_free:
 * @self: (transfer full): a form
 */
void
kith_merge_form_free (KithMergeForm *self)
{
  g_ptr_array_unref (self->fields);
  g_free (self);
}

/**
 * kith_merge_form_get_n_fields:
 * @self: a form
 *
 * Returns: how many questions there are
 */
guint
kith_merge_form_get_n_fields (const KithMergeForm *self)
{
  return self->fields->len;
}

/**
 * kith_merge_form_get_field:
 * @self: a form
 * @place: which
 *
 * Returns: (transfer none): one thing that they say differently
 */
const KithMergeField *
kith_merge_form_get_field (const KithMergeForm *self, guint place)
{
  g_return_val_if_fail (place < self->fields->len, NULL);
  return g_ptr_array_index (self->fields, place);
}

/**
 * kith_merge_form_choose:
 * @self: a form
 * @place: which
 * @side: who is believed
 */
void
kith_merge_form_choose (KithMergeForm *self, guint place, KithMergeSide side)
{
  g_return_if_fail (place < self->fields->len);
  ((KithMergeField *) g_ptr_array_index (self->fields, place))->side = side;
}

/**
 * kith_merge_form_to_choices:
 * @self: a form
 *
 * Returns: (transfer full): what was chosen
 */
KithMergeChoices *
kith_merge_form_to_choices (const KithMergeForm *self)
{
  KithMergeChoices *choices = kith_merge_choices_new ();

  for (guint i = 0; i < self->fields->len; i++)
    {
      const KithMergeField *field = g_ptr_array_index (self->fields, i);

      if (field->side != field->usual)
        kith_merge_choices_set (choices, field->field, field->side);
    }
  return choices;
}
