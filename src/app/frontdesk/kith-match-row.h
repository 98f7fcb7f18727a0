/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithMatchRow: a match in a list, 56 pixels high. */

#pragma once

#include <gtk/gtk.h>

#include "frontdesk/kith-match-item.h"

G_BEGIN_DECLS

#define KITH_TYPE_MATCH_ROW (kith_match_row_get_type ())
G_DECLARE_FINAL_TYPE (KithMatchRow, kith_match_row, KITH, MATCH_ROW, GtkBox)

GtkWidget *kith_match_row_new (void);
void kith_match_row_bind (KithMatchRow *self, KithMatchItem *item);
void kith_match_row_unbind (KithMatchRow *self);
void kith_match_row_set_target (KithMatchRow *self, gboolean target);

G_END_DECLS
