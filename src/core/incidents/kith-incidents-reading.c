/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading what happened: all of it for coordinators, which the log says; what they wrote, for whoever did. */

#include "incidents/kith-incidents.h"

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "incidents/kith-incidents-queries.h"

/* Columns of a statement that reads what happened. */
enum
{
  COLUMN_ID,
  COLUMN_ACCOUNT,
  COLUMN_BY,
  COLUMN_DAY,
  COLUMN_DUE,
  COLUMN_STATE,
  COLUMN_VERSION,
};

/* And one that reads entries. */
enum
{
  ENTRY_ID,
  ENTRY_ACCOUNT,
  ENTRY_BY,
  ENTRY_DAY,
  ENTRY_DUE,
  ENTRY_VOIDED,
  ENTRY_WORDS,
  ENTRY_OWN,
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

/* With which key: a coordinator's, or the author's own. */
static gboolean
take_words (KithSession *session, KithIncidentEntry *entry, KithStmt *stmt, GError **error)
{
  gboolean all = kith_session_may (session, KITH_ACTION_INCIDENT_READ);
  g_autoptr (GBytes) sealed = NULL;
  g_autoptr (GVariant) content = NULL;
  g_autoptr (GError) local = NULL;

  if (!all && entry->account != kith_session_get_account (session))
    return TRUE;
  sealed = kith_stmt_dup_bytes (stmt, all ? ENTRY_WORDS : ENTRY_OWN);
  /* None where those it named were erased. */
  if (sealed == NULL)
    return TRUE;
  content = kith_session_open (session, all ? KITH_PURPOSE_AUDIT : KITH_PURPOSE_DRAFT,
                               KITH_SEAL_KIND_INCIDENT, entry->id, 0, sealed, G_VARIANT_TYPE_VARDICT, &local);
  entry->closed = !all && g_error_matches (local, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
  if (entry->closed)
    return TRUE;
  if (content == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  entry->readable = kith_incident_entry_take_content (entry, content, error);
  return entry->readable;
}

static gboolean
take_entries (KithSession *session, KithDb *db, KithIncident *incident, GError **error)
{
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, KITH_SQL_INCIDENT_ENTRIES, error);
  KithStep step;

  if (stmt == NULL)
    return FALSE;
  kith_stmt_bind (stmt, "i", incident->id);
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    {
      KithIncidentEntry *entry = kith_incident_entry_new ();

      g_ptr_array_add (incident->entries, entry);
      entry->id = kith_stmt_get_int64 (stmt, ENTRY_ID);
      entry->account = kith_stmt_get_int64 (stmt, ENTRY_ACCOUNT);
      entry->by = kith_stmt_dup_text (stmt, ENTRY_BY);
      entry->day = get_day (stmt, ENTRY_DAY);
      entry->due_day = get_day (stmt, ENTRY_DUE);
      entry->taken_back = kith_stmt_get_int64 (stmt, ENTRY_VOIDED) != 0;
      if (!incident->withheld && !take_words (session, entry, stmt, error))
        return FALSE;
    }
  return step == KITH_STEP_DONE;
}

/* Where somebody is named whose record this account must not open, no word is opened. */
static gboolean
take_people (KithSession *session, KithDb *db, KithIncident *incident, GError **error)
{
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, KITH_SQL_INCIDENT_PEOPLE, error);
  KithStep step;

  if (stmt == NULL)
    return FALSE;
  kith_stmt_bind (stmt, "i", incident->id);
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    {
      g_autoptr (GBytes) sealed = kith_stmt_dup_bytes (stmt, 1);
      g_autoptr (GVariant) content =
          kith_session_open (session, KITH_PURPOSE_AUDIT, KITH_SEAL_KIND_INCIDENT,
                             kith_stmt_get_int64 (stmt, 0), 0, sealed, G_VARIANT_TYPE_VARDICT, error);
      gint64 person = 0;

      if (content == NULL)
        return FALSE;
      g_variant_lookup (content, "person", "x", &person);
      g_array_append_val (incident->people, person);
      incident->withheld = incident->withheld || !kith_session_may_open_record (session, person);
    }
  if (incident->withheld)
    g_array_set_size (incident->people, 0);
  return step == KITH_STEP_DONE;
}

static KithIncident *
take_row (KithSession *session, KithDb *db, KithStmt *stmt, GError **error)
{
  g_autoptr (KithIncident) incident = kith_incident_new ();

  incident->id = kith_stmt_get_int64 (stmt, COLUMN_ID);
  incident->account = kith_stmt_get_int64 (stmt, COLUMN_ACCOUNT);
  incident->by = kith_stmt_dup_text (stmt, COLUMN_BY);
  incident->day = get_day (stmt, COLUMN_DAY);
  incident->due_day = get_day (stmt, COLUMN_DUE);
  incident->state = (KithIncidentState) kith_stmt_get_int64 (stmt, COLUMN_STATE);
  incident->version = kith_stmt_get_int64 (stmt, COLUMN_VERSION);
  if (kith_session_may (session, KITH_ACTION_INCIDENT_READ) && !take_people (session, db, incident, error))
    return NULL;
  return take_entries (session, db, incident, error) ? g_steal_pointer (&incident) : NULL;
}

static GPtrArray *
read_all (KithSession *session, const char *sql, gboolean own, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_incident_free);
  KithDb *db = kith_store_get_reader (kith_session_get_store (session), error);
  g_autoptr (KithStmt) stmt = db != NULL ? kith_db_prepare (db, sql, error) : NULL;
  KithStep step;

