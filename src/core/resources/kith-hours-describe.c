/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Hours in words, for the screen and the handout: a line for each rule, and one that says how it stands now.
 */

#include "resources/kith-hours.h"

#include "resources/kith-hours-private.h"

#include <glib/gi18n-lib.h>

static void
append (GString *out, const char *separator, const char *text)
{
  if (out->len > 0)
    g_string_append (out, separator);
  g_string_append (out, text);
}

static char *
weekday_name (const KithLanguage *language, int weekday)
{
  /* 2001-01-01 was a Monday. */
  g_autoptr (GDateTime) day = g_date_time_new_utc (2001, 1, weekday, 0, 0, 0);

  return kith_language_format_time (language, "%A", day);
}

static const char *
nth_pattern (const KithLanguage *language, int bit)
{
  switch (bit)
    {
    case 1:
      /* Translators: %s is a day of the week. */
      return kith_language_say (language, N_ ("first %s of the month"));
    case 2:
      return kith_language_say (language, N_ ("second %s of the month"));
    case 3:
      return kith_language_say (language, N_ ("third %s of the month"));
    case 4:
      return kith_language_say (language, N_ ("fourth %s of the month"));
    case 5:
      return kith_language_say (language, N_ ("fifth %s of the month"));
    case 9:
      return kith_language_say (language, N_ ("last %s of the month"));
    case 10:
      return kith_language_say (language, N_ ("second to last %s of the month"));
    case 11:
      return kith_language_say (language, N_ ("third to last %s of the month"));
    case 12:
      return kith_language_say (language, N_ ("fourth to last %s of the month"));
    case 13:
      return kith_language_say (language, N_ ("fifth to last %s of the month"));
    default:
      return NULL;
    }
}

static void
append_days (const KithLanguage *language, GString *out, const KithHoursDays *days)
{
  g_autofree char *from = weekday_name (language, days->from);
  g_autofree char *to = weekday_name (language, days->to);

  if (days->nth != 0)
    {
      for (int bit = 1; bit <= 13; bit++)
        if ((days->nth & 1u << bit) != 0 && nth_pattern (language, bit) != NULL)
          {
            /* One of the literals above, each with a single %s. */
            g_auto (GStrv) parts = g_strsplit (nth_pattern (language, bit), "%s", 2);
            g_autofree char *text = g_strjoinv (from, parts);

            append (out, ", ", text);
          }
    }
  else if (days->from == days->to)
    append (out, ", ", from);
  else if (days->to == days->from % 7 + 1)
    {
      append (out, ", ", from);
      append (out, ", ", to);
    }
  else
    {
      /* Translators: from one day of the week to another. */
      g_autofree char *text = g_strdup_printf (kith_language_say (language, N_ ("%s to %s")), from, to);

      append (out, ", ", text);
    }
}

static char *
describe_days (const KithLanguage *language, const KithHoursRule *rule)
{
  g_autoptr (GString) out = g_string_new (NULL);

  if (rule->days->len == 1 && g_array_index (rule->days, KithHoursDays, 0).from == 1 &&
      g_array_index (rule->days, KithHoursDays, 0).to == 7 &&
      g_array_index (rule->days, KithHoursDays, 0).nth == 0)
    return g_strdup (kith_language_say (language, N_ ("every day")));
  for (guint i = 0; i < rule->days->len; i++)
    append_days (language, out, &g_array_index (rule->days, KithHoursDays, i));
  if ((rule->holidays & KITH_HOURS_PUBLIC_HOLIDAY) != 0)
    append (out, ", ", kith_language_say (language, N_ ("public holidays")));
  if ((rule->holidays & KITH_HOURS_SCHOOL_HOLIDAY) != 0)
    append (out, ", ", kith_language_say (language, N_ ("school holidays")));
  return g_strdup (out->str);
}

static char *
format_date (const KithLanguage *language, GDateTime *date, const char *format)
{
  return kith_language_format_time (language, kith_language_say_in (language, "date format", format), date);
}

static char *
describe_date (const KithLanguage *language, int year, int month, int day)
{
  g_autoptr (GDateTime) date = g_date_time_new_utc (year > 0 ? year : 2000, month, MAX (day, 1), 0, 0, 0);

  /* 29 February of a year that has none. */
  if (date == NULL)
    return g_strdup_printf ("%d-%02d-%02d", year, month, day);
  if (day == 0)
    /* Translators: strftime formats for a month, with and without its year. */
    return format_date (language, date,
                        year > 0 ? NC_ ("date format", "%OB %Y") : NC_ ("date format", "%OB"));
  /* Translators: strftime formats for a day, with and without its year. */
  return format_date (language, date,
                      year > 0 ? NC_ ("date format", "%-d %B %Y") : NC_ ("date format", "%-d %B"));
}

