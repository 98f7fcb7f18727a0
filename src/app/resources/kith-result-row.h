/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithResultRow: one thing found in the directory. */

#pragma once

#include <gtk/gtk.h>

#include "resources/kith-result-item.h"

G_BEGIN_DECLS

#define KITH_TYPE_RESULT_ROW (kith_result_row_get_type ())
G_DECLARE_FINAL_TYPE (KithResultRow, kith_result_row, KITH, RESULT_ROW, GtkBox)

GtkWidget *kith_result_row_new (void);
void kith_result_row_bind (KithResultRow *self, KithResultItem *item);
/* Marks a label as one that says whether something is open. */
void kith_result_row_show_state (GtkLabel *label, KithHoursState state, const char *words);

G_END_DECLS
