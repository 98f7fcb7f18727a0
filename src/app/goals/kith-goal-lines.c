/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line that is put in other words stays the step that it was, with the day on which it was done: first
 * those that say the same are found again, then those that stand where they stood. */

#include "goals/kith-goal-lines.h"

#include "base/kith-text.h"

/**
 * kith_goal_lines_from_marks:
 * @marks: (element-type KithGoalMark): steps, or milestones
 *
 * Returns: (transfer full): one a line; what this Kith cannot read has none
 */
char *
kith_goal_lines_from_marks (GPtrArray *marks)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (marks != NULL, NULL);

  for (guint i = 0; i < marks->len; i++)
    {
      const KithGoalMark *mark = g_ptr_array_index (marks, i);

      if (mark->words != NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", mark->words);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* (element-type utf8) */
static GPtrArray *
split (const char *typed)
{
  g_auto (GStrv) lines = g_strsplit (typed, "\n", -1);
  GPtrArray *all = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *clean = kith_text_clean (lines[i], KITH_TEXT_LINE_MAX);

      if (*clean != '\0')
        g_ptr_array_add (all, g_steal_pointer (&clean));
    }
  return all;
}

/* (element-type KithGoalMark): those that have a line */
static GPtrArray *
list_readable (GPtrArray *marks)
{
  GPtrArray *all = g_ptr_array_new ();

  for (guint i = 0; i < marks->len; i++)
    if (((KithGoalMark *) g_ptr_array_index (marks, i))->words != NULL)
      g_ptr_array_add (all, g_ptr_array_index (marks, i));
  return all;
}

static const KithGoalMark *
take_same (GPtrArray *readable, const char *line)
{
  for (guint i = 0; i < readable->len; i++)
    {
      const KithGoalMark *mark = g_ptr_array_index (readable, i);

      if (mark != NULL && strcmp (mark->words, line) == 0)
        {
          readable->pdata[i] = NULL;
          return mark;
        }
    }
  return NULL;
}

static KithGoalMark *
make_mark (const KithGoalMark *was, const char *line)
{
  KithGoalMark *mark = was != NULL ? kith_goal_mark_copy (was) : kith_goal_mark_new (NULL, KITH_DAY_NONE);

  kith_text_replace (&mark->words, line);
  return mark;
}

/**
 * kith_goal_lines_to_marks:
 * @typed: one a line
 * @before: (element-type KithGoalMark): what they were
 *
 * Returns: (transfer full) (element-type KithGoalMark): what they are to be; at their end what this Kith
 *   cannot read
 */
GPtrArray *
kith_goal_lines_to_marks (const char *typed, GPtrArray *before)
{
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GPtrArray) readable = NULL;
  g_autofree const KithGoalMark **was = NULL;
  GPtrArray *marks = kith_goal_marks_new ();

  g_return_val_if_fail (typed != NULL && before != NULL, marks);

  lines = split (typed);
  readable = list_readable (before);
  was = g_new0 (const KithGoalMark *, lines->len + 1);
  for (guint i = 0; i < lines->len; i++)
    was[i] = take_same (readable, g_ptr_array_index (lines, i));
  for (guint i = 0; i < lines->len; i++)
    {
      if (was[i] == NULL && i < readable->len)
        was[i] = g_steal_pointer (&readable->pdata[i]);
      g_ptr_array_add (marks, make_mark (was[i], g_ptr_array_index (lines, i)));
    }
  for (guint i = 0; i < before->len; i++)
    if (((KithGoalMark *) g_ptr_array_index (before, i))->words == NULL)
      g_ptr_array_add (marks, kith_goal_mark_copy (g_ptr_array_index (before, i)));
  return marks;
}
