/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pairs of entries that may be one, as rows. */

#include "catalog/kith-resource-pairs.h"

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "catalog/kith-catalog-queries.h"
#include "catalog/kith-resource-alike.h"
#include "resources/kith-resource-rows.h"
#include "session/kith-change.h"

static KithResourcePair
read_row (KithStmt *stmt)
{
  gint64 state = kith_stmt_get_int64 (stmt, 4);
  KithResourcePair pair = { .id = kith_stmt_get_int64 (stmt, 0),
                            .one = kith_stmt_get_int64 (stmt, 1),
                            .other = kith_stmt_get_int64 (stmt, 2),
                            .score = (int) CLAMP (kith_stmt_get_int64 (stmt, 3), 0, 1000),
                            .version = kith_stmt_get_int64 (stmt, 5) };

  pair.state = state == KITH_RESOURCE_PAIR_SAME || state == KITH_RESOURCE_PAIR_OTHER
                   ? (KithResourcePairState) state
                   : KITH_RESOURCE_PAIR_OPEN;
  return pair;
}

/**
 * kith_resource_pairs_list:
 * @session: a session
 * @error: as kith_stmt_step()
 *
 * Returns: (transfer full) (element-type KithResourcePair): what is to be decided, the most alike first
 */
GArray *
kith_resource_pairs_list (KithSession *session, GError **error)
{
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (KithResourcePair));
  g_autoptr (KithStmt) stmt = NULL;
  KithDb *db;
  KithStep step;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);

  if (!kith_session_demand (session, KITH_ACTION_RESOURCE_READ, error))
    return NULL;
  db = kith_store_get_reader (kith_session_get_store (session), error);
  stmt = db != NULL ? kith_db_prepare (db, KITH_SQL_RESOURCE_PAIRS_OPEN, error) : NULL;
  if (stmt == NULL)
    return NULL;
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    {
      KithResourcePair pair = read_row (stmt);

      g_array_append_val (pairs, pair);
    }
  return step == KITH_STEP_DONE ? g_steal_pointer (&pairs) : NULL;
}

static gboolean
add_cb (KithResource *resource, gpointer user_data, GError **error)
{
  kith_resource_alike_add (user_data, resource);
  return TRUE;
}

/* Of these only what nobody was asked about yet. */
static gboolean
write_new (KithChange *change, GArray *found, guint *n_new, GError **error)
{
  for (guint i = 0; i < found->len; i++)
    {
      const KithResourceAlikePair *pair = &g_array_index (found, KithResourceAlikePair, i);
      gint64 id = kith_change_new_id (change);
      int n_rows = kith_db_run (kith_change_get_db (change), error, KITH_SQL_RESOURCE_PAIR_INSERT, "iiiw", id,
                                pair->one, pair->other, pair->score);

      if (n_rows < 0)
        return FALSE;
      if (n_rows == 0)
        continue;
      kith_change_touch (change, "resource_pair", id);
      ++*n_new;
    }
  return TRUE;
}

/**
 * kith_resource_pairs_propose:
 * @session: a session
 * @n_new: (out) (optional): how many are asked about now that were not before
 * @cancellable: (nullable): ends it
 * @error: %KITH_ERROR_NOT_PERMITTED, %G_IO_ERROR_CANCELLED
 *
 * Compares the entries of each source with those of others and with the center's own. What was decided once
 * is not asked about again.
 *
 * Returns: whether it was looked at
 */
gboolean
kith_resource_pairs_propose (KithSession *session, guint *n_new, GCancellable *cancellable, GError **error)
{
  g_autoptr (KithStoreHold) hold = NULL;
  g_autoptr (KithResourceAlike) alike = NULL;
  g_autoptr (GArray) found = NULL;
  g_autoptr (KithChange) change = NULL;
  KithDb *db;
  guint n = 0;

  g_return_val_if_fail (KITH_IS_SESSION (session), FALSE);

  if (!kith_session_demand (session, KITH_ACTION_RESOURCE_WRITE, error))
    return FALSE;
  hold = kith_store_hold (kith_session_get_store (session), error);
  db = hold != NULL ? kith_store_get_reader (kith_session_get_store (session), error) : NULL;
  if (db == NULL)
    return FALSE;
  alike = kith_resource_alike_new ();
  if (!kith_resource_rows_foreach (db, 0, add_cb, alike, error))
    return FALSE;
  found = kith_resource_alike_find (alike, cancellable, error);
  if (found == NULL)
    return FALSE;
  if (found->len > 0)
    {
      change = kith_session_begin (session, KITH_EVENT_DUPLICATE_DECIDED, 0, error);
      if (change == NULL || !write_new (change, found, &n, error))
        return FALSE;
      /* What is taken back leaves nothing in the log. */
      if (n > 0 && !kith_change_commit (change, error))
        return FALSE;
    }
  if (n_new != NULL)
    *n_new = n;
  return TRUE;
}

