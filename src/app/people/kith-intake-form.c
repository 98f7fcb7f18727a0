/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was typed is kept as typed; cleaning happens where it leaves the form. A draft holds only what
 * differs, so that it can be laid over a record that grew meanwhile. */

#include "people/kith-intake-form.h"

#include "base/kith-error.h"
#include "base/kith-text.h"

#define DRAFT_BIRTH "birth-typed"
#define DRAFT_CONTACTS "contacts"
#define DRAFT_CONTACTS_TYPE "a(ysus)"
#define DRAFT_LANGUAGES "languages"
#define DRAFT_INTERPRETER "interpreter"
#define DRAFT_ANSWERS "answers"
#define DRAFT_ANSWERS_TYPE "a{s(ys)}"
#define MAX_CONTACTS 100

struct _KithIntakeForm
{
  KithIntake *original;             /* (owned) */
  KithIntake *listed;               /* (owned): languages, interpreter and answers as they are now */
  char *texts[KITH_N_INTAKE_TEXTS]; /* (owned) */
  char *birth_original;             /* (owned) */
  char *birth;                      /* (owned) */
  GPtrArray *contacts;              /* (owned) (element-type KithContact): their value may be blank */
};

static KithContact *
typed_contact (KithContactKind kind, const char *value, KithContactPermission permission, const char *note)
{
  KithContact *contact = g_new0 (KithContact, 1);

  contact->kind = kind;
  contact->value = g_strdup (value);
  contact->permission = permission;
  contact->note = g_strdup (note);
  return contact;
}

/**
 * kith_intake_form_new:
 * @original: what is stored now; empty at the desk, which adds without reading
 *
 * Returns: (transfer full): a form that is not changed yet
 */
KithIntakeForm *
kith_intake_form_new (const KithIntake *original)
{
  KithIntakeForm *self;
  GPtrArray *contacts;

  g_return_val_if_fail (original != NULL, NULL);

  self = g_new0 (KithIntakeForm, 1);
  self->original = kith_intake_copy (original);
  self->listed = kith_intake_copy (original);
  for (guint i = 0; i < KITH_N_INTAKE_TEXTS; i++)
    self->texts[i] = g_strdup (kith_intake_get_text (original, i));
  self->birth_original = kith_birth_format_iso (kith_intake_get_birth (original));
  self->birth = g_strdup (self->birth_original);
  self->contacts = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_contact_free);
  contacts = kith_intake_get_contacts (original);
  for (guint i = 0; i < contacts->len; i++)
    g_ptr_array_add (self->contacts, kith_contact_copy (g_ptr_array_index (contacts, i)));
  return self;
}

/**
 * kith_intake_form_free:
 * @self: (transfer full): a form
 */
void
kith_intake_form_free (KithIntakeForm *self)
{
  for (guint i = 0; i < KITH_N_INTAKE_TEXTS; i++)
    g_free (self->texts[i]);
  kith_intake_free (self->original);
  kith_intake_free (self->listed);
  g_free (self->birth_original);
  g_free (self->birth);
  g_ptr_array_unref (self->contacts);
  g_free (self);
}

/**
 * kith_intake_form_get_text:
 * @self: a form
 * @text: a part
 *
 * Returns: (transfer none): as typed
 */
const char *
kith_intake_form_get_text (const KithIntakeForm *self, KithIntakeText text)
{
  g_return_val_if_fail (text < KITH_N_INTAKE_TEXTS, NULL);
  return self->texts[text];
}

/**
 * kith_intake_form_set_text:
 * @self: a form
 * @text: a part
 * @value: as typed
 *
 * Returns: whether that changed anything
 */
gboolean
kith_intake_form_set_text (KithIntakeForm *self, KithIntakeText text, const char *value)
{
  g_return_val_if_fail (text < KITH_N_INTAKE_TEXTS, FALSE);
  g_return_val_if_fail (value != NULL, FALSE);
  return kith_text_replace (&self->texts[text], value);
}

/**
 * kith_intake_form_get_birth:
 * @self: a form
 *
 * Returns: (transfer none): the date of birth, as typed
 */
const char *
kith_intake_form_get_birth (const KithIntakeForm *self)
{
  return self->birth;
}

/**
 * kith_intake_form_set_birth:
 * @self: a form
 * @value: as typed, in a form of kith_birth_parse() once it is complete
 *
 * Returns: whether that changed anything
 */
