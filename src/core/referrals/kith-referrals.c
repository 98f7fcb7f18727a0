/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * That a referral was made, when, of which kind, how far it came and why it did not work out stand in clear,
 * as a visit does, so that it can be counted; to where, what for and every word is sealed under care. Each
 * step is a row that is written once: the last that stands says how far the referral has come, and taking it
 * back leaves the one before.
 */

#include "referrals/kith-referrals-private.h"

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "base/kith-text.h"
#include "people/kith-people.h"
#include "referrals/kith-referral-command-private.h"
#include "referrals/kith-referral-told-private.h"
#include "referrals/kith-referrals-queries.h"
#include "session/kith-change.h"

/* What carrying out a command works with. */
typedef struct
{
  KithSession *session;
  const KithReferralCommand *command;
  KithReferral *referral; /* (owned): as it is stored, or is to be */
  KithReferralStep *step; /* (owned) (nullable): what is to be added */
  KithRelease *release;   /* (owned) (nullable) */
  KithChange *change;     /* (owned) (nullable) */
  KithReferralDone *done; /* (owned) */
} Work;

static void
work_clear (Work *self)
{
  g_clear_pointer (&self->referral, kith_referral_free);
  g_clear_pointer (&self->step, kith_referral_step_free);
  g_clear_object (&self->release);
  g_clear_pointer (&self->change, kith_change_free);
  g_clear_pointer (&self->done, kith_referral_done_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Work, work_clear)

static gboolean
refuse (GError **error, KithError code, const char *sentence)
{
  g_set_error_literal (error, KITH_ERROR, (int) code, sentence);
  return FALSE;
}

static void
clean_line (char **text)
{
  g_autofree char *clean = kith_text_clean (*text != NULL ? *text : "", KITH_TEXT_LINE_MAX);

  g_free (*text);
  *text = *clean != '\0' ? g_steal_pointer (&clean) : NULL;
}

static void
clean_lines (char **text)
{
  g_autofree char *clean = kith_text_clean_lines (*text != NULL ? *text : "", KITH_TEXT_LONG_MAX);

  g_free (*text);
  *text = *clean != '\0' ? g_steal_pointer (&clean) : NULL;
}

static void
clean_referral (KithReferral *referral)
{
  clean_line (&referral->name);
  clean_line (&referral->contact);
  clean_lines (&referral->asked);
}

static void
clean_step (KithReferralStep *step)
{
  clean_lines (&step->words);
  clean_line (&step->recipient);
  clean_line (&step->purpose);
  clean_lines (&step->told);
}

static GBytes *
seal_details (Work *work, gint64 id, GError **error)
{
  g_autoptr (GVariant) content = g_variant_ref_sink (kith_referral_to_content (work->referral));

  return kith_session_seal (work->session, KITH_PURPOSE_CARE, KITH_SEAL_KIND_REFERRAL, id,
                            work->referral->person, content, error);
}

/* What is stored: only of it what a command needs. */
static gboolean
find_stored (Work *work, KithDb *db, GError **error)
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
check_stored (Work *work, GError **error)
{
  if (work->referral->version != work->command->version)
    return refuse (error, KITH_ERROR_CHANGED,
                   _ ("Somebody else wrote to this referral meanwhile. Look at it again."));
  if (work->command->what != KITH_REFERRAL_DO_PUT_BACK && work->referral->state == KITH_REFERRAL_TAKEN_BACK)
    return refuse (error, KITH_ERROR_INVALID, _ ("This referral was a mistake and was taken back."));
  return TRUE;
}

/* Before anybody is told anything, whatever can be refused is. */
static gboolean
prepare (Work *work, GError **error)
{
  const KithReferralCommand *command = work->command;
  KithDay today = kith_clock_today (kith_session_get_clock (work->session));
  KithDb *db = kith_store_get_reader (kith_session_get_store (work->session), error);

  if (db == NULL || !kith_session_demand (work->session, KITH_ACTION_CARE_WRITE, error))
    return FALSE;
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
      clean_referral (work->referral);
      if (work->referral->day == KITH_DAY_NONE)
        work->referral->day = today;
      if (!kith_referral_check (work->referral, today, NULL, error))
        return FALSE;
    }
  if (command->step == NULL)
    return TRUE;
  work->step = kith_referral_step_copy (command->step);
  clean_step (work->step);
  if (work->step->day == KITH_DAY_NONE)
    work->step->day = command->what == KITH_REFERRAL_DO_MAKE ? work->referral->day : today;
  return kith_referral_check_step (work->referral, work->step, today, NULL, error) &&
         kith_referral_tell (work->session, work->referral->person, work->step, &work->release,
                             &work->done->not_told, error);
}

