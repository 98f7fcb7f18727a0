/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * That something was asked, of which kind, when it is due and what became of it stand in clear, as a visit
 * does: the center has to account for it, also after the record is erased. Who asked, in which words and
 * about what is sealed under intake. The desk takes down and cannot read back.
 */

#include "people/kith-requests.h"

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "base/kith-text.h"
#include "people/kith-people-private.h"
#include "people/kith-record-field.h"
#include "people/kith-requests-private.h"
#include "people/kith-requests-queries.h"
#include "session/kith-settings.h"

/**
 * kith_requests_get_days:
 * @center: the center's settings
 *
 * Returns: how many days the center takes for what somebody asks, at most
 */
guint
kith_requests_get_days (KithCenter *center)
{
  guint64 days = 0;

  g_return_val_if_fail (KITH_IS_CENTER (center), 0);

  g_ascii_string_to_unsigned (kith_center_get_text (center, KITH_SETTING_REQUEST_DAYS), 10, 1,
                              KITH_REQUESTS_MAX_DAYS, &days, NULL);
  return (guint) days;
}

static void
put_line (GVariantDict *content, const char *key, const char *text)
{
  g_autofree char *clean = kith_text_clean (text != NULL ? text : "", KITH_TEXT_LINE_MAX);

  if (*clean != '\0')
    g_variant_dict_insert (content, key, "s", clean);
}

static void
put_lines (GVariantDict *content, const char *key, const char *text)
{
  g_autofree char *clean = kith_text_clean_lines (text != NULL ? text : "", KITH_TEXT_LONG_MAX);

  if (*clean != '\0')
    g_variant_dict_insert (content, key, "s", clean);
}

static GBytes *
seal (KithSession *session,
      KithSealKind kind,
      gint64 row,
      gint64 person,
      GVariantDict *content,
      GError **error)
{
  g_autoptr (GVariant) value = g_variant_ref_sink (g_variant_dict_end (content));

  return kith_session_seal (session, KITH_PURPOSE_INTAKE, kind, row, person, value, error);
}

static gboolean
check (const KithRequest *request, KithQuestions *questions, KithDay today, GError **error)
{
  const char *problem = NULL;

  if (g_str_equal (kith_request_kind_code (request->kind), "unknown") ||
      (request->field != NULL && request->kind != KITH_REQUEST_CORRECTION))
    problem = _ ("Say what is asked for.");
  else if (request->day != KITH_DAY_NONE && (!kith_day_is_valid (request->day) || request->day > today))
    problem = _ ("Something is asked today or was before, not on a day to come.");
  else if (request->field != NULL && !kith_record_field_check (request->field, questions, error))
    return FALSE;
  else if (request->field != NULL && kith_text_is_blank (request->words))
    problem = _ ("Write down in their words what is not right.");
  if (problem != NULL)
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID, problem);
  return problem == NULL;
}

/* Where something is not right, their words lie with what they are about. */
static gboolean
insert_request (KithChange *change,
                gint64 id,
                gint64 person,
                const KithRequest *request,
                KithDay day,
                GError **error)
{
  KithSession *session = kith_change_get_session (change);
  guint days = kith_requests_get_days (kith_session_get_center (session));
  g_autoptr (GBytes) words = NULL;
  g_auto (GVariantDict) content = G_VARIANT_DICT_INIT (NULL);

  put_line (&content, KEY_BY, request->by);
  if (request->field == NULL)
    put_lines (&content, KEY_WORDS, request->words);
  words = seal (session, KITH_SEAL_KIND_REQUEST, id, person, &content, error);
  if (words == NULL ||
      kith_db_run (kith_change_get_db (change), error, KITH_SQL_REQUEST_INSERT, "iiwwwib", id, person,
                   (int) request->kind, day, day + (int) days, kith_session_get_account (session), words) < 0)
    return FALSE;
  kith_change_touch (change, "request", id);
  return TRUE;
}