gboolean
kith_intake_form_set_birth (KithIntakeForm *self, const char *value)
{
  g_return_val_if_fail (value != NULL, FALSE);
  return kith_text_replace (&self->birth, value);
}

/**
 * kith_intake_form_get_languages:
 * @self: a form
 *
 * Returns: (transfer none): codes
 */
const char *const *
kith_intake_form_get_languages (const KithIntakeForm *self)
{
  return kith_intake_get_languages (self->listed);
}

/**
 * kith_intake_form_set_languages:
 * @self: a form
 * @codes: (array zero-terminated=1): codes, the preferred one first
 *
 * Returns: whether that changed anything
 */
gboolean
kith_intake_form_set_languages (KithIntakeForm *self, const char *const *codes)
{
  if (g_strv_equal (codes, kith_intake_get_languages (self->listed)))
    return FALSE;
  kith_intake_set_languages (self->listed, codes);
  return TRUE;
}

/**
 * kith_intake_form_get_interpreter:
 * @self: a form
 *
 * Returns: whether they want an interpreter
 */
KithAnswer
kith_intake_form_get_interpreter (const KithIntakeForm *self)
{
  return kith_intake_get_interpreter (self->listed);
}

/**
 * kith_intake_form_set_interpreter:
 * @self: a form
 * @answer: whether they want an interpreter
 *
 * Returns: whether that changed anything
 */
gboolean
kith_intake_form_set_interpreter (KithIntakeForm *self, KithAnswer answer)
{
  if (answer == kith_intake_get_interpreter (self->listed))
    return FALSE;
  kith_intake_set_interpreter (self->listed, answer);
  return TRUE;
}

/**
 * kith_intake_form_get_answer:
 * @self: a form
 * @question: its code
 * @choice: (out) (optional): the code of what was chosen, where the answer is yes
 *
 * Returns: the answer
 */
KithAnswer
kith_intake_form_get_answer (const KithIntakeForm *self, const char *question, const char **choice)
{
  return kith_intake_get_answer (self->listed, question, choice);
}

/**
 * kith_intake_form_set_answer:
 * @self: a form
 * @question: its code
 * @answer: the answer
 * @choice: the code of what was chosen, where the answer is yes; or ""
 *
 * Returns: whether that changed anything
 */
gboolean
kith_intake_form_set_answer (KithIntakeForm *self,
                             const char *question,
                             KithAnswer answer,
                             const char *choice)
{
  const char *before = "";

  if (kith_intake_get_answer (self->listed, question, &before) == answer && g_str_equal (before, choice))
    return FALSE;
  kith_intake_set_answer (self->listed, question, answer, choice);
  return TRUE;
}

/**
 * kith_intake_form_get_n_contacts:
 * @self: a form
 *
 * Returns: how many ways to reach them are typed, or begun
 */
guint
kith_intake_form_get_n_contacts (const KithIntakeForm *self)
{
  return self->contacts->len;
}

/**
 * kith_intake_form_get_contact:
 * @self: a form
 * @place: which
 *
 * Returns: (transfer none): as typed; its value may be blank
 */
const KithContact *
kith_intake_form_get_contact (const KithIntakeForm *self, guint place)
{
  g_return_val_if_fail (place < self->contacts->len, NULL);
  return g_ptr_array_index (self->contacts, place);
}

/**
 * kith_intake_form_add_contact:
 * @self: a form
 * @kind: what it will be
 *
 * Begins one more way to reach them.
 *
 * Returns: its place
 */
guint
kith_intake_form_add_contact (KithIntakeForm *self, KithContactKind kind)
{
  g_ptr_array_add (self->contacts, typed_contact (kind, "", 0, ""));
  return self->contacts->len - 1;
}

/**
 * kith_intake_form_set_contact:
 * @self: a form
 * @place: which
 * @kind: what it is
 * @value: as typed
 * @permission: what may be done with it
 * @note: as typed
 *
 * Returns: whether that changed anything
 */
gboolean
kith_intake_form_set_contact (KithIntakeForm *self,
                              guint place,
                              KithContactKind kind,
                              const char *value,
                              KithContactPermission permission,
                              const char *note)
{
  g_autoptr (KithContact) typed = NULL;

  g_return_val_if_fail (place < self->contacts->len, FALSE);
  g_return_val_if_fail (value != NULL && note != NULL, FALSE);

  typed = typed_contact (kind, value, permission, note);
  if (kith_contact_equal (g_ptr_array_index (self->contacts, place), typed))
    return FALSE;
  kith_contact_free (g_ptr_array_index (self->contacts, place));
  g_ptr_array_index (self->contacts, place) = g_steal_pointer (&typed);
  return TRUE;
}

