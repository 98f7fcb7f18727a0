/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithTextBox: a heading, and room for a few lines of free words under it. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KITH_TYPE_TEXT_BOX (kith_text_box_get_type ())
G_DECLARE_FINAL_TYPE (KithTextBox, kith_text_box, KITH, TEXT_BOX, GtkBox)

/* Property "title". Signal "changed" (): what is typed. */
GtkWidget *kith_text_box_new (const char *title);
GtkWidget *kith_text_box_get_header (KithTextBox *self);
GtkTextView *kith_text_box_get_view (KithTextBox *self);
char *kith_text_box_dup_text (KithTextBox *self);
void kith_text_box_set_text (KithTextBox *self, const char *text);
/* Numbers are, whatever the letters around them. */
void kith_text_box_read_from_left (KithTextBox *self);

G_END_DECLS
