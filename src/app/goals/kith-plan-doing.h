/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the screens do with goals and check-ins, with what is said of it and the way back. */

#pragma once

#include "goals/kith-check-ins.h"
#include "goals/kith-goals.h"
#include "shared/kith-app-context.h"

G_BEGIN_DECLS

/* On the main thread, only while @object lives; an error has been said already. */
typedef void (*KithPlanApplied) (gpointer object, const GError *error);

void kith_plan_doing_goal (KithAppContext *context,
                           KithGoalCommand *command,
                           const char *sentence,
                           gpointer object,
                           KithPlanApplied applied);
void kith_plan_doing_check_in (KithAppContext *context,
                               KithCheckInCommand *command,
                               const char *sentence,
                               gpointer object,
                               KithPlanApplied applied);

G_END_DECLS
