/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a visit changes. One visit a person and center day; coming back the same day reopens it. A minute is
 * only ever written as it was told or as the clock shows it now: where neither is known it stays unrecorded.
 */

#include "visits/kith-visit-changes.h"

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "people/kith-merges.h"
#include "visits/kith-visit-rows-private.h"

static KithClock *
get_clock (KithVisits *self)
{
  return kith_session_get_clock (self->session);
}

static gint64
get_account (KithVisits *self)
{
  return kith_session_get_account (self->session);
}

/**
 * kith_visits_demand_change:
 * @self: the service
 * @day: the day of what is to change
 * @row: its id
 * @error: %KITH_ERROR_NOT_PERMITTED
 *
 * Returns: whether this account may change what was recorded on @day
 */
gboolean
kith_visits_demand_change (KithVisits *self, KithDay day, gint64 row, GError **error)
{
  gboolean own;

  if (!kith_session_demand (self->session, KITH_ACTION_VISIT_RECORD, error))
    return FALSE;
  if (day >= kith_clock_today (get_clock (self)))
    return TRUE;

  g_mutex_lock (&self->mutex);
  own = g_hash_table_contains (self->own, &row);
  g_mutex_unlock (&self->mutex);
  return own || kith_session_demand (self->session, KITH_ACTION_VISIT_CORRECT_PAST, error);
}

/* Who enters a day that is over may take it back again, or add to it, while the program runs. */
void
kith_visits_note_own (KithVisits *self, gint64 row)
{
  g_mutex_lock (&self->mutex);
  g_hash_table_add (self->own, g_memdup2 (&row, sizeof row));
  g_mutex_unlock (&self->mutex);
}

/* When somebody came: as told, with the time of writing where the minute is not known. */
gboolean
kith_visits_take_instant (KithVisits *self,
                          const KithInstant *when,
                          KithInstant *taken,
                          gboolean *past,
                          GError **error)
{
  KithInstant now = kith_clock_now (get_clock (self));

  *taken = when != NULL ? *when : now;
  if (!kith_day_is_valid (taken->day) || taken->day > now.day)
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID,
                           _ ("That day has not come yet. Enter today or a day before it."));
      return FALSE;
    }
  if (taken->minute != KITH_MINUTE_NONE && (taken->minute < 0 || taken->minute > KITH_MINUTE_MAX))
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID,
                           _ ("That is no time of this day. Enter hours and minutes, for example 9:40."));
      return FALSE;
    }
  if (taken->minute == KITH_MINUTE_NONE)
    {
      taken->utc = now.utc;
      taken->offset = now.offset;
    }
  *past = taken->day < now.day;
  return TRUE;
}

static void
set_nobody (GError **error)
{
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_NOT_FOUND,
                       _ ("There is no record of this person any more. Search again by name."));
}

/* The visit as it is, for a change of it; *before (nullable) gets a copy. */
static KithVisit *
load_for_change (KithVisits *self, KithChange *change, gint64 id, KithVisit **before, GError **error)
{
  g_autoptr (KithVisit) visit = kith_visit_row_load (kith_change_get_db (change), id, error);

  if (visit == NULL || !kith_visits_demand_change (self, visit->day, visit->id, error))
    return NULL;
  if (before != NULL)
    *before = kith_visit_copy (visit);
  return g_steal_pointer (&visit);
}

/* On a day that is over nobody is here any more. */
static KithPresenceState
state_for_day (KithVisits *self, KithDay day, KithPresenceState state)
{
  if (state < KITH_PRESENCE_LEFT && day < kith_clock_today (get_clock (self)))
    return KITH_PRESENCE_CLOSED;
  return state;
}

static gboolean
reopen (KithChange *change, KithVisit *visit, GError **error)
{
  visit->state = KITH_PRESENCE_HERE;
  visit->left = KITH_MINUTE_NONE;
  return kith_visit_row_update (change, visit, error);
}

