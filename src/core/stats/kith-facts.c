/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The visit facts in packed columns. People are dense indexes, so that counting needs arrays and no tables.
 * KithFactRows are kept by rising id; what a count needs (who came by day, first visits, guests) is derived
 * when it is asked for after something changed. */

#include "stats/kith-facts.h"

#include <string.h>

#include "stats/kith-facts-private.h"
#include "stats/kith-facts-queries.h"

#define LOOK_EVERY 4096
/* Reading so many single rows again takes longer than reading all. */
#define MANY_MARKS 20000

G_DEFINE_FINAL_TYPE (KithFacts, kith_facts, G_TYPE_OBJECT)

static void
rows_clear (KithFactRows *self)
{
  g_clear_pointer (&self->ids, g_free);
  g_clear_pointer (&self->what, g_free);
  g_clear_pointer (&self->days, g_free);
  self->n = self->size = 0;
}

/* Where the id is, or where it belongs. */
static gsize
rows_find (const KithFactRows *self, gint64 id)
{
  gsize low = 0, high = self->n;

  if (high == 0 || self->ids[high - 1] < id)
    return high;
  while (low < high)
    {
      gsize middle = low + (high - low) / 2;

      if (self->ids[middle] < id)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* Returns whether a row is new and counts. */
static gboolean
rows_put (KithFactRows *self, gint64 id, guint32 what, KithDay day)
{
  gsize at = rows_find (self, id);

  if (at < self->n && self->ids[at] == id)
    {
      self->what[at] = what;
      self->days[at] = day;
      return FALSE;
    }
  if (day == KITH_DAY_NONE)
    return FALSE;

  if (self->n == self->size)
    {
      self->size = MAX (256, self->size * 2);
      self->ids = g_renew (gint64, self->ids, self->size);
      self->what = g_renew (guint32, self->what, self->size);
      self->days = g_renew (KithDay, self->days, self->size);
    }
  if (at < self->n)
    {
      memmove (self->ids + at + 1, self->ids + at, (self->n - at) * sizeof *self->ids);
      memmove (self->what + at + 1, self->what + at, (self->n - at) * sizeof *self->what);
      memmove (self->days + at + 1, self->days + at, (self->n - at) * sizeof *self->days);
    }
  self->ids[at] = id;
  self->what[at] = what;
  self->days[at] = day;
  self->n++;
  return TRUE;
}

/* Its day, where the facts hold it and the row counts. */
static KithDay
counted_day (KithFacts *self, gint64 day, gboolean voided)
{
  if (voided || day < G_MININT32 || day > G_MAXINT32 || !kith_day_is_valid ((KithDay) day) ||
      (self->only_day != KITH_DAY_NONE && day != self->only_day))
    return KITH_DAY_NONE;
  return (KithDay) day;
}

static gboolean
look (guint n, GCancellable *cancellable, GError **error)
{
  return n % LOOK_EVERY != 0 || !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/* KithFactRows of a query that answers id, person or number, and day. */
static gboolean
read_rows (KithFacts *self,
           KithDb *db,
           KithFactRows *rows,
           const char *sql,
           gint64 from,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, sql, error);
  gboolean are_visits = rows == &self->visits;
  KithStep step;

  if (stmt == NULL)
    return FALSE;
  kith_stmt_bind (stmt, "i", from);
  for (guint n = 1; (step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW; n++)
    {
      gint64 what = kith_stmt_get_int64 (stmt, 1);
      KithDay day = counted_day (self, kith_stmt_get_int64 (stmt, 2), FALSE);

      if (!look (n, cancellable, error))
        return FALSE;
      if (day != KITH_DAY_NONE)
        rows_put (rows, kith_stmt_get_int64 (stmt, 0),
                  are_visits ? kith_id_map_add (&self->people, what) : (guint32) CLAMP (what, 0, G_MAXINT32),
                  day);
    }
  return step != KITH_STEP_ERROR;
}

static gboolean
read_pairs (KithFacts *self, KithDb *db, GError **error)
{
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, KITH_SQL_FACTS_PAIRS, error);
  KithStep step;

  if (stmt == NULL)
    return FALSE;
  g_array_set_size (self->pairs, 0);
  self->pairs_stale = TRUE;
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    {
      KithFactPair pair = { .a = kith_id_map_add (&self->people, kith_stmt_get_int64 (stmt, 0)),
                            .b = kith_id_map_add (&self->people, kith_stmt_get_int64 (stmt, 1)) };

      g_array_append_val (self->pairs, pair);
    }
  return step != KITH_STEP_ERROR;
}

static gboolean
read_merges (KithFacts *self, KithDb *db, GError **error)
{
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, KITH_SQL_FACTS_MERGES, error);
  KithStep step;

  if (stmt == NULL)
    return FALSE;
  g_array_set_size (self->merges, 0);
  self->pairs_stale = TRUE;
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    {
      KithFactMerge merge = { .from = kith_id_map_add (&self->people, kith_stmt_get_int64 (stmt, 0)),
                              .into = kith_id_map_add (&self->people, kith_stmt_get_int64 (stmt, 1)) };

      g_array_append_val (self->merges, merge);
    }
  return step != KITH_STEP_ERROR;
}

static gboolean
read_first_days (KithFacts *self, KithDb *db, GError **error)
{
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, KITH_SQL_FACTS_FIRST_DAYS, error);
  KithStep step;

  if (stmt == NULL)
    return FALSE;
  g_array_set_size (self->first_days, 0);
  g_array_set_size (self->first_people, 0);
  kith_stmt_bind (stmt, "w", self->only_day);
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    kith_facts_put_first_day (self, kith_stmt_get_int64 (stmt, 0), (KithDay) kith_stmt_get_int64 (stmt, 1));
  return step != KITH_STEP_ERROR;
}

