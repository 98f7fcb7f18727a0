/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading referrals, which the log says. */

#include "referrals/kith-referrals-private.h"

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "referrals/kith-referrals-queries.h"

/* Columns of a statement that reads referrals. */
enum
{
  COLUMN_ID,
  COLUMN_PERSON,
  COLUMN_KIND,
  COLUMN_DAY,
  COLUMN_STATE,
  COLUMN_REASON,
  COLUMN_STATE_DAY,
  COLUMN_DUE,
  COLUMN_MADE_BY,
  COLUMN_VERSION,
  COLUMN_DETAILS,
  COLUMN_ACCOUNT,
};

G_STATIC_ASSERT (COLUMN_DETAILS == KITH_REFERRALS_COLUMN_DETAILS);

/* And one that reads steps. */
enum
{
  STEP_ID,
  STEP_STATE,
  STEP_REASON,
  STEP_DAY,
  STEP_DUE,
  STEP_BY,
  STEP_VOIDED,
  STEP_WORDS,
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

KithReferral *
kith_referrals_take_facts (KithStmt *stmt)
{
  KithReferral *referral = kith_referral_new (kith_stmt_get_int64 (stmt, COLUMN_PERSON));

  referral->id = kith_stmt_get_int64 (stmt, COLUMN_ID);
  referral->kind = (KithReferralKind) kith_stmt_get_int64 (stmt, COLUMN_KIND);
  referral->day = get_day (stmt, COLUMN_DAY);
  referral->state = (KithReferralState) kith_stmt_get_int64 (stmt, COLUMN_STATE);
  referral->reason = (KithReferralReason) kith_stmt_get_int64 (stmt, COLUMN_REASON);
  referral->state_day = get_day (stmt, COLUMN_STATE_DAY);
  referral->due_day = get_day (stmt, COLUMN_DUE);
  referral->account = kith_stmt_get_int64 (stmt, COLUMN_ACCOUNT);
  referral->made_by = kith_stmt_dup_text (stmt, COLUMN_MADE_BY);
  referral->version = kith_stmt_get_int64 (stmt, COLUMN_VERSION);
  return referral;
}

static KithReferralStep *
take_step (KithSession *session, KithStmt *stmt, gint64 person, GError **error)
{
  g_autoptr (KithReferralStep) step =
      kith_referral_step_new ((KithReferralState) kith_stmt_get_int64 (stmt, STEP_STATE));
  g_autoptr (GBytes) sealed = kith_stmt_dup_bytes (stmt, STEP_WORDS);
  g_autoptr (GVariant) content = NULL;

  step->id = kith_stmt_get_int64 (stmt, STEP_ID);
  step->reason = (KithReferralReason) kith_stmt_get_int64 (stmt, STEP_REASON);
  step->day = get_day (stmt, STEP_DAY);
  step->due_day = get_day (stmt, STEP_DUE);
  step->by = kith_stmt_dup_text (stmt, STEP_BY);
  step->taken_back = kith_stmt_get_int64 (stmt, STEP_VOIDED) != 0;
  if (sealed == NULL)
    return g_steal_pointer (&step);
  content = kith_session_open (session, KITH_PURPOSE_CARE, KITH_SEAL_KIND_REFERRAL_STEP, step->id, person,
                               sealed, G_VARIANT_TYPE_VARDICT, error);
  if (content == NULL || !kith_referral_step_take_content (step, content, error))
    return NULL;
  return g_steal_pointer (&step);
}

static gboolean
take_steps (KithSession *session, KithDb *db, KithReferral *referral, GError **error)
{
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, KITH_SQL_REFERRAL_STEPS, error);
  KithStep step;

  if (stmt == NULL)
    return FALSE;
  kith_stmt_bind (stmt, "i", referral->id);
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    {
      KithReferralStep *one = take_step (session, stmt, referral->person, error);

      if (one == NULL)
        return FALSE;
      g_ptr_array_add (referral->steps, one);
    }
  return step == KITH_STEP_DONE;
}

