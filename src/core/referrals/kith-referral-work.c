/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Carrying a command out. Each step is a row that is written once: the last that stands says how far the
 * referral has come, and taking it back leaves the one before.
 */

#include "referrals/kith-referral-work-private.h"

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "people/kith-people.h"
#include "referrals/kith-referrals-queries.h"

void
kith_referral_work_clear (KithReferralWork *self)
{
  g_clear_pointer (&self->referral, kith_referral_free);
  g_clear_pointer (&self->step, kith_referral_step_free);
  g_clear_object (&self->release);
  g_clear_pointer (&self->done, kith_referral_done_free);
}

static gboolean
refuse (GError **error, KithError code, const char *sentence)
{
  g_set_error_literal (error, KITH_ERROR, (int) code, sentence);
  return FALSE;
}

static GBytes *
seal_details (KithReferralWork *work, gint64 id, GError **error)
{
  g_autoptr (GVariant) content = g_variant_ref_sink (kith_referral_to_content (work->referral));

  return kith_session_seal (work->session, KITH_PURPOSE_CARE, KITH_SEAL_KIND_REFERRAL, id,
                            work->referral->person, content, error);
}

/* What is stored: only of it what a command needs. */
static gboolean
find_stored (KithReferralWork *work, KithDb *db, GError **error)
{
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, KITH_SQL_REFERRAL_STANDS, error);
  KithStep step;

  if (stmt == NULL)
    return FALSE;
  kith_stmt_bind (stmt, "i", work->command->referral);
  step = kith_stmt_step (stmt, error);
  if (step == KITH_STEP_DONE)
    return refuse (error, KITH_ERROR_NOT_FOUND, _ ("There is no such referral."));
  if (step != KITH_STEP_ROW)
    return FALSE;
  work->referral = kith_referral_new (kith_stmt_get_int64 (stmt, 0));
  work->referral->id = work->command->referral;
  work->referral->version = kith_stmt_get_int64 (stmt, 1);
  work->referral->day = (KithDay) kith_stmt_get_int64 (stmt, 2);
  work->referral->state = (KithReferralState) kith_stmt_get_int64 (stmt, 3);
  return TRUE;
}

static gboolean
check_stored (KithReferralWork *work, GError **error)
{
  if (work->referral->version != work->command->version)
    return refuse (error, KITH_ERROR_CHANGED,
                   _ ("Somebody else wrote to this referral meanwhile. Look at it again."));
  if (work->command->what != KITH_REFERRAL_DO_PUT_BACK && work->referral->state == KITH_REFERRAL_TAKEN_BACK)
    return refuse (error, KITH_ERROR_INVALID, _ ("This referral was a mistake and was taken back."));
  return TRUE;
}

/* Before anybody is told anything, whatever can be refused is. */
gboolean
kith_referral_work_prepare (KithReferralWork *work, KithDb *db, GError **error)
{
  const KithReferralCommand *command = work->command;
  KithDay today = kith_clock_today (kith_session_get_clock (work->session));

  if (command->what == KITH_REFERRAL_DO_MAKE)
    work->referral = kith_referral_copy (command->wanted);
  else if (!find_stored (work, db, error))
    return FALSE;
  if (!kith_session_demand_record (work->session, KITH_ACTION_CARE_WRITE, work->referral->person, error) ||
      !kith_people_check_there (db, work->referral->person, error) ||
      (command->what != KITH_REFERRAL_DO_MAKE && !check_stored (work, error)))
    return FALSE;
  if (command->what == KITH_REFERRAL_DO_MAKE)
    {
      kith_referral_clean (work->referral);
      if (work->referral->day == KITH_DAY_NONE)
        work->referral->day = today;
      if (!kith_referral_check (work->referral, today, NULL, error))
        return FALSE;
    }
  if (command->step == NULL)
    return TRUE;
  work->step = kith_referral_step_copy (command->step);
  kith_referral_step_clean (work->step);
  if (work->step->day == KITH_DAY_NONE)
    work->step->day = command->what == KITH_REFERRAL_DO_MAKE ? work->referral->day : today;
  return kith_referral_check_step (work->referral, work->step, today, NULL, error);
}

