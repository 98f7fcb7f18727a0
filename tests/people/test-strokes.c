/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A drawn signature: read as it was written, held to its limits, and refused where its bytes are others. */

#include "people/kith-strokes.h"

#include <math.h>

#include "base/kith-error.h"

static KithStrokes *
random_strokes (GRand *rand)
{
  KithStrokes *strokes = kith_strokes_new (g_rand_double_range (rand, 0.2, 8));
  int n_strokes = g_rand_int_range (rand, 0, 12);
  guint32 time = 0;

  for (int i = 0; i < n_strokes; i++)
    {
      int n_points = g_rand_int_range (rand, 0, 80);

      g_assert_true (kith_strokes_begin (strokes));
      for (int j = 0; j < n_points; j++)
        {
          time += (guint32) g_rand_int_range (rand, 0, 200);
          g_assert_true (kith_strokes_add (strokes, g_rand_double (rand), g_rand_double (rand),
                                           g_rand_double (rand), time));
        }
    }
  return strokes;
}

static KithStrokes *
read_again (const KithStrokes *strokes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = kith_strokes_to_bytes (strokes);
  KithStrokes *again = kith_strokes_from_bytes (bytes, &error);

  g_assert_no_error (error);
  return again;
}

static void
test_round_trip (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint i = 0; i < 500; i++)
    {
      g_autoptr (KithStrokes) strokes = random_strokes (rand);
      g_autoptr (KithStrokes) again = read_again (strokes);
      g_autoptr (KithStrokes) copy = kith_strokes_copy (strokes);

      g_assert_true (kith_strokes_equal (strokes, again));
      g_assert_true (kith_strokes_equal (strokes, copy));
      g_assert_true (kith_strokes_begin (copy));
      if (kith_strokes_add (copy, 0.5, 0.5, 0.5, 0))
        g_assert_false (kith_strokes_equal (strokes, copy));
    }
}

static void
test_places (void)
{
  g_autoptr (KithStrokes) strokes = kith_strokes_new (3);
  KithStrokePoint point;

  g_assert_true (kith_strokes_is_empty (strokes));
  g_assert_false (kith_strokes_add (strokes, 0, 0, 0, 0));
  g_assert_true (kith_strokes_begin (strokes));
  g_assert_true (kith_strokes_add (strokes, 0.25, 0.75, 0.5, 10));
  g_assert_true (kith_strokes_add (strokes, -4, 17, NAN, 5));
  g_assert_true (kith_strokes_begin (strokes));
  g_assert_true (kith_strokes_begin (strokes));
  g_assert_cmpuint (kith_strokes_get_n_strokes (strokes), ==, 2);
  g_assert_cmpuint (kith_strokes_get_n_points (strokes, 0), ==, 2);
  g_assert_cmpuint (kith_strokes_get_n_points (strokes, 1), ==, 0);

  kith_strokes_get_point (strokes, 0, 0, &point);
  g_assert_cmpfloat_with_epsilon (point.x, 0.25, 1e-4);
  g_assert_cmpfloat_with_epsilon (point.y, 0.75, 1e-4);
  g_assert_cmpfloat_with_epsilon (point.pressure, 0.5, 1e-2);
  kith_strokes_get_point (strokes, 0, 1, &point);
  g_assert_cmpfloat (point.x, ==, 0);
  g_assert_cmpfloat (point.y, ==, 1);
  g_assert_cmpfloat (point.pressure, ==, 0);
  g_assert_cmpuint (point.time, ==, 10);
  g_assert_cmpfloat (kith_strokes_get_aspect (strokes), ==, 3);
}

/* A stroke of a hand is a few bytes a point. */
static void
test_compact (void)
{
  g_autoptr (KithStrokes) strokes = kith_strokes_new (3);
  g_autoptr (GBytes) bytes = NULL;

  g_assert_true (kith_strokes_begin (strokes));
  for (guint i = 0; i < 1000; i++)
    g_assert_true (
        kith_strokes_add (strokes, i / 1000.0, 0.5 + sin (i / 20.0) / 4, 0.4 + 0.1 * sin (i / 9.0), i * 8));
  bytes = kith_strokes_to_bytes (strokes);
  g_assert_cmpuint (g_bytes_get_size (bytes), <, 7000);
}

