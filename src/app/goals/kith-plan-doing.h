/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the screens do with goals and check-ins, with what is said of it and the way back. */

#pragma once

#include "goals/kith-check-ins.h"
#include "goals/kith-goals.h"
#include "shared/kith-undoable.h"

G_BEGIN_DECLS

void kith_plan_doing_goal (KithAppContext *context,
                           KithGoalCommand *command,
                           const char *sentence,
                           gpointer object,
                           KithUndoableDone done);
void kith_plan_doing_check_in (KithAppContext *context,
                               KithCheckInCommand *command,
                               const char *sentence,
                               gpointer object,
                               KithUndoableDone done);

G_END_DECLS
