/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The opening_hours grammar of OpenStreetMap (specification 0.7.2), read by descent. What people usually get
 * wrong is read where it has one meaning only: "Mo - Fr 9:00-17:00", "Mon-Fri", other dashes. All else is an
 * error.
 */

#include "resources/kith-hours.h"

#include "base/kith-error.h"
#include "resources/kith-hours-private.h"

#include <glib/gi18n-lib.h>

#include <string.h>

typedef struct
{
  const char *text;
  const char *at;
} Cursor;

static const char *const months[] = { "january", "february", "march",     "april",   "may",      "june",
                                      "july",    "august",   "september", "october", "november", "december" };
static const char *const weekdays[] = { "monday", "tuesday",  "wednesday", "thursday",
                                        "friday", "saturday", "sunday" };

static gboolean
fail (const Cursor *c, GError **error)
{
  g_set_error (error, KITH_ERROR, KITH_ERROR_INVALID,
               _ ("The opening hours cannot be understood from character %d on."),
               (int) g_utf8_strlen (c->text, c->at - c->text) + 1);
  return FALSE;
}

static void
skip_space (Cursor *c)
{
  for (;;)
    {
      if (g_ascii_isspace (*c->at))
        c->at++;
      else if (g_str_has_prefix (c->at, "\xc2\xa0"))
        c->at += 2;
      else
        break;
    }
}

static gboolean
eat (Cursor *c, char wanted)
{
  skip_space (c);
  if (*c->at != wanted)
    return FALSE;
  c->at++;
  return TRUE;
}

/* "-", and the dashes that a word processor makes of it. */
static gboolean
eat_dash (Cursor *c)
{
  skip_space (c);
  if (g_str_has_prefix (c->at, "\xe2\x80\x93") || g_str_has_prefix (c->at, "\xe2\x80\x94") ||
      g_str_has_prefix (c->at, "\xe2\x80\x90") || g_str_has_prefix (c->at, "\xe2\x80\x91"))
    {
      c->at += 3;
      return TRUE;
    }
  return eat (c, '-');
}

static guint
word_length (const char *at)
{
  guint n = 0;

  while (g_ascii_isalpha (at[n]))
    n++;
  return n;
}

static gboolean
is_word (const char *at, const char *word)
{
  return word_length (at) == strlen (word) && g_ascii_strncasecmp (at, word, strlen (word)) == 0;
}

static gboolean
eat_word (Cursor *c, const char *word)
{
  skip_space (c);
  if (!is_word (c->at, word))
    return FALSE;
  c->at += strlen (word);
  return TRUE;
}

/* One of @names, whole or shortened to what is usual; 1 and up, or 0. */
static int
match_name (const char *at, const char *const *names, guint n_names, guint shortest)
{
  guint n = word_length (at);

  if (n < shortest)
    return 0;
  for (guint i = 0; i < n_names; i++)
    {
      gsize whole = strlen (names[i]);

      if (n > whole || g_ascii_strncasecmp (at, names[i], n) != 0)
        continue;
      if (n <= 5 || n == whole)
        return (int) i + 1;
    }
  return 0;
}

static int
eat_name (Cursor *c, const char *const *names, guint n_names, guint shortest)
{
  int found;

  skip_space (c);
  found = match_name (c->at, names, n_names, shortest);
  if (found > 0)
    {
      c->at += word_length (c->at);
      if (*c->at == '.')
        c->at++;
    }
  return found;
}

static int
eat_month (Cursor *c)
{
  return eat_name (c, months, G_N_ELEMENTS (months), 3);
}

static int
eat_weekday (Cursor *c)
{
  return eat_name (c, weekdays, G_N_ELEMENTS (weekdays), 2);
}

/* The digits at the cursor, or -1 where there are less than @least or more than @most. */
static int
peek_number (Cursor *c, guint least, guint most)
{
  guint n = 0;
  int value = 0;

  skip_space (c);
  while (g_ascii_isdigit (c->at[n]) && n <= most)
    value = value * 10 + (c->at[n++] - '0');
  return n >= least && n <= most ? value : -1;
}