/* *visit NULL: none of these records has one on that day. */
static gboolean
find_standing (KithChange *change, GArray *records, KithDay day, KithVisit **visit, GError **error)
{
  g_autoptr (GPtrArray) found = kith_visit_row_find_among (kith_change_get_db (change), records, day, error);

  if (found == NULL)
    return FALSE;
  if (found->len > 0)
    *visit = g_ptr_array_steal_index (found, 0);
  return TRUE;
}

/* Writes a new visit, or finds the one that stands, also one of a record that counts as this one. records:
 * all of the person's. *fresh: which of the two. */
static KithVisit *
insert_or_find (KithVisits *self,
                KithChange *change,
                GArray *records,
                KithVisit *wanted,
                gboolean *fresh,
                GError **error)
{
  g_autoptr (KithVisit) visit = wanted;
  g_autoptr (KithVisit) standing = NULL;
  int written;

  *fresh = FALSE;
  /* The row's own key tells whether a visit stands, where no other record could hold it. */
  if (records->len > 1 && !find_standing (change, records, visit->day, &standing, error))
    return NULL;
  if (standing != NULL)
    return g_steal_pointer (&standing);

  written = kith_visit_row_insert (change, visit, get_account (self), error);
  if (written == 0 && !find_standing (change, records, visit->day, &standing, error))
    return NULL;
  if (standing != NULL)
    return g_steal_pointer (&standing);
  if (written == 0)
    set_nobody (error);
  if (written <= 0 || !kith_presence_row_seen (change, visit->person, visit->day, error))
    return NULL;
  *fresh = TRUE;
  return g_steal_pointer (&visit);
}

/**
 * kith_visit_change_sign_in:
 * @self: the service
 * @change: a transaction
 * @person: who came; for a record that was merged, the one that it counts as
 * @when: (nullable): when, %NULL for now; minute %KITH_MINUTE_NONE where it is not known
 * @source: how it was recorded; paper tells of the past and reopens nothing
 * @arrival: (out): whether they are new today, came back, or are here already; then nothing was written
 * @before: (out) (optional) (nullable): the visit as it was when it is reopened
 * @error: %KITH_ERROR_NOT_FOUND, %KITH_ERROR_NOT_PERMITTED or %KITH_ERROR_INVALID for a day to come
 *
 * Returns: (transfer full): the visit of that day
 */
KithVisit *
kith_visit_change_sign_in (KithVisits *self,
                           KithChange *change,
                           gint64 person,
                           const KithInstant *when,
                           KithSource source,
                           KithArrival *arrival,
                           KithVisit **before,
                           GError **error)
{
  g_autoptr (GArray) records = NULL;
  g_autoptr (KithVisit) visit = NULL;
  gboolean past, fresh;
  KithInstant taken;

  g_return_val_if_fail (KITH_IS_VISITS (self), NULL);
  g_return_val_if_fail (change != NULL && arrival != NULL, NULL);

  if (!kith_session_demand (self->session, KITH_ACTION_VISIT_RECORD, error) ||
      !kith_visits_take_instant (self, when, &taken, &past, error))
    return NULL;
  records = kith_merges_list_group (kith_change_get_db (change), person, error);
  if (records == NULL)
    return NULL;

  visit = kith_visit_new ();
  visit->person = g_array_index (records, gint64, 0);
  visit->day = taken.day;
  visit->arrived = taken.minute;
  visit->utc = taken.utc;
  visit->utc_offset = taken.offset;
  visit->state = past ? KITH_PRESENCE_CLOSED : KITH_PRESENCE_HERE;
  visit->source = source;
  visit = insert_or_find (self, change, records, g_steal_pointer (&visit), &fresh, error);
  if (visit == NULL)
    return NULL;

  if (before != NULL)
    *before = NULL;
  if (fresh)
    {
      *arrival = KITH_ARRIVAL_NEW;
      if (past)
        kith_visits_note_own (self, visit->id);
    }
  else if (past || source == KITH_SOURCE_PAPER || visit->state == KITH_PRESENCE_HERE)
    *arrival = KITH_ARRIVAL_ALREADY;
  else
    {
      g_autoptr (KithVisit) was = kith_visit_copy (visit);

      if (!reopen (change, visit, error))
        return NULL;
      *arrival = KITH_ARRIVAL_REOPENED;
      if (before != NULL)
        *before = g_steal_pointer (&was);
    }
  return g_steal_pointer (&visit);
}