static void
append_range (const KithLanguage *language, GString *out, const char *from, const char *to)
{
  if (g_strcmp0 (from, to) == 0)
    append (out, ", ", from);
  else
    {
      g_autofree char *text = g_strdup_printf (kith_language_say (language, N_ ("%s to %s")), from, to);

      append (out, ", ", text);
    }
}

static char *
describe_dates (const KithLanguage *language, const KithHoursRule *rule)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < rule->years->len; i++)
    {
      const KithHoursRange *range = &g_array_index (rule->years, KithHoursRange, i);
      g_autofree char *from = g_strdup_printf ("%d", range->from);
      g_autofree char *to = g_strdup_printf ("%d", range->to);

      append_range (language, out, from, to);
    }
  for (guint i = 0; i < rule->dates->len; i++)
    {
      const KithHoursDates *dates = &g_array_index (rule->dates, KithHoursDates, i);
      g_autofree char *from = describe_date (language, dates->from_year, dates->from_month, dates->from_day);
      g_autofree char *to = describe_date (language, dates->to_year, dates->to_month, dates->to_day);

      append_range (language, out, from, to);
    }
  for (guint i = 0; i < rule->weeks->len; i++)
    {
      const KithHoursRange *range = &g_array_index (rule->weeks, KithHoursRange, i);
      g_autofree char *text = NULL;

      if (range->every > 1)
        /* Translators: calendar weeks, as "weeks 1 to 53, one in 2". */
        text = g_strdup_printf (kith_language_say (language, N_ ("weeks %d to %d, one in %d")), range->from,
                                range->to, range->every);
      else if (range->from == range->to)
        text = g_strdup_printf (kith_language_say (language, N_ ("week %d")), range->from);
      else
        text = g_strdup_printf (kith_language_say (language, N_ ("weeks %d to %d")), range->from, range->to);
      append (out, ", ", text);
    }
  return g_strdup (out->str);
}

static char *
describe_spans (const KithLanguage *language, const KithHoursRule *rule)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < rule->spans->len; i++)
    {
      const KithHoursSpan *span = &g_array_index (rule->spans, KithHoursSpan, i);
      g_autofree char *from = kith_language_format_minute (language, span->from);
      g_autofree char *to = NULL;
      g_autofree char *text = NULL;

      if (span->to == KITH_HOURS_DAY)
        to = g_strdup (kith_language_say (language, N_ ("midnight")));
      else
        to = kith_language_format_minute (language, span->to % KITH_HOURS_DAY);
      if (span->sun)
        text = g_strdup (kith_language_say (language, N_ ("by daylight")));
      else if (span->to - span->from == KITH_HOURS_DAY)
        text = g_strdup (kith_language_say (language, N_ ("all day and night")));
      else if (span->open_end && span->to == span->from)
        /* Translators: open from a time of day on, nobody knows how long. */
        text = g_strdup_printf (kith_language_say (language, N_ ("from %s on")), from);
      else if (span->open_end)
        text = g_strdup_printf (kith_language_say (language, N_ ("%s to %s or longer")), from, to);
      else
        text = g_strdup_printf (kith_language_say (language, N_ ("%s to %s")), from, to);
      append (out, ", ", text);
    }
  return g_strdup (out->str);
}

static char *
join_words (const char *days, const char *times)
{
  if (*days == '\0')
    return g_strdup (times);
  if (*times == '\0')
    return g_strdup (days);
  return g_strdup_printf ("%s %s", days, times);
}

static char *
capitalize (const char *text)
{
  gunichar first = g_unichar_toupper (g_utf8_get_char (text));
  char letter[7] = { 0 };

  if (*text == '\0')
    return g_strdup ("");
  g_unichar_to_utf8 (first, letter);
  return g_strconcat (letter, g_utf8_next_char (text), NULL);
}

static char *
describe_rule (const KithLanguage *language, const KithHoursRule *rule)
{
  g_autofree char *dates = describe_dates (language, rule);
  g_autofree char *days = describe_days (language, rule);
  g_autofree char *times = describe_spans (language, rule);
  g_autofree char *when = join_words (days, times);
  g_autofree char *line = NULL;
  g_autofree char *begin = NULL;

  if (*dates != '\0')
    {
      g_autofree char *inner = g_steal_pointer (&when);

      /* Translators: a part of the year, then days and times in it. */
      when = *inner == '\0' ? g_strdup (dates)
                            : g_strdup_printf (kith_language_say (language, N_ ("%s: %s")), dates, inner);
    }
  if (rule->state == KITH_HOURS_CLOSED)
    line = *when == '\0' ? g_strdup (kith_language_say (language, N_ ("Closed")))
                         : g_strdup_printf (kith_language_say (language, N_ ("Closed on %s")), when);
  else if (rule->state == KITH_HOURS_UNKNOWN)
    line = *when == '\0' ? g_strdup (kith_language_say (language, N_ ("Call first")))
                         : g_strdup_printf (kith_language_say (language, N_ ("%s, call first")), when);
  else if (*when == '\0')
    line = g_strdup (kith_language_say (language, N_ ("Open day and night")));
  else if (*times == '\0')
    line = g_strdup_printf (kith_language_say (language, N_ ("%s all day")), when);
  else if (*days == '\0' && *dates == '\0')
    line = g_strdup_printf (kith_language_say (language, N_ ("Every day %s")), when);
  else
    line = g_steal_pointer (&when);
  begin = capitalize (line);
  if (rule->comment != NULL && *rule->comment != '\0')
    return g_strdup_printf (kith_language_say (language, N_ ("%s (%s)")), begin, rule->comment);
  return g_steal_pointer (&begin);
}

