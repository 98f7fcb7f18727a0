/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Hours against an evaluator of one minute at a time, which shares nothing with theirs; and days on which
 * clocks jump. */

#include "resources/kith-hours-week.h"
#include "resources/kith-hours.h"

#include <string.h>

#define ROUNDS 400

/* ---- a value known by its parts, written as text for the reader and looked up minute by minute here */

typedef struct
{
  char join; /* ';' ',' '|' */
  int from_month, from_day, to_month, to_day;
  int from_weekday, to_weekday, nth;
  int n_spans;
  int spans[3][2];
  KithHoursState state;
} Rule;

typedef struct
{
  int n;
  Rule rules[5];
} Value;

static const char *const day_names[] = { "Mo", "Tu", "We", "Th", "Fr", "Sa", "Su" };
static const char *const month_names[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                           "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };

static Rule
make_rule (gboolean first)
{
  Rule rule = { .join = ';', .state = KITH_HOURS_OPEN };
  int at = g_test_rand_int_range (0, 20) * 30;

  if (!first && g_test_rand_int_range (0, 3) == 0)
    rule.join = g_test_rand_bit () ? ',' : '|';
  if (g_test_rand_int_range (0, 4) == 0)
    {
      rule.from_month = g_test_rand_int_range (1, 13);
      rule.to_month = g_test_rand_int_range (1, 13);
      rule.from_day = g_test_rand_bit () ? g_test_rand_int_range (1, 29) : 0;
      rule.to_day = rule.from_day > 0 ? g_test_rand_int_range (1, 29) : 0;
    }
  if (g_test_rand_int_range (0, 5) > 0)
    {
      rule.from_weekday = g_test_rand_int_range (1, 8);
      rule.to_weekday = g_test_rand_bit () ? rule.from_weekday : g_test_rand_int_range (1, 8);
      if (rule.to_weekday == rule.from_weekday && g_test_rand_int_range (0, 4) == 0)
        rule.nth = g_test_rand_bit () ? g_test_rand_int_range (1, 6) : -g_test_rand_int_range (1, 6);
    }
  for (rule.n_spans = 0; rule.n_spans < g_test_rand_int_range (0, 4) && at < 1410; rule.n_spans++)
    {
      rule.spans[rule.n_spans][0] = at;
      at += g_test_rand_int_range (1, 20) * 30;
      rule.spans[rule.n_spans][1] = at;
      at += 30;
    }
  if (g_test_rand_int_range (0, 4) == 0)
    rule.state = g_test_rand_bit () ? KITH_HOURS_CLOSED : KITH_HOURS_UNKNOWN;
  return rule;
}

static void
write_rule (GString *out, const Rule *rule)
{
  if (rule->from_month > 0)
    {
      g_string_append (out, month_names[rule->from_month - 1]);
      if (rule->from_day > 0)
        g_string_append_printf (out, " %02d", rule->from_day);
      g_string_append_printf (out, "-%s", month_names[rule->to_month - 1]);
      if (rule->to_day > 0)
        g_string_append_printf (out, " %02d", rule->to_day);
      g_string_append_c (out, ' ');
    }
  if (rule->from_weekday > 0)
    {
      g_string_append (out, day_names[rule->from_weekday - 1]);
      if (rule->to_weekday != rule->from_weekday)
        g_string_append_printf (out, "-%s", day_names[rule->to_weekday - 1]);
      if (rule->nth != 0)
        g_string_append_printf (out, "[%d]", rule->nth);
      g_string_append_c (out, ' ');
    }
  for (int i = 0; i < rule->n_spans; i++)
    g_string_append_printf (out, "%s%02d:%02d-%02d:%02d", i > 0 ? "," : "", rule->spans[i][0] / 60,
                            rule->spans[i][0] % 60, rule->spans[i][1] / 60, rule->spans[i][1] % 60);
  g_string_append (out, rule->state == KITH_HOURS_OPEN     ? " open"
                        : rule->state == KITH_HOURS_CLOSED ? " off"
                                                           : " unknown");
}

static char *
write_value (const Value *value)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (int i = 0; i < value->n; i++)
    {
      if (i > 0)
        g_string_append (out, value->rules[i].join == '|'   ? " || "
                              : value->rules[i].join == ',' ? ", "
                                                            : "; ");
      write_rule (out, &value->rules[i]);
    }
  return g_strdup (out->str);
}

static gboolean
has_dates (const Rule *rule)
{
  return rule->from_month > 0 || rule->from_weekday > 0;
}

