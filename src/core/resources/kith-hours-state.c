/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Open, closed or not certain, at a time of the service's own wall clock. For a day the rules are painted one
 * over the other on its minutes and those of the night after it; what yesterday left on that night still
 * counts.
 */

#include "resources/kith-hours.h"

#include "base/kith-zone.h"
#include "resources/kith-hours-private.h"

#include <string.h>

/* What is painted: the states, and before them nothing, and "closed all day". */
enum
{
  BLANK,
  DAY_OFF,
  PAINTED, /* plus a #KithHoursState */
};

/* How long what has an open end may go on: as the package opening_hours guesses it, from midnight's minutes.
 */
#define EVENING (17 * 60)
#define EVENING_REACH (10 * 60)
#define NIGHT (22 * 60)
#define NIGHT_REACH (8 * 60)

static gboolean
is_in_ranges (GArray *ranges, int value)
{
  for (guint i = 0; i < ranges->len; i++)
    {
      const KithHoursRange *range = &g_array_index (ranges, KithHoursRange, i);

      if (value >= range->from && value <= range->to && (value - range->from) % range->every == 0)
        return TRUE;
    }
  return ranges->len == 0;
}

static gboolean
is_in_dates (GArray *list, int year, int month, int day)
{
  for (guint i = 0; i < list->len; i++)
    {
      const KithHoursDates *dates = &g_array_index (list, KithHoursDates, i);
      int from = dates->from_month * 32 + dates->from_day;
      int to = dates->to_month * 32 + (dates->to_day > 0 ? dates->to_day : 31);
      int now = month * 32 + day;

      if (dates->from_year > 0)
        {
          from += dates->from_year * 512;
          to += dates->to_year * 512;
          now += year * 512;
        }
      if (from <= to ? now >= from && now <= to : now >= from || now <= to)
        return TRUE;
    }
  return list->len == 0;
}

static gboolean
is_in_days (GArray *list, int weekday, int nth, int nth_from_end)
{
  for (guint i = 0; i < list->len; i++)
    {
      const KithHoursDays *days = &g_array_index (list, KithHoursDays, i);
      gboolean fits = days->from <= days->to ? weekday >= days->from && weekday <= days->to
                                             : weekday >= days->from || weekday <= days->to;

      if (fits && (days->nth == 0 || (days->nth & (1u << nth | 1u << (8 + nth_from_end))) != 0))
        return TRUE;
    }
  return FALSE;
}

static gboolean
rule_is_for (const KithHoursRule *rule, KithDay day, GHashTable *holidays)
{
  int year = 0, month = 0, dom = 0, length;
  gboolean weekday, holiday;
  GDate date;

  if (!kith_day_to_ymd (day, &year, &month, &dom))
    return FALSE;
  if (!is_in_ranges (rule->years, year) || !is_in_dates (rule->dates, year, month, dom))
    return FALSE;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) dom, (GDateMonth) month, (GDateYear) year);
  if (rule->weeks->len > 0 && !is_in_ranges (rule->weeks, (int) g_date_get_iso8601_week_of_year (&date)))
    return FALSE;
  if (rule->days->len == 0 && rule->holidays == 0)
    return TRUE;

  length = g_date_get_days_in_month ((GDateMonth) month, (GDateYear) year);
  weekday =
      is_in_days (rule->days, (int) kith_day_get_weekday (day), (dom - 1) / 7 + 1, (length - dom) / 7 + 1);
  holiday = (rule->holidays & KITH_HOURS_PUBLIC_HOLIDAY) != 0 && holidays != NULL &&
            g_hash_table_contains (holidays, GINT_TO_POINTER (day));
  if ((rule->holidays & KITH_HOURS_HOLIDAY_AND_DAYS) != 0)
    return holiday && weekday;
  return holiday || weekday;
}

static void
paint (guint8 *plan, int from, int to, KithHoursState state, gboolean only_closed)
{
  to = MIN (to, KITH_HOURS_REACH);
  for (int i = from; i < to; i++)
    if (!only_closed || plan[i] <= DAY_OFF || plan[i] == PAINTED + KITH_HOURS_CLOSED)
      plan[i] = (guint8) (PAINTED + state);
}

static void
paint_span (guint8 *plan, const KithHoursRule *rule, const KithHoursSpan *span)
{
  gboolean only_closed = rule->join == KITH_HOURS_FALLS_BACK;
  int end = span->to;

  if (span->sun)
    {
      paint (plan, 0, KITH_HOURS_DAY, KITH_HOURS_UNKNOWN, only_closed);
      return;
    }
  paint (plan, span->from, span->to, rule->state, only_closed);
  if (!span->open_end)
    return;
  if (end >= NIGHT)
    end += NIGHT_REACH;
  else if (end >= EVENING)
    end += EVENING_REACH;
  else
    end = KITH_HOURS_DAY;
  paint (plan, span->to, end, KITH_HOURS_UNKNOWN, only_closed);
}

/* A rule that overrides wipes what was said for the same day. What closes wipes nothing: it is painted over.
 * A rule for no particular day adds to those for particular days, as the package opening_hours has it. */
static gboolean
wipes (KithHours *self, guint index)
{
  const KithHoursRule *rule = g_ptr_array_index (self->rules, index);

  if (rule->join != KITH_HOURS_OVERRIDES || rule->state == KITH_HOURS_CLOSED)
    return FALSE;
  return _kith_hours_rule_has_dates (rule) ||
         (index > 0 && !_kith_hours_rule_has_dates (g_ptr_array_index (self->rules, index - 1)));
}

