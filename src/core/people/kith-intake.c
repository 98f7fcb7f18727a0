/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithIntake: a value; what a newer Kith knows besides survives a change here. */

#include "people/kith-intake.h"

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "base/kith-text.h"

#define KEY_BIRTH "birth"
#define KEY_CONTACTS "contacts"
#define KEY_LANGUAGES "languages"
#define KEY_INTERPRETER "interpreter"
#define KEY_ANSWERS "answers"
#define ANSWERS_TYPE "a{s(ys)}"
/* Further ones are not taken from what was stored or imported. */
#define MAX_CONTACTS 100
#define MAX_LANGUAGES 50
#define MAX_ANSWERS 200

typedef struct
{
  KithAnswer answer;
  char *choice; /* (owned): the code in the list where @answer is yes; or "" */
} Answer;

struct _KithIntake
{
  char *texts[KITH_N_INTAKE_TEXTS]; /* (owned) */
  KithBirth birth;
  GPtrArray *contacts; /* (owned) (element-type KithContact) */
  GStrv languages;     /* (owned) */
  KithAnswer interpreter;
  GHashTable *answers; /* (owned) (element-type char* Answer): by question */
  GVariant *extras;    /* (owned): a{sv}: what this Kith does not know, in its order */
};

static const char *const text_keys[KITH_N_INTAKE_TEXTS] = {
#define TEXT(symbol, key, label) key,
  KITH_INTAKE_TEXTS (TEXT)
#undef TEXT
};

static const char *const text_labels[KITH_N_INTAKE_TEXTS] = {
#define TEXT(symbol, key, label) label,
  KITH_INTAKE_TEXTS (TEXT)
#undef TEXT
};

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  g_free (answer->choice);
  g_free (answer);
}

/**
 * kith_intake_text_key:
 * @text: a part
 *
 * Returns: (transfer none): its permanent key
 */
const char *
kith_intake_text_key (KithIntakeText text)
{
  g_return_val_if_fail (text < KITH_N_INTAKE_TEXTS, NULL);

  return text_keys[text];
}

/**
 * kith_intake_text_label:
 * @text: a part
 *
 * Returns: (transfer none): for people to read
 */
const char *
kith_intake_text_label (KithIntakeText text)
{
  g_return_val_if_fail (text < KITH_N_INTAKE_TEXTS, NULL);

  return _ (text_labels[text]);
}

/**
 * kith_intake_new:
 *
 * Returns: (transfer full): an intake that says nothing
 */
KithIntake *
kith_intake_new (void)
{
  KithIntake *self = g_new0 (KithIntake, 1);

  for (guint i = 0; i < KITH_N_INTAKE_TEXTS; i++)
    self->texts[i] = g_strdup ("");
  self->contacts = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_contact_free);
  self->languages = g_new0 (char *, 1);
  self->answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, answer_free);
  self->extras = g_variant_ref_sink (g_variant_new_array (G_VARIANT_TYPE ("{sv}"), NULL, 0));
  return self;
}

/**
 * kith_intake_copy:
 * @self: an intake
 *
 * Returns: (transfer full): the same again
 */
KithIntake *
kith_intake_copy (const KithIntake *self)
{
  g_autoptr (GVariant) content = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  content = g_variant_ref_sink (kith_intake_to_content (self));
  return kith_intake_from_content (content, NULL);
}

/**
 * kith_intake_free:
 * @self: (transfer full) (nullable): an intake
 */
void
kith_intake_free (KithIntake *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < KITH_N_INTAKE_TEXTS; i++)
    g_free (self->texts[i]);
  g_ptr_array_unref (self->contacts);
  g_strfreev (self->languages);
  g_hash_table_unref (self->answers);
  g_variant_unref (self->extras);
  g_free (self);
}

/**
 * kith_intake_equal:
 * @a: an intake
 * @b: another
 *
 * Returns: whether both say the same
 */
gboolean
kith_intake_equal (const KithIntake *a, const KithIntake *b)
{
  g_autoptr (GVariant) x = NULL;
  g_autoptr (GVariant) y = NULL;

  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  x = g_variant_ref_sink (kith_intake_to_content (a));
  y = g_variant_ref_sink (kith_intake_to_content (b));
  return g_variant_equal (x, y);
}

