/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who came, while it is ticked: rows stay in order, typing means whoever is not ticked, full keeps nobody
 * out.
 */

#include "groups/kith-attendance.h"

static KithAttendance *
make (int capacity)
{
  static const char *const names[] = { "Ben Carter", "carla Núñez", "Jonas Berg", "Ángel Ruiz",
                                       "Ben Carter" };
  KithAttendance *self = kith_attendance_new (capacity);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    kith_attendance_put (self, i + 1, names[i], names[i], i != 4);
  return self;
}

static void
test_order (void)
{
  static const gint64 expected[] = { 4, 1, 5, 2, 3 };
  g_autoptr (KithAttendance) self = make (0);

  g_assert_cmpuint (kith_attendance_get_n_rows (self), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpint (kith_attendance_get_row (self, i)->person, ==, expected[i]);

  /* Put once more, nobody moves and nobody is there twice; whoever has a visit by now is known to. */
  g_assert_true (kith_attendance_set_ticked (self, 5, TRUE));
  g_assert_cmpuint (kith_attendance_put (self, 5, "Another", "Another", TRUE), ==, 2);
  g_assert_cmpuint (kith_attendance_get_n_rows (self), ==, G_N_ELEMENTS (expected));
  g_assert_true (kith_attendance_find (self, 5)->signed_in);
  g_assert_true (kith_attendance_find (self, 5)->ticked);
  g_assert_cmpstr (kith_attendance_find (self, 5)->name, ==, "Ben Carter");
  kith_attendance_put (self, 5, "Ben", "Ben", FALSE);
  g_assert_true (kith_attendance_find (self, 5)->signed_in);
  g_assert_null (kith_attendance_find (self, 99));
  g_assert_false (kith_attendance_set_ticked (self, 99, TRUE));
}

/* Against a plain count, in any order of ticks. */
static void
test_count (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (18);
  g_autoptr (KithAttendance) self = make (3);
  gboolean ticked[6] = { FALSE };
  int guests = 0;

  for (guint step = 0; step < 2000; step++)
    {
      gint64 person = g_rand_int_range (rand, 1, 6);
      gboolean tick = g_rand_boolean (rand);
      int n = 0;

      if (g_rand_int_range (rand, 0, 5) == 0)
        kith_attendance_set_guests (self, guests = g_rand_int_range (rand, 0, 9));
      g_assert_cmpint (kith_attendance_set_ticked (self, person, tick), ==, ticked[person] != tick);
      ticked[person] = tick;
      for (guint i = 1; i < G_N_ELEMENTS (ticked); i++)
        n += ticked[i] ? 1 : 0;
      g_assert_cmpint (kith_attendance_count (self), ==, n + guests);
    }
}

static void
assert_said (int capacity, int guests, const char *expected)
{
  g_autoptr (KithAttendance) self = kith_attendance_new (capacity);
  g_autofree char *said = NULL;

  kith_attendance_set_guests (self, guests);
  said = kith_attendance_describe (self);
  g_assert_cmpstr (said, ==, expected);
}

static void
test_full (void)
{
  assert_said (0, 0, "0 came.");
  assert_said (0, 40, "40 came.");
  assert_said (12, 11, "11 of 12.");
  assert_said (12, 12, "12 of 12: full. More can be ticked.");
  assert_said (12, 13, "13, with room for 12. More can be ticked.");
}

static void
assert_found (const KithAttendance *self, const char *typed, gint64 expected)
{
  guint at = 0;
  gboolean found = kith_attendance_find_typed (self, typed, &at);

  g_assert_cmpint (found ? kith_attendance_get_row (self, at)->person : 0, ==, expected);
  if (found)
    g_assert_true (kith_attendance_row_matches (kith_attendance_get_row (self, at), typed));
}

static void
test_typed (void)
{
  g_autoptr (KithAttendance) self = make (0);

  assert_found (self, "an", 4);
  assert_found (self, "núñ", 2);
  assert_found (self, "nune car", 2);
  assert_found (self, "er", 0);
  assert_found (self, "x", 0);
  /* A name that begins so goes before a family's; whoever is not ticked before both. */
  assert_found (self, "ca", 2);
  kith_attendance_set_ticked (self, 2, TRUE);
  assert_found (self, "ca", 1);
  kith_attendance_set_ticked (self, 1, TRUE);
  assert_found (self, "ca", 5);
  kith_attendance_set_ticked (self, 5, TRUE);
  assert_found (self, "ca", 2);
  assert_found (self, "be", 3);
  /* Nothing typed is everybody. */
  for (guint i = 0; i < kith_attendance_get_n_rows (self); i++)
    g_assert_true (kith_attendance_row_matches (kith_attendance_get_row (self, i), ""));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/attendance/order", test_order);
  g_test_add_func ("/app/attendance/count", test_count);
  g_test_add_func ("/app/attendance/full", test_full);
  g_test_add_func ("/app/attendance/typed", test_typed);
  return g_test_run ();
}