void
_kith_hours_plan (KithHours *self, KithDay day, GHashTable *holidays, guint8 *plan)
{
  memset (plan, BLANK, KITH_HOURS_REACH);
  for (guint i = 0; i < self->rules->len; i++)
    {
      const KithHoursRule *rule = g_ptr_array_index (self->rules, i);

      if (!rule_is_for (rule, day, holidays))
        continue;
      if (wipes (self, i))
        memset (plan, BLANK, KITH_HOURS_REACH);
      for (guint j = 0; j < rule->spans->len; j++)
        paint_span (plan, rule, &g_array_index (rule->spans, KithHoursSpan, j));
      if (rule->spans->len > 0)
        continue;
      if (rule->state == KITH_HOURS_CLOSED && rule->join != KITH_HOURS_FALLS_BACK)
        {
          memset (plan, DAY_OFF, KITH_HOURS_DAY);
          memset (plan + KITH_HOURS_DAY, BLANK, KITH_HOURS_DAY);
        }
      else
        paint (plan, 0, KITH_HOURS_DAY, rule->state, rule->join == KITH_HOURS_FALLS_BACK);
    }
}

KithHoursState
_kith_hours_look (const guint8 *yesterday, const guint8 *today, int minute)
{
  guint8 left = yesterday[minute + KITH_HOURS_DAY];
  guint8 own = today[minute];
  gboolean maybe = left == PAINTED + KITH_HOURS_OPEN || left == PAINTED + KITH_HOURS_UNKNOWN;

  switch (own)
    {
    case BLANK:
      return maybe ? (KithHoursState) (left - PAINTED) : KITH_HOURS_CLOSED;
    case DAY_OFF:
      /* A day off after a long night: whether the night is meant too, nobody says. */
      return maybe ? KITH_HOURS_UNKNOWN : KITH_HOURS_CLOSED;
    case PAINTED + KITH_HOURS_UNKNOWN:
      return left == PAINTED + KITH_HOURS_OPEN ? KITH_HOURS_OPEN : KITH_HOURS_UNKNOWN;
    default:
      return (KithHoursState) (own - PAINTED);
    }
}

GDateTime *
_kith_hours_instant (GDateTime *when, KithDay day, int minute)
{
  GTimeZone *zone = g_date_time_get_timezone (when);
  KithLocal local = kith_zone_resolve (zone, (gint64) day * 86400 + minute * 60);
  g_autoptr (GDateTime) utc = NULL;
  gint64 found = local.jump;

  if (local.n > 0)
    found = local.utc[local.n > 1 && local.utc[0] <= g_date_time_to_unix (when) ? 1 : 0];
  utc = g_date_time_new_from_unix_utc (found);
  return utc != NULL ? g_date_time_to_timezone (utc, zone) : NULL;
}

/**
 * kith_hours_state_among:
 * @self: hours
 * @when: an instant in the service's own time zone
 * @holidays: (nullable): a set of #KithDay, as GINT_TO_POINTER(), that are public holidays
 * @until: (out) (optional) (nullable) (transfer full): when another state begins, in the same zone; %NULL
 * where none does within %KITH_HOURS_SEARCH_DAYS
 *
 * Without @holidays a rule about holidays is for no day. Times are those of the wall clock: on a day on which
 * it is changed, hours are as long as it shows them.
 *
 * Returns: the state at @when
 */
KithHoursState
kith_hours_state_among (KithHours *self, GDateTime *when, GHashTable *holidays, GDateTime **until)
{
  g_autofree guint8 *plans = NULL;
  guint8 *yesterday, *today;
  int year, month, dom, minute;
  KithHoursState state;
  KithDay day;

  g_return_val_if_fail (self != NULL, KITH_HOURS_UNKNOWN);
  g_return_val_if_fail (when != NULL, KITH_HOURS_UNKNOWN);

  plans = g_malloc (2 * KITH_HOURS_REACH);
  yesterday = plans;
  today = plans + KITH_HOURS_REACH;
  g_date_time_get_ymd (when, &year, &month, &dom);
  day = kith_day_from_ymd (year, month, dom);
  minute = g_date_time_get_hour (when) * 60 + g_date_time_get_minute (when);
  _kith_hours_plan (self, day - 1, holidays, yesterday);
  _kith_hours_plan (self, day, holidays, today);
  state = _kith_hours_look (yesterday, today, minute);
  if (until == NULL)
    return state;

  *until = NULL;
  for (int ahead = 0; ahead <= KITH_HOURS_SEARCH_DAYS; ahead++)
    {
      guint8 *swap = yesterday;

      for (; minute < KITH_HOURS_DAY; minute++)
        if (_kith_hours_look (yesterday, today, minute) != state)
          {
            *until = _kith_hours_instant (when, day + ahead, minute);
            return state;
          }
      minute = 0;
      yesterday = today;
      today = swap;
      _kith_hours_plan (self, day + ahead + 1, holidays, today);
    }
  return state;
}

/**
 * kith_hours_state_at:
 * @self: hours
 * @when: an instant in the service's own time zone
 * @until: (out) (optional) (nullable) (transfer full): when another state begins, in the same zone
 *
 * As kith_hours_state_among(), where no holidays are known.
 *
 * Returns: the state at @when
 */
KithHoursState
kith_hours_state_at (KithHours *self, GDateTime *when, GDateTime **until)
{
  return kith_hours_state_among (self, when, NULL, until);
}
