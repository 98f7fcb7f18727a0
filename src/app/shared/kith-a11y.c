/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The only place that knows which of the toolkit's inner widgets a screen reader lands on. */

#include "shared/kith-a11y.h"

/**
 * kith_a11y_set_label:
 * @widget: a widget
 * @label: (nullable): its accessible name, plain text
 *
 * Gives a widget without words of its own a name.
 */
void
kith_a11y_set_label (GtkWidget *widget, const char *label)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label != NULL ? label : "", -1);
}

/**
 * kith_a11y_set_description:
 * @widget: a widget
 * @description: (nullable): what is said after its name
 *
 * Says more about a widget than its name does.
 */
void
kith_a11y_set_description (GtkWidget *widget, const char *description)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description != NULL ? description : "", -1);
}

/**
 * kith_a11y_label_row:
 * @item: an item of a list view, with its child set
 * @label: what the whole row says
 *
 * Call it when the item is bound, and whenever what the row says changes.
 */
void
kith_a11y_label_row (GtkListItem *item, const char *label)
{
  GtkWidget *child;
  GtkWidget *row;

  g_return_if_fail (GTK_IS_LIST_ITEM (item));

  child = gtk_list_item_get_child (item);
  row = child != NULL ? gtk_widget_get_parent (child) : NULL;
  if (row != NULL)
    kith_a11y_set_label (row, label);
}

/**
 * kith_a11y_label_cell:
 * @item: an item of one column of a column view, with its child set
 * @label: what the cell says
 *
 * The row, the cell's parent, takes its name from the first column that is labelled.
 */
void
kith_a11y_label_cell (GtkListItem *item, const char *label)
{
  GtkWidget *child;
  GtkWidget *cell;
  GtkWidget *row;

  g_return_if_fail (GTK_IS_LIST_ITEM (item));

  child = gtk_list_item_get_child (item);
  cell = child != NULL ? gtk_widget_get_parent (child) : NULL;
  if (cell == NULL)
    return;
  kith_a11y_set_label (cell, label);
  row = gtk_widget_get_parent (cell);
  if (row != NULL && gtk_widget_get_first_child (row) == cell)
    kith_a11y_set_label (row, label);
}

/* The first button below a widget: what the focus lands on. */
static GtkWidget *
find_button (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = GTK_IS_BUTTON (child) ? child : find_button (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/**
 * kith_a11y_label_drop_down:
 * @drop_down: a drop-down
 * @label: what is chosen here
 *
 * The focus lands on a button inside it, which needs the name too.
 */
void
kith_a11y_label_drop_down (GtkWidget *drop_down, const char *label)
{
  GtkWidget *button;

  g_return_if_fail (GTK_IS_DROP_DOWN (drop_down));

  kith_a11y_set_label (drop_down, label);
  button = find_button (drop_down);
  if (button != NULL)
    kith_a11y_set_label (button, label);
}

/**
 * kith_a11y_label_menu_button:
 * @menu_button: a menu button
 * @label: what it opens
 *
 * The focus lands on a button inside it, which needs the name too.
 */
void
kith_a11y_label_menu_button (GtkWidget *menu_button, const char *label)
{
  GtkWidget *button;

  g_return_if_fail (GTK_IS_MENU_BUTTON (menu_button));

  kith_a11y_set_label (menu_button, label);
  button = find_button (menu_button);
  if (button != NULL)
    kith_a11y_set_label (button, label);
}

/**
 * kith_a11y_tab_past_buttons:
 * @row: a password row
 *
 * Tab goes from one passphrase to the next, as hands expect, past the button that shows what was typed. The
 * row's own menu (Shift+F10) has that for the keyboard.
 */
void
kith_a11y_tab_past_buttons (GtkWidget *row)
{
  g_return_if_fail (GTK_IS_WIDGET (row));

  for (GtkWidget *child = gtk_widget_get_first_child (row); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (GTK_IS_BUTTON (child))
        gtk_widget_set_focusable (child, FALSE);
      else
        kith_a11y_tab_past_buttons (child);
    }
}
