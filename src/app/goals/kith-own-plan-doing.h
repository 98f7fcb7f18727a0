/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the screens do with plans of people's own. */

#pragma once

#include <gtk/gtk.h>

#include "goals/kith-own-plans.h"
#include "shared/kith-undoable.h"

G_BEGIN_DECLS

/* all: (element-type KithOwnPlan): what was read; not called where it could not be. */
typedef void (*KithOwnPlansRead) (gpointer object, gint64 person, GPtrArray *all);

void
kith_own_plan_doing_read (KithAppContext *context, gint64 person, gpointer object, KithOwnPlansRead read);
void kith_own_plan_doing_write (KithAppContext *context,
                                const KithOwnPlan *wanted,
                                const char *sentence,
                                gpointer object,
                                KithUndoableDone done);
void kith_own_plan_doing_take_back (KithAppContext *context, const KithOwnPlan *stored);
void kith_own_plan_doing_print (GtkWidget *parent, KithAppContext *context, const KithOwnPlan *plan);

G_END_DECLS
