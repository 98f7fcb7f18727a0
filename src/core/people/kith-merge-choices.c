/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A value. What is not chosen is KITH_MERGE_BOTH and not kept. */

#include "people/kith-merge-choices.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/kith-error.h"
#include "people/kith-intake.h"

#define MAX_FIELDS 300

struct _KithMergeChoices
{
  GHashTable *sides; /* (owned) (element-type char* KithMergeSide), as a pointer */
};

static const char *const card_fields[] = {
  KITH_MERGE_NAME,
  KITH_MERGE_PRONOUNS,
  KITH_MERGE_DISAMBIGUATOR,
  KITH_MERGE_CODE,
  KITH_MERGE_ALIASES,
  KITH_MERGE_STATE,
  NULL,
};

static const char *const intake_fields[] = {
  KITH_MERGE_BIRTH, KITH_MERGE_CONTACTS, KITH_MERGE_LANGUAGES, KITH_MERGE_INTERPRETER, NULL,
};

static gboolean
is_of_intake (const char *field)
{
  if (g_strv_contains (intake_fields, field))
    return TRUE;
  for (guint i = 0; i < KITH_N_INTAKE_TEXTS; i++)
    if (g_str_equal (field, kith_intake_text_key (i)))
      return TRUE;
  return g_str_has_prefix (field, KITH_MERGE_QUESTION) && field[strlen (KITH_MERGE_QUESTION)] != '\0';
}

/**
 * kith_merge_choices_new:
 *
 * Returns: (transfer full): nothing chosen
 */
KithMergeChoices *
kith_merge_choices_new (void)
{
  KithMergeChoices *self = g_new0 (KithMergeChoices, 1);

  self->sides = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

/**
 * kith_merge_choices_copy:
 * @self: choices
 *
 * Returns: (transfer full): the same again
 */
KithMergeChoices *
kith_merge_choices_copy (const KithMergeChoices *self)
{
  KithMergeChoices *copy;
  gpointer field, side;
  GHashTableIter iter;

  g_return_val_if_fail (self != NULL, NULL);

  copy = kith_merge_choices_new ();
  g_hash_table_iter_init (&iter, self->sides);
  while (g_hash_table_iter_next (&iter, &field, &side))
    g_hash_table_insert (copy->sides, g_strdup (field), side);
  return copy;
}

/**
 * kith_merge_choices_free:
 * @self: (transfer full) (nullable): choices
 */
void
kith_merge_choices_free (KithMergeChoices *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->sides);
  g_free (self);
}

/**
 * kith_merge_choices_is_empty:
 * @self: choices
 *
 * Returns: whether nothing was chosen
 */
gboolean
kith_merge_choices_is_empty (const KithMergeChoices *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return g_hash_table_size (self->sides) == 0;
}

/**
 * kith_merge_choices_equal:
 * @a: choices
 * @b: others
 *
 * Returns: whether they are the same
 */
gboolean
kith_merge_choices_equal (const KithMergeChoices *a, const KithMergeChoices *b)
{
  gpointer field, side;
  GHashTableIter iter;

  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (g_hash_table_size (a->sides) != g_hash_table_size (b->sides))
    return FALSE;
  g_hash_table_iter_init (&iter, a->sides);
  while (g_hash_table_iter_next (&iter, &field, &side))
    if (g_hash_table_lookup (b->sides, field) != side)
      return FALSE;
  return TRUE;
}

/**
 * kith_merge_choices_get:
 * @self: choices
 * @field: a field's key
 *
 * Returns: which record says it
 */
KithMergeSide
kith_merge_choices_get (const KithMergeChoices *self, const char *field)
{
  g_return_val_if_fail (self != NULL && field != NULL, KITH_MERGE_BOTH);

  return (KithMergeSide) GPOINTER_TO_INT (g_hash_table_lookup (self->sides, field));
}

/**
 * kith_merge_choices_set:
 * @self: choices
 * @field: a field's key; others than those of cards and intakes are left out
 * @side: which record says it
 */
void
kith_merge_choices_set (KithMergeChoices *self, const char *field, KithMergeSide side)
{
  g_return_if_fail (self != NULL && field != NULL && side <= KITH_MERGE_INTO);

  if (side == KITH_MERGE_BOTH)
    g_hash_table_remove (self->sides, field);
  else if ((g_strv_contains (card_fields, field) || is_of_intake (field)) &&
           g_hash_table_size (self->sides) < MAX_FIELDS)
    g_hash_table_replace (self->sides, g_strdup (field), GINT_TO_POINTER ((int) side));
}