static gboolean
read_all (KithFacts *self, KithDb *db, GCancellable *cancellable, GError **error)
{
  gboolean one_day = self->only_day != KITH_DAY_NONE;

  self->visits.n = 0;
  self->guests.n = 0;
  return read_rows (self, db, &self->visits,
                    one_day ? KITH_SQL_FACTS_VISITS_ON_DAY : KITH_SQL_FACTS_VISITS_AFTER,
                    one_day ? self->only_day : 0, cancellable, error) &&
         read_rows (self, db, &self->guests,
                    one_day ? KITH_SQL_FACTS_GUESTS_ON_DAY : KITH_SQL_FACTS_GUESTS_AFTER,
                    one_day ? self->only_day : 0, cancellable, error) &&
         read_pairs (self, db, error) && read_merges (self, db, error) &&
         (!one_day || read_first_days (self, db, error));
}

/* A single row again, and what its query answers: person or number, day, voided. */
static gboolean
read_again (KithFacts *self, KithDb *db, KithFactRows *rows, const char *sql, gint64 id, GError **error)
{
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, sql, error);
  KithStep step;

  if (stmt == NULL)
    return FALSE;
  kith_stmt_bind (stmt, "i", id);
  step = kith_stmt_step (stmt, error);
  if (step == KITH_STEP_DONE)
    rows_put (rows, id, 0, KITH_DAY_NONE);
  else if (step == KITH_STEP_ROW)
    {
      gint64 what = kith_stmt_get_int64 (stmt, 0);

      rows_put (rows, id,
                rows == &self->visits ? kith_id_map_add (&self->people, what)
                                      : (guint32) CLAMP (what, 0, G_MAXINT32),
                counted_day (self, kith_stmt_get_int64 (stmt, 1), kith_stmt_get_int64 (stmt, 2) != 0));
    }
  return step != KITH_STEP_ERROR;
}

