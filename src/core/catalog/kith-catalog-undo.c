/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Taking an import back. Only the newest of a source: others were made over it. What somebody here has
 * changed since stays as it is, and so does whatever that belongs to.
 */

#include "catalog/kith-catalogs.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "base/kith-error.h"
#include "catalog/kith-catalog-queries.h"
#include "resources/kith-resource-rows.h"
#include "session/kith-change.h"

/* An entry that the run added. */
typedef struct
{
  gint64 id;
  gint64 version;
  gint64 links[4];
  gboolean stays;
} Added;

typedef struct
{
  KithChange *change;
  gint64 run;
  GArray *added;     /* (owned) (element-type Added), by rising id */
  GHashTable *stays; /* (owned) ids of added ones that stay, with what they belong to */
  guint n_left;
} Undoing;

static KithDb *
get_db (Undoing *u)
{
  return kith_change_get_db (u->change);
}

static gboolean
check_run (Undoing *u, GError **error)
{
  g_autoptr (KithStmt) stmt = kith_db_prepare (get_db (u), KITH_SQL_RUN_ONE, error);
  GError *problem = NULL;
  gint64 newest = 0;

  if (stmt == NULL)
    return FALSE;
  kith_stmt_bind_int64 (stmt, 1, u->run);
  if (kith_stmt_step (stmt, &problem) != KITH_STEP_ROW)
    {
      if (problem == NULL)
        g_set_error (&problem, KITH_ERROR, KITH_ERROR_NOT_FOUND,
                     _ ("There is no import with the number %" PRId64 "."), u->run);
    }
  else if (kith_stmt_get_int64 (stmt, 15) != KITH_CATALOG_RUN_STANDS)
    g_set_error_literal (&problem, KITH_ERROR, KITH_ERROR_INVALID, _ ("This import was taken back already."));
  else if (kith_db_get_int64 (get_db (u), &newest, &problem, KITH_SQL_CATALOG_NEWEST_RUN, "i",
                              kith_stmt_get_int64 (stmt, 1)) &&
           newest != u->run)
    g_set_error_literal (&problem, KITH_ERROR, KITH_ERROR_INVALID,
                         _ ("There is a newer import of the same source. Take that back first."));
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, problem);
  return FALSE;
}

/* An entry as it was, but for what is the center's alone: verified, pinned, shown as another. */
static void
set_before (KithResource *resource, KithStmt *stmt, KithValues *values, KithValues *base)
{
  gboolean was_untouched =
      !kith_stmt_is_null (stmt, 3) && kith_stmt_get_int64 (stmt, 3) == kith_stmt_get_int64 (stmt, 13);

  resource->made = was_untouched ? resource->version + 1 : kith_stmt_get_int64 (stmt, 3);
  g_clear_pointer (&resource->told, g_bytes_unref);
  resource->told = kith_stmt_dup_bytes (stmt, 4);
  resource->organization = kith_stmt_get_int64 (stmt, 5);
  resource->program = kith_stmt_get_int64 (stmt, 6);
  resource->service = kith_stmt_get_int64 (stmt, 7);
  resource->location = kith_stmt_get_int64 (stmt, 8);
  resource->status = (KithResourceStatus) kith_stmt_get_int64 (stmt, 9);
  resource->missing_since =
      kith_stmt_is_null (stmt, 12) ? KITH_DAY_NONE : (KithDay) kith_stmt_get_int64 (stmt, 12);
  kith_values_unref (resource->values);
  resource->values = kith_values_ref (values);
  g_clear_pointer (&resource->base, kith_values_unref);
  if (base != NULL)
    resource->base = kith_values_ref (base);
}

/* Taking back is no change of somebody's: the run before knows the entry by its new version. */
static gboolean
follow_version (Undoing *u, gint64 resource, gint64 left, gint64 now, GError **error)
{
  GError *problem = NULL;
  gint64 id;

  if (!kith_db_get_int64 (get_db (u), &id, &problem, KITH_SQL_BEFORE_LEFT, "iii", resource, left, u->run))
    {
      if (problem == NULL)
        return TRUE;
      g_propagate_error (error, problem);
      return FALSE;
    }
  kith_change_touch (u->change, "resource_before", id);
  return kith_db_run (get_db (u), error, KITH_SQL_BEFORE_FOLLOW, "ii", id, now) >= 0;
}