/**
 * kith_merge_choices_add:
 * @self: choices
 * @more: others, which hold where both say something
 */
void
kith_merge_choices_add (KithMergeChoices *self, const KithMergeChoices *more)
{
  gpointer field, side;
  GHashTableIter iter;

  g_return_if_fail (self != NULL && more != NULL);

  g_hash_table_iter_init (&iter, more->sides);
  while (g_hash_table_iter_next (&iter, &field, &side))
    kith_merge_choices_set (self, field, (KithMergeSide) GPOINTER_TO_INT (side));
}

/**
 * kith_merge_choices_parse:
 * @self: choices
 * @word: "name=from": a field's key and the side that says it
 * @error: %KITH_ERROR_USAGE
 *
 * Returns: whether it was one, and is chosen now
 */
gboolean
kith_merge_choices_parse (KithMergeChoices *self, const char *word, GError **error)
{
  const char *mark = strrchr (word, '=');
  g_autofree char *field = mark != NULL ? g_strndup (word, (gsize) (mark - word)) : NULL;

  g_return_val_if_fail (self != NULL && word != NULL, FALSE);

  if (field == NULL || (!g_str_equal (mark, "=from") && !g_str_equal (mark, "=into")))
    {
      g_set_error (error, KITH_ERROR, KITH_ERROR_USAGE, _ ("“%s” is no choice, like “name=from”."), word);
      return FALSE;
    }
  if (!g_strv_contains (card_fields, field) && !is_of_intake (field))
    {
      g_set_error (error, KITH_ERROR, KITH_ERROR_USAGE, _ ("A record has no field “%s”."), field);
      return FALSE;
    }
  kith_merge_choices_set (self, field, g_str_equal (mark, "=from") ? KITH_MERGE_FROM : KITH_MERGE_INTO);
  return TRUE;
}

/**
 * kith_merge_choices_part:
 * @self: choices
 * @of_intake: whether those of the intake are wanted, or those of the card
 *
 * Returns: (transfer full): these alone
 */
KithMergeChoices *
kith_merge_choices_part (const KithMergeChoices *self, gboolean of_intake)
{
  KithMergeChoices *part;
  gpointer field, side;
  GHashTableIter iter;

  g_return_val_if_fail (self != NULL, NULL);

  part = kith_merge_choices_new ();
  g_hash_table_iter_init (&iter, self->sides);
  while (g_hash_table_iter_next (&iter, &field, &side))
    if (is_of_intake (field) == (of_intake != FALSE))
      g_hash_table_insert (part->sides, g_strdup (field), side);
  return part;
}

/**
 * kith_merge_choices_to_content:
 * @self: choices
 *
 * Returns: (transfer floating): what is sealed, an a{sv} in alphabetical order
 */
GVariant *
kith_merge_choices_to_content (const KithMergeChoices *self)
{
  g_autoptr (GList) fields = NULL;
  GVariantBuilder builder;

  g_return_val_if_fail (self != NULL, NULL);

  fields = g_list_sort (g_hash_table_get_keys (self->sides), (GCompareFunc) strcmp);
  g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
  for (GList *field = fields; field != NULL; field = field->next)
    g_variant_builder_add (&builder, "{sv}", field->data,
                           g_variant_new_byte ((guchar) kith_merge_choices_get (self, field->data)));
  return g_variant_builder_end (&builder);
}

/**
 * kith_merge_choices_from_content:
 * @content: what was sealed, an a{sv}; nothing in it is taken on trust
 *
 * Returns: (transfer full): the choices in it that are known here
 */
KithMergeChoices *
kith_merge_choices_from_content (GVariant *content)
{
  g_autoptr (KithMergeChoices) self = kith_merge_choices_new ();
  GVariantIter iter;
  const char *field;
  GVariant *side;

  g_return_val_if_fail (content != NULL, NULL);

  if (!g_variant_is_of_type (content, G_VARIANT_TYPE_VARDICT) || !g_variant_is_normal_form (content))
    return g_steal_pointer (&self);
  g_variant_iter_init (&iter, content);
  while (g_variant_iter_next (&iter, "{&sv}", &field, &side))
    {
      if (g_variant_is_of_type (side, G_VARIANT_TYPE_BYTE) && g_variant_get_byte (side) <= KITH_MERGE_INTO)
        kith_merge_choices_set (self, field, (KithMergeSide) g_variant_get_byte (side));
      g_variant_unref (side);
    }
  return g_steal_pointer (&self);
}
