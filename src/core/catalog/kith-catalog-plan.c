/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reading a file into a plan. Each entry is looked up by what its source calls it; what is told as it was
 * told last is passed over by a digest, whatever the center has made of it.
 */

#include "catalog/kith-catalog-plan.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/kith-error.h"
#include "catalog/kith-catalog-keys.h"
#include "catalog/kith-catalog-plan-private.h"
#include "catalog/kith-catalog-queries.h"
#include "catalog/kith-catalogs.h"
#include "resources/kith-resource-field.h"
#include "vault/kith-vault.h"

#define PROGRESS_EVERY 64
#define LOOSE_AT_ONCE 1000

G_DEFINE_FINAL_TYPE (KithCatalogPlan, kith_catalog_plan, G_TYPE_OBJECT)

typedef struct
{
  KithCatalogPlan *plan;
  KithDb *db;        /* the store's, of this thread */
  GHashTable *known; /* (owned) of this record: "kind key" → gint64 link (owned) */
  GChecksum *digest; /* (owned) */
  KithDay today;
} Reading;

static void
kith_catalog_plan_finalize (GObject *object)
{
  KithCatalogPlan *self = KITH_CATALOG_PLAN (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->stage, kith_catalog_stage_free);
  g_clear_object (&self->reader);
  g_clear_pointer (&self->digest, g_bytes_unref);
  g_free (self->file);
  g_free (self->name);

  G_OBJECT_CLASS (kith_catalog_plan_parent_class)->finalize (object);
}

static void
kith_catalog_plan_class_init (KithCatalogPlanClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kith_catalog_plan_finalize;
}

static void
kith_catalog_plan_init (KithCatalogPlan *self)
{
}

static void
add_key (GByteArray *bytes, const char *key)
{
  if (key != NULL)
    g_byte_array_append (bytes, (const guint8 *) key, (guint) strlen (key));
  g_byte_array_append (bytes, (const guint8 *) (key != NULL ? "" : "\1"), 1);
}

/* The state, and a digest of all that is told. */
static GBytes *
digest_entry (const KithCatalogEntry *entry)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  GBytes *values = kith_values_get_bytes (entry->values);
  guint8 told[1 + KITH_DIGEST_SIZE] = { (guint8) entry->status };

  add_key (bytes, entry->organization);
  add_key (bytes, entry->program);
  add_key (bytes, entry->service);
  add_key (bytes, entry->location);
  g_byte_array_append (bytes, told, 1);
  g_byte_array_append (bytes, g_bytes_get_data (values, NULL), (guint) g_bytes_get_size (values));
  kith_vault_digest (bytes->data, bytes->len, told + 1);
  return g_bytes_new (told, sizeof told);
}

/* What is deleted from a later day on is there until then. */
static void
heed_day (Reading *reading, KithCatalogEntry *entry)
{
  KithValueIter deleted;
  const char *effective = NULL;
  KithDay day;

  if (entry->status != KITH_RESOURCE_IS_DELETED)
    return;
  kith_value_iter_init (&deleted, entry->values);
  if (kith_value_iter_find (&deleted, kith_resource_field_name (KITH_FIELD_DELETED)))
    effective = kith_value_get_within (&deleted, "effective");
  if (effective == NULL)
    effective = kith_values_get (entry->values, kith_resource_field_name (KITH_FIELD_DELETED_EFFECTIVE));
  if (effective != NULL && kith_day_parse (effective, &day, NULL) && day > reading->today)
    entry->status = KITH_RESOURCE_IS_ACTIVE;
}

static char *
make_known_key (KithResourceKind kind, const char *key)
{
  return g_strdup_printf ("%d %s", (int) kind, key);
}

static void
know (Reading *reading, const KithCatalogEntry *entry, gint64 link)
{
  g_hash_table_replace (reading->known, make_known_key (entry->kind, entry->key),
                        g_memdup2 (&link, sizeof link));
}

static void
note_twice (Reading *reading, const KithCatalogEntry *entry)
{
  kith_catalog_reader_take_problem (
      reading->plan->reader, KITH_CATALOG_SKIPPED, entry->line, NULL,
      g_strdup_printf (_ ("“%s” (%s) is told twice and otherwise; it was taken as told first."), entry->key,
                       kith_resource_kind_label (entry->kind)));
}

