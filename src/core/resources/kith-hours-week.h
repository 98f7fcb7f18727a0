/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "resources/kith-hours.h"

G_BEGIN_DECLS

#define KITH_HOURS_WEEK_EDGES 56
#define KITH_HOURS_WEEK_MINUTES 10080

/**
 * KithHoursWeek:
 * @n_edges: how many of @edges are used
 * @complete: whether every week is as these edges say; where not, kith_hours_state_at() has to be asked
 * @certain: whether no time of the week is unknown
 * @edges: from Monday's midnight, rising: in the upper two bits the state that begins, below them the minute
 * of the week; the first begins at 0
 *
 * Hours that are the same every week, made to be asked by the ten thousand.
 */
typedef struct
{
  guint8 n_edges;
  guint8 complete;
  guint8 certain;
  guint16 edges[KITH_HOURS_WEEK_EDGES];
} KithHoursWeek;

void kith_hours_week_init (KithHoursWeek *week, KithHours *hours);
gboolean kith_hours_week_look (const KithHoursWeek *week, int minute, KithHoursState *state);
int kith_hours_week_minute (GDateTime *when);
/* (transfer full) (nullable) */
GDateTime *kith_hours_week_until (const KithHoursWeek *week, GDateTime *when);
GBytes *kith_hours_week_to_bytes (const KithHoursWeek *week);
gboolean kith_hours_week_init_from_bytes (KithHoursWeek *week, GBytes *bytes);

G_END_DECLS
