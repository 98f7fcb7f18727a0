/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What each reader of hours makes of its texts, what it refuses, and how hours are said in words. */

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "base/kith-error.h"
#include "base/messages-fixture.h"
#include "resources/kith-hours-builder.h"
#include "resources/kith-hours.h"

static void
test_osm (void)
{
  static const char *const pairs[][2] = {
    { "24/7", "24/7" },
    { "Mo - Fr 9:00-17:00", "Mo-Fr 09:00-17:00" },
    { "mon-fri 09:00 – 17:00;", "Mo-Fr 09:00-17:00" },
    { "Monday-Thursday: 09:00-12:00, 13:00-17:00", "Mo-Th 09:00-12:00,13:00-17:00" },
    { "Mo-Fr 08:00-12:00, We 14:00-18:00", "Mo-Fr 08:00-12:00, We 14:00-18:00" },
    { "Tu-Fr 10:00+; Sa,Su 09:30+; Mo off", "Tu-Fr 10:00+; Sa,Su 09:30+; Mo off" },
    { "Mo 10:00-16:00+", "Mo 10:00-16:00+" },
    { "Fr 22:00-26:00", "Fr 22:00-02:00" },
    { "PH,Mo[1,-1] closed", "Mo[1,-1],PH off" },
    { "SH Mo-Fr 10:00-12:00", "SH Mo-Fr 10:00-12:00" },
    { "Jan 1,6 off", "Jan 01,Jan 06 off" },
    { "2026 Dec 24-Jan 2: off \"moving\"", "2026 Dec 24-2027 Jan 02 off \"moving\"" },
    { "2026-2027 Apr-Sep week 10-20/2 Mo unknown", "2026-2027 Apr-Sep week 10-20/2 Mo unknown" },
    { "\"by arrangement\"", "\"by arrangement\"" },
    { "Mo-Fr 10:00-12:00 || \"on call\"", "Mo-Fr 10:00-12:00 || \"on call\"" },
    { "(sunrise-01:00)-sunset", "sunrise-sunset" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KithHours) hours = kith_hours_new_from_osm (pairs[i][0], &error);
      g_autofree char *written = NULL;

      g_assert_no_error (error);
      written = kith_hours_to_osm (hours);
      g_assert_cmpstr (written, ==, pairs[i][1]);
      g_assert_cmpstr (kith_hours_get_text (hours), ==, pairs[i][0]);
      g_assert_false (kith_hours_is_interpreted (hours));
    }
}

static void
test_osm_refused (void)
{
  static const char *const bad[] = {
    "",
    ";",
    "  ",
    "Breakfast",
    "Mo-Fr 9-5",
    "Mo 10:00",
    "Mo 10:00-12:00 pm",
    "Mo 11:00--23:00",
    "Mo 25:00-26:00",
    "Mo 10:60-11:00",
    "Mo 10:00-49:00",
    "Mo[6] 10:00-11:00",
    "Mo[0] off",
    "Mo[1-",
    "Feb 30 off",
    "Jan 5-3 off",
    "week 54 off",
    "Xy 10:00-12:00",
    "Mo \"open",
    "Mo 10:00-12:00/00:30",
    "easter off",
    "PH -1 day off",
    "Mo 10:00-12:00 | Tu",
    "24/7 10:00-12:00",
    "Dec 24-Jan off",
    "\xff",
    "Mo 10:00-12:00 ||",
    "Mo,",
    "2026 Dec-2025 Jan off",
  };
  g_autofree char *long_one = g_strnfill (KITH_HOURS_TEXT_MAX + 1, ' ');
  static const char *const lists[][2] = { { "Mo", ",Mo" },
                                          { "week 1", ",1" },
                                          { "2026", ",2026" },
                                          { "Jan", ",Jan" },
                                          { "10:00-11:00", ",10:00-11:00" },
                                          { "Mo off", "; Mo off" } };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KithHours) hours = kith_hours_new_from_osm (bad[i], &error);

      if (hours != NULL)
        g_error ("\"%s\" was read", bad[i]);
      g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
    }
  g_assert_null (kith_hours_new_from_osm (long_one, NULL));
  /* Each list has its bound, and each error is set once. */
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr (GString) many = g_string_new (lists[i][0]);
      g_autoptr (GError) error = NULL;

      for (int j = 0; j < 110; j++)
        g_string_append (many, lists[i][1]);
      g_assert_null (kith_hours_new_from_osm (many->str, &error));
      g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
    }
}

