/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * That somebody is to be asked, when, by whom and what came of it is in clear, as a visit is, so that it can
 * be counted and listed without reading anything; how they may be asked, what about and every word is sealed
 * under care.
 */

#include "goals/kith-check-ins.h"

#include "goals/kith-check-ins-private.h"
#include "people/kith-intakes.h"
#include "people/kith-people.h"

/**
 * kith_check_in_done_free:
 * @self: (transfer full) (nullable): what was done
 */
void
kith_check_in_done_free (KithCheckInDone *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->inverse, kith_check_in_command_unref);
  g_free (self);
}

/**
 * kith_check_ins_read_permitted:
 * @session: whose rights and keys are used
 * @person: an id
 * @error: %KITH_ERROR_NOT_PERMITTED, %KITH_ERROR_DAMAGED
 *
 * Reads what the person said about reaching them, which the log says.
 *
 * Returns: how they may be asked; %KITH_WAYS_NONE where it could not be read
 */
KithContactWays
kith_check_ins_read_permitted (KithSession *session, gint64 person, GError **error)
{
  g_autoptr (KithIntakeRead) read = NULL;

  g_return_val_if_fail (KITH_IS_SESSION (session), KITH_WAYS_NONE);

  read = kith_intakes_read (session, person, error);
  return read != NULL ? kith_contact_ways_permitted (kith_intake_get_contacts (read->intake))
                      : KITH_WAYS_NONE;
}

/**
 * kith_check_ins_apply:
 * @session: whose rights and keys are used
 * @command: what is to be done
 * @error: %KITH_ERROR_INVALID, also where the person does not permit a way that is planned;
 *   %KITH_ERROR_NOT_FOUND, %KITH_ERROR_CHANGED where somebody wrote to the check-in since it was read,
 *   %KITH_ERROR_NOT_PERMITTED, also where a guard keeps this account from the record
 *
 * Returns: (transfer full): what was done, and what takes it back
 */
KithCheckInDone *
kith_check_ins_apply (KithSession *session, const KithCheckInCommand *command, GError **error)
{
  g_auto (KithCheckInWork) work = { session, command };
  g_autoptr (KithChange) change = NULL;
  gint64 person;
  KithDb *db;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);
  g_return_val_if_fail (command != NULL, NULL);

  work.done = g_new0 (KithCheckInDone, 1);
  if (!kith_session_demand (session, KITH_ACTION_CARE_WRITE, error))
    return NULL;
  db = kith_store_get_reader (kith_session_get_store (session), error);
  if (db == NULL || !kith_check_in_work_prepare (&work, db, error))
    return NULL;
  person = work.check_in->person;
  work.change = change = kith_session_begin (session, KITH_EVENT_CHECK_IN_CHANGED, person, error);
  if (change == NULL || !kith_people_check_there (kith_change_get_db (change), person, error) ||
      !kith_check_in_work_carry_out (&work, error) || !kith_change_commit (change, error))
    return NULL;
  return g_steal_pointer (&work.done);
}
