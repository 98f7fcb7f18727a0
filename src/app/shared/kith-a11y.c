/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The only place that knows which of the toolkit's inner widgets a screen reader lands on. */

#include "shared/kith-a11y.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "shared/kith-choice-rows.h"

/* Newer toolkits let a button's text speak before the name it was given. */
static void
silence_text (GtkWidget *button)
{
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

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

  if (GTK_IS_BUTTON (widget) || GTK_IS_MENU_BUTTON (widget))
    {
      silence_text (widget);
      /* What has an icon beside its text says so anew whenever it comes into a window. */
      g_signal_handlers_disconnect_by_func (widget, silence_text, NULL);
      g_signal_connect (widget, "notify::root", G_CALLBACK (silence_text), NULL);
    }
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
 * The focus lands on a button inside it, which needs the name too. While it is open it shows no tooltip: that
 * would lie over the first item, since what it opens lies inside it for the pointer.
 */
void
kith_a11y_label_drop_down (GtkWidget *drop_down, const char *label)
{
  GtkWidget *button;

  g_return_if_fail (GTK_IS_DROP_DOWN (drop_down));

  kith_a11y_set_label (drop_down, label);
  kith_choice_rows_name (drop_down);
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
  if (button == NULL)
    return;
  kith_a11y_set_label (button, label);
  if (g_object_get_data (G_OBJECT (button), "kith-tooltip") == NULL)
    g_object_set_data (G_OBJECT (button), "kith-tooltip",
                       g_object_bind_property (button, "active", menu_button, "has-tooltip",
                                               G_BINDING_INVERT_BOOLEAN));
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

/* Whether a name would take the place of one that somebody chose. Those given here may change. */
static gboolean
may_name (GtkWidget *widget)
{
  if (g_object_get_data (G_OBJECT (widget), "kith-named") != NULL)
    return TRUE;
  if (gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL))
    return FALSE;
  g_object_set_data (G_OBJECT (widget), "kith-named", GINT_TO_POINTER (1));
  return TRUE;
}

/* What the nearest row or group above says it is. */
static const char *
title_above (GtkWidget *widget)
{
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    {
      const char *title = NULL;

      if (ADW_IS_PREFERENCES_ROW (widget))
        title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget));
      else if (ADW_IS_PREFERENCES_GROUP (widget))
        title = adw_preferences_group_get_title (ADW_PREFERENCES_GROUP (widget));
      if (title != NULL && title[0] != '\0')
        return title;
    }
  return NULL;
}

static void
name_expander (GtkWidget *expander)
{
  const char *label = gtk_expander_get_label (GTK_EXPANDER (expander));

  if (label != NULL && may_name (expander))
    kith_a11y_set_label (expander, label);
}

/* What is said of itself when it changes: newer toolkits give it no name of its own. */
static void
name_status (GtkWidget *label)
{
  if (may_name (label))
    kith_a11y_set_label (label, gtk_label_get_text (GTK_LABEL (label)));
}

/* A button that opens a menu is two buttons, one in the other; its words are those of its label or its tip.
 */
static void
name_menu_button (GtkWidget *button)
{
  const char *label = gtk_menu_button_get_label (GTK_MENU_BUTTON (button));
  GtkWidget *inner;

  if (label == NULL || label[0] == '\0')
    label = gtk_widget_get_tooltip_text (button);
  if ((label == NULL || label[0] == '\0') && ADW_IS_SPLIT_BUTTON (gtk_widget_get_parent (button)))
    label = adw_split_button_get_dropdown_tooltip (ADW_SPLIT_BUTTON (gtk_widget_get_parent (button)));
  if (label == NULL || label[0] == '\0')
    return;
  if (may_name (button))
    kith_a11y_set_label (button, label);
  inner = find_button (button);
  if (inner != NULL && may_name (inner))
    kith_a11y_set_label (inner, label);
}

/* Names it now, and again whenever its label changes. */
static void
follow_label (GtkWidget *widget, GCallback name)
{
  ((void (*) (GtkWidget *)) name) (widget);
  g_signal_handlers_disconnect_by_func (widget, (gpointer) name, NULL);
  g_signal_connect (widget, "notify::label", name, NULL);
}

/* The text of the first label inside. */
static const char *
find_text (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      const char *text = GTK_IS_LABEL (child) ? gtk_label_get_text (GTK_LABEL (child)) : find_text (child);

      if (text != NULL && text[0] != '\0')
        return text;
    }
  return NULL;
}

/**
 * kith_a11y_name_parts:
 * @root: a screen, or rows and groups of one
 *
 * Names the lists and buttons that the toolkit makes inside of other widgets and leaves without a name: the
 * list of choices of a combo row and what is in it, the list of a group without a title, the button that
 * shows a passphrase, the two halves of a split button, a line that is read out when it changes. Call it when
 * the widgets are there.
 */
void
kith_a11y_name_parts (GtkWidget *root)
{
  g_return_if_fail (GTK_IS_WIDGET (root));

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      const char *title = NULL;

      if (ADW_IS_COMBO_ROW (child))
        kith_choice_rows_name (child);
      if (GTK_IS_LIST_VIEW (child))
        title = title_above (child);
      else if (GTK_IS_MENU_BUTTON (child))
        follow_label (child, G_CALLBACK (name_menu_button));
      else if (GTK_IS_LABEL (child) &&
               gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (child)) == GTK_ACCESSIBLE_ROLE_STATUS)
        follow_label (child, G_CALLBACK (name_status));
      else if (GTK_IS_EXPANDER (child))
        follow_label (child, G_CALLBACK (name_expander));
      else if (GTK_IS_BUTTON (child) && ADW_IS_SPLIT_BUTTON (root))
        title = find_text (child);
      else if (GTK_IS_LIST_BOX (child) && gtk_widget_get_ancestor (child, ADW_TYPE_PREFERENCES_GROUP) != NULL)
        title = title_above (child) != NULL ? title_above (child) : _ ("More");
      else if (GTK_IS_BUTTON (child) && gtk_widget_get_ancestor (child, ADW_TYPE_PASSWORD_ENTRY_ROW) != NULL)
        title = _ ("Show what is typed");
      else if (GTK_IS_BUTTON (child) && gtk_widget_get_ancestor (child, ADW_TYPE_ENTRY_ROW) != NULL)
        title = _ ("Apply");
      if (title != NULL && may_name (child))
        kith_a11y_set_label (child, title);
      kith_a11y_name_parts (child);
    }
}
