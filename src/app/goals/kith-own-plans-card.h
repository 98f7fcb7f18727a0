/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithOwnPlansCard: the plans that somebody wrote for themself, in their section of goals and check-ins. */

#pragma once

#include <gtk/gtk.h>

#include "goals/kith-own-plan.h"
#include "shared/kith-app-context.h"

G_BEGIN_DECLS

#define KITH_TYPE_OWN_PLANS_CARD (kith_own_plans_card_get_type ())
G_DECLARE_FINAL_TYPE (KithOwnPlansCard, kith_own_plans_card, KITH, OWN_PLANS_CARD, GtkBox)

/* Signal "write" (KithOwnPlan *plan): it is to be typed, as it is stored or new. Signal "read" (GPtrArray *):
 * as they are now. */
void kith_own_plans_card_set_context (KithOwnPlansCard *self, KithAppContext *context);
void kith_own_plans_card_show (KithOwnPlansCard *self, gint64 person);

G_END_DECLS