/**
 * kith_intake_form_remove_contact:
 * @self: a form
 * @place: which
 */
void
kith_intake_form_remove_contact (KithIntakeForm *self, guint place)
{
  g_return_if_fail (place < self->contacts->len);
  g_ptr_array_remove_index (self->contacts, place);
}

/**
 * kith_intake_form_to_intake:
 * @self: a form
 *
 * A date of birth that is not one yet stays as it was.
 *
 * Returns: (transfer full): what is typed, cleaned, with whatever else was stored
 */
KithIntake *
kith_intake_form_to_intake (const KithIntakeForm *self)
{
  KithIntake *intake = kith_intake_copy (self->listed);
  KithBirth birth = { 0 };

  for (guint i = 0; i < KITH_N_INTAKE_TEXTS; i++)
    if (!g_str_equal (self->texts[i], kith_intake_get_text (self->original, i)))
      kith_intake_set_text (intake, i, self->texts[i]);
  if (!g_str_equal (self->birth, self->birth_original) && kith_birth_parse (self->birth, &birth, NULL))
    kith_intake_set_birth (intake, &birth);
  while (kith_intake_get_contacts (intake)->len > 0)
    kith_intake_remove_contact (intake, 0);
  for (guint i = 0; i < self->contacts->len; i++)
    {
      const KithContact *typed = g_ptr_array_index (self->contacts, i);
      KithContact *contact =
          kith_contact_new (typed->kind, typed->value, typed->permission, typed->note, NULL);

      if (contact != NULL)
        kith_intake_add_contact (intake, contact);
    }
  return intake;
}

/**
 * kith_intake_form_check:
 * @self: a form
 * @error: %KITH_ERROR_INVALID: what is wrong with it, in a sentence
 *
 * Returns: whether it can be stored
 */
gboolean
kith_intake_form_check (const KithIntakeForm *self, GError **error)
{
  KithBirth birth = { 0 };

  return g_str_equal (self->birth, self->birth_original) || kith_birth_parse (self->birth, &birth, error);
}

/**
 * kith_intake_form_is_changed:
 * @self: a form
 *
 * Returns: whether storing it would change anything, or something typed cannot be stored yet
 */
gboolean
kith_intake_form_is_changed (const KithIntakeForm *self)
{
  g_autoptr (KithIntake) now = NULL;

  if (!kith_intake_form_check (self, NULL))
    return TRUE;
  now = kith_intake_form_to_intake (self);
  return !kith_intake_equal (now, self->original);
}

static gboolean
contacts_differ (const KithIntakeForm *self)
{
  GPtrArray *before = kith_intake_get_contacts (self->original);

  if (before->len != self->contacts->len)
    return TRUE;
  for (guint i = 0; i < before->len; i++)
    if (!kith_contact_equal (g_ptr_array_index (before, i), g_ptr_array_index (self->contacts, i)))
      return TRUE;
  return FALSE;
}

static void
add_answers (const KithIntakeForm *self, GVariantDict *draft)
{
  GVariantBuilder answers = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE (DRAFT_ANSWERS_TYPE));
  g_auto (GStrv) before = kith_intake_list_questions (self->original);
  g_auto (GStrv) now = kith_intake_list_questions (self->listed);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint list = 0; list < 2; list++)
    for (char **question = list == 0 ? before : now; *question != NULL; question++)
      {
        const char *old_choice = "", *choice = "";
        KithAnswer old_answer = kith_intake_get_answer (self->original, *question, &old_choice);
        KithAnswer answer = kith_intake_get_answer (self->listed, *question, &choice);

        if (g_hash_table_add (seen, *question) && (answer != old_answer || !g_str_equal (choice, old_choice)))
          g_variant_builder_add (&answers, "{s(ys)}", *question, (guchar) answer, choice);
      }
  g_variant_dict_insert_value (draft, DRAFT_ANSWERS, g_variant_builder_end (&answers));
}

/**
 * kith_intake_form_to_draft:
 * @self: a form
 *
 * Returns: (transfer floating): an a{sv} of what differs from what is stored
 */