static gboolean
read_marked (KithFacts *self,
             KithDb *db,
             GArray *visits,
             GArray *guests,
             GCancellable *cancellable,
             GError **error)
{
  gint64 last_visit = self->visits.n > 0 ? self->visits.ids[self->visits.n - 1] : 0;
  gint64 last_guest = self->guests.n > 0 ? self->guests.ids[self->guests.n - 1] : 0;

  for (guint i = 0; i < visits->len; i++)
    if (!read_again (self, db, &self->visits, KITH_SQL_FACTS_VISIT, g_array_index (visits, gint64, i), error))
      return FALSE;
  for (guint i = 0; i < guests->len; i++)
    if (!read_again (self, db, &self->guests, KITH_SQL_FACTS_GUEST, g_array_index (guests, gint64, i), error))
      return FALSE;
  return read_rows (self, db, &self->visits, KITH_SQL_FACTS_VISITS_AFTER, last_visit, cancellable, error) &&
         read_rows (self, db, &self->guests, KITH_SQL_FACTS_GUESTS_AFTER, last_guest, cancellable, error);
}

/* Everything read in here is of one moment. */
static KithDb *
begin_reading (KithFacts *self, gboolean *began, GError **error)
{
  KithDb *db = kith_store_get_reader (self->store, error);

  if (db == NULL)
    return NULL;
  *began = !kith_db_in_transaction (db);
  return !*began || kith_db_begin_read (db, error) ? db : NULL;
}

static void
changed_cb (KithStore *store, const char *topic, gint64 id, gpointer user_data)
{
  KithFacts *self = g_weak_ref_get (user_data);

  if (self == NULL)
    return;
  kith_facts_mark (self, topic, id);
  g_object_unref (self);
}

static void
free_weak_ref (gpointer data, GClosure *closure)
{
  g_weak_ref_clear (data);
  g_free (data);
}

static void
kith_facts_finalize (GObject *object)
{
  KithFacts *self = KITH_FACTS (object);

  if (self->changed_id != 0)
    g_signal_handler_disconnect (self->store, self->changed_id);
  g_clear_object (&self->store);
  kith_id_map_clear (&self->people);
  rows_clear (&self->visits);
  rows_clear (&self->guests);
  kith_fact_days_clear (&self->days);
  g_clear_pointer (&self->pairs, g_array_unref);
  g_clear_pointer (&self->merges, g_array_unref);
  g_clear_pointer (&self->first_days, g_array_unref);
  g_clear_pointer (&self->first_people, g_array_unref);
  g_clear_pointer (&self->news, g_array_unref);
  g_clear_pointer (&self->marked_visits, g_array_unref);
  g_clear_pointer (&self->marked_guests, g_array_unref);
  g_mutex_clear (&self->mutex);

  G_OBJECT_CLASS (kith_facts_parent_class)->finalize (object);
}

static void
kith_facts_class_init (KithFactsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kith_facts_finalize;
}

static void
kith_facts_init (KithFacts *self)
{
  g_mutex_init (&self->mutex);
  kith_id_map_init (&self->people);
  self->pairs = g_array_new (FALSE, FALSE, sizeof (KithFactPair));
  self->merges = g_array_new (FALSE, FALSE, sizeof (KithFactMerge));
  self->first_days = g_array_new (FALSE, FALSE, sizeof (KithDay));
  self->first_people = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->news = g_array_new (FALSE, FALSE, sizeof (KithFactNews));
  self->marked_visits = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->marked_guests = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->only_day = KITH_DAY_NONE;
  self->stale = TRUE;
}

static KithFacts *
load (KithStore *store, KithDay only_day, GCancellable *cancellable, GError **error)
{
  g_autoptr (KithFacts) self = g_object_new (KITH_TYPE_FACTS, NULL);
  GWeakRef *weak = g_new0 (GWeakRef, 1);
  gboolean began, good;
  KithDb *db;

  self->store = g_object_ref (store);
  self->only_day = only_day;
  g_weak_ref_init (weak, self);
  self->changed_id =
      g_signal_connect_data (store, "changed", G_CALLBACK (changed_cb), weak, free_weak_ref, 0);

  db = begin_reading (self, &began, error);
  if (db == NULL)
    return NULL;
  good = read_all (self, db, cancellable, error);
  if (began)
    kith_db_rollback (db);
  if (!good)
    return NULL;
  kith_facts_get_days (self);
  return g_steal_pointer (&self);
}

