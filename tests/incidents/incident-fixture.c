/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Something that happened, for tests. */

#include "incidents/incident-fixture.h"

gint64
incident_fixture_add (KithSession *session, const char *words, gint64 one, gint64 another, GError **error)
{
  KithDay today = kith_clock_today (kith_session_get_clock (session));
  g_autoptr (KithIncident) incident = kith_incident_new ();
  g_autoptr (KithIncidentEntry) first = kith_incident_entry_new ();
  g_autoptr (KithIncidentCommand) command = NULL;
  g_autoptr (KithIncidentDone) done = NULL;

  if (one != 0)
    g_array_append_val (incident->people, one);
  if (another != 0)
    g_array_append_val (incident->people, another);
  first->minute = 615;
  first->about = TRUE;
  first->due_day = today + 7;
  kith_incident_entry_set (first, KITH_INCIDENT_TEXT_HAPPENED, words);
  kith_incident_entry_set (first, KITH_INCIDENT_TEXT_PLACE, "the kitchen");
  command = kith_incident_command_add (incident, first);
  done = kith_incidents_apply (session, command, error);
  return done != NULL ? done->incident : 0;
}

KithIncidentDone *
incident_fixture_entry (KithSession *session,
                        gint64 incident,
                        gint64 version,
                        const char *words,
                        GError **error)
{
  g_autoptr (KithIncidentEntry) entry = kith_incident_entry_new ();
  g_autoptr (KithIncidentCommand) command = NULL;

  kith_incident_entry_set (entry, KITH_INCIDENT_TEXT_HAPPENED, words);
  command = kith_incident_command_entry (incident, version, entry);
  return kith_incidents_apply (session, command, error);
}

int
incident_fixture_opens (KithSession *session, const char *sql, gint64 id)
{
  g_autoptr (GError) error = NULL;
  KithDb *db = kith_store_get_reader (kith_session_get_store (session), &error);
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, sql, &error);
  g_autoptr (GBytes) sealed = NULL;

  g_assert_no_error (error);
  kith_stmt_bind_int64 (stmt, 1, id);
  g_assert_cmpint (kith_stmt_step (stmt, &error), ==, KITH_STEP_ROW);
  sealed = kith_stmt_dup_bytes (stmt, 1);
  for (int purpose = KITH_PURPOSE_DESK; purpose <= KITH_PURPOSE_LAST; purpose++)
    {
      g_autoptr (GVariant) opened =
          kith_session_open (session, (KithPurpose) purpose, KITH_SEAL_KIND_INCIDENT,
                             kith_stmt_get_int64 (stmt, 0), 0, sealed, G_VARIANT_TYPE_VARDICT, NULL);

      if (opened != NULL)
        return purpose;
    }
  return 0;
}
