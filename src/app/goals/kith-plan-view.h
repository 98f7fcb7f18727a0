/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithPlanView: what somebody wants to reach, and when they are asked next how they are. */

#pragma once

#include "people/kith-record-section.h"

G_BEGIN_DECLS

#define KITH_TYPE_PLAN_VIEW (kith_plan_view_get_type ())
G_DECLARE_FINAL_TYPE (KithPlanView, kith_plan_view, KITH, PLAN_VIEW, KithRecordSection)

G_END_DECLS