/* FALSE without error: nothing is to be put by. link: (out) */
static gboolean
look_up (Reading *reading, KithCatalogTold *told, gint64 next, gint64 *link, GError **error)
{
  KithCatalogPlan *self = reading->plan;
  const KithCatalogEntry *entry = told->entry;
  g_autoptr (GBytes) before = NULL;
  g_autoptr (KithStmt) stmt = NULL;
  GError *problem = NULL;
  gboolean is_missing = FALSE;
  gboolean first = TRUE;

  if (self->source != 0)
    {
      stmt = kith_db_prepare (reading->db, KITH_SQL_CATALOG_KEY, error);
      if (stmt == NULL)
        return FALSE;
      kith_stmt_bind (stmt, "iwt", self->source, (int) entry->kind, entry->key);
      if (kith_stmt_step (stmt, &problem) == KITH_STEP_ROW)
        {
          told->resource = kith_stmt_get_int64 (stmt, 0);
          before = kith_stmt_dup_bytes (stmt, 1);
          is_missing = !kith_stmt_is_null (stmt, 2);
        }
    }
  if (problem == NULL && told->resource == 0 &&
      kith_catalog_stage_find (self->stage, entry->kind, entry->key, link, &before, &problem))
    first = FALSE;
  else if (problem == NULL && told->resource != 0)
    kith_catalog_stage_see (self->stage, told->resource, &first, &problem);
  if (problem != NULL)
    {
      g_propagate_error (error, problem);
      return FALSE;
    }

  if (!first)
    {
      if (told->resource != 0)
        *link = told->resource;
      if (before == NULL || !g_bytes_equal (before, told->digest))
        note_twice (reading, entry);
      return FALSE;
    }
  *link = told->resource != 0 ? told->resource : -next;
  if (told->resource == 0)
    told->change = KITH_CATALOG_ADDED;
  else if (is_missing)
    told->change = KITH_CATALOG_RETURNED;
  else if (before == NULL || !g_bytes_equal (before, told->digest))
    told->change = KITH_CATALOG_CHANGED;
  else
    {
      self->counts.unchanged[0]++;
      self->counts.unchanged[entry->kind]++;
      return FALSE;
    }
  return TRUE;
}

static void
keep_key (Reading *reading, KithCatalogTold *told, KithResourceKind kind, const char *key)
{
  KithCatalogEntry *entry = told->entry;

  kith_catalog_keys_keep (entry, kind, key);
  kith_catalog_reader_take_problem (
      reading->plan->reader, KITH_CATALOG_NOTE, entry->line, NULL,
      g_strdup_printf (_ ("“%s” (%s) names the key “%s” (%s), which is nowhere; it was taken without it."),
                       entry->key, kith_resource_kind_label (entry->kind), key,
                       kith_resource_kind_label (kind)));
}

/* FALSE without error: it is nowhere, as far as the file was read. */
static gboolean
find_link (Reading *reading,
           KithResourceKind kind,
           const char *key,
           gboolean everywhere,
           gint64 *link,
           GError **error)
{
  KithCatalogPlan *self = reading->plan;
  g_autofree char *known_key = make_known_key (kind, key);
  const gint64 *known = g_hash_table_lookup (reading->known, known_key);
  GError *problem = NULL;

  if (known != NULL)
    {
      *link = *known;
      return TRUE;
    }
  if (!everywhere)
    return FALSE;
  if (kith_catalog_stage_find (self->stage, kind, key, link, NULL, &problem))
    return TRUE;
  if (problem == NULL && self->source != 0 &&
      kith_db_get_int64 (reading->db, link, &problem, KITH_SQL_CATALOG_KEY, "iwt", self->source, (int) kind,
                         key))
    return TRUE;
  if (problem != NULL)
    g_propagate_error (error, problem);
  return FALSE;
}

/* From this record, and with everywhere from the whole file and the store: what is told later is found then.
 */