static gboolean
insert_step (KithReferralWork *work, GError **error)
{
  const KithReferralStep *step = work->step;
  KithReferral *referral = work->referral;
  gint64 id = kith_change_new_id (work->change);
  g_autoptr (GVariant) content = g_variant_ref_sink (kith_referral_step_to_content (step));
  g_autoptr (GBytes) words = kith_session_seal (
      work->session, KITH_PURPOSE_CARE, KITH_SEAL_KIND_REFERRAL_STEP, id, referral->person, content, error);

  if (words == NULL ||
      kith_db_run (kith_change_get_db (work->change), error, KITH_SQL_REFERRAL_STEP_INSERT, "iiiwwwoib", id,
                   referral->id, referral->person, (int) step->state, (int) step->reason, step->day,
                   step->due_day != KITH_DAY_NONE, (gint64) step->due_day,
                   kith_session_get_account (work->session), words) < 0)
    return FALSE;
  kith_change_touch (work->change, "referral_step", id);
  work->done->step = id;
  return TRUE;
}

static gboolean
make (KithReferralWork *work, GError **error)
{
  KithReferral *referral = work->referral;
  const KithReferralStep *step = work->step;
  g_autoptr (GBytes) details = NULL;

  referral->id = kith_change_new_id (work->change);
  details = seal_details (work, referral->id, error);
  if (details == NULL ||
      kith_db_run (kith_change_get_db (work->change), error, KITH_SQL_REFERRAL_INSERT, "iiwwwwwoib",
                   referral->id, referral->person, (int) referral->kind, referral->day, (int) step->state,
                   (int) step->reason, step->day, step->due_day != KITH_DAY_NONE, (gint64) step->due_day,
                   kith_session_get_account (work->session), details) < 0 ||
      !insert_step (work, error))
    return FALSE;
  work->done->version = 1;
  work->done->inverse = kith_referral_command_take_back (referral->id, work->done->version);
  return TRUE;
}

/* How far the referral has come is what its last step says that stands. */
static gboolean
follow_steps (KithReferralWork *work, GError **error)
{
  KithDb *db = kith_change_get_db (work->change);
  KithReferral *referral = work->referral;
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, KITH_SQL_REFERRAL_LAST_STEP, error);
  gint64 state = KITH_REFERRAL_TAKEN_BACK, reason = KITH_REFERRAL_REASON_NONE, day = referral->day, due = 0;
  gboolean has_due = FALSE;
  KithStep step;

  if (stmt == NULL)
    return FALSE;
  kith_stmt_bind (stmt, "i", referral->id);
  step = kith_stmt_step (stmt, error);
  if (step == KITH_STEP_ERROR)
    return FALSE;
  if (step == KITH_STEP_ROW)
    {
      state = kith_stmt_get_int64 (stmt, 1);
      reason = kith_stmt_get_int64 (stmt, 2);
      day = kith_stmt_get_int64 (stmt, 3);
      has_due = !kith_stmt_is_null (stmt, 4);
      due = kith_stmt_get_int64 (stmt, 4);
    }
  g_clear_pointer (&stmt, kith_stmt_free);
  work->done->version = referral->version + 1;
  return kith_change_expect_one (work->change,
                                 kith_db_run (db, error, KITH_SQL_REFERRAL_SET_STATE, "iiiiio", referral->id,
                                              referral->version, state, reason, day, has_due, due),
                                 error);
}

static gboolean
add_step (KithReferralWork *work, GError **error)
{
  if (!insert_step (work, error) || !follow_steps (work, error))
    return FALSE;
  work->done->inverse = kith_referral_command_take_back (work->referral->id, work->done->version);
  return TRUE;
}

static gboolean
set_voided (KithReferralWork *work, gint64 step, gboolean voided, GError **error)
{
  int changed = kith_db_run (kith_change_get_db (work->change), error, KITH_SQL_REFERRAL_STEP_VOID, "iiw",
                             step, work->referral->id, voided ? 1 : 0);

  if (!kith_change_expect_one (work->change, changed, error))
    return FALSE;
  kith_change_touch (work->change, "referral_step", step);
  work->done->step = step;
  return follow_steps (work, error);
}

static gboolean
take_back (KithReferralWork *work, GError **error)
{
  gint64 last = 0;

  if (!kith_db_get_int64 (kith_change_get_db (work->change), &last, error, KITH_SQL_REFERRAL_LAST_STEP, "i",
                          work->referral->id) ||
      !set_voided (work, last, TRUE, error))
    return FALSE;
  work->done->inverse = kith_referral_command_put_back (work->referral->id, work->done->version, last);
  return TRUE;
}

