/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Whether somebody was offered a debrief and took it is in clear. When, with whom and every word is sealed
 * under their own key, as drafts are: no coordinator opens it.
 */

#include "incidents/kith-debriefs.h"

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "incidents/kith-incidents-queries.h"
#include "session/kith-change.h"
#include "session/kith-draft.h"

/* Columns of a statement that reads debriefs. */
enum
{
  COLUMN_ID,
  COLUMN_INCIDENT,
  COLUMN_ACCOUNT,
  COLUMN_NAME,
  COLUMN_STATE,
  COLUMN_OFFERED_BY,
  COLUMN_OFFERED_DAY,
  COLUMN_HAPPENED,
  COLUMN_VERSION,
  COLUMN_WORDS,
};

static gboolean
refuse (GError **error, KithError code, const char *sentence)
{
  g_set_error_literal (error, KITH_ERROR, (int) code, sentence);
  return FALSE;
}

static KithDay
get_day (KithStmt *stmt, int column)
{
  gint64 day = kith_stmt_get_int64 (stmt, column);

  return day != (KithDay) day || !kith_day_is_valid ((KithDay) day) ? KITH_DAY_NONE : (KithDay) day;
}

static KithDebrief *
take_row (KithSession *session, KithStmt *stmt, gboolean own, GError **error)
{
  g_autoptr (KithDebrief) debrief = kith_debrief_new ();
  g_autoptr (GBytes) sealed = NULL;
  g_autoptr (GVariant) content = NULL;

  debrief->id = kith_stmt_get_int64 (stmt, COLUMN_ID);
  debrief->incident = kith_stmt_get_int64 (stmt, COLUMN_INCIDENT);
  debrief->account = kith_stmt_get_int64 (stmt, COLUMN_ACCOUNT);
  debrief->name = kith_stmt_dup_text (stmt, COLUMN_NAME);
  debrief->state = (KithDebriefState) kith_stmt_get_int64 (stmt, COLUMN_STATE);
  debrief->offered_by = kith_stmt_dup_text (stmt, COLUMN_OFFERED_BY);
  debrief->offered_day = get_day (stmt, COLUMN_OFFERED_DAY);
  debrief->happened = get_day (stmt, COLUMN_HAPPENED);
  debrief->version = kith_stmt_get_int64 (stmt, COLUMN_VERSION);
  sealed = own ? kith_stmt_dup_bytes (stmt, COLUMN_WORDS) : NULL;
  if (sealed == NULL)
    return g_steal_pointer (&debrief);
  content = kith_session_open (session, KITH_PURPOSE_DRAFT, KITH_SEAL_KIND_INCIDENT, debrief->id, 0, sealed,
                               G_VARIANT_TYPE_VARDICT, error);
  return content != NULL && kith_debrief_take_content (debrief, content, error) ? g_steal_pointer (&debrief)
                                                                                : NULL;
}

static GPtrArray *
read_all (KithSession *session, const char *sql, gint64 of, gboolean own, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_debrief_free);
  KithDb *db = kith_store_get_reader (kith_session_get_store (session), error);
  g_autoptr (KithStmt) stmt = db != NULL ? kith_db_prepare (db, sql, error) : NULL;
  KithStep step;

  if (stmt == NULL)
    return NULL;
  kith_stmt_bind (stmt, "i", of);
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    {
      g_autoptr (GError) local = NULL;
      KithDebrief *debrief = take_row (session, stmt, own, &local);

      /* Its words went with the keys that the account had: a coordinator has given it others. */
      if (debrief == NULL && own && g_error_matches (local, KITH_ERROR, KITH_ERROR_NOT_PERMITTED))
        continue;
      if (debrief == NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return NULL;
        }
      g_ptr_array_add (all, debrief);
    }
  return step == KITH_STEP_DONE ? g_steal_pointer (&all) : NULL;
}

static gboolean
offer_one (KithChange *change, gint64 incident, gint64 account, GArray *offered, GError **error)
{
  KithSession *session = kith_change_get_session (change);
  KithDb *db = kith_change_get_db (change);
  gint64 n = 0, id;

  if (!kith_db_get_int64 (db, &n, error, KITH_SQL_DEBRIEF_OFFERED, "ii", incident, account))
    return FALSE;
  if (n > 0)
    return TRUE;
  id = kith_change_new_id (change);
  if (kith_db_run (db, error, KITH_SQL_DEBRIEF_INSERT, "iiiiw", id, incident, account,
                   kith_session_get_account (session),
                   kith_clock_today (kith_session_get_clock (session))) < 0)
    return FALSE;
  kith_change_touch (change, "debrief", id);
  g_array_append_val (offered, id);
  return TRUE;
}

