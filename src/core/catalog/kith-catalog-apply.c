/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking a plan into the store: one change, all of it or nothing. What an entry was is kept, for taking it
 * back. */

#include "catalog/kith-catalog-plan-private.h"

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "catalog/kith-catalog-conflicts.h"
#include "catalog/kith-catalog-queries.h"
#include "catalog/kith-catalogs.h"
#include "resources/kith-resource-rows.h"
#include "session/kith-change.h"

#define PAGE 500

typedef struct
{
  KithCatalogPlan *plan;
  KithChange *change;
  GCancellable *cancellable;
  KithCatalogProgress progress;
  gpointer user_data;
  GArray *ids; /* (owned) (element-type gint64) of new entries, by their place on the stage */
  gint64 run;
  KithDay today;
  guint n_done;
  guint n_all;
} Applying;

static KithDb *
get_db (Applying *a)
{
  return kith_change_get_db (a->change);
}

static gboolean
advance (Applying *a, GError **error)
{
  if (a->progress != NULL && a->n_all > 0)
    a->progress ((double) ++a->n_done / (double) a->n_all, a->user_data);
  return !g_cancellable_set_error_if_cancelled (a->cancellable, error);
}

static gboolean
fail_changed (GError **error)
{
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_CHANGED,
                       _ ("The directory was changed since the file was read. Read the file again."));
  return FALSE;
}

static gboolean
write_source (Applying *a, GError **error)
{
  KithCatalogPlan *self = a->plan;
  const KithCatalogHeader *h = kith_catalog_plan_get_header (self);
  KithDb *db = get_db (a);
  gint64 newest = 0;
  gboolean is_new = self->source == 0;
  gint64 source = is_new ? kith_change_new_id (a->change) : self->source;
  int n_rows;

  if (!is_new && !kith_db_get_int64 (db, &newest, error, KITH_SQL_CATALOG_NEWEST_RUN, "i", source))
    return FALSE;
  if (newest != self->newest_run)
    return fail_changed (error);
  n_rows = is_new ? kith_db_run (db, error, KITH_SQL_CATALOG_INSERT, "itwttttw", source, self->name,
                                 (int) h->format, h->entity, h->source_id, h->licence, h->attribution,
                                 (int) self->partial)
                  : kith_db_run (db, error, KITH_SQL_CATALOG_TELL, "iwttttw", source, (int) h->format,
                                 h->entity, h->source_id, h->licence, h->attribution, (int) self->partial);
  if (n_rows < 0)
    return FALSE;
  if (n_rows == 0)
    return fail_changed (error);
  self->source = source;
  kith_change_touch (a->change, "catalog", source);
  kith_change_announce (a->change, KITH_CATALOG_TOPIC, source);
  return TRUE;
}

static gboolean
write_run (Applying *a, GError **error)
{
  KithCatalogPlan *self = a->plan;
  KithSession *session = self->session;
  const guint (*n)[KITH_RESOURCE_SITE_SERVICE + 1] = self->counts.changes;

  a->run = kith_change_new_id (a->change);
  if (kith_db_run (get_db (a), error, KITH_SQL_RUN_INSERT, "iiwiitbtwwwwww", a->run, self->source,
                   (int) a->today, kith_clock_now (kith_session_get_clock (session)).utc,
                   kith_session_get_account (session), self->file, self->digest,
                   kith_catalog_plan_get_header (self)->origin, (int) n[KITH_CATALOG_ADDED][0],
                   (int) n[KITH_CATALOG_CHANGED][0], (int) n[KITH_CATALOG_RETURNED][0],
                   (int) n[KITH_CATALOG_MISSING][0], (int) self->counts.unchanged[0],
                   (int) kith_catalog_plan_get_n_problems (self)) < 0)
    return FALSE;
  kith_change_touch (a->change, "import_run", a->run);
  kith_change_detail (a->change, "run", g_variant_new_int64 (a->run));
  kith_change_detail (a->change, "source", g_variant_new_string (self->name));
  kith_change_detail (a->change, "file", g_variant_new_string (self->file));
  return TRUE;
}

static gboolean
write_problems (Applying *a, GError **error)
{
  GPtrArray *problems = kith_catalog_plan_get_problems (a->plan);

  for (guint i = 0; i < problems->len; i++)
    {
      const KithCatalogProblem *problem = problems->pdata[i];
      gint64 id = kith_change_new_id (a->change);

      if (kith_db_run (get_db (a), error, KITH_SQL_PROBLEM_INSERT, "iiwwtt", id, a->run,
                       (int) problem->severity, (int) problem->line, problem->path, problem->text) < 0)
        return FALSE;
      kith_change_touch (a->change, "import_problem", id);
    }
  return TRUE;
}

