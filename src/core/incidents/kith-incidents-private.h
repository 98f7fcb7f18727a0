/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithIncidents from the inside: what carrying out a command works with. */

#pragma once

#include "incidents/kith-incident-command-private.h"
#include "incidents/kith-incidents.h"

G_BEGIN_DECLS

typedef struct
{
  KithSession *session;
  const KithIncidentCommand *command;
  KithChange *change;       /* (unowned) (nullable) until it begins */
  KithIncident *incident;   /* (owned): as it is stored, or is to be */
  KithIncidentEntry *entry; /* (owned) (nullable): what is to be added */
  KithIncidentDone *done;   /* (owned) */
} KithIncidentWork;

void kith_incident_work_clear (KithIncidentWork *self);
/* Whatever can be refused is, before anything is written. */
gboolean kith_incident_work_prepare (KithIncidentWork *work, KithDb *db, GError **error);
gboolean kith_incident_work_carry_out (KithIncidentWork *work, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KithIncidentWork, kith_incident_work_clear)

G_END_DECLS