static void
skip_number (Cursor *c)
{
  while (g_ascii_isdigit (*c->at))
    c->at++;
}

static gboolean
is_time (const char *at)
{
  guint n = 0;

  while (g_ascii_isdigit (at[n]))
    n++;
  return n >= 1 && n <= 2 && at[n] == ':' && g_ascii_isdigit (at[n + 1]);
}

static gboolean
is_sun (const char *at)
{
  return *at == '(' || is_word (at, "sunrise") || is_word (at, "sunset") || is_word (at, "dawn") ||
         is_word (at, "dusk");
}

static gboolean
is_year (Cursor *c)
{
  int year = peek_number (c, 4, 4);

  return year >= 1900 && year <= 9999;
}

/* A day of a month, which is not the hour of a time. */
static int
eat_day (Cursor *c)
{
  int day = peek_number (c, 1, 2);

  if (day < 1 || day > 31 || is_time (c->at))
    return 0;
  skip_number (c);
  return day;
}

static gboolean
has_room (const Cursor *c, const GArray *list, GError **error)
{
  return list->len < KITH_HOURS_LIST_MAX || fail (c, error);
}

/* "sunrise", "(sunset-01:30)": passed over, since Kith does not compute where the sun stands. */
static gboolean
skip_sun (Cursor *c, GError **error)
{
  gboolean bracket = eat (c, '(');

  skip_space (c);
  if (!is_sun (c->at) || *c->at == '(')
    return fail (c, error);
  c->at += word_length (c->at);
  if (!bracket)
    return TRUE;
  if (!eat (c, '+') && !eat_dash (c))
    return fail (c, error);
  skip_space (c);
  if (!is_time (c->at))
    return fail (c, error);
  c->at = strchr (c->at, ':') + 1;
  skip_number (c);
  return eat (c, ')') || fail (c, error);
}

static gboolean
read_time (Cursor *c, int *minute, gboolean *sun, GError **error)
{
  int hours, minutes;

  skip_space (c);
  if (is_sun (c->at))
    {
      *sun = TRUE;
      return skip_sun (c, error);
    }
  if (!is_time (c->at))
    return fail (c, error);
  hours = peek_number (c, 1, 2);
  skip_number (c);
  c->at++;
  if (!g_ascii_isdigit (c->at[0]) || !g_ascii_isdigit (c->at[1]) || g_ascii_isdigit (c->at[2]))
    return fail (c, error);
  minutes = (c->at[0] - '0') * 10 + c->at[1] - '0';
  if (minutes > 59 || hours * 60 + minutes > KITH_HOURS_REACH)
    return fail (c, error);
  c->at += 2;
  *minute = hours * 60 + minutes;
  return TRUE;
}

static gboolean
read_span (Cursor *c, KithHoursRule *rule, GError **error)
{
  KithHoursSpan span = { 0 };
  int from = 0, to = 0;

  if (!has_room (c, rule->spans, error) || !read_time (c, &from, &span.sun, error))
    return FALSE;
  if (from >= KITH_HOURS_DAY)
    return fail (c, error);
  span.from = (guint16) from;
  if (eat (c, '+'))
    {
      span.to = span.from;
      span.open_end = TRUE;
    }
  else
    {
      if (!eat_dash (c))
        return fail (c, error);
      if (!read_time (c, &to, &span.sun, error))
        return FALSE;
      if (to <= from && !span.sun)
        to += KITH_HOURS_DAY;
      span.to = (guint16) to;
      span.open_end = *c->at == '+' && eat (c, '+');
    }
  if (span.sun)
    span = (KithHoursSpan){ .sun = TRUE, .to = KITH_HOURS_DAY };
  g_array_append_val (rule->spans, span);
  return TRUE;
}

static gboolean
read_spans (Cursor *c, KithHoursRule *rule, GError **error)
{
  for (;;)
    {
      Cursor ahead;

      if (!read_span (c, rule, error))
        return FALSE;
      ahead = *c;
      if (!eat (&ahead, ','))
        return TRUE;
      skip_space (&ahead);
      /* What follows the comma is another time, or another rule. */
      if (!is_time (ahead.at) && !is_sun (ahead.at))
        return TRUE;
      *c = ahead;
    }
}

