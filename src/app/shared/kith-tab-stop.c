/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tab takes a GtkListBox row by row, and only since 4.18 can one say otherwise (tab-behavior). So the list is
 * wrapped: whoever is in it leaves it, and whoever comes is led to the row that is selected. */

#include "shared/kith-tab-stop.h"

struct _KithTabStop
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (KithTabStop, kith_tab_stop, ADW_TYPE_BIN)

static gboolean
kith_tab_stop_focus (GtkWidget *widget, GtkDirectionType direction)
{
  gboolean is_within = (gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;

  if (is_within && (direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD))
    return FALSE;
  return GTK_WIDGET_CLASS (kith_tab_stop_parent_class)->focus (widget, direction);
}

static void
kith_tab_stop_class_init (KithTabStopClass *klass)
{
  GTK_WIDGET_CLASS (klass)->focus = kith_tab_stop_focus;
}

static void
kith_tab_stop_init (KithTabStop *self)
{
}
