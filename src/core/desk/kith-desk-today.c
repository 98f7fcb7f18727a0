/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reading a day for the desk: first what ended is closed, then who is there, what waits, and today's facts.
 */

#include "desk/kith-desk-private.h"

/**
 * kith_desk_today_load:
 * @visits: the service
 * @cancellable: (nullable): ends it
 * @error: return location
 *
 * Returns: (transfer full): today, by the center's clock
 */
KithDeskToday *
kith_desk_today_load (KithVisits *visits, GCancellable *cancellable, GError **error)
{
  g_autoptr (KithDeskToday) self = g_new0 (KithDeskToday, 1);
  KithSession *session = kith_visits_get_session (visits);
  KithStore *store = kith_session_get_store (session);

  self->day = kith_clock_today (kith_session_get_clock (session));
  if (!kith_store_is_read_only (store) && !kith_visits_roll_over (visits, NULL, error))
    return NULL;

  self->visits = kith_visits_on_day (visits, self->day, error);
  self->guests = self->visits != NULL ? kith_visits_guests_on_day (visits, self->day, error) : NULL;
  if (self->guests == NULL)
    return NULL;
  for (int i = 0; i < KITH_DESK_N_RECORDS; i++)
    {
      self->records[i] = kith_desk_records_load (session, (KithRecordKind) i, self->day, error);
      if (self->records[i] == NULL)
        return NULL;
    }
  self->services = kith_services_list (store, FALSE, error);
  self->facts = self->services != NULL ? kith_facts_load_day (store, self->day, cancellable, error) : NULL;
  return self->facts != NULL ? g_steal_pointer (&self) : NULL;
}

/**
 * kith_desk_today_free:
 * @self: (nullable): a day
 */
void
kith_desk_today_free (KithDeskToday *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->visits, g_ptr_array_unref);
  g_clear_pointer (&self->guests, g_ptr_array_unref);
  for (int i = 0; i < KITH_DESK_N_RECORDS; i++)
    g_clear_pointer (&self->records[i], g_ptr_array_unref);
  g_clear_pointer (&self->services, g_ptr_array_unref);
  g_clear_object (&self->facts);
  g_free (self);
}
