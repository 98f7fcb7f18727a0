/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Strokes are kept in whole numbers, so that what is read is what was written: places in 65535ths of the box,
 * pressure in 255ths. As bytes: a version, the box's shape in hundredths, the number of strokes, and for each
 * its number of points and their differences. Numbers take seven bits a byte, the lowest first.
 */

#include "people/kith-strokes.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/kith-error.h"

#define FORMAT 1
#define PLACE_MAX 65535
#define PRESSURE_MAX 255
#define ASPECT_MIN 10 /* in hundredths: ten times as high as wide */
#define ASPECT_MAX 10000

typedef struct
{
  guint16 x;
  guint16 y;
  guint8 pressure;
  guint32 time;
} Point;

struct _KithStrokes
{
  guint aspect;    /* width to height, in hundredths */
  GArray *points;  /* (owned) (element-type Point): of all strokes, in order */
  GArray *strokes; /* (owned) (element-type guint): where in @points each begins */
};

typedef struct
{
  const guint8 *at;
  const guint8 *end;
  gboolean good;
} Reader;

static guint
whole (double value, guint most)
{
  return isfinite (value) ? (guint) lround (CLAMP (value, 0.0, 1.0) * most) : 0;
}

static void
put_number (GByteArray *bytes, guint32 number)
{
  do
    {
      guint8 byte = number & 0x7f;

      number >>= 7;
      if (number != 0)
        byte |= 0x80;
      g_byte_array_append (bytes, &byte, 1);
    }
  while (number != 0);
}

static void
put_difference (GByteArray *bytes, gint32 difference)
{
  put_number (bytes, ((guint32) difference << 1) ^ (difference < 0 ? G_MAXUINT32 : 0));
}

/* Only the shortest way to write a number is one. */
static guint32
take_number (Reader *reader)
{
  guint32 number = 0;

  for (guint shift = 0; shift < 32; shift += 7)
    {
      guint8 byte;

      if (reader->at == reader->end)
        break;
      byte = *reader->at++;
      if (shift == 28 && byte > 0x0f)
        break;
      number |= (guint32) (byte & 0x7f) << shift;
      if ((byte & 0x80) == 0)
        {
          reader->good &= shift == 0 || byte != 0;
          return number;
        }
    }
  reader->good = FALSE;
  return 0;
}

static gint64
take_difference (Reader *reader)
{
  guint32 number = take_number (reader);

  return (number & 1) != 0 ? -(gint64) (number >> 1) - 1 : (gint64) (number >> 1);
}

static guint
end_of_stroke (const KithStrokes *self, guint stroke)
{
  return stroke + 1 < self->strokes->len ? g_array_index (self->strokes, guint, stroke + 1)
                                         : self->points->len;
}

/**
 * kith_strokes_new:
 * @aspect: the box's width divided by its height
 *
 * Returns: (transfer full): an empty box
 */
KithStrokes *
kith_strokes_new (double aspect)
{
  KithStrokes *self;

  g_return_val_if_fail (isfinite (aspect), NULL);

  self = g_new0 (KithStrokes, 1);
  self->aspect = (guint) lround (CLAMP (aspect * 100, ASPECT_MIN, ASPECT_MAX));
  self->points = g_array_new (FALSE, FALSE, sizeof (Point));
  self->strokes = g_array_new (FALSE, FALSE, sizeof (guint));
  return self;
}

/**
 * kith_strokes_copy:
 * @self: strokes
 *
 * Returns: (transfer full): the same again
 */
KithStrokes *
kith_strokes_copy (const KithStrokes *self)
{
  KithStrokes *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_new0 (KithStrokes, 1);
  copy->aspect = self->aspect;
  copy->points = g_array_copy (self->points);
  copy->strokes = g_array_copy (self->strokes);
  return copy;
}

/**
 * kith_strokes_free:
 * @self: (transfer full) (nullable): strokes
 */
void
kith_strokes_free (KithStrokes *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->points);
  g_array_unref (self->strokes);
  g_free (self);
}

