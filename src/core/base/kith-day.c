/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Civil days as whole numbers, the periods that reports are made of, and wall minutes. Nothing here
 * knows a time zone; the center's clock joins the two. */

#include "base/kith-day.h"

#include <langinfo.h>
#include <string.h>
#include <glib/gi18n-lib.h>

#include "base/kith-error.h"

/* GDate counts 0001-01-01 as 1. */
#define JULIAN_OF_1970 719163
#define LAST_YEAR 9999
#define FIRST_DAY (1 - JULIAN_OF_1970)
#define LAST_DAY 2932896 /* 9999-12-31 */

static gboolean
day_to_date (KithDay day, GDate *date)
{
  if (!kith_day_is_valid (day))
    return FALSE;

  g_date_clear (date, 1);
  g_date_set_julian (date, (guint32) (day + JULIAN_OF_1970));
  return TRUE;
}

static KithDay
day_from_date (const GDate *date)
{
  return (KithDay) g_date_get_julian (date) - JULIAN_OF_1970;
}

static char *
format_day (KithDay day, const char *format)
{
  g_autoptr (GDateTime) time = NULL;
  int y, m, d;

  if (!kith_day_to_ymd (day, &y, &m, &d))
    return g_strdup ("");

  time = g_date_time_new_utc (y, m, d, 0, 0, 0);
  return g_date_time_format (time, format);
}

/**
 * kith_day_is_valid:
 * @day: a day or %KITH_DAY_NONE
 *
 * Returns: whether @day lies in the years 1 to 9999
 */
gboolean
kith_day_is_valid (KithDay day)
{
  return day >= FIRST_DAY && day <= LAST_DAY;
}

/**
 * kith_day_from_ymd:
 * @year: 1 to 9999
 * @month: 1 to 12
 * @day: day of the month, from 1
 *
 * Returns: the day, or %KITH_DAY_NONE where the calendar has no such day
 */