GVariant *
kith_intake_form_to_draft (const KithIntakeForm *self)
{
  GVariantDict draft;

  g_variant_dict_init (&draft, NULL);
  for (guint i = 0; i < KITH_N_INTAKE_TEXTS; i++)
    if (!g_str_equal (self->texts[i], kith_intake_get_text (self->original, i)))
      g_variant_dict_insert (&draft, kith_intake_text_key (i), "s", self->texts[i]);
  if (!g_str_equal (self->birth, self->birth_original))
    g_variant_dict_insert (&draft, DRAFT_BIRTH, "s", self->birth);
  if (contacts_differ (self))
    {
      GVariantBuilder contacts = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE (DRAFT_CONTACTS_TYPE));

      for (guint i = 0; i < self->contacts->len; i++)
        {
          const KithContact *contact = g_ptr_array_index (self->contacts, i);

          g_variant_builder_add (&contacts, "(ysus)", (guchar) contact->kind, contact->value,
                                 (guint32) contact->permission, contact->note);
        }
      g_variant_dict_insert_value (&draft, DRAFT_CONTACTS, g_variant_builder_end (&contacts));
    }
  if (!g_strv_equal (kith_intake_get_languages (self->listed), kith_intake_get_languages (self->original)))
    g_variant_dict_insert (&draft, DRAFT_LANGUAGES, "^as", kith_intake_get_languages (self->listed));
  if (kith_intake_get_interpreter (self->listed) != kith_intake_get_interpreter (self->original))
    g_variant_dict_insert (&draft, DRAFT_INTERPRETER, "y",
                           (guchar) kith_intake_get_interpreter (self->listed));
  add_answers (self, &draft);
  return g_variant_dict_end (&draft);
}

static void
take_contacts (KithIntakeForm *self, GVariant *contacts)
{
  GVariantIter iter;
  const char *value, *note;
  guchar kind;
  guint32 permission;

  g_ptr_array_set_size (self->contacts, 0);
  g_variant_iter_init (&iter, contacts);
  while (self->contacts->len < MAX_CONTACTS &&
         g_variant_iter_next (&iter, "(y&su&s)", &kind, &value, &permission, &note))
    if (kind >= KITH_CONTACT_PHONE && kind <= KITH_CONTACT_OTHER)
      g_ptr_array_add (self->contacts, typed_contact (kind, value, permission, note));
}

static void
take_answers (KithIntakeForm *self, GVariant *answers)
{
  GVariantIter iter;
  const char *question, *choice;
  guchar answer;

  g_variant_iter_init (&iter, answers);
  while (g_variant_iter_next (&iter, "{&s(y&s)}", &question, &answer, &choice))
    if (kith_answer_is_valid (answer))
      kith_intake_set_answer (self->listed, question, answer, choice);
}

/**
 * kith_intake_form_take_draft:
 * @self: a form
 * @draft: what kith_intake_form_to_draft() made, of this form or of one before the record grew
 *
 * Lays what was being typed over what is stored.
 */
void
kith_intake_form_take_draft (KithIntakeForm *self, GVariant *draft)
{
  g_autoptr (GVariant) contacts = NULL;
  g_autoptr (GVariant) answers = NULL;
  g_autofree const char **languages = NULL;
  const char *text;
  guchar answer;

  g_return_if_fail (g_variant_is_of_type (draft, G_VARIANT_TYPE_VARDICT));

  for (guint i = 0; i < KITH_N_INTAKE_TEXTS; i++)
    if (g_variant_lookup (draft, kith_intake_text_key (i), "&s", &text))
      kith_text_replace (&self->texts[i], text);
  if (g_variant_lookup (draft, DRAFT_BIRTH, "&s", &text))
    kith_text_replace (&self->birth, text);
  contacts = g_variant_lookup_value (draft, DRAFT_CONTACTS, G_VARIANT_TYPE (DRAFT_CONTACTS_TYPE));
  if (contacts != NULL)
    take_contacts (self, contacts);
  if (g_variant_lookup (draft, DRAFT_LANGUAGES, "^a&s", &languages))
    kith_intake_set_languages (self->listed, languages);
  if (g_variant_lookup (draft, DRAFT_INTERPRETER, "y", &answer) && kith_answer_is_valid (answer))
    kith_intake_set_interpreter (self->listed, answer);
  answers = g_variant_lookup_value (draft, DRAFT_ANSWERS, G_VARIANT_TYPE (DRAFT_ANSWERS_TYPE));
  if (answers != NULL)
    take_answers (self, answers);
}
