/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithGroupSchedule: on which days a group meets, and when. A value: no day of it is stored anywhere. */

#pragma once

#include "base/kith-clock.h"

G_BEGIN_DECLS

#define KITH_GROUP_MAX_TIMES 100
#define KITH_GROUP_MAX_EVERY 52

/**
 * KithGroupTime:
 * @weekday: on which, or %G_DATE_BAD_WEEKDAY for a single day
 * @day: that single day, or %KITH_DAY_NONE
 * @start: wall minutes from the day's midnight
 * @end: the same, after @start; beyond 1,440 it is the night after
 */
typedef struct
{
  GDateWeekday weekday;
  KithDay day;
  gint32 start;
  gint32 end;
} KithGroupTime;

/**
 * KithGroupSchedule:
 * @first_day: not before, or %KITH_DAY_NONE; the weeks of @every are counted from it
 * @last_day: not after, or %KITH_DAY_NONE
 * @every: 1: each week; n: each nth, seven days being counted from @first_day
 * @times: (owned) (element-type KithGroupTime): weekdays from Monday, then single days
 */
typedef struct
{
  KithDay first_day;
  KithDay last_day;
  int every;
  GArray *times;
} KithGroupSchedule;

KithGroupSchedule *kith_group_schedule_new (void);
KithGroupSchedule *kith_group_schedule_copy (const KithGroupSchedule *self);
void kith_group_schedule_free (KithGroupSchedule *self);
gboolean kith_group_schedule_equal (const KithGroupSchedule *a, const KithGroupSchedule *b);

void kith_group_schedule_add_weekly (KithGroupSchedule *self, GDateWeekday weekday, gint32 start, gint32 end);
void kith_group_schedule_add_day (KithGroupSchedule *self, KithDay day, gint32 start, gint32 end);
void kith_group_schedule_fit (KithGroupSchedule *self, guint rollover);
gboolean kith_group_schedule_check (const KithGroupSchedule *self, GError **error);
/* FALSE: it does not meet on that day. start, end: (out) (optional) */
gboolean kith_group_schedule_find (const KithGroupSchedule *self, KithDay day, gint32 *start, gint32 *end);

/* As it is stored and typed: "from 2025-11-03; every 2; monday 10:00-11:30; 2025-12-24 10:00-11:00". */
char *kith_group_schedule_format (const KithGroupSchedule *self);
KithGroupSchedule *kith_group_schedule_parse (const char *text, GError **error);
char *kith_group_schedule_describe (const KithGroupSchedule *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithGroupSchedule, kith_group_schedule_free)

G_END_DECLS
