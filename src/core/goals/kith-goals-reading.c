/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading goals, which the log says. */

#include "goals/kith-goals.h"

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "goals/kith-goals-queries.h"

/* Columns of a statement that reads goals. */
enum
{
  COLUMN_ID,
  COLUMN_PERSON,
  COLUMN_AREA,
  COLUMN_DAY,
  COLUMN_STATE,
  COLUMN_STATE_DAY,
  COLUMN_TARGET,
  COLUMN_SET_BY,
  COLUMN_VERSION,
  COLUMN_DETAILS,
};

/* And one that reads entries. */
enum
{
  ENTRY_ID,
  ENTRY_STATE,
  ENTRY_DAY,
  ENTRY_BY,
  ENTRY_VOIDED,
  ENTRY_WORDS,
};

/* What no calendar has, somebody wrote into the file; verifying names it. */
static KithDay
get_day (KithStmt *stmt, int column)
{
  gint64 day = kith_stmt_get_int64 (stmt, column);

  return kith_stmt_is_null (stmt, column) || day != (KithDay) day || !kith_day_is_valid ((KithDay) day)
             ? KITH_DAY_NONE
             : (KithDay) day;
}

static KithGoal *
take_facts (KithStmt *stmt)
{
  KithGoal *goal = kith_goal_new (kith_stmt_get_int64 (stmt, COLUMN_PERSON));

  goal->id = kith_stmt_get_int64 (stmt, COLUMN_ID);
  goal->area = (KithGoalArea) kith_stmt_get_int64 (stmt, COLUMN_AREA);
  goal->day = get_day (stmt, COLUMN_DAY);
  goal->state = (KithGoalState) kith_stmt_get_int64 (stmt, COLUMN_STATE);
  goal->state_day = get_day (stmt, COLUMN_STATE_DAY);
  goal->target_day = get_day (stmt, COLUMN_TARGET);
  goal->set_by = kith_stmt_dup_text (stmt, COLUMN_SET_BY);
  goal->version = kith_stmt_get_int64 (stmt, COLUMN_VERSION);
  return goal;
}

static KithGoalEntry *
take_entry (KithSession *session, KithStmt *stmt, gint64 person, GError **error)
{
  g_autoptr (KithGoalEntry) entry =
      kith_goal_entry_new ((KithGoalState) kith_stmt_get_int64 (stmt, ENTRY_STATE));
  g_autoptr (GBytes) sealed = kith_stmt_dup_bytes (stmt, ENTRY_WORDS);
  g_autoptr (GVariant) content = NULL;

  entry->id = kith_stmt_get_int64 (stmt, ENTRY_ID);
  entry->day = get_day (stmt, ENTRY_DAY);
  entry->by = kith_stmt_dup_text (stmt, ENTRY_BY);
  entry->taken_back = kith_stmt_get_int64 (stmt, ENTRY_VOIDED) != 0;
  if (sealed == NULL)
    return g_steal_pointer (&entry);
  content = kith_session_open (session, KITH_PURPOSE_CARE, KITH_SEAL_KIND_GOAL_ENTRY, entry->id, person,
                               sealed, G_VARIANT_TYPE_VARDICT, error);
  if (content == NULL || !kith_goal_entry_take_content (entry, content, error))
    return NULL;
  return g_steal_pointer (&entry);
}

static gboolean
take_entries (KithSession *session, KithDb *db, KithGoal *goal, GError **error)
{
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, KITH_SQL_GOAL_ENTRIES, error);
  KithStep step;

  if (stmt == NULL)
    return FALSE;
  kith_stmt_bind (stmt, "i", goal->id);
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    {
      KithGoalEntry *one = take_entry (session, stmt, goal->person, error);

      if (one == NULL)
        return FALSE;
      g_ptr_array_add (goal->entries, one);
    }
  return step == KITH_STEP_DONE;
}

static KithGoal *
take_row (KithSession *session, KithDb *db, KithStmt *stmt, GError **error)
{
  g_autoptr (KithGoal) goal = take_facts (stmt);
  g_autoptr (GBytes) details = kith_stmt_dup_bytes (stmt, COLUMN_DETAILS);
  g_autoptr (GVariant) content = NULL;

  /* None where the record was erased. */
  if (details != NULL)
    {
      content = kith_session_open (session, KITH_PURPOSE_CARE, KITH_SEAL_KIND_GOAL, goal->id, goal->person,
                                   details, G_VARIANT_TYPE_VARDICT, error);
      if (content == NULL || !kith_goal_take_content (goal, content, error))
        return NULL;
    }
  return take_entries (session, db, goal, error) ? g_steal_pointer (&goal) : NULL;
}

/**
 * kith_goals_list:
 * @session: whose rights and keys are used
 * @person: an id
 * @error: %KITH_ERROR_NOT_PERMITTED, also where a guard keeps this account from the record;
 *   %KITH_ERROR_DAMAGED
 *
 * The reading is written down before anything is handed out.
 *
 * Returns: (transfer full) (element-type KithGoal): what the person wants to reach or did, newest first, with
 *   what was taken back, and with those of records that are taken to be the same person
 */
GPtrArray *
kith_goals_list (KithSession *session, gint64 person, GError **error)
{
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (KithStmt) stmt = NULL;
  KithStep step;
  KithDb *db;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);

  if (!kith_session_demand_record (session, KITH_ACTION_CARE_READ, person, error) ||
      !kith_session_record (session, KITH_EVENT_GOAL_READ, person, NULL, error))
    return NULL;
  all = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_goal_free);
  db = kith_store_get_reader (kith_session_get_store (session), error);
  stmt = db != NULL ? kith_db_prepare (db, KITH_SQL_GOALS, error) : NULL;
  if (stmt == NULL)
    return NULL;
  kith_stmt_bind (stmt, "i", person);
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    {
      KithGoal *goal = take_row (session, db, stmt, error);

      if (goal == NULL)
        return NULL;
      g_ptr_array_add (all, goal);
    }
  return step == KITH_STEP_DONE ? g_steal_pointer (&all) : NULL;
}

/**
 * kith_goals_get:
 * @session: whose rights and keys are used
 * @goal: an id
 * @error: %KITH_ERROR_NOT_FOUND, %KITH_ERROR_NOT_PERMITTED, %KITH_ERROR_DAMAGED
 *
 * The reading is written down before anything is handed out.
 *
 * Returns: (transfer full): the goal
 */
KithGoal *
kith_goals_get (KithSession *session, gint64 goal, GError **error)
{
  g_autoptr (KithStmt) stmt = NULL;
  KithStep step;
  gint64 person;
  KithDb *db;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);

  if (!kith_session_demand (session, KITH_ACTION_CARE_READ, error))
    return NULL;
  db = kith_store_get_reader (kith_session_get_store (session), error);
  stmt = db != NULL ? kith_db_prepare (db, KITH_SQL_GOAL_GET, error) : NULL;
  if (stmt == NULL)
    return NULL;
  kith_stmt_bind (stmt, "i", goal);
  step = kith_stmt_step (stmt, error);
  if (step == KITH_STEP_DONE)
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_NOT_FOUND, _ ("There is no such goal."));
  if (step != KITH_STEP_ROW)
    return NULL;
  person = kith_stmt_get_int64 (stmt, COLUMN_PERSON);
  if (!kith_session_demand_record (session, KITH_ACTION_CARE_READ, person, error) ||
      !kith_session_record (session, KITH_EVENT_GOAL_READ, person, NULL, error))
    return NULL;
  return take_row (session, db, stmt, error);
}