/* Ids first, so that no statement is open over rows that change. second: the second parameter; 0 where the
 * list has none. */
static gboolean
run_each (Undoing *u,
          const char *list,
          gint64 of,
          gint64 second,
          const char *sql,
          const char *table,
          GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (KithStmt) stmt = kith_db_prepare (get_db (u), list, error);
  KithStep step;

  if (stmt == NULL)
    return FALSE;
  kith_stmt_bind_int64 (stmt, 1, of);
  if (second != 0)
    kith_stmt_bind_int64 (stmt, 2, second);
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    {
      gint64 id = kith_stmt_get_int64 (stmt, 0);

      g_array_append_val (ids, id);
    }
  if (step != KITH_STEP_DONE)
    return FALSE;
  kith_stmt_reset (stmt);
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      if (kith_db_run (get_db (u), error, sql, "i", id) < 0)
        return FALSE;
      kith_change_touch (u->change, table, id);
    }
  return TRUE;
}

static gboolean
drop_rows (Undoing *u, const char *list, gint64 of, const char *drop, const char *table, GError **error)
{
  return run_each (u, list, of, 0, drop, table, error);
}

/* What the import overtook is to be decided again. */
static gboolean
reopen_conflicts (Undoing *u, gint64 resource, GError **error)
{
  return run_each (u, KITH_SQL_CONFLICTS_ENDED, u->run, resource, KITH_SQL_CONFLICT_REOPEN, "field_conflict",
                   error);
}

static gboolean
restore_one (Undoing *u, KithStmt *stmt, GError **error)
{
  g_autoptr (GBytes) content = kith_stmt_dup_bytes (stmt, 10);
  g_autoptr (GBytes) base_bytes = kith_stmt_dup_bytes (stmt, 11);
  g_autoptr (KithValues) values = kith_values_new_from_bytes (content, error);
  g_autoptr (KithValues) base = NULL;
  g_autoptr (KithResource) resource = NULL;

  if (values == NULL)
    return FALSE;
  if (base_bytes != NULL)
    {
      base = kith_values_new_from_bytes (base_bytes, error);
      if (base == NULL)
        return FALSE;
    }
  resource = kith_resource_rows_get (get_db (u), kith_stmt_get_int64 (stmt, 1), error);
  if (resource == NULL)
    return FALSE;
  if (resource->version != kith_stmt_get_int64 (stmt, 2))
    {
      u->n_left++;
      return TRUE;
    }
  set_before (resource, stmt, values, base);
  return kith_resource_rows_update (u->change, resource, error) &&
         follow_version (u, resource->id, kith_stmt_get_int64 (stmt, 13), resource->version + 1, error) &&
         reopen_conflicts (u, resource->id, error);
}

static gboolean
restore_changed (Undoing *u, GError **error)
{
  g_autoptr (KithStmt) stmt = kith_db_prepare (get_db (u), KITH_SQL_BEFORE, error);
  KithStep step;

  if (stmt == NULL)
    return FALSE;
  kith_stmt_bind_int64 (stmt, 1, u->run);
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    if (!restore_one (u, stmt, error))
      return FALSE;
  kith_stmt_reset (stmt);
  return step == KITH_STEP_DONE &&
         drop_rows (u, KITH_SQL_CONFLICTS_OF_RUN, u->run, KITH_SQL_CONFLICT_DELETE, "field_conflict",
                    error) &&
         drop_rows (u, KITH_SQL_BEFORE, u->run, KITH_SQL_BEFORE_DELETE, "resource_before", error);
}

static gboolean
is_used (Undoing *u, gint64 id, gboolean *used, GError **error)
{
  GError *problem = NULL;
  gint64 one;

  *used = kith_db_get_int64 (get_db (u), &one, &problem, KITH_SQL_RESOURCE_USED, "ii", id, u->run);
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, problem);
  return FALSE;
}

