/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands about what happened. */

#include "incidents/kith-incident-command-private.h"

static KithIncidentCommand *
new_command (KithIncidentDo what, gint64 incident, gint64 version)
{
  KithIncidentCommand *self = g_new0 (KithIncidentCommand, 1);

  g_atomic_ref_count_init (&self->refs);
  self->what = what;
  self->incident = incident;
  self->version = version;
  return self;
}

/**
 * kith_incident_command_ref:
 * @self: a command
 *
 * Returns: (transfer full): the same
 */
KithIncidentCommand *
kith_incident_command_ref (KithIncidentCommand *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/**
 * kith_incident_command_unref:
 * @self: (transfer full): a command
 */
void
kith_incident_command_unref (KithIncidentCommand *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  kith_incident_free (self->wanted);
  kith_incident_entry_free (self->entry);
  g_free (self);
}

/**
 * kith_incident_command_add:
 * @incident: when it happened, and who is named; its entries are not looked at
 * @first: how it is written down
 *
 * Returns: (transfer full): that this happened
 */
KithIncidentCommand *
kith_incident_command_add (const KithIncident *incident, const KithIncidentEntry *first)
{
  KithIncidentCommand *self;

  g_return_val_if_fail (incident != NULL && first != NULL, NULL);

  self = new_command (KITH_INCIDENT_DO_ADD, 0, 0);
  self->wanted = kith_incident_copy (incident);
  self->entry = kith_incident_entry_copy (first);
  return self;
}

/**
 * kith_incident_command_entry:
 * @incident: an id
 * @version: as it was read
 * @entry: what is added; without a day to look at it again, nothing more is to be done
 *
 * Returns: (transfer full): that this is added
 */
KithIncidentCommand *
kith_incident_command_entry (gint64 incident, gint64 version, const KithIncidentEntry *entry)
{
  KithIncidentCommand *self;

  g_return_val_if_fail (entry != NULL, NULL);

  self = new_command (KITH_INCIDENT_DO_ENTRY, incident, version);
  self->entry = kith_incident_entry_copy (entry);
  return self;
}

/**
 * kith_incident_command_take_back:
 * @incident: an id
 * @version: as it was read
 *
 * Returns: (transfer full): that its last entry was a mistake; all of it, where it has but one
 */
KithIncidentCommand *
kith_incident_command_take_back (gint64 incident, gint64 version)
{
  return new_command (KITH_INCIDENT_DO_TAKE_BACK, incident, version);
}

KithIncidentCommand *
kith_incident_command_put_back (gint64 incident, gint64 version, gint64 entry)
{
  KithIncidentCommand *self = new_command (KITH_INCIDENT_DO_PUT_BACK, incident, version);

  self->entry_id = entry;
  return self;
}
