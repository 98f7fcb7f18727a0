/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The directory's entries as rows. */

#include "resources/kith-resource-rows.h"

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "resources/kith-resource-text.h"
#include "resources/kith-resource-view.h"
#include "resources/kith-resources-queries.h"
#include "store/kith-full-text.h"

static KithDay
get_day (KithStmt *stmt, int column)
{
  return kith_stmt_is_null (stmt, column) ? KITH_DAY_NONE : (KithDay) kith_stmt_get_int64 (stmt, column);
}

static gboolean
get_values (KithStmt *stmt, int column, KithValues **values, GError **error)
{
  g_autoptr (GBytes) bytes = kith_stmt_dup_bytes (stmt, column);

  g_clear_pointer (values, kith_values_unref);
  if (bytes == NULL)
    return TRUE;
  *values = kith_values_new_from_bytes (bytes, error);
  return *values != NULL;
}

static KithResource *
read_row (KithStmt *stmt, GError **error)
{
  g_autoptr (KithResource) self = NULL;
  gint64 kind = kith_stmt_get_int64 (stmt, 1);
  gint64 status = kith_stmt_get_int64 (stmt, 8);

  if (kind < 0 || kind > G_MAXINT || kith_resource_kind_code ((KithResourceKind) kind) == NULL ||
      status < 0 || status > G_MAXINT || kith_resource_status_code ((KithResourceStatus) status) == NULL)
    {
      g_set_error_literal (
          error, KITH_ERROR, KITH_ERROR_DAMAGED,
          _ ("An entry of the directory is damaged. Verify the store, or restore a backup."));
      return NULL;
    }

  self = g_new0 (KithResource, 1);
  self->id = kith_stmt_get_int64 (stmt, 0);
  self->kind = (KithResourceKind) kind;
  self->source = kith_stmt_get_int64 (stmt, 2);
  self->key = kith_stmt_dup_text (stmt, 3);
  self->organization = kith_stmt_get_int64 (stmt, 4);
  self->program = kith_stmt_get_int64 (stmt, 5);
  self->service = kith_stmt_get_int64 (stmt, 6);
  self->location = kith_stmt_get_int64 (stmt, 7);
  self->status = (KithResourceStatus) status;
  self->verified_day = get_day (stmt, 11);
  self->verified_by = kith_stmt_get_int64 (stmt, 12);
  self->missing_since = get_day (stmt, 13);
  self->same_as = kith_stmt_get_int64 (stmt, 14);
  self->run = kith_stmt_get_int64 (stmt, 15);
  self->pinned = kith_stmt_get_int64 (stmt, 16) != 0;
  self->version = kith_stmt_get_int64 (stmt, 17);
  self->told = kith_stmt_dup_bytes (stmt, 18);
  self->made = kith_stmt_get_int64 (stmt, 19);
  if (!get_values (stmt, 9, &self->values, error) || !get_values (stmt, 10, &self->base, error))
    return NULL;
  return g_steal_pointer (&self);
}

/* NULL without error: no row. */
static KithResource *
read_one (KithStmt *stmt, GError **error)
{
  return kith_stmt_step (stmt, error) == KITH_STEP_ROW ? read_row (stmt, error) : NULL;
}

/**
 * kith_resource_rows_foreach:
 * @db: a connection
 * @source: a source, or 0 for all entries, the center's own too
 * @func: (scope call): called with each entry
 * @user_data: for @func
 * @error: as kith_stmt_step(); %KITH_ERROR_DAMAGED; what @func sets
 *
 * Returns: whether every entry was shown, in the order of ids
 */
gboolean
kith_resource_rows_foreach (KithDb *db,
                            gint64 source,
                            KithResourceFunc func,
                            gpointer user_data,
                            GError **error)
{
  g_autoptr (KithStmt) stmt = NULL;
  KithStep step;

  g_return_val_if_fail (db != NULL, FALSE);
  g_return_val_if_fail (func != NULL, FALSE);

  stmt = kith_db_prepare (db, source != 0 ? KITH_SQL_RESOURCES_OF_SOURCE : KITH_SQL_RESOURCES_ALL, error);
  if (stmt == NULL)
    return FALSE;
  if (source != 0)
    kith_stmt_bind_int64 (stmt, 1, source);
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    {
      g_autoptr (KithResource) resource = read_row (stmt, error);

      if (resource == NULL || !func (resource, user_data, error))
        return FALSE;
    }
  return step == KITH_STEP_DONE;
}

/**
 * kith_resource_rows_get:
 * @db: a connection
 * @id: an entry
 * @error: as kith_stmt_step(); %KITH_ERROR_DAMAGED
 *
 * Returns: (transfer full) (nullable): the entry; %NULL without @error set where there is none
 */
KithResource *
kith_resource_rows_get (KithDb *db, gint64 id, GError **error)
{
  g_autoptr (KithStmt) stmt = NULL;

  g_return_val_if_fail (db != NULL, NULL);

  stmt = kith_db_prepare (db, KITH_SQL_RESOURCE_ONE, error);
  if (stmt == NULL)
    return NULL;
  kith_stmt_bind_int64 (stmt, 1, id);
  return read_one (stmt, error);
}

