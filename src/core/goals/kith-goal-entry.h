/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithGoalEntry: how it goes with a goal: what changed, or only what was said. Written once. A value. */

#pragma once

#include "base/kith-day.h"
#include "goals/kith-goal-state.h"

G_BEGIN_DECLS

/**
 * KithGoalEntry:
 * @id: of its row, 0 for one that is not stored
 * @state: how it stands with the goal from then on
 * @day: when that was
 * @by: (owned) (nullable): whose account wrote it down
 * @taken_back: whether it was a mistake
 * @words: (owned) (nullable): what was said
 * @extras: (owned): what this Kith does not know
 */
typedef struct
{
  gint64 id;
  KithGoalState state;
  KithDay day;
  char *by;
  gboolean taken_back;
  char *words;
  GVariant *extras;
} KithGoalEntry;

KithGoalEntry *kith_goal_entry_new (KithGoalState state);
KithGoalEntry *kith_goal_entry_copy (const KithGoalEntry *self);
void kith_goal_entry_free (KithGoalEntry *self);

GVariant *kith_goal_entry_to_content (const KithGoalEntry *self);
gboolean kith_goal_entry_take_content (KithGoalEntry *self, GVariant *content, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithGoalEntry, kith_goal_entry_free)

G_END_DECLS
