/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The one counting function. Visits, guests and first-timers are differences of running totals by day; people
 * are told apart by stamping each the first time that they are met in a part, so a part costs a pass over its
 * visits and no table. People low: two records that may be one person are counted once, in chains too. */

#include "stats/kith-counts.h"

#include <string.h>

#include "stats/kith-facts-private.h"

/* One entry a person and day. Returns how many people are met first in this part, and how many first in the
 * whole. */
static guint32
stamp_people (KithFactDays *days, guint32 first, guint32 end, guint32 stamp, guint32 floor, guint32 *fresh)
{
  const guint32 *people = days->people;
  guint32 *stamps = days->stamps;
  guint32 in_part = 0, in_whole = 0;

  for (guint32 i = first; i < end; i++)
    {
      guint32 seen = stamps[people[i]];

      in_part += seen != stamp;
      in_whole += seen <= floor;
      stamps[people[i]] = stamp;
    }
  *fresh += in_whole;
  return in_part;
}

static guint32
enter_node (KithFactDays *days, guint32 node, guint32 stamp)
{
  if (days->node_stamps[node] != stamp)
    {
      days->node_stamps[node] = stamp;
      days->node_parents[node] = node;
    }
  return kith_find_root (days->node_parents, node);
}

/* How many fewer people there are, among those with a stamp above floor, if every unresolved pair is one
 * person. */
static guint32
count_joins (KithFactDays *days, guint32 floor, guint32 stamp)
{
  guint32 joins = 0;

  for (guint i = 0; i < days->pairs->len; i++)
    {
      const KithFactPair *pair = &g_array_index (days->pairs, KithFactPair, i);
      guint32 a, b;

      if (days->stamps[pair->a] <= floor || days->stamps[pair->b] <= floor)
        continue;
      a = enter_node (days, pair->node_a, stamp);
      b = enter_node (days, pair->node_b, stamp);
      if (a == b)
        continue;
      days->node_parents[a] = b;
      joins++;
    }
  return joins;
}

static guint32
day_index (const KithFactDays *days, gint64 day)
{
  return (guint32) CLAMP (day - days->base, 0, (gint64) days->n_days);
}

/* Everything but people. */
static void
fill_totals (const KithFactDays *days, KithCount *count)
{
  guint32 first = day_index (days, count->from);
  guint32 end = MAX (first, day_index (days, (gint64) count->to + 1));

  count->visits = days->starts[end] - days->starts[first];
  count->guests = days->guests[end] - days->guests[first];
  count->first_timers = days->firsts[end] - days->firsts[first];
}

static void
fill_people (KithFactDays *days, KithCount *count, guint32 stamp, guint32 floor, guint32 *fresh)
{
  guint32 first = day_index (days, count->from);
  guint32 end = MAX (first, day_index (days, (gint64) count->to + 1));

  count->people_high = stamp_people (days, days->starts[first], days->starts[end], stamp, floor, fresh);
  count->people_low = count->people_high;
  if (days->pairs->len > 0 && count->people_high > 1)
    count->people_low -= count_joins (days, stamp - 1, stamp);
}

static GArray *
make_parts (KithDay from, KithDay to, KithPeriod by, int first_weekday)
{
  GArray *parts = g_array_new (FALSE, TRUE, sizeof (KithCount));
  KithDay start = from;

  if (from > to)
    return parts;
  if (by == KITH_COUNT_WHOLE)
    {
      KithCount part = { .from = from, .to = to };

      g_array_append_val (parts, part);
      return parts;
    }
  while (start <= to)
    {
      KithDay next = kith_period_next (by, start, (GDateWeekday) first_weekday);
      KithCount part = { .from = start, .to = MIN (to, next - 1) };

      g_array_append_val (parts, part);
      if (next <= start)
        break;
      start = next;
    }
  return parts;
}

/**
 * kith_counts:
 * @facts: the facts
 * @from: the first day
 * @to: the last day, inclusive
 * @by: into which parts, or %KITH_COUNT_WHOLE; the first and the last part may be cut short
 * @first_weekday: the day on which a week begins, as #GDateWeekday
 * @whole: (out) (optional): the count of all days
 *
 * A visit is one person on one center day, two records that were merged being one person. People (high) are
 * those with a visit in the part; people (low) are the groups that they form if everyone who may be somebody
 * else is. First-timers are those whose first visit ever lies in the part.
 *
 * Returns: (transfer full) (element-type KithCount): the parts in order; none for %KITH_COUNT_WHOLE
 */
GArray *
kith_counts (KithFacts *facts, KithDay from, KithDay to, KithPeriod by, int first_weekday, KithCount *whole)
{
  KithCount all = { .from = from, .to = to };
  guint32 floor, fresh = 0;
  KithFactDays *days;
  GArray *parts;

  g_return_val_if_fail (KITH_IS_FACTS (facts), NULL);
  g_return_val_if_fail (kith_day_is_valid (from) && kith_day_is_valid (to), NULL);

  parts = make_parts (from, to, by, first_weekday);
  days = kith_facts_get_days (facts);
  floor = kith_fact_days_reserve_stamps (days, parts->len + 1);
  for (guint i = 0; i < parts->len; i++)
    {
      KithCount *part = &g_array_index (parts, KithCount, i);

      fill_totals (days, part);
      fill_people (days, part, floor + 1 + i, floor, &fresh);
    }

  if (from <= to)
    fill_totals (days, &all);
  all.people_high = fresh;
  all.people_low = fresh - count_joins (days, floor, floor + parts->len + 1);
  if (whole != NULL)
    *whole = all;
  if (by == KITH_COUNT_WHOLE)
    g_array_set_size (parts, 0);
  return parts;
}

/**
 * kith_counts_demand:
 * @session: who asks
 * @from: the first day
 * @to: the last day
 * @by: into which parts, or %KITH_COUNT_WHOLE
 * @error: %KITH_ERROR_NOT_PERMITTED
 *
 * Returns: whether this account may see these counts: today's, or totals of any days
 */
gboolean
kith_counts_demand (KithSession *session, KithDay from, KithDay to, KithPeriod by, GError **error)
{
  KithDay today;

  g_return_val_if_fail (KITH_IS_SESSION (session), FALSE);

  today = kith_clock_today (kith_session_get_clock (session));
  return kith_session_demand (
      session, from == today && to == today ? KITH_ACTION_COUNT_TODAY : KITH_ACTION_COUNT_TOTALS, error);
}