static gboolean
link_told (Reading *reading, KithCatalogTold *told, gboolean everywhere, GError **error)
{
  told->loose = FALSE;
  for (int i = 0; i < KITH_CATALOG_N_LINKS; i++)
    {
      KithResourceKind kind;
      const char *key = *kith_catalog_keys_get (told->entry, i, &kind);
      GError *problem = NULL;

      if (key == NULL || find_link (reading, kind, key, everywhere, &told->links[i], &problem))
        continue;
      if (problem != NULL)
        {
          g_propagate_error (error, problem);
          return FALSE;
        }
      if (everywhere)
        keep_key (reading, told, kind, key);
      else
        told->loose = TRUE;
    }
  return TRUE;
}

static gboolean
put_by (Reading *reading, GPtrArray *told, GError **error)
{
  KithCatalogPlan *self = reading->plan;

  for (guint i = 0; i < told->len; i++)
    {
      KithCatalogTold *one = told->pdata[i];

      if (!link_told (reading, one, FALSE, error) || !kith_catalog_stage_tell (self->stage, one, error))
        return FALSE;
      self->counts.changes[one->change][0]++;
      self->counts.changes[one->change][one->entry->kind]++;
    }
  return TRUE;
}

static gboolean
take_record (Reading *reading, GPtrArray *entries, GError **error)
{
  g_autoptr (GPtrArray) told = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_catalog_told_free);

  g_hash_table_remove_all (reading->known);
  for (guint i = 0; i < entries->len; i++)
    {
      g_autoptr (KithCatalogTold) one = g_new0 (KithCatalogTold, 1);
      GError *problem = NULL;
      gint64 link = 0;
      gboolean wanted;
      gconstpointer digest;
      gsize size;

      one->entry = g_steal_pointer (&entries->pdata[i]);
      kith_catalog_keys_take_back (one->entry);
      heed_day (reading, one->entry);
      one->digest = digest_entry (one->entry);
      digest = g_bytes_get_data (one->digest, &size);
      g_checksum_update (reading->digest, digest, (gssize) size);
      wanted = look_up (reading, one, kith_catalog_stage_get_next (reading->plan->stage) + told->len, &link,
                        &problem);
      if (problem != NULL)
        {
          g_propagate_error (error, problem);
          return FALSE;
        }
      know (reading, one->entry, link);
      if (wanted)
        g_ptr_array_add (told, g_steal_pointer (&one));
    }
  return put_by (reading, told, error);
}

