/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rows of visits, guests and presence. Whatever writes one touches it, so that its digest is in the log.
 */

#include "visits/kith-visit-rows-private.h"

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "people/kith-merges.h"
#include "visits/kith-visits-queries.h"

/* Where the services of a visit or of guests stand. */
typedef struct
{
  const char *put;   /* the upsert */
  const char *name;  /* the table's */
  const char *topic; /* whose services they are */
} ServiceTable;

static int
read_minute (KithStmt *stmt, int column)
{
  return kith_stmt_is_null (stmt, column) ? KITH_MINUTE_NONE : (int) kith_stmt_get_int64 (stmt, column);
}

static gboolean
is_recorded (int minute)
{
  return minute != KITH_MINUTE_NONE;
}

/* Runs an upsert that answers the id of the row it wrote; *id 0: nothing had to be written. */
static gboolean
step_upsert (KithStmt *stmt, gint64 *id, GError **error)
{
  KithStep step = kith_stmt_step (stmt, error);

  *id = 0;
  if (step == KITH_STEP_ROW)
    {
      *id = kith_stmt_get_int64 (stmt, 0);
      step = kith_stmt_step (stmt, error);
    }
  return step == KITH_STEP_DONE;
}

/* value: what the statement keeps of the service, how many took it or whether it is voided. */
static gboolean
put_service (KithChange *change,
             const ServiceTable *table,
             gint64 owner,
             gint64 service,
             int value,
             gboolean *changed,
             GError **error)
{
  g_autoptr (KithStmt) stmt = kith_db_prepare (kith_change_get_db (change), table->put, error);
  gint64 row;

  if (stmt == NULL)
    return FALSE;
  kith_stmt_bind (stmt, "iiiw", kith_change_new_id (change), owner, service, value);
  if (!step_upsert (stmt, &row, error))
    return FALSE;
  if (row != 0)
    {
      kith_change_touch (change, table->name, row);
      kith_change_announce (change, table->topic, owner);
    }
  if (changed != NULL)
    *changed = row != 0;
  return TRUE;
}

/* A row of this kind was written: its digest goes into the log, and whoever shows it hears of it. */
static void
note_written (KithChange *change, const char *table, gint64 id)
{
  kith_change_touch (change, table, id);
  kith_change_announce (change, table, id);
}

KithVisit *
kith_visit_row_read (KithStmt *stmt)
{
  KithVisit *visit = kith_visit_new ();

  visit->id = kith_stmt_get_int64 (stmt, 0);
  visit->person = kith_stmt_get_int64 (stmt, 1);
  visit->day = (KithDay) kith_stmt_get_int64 (stmt, 2);
  visit->arrived = read_minute (stmt, 3);
  visit->left = read_minute (stmt, 4);
  visit->utc = kith_stmt_get_int64 (stmt, 5);
  visit->utc_offset = (gint32) kith_stmt_get_int64 (stmt, 6);
  visit->state = (KithPresenceState) kith_stmt_get_int64 (stmt, 7);
  visit->source = (KithSource) kith_stmt_get_int64 (stmt, 8);
  visit->voided = kith_stmt_get_int64 (stmt, 9) != 0;
  visit->version = kith_stmt_get_int64 (stmt, 10);
  return visit;
}

gboolean
kith_visit_row_read_services (KithDb *db, KithVisit *visit, GError **error)
{
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, KITH_SQL_VISIT_SERVICES, error);
  KithStep step;

  if (stmt == NULL)
    return FALSE;
  kith_stmt_bind (stmt, "i", visit->id);
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    kith_visit_put_service (visit, kith_stmt_get_int64 (stmt, 0), TRUE);
  return step != KITH_STEP_ERROR;
}

KithVisit *
kith_visit_row_load (KithDb *db, gint64 id, GError **error)
{
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, KITH_SQL_VISIT_GET, error);
  g_autoptr (KithVisit) visit = NULL;
  KithStep step;

  if (stmt == NULL)
    return NULL;
  kith_stmt_bind (stmt, "i", id);
  step = kith_stmt_step (stmt, error);
  if (step == KITH_STEP_DONE)
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_NOT_FOUND,
                         _ ("There is no such visit. Look at today's list again."));
  if (step != KITH_STEP_ROW)
    return NULL;
  visit = kith_visit_row_read (stmt);
  return kith_visit_row_read_services (db, visit, error) ? g_steal_pointer (&visit) : NULL;
}

