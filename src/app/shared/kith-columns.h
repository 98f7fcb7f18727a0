/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithColumns: two children side by side where there is room for both, one above the other where there is
 * not. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KITH_TYPE_COLUMNS (kith_columns_get_type ())
G_DECLARE_FINAL_TYPE (KithColumns, kith_columns, KITH, COLUMNS, GtkWidget)

/*
 * Properties: "start" and "end" (the children), "start-width" and "end-width" (pixels each wants at the usual
 * text size; they grow with the text; wider windows are shared in this proportion), "spacing", "fixed-start"
 * (the start keeps its width), "end-first" (one above the
 * other, the end is on top), "stacked" (read-only).
 */
GtkWidget *kith_columns_new (void);
gboolean kith_columns_is_stacked (KithColumns *self);

G_END_DECLS
