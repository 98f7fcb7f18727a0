/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Hours from fields: days with from and to, seasons, dated exceptions, and a note that may put all of it in
 * doubt. */

#include "resources/kith-hours-builder.h"

#include "resources/kith-hours-private.h"

#include <string.h>

struct _KithHoursBuilder
{
  GArray *days[7];    /* (owned): KithHoursSpan of each weekday */
  GArray *seasons;    /* (owned): KithHoursDates */
  GArray *exceptions; /* (owned): Exception */
  char *note;         /* (owned) (nullable) */
};

typedef struct
{
  KithDay day;
  gboolean open;
  KithHoursSpan span;
} Exception;

/* A note with one of these words, or with a digit, says more about the hours than the fields do. */
static const char *const doubts[] = {
  "alternate", "alternating", "appointment", "appointments", "appt",      "april",      "august",
  "biweekly",  "break",       "by",          "call",         "cancelled", "change",     "changes",
  "closed",    "closes",      "closure",     "contact",      "daily",     "december",   "depending",
  "differ",    "during",      "every",       "except",       "excluding", "february",   "fifth",
  "first",     "fourth",      "fri",         "friday",       "fridays",   "holiday",    "holidays",
  "january",   "july",        "june",        "last",         "limited",   "lunch",      "may",
  "midnight",  "mon",         "monday",      "mondays",      "month",     "monthly",    "months",
  "night",     "nights",      "noon",        "not",          "november",  "october",    "once",
  "only",      "or",          "other",       "sat",          "saturday",  "saturdays",  "school",
  "season",    "seasonal",    "seasonally",  "second",       "september", "spring",     "stat",
  "statutory", "subject",     "summer",      "sun",          "sunday",    "sundays",    "temporarily",
  "temporary", "third",       "thu",         "thurs",        "thursday",  "thursdays",  "tue",
  "tues",      "tuesday",     "tuesdays",    "twice",        "unless",    "until",      "usually",
  "varies",    "vary",        "varying",     "wed",          "wednesday", "wednesdays", "week",
  "weekly",    "weekdays",    "weekend",     "weekends",     "weeks",     "when",       "winter",
  "without",
};

static gboolean
is_doubt (const char *note)
{
  g_autofree char *lower = g_utf8_strdown (note, -1);

  for (const char *p = lower; *p != '\0'; p++)
    {
      gsize n = 0;

      if (g_ascii_isdigit (*p))
        return TRUE;
      while (g_ascii_isalpha (p[n]))
        n++;
      for (guint i = 0; n > 0 && i < G_N_ELEMENTS (doubts); i++)
        if (strlen (doubts[i]) == n && strncmp (p, doubts[i], n) == 0)
          return TRUE;
      p += n > 0 ? n - 1 : 0;
    }
  return FALSE;
}

/* Midnight to midnight, and no times at all, are the whole day; what ends before it begins ends the next day.
 */
static KithHoursSpan
make_span (int from, int to)
{
  KithHoursSpan span = { 0 };

  if (from == KITH_MINUTE_NONE || from >= KITH_HOURS_DAY)
    from = 0;
  if (to == KITH_MINUTE_NONE || to > KITH_HOURS_DAY)
    to = KITH_HOURS_DAY;
  span.from = (guint16) from;
  span.to = (guint16) (to <= from ? to + KITH_HOURS_DAY : to);
  return span;
}

static gboolean
same_spans (GArray *a, GArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (g_array_index (a, KithHoursSpan, i).from != g_array_index (b, KithHoursSpan, i).from ||
        g_array_index (a, KithHoursSpan, i).to != g_array_index (b, KithHoursSpan, i).to)
      return FALSE;
  return TRUE;
}

