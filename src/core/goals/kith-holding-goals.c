/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Of a holding: what somebody wants to reach and how it went; what was taken back too. */

#include "goals/kith-holding-goals.h"

#include <glib/gi18n-lib.h>

#include "goals/kith-goals.h"

static KithHoldingEntry *
add_text (const KithHoldingReading *reading,
          gint64 row,
          const char *code,
          const char *label,
          const char *value)
{
  g_autofree char *place = kith_holding_place (row, NULL);
  KithHoldingEntry *entry;

  if (value == NULL)
    return NULL;
  entry = kith_holding_add (reading->holding, code, place, label, value);
  kith_holding_entry_judge (entry, reading->others);
  return entry;
}

static void
set_data (KithHoldingEntry *entry, const KithGoal *goal)
{
  GVariantDict data;

  g_variant_dict_init (&data, NULL);
  kith_holding_data_text (&data, "area", kith_goal_area_code (goal->area));
  kith_holding_data_text (&data, "state", kith_goal_state_code (goal->state));
  kith_holding_data_day (&data, "since", goal->state_day);
  kith_holding_data_day (&data, "until", goal->target_day);
  kith_holding_entry_set_data (entry, &data);
}

static void
set_entry_data (KithHoldingEntry *holds, const KithGoalEntry *entry)
{
  GVariantDict data;

  g_variant_dict_init (&data, NULL);
  kith_holding_data_text (&data, "state", kith_goal_state_code (entry->state));
  g_variant_dict_insert (&data, "taken-back", "b", entry->taken_back);
  kith_holding_entry_set_data (holds, &data);
}

static void
add_marks (const KithHoldingReading *reading,
           guint record,
           const KithGoal *goal,
           GPtrArray *marks,
           const char *code,
           const char *label)
{
  for (guint i = 0; i < marks->len; i++)
    {
      const KithGoalMark *mark = g_ptr_array_index (marks, i);
      g_autofree char *nth = g_strdup_printf ("%s-%u", code, i + 1);
      g_autofree char *place = kith_holding_place (goal->id, nth);
      KithHoldingEntry *entry;

      if (mark->words != NULL)
        {
          entry = kith_holding_add (reading->holding, code, place, label, mark->words);
          kith_holding_entry_judge (entry, reading->others);
          entry->day = mark->day;
        }
      kith_holding_add_extras (reading, record, goal->id, mark->extras);
    }
}

static void
add_entry (const KithHoldingReading *reading, guint record, const KithGoalEntry *entry)
{
  g_autofree char *place = kith_holding_place (entry->id, NULL);
  const char *state = kith_goal_state_label (entry->state);
  /* Translators: %s is how it stood with a goal, written down by mistake */
  g_autofree char *value =
      entry->taken_back ? g_strdup_printf (_ ("%s (a mistake, taken back)"), state) : g_strdup (state);
  KithHoldingEntry *holds =
      kith_holding_add (reading->holding, "goal-entry", place, _ ("How it went"), value);

  holds->day = entry->day;
  holds->source = kith_holding_source (reading, record, NULL, entry->by);
  set_entry_data (holds, entry);
  add_text (reading, entry->id, "goal-said", _ ("What was said"), entry->words);
  kith_holding_add_extras (reading, record, entry->id, entry->extras);
}

static void
add_goal (const KithHoldingReading *reading, const KithGoal *goal)
{
  guint record = kith_holding_find_record (reading, goal->person);
  g_autofree char *place = kith_holding_place (goal->id, NULL);
  g_autofree char *state = kith_goal_describe_state (goal);
  KithHoldingEntry *entry =
      kith_holding_add (reading->holding, "goal", place, kith_goal_area_label (goal->area), state);

  entry->day = goal->day;
  entry->source = kith_holding_source (reading, record, NULL, goal->set_by);
  set_data (entry, goal);
  add_text (reading, goal->id, "goal-words", _ ("The goal"), goal->words);
  add_marks (reading, record, goal, goal->steps, "goal-step", _ ("Step"));
  add_marks (reading, record, goal, goal->milestones, "goal-milestone", _ ("Milestone"));
  kith_holding_add_extras (reading, record, goal->id, goal->extras);
  for (guint i = 0; i < goal->entries->len; i++)
    add_entry (reading, record, g_ptr_array_index (goal->entries, i));
}

/**
 * kith_holding_read_goals:
 * @reading: what is read
 * @error: %KITH_ERROR_NOT_PERMITTED, %KITH_ERROR_DAMAGED
 *
 * Adds what they want to reach, newest first, each with how it went. The reading is in the log.
 *
 * Returns: whether all was read
 */
gboolean
kith_holding_read_goals (const KithHoldingReading *reading, GError **error)
{
  g_autoptr (GPtrArray) all = NULL;

  g_return_val_if_fail (reading != NULL, FALSE);

  all = kith_goals_list (reading->session, reading->holding->person, error);
  if (all == NULL)
    return FALSE;
  kith_holding_begin_section (reading->holding, "goals", _ ("Your goals"));
  for (guint i = 0; i < all->len; i++)
    add_goal (reading, g_ptr_array_index (all, i));
  return TRUE;
}