KithDay
kith_day_from_ymd (int year, int month, int day)
{
  GDate date;

  if (year < 1 || year > LAST_YEAR || month < 1 || month > 12 || day < 1 || day > 31)
    return KITH_DAY_NONE;
  if (!g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return KITH_DAY_NONE;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return day_from_date (&date);
}

/**
 * kith_day_to_ymd:
 * @day: a day
 * @year: (out) (optional): 1 to 9999
 * @month: (out) (optional): 1 to 12
 * @day_of_month: (out) (optional): 1 to 31
 *
 * Returns: %FALSE, and nothing set, where @day is not valid
 */
gboolean
kith_day_to_ymd (KithDay day, int *year, int *month, int *day_of_month)
{
  GDate date;

  if (!day_to_date (day, &date))
    return FALSE;

  if (year != NULL)
    *year = g_date_get_year (&date);
  if (month != NULL)
    *month = (int) g_date_get_month (&date);
  if (day_of_month != NULL)
    *day_of_month = g_date_get_day (&date);
  return TRUE;
}

/**
 * kith_day_parse:
 * @text: a date as "YYYY-MM-DD", nothing before or after it
 * @day: (out): the day
 * @error: %KITH_ERROR_INVALID where @text is not such a date
 *
 * Returns: whether @text was a date
 */
gboolean
kith_day_parse (const char *text, KithDay *day, GError **error)
{
  static const char shape[] = "dddd-dd-dd";
  KithDay parsed = KITH_DAY_NONE;
  gboolean fits;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (day != NULL, FALSE);

  fits = strlen (text) == sizeof shape - 1;
  for (gsize i = 0; fits && shape[i] != '\0'; i++)
    fits = shape[i] == 'd' ? g_ascii_isdigit (text[i]) : text[i] == shape[i];

  if (fits)
    parsed = kith_day_from_ymd (atoi (text), atoi (text + 5), atoi (text + 8));

  if (parsed == KITH_DAY_NONE)
    {
      g_autofree char *shown = g_utf8_make_valid (text, (gssize) MIN (strlen (text), 40));

      g_set_error (error, KITH_ERROR, KITH_ERROR_INVALID,
                   _ ("“%s” is not a date. Write the date as year-month-day, for example 2025-11-22."),
                   shown);
      return FALSE;
    }

  *day = parsed;
  return TRUE;
}

/**
 * kith_day_format_iso:
 * @day: a day
 *
 * Returns: (transfer full): "YYYY-MM-DD", or "" where @day is not valid
 */
char *
kith_day_format_iso (KithDay day)
{
  int y, m, d;

  if (!kith_day_to_ymd (day, &y, &m, &d))
    return g_strdup ("");

  return g_strdup_printf ("%04d-%02d-%02d", y, m, d);
}

/**
 * kith_day_format_short:
 * @day: a day not far from today
 *
 * Returns: (transfer full): the day and month in the user's language, as "22 November"
 */
char *
kith_day_format_short (KithDay day)
{
  /* Translators: a strftime format for a day without its year, as "22 November". */
  return format_day (day, C_ ("day format", "%-d %B"));
}

/**
 * kith_day_format_date:
 * @day: a day, of any year
 *
 * Returns: (transfer full): the date in the user's language, as "22 November 2025"
 */
char *
kith_day_format_date (KithDay day)
{
  /* Translators: a strftime format for a date without its weekday, as "22 November 2025". */
  return format_day (day, C_ ("day format", "%-d %B %Y"));
}

/**
 * kith_day_format_long:
 * @day: a day
 *
 * Returns: (transfer full): the whole date in the user's language, as "Saturday, 22 November 2025"
 */
char *
kith_day_format_long (KithDay day)
{
  /* Translators: a strftime format for a whole date, as "Saturday, 22 November 2025". */
  return format_day (day, C_ ("day format", "%A, %-d %B %Y"));
}

/**
 * kith_day_get_weekday:
 * @day: a day
 *
 * Returns: the day of the week, or %G_DATE_BAD_WEEKDAY
 */
GDateWeekday
kith_day_get_weekday (KithDay day)
{
  GDate date;

  return day_to_date (day, &date) ? g_date_get_weekday (&date) : G_DATE_BAD_WEEKDAY;
}

/**
 * kith_day_add_months:
 * @day: a day
 * @months: how many months later; below zero for earlier
 *
 * The same day of another month, or that month's last day where it is shorter.
 *
 * Returns: the day, or %KITH_DAY_NONE outside the years 1 to 9999
 */
KithDay
kith_day_add_months (KithDay day, int months)
{
  int y, m, d;
  gint64 month;

  if (!kith_day_to_ymd (day, &y, &m, &d))
    return KITH_DAY_NONE;

  month = (gint64) y * 12 + (m - 1) + months;
  if (month < 12 || month >= (gint64) (LAST_YEAR + 1) * 12)
    return KITH_DAY_NONE;

  y = (int) (month / 12);
  m = (int) (month % 12) + 1;
  d = MIN (d, g_date_get_days_in_month ((GDateMonth) m, (GDateYear) y));
  return kith_day_from_ymd (y, m, d);
}

/**
 * kith_day_first_weekday:
 *
 * Returns: the day that weeks begin with where the user lives, as the locale says
 */
GDateWeekday
kith_day_first_weekday (void)
{
  /* glibc packs the date of a reference week's first day into the pointer (locale(5)). */
  guint32 reference = (guint32) GPOINTER_TO_SIZE (nl_langinfo (_NL_TIME_WEEK_1STDAY));
  int first = nl_langinfo (_NL_TIME_FIRST_WEEKDAY)[0];
  int weekday;

  if (reference == 19971201) /* a Monday */
    weekday = first;
  else if (reference == 19971130) /* a Sunday */
    weekday = (first + 5) % 7 + 1;
  else
    weekday = G_DATE_MONDAY;

  return weekday >= G_DATE_MONDAY && weekday <= G_DATE_SUNDAY ? (GDateWeekday) weekday : G_DATE_MONDAY;
}

/**
 * kith_period_parse:
 * @text: day, week, month, quarter or year
 * @period: (out): the period
 * @error: %KITH_ERROR_INVALID for anything else
 *
 * Returns: whether @text was the name of a period
 */
gboolean
kith_period_parse (const char *text, KithPeriod *period, GError **error)
{
  static const char *const names[] = { "day", "week", "month", "quarter", "year" };

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (period != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (text, names[i]) == 0)
      {
        *period = (KithPeriod) i;
        return TRUE;
      }

  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID,
                       _ ("A period is one of: day, week, month, quarter, year."));
  return FALSE;
}

/**
 * kith_period_start:
 * @period: a kind of period
 * @day: any day in it
 * @first_weekday: the day that weeks begin with
 *
 * Returns: the first day of the period that @day lies in
 */
KithDay
kith_period_start (KithPeriod period, KithDay day, GDateWeekday first_weekday)
{
  int y, m, d;

  g_return_val_if_fail (g_date_valid_weekday (first_weekday), KITH_DAY_NONE);

  if (!kith_day_to_ymd (day, &y, &m, &d))
    return KITH_DAY_NONE;

  switch (period)
    {
    case KITH_PERIOD_WEEK:
      day -= ((int) kith_day_get_weekday (day) - (int) first_weekday + 7) % 7;
      return kith_day_is_valid (day) ? day : KITH_DAY_NONE;

    case KITH_PERIOD_MONTH:
      return kith_day_from_ymd (y, m, 1);

    case KITH_PERIOD_QUARTER:
      return kith_day_from_ymd (y, (m - 1) / 3 * 3 + 1, 1);

    case KITH_PERIOD_YEAR:
      return kith_day_from_ymd (y, 1, 1);

    case KITH_PERIOD_DAY:
    default:
      return day;
    }
}

