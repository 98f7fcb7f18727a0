/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In the text's color, so that it is seen in the dark. */

#include "shared/kith-signature-area.h"

#include <glib/gi18n.h>

#include "report/kith-strokes-drawing.h"
#include "shared/kith-a11y.h"

#define HEIGHT 64

static void
draw (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  GdkRGBA color;

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (area)), &color);
  gdk_cairo_set_source_rgba (cr, &color);
  kith_strokes_draw (user_data, cr, 0, 0, width, height);
}

/**
 * kith_signature_area_new:
 * @strokes: what was drawn
 *
 * Returns: (transfer floating): it
 */
GtkWidget *
kith_signature_area_new (const KithStrokes *strokes)
{
  GtkWidget *self =
      g_object_new (GTK_TYPE_DRAWING_AREA, "accessible-role", GTK_ACCESSIBLE_ROLE_IMG, "content-height",
                    HEIGHT, "content-width", 3 * HEIGHT, "halign", GTK_ALIGN_START, NULL);

  g_return_val_if_fail (strokes != NULL, self);

  kith_a11y_set_label (self, _ ("A drawn signature"));
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (self), draw, kith_strokes_copy (strokes),
                                  (GDestroyNotify) kith_strokes_free);
  return self;
}
