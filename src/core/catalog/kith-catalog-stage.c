/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a file would change, put by. */

#include "catalog/kith-catalog-stage.h"

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "base/kith-named.h"
#include "catalog/kith-catalog-stage-queries.h"

struct _KithCatalogStage
{
  KithDb *db; /* (owned) */
  gint64 n_told;
};

/**
 * kith_catalog_stage_new:
 * @error: %KITH_ERROR_DISK_FULL, %KITH_ERROR_IO
 *
 * Returns: (transfer full): an empty stage; used by one thread at a time
 */
KithCatalogStage *
kith_catalog_stage_new (GError **error)
{
  g_autoptr (KithCatalogStage) self = g_new0 (KithCatalogStage, 1);

  self->db = kith_db_open (NULL, KITH_DB_SCRATCH, error);
  if (self->db == NULL || !kith_db_run_script (self->db, KITH_SQL_STAGE_SCHEMA, error) ||
      !kith_db_begin (self->db, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * kith_catalog_stage_free:
 * @self: (nullable) (transfer full): a stage, of which nothing is left
 */
void
kith_catalog_stage_free (KithCatalogStage *self)
{
  if (self == NULL)
    return;
  if (self->db != NULL)
    kith_db_rollback (self->db);
  g_clear_pointer (&self->db, kith_db_free);
  g_free (self);
}

/**
 * kith_catalog_told_free:
 * @self: (nullable) (transfer full): an entry
 */
void
kith_catalog_told_free (KithCatalogTold *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->entry, kith_catalog_entry_free);
  g_clear_pointer (&self->digest, g_bytes_unref);
  g_free (self);
}

/**
 * kith_catalog_stage_get_next:
 * @self: a stage
 *
 * Returns: the id that the next entry will have
 */
gint64
kith_catalog_stage_get_next (const KithCatalogStage *self)
{
  return self->n_told + 1;
}

/**
 * kith_catalog_stage_tell:
 * @self: a stage
 * @told: what will be written; its id is given here
 * @error: %KITH_ERROR_EXISTS where one of that kind has its key, %KITH_ERROR_DISK_FULL
 *
 * Returns: whether it is there
 */
gboolean
kith_catalog_stage_tell (KithCatalogStage *self, KithCatalogTold *told, GError **error)
{
  const KithCatalogEntry *e = told->entry;
  const gint64 *links = told->links;

  if (kith_db_run (self->db, error, KITH_SQL_STAGE_TELL, "iwiwtwbbwiiiiwtttt", self->n_told + 1,
                   (int) told->change, told->resource, (int) e->kind, e->key, (int) e->status,
                   kith_values_get_bytes (e->values), told->digest, (int) e->line,
                   links[KITH_CATALOG_LINK_ORGANIZATION], links[KITH_CATALOG_LINK_PROGRAM],
                   links[KITH_CATALOG_LINK_SERVICE], links[KITH_CATALOG_LINK_LOCATION], (int) told->loose,
                   told->loose ? e->organization : NULL, told->loose ? e->program : NULL,
                   told->loose ? e->service : NULL, told->loose ? e->location : NULL) < 0)
    return FALSE;
  told->id = ++self->n_told;
  return TRUE;
}

/**
 * kith_catalog_stage_find:
 * @self: a stage
 * @kind: what it is
 * @key: what the file calls it
 * @link: (out): how to name it
 * @digest: (out) (optional) (transfer full): of how it is told
 * @error: as kith_stmt_step()
 *
 * Returns: whether it is here; %FALSE without @error where it is not
 */
gboolean
kith_catalog_stage_find (KithCatalogStage *self,
                         KithResourceKind kind,
                         const char *key,
                         gint64 *link,
                         GBytes **digest,
                         GError **error)
{
  g_autoptr (KithStmt) stmt = kith_db_prepare (self->db, KITH_SQL_STAGE_FIND, error);

  if (stmt == NULL)
    return FALSE;
  kith_stmt_bind (stmt, "wt", (int) kind, key);
  if (kith_stmt_step (stmt, error) != KITH_STEP_ROW)
    return FALSE;
  if (digest != NULL)
    *digest = kith_stmt_dup_bytes (stmt, 2);
  *link = kith_stmt_get_int64 (stmt, 1) != 0 ? kith_stmt_get_int64 (stmt, 1) : -kith_stmt_get_int64 (stmt, 0);
  return TRUE;
}

/**
 * kith_catalog_stage_see:
 * @self: a stage
 * @resource: an entry of the store that the file tells
 * @first: (out): whether it did not tell it before
 * @error: %KITH_ERROR_DISK_FULL
 *
 * Returns: whether that is known now
 */
gboolean
kith_catalog_stage_see (KithCatalogStage *self, gint64 resource, gboolean *first, GError **error)
{
  g_autoptr (GError) problem = NULL;

  *first = kith_db_run (self->db, &problem, KITH_SQL_STAGE_SEE, "i", resource) >= 0;
  if (problem == NULL || g_error_matches (problem, KITH_ERROR, KITH_ERROR_EXISTS))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/**
 * kith_catalog_stage_miss:
 * @self: a stage
 * @resource: an entry of the store that the file does not tell
 * @error: %KITH_ERROR_DISK_FULL
 *
 * Returns: whether that is known now
 */
gboolean
kith_catalog_stage_miss (KithCatalogStage *self, gint64 resource, GError **error)
{
  return kith_db_run (self->db, error, KITH_SQL_STAGE_MISS, "i", resource) >= 0;
}

/**
 * kith_catalog_stage_link:
 * @self: a stage
 * @told: an entry of it whose links are known now, and its values
 * @error: %KITH_ERROR_DISK_FULL
 *
 * Returns: whether they are written
 */
gboolean
kith_catalog_stage_link (KithCatalogStage *self, const KithCatalogTold *told, GError **error)
{
  const gint64 *links = told->links;

  return kith_db_run (self->db, error, KITH_SQL_STAGE_LINK, "iiiiib", told->id,
                      links[KITH_CATALOG_LINK_ORGANIZATION], links[KITH_CATALOG_LINK_PROGRAM],
                      links[KITH_CATALOG_LINK_SERVICE], links[KITH_CATALOG_LINK_LOCATION],
                      kith_values_get_bytes (told->entry->values)) >= 0;
}

/**
 * kith_catalog_stage_seen:
 * @self: a stage
 * @error: as kith_db_prepare()
 *
 * Returns: (transfer full): a statement whose rows are the ids of what was seen, rising
 */
KithStmt *
kith_catalog_stage_seen (KithCatalogStage *self, GError **error)
{
  return kith_db_prepare (self->db, KITH_SQL_STAGE_SEEN, error);
}

static KithCatalogTold *
read_told (KithStmt *stmt, GError **error)
{
  g_autoptr (KithCatalogTold) told = g_new0 (KithCatalogTold, 1);
  g_autoptr (GBytes) content = kith_stmt_dup_bytes (stmt, 6);
  KithCatalogEntry *entry = kith_catalog_entry_new ((KithResourceKind) kith_stmt_get_int64 (stmt, 3));

  told->entry = entry;
  told->id = kith_stmt_get_int64 (stmt, 0);
  told->change = (KithCatalogChangeKind) kith_stmt_get_int64 (stmt, 1);
  told->resource = kith_stmt_get_int64 (stmt, 2);
  told->digest = kith_stmt_dup_bytes (stmt, 7);
  for (int i = 0; i < KITH_CATALOG_N_LINKS; i++)
    told->links[i] = kith_stmt_get_int64 (stmt, 9 + i);
  told->loose = kith_stmt_get_int64 (stmt, 13) != 0;
  entry->key = kith_stmt_dup_text (stmt, 4);
  entry->status = (KithResourceStatus) kith_stmt_get_int64 (stmt, 5);
  entry->line = (guint) kith_stmt_get_int64 (stmt, 8);
  entry->organization = kith_stmt_dup_text (stmt, 14);
  entry->program = kith_stmt_dup_text (stmt, 15);
  entry->service = kith_stmt_dup_text (stmt, 16);
  entry->location = kith_stmt_dup_text (stmt, 17);
  g_clear_pointer (&entry->values, kith_values_unref);
  entry->values = kith_values_new_from_bytes (content, error);
  return entry->values != NULL ? g_steal_pointer (&told) : NULL;
}

static GPtrArray *
list_told (KithStmt *stmt, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_catalog_told_free);
  KithStep step;

  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    {
      KithCatalogTold *told = read_told (stmt, error);

      if (told == NULL)
        return NULL;
      g_ptr_array_add (list, told);
    }
  return step == KITH_STEP_DONE ? g_steal_pointer (&list) : NULL;
}

/**
 * kith_catalog_stage_list:
 * @self: a stage
 * @change: a #KithCatalogChangeKind, or 0 for all
 * @after: those after this one; 0 from the first
 * @limit: how many at most
 * @error: as kith_stmt_step()
 *
 * Returns: (transfer full) (element-type KithCatalogTold): in the order of the file
 */
GPtrArray *
kith_catalog_stage_list (KithCatalogStage *self, int change, gint64 after, guint limit, GError **error)
{
  g_autoptr (KithStmt) stmt = kith_db_prepare (self->db, KITH_SQL_STAGE_TOLD, error);

  if (stmt == NULL)
    return NULL;
  kith_stmt_bind (stmt, "wii", change, after, (gint64) limit);
  return list_told (stmt, error);
}

/**
 * kith_catalog_stage_list_loose:
 * @self: a stage
 * @limit: how many at most
 * @error: as kith_stmt_step()
 *
 * Returns: (transfer full) (element-type KithCatalogTold): those that name what was not told before them
 */
GPtrArray *
kith_catalog_stage_list_loose (KithCatalogStage *self, guint limit, GError **error)
{
  g_autoptr (KithStmt) stmt = kith_db_prepare (self->db, KITH_SQL_STAGE_LOOSE, error);

  if (stmt == NULL)
    return NULL;
  kith_stmt_bind_int64 (stmt, 1, limit);
  return list_told (stmt, error);
}

/**
 * kith_catalog_stage_list_missing:
 * @self: a stage
 * @after: those after this id; 0 from the first
 * @limit: how many at most
 * @error: as kith_stmt_step()
 *
 * Returns: (transfer full) (element-type gint64): entries of the store that the file does not tell
 */
GArray *
kith_catalog_stage_list_missing (KithCatalogStage *self, gint64 after, guint limit, GError **error)
{
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (KithStmt) stmt = kith_db_prepare (self->db, KITH_SQL_STAGE_MISSING, error);
  KithStep step;

  if (stmt == NULL)
    return NULL;
  kith_stmt_bind (stmt, "ii", after, (gint64) limit);
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    {
      gint64 id = kith_stmt_get_int64 (stmt, 0);

      g_array_append_val (list, id);
    }
  return step == KITH_STEP_DONE ? g_steal_pointer (&list) : NULL;
}

static const KithNamed changes[] = {
#define CHANGE(symbol, number, code, label) { number, code, label },
  KITH_CATALOG_CHANGES (CHANGE)
#undef CHANGE
      { 0 },
};

/**
 * kith_catalog_change_code:
 * @change: what becomes of an entry
 *
 * Returns: (transfer none) (nullable): its stable code
 */
const char *
kith_catalog_change_code (KithCatalogChangeKind change)
{
  const KithNamed *row = kith_named_find (changes, (int) change);

  return row != NULL ? row->code : NULL;
}

/**
 * kith_catalog_change_label:
 * @change: what becomes of an entry
 *
 * Returns: (transfer none) (nullable): what it is called
 */
const char *
kith_catalog_change_label (KithCatalogChangeKind change)
{
  const KithNamed *row = kith_named_find (changes, (int) change);

  return row != NULL ? _ (row->label) : NULL;
}