static gboolean
fits_day (const Rule *rule, GDateTime *noon)
{
  int month = g_date_time_get_month (noon), day = g_date_time_get_day_of_month (noon);
  int weekday = g_date_time_get_day_of_week (noon);

  if (rule->from_month > 0)
    {
      int now = month * 100 + day, inside;
      int from = rule->from_month * 100 + rule->from_day;
      int to = rule->to_month * 100 + (rule->to_day > 0 ? rule->to_day : 99);

      inside = to < from ? !(now > to && now < from) : now >= from && now <= to;
      if (!inside)
        return FALSE;
    }
  if (rule->from_weekday == 0)
    return TRUE;
  if (rule->nth > 0)
    {
      g_autoptr (GDateTime) before = g_date_time_add_days (noon, -7 * (rule->nth - 1));
      g_autoptr (GDateTime) one_more = g_date_time_add_days (noon, -7 * rule->nth);

      if (g_date_time_get_month (before) != month || g_date_time_get_month (one_more) == month)
        return FALSE;
    }
  if (rule->nth < 0)
    {
      g_autoptr (GDateTime) after = g_date_time_add_days (noon, 7 * (-rule->nth - 1));
      g_autoptr (GDateTime) one_more = g_date_time_add_days (noon, 7 * -rule->nth);

      if (g_date_time_get_month (after) != month || g_date_time_get_month (one_more) == month)
        return FALSE;
    }
  for (int d = rule->from_weekday;; d = d % 7 + 1)
    {
      if (d == weekday)
        return TRUE;
      if (d == rule->to_weekday)
        return FALSE;
    }
}

/* What the rules of one day say of one minute, counted from its midnight: 'b' nothing, 'd' a day off, or o,
 * c, u. */
static char
say_minute (const Value *value, GDateTime *noon, int minute)
{
  char said = 'b';

  for (int i = 0; i < value->n; i++)
    {
      const Rule *rule = &value->rules[i];
      char mark = rule->state == KITH_HOURS_OPEN ? 'o' : rule->state == KITH_HOURS_CLOSED ? 'c' : 'u';
      gboolean hit = rule->n_spans == 0 && minute < 1440;

      if (!fits_day (rule, noon))
        continue;
      if (rule->join == ';' && mark != 'c' &&
          (has_dates (rule) || (i > 0 && !has_dates (&value->rules[i - 1]))))
        said = 'b';
      for (int j = 0; j < rule->n_spans; j++)
        {
          int to = rule->spans[j][1];

          hit = hit || (minute >= rule->spans[j][0] && minute < to);
        }
      if (rule->join == '|')
        {
          if (hit && (said == 'b' || said == 'd' || said == 'c'))
            said = mark;
        }
      else if (rule->n_spans == 0 && mark == 'c')
        said = minute < 1440 ? 'd' : 'b';
      else if (hit)
        said = mark;
    }
  return said;
}

static KithHoursState
ask_oracle (const Value *value, GDateTime *noon, int minute)
{
  g_autoptr (GDateTime) before = g_date_time_add_days (noon, -1);
  char own = say_minute (value, noon, minute);
  char night = say_minute (value, before, minute + 1440);

  if (own == 'o' || (night == 'o' && (own == 'b' || own == 'u')))
    return KITH_HOURS_OPEN;
  if (own == 'u' || (own == 'b' && night == 'u') || (own == 'd' && (night == 'o' || night == 'u')))
    return KITH_HOURS_UNKNOWN;
  return KITH_HOURS_CLOSED;
}

static GDateTime *
random_noon (void)
{
  g_autoptr (GDateTime) start = g_date_time_new_utc (2024, 1, 1, 12, 0, 0);

  return g_date_time_add_days (start, g_test_rand_int_range (0, 1500));
}

static Value
random_value (void)
{
  Value value = { .n = g_test_rand_int_range (1, 6) };

  for (int i = 0; i < value.n; i++)
    value.rules[i] = make_rule (i == 0);
  return value;
}

static GDateTime *
at_minute (GDateTime *noon, int minute)
{
  return g_date_time_add_minutes (noon, minute - 720);
}

