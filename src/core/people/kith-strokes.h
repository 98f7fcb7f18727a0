/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithStrokes: what somebody drew by hand in a box: a signature. A value; it knows no screen. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* More than any hand draws; what was stored is held to it too. */
#define KITH_STROKES_MAX_STROKES 500
#define KITH_STROKES_MAX_POINTS 20000
#define KITH_STROKES_MAX_BYTES (256 * 1024)
/* Milliseconds from the first point on: an hour. */
#define KITH_STROKES_MAX_TIME 3600000

/**
 * KithStrokePoint:
 * @x: across the box, 0 to 1
 * @y: down the box, 0 to 1
 * @pressure: of the pen, 0 to 1; a pointer has 0.5
 * @time: milliseconds since the first point
 */
typedef struct
{
  double x;
  double y;
  double pressure;
  guint32 time;
} KithStrokePoint;

typedef struct _KithStrokes KithStrokes;

KithStrokes *kith_strokes_new (double aspect);
KithStrokes *kith_strokes_copy (const KithStrokes *self);
void kith_strokes_free (KithStrokes *self);
gboolean kith_strokes_equal (const KithStrokes *a, const KithStrokes *b);
gboolean kith_strokes_is_empty (const KithStrokes *self);
double kith_strokes_get_aspect (const KithStrokes *self);

gboolean kith_strokes_begin (KithStrokes *self);
gboolean kith_strokes_add (KithStrokes *self, double x, double y, double pressure, guint32 time);

guint kith_strokes_get_n_strokes (const KithStrokes *self);
guint kith_strokes_get_n_points (const KithStrokes *self, guint stroke);
void kith_strokes_get_point (const KithStrokes *self, guint stroke, guint place, KithStrokePoint *point);

GBytes *kith_strokes_to_bytes (const KithStrokes *self);
KithStrokes *kith_strokes_from_bytes (GBytes *bytes, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithStrokes, kith_strokes_free)

G_END_DECLS
