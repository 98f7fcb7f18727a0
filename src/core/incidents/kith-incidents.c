/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * That something happened, when, and who wrote it down is in clear. What happened is sealed twice: under
 * audit, where everybody may put something in and only coordinators take it out, and under the author's own
 * key.
 */

#include "incidents/kith-incidents.h"

#include "incidents/kith-incidents-private.h"
#include "session/kith-draft.h"

/**
 * kith_incident_done_free:
 * @self: (transfer full) (nullable): what was done
 */
void
kith_incident_done_free (KithIncidentDone *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->inverse, kith_incident_command_unref);
  g_free (self);
}

/**
 * kith_incidents_apply:
 * @session: whose rights and keys are used
 * @command: what is to be done
 * @error: %KITH_ERROR_INVALID, %KITH_ERROR_NOT_FOUND, %KITH_ERROR_CHANGED where somebody wrote to it since it
 *   was read, %KITH_ERROR_NOT_PERMITTED where somebody else wrote it down
 *
 * Returns: (transfer full): what was done, and what takes it back
 */
KithIncidentDone *
kith_incidents_apply (KithSession *session, const KithIncidentCommand *command, GError **error)
{
  g_auto (KithIncidentWork) work = { session, command };
  g_autoptr (KithChange) change = NULL;
  KithEvent event;
  KithDb *db;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);
  g_return_val_if_fail (command != NULL, NULL);

  event = command->what == KITH_INCIDENT_DO_ADD ? KITH_EVENT_INCIDENT_ADDED : KITH_EVENT_INCIDENT_CHANGED;
  work.done = g_new0 (KithIncidentDone, 1);
  if (!kith_session_demand (session, KITH_ACTION_INCIDENT_ADD, error))
    return NULL;
  db = kith_store_get_reader (kith_session_get_store (session), error);
  if (db == NULL || !kith_incident_work_prepare (&work, db, error) ||
      (work.entry != NULL && !kith_draft_need_key (session, error)))
    return NULL;
  work.change = change = kith_session_begin (session, event, 0, error);
  if (change == NULL || !kith_incident_work_carry_out (&work, error) || !kith_change_commit (change, error))
    return NULL;
  return g_steal_pointer (&work.done);
}
