/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithPlanReading: somebody's goals and check-ins, as they are read for their page. */

#pragma once

#include "goals/kith-check-ins.h"
#include "goals/kith-goals.h"

G_BEGIN_DECLS

/**
 * KithPlanReading:
 * @person: whose
 * @goals: (owned) (nullable) (element-type KithGoal): what is open first, what was a mistake last
 * @check_ins: (owned) (nullable) (element-type KithCheckIn): what is due first, what has ended last
 * @permitted: how they may be reached now
 */
typedef struct
{
  gint64 person;
  GPtrArray *goals;
  GPtrArray *check_ins;
  KithContactWays permitted;
} KithPlanReading;

KithPlanReading *kith_plan_reading_new (gint64 person);
void kith_plan_reading_free (KithPlanReading *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithPlanReading, kith_plan_reading_free)

gboolean kith_plan_reading_run (KithPlanReading *self, KithSession *session, GError **error);
const KithGoal *kith_plan_reading_find_goal (const KithPlanReading *self, gint64 goal);
const KithCheckIn *kith_plan_reading_find_check_in (const KithPlanReading *self, gint64 check_in);

G_END_DECLS