gboolean
kith_visit_row_find (KithDb *db, gint64 person, KithDay day, KithVisit **visit, GError **error)
{
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, KITH_SQL_VISIT_OF_PERSON_DAY, error);
  g_autoptr (KithVisit) found = NULL;
  KithStep step;

  if (stmt == NULL)
    return FALSE;
  kith_stmt_bind (stmt, "iw", person, day);
  step = kith_stmt_step (stmt, error);
  if (step == KITH_STEP_ROW)
    {
      found = kith_visit_row_read (stmt);
      if (!kith_visit_row_read_services (db, found, error))
        return FALSE;
    }
  if (step == KITH_STEP_ERROR)
    return FALSE;
  *visit = g_steal_pointer (&found);
  return TRUE;
}

static int
compare_shown (gconstpointer a, gconstpointer b)
{
  return kith_visit_compare_shown (*(KithVisit *const *) a, *(KithVisit *const *) b);
}

GPtrArray *
kith_visit_row_find_all (KithDb *db, gint64 person, KithDay day, GError **error)
{
  g_autoptr (GArray) records = kith_merges_list_records (db, person, error);

  return records != NULL ? kith_visit_row_find_among (db, records, day, error) : NULL;
}

GPtrArray *
kith_visit_row_find_among (KithDb *db, GArray *records, KithDay day, GError **error)
{
  g_autoptr (GPtrArray) visits = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_visit_free);

  for (guint i = 0; i < records->len; i++)
    {
      KithVisit *visit = NULL;

      if (!kith_visit_row_find (db, g_array_index (records, gint64, i), day, &visit, error))
        return NULL;
      if (visit != NULL)
        g_ptr_array_add (visits, visit);
    }
  g_ptr_array_sort (visits, compare_shown);
  return g_steal_pointer (&visits);
}

int
kith_visit_row_insert (KithChange *change, KithVisit *visit, gint64 account, GError **error)
{
  int written;

  visit->id = kith_change_new_id (change);
  visit->version = 1;
  written = kith_db_run (kith_change_get_db (change), error, KITH_SQL_VISIT_INSERT, "iiwooiwwwi", visit->id,
                         visit->person, visit->day, is_recorded (visit->arrived), (gint64) visit->arrived,
                         is_recorded (visit->left), (gint64) visit->left, visit->utc, visit->utc_offset,
                         (int) visit->state, (int) visit->source, account);
  if (written <= 0)
    return written;
  note_written (change, "visit", visit->id);
  return 1;
}

gboolean
kith_visit_row_update (KithChange *change, KithVisit *visit, GError **error)
{
  int changed = kith_db_run (kith_change_get_db (change), error, KITH_SQL_VISIT_UPDATE, "ooiwwwii",
                             is_recorded (visit->arrived), (gint64) visit->arrived, is_recorded (visit->left),
                             (gint64) visit->left, visit->utc, visit->utc_offset, (int) visit->state,
                             (int) visit->voided, visit->id, visit->version);

  if (changed < 0 || !kith_change_expect_one (change, changed, error))
    return FALSE;
  visit->version++;
  note_written (change, "visit", visit->id);
  return TRUE;
}

gboolean
kith_visit_row_put_service (KithChange *change,
                            gint64 visit,
                            gint64 service,
                            gboolean taken,
                            gboolean *changed,
                            GError **error)
{
  const ServiceTable table = { KITH_SQL_VISIT_SERVICE_PUT, "visit_service", "visit" };

  return put_service (change, &table, visit, service, taken ? 0 : 1, changed, error);
}

KithGuest *
kith_guest_row_read (KithStmt *stmt)
{
  KithGuest *guest = kith_guest_new ();

  guest->id = kith_stmt_get_int64 (stmt, 0);
  guest->day = (KithDay) kith_stmt_get_int64 (stmt, 1);
  guest->number = (int) kith_stmt_get_int64 (stmt, 2);
  guest->arrived = read_minute (stmt, 3);
  guest->left = read_minute (stmt, 4);
  guest->utc = kith_stmt_get_int64 (stmt, 5);
  guest->utc_offset = (gint32) kith_stmt_get_int64 (stmt, 6);
  guest->state = (KithPresenceState) kith_stmt_get_int64 (stmt, 7);
  guest->source = (KithSource) kith_stmt_get_int64 (stmt, 8);
  guest->voided = kith_stmt_get_int64 (stmt, 9) != 0;
  guest->version = kith_stmt_get_int64 (stmt, 10);
  return guest;
}

