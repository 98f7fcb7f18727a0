/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Steps and milestones as they are typed: one a line. */

#pragma once

#include "goals/kith-goal-mark.h"

G_BEGIN_DECLS

/* (element-type KithGoalMark) */
char *kith_goal_lines_from_marks (GPtrArray *marks);
GPtrArray *kith_goal_lines_to_marks (const char *typed, GPtrArray *before);

G_END_DECLS