/* The minute at which somebody left, where it can be told: on the visit's day and not before they came. */
static int
leaving_minute (const KithInstant *when, KithDay day, int arrived)
{
  if (when->day != day || when->minute == KITH_MINUTE_NONE)
    return KITH_MINUTE_NONE;
  return arrived != KITH_MINUTE_NONE && when->minute < arrived ? KITH_MINUTE_NONE : when->minute;
}

/**
 * kith_visits_apply_state:
 * @self: the service
 * @state: what is asked for
 * @day: the day of the visit or guests
 * @arrived: when they came
 * @left: (out): when they left, where that can be told
 * @when: (nullable): when it happened, %NULL for now
 * @error: %KITH_ERROR_INVALID where nobody can be here any more
 *
 * Returns: whether the state can be
 */
gboolean
kith_visits_apply_state (KithVisits *self,
                         KithPresenceState state,
                         KithDay day,
                         int arrived,
                         int *left,
                         const KithInstant *when,
                         GError **error)
{
  KithInstant taken = when != NULL ? *when : kith_clock_now (get_clock (self));

  if (state < KITH_PRESENCE_LEFT && state_for_day (self, day, state) != state)
    {
      g_set_error_literal (
          error, KITH_ERROR, KITH_ERROR_INVALID,
          _ ("That day is over, so nobody is here from it any more. Sign the person in for today."));
      return FALSE;
    }
  *left = state == KITH_PRESENCE_LEFT ? leaving_minute (&taken, day, arrived) : KITH_MINUTE_NONE;
  return TRUE;
}

/**
 * kith_visit_change_state:
 * @self: the service
 * @change: a transaction
 * @visit: a visit's id
 * @state: here, out, left or closed
 * @when: (nullable): when it happened, %NULL for now
 * @before: (out) (optional): the visit as it was
 * @error: %KITH_ERROR_INVALID where the day is over and @state says here or out, %KITH_ERROR_NOT_FOUND
 *
 * Returns: (transfer full): the visit as it is
 */
KithVisit *
kith_visit_change_state (KithVisits *self,
                         KithChange *change,
                         gint64 id,
                         KithPresenceState state,
                         const KithInstant *when,
                         KithVisit **before,
                         GError **error)
{
  g_autoptr (KithVisit) was = NULL;
  g_autoptr (KithVisit) visit = NULL;
  int left;

  g_return_val_if_fail (KITH_IS_VISITS (self), NULL);
  g_return_val_if_fail (change != NULL, NULL);
  g_return_val_if_fail (state >= KITH_PRESENCE_HERE && state <= KITH_PRESENCE_CLOSED, NULL);

  visit = load_for_change (self, change, id, &was, error);
  if (visit == NULL || !kith_visits_apply_state (self, state, visit->day, visit->arrived, &left, when, error))
    return NULL;
  if (visit->state != state)
    {
      visit->state = state;
      visit->left = left;
      if (!kith_visit_row_update (change, visit, error))
        return NULL;
    }
  if (before != NULL)
    *before = g_steal_pointer (&was);
  return g_steal_pointer (&visit);
}

/**
 * kith_visit_change_put_state:
 * @self: the service
 * @change: a transaction
 * @as_it_was: a copy of the visit
 * @before: (out) (optional): the visit as it was just now
 * @error: %KITH_ERROR_NOT_FOUND
 *
 * Puts state and times, and nothing else, back to what they are in a copy.
 *
 * Returns: (transfer full): the visit as it is
 */
