/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records that are one person are looked at as one: whichever was seen last counts. */

#include "visits/kith-retention.h"

#include "people/kith-legal-holds.h"
#include "people/kith-merges.h"
#include "session/kith-settings.h"
#include "visits/kith-visits-queries.h"

static gint
compare_cases (gconstpointer a, gconstpointer b)
{
  const KithRetentionCase *one = a, *other = b;

  if (one->last_seen != other->last_seen)
    return one->last_seen < other->last_seen ? -1 : 1;
  return one->person < other->person ? -1 : one->person > other->person;
}

/* (element-type KithRetentionCase), one a person; keys lie in the cases */
static GHashTable *
read_all (KithDb *db, GError **error)
{
  g_autoptr (GHashTable) all = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, KITH_SQL_RECORDS_LAST_SEEN, error);
  KithStep step;

  if (stmt == NULL)
    return NULL;
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    {
      KithRetentionCase *one = g_new0 (KithRetentionCase, 1);

      one->person = kith_stmt_get_int64 (stmt, 0);
      one->came = !kith_stmt_is_null (stmt, 2);
      one->last_seen = (KithDay) kith_stmt_get_int64 (stmt, one->came ? 2 : 1);
      one->held_until = KITH_DAY_NONE;
      g_hash_table_replace (all, &one->person, one);
    }
  return step == KITH_STEP_ERROR ? NULL : g_steal_pointer (&all);
}

/* What was seen of a record was seen of whom it counts as. */
static gboolean
put_together (KithDb *db, GHashTable *all, GError **error)
{
  g_autoptr (GPtrArray) merges = kith_merges_list (db, error);

  for (guint i = 0; merges != NULL && i < merges->len; i++)
    {
      const KithMerge *merge = g_ptr_array_index (merges, i);
      const KithRetentionCase *from = g_hash_table_lookup (all, &merge->from);
      gint64 root = kith_merges_find_root (db, merge->from, error);
      KithRetentionCase *into = root != 0 ? g_hash_table_lookup (all, &root) : NULL;

      if (root == 0)
        return FALSE;
      if (from == NULL || into == NULL || root == merge->from)
        continue;
      into->last_seen = MAX (into->last_seen, from->last_seen);
      into->came |= from->came;
    }
  for (guint i = 0; merges != NULL && i < merges->len; i++)
    {
      const KithMerge *merge = g_ptr_array_index (merges, i);

      if (kith_merges_find_root (db, merge->from, error) != merge->from)
        g_hash_table_remove (all, &merge->from);
    }
  return merges != NULL;
}

/**
 * kith_retention_get_years:
 * @center: the center's settings
 *
 * Returns: after how many years without a visit a record is proposed for erasing, 0 where none is
 */
guint
kith_retention_get_years (KithCenter *center)
{
  const char *text = kith_center_get_text (center, KITH_SETTING_KEEP_YEARS);
  guint64 years = 0;

  if (text != NULL)
    g_ascii_string_to_unsigned (text, 10, 0, KITH_RETENTION_MAX_YEARS, &years, NULL);
  return (guint) years;
}

/**
 * kith_retention_list:
 * @session: a coordinator's session
 * @years: the rule to try, at least 1
 * @error: %KITH_ERROR_NOT_PERMITTED
 *
 * Who was last seen @years years ago or longer; who is being erased already is not among them.
 *
 * Returns: (transfer full) (element-type KithRetentionCase): those, longest not seen first
 */
GArray *
kith_retention_list (KithSession *session, guint years, GError **error)
{
  g_autoptr (GArray) cases = g_array_new (FALSE, FALSE, sizeof (KithRetentionCase));
  g_autoptr (GHashTable) all = NULL;
  KithRetentionCase *one;
  GHashTableIter iter;
  KithDay border;
  KithDb *db;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);
  g_return_val_if_fail (years > 0 && years <= KITH_RETENTION_MAX_YEARS, NULL);

  if (!kith_session_demand (session, KITH_ACTION_PERSON_ERASE, error))
    return NULL;
  db = kith_store_get_reader (kith_session_get_store (session), error);
  all = db != NULL ? read_all (db, error) : NULL;
  if (all == NULL || !put_together (db, all, error))
    return NULL;
  border = kith_day_add_months (kith_clock_today (kith_session_get_clock (session)), -12 * (int) years);
  g_hash_table_iter_init (&iter, all);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &one))
    {
      if (one->last_seen > border)
        continue;
      if (!kith_legal_holds_until (session, one->person, &one->held_until, error))
        return NULL;
      g_array_append_val (cases, *one);
    }
  g_array_sort (cases, compare_cases);
  return g_steal_pointer (&cases);
}
