/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What somebody said for themself, each under what it is about. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *kith_said_lines_new (void);
void kith_said_lines_add (GtkWidget *lines, const char *about, const char *words);
void kith_said_lines_add_facts (GtkWidget *lines, const char *facts);

G_END_DECLS
