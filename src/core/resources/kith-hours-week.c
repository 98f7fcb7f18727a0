/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Hours that are the same every week, as the edges of a week: open now, over a whole directory at once. */

#include "resources/kith-hours-week.h"

#include "resources/kith-hours-private.h"

#include <string.h>

#define VERSION 1
#define MINUTE_MASK 0x3fff
#define STATE_SHIFT 14
#define COMPLETE 1
#define CERTAIN 2
#define HEADER 3

/* Whether the rules look at nothing but the day of the week. Holidays are days that no one knows. */
static gboolean
is_weekly (KithHours *hours)
{
  for (guint i = 0; i < hours->rules->len; i++)
    {
      const KithHoursRule *rule = g_ptr_array_index (hours->rules, i);

      if (rule->years->len + rule->dates->len + rule->weeks->len > 0)
        return FALSE;
      for (guint j = 0; j < rule->days->len; j++)
        if (g_array_index (rule->days, KithHoursDays, j).nth != 0)
          return FALSE;
    }
  return TRUE;
}

/**
 * kith_hours_week_init:
 * @week: (out caller-allocates): filled
 * @hours: hours
 *
 * Makes the weekly form of @hours. What is not the same every week gives one that is not complete and has no
 * edges.
 */
void
kith_hours_week_init (KithHoursWeek *week, KithHours *hours)
{
  g_autofree guint8 *plans = NULL;
  KithDay monday = kith_day_from_ymd (2001, 1, 1);
  int last = -1;

  g_return_if_fail (week != NULL);
  g_return_if_fail (hours != NULL);

  memset (week, 0, sizeof *week);
  if (!is_weekly (hours))
    return;
  plans = g_malloc (2 * KITH_HOURS_REACH);
  week->complete = week->certain = TRUE;
  for (int i = 0; i < 7; i++)
    {
      _kith_hours_plan (hours, monday + i - 1, NULL, plans);
      _kith_hours_plan (hours, monday + i, NULL, plans + KITH_HOURS_REACH);
      for (int minute = 0; minute < KITH_HOURS_DAY; minute++)
        {
          KithHoursState state = _kith_hours_look (plans, plans + KITH_HOURS_REACH, minute);

          if ((int) state == last)
            continue;
          if (week->n_edges == KITH_HOURS_WEEK_EDGES)
            {
              memset (week, 0, sizeof *week);
              return;
            }
          last = (int) state;
          week->certain = week->certain && state != KITH_HOURS_UNKNOWN;
          week->edges[week->n_edges++] =
              (guint16) ((guint) state << STATE_SHIFT | (guint) (i * KITH_HOURS_DAY + minute));
        }
    }
}

/**
 * kith_hours_week_minute:
 * @when: an instant in a service's own time zone
 *
 * Returns: the minutes since Monday's midnight on its wall clock
 */
int
kith_hours_week_minute (GDateTime *when)
{
  g_return_val_if_fail (when != NULL, 0);

  return (g_date_time_get_day_of_week (when) - 1) * KITH_HOURS_DAY + g_date_time_get_hour (when) * 60 +
         g_date_time_get_minute (when);
}

/**
 * kith_hours_week_look:
 * @week: the weekly form
 * @minute: of the week, see kith_hours_week_minute()
 * @state: (out): the state then
 *
 * Returns: whether the weekly form knows; %FALSE leaves @state as it was
 */
gboolean
kith_hours_week_look (const KithHoursWeek *week, int minute, KithHoursState *state)
{
  guint i = 1;

  g_return_val_if_fail (week != NULL && state != NULL, FALSE);
  g_return_val_if_fail (minute >= 0 && minute < KITH_HOURS_WEEK_MINUTES, FALSE);

  if (!week->complete)
    return FALSE;
  while (i < week->n_edges && (week->edges[i] & MINUTE_MASK) <= minute)
    i++;
  *state = (KithHoursState) (week->edges[i - 1] >> STATE_SHIFT);
  return TRUE;
}

/**
 * kith_hours_week_until:
 * @week: the weekly form, complete
 * @when: an instant in the service's own time zone
 *
 * Returns: (transfer full) (nullable): when another state begins, as kith_hours_state_at() says; %NULL where
 *   none does
 */
