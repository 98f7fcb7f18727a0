/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading groups. */

#include "groups/kith-groups-private.h"

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "groups/kith-groups-queries.h"

/* Columns of a statement that reads groups. */
enum
{
  COLUMN_ID,
  COLUMN_NAME,
  COLUMN_KIND,
  COLUMN_STATE,
  COLUMN_SCHEDULE,
  COLUMN_FACILITATOR,
  COLUMN_ACCOUNT,
  COLUMN_WORDS,
  COLUMN_PLACE,
  COLUMN_CAPACITY,
  COLUMN_VERSION,
};

static KithGroup *
take_group (KithStmt *stmt)
{
  KithGroup *group = kith_group_new ();
  const char *text = kith_stmt_get_text (stmt, COLUMN_SCHEDULE);
  KithGroupSchedule *schedule = text != NULL ? kith_group_schedule_parse (text, NULL) : NULL;

  group->id = kith_stmt_get_int64 (stmt, COLUMN_ID);
  group->name = kith_stmt_dup_text (stmt, COLUMN_NAME);
  group->kind = (KithGroupKind) kith_stmt_get_int64 (stmt, COLUMN_KIND);
  group->state = (KithGroupState) kith_stmt_get_int64 (stmt, COLUMN_STATE);
  /* One that nobody can read was written into the file with another tool; verifying names it. */
  if (schedule != NULL)
    {
      kith_group_schedule_free (group->schedule);
      group->schedule = schedule;
    }
  group->facilitator = kith_stmt_get_int64 (stmt, COLUMN_FACILITATOR);
  group->facilitator_account = kith_stmt_dup_text (stmt, COLUMN_ACCOUNT);
  group->facilitator_words = kith_stmt_dup_text (stmt, COLUMN_WORDS);
  group->place = kith_stmt_dup_text (stmt, COLUMN_PLACE);
  group->capacity = (int) CLAMP (kith_stmt_get_int64 (stmt, COLUMN_CAPACITY), 0, KITH_GROUP_MAX_CAPACITY);
  group->version = kith_stmt_get_int64 (stmt, COLUMN_VERSION);
  return group;
}

KithGroup *
kith_groups_find (KithDb *db, gint64 group, GError **error)
{
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, KITH_SQL_GROUP_GET, error);
  KithStep step;

  if (stmt == NULL)
    return NULL;
  kith_stmt_bind (stmt, "i", group);
  step = kith_stmt_step (stmt, error);
  if (step == KITH_STEP_DONE)
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_NOT_FOUND, _ ("There is no such group."));
  return step == KITH_STEP_ROW ? take_group (stmt) : NULL;
}

static int
compare_groups (gconstpointer a, gconstpointer b)
{
  const KithGroup *one = *(const KithGroup *const *) a, *other = *(const KithGroup *const *) b;
  int order = (int) one->state - (int) other->state;

  if (order == 0)
    order = g_utf8_collate (one->name, other->name);
  return order != 0 ? order : one->id < other->id ? -1 : one->id > other->id;
}

/**
 * kith_groups_list:
 * @session: whose rights are used
 * @with_retired: also those that are held no more
 * @error: %KITH_ERROR_NOT_PERMITTED
 *
 * Returns: (transfer full) (element-type KithGroup): the groups by name, those that are held first
 */
GPtrArray *
kith_groups_list (KithSession *session, gboolean with_retired, GError **error)
{
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_group_free);
  g_autoptr (KithStmt) stmt = NULL;
  KithStep step;
  KithDb *db;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);

  if (!kith_session_demand (session, KITH_ACTION_GROUP_READ, error))
    return NULL;
  db = kith_store_get_reader (kith_session_get_store (session), error);
  stmt = db != NULL ? kith_db_prepare (db, KITH_SQL_GROUPS, error) : NULL;
  if (stmt == NULL)
    return NULL;
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    {
      g_autoptr (KithGroup) group = take_group (stmt);

      if (group->state == KITH_GROUP_ACTIVE || with_retired)
        g_ptr_array_add (groups, g_steal_pointer (&group));
    }
  if (step != KITH_STEP_DONE)
    return NULL;
  g_ptr_array_sort (groups, compare_groups);
  return g_steal_pointer (&groups);
}

/**
 * kith_groups_get:
 * @session: whose rights are used
 * @group: an id
 * @error: %KITH_ERROR_NOT_PERMITTED, %KITH_ERROR_NOT_FOUND
 *
 * Returns: (transfer full): the group, whatever its state
 */
KithGroup *
kith_groups_get (KithSession *session, gint64 group, GError **error)
{
  KithDb *db;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);

  if (!kith_session_demand (session, KITH_ACTION_GROUP_READ, error))
    return NULL;
  db = kith_store_get_reader (kith_session_get_store (session), error);
  return db != NULL ? kith_groups_find (db, group, error) : NULL;
}
