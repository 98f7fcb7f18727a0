/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of what happened: closed it says only when, by whom and what is due; opened, all of it. */

#pragma once

#include <adwaita.h>

#include "incidents/kith-incident.h"

G_BEGIN_DECLS

/* names: (nullable) who is named. debriefs: (nullable) (element-type KithDebrief) for coordinators. The
 * buttons are incidents.add, incidents.offer and incidents.mistake, with the id. */
GtkWidget *
kith_incident_row_new (const KithIncident *incident, const char *names, GPtrArray *debriefs, KithDay today);

G_END_DECLS
