/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Only a name to be called by is ever needed. What was typed is kept as typed; cleaning happens where it
 * leaves the form. */

#include "people/kith-person-form.h"

#include "base/kith-text.h"

struct _KithPersonForm
{
  char *original[KITH_PERSON_N_FIELDS]; /* (owned) */
  char *current[KITH_PERSON_N_FIELDS];  /* (owned) */
};

static const char *
nullable (const char *text)
{
  return kith_text_is_blank (text) ? NULL : text;
}

static void
start_with (KithPersonForm *self, KithPersonField field, const char *text)
{
  g_free (self->original[field]);
  g_free (self->current[field]);
  self->original[field] = g_strdup (text ? text : "");
  self->current[field] = g_strdup (self->original[field]);
}

/**
 * kith_person_form_new:
 *
 * Returns: (transfer full): an empty form
 */
KithPersonForm *
kith_person_form_new (void)
{
  KithPersonForm *self = g_new0 (KithPersonForm, 1);

  for (KithPersonField field = 0; field < KITH_PERSON_N_FIELDS; field++)
    start_with (self, field, "");
  return self;
}

/**
 * kith_person_form_new_from_card:
 * @card: what is stored now
 *
 * Returns: (transfer full): a form that is not changed yet
 */
KithPersonForm *
kith_person_form_new_from_card (const KithCard *card)
{
  KithPersonForm *self;
  g_autofree char *aliases = NULL;

  g_return_val_if_fail (card != NULL, NULL);

  self = g_new0 (KithPersonForm, 1);
  aliases = g_strjoinv (", ", (char **) kith_card_get_aliases (card));
  start_with (self, KITH_PERSON_FIELD_NAME, kith_card_get_name (card));
  start_with (self, KITH_PERSON_FIELD_PRONOUNS, kith_card_get_pronouns (card));
  start_with (self, KITH_PERSON_FIELD_APART, kith_card_get_disambiguator (card));
  start_with (self, KITH_PERSON_FIELD_CODE, kith_card_get_code (card));
  start_with (self, KITH_PERSON_FIELD_ALIASES, aliases);
  return self;
}

/**
 * kith_person_form_free:
 * @self: (transfer full): a form
 */
void
kith_person_form_free (KithPersonForm *self)
{
  for (KithPersonField field = 0; field < KITH_PERSON_N_FIELDS; field++)
    {
      g_free (self->original[field]);
      g_free (self->current[field]);
    }
  g_free (self);
}

/**
 * kith_person_form_get:
 * @field: which
 *
 * Returns: (transfer none): what is typed there, never %NULL
 */
const char *
kith_person_form_get (const KithPersonForm *self, KithPersonField field)
{
  g_return_val_if_fail (self != NULL && field < KITH_PERSON_N_FIELDS, "");

  return self->current[field];
}

/**
 * kith_person_form_set:
 * @field: which
 * @text: (nullable): what is typed there now
 *
 * Returns: whether that is something else than before
 */
gboolean
kith_person_form_set (KithPersonForm *self, KithPersonField field, const char *text)
{
  g_return_val_if_fail (self != NULL && field < KITH_PERSON_N_FIELDS, FALSE);

  if (text == NULL)
    text = "";
  if (strcmp (self->current[field], text) == 0)
    return FALSE;
  g_free (self->current[field]);
  self->current[field] = g_strdup (text);
  return TRUE;
}

/**
 * kith_person_form_is_changed:
 *
 * Returns: whether saving it would change anything
 */
