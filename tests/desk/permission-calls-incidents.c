/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every function of the services of what happened, for test-permissions.c to try. */

#include "desk/permission-calls.h"

#include "incidents/incident-fixture.h"
#include "incidents/kith-debriefs.h"
#include "incidents/kith-holding-incidents.h"
#include "people/kith-merges.h"

static gboolean
incidents_add (Scene *s, GError **error)
{
  return incident_fixture_add (s->session, "a door was slammed", s->person, 0, error) != 0;
}

/* Somebody else's. */
static gboolean
incidents_entry (Scene *s, GError **error)
{
  return TAKEN (incident_fixture_entry (s->session, s->incident, 1, "and more", error),
                kith_incident_done_free);
}

static gboolean
incidents_take_back (Scene *s, GError **error)
{
  g_autoptr (KithIncidentCommand) command = kith_incident_command_take_back (s->incident, 1);

  return TAKEN (kith_incidents_apply (s->session, command, error), kith_incident_done_free);
}

static gboolean
incidents_list (Scene *s, GError **error)
{
  return TOOK_ARRAY (kith_incidents_list (s->session, error));
}

static gboolean
incidents_list_own (Scene *s, GError **error)
{
  return TOOK_ARRAY (kith_incidents_list_own (s->session, error));
}

static gboolean
incidents_get (Scene *s, GError **error)
{
  return TAKEN (kith_incidents_get (s->session, s->incident, error), kith_incident_free);
}

static gboolean
incidents_count_due (Scene *s, GError **error)
{
  guint n;

  return kith_incidents_count_due (s->session, 20000, &n, error);
}

static gboolean
debriefs_offer (Scene *s, GError **error)
{
  gint64 account = kith_session_get_account (s->session);

  return TAKEN (kith_debriefs_offer (s->session, s->incident, &account, 1, error), g_array_unref);
}

static gboolean
debriefs_withdraw (Scene *s, GError **error)
{
  gint64 account = kith_session_get_account (s->fixture->session);
  g_autoptr (GArray) offered = kith_debriefs_offer (s->fixture->session, s->incident, &account, 1, NULL);

  return kith_debriefs_withdraw (s->session, g_array_index (offered, gint64, 0), 1, error);
}

static gboolean
debriefs_list_of (Scene *s, GError **error)
{
  return TOOK_ARRAY (kith_debriefs_list_of (s->session, s->incident, error));
}

static gboolean
debriefs_list_own (Scene *s, GError **error)
{
  return TOOK_ARRAY (kith_debriefs_list_own (s->session, error));
}

static gboolean
debriefs_count_open (Scene *s, GError **error)
{
  guint n;

  return kith_debriefs_count_open (s->session, &n, error);
}

static gboolean
debriefs_answer (Scene *s, GError **error)
{
  gint64 account = kith_session_get_account (s->session);
  g_autoptr (GArray) offered = kith_debriefs_offer (s->fixture->session, s->incident, &account, 1, NULL);
  g_autoptr (KithDebrief) answer = kith_debrief_new ();

  answer->id = g_array_index (offered, gint64, 0);
  answer->version = 1;
  answer->state = KITH_DEBRIEF_DONE;
  return kith_debriefs_answer (s->session, answer, error) != 0;
}

static gboolean
holding_read_incidents (Scene *s, GError **error)
{
  g_autoptr (KithHolding) holding = kith_holding_new (s->person);
  g_autoptr (KithThirdParty) others = kith_third_party_new ();
  KithDb *db = kith_store_get_reader (kith_session_get_store (s->session), NULL);
  g_autoptr (GArray) records = kith_merges_list_records (db, s->person, NULL);
  const KithHoldingReading reading = { s->session, db, records, others, holding, NULL };

  return kith_holding_read_incidents (&reading, error);
}

const PermissionCall *
permission_calls_incidents (guint *n_calls)
{
  static const PermissionCall calls[] = {
    { "incidents-add", incidents_add, KITH_ACTION_INCIDENT_ADD },
    { "incidents-entry", incidents_entry, KITH_ACTION_INCIDENT_READ },
    { "incidents-take-back", incidents_take_back, KITH_ACTION_INCIDENT_READ },
    { "incidents-list", incidents_list, KITH_ACTION_INCIDENT_READ },
    { "incidents-list-own", incidents_list_own, KITH_ACTION_INCIDENT_ADD },
    { "incidents-get", incidents_get, KITH_ACTION_INCIDENT_READ },
    { "incidents-count-due", incidents_count_due, KITH_ACTION_INCIDENT_READ },
    { "debriefs-offer", debriefs_offer, KITH_ACTION_DEBRIEF_OFFER },
    { "debriefs-withdraw", debriefs_withdraw, KITH_ACTION_DEBRIEF_OFFER },
    { "debriefs-list-of", debriefs_list_of, KITH_ACTION_DEBRIEF_OFFER },
    { "debriefs-list-own", debriefs_list_own, KITH_ACTION_DEBRIEF_OWN },
    { "debriefs-count-open", debriefs_count_open, KITH_ACTION_DEBRIEF_OWN },
    { "debriefs-answer", debriefs_answer, KITH_ACTION_DEBRIEF_OWN },
    { "holding-read-incidents", holding_read_incidents, KITH_ACTION_CARE_READ },
  };

  *n_calls = G_N_ELEMENTS (calls);
  return calls;
}
