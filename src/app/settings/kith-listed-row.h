/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithListedRow: one thing of a list. What is offered has a menu; what is not can be offered again. */

#pragma once

#include <adwaita.h>

#include "settings/kith-listed-menu.h"

G_BEGIN_DECLS

#define KITH_TYPE_LISTED_ROW (kith_listed_row_get_type ())
G_DECLARE_FINAL_TYPE (KithListedRow, kith_listed_row, KITH, LISTED_ROW, AdwActionRow)

void kith_listed_row_show (KithListedRow *self, const KithListed *one, KithListedPlace place, const char *of);
gboolean kith_listed_row_is (KithListedRow *self, const char *code);
gboolean kith_listed_row_focus (KithListedRow *self);
void kith_listed_rows_fit (AdwPreferencesGroup *group, GPtrArray *rows, guint n);

G_END_DECLS
