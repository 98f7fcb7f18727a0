/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The center's days on both daylight-saving days of zones that differ in everything, at several
 * rollovers: as a property over the year, and hour by hour where it is easiest to be wrong. */

#include <glib/gstdio.h>

#include "base/kith-clock.h"
#include "base/kith-error.h"
#include "kith-config.h"

#define YEAR_START G_GINT64_CONSTANT (1735689600) /* 2025-01-01T00:00:00Z */
#define YEAR_END (YEAR_START + 366 * 86400)

static const char *const zones[] = { "America/Chicago",
                                     "Europe/Berlin",
                                     "Australia/Lord_Howe",
                                     "Africa/Casablanca",
                                     "America/Santiago",
                                     "Asia/Kathmandu",
                                     "UTC" };
static const guint rollovers[] = { 0, 30, 90, 135, 180, 240 };

static gint64
utc_of (const char *text)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (text, zone);

  g_assert_nonnull (time);
  return g_date_time_to_unix (time);
}

static KithDay
day_of (const char *text)
{
  KithDay day = KITH_DAY_NONE;

  g_assert_true (kith_day_parse (text, &day, NULL));
  return day;
}

static KithClock *
clock_new (const char *zone, guint rollover, gint64 utc)
{
  g_autoptr (GError) error = NULL;
  KithClock *clock = kith_clock_new_standing (zone, rollover, utc, &error);

  g_assert_no_error (error);
  return clock;
}

/* What must hold at every instant; the day before is given. */
static void
check_instant (KithClock *clock, gint64 utc, KithDay before)
{
  KithInstant now = kith_clock_at (clock, utc);
  gint64 wall = utc + now.offset - (gint64) now.day * 86400;
  KithInstant again;

  g_assert_cmpint (now.utc, ==, utc);
  g_assert_cmpint (now.day, >=, before);
  g_assert_cmpint (now.day, <=, before + 1);
  g_assert_cmpint (kith_clock_day_start (clock, now.day), <=, utc);
  g_assert_cmpint (kith_clock_day_start (clock, now.day + 1), >, utc);
  g_assert_cmpint (now.minute, ==, MAX (wall, 0) / 60);
  g_assert_cmpint (now.minute, <=, KITH_MINUTE_MAX);

  /* Back from what is stored: the same wall time on the same day, and never a later instant. */
  again = kith_clock_resolve (clock, now.day, now.minute);
  g_assert_cmpint (again.day, ==, now.day);
  g_assert_cmpint (again.minute, ==, now.minute);
  g_assert_cmpint (again.utc, <=, utc);
  g_assert_cmpint (kith_clock_at (clock, again.utc).day, ==, now.day);
  if (again.offset == now.offset)
    g_assert_cmpint (again.utc, ==, utc - utc % 60);
}

static void
test_property (void)
{
  for (guint z = 0; z < G_N_ELEMENTS (zones); z++)
    for (guint r = 0; r < G_N_ELEMENTS (rollovers); r++)
      {
        g_autoptr (KithClock) clock = clock_new (zones[z], rollovers[r], 0);
        KithInstant last = kith_clock_at (clock, YEAR_START);
        gint64 close = 0;

        g_test_message ("%s at %u", zones[z], rollovers[r]);
        for (gint64 utc = YEAR_START; utc < YEAR_END; utc += utc < close ? 300 : 3 * 3600)
          {
            gint32 ahead = kith_clock_at (clock, utc + 6 * 3600).offset;

            /* Go slowly a few hours before and after a change. */
            if (ahead != last.offset && utc >= close)
              close = utc + 12 * 3600;
            check_instant (clock, utc, last.day);
            last = kith_clock_at (clock, utc);
          }
      }
}

