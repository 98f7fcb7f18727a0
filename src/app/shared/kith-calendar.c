/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GTK's calendar works with moments of the computer's zone; noon is the same day whatever the clocks do. */

#include "shared/kith-calendar.h"

#define NOON 12

/**
 * kith_calendar_get_day:
 * @calendar: a calendar
 *
 * Returns: the day that is chosen in it
 */
KithDay
kith_calendar_get_day (GtkCalendar *calendar)
{
  g_autoptr (GDateTime) date = NULL;

  g_return_val_if_fail (GTK_IS_CALENDAR (calendar), KITH_DAY_NONE);

  date = gtk_calendar_get_date (calendar);
  return kith_day_from_ymd (g_date_time_get_year (date), g_date_time_get_month (date),
                            g_date_time_get_day_of_month (date));
}

/**
 * kith_calendar_select_day:
 * @calendar: a calendar
 * @day: a day; one that no calendar has changes nothing
 *
 * Chooses it, which is told as if somebody had.
 */
void
kith_calendar_select_day (GtkCalendar *calendar, KithDay day)
{
  int year, month, of_month;

  g_return_if_fail (GTK_IS_CALENDAR (calendar));

  if (kith_day_to_ymd (day, &year, &month, &of_month))
    {
      g_autoptr (GDateTime) date = g_date_time_new_local (year, month, of_month, NOON, 0, 0);

      gtk_calendar_select_day (calendar, date);
    }
}
