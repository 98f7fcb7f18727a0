/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who came on which day: the lists that are read. */

#include "visits/kith-visits.h"

#include "people/kith-merges.h"
#include "visits/kith-visit-rows-private.h"
#include "visits/kith-visits-queries.h"

G_DEFINE_FINAL_TYPE (KithVisits, kith_visits, G_TYPE_OBJECT)

static KithDb *
begin_reading (KithVisits *self, GError **error)
{
  if (!kith_session_demand (self->session, KITH_ACTION_VISIT_RECORD, error))
    return NULL;
  return kith_store_get_reader (kith_session_get_store (self->session), error);
}

static void
kith_visits_finalize (GObject *object)
{
  KithVisits *self = KITH_VISITS (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->own, g_hash_table_unref);
  g_mutex_clear (&self->mutex);

  G_OBJECT_CLASS (kith_visits_parent_class)->finalize (object);
}

static void
kith_visits_class_init (KithVisitsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kith_visits_finalize;
}

static void
kith_visits_init (KithVisits *self)
{
  g_mutex_init (&self->mutex);
  self->own = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

/**
 * kith_visits_new:
 * @session: whose rights are used
 *
 * Returns: (transfer full): the service; any thread may use it
 */
KithVisits *
kith_visits_new (KithSession *session)
{
  KithVisits *self;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);

  self = g_object_new (KITH_TYPE_VISITS, NULL);
  self->session = g_object_ref (session);
  return self;
}

/**
 * kith_visits_get_session:
 * @self: the service
 *
 * Returns: (transfer none): whose rights are used
 */
KithSession *
kith_visits_get_session (KithVisits *self)
{
  g_return_val_if_fail (KITH_IS_VISITS (self), NULL);

  return self->session;
}

/**
 * kith_visits_get:
 * @self: the service
 * @visit: a visit's id
 * @error: %KITH_ERROR_NOT_FOUND, %KITH_ERROR_NOT_PERMITTED
 *
 * Returns: (transfer full): the visit, voided or not
 */
KithVisit *
kith_visits_get (KithVisits *self, gint64 visit, GError **error)
{
  KithDb *db;

  g_return_val_if_fail (KITH_IS_VISITS (self), NULL);

  db = begin_reading (self, error);
  return db != NULL ? kith_visit_row_load (db, visit, error) : NULL;
}

/* Adds each visit's services to visits that stand in this table by id. */
static gboolean
join_services (KithDb *db, KithDay day, GHashTable *by_id, GError **error)
{
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, KITH_SQL_VISIT_SERVICES_ON_DAY, error);
  KithStep step;

  if (stmt == NULL)
    return FALSE;
  kith_stmt_bind (stmt, "w", day);
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    {
      gint64 id = kith_stmt_get_int64 (stmt, 0);
      KithVisit *visit = g_hash_table_lookup (by_id, &id);

      if (visit != NULL)
        kith_visit_put_service (visit, kith_stmt_get_int64 (stmt, 1), TRUE);
    }
  return step != KITH_STEP_ERROR;
}

/**
 * kith_visits_on_day:
 * @self: the service
 * @day: a center day
 * @error: %KITH_ERROR_NOT_PERMITTED
 *
 * Returns: (transfer full) (element-type KithVisit): the visits that count, by arrival
 */
GPtrArray *
kith_visits_on_day (KithVisits *self, KithDay day, GError **error)
{
  g_autoptr (GPtrArray) visits = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_visit_free);
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (KithStmt) stmt = NULL;
  KithStep step;
  KithDb *db;

  g_return_val_if_fail (KITH_IS_VISITS (self), NULL);

  db = begin_reading (self, error);
  stmt = db != NULL ? kith_db_prepare (db, KITH_SQL_VISITS_ON_DAY, error) : NULL;
  if (stmt == NULL)
    return NULL;
  kith_stmt_bind (stmt, "w", day);
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    {
      KithVisit *visit = kith_visit_row_read (stmt);

      g_ptr_array_add (visits, visit);
      g_hash_table_insert (by_id, &visit->id, visit);
    }
  if (step == KITH_STEP_ERROR || !join_services (db, day, by_id, error))
    return NULL;
  return g_steal_pointer (&visits);
}

/**
 * kith_visits_guests_on_day:
 * @self: the service
 * @day: a center day
 * @error: %KITH_ERROR_NOT_PERMITTED
 *
 * Returns: (transfer full) (element-type KithGuest): the guests that count, by arrival
 */