static gboolean
link_loose (Reading *reading, GCancellable *cancellable, GError **error)
{
  g_hash_table_remove_all (reading->known);
  while (TRUE)
    {
      g_autoptr (GPtrArray) loose =
          kith_catalog_stage_list_loose (reading->plan->stage, LOOSE_AT_ONCE, error);

      if (loose == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (loose->len == 0)
        return TRUE;
      for (guint i = 0; i < loose->len; i++)
        if (!link_told (reading, loose->pdata[i], TRUE, error) ||
            !kith_catalog_stage_link (reading->plan->stage, loose->pdata[i], error))
          return FALSE;
    }
}

/* Both go by rising ids, so one pass finds what is in the store and was not seen. */
static gboolean
find_missing (Reading *reading, GCancellable *cancellable, GError **error)
{
  KithCatalogPlan *self = reading->plan;
  g_autoptr (KithStmt) kept = NULL;
  g_autoptr (KithStmt) seen = NULL;
  gint64 seen_id = 0;
  KithStep kept_step;
  KithStep seen_step = KITH_STEP_ROW;

  if (self->source == 0)
    return TRUE;
  kept = kith_db_prepare (reading->db, KITH_SQL_CATALOG_KEPT, error);
  seen = kept != NULL ? kith_catalog_stage_seen (self->stage, error) : NULL;
  if (seen == NULL)
    return FALSE;
  kith_stmt_bind_int64 (kept, 1, self->source);
  while ((kept_step = kith_stmt_step (kept, error)) == KITH_STEP_ROW)
    {
      gint64 id = kith_stmt_get_int64 (kept, 0);
      gint64 kind = CLAMP (kith_stmt_get_int64 (kept, 1), 0, KITH_RESOURCE_SITE_SERVICE);

      self->n_kept++;
      while (seen_step == KITH_STEP_ROW && seen_id < id)
        {
          seen_step = kith_stmt_step (seen, error);
          if (seen_step == KITH_STEP_ERROR)
            return FALSE;
          if (seen_step == KITH_STEP_ROW)
            seen_id = kith_stmt_get_int64 (seen, 0);
        }
      if (self->partial || (seen_step == KITH_STEP_ROW && seen_id == id))
        continue;
      if (!kith_catalog_stage_miss (self->stage, id, error))
        return FALSE;
      self->counts.changes[KITH_CATALOG_MISSING][0]++;
      self->counts.changes[KITH_CATALOG_MISSING][kind]++;
    }
  return kept_step == KITH_STEP_DONE && !g_cancellable_set_error_if_cancelled (cancellable, error);
}

static gboolean
read_all (Reading *reading,
          KithCatalogProgress progress,
          gpointer user_data,
          GCancellable *cancellable,
          GError **error)
{
  KithCatalogReader *reader = reading->plan->reader;
  GError *problem = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  guint n_records = 0;

  while (kith_catalog_reader_next (reader, &entries, cancellable, &problem))
    {
      goffset read;
      goffset size;
      gboolean taken = take_record (reading, entries, error);

      g_clear_pointer (&entries, g_ptr_array_unref);
      if (!taken)
        return FALSE;
      if (progress != NULL && ++n_records % PROGRESS_EVERY == 0)
        {
          kith_catalog_reader_get_progress (reader, &read, &size);
          progress (size > 0 ? MIN ((double) read / (double) size, 1) : 0, user_data);
        }
    }
  if (problem != NULL)
    {
      g_propagate_error (error, problem);
      return FALSE;
    }
  return link_loose (reading, cancellable, error) && find_missing (reading, cancellable, error);
}

static gboolean
choose_source (KithCatalogPlan *self, KithDb *db, const KithCatalogOptions *options, GError **error)
{
  if (!kith_catalogs_choose (db, options->source, options->name, kith_catalog_plan_get_header (self),
                             self->file, &self->source, &self->name, error))
    return FALSE;
  return self->source == 0 ||
         kith_db_get_int64 (db, &self->newest_run, error, KITH_SQL_CATALOG_NEWEST_RUN, "i", self->source);
}

/**
 * kith_catalog_plan_read:
 * @session: a coordinator's
 * @path: a file
 * @options: which source it is of
 * @progress: (nullable) (scope call): how much of the file is read
 * @user_data: for @progress
 * @cancellable: (nullable): ends it
 * @error: %KITH_ERROR_NOT_PERMITTED; %KITH_ERROR_INVALID where it is no directory, with the line;
 *   %KITH_ERROR_NOT_FOUND where there is no such source; %KITH_ERROR_DISK_FULL; %G_IO_ERROR_CANCELLED
 *
 * Reads a file whole and finds what taking it in would change; nothing of the store is written. A record that
 * cannot be taken is told among the problems, the others are read.
 *
 * Returns: (transfer full): the plan
 */
KithCatalogPlan *
kith_catalog_plan_read (KithSession *session,
                        const char *path,
                        const KithCatalogOptions *options,
                        KithCatalogProgress progress,
                        gpointer user_data,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (KithCatalogPlan) self = NULL;
  g_autoptr (KithStoreHold) hold = NULL;
  g_autoptr (GHashTable) known = NULL;
  g_autoptr (GChecksum) digest = NULL;
  KithXmlReader *xml;
  guint8 sum[32];
  gsize size = sizeof sum;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);
  g_return_val_if_fail (path != NULL && options != NULL, NULL);

  if (!kith_session_demand (session, KITH_ACTION_CATALOG_IMPORT, error))
    return NULL;
  hold = kith_store_hold (kith_session_get_store (session), error);
  xml = hold != NULL ? kith_xml_reader_new_for_file (path, error) : NULL;
  if (xml == NULL)
    return NULL;

  known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  digest = g_checksum_new (G_CHECKSUM_SHA256);
  self = g_object_new (KITH_TYPE_CATALOG_PLAN, NULL);
  self->session = g_object_ref (session);
  self->file = g_filename_display_basename (path);
  self->partial = options->partial;
  self->reader = kith_catalog_reader_new (xml, cancellable, error);
  self->stage = self->reader != NULL ? kith_catalog_stage_new (error) : NULL;
  if (self->stage == NULL)
    return NULL;

  Reading reading = { .plan = self,
                      .known = known,
                      .digest = digest,
                      .today = kith_clock_today (kith_session_get_clock (session)),
                      .db = kith_store_get_reader (kith_session_get_store (session), error) };
  if (reading.db == NULL || !choose_source (self, reading.db, options, error) ||
      !read_all (&reading, progress, user_data, cancellable, error))
    return NULL;
  g_checksum_get_digest (digest, sum, &size);
  self->digest = g_bytes_new (sum, size);
  return g_steal_pointer (&self);
}

