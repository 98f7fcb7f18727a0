/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * That a referral was made, when, of which kind, how far it came and why it did not work out stand in clear,
 * as a visit does, so that it can be counted; to where, what for and every word is sealed under care.
 */

#include "referrals/kith-referrals.h"

#include "people/kith-people.h"
#include "referrals/kith-referral-told-private.h"
#include "referrals/kith-referral-work-private.h"

static void
tell_outcome (KithReferralWork *work)
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
 * kith_referrals_apply_in:
 * @change: a transaction
 * @command: what is to be done, of which nobody is told
 * @error: as kith_referrals_apply()
 *
 * Returns: (transfer full): what was done, and what takes it back
 */
KithReferralDone *
kith_referrals_apply_in (KithChange *change, const KithReferralCommand *command, GError **error)
{
  g_auto (KithReferralWork) work = { .command = command, .change = change };

  g_return_val_if_fail (change != NULL && command != NULL, NULL);
  g_return_val_if_fail (command->step == NULL || command->step->recipient == NULL, NULL);

  work.session = kith_change_get_session (change);
  work.done = g_new0 (KithReferralDone, 1);
  if (!kith_session_demand (work.session, KITH_ACTION_CARE_WRITE, error) ||
      !kith_referral_work_prepare (&work, kith_change_get_db (change), error) ||
      !kith_referral_work_carry_out (&work, error))
    return NULL;
  tell_outcome (&work);
  return g_steal_pointer (&work.done);
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
  g_auto (KithReferralWork) work = { session, command };
  g_autoptr (KithChange) change = NULL;
  gboolean made;
  gint64 person;
  KithDb *db;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);
  g_return_val_if_fail (command != NULL, NULL);

  made = command->what == KITH_REFERRAL_DO_MAKE;
  work.done = g_new0 (KithReferralDone, 1);
  if (!kith_session_demand (session, KITH_ACTION_CARE_WRITE, error))
    return NULL;
  db = kith_store_get_reader (kith_session_get_store (session), error);
  if (db == NULL || !kith_referral_work_prepare (&work, db, error))
    return NULL;
  person = work.referral->person;
  if (work.step != NULL &&
      !kith_referral_tell (session, person, work.step, &work.release, &work.done->not_told, error))
    return NULL;
  work.change = change = kith_session_begin (
      session, made ? KITH_EVENT_REFERRAL_ADDED : KITH_EVENT_REFERRAL_CHANGED, person, error);
  if (change == NULL || !kith_people_check_there (kith_change_get_db (change), person, error) ||
      !kith_referral_work_carry_out (&work, error) || !kith_change_commit (change, error))
    return NULL;
  tell_outcome (&work);
  return g_steal_pointer (&work.done);
}