KithVisit *
kith_visit_change_put_state (KithVisits *self,
                             KithChange *change,
                             const KithVisit *as_it_was,
                             KithVisit **before,
                             GError **error)
{
  g_autoptr (KithVisit) was = NULL;
  g_autoptr (KithVisit) visit = NULL;

  g_return_val_if_fail (KITH_IS_VISITS (self), NULL);
  g_return_val_if_fail (change != NULL && as_it_was != NULL, NULL);

  visit = load_for_change (self, change, as_it_was->id, &was, error);
  if (visit == NULL)
    return NULL;
  visit->arrived = as_it_was->arrived;
  visit->left = as_it_was->left;
  visit->utc = as_it_was->utc;
  visit->utc_offset = as_it_was->utc_offset;
  visit->state = state_for_day (self, visit->day, as_it_was->state);
  if (!kith_visit_row_update (change, visit, error))
    return NULL;
  if (before != NULL)
    *before = g_steal_pointer (&was);
  return g_steal_pointer (&visit);
}

static gboolean
set_voided (KithVisits *self, KithChange *change, KithVisit *visit, gboolean voided, GError **error)
{
  g_autoptr (KithVisit) standing = NULL;

  if (visit->voided == voided)
    return TRUE;
  if (!voided)
    {
      if (!kith_visit_row_find (kith_change_get_db (change), visit->person, visit->day, &standing, error))
        return FALSE;
      if (standing != NULL)
        {
          g_set_error_literal (error, KITH_ERROR, KITH_ERROR_EXISTS,
                               _ ("This person has another visit on that day now. It stays as it is."));
          return FALSE;
        }
      visit->state = state_for_day (self, visit->day, visit->state);
    }
  visit->voided = voided;
  return kith_visit_row_update (change, visit, error) &&
         kith_presence_row_recount (change, visit->person, error);
}

/**
 * kith_visit_change_voided:
 * @self: the service
 * @change: a transaction
 * @visit: a visit's id
 * @voided: whether it is to count no more, or again
 * @error: %KITH_ERROR_EXISTS where another visit stands on that day, %KITH_ERROR_NOT_FOUND
 *
 * Returns: (transfer full): the visit as it is
 */
KithVisit *
kith_visit_change_voided (KithVisits *self, KithChange *change, gint64 id, gboolean voided, GError **error)
{
  g_autoptr (KithVisit) visit = NULL;

  g_return_val_if_fail (KITH_IS_VISITS (self), NULL);
  g_return_val_if_fail (change != NULL, NULL);

  visit = load_for_change (self, change, id, NULL, error);
  if (visit == NULL || !set_voided (self, change, visit, voided, error))
    return NULL;
  return g_steal_pointer (&visit);
}

static gboolean
put_services (KithChange *change,
              KithVisit *visit,
              const KithVisit *wanted,
              gboolean only_add,
              GError **error)
{
  g_autoptr (KithVisit) now = kith_visit_copy (visit);

  for (guint i = 0; i < wanted->services->len; i++)
    {
      gint64 service = g_array_index (wanted->services, gint64, i);

      if (kith_visit_has_service (now, service))
        continue;
      if (!kith_visit_row_put_service (change, visit->id, service, TRUE, NULL, error))
        return FALSE;
      kith_visit_put_service (visit, service, TRUE);
    }
  for (guint i = 0; i < now->services->len && !only_add; i++)
    {
      gint64 service = g_array_index (now->services, gint64, i);

      if (kith_visit_has_service (wanted, service))
        continue;
      if (!kith_visit_row_put_service (change, visit->id, service, FALSE, NULL, error))
        return FALSE;
      kith_visit_put_service (visit, service, FALSE);
    }
  return TRUE;
}

