/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a goal and an entry of it must say before they are written down, and how that is written. */

#include "goals/kith-goal.h"

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "base/kith-text.h"

/* Always FALSE. */
static gboolean
refuse (KithGoalPart *at, KithGoalPart part, GError **error, const char *sentence)
{
  if (at != NULL)
    *at = part;
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID, sentence);
  return FALSE;
}

static void
clean_lines (char **text)
{
  g_autofree char *clean = kith_text_clean_lines (*text != NULL ? *text : "", KITH_TEXT_LONG_MAX);

  g_free (*text);
  *text = *clean != '\0' ? g_steal_pointer (&clean) : NULL;
}

/**
 * kith_goal_clean:
 * @self: a goal
 *
 * Takes out what is no text; what is blank then is nothing.
 */
void
kith_goal_clean (KithGoal *self)
{
  g_return_if_fail (self != NULL);

  clean_lines (&self->words);
  kith_goal_marks_clean (self->steps);
  kith_goal_marks_clean (self->milestones);
}

/**
 * kith_goal_entry_clean:
 * @self: an entry
 *
 * Takes out what is no text; what is blank then is nothing.
 */
void
kith_goal_entry_clean (KithGoalEntry *self)
{
  g_return_if_fail (self != NULL);

  clean_lines (&self->words);
}

static gboolean
check_marks (const KithGoal *self, KithDay today, KithGoalPart *part, GError **error)
{
  GPtrArray *const lists[] = { self->steps, self->milestones };
  const KithGoalPart parts[] = { KITH_GOAL_PART_STEPS, KITH_GOAL_PART_MILESTONES };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (!kith_goal_marks_check (lists[i], today, error))
      {
        if (part != NULL)
          *part = parts[i];
        return FALSE;
      }
  return TRUE;
}

/**
 * kith_goal_check:
 * @self: a goal
 * @today: the center's day
 * @part: (out) (optional): where the problem is
 * @error: %KITH_ERROR_INVALID with what is missing
 *
 * Returns: whether it says all it must, apart from its entries
 */
gboolean
kith_goal_check (const KithGoal *self, KithDay today, KithGoalPart *part, GError **error)
{
  KithDay day;

  g_return_val_if_fail (self != NULL, FALSE);

  day = self->day != KITH_DAY_NONE ? self->day : today;
  if (self->words == NULL || kith_text_is_blank (self->words))
    return refuse (part, KITH_GOAL_PART_WORDS, error, _ ("Write down the goal, in the person’s words."));
  if (!kith_goal_area_is_known (self->area))
    return refuse (part, KITH_GOAL_PART_AREA, error, _ ("Say what part of life the goal is about."));
  if (!kith_day_is_valid (day) || day > today)
    return refuse (part, KITH_GOAL_PART_DAY, error,
                   _ ("A goal is set today or was before, not on a day to come."));
  if (self->target_day != KITH_DAY_NONE && (!kith_day_is_valid (self->target_day) || self->target_day < day))
    return refuse (part, KITH_GOAL_PART_TARGET, error, _ ("A goal cannot be reached before it was set."));
  return check_marks (self, today, part, error);
}

/**
 * kith_goal_check_entry:
 * @self: the goal
 * @entry: what is to be added to it
 * @today: the center's day
 * @part: (out) (optional): where the problem is
 * @error: %KITH_ERROR_INVALID with what is missing
 *
 * Returns: whether the entry says all it must
 */
gboolean
kith_goal_check_entry (const KithGoal *self,
                       const KithGoalEntry *entry,
                       KithDay today,
                       KithGoalPart *part,
                       GError **error)
{
  KithDay set, day;

  g_return_val_if_fail (self != NULL && entry != NULL, FALSE);

  set = self->day != KITH_DAY_NONE ? self->day : today;
  day = entry->day != KITH_DAY_NONE ? entry->day : today;
  if (!kith_goal_state_is_known (entry->state))
    return refuse (part, KITH_GOAL_PART_STATE, error, _ ("Say how it stands with the goal."));
  if (!kith_day_is_valid (day) || day > today || day < set)
    return refuse (part, KITH_GOAL_PART_ENTRY_DAY, error,
                   _ ("Choose a day from the one on which the goal was set until today."));
  return TRUE;
}