/* Every wall minute of every day near a change stands for an instant on that day. */
static void
test_every_minute (void)
{
  static const char *const days[] = { "2025-03-08", "2025-03-29", "2025-04-05", "2025-02-22",
                                      "2025-09-06", "2025-10-04", "2025-10-25", "2025-11-01" };

  for (guint z = 0; z < G_N_ELEMENTS (zones); z++)
    for (guint r = 0; r < G_N_ELEMENTS (rollovers); r++)
      {
        g_autoptr (KithClock) clock = clock_new (zones[z], rollovers[r], 0);

        for (guint d = 0; d < G_N_ELEMENTS (days); d++)
          for (KithDay day = day_of (days[d]); day < day_of (days[d]) + 2; day++)
            for (gint32 minute = (gint32) rollovers[r]; minute < 1440 + (gint32) rollovers[r]; minute += 5)
              {
                KithInstant instant = kith_clock_resolve (clock, day, minute);

                g_assert_cmpint (instant.day, ==, day);
                g_assert_cmpint (kith_clock_at (clock, instant.utc).day, ==, day);
              }
      }
}

static void
test_cases (void)
{
  static const struct
  {
    const char *zone;
    guint rollover;
    const char *day;
    gint32 minute;
    const char *utc;
    gint32 shown;
  } cases[] = {
    /* An ordinary day, and the night that still belongs to it. */
    { "America/Chicago", 240, "2025-11-22", 580, "2025-11-22T15:40:00", 580 },
    { "America/Chicago", 240, "2025-11-22", 1440 + 239, "2025-11-23T09:59:00", 1440 + 239 },
    { "Asia/Kathmandu", 240, "2025-11-22", 600, "2025-11-22T04:15:00", 600 },
    /* Set forward: 2:30 does not exist, 3:30 is shown. */
    { "America/Chicago", 240, "2025-03-08", 1440 + 150, "2025-03-09T08:30:00", 1440 + 210 },
    { "Europe/Berlin", 0, "2025-03-30", 150, "2025-03-30T01:30:00", 210 },
    { "Australia/Lord_Howe", 0, "2025-10-05", 135, "2025-10-04T15:45:00", 165 },
    { "Africa/Casablanca", 0, "2025-04-06", 130, "2025-04-06T02:10:00", 190 },
    { "America/Santiago", 0, "2025-09-07", 20, "2025-09-07T04:20:00", 80 },
    /* Set back: the earlier of the two. */
    { "America/Chicago", 240, "2025-11-01", 1440 + 90, "2025-11-02T06:30:00", 1440 + 90 },
    { "Europe/Berlin", 0, "2025-10-26", 150, "2025-10-26T00:30:00", 150 },
    { "Australia/Lord_Howe", 0, "2025-04-06", 105, "2025-04-05T14:45:00", 105 },
    { "Africa/Casablanca", 0, "2025-02-23", 150, "2025-02-23T01:30:00", 150 },
    { "America/Santiago", 0, "2025-04-05", 1410, "2025-04-06T02:30:00", 1410 },
    /* The rollover at 1:30 is passed twice: the hour after the second time is the new day's. */
    { "America/Chicago", 90, "2025-11-02", 70, "2025-11-02T07:10:00", 70 },
    { "America/Chicago", 90, "2025-11-01", 1440 + 70, "2025-11-02T06:10:00", 1440 + 70 },
    /* The gap swallows the rollover: what would be beyond it is the day's last minute. */
    { "America/Santiago", 30, "2025-09-06", 1440 + 10, "2025-09-07T03:59:00", 1439 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KithClock) clock = clock_new (cases[i].zone, cases[i].rollover, 0);
      KithInstant instant = kith_clock_resolve (clock, day_of (cases[i].day), cases[i].minute);

      g_test_message ("%s %s %d", cases[i].zone, cases[i].day, cases[i].minute);
      g_assert_cmpint (instant.utc, ==, utc_of (cases[i].utc));
      g_assert_cmpint (instant.day, ==, day_of (cases[i].day));
      g_assert_cmpint (instant.minute, ==, cases[i].shown);
    }
}

