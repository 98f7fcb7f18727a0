/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithResultList: what was found in the directory, row by row. */

#pragma once

#include <adwaita.h>

#include "resources/kith-result-item.h"

G_BEGIN_DECLS

#define KITH_TYPE_RESULT_LIST (kith_result_list_get_type ())
G_DECLARE_FINAL_TYPE (KithResultList, kith_result_list, KITH, RESULT_LIST, AdwBin)

/*
 * Signals:
 * "selected" (KithResultItem *item): its details are wanted beside the list
 * "chosen" (KithResultItem *item): and the keyboard is to go there
 * "back" (): Up from the first row, or Escape
 * "typed" (const char *letter): a letter belongs into the entry
 * "erased" (): Backspace belongs there too
 */
GtkWidget *kith_result_list_new (void);
void kith_result_list_show (KithResultList *self, GPtrArray *items);
void kith_result_list_append (KithResultList *self, GPtrArray *items);
guint kith_result_list_get_n_items (KithResultList *self);
KithResultItem *kith_result_list_dup_item (KithResultList *self, guint position);
gboolean kith_result_list_focus_row (KithResultList *self, guint position);
gboolean kith_result_list_return (KithResultList *self);
gboolean kith_result_list_has_focus (KithResultList *self);
/* Marks the row of this entry without saying so; FALSE if there is none. */
gboolean kith_result_list_mark (KithResultList *self, gint64 id);

G_END_DECLS