GPtrArray *
kith_visits_guests_on_day (KithVisits *self, KithDay day, GError **error)
{
  g_autoptr (GPtrArray) guests = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_guest_free);
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (KithStmt) stmt = NULL;
  g_autoptr (KithStmt) services = NULL;
  KithStep step;
  KithDb *db;

  g_return_val_if_fail (KITH_IS_VISITS (self), NULL);

  db = begin_reading (self, error);
  stmt = db != NULL ? kith_db_prepare (db, KITH_SQL_GUESTS_ON_DAY, error) : NULL;
  if (stmt == NULL)
    return NULL;
  kith_stmt_bind (stmt, "w", day);
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    {
      KithGuest *guest = kith_guest_row_read (stmt);

      g_ptr_array_add (guests, guest);
      g_hash_table_insert (by_id, &guest->id, guest);
    }
  services = step != KITH_STEP_ERROR ? kith_db_prepare (db, KITH_SQL_GUEST_SERVICES_ON_DAY, error) : NULL;
  if (services == NULL)
    return NULL;
  kith_stmt_bind (services, "w", day);
  while ((step = kith_stmt_step (services, error)) == KITH_STEP_ROW)
    {
      gint64 id = kith_stmt_get_int64 (services, 0);
      KithGuest *guest = g_hash_table_lookup (by_id, &id);

      if (guest != NULL)
        kith_guest_put_service (guest, kith_stmt_get_int64 (services, 1),
                                (int) kith_stmt_get_int64 (services, 2));
    }
  return step == KITH_STEP_ERROR ? NULL : g_steal_pointer (&guests);
}

static gboolean
append_visits (KithDb *db, gint64 person, guint limit, GPtrArray *visits, GError **error)
{
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, KITH_SQL_VISITS_OF_PERSON, error);
  KithStep step;

  if (stmt == NULL)
    return FALSE;
  kith_stmt_bind (stmt, "ii", person, (gint64) limit);
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    g_ptr_array_add (visits, kith_visit_row_read (stmt));
  return step != KITH_STEP_ERROR;
}

/* Where two of one day stand, the first is shown, with what was taken on either. */
static void
join_days (GPtrArray *visits)
{
  for (guint i = 1; i < visits->len;)
    {
      KithVisit *first = g_ptr_array_index (visits, i - 1);
      const KithVisit *visit = g_ptr_array_index (visits, i);

      if (first->day != visit->day)
        {
          i++;
          continue;
        }
      for (guint n = 0; n < visit->services->len; n++)
        kith_visit_put_service (first, g_array_index (visit->services, gint64, n), TRUE);
      g_ptr_array_remove_index (visits, i);
    }
}

/**
 * kith_visits_of_person:
 * @self: the service
 * @person: whose, with all records that count as this one
 * @limit: how many at most
 * @error: %KITH_ERROR_NOT_PERMITTED
 *
 * Returns: (transfer full) (element-type KithVisit): the visits that count, newest first, one a day
 */
GPtrArray *
kith_visits_of_person (KithVisits *self, gint64 person, guint limit, GError **error)
{
  g_autoptr (GPtrArray) visits = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_visit_free);
  g_autoptr (GArray) records = NULL;
  KithDb *db;

  g_return_val_if_fail (KITH_IS_VISITS (self), NULL);

  db = begin_reading (self, error);
  records = db != NULL ? kith_merges_list_records (db, person, error) : NULL;
  if (records == NULL)
    return NULL;
  for (guint i = 0; i < records->len; i++)
    if (!append_visits (db, g_array_index (records, gint64, i), limit, visits, error))
      return NULL;
  for (guint i = 0; i < visits->len; i++)
    if (!kith_visit_row_read_services (db, g_ptr_array_index (visits, i), error))
      return NULL;
  if (records->len > 1)
    {
      g_ptr_array_sort (visits, kith_visit_compare_days);
      join_days (visits);
      g_ptr_array_set_size (visits, (int) MIN (visits->len, limit));
    }
  return g_steal_pointer (&visits);
}

static gboolean
collect_days (KithDb *db, gint64 person, GHashTable *days, KithPresence *presence, GError **error)
{
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, KITH_SQL_VISIT_DAYS, error);
  KithStep step;

  if (stmt == NULL)
    return FALSE;
  kith_stmt_bind (stmt, "i", person);
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    {
      KithDay day = (KithDay) kith_stmt_get_int64 (stmt, 0);

      if (!g_hash_table_add (days, GINT_TO_POINTER (day)))
        continue;
      presence->first_day = presence->times_seen == 0 ? day : MIN (presence->first_day, day);
      presence->last_day = presence->times_seen == 0 ? day : MAX (presence->last_day, day);
      presence->times_seen++;
    }
  return step != KITH_STEP_ERROR;
}

/* Of several records: what their days say. A day on which two of them came counts once. FALSE: failed */
static gboolean
join_presence (KithDb *db, const GArray *records, KithPresence *presence, GError **error)
{
  g_autoptr (GHashTable) days = g_hash_table_new (NULL, NULL);

  *presence = (KithPresence){ 0 };
  for (guint i = 0; i < records->len; i++)
    if (!collect_days (db, g_array_index (records, gint64, i), days, presence, error))
      return FALSE;
  return TRUE;
}