static void
test_day_lengths (void)
{
  static const struct
  {
    const char *zone;
    const char *day;
    int hours;
  } cases[] = { { "America/Chicago", "2025-03-08", 23 },   { "America/Chicago", "2025-11-01", 25 },
                { "Europe/Berlin", "2025-03-29", 23 },     { "Europe/Berlin", "2025-10-25", 25 },
                { "America/Santiago", "2025-09-06", 23 },  { "America/Santiago", "2025-04-05", 25 },
                { "Africa/Casablanca", "2025-02-22", 25 }, { "Africa/Casablanca", "2025-04-05", 23 },
                { "Asia/Kathmandu", "2025-03-29", 24 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KithClock) clock = clock_new (cases[i].zone, 240, 0);
      KithDay day = day_of (cases[i].day);

      g_assert_cmpint (kith_clock_day_start (clock, day + 1) - kith_clock_day_start (clock, day), ==,
                       cases[i].hours * 3600);
    }
}

static void
test_rollover (void)
{
  g_autoptr (KithClock) clock = clock_new ("America/Chicago", 240, utc_of ("2025-11-23T09:59:59"));

  g_assert_cmpint (kith_clock_today (clock), ==, day_of ("2025-11-22"));
  g_assert_cmpint (kith_clock_now (clock).minute, ==, 1440 + 239);
  kith_clock_advance (clock, 1);
  g_assert_cmpint (kith_clock_today (clock), ==, day_of ("2025-11-23"));
  g_assert_cmpint (kith_clock_now (clock).minute, ==, 240);
  g_assert_cmpint (kith_clock_now (clock).offset, ==, -6 * 3600);

  g_assert_cmpint (kith_clock_minute_of_day (clock, 239), ==, 1440 + 239);
  g_assert_cmpint (kith_clock_minute_of_day (clock, 240), ==, 240);
  kith_clock_set_rollover (clock, 0);
  g_assert_cmpint (kith_clock_minute_of_day (clock, 0), ==, 0);
}

static void
test_zone_invalid (void)
{
  static const char *const bad[] = { "",
                                     "Mars/Phobos",
                                     "/etc/localtime",
                                     "../UTC",
                                     "America/../UTC",
                                     "+01:00",
                                     "EST5EDT4,M3.2.0,M11.1.0",
                                     "America/Chicago\n",
                                     "\xff\xfe",
                                     " UTC" };
  g_autoptr (KithClock) clock = clock_new ("Europe/Berlin", 240, 0);

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *zone = NULL;

      g_assert_false (kith_clock_zone_is_valid (bad[i]));
      g_assert_null (kith_clock_new (bad[i], 240, &error));
      g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
      g_assert_false (kith_clock_set_timezone (clock, bad[i], NULL));
      zone = kith_clock_dup_timezone (clock);
      g_assert_cmpstr (zone, ==, "Europe/Berlin");
    }

  g_assert_true (kith_clock_zone_is_valid ("America/Argentina/Buenos_Aires"));
  g_assert_false (kith_clock_zone_is_valid (NULL));
}

static void
day_changed_cb (KithClock *clock, int day, gpointer data)
{
  g_array_append_val ((GArray *) data, day);
}

static void
count_cb (GObject *object, GParamSpec *pspec, gpointer data)
{
  (*(guint *) data)++;
}

/* Any number may stand in a file. */
static void
test_out_of_range (void)
{
  static const char *const far[] = { "Pacific/Kiritimati", "America/Anchorage", "UTC" };
  static const gint64 instants[] = { G_MININT64, G_MININT64 + 1, -62135596801, 253402300800, G_MAXINT64 };

  for (guint z = 0; z < G_N_ELEMENTS (far); z++)
    for (guint i = 0; i < G_N_ELEMENTS (instants); i++)
      {
        g_autoptr (GError) error = NULL;
        g_autoptr (KithClock) clock = kith_clock_new (far[z], 240, &error);
        KithInstant instant;
        g_autofree char *day = NULL;

        g_assert_no_error (error);
        instant = kith_clock_at (clock, instants[i]);
        day = kith_day_format_iso (instant.day);
        g_assert_true (g_str_has_prefix (day, instants[i] < 0 ? "0001-01-0" : "9999-12-"));
      }
}

