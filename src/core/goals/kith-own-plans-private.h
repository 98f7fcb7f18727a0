/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithOwnPlans from the inside: reading rows. */

#pragma once

#include "goals/kith-own-plans.h"
#include "store/kith-db.h"

G_BEGIN_DECLS

/* Whose it is, without anything sealed. */
gint64 kith_own_plans_get_person (KithStmt *stmt);
KithOwnPlan *kith_own_plans_take_row (KithSession *session, KithStmt *stmt, GError **error);

G_END_DECLS
