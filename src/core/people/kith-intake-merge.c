/* SPDX-License-Identifier: GPL-3.0-or-later */
/* By default both records speak: words stand below words, lists hold both, and of what there is one only the
 * record that stays comes first. */

#include "people/kith-intake-merge.h"

#include <string.h>

static void
put_contacts (KithIntake *self, const KithIntake *other)
{
  GPtrArray *contacts = kith_intake_get_contacts (other);

  while (kith_intake_get_contacts (self)->len > 0)
    kith_intake_remove_contact (self, 0);
  for (guint i = 0; i < contacts->len; i++)
    kith_intake_add_contact (self, kith_contact_copy (g_ptr_array_index (contacts, i)));
}

static void
put_answer (KithIntake *self, const KithIntake *other, const char *question)
{
  const char *choice;
  KithAnswer answer = kith_intake_get_answer (other, question, &choice);

  kith_intake_set_answer (self, question, answer, choice);
}

static gboolean
same_answer (const KithIntake *a, const KithIntake *b, const char *question)
{
  const char *one, *other;

  return kith_intake_get_answer (a, question, &one) == kith_intake_get_answer (b, question, &other) &&
         g_str_equal (one, other);
}

/* Two records that name one number: what either of them forbids is forbidden, and both notes count. */
static KithContact *
merge_contact (const KithContact *into, const KithContact *from)
{
  KithContactPermission permission = into->permission & from->permission;
  g_autofree char *note = NULL;

  if (((into->permission | from->permission) & KITH_MAY_NOTHING) != 0)
    permission = KITH_MAY_NOTHING;
  else if (into->permission == 0 || from->permission == 0)
    permission = into->permission | from->permission;
  if (*into->note == '\0' || *from->note == '\0' || g_str_equal (into->note, from->note))
    note = g_strdup (*into->note != '\0' ? into->note : from->note);
  else
    note = g_strconcat (into->note, "; ", from->note, NULL);
  return kith_contact_new (into->kind, into->value, permission, note, NULL);
}

static void
merge_contacts (KithIntake *self, const KithIntake *from)
{
  GPtrArray *contacts = kith_intake_get_contacts (self), *others = kith_intake_get_contacts (from);

  for (guint i = 0; i < contacts->len; i++)
    for (guint n = 0; n < others->len; n++)
      {
        const KithContact *one = g_ptr_array_index (contacts, i), *other = g_ptr_array_index (others, n);
        KithContact *both = one->kind == other->kind && g_str_equal (one->value, other->value)
                                ? merge_contact (one, other)
                                : NULL;

        if (both != NULL)
          kith_intake_set_contact (self, i, both);
      }
}

static void
add_languages (KithIntake *self, const KithIntake *from)
{
  const char *const *mine = kith_intake_get_languages (self), *const *more = kith_intake_get_languages (from);
  g_autoptr (GPtrArray) both = g_ptr_array_new ();

  for (guint i = 0; mine[i] != NULL; i++)
    g_ptr_array_add (both, (gpointer) mine[i]);
  for (guint i = 0; more[i] != NULL; i++)
    if (!g_strv_contains (mine, more[i]))
      g_ptr_array_add (both, (gpointer) more[i]);
  g_ptr_array_add (both, NULL);
  kith_intake_set_languages (self, (const char *const *) both->pdata);
}

/* Questions that either of two was asked, each once. */
static GPtrArray *
list_questions (const KithIntake *a, const KithIntake *b)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) of_a = kith_intake_list_questions (a);
  g_auto (GStrv) of_b = kith_intake_list_questions (b);

  for (char **question = of_a; *question != NULL; question++)
    g_ptr_array_add (all, g_strdup (*question));
  for (char **question = of_b; *question != NULL; question++)
    if (!g_strv_contains ((const char *const *) of_a, *question))
      g_ptr_array_add (all, g_strdup (*question));
  return all;
}

static void
put_answers (KithIntake *both,
             const KithIntake *into,
             const KithIntake *from,
             const KithMergeChoices *choices)
{
  g_autoptr (GPtrArray) questions = list_questions (into, from);

  for (guint i = 0; i < questions->len; i++)
    {
      const char *question = g_ptr_array_index (questions, i);
      g_autofree char *field = g_strconcat (KITH_MERGE_QUESTION, question, NULL);
      KithMergeSide side = kith_merge_choices_get (choices, field);

      if (side != KITH_MERGE_BOTH)
        put_answer (both, side == KITH_MERGE_FROM ? from : into, question);
    }
}

