/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithGoalRow: what somebody wants to reach, how it goes, and its steps to tick. */

#pragma once

#include <gtk/gtk.h>

#include "goals/kith-goal.h"

G_BEGIN_DECLS

#define KITH_TYPE_GOAL_ROW (kith_goal_row_get_type ())
G_DECLARE_FINAL_TYPE (KithGoalRow, kith_goal_row, KITH, GOAL_ROW, GtkBox)

GtkWidget *kith_goal_row_new (const KithGoal *goal, gboolean writes);
gint64 kith_goal_row_get_goal (KithGoalRow *self);
/* index: of a step, from KITH_GOAL_MARKS_MAX on of a milestone, or -1: what is most often done with it */
void kith_goal_row_focus (KithGoalRow *self, int index);

G_END_DECLS
