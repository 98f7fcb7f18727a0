/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk-steps.h"

#include "base/kith-error.h"

KithDesk *
desk_steps_open (VisitsFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  KithDesk *desk = kith_desk_open (fixture->session, NULL, &error);

  g_assert_no_error (error);
  return desk;
}

/* Takes the command over. */
KithDeskOutcome *
desk_steps_apply (KithDesk *desk, KithDeskCommand *command)
{
  g_autoptr (KithDeskCommand) owned = command;
  g_autoptr (GError) error = NULL;
  KithDeskOutcome *outcome = kith_desk_apply (desk, owned, &error);

  g_assert_no_error (error);
  g_assert_nonnull (outcome);
  return outcome;
}

void
desk_steps_refuse (KithDesk *desk, KithDeskCommand *command, int code)
{
  g_autoptr (KithDeskCommand) owned = command;
  g_autoptr (GError) error = NULL;

  g_assert_null (kith_desk_apply (desk, owned, &error));
  g_assert_error (error, KITH_ERROR, code);
}