/**
 * kith_intake_is_empty:
 * @self: an intake
 *
 * Returns: whether nothing was told
 */
gboolean
kith_intake_is_empty (const KithIntake *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  for (guint i = 0; i < KITH_N_INTAKE_TEXTS; i++)
    if (self->texts[i][0] != '\0')
      return FALSE;
  return !kith_birth_is_known (&self->birth) && self->contacts->len == 0 && self->languages[0] == NULL &&
         self->interpreter == KITH_ANSWER_NOT_ASKED && g_hash_table_size (self->answers) == 0 &&
         g_variant_n_children (self->extras) == 0;
}

/**
 * kith_intake_get_text:
 * @self: an intake
 * @text: a part
 *
 * Returns: (transfer none): what was said; "" for nothing
 */
const char *
kith_intake_get_text (const KithIntake *self, KithIntakeText text)
{
  g_return_val_if_fail (self != NULL && text < KITH_N_INTAKE_TEXTS, NULL);

  return self->texts[text];
}

/**
 * kith_intake_set_text:
 * @self: an intake
 * @text: a part
 * @value: what was said
 */
void
kith_intake_set_text (KithIntake *self, KithIntakeText text, const char *value)
{
  g_return_if_fail (self != NULL && text < KITH_N_INTAKE_TEXTS && value != NULL);

  g_free (self->texts[text]);
  self->texts[text] = kith_text_clean_lines (value, KITH_TEXT_LONG_MAX);
}

/**
 * kith_intake_get_birth:
 * @self: an intake
 *
 * Returns: (transfer none): the date of birth as far as it is known
 */
const KithBirth *
kith_intake_get_birth (const KithIntake *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->birth;
}

/**
 * kith_intake_set_birth:
 * @self: an intake
 * @birth: a valid date of birth
 */
void
kith_intake_set_birth (KithIntake *self, const KithBirth *birth)
{
  g_return_if_fail (self != NULL && birth != NULL && kith_birth_is_valid (birth));

  self->birth = *birth;
}

/**
 * kith_intake_get_contacts:
 * @self: an intake
 *
 * Returns: (transfer none) (element-type KithContact): the ways to reach them, in their order
 */
GPtrArray *
kith_intake_get_contacts (const KithIntake *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->contacts;
}

/**
 * kith_intake_add_contact:
 * @self: an intake
 * @contact: (transfer full): one more way to reach them
 */
void
kith_intake_add_contact (KithIntake *self, KithContact *contact)
{
  g_return_if_fail (self != NULL && contact != NULL);

  if (self->contacts->len < MAX_CONTACTS)
    g_ptr_array_add (self->contacts, contact);
  else
    kith_contact_free (contact);
}

/**
 * kith_intake_set_contact:
 * @self: an intake
 * @place: of a contact there is
 * @contact: (transfer full): what takes its place
 */
void
kith_intake_set_contact (KithIntake *self, guint place, KithContact *contact)
{
  g_return_if_fail (self != NULL && contact != NULL && place < self->contacts->len);

  kith_contact_free (g_ptr_array_index (self->contacts, place));
  g_ptr_array_index (self->contacts, place) = contact;
}

/**
 * kith_intake_remove_contact:
 * @self: an intake
 * @place: of a contact there is
 */
void
kith_intake_remove_contact (KithIntake *self, guint place)
{
  g_return_if_fail (self != NULL && place < self->contacts->len);

  g_ptr_array_remove_index (self->contacts, place);
}

/**
 * kith_intake_get_languages:
 * @self: an intake
 *
 * Returns: (transfer none): codes of ISO 639-3 or 639-1, the one spoken best first
 */
const char *const *
kith_intake_get_languages (const KithIntake *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char *const *) self->languages;
}

/**
 * kith_intake_set_languages:
 * @self: an intake
 * @codes: codes of ISO 639-3 or 639-1
 */
