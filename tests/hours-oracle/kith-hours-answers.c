/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What Kith says: reads lines of a value and wall times, between tabs; prints "error", or a letter for each
 * time. */

#include "resources/kith-hours.h"

#include <stdio.h>

int
main (void)
{
  g_autoptr (GIOChannel) in = g_io_channel_unix_new (0);
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  char *line = NULL;
  gsize end = 0;

  while (g_io_channel_read_line (in, &line, NULL, &end, NULL) == G_IO_STATUS_NORMAL)
    {
      g_autofree char *owned = line;
      g_auto (GStrv) fields = NULL;
      g_autoptr (KithHours) hours = NULL;

      owned[end] = '\0';
      fields = g_strsplit (owned, "\t", -1);
      hours = kith_hours_new_from_osm (fields[0] != NULL ? fields[0] : "", NULL);
      if (hours == NULL)
        {
          puts ("error");
          continue;
        }
      for (guint i = 1; fields[i] != NULL; i++)
        {
          g_autofree char *iso = g_strconcat (fields[i], ":00", NULL);
          g_autoptr (GDateTime) when = g_date_time_new_from_iso8601 (iso, utc);

          g_assert_nonnull (when);
          putchar ("cou"[kith_hours_state_at (hours, when, NULL)]);
        }
      putchar ('\n');
    }
  return 0;
}