/* One rule for all days that have the same hours, written where the first of them stands. */
static void
add_days (KithHoursBuilder *self, KithHours *hours)
{
  for (guint i = 0; i < 7; i++)
    {
      KithHoursRule *rule;
      gboolean said = self->days[i]->len == 0;

      for (guint j = 0; j < i && !said; j++)
        said = same_spans (self->days[i], self->days[j]);
      if (said)
        continue;
      rule = _kith_hours_add_rule (hours, KITH_HOURS_OVERRIDES);
      for (guint j = i; j < 7; j++)
        {
          guint last = j;

          if (!same_spans (self->days[i], self->days[j]))
            continue;
          while (last < 6 && same_spans (self->days[i], self->days[last + 1]))
            last++;
          _kith_hours_rule_add_days (rule, (int) j + 1, (int) last + 1);
          j = last;
        }
      g_array_append_vals (rule->spans, self->days[i]->data, self->days[i]->len);
      g_array_append_vals (rule->dates, self->seasons->data, self->seasons->len);
    }
}

static void
add_exceptions (KithHoursBuilder *self, KithHours *hours)
{
  for (guint i = 0; i < self->exceptions->len; i++)
    {
      const Exception *exception = &g_array_index (self->exceptions, Exception, i);
      KithHoursRule *rule = _kith_hours_add_rule (hours, KITH_HOURS_OVERRIDES);
      KithHoursDates dates = { 0 };
      int year = 0, month = 0, day = 0;

      kith_day_to_ymd (exception->day, &year, &month, &day);
      dates.from_year = dates.to_year = (guint16) year;
      dates.from_month = dates.to_month = (guint8) month;
      dates.from_day = dates.to_day = (guint8) day;
      g_array_append_val (rule->dates, dates);
      if (exception->open)
        g_array_append_val (rule->spans, exception->span);
      else
        rule->state = KITH_HOURS_CLOSED;
    }
}

static void
cast_doubt (KithHours *hours, const char *note)
{
  KithHoursRule *rule;

  for (guint i = 0; i < hours->rules->len; i++)
    ((KithHoursRule *) g_ptr_array_index (hours->rules, i))->state = KITH_HOURS_UNKNOWN;
  rule = _kith_hours_add_rule (hours, hours->rules->len > 0 ? KITH_HOURS_FALLS_BACK : KITH_HOURS_OVERRIDES);
  rule->state = KITH_HOURS_UNKNOWN;
  /* The grammar has no way to write the sign that ends a remark. */
  rule->comment = g_strdelimit (g_strdup (note), "\"\n\r\t", '\'');
}

/**
 * kith_hours_builder_new:
 *
 * Returns: (transfer full): a builder without hours
 */
KithHoursBuilder *
kith_hours_builder_new (void)
{
  KithHoursBuilder *self = g_new0 (KithHoursBuilder, 1);

  for (guint i = 0; i < G_N_ELEMENTS (self->days); i++)
    self->days[i] = g_array_new (FALSE, TRUE, sizeof (KithHoursSpan));
  self->seasons = g_array_new (FALSE, TRUE, sizeof (KithHoursDates));
  self->exceptions = g_array_new (FALSE, TRUE, sizeof (Exception));

  return self;
}

/**
 * kith_hours_builder_free:
 * @self: (transfer full): a builder
 */
void
kith_hours_builder_free (KithHoursBuilder *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < G_N_ELEMENTS (self->days); i++)
    g_array_unref (self->days[i]);
  g_array_unref (self->seasons);
  g_array_unref (self->exceptions);
  g_free (self->note);
  g_free (self);
}

/**
 * kith_hours_builder_add_day:
 * @self: a builder
 * @weekday: 1 (Monday) to 7
 * @from: minutes from midnight, or %KITH_MINUTE_NONE
 * @to: minutes from midnight, up to 1440, or %KITH_MINUTE_NONE
 *
 * Adds open hours to a weekday. A @to that is not after @from is of the next day, so that 0 to 0 is the whole
 * day; a time that is missing is midnight.
 */
void
kith_hours_builder_add_day (KithHoursBuilder *self, int weekday, int from, int to)
{
  KithHoursSpan span;

  g_return_if_fail (self != NULL);
  g_return_if_fail (weekday >= 1 && weekday <= 7);
  g_return_if_fail (from >= KITH_MINUTE_NONE && to >= KITH_MINUTE_NONE);

  if (self->days[weekday - 1]->len >= KITH_HOURS_LIST_MAX)
    return;
  span = make_span (from, to);
  g_array_append_val (self->days[weekday - 1], span);
}

