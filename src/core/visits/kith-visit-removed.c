/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Visits that were removed by mistake. One that is removed stays as a row that counts nowhere, so that it can
 * be put back also long after there is nothing to undo any more. */

#include "visits/kith-visit-changes.h"

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "people/kith-merges.h"
#include "visits/kith-visit-rows-private.h"
#include "visits/kith-visits-queries.h"

/* Of one record, newest day first. */
static gboolean
append_removed (KithDb *db,
                gint64 person,
                KithDay from,
                KithDay to,
                guint limit,
                GPtrArray *visits,
                GError **error)
{
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, KITH_SQL_VISITS_REMOVED, error);
  KithStep step;

  if (stmt == NULL)
    return FALSE;
  kith_stmt_bind (stmt, "iwwi", person, from, to, (gint64) limit);
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    g_ptr_array_add (visits, kith_visit_row_read (stmt));
  return step != KITH_STEP_ERROR;
}

/* One a day, and none of a day on which a visit of any record stands. */
static gboolean
keep_one_a_day (KithDb *db, gint64 person, GPtrArray *visits, GError **error)
{
  KithDay last = KITH_DAY_NONE;

  g_ptr_array_sort (visits, kith_visit_compare_days);
  for (guint i = 0; i < visits->len;)
    {
      KithDay day = ((const KithVisit *) g_ptr_array_index (visits, i))->day;
      g_autoptr (GPtrArray) standing = kith_visit_row_find_all (db, person, day, error);

      if (standing == NULL)
        return FALSE;
      if (standing->len > 0 || day == last)
        g_ptr_array_remove_index (visits, i);
      else
        i++;
      last = day;
    }
  return TRUE;
}

/**
 * kith_visits_removed_of_person:
 * @self: the service
 * @person: whose, with all records that count as this one
 * @limit: how many at most
 * @error: %KITH_ERROR_NOT_PERMITTED
 *
 * Whoever may not correct days that are over is told of today alone.
 *
 * Returns: (transfer full) (element-type KithVisit): the visits that were removed and can be put back, newest
 * first, one a day; none of a day on which another visit stands
 */
GPtrArray *
kith_visits_removed_of_person (KithVisits *self, gint64 person, guint limit, GError **error)
{
  g_autoptr (GPtrArray) visits = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_visit_free);
  g_autoptr (GArray) records = NULL;
  KithDay today;
  KithDb *db;

  g_return_val_if_fail (KITH_IS_VISITS (self), NULL);

  if (!kith_session_demand (self->session, KITH_ACTION_VISIT_RECORD, error))
    return NULL;
  today = kith_clock_today (kith_session_get_clock (self->session));
  db = kith_store_get_reader (kith_session_get_store (self->session), error);
  records = db != NULL ? kith_merges_list_records (db, person, error) : NULL;
  if (records == NULL)
    return NULL;
  for (guint i = 0; i < records->len; i++)
    if (!append_removed (db, g_array_index (records, gint64, i),
                         kith_session_may (self->session, KITH_ACTION_VISIT_CORRECT_PAST) ? 0 : today, today,
                         limit, visits, error))
      return NULL;
  if (records->len > 1 && !keep_one_a_day (db, person, visits, error))
    return NULL;
  g_ptr_array_set_size (visits, (int) MIN (visits->len, limit));
  for (guint i = 0; i < visits->len; i++)
    if (!kith_visit_row_read_services (db, g_ptr_array_index (visits, i), error))
      return NULL;
  return g_steal_pointer (&visits);
}

/* Puts back the last that was removed of each record on that day. */
static gboolean
put_back_of (KithVisits *self,
             KithChange *change,
             const GArray *records,
             const KithVisit *asked,
             GPtrArray *back,
             GError **error)
{
  g_autoptr (GPtrArray) removed = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_visit_free);

  for (guint i = 0; i < records->len; i++)
    if (g_array_index (records, gint64, i) != asked->person &&
        !append_removed (kith_change_get_db (change), g_array_index (records, gint64, i), asked->day,
                         asked->day, 1, removed, error))
      return FALSE;
  for (guint i = 0; i < removed->len; i++)
    {
      const KithVisit *one = g_ptr_array_index (removed, i);
      KithVisit *visit = kith_visit_change_voided (self, change, one->id, FALSE, error);

      if (visit == NULL)
        return FALSE;
      g_ptr_array_add (back, visit);
    }
  return TRUE;
}

/**
 * kith_visit_change_put_back:
 * @self: the service
 * @change: a transaction
 * @visit: the id of a visit that was removed
 * @error: %KITH_ERROR_EXISTS where a visit stands on that day, of whichever record of the person,
 * %KITH_ERROR_NOT_FOUND, %KITH_ERROR_NOT_PERMITTED
 *
 * Where two records are one person, removing a visit removed that of each; so each has its own again.
 *
 * Returns: (transfer full) (element-type KithVisit): what counts again; the one that was asked for first
 */
GPtrArray *
kith_visit_change_put_back (KithVisits *self, KithChange *change, gint64 visit, GError **error)
{
  g_autoptr (GPtrArray) back = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_visit_free);
  g_autoptr (GPtrArray) standing = NULL;
  g_autoptr (GArray) records = NULL;
  g_autoptr (KithVisit) asked = NULL;
  KithVisit *now;
  gint64 root;
  KithDb *db;

  g_return_val_if_fail (KITH_IS_VISITS (self), NULL);
  g_return_val_if_fail (change != NULL, NULL);

  db = kith_change_get_db (change);
  asked = kith_visit_row_load (db, visit, error);
  if (asked == NULL || !kith_visits_demand_change (self, asked->day, asked->id, error))
    return NULL;
  root = kith_merges_find_root (db, asked->person, error);
  standing = root != 0 ? kith_visit_row_find_all (db, root, asked->day, error) : NULL;
  if (standing == NULL)
    return NULL;
  if (standing->len > 0)
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_EXISTS,
                           _ ("This person has another visit on that day now. It stays as it is."));
      return NULL;
    }
  now = kith_visit_change_voided (self, change, visit, FALSE, error);
  if (now == NULL)
    return NULL;
  g_ptr_array_add (back, now);
  records = kith_merges_list_records (db, root, error);
  return records != NULL && put_back_of (self, change, records, now, back, error) ? g_steal_pointer (&back)
                                                                                  : NULL;
}
