/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing down what helps in a hard time, taking it back, reading and printing it, from any screen. */

#pragma once

#include <gtk/gtk.h>

#include "goals/kith-hard-times.h"
#include "shared/kith-app-context.h"

G_BEGIN_DECLS

/* all: (nullable) (element-type KithHardTime): what was read; NULL where it could not be. */
typedef void (*KithHardTimeRead) (gpointer object, gint64 person, GPtrArray *all);

void
kith_hard_time_doing_read (KithAppContext *context, gint64 person, gpointer object, KithHardTimeRead read);
void kith_hard_time_doing_ask (GtkWidget *parent, KithAppContext *context, const KithHardTime *stored);
void kith_hard_time_doing_take_back (KithAppContext *context, const KithHardTime *stored);
void kith_hard_time_doing_print (GtkWidget *parent, KithAppContext *context, const KithHardTime *words);

G_END_DECLS
