/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fields that both sides changed: told, and decided. */

#include "catalog/kith-catalog-conflicts.h"

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "catalog/kith-catalog-queries.h"
#include "resources/kith-resource-field.h"
#include "resources/kith-resource-rows.h"
#include "resources/kith-resource-view.h"
#include "session/kith-change.h"

/* See the schema. */
#define DECIDED_OURS 1
#define DECIDED_THEIRS 2

/**
 * kith_catalog_conflict_free:
 * @self: (nullable) (transfer full): a conflict
 */
void
kith_catalog_conflict_free (KithCatalogConflict *self)
{
  if (self == NULL)
    return;
  g_free (self->resource_name);
  g_free (self->field);
  g_clear_pointer (&self->ours, kith_values_unref);
  g_clear_pointer (&self->theirs, kith_values_unref);
  g_free (self);
}

static KithCatalogConflict *
read_row (KithStmt *stmt, GError **error)
{
  g_autoptr (KithCatalogConflict) self = g_new0 (KithCatalogConflict, 1);
  g_autoptr (GBytes) theirs = kith_stmt_dup_bytes (stmt, 4);

  self->id = kith_stmt_get_int64 (stmt, 0);
  self->resource = kith_stmt_get_int64 (stmt, 1);
  self->run = kith_stmt_get_int64 (stmt, 2);
  self->field = kith_stmt_dup_text (stmt, 3);
  self->theirs = kith_values_new_from_bytes (theirs, error);
  return self->theirs != NULL ? g_steal_pointer (&self) : NULL;
}

/* What may be shown of a field hangs on the whole entry: with the source's words in it for theirs. */
static gboolean
show (KithDb *db, KithCatalogConflict *self, GError **error)
{
  g_autoptr (KithResource) resource = kith_resource_rows_get (db, self->resource, error);
  g_autoptr (KithValues) with_theirs = NULL;

  if (resource == NULL)
    return FALSE;
  self->kind = resource->kind;
  self->resource_name =
      g_strdup (kith_values_get (resource->values, kith_resource_field_name (KITH_FIELD_NAME)));
  with_theirs = kith_values_with_field (resource->values, self->field, self->theirs);
  kith_values_unref (self->theirs);
  self->ours = kith_resource_view_field (resource->values, self->field, &self->ours_kept_back);
  self->theirs = kith_resource_view_field (with_theirs, self->field, &self->theirs_kept_back);
  return TRUE;
}

/**
 * kith_catalog_conflicts_list:
 * @session: a session
 * @resource: an entry; 0: all of them
 * @error: as kith_stmt_step(); %KITH_ERROR_DAMAGED
 *
 * Returns: (transfer full) (element-type KithCatalogConflict): what is to be decided, entry by entry
 */
GPtrArray *
kith_catalog_conflicts_list (KithSession *session, gint64 resource, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_catalog_conflict_free);
  g_autoptr (KithStmt) stmt = NULL;
  KithDb *db;
  KithStep step;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);

  if (!kith_session_demand (session, KITH_ACTION_RESOURCE_READ, error))
    return NULL;
  db = kith_store_get_reader (kith_session_get_store (session), error);
  stmt = db != NULL ? kith_db_prepare (db, KITH_SQL_CONFLICTS_OPEN, error) : NULL;
  if (stmt == NULL)
    return NULL;
  kith_stmt_bind_int64 (stmt, 1, resource);
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    {
      KithCatalogConflict *conflict = read_row (stmt, error);

      if (conflict == NULL)
        return NULL;
      g_ptr_array_add (list, conflict);
      if (!show (db, conflict, error))
        return NULL;
    }
  return step == KITH_STEP_DONE ? g_steal_pointer (&list) : NULL;
}

/* Ours may be the same as theirs afterwards, and then nothing is changed here any more. What stood here is
 * kept with the decision. */
static gboolean
take_theirs (KithChange *change, const KithCatalogConflict *conflict, KithValues **ours, GError **error)
{
  g_autoptr (KithResource) resource =
      kith_resource_rows_get (kith_change_get_db (change), conflict->resource, error);
  KithValues *taken;

  if (resource == NULL)
    return FALSE;
  *ours = kith_values_only_field (resource->values, conflict->field);
  taken = kith_values_with_field (resource->values, conflict->field, conflict->theirs);
  kith_values_unref (resource->values);
  resource->values = taken;
  if (resource->base != NULL && kith_values_equal (resource->base, taken))
    g_clear_pointer (&resource->base, kith_values_unref);
  return kith_resource_rows_update (change, resource, error);
}

static gboolean
fail_changed (GError **error)
{
  g_set_error_literal (
      error, KITH_ERROR, KITH_ERROR_CHANGED,
      _ ("This was decided meanwhile, or a newer file says otherwise. Look at the list again."));
  return FALSE;
}

