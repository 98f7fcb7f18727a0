/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading requests: with their words, which the log says, or only what stands in clear. */

#include "people/kith-merges.h"
#include "people/kith-requests-private.h"
#include "people/kith-requests-queries.h"

/* Columns of a statement that reads requests. */
enum
{
  COLUMN_ID,
  COLUMN_PERSON,
  COLUMN_KIND,
  COLUMN_OUTCOME,
  COLUMN_DAY,
  COLUMN_DUE,
  COLUMN_CLOSED,
  COLUMN_TAKEN_BY,
  COLUMN_CLOSED_BY,
  COLUMN_OBJECTION,
  COLUMN_ERASING,
  COLUMN_WORDS,
  COLUMN_ENDING,
  COLUMN_OBJECTS,
};

static KithDay
get_day (KithStmt *stmt, int column)
{
  return kith_stmt_is_null (stmt, column) ? KITH_DAY_NONE : (KithDay) kith_stmt_get_int64 (stmt, column);
}

static KithRequest *
take_facts (KithStmt *stmt)
{
  KithRequest *request = kith_request_new ((KithRequestKind) kith_stmt_get_int64 (stmt, COLUMN_KIND));

  request->id = kith_stmt_get_int64 (stmt, COLUMN_ID);
  request->person = kith_stmt_get_int64 (stmt, COLUMN_PERSON);
  request->outcome = (KithRequestOutcome) kith_stmt_get_int64 (stmt, COLUMN_OUTCOME);
  request->day = get_day (stmt, COLUMN_DAY);
  request->due_day = get_day (stmt, COLUMN_DUE);
  request->closed_day = get_day (stmt, COLUMN_CLOSED);
  request->taken_by = kith_stmt_dup_text (stmt, COLUMN_TAKEN_BY);
  request->closed_by = kith_stmt_dup_text (stmt, COLUMN_CLOSED_BY);
  request->objects = !kith_stmt_is_null (stmt, COLUMN_OBJECTION);
  request->erasing_day = get_day (stmt, COLUMN_ERASING);
  return request;
}

/* TRUE also where there is nothing in that column. */
static gboolean
open_column (KithSession *session,
             KithStmt *stmt,
             int column,
             KithSealKind kind,
             KithRequest *request,
             GVariant **content,
             GError **error)
{
  g_autoptr (GBytes) sealed = kith_stmt_dup_bytes (stmt, column);

  if (sealed == NULL)
    return TRUE;
  if (column != COLUMN_ENDING)
    request->at_desk |= kith_sealed_is_deposit (sealed);
  *content = kith_session_open (session, KITH_PURPOSE_INTAKE, kind, request->id, request->person, sealed,
                                G_VARIANT_TYPE_VARDICT, error);
  return *content != NULL;
}

static gboolean
take_words (KithSession *session, KithStmt *stmt, KithRequest *request, GError **error)
{
  g_autoptr (GVariant) words = NULL;
  g_autoptr (GVariant) ending = NULL;
  g_autoptr (GVariant) objection = NULL;

  if (!open_column (session, stmt, COLUMN_WORDS, KITH_SEAL_KIND_REQUEST, request, &words, error) ||
      !open_column (session, stmt, COLUMN_ENDING, KITH_SEAL_KIND_REQUEST_END, request, &ending, error) ||
      !open_column (session, stmt, COLUMN_OBJECTS, KITH_SEAL_KIND_OBJECTION, request, &objection, error))
    return FALSE;
  if (words != NULL)
    {
      g_variant_lookup (words, KEY_BY, "s", &request->by);
      g_variant_lookup (words, KEY_WORDS, "s", &request->words);
    }
  if (objection != NULL)
    {
      g_clear_pointer (&request->words, g_free);
      g_variant_lookup (objection, KEY_WORDS, "s", &request->words);
      g_variant_lookup (objection, KEY_FIELD, "s", &request->field);
    }
  if (ending != NULL)
    g_variant_lookup (ending, KEY_NOTE, "s", &request->note);
  return TRUE;
}

/**
 * kith_requests_list:
 * @session: whose rights and keys are used
 * @person: an id
 * @error: %KITH_ERROR_NOT_PERMITTED, %KITH_ERROR_DAMAGED
 *
 * The reading is written down before anything is handed out.
 *
 * Returns: (transfer full) (element-type KithRequest): what the person asked for and says is not right,
 * newest first, also what is closed; with that of records that are taken to be the same person
 */
GPtrArray *
kith_requests_list (KithSession *session, gint64 person, GError **error)
{
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (KithStmt) stmt = NULL;
  KithStep step;
  KithDb *db;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);

  if (!kith_session_demand_record (session, KITH_ACTION_REQUEST_READ, person, error) ||
      !kith_session_record (session, KITH_EVENT_REQUEST_READ, person, NULL, error))
    return NULL;
  all = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_request_free);
  db = kith_store_get_reader (kith_session_get_store (session), error);
  stmt = db != NULL ? kith_db_prepare (db, KITH_SQL_REQUESTS, error) : NULL;
  if (stmt == NULL)
    return NULL;
  kith_stmt_bind (stmt, "i", person);
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    {
      KithRequest *request = take_facts (stmt);

      g_ptr_array_add (all, request);
      if (!take_words (session, stmt, request, error))
        return NULL;
    }
  return step == KITH_STEP_DONE ? g_steal_pointer (&all) : NULL;
}