static gboolean
check_incident (KithDb *db, gint64 incident, GError **error)
{
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, KITH_SQL_INCIDENT_STANDS, error);
  KithStep step;

  if (stmt == NULL)
    return FALSE;
  kith_stmt_bind (stmt, "i", incident);
  step = kith_stmt_step (stmt, error);
  if (step == KITH_STEP_DONE)
    return refuse (error, KITH_ERROR_NOT_FOUND, _ ("Nothing of that number was written down."));
  return step == KITH_STEP_ROW;
}

/**
 * kith_debriefs_offer:
 * @session: a coordinator's session
 * @incident: what happened
 * @accounts: (array length=n_accounts): who was there
 * @n_accounts: how many
 * @error: %KITH_ERROR_NOT_PERMITTED, %KITH_ERROR_NOT_FOUND
 *
 * Returns: (transfer full) (element-type gint64): the new offers; who has one already is left out
 */
GArray *
kith_debriefs_offer (KithSession *session,
                     gint64 incident,
                     const gint64 *accounts,
                     guint n_accounts,
                     GError **error)
{
  g_autoptr (GArray) offered = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (KithChange) change = NULL;

  g_return_val_if_fail (KITH_IS_SESSION (session) && (accounts != NULL || n_accounts == 0), NULL);

  if (!kith_session_demand (session, KITH_ACTION_DEBRIEF_OFFER, error))
    return NULL;
  change = kith_session_begin (session, KITH_EVENT_DEBRIEF_OFFERED, 0, error);
  if (change == NULL || !check_incident (kith_change_get_db (change), incident, error))
    return NULL;
  for (guint i = 0; i < n_accounts; i++)
    if (!offer_one (change, incident, accounts[i], offered, error))
      return NULL;
  kith_change_detail (change, "incident", g_variant_new_int64 (incident));
  kith_change_announce (change, "debrief", incident);
  return kith_change_commit (change, error) ? g_steal_pointer (&offered) : NULL;
}

/**
 * kith_debriefs_withdraw:
 * @session: a coordinator's session
 * @debrief: an offer
 * @version: as it was read
 * @error: %KITH_ERROR_NOT_PERMITTED, %KITH_ERROR_CHANGED where it was answered meanwhile
 *
 * Returns: whether it is offered no more
 */
gboolean
kith_debriefs_withdraw (KithSession *session, gint64 debrief, gint64 version, GError **error)
{
  g_autoptr (KithChange) change = NULL;
  int changed;

  g_return_val_if_fail (KITH_IS_SESSION (session), FALSE);

  if (!kith_session_demand (session, KITH_ACTION_DEBRIEF_OFFER, error))
    return FALSE;
  change = kith_session_begin (session, KITH_EVENT_DEBRIEF_OFFERED, 0, error);
  if (change == NULL)
    return FALSE;
  changed =
      kith_db_run (kith_change_get_db (change), error, KITH_SQL_DEBRIEF_WITHDRAW, "ii", debrief, version);
  if (!kith_change_expect_one (change, changed, error))
    return FALSE;
  kith_change_touch (change, "debrief", debrief);
  kith_change_announce (change, "debrief", debrief);
  return kith_change_commit (change, error);
}

static gboolean
check_own (KithSession *session, KithDb *db, const KithDebrief *answered, GError **error)
{
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, KITH_SQL_DEBRIEF_STANDS, error);
  KithStep step;

  if (stmt == NULL)
    return FALSE;
  kith_stmt_bind (stmt, "i", answered->id);
  step = kith_stmt_step (stmt, error);
  if (step == KITH_STEP_ERROR)
    return FALSE;
  /* That somebody else has one is none of anybody's business. */
  if (step == KITH_STEP_DONE || kith_stmt_get_int64 (stmt, 0) != kith_session_get_account (session) ||
      kith_stmt_get_int64 (stmt, 1) == KITH_DEBRIEF_WITHDRAWN)
    return refuse (error, KITH_ERROR_NOT_FOUND, _ ("You are offered no such debrief."));
  return kith_stmt_get_int64 (stmt, 2) == answered->version ||
         refuse (error, KITH_ERROR_CHANGED, _ ("This was answered meanwhile. Look at it again."));
}