KithGuest *
kith_guest_row_load (KithDb *db, gint64 id, GError **error)
{
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, KITH_SQL_GUEST_GET, error);
  g_autoptr (KithStmt) services = NULL;
  g_autoptr (KithGuest) guest = NULL;
  KithStep step;

  if (stmt == NULL)
    return NULL;
  kith_stmt_bind (stmt, "i", id);
  step = kith_stmt_step (stmt, error);
  if (step == KITH_STEP_DONE)
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_NOT_FOUND,
                         _ ("There are no such guests. Look at today's list again."));
  if (step != KITH_STEP_ROW)
    return NULL;
  guest = kith_guest_row_read (stmt);

  services = kith_db_prepare (db, KITH_SQL_GUEST_SERVICES, error);
  if (services == NULL)
    return NULL;
  kith_stmt_bind (services, "i", id);
  while ((step = kith_stmt_step (services, error)) == KITH_STEP_ROW)
    kith_guest_put_service (guest, kith_stmt_get_int64 (services, 0),
                            (int) kith_stmt_get_int64 (services, 1));
  return step == KITH_STEP_ERROR ? NULL : g_steal_pointer (&guest);
}

gboolean
kith_guest_row_insert (KithChange *change, KithGuest *guest, gint64 account, GError **error)
{
  guest->id = kith_change_new_id (change);
  guest->version = 1;
  if (kith_db_run (kith_change_get_db (change), error, KITH_SQL_GUEST_INSERT, "iwwooiwwwi", guest->id,
                   guest->day, guest->number, is_recorded (guest->arrived), (gint64) guest->arrived,
                   is_recorded (guest->left), (gint64) guest->left, guest->utc, guest->utc_offset,
                   (int) guest->state, (int) guest->source, account) < 0)
    return FALSE;
  note_written (change, "guest", guest->id);
  return TRUE;
}

gboolean
kith_guest_row_update (KithChange *change, KithGuest *guest, GError **error)
{
  int changed =
      kith_db_run (kith_change_get_db (change), error, KITH_SQL_GUEST_UPDATE, "woowwii", guest->number,
                   is_recorded (guest->arrived), (gint64) guest->arrived, is_recorded (guest->left),
                   (gint64) guest->left, (int) guest->state, (int) guest->voided, guest->id, guest->version);

  if (changed < 0 || !kith_change_expect_one (change, changed, error))
    return FALSE;
  guest->version++;
  note_written (change, "guest", guest->id);
  return TRUE;
}

gboolean
kith_guest_row_put_service (KithChange *change,
                            gint64 guest,
                            gint64 service,
                            int number,
                            gboolean *changed,
                            GError **error)
{
  const ServiceTable table = { KITH_SQL_GUEST_SERVICE_PUT, "guest_service", "guest" };

  return put_service (change, &table, guest, service, number, changed, error);
}

gboolean
kith_presence_row_seen (KithChange *change, gint64 person, KithDay day, GError **error)
{
  if (kith_db_run (kith_change_get_db (change), error, KITH_SQL_PRESENCE_SEEN, "iw", person, day) < 0)
    return FALSE;
  kith_change_touch (change, "person_presence", person);
  return TRUE;
}

/* After a visit went or came back: what the visits that stand say. */
gboolean
kith_presence_row_recount (KithChange *change, gint64 person, GError **error)
{
  KithDb *db = kith_change_get_db (change);
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, KITH_SQL_PRESENCE_RECOUNT, error);
  gint64 times, first, last;
  int changed;

  if (stmt == NULL)
    return FALSE;
  kith_stmt_bind (stmt, "i", person);
  if (kith_stmt_step (stmt, error) != KITH_STEP_ROW)
    return FALSE;
  times = kith_stmt_get_int64 (stmt, 0);
  first = times > 0 ? kith_stmt_get_int64 (stmt, 1) : 0;
  last = times > 0 ? kith_stmt_get_int64 (stmt, 2) : 0;
  kith_stmt_reset (stmt);

  if (times > 0)
    changed = kith_db_run (db, error, KITH_SQL_PRESENCE_PUT, "iiii", person, first, last, times);
  else
    changed = kith_db_run (db, error, KITH_SQL_PRESENCE_DELETE, "i", person);
  if (changed < 0)
    return FALSE;
  if (changed > 0)
    kith_change_touch (change, "person_presence", person);
  return TRUE;
}
