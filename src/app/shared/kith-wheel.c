/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GTK 4.8 keeps the wheel for a scrolled window even where all of it is seen. */

#include "shared/kith-wheel.h"

static void
changed_cb (GtkAdjustment *adjustment, GtkEventController *wheel)
{
  gboolean is_whole = gtk_adjustment_get_upper (adjustment) <= gtk_adjustment_get_page_size (adjustment);

  gtk_event_controller_set_propagation_phase (wheel, is_whole ? GTK_PHASE_NONE : GTK_PHASE_BUBBLE);
}

/**
 * kith_wheel_let_through:
 * @box: a scrolled window inside what can be scrolled as well
 *
 * The wheel turns @box where there is more than is seen, and otherwise what it stands in. Once.
 */
void
kith_wheel_let_through (GtkScrolledWindow *box)
{
  g_autoptr (GListModel) controllers = NULL;
  GtkAdjustment *adjustment;

  g_return_if_fail (GTK_IS_SCROLLED_WINDOW (box));

  adjustment = gtk_scrolled_window_get_vadjustment (box);
  controllers = gtk_widget_observe_controllers (GTK_WIDGET (box));
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_EVENT_CONTROLLER_SCROLL (controller) ||
          gtk_event_controller_get_propagation_phase (controller) != GTK_PHASE_BUBBLE)
        continue;
      g_signal_connect_object (adjustment, "changed", G_CALLBACK (changed_cb), controller, 0);
      changed_cb (adjustment, controller);
    }
}