void
kith_intake_set_languages (KithIntake *self, const char *const *codes)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_return_if_fail (self != NULL && codes != NULL);

  for (guint i = 0; codes[i] != NULL && i < MAX_LANGUAGES; i++)
    {
      g_autofree char *code = kith_text_clean (codes[i], 16);

      if (code[0] != '\0')
        g_strv_builder_add (builder, code);
    }
  g_strfreev (self->languages);
  self->languages = g_strv_builder_end (builder);
}

/**
 * kith_intake_get_interpreter:
 * @self: an intake
 *
 * Returns: whether they would like an interpreter
 */
KithAnswer
kith_intake_get_interpreter (const KithIntake *self)
{
  g_return_val_if_fail (self != NULL, KITH_ANSWER_NOT_ASKED);

  return self->interpreter;
}

/**
 * kith_intake_set_interpreter:
 * @self: an intake
 * @answer: whether they would like an interpreter
 */
void
kith_intake_set_interpreter (KithIntake *self, KithAnswer answer)
{
  g_return_if_fail (self != NULL && kith_answer_is_valid (answer));

  self->interpreter = answer;
}

/**
 * kith_intake_get_answer:
 * @self: an intake
 * @question: the code of a question of the center's
 * @choice: (out) (optional) (transfer none): the code of the answer in its list, or ""
 *
 * Returns: how it was answered
 */
KithAnswer
kith_intake_get_answer (const KithIntake *self, const char *question, const char **choice)
{
  const Answer *answer;

  g_return_val_if_fail (self != NULL && question != NULL, KITH_ANSWER_NOT_ASKED);

  answer = g_hash_table_lookup (self->answers, question);
  if (choice != NULL)
    *choice = answer != NULL ? answer->choice : "";
  return answer != NULL ? answer->answer : KITH_ANSWER_NOT_ASKED;
}

/**
 * kith_intake_set_answer:
 * @self: an intake
 * @question: the code of a question of the center's
 * @answer: how it was answered
 * @choice: (nullable): the code of the answer in its list, where @answer is yes
 */
void
kith_intake_set_answer (KithIntake *self, const char *question, KithAnswer answer, const char *choice)
{
  Answer *one;

  g_return_if_fail (self != NULL && question != NULL && kith_answer_is_valid (answer));

  if (answer == KITH_ANSWER_NOT_ASKED)
    {
      g_hash_table_remove (self->answers, question);
      return;
    }
  if (g_hash_table_size (self->answers) >= MAX_ANSWERS && !g_hash_table_contains (self->answers, question))
    return;
  one = g_new0 (Answer, 1);
  one->answer = answer;
  one->choice =
      kith_text_clean (answer == KITH_ANSWER_YES && choice != NULL ? choice : "", KITH_TEXT_NAME_MAX);
  g_hash_table_replace (self->answers, kith_text_clean (question, KITH_TEXT_NAME_MAX), one);
}

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/**
 * kith_intake_list_questions:
 * @self: an intake
 *
 * Returns: (transfer full): the codes of all questions that were asked, in alphabetical order
 */
char **
kith_intake_list_questions (const KithIntake *self)
{
  g_autofree char **keys = NULL;
  guint n;

  g_return_val_if_fail (self != NULL, NULL);

  keys = (char **) g_hash_table_get_keys_as_array (self->answers, &n);
  qsort (keys, n, sizeof *keys, compare_strings);
  return g_strdupv (keys);
}

/**
 * kith_intake_get_extras:
 * @self: an intake
 *
 * Returns: (transfer none): what a newer Kith wrote and this one does not know, an a{sv}
 */
GVariant *
kith_intake_get_extras (const KithIntake *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->extras;
}

static gboolean
has_contact (const KithIntake *self, const KithContact *contact)
{
  for (guint i = 0; i < self->contacts->len; i++)
    {
      const KithContact *one = g_ptr_array_index (self->contacts, i);

      if (one->kind == contact->kind && g_str_equal (one->value, contact->value))
        return TRUE;
    }
  return FALSE;
}

/**
 * kith_intake_add:
 * @self: an intake
 * @more: what was told besides, as at the desk
 *
 * Takes over what is not known yet, and writes further words below those there are. Nothing that is there
 * goes.
 */
