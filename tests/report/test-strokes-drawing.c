/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A signature drawn again: inside its box, in its shape, round where the hand was. */

#include "report/kith-strokes-drawing.h"

#include <math.h>

#define SIDE 400

typedef struct
{
  int left, top, right, bottom;
  guint n;
} Ink;

static KithStrokes *
circle (double aspect, guint n_points)
{
  KithStrokes *strokes = kith_strokes_new (aspect);

  g_assert_true (kith_strokes_begin (strokes));
  for (guint i = 0; i <= n_points; i++)
    {
      double angle = 2 * G_PI * i / n_points;

      g_assert_true (
          kith_strokes_add (strokes, 0.5 + 0.4 * cos (angle), 0.5 + 0.4 * sin (angle), 0.5, i * 10));
    }
  return strokes;
}

static guint8
alpha_at (cairo_surface_t *surface, int x, int y)
{
  return cairo_image_surface_get_data (surface)[y * cairo_image_surface_get_stride (surface) + x];
}

static cairo_surface_t *
draw (const KithStrokes *strokes, double x, double y, double width, double height, Ink *ink)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, SIDE, SIDE);
  cairo_t *cr = cairo_create (surface);

  kith_strokes_draw (strokes, cr, x, y, width, height);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  *ink = (Ink){ SIDE, SIDE, -1, -1, 0 };
  for (int j = 0; j < SIDE; j++)
    for (int i = 0; i < SIDE; i++)
      if (alpha_at (surface, i, j) > 64)
        {
          ink->left = MIN (ink->left, i);
          ink->right = MAX (ink->right, i);
          ink->top = MIN (ink->top, j);
          ink->bottom = MAX (ink->bottom, j);
          ink->n++;
        }
  return surface;
}

static void
test_in_its_box (void)
{
  g_autoptr (KithStrokes) strokes = circle (2, 60);
  Ink ink;

  /* A box of 2 to 1 in a room of 1 to 1 stands in its middle, as wide as it. */
  cairo_surface_destroy (draw (strokes, 100, 100, 200, 200, &ink));
  g_assert_cmpint (ABS (ink.left - 120), <=, 3);
  g_assert_cmpint (ABS (ink.right - 280), <=, 3);
  g_assert_cmpint (ABS (ink.top - 160), <=, 3);
  g_assert_cmpint (ABS (ink.bottom - 240), <=, 3);
}

/* Eight points of a circle are drawn as a circle, not as an octagon. */
static void
test_smooth (void)
{
  g_autoptr (KithStrokes) strokes = circle (1, 8);
  double between = 2 * G_PI / 16;
  cairo_surface_t *surface;
  Ink ink;

  surface = draw (strokes, 0, 0, SIDE, SIDE, &ink);
  for (guint i = 2; i < 14; i += 2)
    {
      double angle = between * (i + 1);

      g_assert_cmpint (alpha_at (surface, (int) (SIDE / 2 + 0.4 * SIDE * cos (angle)),
                                 (int) (SIDE / 2 + 0.4 * SIDE * sin (angle))),
                       >, 128);
    }
  cairo_surface_destroy (surface);
}

/* A dot over an i is a dot, and a harder press a broader line. */
static void
test_dot_and_pressure (void)
{
  g_autoptr (KithStrokes) dot = kith_strokes_new (1);
  guint n[2];

  kith_strokes_begin (dot);
  kith_strokes_add (dot, 0.5, 0.5, 0.5, 0);
  Ink ink;
  cairo_surface_destroy (draw (dot, 0, 0, SIDE, SIDE, &ink));
  g_assert_cmpuint (ink.n, >, 20);
  g_assert_cmpint (ABS (ink.left + ink.right - SIDE), <=, 4);

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (KithStrokes) line = kith_strokes_new (1);

      kith_strokes_begin (line);
      for (guint j = 0; j < 10; j++)
        kith_strokes_add (line, 0.1 + j * 0.08, 0.5, i == 0 ? 0.1 : 0.9, j);
      cairo_surface_destroy (draw (line, 0, 0, SIDE, SIDE, &ink));
      n[i] = ink.n;
    }
  g_assert_cmpuint (n[1], >, n[0] * 3 / 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/strokes-drawing/in-its-box", test_in_its_box);
  g_test_add_func ("/report/strokes-drawing/smooth", test_smooth);
  g_test_add_func ("/report/strokes-drawing/dot-and-pressure", test_dot_and_pressure);
  return g_test_run ();
}