static void
test_oracle (void)
{
  for (int round = 0; round < ROUNDS; round++)
    {
      Value value = random_value ();
      g_autofree char *text = write_value (&value);
      g_autoptr (GError) error = NULL;
      g_autoptr (KithHours) hours = kith_hours_new_from_osm (text, &error);
      g_autoptr (KithHours) again = NULL;
      g_autofree char *written = NULL;
      g_autofree char *rewritten = NULL;

      g_assert_no_error (error);
      written = kith_hours_to_osm (hours);
      again = kith_hours_new_from_osm (written, &error);
      g_assert_no_error (error);
      rewritten = kith_hours_to_osm (again);
      g_assert_cmpstr (rewritten, ==, written);
      for (int day = 0; day < 4; day++)
        {
          g_autoptr (GDateTime) noon = random_noon ();

          for (int minute = 0; minute < 1440; minute += 10)
            {
              g_autoptr (GDateTime) when = at_minute (noon, minute);
              KithHoursState wanted = ask_oracle (&value, noon, minute);

              if (kith_hours_state_at (hours, when, NULL) != wanted)
                g_error ("%s: at %s it is not %d", text, g_date_time_format_iso8601 (when), wanted);
              g_assert_cmpint (kith_hours_state_at (again, when, NULL), ==, wanted);
            }
        }
    }
}

/* Nothing changes before the instant that is named, and then it does. */
static void
test_until (void)
{
  for (int round = 0; round < ROUNDS / 4; round++)
    {
      Value value = random_value ();
      g_autofree char *text = write_value (&value);
      g_autoptr (KithHours) hours = kith_hours_new_from_osm (text, NULL);
      g_autoptr (GDateTime) noon = random_noon ();
      g_autoptr (GDateTime) until = NULL;
      KithHoursState state = kith_hours_state_at (hours, noon, &until);

      if (until == NULL)
        {
          g_autoptr (GDateTime) later = g_date_time_add_days (noon, g_test_rand_int_range (0, 399));

          g_assert_cmpint (ask_oracle (&value, later, 720), ==, state);
          continue;
        }
      g_assert_cmpint (g_date_time_compare (until, noon), >, 0);
      for (GTimeSpan step = 10 * G_TIME_SPAN_MINUTE, at = 0; at < g_date_time_difference (until, noon);
           at += step)
        {
          g_autoptr (GDateTime) when = g_date_time_add (noon, at);
          int minute = g_date_time_get_hour (when) * 60 + g_date_time_get_minute (when);
          g_autoptr (GDateTime) its_noon = g_date_time_add_minutes (when, 720 - minute);

          g_assert_cmpint (ask_oracle (&value, its_noon, minute), ==, state);
          if (at > 3 * G_TIME_SPAN_DAY)
            step = 970 * G_TIME_SPAN_MINUTE;
        }
      g_assert_cmpint (kith_hours_state_at (hours, until, NULL), !=, state);
    }
}

static void
test_week (void)
{
  guint complete = 0;

  for (int round = 0; round < ROUNDS; round++)
    {
      Value value = random_value ();
      g_autofree char *text = write_value (&value);
      g_autoptr (KithHours) hours = kith_hours_new_from_osm (text, NULL);
      g_autoptr (GBytes) bytes = NULL;
      KithHoursWeek week, again;

      kith_hours_week_init (&week, hours);
      bytes = kith_hours_week_to_bytes (&week);
      g_assert_true (kith_hours_week_init_from_bytes (&again, bytes));
      g_assert_cmpmem (&again, sizeof again, &week, sizeof week);
      complete += week.complete;
      for (int i = 0; i < 300; i++)
        {
          g_autoptr (GDateTime) noon = random_noon ();
          int minute = g_test_rand_int_range (0, 1440);
          g_autoptr (GDateTime) when = at_minute (noon, minute);
          KithHoursState state = KITH_HOURS_UNKNOWN;

          if (!kith_hours_week_look (&again, kith_hours_week_minute (when), &state))
            continue;
          g_assert_cmpint (state, ==, ask_oracle (&value, noon, minute));
          g_assert_true (!week.certain || state != KITH_HOURS_UNKNOWN);
        }
    }
  /* It would be of no use if it never claimed to know. */
  g_assert_cmpuint (complete, >, ROUNDS / 8);
}

static void
test_week_damaged (void)
{
  g_autoptr (KithHours) hours = kith_hours_new_from_osm ("Mo-Fr 09:00-17:00", NULL);
  g_autoptr (GBytes) bytes = NULL;
  KithHoursWeek week;
  gsize size;

  kith_hours_week_init (&week, hours);
  bytes = kith_hours_week_to_bytes (&week);
  size = g_bytes_get_size (bytes);
  for (gsize i = 0; i < size; i++)
    {
      g_autoptr (GBytes) cut = g_bytes_new_from_bytes (bytes, 0, i);

      g_assert_false (kith_hours_week_init_from_bytes (&week, cut));
      g_assert_false (week.complete);
    }
  for (gsize i = 0; i < size; i++)
    for (int bit = 0; bit < 8; bit++)
      {
        g_autofree guint8 *copy = g_memdup2 (g_bytes_get_data (bytes, NULL), size);
        g_autoptr (GBytes) other = NULL;
        KithHoursState state = KITH_HOURS_OPEN;

        copy[i] ^= (guint8) (1 << bit);
        other = g_bytes_new (copy, size);
        if (kith_hours_week_init_from_bytes (&week, other) && kith_hours_week_look (&week, 10079, &state))
          g_assert_cmpint (state, <=, KITH_HOURS_UNKNOWN);
      }
}

