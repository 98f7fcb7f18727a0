/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithOwnPlanEditor: where a plan of somebody's own is typed, part by part, and looked at together. */

#pragma once

#include <adwaita.h>

#include "goals/kith-own-plan.h"
#include "shared/kith-app-context.h"

G_BEGIN_DECLS

#define KITH_TYPE_OWN_PLAN_EDITOR (kith_own_plan_editor_get_type ())
G_DECLARE_FINAL_TYPE (KithOwnPlanEditor, kith_own_plan_editor, KITH, OWN_PLAN_EDITOR, AdwBin)

/* Property "state" (string): what to say of what is typed. Signal "done" (gboolean written). */
void kith_own_plan_editor_set_context (KithOwnPlanEditor *self, KithAppContext *context);
gboolean kith_own_plan_editor_resume (KithOwnPlanEditor *self, gint64 person);
gboolean kith_own_plan_editor_write (KithOwnPlanEditor *self, const KithOwnPlan *about);
void kith_own_plan_editor_follow (KithOwnPlanEditor *self, GPtrArray *plans);
void kith_own_plan_editor_flush (KithOwnPlanEditor *self);
void kith_own_plan_editor_save (KithOwnPlanEditor *self);
void kith_own_plan_editor_discard (KithOwnPlanEditor *self);

G_END_DECLS