gboolean
kith_person_form_is_changed (const KithPersonForm *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (KithPersonField field = 0; field < KITH_PERSON_N_FIELDS; field++)
    {
      if (strcmp (self->original[field], self->current[field]) != 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * kith_person_form_is_complete:
 *
 * Returns: whether there is a name to be called by, which is all that is needed
 */
gboolean
kith_person_form_is_complete (const KithPersonForm *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return !kith_text_is_blank (self->current[KITH_PERSON_FIELD_NAME]);
}

/**
 * kith_person_form_dup_aliases:
 *
 * Returns: (transfer full): the other names, each once, without blank ones
 */
GStrv
kith_person_form_dup_aliases (const KithPersonForm *self)
{
  g_autoptr (GStrvBuilder) builder = NULL;
  g_autoptr (GHashTable) seen = NULL;
  g_auto (GStrv) parts = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  builder = g_strv_builder_new ();
  seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  parts = g_strsplit_set (self->current[KITH_PERSON_FIELD_ALIASES], ",;\n", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *alias = kith_text_clean (parts[i], KITH_TEXT_NAME_MAX);

      if (!kith_text_is_blank (alias) && g_hash_table_add (seen, g_strdup (alias)))
        g_strv_builder_add (builder, alias);
    }
  return g_strv_builder_end (builder);
}

/**
 * kith_person_form_check:
 * @field: (out) (optional): where the problem is
 * @error: return location; %KITH_ERROR_INVALID with a sentence that says what to do
 *
 * Returns: whether it can be stored
 */
gboolean
kith_person_form_check (const KithPersonForm *self, KithPersonField *field, GError **error)
{
  g_autoptr (KithCard) card = NULL;
  g_auto (GStrv) aliases = NULL;
  KithPersonField at = KITH_PERSON_FIELD_NAME;

  g_return_val_if_fail (self != NULL, FALSE);

  card = kith_card_new (1, self->current[KITH_PERSON_FIELD_NAME], error);
  if (card)
    {
      const char *code = nullable (self->current[KITH_PERSON_FIELD_CODE]);

      at = KITH_PERSON_FIELD_CODE;
      if (code == NULL || kith_card_set_code (card, code, error))
        {
          at = KITH_PERSON_FIELD_ALIASES;
          aliases = kith_person_form_dup_aliases (self);
          if (kith_card_set_aliases (card, (const char *const *) aliases, error))
            return TRUE;
        }
    }
  if (field)
    *field = at;
  return FALSE;
}

/**
 * kith_person_form_to_draft:
 *
 * Returns: (transfer floating): everything typed, as %KITH_PERSON_FORM_DRAFT_TYPE
 */
GVariant *
kith_person_form_to_draft (const KithPersonForm *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_variant_new (KITH_PERSON_FORM_DRAFT_TYPE, self->current[KITH_PERSON_FIELD_NAME],
                        self->current[KITH_PERSON_FIELD_PRONOUNS], self->current[KITH_PERSON_FIELD_APART],
                        self->current[KITH_PERSON_FIELD_CODE], self->current[KITH_PERSON_FIELD_ALIASES]);
}

/**
 * kith_person_form_take_draft:
 * @draft: what kith_person_form_to_draft() gave
 *
 * What was stored stays what it was: the form is changed where the draft differs from it.
 */
void
kith_person_form_take_draft (KithPersonForm *self, GVariant *draft)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (g_variant_is_of_type (draft, G_VARIANT_TYPE (KITH_PERSON_FORM_DRAFT_TYPE)));

  for (KithPersonField field = 0; field < KITH_PERSON_N_FIELDS; field++)
    {
      g_autoptr (GVariant) text = g_variant_get_child_value (draft, field);

      kith_person_form_set (self, field, g_variant_get_string (text, NULL));
    }
}

/**
 * kith_person_form_to_sign_in:
 *
 * Returns: (transfer full): adds this person and signs them in; other names are not asked for at the door
 */
KithDeskCommand *
kith_person_form_to_sign_in (const KithPersonForm *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return kith_desk_command_add_and_sign_in (self->current[KITH_PERSON_FIELD_NAME],
                                            nullable (self->current[KITH_PERSON_FIELD_PRONOUNS]),
                                            nullable (self->current[KITH_PERSON_FIELD_APART]),
                                            nullable (self->current[KITH_PERSON_FIELD_CODE]));
}

/**
 * kith_person_form_to_set_card:
 * @person: whose card it is
 *
 * Returns: (transfer full): puts what is typed in place of the card
 */
KithDeskCommand *
kith_person_form_to_set_card (const KithPersonForm *self, gint64 person)
{
  g_auto (GStrv) aliases = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  aliases = kith_person_form_dup_aliases (self);
  return kith_desk_command_set_card (person, self->current[KITH_PERSON_FIELD_NAME],
                                     nullable (self->current[KITH_PERSON_FIELD_PRONOUNS]),
                                     nullable (self->current[KITH_PERSON_FIELD_APART]),
                                     (const char *const *) aliases,
                                     nullable (self->current[KITH_PERSON_FIELD_CODE]));
}
