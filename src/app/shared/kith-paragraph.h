/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A label of several lines. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *kith_paragraph_new (const char *text, const char *css_class);
GtkWidget *kith_paragraph_new_said (const char *text, const char *css_class);

G_END_DECLS