static void
test_signals (void)
{
  g_autoptr (KithClock) clock = clock_new ("Europe/Berlin", 240, utc_of ("2025-11-22T12:00:00"));
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (int));
  g_autofree char *zone = NULL;
  guint notified = 0, rollover;

  g_signal_connect (clock, "day-changed", G_CALLBACK (day_changed_cb), days);
  g_signal_connect (clock, "notify", G_CALLBACK (count_cb), &notified);
  kith_clock_set_standing_now (clock, utc_of ("2025-11-21T12:00:00"));
  g_assert_cmpuint (days->len, ==, 0);

  kith_clock_watch (clock);
  kith_clock_set_standing_now (clock, utc_of ("2025-11-22T02:59:59"));
  g_assert_cmpuint (days->len, ==, 0);
  kith_clock_advance (clock, 1);
  g_assert_cmpuint (days->len, ==, 1);
  kith_clock_check (clock);
  g_assert_cmpuint (days->len, ==, 1);

  /* A week asleep is one change. */
  kith_clock_advance (clock, 7 * 86400);
  g_assert_cmpuint (days->len, ==, 2);
  g_assert_cmpint (g_array_index (days, int, 1), ==, day_of ("2025-11-29"));

  /* A moved zone can be another day at once. */
  g_assert_true (kith_clock_set_timezone (clock, "America/Chicago", NULL));
  g_assert_cmpuint (days->len, ==, 3);
  g_assert_true (kith_clock_set_timezone (clock, "America/Chicago", NULL));
  kith_clock_set_rollover (clock, 100);
  kith_clock_set_rollover (clock, 100);
  g_assert_cmpuint (notified, ==, 2);

  g_object_get (clock, "timezone", &zone, "rollover", &rollover, NULL);
  g_assert_cmpstr (zone, ==, "America/Chicago");
  g_assert_cmpuint (rollover, ==, 100);
}

static void
test_behind (void)
{
  g_autoptr (KithClock) clock = clock_new ("Europe/Berlin", 240, 1000000);

  g_assert_false (kith_clock_is_behind (clock));
  kith_clock_note_latest (clock, 999990);
  g_assert_false (kith_clock_is_behind (clock));
  kith_clock_note_latest (clock, 1000060);
  g_assert_false (kith_clock_is_behind (clock));
  kith_clock_note_latest (clock, 1003600);
  kith_clock_note_latest (clock, 5);
  g_assert_true (kith_clock_is_behind (clock));
  kith_clock_advance (clock, 3600);
  g_assert_false (kith_clock_is_behind (clock));
}

static void
test_parse (void)
{
  static const struct
  {
    const char *text;
    const char *utc;
  } good[] = { { "2025-11-22T09:40:00-06:00", "2025-11-22T15:40:00" },
               { "2025-11-22T15:40:00Z", "2025-11-22T15:40:00" },
               { "2025-11-22T09:40:00", "2025-11-22T15:40:00" },
               { "2025-07-22 09:40:00", "2025-07-22T14:40:00" },
               { "2025-03-09T02:30:00", "2025-03-09T08:30:00" },
               { "2025-11-22T09:40", "2025-11-22T15:40:00" },
               { "2025-11-22 09:40-06:00", "2025-11-22T15:40:00" },
               { "2025-11-22T15:40Z", "2025-11-22T15:40:00" },
               { "9:40", "2025-11-22T15:40:00" },
               { "1:10", "2025-11-23T07:10:00" } };
  static const char *const bad[] = { "",           "yesterday",       "2025-13-22T09:40:00",
                                     "2025-11-22", "2025-11-22T09:4", "25:00" };
  g_autoptr (KithClock) clock = clock_new ("America/Chicago", 240, utc_of ("2025-11-22T18:00:00"));
  g_autofree char *text = kith_clock_format_utc (utc_of ("2025-11-22T15:40:00"));
  KithInstant instant = { 0 };

  g_assert_cmpstr (text, ==, "2025-11-22T15:40:00Z");
  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_test_message ("%s", good[i].text);
      g_assert_true (kith_clock_parse (clock, good[i].text, &instant, NULL));
      g_assert_cmpint (instant.utc, ==, utc_of (good[i].utc));
    }

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", bad[i]);
      g_assert_false (kith_clock_parse (clock, bad[i], &instant, &error));
      g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
    }
}

