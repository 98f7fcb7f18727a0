/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithOwnPlanForm: what is being typed of a plan of somebody's own. No widgets. */

#pragma once

#include "goals/kith-own-plan.h"

G_BEGIN_DECLS

/* Where something is typed: a section of the plan, or one of these. */
enum
{
  KITH_OWN_PLAN_TEXT_AGAIN = KITH_N_PLAN_SECTIONS, /* when they want to look at it again */
  KITH_OWN_PLAN_TEXT_SIGNED,                       /* the name with which they sign it */
  KITH_N_OWN_PLAN_TEXTS
};

typedef struct _KithOwnPlanForm KithOwnPlanForm;

KithOwnPlanForm *kith_own_plan_form_new (const KithOwnPlan *about);
void kith_own_plan_form_free (KithOwnPlanForm *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithOwnPlanForm, kith_own_plan_form_free)

/* As it was before anything was typed. */
const KithOwnPlan *kith_own_plan_form_get_about (const KithOwnPlanForm *self);
void kith_own_plan_form_follow (KithOwnPlanForm *self, const KithOwnPlan *about);

/* Setters: whether that changed anything. */
const char *kith_own_plan_form_get_text (const KithOwnPlanForm *self, guint text);
gboolean kith_own_plan_form_set_text (KithOwnPlanForm *self, guint text, const char *value);
gboolean kith_own_plan_form_get_together (const KithOwnPlanForm *self);
gboolean kith_own_plan_form_set_together (KithOwnPlanForm *self, gboolean together);

gboolean kith_own_plan_form_is_changed (const KithOwnPlanForm *self);
gboolean kith_own_plan_form_check (const KithOwnPlanForm *self, KithDay today, guint *text, GError **error);
KithOwnPlan *kith_own_plan_form_to_plan (const KithOwnPlanForm *self, KithDay today, const char *with);

GVariant *kith_own_plan_form_to_draft (const KithOwnPlanForm *self);
/* (nullable) NULL: it is no draft of a plan. */
KithOwnPlanForm *kith_own_plan_form_from_draft (gint64 person, GVariant *draft);

G_END_DECLS