static void
test_limits (void)
{
  g_autoptr (KithStrokes) strokes = kith_strokes_new (3);
  g_autoptr (KithStrokes) dots = kith_strokes_new (3);
  g_autoptr (KithStrokes) again = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_assert_true (kith_strokes_begin (strokes));
  for (guint i = 0; i < KITH_STROKES_MAX_POINTS; i++)
    g_assert_true (kith_strokes_add (strokes, i % 2, (i / 2) % 2, i % 2, i * 10));
  g_assert_false (kith_strokes_add (strokes, 0, 0, 0, 0));
  g_assert_false (kith_strokes_begin (strokes));
  bytes = kith_strokes_to_bytes (strokes);
  g_assert_cmpuint (g_bytes_get_size (bytes), <=, KITH_STROKES_MAX_BYTES);
  again = read_again (strokes);
  g_assert_true (kith_strokes_equal (strokes, again));

  for (guint i = 0; i < KITH_STROKES_MAX_STROKES; i++)
    {
      g_assert_true (kith_strokes_begin (dots));
      g_assert_true (kith_strokes_add (dots, 0.5, 0.5, 0.5, G_MAXUINT32));
    }
  g_assert_false (kith_strokes_begin (dots));
  g_clear_pointer (&again, kith_strokes_free);
  again = read_again (dots);
  g_assert_true (kith_strokes_equal (dots, again));
}

#define HOSTILE(...)                                                                                         \
  {                                                                                                          \
    (const guint8[]){ __VA_ARGS__ }, sizeof ((const guint8[]){ __VA_ARGS__ })                                \
  }

static void
test_hostile (void)
{
  const struct
  {
    const guint8 *data;
    gsize size;
  } cases[] = {
    HOSTILE (2, 100, 0),                                      /* another format */
    HOSTILE (1, 9, 0),                                        /* a box that is none */
    HOSTILE (1, 100),                                         /* cut off */
    HOSTILE (1, 100, 0, 0),                                   /* more than there should be */
    HOSTILE (1, 100, 1, 0),                                   /* a stroke of nothing */
    HOSTILE (1, 100, 1, 1, 1, 0, 0, 0),                       /* left of the box */
    HOSTILE (1, 100, 1, 1, 0x80, 0x80, 0x08, 0, 0, 0),        /* right of it */
    HOSTILE (1, 100, 1, 1, 0, 0, 0, 0xff, 0xff, 0xff, 0x7f),  /* days later */
    HOSTILE (1, 100, 1, 0xff, 0xff, 0xff, 0xff, 0x0f),        /* four billion points */
    HOSTILE (1, 100, 0xff, 0xff, 0xff, 0xff, 0x0f),           /* as many strokes */
    HOSTILE (1, 0xe4, 0x80, 0, 0),                            /* a number written longer than it is */
    HOSTILE (1, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0), /* one of more bits than there are */
  };
  g_autofree guint8 *large = g_malloc0 (KITH_STROKES_MAX_BYTES + 1);
  g_autoptr (GBytes) none = g_bytes_new (NULL, 0);
  g_autoptr (GBytes) much = g_bytes_new_static (large, KITH_STROKES_MAX_BYTES + 1);

  for (gsize i = 0; i < G_N_ELEMENTS (cases) + 2; i++)
    {
      g_autoptr (GBytes) bytes = i < G_N_ELEMENTS (cases)
                                     ? g_bytes_new (cases[i].data, cases[i].size)
                                     : g_bytes_ref (i == G_N_ELEMENTS (cases) ? none : much);
      g_autoptr (GError) error = NULL;
      g_autoptr (KithStrokes) strokes = kith_strokes_from_bytes (bytes, &error);

      g_test_message ("case %u", (guint) i);
      g_assert_null (strokes);
      g_assert_error (error, KITH_ERROR, KITH_ERROR_DAMAGED);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/people/strokes/round-trip", test_round_trip);
  g_test_add_func ("/people/strokes/places", test_places);
  g_test_add_func ("/people/strokes/compact", test_compact);
  g_test_add_func ("/people/strokes/limits", test_limits);
  g_test_add_func ("/people/strokes/hostile", test_hostile);
  return g_test_run ();
}