static gboolean
put_back (KithReferralWork *work, GError **error)
{
  if (!set_voided (work, work->command->step_id, FALSE, error))
    return FALSE;
  work->done->inverse = kith_referral_command_take_back (work->referral->id, work->done->version);
  return TRUE;
}

/* What it says now, to be written again by the inverse. */
static gboolean
read_as_it_was (KithReferralWork *work, KithReferral **before, GError **error)
{
  KithReferral *stored = work->referral;
  g_autoptr (KithStmt) stmt =
      kith_db_prepare (kith_change_get_db (work->change), KITH_SQL_REFERRAL_STANDS, error);
  g_autoptr (KithReferral) read = kith_referral_new (stored->person);
  g_autoptr (GBytes) details = NULL;
  g_autoptr (GVariant) content = NULL;

  if (stmt == NULL)
    return FALSE;
  kith_stmt_bind (stmt, "i", stored->id);
  if (kith_stmt_step (stmt, error) != KITH_STEP_ROW)
    return FALSE;
  read->id = stored->id;
  read->day = stored->day;
  read->kind = (KithReferralKind) kith_stmt_get_int64 (stmt, 4);
  details = kith_stmt_dup_bytes (stmt, 5);
  content = kith_session_open (work->session, KITH_PURPOSE_CARE, KITH_SEAL_KIND_REFERRAL, stored->id,
                               stored->person, details, G_VARIANT_TYPE_VARDICT, error);
  if (content == NULL || !kith_referral_take_content (read, content, error))
    return FALSE;
  *before = g_steal_pointer (&read);
  return TRUE;
}

static gboolean
edit (KithReferralWork *work, GError **error)
{
  KithDay today = kith_clock_today (kith_session_get_clock (work->session));
  KithReferral *stored = work->referral;
  gint64 version = stored->version;
  g_autoptr (KithReferral) before = NULL;
  g_autoptr (GBytes) details = NULL;
  int changed;

  if (!read_as_it_was (work, &before, error))
    return FALSE;
  work->referral = kith_referral_copy (work->command->wanted);
  work->referral->person = stored->person;
  work->referral->day = stored->day;
  kith_referral_free (stored);
  /* What this Kith does not know stays, whoever writes. */
  g_variant_unref (work->referral->extras);
  work->referral->extras = g_variant_ref (before->extras);
  kith_referral_clean (work->referral);
  if (!kith_referral_check (work->referral, today, NULL, error))
    return FALSE;
  details = seal_details (work, work->referral->id, error);
  if (details == NULL)
    return FALSE;
  changed = kith_db_run (kith_change_get_db (work->change), error, KITH_SQL_REFERRAL_SET_DETAILS, "iiwb",
                         work->referral->id, version, (int) work->referral->kind, details);
  if (!kith_change_expect_one (work->change, changed, error))
    return FALSE;
  work->done->version = version + 1;
  before->version = work->done->version;
  work->done->inverse = kith_referral_command_edit (before);
  return TRUE;
}

static gboolean
do_command (KithReferralWork *work, GError **error)
{
  switch (work->command->what)
    {
    case KITH_REFERRAL_DO_MAKE:
      return make (work, error);
    case KITH_REFERRAL_DO_STEP:
      return add_step (work, error);
    case KITH_REFERRAL_DO_EDIT:
      return edit (work, error);
    case KITH_REFERRAL_DO_TAKE_BACK:
      return take_back (work, error);
    case KITH_REFERRAL_DO_PUT_BACK:
    default:
      return put_back (work, error);
    }
}

gboolean
kith_referral_work_carry_out (KithReferralWork *work, GError **error)
{
  if (!do_command (work, error))
    return FALSE;
  kith_change_touch (work->change, "referral", work->referral->id);
  kith_change_announce (work->change, "referral", work->referral->person);
  kith_change_detail (work->change, "referral", g_variant_new_int64 (work->referral->id));
  if (work->step != NULL)
    kith_change_detail (work->change, "state",
                        g_variant_new_string (kith_referral_state_code (work->step->state)));
  return TRUE;
}