void
kith_intake_add (KithIntake *self, const KithIntake *more)
{
  g_auto (GStrv) questions = NULL;

  g_return_if_fail (self != NULL && more != NULL);

  for (guint i = 0; i < KITH_N_INTAKE_TEXTS; i++)
    {
      g_autofree char *both = NULL;

      if (more->texts[i][0] == '\0' || g_str_equal (more->texts[i], self->texts[i]))
        continue;
      both = self->texts[i][0] == '\0' ? g_strdup (more->texts[i])
                                       : g_strconcat (self->texts[i], "\n", more->texts[i], NULL);
      kith_intake_set_text (self, i, both);
    }
  if (!kith_birth_is_known (&self->birth))
    self->birth = more->birth;
  for (guint i = 0; i < more->contacts->len; i++)
    if (!has_contact (self, g_ptr_array_index (more->contacts, i)))
      kith_intake_add_contact (self, kith_contact_copy (g_ptr_array_index (more->contacts, i)));
  if (self->languages[0] == NULL)
    kith_intake_set_languages (self, (const char *const *) more->languages);
  if (self->interpreter == KITH_ANSWER_NOT_ASKED)
    self->interpreter = more->interpreter;
  questions = kith_intake_list_questions (more);
  for (char **question = questions; *question != NULL; question++)
    {
      const char *choice;
      KithAnswer answer = kith_intake_get_answer (more, *question, &choice);

      if (kith_intake_get_answer (self, *question, NULL) == KITH_ANSWER_NOT_ASKED)
        kith_intake_set_answer (self, *question, answer, choice);
    }
}

static GVariant *
answers_to_content (const KithIntake *self)
{
  g_auto (GStrv) questions = kith_intake_list_questions (self);
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE (ANSWERS_TYPE));
  for (char **question = questions; *question != NULL; question++)
    {
      const Answer *answer = g_hash_table_lookup (self->answers, *question);

      g_variant_builder_add (&builder, "{s(ys)}", *question, (guchar) answer->answer, answer->choice);
    }
  return g_variant_builder_end (&builder);
}

static GVariant *
contacts_to_content (const KithIntake *self)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a" KITH_CONTACT_TYPE));
  for (guint i = 0; i < self->contacts->len; i++)
    g_variant_builder_add_value (&builder, kith_contact_to_content (g_ptr_array_index (self->contacts, i)));
  return g_variant_builder_end (&builder);
}

/**
 * kith_intake_to_content:
 * @self: an intake
 *
 * Returns: (transfer floating): what is sealed, an a{sv} of only what was told, always in the same order
 */
GVariant *
kith_intake_to_content (const KithIntake *self)
{
  GVariantBuilder builder;
  GVariantIter iter;
  GVariant *extra;

  g_return_val_if_fail (self != NULL, NULL);

  g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
  for (guint i = 0; i < KITH_N_INTAKE_TEXTS; i++)
    if (self->texts[i][0] != '\0')
      g_variant_builder_add (&builder, "{sv}", text_keys[i], g_variant_new_string (self->texts[i]));
  if (kith_birth_is_known (&self->birth))
    g_variant_builder_add (&builder, "{sv}", KEY_BIRTH,
                           g_variant_new_take_string (kith_birth_format_iso (&self->birth)));
  if (self->contacts->len > 0)
    g_variant_builder_add (&builder, "{sv}", KEY_CONTACTS, contacts_to_content (self));
  if (self->languages[0] != NULL)
    g_variant_builder_add (&builder, "{sv}", KEY_LANGUAGES,
                           g_variant_new_strv ((const char *const *) self->languages, -1));
  if (self->interpreter != KITH_ANSWER_NOT_ASKED)
    g_variant_builder_add (&builder, "{sv}", KEY_INTERPRETER,
                           g_variant_new_byte ((guchar) self->interpreter));
  if (g_hash_table_size (self->answers) > 0)
    g_variant_builder_add (&builder, "{sv}", KEY_ANSWERS, answers_to_content (self));
  g_variant_iter_init (&iter, self->extras);
  while ((extra = g_variant_iter_next_value (&iter)) != NULL)
    {
      g_variant_builder_add_value (&builder, extra);
      g_variant_unref (extra);
    }
  return g_variant_builder_end (&builder);
}

