/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Hours out of values. Somebody who is told that a place is open goes there, so whatever is not understood
 * makes all of it uncertain: a time, a date, a season in words, or hours written in two ways.
 */

#include "resources/kith-resource-hours.h"

#include <string.h>

#include "resources/kith-hours-builder.h"

/* "Special hours" of more days are a season, and said otherwise. */
#define MOST_SPECIAL_DAYS 60
/* Programs that know no 24:00 write the last minute or second of the day. */
#define LAST_MINUTE (23 * 60 + 59)

typedef struct
{
  KithHoursBuilder *builder; /* (owned) */
  const char *osm;           /* (nullable) */
  const char *words;         /* (nullable) what stands beside the days, or instead of them */
  guint n_written;           /* how many of either */
  gboolean has_days;
  gboolean is_certain;
} Reading;

/* A time of XML Schema: hours, minutes, seconds, and a zone, which says nothing: the wall's clock is meant,
 * whatever zone the program that wrote it believed in. Or "9:00 AM", which no schema has and some programs
 * write; the clock of 12 hours leaves nothing open. */
static GRegex *
get_time_regex (void)
{
  static const char pattern[] = "^(?:(?:([01]?[0-9]|2[0-4]):([0-5][0-9])(?::[0-5][0-9](?:\\.[0-9]+)?)?"
                                "(?:Z|[+-][0-9:]{2,6})?)"
                                "|(?:(0?[1-9]|1[0-2])(?::([0-5][0-9])(?::[0-5][0-9])?)?\\s*"
                                "(?i:(am|a\\.m\\.)|pm|p\\.m\\.)))$";
  static gsize ready = 0;
  static GRegex *regex = NULL;

  if (g_once_init_enter (&ready))
    {
      regex = g_regex_new (pattern, G_REGEX_OPTIMIZE, 0, NULL);
      g_once_init_leave (&ready, 1);
    }
  return regex;
}

/* 0 where the text has no such part. */
static int
fetch_number (GMatchInfo *match, int group)
{
  g_autofree char *text = g_match_info_fetch (match, group);

  return text != NULL ? (int) g_ascii_strtoll (text, NULL, 10) : 0;
}

static gboolean
fetch_has (GMatchInfo *match, int group)
{
  int start;

  return g_match_info_fetch_pos (match, group, &start, NULL) && start >= 0;
}

static gboolean
parse_time (const char *text, gboolean is_end, int *minute)
{
  g_autoptr (GMatchInfo) match = NULL;

  if (!g_regex_match (get_time_regex (), text, 0, &match))
    return FALSE;
  if (fetch_has (match, 3))
    *minute = (fetch_number (match, 3) % 12 + (fetch_has (match, 5) ? 0 : 12)) * 60 + fetch_number (match, 4);
  else
    *minute = fetch_number (match, 1) * 60 + fetch_number (match, 2);
  if (is_end && *minute == LAST_MINUTE)
    *minute = 24 * 60;
  return *minute <= 24 * 60;
}

/* A time that may be missing. */
static gboolean
read_time (const KithValueIter *value, const char *name, int *minute)
{
  const char *text = kith_value_get_within (value, name);

  *minute = KITH_MINUTE_NONE;
  return text == NULL || parse_time (text, g_str_equal (name, "to"), minute);
}

/* Whether something stands among days or times that no reader knows, as "Mon" or "Holidays": that a day is
 * not named then does not say that it is closed. An attribute is of the program that wrote it. */
static gboolean
has_unknown (const KithValueIter *value)
{
  KithValueIter extra;

  kith_value_iter_init_within (&extra, value);
  while (kith_value_iter_find (&extra, "extra"))
    {
      const char *path = kith_value_get_within (&extra, "path");
      const char *step = path != NULL ? strrchr (path, '/') : NULL;

      step = step != NULL ? step + 1 : path;
      if (step == NULL || step[0] != '@')
        return TRUE;
    }
  return FALSE;
}

/* A day without times is one that is not open. */
static void
take_day (Reading *reading, const KithValueIter *day)
{
  int from, to;
  guint64 weekday;

  if (has_unknown (day) || !g_ascii_string_to_unsigned (day->text, 10, 1, 7, &weekday, NULL) ||
      !read_time (day, "from", &from) || !read_time (day, "to", &to))
    {
      reading->is_certain = FALSE;
      return;
    }
  if (from == KITH_MINUTE_NONE && to == KITH_MINUTE_NONE)
    return;
  /* From nine until when? */
  if (from == KITH_MINUTE_NONE || to == KITH_MINUTE_NONE)
    {
      reading->is_certain = FALSE;
      return;
    }
  kith_hours_builder_add_day (reading->builder, (int) weekday, from, to);
  reading->has_days = TRUE;
}

