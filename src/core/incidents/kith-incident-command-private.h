/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A command from the inside: immutable once it is made, so that any thread may carry it out. */

#pragma once

#include "incidents/kith-incident-command.h"

G_BEGIN_DECLS

typedef enum
{
  KITH_INCIDENT_DO_ADD,
  KITH_INCIDENT_DO_ENTRY,
  KITH_INCIDENT_DO_TAKE_BACK,
  KITH_INCIDENT_DO_PUT_BACK,
} KithIncidentDo;

struct _KithIncidentCommand
{
  gatomicrefcount refs;
  KithIncidentDo what;
  gint64 incident;
  gint64 version;
  gint64 entry_id;          /* what is put back */
  KithIncident *wanted;     /* (owned) (nullable) */
  KithIncidentEntry *entry; /* (owned) (nullable) */
};

KithIncidentCommand *kith_incident_command_put_back (gint64 incident, gint64 version, gint64 entry);

G_END_DECLS
