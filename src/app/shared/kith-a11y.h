/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names for assistive technology, where the toolkit would say the name of a type. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void kith_a11y_set_label (GtkWidget *widget, const char *label);
void kith_a11y_set_description (GtkWidget *widget, const char *description);
void kith_a11y_label_row (GtkListItem *item, const char *label);
void kith_a11y_label_drop_down (GtkWidget *drop_down, const char *label);
void kith_a11y_name_parts (GtkWidget *root);
void kith_a11y_tab_past_buttons (GtkWidget *row);
void kith_a11y_label_menu_button (GtkWidget *menu_button, const char *label);

G_END_DECLS