static void
test_runs (void)
{
  g_autoptr (KithClock) clock = kith_clock_new ("UTC", 240, NULL);
  gint64 before = g_get_real_time () / 1000, now = kith_clock_now_ms (clock);

  g_assert_cmpint (now, >=, before);
  g_assert_cmpint (now, <=, g_get_real_time () / 1000);
  g_assert_cmpint (kith_clock_machine_ms (), >=, now);
  g_assert_cmpint (kith_clock_machine_ms (), <=, g_get_real_time () / 1000);
}

static void
write_clock_file (const char *path, const char *text)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static gboolean
give_up_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
test_file (void)
{
  g_autofree char *directory = g_dir_make_tmp ("kith-clock-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (directory, "now", NULL);
  g_autoptr (KithClock) clock = NULL;
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (int));
  gboolean late = FALSE;
  guint timer;

  if (!KITH_DEBUG_CLOCK)
    {
      g_rmdir (directory);
      g_test_skip ("built without debug_clock");
      return;
    }

  g_setenv ("KITH_CLOCK_FILE", path, TRUE);
  clock = kith_clock_new ("America/Chicago", 240, NULL);

  /* Without a file it is the machine's time. */
  g_assert_cmpint (ABS (kith_clock_now_ms (clock) - g_get_real_time () / 1000), <, 60000);
  write_clock_file (path, "+2h +90s\n");
  g_assert_cmpint (ABS (kith_clock_now_ms (clock) - g_get_real_time () / 1000 - 7290000), <, 60000);
  write_clock_file (path, "2025-11-22T09:40:00 +1d\n");
  g_assert_cmpint (kith_clock_now (clock).utc, >=, utc_of ("2025-11-23T15:40:00"));
  g_assert_cmpint (kith_clock_now (clock).utc, <, utc_of ("2025-11-23T15:41:00"));

  g_assert_cmpint (ABS (kith_clock_machine_ms () - kith_clock_now_ms (clock)), <, 24 * 3600 * 1000);
  g_unsetenv ("KITH_CLOCK_FILE");

  /* It runs on, and over the rollover, by itself. */
  write_clock_file (path, "2025-11-23T03:59:59\n");
  g_signal_connect (clock, "day-changed", G_CALLBACK (day_changed_cb), days);
  kith_clock_watch (clock);
  timer = g_timeout_add_seconds (20, give_up_cb, &late);
  while (days->len == 0 && !late)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (days->len, ==, 1);
  g_assert_cmpint (g_array_index (days, int, 0), ==, day_of ("2025-11-23"));
  g_source_remove (timer);

  g_unlink (path);
  g_rmdir (directory);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/clock/property", test_property);
  g_test_add_func ("/base/clock/every-minute", test_every_minute);
  g_test_add_func ("/base/clock/cases", test_cases);
  g_test_add_func ("/base/clock/day-lengths", test_day_lengths);
  g_test_add_func ("/base/clock/rollover", test_rollover);
  g_test_add_func ("/base/clock/zone-invalid", test_zone_invalid);
  g_test_add_func ("/base/clock/out-of-range", test_out_of_range);
  g_test_add_func ("/base/clock/signals", test_signals);
  g_test_add_func ("/base/clock/behind", test_behind);
  g_test_add_func ("/base/clock/parse", test_parse);
  g_test_add_func ("/base/clock/runs", test_runs);
  g_test_add_func ("/base/clock/file", test_file);
  return g_test_run ();
}
