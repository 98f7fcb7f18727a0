/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithGoalEditor: where a goal, how it goes with it, or what was wrong in it is typed. */

#pragma once

#include <adwaita.h>

#include "goals/kith-goal.h"
#include "shared/kith-app-context.h"

G_BEGIN_DECLS

#define KITH_TYPE_GOAL_EDITOR (kith_goal_editor_get_type ())
G_DECLARE_FINAL_TYPE (KithGoalEditor, kith_goal_editor, KITH, GOAL_EDITOR, AdwBin)

/* Property "state" (string): what to say of what is typed. Signal "done" (gboolean written). */
void kith_goal_editor_set_context (KithGoalEditor *self, KithAppContext *context);
gboolean kith_goal_editor_resume (KithGoalEditor *self, gint64 person);
gboolean kith_goal_editor_make (KithGoalEditor *self);
gboolean kith_goal_editor_note (KithGoalEditor *self, const KithGoal *about);
gboolean kith_goal_editor_correct (KithGoalEditor *self, const KithGoal *about);
gboolean kith_goal_editor_add_step (KithGoalEditor *self, const KithGoal *about);
void kith_goal_editor_follow (KithGoalEditor *self, GPtrArray *goals);
void kith_goal_editor_flush (KithGoalEditor *self);
void kith_goal_editor_save (KithGoalEditor *self);
void kith_goal_editor_discard (KithGoalEditor *self);

G_END_DECLS