/**
 * kith_intake_merge:
 * @into: what the record that stays says
 * @from: what the one says that counts as it
 * @choices: which of the two says what
 *
 * Returns: (transfer full): what is known of the person
 */
KithIntake *
kith_intake_merge (const KithIntake *into, const KithIntake *from, const KithMergeChoices *choices)
{
  KithMergeSide side;
  KithIntake *both;

  g_return_val_if_fail (into != NULL && from != NULL && choices != NULL, NULL);

  both = kith_intake_copy (into);
  kith_intake_add (both, from);
  for (guint i = 0; i < KITH_N_INTAKE_TEXTS; i++)
    if ((side = kith_merge_choices_get (choices, kith_intake_text_key (i))) != KITH_MERGE_BOTH)
      kith_intake_set_text (both, i, kith_intake_get_text (side == KITH_MERGE_FROM ? from : into, i));
  if ((side = kith_merge_choices_get (choices, KITH_MERGE_BIRTH)) != KITH_MERGE_BOTH)
    kith_intake_set_birth (both, kith_intake_get_birth (side == KITH_MERGE_FROM ? from : into));
  if ((side = kith_merge_choices_get (choices, KITH_MERGE_CONTACTS)) != KITH_MERGE_BOTH)
    put_contacts (both, side == KITH_MERGE_FROM ? from : into);
  else
    merge_contacts (both, from);
  if ((side = kith_merge_choices_get (choices, KITH_MERGE_LANGUAGES)) != KITH_MERGE_BOTH)
    kith_intake_set_languages (both, kith_intake_get_languages (side == KITH_MERGE_FROM ? from : into));
  else
    add_languages (both, from);
  if ((side = kith_merge_choices_get (choices, KITH_MERGE_INTERPRETER)) != KITH_MERGE_BOTH)
    kith_intake_set_interpreter (both, kith_intake_get_interpreter (side == KITH_MERGE_FROM ? from : into));
  put_answers (both, into, from, choices);
  return both;
}

static gboolean
has_contact (GPtrArray *contacts, const KithContact *contact)
{
  for (guint i = 0; i < contacts->len; i++)
    if (kith_contact_equal (g_ptr_array_index (contacts, i), contact))
      return TRUE;
  return FALSE;
}

static gboolean
has_all_contacts (GPtrArray *contacts, GPtrArray *others)
{
  for (guint i = 0; i < others->len; i++)
    if (!has_contact (contacts, g_ptr_array_index (others, i)))
      return FALSE;
  return TRUE;
}

static const KithContact *
find_value (GPtrArray *contacts, const KithContact *like)
{
  for (guint i = 0; i < contacts->len; i++)
    {
      const KithContact *one = g_ptr_array_index (contacts, i);

      if (one->kind == like->kind && g_str_equal (one->value, like->value))
        return one;
    }
  return NULL;
}

/* Words that another record says stand below the own ones: where they still do, only what is above was
 * edited. */
static void
edit_text (KithIntake *own, const KithIntake *shown, const KithIntake *wanted, KithIntakeText text)
{
  const char *mine = kith_intake_get_text (own, text), *was = kith_intake_get_text (shown, text);
  const char *now = kith_intake_get_text (wanted, text);
  const char *rest = was;

  if (g_str_equal (was, now))
    return;
  if (*mine != '\0' && g_str_has_prefix (was, mine) && was[strlen (mine)] == '\n')
    rest = was + strlen (mine) + 1;
  if (*rest != '\0' && g_str_has_suffix (now, rest) && strlen (now) > strlen (rest) &&
      now[strlen (now) - strlen (rest) - 1] == '\n')
    {
      g_autofree char *above = g_strndup (now, strlen (now) - strlen (rest) - 1);

      kith_intake_set_text (own, text, above);
    }
  else
    kith_intake_set_text (own, text, now);
}

/* What another record says stays there as long as it stays as it is. */
static void
edit_contacts (KithIntake *own, const KithIntake *shown, const KithIntake *wanted)
{
  g_autoptr (KithIntake) before = kith_intake_copy (own);
  GPtrArray *mine = kith_intake_get_contacts (before), *was = kith_intake_get_contacts (shown);
  GPtrArray *now = kith_intake_get_contacts (wanted);

  if (now->len == was->len && has_all_contacts (was, now))
    return;
  while (kith_intake_get_contacts (own)->len > 0)
    kith_intake_remove_contact (own, 0);
  for (guint i = 0; i < now->len; i++)
    {
      const KithContact *contact = g_ptr_array_index (now, i);
      const KithContact *kept = has_contact (was, contact) ? find_value (mine, contact) : contact;

      if (kept != NULL)
        kith_intake_add_contact (own, kith_contact_copy (kept));
    }
}