/**
 * kith_resource_rows_list_about:
 * @db: a connection
 * @id: an entry
 * @error: as kith_stmt_step(); %KITH_ERROR_DAMAGED
 *
 * Returns: (transfer full) (element-type KithResource): what belongs to it in any way, kind by kind
 */
GPtrArray *
kith_resource_rows_list_about (KithDb *db, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_resource_free);
  g_autoptr (KithStmt) stmt = NULL;
  KithStep step;

  g_return_val_if_fail (db != NULL, NULL);

  stmt = kith_db_prepare (db, KITH_SQL_RESOURCES_ABOUT, error);
  if (stmt == NULL)
    return NULL;
  kith_stmt_bind_int64 (stmt, 1, id);
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    {
      KithResource *resource = read_row (stmt, error);

      if (resource == NULL)
        return NULL;
      g_ptr_array_add (list, resource);
    }
  return step == KITH_STEP_DONE ? g_steal_pointer (&list) : NULL;
}

static GBytes *
bytes_of (const KithValues *values)
{
  return values != NULL ? kith_values_get_bytes (values) : NULL;
}

/* What is not shown is not found either. */
static gboolean
put_text (KithChange *change, const KithResource *resource, gboolean is_new, GError **error)
{
  g_autoptr (KithResourceView) view = kith_resource_view_new (resource);
  g_autofree char *text = view != NULL ? kith_resource_text (view) : NULL;

  if (!is_new)
    return kith_full_text_put (kith_change_get_db (change), resource->id, text, error);
  return text == NULL || kith_full_text_add (kith_change_get_db (change), resource->id, text, error);
}

static void
follow (KithChange *change, gint64 id)
{
  kith_change_touch (change, "resource", id);
  kith_change_announce (change, KITH_RESOURCE_TOPIC, id);
}

/**
 * kith_resource_rows_insert:
 * @change: a transaction
 * @resource: an entry with an id of @change
 * @error: %KITH_ERROR_EXISTS where its source has such a key already; as kith_db_run()
 *
 * Returns: whether it was written, in version 1
 */
gboolean
kith_resource_rows_insert (KithChange *change, const KithResource *resource, GError **error)
{
  const KithResource *r = resource;

  g_return_val_if_fail (change != NULL, FALSE);
  g_return_val_if_fail (resource != NULL && resource->id != 0, FALSE);

  if (kith_db_run (kith_change_get_db (change), error, KITH_SQL_RESOURCE_INSERT, "iwotoooowbbooooowbo", r->id,
                   (int) r->kind, r->source != 0, r->source, r->key, r->organization != 0, r->organization,
                   r->program != 0, r->program, r->service != 0, r->service, r->location != 0, r->location,
                   (int) r->status, bytes_of (r->values), bytes_of (r->base),
                   r->verified_day != KITH_DAY_NONE, (gint64) r->verified_day, r->verified_by != 0,
                   r->verified_by, r->missing_since != KITH_DAY_NONE, (gint64) r->missing_since,
                   r->same_as != 0, r->same_as, r->run != 0, r->run, (int) r->pinned, r->told, r->made != 0,
                   r->made) < 0)
    return FALSE;
  follow (change, r->id);
  return put_text (change, r, TRUE, error);
}

/**
 * kith_resource_rows_update:
 * @change: a transaction
 * @resource: an entry as it shall be, at the version that it was read with
 * @error: %KITH_ERROR_CHANGED where it has another version by now
 *
 * Returns: whether it was written
 */
gboolean
kith_resource_rows_update (KithChange *change, const KithResource *resource, GError **error)
{
  const KithResource *r = resource;
  int n_rows;

  g_return_val_if_fail (change != NULL, FALSE);
  g_return_val_if_fail (resource != NULL, FALSE);

  n_rows = kith_db_run (kith_change_get_db (change), error, KITH_SQL_RESOURCE_UPDATE, "ioooowbboooowboi",
                        r->id, r->organization != 0, r->organization, r->program != 0, r->program,
                        r->service != 0, r->service, r->location != 0, r->location, (int) r->status,
                        bytes_of (r->values), bytes_of (r->base), r->verified_day != KITH_DAY_NONE,
                        (gint64) r->verified_day, r->verified_by != 0, r->verified_by,
                        r->missing_since != KITH_DAY_NONE, (gint64) r->missing_since, r->same_as != 0,
                        r->same_as, (int) r->pinned, r->told, r->made != 0, r->made, r->version);
  if (!kith_change_expect_one (change, n_rows, error))
    return FALSE;
  follow (change, r->id);
  return put_text (change, r, FALSE, error);
}

/**
 * kith_resource_rows_delete:
 * @change: a transaction
 * @id: an entry that nothing refers to
 * @version: the version that it was read with
 * @error: %KITH_ERROR_CHANGED where it has another version by now
 *
 * For taking an import back; else entries are hidden and never deleted.
 *
 * Returns: whether it is gone
 */
gboolean
kith_resource_rows_delete (KithChange *change, gint64 id, gint64 version, GError **error)
{
  int n_rows;

  g_return_val_if_fail (change != NULL, FALSE);

  n_rows = kith_db_run (kith_change_get_db (change), error, KITH_SQL_RESOURCE_DELETE, "ii", id, version);
  if (!kith_change_expect_one (change, n_rows, error))
    return FALSE;
  follow (change, id);
  return kith_full_text_put (kith_change_get_db (change), id, NULL, error);
}
