/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Of a holding: what happened in the center and names them, with what was added later. */

#include "incidents/kith-holding-incidents.h"

#include <glib/gi18n-lib.h>

#include "incidents/kith-incidents.h"

static gboolean
names (const KithHoldingReading *reading, const KithIncident *incident)
{
  for (guint i = 0; i < incident->people->len; i++)
    for (guint j = 0; j < reading->records->len; j++)
      if (g_array_index (incident->people, gint64, i) == g_array_index (reading->records, gint64, j))
        return TRUE;
  return FALSE;
}

static void
add_entry (const KithHoldingReading *reading, const KithIncidentEntry *entry)
{
  for (guint i = 0; i < KITH_N_INCIDENT_TEXTS; i++)
    {
      const char *code = kith_incident_text_code ((KithIncidentText) i);
      g_autofree char *place = kith_holding_place (entry->id, code);
      KithHoldingEntry *holds;

      if (entry->texts[i] == NULL)
        continue;
      holds = kith_holding_add (reading->holding, code, place,
                                kith_incident_text_label ((KithIncidentText) i), entry->texts[i]);
      holds->day = entry->day;
      holds->source = kith_holding_source (reading, 0, NULL, entry->by);
      kith_holding_entry_judge (holds, reading->others);
    }
  kith_holding_add_extras (reading, 0, entry->id, entry->extras);
}

static void
add_incident (const KithHoldingReading *reading, const KithIncident *incident)
{
  g_autofree char *place = kith_holding_place (incident->id, NULL);
  g_autofree char *when = kith_incident_describe (incident);
  KithHoldingEntry *entry = kith_holding_add (reading->holding, "incident", place, when,
                                              incident->state == KITH_INCIDENT_TAKEN_BACK
                                                  ? _ ("Written down by mistake and taken back")
                                                  : _ ("Something happened"));
  GVariantDict data;

  entry->day = incident->day;
  entry->source = kith_holding_source (reading, 0, NULL, incident->by);
  g_variant_dict_init (&data, NULL);
  kith_holding_data_day (&data, "day", incident->day);
  g_variant_dict_insert (&data, "taken-back", "b", incident->state == KITH_INCIDENT_TAKEN_BACK);
  kith_holding_entry_set_data (entry, &data);
  for (guint i = 0; i < incident->entries->len; i++)
    add_entry (reading, g_ptr_array_index (incident->entries, i));
}

/**
 * kith_holding_read_incidents:
 * @reading: what is read
 * @error: %KITH_ERROR_NOT_PERMITTED, %KITH_ERROR_DAMAGED
 *
 * Adds what happened and names them, newest first; the reading is in the log. Who holds no key to it says so
 * instead, so that nobody takes the copy for all there is.
 *
 * Returns: whether all was read
 */
gboolean
kith_holding_read_incidents (const KithHoldingReading *reading, GError **error)
{
  g_autoptr (GPtrArray) all = NULL;

  g_return_val_if_fail (reading != NULL, FALSE);

  if (!kith_session_demand (reading->session, KITH_ACTION_CARE_READ, error))
    return FALSE;
  kith_holding_begin_section (reading->holding, "incidents", _ ("What happened in the center and names you"));
  if (!kith_session_may (reading->session, KITH_ACTION_INCIDENT_READ))
    {
      kith_holding_add (
          reading->holding, "incidents-unread", "incidents", _ ("Not looked up"),
          _ ("Only coordinators read what was written down after something happened. Ask one of "
             "them to look whether it names you, and to print this copy."));
      return TRUE;
    }
  all = kith_incidents_list (reading->session, error);
  for (guint i = 0; all != NULL && i < all->len; i++)
    if (names (reading, g_ptr_array_index (all, i)))
      add_incident (reading, g_ptr_array_index (all, i));
  return all != NULL;
}
