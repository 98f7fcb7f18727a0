/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far somebody is with a goal, in words. */

#pragma once

#include "goals/kith-goal.h"

G_BEGIN_DECLS

char *kith_goal_progress_describe (const KithGoal *goal);
char *kith_goal_progress_describe_mark (const KithGoalMark *mark);
char *kith_goal_progress_describe_facts (const KithGoal *goal);

G_END_DECLS