/**
 * kith_period_next:
 * @period: a kind of period
 * @day: any day in it
 * @first_weekday: the day that weeks begin with
 *
 * Returns: the first day after the period that @day lies in, or %KITH_DAY_NONE after the year 9999
 */
KithDay
kith_period_next (KithPeriod period, KithDay day, GDateWeekday first_weekday)
{
  KithDay start = kith_period_start (period, day, first_weekday);

  if (start == KITH_DAY_NONE)
    return KITH_DAY_NONE;

  switch (period)
    {
    case KITH_PERIOD_WEEK:
      start += 7;
      break;

    case KITH_PERIOD_MONTH:
      return kith_day_add_months (start, 1);

    case KITH_PERIOD_QUARTER:
      return kith_day_add_months (start, 3);

    case KITH_PERIOD_YEAR:
      return kith_day_add_months (start, 12);

    case KITH_PERIOD_DAY:
    default:
      start += 1;
      break;
    }

  return kith_day_is_valid (start) ? start : KITH_DAY_NONE;
}

/**
 * kith_minute_format:
 * @minute: wall minutes from a day's midnight
 *
 * Returns: (transfer full): the time in the user's language, as "9:40", or "" where none was recorded
 */
char *
kith_minute_format (gint32 minute)
{
  g_autoptr (GDateTime) time = NULL;

  if (minute < 0 || minute > KITH_MINUTE_MAX)
    return g_strdup ("");

  time = g_date_time_new_utc (2000, 1, 1, minute / 60 % 24, minute % 60, 0);
  /* Translators: a strftime format for a time of day, as "9:40" or "17:05". */
  return g_date_time_format (time, C_ ("time format", "%-H:%M"));
}

/**
 * kith_minute_format_iso:
 * @minute: wall minutes from a day's midnight
 *
 * Returns: (transfer full): "HH:MM" in every language, or "" where none was recorded
 */
char *
kith_minute_format_iso (gint32 minute)
{
  if (minute < 0 || minute > KITH_MINUTE_MAX)
    return g_strdup ("");

  return g_strdup_printf ("%02d:%02d", minute / 60 % 24, minute % 60);
}

/* Reads one or two digits; returns how many were there. */
static guint
take_number (const char **at, guint max_digits, int *value)
{
  guint n = 0;

  for (*value = 0; n < max_digits && g_ascii_isdigit (**at); n++, (*at)++)
    *value = *value * 10 + (**at - '0');
  return n;
}

/* "am", "a.m.", "PM" …: 0 none, 1 am, 2 pm, -1 something else. */
static int
take_half (const char *at)
{
  char letters[3] = "";
  guint n = 0;

  for (; *at != '\0'; at++)
    {
      if (*at == '.' || *at == ' ')
        continue;
      if (n == 2)
        return -1;
      letters[n++] = g_ascii_tolower (*at);
    }

  if (n == 0)
    return 0;
  if (strcmp (letters, "am") == 0)
    return 1;
  return strcmp (letters, "pm") == 0 ? 2 : -1;
}

/**
 * kith_minute_parse:
 * @text: a time as people write it: "9:40", "09:40", "0940", "9.40", "9h40", "9", "2:15 pm"
 * @minute: (out): wall minutes from midnight, 0 to 1,439
 * @error: %KITH_ERROR_INVALID where @text is not a time
 *
 * Returns: whether @text was a time
 */
gboolean
kith_minute_parse (const char *text, gint32 *minute, GError **error)
{
  const char *at;
  int hour, min = 0, half;
  guint digits;
  gboolean fits;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (minute != NULL, FALSE);

  at = text + strspn (text, " \t");
  digits = take_number (&at, 4, &hour);
  fits = digits > 0;
  if (digits > 2)
    {
      min = hour % 100;
      hour /= 100;
    }
  else if (*at != '\0' && strchr (":.hH", *at) != NULL)
    {
      at++;
      fits = take_number (&at, 2, &min) == 2 && fits;
    }

  half = take_half (at);
  fits = fits && half >= 0 && min < 60 && (half == 0 ? hour < 24 : hour >= 1 && hour <= 12);
  if (!fits)
    {
      g_autofree char *shown = g_utf8_make_valid (text, (gssize) MIN (strlen (text), 20));

      g_set_error (error, KITH_ERROR, KITH_ERROR_INVALID,
                   _ ("“%s” is not a time. Write the time as hours and minutes, for example 9:40."), shown);
      return FALSE;
    }

  if (half != 0)
    hour = hour % 12 + (half == 2 ? 12 : 0);
  *minute = hour * 60 + min;
  return TRUE;
}
