/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of what a combo row or a drop-down opens: as the toolkit draws them, with the names that it does
 * not give them. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void kith_choice_rows_name (GtkWidget *chooser);

G_END_DECLS
