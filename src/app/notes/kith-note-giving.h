/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asking for whom signed notes are printed. */

#pragma once

#include <gtk/gtk.h>

#include "shared/kith-app-context.h"

G_BEGIN_DECLS

void kith_note_giving_ask (GtkWidget *parent, KithAppContext *context, gint64 person, gint64 note);

G_END_DECLS
