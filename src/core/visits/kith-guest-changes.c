/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How guests without a name change. They take services by count and are never among visits or people; one who
 * gives a name becomes a visit that keeps the time. */

#include "visits/kith-visit-changes.h"

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "visits/kith-visit-rows-private.h"

#define MAX_GUESTS 999

static gboolean
check_number (int number, GError **error)
{
  if (number >= 1 && number <= MAX_GUESTS)
    return TRUE;
  g_set_error (error, KITH_ERROR, KITH_ERROR_INVALID,
               _ ("Guests can be counted from 1 to %d at a time. Enter a number between them."), MAX_GUESTS);
  return FALSE;
}

static KithGuest *
load_for_change (KithVisits *self, KithChange *change, gint64 id, GError **error)
{
  g_autoptr (KithGuest) guest = kith_guest_row_load (kith_change_get_db (change), id, error);

  if (guest == NULL || !kith_visits_demand_change (self, guest->day, guest->id, error))
    return NULL;
  return g_steal_pointer (&guest);
}

/**
 * kith_visit_change_add_guests:
 * @self: the service
 * @change: a transaction
 * @number: how many came together, 1 to 999
 * @when: (nullable): when, %NULL for now
 * @source: how it was recorded
 * @error: %KITH_ERROR_INVALID, %KITH_ERROR_NOT_PERMITTED
 *
 * Returns: (transfer full): the guests
 */
KithGuest *
kith_visit_change_add_guests (KithVisits *self,
                              KithChange *change,
                              int number,
                              const KithInstant *when,
                              KithSource source,
                              GError **error)
{
  g_autoptr (KithGuest) guest = NULL;
  KithInstant taken;
  gboolean past;

  g_return_val_if_fail (KITH_IS_VISITS (self), NULL);
  g_return_val_if_fail (change != NULL, NULL);

  if (!kith_session_demand (self->session, KITH_ACTION_VISIT_RECORD, error) ||
      !check_number (number, error) || !kith_visits_take_instant (self, when, &taken, &past, error))
    return NULL;

  guest = kith_guest_new ();
  guest->day = taken.day;
  guest->number = number;
  guest->arrived = taken.minute;
  guest->utc = taken.utc;
  guest->utc_offset = taken.offset;
  guest->state = past ? KITH_PRESENCE_CLOSED : KITH_PRESENCE_HERE;
  guest->source = source;
  if (!kith_guest_row_insert (change, guest, kith_session_get_account (self->session), error))
    return NULL;
  if (past)
    kith_visits_note_own (self, guest->id);
  return g_steal_pointer (&guest);
}

static gboolean
put_services (KithChange *change, KithGuest *guest, const KithGuest *wanted, GError **error)
{
  g_autoptr (KithGuest) now = kith_guest_copy (guest);
  gpointer service, number;
  GHashTableIter iter;

  g_hash_table_iter_init (&iter, wanted->services);
  while (g_hash_table_iter_next (&iter, &service, &number))
    {
      gint64 id = *(gint64 *) service;

      if (kith_guest_get_service (now, id) == GPOINTER_TO_INT (number))
        continue;
      if (!kith_guest_row_put_service (change, guest->id, id, GPOINTER_TO_INT (number), NULL, error))
        return FALSE;
      kith_guest_put_service (guest, id, GPOINTER_TO_INT (number));
    }

  g_hash_table_iter_init (&iter, now->services);
  while (g_hash_table_iter_next (&iter, &service, &number))
    {
      gint64 id = *(gint64 *) service;

      if (kith_guest_get_service (wanted, id) > 0)
        continue;
      if (!kith_guest_row_put_service (change, guest->id, id, 0, NULL, error))
        return FALSE;
      kith_guest_put_service (guest, id, 0);
    }
  return TRUE;
}

/**
 * kith_visit_change_add_guest_services:
 * @self: the service
 * @change: a transaction
 * @guest: the guests, who gain the services
 * @services: (element-type gint64): what all of them took
 * @error: %KITH_ERROR_NOT_PERMITTED
 *
 * Returns: %FALSE when the store refused it
 */
