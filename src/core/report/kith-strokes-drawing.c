/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Curves through the points a hand left (Catmull-Rom, written as Bézier curves), as wide as the pen was
 * pressed. */

#include "report/kith-strokes-drawing.h"

/* Of the box's height: what a ballpoint leaves on a line to sign on. */
#define PEN 0.02
/* A point pressed lightly keeps this much of the pen's width. */
#define LIGHTEST 0.5

typedef struct
{
  cairo_t *cr;
  double x;
  double y;
  double width;
  double height;
} Box;

static KithStrokePoint
point_in (const Box *box, const KithStrokes *strokes, guint stroke, int place)
{
  int last = (int) kith_strokes_get_n_points (strokes, stroke) - 1;
  KithStrokePoint point;

  kith_strokes_get_point (strokes, stroke, (guint) CLAMP (place, 0, last), &point);
  point.x = box->x + point.x * box->width;
  point.y = box->y + point.y * box->height;
  return point;
}

static double
pen_width (const Box *box, double pressure)
{
  return box->height * PEN * (LIGHTEST + pressure);
}

static void
draw_dot (const Box *box, const KithStrokePoint *point)
{
  cairo_set_line_width (box->cr, pen_width (box, point->pressure) * 1.5);
  cairo_move_to (box->cr, point->x, point->y);
  cairo_line_to (box->cr, point->x, point->y);
  cairo_stroke (box->cr);
}

static void
draw_curve (const Box *box, const KithStrokes *strokes, guint stroke, int place)
{
  KithStrokePoint before = point_in (box, strokes, stroke, place - 1);
  KithStrokePoint from = point_in (box, strokes, stroke, place);
  KithStrokePoint to = point_in (box, strokes, stroke, place + 1);
  KithStrokePoint after = point_in (box, strokes, stroke, place + 2);

  cairo_set_line_width (box->cr, pen_width (box, (from.pressure + to.pressure) / 2));
  cairo_move_to (box->cr, from.x, from.y);
  cairo_curve_to (box->cr, from.x + (to.x - before.x) / 6, from.y + (to.y - before.y) / 6,
                  to.x - (after.x - from.x) / 6, to.y - (after.y - from.y) / 6, to.x, to.y);
  cairo_stroke (box->cr);
}

/**
 * kith_strokes_draw:
 * @strokes: what was drawn
 * @cr: where to draw, in the color to draw in
 * @x: left side of the box
 * @y: its top
 * @width: of the box
 * @height: of the box; the drawing keeps its shape and stands in the middle
 */
void
kith_strokes_draw (const KithStrokes *strokes, cairo_t *cr, double x, double y, double width, double height)
{
  double aspect;
  Box box;

  g_return_if_fail (strokes != NULL && cr != NULL);
  g_return_if_fail (width > 0 && height > 0);

  aspect = kith_strokes_get_aspect (strokes);
  box.cr = cr;
  box.width = MIN (width, height * aspect);
  box.height = box.width / aspect;
  box.x = x + (width - box.width) / 2;
  box.y = y + (height - box.height) / 2;

  cairo_save (cr);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  for (guint i = 0; i < kith_strokes_get_n_strokes (strokes); i++)
    {
      guint n_points = kith_strokes_get_n_points (strokes, i);

      if (n_points == 1)
        {
          KithStrokePoint point = point_in (&box, strokes, i, 0);

          draw_dot (&box, &point);
        }
      for (int j = 0; j + 1 < (int) n_points; j++)
        draw_curve (&box, strokes, i, j);
    }
  cairo_restore (cr);
}
