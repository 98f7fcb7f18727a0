/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithGoal: what somebody wants to reach, in their own words, and how it goes. A value. */

#pragma once

#include "goals/kith-goal-entry.h"
#include "goals/kith-goal-mark.h"

G_BEGIN_DECLS

/* What of it is missing or wrong. */
typedef enum
{
  KITH_GOAL_PART_WORDS,
  KITH_GOAL_PART_AREA,
  KITH_GOAL_PART_DAY,
  KITH_GOAL_PART_TARGET,
  KITH_GOAL_PART_STEPS,
  KITH_GOAL_PART_MILESTONES,
  KITH_GOAL_PART_STATE,
  KITH_GOAL_PART_ENTRY_DAY,
} KithGoalPart;

/**
 * KithGoal:
 * @id: of its row, 0 for one that is not stored
 * @person: of whom, as the row has it; a record that was merged keeps its own
 * @area: what part of life it is about
 * @day: since when it is theirs
 * @state: how it stands with it, as its last entry says
 * @state_day: since when
 * @target_day: until when they would like to be there, or %KITH_DAY_NONE
 * @set_by: (owned) (nullable): whose account wrote it down
 * @version: for writing to it
 * @words: (owned) (nullable): the goal, in the person's words
 * @steps: (owned) (element-type KithGoalMark): what is to be done, in their order
 * @milestones: (owned) (element-type KithGoalMark): what is to be celebrated on the way
 * @extras: (owned): what this Kith does not know
 * @entries: (owned) (element-type KithGoalEntry): how it went, oldest first, with what was taken back
 */
typedef struct
{
  gint64 id;
  gint64 person;
  KithGoalArea area;
  KithDay day;
  KithGoalState state;
  KithDay state_day;
  KithDay target_day;
  char *set_by;
  gint64 version;
  char *words;
  GPtrArray *steps;
  GPtrArray *milestones;
  GVariant *extras;
  GPtrArray *entries;
} KithGoal;

KithGoal *kith_goal_new (gint64 person);
KithGoal *kith_goal_copy (const KithGoal *self);
void kith_goal_free (KithGoal *self);

void kith_goal_clean (KithGoal *self);
void kith_goal_entry_clean (KithGoalEntry *self);
gboolean kith_goal_check (const KithGoal *self, KithDay today, KithGoalPart *part, GError **error);
gboolean kith_goal_check_entry (const KithGoal *self,
                                const KithGoalEntry *entry,
                                KithDay today,
                                KithGoalPart *part,
                                GError **error);
char *kith_goal_describe_state (const KithGoal *self);

GVariant *kith_goal_to_content (const KithGoal *self);
gboolean kith_goal_take_content (KithGoal *self, GVariant *content, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithGoal, kith_goal_free)

G_END_DECLS