/**
 * kith_visit_change_restore:
 * @self: the service
 * @change: a transaction
 * @as_it_was: a copy of the visit
 * @before: (out) (optional): the visit as it was just now
 * @error: %KITH_ERROR_EXISTS where it would stand beside another of that day, %KITH_ERROR_NOT_FOUND
 *
 * Puts every field of a visit, and its services, back to what they are in a copy.
 *
 * Returns: (transfer full): the visit as it is
 */
KithVisit *
kith_visit_change_restore (KithVisits *self,
                           KithChange *change,
                           const KithVisit *as_it_was,
                           KithVisit **before,
                           GError **error)
{
  g_autoptr (KithVisit) was = NULL;
  g_autoptr (KithVisit) visit = NULL;

  g_return_val_if_fail (KITH_IS_VISITS (self), NULL);
  g_return_val_if_fail (change != NULL && as_it_was != NULL, NULL);

  visit = kith_visit_change_put_state (self, change, as_it_was, &was, error);
  if (visit == NULL || !set_voided (self, change, visit, as_it_was->voided, error) ||
      !put_services (change, visit, as_it_was, FALSE, error))
    return NULL;
  if (before != NULL)
    *before = g_steal_pointer (&was);
  return g_steal_pointer (&visit);
}

/**
 * kith_visit_change_reassign:
 * @self: the service
 * @change: a transaction
 * @visit: the visit of the wrong person
 * @person: who it was; for a record that was merged, the one that it counts as
 * @old: (out) (optional): the visit that is voided now
 * @other_before: (out) (optional) (nullable): the visit of @person as it was, where they had one that day
 * @error: %KITH_ERROR_NOT_FOUND, %KITH_ERROR_INVALID where it is theirs already
 *
 * Where @person had a visit that day already, that one stays, gains the services, and is open again where the
 * wrong one was.
 *
 * Returns: (transfer full): the visit of @person
 */
KithVisit *
kith_visit_change_reassign (KithVisits *self,
                            KithChange *change,
                            gint64 id,
                            gint64 person,
                            KithVisit **old,
                            KithVisit **other_before,
                            GError **error)
{
  g_autoptr (KithVisit) wrong = NULL;
  g_autoptr (KithVisit) right = NULL;
  g_autoptr (KithVisit) was = NULL;
  g_autoptr (GArray) records = NULL;
  gboolean fresh;
  gint64 who;

  g_return_val_if_fail (KITH_IS_VISITS (self), NULL);
  g_return_val_if_fail (change != NULL, NULL);

  wrong = load_for_change (self, change, id, NULL, error);
  if (wrong == NULL)
    return NULL;
  who = kith_merges_find_root (kith_change_get_db (change), wrong->person, error);
  records = who != 0 ? kith_merges_list_group (kith_change_get_db (change), person, error) : NULL;
  if (records == NULL)
    return NULL;
  person = g_array_index (records, gint64, 0);
  if (wrong->voided || who == person)
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID,
                           _ ("This visit is not somebody else's. Look at today's list again."));
      return NULL;
    }
  if (!set_voided (self, change, wrong, TRUE, error))
    return NULL;

  right = kith_visit_copy (wrong);
  right->person = person;
  right->voided = FALSE;
  g_array_set_size (right->services, 0);
  right = insert_or_find (self, change, records, g_steal_pointer (&right), &fresh, error);
  if (right == NULL)
    return NULL;
  if (!fresh)
    was = kith_visit_copy (right);
  if (!fresh && wrong->state == KITH_PRESENCE_HERE && right->state != KITH_PRESENCE_HERE &&
      !reopen (change, right, error))
    return NULL;
  if (!put_services (change, right, wrong, TRUE, error))
    return NULL;

  if (old != NULL)
    *old = g_steal_pointer (&wrong);
  if (other_before != NULL)
    *other_before = g_steal_pointer (&was);
  return g_steal_pointer (&right);
}