static gboolean
read_range (Cursor *c, GArray *list, guint digits, int least, int most, GError **error)
{
  KithHoursRange range = { .every = 1 };
  int value = peek_number (c, digits == 4 ? 4 : 1, digits);

  if (list->len >= KITH_HOURS_LIST_MAX || value < least || value > most || is_time (c->at))
    return fail (c, error);
  skip_number (c);
  range.from = range.to = (guint16) value;
  if (digits == 4 && eat (c, '+'))
    range.to = (guint16) most;
  else if (eat_dash (c))
    {
      value = peek_number (c, digits == 4 ? 4 : 1, digits);
      if (value < range.from || value > most)
        return fail (c, error);
      skip_number (c);
      range.to = (guint16) value;
      if (eat (c, '/'))
        {
          value = peek_number (c, 1, 2);
          if (value < 1)
            return fail (c, error);
          skip_number (c);
          range.every = (guint16) value;
        }
    }
  g_array_append_val (list, range);
  return TRUE;
}

static gboolean
read_weeks (Cursor *c, KithHoursRule *rule, GError **error)
{
  do
    if (!read_range (c, rule->weeks, 2, 1, 53, error))
      return FALSE;
  while (eat (c, ','));
  return TRUE;
}

static int
last_of_month (int month)
{
  return month == 2 ? 29 : g_date_get_days_in_month ((GDateMonth) month, 2000);
}

/* The day or month in which a range of dates ends. */
static gboolean
read_end (Cursor *c, KithHoursDates *dates, GError **error)
{
  int month, day;

  if (is_year (c))
    {
      dates->to_year = (guint16) peek_number (c, 4, 4);
      skip_number (c);
      if (dates->from_year == 0)
        return fail (c, error);
    }
  month = eat_month (c);
  if (month > 0)
    {
      dates->to_month = (guint8) month;
      dates->to_day = (guint8) eat_day (c);
    }
  else if (dates->from_day > 0 && (day = eat_day (c)) > 0 && dates->to_year == dates->from_year)
    {
      if (day < dates->from_day)
        return fail (c, error);
      dates->to_day = (guint8) day;
    }
  else
    return fail (c, error);
  /* "Dec 24-Jan" and "Dec-Jan 6" leave open what is meant. */
  return (dates->from_day > 0) == (dates->to_day > 0) || fail (c, error);
}

static gboolean
is_possible (const KithHoursDates *dates)
{
  if (dates->from_day > last_of_month (dates->from_month) || dates->to_day > last_of_month (dates->to_month))
    return FALSE;
  return dates->to_year >= dates->from_year;
}

/* @year is of the year right before, or 0. */
static gboolean
read_dates (Cursor *c, KithHoursRule *rule, int year, GError **error)
{
  int month = eat_month (c);
  int day = month > 0 ? eat_day (c) : 0;

  for (;;)
    {
      KithHoursDates dates = { .from_year = (guint16) year, .to_year = (guint16) year };
      Cursor ahead;

      if (!has_room (c, rule->dates, error))
        return FALSE;
      dates.from_month = dates.to_month = (guint8) month;
      dates.from_day = dates.to_day = (guint8) day;
      if (eat_dash (c) && !read_end (c, &dates, error))
        return FALSE;
      if (dates.from_year > 0 && dates.to_year == dates.from_year &&
          (dates.to_month < dates.from_month ||
           (dates.to_month == dates.from_month && dates.to_day < dates.from_day)))
        dates.to_year++;
      if (!is_possible (&dates))
        return fail (c, error);
      g_array_append_val (rule->dates, dates);
      ahead = *c;
      if (!eat (&ahead, ','))
        return TRUE;
      year = 0;
      if (is_year (&ahead))
        {
          year = peek_number (&ahead, 4, 4);
          skip_number (&ahead);
        }
      if ((day = eat_day (&ahead)) > 0 && year == 0 && dates.from_day > 0)
        {
          month = dates.to_month;
          year = dates.to_year;
        }
      else if (day == 0 && (month = eat_month (&ahead)) > 0)
        day = eat_day (&ahead);
      else
        return TRUE;
      *c = ahead;
    }
}