/* Days that have hours of their own. */
static void
take_special (Reading *reading, const KithValueIter *hours)
{
  const char *start = kith_value_get_within (hours, "start"), *end = kith_value_get_within (hours, "end");
  KithDay first, last;
  int from, to;

  if (start == NULL || !kith_day_parse (start, &first, NULL) || !read_time (hours, "from", &from) ||
      !read_time (hours, "to", &to) || !kith_day_parse (end != NULL ? end : start, &last, NULL) ||
      last < first || last - first >= MOST_SPECIAL_DAYS)
    {
      reading->is_certain = FALSE;
      return;
    }
  for (KithDay day = first; day <= last; day++)
    kith_hours_builder_add_exception (reading->builder, day,
                                      from != KITH_MINUTE_NONE || to != KITH_MINUTE_NONE,
                                      from == KITH_MINUTE_NONE ? 0 : from,
                                      to == KITH_MINUTE_NONE ? 24 * 60 : to);
}

static void
take_hours (Reading *reading, const KithValueIter *hours)
{
  KithValueIter day;

  if (kith_value_get_within (hours, "type") != NULL)
    {
      take_special (reading, hours);
      return;
    }
  if (g_strcmp0 (kith_value_get_within (hours, "syntax"), "osm") == 0)
    reading->osm = hours->text;
  else if (hours->text[0] != '\0')
    reading->words = hours->text;
  reading->n_written += hours->text[0] != '\0';
  if (has_unknown (hours))
    reading->is_certain = FALSE;
  kith_value_iter_init_within (&day, hours);
  while (kith_value_iter_find (&day, "day"))
    take_day (reading, &day);
}

static void
take_all (Reading *reading, const KithValues *values)
{
  KithValueIter iter;

  kith_value_iter_init (&iter, values);
  while (kith_value_iter_find (&iter, "hours"))
    take_hours (reading, &iter);
  if (kith_resource_hours_in_doubt (values) || reading->n_written > 1 ||
      (reading->osm != NULL && reading->has_days))
    reading->is_certain = FALSE;
}

/**
 * kith_resource_hours_in_doubt:
 * @values: what is known about an entry
 *
 * Returns: whether it has a season in words, is not always available, or has something to tell for the time
 *   being: then nobody should go there for what its hours say
 */
gboolean
kith_resource_hours_in_doubt (const KithValues *values)
{
  g_return_val_if_fail (values != NULL, TRUE);

  return kith_values_get (values, "season") != NULL || kith_values_get (values, "alert") != NULL ||
         g_strcmp0 (kith_values_get (values, "not-always"), "true") == 0;
}

/**
 * kith_resource_hours:
 * @values: what is known about an entry
 *
 * Puts together what its hours say, from AIRS XML's days, OpenStreetMap's grammar, or plain words, of which
 * nothing is guessed.
 *
 * Returns: (transfer full) (nullable): the hours; %NULL where nothing is said, or something that Kith does
 * not understand: call first
 */
KithHours *
kith_resource_hours (const KithValues *values)
{
  Reading reading = { .is_certain = TRUE };
  KithHours *hours = NULL;

  g_return_val_if_fail (values != NULL, NULL);

  reading.builder = kith_hours_builder_new ();
  take_all (&reading, values);
  if (reading.is_certain && reading.osm != NULL)
    hours = kith_hours_new_from_osm (reading.osm, NULL);
  else if (reading.is_certain && (reading.has_days || reading.words != NULL))
    {
      kith_hours_builder_set_note (reading.builder, reading.words);
      hours = kith_hours_builder_end (reading.builder);
    }
  kith_hours_builder_free (reading.builder);
  return hours;
}

/**
 * kith_resource_hours_at:
 * @site: (nullable): what is known about a service at a place
 * @service: (nullable): about the service
 * @location: (nullable): about the place
 *
 * The hours are those of the first that says any: the service there, the service, the place. What puts hours
 * in doubt does so wherever it is said.
 *
 * Returns: (transfer full) (nullable): the hours; %NULL as kith_resource_hours()
 */
KithHours *
kith_resource_hours_at (const KithValues *site, const KithValues *service, const KithValues *location)
{
  const KithValues *all[] = { site, service, location };
  const KithValues *first = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      if (all[i] == NULL)
        continue;
      if (kith_resource_hours_in_doubt (all[i]))
        return NULL;
      if (first == NULL && kith_values_get (all[i], "hours") != NULL)
        first = all[i];
    }
  return first != NULL ? kith_resource_hours (first) : NULL;
}
