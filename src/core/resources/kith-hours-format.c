/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rules as a value of OpenStreetMap's opening_hours, in one canonical form. */

#include "resources/kith-hours.h"

#include "resources/kith-hours-private.h"

#include <string.h>

static const char *const months[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
static const char *const weekdays[] = { "Mo", "Tu", "We", "Th", "Fr", "Sa", "Su" };

static void
append_range (GString *out, const KithHoursRange *range, int digits)
{
  g_string_append_printf (out, "%0*d", digits, range->from);
  if (range->to == range->from)
    return;
  g_string_append_printf (out, "-%0*d", digits, range->to);
  if (range->every > 1)
    g_string_append_printf (out, "/%d", range->every);
}

static void
append_date (GString *out, int year, int month, int day)
{
  if (year > 0)
    g_string_append_printf (out, "%04d ", year);
  g_string_append (out, months[month - 1]);
  if (day > 0)
    g_string_append_printf (out, " %02d", day);
}

static void
append_dates (GString *out, const KithHoursDates *dates)
{
  append_date (out, dates->from_year, dates->from_month, dates->from_day);
  if (dates->from_year == dates->to_year && dates->from_month == dates->to_month &&
      dates->from_day == dates->to_day)
    return;
  g_string_append_c (out, '-');
  append_date (out, dates->to_year, dates->to_month, dates->to_day);
}

static void
append_days (GString *out, const KithHoursDays *days)
{
  const char *separator = "[";

  g_string_append (out, weekdays[days->from - 1]);
  if (days->to != days->from)
    g_string_append_printf (out, "-%s", weekdays[days->to - 1]);
  for (int n = 1; n <= 13; n++)
    if ((days->nth & 1u << n) != 0)
      {
        g_string_append_printf (out, "%s%d", separator, n > 8 ? 8 - n : n);
        separator = ",";
      }
  if (days->nth != 0)
    g_string_append_c (out, ']');
}

static void
append_span (GString *out, const KithHoursSpan *span)
{
  if (span->sun)
    {
      g_string_append (out, "sunrise-sunset");
      return;
    }
  g_string_append_printf (out, "%02d:%02d", span->from / 60, span->from % 60);
  if (!span->open_end || span->to > span->from)
    {
      int to = span->to;

      if (to > KITH_HOURS_DAY && to - KITH_HOURS_DAY <= span->from)
        to -= KITH_HOURS_DAY;
      g_string_append_printf (out, "-%02d:%02d", to / 60, to % 60);
    }
  if (span->open_end)
    g_string_append_c (out, '+');
}

static void
append_holidays (GString *out, KithHoursHolidays holidays)
{
  if ((holidays & KITH_HOURS_PUBLIC_HOLIDAY) != 0)
    g_string_append (out, "PH");
  if ((holidays & KITH_HOURS_PUBLIC_HOLIDAY) != 0 && (holidays & KITH_HOURS_SCHOOL_HOLIDAY) != 0)
    g_string_append_c (out, ',');
  if ((holidays & KITH_HOURS_SCHOOL_HOLIDAY) != 0)
    g_string_append (out, "SH");
}

static void
append_selectors (GString *out, const KithHoursRule *rule)
{
  gboolean narrowed = (rule->holidays & KITH_HOURS_HOLIDAY_AND_DAYS) != 0;

  if (rule->always)
    g_string_append (out, "24/7");
  for (guint i = 0; i < rule->years->len; i++)
    {
      const KithHoursRange *years = &g_array_index (rule->years, KithHoursRange, i);

      g_string_append (out, i > 0 ? "," : "");
      append_range (out, years, 4);
      /* A year by itself before a month would belong to the date. */
      if (rule->years->len == 1 && rule->dates->len > 0 && years->from == years->to)
        g_string_append_printf (out, "-%04d", years->to);
    }
  for (guint i = 0; i < rule->dates->len; i++)
    {
      if (i == 0 && rule->years->len > 0)
        g_string_append_c (out, ' ');
      else if (i > 0)
        g_string_append_c (out, ',');
      append_dates (out, &g_array_index (rule->dates, KithHoursDates, i));
    }
  for (guint i = 0; i < rule->weeks->len; i++)
    {
      g_string_append (out, i > 0 ? "," : out->len > 0 ? " week " : "week ");
      append_range (out, &g_array_index (rule->weeks, KithHoursRange, i), 2);
    }
  if (out->len > 0 && (rule->days->len > 0 || rule->holidays != 0))
    g_string_append_c (out, ' ');
  if (narrowed)
    {
      append_holidays (out, rule->holidays);
      g_string_append_c (out, ' ');
    }
  for (guint i = 0; i < rule->days->len; i++)
    {
      g_string_append (out, i > 0 ? "," : "");
      append_days (out, &g_array_index (rule->days, KithHoursDays, i));
    }
  if (!narrowed && rule->holidays != 0)
    {
      g_string_append (out, rule->days->len > 0 ? "," : "");
      append_holidays (out, rule->holidays);
    }
}

static void
append_word (GString *out, const char *word)
{
  if (out->len > 0)
    g_string_append_c (out, ' ');
  g_string_append (out, word);
}

/* Whether times come first in what is added, which after times would be read as more of them. */
static gboolean
begins_with_times (const KithHoursRule *rule)
{
  return rule != NULL && rule->join == KITH_HOURS_ADDS && !rule->always && rule->spans->len > 0 &&
         !_kith_hours_rule_has_dates (rule);
}

static char *
format_rule (const KithHoursRule *rule, const KithHoursRule *next)
{
  g_autoptr (GString) out = g_string_new (NULL);

  append_selectors (out, rule);
  for (guint i = 0; i < rule->spans->len; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      else if (out->len > 0)
        g_string_append_c (out, ' ');
      append_span (out, &g_array_index (rule->spans, KithHoursSpan, i));
    }
  if (rule->state == KITH_HOURS_CLOSED)
    append_word (out, "off");
  else if (rule->state == KITH_HOURS_UNKNOWN && rule->comment == NULL)
    append_word (out, "unknown");
  else if (rule->state == KITH_HOURS_OPEN &&
           (rule->comment != NULL || (rule->spans->len == 0 && !rule->always) || begins_with_times (next)))
    append_word (out, "open");
  if (rule->comment != NULL)
    {
      g_autofree char *quoted = g_strdup_printf ("\"%s\"", rule->comment);

      append_word (out, quoted);
    }
  return g_strdup (out->str);
}

/**
 * kith_hours_to_osm:
 * @self: hours
 *
 * Returns: (transfer full): a value that kith_hours_new_from_osm() reads as the same hours. Which event of
 * the sun is meant is not kept: kith_hours_get_text() has it.
 */
char *
kith_hours_to_osm (KithHours *self)
{
  static const char *const joins[] = { "; ", ", ", " || " };
  g_autoptr (GString) out = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->rules->len; i++)
    {
      const KithHoursRule *rule = g_ptr_array_index (self->rules, i);
      const KithHoursRule *next = i + 1 < self->rules->len ? g_ptr_array_index (self->rules, i + 1) : NULL;
      g_autofree char *text = format_rule (rule, next);

      if (i > 0)
        g_string_append (out, joins[rule->join]);
      g_string_append (out, text);
    }
  return g_strdup (out->str);
}