/**
 * kith_facts_load:
 * @store: a store; no key is needed
 * @cancellable: (nullable): ends it
 * @error: return location
 *
 * Reads all facts. They are one thread's at a time; what the store announces is marked for the next refresh.
 *
 * Returns: (transfer full): the facts
 */
KithFacts *
kith_facts_load (KithStore *store, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (KITH_IS_STORE (store), NULL);

  return load (store, KITH_DAY_NONE, cancellable, error);
}

/**
 * kith_facts_load_day:
 * @store: a store; no key is needed
 * @day: a center day
 * @cancellable: (nullable): ends it
 * @error: return location
 *
 * Reads the facts of one day, and from the presence summaries when those who came then came first: counts of
 * that day are what all facts would give, those of other days are 0.
 *
 * Returns: (transfer full): the facts
 */
KithFacts *
kith_facts_load_day (KithStore *store, KithDay day, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (KITH_IS_STORE (store), NULL);
  g_return_val_if_fail (kith_day_is_valid (day), NULL);

  return load (store, day, cancellable, error);
}

/**
 * kith_facts_refresh:
 * @self: the facts
 * @cancellable: (nullable): ends it
 * @error: return location
 *
 * Reads again what was marked or announced since, and what is new.
 *
 * Returns: whether the facts are current; where not, they are read whole the next time
 */
gboolean
kith_facts_refresh (KithFacts *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) visits = NULL;
  g_autoptr (GArray) guests = NULL;
  gboolean pairs, merges, all, began, good;
  KithDb *db;

  g_return_val_if_fail (KITH_IS_FACTS (self), FALSE);

  g_mutex_lock (&self->mutex);
  visits = g_steal_pointer (&self->marked_visits);
  guests = g_steal_pointer (&self->marked_guests);
  self->marked_visits = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->marked_guests = g_array_new (FALSE, FALSE, sizeof (gint64));
  pairs = self->marked_pairs;
  merges = self->marked_merges;
  all = self->marked_all || visits->len + guests->len > MANY_MARKS || self->only_day != KITH_DAY_NONE;
  self->marked_pairs = self->marked_merges = self->marked_all = FALSE;
  g_mutex_unlock (&self->mutex);

  self->stale = TRUE;
  db = begin_reading (self, &began, error);
  good = db != NULL;
  if (good && all)
    good = read_all (self, db, cancellable, error);
  else if (good)
    good = read_marked (self, db, visits, guests, cancellable, error) &&
           (!pairs || read_pairs (self, db, error)) && (!merges || read_merges (self, db, error));
  if (db != NULL && began)
    kith_db_rollback (db);
  if (!good)
    kith_facts_mark (self, "visit", 0);
  return good;
}

/**
 * kith_facts_n_visits:
 * @self: the facts
 *
 * Returns: how many visits count
 */
guint64
kith_facts_n_visits (KithFacts *self)
{
  KithFactDays *days;

  g_return_val_if_fail (KITH_IS_FACTS (self), 0);

  days = kith_facts_get_days (self);
  return days->starts[days->n_days];
}

/* Settled when somebody asks: a sign-in is acknowledged before it is counted. */
static void
note_news (KithFacts *self, guint32 person, gboolean came)
{
  KithFactNews news = { person, came };

  if (self->only_day == KITH_DAY_NONE)
    self->stale = TRUE;
  else
    g_array_append_val (self->news, news);
}

