/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is done comes first, and nothing is called missing. */

#include "goals/kith-goal-progress.h"

#include <glib/gi18n.h>

/* What this Kith cannot read is not counted. */
static void
count (GPtrArray *marks, guint *n_done, guint *n_all)
{
  *n_done = *n_all = 0;
  for (guint i = 0; i < marks->len; i++)
    {
      const KithGoalMark *mark = g_ptr_array_index (marks, i);

      *n_all += mark->words != NULL;
      *n_done += mark->words != NULL && mark->day != KITH_DAY_NONE;
    }
}

static const char *
find_next (GPtrArray *marks)
{
  for (guint i = 0; i < marks->len; i++)
    {
      const KithGoalMark *mark = g_ptr_array_index (marks, i);

      if (mark->words != NULL && mark->day == KITH_DAY_NONE)
        return mark->words;
    }
  return NULL;
}

/**
 * kith_goal_progress_describe:
 * @goal: a goal
 *
 * Returns: (transfer full): how far they are: "1 of 2 steps done. Next: call the office"; "" without steps
 */
char *
kith_goal_progress_describe (const KithGoal *goal)
{
  g_autofree char *done = NULL;
  const char *next;
  guint n_done, n_all;

  g_return_val_if_fail (goal != NULL, NULL);

  count (goal->steps, &n_done, &n_all);
  if (n_all == 0)
    return g_strdup ("");
  if (n_done == n_all)
    return g_strdup (n_all == 1 ? _ ("The step is done.") : _ ("All steps are done."));
  next = find_next (goal->steps);
  if (n_done == 0)
    /* Translators: %s is the first step to a goal */
    return g_strdup_printf (_ ("First: %s"), next);
  done = g_strdup_printf (ngettext ("%u of %u step done.", "%u of %u steps done.", n_all), n_done, n_all);
  /* Translators: how many steps are done, and the next step to a goal */
  return g_strdup_printf (_ ("%s Next: %s"), done, next);
}

/**
 * kith_goal_progress_describe_mark:
 * @mark: a step or a milestone with words
 *
 * Returns: (transfer full): what it is, and when it was done or reached
 */
char *
kith_goal_progress_describe_mark (const KithGoalMark *mark)
{
  g_autofree char *day = NULL;

  g_return_val_if_fail (mark != NULL && mark->words != NULL, NULL);

  if (mark->day == KITH_DAY_NONE)
    return g_strdup (mark->words);
  day = kith_day_format_long (mark->day);
  /* Translators: a step to a goal, and the day on which it was done */
  return g_strdup_printf (_ ("%s · %s"), mark->words, day);
}

/**
 * kith_goal_progress_describe_facts:
 * @goal: a goal
 *
 * Returns: (transfer full): what part of life it is about, since when it is theirs and until when they would
 *   like to be there
 */
char *
kith_goal_progress_describe_facts (const KithGoal *goal)
{
  g_autoptr (GString) text = NULL;
  g_autofree char *set = NULL;

  g_return_val_if_fail (goal != NULL, NULL);

  text = g_string_new (kith_goal_area_label (goal->area));
  set = goal->day != KITH_DAY_NONE ? kith_day_format_long (goal->day) : g_strdup ("?");
  g_string_append (text, text->len > 0 ? " · " : "");
  if (goal->set_by != NULL)
    /* Translators: a day, and the name of somebody who works here */
    g_string_append_printf (text, _ ("theirs since %s, written down by %s"), set, goal->set_by);
  else
    /* Translators: %s is a day */
    g_string_append_printf (text, _ ("theirs since %s"), set);
  if (goal->target_day != KITH_DAY_NONE)
    {
      g_autofree char *target = kith_day_format_long (goal->target_day);

      g_string_append (text, " · ");
      /* Translators: %s is a day */
      g_string_append_printf (text, _ ("would like to be there by %s"), target);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
