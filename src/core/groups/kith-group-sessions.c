/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who came is counted as whom they count now: two records that were found to be one person are one, whichever
 * of them was ticked. */

#include "groups/kith-group-sessions.h"

#include "groups/kith-groups-private.h"
#include "groups/kith-groups-queries.h"
#include "people/kith-merges.h"

/* Columns of a statement that reads sessions. */
enum
{
  COLUMN_ID,
  COLUMN_GROUP,
  COLUMN_DAY,
  COLUMN_STATE,
  COLUMN_GUESTS,
  COLUMN_VERSION,
};

static KithGroupSession *
take_session (KithStmt *stmt)
{
  KithGroupSession *session = kith_group_session_new (kith_stmt_get_int64 (stmt, COLUMN_GROUP),
                                                      (KithDay) kith_stmt_get_int64 (stmt, COLUMN_DAY));

  session->id = kith_stmt_get_int64 (stmt, COLUMN_ID);
  session->state = (KithGroupSessionState) kith_stmt_get_int64 (stmt, COLUMN_STATE);
  session->guests = (int) CLAMP (kith_stmt_get_int64 (stmt, COLUMN_GUESTS), 0, KITH_GROUP_MAX_GUESTS);
  session->version = kith_stmt_get_int64 (stmt, COLUMN_VERSION);
  return session;
}

KithGroupSession *
kith_group_sessions_find (KithDb *db, gint64 group, KithDay day, GError **error)
{
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, KITH_SQL_GROUP_SESSION_FIND, error);
  KithStep step;

  if (stmt == NULL)
    return NULL;
  kith_stmt_bind (stmt, "iw", group, day);
  step = kith_stmt_step (stmt, error);
  if (step == KITH_STEP_DONE)
    return kith_group_session_new (group, day);
  return step == KITH_STEP_ROW ? take_session (stmt) : NULL;
}

static gboolean
holds (const GArray *people, gint64 person)
{
  for (guint i = 0; i < people->len; i++)
    if (g_array_index (people, gint64, i) == person)
      return TRUE;
  return FALSE;
}

/* Takes @person as whom they count, once. */
static gboolean
add_person (KithDb *db, GArray *people, gint64 person, GError **error)
{
  gint64 root = kith_merges_find_root (db, person, error);

  if (root == 0)
    return FALSE;
  if (!holds (people, root))
    g_array_append_val (people, root);
  return TRUE;
}

/* The records as they were ticked. */
static GArray *
read_records (KithDb *db, gint64 session, GError **error)
{
  g_autoptr (GArray) records = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, KITH_SQL_GROUP_PEOPLE, error);
  KithStep step;

  if (stmt == NULL)
    return NULL;
  kith_stmt_bind (stmt, "i", session);
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    {
      gint64 record = kith_stmt_get_int64 (stmt, 0);

      g_array_append_val (records, record);
    }
  return step == KITH_STEP_DONE ? g_steal_pointer (&records) : NULL;
}

GArray *
kith_group_sessions_find_people (KithDb *db, gint64 session, GError **error)
{
  g_autoptr (GArray) people = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) records = read_records (db, session, error);

  if (records == NULL)
    return NULL;
  for (guint i = 0; i < records->len; i++)
    if (!add_person (db, people, g_array_index (records, gint64, i), error))
      return NULL;
  return g_steal_pointer (&people);
}

/**
 * kith_group_sessions_get:
 * @session: whose rights are used
 * @group: an id
 * @day: a center day
 * @error: %KITH_ERROR_NOT_PERMITTED, %KITH_ERROR_NOT_FOUND
 *
 * Returns: (transfer full): what was said of that day, with who came; one of which nothing was said where
 * that is so
 */
KithGroupSession *
kith_group_sessions_get (KithSession *session, gint64 group, KithDay day, GError **error)
{
  g_autoptr (KithGroupSession) found = NULL;
  g_autoptr (KithGroup) there = NULL;
  KithDb *db;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);

  if (!kith_session_demand (session, KITH_ACTION_GROUP_ATTEND, error))
    return NULL;
  db = kith_store_get_reader (kith_session_get_store (session), error);
  there = db != NULL ? kith_groups_find (db, group, error) : NULL;
  found = there != NULL ? kith_group_sessions_find (db, group, day, error) : NULL;
  if (found == NULL)
    return NULL;
  found->people = kith_group_sessions_find_people (db, found->id, error);
  if (found->people == NULL)
    return NULL;
  found->n_people = found->people->len;
  return g_steal_pointer (&found);
}

static gboolean
count_people (KithDb *db, GPtrArray *sessions, GError **error)
{
  for (guint i = 0; i < sessions->len; i++)
    {
      KithGroupSession *one = g_ptr_array_index (sessions, i);
      g_autoptr (GArray) people = kith_group_sessions_find_people (db, one->id, error);

      if (people == NULL)
        return FALSE;
      one->n_people = people->len;
    }
  return TRUE;
}

/* What the statement answers, which is bound. */
static GPtrArray *
take_sessions (KithDb *db, KithStmt *stmt, GError **error)
{
  g_autoptr (GPtrArray) sessions = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_group_session_free);
  KithStep step;

  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    g_ptr_array_add (sessions, take_session (stmt));
  return step == KITH_STEP_DONE && count_people (db, sessions, error) ? g_steal_pointer (&sessions) : NULL;
}

/**
 * kith_group_sessions_list:
 * @session: whose rights are used
 * @group: an id
 * @from: the first center day
 * @to: the last
 * @error: %KITH_ERROR_NOT_PERMITTED, for the front desk of any other day than today; %KITH_ERROR_NOT_FOUND
 *
 * Returns: (transfer full) (element-type KithGroupSession): on which days it was held or cancelled, newest
 *   first, with how many came; not who
 */
GPtrArray *
kith_group_sessions_list (KithSession *session, gint64 group, KithDay from, KithDay to, GError **error)
{
  g_autoptr (KithGroup) there = NULL;
  g_autoptr (KithStmt) stmt = NULL;
  KithDay today;
  KithDb *db;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);

  today = kith_clock_today (kith_session_get_clock (session));
  if (!kith_session_demand (
          session, from == today && to == today ? KITH_ACTION_COUNT_TODAY : KITH_ACTION_COUNT_TOTALS, error))
    return NULL;
  db = kith_store_get_reader (kith_session_get_store (session), error);
  there = db != NULL ? kith_groups_find (db, group, error) : NULL;
  stmt = there != NULL ? kith_db_prepare (db, KITH_SQL_GROUP_SESSIONS, error) : NULL;
  if (stmt == NULL)
    return NULL;
  kith_stmt_bind (stmt, "iww", group, from, to);
  return take_sessions (db, stmt, error);
}

/**
 * kith_group_sessions_on_day:
 * @session: whose rights are used
 * @day: a center day
 * @error: %KITH_ERROR_NOT_PERMITTED
 *
 * Returns: (transfer full) (element-type KithGroupSession): what was said of any group on that day, with how
 *   many came; not who
 */
GPtrArray *
kith_group_sessions_on_day (KithSession *session, KithDay day, GError **error)
{
  g_autoptr (KithStmt) stmt = NULL;
  KithDb *db;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);

  if (!kith_session_demand (session, KITH_ACTION_GROUP_ATTEND, error))
    return NULL;
  db = kith_store_get_reader (kith_session_get_store (session), error);
  stmt = db != NULL ? kith_db_prepare (db, KITH_SQL_GROUP_SESSIONS_ON_DAY, error) : NULL;
  if (stmt == NULL)
    return NULL;
  kith_stmt_bind (stmt, "w", day);
  return take_sessions (db, stmt, error);
}