/**
 * kith_visit_change_service:
 * @self: the service
 * @change: a transaction
 * @visit: a visit's id
 * @service: a service's id
 * @taken: whether it was taken
 * @changed: (out) (optional): whether that was not so before
 * @error: %KITH_ERROR_NOT_FOUND
 *
 * Returns: (transfer full): the visit as it is
 */
KithVisit *
kith_visit_change_service (KithVisits *self,
                           KithChange *change,
                           gint64 id,
                           gint64 service,
                           gboolean taken,
                           gboolean *changed,
                           GError **error)
{
  g_autoptr (KithVisit) visit = NULL;
  gboolean differs;

  g_return_val_if_fail (KITH_IS_VISITS (self), NULL);
  g_return_val_if_fail (change != NULL, NULL);

  visit = load_for_change (self, change, id, NULL, error);
  if (visit == NULL)
    return NULL;
  differs = kith_visit_has_service (visit, service) != (taken != FALSE);
  if (differs && !kith_visit_row_put_service (change, id, service, taken, NULL, error))
    return NULL;
  kith_visit_put_service (visit, service, taken);
  if (changed != NULL)
    *changed = differs;
  return g_steal_pointer (&visit);
}

/**
 * kith_visit_change_add_services:
 * @self: the service
 * @change: a transaction
 * @visit: a visit, which gains the services
 * @services: (element-type gint64): what was taken
 * @changed: (out) (optional): whether any was new
 * @error: %KITH_ERROR_NOT_PERMITTED
 *
 * Returns: %FALSE when the store refused it
 */
gboolean
kith_visit_change_add_services (KithVisits *self,
                                KithChange *change,
                                KithVisit *visit,
                                GArray *services,
                                gboolean *changed,
                                GError **error)
{
  g_autoptr (KithVisit) wanted = NULL;
  guint before;

  g_return_val_if_fail (KITH_IS_VISITS (self), FALSE);
  g_return_val_if_fail (change != NULL && visit != NULL && services != NULL, FALSE);

  if (!kith_session_demand (self->session, KITH_ACTION_VISIT_RECORD, error))
    return FALSE;
  wanted = kith_visit_copy (visit);
  before = visit->services->len;
  for (guint i = 0; i < services->len; i++)
    kith_visit_put_service (wanted, g_array_index (services, gint64, i), TRUE);
  if (!put_services (change, visit, wanted, TRUE, error))
    return FALSE;
  if (changed != NULL)
    *changed = visit->services->len > before;
  return TRUE;
}

/**
 * kith_visit_change_list_twins:
 * @self: the service
 * @change: a transaction
 * @visit: a visit
 * @error: %KITH_ERROR_NOT_PERMITTED
 *
 * Where two records of one person both came on a day, that is one visit, and what is done to it is done to
 * both rows.
 *
 * Returns: (transfer full) (element-type KithVisit): the others that stand of the same person and day
 */
GPtrArray *
kith_visit_change_list_twins (KithVisits *self, KithChange *change, const KithVisit *visit, GError **error)
{
  g_autoptr (GPtrArray) visits = NULL;
  gint64 root;
  KithDb *db;

  g_return_val_if_fail (KITH_IS_VISITS (self), NULL);
  g_return_val_if_fail (change != NULL && visit != NULL, NULL);

  if (!kith_session_demand (self->session, KITH_ACTION_VISIT_RECORD, error))
    return NULL;
  db = kith_change_get_db (change);
  root = kith_merges_find_root (db, visit->person, error);
  visits = root != 0 ? kith_visit_row_find_all (db, root, visit->day, error) : NULL;
  for (guint i = visits != NULL ? visits->len : 0; i > 0; i--)
    if (((KithVisit *) g_ptr_array_index (visits, i - 1))->id == visit->id)
      g_ptr_array_remove_index (visits, i - 1);
  return g_steal_pointer (&visits);
}
