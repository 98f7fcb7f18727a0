/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the directory lets out: an address that is opened, a phone number that is copied. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void kith_link_open (GtkWidget *widget, const char *uri);
void kith_link_copy (GtkWidget *widget, const char *text);

G_END_DECLS
