/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An entry row that saves by itself: with Enter, and when it is left. Escape puts back what was there. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void kith_settings_entry_follow (GtkEditable *row);
void kith_settings_entry_show (GtkEditable *row, const char *text);

G_END_DECLS
