/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading check-ins, which the log says. */

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "goals/kith-check-ins-private.h"
#include "goals/kith-check-ins-queries.h"

/* Columns of a statement that reads check-ins. */
enum
{
  COLUMN_ID,
  COLUMN_PERSON,
  COLUMN_DAY,
  COLUMN_STATE,
  COLUMN_DUE,
  COLUMN_WORKER,
  COLUMN_WORKER_NAME,
  COLUMN_PLANNED_BY,
  COLUMN_VERSION,
  COLUMN_DETAILS,
};

/* And one that reads contacts. */
enum
{
  CONTACT_ID,
  CONTACT_DAY,
  CONTACT_WAY,
  CONTACT_OUTCOME,
  CONTACT_DUE,
  CONTACT_NEXT,
  CONTACT_BY,
  CONTACT_VOIDED,
  CONTACT_WORDS,
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

KithCheckIn *
kith_check_ins_take_facts (KithStmt *stmt)
{
  KithCheckIn *check_in = kith_check_in_new (kith_stmt_get_int64 (stmt, COLUMN_PERSON));

  check_in->id = kith_stmt_get_int64 (stmt, COLUMN_ID);
  check_in->day = get_day (stmt, COLUMN_DAY);
  check_in->state = (KithCheckInState) kith_stmt_get_int64 (stmt, COLUMN_STATE);
  check_in->due_day = get_day (stmt, COLUMN_DUE);
  check_in->worker = kith_stmt_get_int64 (stmt, COLUMN_WORKER);
  check_in->worker_name = kith_stmt_dup_text (stmt, COLUMN_WORKER_NAME);
  check_in->planned_by = kith_stmt_dup_text (stmt, COLUMN_PLANNED_BY);
  check_in->version = kith_stmt_get_int64 (stmt, COLUMN_VERSION);
  check_in->ways = KITH_WAYS_NONE;
  return check_in;
}

static KithCheckInContact *
take_contact (KithSession *session, KithStmt *stmt, gint64 person, GError **error)
{
  g_autoptr (KithCheckInContact) contact =
      kith_check_in_contact_new ((KithContactWay) kith_stmt_get_int64 (stmt, CONTACT_WAY),
                                 (KithContactOutcome) kith_stmt_get_int64 (stmt, CONTACT_OUTCOME));
  g_autoptr (GBytes) sealed = kith_stmt_dup_bytes (stmt, CONTACT_WORDS);
  g_autoptr (GVariant) content = NULL;

  contact->id = kith_stmt_get_int64 (stmt, CONTACT_ID);
  contact->day = get_day (stmt, CONTACT_DAY);
  contact->due_day = get_day (stmt, CONTACT_DUE);
  contact->next_day = get_day (stmt, CONTACT_NEXT);
  contact->by = kith_stmt_dup_text (stmt, CONTACT_BY);
  contact->taken_back = kith_stmt_get_int64 (stmt, CONTACT_VOIDED) != 0;
  if (sealed == NULL)
    return g_steal_pointer (&contact);
  content = kith_session_open (session, KITH_PURPOSE_CARE, KITH_SEAL_KIND_CHECK_IN_CONTACT, contact->id,
                               person, sealed, G_VARIANT_TYPE_VARDICT, error);
  if (content == NULL || !kith_check_in_contact_take_content (contact, content, error))
    return NULL;
  return g_steal_pointer (&contact);
}

static gboolean
take_contacts (KithSession *session, KithDb *db, KithCheckIn *check_in, GError **error)
{
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, KITH_SQL_CHECK_IN_CONTACTS, error);
  KithStep step;

  if (stmt == NULL)
    return FALSE;
  kith_stmt_bind (stmt, "i", check_in->id);
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    {
      KithCheckInContact *one = take_contact (session, stmt, check_in->person, error);

      if (one == NULL)
        return FALSE;
      g_ptr_array_add (check_in->contacts, one);
    }
  return step == KITH_STEP_DONE;
}