static gboolean
find_pair (KithDb *db, gint64 id, KithResourcePair *pair, GError **error)
{
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, KITH_SQL_RESOURCE_PAIR_ONE, error);
  GError *problem = NULL;

  if (stmt == NULL)
    return FALSE;
  kith_stmt_bind_int64 (stmt, 1, id);
  if (kith_stmt_step (stmt, &problem) == KITH_STEP_ROW)
    {
      *pair = read_row (stmt);
      return TRUE;
    }
  if (problem == NULL)
    g_set_error_literal (&problem, KITH_ERROR, KITH_ERROR_NOT_FOUND,
                         _ ("These two are not asked about any more. Look at the list again."));
  g_propagate_error (error, problem);
  return FALSE;
}

/* survivor 0: none of the two is hidden. */
static gboolean
show_as (KithChange *change, const KithResourcePair *pair, gint64 survivor, GError **error)
{
  const gint64 ids[] = { pair->one, pair->other };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (KithResource) resource = kith_resource_rows_get (kith_change_get_db (change), ids[i], error);
      gint64 other = ids[1 - i];
      gint64 wanted;

      if (resource == NULL)
        return FALSE;
      wanted = survivor != 0 && ids[i] != survivor ? survivor
               : resource->same_as == other        ? 0
                                                   : resource->same_as;
      if (ids[i] == survivor && resource->same_as != 0)
        {
          g_set_error_literal (
              error, KITH_ERROR, KITH_ERROR_CHANGED,
              _ ("Another entry is shown in place of this one by now. Look at the list again."));
          return FALSE;
        }
      if (wanted == resource->same_as)
        continue;
      resource->same_as = wanted;
      if (!kith_resource_rows_update (change, resource, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
decide (KithSession *session, gint64 id, KithResourcePairState state, gint64 survivor, GError **error)
{
  g_autoptr (KithChange) change = NULL;
  KithResourcePair pair;

  if (!kith_session_demand (session, KITH_ACTION_RESOURCE_WRITE, error))
    return FALSE;
  change = kith_session_begin (session, KITH_EVENT_DUPLICATE_DECIDED, 0, error);
  if (change == NULL || !find_pair (kith_change_get_db (change), id, &pair, error))
    return FALSE;
  if (survivor != 0 && survivor != pair.one && survivor != pair.other)
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID, _ ("Choose one of the two."));
      return FALSE;
    }
  if (!show_as (change, &pair, survivor, error) ||
      !kith_change_expect_one (change,
                               kith_db_run (kith_change_get_db (change), error, KITH_SQL_RESOURCE_PAIR_DECIDE,
                                            "iwi", id, (int) state, pair.version),
                               error))
    return FALSE;
  kith_change_touch (change, "resource_pair", id);
  kith_change_detail (change, "one", g_variant_new_int64 (pair.one));
  kith_change_detail (change, "other", g_variant_new_int64 (pair.other));
  kith_change_announce (change, KITH_RESOURCE_TOPIC, 0);
  return kith_change_commit (change, error);
}

/**
 * kith_resource_pairs_decide_same:
 * @session: a session
 * @pair: a pair
 * @survivor: which of the two is shown from now on; what belongs to the other is shown under it
 * @error: %KITH_ERROR_NOT_PERMITTED, %KITH_ERROR_NOT_FOUND, %KITH_ERROR_CHANGED
 *
 * Returns: whether it is decided
 */
gboolean
kith_resource_pairs_decide_same (KithSession *session, gint64 pair, gint64 survivor, GError **error)
{
  g_return_val_if_fail (KITH_IS_SESSION (session), FALSE);
  g_return_val_if_fail (survivor != 0, FALSE);

  return decide (session, pair, KITH_RESOURCE_PAIR_SAME, survivor, error);
}

/**
 * kith_resource_pairs_decide_other:
 * @session: a session
 * @pair: a pair
 * @error: %KITH_ERROR_NOT_PERMITTED, %KITH_ERROR_NOT_FOUND, %KITH_ERROR_CHANGED
 *
 * Returns: whether it is decided that they are two
 */
gboolean
kith_resource_pairs_decide_other (KithSession *session, gint64 pair, GError **error)
{
  g_return_val_if_fail (KITH_IS_SESSION (session), FALSE);

  return decide (session, pair, KITH_RESOURCE_PAIR_OTHER, 0, error);
}

/**
 * kith_resource_pairs_reopen:
 * @session: a session
 * @pair: a pair that was decided
 * @error: %KITH_ERROR_NOT_PERMITTED, %KITH_ERROR_NOT_FOUND, %KITH_ERROR_CHANGED
 *
 * Returns: whether it is asked about again, and both are shown
 */
gboolean
kith_resource_pairs_reopen (KithSession *session, gint64 pair, GError **error)
{
  g_return_val_if_fail (KITH_IS_SESSION (session), FALSE);

  return decide (session, pair, KITH_RESOURCE_PAIR_OPEN, 0, error);
}
