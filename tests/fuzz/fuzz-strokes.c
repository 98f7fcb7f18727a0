/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A signature whose bytes are anything: refused, or within its limits and written back byte by byte. */

#include "kith-fuzz.h"

#include "base/kith-error.h"
#include "people/kith-strokes.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (KithStrokes) strokes = kith_strokes_from_bytes (bytes, &error);
  g_autoptr (GBytes) written = NULL;
  guint n_points = 0;

  if (strokes == NULL)
    {
      g_assert_error (error, KITH_ERROR, KITH_ERROR_DAMAGED);
      return 0;
    }

  g_assert_no_error (error);
  g_assert_cmpuint (kith_strokes_get_n_strokes (strokes), <=, KITH_STROKES_MAX_STROKES);
  for (guint i = 0; i < kith_strokes_get_n_strokes (strokes); i++)
    for (guint j = 0; j < kith_strokes_get_n_points (strokes, i); j++, n_points++)
      {
        KithStrokePoint point;

        kith_strokes_get_point (strokes, i, j, &point);
        g_assert_true (point.x >= 0 && point.x <= 1 && point.y >= 0 && point.y <= 1);
        g_assert_true (point.pressure >= 0 && point.pressure <= 1 && point.time <= KITH_STROKES_MAX_TIME);
      }
  g_assert_cmpuint (n_points, <=, KITH_STROKES_MAX_POINTS);
  written = kith_strokes_to_bytes (strokes);
  g_assert_true (g_bytes_equal (bytes, written));

  return 0;
}
