/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithOwnPlans: the plans that people wrote for themselves, at most one a template. Sealed under care. */

#pragma once

#include "goals/kith-own-plan.h"
#include "session/kith-change.h"

G_BEGIN_DECLS

/**
 * KithOwnPlanDone:
 * @id: of the row; it may be gone
 * @person: whose, as the row has it
 * @version: for writing to it next
 * @inverse: (owned): as it was before; applying it takes back what was done
 */
typedef struct
{
  gint64 id;
  gint64 person;
  gint64 version;
  KithOwnPlan *inverse;
} KithOwnPlanDone;

void kith_own_plan_done_free (KithOwnPlanDone *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithOwnPlanDone, kith_own_plan_done_free)

/* wanted: as it is to be; with an id a copy of what was read. Empty: the person takes it back. */
KithOwnPlanDone *kith_own_plans_apply (KithSession *session, const KithOwnPlan *wanted, GError **error);

/* In the order of the templates, each record's own. (element-type KithOwnPlan) */
GPtrArray *kith_own_plans_list (KithSession *session, gint64 person, GError **error);

G_END_DECLS