/* "[1,3]", "[-1]", "[1-3]" */
static gboolean
read_nth (Cursor *c, KithHoursDays *days, GError **error)
{
  do
    {
      gboolean from_end = eat_dash (c);
      int first = peek_number (c, 1, 1);
      int last = first;

      if (first < 1 || first > 5)
        return fail (c, error);
      skip_number (c);
      if (!from_end && eat_dash (c))
        {
          last = peek_number (c, 1, 1);
          if (last < first || last > 5)
            return fail (c, error);
          skip_number (c);
        }
      for (int n = first; n <= last; n++)
        days->nth = (guint16) (days->nth | 1u << (from_end ? 8 + n : n));
    }
  while (eat (c, ','));
  return eat (c, ']') || fail (c, error);
}

static int
eat_holiday (Cursor *c)
{
  if (eat_word (c, "PH"))
    return KITH_HOURS_PUBLIC_HOLIDAY;
  if (eat_word (c, "SH"))
    return KITH_HOURS_SCHOOL_HOLIDAY;
  return 0;
}

static gboolean
is_days (Cursor *c)
{
  skip_space (c);
  return is_word (c->at, "PH") || is_word (c->at, "SH") ||
         match_name (c->at, weekdays, G_N_ELEMENTS (weekdays), 2) > 0;
}

static gboolean
read_days (Cursor *c, KithHoursRule *rule, GError **error)
{
  for (;;)
    {
      int holiday = eat_holiday (c);
      Cursor ahead;

      if (!has_room (c, rule->days, error))
        return FALSE;
      if (holiday != 0)
        {
          rule->holidays |= (KithHoursHolidays) holiday;
          skip_space (c);
          if (*c->at == '-' || *c->at == '+')
            return fail (c, error);
          if (rule->days->len == 0 && is_days (c) && !is_word (c->at, "PH") && !is_word (c->at, "SH"))
            {
              rule->holidays |= KITH_HOURS_HOLIDAY_AND_DAYS;
              continue;
            }
        }
      else
        {
          KithHoursDays days = { 0 };

          days.from = days.to = (guint8) eat_weekday (c);
          if (days.from == 0)
            return fail (c, error);
          if (eat (c, '['))
            {
              if (!read_nth (c, &days, error))
                return FALSE;
              skip_space (c);
              if (*c->at == '-' || *c->at == '+')
                return fail (c, error);
            }
          else if (eat_dash (c) && (days.to = (guint8) eat_weekday (c)) == 0)
            return fail (c, error);
          g_array_append_val (rule->days, days);
        }
      ahead = *c;
      if (!eat (&ahead, ',') || !is_days (&ahead))
        return TRUE;
      *c = ahead;
      if ((rule->holidays & KITH_HOURS_HOLIDAY_AND_DAYS) != 0 &&
          (is_word (c->at, "PH") || is_word (c->at, "SH")))
        return fail (c, error);
    }
}

static gboolean
read_comment (Cursor *c, KithHoursRule *rule, GError **error)
{
  const char *end = strchr (c->at + 1, '"');

  if (end == NULL || rule->comment != NULL)
    return fail (c, error);
  rule->comment = g_strndup (c->at + 1, (gsize) (end - c->at - 1));
  c->at = end + 1;
  return TRUE;
}

static gboolean
read_state (Cursor *c, KithHoursRule *rule)
{
  if (eat_word (c, "open"))
    rule->state = KITH_HOURS_OPEN;
  else if (eat_word (c, "closed") || eat_word (c, "off"))
    rule->state = KITH_HOURS_CLOSED;
  else if (eat_word (c, "unknown"))
    rule->state = KITH_HOURS_UNKNOWN;
  else
    return FALSE;
  return TRUE;
}

