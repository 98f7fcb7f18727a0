/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Writing what helps somebody in a hard time. That there is something, since when, with whom it was written
 * down and whether the desk may see it is in clear; the words are sealed under care, or for the desk where
 * the person chose so: never both. What stood there before is written over, in the log of the store too.
 */

#include "goals/kith-hard-times.h"

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "goals/kith-hard-times-private.h"
#include "goals/kith-hard-times-queries.h"
#include "people/kith-merges.h"
#include "people/kith-people.h"
#include "people/kith-person-standing.h"
#include "session/kith-guards.h"

typedef struct
{
  KithSession *session;
  KithHardTime *wanted; /* (owned) */
  KithHardTime *before; /* (owned) (nullable): what is stored */
} Work;

static void
work_clear (Work *self)
{
  g_clear_pointer (&self->wanted, kith_hard_time_free);
  g_clear_pointer (&self->before, kith_hard_time_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Work, work_clear)

/**
 * kith_hard_time_done_free:
 * @self: (transfer full) (nullable): what was done
 */
void
kith_hard_time_done_free (KithHardTimeDone *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->inverse, kith_hard_time_free);
  g_free (self);
}

static gboolean
refuse (GError **error, KithError code, const char *sentence)
{
  g_set_error_literal (error, KITH_ERROR, (int) code, sentence);
  return FALSE;
}

/* What there is already: of its id, or of the record. */
static gboolean
find_stored (Work *work, KithDb *db, GError **error)
{
  const KithHardTime *wanted = work->wanted;
  g_autoptr (KithStmt) stmt =
      kith_db_prepare (db, wanted->id != 0 ? KITH_SQL_HARD_TIME_GET : KITH_SQL_HARD_TIME_OF, error);
  KithStep step;

  if (stmt == NULL)
    return FALSE;
  kith_stmt_bind (stmt, "i", wanted->id != 0 ? wanted->id : wanted->person);
  step = kith_stmt_step (stmt, error);
  if (step == KITH_STEP_ERROR)
    return FALSE;
  if (step == KITH_STEP_ROW)
    {
      work->before = kith_hard_times_take_facts (stmt);
      /* A guard is told of as a guard, not as a value that does not open. */
      if (!kith_session_demand_record (work->session, KITH_ACTION_CARE_WRITE, work->before->person, error))
        return FALSE;
      g_clear_pointer (&work->before, kith_hard_time_free);
      work->before = kith_hard_times_take_row (work->session, stmt, error);
      return work->before != NULL;
    }
  return wanted->id == 0 ||
         refuse (error, KITH_ERROR_NOT_FOUND, _ ("There is nothing of that any more. Look at it again."));
}

static gboolean
check_may_be_seen (Work *work, KithDb *db, GError **error)
{
  const KithHardTime *wanted = work->wanted;
  gint64 root = kith_merges_find_root (db, wanted->person, error);
  KithStanding standing;

  if (root == 0 || !kith_standing_get (work->session, root, &standing, error))
    return FALSE;
  if (standing.state == KITH_PERSON_DIED)
    return refuse (error, KITH_ERROR_INVALID,
                   _ ("This record says that they have died. If that is a mistake, take it back on their "
                      "page."));
  if (wanted->seen_by == KITH_HARD_TIME_SEEN_BY_DESK &&
      kith_guards_is_guarded (work->session, wanted->person))
    return refuse (error, KITH_ERROR_INVALID,
                   _ ("This record is guarded, so the front desk cannot be shown any of it. Choose staff who "
                      "may read the record."));
  return TRUE;
}

/* Whatever can be refused is, before anything is written. */
static gboolean
prepare (Work *work, KithDb *db, GError **error)
{
  KithDay today = kith_clock_today (kith_session_get_clock (work->session));
  KithHardTime *wanted = work->wanted;

  if (!find_stored (work, db, error))
    return FALSE;
  if (work->before != NULL)
    wanted->person = work->before->person;
  if (!kith_session_demand_record (work->session, KITH_ACTION_CARE_WRITE, wanted->person, error) ||
      !kith_people_check_there (db, wanted->person, error))
    return FALSE;
  if (work->before != NULL && work->before->version != wanted->version)
    return refuse (error, KITH_ERROR_CHANGED, _ ("Somebody else wrote to this meanwhile. Look at it again."));
  kith_hard_time_clean (wanted);
  if (!kith_hard_time_check (wanted, today, error))
    return FALSE;
  if (kith_hard_time_is_empty (wanted))
    return work->before != NULL ||
           refuse (error, KITH_ERROR_INVALID, _ ("Write at least one line. Any of them may stay empty."));
  if (wanted->day == KITH_DAY_NONE)
    wanted->day = today;
  if (wanted->account == 0)
    wanted->account = kith_session_get_account (work->session);
  return check_may_be_seen (work, db, error);
}