  if (stmt == NULL)
    return NULL;
  if (own)
    kith_stmt_bind (stmt, "i", kith_session_get_account (session));
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    {
      KithIncident *incident = take_row (session, db, stmt, error);

      if (incident == NULL)
        return NULL;
      g_ptr_array_add (all, incident);
    }
  return step == KITH_STEP_DONE ? g_steal_pointer (&all) : NULL;
}

/**
 * kith_incidents_list:
 * @session: whose rights and keys are used
 * @error: %KITH_ERROR_NOT_PERMITTED, %KITH_ERROR_DAMAGED
 *
 * The reading is written down before anything is handed out.
 *
 * Returns: (transfer full) (element-type KithIncident): what happened, newest first, with what was taken back
 */
GPtrArray *
kith_incidents_list (KithSession *session, GError **error)
{
  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);

  if (!kith_session_demand (session, KITH_ACTION_INCIDENT_READ, error) ||
      !kith_session_record (session, KITH_EVENT_INCIDENT_READ, 0, NULL, error))
    return NULL;
  return read_all (session, KITH_SQL_INCIDENTS, FALSE, error);
}

/**
 * kith_incidents_list_own:
 * @session: whose rights and keys are used
 * @error: %KITH_ERROR_NOT_PERMITTED, %KITH_ERROR_DAMAGED
 *
 * What others added is there without its words, but for coordinators.
 *
 * Returns: (transfer full) (element-type KithIncident): what this account wrote down, newest first
 */
GPtrArray *
kith_incidents_list_own (KithSession *session, GError **error)
{
  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);

  if (!kith_session_demand (session, KITH_ACTION_INCIDENT_ADD, error))
    return NULL;
  return read_all (session, KITH_SQL_INCIDENTS_OWN, TRUE, error);
}

/**
 * kith_incidents_get:
 * @session: whose rights and keys are used
 * @incident: an id
 * @error: %KITH_ERROR_NOT_FOUND, %KITH_ERROR_NOT_PERMITTED where somebody else wrote it, %KITH_ERROR_DAMAGED
 *
 * A coordinator's reading is written down before anything is handed out.
 *
 * Returns: (transfer full): what happened
 */
KithIncident *
kith_incidents_get (KithSession *session, gint64 incident, GError **error)
{
  g_autoptr (KithStmt) stmt = NULL;
  KithStep step;
  KithDb *db;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);

  if (!kith_session_demand (session, KITH_ACTION_INCIDENT_ADD, error))
    return NULL;
  db = kith_store_get_reader (kith_session_get_store (session), error);
  stmt = db != NULL ? kith_db_prepare (db, KITH_SQL_INCIDENT_GET, error) : NULL;
  if (stmt == NULL)
    return NULL;
  kith_stmt_bind (stmt, "i", incident);
  step = kith_stmt_step (stmt, error);
  if (step == KITH_STEP_DONE)
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_NOT_FOUND,
                         _ ("Nothing of that number was written down."));
  if (step != KITH_STEP_ROW)
    return NULL;
  if (kith_session_may (session, KITH_ACTION_INCIDENT_READ))
    {
      if (!kith_session_record (session, KITH_EVENT_INCIDENT_READ, 0, NULL, error))
        return NULL;
    }
  else if (kith_stmt_get_int64 (stmt, COLUMN_ACCOUNT) != kith_session_get_account (session) &&
           !kith_session_demand (session, KITH_ACTION_INCIDENT_READ, error))
    return NULL;
  return take_row (session, db, stmt, error);
}

/**
 * kith_incidents_count_due:
 * @session: whose rights are used
 * @day: a day
 * @n: (out): what somebody is to look at again by then
 * @error: %KITH_ERROR_NOT_PERMITTED
 *
 * Reads nothing that is sealed.
 *
 * Returns: whether @n is set
 */
gboolean
kith_incidents_count_due (KithSession *session, KithDay day, guint *n, GError **error)
{
  gint64 count = 0;
  KithDb *db;

  g_return_val_if_fail (KITH_IS_SESSION (session) && n != NULL, FALSE);

  if (!kith_session_demand (session, KITH_ACTION_INCIDENT_READ, error))
    return FALSE;
  db = kith_store_get_reader (kith_session_get_store (session), error);
  if (db == NULL || !kith_db_get_int64 (db, &count, error, KITH_SQL_INCIDENTS_COUNT_DUE, "w", day))
    return FALSE;
  *n = (guint) count;
  return TRUE;
}
