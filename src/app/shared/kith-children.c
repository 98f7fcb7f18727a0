/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "shared/kith-children.h"

/**
 * kith_children_remove:
 * @of: a #GtkBox or #GtkListBox
 *
 * Removes everything from it.
 */
void
kith_children_remove (GtkWidget *of)
{
  GtkWidget *child;

  g_return_if_fail (GTK_IS_BOX (of) || GTK_IS_LIST_BOX (of));

  while ((child = gtk_widget_get_first_child (of)) != NULL)
    if (GTK_IS_LIST_BOX (of))
      gtk_list_box_remove (GTK_LIST_BOX (of), child);
    else
      gtk_box_remove (GTK_BOX (of), child);
}
