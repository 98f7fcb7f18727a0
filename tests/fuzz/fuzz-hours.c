/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening hours in any bytes: refused, or hours that are written and read again as the same, and can be
 * asked. */

#include "kith-fuzz.h"

#include "base/kith-error.h"
#include "resources/kith-hours-week.h"
#include "resources/kith-hours.h"

#include <string.h>

static void
ask (KithHours *hours, KithHours *again, gsize seed)
{
  g_autoptr (GDateTime) start = g_date_time_new_utc (2024, 1, 1, 0, 0, 0);
  g_auto (GStrv) lines = kith_hours_describe (hours);
  KithHoursWeek week;

  g_assert_nonnull (lines[0]);
  for (guint i = 0; lines[i] != NULL; i++)
    g_assert_true (g_utf8_validate (lines[i], -1, NULL));
  kith_hours_week_init (&week, hours);
  for (int i = 0; i < 6; i++)
    {
      g_autoptr (GDateTime) when =
          g_date_time_add_minutes (start, (int) ((seed * 7919 + (gsize) i * 104729) % 1500000));
      KithHoursState state = kith_hours_state_at (hours, when, NULL);
      KithHoursState weekly = state;

      g_assert_cmpint (kith_hours_state_at (again, when, NULL), ==, state);
      kith_hours_week_look (&week, kith_hours_week_minute (when), &weekly);
      g_assert_cmpint (weekly, ==, state);
      if (i == 0)
        {
          g_autoptr (GDateTime) until = NULL;
          g_autofree char *said = kith_hours_say_at (hours, when);

          kith_hours_state_at (hours, when, &until);
          g_assert_true (until == NULL || g_date_time_compare (until, when) > 0);
          g_assert_nonnull (said);
        }
    }
}

static void
try_hours (KithHours *hours, gsize seed)
{
  g_autofree char *written = kith_hours_to_osm (hours);
  g_autoptr (GError) error = NULL;
  g_autoptr (KithHours) again = NULL;
  g_autofree char *rewritten = NULL;

  /* Written out, a value may be longer than what is read. */
  again = kith_hours_new_from_osm (written, &error);
  if (again == NULL && strlen (written) > KITH_HOURS_TEXT_MAX)
    return;
  g_assert_no_error (error);
  rewritten = kith_hours_to_osm (again);
  g_assert_cmpstr (rewritten, ==, written);
  ask (hours, again, seed);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (KithHours) osm = kith_hours_new_from_osm (text, &error);
  g_autoptr (KithHours) words = kith_hours_new_from_words (text);

  if (osm == NULL)
    g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  else
    try_hours (osm, size + (size > 0 ? data[0] : 0));
  if (words != NULL)
    try_hours (words, size);

  return 0;
}
