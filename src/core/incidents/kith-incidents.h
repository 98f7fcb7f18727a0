/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithIncidents: what happened in the center. Everybody may write it down; coordinators read it, and whoever
 * wrote it. */

#pragma once

#include "incidents/kith-incident-command.h"
#include "session/kith-change.h"

G_BEGIN_DECLS

/**
 * KithIncidentDone:
 * @incident: an id
 * @entry: what was written down, taken back or put back
 * @version: for writing to it next
 * @inverse: (owned): takes it back
 */
typedef struct
{
  gint64 incident;
  gint64 entry;
  gint64 version;
  KithIncidentCommand *inverse;
} KithIncidentDone;

void kith_incident_done_free (KithIncidentDone *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithIncidentDone, kith_incident_done_free)

KithIncidentDone *
kith_incidents_apply (KithSession *session, const KithIncidentCommand *command, GError **error);

/* Newest first, also what was taken back. (element-type KithIncident) */
GPtrArray *kith_incidents_list (KithSession *session, GError **error);
GPtrArray *kith_incidents_list_own (KithSession *session, GError **error);
/* The whole for coordinators, and for others what they wrote themselves. */
KithIncident *kith_incidents_get (KithSession *session, gint64 incident, GError **error);
gboolean kith_incidents_count_due (KithSession *session, KithDay day, guint *n, GError **error);

G_END_DECLS
