/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithGoalForm: what is being typed of a goal, of how it goes with it, or of what was wrong in it. No
 * widgets. */

#pragma once

#include "goals/kith-goal.h"

G_BEGIN_DECLS

typedef enum
{
  KITH_GOAL_TEXT_WORDS,
  KITH_GOAL_TEXT_STEPS,      /* one a line */
  KITH_GOAL_TEXT_MILESTONES, /* one a line */
  KITH_GOAL_TEXT_TARGET,
  KITH_GOAL_TEXT_DAY,
  KITH_GOAL_TEXT_SAID,
  KITH_N_GOAL_TEXTS
} KithGoalText;

/* What of a goal is typed. */
typedef enum
{
  KITH_GOAL_FORM_MAKES,    /* all of it, with how it stands with it */
  KITH_GOAL_FORM_NOTES,    /* how it goes */
  KITH_GOAL_FORM_CORRECTS, /* the goal, its steps and milestones; how it went stays */
} KithGoalFormKind;

typedef struct _KithGoalForm KithGoalForm;

KithGoalForm *kith_goal_form_new (KithDay today);
KithGoalForm *kith_goal_form_new_note (const KithGoal *about, KithDay today);
KithGoalForm *kith_goal_form_new_correction (const KithGoal *about, KithDay today);
void kith_goal_form_free (KithGoalForm *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithGoalForm, kith_goal_form_free)

KithGoalFormKind kith_goal_form_get_form (const KithGoalForm *self);
/* 0: a goal that is being set. */
gint64 kith_goal_form_get_goal (const KithGoalForm *self);
void kith_goal_form_follow (KithGoalForm *self, const KithGoal *about);

/* Setters: whether that changed anything. */
KithGoalArea kith_goal_form_get_area (const KithGoalForm *self);
gboolean kith_goal_form_set_area (KithGoalForm *self, KithGoalArea area);
KithGoalState kith_goal_form_get_state (const KithGoalForm *self);
gboolean kith_goal_form_set_state (KithGoalForm *self, KithGoalState state);
const char *kith_goal_form_get_text (const KithGoalForm *self, KithGoalText text);
gboolean kith_goal_form_set_text (KithGoalForm *self, KithGoalText text, const char *value);

gboolean kith_goal_form_is_changed (const KithGoalForm *self);
gboolean kith_goal_form_check (const KithGoalForm *self, KithDay today, KithGoalPart *part, GError **error);
KithGoal *kith_goal_form_to_goal (const KithGoalForm *self, gint64 person);
KithGoalEntry *kith_goal_form_to_entry (const KithGoalForm *self);

GVariant *kith_goal_form_to_draft (const KithGoalForm *self);
void kith_goal_form_take_draft (KithGoalForm *self, GVariant *draft);

G_END_DECLS