static GDateTime *
in_zone (const char *zone_name, const char *iso)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (zone_name);
  g_autofree char *whole = g_strconcat (iso, strlen (iso) == strlen ("2026-06-08T10:00") ? ":00" : "", NULL);
  g_autoptr (GDateTime) when = NULL;

  g_assert_nonnull (zone);
  when = g_date_time_new_from_iso8601 (whole, zone);
  g_assert_nonnull (when);
  return g_date_time_to_timezone (when, zone);
}

static void
check (const char *text, const char *zone, const char *iso, KithHoursState state, const char *until_iso)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithHours) hours = kith_hours_new_from_osm (text, &error);
  g_autoptr (GDateTime) when = in_zone (zone, iso);
  g_autoptr (GDateTime) until = NULL;
  g_autofree char *said = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (kith_hours_state_at (hours, when, &until), ==, state);
  if (until != NULL)
    said = g_date_time_format (until, "%Y-%m-%dT%H:%M%:z");
  g_assert_cmpstr (said, ==, until_iso);
}

/* Berlin, 2026: forward on 29 March at 2:00, back on 25 October at 3:00. */
static void
test_clock_changes (void)
{
  check ("Mo-Su 22:00-06:00", "Europe/Berlin", "2026-03-28T23:00", KITH_HOURS_OPEN, "2026-03-29T06:00+02:00");
  check ("Mo-Su 22:00-06:00", "Europe/Berlin", "2026-10-24T23:00", KITH_HOURS_OPEN, "2026-10-25T06:00+01:00");
  check ("Mo-Su 02:30-06:00", "Europe/Berlin", "2026-03-29T01:00", KITH_HOURS_CLOSED,
         "2026-03-29T03:00+02:00");
  check ("Mo-Su 09:00-02:30", "Europe/Berlin", "2026-10-25T02:10:00+01:00", KITH_HOURS_OPEN,
         "2026-10-25T02:30+01:00");
  check ("Mo-Su 09:00-02:30", "Europe/Berlin", "2026-10-25T02:10:00+02:00", KITH_HOURS_OPEN,
         "2026-10-25T02:30+02:00");
  check ("Su 09:00-17:00", "America/Los_Angeles", "2026-03-08T01:00", KITH_HOURS_CLOSED,
         "2026-03-08T09:00-07:00");
}

static void
test_nights (void)
{
  check ("Fr 22:00-04:00", "UTC", "2026-06-13T01:00", KITH_HOURS_OPEN, "2026-06-13T04:00+00:00");
  check ("Fr 22:00-28:00", "UTC", "2026-06-13T03:59", KITH_HOURS_OPEN, "2026-06-13T04:00+00:00");
  check ("Fr 22:00-04:00; Sa 10:00-12:00", "UTC", "2026-06-13T01:00", KITH_HOURS_OPEN,
         "2026-06-13T04:00+00:00");
  check ("Mo-Su 22:00-04:00; Sa off", "UTC", "2026-06-13T01:00", KITH_HOURS_UNKNOWN,
         "2026-06-13T04:00+00:00");
  check ("Mo-Su 22:00-04:00; Sa off", "UTC", "2026-06-14T01:00", KITH_HOURS_CLOSED, "2026-06-14T22:00+00:00");
  check ("24/7", "UTC", "2026-06-13T01:00", KITH_HOURS_OPEN, NULL);
  check ("Mo-Su 00:00-24:00", "UTC", "2026-06-13T01:00", KITH_HOURS_OPEN, NULL);
  check ("off", "UTC", "2026-06-13T01:00", KITH_HOURS_CLOSED, NULL);
}

