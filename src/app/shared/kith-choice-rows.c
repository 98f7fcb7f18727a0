/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shared/kith-choice-rows.h"

#include <adwaita.h>

#include "shared/kith-a11y.h"

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *mark = gtk_image_new_from_icon_name ("object-select-symbolic");

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_accessible_update_state (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), mark);
  gtk_list_item_set_child (item, box);
}

static void
mark_chosen (GtkListItem *item, GParamSpec *pspec, GtkWidget *chooser)
{
  g_autoptr (GObject) chosen = NULL;
  GtkWidget *mark = gtk_widget_get_last_child (gtk_list_item_get_child (item));

  g_object_get (chooser, "selected-item", &chosen, NULL);
  gtk_widget_set_opacity (mark, chosen == gtk_list_item_get_item (item) ? 1 : 0);
}

static void
bind_cb (GtkWidget *chooser, GtkListItem *item)
{
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));
  GtkWidget *box = gtk_list_item_get_child (item);

  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (box)), text);
  kith_a11y_label_row (item, text);
  mark_chosen (item, NULL, chooser);
  g_signal_connect_object (chooser, "notify::selected-item", G_CALLBACK (mark_chosen), item,
                           G_CONNECT_SWAPPED);
}

static void
unbind_cb (GtkWidget *chooser, GtkListItem *item)
{
  g_signal_handlers_disconnect_by_func (chooser, (gpointer) mark_chosen, item);
}

/**
 * kith_choice_rows_name:
 * @chooser: an #AdwComboRow or a #GtkDropDown, of strings
 *
 * Gives what it opens rows that a screen reader can tell apart. Once is enough.
 */
void
kith_choice_rows_name (GtkWidget *chooser)
{
  g_autoptr (GtkListItemFactory) factory = NULL;

  g_return_if_fail (ADW_IS_COMBO_ROW (chooser) || GTK_IS_DROP_DOWN (chooser));

  g_object_get (chooser, "list-factory", &factory, NULL);
  if (factory != NULL)
    return;
  factory = gtk_signal_list_item_factory_new ();
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), chooser, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), chooser, G_CONNECT_SWAPPED);
  g_object_set (chooser, "list-factory", factory, NULL);
}
