/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What lists below an entry have alike: nothing is selected until somebody walks there, and a row takes a
 * click. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkSingleSelection *kith_walked_list_new_selection (GListModel *items);
/* keys: (scope call) the list's "key-pressed", before the list itself has them; swapped. */
void kith_walked_list_set_up (GtkListView *list,
                              GtkListItemFactory *factory,
                              GtkSingleSelection *selection,
                              GCallback keys,
                              gpointer object);
/* released: of a click on the row, with object last; it ends with object. */
void kith_walked_list_set_up_row (GtkListItem *item, GtkWidget *row, GCallback released, gpointer object);
/* Which place a row stands for. */
void kith_walked_list_set_position (GtkWidget *row, guint position);
guint kith_walked_list_get_position (GtkWidget *row);
/* The row there, or the list. */
gboolean kith_walked_list_grab_row (GtkListView *list, GType row_type, guint position);

G_END_DECLS
