/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Civil days against a calendar counted day by day, periods, and times as people write them. */

#include "base/kith-day.h"
#include "base/kith-error.h"

static gboolean
is_leap (int year)
{
  return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int
month_length (int year, int month)
{
  static const int lengths[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

  return month == 2 && is_leap (year) ? 29 : lengths[month - 1];
}

static void
test_counted (void)
{
  KithDay day = kith_day_from_ymd (1890, 1, 1);
  int y = 1890, m = 1, d = 1;

  g_assert_cmpint (kith_day_from_ymd (1970, 1, 1), ==, 0);
  g_assert_cmpint (kith_day_from_ymd (2000, 3, 1), ==, 11017);

  for (; y < 2110; day++)
    {
      g_autofree char *text = kith_day_format_iso (day);
      g_autofree char *wanted = g_strdup_printf ("%04d-%02d-%02d", y, m, d);
      KithDay parsed = KITH_DAY_NONE;
      int y2, m2, d2;

      g_assert_cmpint (kith_day_from_ymd (y, m, d), ==, day);
      g_assert_true (kith_day_to_ymd (day, &y2, &m2, &d2));
      g_assert_true (y == y2 && m == m2 && d == d2);
      g_assert_cmpstr (text, ==, wanted);
      g_assert_true (kith_day_parse (text, &parsed, NULL));
      g_assert_cmpint (parsed, ==, day);
      /* 1970-01-01 was a Thursday. */
      g_assert_cmpint (kith_day_get_weekday (day), ==, ((day + 3) % 7 + 7) % 7 + 1);

      if (++d > month_length (y, m))
        {
          d = 1;
          if (++m > 12)
            {
              m = 1;
              y++;
            }
        }
    }
}

static void
test_limits (void)
{
  KithDay first = kith_day_from_ymd (1, 1, 1), last = kith_day_from_ymd (9999, 12, 31);

  g_assert_true (kith_day_is_valid (first));
  g_assert_false (kith_day_is_valid (first - 1));
  g_assert_true (kith_day_is_valid (last));
  g_assert_false (kith_day_is_valid (last + 1));
  g_assert_false (kith_day_is_valid (KITH_DAY_NONE));
  g_assert_cmpint (kith_day_from_ymd (2025, 2, 29), ==, KITH_DAY_NONE);
  g_assert_cmpint (kith_day_from_ymd (0, 1, 1), ==, KITH_DAY_NONE);
  g_assert_cmpint (kith_day_from_ymd (2025, 13, 1), ==, KITH_DAY_NONE);
  g_assert_cmpint (kith_day_from_ymd (2025, 1, -1), ==, KITH_DAY_NONE);
  g_assert_cmpint (kith_day_add_months (last, 1), ==, KITH_DAY_NONE);
  g_assert_cmpint (kith_day_add_months (first, -1), ==, KITH_DAY_NONE);
  g_assert_cmpint (kith_period_next (KITH_PERIOD_YEAR, last, G_DATE_MONDAY), ==, KITH_DAY_NONE);
  g_assert_cmpint (kith_period_start (KITH_PERIOD_DAY, KITH_DAY_NONE, G_DATE_MONDAY), ==, KITH_DAY_NONE);
}

static void
test_parse_refuses (void)
{
  static const char *const bad[] = { "",           "2025-11-2",  "2025-11-022", " 2025-11-22", "2025-11-22 ",
                                     "2025/11/22", "22-11-2025", "2025-02-29",  "2025-00-10",  "2025-11-31",
                                     "0000-01-01", "-025-01-01", "2025-+1-01",  "２025-11-2",  "\xff\xff",
                                     "today",      "20251122" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      KithDay day = 42;

      g_assert_false (kith_day_parse (bad[i], &day, &error));
      g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_cmpint (day, ==, 42);
    }
}

static void
test_add_months (void)
{
  KithDay end = kith_day_from_ymd (2024, 1, 31);

  g_assert_cmpint (kith_day_add_months (end, 1), ==, kith_day_from_ymd (2024, 2, 29));
  g_assert_cmpint (kith_day_add_months (end, 13), ==, kith_day_from_ymd (2025, 2, 28));
  g_assert_cmpint (kith_day_add_months (end, -2), ==, kith_day_from_ymd (2023, 11, 30));
  g_assert_cmpint (kith_day_add_months (end, -1), ==, kith_day_from_ymd (2023, 12, 31));
  g_assert_cmpint (kith_day_add_months (end, 0), ==, end);
  g_assert_cmpint (kith_day_add_months (KITH_DAY_NONE, 1), ==, KITH_DAY_NONE);
}

/* Periods follow each other without a hole, and every day is in the one that it starts. */
static void
test_periods (void)
{
  for (guint period = KITH_PERIOD_DAY; period <= KITH_PERIOD_YEAR; period++)
    for (guint first = G_DATE_MONDAY; first <= G_DATE_SUNDAY; first++)
      {
        KithDay start = kith_period_start (period, kith_day_from_ymd (2019, 5, 17), first);

        for (guint i = 0; i < 60; i++)
          {
            KithDay next = kith_period_next (period, start, first);

            g_assert_cmpint (next, >, start);
            g_assert_cmpint (kith_period_start (period, start, first), ==, start);
            g_assert_cmpint (kith_period_start (period, next - 1, first), ==, start);
            g_assert_cmpint (kith_period_next (period, next - 1, first), ==, next);
            g_assert_cmpint (kith_period_start (period, next, first), ==, next);
            if (period == KITH_PERIOD_WEEK)
              g_assert_cmpint (kith_day_get_weekday (start), ==, first);
            start = next;
          }
      }

  g_assert_cmpint (kith_period_start (KITH_PERIOD_QUARTER, kith_day_from_ymd (2025, 11, 22), G_DATE_MONDAY),
                   ==, kith_day_from_ymd (2025, 10, 1));
}

static void
test_labels (void)
{
  KithDay day = kith_day_from_ymd (2025, 11, 22);
  g_autofree char *brief = kith_day_format_short (day);
  g_autofree char *date = kith_day_format_date (day);
  g_autofree char *full = kith_day_format_long (day);
  g_autofree char *none = kith_day_format_long (KITH_DAY_NONE);

  g_assert_cmpstr (brief, ==, "22 November");
  g_assert_cmpstr (date, ==, "22 November 2025");
  g_assert_cmpstr (full, ==, "Saturday, 22 November 2025");
  g_assert_cmpstr (none, ==, "");
}

static void
test_period_names (void)
{
  KithPeriod period = KITH_PERIOD_DAY;
  g_autoptr (GError) error = NULL;

  g_assert_true (kith_period_parse ("quarter", &period, NULL));
  g_assert_cmpint (period, ==, KITH_PERIOD_QUARTER);
  g_assert_false (kith_period_parse ("decade", &period, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_assert_cmpint (period, ==, KITH_PERIOD_QUARTER);
}

static void
test_minutes (void)
{
  static const struct
  {
    const char *text;
    int minute;
  } cases[] = { { "9:40", 580 },    { "09:40", 580 },  { "0940", 580 },   { "940", 580 },
                { "9.40", 580 },    { "9h40", 580 },   { "9", 540 },      { "21:05", 1265 },
                { "2:15 pm", 855 }, { "2:15PM", 855 }, { "12 am", 0 },    { "12:30 a.m.", 30 },
                { "12pm", 720 },    { "0:00", 0 },     { "23:59", 1439 }, { " 7:05", 425 } };
  static const char *const bad[] = { "",  "24:00", "9:60",    "9:4",   "9:400", "13 pm",     "0 pm",
                                     "x", "9:40x", "9 40 10", "-1:00", "99999", "1:00 ampm", "９:40" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint32 minute = -5;

      g_test_message ("%s", cases[i].text);
      g_assert_true (kith_minute_parse (cases[i].text, &minute, NULL));
      g_assert_cmpint (minute, ==, cases[i].minute);
    }

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      gint32 minute = -5;

      g_test_message ("%s", bad[i]);
      g_assert_false (kith_minute_parse (bad[i], &minute, &error));
      g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
      g_assert_cmpint (minute, ==, -5);
    }
}

static void
test_minute_formats (void)
{
  g_autofree char *plain = kith_minute_format (580);
  g_autofree char *night = kith_minute_format (1440 + 65);
  g_autofree char *iso = kith_minute_format_iso (580);
  g_autofree char *none = kith_minute_format (KITH_MINUTE_NONE);

  g_assert_cmpstr (plain, ==, "9:40");
  g_assert_cmpstr (night, ==, "1:05");
  g_assert_cmpstr (iso, ==, "09:40");
  g_assert_cmpstr (none, ==, "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/day/counted", test_counted);
  g_test_add_func ("/base/day/limits", test_limits);
  g_test_add_func ("/base/day/parse-refuses", test_parse_refuses);
  g_test_add_func ("/base/day/add-months", test_add_months);
  g_test_add_func ("/base/day/periods", test_periods);
  g_test_add_func ("/base/day/labels", test_labels);
  g_test_add_func ("/base/day/period-names", test_period_names);
  g_test_add_func ("/base/day/minutes", test_minutes);
  g_test_add_func ("/base/day/minute-formats", test_minute_formats);
  return g_test_run ();
}