gboolean
kith_referrals_take_words (KithSession *session,
                           KithDb *db,
                           KithReferral *referral,
                           GBytes *details,
                           GError **error)
{
  g_autoptr (GVariant) content = NULL;

  /* None where the record was erased. */
  if (details != NULL)
    {
      content = kith_session_open (session, KITH_PURPOSE_CARE, KITH_SEAL_KIND_REFERRAL, referral->id,
                                   referral->person, details, G_VARIANT_TYPE_VARDICT, error);
      if (content == NULL || !kith_referral_take_content (referral, content, error))
        return FALSE;
    }
  return take_steps (session, db, referral, error);
}

static KithReferral *
take_row (KithSession *session, KithDb *db, KithStmt *stmt, GError **error)
{
  g_autoptr (KithReferral) referral = kith_referrals_take_facts (stmt);
  g_autoptr (GBytes) details = kith_stmt_dup_bytes (stmt, COLUMN_DETAILS);

  return kith_referrals_take_words (session, db, referral, details, error) ? g_steal_pointer (&referral)
                                                                           : NULL;
}

/**
 * kith_referrals_list:
 * @session: whose rights and keys are used
 * @person: an id
 * @error: %KITH_ERROR_NOT_PERMITTED, also where a guard keeps this account from the record;
 *   %KITH_ERROR_DAMAGED
 *
 * The reading is written down before anything is handed out.
 *
 * Returns: (transfer full) (element-type KithReferral): where the person was referred to, newest first, with
 *   what was taken back, and with those of records that are taken to be the same person
 */
GPtrArray *
kith_referrals_list (KithSession *session, gint64 person, GError **error)
{
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (KithStmt) stmt = NULL;
  KithStep step;
  KithDb *db;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);

  if (!kith_session_demand_record (session, KITH_ACTION_CARE_READ, person, error) ||
      !kith_session_record (session, KITH_EVENT_REFERRAL_READ, person, NULL, error))
    return NULL;
  all = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_referral_free);
  db = kith_store_get_reader (kith_session_get_store (session), error);
  stmt = db != NULL ? kith_db_prepare (db, KITH_SQL_REFERRALS, error) : NULL;
  if (stmt == NULL)
    return NULL;
  kith_stmt_bind (stmt, "i", person);
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    {
      KithReferral *referral = take_row (session, db, stmt, error);

      if (referral == NULL)
        return NULL;
      g_ptr_array_add (all, referral);
    }
  return step == KITH_STEP_DONE ? g_steal_pointer (&all) : NULL;
}

/**
 * kith_referrals_get:
 * @session: whose rights and keys are used
 * @referral: an id
 * @error: %KITH_ERROR_NOT_FOUND, %KITH_ERROR_NOT_PERMITTED, %KITH_ERROR_DAMAGED
 *
 * The reading is written down before anything is handed out.
 *
 * Returns: (transfer full): the referral
 */
KithReferral *
kith_referrals_get (KithSession *session, gint64 referral, GError **error)
{
  g_autoptr (KithStmt) stmt = NULL;
  KithStep step;
  KithDb *db;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);

  if (!kith_session_demand (session, KITH_ACTION_CARE_READ, error))
    return NULL;
  db = kith_store_get_reader (kith_session_get_store (session), error);
  stmt = db != NULL ? kith_db_prepare (db, KITH_SQL_REFERRAL_GET, error) : NULL;
  if (stmt == NULL)
    return NULL;
  kith_stmt_bind (stmt, "i", referral);
  step = kith_stmt_step (stmt, error);
  if (step == KITH_STEP_DONE)
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_NOT_FOUND, _ ("There is no such referral."));
  if (step != KITH_STEP_ROW ||
      !kith_session_demand_record (session, KITH_ACTION_CARE_READ, kith_stmt_get_int64 (stmt, COLUMN_PERSON),
                                   error) ||
      !kith_session_record (session, KITH_EVENT_REFERRAL_READ, kith_stmt_get_int64 (stmt, COLUMN_PERSON),
                            NULL, error))
    return NULL;
  return take_row (session, db, stmt, error);
}