/* The id of an entry that is told here, given when it is first named. */
static gint64
id_of (Applying *a, gint64 link)
{
  gint64 *id;

  if (link >= 0)
    return link;
  if ((gint64) a->ids->len <= -link)
    g_array_set_size (a->ids, (guint) (-link + PAGE));
  id = &g_array_index (a->ids, gint64, (guint) -link);
  if (*id == 0)
    *id = kith_change_new_id (a->change);
  return *id;
}

static void
set_links (Applying *a, KithResource *resource, const KithCatalogTold *told)
{
  resource->organization = id_of (a, told->links[KITH_CATALOG_LINK_ORGANIZATION]);
  resource->program = id_of (a, told->links[KITH_CATALOG_LINK_PROGRAM]);
  resource->service = id_of (a, told->links[KITH_CATALOG_LINK_SERVICE]);
  resource->location = id_of (a, told->links[KITH_CATALOG_LINK_LOCATION]);
}

static gboolean
add (Applying *a, const KithCatalogTold *told, GError **error)
{
  g_autoptr (KithResource) resource = kith_resource_new (told->entry->kind);

  resource->id = id_of (a, -told->id);
  resource->source = a->plan->source;
  resource->key = g_strdup (told->entry->key);
  resource->status = told->entry->status;
  kith_values_unref (resource->values);
  resource->values = kith_values_ref (told->entry->values);
  resource->told = g_bytes_ref (told->digest);
  resource->run = a->run;
  resource->made = 1;
  set_links (a, resource, told);
  return kith_resource_rows_insert (a->change, resource, error);
}

static gboolean
keep_before (Applying *a, const KithResource *r, GError **error)
{
  gint64 id = kith_change_new_id (a->change);

  if (kith_db_run (get_db (a), error, KITH_SQL_BEFORE_INSERT, "iiiioboooowbboi", id, a->run, r->id,
                   r->version + 1, r->made != 0, r->made, r->told, r->organization != 0, r->organization,
                   r->program != 0, r->program, r->service != 0, r->service, r->location != 0, r->location,
                   (int) r->status, kith_values_get_bytes (r->values),
                   r->base != NULL ? kith_values_get_bytes (r->base) : NULL,
                   r->missing_since != KITH_DAY_NONE, (gint64) r->missing_since, r->version) < 0)
    return FALSE;
  kith_change_touch (a->change, "resource_before", id);
  return TRUE;
}

/* What was open about an entry before is overtaken by what the source says now. */
static gboolean
end_conflicts (Applying *a, gint64 resource, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (KithStmt) stmt = kith_db_prepare (get_db (a), KITH_SQL_CONFLICTS_OPEN, error);
  KithStep step;

  if (stmt == NULL)
    return FALSE;
  kith_stmt_bind_int64 (stmt, 1, resource);
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    {
      gint64 id = kith_stmt_get_int64 (stmt, 0);

      g_array_append_val (ids, id);
    }
  if (step != KITH_STEP_DONE)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      if (kith_db_run (get_db (a), error, KITH_SQL_CONFLICT_DECIDE, "iwbo", id,
                       KITH_CATALOG_CONFLICT_OVERTAKEN, NULL, TRUE, a->run) < 0)
        return FALSE;
      kith_change_touch (a->change, "field_conflict", id);
    }
  return TRUE;
}

static gboolean
write_conflicts (Applying *a, gint64 resource, const KithCatalogTold *told, GPtrArray *fields, GError **error)
{
  for (guint i = 0; i < fields->len; i++)
    {
      g_autoptr (KithValues) theirs = kith_values_only_field (told->entry->values, fields->pdata[i]);
      gint64 id = kith_change_new_id (a->change);

      if (kith_db_run (get_db (a), error, KITH_SQL_CONFLICT_INSERT, "iiitb", id, resource, a->run,
                       (const char *) fields->pdata[i], kith_values_get_bytes (theirs)) < 0)
        return FALSE;
      kith_change_touch (a->change, "field_conflict", id);
    }
  return TRUE;
}

