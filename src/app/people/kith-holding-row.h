/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithHoldingRow: one entry of what is held about somebody, and whether it is in their copy. */

#pragma once

#include <gtk/gtk.h>

#include "people/kith-holding.h"

G_BEGIN_DECLS

#define KITH_TYPE_HOLDING_ROW (kith_holding_row_get_type ())
G_DECLARE_FINAL_TYPE (KithHoldingRow, kith_holding_row, KITH, HOLDING_ROW, GtkBox)

/* Signals: "decided" () */
GtkWidget *kith_holding_row_new (KithHolding *holding, KithHoldingEntry *entry);
gboolean kith_holding_row_is_open (KithHoldingRow *self);
void kith_holding_row_focus (KithHoldingRow *self);

G_END_DECLS
