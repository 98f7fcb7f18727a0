/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An address that somebody asked to see, handed to the desktop. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void kith_link_open (GtkWidget *widget, const char *uri);

G_END_DECLS
