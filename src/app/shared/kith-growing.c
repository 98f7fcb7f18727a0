/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page that scrolls gives what is in it the least height it asks for, never what it would like: so what a
 * box asks for is what its text takes. */

#include "shared/kith-growing.h"

#include "shared/kith-later.h"

static void
grow (GtkWidget *view)
{
  GtkScrolledWindow *window = GTK_SCROLLED_WINDOW (gtk_widget_get_parent (view));
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (window);
  int wanted;

  gtk_widget_measure (view, GTK_ORIENTATION_VERTICAL, gtk_widget_get_width (view), NULL, &wanted, NULL, NULL);
  wanted = MIN (wanted, gtk_scrolled_window_get_max_content_height (window));
  if (wanted == gtk_scrolled_window_get_min_content_height (window))
    return;
  /* On its way to the cursor, the view would not notice that it is higher. */
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment));
  gtk_scrolled_window_set_min_content_height (window, wanted);
}

/* What is asked for while the view is given its place is forgotten. */
static void
changed_cb (GtkWidget *view)
{
  kith_later_painted (view, grow);
}

/**
 * kith_growing_begin:
 * @view: where one types, in a scrolled window with a requested height and a most height of its content.
 * Once.
 *
 * From now on that is as high as the text, between the two.
 */
void
kith_growing_begin (GtkTextView *view)
{
  GtkWidget *window;

  g_return_if_fail (GTK_IS_TEXT_VIEW (view));
  window = gtk_widget_get_parent (GTK_WIDGET (view));
  g_return_if_fail (GTK_IS_SCROLLED_WINDOW (window));

  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (window)), "changed",
                           G_CALLBACK (changed_cb), view, G_CONNECT_SWAPPED);
}