static gboolean
take_text (KithIntake *self, const char *key, GVariant *value)
{
  if (!g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    return FALSE;
  for (guint i = 0; i < KITH_N_INTAKE_TEXTS; i++)
    if (g_str_equal (key, text_keys[i]))
      {
        kith_intake_set_text (self, i, g_variant_get_string (value, NULL));
        return TRUE;
      }
  if (g_str_equal (key, KEY_BIRTH))
    return kith_birth_parse (g_variant_get_string (value, NULL), &self->birth, NULL);
  return FALSE;
}

static gboolean
take_contacts (KithIntake *self, GVariant *value)
{
  GVariantIter iter;
  GVariant *one;

  if (!g_variant_is_of_type (value, G_VARIANT_TYPE ("a" KITH_CONTACT_TYPE)))
    return FALSE;
  g_variant_iter_init (&iter, value);
  while ((one = g_variant_iter_next_value (&iter)) != NULL)
    {
      KithContact *contact = kith_contact_from_content (one, NULL);

      g_variant_unref (one);
      if (contact != NULL)
        kith_intake_add_contact (self, contact);
    }
  return TRUE;
}

static gboolean
take_answers (KithIntake *self, GVariant *value)
{
  GVariantIter iter;
  const char *question, *choice;
  guchar answer;

  if (!g_variant_is_of_type (value, G_VARIANT_TYPE (ANSWERS_TYPE)))
    return FALSE;
  g_variant_iter_init (&iter, value);
  while (g_variant_iter_next (&iter, "{&s(y&s)}", &question, &answer, &choice))
    if (kith_answer_is_valid (answer))
      kith_intake_set_answer (self, question, (KithAnswer) answer, choice);
  return TRUE;
}

static gboolean
take_value (KithIntake *self, const char *key, GVariant *value)
{
  if (g_str_equal (key, KEY_CONTACTS))
    return take_contacts (self, value);
  if (g_str_equal (key, KEY_ANSWERS))
    return take_answers (self, value);
  if (g_str_equal (key, KEY_LANGUAGES) && g_variant_is_of_type (value, G_VARIANT_TYPE_STRING_ARRAY))
    {
      g_autofree const char **codes = g_variant_get_strv (value, NULL);

      kith_intake_set_languages (self, codes);
      return TRUE;
    }
  if (g_str_equal (key, KEY_INTERPRETER) && g_variant_is_of_type (value, G_VARIANT_TYPE_BYTE) &&
      kith_answer_is_valid (g_variant_get_byte (value)))
    {
      self->interpreter = (KithAnswer) g_variant_get_byte (value);
      return TRUE;
    }
  return take_text (self, key, value);
}

/**
 * kith_intake_from_content:
 * @content: what was sealed, an a{sv}
 * @error: %KITH_ERROR_DAMAGED where it is something else
 *
 * Nothing in @content is taken on trust. What cannot be read is kept as it is, for a Kith that can.
 *
 * Returns: (transfer full): the intake
 */
KithIntake *
kith_intake_from_content (GVariant *content, GError **error)
{
  g_autoptr (KithIntake) self = NULL;
  GVariantBuilder extras;
  GVariantIter iter;
  const char *key;
  GVariant *value;

  g_return_val_if_fail (content != NULL, NULL);

  if (!g_variant_is_of_type (content, G_VARIANT_TYPE_VARDICT) || !g_variant_is_normal_form (content))
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_DAMAGED,
                           _ ("What somebody told about themself is damaged."));
      return NULL;
    }
  self = kith_intake_new ();
  g_variant_builder_init (&extras, G_VARIANT_TYPE_VARDICT);
  g_variant_iter_init (&iter, content);
  while (g_variant_iter_next (&iter, "{&sv}", &key, &value))
    {
      if (!take_value (self, key, value))
        g_variant_builder_add (&extras, "{sv}", key, value);
      g_variant_unref (value);
    }
  g_variant_unref (self->extras);
  self->extras = g_variant_ref_sink (g_variant_builder_end (&extras));
  return g_steal_pointer (&self);
}