/**
 * kith_hours_builder_add_season:
 * @self: a builder
 * @from_month: 1 to 12
 * @from_day: 1 to 31
 * @to_month: 1 to 12
 * @to_day: 1 to 31
 *
 * The days are for this part of every year, which may go around its end; several are possible.
 */
void
kith_hours_builder_add_season (KithHoursBuilder *self, int from_month, int from_day, int to_month, int to_day)
{
  KithHoursDates dates = { 0 };

  g_return_if_fail (self != NULL);
  g_return_if_fail (from_month >= 1 && from_month <= 12 && to_month >= 1 && to_month <= 12);
  g_return_if_fail (from_day >= 1 && from_day <= 31 && to_day >= 1 && to_day <= 31);

  if (self->seasons->len >= KITH_HOURS_LIST_MAX)
    return;
  /* "September 31" stands in real files: its last day is meant. */
  dates.from_month = (guint8) from_month;
  dates.from_day = (guint8) MIN (from_day, g_date_get_days_in_month ((GDateMonth) from_month, 2000));
  dates.to_month = (guint8) to_month;
  dates.to_day = (guint8) MIN (to_day, g_date_get_days_in_month ((GDateMonth) to_month, 2000));
  g_array_append_val (self->seasons, dates);
}

/**
 * kith_hours_builder_add_exception:
 * @self: a builder
 * @day: the day
 * @open: whether it is open then
 * @from: where @open: minutes from midnight
 * @to: where @open: minutes from midnight
 *
 * Says of one day that it is closed, or has hours of its own.
 */
void
kith_hours_builder_add_exception (KithHoursBuilder *self, KithDay day, gboolean open, int from, int to)
{
  Exception exception = { .day = day, .open = open };

  g_return_if_fail (self != NULL);
  g_return_if_fail (kith_day_is_valid (day));

  if (self->exceptions->len >= KITH_HOURS_LIST_MAX)
    return;
  if (open)
    exception.span = make_span (from, to);
  g_array_append_val (self->exceptions, exception);
}

/**
 * kith_hours_builder_set_note:
 * @self: a builder
 * @note: (nullable): what stands beside the hours
 *
 * A note that says something about days or times, as "by appointment" or "except holidays", makes the hours
 * unknown. Others change nothing.
 */
void
kith_hours_builder_set_note (KithHoursBuilder *self, const char *note)
{
  g_return_if_fail (self != NULL);

  g_free (self->note);
  self->note =
      note != NULL ? g_utf8_make_valid (note, (gssize) strnlen (note, KITH_HOURS_TEXT_MAX / 2)) : NULL;
  if (self->note != NULL)
    g_strstrip (self->note);
}

/**
 * kith_hours_builder_end:
 * @self: a builder
 *
 * Where there are no days but a note, the note is read as words.
 *
 * Returns: (transfer full) (nullable): the hours; %NULL where nothing was said
 */
KithHours *
kith_hours_builder_end (KithHoursBuilder *self)
{
  g_autoptr (KithHours) hours = NULL;
  gboolean noted;

  g_return_val_if_fail (self != NULL, NULL);

  noted = self->note != NULL && *self->note != '\0';
  hours = _kith_hours_new (noted ? self->note : "");
  add_days (self, hours);
  if (hours->rules->len == 0 && self->exceptions->len == 0 && self->seasons->len == 0)
    {
      KithHours *read = noted ? kith_hours_new_from_words (self->note) : NULL;

      if (read != NULL || !noted)
        return read;
      cast_doubt (hours, self->note);
      return g_steal_pointer (&hours);
    }
  /* Seasons or exceptions to hours that nobody said. */
  if (hours->rules->len == 0)
    _kith_hours_add_rule (hours, KITH_HOURS_OVERRIDES)->state = KITH_HOURS_UNKNOWN;
  add_exceptions (self, hours);
  if (noted && is_doubt (self->note))
    cast_doubt (hours, self->note);
  return g_steal_pointer (&hours);
}