static gboolean
insert_objection (KithChange *change, gint64 id, gint64 person, const KithRequest *request, GError **error)
{
  g_autoptr (GBytes) sealed = NULL;
  g_auto (GVariantDict) content = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert (&content, KEY_FIELD, "s", request->field);
  put_lines (&content, KEY_WORDS, request->words);
  sealed = seal (kith_change_get_session (change), KITH_SEAL_KIND_OBJECTION, id, person, &content, error);
  if (sealed == NULL || kith_db_run (kith_change_get_db (change), error, KITH_SQL_OBJECTION_INSERT, "iib", id,
                                     person, sealed) < 0)
    return FALSE;
  kith_change_touch (change, "objection", id);
  return TRUE;
}

/**
 * kith_requests_add_in:
 * @change: a transaction
 * @person: whose record it is about
 * @request: what is asked for; with a field, what of the record is not right, in their words
 * @error: %KITH_ERROR_INVALID, %KITH_ERROR_NOT_FOUND, %KITH_ERROR_NOT_PERMITTED
 *
 * Writes down that somebody asked for something; it is due after as many days as the center set. The desk
 * cannot read it back.
 *
 * Returns: its id, 0 on failure
 */
gint64
kith_requests_add_in (KithChange *change, gint64 person, const KithRequest *request, GError **error)
{
  g_autoptr (KithQuestions) questions = NULL;
  KithSession *session;
  KithDay today;
  gint64 id;

  g_return_val_if_fail (change != NULL && request != NULL, 0);

  session = kith_change_get_session (change);
  today = kith_clock_today (kith_session_get_clock (session));
  if (!kith_session_demand (session, KITH_ACTION_REQUEST_ADD, error))
    return 0;
  questions = kith_questions_load (kith_session_get_store (session), error);
  if (questions == NULL || !check (request, questions, today, error) ||
      !kith_people_check_there (kith_change_get_db (change), person, error))
    return 0;
  id = kith_change_new_id (change);
  if (!insert_request (change, id, person, request, request->day != KITH_DAY_NONE ? request->day : today,
                       error) ||
      (request->field != NULL && !insert_objection (change, id, person, request, error)))
    return 0;
  kith_change_announce (change, "request", person);
  kith_change_detail (change, "request", g_variant_new_int64 (id));
  kith_change_detail (change, "kind", g_variant_new_string (kith_request_kind_code (request->kind)));
  return id;
}

/* Whose request it is, while it is open. */
static gboolean
find_open (KithDb *db, gint64 request, gint64 *person, GError **error)
{
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, KITH_SQL_REQUEST_STANDS, error);
  KithStep step;

  if (stmt == NULL)
    return FALSE;
  kith_stmt_bind (stmt, "i", request);
  step = kith_stmt_step (stmt, error);
  if (step == KITH_STEP_DONE)
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_NOT_FOUND, _ ("There is no such request."));
  if (step != KITH_STEP_ROW)
    return FALSE;
  if (kith_stmt_get_int64 (stmt, 1) != KITH_REQUEST_OPEN)
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_EXISTS, _ ("This request was closed already."));
      return FALSE;
    }
  *person = kith_stmt_get_int64 (stmt, 0);
  return TRUE;
}

static gboolean
check_closing (KithRequestOutcome outcome, const char *note, GError **error)
{
  if (outcome < KITH_REQUEST_DONE || outcome > KITH_REQUEST_WITHDRAWN)
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID, _ ("Say what became of it."));
  else if (outcome == KITH_REQUEST_DECLINED && kith_text_is_blank (note))
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID,
                         _ ("Say in a word why it was not done: they will read it."));
  else
    return TRUE;
  return FALSE;
}

/**
 * kith_requests_close_in:
 * @change: a transaction
 * @request: an id
 * @outcome: what became of it
 * @note: (nullable): a word about it; why, where it was not done
 * @error: %KITH_ERROR_NOT_FOUND, %KITH_ERROR_EXISTS where it was closed before, %KITH_ERROR_INVALID,
 * %KITH_ERROR_NOT_PERMITTED, also where a guard keeps this account from the record
 *
 * Returns: whether it is closed
 */