gboolean
kith_visit_change_add_guest_services (KithVisits *self,
                                      KithChange *change,
                                      KithGuest *guest,
                                      GArray *services,
                                      GError **error)
{
  g_return_val_if_fail (KITH_IS_VISITS (self), FALSE);
  g_return_val_if_fail (change != NULL && guest != NULL && services != NULL, FALSE);

  if (!kith_session_demand (self->session, KITH_ACTION_VISIT_RECORD, error))
    return FALSE;
  for (guint i = 0; i < services->len; i++)
    {
      gint64 service = g_array_index (services, gint64, i);

      if (kith_guest_get_service (guest, service) > 0)
        continue;
      if (!kith_guest_row_put_service (change, guest->id, service, guest->number, NULL, error))
        return FALSE;
      kith_guest_put_service (guest, service, guest->number);
    }
  return TRUE;
}

/**
 * kith_visit_change_guest:
 * @self: the service
 * @change: a transaction
 * @wanted: the guests as they shall be; its version is asked for unless it is 0
 * @before: (out) (optional): the guests as they were
 * @error: %KITH_ERROR_CHANGED, %KITH_ERROR_NOT_FOUND or %KITH_ERROR_INVALID
 *
 * Writes number, times, state, services and whether they count.
 *
 * Returns: (transfer full): the guests as they are
 */
KithGuest *
kith_visit_change_guest (KithVisits *self,
                         KithChange *change,
                         const KithGuest *wanted,
                         KithGuest **before,
                         GError **error)
{
  g_autoptr (KithGuest) guest = NULL;
  g_autoptr (KithGuest) was = NULL;
  int left;

  g_return_val_if_fail (KITH_IS_VISITS (self), NULL);
  g_return_val_if_fail (change != NULL && wanted != NULL, NULL);

  guest = load_for_change (self, change, wanted->id, error);
  if (guest == NULL || !check_number (wanted->number, error))
    return NULL;
  if (!kith_change_expect_one (change, wanted->version == 0 || wanted->version == guest->version, error))
    return NULL;

  was = kith_guest_copy (guest);
  guest->number = wanted->number;
  guest->arrived = wanted->arrived;
  guest->left = wanted->left;
  guest->voided = wanted->voided;
  guest->state = wanted->state;
  if (!kith_visits_apply_state (self, guest->state, guest->day, guest->arrived, &left, NULL, NULL))
    guest->state = KITH_PRESENCE_CLOSED;
  if (!kith_guest_row_update (change, guest, error) || !put_services (change, guest, wanted, error))
    return NULL;
  if (before != NULL)
    *before = g_steal_pointer (&was);
  return g_steal_pointer (&guest);
}

/**
 * kith_visit_change_guest_state:
 * @self: the service
 * @change: a transaction
 * @guest: the guests' id
 * @state: here, out, left or closed
 * @before: (out) (optional): the guests as they were
 * @error: %KITH_ERROR_NOT_FOUND, %KITH_ERROR_INVALID
 *
 * Returns: (transfer full): the guests as they are
 */
KithGuest *
kith_visit_change_guest_state (KithVisits *self,
                               KithChange *change,
                               gint64 id,
                               KithPresenceState state,
                               KithGuest **before,
                               GError **error)
{
  g_autoptr (KithGuest) guest = NULL;
  g_autoptr (KithGuest) was = NULL;
  int left;

  g_return_val_if_fail (KITH_IS_VISITS (self), NULL);
  g_return_val_if_fail (change != NULL, NULL);

  guest = load_for_change (self, change, id, error);
  if (guest == NULL || !kith_visits_apply_state (self, state, guest->day, guest->arrived, &left, NULL, error))
    return NULL;
  was = kith_guest_copy (guest);
  if (guest->state != state)
    {
      guest->state = state;
      guest->left = left;
      if (!kith_guest_row_update (change, guest, error))
        return NULL;
    }
  if (before != NULL)
    *before = g_steal_pointer (&was);
  return g_steal_pointer (&guest);
}

