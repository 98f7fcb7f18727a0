/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Offering a debrief to whoever was there. */

#pragma once

#include "incidents/kith-incident.h"
#include "shared/kith-app-context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* debriefs: (element-type KithDebrief) those that are offered already. */
void kith_debrief_offering_ask (GtkWidget *parent,
                                KithAppContext *context,
                                const KithIncident *incident,
                                GPtrArray *debriefs);

G_END_DECLS