static gboolean
list_added (Undoing *u, GError **error)
{
  g_autoptr (KithStmt) stmt = kith_db_prepare (get_db (u), KITH_SQL_RUN_ADDED, error);
  KithStep step;

  if (stmt == NULL)
    return FALSE;
  kith_stmt_bind_int64 (stmt, 1, u->run);
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    {
      Added added = { .id = kith_stmt_get_int64 (stmt, 0), .version = kith_stmt_get_int64 (stmt, 1) };

      added.stays = added.version != kith_stmt_get_int64 (stmt, 2) || kith_stmt_get_int64 (stmt, 3) != 0;
      for (int i = 0; i < 4; i++)
        added.links[i] = kith_stmt_get_int64 (stmt, 4 + i);
      if (!added.stays && !is_used (u, added.id, &added.stays, error))
        return FALSE;
      g_array_append_val (u->added, added);
    }
  return step == KITH_STEP_DONE;
}

static void
keep_with_links (Undoing *u, GHashTable *places, const Added *added)
{
  gint64 id = added->id;

  if (g_hash_table_contains (u->stays, &id))
    return;
  g_hash_table_add (u->stays, g_memdup2 (&id, sizeof id));
  for (int i = 0; i < 4; i++)
    {
      const Added *other = g_hash_table_lookup (places, &added->links[i]);

      if (other != NULL)
        keep_with_links (u, places, other);
    }
}

static gboolean
remove_added (Undoing *u, GError **error)
{
  g_autoptr (GHashTable) places = g_hash_table_new (g_int64_hash, g_int64_equal);

  if (!list_added (u, error))
    return FALSE;
  for (guint i = 0; i < u->added->len; i++)
    {
      Added *added = &g_array_index (u->added, Added, i);

      g_hash_table_insert (places, &added->id, added);
    }
  for (guint i = 0; i < u->added->len; i++)
    if (g_array_index (u->added, Added, i).stays)
      keep_with_links (u, places, &g_array_index (u->added, Added, i));

  for (guint i = 0; i < u->added->len; i++)
    {
      const Added *added = &g_array_index (u->added, Added, i);

      if (g_hash_table_contains (u->stays, &added->id))
        u->n_left++;
      else if (!drop_rows (u, KITH_SQL_RESOURCE_PAIRS_OF, added->id, KITH_SQL_RESOURCE_PAIR_DELETE,
                           "resource_pair", error) ||
               !kith_resource_rows_delete (u->change, added->id, added->version, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
end_run (Undoing *u, GError **error)
{
  if (!kith_change_expect_one (u->change, kith_db_run (get_db (u), error, KITH_SQL_RUN_END, "i", u->run),
                               error))
    return FALSE;
  kith_change_touch (u->change, "import_run", u->run);
  kith_change_announce (u->change, KITH_CATALOG_TOPIC, 0);
  kith_change_detail (u->change, "run", g_variant_new_int64 (u->run));
  return kith_change_commit (u->change, error);
}

/**
 * kith_catalogs_take_back:
 * @session: a coordinator's
 * @run: the newest import of a source that stands
 * @n_left: (out) (optional): entries that stay as they are, because somebody here changed them since, or
 * something that stays belongs to them
 * @error: %KITH_ERROR_NOT_PERMITTED, %KITH_ERROR_NOT_FOUND, %KITH_ERROR_INVALID where it is not the newest or
 * was taken back already
 *
 * What it added is gone, what it changed is as before.
 *
 * Returns: whether it is done
 */
gboolean
kith_catalogs_take_back (KithSession *session, gint64 run, guint *n_left, GError **error)
{
  g_autoptr (KithChange) change = NULL;
  g_autoptr (GArray) added = g_array_new (FALSE, FALSE, sizeof (Added));
  g_autoptr (GHashTable) stays = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  g_return_val_if_fail (KITH_IS_SESSION (session), FALSE);

  if (!kith_session_demand (session, KITH_ACTION_CATALOG_IMPORT, error))
    return FALSE;
  change = kith_session_begin (session, KITH_EVENT_CATALOG_TAKEN_BACK, 0, error);
  if (change == NULL)
    return FALSE;

  Undoing undoing = { .change = change, .run = run, .added = added, .stays = stays };
  if (!check_run (&undoing, error) || !restore_changed (&undoing, error) || !remove_added (&undoing, error) ||
      !end_run (&undoing, error))
    return FALSE;
  if (n_left != NULL)
    *n_left = undoing.n_left;
  return TRUE;
}
