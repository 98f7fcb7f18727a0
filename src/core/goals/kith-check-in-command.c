/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands about check-ins. */

#include "goals/kith-check-in-command-private.h"

static KithCheckInCommand *
new_command (KithCheckInDo what, gint64 check_in, gint64 version)
{
  KithCheckInCommand *self = g_new0 (KithCheckInCommand, 1);

  g_atomic_ref_count_init (&self->refs);
  self->what = what;
  self->check_in = check_in;
  self->version = version;
  return self;
}

/**
 * kith_check_in_command_ref:
 * @self: a command
 *
 * Returns: (transfer full): the same
 */
KithCheckInCommand *
kith_check_in_command_ref (KithCheckInCommand *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/**
 * kith_check_in_command_unref:
 * @self: (transfer full): a command
 */
void
kith_check_in_command_unref (KithCheckInCommand *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  kith_check_in_free (self->wanted);
  kith_check_in_contact_free (self->contact);
  g_free (self);
}

/**
 * kith_check_in_command_plan:
 * @check_in: whom, when, by whom and how; its contacts are not looked at
 *
 * Returns: (transfer full): that somebody is to ask
 */
KithCheckInCommand *
kith_check_in_command_plan (const KithCheckIn *check_in)
{
  KithCheckInCommand *self;

  g_return_val_if_fail (check_in != NULL, NULL);

  self = new_command (KITH_CHECK_IN_DO_PLAN, 0, 0);
  self->wanted = kith_check_in_copy (check_in);
  return self;
}

/**
 * kith_check_in_command_contact:
 * @check_in: an id
 * @version: as it was read
 * @contact: how it went, and when to ask again
 *
 * Returns: (transfer full): that somebody asked
 */
KithCheckInCommand *
kith_check_in_command_contact (gint64 check_in, gint64 version, const KithCheckInContact *contact)
{
  KithCheckInCommand *self;

  g_return_val_if_fail (contact != NULL, NULL);

  self = new_command (KITH_CHECK_IN_DO_CONTACT, check_in, version);
  self->contact = kith_check_in_contact_copy (contact);
  return self;
}

/**
 * kith_check_in_command_edit:
 * @wanted: the check-in as it was read, with another day, worker, other ways or words
 *
 * Returns: (transfer full): that it is to be so
 */
KithCheckInCommand *
kith_check_in_command_edit (const KithCheckIn *wanted)
{
  KithCheckInCommand *self;

  g_return_val_if_fail (wanted != NULL, NULL);

  self = new_command (KITH_CHECK_IN_DO_EDIT, wanted->id, wanted->version);
  self->wanted = kith_check_in_copy (wanted);
  return self;
}

/**
 * kith_check_in_command_take_back:
 * @check_in: an id
 * @version: as it was read
 *
 * Returns: (transfer full): that its last contact was a mistake; the check-in itself, where it has none
 */
KithCheckInCommand *
kith_check_in_command_take_back (gint64 check_in, gint64 version)
{
  return new_command (KITH_CHECK_IN_DO_TAKE_BACK, check_in, version);
}

KithCheckInCommand *
kith_check_in_command_restore (const KithCheckIn *before)
{
  KithCheckInCommand *self = kith_check_in_command_edit (before);

  self->restores = TRUE;
  return self;
}

KithCheckInCommand *
kith_check_in_command_put_back (gint64 check_in,
                                gint64 version,
                                gint64 contact,
                                KithCheckInState state,
                                KithDay due_day)
{
  KithCheckInCommand *self = new_command (KITH_CHECK_IN_DO_PUT_BACK, check_in, version);

  self->contact_id = contact;
  self->state = state;
  self->due_day = due_day;
  return self;
}