/**
 * kith_strokes_equal:
 * @a: strokes
 * @b: others
 *
 * Returns: whether both are the same drawing, point by point
 */
gboolean
kith_strokes_equal (const KithStrokes *a, const KithStrokes *b)
{
  g_autoptr (GBytes) x = NULL;
  g_autoptr (GBytes) y = NULL;

  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  x = kith_strokes_to_bytes (a);
  y = kith_strokes_to_bytes (b);
  return g_bytes_equal (x, y);
}

/**
 * kith_strokes_is_empty:
 * @self: strokes
 *
 * Returns: whether nothing was drawn
 */
gboolean
kith_strokes_is_empty (const KithStrokes *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->points->len == 0;
}

/**
 * kith_strokes_get_aspect:
 * @self: strokes
 *
 * Returns: the width of the box they were drawn in, divided by its height
 */
double
kith_strokes_get_aspect (const KithStrokes *self)
{
  g_return_val_if_fail (self != NULL, 1);

  return self->aspect / 100.0;
}

/**
 * kith_strokes_begin:
 * @self: strokes
 *
 * The pen is put down: the next point begins a stroke.
 *
 * Returns: whether there is room for one more
 */
gboolean
kith_strokes_begin (KithStrokes *self)
{
  guint at;

  g_return_val_if_fail (self != NULL, FALSE);

  at = self->points->len;
  if (self->strokes->len > 0 && g_array_index (self->strokes, guint, self->strokes->len - 1) == at)
    return TRUE;
  if (self->strokes->len >= KITH_STROKES_MAX_STROKES || at >= KITH_STROKES_MAX_POINTS)
    return FALSE;
  g_array_append_val (self->strokes, at);
  return TRUE;
}

/**
 * kith_strokes_add:
 * @self: strokes, of which one was begun
 * @x: across the box, 0 to 1; what lies outside is drawn on its edge
 * @y: down the box, 0 to 1
 * @pressure: of the pen, 0 to 1
 * @time: milliseconds since the first point
 *
 * Returns: whether the point was taken; no more than %KITH_STROKES_MAX_POINTS are
 */
gboolean
kith_strokes_add (KithStrokes *self, double x, double y, double pressure, guint32 time)
{
  Point point = {
    (guint16) whole (x, PLACE_MAX),
    (guint16) whole (y, PLACE_MAX),
    (guint8) whole (pressure, PRESSURE_MAX),
    MIN (time, KITH_STROKES_MAX_TIME),
  };

  g_return_val_if_fail (self != NULL, FALSE);

  if (self->strokes->len == 0 || self->points->len >= KITH_STROKES_MAX_POINTS)
    return FALSE;
  if (self->points->len > 0)
    point.time = MAX (point.time, g_array_index (self->points, Point, self->points->len - 1).time);
  g_array_append_val (self->points, point);
  return TRUE;
}

/**
 * kith_strokes_get_n_strokes:
 * @self: strokes
 *
 * Returns: how many times the pen was put down
 */
guint
kith_strokes_get_n_strokes (const KithStrokes *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->strokes->len;
}

/**
 * kith_strokes_get_n_points:
 * @self: strokes
 * @stroke: which of them, from 0
 *
 * Returns: how many points it has
 */
guint
kith_strokes_get_n_points (const KithStrokes *self, guint stroke)
{
  g_return_val_if_fail (self != NULL && stroke < self->strokes->len, 0);

  return end_of_stroke (self, stroke) - g_array_index (self->strokes, guint, stroke);
}

/**
 * kith_strokes_get_point:
 * @self: strokes
 * @stroke: which of them, from 0
 * @place: of a point in it, from 0
 * @point: (out caller-allocates): the point
 */
void
kith_strokes_get_point (const KithStrokes *self, guint stroke, guint place, KithStrokePoint *point)
{
  const Point *kept;

  g_return_if_fail (self != NULL && point != NULL && stroke < self->strokes->len);
  g_return_if_fail (place < kith_strokes_get_n_points (self, stroke));

  kept = &g_array_index (self->points, Point, g_array_index (self->strokes, guint, stroke) + place);
  point->x = (double) kept->x / PLACE_MAX;
  point->y = (double) kept->y / PLACE_MAX;
  point->pressure = (double) kept->pressure / PRESSURE_MAX;
  point->time = kept->time;
}