/**
 * kith_intake_edit:
 * @own: what the record that stays says; gets what was changed
 * @shown: what is known of the person, from all their records
 * @wanted: the same as it shall be
 *
 * Only what differs between @shown and @wanted is changed in @own, so that what another record says is not
 * copied.
 */
void
kith_intake_edit (KithIntake *own, const KithIntake *shown, const KithIntake *wanted)
{
  g_autoptr (GPtrArray) questions = NULL;

  g_return_if_fail (own != NULL && shown != NULL && wanted != NULL);

  for (guint i = 0; i < KITH_N_INTAKE_TEXTS; i++)
    edit_text (own, shown, wanted, i);
  edit_contacts (own, shown, wanted);
  if (!kith_birth_equal (kith_intake_get_birth (shown), kith_intake_get_birth (wanted)))
    kith_intake_set_birth (own, kith_intake_get_birth (wanted));
  if (!g_strv_equal (kith_intake_get_languages (shown), kith_intake_get_languages (wanted)))
    kith_intake_set_languages (own, kith_intake_get_languages (wanted));
  if (kith_intake_get_interpreter (shown) != kith_intake_get_interpreter (wanted))
    kith_intake_set_interpreter (own, kith_intake_get_interpreter (wanted));
  questions = list_questions (shown, wanted);
  for (guint i = 0; i < questions->len; i++)
    if (!same_answer (shown, wanted, g_ptr_array_index (questions, i)))
      put_answer (own, wanted, g_ptr_array_index (questions, i));
}

/**
 * kith_intake_insist:
 * @own: what the record that stays says
 * @shown: what is known of the person with that
 * @wanted: what was meant to be known
 * @choices: gets the record that stays as the side of each field that differs, and @own its value
 *
 * What was edited is said by the record that stays alone, where the other record would say something else
 * again.
 */
void
kith_intake_insist (KithIntake *own,
                    const KithIntake *shown,
                    const KithIntake *wanted,
                    KithMergeChoices *choices)
{
  GPtrArray *contacts, *wished;
  g_autoptr (GPtrArray) questions = NULL;

  g_return_if_fail (own != NULL && shown != NULL && wanted != NULL && choices != NULL);

  for (guint i = 0; i < KITH_N_INTAKE_TEXTS; i++)
    if (!g_str_equal (kith_intake_get_text (shown, i), kith_intake_get_text (wanted, i)))
      {
        kith_intake_set_text (own, i, kith_intake_get_text (wanted, i));
        kith_merge_choices_set (choices, kith_intake_text_key (i), KITH_MERGE_INTO);
      }
  contacts = kith_intake_get_contacts (shown);
  wished = kith_intake_get_contacts (wanted);
  if (contacts->len != wished->len || !has_all_contacts (contacts, wished))
    {
      put_contacts (own, wanted);
      kith_merge_choices_set (choices, KITH_MERGE_CONTACTS, KITH_MERGE_INTO);
    }
  if (!kith_birth_equal (kith_intake_get_birth (shown), kith_intake_get_birth (wanted)))
    {
      kith_intake_set_birth (own, kith_intake_get_birth (wanted));
      kith_merge_choices_set (choices, KITH_MERGE_BIRTH, KITH_MERGE_INTO);
    }
  if (!g_strv_equal (kith_intake_get_languages (shown), kith_intake_get_languages (wanted)))
    {
      kith_intake_set_languages (own, kith_intake_get_languages (wanted));
      kith_merge_choices_set (choices, KITH_MERGE_LANGUAGES, KITH_MERGE_INTO);
    }
  if (kith_intake_get_interpreter (shown) != kith_intake_get_interpreter (wanted))
    {
      kith_intake_set_interpreter (own, kith_intake_get_interpreter (wanted));
      kith_merge_choices_set (choices, KITH_MERGE_INTERPRETER, KITH_MERGE_INTO);
    }
  questions = list_questions (shown, wanted);
  for (guint i = 0; i < questions->len; i++)
    {
      const char *question = g_ptr_array_index (questions, i);
      g_autofree char *field = g_strconcat (KITH_MERGE_QUESTION, question, NULL);

      if (same_answer (shown, wanted, question))
        continue;
      put_answer (own, wanted, question);
      kith_merge_choices_set (choices, field, KITH_MERGE_INTO);
    }
}
