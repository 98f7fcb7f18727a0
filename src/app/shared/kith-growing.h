/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A box that one types in grows with what is typed, within a page that scrolls. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void kith_growing_begin (GtkTextView *view);

G_END_DECLS