static void
test_osm_position (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (kith_hours_new_from_osm ("Mo \"é\" x", &error));
  g_assert_nonnull (strstr (error->message, "character 8 "));
}

static void
test_words (void)
{
  static const char *const pairs[][2] = {
    { "Mon-Fri 9 am-5 pm", "Mo-Fr 09:00-17:00" },
    { "9:00am-5:00pm, Mon-Fri", "Mo-Fr 09:00-17:00" },
    { "Monday through Friday, 8:30 am to noon", "Mo-Fr 08:30-12:00" },
    { "Monday to Friday: 8:30 a.m. - 4:30 p.m.", "Mo-Fr 08:30-16:30" },
    { "24 hours", "24/7" },
    { "24/7", "24/7" },
    { "24 hours a day, 7 days a week", "24/7" },
    { "Open daily, 24 hours", "24/7" },
    { "Mon, Wed, Fri 10-2pm", "Mo,We,Fr 10:00-14:00" },
    { "Tues & Thurs 1-5 pm.", "Tu,Th 13:00-17:00" },
    { "Mon-Thurs 9am-9pm; Fri 9am-5pm; Sat and Sun closed", "Mo-Th 09:00-21:00, Fr 09:00-17:00, Sa-Su off" },
    { "Mon-Fri 9 am-noon and 1-4:30 pm", "Mo-Fr 09:00-12:00,13:00-16:30" },
    { "weekdays 09:00-17:00", "Mo-Fr 09:00-17:00" },
    { "Fri 10 pm-6 am", "Fr 22:00-06:00" },
    { "M-F 8:30am\xe2\x80\x93"
      "4:30pm; closed weekends",
      "Mo-Fr 08:30-16:30, Sa-Su off" },
    { "8\xc2\xa0"
      "am - 6 pm, M-F",
      "Mo-Fr 08:00-18:00" },
    { "daily 8 am-midnight", "08:00-24:00" },
    { "Sun-Tue 12 pm-1 pm", "Mo-Tu,Su 12:00-13:00" },
    { "Every day all day and night", "24/7" },
    { "Open day and night", "24/7" },
    { "Saturday all day and night", "Sa open" },
    { "Monday to Friday 9:00 to 12:00, 13:00 to 17:00", "Mo-Fr 09:00-12:00,13:00-17:00" },
    { "Monday 9:00 to 11:00\nTuesday 14:00 to midnight\nClosed on Sunday",
      "Mo 09:00-11:00, Tu 14:00-24:00, Su off" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autoptr (KithHours) hours = kith_hours_new_from_words (pairs[i][0]);
      g_autofree char *written = NULL;

      if (hours == NULL)
        g_error ("\"%s\" was not read", pairs[i][0]);
      written = kith_hours_to_osm (hours);
      g_assert_cmpstr (written, ==, pairs[i][1]);
      g_assert_true (kith_hours_is_interpreted (hours));
    }
}

static void
test_words_refused (void)
{
  static const char *const bad[] = {
    "",
    "9-5",
    "Mon-Fri 9-5",
    "Mon-Fri 9:00-5:00",
    "Mon 9:00-11:00",
    "Mon 9:00-5:00, Tue 13:00-17:00",
    "Mon 9:00-11:00, Tue 13:00-17:00, Wed 1:00 pm-2:00 pm",
    "Mon 9:00-11:00, Tue 13-17:00",
    "Mon 9:00-noon",
    "Mon-Fri 9am-5",
    "Mon-Fri 9-10pm",
    "Mon-Fri 6-8pm",
    "9am-5pm",
    "Mon-Fri 9am-5pm by appointment",
    "Mon-Fri 9am-5pm (closed holidays)",
    "2nd Tuesday 9am-5pm",
    "Mon-Fri",
    "Mon-Fri 13 pm-5 pm",
    "Mon-Fri 9am-9am",
    "Mon 9am-5pm, Mon 6pm-8pm",
    "9am-5pm Mon, Tue 10am-4pm",
    "Mon-Fri 9 am-5 pm, Sat",
    "call for hours",
    "Mon-Fri 12:00-03:00",
    "Mon-Fri 10:75 am-5 pm",
    "Mon-Fri 5 pm-4 pm",
    "Mon-Fri 01:00-05:00",
    "Mon-Fri 9am-5pm!",
    "closed",
    "Mon-Fri to 5pm",
    "\xff",
    "Mon-Fri 9am-5pm ☎",
    "Mon-Mon 9am-5pm",
    "every other Monday 9am-5pm",
    "Mon-Fri 24:30-25:00",
    "Mon/Tue 9am-5pm 6pm-7pm",
    "Mon-Fri 9am-5pm, closed Sat, Sun 10am-2pm",
    "Mon-Fri 9am\xc3\xa9-5pm",
    "M-Fri 9am-5pm",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (KithHours) hours = kith_hours_new_from_words (bad[i]);

      if (hours != NULL)
        g_error ("\"%s\" was read", bad[i]);
    }
}

static char *
built (KithHoursBuilder *builder)
{
  g_autoptr (KithHours) hours = kith_hours_builder_end (builder);

  return hours != NULL ? kith_hours_to_osm (hours) : NULL;
}

static void
test_builder (void)
{
  g_autoptr (KithHoursBuilder) empty = kith_hours_builder_new ();
  g_autoptr (KithHoursBuilder) week = kith_hours_builder_new ();
  g_autoptr (KithHoursBuilder) odd = kith_hours_builder_new ();
  g_autofree char *said = NULL;
  g_autofree char *odd_said = NULL;

  g_assert_null (kith_hours_builder_end (empty));
  for (int day = 1; day <= 5; day++)
    {
      kith_hours_builder_add_day (week, day, 540, 720);
      kith_hours_builder_add_day (week, day, 780, 1020);
    }
  kith_hours_builder_add_day (week, 6, 600, 840);
  kith_hours_builder_add_season (week, 9, 1, 9, 31);
  kith_hours_builder_add_exception (week, kith_day_from_ymd (2026, 9, 7), FALSE, 0, 0);
  kith_hours_builder_add_exception (week, kith_day_from_ymd (2026, 9, 8), TRUE, 600, 660);
  kith_hours_builder_set_note (week, "Ring at the blue door");
  said = built (week);
  g_assert_cmpstr (said, ==,
                   "Sep 01-Sep 30 Mo-Fr 09:00-12:00,13:00-17:00; Sep 01-Sep 30 Sa 10:00-14:00; "
                   "2026 Sep 07 off; 2026 Sep 08 10:00-11:00");

  kith_hours_builder_add_day (odd, 1, 0, 0);
  kith_hours_builder_add_day (odd, 2, KITH_MINUTE_NONE, KITH_MINUTE_NONE);
  kith_hours_builder_add_day (odd, 3, 1200, 360);
  kith_hours_builder_add_day (odd, 4, 0, 1440);
  odd_said = built (odd);
  g_assert_cmpstr (odd_said, ==, "Mo-Tu,Th 00:00-24:00; We 20:00-06:00");
}

static void
test_notes (void)
{
  static const char *const doubtful[] = { "By appointment", "Except holidays",  "2nd Tuesday",
                                          "hours may vary", "Summer: mornings", "Call first" };
  static const char *const harmless[] = { "", "Ring at the blue door", "Wheelchairs at the side entrance" };

  for (guint i = 0; i < G_N_ELEMENTS (doubtful) + G_N_ELEMENTS (harmless); i++)
    {
      gboolean doubt = i < G_N_ELEMENTS (doubtful);
      g_autoptr (KithHoursBuilder) builder = kith_hours_builder_new ();
      g_autoptr (GDateTime) monday = g_date_time_new_utc (2026, 6, 8, 10, 0, 0);
      g_autoptr (GDateTime) sunday = g_date_time_new_utc (2026, 6, 7, 10, 0, 0);
      g_autoptr (KithHours) hours = NULL;

      kith_hours_builder_add_day (builder, 1, 540, 1020);
      kith_hours_builder_set_note (builder, doubt ? doubtful[i] : harmless[i - G_N_ELEMENTS (doubtful)]);
      hours = kith_hours_builder_end (builder);
      g_assert_cmpint (kith_hours_state_at (hours, monday, NULL), ==,
                       doubt ? KITH_HOURS_UNKNOWN : KITH_HOURS_OPEN);
      g_assert_cmpint (kith_hours_state_at (hours, sunday, NULL), ==,
                       doubt ? KITH_HOURS_UNKNOWN : KITH_HOURS_CLOSED);
      g_assert_true (kith_hours_is_partial (hours) == doubt);
    }
}

static void
test_note_alone (void)
{
  g_autoptr (KithHoursBuilder) clear = kith_hours_builder_new ();
  g_autoptr (KithHoursBuilder) vague = kith_hours_builder_new ();
  g_autoptr (KithHours) read = NULL;
  g_autofree char *said = NULL;
  g_autofree char *unread = NULL;

  kith_hours_builder_set_note (clear, "Mon-Fri 9 am-5 pm");
  read = kith_hours_builder_end (clear);
  g_assert_true (kith_hours_is_interpreted (read));
  said = kith_hours_to_osm (read);
  g_assert_cmpstr (said, ==, "Mo-Fr 09:00-17:00");
  kith_hours_builder_set_note (vague, "Doors at \"nine\"");
  unread = built (vague);
  g_assert_cmpstr (unread, ==, "\"Doors at 'nine'\"");
}

static void
check_lines (const char *text, const char *lines)
{
  g_autoptr (KithHours) hours = kith_hours_new_from_osm (text, NULL);
  g_auto (GStrv) said = kith_hours_describe (hours);
  g_autofree char *joined = g_strjoinv ("|", said);

  g_assert_cmpstr (joined, ==, lines);
}

static void
test_describe (void)
{
  check_lines ("24/7", "Open day and night");
  check_lines ("Mo-Fr 09:00-12:00,13:00-17:00; Su off",
               "Monday to Friday 9:00 to 12:00, 13:00 to 17:00|Closed on Sunday");
  check_lines ("Tu[1] 18:00-20:00", "First Tuesday of the month 18:00 to 20:00");
  check_lines ("Sa-Su 10:00+", "Saturday, Sunday from 10:00 on");
  check_lines ("Dec 24-Dec 26 off", "Closed on 24 December to 26 December");
  check_lines ("Jun-Aug Mo 20:00-24:00", "June to August: Monday 20:00 to midnight");
  check_lines ("08:00-20:00", "Every day 8:00 to 20:00");
  check_lines ("Mo 10:00-12:00 unknown || \"ring\"",
               "Monday 10:00 to 12:00, call first|Otherwise: Call first (ring)");
  check_lines ("PH off", "Closed on public holidays");
}

/* What Kith writes it reads again, where the times are surely those of a clock of 24 hours: an untouched text
 * puts nothing in doubt. */
static void
test_own_words (void)
{
  for (guint run = 0; run < 500; run++)
    {
      g_autoptr (KithHoursBuilder) builder = kith_hours_builder_new ();
      g_autoptr (KithHours) hours = NULL, again = NULL;
      g_autoptr (GDateTime) when = g_date_time_new_utc (2026, 6, 8, 0, 0, 0);
      g_auto (GStrv) lines = NULL;
      g_autofree char *text = NULL;

      kith_hours_builder_add_day (builder, 7, 540, 1020);
      for (int day = 1; day <= 6; day++)
        switch (g_test_rand_int_range (0, 4))
          {
          case 0:
            kith_hours_builder_add_day (builder, day, 0, 0);
            break;
          case 1:
            kith_hours_builder_add_day (builder, day, g_test_rand_int_range (0, 24) * 30,
                                        g_test_rand_int_range (24, 26) * 30);
            kith_hours_builder_add_day (builder, day, g_test_rand_int_range (26, 40) * 30,
                                        g_test_rand_int_range (40, 49) * 30);
            break;
          case 2:
            kith_hours_builder_add_day (builder, day, g_test_rand_int_range (0, 40) * 30,
                                        g_test_rand_int_range (40, 49) * 30);
            break;
          default:
            break;
          }
      hours = kith_hours_builder_end (builder);
      lines = kith_hours_describe (hours);
      text = g_strjoinv ("\n", lines);
      again = kith_hours_new_from_words (text);
      if (again == NULL)
        g_error ("\"%s\" was not read", text);
      for (guint i = 0; i < 7 * 48; i++)
        {
          GDateTime *next = g_date_time_add_minutes (when, 30);

          if (kith_hours_state_at (hours, when, NULL) != kith_hours_state_at (again, when, NULL))
            g_error ("\"%s\" was read as something else", text);
          g_date_time_unref (when);
          when = next;
        }
    }
}

/* In a language that the interface does not speak, down to the names of days. */
static void
test_describe_in (void)
{
  static const MessagesFixturePair german[] = {
    { "%s to %s", "%s bis %s" },
    { "Closed on %s", "Geschlossen: %s" },
    { "first %s of the month", "erster %s im Monat" },
    { "public holidays", "Feiertage" },
    { "date format\004%OB", "%OB" },
    { "date format\004%-d %B", "%-d. %B" },
    { "%s: %s", "%s: %s" },
    { "midnight", "Mitternacht" },
    { "%s (%s)", "%s [%s]" },
    { "Otherwise: %s", "Sonst: %s" },
    { "Call first", "Rufen Sie an" },
    { "Open day and night", "Tag und Nacht" },
  };
  static const char *const cases[][2] = {
    { "24/7", "Tag und Nacht" },
    { "Mo-Fr 09:00-17:00; PH off", "Montag bis Freitag 9:00 bis 17:00|Geschlossen: Feiertage" },
    { "Tu[1] 18:00-24:00", "Erster Dienstag im Monat 18:00 bis Mitternacht" },
    { "Mar-May Su 20:00-21:00", "März bis Mai: Sonntag 20:00 bis 21:00" },
    { "Mar 1 off", "Geschlossen: 1. März" },
    { "Sa 10:00-12:00 || \"ring\"", "Samstag 10:00 bis 12:00|Sonst: Rufen Sie an [ring]" },
  };
  g_autofree char *folder = g_dir_make_tmp ("kith-hours-XXXXXX", NULL);
  g_autofree char *before = g_strdup (bindtextdomain (GETTEXT_PACKAGE, NULL));
  g_autoptr (KithLanguage) language = NULL;
  g_autoptr (GError) error = NULL;

  messages_fixture_write (folder, "de", german, G_N_ELEMENTS (german));
  bindtextdomain (GETTEXT_PACKAGE, folder);
  language = kith_language_new ("de", &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KithHours) hours = kith_hours_new_from_osm (cases[i][0], NULL);
      g_auto (GStrv) said = kith_hours_describe_in (hours, language);
      g_autofree char *joined = g_strjoinv ("|", said);

      g_assert_cmpstr (joined, ==, cases[i][1]);
    }
  bindtextdomain (GETTEXT_PACKAGE, before);
  messages_fixture_remove (folder, "de");
  g_rmdir (folder);
}

