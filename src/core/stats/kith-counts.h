/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one counting function. Visits, people (a range), unnamed guests, first-timers: always together. */

#pragma once

#include "base/kith-day.h"
#include "session/kith-session.h"
#include "stats/kith-facts.h"

G_BEGIN_DECLS

typedef struct
{
  KithDay from; /* first day of the part */
  KithDay to;   /* last day of the part, inclusive */
  guint64 visits;
  guint64 people_low;
  guint64 people_high;
  guint64 guests;
  guint64 first_timers;
} KithCount;

/* For by: the whole only, no parts. */
#define KITH_COUNT_WHOLE ((KithPeriod) -1)

/* Whether this account may see the counts of these days: today's, totals, or all. */
gboolean kith_counts_demand (KithSession *session, KithDay from, KithDay to, KithPeriod by, GError **error);

/* Whole period in *whole; the parts in order when by is given. (element-type KithCount) */
GArray *
kith_counts (KithFacts *facts, KithDay from, KithDay to, KithPeriod by, int first_weekday, KithCount *whole);

G_END_DECLS
