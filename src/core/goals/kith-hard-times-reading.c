/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading what helps somebody in a hard time, which the log says. */

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "goals/kith-hard-times-private.h"
#include "goals/kith-hard-times-queries.h"
#include "people/kith-people.h"
#include "people/kith-person-standing.h"

/* Columns of a statement that reads them. */
enum
{
  COLUMN_ID,
  COLUMN_PERSON,
  COLUMN_DAY,
  COLUMN_ACCOUNT,
  COLUMN_BY,
  COLUMN_VERSION,
  COLUMN_CARE,
  COLUMN_DESK,
};

static gboolean
is_for_desk (KithStmt *stmt)
{
  return !kith_stmt_is_null (stmt, COLUMN_DESK);
}

gboolean
kith_hard_times_has_words (KithStmt *stmt)
{
  return is_for_desk (stmt) || !kith_stmt_is_null (stmt, COLUMN_CARE);
}

KithHardTime *
kith_hard_times_take_facts (KithStmt *stmt)
{
  KithHardTime *self = kith_hard_time_new (kith_stmt_get_int64 (stmt, COLUMN_PERSON));
  gint64 day = kith_stmt_get_int64 (stmt, COLUMN_DAY);

  self->id = kith_stmt_get_int64 (stmt, COLUMN_ID);
  self->day = day == (KithDay) day && kith_day_is_valid ((KithDay) day) ? (KithDay) day : KITH_DAY_NONE;
  self->account = kith_stmt_get_int64 (stmt, COLUMN_ACCOUNT);
  self->by = kith_stmt_dup_text (stmt, COLUMN_BY);
  self->version = kith_stmt_get_int64 (stmt, COLUMN_VERSION);
  self->seen_by = is_for_desk (stmt) ? KITH_HARD_TIME_SEEN_BY_DESK : KITH_HARD_TIME_SEEN_BY_STAFF;
  return self;
}

KithHardTime *
kith_hard_times_take_row (KithSession *session, KithStmt *stmt, GError **error)
{
  gboolean desk = is_for_desk (stmt);
  g_autoptr (KithHardTime) self = kith_hard_times_take_facts (stmt);
  g_autoptr (GBytes) sealed = kith_stmt_dup_bytes (stmt, desk ? COLUMN_DESK : COLUMN_CARE);
  g_autoptr (GVariant) content = NULL;

  /* None where they took it back. */
  if (sealed == NULL)
    return g_steal_pointer (&self);
  content = kith_session_open (session, desk ? KITH_PURPOSE_DESK : KITH_PURPOSE_CARE,
                               desk ? KITH_SEAL_KIND_HARD_TIME_DESK : KITH_SEAL_KIND_HARD_TIME, self->id,
                               self->person, sealed, G_VARIANT_TYPE_VARDICT, error);
  if (content == NULL || !kith_hard_time_take_content (self, content, error))
    return NULL;
  return g_steal_pointer (&self);
}

/* Of a row on which the statement is: not at all, or with its words. */
static gboolean
may_see (KithSession *session, KithStmt *stmt)
{
  return kith_session_may_open_record (session, kith_stmt_get_int64 (stmt, COLUMN_PERSON)) &&
         (is_for_desk (stmt) || kith_session_may (session, KITH_ACTION_CARE_READ));
}

/* Whether the desk is told of nobody's words: nobody asks it about the dead, or about who is being erased. */
static gboolean
is_over (KithSession *session, KithDb *db, gint64 person)
{
  return !kith_session_may (session, KITH_ACTION_CARE_READ) &&
         (!kith_people_check_there (db, person, NULL) ||
          !kith_standing_check_alive (session, db, person, NULL, NULL));
}

/* On nothing where there is nothing to see. */
static KithStmt *
prepare_list (KithSession *session, KithDb *db, gint64 person, GError **error)
{
  KithStmt *stmt = kith_db_prepare (db, KITH_SQL_HARD_TIMES, error);

  if (stmt != NULL)
    kith_stmt_bind (stmt, "i", person);
  return stmt;
}

/**
 * kith_hard_times_is_there:
 * @session: whose rights are asked
 * @person: an id
 *
 * For offering to show it: that there is something stands in clear, so nothing is read and the log says
 * nothing.
 *
 * Returns: whether this session would be given words by kith_hard_times_list()
 */
gboolean
kith_hard_times_is_there (KithSession *session, gint64 person)
{
  g_autoptr (KithStmt) stmt = NULL;
  KithDb *db;

  g_return_val_if_fail (KITH_IS_SESSION (session), FALSE);

  if (!kith_session_demand_record (session, KITH_ACTION_DESK_READ, person, NULL))
    return FALSE;
  db = kith_store_get_reader (kith_session_get_store (session), NULL);
  if (db == NULL || is_over (session, db, person))
    return FALSE;
  stmt = prepare_list (session, db, person, NULL);
  while (stmt != NULL && kith_stmt_step (stmt, NULL) == KITH_STEP_ROW)
    if (may_see (session, stmt) && kith_hard_times_has_words (stmt))
      return TRUE;
  return FALSE;
}

static gboolean
take_all (KithSession *session, KithStmt *stmt, gint64 person, GPtrArray *all, GError **error)
{
  gboolean logged = FALSE;
  KithStep step;

  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    {
      KithHardTime *one;

      if (!may_see (session, stmt))
        continue;
      if (kith_hard_times_has_words (stmt) && !logged &&
          !(logged = kith_session_record (session, KITH_EVENT_HARD_TIME_READ, person, NULL, error)))
        return FALSE;
      one = kith_hard_times_take_row (session, stmt, error);
      if (one == NULL)
        return FALSE;
      g_ptr_array_add (all, one);
    }
  return step == KITH_STEP_DONE;
}

/**
 * kith_hard_times_list:
 * @session: whose rights and keys are used
 * @person: an id
 * @error: %KITH_ERROR_NOT_PERMITTED, also where a guard keeps this account from the record;
 *   %KITH_ERROR_DAMAGED
 *
 * The front desk is given what people chose to show it, and not told that there is more. Where there are
 * words, that they are read is written down before anything is handed out.
 *
 * Returns: (transfer full) (element-type KithHardTime): what the person wrote, newest first, also what was
 *   taken back, with that of records that are taken to be the same person
 */
GPtrArray *
kith_hard_times_list (KithSession *session, gint64 person, GError **error)
{
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (KithStmt) stmt = NULL;
  KithDb *db;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);

  if (!kith_session_demand_record (session, KITH_ACTION_DESK_READ, person, error))
    return NULL;
  db = kith_store_get_reader (kith_session_get_store (session), error);
  if (db == NULL)
    return NULL;
  all = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_hard_time_free);
  if (is_over (session, db, person))
    return g_steal_pointer (&all);
  stmt = prepare_list (session, db, person, error);
  if (stmt == NULL)
    return NULL;
  return take_all (session, stmt, person, all, error) ? g_steal_pointer (&all) : NULL;
}
