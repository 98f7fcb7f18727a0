/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithWheel: that the wheel turns the page also over a box that has nothing to turn. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void kith_wheel_let_through (GtkScrolledWindow *box);

G_END_DECLS
