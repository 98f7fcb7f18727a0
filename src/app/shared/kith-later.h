/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is done once what a widget holds by now has its place and was painted. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef void (*KithLaterDone) (GtkWidget *widget);

/* Returns the id for gtk_widget_remove_tick_callback(). */
guint kith_later_painted (GtkWidget *widget, KithLaterDone done);

G_END_DECLS