/**
 * kith_catalog_plan_get_header:
 * @self: a plan
 *
 * Returns: (transfer none): what the file says of itself
 */
const KithCatalogHeader *
kith_catalog_plan_get_header (KithCatalogPlan *self)
{
  g_return_val_if_fail (KITH_IS_CATALOG_PLAN (self), NULL);

  return kith_catalog_reader_get_header (self->reader);
}

/**
 * kith_catalog_plan_get_source:
 * @self: a plan
 *
 * Returns: the source that the file is of; 0: a new one
 */
gint64
kith_catalog_plan_get_source (KithCatalogPlan *self)
{
  g_return_val_if_fail (KITH_IS_CATALOG_PLAN (self), 0);

  return self->source;
}

/**
 * kith_catalog_plan_get_source_name:
 * @self: a plan
 *
 * Returns: (transfer none): what the center calls the source, or will
 */
const char *
kith_catalog_plan_get_source_name (KithCatalogPlan *self)
{
  g_return_val_if_fail (KITH_IS_CATALOG_PLAN (self), NULL);

  return self->name;
}

/**
 * kith_catalog_plan_get_counts:
 * @self: a plan
 *
 * Returns: (transfer none): how many entries of which kind are new, changed, …
 */
const KithCatalogCounts *
kith_catalog_plan_get_counts (KithCatalogPlan *self)
{
  g_return_val_if_fail (KITH_IS_CATALOG_PLAN (self), NULL);

  return &self->counts;
}

/**
 * kith_catalog_plan_get_n_changes:
 * @self: a plan
 *
 * Returns: how many entries would be written
 */
guint
kith_catalog_plan_get_n_changes (KithCatalogPlan *self)
{
  guint n = 0;

  g_return_val_if_fail (KITH_IS_CATALOG_PLAN (self), 0);

  for (int change = KITH_CATALOG_ADDED; change <= KITH_CATALOG_MISSING; change++)
    n += self->counts.changes[change][0];
  return n;
}

/**
 * kith_catalog_plan_get_problems:
 * @self: a plan
 *
 * Returns: (transfer none) (element-type KithCatalogProblem): the first of them
 */
GPtrArray *
kith_catalog_plan_get_problems (KithCatalogPlan *self)
{
  g_return_val_if_fail (KITH_IS_CATALOG_PLAN (self), NULL);

  return kith_catalog_reader_get_problems (self->reader);
}

/**
 * kith_catalog_plan_get_n_problems:
 * @self: a plan
 *
 * Returns: how many there were in all
 */
guint
kith_catalog_plan_get_n_problems (KithCatalogPlan *self)
{
  g_return_val_if_fail (KITH_IS_CATALOG_PLAN (self), 0);

  return kith_catalog_reader_get_n_problems (self->reader);
}

/**
 * kith_catalog_plan_is_doubtful:
 * @self: a plan
 *
 * A file that ended early, or is of somebody else, looks like one whose source dropped much.
 *
 * Returns: whether more of the source's entries are missing than should be taken without asking
 */
gboolean
kith_catalog_plan_is_doubtful (KithCatalogPlan *self)
{
  g_return_val_if_fail (KITH_IS_CATALOG_PLAN (self), FALSE);

  return self->counts.changes[KITH_CATALOG_MISSING][0] > KITH_CATALOG_MANY_MISSING * (double) self->n_kept;
}
