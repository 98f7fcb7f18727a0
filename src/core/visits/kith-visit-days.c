/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The end of a day: who had not left is closed, and nothing is said about when they went. Closing by hand and
 * the rollover do the same; only closing by hand can be taken back, and only until the day is over. */

#include "visits/kith-visit-changes.h"

#include "visits/kith-visit-rows-private.h"
#include "visits/kith-visits-queries.h"

static gboolean
close_visits (KithChange *change, KithDay day, GPtrArray *closed, GError **error)
{
  KithDb *db = kith_change_get_db (change);
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, KITH_SQL_OPEN_VISITS, error);
  g_autoptr (GPtrArray) open = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_visit_free);
  KithStep step;

  if (stmt == NULL)
    return FALSE;
  kith_stmt_bind (stmt, "w", day);
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    g_ptr_array_add (open, kith_visit_row_read (stmt));
  if (step == KITH_STEP_ERROR)
    return FALSE;

  for (guint i = 0; i < open->len; i++)
    {
      KithVisit *visit = g_ptr_array_index (open, i);

      g_ptr_array_add (closed, kith_visit_copy (visit));
      visit->state = KITH_PRESENCE_CLOSED;
      if (!kith_visit_row_update (change, visit, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
close_guests (KithChange *change, KithDay day, GPtrArray *closed, GError **error)
{
  KithDb *db = kith_change_get_db (change);
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, KITH_SQL_OPEN_GUESTS, error);
  g_autoptr (GPtrArray) open = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_guest_free);
  KithStep step;

  if (stmt == NULL)
    return FALSE;
  kith_stmt_bind (stmt, "w", day);
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    g_ptr_array_add (open, kith_guest_row_read (stmt));
  if (step == KITH_STEP_ERROR)
    return FALSE;

  for (guint i = 0; i < open->len; i++)
    {
      KithGuest *guest = g_ptr_array_index (open, i);

      g_ptr_array_add (closed, kith_guest_copy (guest));
      guest->state = KITH_PRESENCE_CLOSED;
      if (!kith_guest_row_update (change, guest, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * kith_visit_change_close_day:
 * @self: the service
 * @change: a transaction
 * @day: the day to close
 * @visits: (element-type KithVisit): gets the visits that are closed, as they were
 * @guests: (element-type KithGuest): gets the guests that are closed, as they were
 * @first: (out) (optional): whether the day had not been closed before
 * @error: %KITH_ERROR_NOT_PERMITTED
 *
 * Returns: whether the day is closed
 */
gboolean
kith_visit_change_close_day (KithVisits *self,
                             KithChange *change,
                             KithDay day,
                             GPtrArray *visits,
                             GPtrArray *guests,
                             gboolean *first,
                             GError **error)
{
  KithInstant now;
  int written;

  g_return_val_if_fail (KITH_IS_VISITS (self), FALSE);
  g_return_val_if_fail (change != NULL && visits != NULL && guests != NULL, FALSE);

  if (!kith_session_demand (self->session, KITH_ACTION_VISIT_RECORD, error))
    return FALSE;

  now = kith_clock_now (kith_session_get_clock (self->session));
  written = kith_db_run (kith_change_get_db (change), error, KITH_SQL_DAY_CLOSE_PUT, "wii", day, now.utc,
                         kith_session_get_account (self->session));
  if (written < 0)
    return FALSE;
  if (written > 0)
    kith_change_touch (change, "day_close", day);
  if (first != NULL)
    *first = written > 0;
  if (!close_visits (change, day, visits, error) || !close_guests (change, day, guests, error))
    return FALSE;
  kith_change_announce (change, "day_close", day);
  return TRUE;
}

/**
 * kith_visit_change_reopen_day:
 * @self: the service
 * @change: a transaction
 * @day: the day
 * @visits: (element-type KithVisit): the visits as they were before it was closed
 * @guests: (element-type KithGuest): the guests as they were before it was closed
 * @first: whether the day had not been closed before
 * @error: %KITH_ERROR_NOT_PERMITTED
 *
 * Who came back or was changed in the meantime stays as they are now.
 *
 * Returns: whether the day is open again
 */
gboolean
kith_visit_change_reopen_day (KithVisits *self,
                              KithChange *change,
                              KithDay day,
                              GPtrArray *visits,
                              GPtrArray *guests,
                              gboolean first,
                              GError **error)
{
  KithDb *db;

  g_return_val_if_fail (KITH_IS_VISITS (self), FALSE);
  g_return_val_if_fail (change != NULL && visits != NULL && guests != NULL, FALSE);

  if (!kith_visits_demand_change (self, day, 0, error))
    return FALSE;

  db = kith_change_get_db (change);
  for (guint i = 0; i < visits->len; i++)
    {
      const KithVisit *was = g_ptr_array_index (visits, i);
      g_autoptr (KithVisit) visit = kith_visit_row_load (db, was->id, error);
      g_autoptr (KithVisit) put = NULL;

      if (visit == NULL)
        return FALSE;
      if (visit->state != KITH_PRESENCE_CLOSED || visit->voided)
        continue;
      put = kith_visit_change_put_state (self, change, was, NULL, error);
      if (put == NULL)
        return FALSE;
    }
  for (guint i = 0; i < guests->len; i++)
    {
      const KithGuest *was = g_ptr_array_index (guests, i);
      g_autoptr (KithGuest) guest = kith_guest_row_load (db, was->id, error);
      g_autoptr (KithGuest) put = NULL;

      if (guest == NULL)
        return FALSE;
      if (guest->state != KITH_PRESENCE_CLOSED || guest->voided)
        continue;
      put = kith_visit_change_put_guest_state (self, change, was, NULL, error);
      if (put == NULL)
        return FALSE;
    }

  if (first)
    {
      if (kith_db_run (db, error, KITH_SQL_DAY_CLOSE_DELETE, "w", day) < 0)
        return FALSE;
      kith_change_touch (change, "day_close", day);
    }
  kith_change_announce (change, "day_close", day);
  return TRUE;
}

static GArray *
list_open_days (KithVisits *self, KithDay today, GError **error)
{
  KithDb *db = kith_store_get_reader (kith_session_get_store (self->session), error);
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (KithDay));
  g_autoptr (KithStmt) stmt = db != NULL ? kith_db_prepare (db, KITH_SQL_OPEN_DAYS, error) : NULL;
  KithStep step;

  if (stmt == NULL)
    return NULL;
  kith_stmt_bind (stmt, "w", today);
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    {
      KithDay day = (KithDay) kith_stmt_get_int64 (stmt, 0);

      g_array_append_val (days, day);
    }
  return step == KITH_STEP_ERROR ? NULL : g_steal_pointer (&days);
}

/**
 * kith_visits_roll_over:
 * @self: the service
 * @n_closed: (out) (optional): how many visits and guests had still been open
 * @error: %KITH_ERROR_NOT_PERMITTED
 *
 * Closes every day before today on which somebody had not left. Nothing is written where there is none.
 *
 * Returns: whether all days that are over are closed
 */
gboolean
kith_visits_roll_over (KithVisits *self, guint *n_closed, GError **error)
{
  g_autoptr (GPtrArray) visits = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_visit_free);
  g_autoptr (GPtrArray) guests = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_guest_free);
  g_autoptr (GArray) days = NULL;
  g_autoptr (KithChange) change = NULL;

  g_return_val_if_fail (KITH_IS_VISITS (self), FALSE);

  if (!kith_session_demand (self->session, KITH_ACTION_VISIT_RECORD, error))
    return FALSE;
  days = list_open_days (self, kith_clock_today (kith_session_get_clock (self->session)), error);
  if (days == NULL)
    return FALSE;
  if (days->len > 0)
    {
      change = kith_session_begin (self->session, KITH_EVENT_DAY_CLOSED, 0, error);
      if (change == NULL)
        return FALSE;
      for (guint i = 0; i < days->len; i++)
        if (!kith_visit_change_close_day (self, change, g_array_index (days, KithDay, i), visits, guests,
                                          NULL, error))
          return FALSE;
      if (!kith_change_commit (change, error))
        return FALSE;
    }
  if (n_closed != NULL)
    *n_closed = visits->len + guests->len;
  return TRUE;
}