GDateTime *
kith_hours_week_until (const KithHoursWeek *week, GDateTime *when)
{
  int minute, year, month, day;
  guint current;

  g_return_val_if_fail (week != NULL && when != NULL, NULL);

  if (!week->complete)
    return NULL;
  minute = kith_hours_week_minute (when);
  g_date_time_get_ymd (when, &year, &month, &day);
  for (current = 0; current + 1 < week->n_edges && (week->edges[current + 1] & MINUTE_MASK) <= minute;)
    current++;
  for (guint ahead = 1; ahead < week->n_edges + 1u; ahead++)
    {
      guint next = (current + ahead) % week->n_edges;
      int at = week->edges[next] & MINUTE_MASK;

      if (week->edges[next] >> STATE_SHIFT == week->edges[current] >> STATE_SHIFT)
        continue;
      /* From this day's midnight: later in this week, or in the next. */
      at += (current + ahead >= week->n_edges ? KITH_HOURS_WEEK_MINUTES : 0) -
            minute / KITH_HOURS_DAY * KITH_HOURS_DAY;
      return _kith_hours_instant (when, kith_day_from_ymd (year, month, day) + at / KITH_HOURS_DAY,
                                  at % KITH_HOURS_DAY);
    }
  return NULL;
}

/**
 * kith_hours_week_to_bytes:
 * @week: the weekly form
 *
 * Returns: (transfer full): its bytes, the same on every machine
 */
GBytes *
kith_hours_week_to_bytes (const KithHoursWeek *week)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();
  guint8 header[HEADER] = { VERSION };

  g_return_val_if_fail (week != NULL, NULL);

  header[1] = (guint8) ((week->complete ? COMPLETE : 0) | (week->certain ? CERTAIN : 0));
  header[2] = week->n_edges;
  g_byte_array_append (out, header, sizeof header);
  for (guint i = 0; i < week->n_edges; i++)
    {
      guint16 edge = GUINT16_TO_LE (week->edges[i]);

      g_byte_array_append (out, (const guint8 *) &edge, sizeof edge);
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&out));
}

/* Rising from minute 0, with states that there are. */
static gboolean
is_sound (const KithHoursWeek *week)
{
  if (!week->complete)
    return week->n_edges == 0 && !week->certain;
  if (week->n_edges == 0 || (week->edges[0] & MINUTE_MASK) != 0)
    return FALSE;
  for (guint i = 0; i < week->n_edges; i++)
    {
      guint minute = week->edges[i] & MINUTE_MASK;

      if (week->edges[i] >> STATE_SHIFT > KITH_HOURS_UNKNOWN || minute >= KITH_HOURS_WEEK_MINUTES ||
          (i > 0 && minute <= (week->edges[i - 1] & MINUTE_MASK)))
        return FALSE;
    }
  return TRUE;
}

/**
 * kith_hours_week_init_from_bytes:
 * @week: (out caller-allocates): filled
 * @bytes: what kith_hours_week_to_bytes() made
 *
 * Returns: whether @bytes are of a weekly form; where not, @week is one that is not complete
 */
gboolean
kith_hours_week_init_from_bytes (KithHoursWeek *week, GBytes *bytes)
{
  gsize size = 0;
  const guint8 *data;

  g_return_val_if_fail (week != NULL && bytes != NULL, FALSE);

  data = g_bytes_get_data (bytes, &size);
  memset (week, 0, sizeof *week);
  if (size < HEADER || data[0] != VERSION || data[1] > (COMPLETE | CERTAIN) ||
      data[2] > KITH_HOURS_WEEK_EDGES || size != HEADER + 2u * data[2])
    return FALSE;
  week->complete = (data[1] & COMPLETE) != 0;
  week->certain = (data[1] & CERTAIN) != 0;
  week->n_edges = data[2];
  for (guint i = 0; i < week->n_edges; i++)
    week->edges[i] = (guint16) (data[HEADER + 2 * i] | data[HEADER + 2 * i + 1] << 8);
  if (is_sound (week))
    return TRUE;
  memset (week, 0, sizeof *week);
  return FALSE;
}