/**
 * kith_hours_describe_in:
 * @self: hours
 * @language: (nullable): the language to say it in; %NULL is the interface's
 *
 * Returns: (transfer full): lines, one for each rule, as "Monday to Friday 9:00 to 17:00"
 */
GStrv
kith_hours_describe_in (KithHours *self, const KithLanguage *language)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->rules->len; i++)
    {
      const KithHoursRule *rule = g_ptr_array_index (self->rules, i);
      g_autofree char *line = describe_rule (language, rule);

      if (rule->join == KITH_HOURS_FALLS_BACK)
        {
          /* Translators: what holds when none of the times above does. */
          g_autofree char *otherwise =
              g_strdup_printf (kith_language_say (language, N_ ("Otherwise: %s")), line);

          g_strv_builder_add (lines, otherwise);
        }
      else
        g_strv_builder_add (lines, line);
    }
  return g_strv_builder_end (lines);
}

/**
 * kith_hours_describe:
 * @self: hours
 *
 * Returns: (transfer full): as kith_hours_describe_in() has it, in the user's language
 */
GStrv
kith_hours_describe (KithHours *self)
{
  return kith_hours_describe_in (self, NULL);
}

static KithDay
day_of (GDateTime *when)
{
  return kith_day_from_ymd (g_date_time_get_year (when), g_date_time_get_month (when),
                            g_date_time_get_day_of_month (when));
}

static char *
time_of (GDateTime *when)
{
  return kith_minute_format (g_date_time_get_hour (when) * 60 + g_date_time_get_minute (when));
}

/* @when as it is said from @now: "17:00", "Monday 9:00", "24 December 9:00". */
static char *
say_when (GDateTime *when, GDateTime *now)
{
  KithDay ahead = day_of (when) - day_of (now);
  g_autofree char *time = time_of (when);
  g_autofree char *day = NULL;

  /* A night's end is not of another day to those who are up. */
  if (ahead == 0 || (ahead == 1 && g_date_time_difference (when, now) < 12 * G_TIME_SPAN_HOUR))
    return g_steal_pointer (&time);
  if (ahead < 7)
    day = weekday_name (NULL, g_date_time_get_day_of_week (when));
  else
    day = describe_date (
        NULL, g_date_time_get_year (when) != g_date_time_get_year (now) ? g_date_time_get_year (when) : 0,
        g_date_time_get_month (when), g_date_time_get_day_of_month (when));
  return g_strdup_printf ("%s %s", day, time);
}

/**
 * kith_hours_say_state:
 * @state: a state
 * @until: (nullable): when another begins
 * @now: the instant at which it is said, in the same time zone
 *
 * Returns: (transfer full): "Open until 17:00", "Closed, opens Monday 9:00" or "Hours not certain: call
 * first"
 */
char *
kith_hours_say_state (KithHoursState state, GDateTime *until, GDateTime *now)
{
  g_autofree char *when = NULL;

  g_return_val_if_fail (now != NULL, NULL);

  if (until != NULL)
    when = say_when (until, now);
  switch (state)
    {
    case KITH_HOURS_OPEN:
      /* Translators: a time, or a day and a time. */
      return when != NULL ? g_strdup_printf (_ ("Open until %s"), when) : g_strdup (_ ("Open day and night"));
    case KITH_HOURS_CLOSED:
      return when != NULL ? g_strdup_printf (_ ("Closed, opens %s"), when) : g_strdup (_ ("Closed"));
    case KITH_HOURS_UNKNOWN:
    default:
      return g_strdup (_ ("Hours not certain: call first"));
    }
}

/**
 * kith_hours_say_at:
 * @self: hours
 * @now: an instant in the service's own time zone
 *
 * As kith_hours_say_state(), but never says that it opens when that is not certain.
 *
 * Returns: (transfer full): how it stands at @now, in the user's language
 */
char *
kith_hours_say_at (KithHours *self, GDateTime *now)
{
  g_autoptr (GDateTime) until = NULL;
  KithHoursState state;

  g_return_val_if_fail (self != NULL && now != NULL, NULL);

  state = kith_hours_state_at (self, now, &until);
  if (state == KITH_HOURS_CLOSED && until != NULL &&
      kith_hours_state_at (self, until, NULL) == KITH_HOURS_UNKNOWN)
    g_clear_pointer (&until, g_date_time_unref);
  return kith_hours_say_state (state, until, now);
}
