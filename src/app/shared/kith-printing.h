/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Printing through the toolkit's dialog, as everything here prints. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkPrintOperation *kith_printing_new (const char *job_name);
gboolean kith_printing_run (GtkPrintOperation *operation, GtkWidget *parent, GError **error);

G_END_DECLS
