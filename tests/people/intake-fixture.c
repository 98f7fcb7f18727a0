/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "people/intake-fixture.h"

gboolean
intake_fixture_deposit (KithSession *session, gint64 person, const char *hopes, GError **error)
{
  g_autoptr (KithChange) change = kith_session_begin (session, KITH_EVENT_INTAKE_ADDED, person, error);
  g_autoptr (KithIntake) intake = kith_intake_new ();

  kith_intake_set_text (intake, KITH_INTAKE_HOPES, hopes);
  return change != NULL && kith_intakes_deposit_in (change, person, intake, error) &&
         kith_change_commit (change, error);
}

gboolean
intake_fixture_write_back (KithSession *session, gint64 person, const KithIntakeRead *read, GError **error)
{
  g_autoptr (KithChange) change = kith_session_begin (session, KITH_EVENT_INTAKE_CHANGED, person, error);

  return change != NULL &&
         kith_intakes_write_in (change, person, read->intake, read->version, read->last_deposit, error) &&
         kith_change_commit (change, error);
}
