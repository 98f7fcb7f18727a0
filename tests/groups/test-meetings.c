/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which groups are on: today, what is next first, against the clock of the wall; and in a week. */

#include <string.h>

#include "groups/group-fixture.h"
#include "groups/kith-group-meetings.h"
#include "visits/visits-fixture.h"

static gint64
add (VisitsFixture *fixture, const char *name, const char *times)
{
  g_autoptr (KithGroup) group = group_fixture_value (name, 0);
  g_autoptr (KithGroupDone) done = NULL;

  kith_group_schedule_free (group->schedule);
  group->schedule = kith_group_schedule_parse (times, NULL);
  done = group_fixture_apply (fixture->session, kith_group_command_add (group));
  return done->group;
}

static void
say (VisitsFixture *fixture, gint64 group, KithDay day, KithGroupSessionState state, int guests)
{
  g_autoptr (KithGroupSession) wanted = kith_group_session_new (group, day);

  wanted->state = state;
  wanted->guests = guests;
  kith_group_done_free (group_fixture_apply (fixture->session, kith_group_command_session (wanted)));
}

/* "Art on 2, Music later 0": names, where it stands and how many are ticked. */
static char *
list (VisitsFixture *fixture, KithDay day)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = kith_group_meetings_on_day (fixture->session, day, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < all->len; i++)
    {
      const KithGroupMeeting *meeting = g_ptr_array_index (all, i);

      g_string_append_printf (text, "%s%s %s %u", i > 0 ? ", " : "", meeting->group->name,
                              kith_group_now_code (meeting->now), meeting->session->n_people);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
expect (VisitsFixture *fixture, const char *time, const char *wanted)
{
  g_autofree char *found = NULL;

  visits_fixture_at (fixture, time);
  found = list (fixture, kith_clock_today (fixture->clock));
  g_assert_cmpstr (found, ==, wanted);
}

/* 2025-11-20 is a Thursday. */
static void
test_today (VisitsFixture *fixture, gconstpointer data)
{
  gint64 rosa = visits_fixture_person (fixture, "Rosa Martinez");
  gint64 art = add (fixture, "Art", "thursday 10:00-11:30");
  gint64 music = add (fixture, "Music", "thursday 15:00-16:00; friday 10:00-11:00");
  gint64 night = add (fixture, "Night talk", "thursday 22:00-01:00");
  gint64 walk = add (fixture, "Walk", "friday 10:00-11:00");
  KithDay day = kith_clock_today (fixture->clock);

  expect (fixture, "2025-11-20 09:59", "Art later 0, Music later 0, Night talk later 0");
  expect (fixture, "2025-11-20 10:00", "Art on 0, Music later 0, Night talk later 0");
  kith_group_done_free (group_fixture_apply (fixture->session, kith_group_command_tick (art, day, rosa)));
  expect (fixture, "2025-11-20 11:29", "Art on 1, Music later 0, Night talk later 0");
  expect (fixture, "2025-11-20 11:30", "Music later 0, Night talk later 0, Art over 1");
  say (fixture, music, day, KITH_GROUP_SESSION_CANCELLED, 0);
  expect (fixture, "2025-11-20 12:00", "Night talk later 0, Art over 1, Music later 0");
  /* Half past midnight is still Thursday, and so is what was held without a plan. */
  say (fixture, walk, day, KITH_GROUP_SESSION_HELD, 4);
  expect (fixture, "2025-11-21 00:30", "Walk on 0, Night talk on 0, Art over 1, Music over 0");
  expect (fixture, "2025-11-21 03:59", "Walk on 0, Art over 1, Night talk over 0, Music over 0");
  expect (fixture, "2025-11-21 04:00", "Music later 0, Walk later 0");
  {
    g_autofree char *before = list (fixture, day);
    g_autofree char *next = list (fixture, day + 7);

    g_assert_cmpstr (before, ==, "Walk over 0, Art over 1, Night talk over 0, Music over 0");
    g_assert_cmpstr (next, ==, "Art later 0, Music later 0, Night talk later 0");
  }
  /* What is held no more is on no day, but stays on those on which it was. */
  g_autoptr (KithGroup) group = group_fixture_get (fixture->session, art);
  group->state = KITH_GROUP_RETIRED;
  kith_group_done_free (group_fixture_apply (fixture->session, kith_group_command_edit (group)));
  g_autofree char *before = list (fixture, day);
  g_autofree char *next = list (fixture, day + 7);
  g_assert_cmpstr (before, ==, "Walk over 0, Art over 1, Night talk over 0, Music over 0");
  g_assert_cmpstr (next, ==, "Music later 0, Night talk later 0");
  g_assert_cmpint (night, !=, 0);
}

/* Plainly: somebody looks at the wall each quarter of an hour from four in the morning on, until it shows the
 * hour; where it goes past it without showing it, that is the moment. */
static gint64
find_on_wall (GTimeZone *zone, KithDay day, int hour)
{
  int year, month, of_month;

  g_assert_true (kith_day_to_ymd (day, &year, &month, &of_month));
  g_autoptr (GDateTime) morning = g_date_time_new (zone, year, month, of_month, 4, 0, 0);
  for (gint64 utc = g_date_time_to_unix (morning);; utc += 900)
    {
      g_autoptr (GDateTime) then = g_date_time_new_from_unix_utc (utc);
      g_autoptr (GDateTime) wall = g_date_time_to_timezone (then, zone);
      int shown = g_date_time_get_hour (wall) + (g_date_time_get_day_of_month (wall) != of_month ? 24 : 0);

      if (shown >= hour)
        return utc;
    }
}

/* Hour by hour around the days on which the clocks change: what the wall shows decides. Of an hour that comes
 * twice the first counts; what would be in an hour that never comes begins when it would have been. */
static void
test_clocks_change (VisitsFixture *fixture, gconstpointer data)
{
  static const struct
  {
    int year, month, day;
  } changes[] = { { 2025, 11, 1 }, { 2025, 11, 2 }, { 2026, 3, 7 }, { 2026, 3, 8 }, { 2026, 3, 9 } };
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (VISITS_ZONE);
  gint64 art = add (fixture, "Art", "");

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    for (int half = 8; half < 56; half++)
      {
        KithDay day = kith_day_from_ymd (changes[i].year, changes[i].month, changes[i].day);
        g_autoptr (KithGroup) group = group_fixture_get (fixture->session, art);
        g_autoptr (KithGroupSession) session = kith_group_session_new (art, day);
        g_autoptr (KithGroupMeeting) meeting = NULL;
        int hour = half / 2, minutes = half % 2 * 30;
        gint64 utc = find_on_wall (zone, day, hour) + minutes * 60;
        gint64 end = minutes == 0 ? utc + 1800 : find_on_wall (zone, day, hour + 1);

        kith_group_schedule_add_day (group->schedule, day, hour * 60 + minutes, hour * 60 + minutes + 30);
        meeting = kith_group_meeting_new (group, session);
        for (int around = -90; around <= 90; around += 15)
          {
            gint64 then = utc + around * 60;
            KithGroupNow wanted = then < utc   ? KITH_GROUP_NOW_LATER
                                  : then < end ? KITH_GROUP_NOW_ON
                                               : KITH_GROUP_NOW_OVER;
            KithDay by_then = kith_clock_at (fixture->clock, utc + around * 60).day;

            kith_clock_set_standing_now (fixture->clock, utc + around * 60);
            kith_group_meeting_judge (meeting, fixture->clock);
            if (by_then != day)
              wanted = by_then < day ? KITH_GROUP_NOW_LATER : KITH_GROUP_NOW_OVER;
            if (meeting->now != wanted)
              g_error ("%d-%d-%d at %d, %d minutes after: %s", changes[i].year, changes[i].month,
                       changes[i].day, hour, around, kith_group_now_code (meeting->now));
          }
      }
}

static void
test_week (VisitsFixture *fixture, gconstpointer data)
{
  gint64 music = add (fixture, "Music", "thursday 15:00-16:00; tuesday 09:00-10:00");
  gint64 art = add (fixture, "Art", "thursday 10:00-11:30; from 2025-11-01; every 2");
  gint64 walk = add (fixture, "Walk", "2025-11-23 10:00-11:00; 2025-11-24 10:00-11:00");
  KithDay monday = kith_day_from_ymd (2025, 11, 17);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GError) error = NULL;

  /* In the week that was asked for, cancelled; held on a day on which it was not planned. */
  say (fixture, music, monday + 3, KITH_GROUP_SESSION_CANCELLED, 0);
  say (fixture, walk, monday, KITH_GROUP_SESSION_HELD, 2);
  all = kith_group_meetings_in_week (fixture->session, monday, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < all->len; i++)
    {
      const KithGroupMeeting *meeting = g_ptr_array_index (all, i);

      g_string_append_printf (text, "%s %d %s;", meeting->group->name, meeting->session->day - monday,
                              kith_group_session_state_code (meeting->session->state));
    }
  g_assert_cmpstr (text->str, ==, "Music 1 planned;Art 3 planned;Music 3 cancelled;Walk 6 planned;");
  g_assert_cmpint (art, !=, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  VISITS_TEST ("/groups/meetings/today", test_today);
  VISITS_TEST ("/groups/meetings/clocks change", test_clocks_change);
  VISITS_TEST ("/groups/meetings/week", test_week);
  return g_test_run ();
}
