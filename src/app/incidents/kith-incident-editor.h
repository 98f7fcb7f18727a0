/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithIncidentEditor: where somebody writes down that something happened, or adds to it. */

#pragma once

#include <adwaita.h>

#include "incidents/kith-incident.h"
#include "shared/kith-app-context.h"

G_BEGIN_DECLS

#define KITH_TYPE_INCIDENT_EDITOR (kith_incident_editor_get_type ())
G_DECLARE_FINAL_TYPE (KithIncidentEditor, kith_incident_editor, KITH, INCIDENT_EDITOR, AdwBin)

/* Signal "left" (): it is written down, or somebody goes back; what is typed then is kept. */
void kith_incident_editor_set_context (KithIncidentEditor *self, KithAppContext *context);
/* incident: (nullable): what is added to. What this account was writing comes first. */
void kith_incident_editor_open (KithIncidentEditor *self, const KithIncident *incident);
void kith_incident_editor_flush (KithIncidentEditor *self);

G_END_DECLS