static KithCheckIn *
take_row (KithSession *session, KithDb *db, KithStmt *stmt, GError **error)
{
  g_autoptr (KithCheckIn) check_in = kith_check_ins_take_facts (stmt);
  g_autoptr (GBytes) details = kith_stmt_dup_bytes (stmt, COLUMN_DETAILS);
  g_autoptr (GVariant) content = NULL;

  /* None where the record was erased. */
  if (details != NULL)
    {
      content = kith_session_open (session, KITH_PURPOSE_CARE, KITH_SEAL_KIND_CHECK_IN, check_in->id,
                                   check_in->person, details, G_VARIANT_TYPE_VARDICT, error);
      if (content == NULL || !kith_check_in_take_content (check_in, content, error))
        return NULL;
    }
  return take_contacts (session, db, check_in, error) ? g_steal_pointer (&check_in) : NULL;
}

/* On the row, or NULL. */
static KithStmt *
find_row (KithDb *db, gint64 check_in, GError **error)
{
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, KITH_SQL_CHECK_IN_GET, error);
  KithStep step;

  if (stmt == NULL)
    return NULL;
  kith_stmt_bind (stmt, "i", check_in);
  step = kith_stmt_step (stmt, error);
  if (step == KITH_STEP_DONE)
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_NOT_FOUND, _ ("There is no such check-in."));
  return step == KITH_STEP_ROW ? g_steal_pointer (&stmt) : NULL;
}

KithCheckIn *
kith_check_ins_read_row (KithSession *session, KithDb *db, gint64 check_in, GError **error)
{
  g_autoptr (KithStmt) stmt = find_row (db, check_in, error);
  gint64 person = stmt != NULL ? kith_stmt_get_int64 (stmt, COLUMN_PERSON) : 0;

  /* A guard is told of as a guard, not as a value that does not open. */
  if (stmt == NULL || !kith_session_demand_record (session, KITH_ACTION_CARE_READ, person, error))
    return NULL;
  return take_row (session, db, stmt, error);
}

/**
 * kith_check_ins_list:
 * @session: whose rights and keys are used
 * @person: an id
 * @error: %KITH_ERROR_NOT_PERMITTED, also where a guard keeps this account from the record;
 *   %KITH_ERROR_DAMAGED
 *
 * The reading is written down before anything is handed out.
 *
 * Returns: (transfer full) (element-type KithCheckIn): who is or was to ask the person, newest first, with
 *   what was taken back, and with those of records that are taken to be the same person
 */
GPtrArray *
kith_check_ins_list (KithSession *session, gint64 person, GError **error)
{
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (KithStmt) stmt = NULL;
  KithStep step;
  KithDb *db;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);

  if (!kith_session_demand_record (session, KITH_ACTION_CARE_READ, person, error) ||
      !kith_session_record (session, KITH_EVENT_CHECK_IN_READ, person, NULL, error))
    return NULL;
  all = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_check_in_free);
  db = kith_store_get_reader (kith_session_get_store (session), error);
  stmt = db != NULL ? kith_db_prepare (db, KITH_SQL_CHECK_INS, error) : NULL;
  if (stmt == NULL)
    return NULL;
  kith_stmt_bind (stmt, "i", person);
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    {
      KithCheckIn *check_in = take_row (session, db, stmt, error);

      if (check_in == NULL)
        return NULL;
      g_ptr_array_add (all, check_in);
    }
  return step == KITH_STEP_DONE ? g_steal_pointer (&all) : NULL;
}

/**
 * kith_check_ins_get:
 * @session: whose rights and keys are used
 * @check_in: an id
 * @error: %KITH_ERROR_NOT_FOUND, %KITH_ERROR_NOT_PERMITTED, %KITH_ERROR_DAMAGED
 *
 * The reading is written down before anything is handed out.
 *
 * Returns: (transfer full): the check-in
 */
KithCheckIn *
kith_check_ins_get (KithSession *session, gint64 check_in, GError **error)
{
  g_autoptr (KithStmt) stmt = NULL;
  gint64 person;
  KithDb *db;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);

  if (!kith_session_demand (session, KITH_ACTION_CARE_READ, error))
    return NULL;
  db = kith_store_get_reader (kith_session_get_store (session), error);
  stmt = db != NULL ? find_row (db, check_in, error) : NULL;
  if (stmt == NULL)
    return NULL;
  person = kith_stmt_get_int64 (stmt, COLUMN_PERSON);
  if (!kith_session_demand_record (session, KITH_ACTION_CARE_READ, person, error) ||
      !kith_session_record (session, KITH_EVENT_CHECK_IN_READ, person, NULL, error))
    return NULL;
  return take_row (session, db, stmt, error);
}