/**
 * kith_strokes_to_bytes:
 * @self: strokes
 *
 * Returns: (transfer full): what is sealed; strokes without a point are left out
 */
GBytes *
kith_strokes_to_bytes (const KithStrokes *self)
{
  GByteArray *bytes = g_byte_array_new ();
  Point before = { 0 };
  guint n_drawn = 0;

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->strokes->len; i++)
    n_drawn += kith_strokes_get_n_points (self, i) > 0;
  put_number (bytes, FORMAT);
  put_number (bytes, self->aspect);
  put_number (bytes, n_drawn);
  for (guint i = 0; i < self->strokes->len; i++)
    {
      guint from = g_array_index (self->strokes, guint, i);
      guint until = end_of_stroke (self, i);

      if (from == until)
        continue;
      put_number (bytes, until - from);
      for (guint j = from; j < until; j++)
        {
          const Point *point = &g_array_index (self->points, Point, j);

          put_difference (bytes, point->x - before.x);
          put_difference (bytes, point->y - before.y);
          put_difference (bytes, point->pressure - before.pressure);
          put_number (bytes, point->time - before.time);
          before = *point;
        }
    }
  return g_byte_array_free_to_bytes (bytes);
}

static void
take_point (Reader *reader, Point *point)
{
  gint64 x = point->x + take_difference (reader);
  gint64 y = point->y + take_difference (reader);
  gint64 pressure = point->pressure + take_difference (reader);
  gint64 time = (gint64) point->time + take_number (reader);

  reader->good &= x >= 0 && x <= PLACE_MAX && y >= 0 && y <= PLACE_MAX && pressure >= 0 &&
                  pressure <= PRESSURE_MAX && time <= KITH_STROKES_MAX_TIME;
  if (reader->good)
    *point = (Point){ (guint16) x, (guint16) y, (guint8) pressure, (guint32) time };
}

static void
take_strokes (Reader *reader, KithStrokes *self)
{
  Point point = { 0 };
  guint32 n_strokes = take_number (reader);

  reader->good &= n_strokes <= KITH_STROKES_MAX_STROKES;
  for (guint32 i = 0; i < n_strokes && reader->good; i++)
    {
      guint32 n_points = take_number (reader);
      guint from = self->points->len;

      reader->good &= n_points > 0 && n_points <= KITH_STROKES_MAX_POINTS - from;
      g_array_append_val (self->strokes, from);
      for (guint32 j = 0; j < n_points && reader->good; j++)
        {
          take_point (reader, &point);
          g_array_append_val (self->points, point);
        }
    }
}

/**
 * kith_strokes_from_bytes:
 * @bytes: what was sealed
 * @error: %KITH_ERROR_DAMAGED where it is something else, or more than any hand draws
 *
 * Returns: (transfer full): the strokes
 */
KithStrokes *
kith_strokes_from_bytes (GBytes *bytes, GError **error)
{
  g_autoptr (KithStrokes) self = kith_strokes_new (1);
  Reader reader = { NULL, NULL, TRUE };
  gsize size;

  g_return_val_if_fail (bytes != NULL, NULL);

  reader.at = g_bytes_get_data (bytes, &size);
  reader.end = size > 0 ? reader.at + size : reader.at;
  reader.good = size <= KITH_STROKES_MAX_BYTES;
  reader.good &= take_number (&reader) == FORMAT;
  if (reader.good)
    {
      self->aspect = take_number (&reader);
      reader.good &= self->aspect >= ASPECT_MIN && self->aspect <= ASPECT_MAX;
      take_strokes (&reader, self);
    }
  if (!reader.good || reader.at != reader.end)
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_DAMAGED,
                           _ ("The drawing of a signature is damaged and cannot be shown."));
      return NULL;
    }
  return g_steal_pointer (&self);
}