/* Years, and what of a year they go with. */
static gboolean
read_years (Cursor *c, KithHoursRule *rule, GError **error)
{
  Cursor ahead = *c;

  skip_number (&ahead);
  skip_space (&ahead);
  if (match_name (ahead.at, months, G_N_ELEMENTS (months), 3) > 0)
    {
      int year = peek_number (c, 4, 4);

      *c = ahead;
      return read_dates (c, rule, year, error);
    }
  do
    if (!read_range (c, rule->years, 4, 1900, 9999, error))
      return FALSE;
  while (eat (c, ','));
  return TRUE;
}

/* Dates, weeks and days: what comes before the times. */
static gboolean
read_selectors (Cursor *c, KithHoursRule *rule, GError **error)
{
  if (g_str_has_prefix (c->at, "24/7"))
    {
      c->at += 4;
      rule->always = TRUE;
      return TRUE;
    }
  if (is_year (c) && !read_years (c, rule, error))
    return FALSE;
  skip_space (c);
  if (rule->dates->len == 0 && match_name (c->at, months, G_N_ELEMENTS (months), 3) > 0 &&
      !read_dates (c, rule, 0, error))
    return FALSE;
  if ((eat_word (c, "week") || eat_word (c, "weeks")) && !read_weeks (c, rule, error))
    return FALSE;
  if (_kith_hours_rule_has_dates (rule))
    eat (c, ':');
  if (is_days (c) && !read_days (c, rule, error))
    return FALSE;
  if (rule->days->len > 0)
    eat (c, ':');
  return TRUE;
}

static gboolean
read_rule (Cursor *c, KithHours *self, KithHoursJoin join, GError **error)
{
  KithHoursRule *rule;
  gboolean said, something;

  if (self->rules->len >= KITH_HOURS_RULES_MAX)
    return fail (c, error);
  rule = _kith_hours_add_rule (self, join);
  skip_space (c);
  if (!read_selectors (c, rule, error))
    return FALSE;
  skip_space (c);
  if (!rule->always && (is_time (c->at) || is_sun (c->at)) && !read_spans (c, rule, error))
    return FALSE;
  said = read_state (c, rule);
  skip_space (c);
  if (*c->at == '"')
    {
      if (!read_comment (c, rule, error))
        return FALSE;
      if (!said && read_state (c, rule))
        said = TRUE;
      /* A remark alone says that there is something to know before one goes. */
      if (!said)
        rule->state = KITH_HOURS_UNKNOWN;
    }
  something = _kith_hours_rule_has_dates (rule) || rule->spans->len > 0 || rule->always || said ||
              rule->comment != NULL;
  return something || fail (c, error);
}

/**
 * kith_hours_new_from_osm:
 * @text: a value of OpenStreetMap's opening_hours
 * @error: return location for a #KITH_ERROR
 *
 * Reads the grammar of https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification, version 0.7.2,
 * without Easter, shifted days and repeated times. Times that hang on the sun are read as unknown.
 *
 * Returns: (transfer full): the hours, or %NULL with %KITH_ERROR_INVALID, which names the first character
 * that makes no sense
 */
KithHours *
kith_hours_new_from_osm (const char *text, GError **error)
{
  g_autoptr (KithHours) self = NULL;
  KithHoursJoin join = KITH_HOURS_OVERRIDES;
  Cursor c = { text, text };

  g_return_val_if_fail (text != NULL, NULL);

  if (strlen (text) > KITH_HOURS_TEXT_MAX || !g_utf8_validate (text, -1, NULL))
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID,
                           _ ("The opening hours are too long, or are not text."));
      return NULL;
    }
  self = _kith_hours_new (text);
  for (;;)
    {
      if (!read_rule (&c, self, join, error))
        return NULL;
      skip_space (&c);
      if (*c.at == '\0')
        break;
      if (eat (&c, ';'))
        join = KITH_HOURS_OVERRIDES;
      else if (eat (&c, ','))
        join = KITH_HOURS_ADDS;
      else if (g_str_has_prefix (c.at, "||"))
        {
          c.at += 2;
          join = KITH_HOURS_FALLS_BACK;
        }
      else
        {
          fail (&c, error);
          return NULL;
        }
      skip_space (&c);
      if (join == KITH_HOURS_OVERRIDES && *c.at == '\0')
        break;
    }
  return g_steal_pointer (&self);
}
