/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Check-ins for tests. */

#include "goals/check-in-fixture.h"

#include "people/kith-intakes.h"

gint64
check_in_fixture_plan (KithSession *session, gint64 person, KithDay due, gint64 worker, GError **error)
{
  g_autoptr (KithCheckIn) check_in = kith_check_in_new (person);
  g_autoptr (KithCheckInCommand) command = NULL;
  g_autoptr (KithCheckInDone) done = NULL;

  check_in->due_day = due;
  check_in->worker = worker;
  check_in->words = g_strdup ("how the move went");
  command = kith_check_in_command_plan (check_in);
  done = kith_check_ins_apply (session, command, error);
  return done != NULL ? done->check_in : 0;
}

KithCheckIn *
check_in_fixture_get (KithSession *session, gint64 check_in)
{
  g_autoptr (GError) error = NULL;
  KithCheckIn *read = kith_check_ins_get (session, check_in, &error);

  g_assert_no_error (error);
  return read;
}

KithCheckInDone *
check_in_fixture_contact (KithSession *session,
                          gint64 check_in,
                          KithContactWay way,
                          KithContactOutcome outcome,
                          KithDay next,
                          GError **error)
{
  g_autoptr (KithCheckIn) read = check_in_fixture_get (session, check_in);
  g_autoptr (KithCheckInContact) contact = kith_check_in_contact_new (way, outcome);
  g_autoptr (KithCheckInCommand) command = NULL;

  contact->next_day = next;
  contact->words = g_strdup ("doing well");
  command = kith_check_in_command_contact (check_in, read->version, contact);
  return kith_check_ins_apply (session, command, error);
}

void
check_in_fixture_permit (KithSession *session, gint64 person, KithContactPermission permission)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithIntake) intake = kith_intake_new ();
  g_autofree char *number = g_strdup_printf ("555-%06d", (int) (person % 1000000));
  g_autoptr (KithChange) change = kith_session_begin (session, KITH_EVENT_INTAKE_CHANGED, person, &error);

  kith_intake_add_contact (intake, kith_contact_new (KITH_CONTACT_PHONE, number, permission, NULL, NULL));
  g_assert_true (kith_intakes_write_in (change, person, intake, 0, 0, &error));
  g_assert_true (kith_change_commit (change, &error));
  g_assert_no_error (error);
}