gboolean
kith_requests_close_in (KithChange *change,
                        gint64 request,
                        KithRequestOutcome outcome,
                        const char *note,
                        GError **error)
{
  g_autoptr (GBytes) ending = NULL;
  g_auto (GVariantDict) content = G_VARIANT_DICT_INIT (NULL);
  KithSession *session;
  gint64 person;
  int changed;
  KithDb *db;

  g_return_val_if_fail (change != NULL, FALSE);

  session = kith_change_get_session (change);
  db = kith_change_get_db (change);
  if (!kith_session_demand (session, KITH_ACTION_REQUEST_CLOSE, error) ||
      !find_open (db, request, &person, error) ||
      !kith_session_demand_record (session, KITH_ACTION_REQUEST_CLOSE, person, error) ||
      !check_closing (outcome, note, error))
    return FALSE;
  put_lines (&content, KEY_NOTE, note);
  ending = seal (session, KITH_SEAL_KIND_REQUEST_END, request, person, &content, error);
  if (ending == NULL)
    return FALSE;
  changed = kith_db_run (db, error, KITH_SQL_REQUEST_CLOSE, "iwwib", request, (int) outcome,
                         kith_clock_today (kith_session_get_clock (session)),
                         kith_session_get_account (session), ending);
  if (!kith_change_expect_one (change, changed, error))
    return FALSE;
  kith_change_touch (change, "request", request);
  kith_change_announce (change, "request", person);
  kith_change_detail (change, "request", g_variant_new_int64 (request));
  kith_change_detail (change, "outcome", g_variant_new_string (kith_request_outcome_code (outcome, FALSE)));
  return TRUE;
}

/**
 * kith_requests_add:
 * @session: whose rights and keys are used
 * @person: whose record it is about
 * @request: what is asked for
 * @error: as kith_requests_add_in()
 *
 * Returns: its id, 0 on failure
 */
gint64
kith_requests_add (KithSession *session, gint64 person, const KithRequest *request, GError **error)
{
  g_autoptr (KithChange) change = NULL;
  gint64 id;

  g_return_val_if_fail (KITH_IS_SESSION (session) && request != NULL, 0);

  change = kith_session_begin (session, KITH_EVENT_REQUEST_ADDED, person, error);
  id = change != NULL ? kith_requests_add_in (change, person, request, error) : 0;
  return id != 0 && kith_change_commit (change, error) ? id : 0;
}

/**
 * kith_requests_close:
 * @session: whose rights and keys are used
 * @request: an id
 * @outcome: what became of it
 * @note: (nullable): a word about it
 * @error: as kith_requests_close_in()
 *
 * Returns: whether it is closed
 */
gboolean
kith_requests_close (KithSession *session,
                     gint64 request,
                     KithRequestOutcome outcome,
                     const char *note,
                     GError **error)
{
  g_autoptr (KithChange) change = NULL;
  KithDb *db;
  gint64 person = 0;

  g_return_val_if_fail (KITH_IS_SESSION (session), FALSE);

  db = kith_store_get_reader (kith_session_get_store (session), error);
  if (db == NULL)
    return FALSE;
  /* One that is not there, or closed, is refused below. */
  kith_db_get_int64 (db, &person, NULL, KITH_SQL_REQUEST_STANDS, "i", request);
  change = kith_session_begin (session, KITH_EVENT_REQUEST_CLOSED, person, error);
  return change != NULL && kith_requests_close_in (change, request, outcome, note, error) &&
         kith_change_commit (change, error);
}

gboolean
kith_requests_empty_in (KithChange *change, gint64 person, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  KithSession *session;
  KithStep step;
  KithDb *db;

  g_return_val_if_fail (change != NULL, FALSE);

  session = kith_change_get_session (change);
  db = kith_change_get_db (change);
  {
    g_autoptr (KithStmt) stmt = kith_db_prepare (db, KITH_SQL_REQUESTS_ABOUT, error);

    if (stmt == NULL)
      return FALSE;
    kith_stmt_bind (stmt, "i", person);
    while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
      {
        gint64 id = kith_stmt_get_int64 (stmt, 0);

        g_array_append_val (ids, id);
      }
    if (step != KITH_STEP_DONE)
      return FALSE;
  }
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      if (kith_db_run (db, error, KITH_SQL_REQUEST_EMPTY, "iwi", id,
                       kith_clock_today (kith_session_get_clock (session)),
                       kith_session_get_account (session)) < 0)
        return FALSE;
      kith_change_touch (change, "request", id);
    }
  return TRUE;
}
