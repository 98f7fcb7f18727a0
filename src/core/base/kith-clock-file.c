/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The file that sets the clock for journeys, read only in builds with the option debug_clock. */

#include "base/kith-clock-file.h"

#include <gio/gio.h>

#include "base/kith-zone.h"

/* "+90", "+90s", "+5m", "+2h", "+1d" */
static gboolean
parse_advance (const char *word, gint64 *seconds)
{
  gint64 value;
  char *end;

  if (word[0] != '+' || !g_ascii_isdigit (word[1]))
    return FALSE;

  value = g_ascii_strtoll (word + 1, &end, 10);
  value = MIN (value, 1000000000);
  if (*end == 'm')
    value *= 60;
  else if (*end == 'h')
    value *= 3600;
  else if (*end == 'd')
    value *= 86400;

  *seconds = value;
  return TRUE;
}

static gint64
last_written_ms (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info = g_file_query_info (
      file, G_FILE_ATTRIBUTE_TIME_MODIFIED "," G_FILE_ATTRIBUTE_TIME_MODIFIED_USEC, 0, NULL, NULL);
  g_autoptr (GDateTime) written = info != NULL ? g_file_info_get_modification_date_time (info) : NULL;

  if (written == NULL)
    return G_MAXINT64;
  return g_date_time_to_unix (written) * 1000 + g_date_time_get_microsecond (written) / 1000;
}

/**
 * kith_clock_file_apply:
 * @path: a file that holds a time as ISO 8601, advances (+90s, +5m, +2h, +1d), or both
 * @zone: the zone of a time without an offset
 * @real_ms: the machine's time, in milliseconds
 *
 * The time in the file is what it was when the file was last written, and runs on from there, so that
 * processes that follow each other agree. A file that is missing or says nothing changes nothing.
 *
 * Returns: the time to show, in milliseconds
 */
gint64
kith_clock_file_apply (const char *path, GTimeZone *zone, gint64 real_ms)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) words = NULL;
  gint64 written = last_written_ms (path);
  gint64 now = real_ms;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return real_ms;

  words = g_strsplit_set (text, " \t\r\n", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      gint64 value;

      if (parse_advance (words[i], &value))
        now += value * 1000;
      else if (words[i][0] != '\0' && kith_zone_parse (zone, words[i], &value))
        now = value * 1000 + MAX (real_ms - written, 0);
    }

  return now;
}
