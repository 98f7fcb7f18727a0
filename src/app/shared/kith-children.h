/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Emptying a box or a list of rows before it is filled anew. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void kith_children_remove (GtkWidget *of);

G_END_DECLS
