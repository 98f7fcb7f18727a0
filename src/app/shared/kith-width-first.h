/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithWidthFirst: gives each child all of a widget, as GtkBinLayout does, but never asks a width of a height.
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KITH_TYPE_WIDTH_FIRST (kith_width_first_get_type ())
G_DECLARE_FINAL_TYPE (KithWidthFirst, kith_width_first, KITH, WIDTH_FIRST, GtkLayoutManager)

G_END_DECLS
