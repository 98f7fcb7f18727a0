/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the desk asks in a dialog: handing over, notices and their answers, keep apart. Shared by the desk and
 * a person's page. */

#pragma once

#include "shared/kith-app-context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void kith_desk_dialogs_add_waiting (GtkWidget *parent, KithAppContext *context, gint64 person);
void kith_desk_dialogs_hand_over (GtkWidget *parent, KithAppContext *context, gint64 person);
void kith_desk_dialogs_add_notice (GtkWidget *parent, KithAppContext *context, gint64 person);
void kith_desk_dialogs_answer_notice (GtkWidget *parent, KithAppContext *context, gint64 notice);
void kith_desk_dialogs_keep_apart (GtkWidget *parent, KithAppContext *context, gint64 person);

char *kith_desk_dialogs_dup_name (KithAppContext *context, gint64 person);

G_END_DECLS