/* told NULL: its source does not tell it any more. */
static gboolean
change_one (Applying *a, gint64 id, const KithCatalogTold *told, GError **error)
{
  GError *problem = NULL;
  g_autoptr (KithResource) resource = kith_resource_rows_get (get_db (a), id, &problem);
  g_autoptr (GPtrArray) conflicts = NULL;
  gboolean had_base;

  if (problem != NULL)
    {
      g_propagate_error (error, problem);
      return FALSE;
    }
  if (resource == NULL || resource->source != a->plan->source)
    return fail_changed (error);
  if (!keep_before (a, resource, error))
    return FALSE;

  had_base = resource->base != NULL;
  if (told != NULL)
    {
      kith_catalog_merge_told (resource, told, &conflicts);
      set_links (a, resource, told);
    }
  else
    resource->missing_since = a->today;
  if (resource->made == resource->version)
    resource->made = resource->version + 1;
  if (!kith_resource_rows_update (a->change, resource, error))
    return FALSE;
  return told == NULL ||
         ((!had_base || end_conflicts (a, id, error)) && write_conflicts (a, id, told, conflicts, error));
}

static gboolean
write_told (Applying *a, GError **error)
{
  gint64 after = 0;

  while (TRUE)
    {
      g_autoptr (GPtrArray) page = kith_catalog_stage_list (a->plan->stage, 0, after, PAGE, error);

      if (page == NULL)
        return FALSE;
      if (page->len == 0)
        return TRUE;
      for (guint i = 0; i < page->len; i++)
        {
          const KithCatalogTold *told = page->pdata[i];

          if (!(told->change == KITH_CATALOG_ADDED ? add (a, told, error)
                                                   : change_one (a, told->resource, told, error)) ||
              !advance (a, error))
            return FALSE;
          after = told->id;
        }
    }
}

static gboolean
write_missing (Applying *a, GError **error)
{
  gint64 after = 0;

  while (TRUE)
    {
      g_autoptr (GArray) page = kith_catalog_stage_list_missing (a->plan->stage, after, PAGE, error);

      if (page == NULL)
        return FALSE;
      if (page->len == 0)
        return TRUE;
      for (guint i = 0; i < page->len; i++)
        {
          after = g_array_index (page, gint64, i);
          if (!change_one (a, after, NULL, error) || !advance (a, error))
            return FALSE;
        }
    }
}

/**
 * kith_catalog_plan_apply:
 * @self: a plan that was not applied yet
 * @run: (out) (optional): the number of what was done; 0 where there was nothing to do
 * @progress: (nullable) (scope call): how much is written
 * @user_data: for @progress
 * @cancellable: (nullable): ends it, with nothing written
 * @error: %KITH_ERROR_NOT_PERMITTED; %KITH_ERROR_CHANGED where the directory is not as it was when the file
 * was read; %KITH_ERROR_DISK_FULL; %G_IO_ERROR_CANCELLED
 *
 * Writes all of the plan, or nothing.
 *
 * Returns: whether it is done
 */
gboolean
kith_catalog_plan_apply (KithCatalogPlan *self,
                         gint64 *run,
                         KithCatalogProgress progress,
                         gpointer user_data,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (KithChange) change = NULL;
  g_autoptr (GArray) ids = NULL;

  g_return_val_if_fail (KITH_IS_CATALOG_PLAN (self), FALSE);
  g_return_val_if_fail (!self->applied, FALSE);

  if (run != NULL)
    *run = 0;
  if (!kith_session_demand (self->session, KITH_ACTION_CATALOG_IMPORT, error))
    return FALSE;
  if (kith_catalog_plan_get_n_changes (self) == 0)
    return TRUE;

  ids = g_array_new (FALSE, TRUE, sizeof (gint64));
  change = kith_session_begin (self->session, KITH_EVENT_CATALOG_IMPORTED, 0, error);
  if (change == NULL)
    return FALSE;

  gint64 source_before = self->source;
  Applying applying = { .plan = self,
                        .change = change,
                        .cancellable = cancellable,
                        .progress = progress,
                        .user_data = user_data,
                        .ids = ids,
                        .today = kith_clock_today (kith_session_get_clock (self->session)),
                        .n_all = kith_catalog_plan_get_n_changes (self) };
  if (!write_source (&applying, error) || !write_run (&applying, error) || !write_told (&applying, error) ||
      !write_missing (&applying, error) || !write_problems (&applying, error) ||
      !kith_change_commit (change, error))
    {
      self->source = source_before;
      return FALSE;
    }
  self->applied = TRUE;
  if (run != NULL)
    *run = applying.run;
  return TRUE;
}