/**
 * kith_visit_change_put_guest_state:
 * @self: the service
 * @change: a transaction
 * @as_it_was: a copy of the guests
 * @before: (out) (optional): the guests as they were just now
 * @error: %KITH_ERROR_NOT_FOUND
 *
 * Puts state and times, and nothing else, back to what they are in a copy.
 *
 * Returns: (transfer full): the guests as they are
 */
KithGuest *
kith_visit_change_put_guest_state (KithVisits *self,
                                   KithChange *change,
                                   const KithGuest *as_it_was,
                                   KithGuest **before,
                                   GError **error)
{
  g_autoptr (KithGuest) guest = NULL;
  g_autoptr (KithGuest) was = NULL;
  int left;

  g_return_val_if_fail (KITH_IS_VISITS (self), NULL);
  g_return_val_if_fail (change != NULL && as_it_was != NULL, NULL);

  guest = load_for_change (self, change, as_it_was->id, error);
  if (guest == NULL)
    return NULL;
  was = kith_guest_copy (guest);
  guest->arrived = as_it_was->arrived;
  guest->left = as_it_was->left;
  guest->state = as_it_was->state;
  if (!kith_visits_apply_state (self, guest->state, guest->day, guest->arrived, &left, NULL, NULL))
    guest->state = KITH_PRESENCE_CLOSED;
  if (!kith_guest_row_update (change, guest, error))
    return NULL;
  if (before != NULL)
    *before = g_steal_pointer (&was);
  return g_steal_pointer (&guest);
}

/**
 * kith_visit_change_guest_voided:
 * @self: the service
 * @change: a transaction
 * @guest: the guests' id
 * @voided: whether they are to count no more, or again
 * @error: %KITH_ERROR_NOT_FOUND
 *
 * Returns: (transfer full): the guests as they are
 */
KithGuest *
kith_visit_change_guest_voided (KithVisits *self,
                                KithChange *change,
                                gint64 id,
                                gboolean voided,
                                GError **error)
{
  g_autoptr (KithGuest) guest = NULL;
  int left;

  g_return_val_if_fail (KITH_IS_VISITS (self), NULL);
  g_return_val_if_fail (change != NULL, NULL);

  guest = load_for_change (self, change, id, error);
  if (guest == NULL || guest->voided == (voided != FALSE))
    return g_steal_pointer (&guest);
  guest->voided = voided;
  if (!voided && !kith_visits_apply_state (self, guest->state, guest->day, guest->arrived, &left, NULL, NULL))
    guest->state = KITH_PRESENCE_CLOSED;
  return kith_guest_row_update (change, guest, error) ? g_steal_pointer (&guest) : NULL;
}

/**
 * kith_visit_change_guest_service:
 * @self: the service
 * @change: a transaction
 * @guest: the guests' id
 * @service: a service's id
 * @number: how many of them took it, 0 to all of them
 * @number_before: (out) (optional): how many it was
 * @error: %KITH_ERROR_INVALID, %KITH_ERROR_NOT_FOUND
 *
 * Returns: (transfer full): the guests as they are
 */
KithGuest *
kith_visit_change_guest_service (KithVisits *self,
                                 KithChange *change,
                                 gint64 id,
                                 gint64 service,
                                 int number,
                                 int *number_before,
                                 GError **error)
{
  g_autoptr (KithGuest) guest = NULL;
  int was;

  g_return_val_if_fail (KITH_IS_VISITS (self), NULL);
  g_return_val_if_fail (change != NULL, NULL);

  guest = load_for_change (self, change, id, error);
  if (guest == NULL)
    return NULL;
  if (number < 0 || number > guest->number)
    {
      g_set_error (error, KITH_ERROR, KITH_ERROR_INVALID,
                   g_dngettext (GETTEXT_PACKAGE,
                                "There is %d guest here. No more than that can take a service.",
                                "There are %d guests here. No more than that can take a service.",
                                (gulong) guest->number),
                   guest->number);
      return NULL;
    }
  was = kith_guest_get_service (guest, service);
  if (was != number && !kith_guest_row_put_service (change, id, service, number, NULL, error))
    return NULL;
  kith_guest_put_service (guest, service, number);
  if (number_before != NULL)
    *number_before = was;
  return g_steal_pointer (&guest);
}

