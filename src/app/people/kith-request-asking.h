/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks what somebody asks for, or says is not right, and writes it down. Any role may. */

#pragma once

#include <gtk/gtk.h>

#include "shared/kith-app-context.h"

G_BEGIN_DECLS

/* parent: who asked. */
typedef void (*KithRequestDone) (GtkWidget *parent);

void kith_request_asking_begin (GtkWidget *parent,
                                KithAppContext *context,
                                gint64 person,
                                gboolean objects,
                                KithRequestDone done);

G_END_DECLS
