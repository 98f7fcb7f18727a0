/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a time zone says: the offset at an instant, and which instants a wall clock shows as a given
 * time. Offsets are asked for by UTC only, so that gaps and overlaps are decided here, in one place. */

#include "base/kith-zone.h"

#include <string.h>

/* Farther from UTC than any zone is, so that both sides of a change are seen. */
#define SIDE (36 * 3600)

/**
 * kith_zone_new:
 * @identifier: an IANA time zone id, as "America/Chicago"
 *
 * Returns: (transfer full) (nullable): the zone, or %NULL where the system knows none of this name
 */
GTimeZone *
kith_zone_new (const char *identifier)
{
  g_return_val_if_fail (identifier != NULL, NULL);

  /* GLib would also open files by their path, and read offsets and POSIX rules. */
  if (!g_ascii_isalpha (identifier[0]) || strstr (identifier, "..") != NULL || strlen (identifier) > 64)
    return NULL;
  for (const char *p = identifier; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && strchr ("_+-/", *p) == NULL)
      return NULL;
  if (strpbrk (identifier, "/") == NULL && strpbrk (identifier, "0123456789") != NULL)
    return NULL;

  return g_time_zone_new_identifier (identifier);
}

/**
 * kith_zone_get_offset:
 * @zone: a zone
 * @utc: an instant in seconds
 *
 * Returns: how many seconds the wall clock is ahead of UTC then
 */
gint32
kith_zone_get_offset (GTimeZone *zone, gint64 utc)
{
  int interval = g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, utc);

  return interval < 0 ? 0 : g_time_zone_get_offset (zone, interval);
}

/* The first instant in (from, to] with another offset than at from. */
static gint64
find_jump (GTimeZone *zone, gint64 from, gint64 to)
{
  gint32 before = kith_zone_get_offset (zone, from);

  while (to - from > 1)
    {
      gint64 middle = from + (to - from) / 2;

      if (kith_zone_get_offset (zone, middle) == before)
        from = middle;
      else
        to = middle;
    }

  return to;
}

/**
 * kith_zone_resolve:
 * @zone: a zone
 * @local: a wall time, as the seconds since 1970-01-01 that a clock in UTC would show
 *
 * Returns: when the wall clock shows @local
 */
KithLocal
kith_zone_resolve (GTimeZone *zone, gint64 local)
{
  gint32 before = kith_zone_get_offset (zone, local - SIDE);
  gint32 after = kith_zone_get_offset (zone, local + SIDE);
  KithLocal answer = { 0 };

  if (kith_zone_get_offset (zone, local - before) == before)
    answer.utc[answer.n++] = local - before;
  if (after != before && kith_zone_get_offset (zone, local - after) == after)
    answer.utc[answer.n++] = local - after;

  if (answer.n == 0)
    {
      answer.shifted = local - before;
      answer.jump = find_jump (zone, local - SIDE, local + SIDE);
    }

  return answer;
}

/* GLib wants seconds and a T; people and "date -Iminutes" leave them out. */
static char *
complete (const char *text)
{
  static const char shape[] = "dddd-dd-dd dd:dd";
  g_autofree char *full = NULL;
  gsize i;

  for (i = 0; shape[i] != '\0'; i++)
    {
      gboolean fits = shape[i] == 'd'   ? g_ascii_isdigit (text[i])
                      : shape[i] == ' ' ? text[i] == ' ' || text[i] == 'T' || text[i] == 't'
                                        : text[i] == shape[i];

      if (!fits)
        return g_strdup (text);
    }
  full = g_strdup_printf ("%.16s%s%s", text, text[i] == ':' ? "" : ":00", text + i);
  full[10] = 'T';
  return g_steal_pointer (&full);
}

/**
 * kith_zone_parse:
 * @zone: a zone
 * @text: a date and time as ISO 8601, seconds may be left out; in @zone unless it has an offset
 * @utc: (out): the instant in seconds; the earlier of two, or as long after a jump as was asked for
 *
 * Returns: whether @text was such a time
 */
gboolean
kith_zone_parse (GTimeZone *zone, const char *text, gint64 *utc)
{
  g_autofree char *full = complete (text);
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (full, NULL);
  g_autoptr (GTimeZone) plain = NULL;
  KithLocal local;

  if (time != NULL)
    {
      *utc = g_date_time_to_unix (time);
      return TRUE;
    }

  plain = g_time_zone_new_utc ();
  time = g_date_time_new_from_iso8601 (full, plain);
  if (time == NULL)
    return FALSE;

  local = kith_zone_resolve (zone, g_date_time_to_unix (time));
  *utc = local.n > 0 ? local.utc[0] : local.shifted;
  return TRUE;
}
