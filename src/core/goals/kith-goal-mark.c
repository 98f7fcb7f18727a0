/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Steps and milestones, and how they are sealed. */

#include "goals/kith-goal-mark.h"

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "base/kith-text.h"

#define KEY_WORDS "words"
#define KEY_DAY "day"

/**
 * kith_goal_mark_new:
 * @words: (nullable): what it is
 * @day: when it was done or reached, or %KITH_DAY_NONE
 *
 * Returns: (transfer full): a step or a milestone
 */
KithGoalMark *
kith_goal_mark_new (const char *words, KithDay day)
{
  KithGoalMark *self = g_new0 (KithGoalMark, 1);

  self->words = g_strdup (words);
  self->day = day;
  self->extras = g_variant_ref_sink (g_variant_new ("a{sv}", NULL));
  return self;
}

/**
 * kith_goal_mark_copy:
 * @self: a step or a milestone
 *
 * Returns: (transfer full): the same again
 */
KithGoalMark *
kith_goal_mark_copy (const KithGoalMark *self)
{
  KithGoalMark *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->words = g_strdup (self->words);
  copy->extras = g_variant_ref (self->extras);
  return copy;
}

/**
 * kith_goal_mark_free:
 * @self: (transfer full) (nullable): a step or a milestone
 */
void
kith_goal_mark_free (KithGoalMark *self)
{
  if (self == NULL)
    return;
  g_free (self->words);
  g_variant_unref (self->extras);
  g_free (self);
}

/**
 * kith_goal_marks_new:
 *
 * Returns: (transfer full) (element-type KithGoalMark): none yet
 */
GPtrArray *
kith_goal_marks_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) kith_goal_mark_free);
}

/**
 * kith_goal_marks_copy:
 * @marks: (element-type KithGoalMark): steps or milestones
 *
 * Returns: (transfer full) (element-type KithGoalMark): the same again
 */
GPtrArray *
kith_goal_marks_copy (GPtrArray *marks)
{
  GPtrArray *copy = kith_goal_marks_new ();

  g_return_val_if_fail (marks != NULL, copy);

  for (guint i = 0; i < marks->len; i++)
    g_ptr_array_add (copy, kith_goal_mark_copy (g_ptr_array_index (marks, i)));
  return copy;
}

/**
 * kith_goal_marks_clean:
 * @marks: (element-type KithGoalMark): steps or milestones
 *
 * Takes out what is no text, and those that say nothing then, unless a newer Kith knows something about them.
 */
void
kith_goal_marks_clean (GPtrArray *marks)
{
  g_return_if_fail (marks != NULL);

  for (guint i = 0; i < marks->len;)
    {
      KithGoalMark *mark = g_ptr_array_index (marks, i);
      g_autofree char *clean = kith_text_clean (mark->words != NULL ? mark->words : "", KITH_TEXT_LINE_MAX);

      g_free (mark->words);
      mark->words = *clean != '\0' ? g_steal_pointer (&clean) : NULL;
      if (mark->words == NULL && g_variant_n_children (mark->extras) == 0)
        g_ptr_array_remove_index (marks, i);
      else
        i++;
    }
}

/**
 * kith_goal_marks_check:
 * @marks: (element-type KithGoalMark): steps or milestones
 * @today: the center's day
 * @error: %KITH_ERROR_INVALID
 *
 * Returns: whether they can be written down
 */
gboolean
kith_goal_marks_check (GPtrArray *marks, KithDay today, GError **error)
{
  g_return_val_if_fail (marks != NULL, FALSE);

  if (marks->len > KITH_GOAL_MARKS_MAX)
    {
      g_set_error (error, KITH_ERROR, KITH_ERROR_INVALID,
                   _ ("At most %d steps, and as many milestones, belong to one goal."), KITH_GOAL_MARKS_MAX);
      return FALSE;
    }
  for (guint i = 0; i < marks->len; i++)
    {
      const KithGoalMark *mark = g_ptr_array_index (marks, i);

      if (mark->day == KITH_DAY_NONE || (kith_day_is_valid (mark->day) && mark->day <= today))
        continue;
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID,
                           _ ("A step or milestone was done today or before, not on a day to come."));
      return FALSE;
    }
  return TRUE;
}

/**
 * kith_goal_marks_to_content:
 * @marks: (element-type KithGoalMark): steps or milestones
 *
 * Returns: (transfer floating): what is sealed, of %KITH_GOAL_MARK_TYPE
 */
GVariant *
kith_goal_marks_to_content (GPtrArray *marks)
{
  GVariantBuilder all;

  g_variant_builder_init (&all, G_VARIANT_TYPE (KITH_GOAL_MARK_TYPE));
  for (guint i = 0; i < marks->len; i++)
    {
      const KithGoalMark *mark = g_ptr_array_index (marks, i);
      GVariantDict one;

      g_variant_dict_init (&one, mark->extras);
      if (mark->words != NULL)
        g_variant_dict_insert (&one, KEY_WORDS, "s", mark->words);
      if (mark->day != KITH_DAY_NONE)
        g_variant_dict_insert (&one, KEY_DAY, "i", (gint32) mark->day);
      g_variant_builder_add_value (&all, g_variant_dict_end (&one));
    }
  return g_variant_builder_end (&all);
}

/**
 * kith_goal_marks_take_content:
 * @marks: (element-type KithGoalMark): where they are added
 * @content: of %KITH_GOAL_MARK_TYPE
 *
 * What cannot be read of one is kept with it as it is.
 */
void
kith_goal_marks_take_content (GPtrArray *marks, GVariant *content)
{
  GVariantIter iter;
  GVariant *each;

  g_return_if_fail (marks != NULL && content != NULL);
  g_return_if_fail (g_variant_is_of_type (content, G_VARIANT_TYPE (KITH_GOAL_MARK_TYPE)));

  g_variant_iter_init (&iter, content);
  while ((each = g_variant_iter_next_value (&iter)) != NULL)
    {
      KithGoalMark *mark = kith_goal_mark_new (NULL, KITH_DAY_NONE);
      GVariantDict dict;
      gint32 day;

      g_variant_dict_init (&dict, each);
      if (g_variant_dict_lookup (&dict, KEY_WORDS, "s", &mark->words))
        g_variant_dict_remove (&dict, KEY_WORDS);
      if (g_variant_dict_lookup (&dict, KEY_DAY, "i", &day) && kith_day_is_valid (day))
        {
          mark->day = day;
          g_variant_dict_remove (&dict, KEY_DAY);
        }
      g_variant_unref (mark->extras);
      mark->extras = g_variant_ref_sink (g_variant_dict_end (&dict));
      g_ptr_array_add (marks, mark);
      g_variant_unref (each);
    }
}