static gboolean
insert_step (Work *work, GError **error)
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
make (Work *work, GError **error)
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
follow_steps (Work *work, GError **error)
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
add_step (Work *work, GError **error)
{
  if (!insert_step (work, error) || !follow_steps (work, error))
    return FALSE;
  work->done->inverse = kith_referral_command_take_back (work->referral->id, work->done->version);
  return TRUE;
}

static gboolean
set_voided (Work *work, gint64 step, gboolean voided, GError **error)
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
take_back (Work *work, GError **error)
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
put_back (Work *work, GError **error)
{
  if (!set_voided (work, work->command->step_id, FALSE, error))
    return FALSE;
  work->done->inverse = kith_referral_command_take_back (work->referral->id, work->done->version);
  return TRUE;
}

/* What it says now, to be written again by the inverse. */
static gboolean
read_as_it_was (Work *work, KithReferral **before, GError **error)
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
edit (Work *work, GError **error)
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
  clean_referral (work->referral);
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
carry_out (Work *work, GError **error)
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

static void
tell_outcome (Work *work)
{
  KithReferralDone *done = work->done;

  done->referral = work->referral->id;
  done->person = work->referral->person;
  done->told = work->release != NULL;
  if (work->release == NULL)
    return;
  done->explanation = g_strdup (kith_release_get_explanation (work->release));
  done->notice = g_strdup (kith_release_get_notice (work->release));
}

/**
 * kith_referral_done_free:
 * @self: (transfer full) (nullable): what was done
 */
void
kith_referral_done_free (KithReferralDone *self)
{
  if (self == NULL)
    return;
  g_free (self->not_told);
  g_free (self->explanation);
  g_free (self->notice);
  g_clear_pointer (&self->inverse, kith_referral_command_unref);
  g_free (self);
}

/**
 * kith_referrals_apply:
 * @session: whose rights and keys are used
 * @command: what is to be done
 * @error: %KITH_ERROR_INVALID, %KITH_ERROR_NOT_FOUND, %KITH_ERROR_CHANGED where somebody wrote to the
 * referral since it was read, %KITH_ERROR_NOT_PERMITTED, also where a guard keeps this account from the
 * record
 *
 * Where a place is told something about the person, the gate is asked for their consent first; without it the
 * rest is done, nothing is written down as told, and @not_told of the answer says why. That something was
 * told is in the log whatever happens afterwards, and is not undone by taking the step back.
 *
 * Returns: (transfer full): what was done, and what takes it back
 */
KithReferralDone *
kith_referrals_apply (KithSession *session, const KithReferralCommand *command, GError **error)
{
  g_auto (Work) work = { session, command };
  gboolean made;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);
  g_return_val_if_fail (command != NULL, NULL);

  made = command->what == KITH_REFERRAL_DO_MAKE;
  work.done = g_new0 (KithReferralDone, 1);
  if (!prepare (&work, error))
    return NULL;
  work.change = kith_session_begin (session, made ? KITH_EVENT_REFERRAL_ADDED : KITH_EVENT_REFERRAL_CHANGED,
                                    work.referral->person, error);
  if (work.change == NULL ||
      !kith_people_check_there (kith_change_get_db (work.change), work.referral->person, error) ||
      !carry_out (&work, error))
    return NULL;
  kith_change_touch (work.change, "referral", work.referral->id);
  kith_change_announce (work.change, "referral", work.referral->person);
  kith_change_detail (work.change, "referral", g_variant_new_int64 (work.referral->id));
  if (work.step != NULL)
    kith_change_detail (work.change, "state",
                        g_variant_new_string (kith_referral_state_code (work.step->state)));
  if (!kith_change_commit (work.change, error))
    return NULL;
  tell_outcome (&work);
  return g_steal_pointer (&work.done);
}
