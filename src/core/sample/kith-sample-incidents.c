/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One fictional thing that happened, with a debrief offered to whoever was there. */

#include "sample/kith-sample-incidents.h"

#include <glib/gi18n-lib.h>

#include "incidents/kith-debriefs.h"
#include "incidents/kith-incidents.h"
#include "session/kith-accounts.h"

static const struct
{
  KithIncidentText text;
  const char *words;
} said[] = {
  { KITH_INCIDENT_TEXT_HAPPENED,
    N_ ("Two people argued about the last place at the computer. One of them left in tears.") },
  { KITH_INCIDENT_TEXT_PLACE, N_ ("The computer corner") },
  { KITH_INCIDENT_TEXT_DONE,
    N_ ("We sat down with each of them alone. Both came back for tea an hour later.") },
  { KITH_INCIDENT_TEXT_TOLD_INSIDE, N_ ("The coordinator, the same afternoon") },
  { KITH_INCIDENT_TEXT_NEXT, N_ ("Talk at the next house meeting about how turns are taken") },
};

/* Everybody who works there was there. */
static gboolean
offer_debriefs (KithSession *session, gint64 incident, GError **error)
{
  g_autoptr (GPtrArray) accounts = kith_accounts_list (kith_session_get_store (session), error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) offered = NULL;

  if (accounts == NULL)
    return FALSE;
  for (guint i = 0; i < accounts->len; i++)
    {
      const KithAccount *account = g_ptr_array_index (accounts, i);

      if (account->id != kith_session_get_account (session))
        g_array_append_val (ids, account->id);
    }
  offered = kith_debriefs_offer (session, incident, (const gint64 *) ids->data, ids->len, error);
  return offered != NULL;
}

/**
 * kith_sample_incidents_write:
 * @session: a coordinator's session
 * @error: return location
 *
 * Writes down what happened three days ago, to be looked at again tomorrow.
 *
 * Returns: %FALSE when the store refused it
 */
gboolean
kith_sample_incidents_write (KithSession *session, GError **error)
{
  KithDay today = kith_clock_today (kith_session_get_clock (session));
  g_autoptr (KithIncident) incident = kith_incident_new ();
  g_autoptr (KithIncidentEntry) first = kith_incident_entry_new ();
  g_autoptr (KithIncidentCommand) command = NULL;
  g_autoptr (KithIncidentDone) done = NULL;

  incident->day = today - 3;
  first->minute = 14 * 60 + 30;
  first->about = TRUE;
  first->due_day = today + 1;
  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    kith_incident_entry_set (first, said[i].text, _ (said[i].words));
  command = kith_incident_command_add (incident, first);
  done = kith_incidents_apply (session, command, error);
  return done != NULL && offer_debriefs (session, done->incident, error);
}
