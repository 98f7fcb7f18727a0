/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Writes visits and guests of days that are over, many to a transaction. Unlike signing in it asks nothing of
 * the day: the caller knows that no visit of that person and day stands yet, and writes presence once at the
 * end.
 */

#include "visits/kith-visit-writer.h"

#include "visits/kith-visit-writer-queries.h"

static gboolean
wrote (KithChange *change, const char *table, gint64 id, int n_rows)
{
  if (n_rows < 0)
    return FALSE;
  kith_change_touch (change, table, id);
  return TRUE;
}

/**
 * kith_visit_writer_visit:
 * @change: a transaction
 * @visit: the visit; its id is given here when it is 0
 * @account: who writes it
 * @error: return location
 *
 * Writes a visit with its services.
 *
 * Returns: %FALSE when the store refused it, also when a visit of that person and day stands already
 */
gboolean
kith_visit_writer_visit (KithChange *change, const KithVisit *visit, gint64 account, GError **error)
{
  KithDb *db = kith_change_get_db (change);
  gint64 id = visit->id != 0 ? visit->id : kith_change_new_id (change);
  int n = kith_db_run (db, error, kith_visit_writer_insert_visit, "iiwooiwwwi", id, visit->person, visit->day,
                       visit->arrived != KITH_MINUTE_NONE, (gint64) visit->arrived,
                       visit->left != KITH_MINUTE_NONE, (gint64) visit->left, visit->utc, visit->utc_offset,
                       (int) visit->state, (int) visit->source, account);

  if (!wrote (change, "visit", id, n))
    return FALSE;

  for (guint i = 0; visit->services != NULL && i < visit->services->len; i++)
    {
      gint64 row = kith_change_new_id (change);

      n = kith_db_run (db, error, kith_visit_writer_insert_visit_service, "iii", row, id,
                       g_array_index (visit->services, gint64, i));
      if (!wrote (change, "visit_service", row, n))
        return FALSE;
    }
  return TRUE;
}

/**
 * kith_visit_writer_guest:
 * @change: a transaction
 * @guest: the guests; an id is given here when it is 0
 * @utc: when they came, seconds since 1970
 * @utc_offset: seconds that the center's clock was ahead of UTC then
 * @account: who writes it
 * @error: return location
 *
 * Writes a row of unnamed guests with what they took.
 *
 * Returns: %FALSE when the store refused it
 */
gboolean
kith_visit_writer_guest (KithChange *change,
                         const KithGuest *guest,
                         gint64 utc,
                         gint32 utc_offset,
                         gint64 account,
                         GError **error)
{
  KithDb *db = kith_change_get_db (change);
  gint64 id = guest->id != 0 ? guest->id : kith_change_new_id (change);
  int n = kith_db_run (db, error, kith_visit_writer_insert_guest, "iwwooiwwwi", id, guest->day, guest->number,
                       guest->arrived != KITH_MINUTE_NONE, (gint64) guest->arrived,
                       guest->left != KITH_MINUTE_NONE, (gint64) guest->left, utc, utc_offset,
                       (int) guest->state, (int) guest->source, account);

  if (!wrote (change, "guest", id, n))
    return FALSE;

  GHashTableIter iter;
  gpointer service, number;

  g_hash_table_iter_init (&iter, guest->services);
  while (g_hash_table_iter_next (&iter, &service, &number))
    {
      gint64 row = kith_change_new_id (change);

      n = kith_db_run (db, error, kith_visit_writer_insert_guest_service, "iiiw", row, id,
                       *(const gint64 *) service, GPOINTER_TO_INT (number));
      if (!wrote (change, "guest_service", row, n))
        return FALSE;
    }
  return TRUE;
}

/**
 * kith_visit_writer_presence:
 * @change: a transaction
 * @person: whose
 * @presence: first and last day, times seen
 * @error: return location
 *
 * Writes the summary of a person who has none yet.
 *
 * Returns: %FALSE when the store refused it
 */
gboolean
kith_visit_writer_presence (KithChange *change, gint64 person, const KithPresence *presence, GError **error)
{
  int n = kith_db_run (kith_change_get_db (change), error, kith_visit_writer_insert_presence, "iwww", person,
                       presence->first_day, presence->last_day, presence->times_seen);

  return wrote (change, "person_presence", person, n);
}
