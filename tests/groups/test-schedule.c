/* SPDX-License-Identifier: GPL-3.0-or-later */
/* On which days a group meets, against going through the days one by one; and as a line of text. */

#include <string.h>

#include "base/kith-error.h"
#include "groups/kith-group-schedule.h"

#define N_ROUNDS 400
#define N_DAYS 900

/* 2025-01-01 */
static const KithDay begin = 20089;

static KithGroupSchedule *
draw (GRand *rand)
{
  KithGroupSchedule *schedule = kith_group_schedule_new ();
  int n_weekly = g_rand_int_range (rand, 0, 4), n_days = g_rand_int_range (rand, 0, 4);
  guint taken = 0;

  if (g_rand_boolean (rand))
    schedule->first_day = begin + g_rand_int_range (rand, 0, N_DAYS);
  if (schedule->first_day != KITH_DAY_NONE && g_rand_boolean (rand))
    schedule->every = g_rand_int_range (rand, 1, 6);
  if (g_rand_boolean (rand))
    schedule->last_day = (schedule->first_day != KITH_DAY_NONE ? schedule->first_day : begin) +
                         g_rand_int_range (rand, 0, N_DAYS);
  for (int i = 0; i < n_weekly; i++)
    {
      int weekday = g_rand_int_range (rand, G_DATE_MONDAY, G_DATE_SUNDAY + 1);
      int start = g_rand_int_range (rand, 0, 1440);

      if ((taken & 1u << weekday) == 0)
        kith_group_schedule_add_weekly (schedule, (GDateWeekday) weekday, start,
                                        start + g_rand_int_range (rand, 1, 180));
      taken |= 1u << weekday;
    }
  for (int i = 0; i < n_days; i++)
    {
      KithDay low = schedule->first_day != KITH_DAY_NONE ? schedule->first_day : begin;
      KithDay high = schedule->last_day != KITH_DAY_NONE ? schedule->last_day : low + N_DAYS;
      KithDay day = low + (i + 1) * (high - low) / 4;

      if (i > 0 && g_array_index (schedule->times, KithGroupTime, schedule->times->len - 1).day == day)
        continue;
      kith_group_schedule_add_day (schedule, day, 60 * i, 60 * i + 30);
    }
  return schedule;
}

/* As somebody with a calendar would: a finger on each day, a tick at each seventh. */
static int
recompute (const KithGroupSchedule *schedule, GDate *date, KithDay day, int week)
{
  int start = -1;

  if ((schedule->first_day != KITH_DAY_NONE && day < schedule->first_day) ||
      (schedule->last_day != KITH_DAY_NONE && day > schedule->last_day))
    return -1;
  for (guint i = 0; i < schedule->times->len; i++)
    {
      const KithGroupTime *time = &g_array_index (schedule->times, KithGroupTime, i);

      if (time->day == day)
        return time->start;
      if (time->day == KITH_DAY_NONE && time->weekday == g_date_get_weekday (date) && week == 0)
        start = time->start;
    }
  return start;
}

static void
test_days (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  guint n_found = 0;

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (KithGroupSchedule) schedule = draw (rand);
      g_autoptr (GError) error = NULL;
      GDate date;
      int in_week = 0, week = 0;

      kith_group_schedule_check (schedule, &error);
      g_assert_no_error (error);
      g_date_clear (&date, 1);
      g_date_set_dmy (&date, 1, G_DATE_JANUARY, 2025);
      for (KithDay day = begin; day < begin + 2 * N_DAYS; day++, g_date_add_days (&date, 1))
        {
          gint32 start = -1;
          gboolean found = kith_group_schedule_find (schedule, day, &start, NULL);
          int wanted;

          if (day == schedule->first_day)
            in_week = week = 0;
          wanted = recompute (schedule, &date, day, week);
          g_assert_cmpint (found ? start : -1, ==, wanted);
          n_found += found;
          if (schedule->first_day != KITH_DAY_NONE && day >= schedule->first_day && ++in_week == 7)
            {
              in_week = 0;
              week = (week + 1) % schedule->every;
            }
        }
    }
  g_assert_cmpuint (n_found, >, 1000);
}

static void
test_text (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (6);

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (KithGroupSchedule) schedule = draw (rand);
      g_autoptr (KithGroupSchedule) copy = kith_group_schedule_copy (schedule);
      g_autofree char *text = kith_group_schedule_format (schedule);
      g_autoptr (GError) error = NULL;
      g_autoptr (KithGroupSchedule) read = kith_group_schedule_parse (text, &error);
      g_autofree char *again = NULL;
      g_autofree char *words = kith_group_schedule_describe (schedule);

      g_assert_no_error (error);
      again = kith_group_schedule_format (read);
      g_assert_cmpstr (text, ==, again);
      g_assert_true (kith_group_schedule_equal (schedule, read));
      g_assert_true (kith_group_schedule_equal (schedule, copy));
      g_assert_cmpint (*words == '\0', ==, *text == '\0');
      copy->last_day = begin + 3 * N_DAYS + (int) round;
      g_assert_false (kith_group_schedule_equal (schedule, copy));
    }
}

