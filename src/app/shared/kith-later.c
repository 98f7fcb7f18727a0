/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A frame's ticks come before its layout and painting, and idle time may come before its ticks: only the tick
 * of the frame after it is late enough. */

#include "shared/kith-later.h"

typedef struct
{
  KithLaterDone done;
  gint64 from; /* the number of the frame that paints it, -1: not begun */
} Later;

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  Later *later = user_data;
  gint64 frame = gdk_frame_clock_get_frame_counter (clock);

  if (later->from < 0)
    later->from = frame;
  if (frame == later->from)
    return G_SOURCE_CONTINUE;
  later->done (widget);
  return G_SOURCE_REMOVE;
}

/**
 * kith_later_painted:
 * @widget: a widget
 * @done: called once with @widget; while it is not in a window that is shown, it waits
 *
 * Returns: the id for gtk_widget_remove_tick_callback(), until @done is called
 */
guint
kith_later_painted (GtkWidget *widget, KithLaterDone done)
{
  Later *later;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), 0);
  g_return_val_if_fail (done != NULL, 0);

  later = g_new0 (Later, 1);
  later->done = done;
  later->from = -1;
  return gtk_widget_add_tick_callback (widget, tick_cb, later, g_free);
}