/* sealed stays NULL where they took it back. */
static gboolean
seal_words (Work *work, gint64 id, GBytes **sealed, GError **error)
{
  gboolean desk = work->wanted->seen_by == KITH_HARD_TIME_SEEN_BY_DESK;
  g_autoptr (GVariant) content = NULL;

  if (kith_hard_time_is_empty (work->wanted))
    return TRUE;
  content = g_variant_ref_sink (kith_hard_time_to_content (work->wanted));
  *sealed = kith_session_seal (work->session, desk ? KITH_PURPOSE_DESK : KITH_PURPOSE_CARE,
                               desk ? KITH_SEAL_KIND_HARD_TIME_DESK : KITH_SEAL_KIND_HARD_TIME, id,
                               work->wanted->person, content, error);
  return *sealed != NULL;
}

static KithHardTime *
make_inverse (const Work *work, gint64 id)
{
  KithHardTime *inverse =
      work->before != NULL ? kith_hard_time_copy (work->before) : kith_hard_time_new (work->wanted->person);

  inverse->id = id;
  inverse->version = work->before != NULL ? work->before->version + 1 : 1;
  return inverse;
}

static KithHardTimeDone *
carry_out (Work *work, KithChange *change, GError **error)
{
  const KithHardTime *wanted = work->wanted;
  const KithHardTime *before = work->before;
  gboolean desk = wanted->seen_by == KITH_HARD_TIME_SEEN_BY_DESK;
  gint64 id = before != NULL ? before->id : kith_change_new_id (change);
  KithDay day = wanted->day != KITH_DAY_NONE || before == NULL ? wanted->day : before->day;
  gint64 account = wanted->account != 0 || before == NULL ? wanted->account : before->account;
  KithDb *db = kith_change_get_db (change);
  g_autoptr (GBytes) sealed = NULL;
  g_autoptr (KithHardTimeDone) done = g_new0 (KithHardTimeDone, 1);
  int changed;

  if (!seal_words (work, id, &sealed, error))
    return NULL;
  if (before == NULL)
    changed = kith_db_run (db, error, KITH_SQL_HARD_TIME_INSERT, "iiwibb", id, wanted->person, day, account,
                           desk ? NULL : sealed, desk ? sealed : NULL);
  else
    changed = kith_db_run (db, error, KITH_SQL_HARD_TIME_SET, "iiwibb", id, before->version, day, account,
                           desk ? NULL : sealed, desk ? sealed : NULL);
  if (!kith_change_expect_one (change, changed, error))
    return NULL;
  kith_change_touch (change, "hard_time", id);
  kith_change_announce (change, "hard_time", wanted->person);
  kith_change_detail (change, "seen-by", g_variant_new_string (kith_hard_time_seen_code (wanted->seen_by)));
  done->id = id;
  done->person = wanted->person;
  done->inverse = make_inverse (work, id);
  done->version = done->inverse->version;
  return g_steal_pointer (&done);
}

/**
 * kith_hard_times_apply:
 * @session: whose rights and keys are used
 * @wanted: as it is to be: new, or a copy of what was read with other lines; empty: the person takes it back
 * @error: %KITH_ERROR_INVALID, %KITH_ERROR_NOT_FOUND, %KITH_ERROR_CHANGED where somebody wrote to it since it
 *   was read, %KITH_ERROR_NOT_PERMITTED, also where a guard keeps this account from the record
 *
 * Day and account are taken from @wanted where they stand there, so that taking back leaves them as they
 * were.
 *
 * Returns: (transfer full): what was done, and what takes it back
 */
KithHardTimeDone *
kith_hard_times_apply (KithSession *session, const KithHardTime *wanted, GError **error)
{
  g_auto (Work) work = { session };
  g_autoptr (KithChange) change = NULL;
  g_autoptr (KithHardTimeDone) done = NULL;
  gboolean empty;
  KithDb *db;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);
  g_return_val_if_fail (wanted != NULL, NULL);

  work.wanted = kith_hard_time_copy (wanted);
  if (!kith_session_demand (session, KITH_ACTION_CARE_WRITE, error))
    return NULL;
  db = kith_store_get_reader (kith_session_get_store (session), error);
  if (db == NULL || !prepare (&work, db, error))
    return NULL;
  empty = kith_hard_time_is_empty (work.wanted);
  change = kith_session_begin (session, empty ? KITH_EVENT_HARD_TIME_CLEARED : KITH_EVENT_HARD_TIME_SET,
                               work.wanted->person, error);
  if (change == NULL || !kith_people_check_there (kith_change_get_db (change), work.wanted->person, error))
    return NULL;
  done = carry_out (&work, change, error);
  if (done == NULL || !kith_change_commit (change, error))
    return NULL;
  /* While somebody reads it waits for the next time the log is folded. */
  if (work.before != NULL && !kith_hard_time_is_empty (work.before))
    kith_store_truncate_log (kith_session_get_store (session), NULL);
  return g_steal_pointer (&done);
}