/**
 * kith_visits_find_presence:
 * @db: a connection, also inside a transaction whose rows it is to see
 * @records: (element-type gint64): all records of one person, as kith_merges_list_records() lists them
 * @presence: (out): first and last day, times seen
 * @error: return location
 *
 * Returns: %FALSE without an error: never seen
 */
gboolean
kith_visits_find_presence (KithDb *db, GArray *records, KithPresence *presence, GError **error)
{
  g_autoptr (KithStmt) stmt = NULL;
  KithPresence joined;

  g_return_val_if_fail (db != NULL, FALSE);
  g_return_val_if_fail (records != NULL && records->len > 0, FALSE);
  g_return_val_if_fail (presence != NULL, FALSE);

  if (records->len > 1)
    {
      if (!join_presence (db, records, &joined, error) || joined.times_seen == 0)
        return FALSE;
      *presence = joined;
      return TRUE;
    }
  stmt = kith_db_prepare (db, KITH_SQL_PRESENCE_GET, error);
  if (stmt == NULL)
    return FALSE;
  kith_stmt_bind (stmt, "i", g_array_index (records, gint64, 0));
  if (kith_stmt_step (stmt, error) != KITH_STEP_ROW)
    return FALSE;
  presence->first_day = (KithDay) kith_stmt_get_int64 (stmt, 0);
  presence->last_day = (KithDay) kith_stmt_get_int64 (stmt, 1);
  presence->times_seen = (int) kith_stmt_get_int64 (stmt, 2);
  return TRUE;
}

/**
 * kith_visits_get_presence:
 * @self: the service
 * @person: whose, with all records that count as this one
 * @presence: (out): first and last day, times seen
 * @error: %KITH_ERROR_NOT_PERMITTED
 *
 * Returns: %FALSE without an error: never seen
 */
gboolean
kith_visits_get_presence (KithVisits *self, gint64 person, KithPresence *presence, GError **error)
{
  g_autoptr (GArray) records = NULL;
  KithDb *db;

  g_return_val_if_fail (KITH_IS_VISITS (self), FALSE);

  db = begin_reading (self, error);
  records = db != NULL ? kith_merges_list_records (db, person, error) : NULL;
  return records != NULL && kith_visits_find_presence (db, records, presence, error);
}

/* One allocation a person: the key stands before what it leads to. */
typedef struct
{
  gint64 person;
  KithPresence presence;
} Entry;

/**
 * kith_presence_put:
 * @all: a table from kith_visits_load_presence()
 * @person: a person's id
 * @presence: first and last day, times seen
 */
void
kith_presence_put (GHashTable *all, gint64 person, const KithPresence *presence)
{
  Entry *entry;

  g_return_if_fail (all != NULL && presence != NULL);

  entry = g_new (Entry, 1);
  entry->person = person;
  entry->presence = *presence;
  g_hash_table_replace (all, &entry->person, &entry->presence);
}

/* Whoever others count as is seen when these are. */
static gboolean
join_merged (KithDb *db, GHashTable *all, GError **error)
{
  g_autoptr (GPtrArray) merges = kith_merges_list (db, error);

  for (guint i = 0; merges != NULL && i < merges->len; i++)
    {
      const KithMerge *merge = g_ptr_array_index (merges, i);
      g_autoptr (GArray) records = kith_merges_list_records (db, merge->into, error);
      KithPresence presence;

      if (records == NULL || !join_presence (db, records, &presence, error))
        return FALSE;
      if (presence.times_seen > 0)
        kith_presence_put (all, merge->into, &presence);
    }
  return merges != NULL;
}

/**
 * kith_visits_load_presence:
 * @self: the service
 * @error: %KITH_ERROR_NOT_PERMITTED
 *
 * Returns: (transfer full): the summaries of all who were seen, each record with those that count as it: a
 * table from person id (gint64) to #KithPresence
 */
GHashTable *
kith_visits_load_presence (KithVisits *self, GError **error)
{
  g_autoptr (GHashTable) all = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (KithStmt) stmt = NULL;
  KithStep step;
  KithDb *db;

  g_return_val_if_fail (KITH_IS_VISITS (self), NULL);

  db = begin_reading (self, error);
  stmt = db != NULL ? kith_db_prepare (db, KITH_SQL_PRESENCE_ALL, error) : NULL;
  if (stmt == NULL)
    return NULL;
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    {
      KithPresence presence = {
        .first_day = (KithDay) kith_stmt_get_int64 (stmt, 1),
        .last_day = (KithDay) kith_stmt_get_int64 (stmt, 2),
        .times_seen = (int) kith_stmt_get_int64 (stmt, 3),
      };

      kith_presence_put (all, kith_stmt_get_int64 (stmt, 0), &presence);
    }
  return step != KITH_STEP_ERROR && join_merged (db, all, error) ? g_steal_pointer (&all) : NULL;
}