static void
test_seasons (void)
{
  check ("Nov-Mar Mo-Fr 18:00-08:00", "UTC", "2026-07-01T20:00", KITH_HOURS_CLOSED, "2026-11-02T18:00+00:00");
  check ("Nov 15-Mar 15 18:00-20:00", "UTC", "2026-03-15T19:00", KITH_HOURS_OPEN, "2026-03-15T20:00+00:00");
  check ("Nov 15-Mar 15 18:00-20:00", "UTC", "2026-03-16T19:00", KITH_HOURS_CLOSED, "2026-11-15T18:00+00:00");
  check ("Mo-Fr 09:00-17:00; Dec 24-Jan 2 off", "UTC", "2026-12-28T10:00", KITH_HOURS_CLOSED,
         "2027-01-04T09:00+00:00");
  check ("2026 Dec 24-2027 Jan 2 09:00-10:00", "UTC", "2027-01-02T09:30", KITH_HOURS_OPEN,
         "2027-01-02T10:00+00:00");
  check ("2026 Dec 24-2027 Jan 2 09:00-10:00", "UTC", "2025-12-30T09:30", KITH_HOURS_CLOSED,
         "2026-12-24T09:00+00:00");
  check ("2020 Mo 09:00-10:00", "UTC", "2026-01-05T09:30", KITH_HOURS_CLOSED, NULL);
  check ("Tu[1] 09:00-10:00", "UTC", "2026-06-02T09:30", KITH_HOURS_OPEN, "2026-06-02T10:00+00:00");
  check ("Tu[-1] 09:00-10:00", "UTC", "2026-06-03T09:30", KITH_HOURS_CLOSED, "2026-06-30T09:00+00:00");
  check ("week 02-53/2 Mo 09:00-10:00", "UTC", "2026-01-05T09:30", KITH_HOURS_OPEN, "2026-01-05T10:00+00:00");
  check ("Feb 29 09:00-10:00", "UTC", "2028-02-29T09:30", KITH_HOURS_OPEN, "2028-02-29T10:00+00:00");
}

static void
test_unknown (void)
{
  check ("\"by arrangement\"", "UTC", "2026-06-13T01:00", KITH_HOURS_UNKNOWN, NULL);
  check ("Mo 10:00+", "UTC", "2026-06-08T11:00", KITH_HOURS_UNKNOWN, "2026-06-09T00:00+00:00");
  check ("Mo 10:00-12:00+", "UTC", "2026-06-08T11:00", KITH_HOURS_OPEN, "2026-06-08T12:00+00:00");
  check ("Mo sunrise-sunset", "UTC", "2026-06-08T11:00", KITH_HOURS_UNKNOWN, "2026-06-09T00:00+00:00");
  check ("Mo 10:00-12:00 open \"ring twice\"", "UTC", "2026-06-08T11:00", KITH_HOURS_OPEN,
         "2026-06-08T12:00+00:00");
  check ("Mo 10:00-12:00 || \"on call\"", "UTC", "2026-06-08T13:00", KITH_HOURS_UNKNOWN,
         "2026-06-15T10:00+00:00");
}

static void
test_holidays (void)
{
  g_autoptr (GHashTable) holidays = g_hash_table_new (NULL, NULL);
  g_autoptr (KithHours) off = kith_hours_new_from_osm ("Mo-Fr 09:00-17:00; PH off", NULL);
  g_autoptr (KithHours) both = kith_hours_new_from_osm ("Sa,PH 09:00-17:00", NULL);
  g_autoptr (KithHours) narrow = kith_hours_new_from_osm ("PH Mo 09:00-17:00", NULL);
  g_autoptr (GDateTime) thursday = in_zone ("UTC", "2026-06-04T10:00");

  g_assert_true (kith_hours_has_holidays (off));
  g_assert_cmpint (kith_hours_state_at (off, thursday, NULL), ==, KITH_HOURS_OPEN);
  g_hash_table_add (holidays, GINT_TO_POINTER (kith_day_from_ymd (2026, 6, 4)));
  g_assert_cmpint (kith_hours_state_among (off, thursday, holidays, NULL), ==, KITH_HOURS_CLOSED);
  g_assert_cmpint (kith_hours_state_at (both, thursday, NULL), ==, KITH_HOURS_CLOSED);
  g_assert_cmpint (kith_hours_state_among (both, thursday, holidays, NULL), ==, KITH_HOURS_OPEN);
  g_assert_cmpint (kith_hours_state_among (narrow, thursday, holidays, NULL), ==, KITH_HOURS_CLOSED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/resources/hours/oracle", test_oracle);
  g_test_add_func ("/resources/hours/until", test_until);
  g_test_add_func ("/resources/hours/week", test_week);
  g_test_add_func ("/resources/hours/week-damaged", test_week_damaged);
  g_test_add_func ("/resources/hours/clock-changes", test_clock_changes);
  g_test_add_func ("/resources/hours/nights", test_nights);
  g_test_add_func ("/resources/hours/seasons", test_seasons);
  g_test_add_func ("/resources/hours/unknown", test_unknown);
  g_test_add_func ("/resources/hours/holidays", test_holidays);

  return g_test_run ();
}
