/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists below an entry. */

#include "shared/kith-walked-list.h"

#define POSITION "position"

/**
 * kith_walked_list_new_selection:
 * @items: the rows
 *
 * Returns: (transfer full): a selection with nothing selected, until somebody walks there
 */
GtkSingleSelection *
kith_walked_list_new_selection (GListModel *items)
{
  GtkSingleSelection *selection = gtk_single_selection_new (NULL);

  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_single_selection_set_can_unselect (selection, TRUE);
  gtk_single_selection_set_model (selection, items);
  return selection;
}

/**
 * kith_walked_list_set_up:
 * @list: a list
 * @factory: makes its rows
 * @selection: its selection
 * @keys: a handler of "key-pressed"
 * @object: first argument of @keys, and as long as it lives
 */
void
kith_walked_list_set_up (GtkListView *list,
                         GtkListItemFactory *factory,
                         GtkSingleSelection *selection,
                         GCallback keys,
                         gpointer object)
{
  GtkEventController *controller = gtk_event_controller_key_new ();

  gtk_list_view_set_factory (list, factory);
  gtk_list_view_set_model (list, GTK_SELECTION_MODEL (selection));
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_object (controller, "key-pressed", keys, object, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (list), controller);
}

/**
 * kith_walked_list_set_up_row:
 * @item: an item that is set up
 * @row: its row
 * @released: a handler of a click's "released"
 * @object: last argument of @released, and as long as it lives
 *
 * The list's own single-click mode would also select whatever lies under a resting pointer.
 */
void
kith_walked_list_set_up_row (GtkListItem *item, GtkWidget *row, GCallback released, gpointer object)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_PRIMARY);
  g_signal_connect_object (click, "released", released, object, 0);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (click));
  gtk_list_item_set_child (item, row);
}

/**
 * kith_walked_list_set_position:
 * @row: a row
 * @position: what it stands for
 */
void
kith_walked_list_set_position (GtkWidget *row, guint position)
{
  g_object_set_data (G_OBJECT (row), POSITION, GUINT_TO_POINTER (position));
}

/**
 * kith_walked_list_get_position:
 * @row: a row
 *
 * Returns: what it stands for
 */
guint
kith_walked_list_get_position (GtkWidget *row)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), POSITION));
}

/**
 * kith_walked_list_grab_row:
 * @list: a list
 * @row_type: of its rows
 * @position: which of them
 *
 * Returns: whether the row has the focus, or the list where no such row is made
 */
gboolean
kith_walked_list_grab_row (GtkListView *list, GType row_type, guint position)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (list)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *row = gtk_widget_get_first_child (child);

      if (G_TYPE_CHECK_INSTANCE_TYPE (row, row_type) && kith_walked_list_get_position (row) == position)
        return gtk_widget_grab_focus (child);
    }
  return gtk_widget_grab_focus (GTK_WIDGET (list));
}
