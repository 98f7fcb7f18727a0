/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Commands about guests without a name. */

#include "desk/kith-desk-job-private.h"

static gboolean
add_guests (KithDeskJob *self, KithChange *change, KithDeskCommand *command, GError **error)
{
  KithGuest *guest =
      kith_visit_change_add_guests (self->visits_of, change, command->number, NULL, command->source, error);

  if (guest == NULL)
    return FALSE;
  kith_desk_job_take_guest (self, guest);
  kith_desk_job_take_inverse (self, kith_desk_command_guest_voided (guest->id, TRUE));
  self->wrote = TRUE;
  return TRUE;
}

static gboolean
set_state (KithDeskJob *self, KithChange *change, KithDeskCommand *command, GError **error)
{
  g_autoptr (KithGuest) was = NULL;
  KithGuest *guest;

  if (command->what == KITH_DESK_DO_GUEST_STATE)
    guest = kith_visit_change_guest_state (self->visits_of, change, command->id,
                                           (KithPresenceState) command->number, &was, error);
  else
    guest = kith_visit_change_put_guest_state (self->visits_of, change,
                                               g_ptr_array_index (command->guests, 0), &was, error);
  if (guest == NULL)
    return FALSE;
  kith_desk_job_take_guest (self, guest);
  if (guest->version != was->version)
    {
      self->wrote = TRUE;
      kith_desk_job_take_inverse (self, kith_desk_command_put_guest_state (was));
    }
  return TRUE;
}

/* wanted: what they shall be, whatever the version. */
static gboolean
put_guest (KithDeskJob *self, KithChange *change, KithGuest *wanted, GError **error)
{
  g_autoptr (KithGuest) was = NULL;
  KithGuest *guest;

  wanted->version = 0;
  guest = kith_visit_change_guest (self->visits_of, change, wanted, &was, error);
  if (guest == NULL)
    return FALSE;
  kith_desk_job_take_guest (self, guest);
  kith_desk_job_take_inverse (self, kith_desk_command_put_guest (was));
  self->wrote = TRUE;
  return TRUE;
}

static gboolean
set_voided (KithDeskJob *self, KithChange *change, KithDeskCommand *command, GError **error)
{
  KithGuest *guest =
      kith_visit_change_guest_voided (self->visits_of, change, command->id, command->flag, error);

  if (guest == NULL)
    return FALSE;
  kith_desk_job_take_guest (self, guest);
  kith_desk_job_take_inverse (self, kith_desk_command_guest_voided (command->id, !command->flag));
  self->wrote = TRUE;
  return TRUE;
}

static gboolean
set_service (KithDeskJob *self, KithChange *change, KithDeskCommand *command, GError **error)
{
  int before;
  KithGuest *guest = kith_visit_change_guest_service (self->visits_of, change, command->id, command->other,
                                                      command->number, &before, error);

  if (guest == NULL)
    return FALSE;
  kith_desk_job_take_guest (self, guest);
  if (before != command->number)
    {
      self->wrote = TRUE;
      kith_desk_job_take_inverse (self,
                                  kith_desk_command_guest_service (command->id, command->other, before));
    }
  return TRUE;
}

static gboolean
name_guest (KithDeskJob *self, KithChange *change, KithDeskCommand *command, GError **error)
{
  g_autoptr (KithGuest) guest_was = NULL;
  g_autoptr (KithVisit) was = NULL;
  KithGuest *guest = NULL;
  KithVisit *visit = kith_desk_job_check_alive (self, change, command->person, error)
                         ? kith_visit_change_name_guest (self->visits_of, change, command->id,
                                                         command->person, &guest_was, &guest, &was, error)
                         : NULL;

  if (visit == NULL)
    return FALSE;
  kith_desk_job_take_visit (self, visit);
  kith_desk_job_take_guest (self, guest);
  kith_desk_job_note_person (self, visit->person);
  kith_desk_job_take_inverse (self, kith_desk_command_put_guest (guest_was));
  kith_desk_job_take_inverse (self, was != NULL ? kith_desk_command_restore (was)
                                                : kith_desk_command_voided (visit->id, visit->person, TRUE));
  self->wrote = TRUE;
  return TRUE;
}

gboolean
kith_desk_job_do_guest (KithDeskJob *self, KithChange *change, KithDeskCommand *command, GError **error)
{
  switch ((int) command->what)
    {
    case KITH_DESK_DO_GUESTS:
      return add_guests (self, change, command, error);
    case KITH_DESK_DO_GUEST_STATE:
    case KITH_DESK_DO_GUEST_PUT_STATE:
      return set_state (self, change, command, error);
    case KITH_DESK_DO_GUEST_VOIDED:
      return set_voided (self, change, command, error);
    case KITH_DESK_DO_GUEST_PUT:
      {
        g_autoptr (KithGuest) wanted = kith_guest_copy (g_ptr_array_index (command->guests, 0));

        return put_guest (self, change, wanted, error);
      }
    case KITH_DESK_DO_GUEST_SERVICE:
      return set_service (self, change, command, error);
    case KITH_DESK_DO_NAME_GUEST:
      return name_guest (self, change, command, error);
    default:
      g_assert_not_reached ();
    }
}
