/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What somebody wrote for themself on paper, for them to keep: what helps in a hard time, or a plan. */

#pragma once

#include "goals/kith-hard-time.h"
#include "goals/kith-own-plan.h"
#include "report/kith-document.h"

G_BEGIN_DECLS

KithDocument *kith_hard_time_paper_new (const KithHardTime *words, const KithPaper *paper);
KithDocument *kith_own_plan_paper_new (const KithOwnPlan *plan, const KithPaper *paper);

G_END_DECLS