/**
 * kith_debriefs_answer:
 * @session: whose debrief it is
 * @answered: a copy of it as it was read, with another state, day, with or words
 * @error: %KITH_ERROR_INVALID, %KITH_ERROR_NOT_FOUND where it is not one's own, %KITH_ERROR_CHANGED
 *
 * Returns: its version then, 0 on failure
 */
gint64
kith_debriefs_answer (KithSession *session, const KithDebrief *answered, GError **error)
{
  g_autoptr (KithDebrief) clean = NULL;
  g_autoptr (GVariant) content = NULL;
  g_autoptr (GBytes) words = NULL;
  g_autoptr (KithChange) change = NULL;
  KithDb *db;
  int changed;

  g_return_val_if_fail (KITH_IS_SESSION (session) && answered != NULL, 0);

  clean = kith_debrief_copy (answered);
  kith_debrief_clean (clean);
  if (!kith_session_demand (session, KITH_ACTION_DEBRIEF_OWN, error) ||
      !kith_debrief_check (clean, kith_clock_today (kith_session_get_clock (session)), error))
    return 0;
  db = kith_store_get_reader (kith_session_get_store (session), error);
  if (db == NULL || !check_own (session, db, clean, error) || !kith_draft_need_key (session, error))
    return 0;
  change = kith_session_begin (session, KITH_EVENT_DEBRIEF_ANSWERED, 0, error);
  if (change == NULL)
    return 0;
  content = g_variant_ref_sink (kith_debrief_to_content (clean));
  words =
      kith_session_seal (session, KITH_PURPOSE_DRAFT, KITH_SEAL_KIND_INCIDENT, clean->id, 0, content, error);
  if (words == NULL)
    return 0;
  changed = kith_db_run (kith_change_get_db (change), error, KITH_SQL_DEBRIEF_ANSWER, "iiwb", clean->id,
                         clean->version, (int) clean->state, words);
  if (!kith_change_expect_one (change, changed, error))
    return 0;
  kith_change_touch (change, "debrief", clean->id);
  kith_change_announce (change, "debrief", clean->id);
  return kith_change_commit (change, error) ? clean->version + 1 : 0;
}

/**
 * kith_debriefs_list_of:
 * @session: a coordinator's session
 * @incident: what happened
 * @error: %KITH_ERROR_NOT_PERMITTED
 *
 * Returns: (transfer full) (element-type KithDebrief): to whom one is offered and whether they took it;
 *   nothing else of it, not even of the coordinator's own
 */
GPtrArray *
kith_debriefs_list_of (KithSession *session, gint64 incident, GError **error)
{
  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);

  if (!kith_session_demand (session, KITH_ACTION_DEBRIEF_OFFER, error))
    return NULL;
  return read_all (session, KITH_SQL_DEBRIEFS_OF, incident, FALSE, error);
}

/**
 * kith_debriefs_list_own:
 * @session: whose rights and keys are used
 * @error: %KITH_ERROR_NOT_PERMITTED, %KITH_ERROR_DAMAGED
 *
 * Returns: (transfer full) (element-type KithDebrief): what this account is offered, newest first, with all
 *   they keep of it
 */
GPtrArray *
kith_debriefs_list_own (KithSession *session, GError **error)
{
  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);

  if (!kith_session_demand (session, KITH_ACTION_DEBRIEF_OWN, error))
    return NULL;
  return read_all (session, KITH_SQL_DEBRIEFS_OWN, kith_session_get_account (session), TRUE, error);
}

/**
 * kith_debriefs_count_open:
 * @session: whose rights are used
 * @n: (out): how many offers this account has not answered
 * @error: %KITH_ERROR_NOT_PERMITTED
 *
 * Returns: whether @n is set
 */
gboolean
kith_debriefs_count_open (KithSession *session, guint *n, GError **error)
{
  gint64 count = 0;
  KithDb *db;

  g_return_val_if_fail (KITH_IS_SESSION (session) && n != NULL, FALSE);

  if (!kith_session_demand (session, KITH_ACTION_DEBRIEF_OWN, error))
    return FALSE;
  db = kith_store_get_reader (kith_session_get_store (session), error);
  if (db == NULL || !kith_db_get_int64 (db, &count, error, KITH_SQL_DEBRIEFS_COUNT_OPEN, "i",
                                        kith_session_get_account (session)))
    return FALSE;
  *n = (guint) count;
  return TRUE;
}