static void
check_say (const char *text, const char *iso, const char *wanted)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autofree char *whole = g_strconcat (iso, ":00", NULL);
  g_autoptr (GDateTime) now = g_date_time_new_from_iso8601 (whole, utc);
  g_autoptr (KithHours) hours = kith_hours_new_from_osm (text, NULL);
  g_autofree char *said = kith_hours_say_at (hours, now);

  g_assert_cmpstr (said, ==, wanted);
}

static void
test_say (void)
{
  check_say ("Mo-Fr 09:00-17:00", "2026-06-08T10:00", "Open until 17:00");
  check_say ("Mo-Fr 09:00-17:00", "2026-06-08T07:00", "Closed, opens 9:00");
  check_say ("Mo-Fr 09:00-17:00", "2026-06-12T18:00", "Closed, opens Monday 9:00");
  check_say ("Fr 22:00-04:00", "2026-06-12T23:00", "Open until 4:00");
  check_say ("24/7", "2026-06-12T23:00", "Open day and night");
  check_say ("Dec 24 10:00-12:00", "2026-06-12T23:00", "Closed, opens 24 December 10:00");
  check_say ("Mo 10:00+", "2026-06-07T23:00", "Closed");
  check_say ("Mo 10:00+", "2026-06-08T11:00", "Hours not certain: call first");
  check_say ("off", "2026-06-08T11:00", "Closed");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/resources/hours-readers/osm", test_osm);
  g_test_add_func ("/resources/hours-readers/osm-refused", test_osm_refused);
  g_test_add_func ("/resources/hours-readers/osm-position", test_osm_position);
  g_test_add_func ("/resources/hours-readers/words", test_words);
  g_test_add_func ("/resources/hours-readers/words-refused", test_words_refused);
  g_test_add_func ("/resources/hours-readers/builder", test_builder);
  g_test_add_func ("/resources/hours-readers/notes", test_notes);
  g_test_add_func ("/resources/hours-readers/note-alone", test_note_alone);
  g_test_add_func ("/resources/hours-readers/describe", test_describe);
  g_test_add_func ("/resources/hours-readers/own words", test_own_words);
  g_test_add_func ("/resources/hours-readers/describe-in", test_describe_in);
  g_test_add_func ("/resources/hours-readers/say", test_say);

  return g_test_run ();
}
