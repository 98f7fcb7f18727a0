/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithSamplePlan: who comes when, worked out in memory before a row is written. The same seed gives the same
 * plan. */

#pragma once

#include "base/kith-day.h"

G_BEGIN_DECLS

#define KITH_SAMPLE_MAX_SERVICES 32

/**
 * KithSampleVisit:
 * @day: days from the plan's first day
 * @person: index of the person, or the number of unnamed guests in a guest row
 * @arrived: wall minute, never unknown
 * @left: wall minute or %KITH_MINUTE_NONE
 * @services: a bit per service, in the order the services were given
 */
typedef struct
{
  guint32 day;
  guint32 person;
  gint16 arrived;
  gint16 left;
  guint32 services;
} KithSampleVisit;

/**
 * KithSamplePlan:
 * @first_day: the plan's day 0
 * @n_days: how many days it spans
 * @visits: (owned) (element-type KithSampleVisit): by day, then by arrival
 * @guests: (owned) (element-type KithSampleVisit): by day
 */
typedef struct
{
  KithDay first_day;
  guint n_days;
  GArray *visits;
  GArray *guests;
} KithSamplePlan;

KithSamplePlan *kith_sample_plan_new (guint n_people,
                                      guint n_visits,
                                      KithDay from,
                                      KithDay until,
                                      const char *const *service_codes,
                                      GRand *rand);
void kith_sample_plan_free (KithSamplePlan *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithSamplePlan, kith_sample_plan_free)

G_END_DECLS