/* One fewer; what all of them took, the one who goes took too. */
static gboolean
take_one_out (KithVisits *self, KithChange *change, KithGuest *guest, GArray *taken, GError **error)
{
  g_autoptr (KithGuest) rest = kith_guest_copy (guest);
  gpointer service, number;
  GHashTableIter iter;

  g_hash_table_iter_init (&iter, guest->services);
  while (g_hash_table_iter_next (&iter, &service, &number))
    if (GPOINTER_TO_INT (number) >= guest->number)
      {
        g_array_append_vals (taken, service, 1);
        if (guest->number > 1)
          kith_guest_put_service (rest, *(gint64 *) service, guest->number - 1);
      }

  if (guest->number == 1)
    guest->voided = TRUE;
  else
    guest->number--;
  return kith_guest_row_update (change, guest, error) && put_services (change, guest, rest, error);
}

/**
 * kith_visit_change_name_guest:
 * @self: the service
 * @change: a transaction
 * @guest: the guests' id
 * @person: who one of them is
 * @guest_before: (out) (optional): the guests as they were
 * @guest_after: (out) (optional): the guests as they are
 * @before: (out) (optional) (nullable): the person's visit as it was, where they had one that day
 * @error: %KITH_ERROR_NOT_FOUND
 *
 * They gave a name: one guest fewer, and a visit with the guest's arrival time. Who had a visit that day
 * keeps it, and is here again where the guest was.
 *
 * Returns: (transfer full): the person's visit
 */
KithVisit *
kith_visit_change_name_guest (KithVisits *self,
                              KithChange *change,
                              gint64 id,
                              gint64 person,
                              KithGuest **guest_before,
                              KithGuest **guest_after,
                              KithVisit **before,
                              GError **error)
{
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (KithGuest) guest = NULL;
  g_autoptr (KithGuest) guest_was = NULL;
  g_autoptr (KithVisit) visit = NULL;
  g_autoptr (KithVisit) was = NULL;
  KithArrival arrival;

  g_return_val_if_fail (KITH_IS_VISITS (self), NULL);
  g_return_val_if_fail (change != NULL, NULL);

  guest = load_for_change (self, change, id, error);
  if (guest == NULL)
    return NULL;
  if (guest->voided)
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_NOT_FOUND,
                           _ ("There are no such guests. Look at today's list again."));
      return NULL;
    }

  KithInstant when = {
    .utc = guest->utc, .offset = guest->utc_offset, .day = guest->day, .minute = guest->arrived
  };
  guest_was = kith_guest_copy (guest);
  visit = kith_visit_change_sign_in (self, change, person, &when, guest->source, &arrival, &was, error);
  if (visit == NULL)
    return NULL;
  if (arrival == KITH_ARRIVAL_NEW && guest->state != visit->state)
    {
      visit->state = guest->state;
      visit->left = guest->left;
      if (!kith_visit_row_update (change, visit, error))
        return NULL;
    }
  else if (arrival == KITH_ARRIVAL_ALREADY)
    was = kith_visit_copy (visit);
  else if (arrival == KITH_ARRIVAL_REOPENED && guest->state != KITH_PRESENCE_HERE)
    {
      g_autoptr (KithVisit) reopened = g_steal_pointer (&visit);

      visit = kith_visit_change_put_state (self, change, was, NULL, error);
      if (visit == NULL)
        return NULL;
    }

  if (!take_one_out (self, change, guest, taken, error))
    return NULL;
  for (guint i = 0; i < taken->len; i++)
    {
      gint64 service = g_array_index (taken, gint64, i);

      if (kith_visit_has_service (visit, service))
        continue;
      if (!kith_visit_row_put_service (change, visit->id, service, TRUE, NULL, error))
        return NULL;
      kith_visit_put_service (visit, service, TRUE);
    }

  if (guest_before != NULL)
    *guest_before = g_steal_pointer (&guest_was);
  if (guest_after != NULL)
    *guest_after = g_steal_pointer (&guest);
  if (before != NULL)
    *before = g_steal_pointer (&was);
  return g_steal_pointer (&visit);
}
