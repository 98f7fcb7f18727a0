/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithIncidentCommand: what can be done with something that happened, as a value. Applying one hands back its
 * inverse, so undo is applying that. */

#pragma once

#include "incidents/kith-incident.h"

G_BEGIN_DECLS

typedef struct _KithIncidentCommand KithIncidentCommand;

KithIncidentCommand *kith_incident_command_ref (KithIncidentCommand *self);
void kith_incident_command_unref (KithIncidentCommand *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithIncidentCommand, kith_incident_command_unref)

KithIncidentCommand *kith_incident_command_add (const KithIncident *incident, const KithIncidentEntry *first);
/* version: as it was read; refused where somebody wrote to it since. */
KithIncidentCommand *
kith_incident_command_entry (gint64 incident, gint64 version, const KithIncidentEntry *entry);
/* The last entry that stands; with its first, all of it was a mistake. */
KithIncidentCommand *kith_incident_command_take_back (gint64 incident, gint64 version);

G_END_DECLS
