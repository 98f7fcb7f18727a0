/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An entry and what of it is sealed. */

#include "goals/kith-goal-entry.h"

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"

#define KEY_WORDS "words"

/**
 * kith_goal_entry_new:
 * @state: how it stands with the goal
 *
 * Returns: (transfer full): an entry that is not stored, of no day
 */
KithGoalEntry *
kith_goal_entry_new (KithGoalState state)
{
  KithGoalEntry *self = g_new0 (KithGoalEntry, 1);

  self->state = state;
  self->day = KITH_DAY_NONE;
  self->extras = g_variant_ref_sink (g_variant_new ("a{sv}", NULL));
  return self;
}

/**
 * kith_goal_entry_copy:
 * @self: an entry
 *
 * Returns: (transfer full): the same again
 */
KithGoalEntry *
kith_goal_entry_copy (const KithGoalEntry *self)
{
  KithGoalEntry *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->by = g_strdup (self->by);
  copy->words = g_strdup (self->words);
  copy->extras = g_variant_ref (self->extras);
  return copy;
}

/**
 * kith_goal_entry_free:
 * @self: (transfer full) (nullable): an entry
 */
void
kith_goal_entry_free (KithGoalEntry *self)
{
  if (self == NULL)
    return;
  g_free (self->by);
  g_free (self->words);
  g_variant_unref (self->extras);
  g_free (self);
}

/**
 * kith_goal_entry_to_content:
 * @self: an entry
 *
 * Returns: (transfer floating): what is sealed, an a{sv}
 */
GVariant *
kith_goal_entry_to_content (const KithGoalEntry *self)
{
  GVariantDict content;

  g_return_val_if_fail (self != NULL, NULL);

  g_variant_dict_init (&content, self->extras);
  if (self->words != NULL)
    g_variant_dict_insert (&content, KEY_WORDS, "s", self->words);
  return g_variant_dict_end (&content);
}

/**
 * kith_goal_entry_take_content:
 * @self: an entry as its row has it in clear
 * @content: what was sealed
 * @error: %KITH_ERROR_DAMAGED where it is something else
 *
 * What cannot be read is kept as it is.
 *
 * Returns: whether @self has it now
 */
gboolean
kith_goal_entry_take_content (KithGoalEntry *self, GVariant *content, GError **error)
{
  GVariantDict dict;

  g_return_val_if_fail (self != NULL && content != NULL, FALSE);

  if (!g_variant_is_of_type (content, G_VARIANT_TYPE_VARDICT) || !g_variant_is_normal_form (content))
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_DAMAGED, _ ("A goal is damaged."));
      return FALSE;
    }
  g_variant_dict_init (&dict, content);
  if (g_variant_dict_lookup (&dict, KEY_WORDS, "s", &self->words))
    g_variant_dict_remove (&dict, KEY_WORDS);
  g_variant_unref (self->extras);
  self->extras = g_variant_ref_sink (g_variant_dict_end (&dict));
  return TRUE;
}