static void
test_words (void)
{
  g_autoptr (KithGroupSchedule) schedule = kith_group_schedule_parse (
      " every 2;from 2025-11-03 ; friday 22:00-01:00;monday 10:00-11:30; 2025-12-24 09:00-10:00; until "
      "2026-06-30;",
      NULL);
  g_autofree char *text = kith_group_schedule_format (schedule);
  g_autofree char *words = kith_group_schedule_describe (schedule);
  gint32 start, end;

  g_assert_cmpstr (
      text, ==,
      "from 2025-11-03; every 2; monday 10:00-11:30; friday 22:00-25:00; 2025-12-24 09:00-10:00; "
      "until 2026-06-30");
  g_assert_nonnull (strstr (words, "Monday 10:00–11:30; Friday 22:00–1:00; Wednesday, "));
  g_assert_nonnull (strstr (words, "9:00–10:00; every 2 weeks; from Monday, "));
  g_assert_nonnull (strstr (words, "; until Tuesday, "));
  g_assert_true (kith_group_schedule_find (schedule, kith_day_from_ymd (2025, 12, 5), &start, &end));
  g_assert_cmpint (start, ==, 1320);
  g_assert_cmpint (end, ==, 1500);
}

/* A single day goes before its weekday: that is how one meeting is at another hour. */
static void
test_moved (void)
{
  g_autoptr (KithGroupSchedule) schedule =
      kith_group_schedule_parse ("monday 10:00-11:00; 2025-12-22 15:00-16:00", NULL);
  gint32 start;

  g_assert_true (kith_group_schedule_find (schedule, kith_day_from_ymd (2025, 12, 15), &start, NULL));
  g_assert_cmpint (start, ==, 600);
  g_assert_true (kith_group_schedule_find (schedule, kith_day_from_ymd (2025, 12, 22), &start, NULL));
  g_assert_cmpint (start, ==, 900);
}

static void
test_refused (void)
{
  static const char *const lines[] = {
    "monday",
    "monday 10:00",
    "monday 10:00-11:00 x",
    "someday 10:00-11:00",
    "monday 10:60-11:00",
    "monday 1:00-2:00",
    "monday 27:00-28:30",
    "monday 28:00-28:00",
    "monday 10:00-11:00-12:00",
    "monday 10:00-11:00; monday 14:00-15:00",
    "2025-12-24 10:00-11:00; 2025-12-24 12:00-13:00",
    "2025-02-30 10:00-11:00",
    "every 2; monday 10:00-11:00",
    "every 0; monday 10:00-11:00",
    "every 53; from 2025-11-03",
    "every 2; every 3; from 2025-11-03",
    "from 2025-11-03; from 2025-11-04",
    "from 2025-11-03; until 2025-11-02",
    "until 2025-11-03; until 2025-11-04",
    "from 2025-11-03; 2025-11-02 10:00-11:00",
    "until 2025-11-03; 2025-11-04 10:00-11:00",
    "monday 10:00-10:00",
    "monday 10:00-09:00",
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", lines[i]);
      g_assert_null (kith_group_schedule_parse (lines[i], &error));
      g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
    }
}

/* What is stored is read back or refused, whatever was done to it. */
static void
test_any_line (void)
{
  static const char *const pieces[] = { "monday ", "every ", "from ", "until ",      "2025-11-03",
                                        "10:00",   "-",      "; ",    "2025-11-03 ", "29:99",
                                        "3",       "\xff",   " ",     "sunday" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  guint n_read = 0;

  for (guint round = 0; round < 20000; round++)
    {
      g_autoptr (GString) line = g_string_new (NULL);
      g_autoptr (KithGroupSchedule) schedule = NULL;
      g_autoptr (GError) error = NULL;

      for (int n = g_rand_int_range (rand, 0, 9); n > 0; n--)
        g_string_append (line, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
      schedule = kith_group_schedule_parse (line->str, &error);
      g_assert_cmpint (schedule == NULL, ==, error != NULL);
      n_read += schedule != NULL;
      g_assert_true (error == NULL || g_utf8_validate (error->message, -1, NULL));
    }
  g_assert_cmpuint (n_read, >, 100);
}

/* Said for a day, at a time before the rollover: that is the night after, and on the day that was said. */
static void
test_night (void)
{
  static const char *const zones[] = { "America/Chicago", "Europe/Berlin", "Australia/Lord_Howe", "UTC" };
  static const guint rollovers[] = { 0, 120, 240 };

  for (guint z = 0; z < G_N_ELEMENTS (zones); z++)
    for (guint r = 0; r < G_N_ELEMENTS (rollovers); r++)
      {
        g_autoptr (KithClock) clock = kith_clock_new_standing (zones[z], rollovers[r], 0, NULL);

        /* A year and more of days: both changes of the clocks are among them. */
        for (KithDay day = begin; day < begin + 400; day++)
          for (gint32 minute = 0; minute < 1440; minute += 97)
            {
              g_autoptr (KithGroupSchedule) schedule = kith_group_schedule_new ();
              gint32 start, end;

              kith_group_schedule_add_day (schedule, day, minute, minute + 30);
              kith_group_schedule_fit (schedule, rollovers[r]);
              g_assert_true (kith_group_schedule_find (schedule, day, &start, &end));
              g_assert_cmpint (start % 1440, ==, minute);
              g_assert_cmpint (end - start, ==, 30);
              g_assert_cmpint (kith_clock_at (clock, kith_clock_resolve (clock, day, start).utc).day, ==,
                               day);
              /* Once more changes nothing. */
              kith_group_schedule_fit (schedule, rollovers[r]);
              g_assert_cmpint (g_array_index (schedule->times, KithGroupTime, 0).start, ==, start);
            }
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/groups/schedule/days", test_days);
  g_test_add_func ("/groups/schedule/text", test_text);
  g_test_add_func ("/groups/schedule/words", test_words);
  g_test_add_func ("/groups/schedule/moved", test_moved);
  g_test_add_func ("/groups/schedule/refused", test_refused);
  g_test_add_func ("/groups/schedule/any line", test_any_line);
  g_test_add_func ("/groups/schedule/night", test_night);
  return g_test_run ();
}
