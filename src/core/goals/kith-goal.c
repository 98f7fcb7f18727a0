/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A goal, and what of it is sealed. */

#include "goals/kith-goal.h"

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"

#define KEY_WORDS "words"
#define KEY_STEPS "steps"
#define KEY_MILESTONES "milestones"

static gpointer
copy_entry (gconstpointer entry, gpointer data)
{
  return kith_goal_entry_copy (entry);
}

/**
 * kith_goal_new:
 * @person: whose it is
 *
 * Returns: (transfer full): a goal that is not stored
 */
KithGoal *
kith_goal_new (gint64 person)
{
  KithGoal *self = g_new0 (KithGoal, 1);

  self->person = person;
  self->day = KITH_DAY_NONE;
  self->state_day = KITH_DAY_NONE;
  self->target_day = KITH_DAY_NONE;
  self->steps = kith_goal_marks_new ();
  self->milestones = kith_goal_marks_new ();
  self->extras = g_variant_ref_sink (g_variant_new ("a{sv}", NULL));
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_goal_entry_free);
  return self;
}

/**
 * kith_goal_copy:
 * @self: a goal
 *
 * Returns: (transfer full): the same again
 */
KithGoal *
kith_goal_copy (const KithGoal *self)
{
  KithGoal *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->set_by = g_strdup (self->set_by);
  copy->words = g_strdup (self->words);
  copy->steps = kith_goal_marks_copy (self->steps);
  copy->milestones = kith_goal_marks_copy (self->milestones);
  copy->extras = g_variant_ref (self->extras);
  copy->entries = g_ptr_array_copy (self->entries, (GCopyFunc) copy_entry, NULL);
  g_ptr_array_set_free_func (copy->entries, (GDestroyNotify) kith_goal_entry_free);
  return copy;
}

/**
 * kith_goal_free:
 * @self: (transfer full) (nullable): a goal
 */
void
kith_goal_free (KithGoal *self)
{
  if (self == NULL)
    return;
  g_free (self->set_by);
  g_free (self->words);
  g_ptr_array_unref (self->steps);
  g_ptr_array_unref (self->milestones);
  g_variant_unref (self->extras);
  g_ptr_array_unref (self->entries);
  g_free (self);
}

/**
 * kith_goal_describe_state:
 * @self: a goal
 *
 * Returns: (transfer full): how it stands with it and since when: "On the way, November 20, 2025"
 */
char *
kith_goal_describe_state (const KithGoal *self)
{
  g_autofree char *day = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  day = self->state_day != KITH_DAY_NONE ? kith_day_format_long (self->state_day) : g_strdup ("?");
  /* Translators: how it stands with a goal, and the day since when it does */
  return g_strdup_printf (_ ("%s, %s"), kith_goal_state_label (self->state), day);
}

static void
put_marks (GVariantDict *content, const char *key, GPtrArray *marks)
{
  if (marks->len > 0)
    g_variant_dict_insert_value (content, key, kith_goal_marks_to_content (marks));
}

/**
 * kith_goal_to_content:
 * @self: a goal
 *
 * Returns: (transfer floating): what is sealed, an a{sv}
 */
GVariant *
kith_goal_to_content (const KithGoal *self)
{
  GVariantDict content;

  g_return_val_if_fail (self != NULL, NULL);

  g_variant_dict_init (&content, self->extras);
  if (self->words != NULL)
    g_variant_dict_insert (&content, KEY_WORDS, "s", self->words);
  put_marks (&content, KEY_STEPS, self->steps);
  put_marks (&content, KEY_MILESTONES, self->milestones);
  return g_variant_dict_end (&content);
}

static void
take_marks (GVariantDict *content, const char *key, GPtrArray *marks)
{
  g_autoptr (GVariant) all = g_variant_dict_lookup_value (content, key, G_VARIANT_TYPE (KITH_GOAL_MARK_TYPE));

  if (all == NULL)
    return;
  kith_goal_marks_take_content (marks, all);
  g_variant_dict_remove (content, key);
}

/**
 * kith_goal_take_content:
 * @self: a goal as its row has it in clear
 * @content: what was sealed
 * @error: %KITH_ERROR_DAMAGED where it is something else
 *
 * What cannot be read is kept as it is.
 *
 * Returns: whether @self has it now
 */
gboolean
kith_goal_take_content (KithGoal *self, GVariant *content, GError **error)
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
  take_marks (&dict, KEY_STEPS, self->steps);
  take_marks (&dict, KEY_MILESTONES, self->milestones);
  g_variant_unref (self->extras);
  self->extras = g_variant_ref_sink (g_variant_dict_end (&dict));
  return TRUE;
}
