/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hours of an entry: what its source wrote down, and nothing of it guessed. */

#include "resources/kith-resource-hours.h"

/* Values of lines "name=text", one blank for each value that holds it. */
static KithValues *
make_values (const char *lines)
{
  g_autoptr (KithValuesBuilder) builder = kith_values_builder_new ();
  g_auto (GStrv) each = g_strsplit (lines, "\n", -1);
  guint open = 0;

  for (guint i = 0; each[i] != NULL && each[i][0] != '\0'; i++)
    {
      guint depth = 0;
      g_auto (GStrv) parts = NULL;

      while (each[i][depth] == ' ')
        depth++;
      for (; open > depth; open--)
        kith_values_builder_close (builder);
      parts = g_strsplit (each[i] + depth, "=", 2);
      kith_values_builder_open (builder, parts[0], parts[1]);
      open++;
    }
  for (; open > 0; open--)
    kith_values_builder_close (builder);
  return kith_values_builder_end (builder);
}

/* expected: in OpenStreetMap's grammar, compared each minute of two weeks; NULL: call first. */
static void
assert_hours (const char *lines, const char *expected)
{
  g_autoptr (KithValues) values = make_values (lines);
  g_autoptr (KithHours) hours = kith_resource_hours (values);
  g_autoptr (KithHours) same = expected != NULL ? kith_hours_new_from_osm (expected, NULL) : NULL;
  g_autoptr (GDateTime) when = g_date_time_new_utc (2026, 12, 14, 0, 0, 0);

  g_test_message ("%s", lines);
  g_assert_true (expected == NULL || hours != NULL);
  for (guint i = 0; hours != NULL && i < 14 * 24 * 60; i++)
    {
      GDateTime *next = g_date_time_add_minutes (when, 1);

      g_assert_cmpint (kith_hours_state_at (hours, when, NULL), ==,
                       same != NULL ? kith_hours_state_at (same, when, NULL) : KITH_HOURS_UNKNOWN);
      g_date_time_unref (when);
      when = next;
    }
}

static void
test_days (void)
{
  assert_hours ("hours=\n day=1\n  from=09:00:00\n  to=17:00:00\n day=1\n  from=18:00\n  to=20:30\n day=3\n",
                "Mo 09:00-17:00,18:00-20:30");
  assert_hours ("hours=\n day=5\n  from=22:00:00Z\n  to=02:00:00+05:00\n", "Fr 22:00-26:00");
  assert_hours ("hours=\n day=6\n  from=00:00:00\n  to=23:59:59\n day=7\n  from=00:00:00\n  to=00:00:00\n",
                "Sa,Su 00:00-24:00");
  assert_hours (
      "hours=\n day=2\n  from=08:00:00\n  to=12:00:00\nhours=\n day=4\n  from=08:00:00\n  to=12:00:00\n",
      "Tu,Th 08:00-12:00");
  assert_hours ("hours=\n day=1\n  from=9:00 AM\n  to=12:30:00 p.m.\n day=2\n  from=12:00 AM\n  to=12:00 AM\n"
                " day=3\n  from=1 pm\n  to=11:59 PM\n",
                "Mo 09:00-12:30; Tu 00:00-24:00; We 13:00-24:00");
}

static void
test_written (void)
{
  assert_hours ("hours=Mo-Fr 08:00-12:00; We off\n syntax=osm\n", "Mo-Fr 08:00-12:00; We off");
  assert_hours ("hours=Mon-Fri 9 am-5 pm\n", "Mo-Fr 09:00-17:00");
  assert_hours ("hours=\n day=1\n  from=09:00:00\n  to=17:00:00\nhours=\n type=special\n start=2026-12-21\n"
                " end=2026-12-22\n from=10:00:00\n to=12:00:00\n",
                "Mo 09:00-17:00; 2026 Dec 21-22 10:00-12:00");
  assert_hours ("hours=\n day=1\n  from=09:00:00\n  to=17:00:00\nhours=\n type=special\n start=2026-12-21\n",
                "Mo 09:00-17:00; 2026 Dec 21 off");
}

/* Whatever is not understood makes all of it uncertain. */
static void
test_not_certain (void)
{
  static const char *const doubted[] = {
    "name=Harbor Kitchen\n",
    "hours=\n day=1\n",
    "hours=call us\n",
    "hours=Mo-Fr 25:00\n syntax=osm\n",
    "hours=\n day=2\n  from=09:00:00\n  to=17:00:00\n day=8\n  from=09:00:00\n  to=17:00:00\n",
    "hours=\n day=2\n  from=09:00:00\n  to=17:00:00\n day=1\n  from=nine\n  to=17:00:00\n",
    "hours=\n day=2\n  from=09:00:00\n  to=17:00:00\n day=1\n  from=09:00:00\n  to=25:00:00\n",
    "hours=\n day=2\n  from=09:00:00\n",
    "hours=\n day=2\n  from=09:00:00\n  to=17:00:00\n day=1\n  to=17:00:00\n",
    "hours=\n day=2\n  from=09:00:00\n  to=17:00:00\n day=1\n  from=0:30 AM\n  to=17:00:00\n",
    "hours=\n day=2\n  from=09:00:00\n  to=17:00:00\n day=1\n  from=9:00 AM\n  to=13:00 pm\n",
    "hours=\n day=2\n  from=09:00:00\n  to=17:00:00\n day=1\n  from=9:60 AM\n  to=17:00:00\n",
    "hours=\n day=1\n  from=09:00:00\n  to=17:00:00\nseason=summer\n",
    "hours=\n day=1\n  from=09:00:00\n  to=17:00:00\nnot-always=true\n",
    "hours=\n day=1\n  from=09:00:00\n  to=17:00:00\nhours=Tu 09:00-17:00\n syntax=osm\n",
    "hours=Mon-Fri 9 am-5 pm\nhours=Mon-Fri 9 am-6 pm\n",
    "hours=\n day=2\n  from=09:00:00\n  to=17:00:00\n extra=\n  path=TimeOpen/Mon\n",
    "hours=\n day=2\n  from=09:00:00\n  to=17:00:00\n extra=10:00\n  path=Holidays/From\n",
    "hours=\n day=2\n  from=09:00:00\n  to=17:00:00\n  extra=?\n",
    "hours=\n day=1\n  from=09:00:00\n  to=17:00:00\nhours=\n type=special\n start=2026-12-21\n "
    "end=2027-12-22\n",
    "hours=\n day=1\n  from=09:00:00\n  to=17:00:00\nhours=\n type=special\n start=the 21st\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (doubted); i++)
    assert_hours (doubted[i], NULL);
  assert_hours ("hours=\n day=1\n  from=09:00:00\n  to=17:00:00\nnot-always=false\n", "Mo 09:00-17:00");
  assert_hours ("hours=\n day=1\n  from=09:00:00\n  to=17:00:00\n extra=7\n  path=TimeOpen/@RowId\n",
                "Mo 09:00-17:00");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/resources/resource hours/days", test_days);
  g_test_add_func ("/resources/resource hours/written", test_written);
  g_test_add_func ("/resources/resource hours/not certain", test_not_certain);

  return g_test_run ();
}