/**
 * kith_facts_put_visit:
 * @self: the facts
 * @visit: a visit's id
 * @person: whose
 * @day: on which day
 * @voided: whether it does not count
 */
void
kith_facts_put_visit (KithFacts *self, gint64 visit, gint64 person, KithDay day, gboolean voided)
{
  guint32 index;

  g_return_if_fail (KITH_IS_FACTS (self));

  index = kith_id_map_add (&self->people, person);
  if (rows_put (&self->visits, visit, index, counted_day (self, day, voided)))
    note_news (self, index, TRUE);
  else
    self->stale = TRUE;
}

/**
 * kith_facts_put_first_day:
 * @self: the facts of one day
 * @person: a person's id
 * @first_day: the day of the person's first visit, %KITH_DAY_NONE for none
 */
void
kith_facts_put_first_day (KithFacts *self, gint64 person, KithDay first_day)
{
  guint32 index;

  g_return_if_fail (KITH_IS_FACTS (self));

  if (self->only_day == KITH_DAY_NONE)
    return;
  index = kith_id_map_add (&self->people, person);
  while (self->first_days->len <= index)
    {
      KithDay none = KITH_DAY_NONE;

      g_array_append_val (self->first_days, none);
    }
  if (g_array_index (self->first_days, KithDay, index) == KITH_DAY_NONE)
    g_array_append_val (self->first_people, index);
  g_array_index (self->first_days, KithDay, index) = first_day;
  note_news (self, index, FALSE);
}

/**
 * kith_facts_put_guest:
 * @self: the facts
 * @guest: the guests' id
 * @day: on which day
 * @number: how many
 * @voided: whether they do not count
 */
void
kith_facts_put_guest (KithFacts *self, gint64 guest, KithDay day, guint number, gboolean voided)
{
  g_return_if_fail (KITH_IS_FACTS (self));

  rows_put (&self->guests, guest, number, counted_day (self, day, voided));
  self->stale = TRUE;
}

/**
 * kith_facts_put_pair:
 * @self: the facts
 * @person_a: one of two
 * @person_b: the other
 * @unresolved: whether they may be one person
 */
void
kith_facts_put_pair (KithFacts *self, gint64 person_a, gint64 person_b, gboolean unresolved)
{
  KithFactPair pair = { 0 };

  g_return_if_fail (KITH_IS_FACTS (self));

  pair.a = kith_id_map_add (&self->people, person_a);
  pair.b = kith_id_map_add (&self->people, person_b);
  for (guint i = self->pairs->len; i > 0; i--)
    {
      const KithFactPair *old = &g_array_index (self->pairs, KithFactPair, i - 1);

      if ((old->a == pair.a && old->b == pair.b) || (old->a == pair.b && old->b == pair.a))
        g_array_remove_index_fast (self->pairs, i - 1);
    }
  if (unresolved)
    g_array_append_val (self->pairs, pair);
  self->stale = self->pairs_stale = TRUE;
}

/**
 * kith_facts_mark:
 * @self: the facts
 * @table: a table's name; others than visit, guest, duplicate_pair and person_merge are ignored
 * @id: the row, 0 for many
 */
void
kith_facts_mark (KithFacts *self, const char *table, gint64 id)
{
  g_return_if_fail (KITH_IS_FACTS (self));
  g_return_if_fail (table != NULL);

  g_mutex_lock (&self->mutex);
  if (strcmp (table, "visit") == 0 && id != 0)
    g_array_append_val (self->marked_visits, id);
  else if (strcmp (table, "guest") == 0 && id != 0)
    g_array_append_val (self->marked_guests, id);
  else if (strcmp (table, "visit") == 0 || strcmp (table, "guest") == 0)
    self->marked_all = TRUE;
  else if (strcmp (table, "duplicate_pair") == 0)
    self->marked_pairs = TRUE;
  else if (strcmp (table, "person_merge") == 0)
    self->marked_merges = TRUE;
  g_mutex_unlock (&self->mutex);
}