/**
 * kith_requests_list_all:
 * @session: a coordinator's session
 * @open_only: whether what is closed is left out
 * @error: %KITH_ERROR_NOT_PERMITTED
 *
 * What is asked of the center, without anybody's words: nothing sealed is opened.
 *
 * Returns: (transfer full) (element-type KithRequest): what is open by the day it is due, then what is
 * closed, newest first
 */
GPtrArray *
kith_requests_list_all (KithSession *session, gboolean open_only, GError **error)
{
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (KithStmt) stmt = NULL;
  KithStep step;
  KithDb *db;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);

  if (!kith_session_demand (session, KITH_ACTION_REQUEST_LIST, error))
    return NULL;
  all = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_request_free);
  db = kith_store_get_reader (kith_session_get_store (session), error);
  stmt = db != NULL ? kith_db_prepare (db, KITH_SQL_REQUESTS_ALL, error) : NULL;
  if (stmt == NULL)
    return NULL;
  kith_stmt_bind (stmt, "w", open_only ? 1 : 0);
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    {
      KithRequest *request = take_facts (stmt);

      g_ptr_array_add (all, request);
      request->shown = kith_merges_find_root (db, request->person, error);
      if (request->shown == 0)
        return NULL;
    }
  return step == KITH_STEP_DONE ? g_steal_pointer (&all) : NULL;
}

static KithStmt *
prepare_open (KithSession *session, gint64 person, GError **error)
{
  KithDb *db;
  KithStmt *stmt;

  if (!kith_session_demand (session, KITH_ACTION_REQUEST_READ, error))
    return NULL;
  db = kith_store_get_reader (kith_session_get_store (session), error);
  stmt = db != NULL ? kith_db_prepare (db, KITH_SQL_REQUESTS_OPEN, error) : NULL;
  if (stmt != NULL)
    kith_stmt_bind (stmt, "i", person);
  return stmt;
}

/**
 * kith_requests_count_open:
 * @session: whose rights are used
 * @person: an id
 * @open: (out): how many of which sort, with those of records that are taken to be the same person
 * @error: %KITH_ERROR_NOT_PERMITTED
 *
 * Nothing sealed is opened, and nothing is written down.
 *
 * Returns: whether they could be counted
 */
gboolean
kith_requests_count_open (KithSession *session, gint64 person, KithRequestsOpen *open, GError **error)
{
  KithRequestsOpen found = { 0 };
  g_autoptr (KithStmt) stmt = NULL;
  KithStep step;
  KithDay today;

  g_return_val_if_fail (KITH_IS_SESSION (session) && open != NULL, FALSE);

  stmt = prepare_open (session, person, error);
  if (stmt == NULL)
    return FALSE;
  today = kith_clock_today (kith_session_get_clock (session));
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    {
      found.n_open++;
      found.n_objections += !kith_stmt_is_null (stmt, 3);
      found.n_overdue += (KithDay) kith_stmt_get_int64 (stmt, 2) < today;
    }
  if (step != KITH_STEP_DONE)
    return FALSE;
  *open = found;
  return TRUE;
}

/**
 * kith_requests_dup_standing:
 * @session: whose rights are used
 * @person: an id
 * @error: %KITH_ERROR_NOT_PERMITTED
 *
 * Nothing sealed is opened, and nothing is written down.
 *
 * Returns: (transfer full): what is said to be not right and stands, as a text that is another when that is
 * other, "" for nothing; with that of records that are taken to be the same person
 */
char *
kith_requests_dup_standing (KithSession *session, gint64 person, GError **error)
{
  g_autoptr (GString) standing = g_string_new (NULL);
  g_autoptr (KithStmt) stmt = NULL;
  KithStep step;
  KithDb *db;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);

  if (!kith_session_demand (session, KITH_ACTION_REQUEST_READ, error))
    return NULL;
  db = kith_store_get_reader (kith_session_get_store (session), error);
  stmt = db != NULL ? kith_db_prepare (db, KITH_SQL_REQUESTS_STANDING, error) : NULL;
  if (stmt == NULL)
    return NULL;
  kith_stmt_bind (stmt, "i", person);
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    g_string_append_printf (standing, "%" G_GINT64_FORMAT ".%" G_GINT64_FORMAT " ",
                            kith_stmt_get_int64 (stmt, 0), kith_stmt_get_int64 (stmt, 1));
  return step == KITH_STEP_DONE ? g_string_free (g_steal_pointer (&standing), FALSE) : NULL;
}

/**
 * kith_requests_find_open:
 * @session: whose rights are used
 * @person: an id
 * @kind: what was asked for
 * @request: (out): the id of the one that is due first, 0 where none is open
 * @error: %KITH_ERROR_NOT_PERMITTED
 *
 * For whoever does what was asked, to close it. Nothing sealed is opened.
 *
 * Returns: whether it could be looked for
 */
gboolean
kith_requests_find_open (KithSession *session,
                         gint64 person,
                         KithRequestKind kind,
                         gint64 *request,
                         GError **error)
{
  g_autoptr (KithStmt) stmt = NULL;
  KithStep step;

  g_return_val_if_fail (KITH_IS_SESSION (session) && request != NULL, FALSE);

  stmt = prepare_open (session, person, error);
  if (stmt == NULL)
    return FALSE;
  *request = 0;
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW && *request == 0)
    if (kith_stmt_get_int64 (stmt, 1) == (gint64) kind)
      *request = kith_stmt_get_int64 (stmt, 0);
  return step != KITH_STEP_ERROR;
}