/* ours: (out) (optional) (transfer full) (nullable): what stood here before theirs was taken */
static KithCatalogConflict *
find (KithDb *db, const char *sql, gint64 id, KithValues **ours, GError **error)
{
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, sql, error);
  g_autoptr (KithCatalogConflict) conflict = NULL;
  g_autoptr (GBytes) bytes = NULL;
  GError *problem = NULL;

  if (stmt == NULL)
    return NULL;
  kith_stmt_bind_int64 (stmt, 1, id);
  if (kith_stmt_step (stmt, &problem) != KITH_STEP_ROW)
    {
      if (problem == NULL)
        fail_changed (&problem);
      g_propagate_error (error, problem);
      return NULL;
    }
  conflict = read_row (stmt, error);
  if (conflict == NULL || ours == NULL)
    return g_steal_pointer (&conflict);
  bytes = kith_stmt_dup_bytes (stmt, 7);
  if (bytes == NULL)
    return g_steal_pointer (&conflict);
  *ours = kith_values_new_from_bytes (bytes, error);
  return *ours != NULL ? g_steal_pointer (&conflict) : NULL;
}

static gboolean
commit (KithChange *change, const KithCatalogConflict *conflict, GError **error)
{
  kith_change_touch (change, "field_conflict", conflict->id);
  kith_change_announce (change, KITH_RESOURCE_TOPIC, conflict->resource);
  kith_change_detail (change, "resource", g_variant_new_int64 (conflict->resource));
  kith_change_detail (change, "field", g_variant_new_string (conflict->field));
  return kith_change_commit (change, error);
}

/**
 * kith_catalog_conflicts_decide:
 * @session: a session
 * @id: a conflict that is open
 * @theirs: whether the source's words stand from now on; else ours do
 * @error: %KITH_ERROR_NOT_PERMITTED, %KITH_ERROR_CHANGED
 *
 * Returns: whether it is decided
 */
gboolean
kith_catalog_conflicts_decide (KithSession *session, gint64 id, gboolean theirs, GError **error)
{
  g_autoptr (KithChange) change = NULL;
  g_autoptr (KithCatalogConflict) conflict = NULL;
  g_autoptr (KithValues) ours = NULL;

  g_return_val_if_fail (KITH_IS_SESSION (session), FALSE);

  if (!kith_session_demand (session, KITH_ACTION_RESOURCE_WRITE, error))
    return FALSE;
  change = kith_session_begin (session, KITH_EVENT_RESOURCE_CHANGED, 0, error);
  conflict =
      change != NULL ? find (kith_change_get_db (change), KITH_SQL_CONFLICT_ONE, id, NULL, error) : NULL;
  if (conflict == NULL || (theirs && !take_theirs (change, conflict, &ours, error)) ||
      kith_db_run (kith_change_get_db (change), error, KITH_SQL_CONFLICT_DECIDE, "iwbo", id,
                   theirs ? DECIDED_THEIRS : DECIDED_OURS, ours != NULL ? kith_values_get_bytes (ours) : NULL,
                   FALSE, (gint64) 0) < 0)
    return FALSE;
  return commit (change, conflict, error);
}

/* ours NULL: they stand already. Nothing is put over what anybody wrote after the decision. */
static gboolean
put_back (KithChange *change, const KithCatalogConflict *conflict, const KithValues *ours, GError **error)
{
  g_autoptr (KithResource) resource =
      kith_resource_rows_get (kith_change_get_db (change), conflict->resource, error);
  const KithValues *said;
  KithValues *back;

  if (resource == NULL)
    return FALSE;
  said = resource->base != NULL ? resource->base : resource->values;
  if (!kith_values_field_equal (said, conflict->theirs, conflict->field) ||
      kith_values_field_equal (resource->values, conflict->theirs, conflict->field) != (ours != NULL))
    return fail_changed (error);
  if (ours == NULL)
    return TRUE;
  back = kith_values_with_field (resource->values, conflict->field, ours);
  if (resource->base == NULL)
    resource->base = g_steal_pointer (&resource->values);
  g_clear_pointer (&resource->values, kith_values_unref);
  resource->values = back;
  return kith_resource_rows_update (change, resource, error);
}

/**
 * kith_catalog_conflicts_reopen:
 * @session: a session
 * @id: a conflict that was decided
 * @error: %KITH_ERROR_NOT_PERMITTED; %KITH_ERROR_CHANGED where somebody changed the field since, or the
 * source says otherwise by now
 *
 * Takes a decision back: what stood here stands again, and the conflict is open.
 *
 * Returns: whether it is
 */
gboolean
kith_catalog_conflicts_reopen (KithSession *session, gint64 id, GError **error)
{
  g_autoptr (KithChange) change = NULL;
  g_autoptr (KithCatalogConflict) conflict = NULL;
  g_autoptr (KithValues) ours = NULL;

  g_return_val_if_fail (KITH_IS_SESSION (session), FALSE);

  if (!kith_session_demand (session, KITH_ACTION_RESOURCE_WRITE, error))
    return FALSE;
  change = kith_session_begin (session, KITH_EVENT_RESOURCE_CHANGED, 0, error);
  conflict =
      change != NULL ? find (kith_change_get_db (change), KITH_SQL_CONFLICT_DECIDED, id, &ours, error) : NULL;
  if (conflict == NULL || !put_back (change, conflict, ours, error) ||
      kith_db_run (kith_change_get_db (change), error, KITH_SQL_CONFLICT_REOPEN, "i", id) < 0)
    return FALSE;
  return commit (change, conflict, error);
}
