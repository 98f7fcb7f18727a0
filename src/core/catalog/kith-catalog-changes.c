/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a plan would change, field by field, a page at a time. */

#include "catalog/kith-catalog-plan-private.h"

#include "resources/kith-resource-field.h"
#include "resources/kith-resource-rows.h"
#include "resources/kith-resource-view.h"
#include "resources/kith-values-merge.h"

static void
field_change_free (gpointer data)
{
  KithCatalogFieldChange *self = data;

  g_free (self->name);
  kith_values_unref (self->before);
  kith_values_unref (self->after);
  g_free (self);
}

/**
 * kith_catalog_change_free:
 * @self: (nullable) (transfer full): a change
 */
void
kith_catalog_change_free (KithCatalogChange *self)
{
  if (self == NULL)
    return;
  g_free (self->key);
  g_free (self->name);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_free (self);
}

KithValues *
kith_catalog_said (const KithResource *resource)
{
  return resource->base != NULL ? resource->base : resource->values;
}

/* The first byte of what was told is the state that was told. */
static KithResourceStatus
status_said (const KithResource *resource)
{
  gsize size = 0;
  const guint8 *told = resource->told != NULL ? g_bytes_get_data (resource->told, &size) : NULL;

  return size > 0 ? (KithResourceStatus) told[0] : resource->status;
}

void
kith_catalog_merge_told (KithResource *resource, const KithCatalogTold *told, GPtrArray **conflicts)
{
  const KithCatalogEntry *entry = told->entry;
  KithValues *merged =
      kith_values_merge (kith_catalog_said (resource), resource->values, entry->values, conflicts);

  if (resource->status == status_said (resource))
    resource->status = entry->status;
  g_clear_pointer (&resource->base, kith_values_unref);
  if (!kith_values_equal (merged, entry->values))
    resource->base = kith_values_ref (entry->values);
  kith_values_unref (resource->values);
  resource->values = merged;
  g_clear_pointer (&resource->told, g_bytes_unref);
  resource->told = g_bytes_ref (told->digest);
  resource->missing_since = KITH_DAY_NONE;
}

static void
add_field (GPtrArray *fields,
           const char *name,
           const KithValues *before,
           const KithValues *after,
           gboolean conflict)
{
  KithCatalogFieldChange *field = g_new0 (KithCatalogFieldChange, 1);

  field->name = g_strdup (name);
  field->before = kith_resource_view_field (before, name, &field->before_kept_back);
  field->after = kith_resource_view_field (after, name, &field->after_kept_back);
  field->conflict = conflict;
  g_ptr_array_add (fields, field);
}

/* resource: as stored; it is merged here. */
static void
compare (KithCatalogChange *change, KithResource *resource, const KithCatalogTold *told)
{
  g_autoptr (KithValues) before = kith_values_ref (resource->values);
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autoptr (GPtrArray) names = NULL;

  change->before = resource->status;
  kith_catalog_merge_told (resource, told, &conflicts);
  change->after = resource->status;
  names = kith_values_list_fields (before, resource->values);
  for (guint i = 0; i < names->len; i++)
    if (!kith_values_field_equal (before, resource->values, names->pdata[i]))
      add_field (change->fields, names->pdata[i], before, resource->values, FALSE);
  for (guint i = 0; i < conflicts->len; i++)
    add_field (change->fields, conflicts->pdata[i], before, told->entry->values, TRUE);
}

static KithCatalogChange *
change_new (KithCatalogChangeKind kind, gint64 id)
{
  KithCatalogChange *change = g_new0 (KithCatalogChange, 1);

  change->id = id;
  change->change = kind;
  change->fields = g_ptr_array_new_with_free_func (field_change_free);
  return change;
}

static void
take_name (KithCatalogChange *change, const KithValues *values)
{
  change->name = g_strdup (kith_values_get (values, kith_resource_field_name (KITH_FIELD_NAME)));
}

static KithCatalogChange *
describe (KithDb *db, const KithCatalogTold *told, GError **error)
{
  g_autoptr (KithCatalogChange) change = change_new (told->change, told->id);
  g_autoptr (KithResource) resource = NULL;
  GError *problem = NULL;

  change->kind = told->entry->kind;
  change->key = g_strdup (told->entry->key);
  change->line = told->entry->line;
  change->resource = told->resource;
  change->before = change->after = told->entry->status;
  take_name (change, told->entry->values);
  if (told->resource != 0)
    resource = kith_resource_rows_get (db, told->resource, &problem);
  if (problem != NULL)
    {
      g_propagate_error (error, problem);
      return NULL;
    }
  if (resource != NULL)
    compare (change, resource, told);
  return g_steal_pointer (&change);
}

static GPtrArray *
list_missing (KithCatalogPlan *self, KithDb *db, gint64 after, guint limit, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_catalog_change_free);
  g_autoptr (GArray) ids = kith_catalog_stage_list_missing (self->stage, after, limit, error);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      GError *problem = NULL;
      g_autoptr (KithResource) resource = kith_resource_rows_get (db, id, &problem);
      KithCatalogChange *change;

      if (problem != NULL)
        {
          g_propagate_error (error, problem);
          return NULL;
        }
      if (resource == NULL)
        continue;
      change = change_new (KITH_CATALOG_MISSING, id);
      change->kind = resource->kind;
      change->resource = id;
      change->key = g_strdup (resource->key);
      change->before = change->after = resource->status;
      take_name (change, resource->values);
      g_ptr_array_add (list, change);
    }
  return ids != NULL ? g_steal_pointer (&list) : NULL;
}

/**
 * kith_catalog_plan_list:
 * @self: a plan
 * @change: which of its changes
 * @after: those after the one with this id; 0 from the first
 * @limit: how many at most
 * @error: as kith_stmt_step()
 *
 * Returns: (transfer full) (element-type KithCatalogChange): a page of them, with what becomes of each field
 */
GPtrArray *
kith_catalog_plan_list (KithCatalogPlan *self,
                        KithCatalogChangeKind change,
                        gint64 after,
                        guint limit,
                        GError **error)
{
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GPtrArray) told = NULL;
  KithDb *db;

  g_return_val_if_fail (KITH_IS_CATALOG_PLAN (self), NULL);

  db = kith_store_get_reader (kith_session_get_store (self->session), error);
  if (db == NULL)
    return NULL;
  if (change == KITH_CATALOG_MISSING)
    return list_missing (self, db, after, limit, error);
  told = kith_catalog_stage_list (self->stage, change, after, limit, error);
  if (told == NULL)
    return NULL;
  list = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_catalog_change_free);
  for (guint i = 0; i < told->len; i++)
    {
      KithCatalogChange *one = describe (db, told->pdata[i], error);

      if (one == NULL)
        return NULL;
      g_ptr_array_add (list, one);
    }
  return g_steal_pointer (&list);
}
