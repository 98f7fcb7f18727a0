/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Writing the plans that people make for themselves. That there is one, since when and with whom it was
 * written down stands in clear; what it is for and all it says is sealed under care, since the kind alone
 * would say what somebody lives with. One that is taken back is gone, in the log of the store too.
 */

#include "goals/kith-own-plans.h"

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "goals/kith-own-plans-private.h"
#include "goals/kith-own-plans-queries.h"
#include "people/kith-merges.h"
#include "people/kith-people.h"
#include "people/kith-person-standing.h"

typedef struct
{
  KithSession *session;
  KithOwnPlan *wanted; /* (owned) */
  KithOwnPlan *before; /* (owned) (nullable): what is stored */
} Work;

static void
work_clear (Work *self)
{
  g_clear_pointer (&self->wanted, kith_own_plan_free);
  g_clear_pointer (&self->before, kith_own_plan_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Work, work_clear)

/**
 * kith_own_plan_done_free:
 * @self: (transfer full) (nullable): what was done
 */
void
kith_own_plan_done_free (KithOwnPlanDone *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->inverse, kith_own_plan_free);
  g_free (self);
}

static gboolean
refuse (GError **error, KithError code, const char *sentence)
{
  g_set_error_literal (error, KITH_ERROR, (int) code, sentence);
  return FALSE;
}

static gboolean
find_stored (Work *work, KithDb *db, GError **error)
{
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, KITH_SQL_OWN_PLAN_GET, error);
  KithStep step;

  if (stmt == NULL)
    return FALSE;
  kith_stmt_bind (stmt, "i", work->wanted->id);
  step = kith_stmt_step (stmt, error);
  if (step == KITH_STEP_ERROR)
    return FALSE;
  if (step == KITH_STEP_DONE)
    return refuse (error, KITH_ERROR_NOT_FOUND, _ ("That plan is not there any more. Look at it again."));
  /* A guard is told of as a guard, not as a value that does not open. */
  if (!kith_session_demand_record (work->session, KITH_ACTION_CARE_WRITE, kith_own_plans_get_person (stmt),
                                   error))
    return FALSE;
  work->before = kith_own_plans_take_row (work->session, stmt, error);
  return work->before != NULL;
}

static gboolean
check_alive (Work *work, KithDb *db, GError **error)
{
  gint64 root = kith_merges_find_root (db, work->wanted->person, error);
  KithStanding standing;

  if (root == 0 || !kith_standing_get (work->session, root, &standing, error))
    return FALSE;
  return standing.state != KITH_PERSON_DIED ||
         refuse (error, KITH_ERROR_INVALID,
                 _ ("This record says that they have died. If that is a mistake, take it back on their "
                    "page."));
}

/* Whatever can be refused is, before anything is written; but see check_only_one(). */
static gboolean
prepare (Work *work, KithDb *db, GError **error)
{
  KithDay today = kith_clock_today (kith_session_get_clock (work->session));
  KithOwnPlan *wanted = work->wanted;

  if (wanted->id != 0 && !find_stored (work, db, error))
    return FALSE;
  if (work->before != NULL)
    {
      wanted->person = work->before->person;
      wanted->template = work->before->template;
    }
  if (!kith_session_demand_record (work->session, KITH_ACTION_CARE_WRITE, wanted->person, error) ||
      !kith_people_check_there (db, wanted->person, error))
    return FALSE;
  if (work->before != NULL && work->before->version != wanted->version)
    return refuse (error, KITH_ERROR_CHANGED, _ ("Somebody else wrote to this meanwhile. Look at it again."));
  if (kith_own_plan_is_empty (wanted))
    return work->before != NULL ||
           refuse (error, KITH_ERROR_INVALID, _ ("Write at least one line. Any part may stay empty."));
  if (!kith_own_plan_check (wanted, today, error))
    return FALSE;
  if (wanted->day == KITH_DAY_NONE)
    wanted->day = today;
  if (wanted->account == 0)
    wanted->account = kith_session_get_account (work->session);
  return check_alive (work, db, error);
}

/* Within the change, so that two who begin the same plan at once do not both get one. */
static gboolean
check_only_one (Work *work, KithDb *db, GError **error)
{
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, KITH_SQL_OWN_PLANS_OF, error);
  KithStep step;

  if (stmt == NULL)
    return FALSE;
  kith_stmt_bind (stmt, "i", work->wanted->person);
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    {
      g_autoptr (KithOwnPlan) one = kith_own_plans_take_row (work->session, stmt, error);

      if (one == NULL)
        return FALSE;
      if (one->template == work->wanted->template && one->template != KITH_PLAN_NONE)
        return refuse (error, KITH_ERROR_CHANGED, _ ("There is such a plan by now. Look at it again."));
    }
  return step == KITH_STEP_DONE;
}

static int
write_row (Work *work, KithDb *db, gint64 id, GError **error)
{
  const KithOwnPlan *wanted = work->wanted;
  const KithOwnPlan *before = work->before;
  g_autoptr (GVariant) content = NULL;
  g_autoptr (GBytes) sealed = NULL;

  if (kith_own_plan_is_empty (wanted))
    return kith_db_run (db, error, KITH_SQL_OWN_PLAN_REMOVE, "ii", id, before->version);
  content = g_variant_ref_sink (kith_own_plan_to_content (wanted));
  sealed = kith_session_seal (work->session, KITH_PURPOSE_CARE, KITH_SEAL_KIND_OWN_PLAN, id, wanted->person,
                              content, error);
  if (sealed == NULL)
    return -1;
  if (before == NULL)
    return kith_db_run (db, error, KITH_SQL_OWN_PLAN_INSERT, "iiwib", id, wanted->person, wanted->day,
                        wanted->account, sealed);
  return kith_db_run (db, error, KITH_SQL_OWN_PLAN_SET, "iiwib", id, before->version, wanted->day,
                      wanted->account, sealed);
}

/* A plan that is gone comes back as a new row, one that was not there goes. */
static KithOwnPlan *
make_inverse (const Work *work, gint64 id)
{
  gboolean gone = kith_own_plan_is_empty (work->wanted);
  KithOwnPlan *inverse = work->before != NULL
                             ? kith_own_plan_copy (work->before)
                             : kith_own_plan_new (work->wanted->person, work->wanted->template);

  inverse->id = gone ? 0 : id;
  inverse->version = gone ? 0 : work->before != NULL ? work->before->version + 1 : 1;
  return inverse;
}

static KithOwnPlanDone *
carry_out (Work *work, KithChange *change, GError **error)
{
  KithDb *db = kith_change_get_db (change);
  g_autoptr (KithOwnPlanDone) done = NULL;
  gint64 id;

  if (!kith_people_check_there (db, work->wanted->person, error) ||
      (work->before == NULL && !check_only_one (work, db, error)))
    return NULL;
  id = work->before != NULL ? work->before->id : kith_change_new_id (change);
  if (!kith_change_expect_one (change, write_row (work, db, id, error), error))
    return NULL;
  kith_change_touch (change, "own_plan", id);
  kith_change_announce (change, "own_plan", work->wanted->person);
  done = g_new0 (KithOwnPlanDone, 1);
  done->id = id;
  done->person = work->wanted->person;
  done->inverse = make_inverse (work, id);
  done->version = done->inverse->version;
  return g_steal_pointer (&done);
}

static KithEvent
find_event (const Work *work)
{
  if (kith_own_plan_is_empty (work->wanted))
    return KITH_EVENT_PLAN_CLEARED;
  return kith_own_plan_is_reviewed_since (work->wanted, work->before) ? KITH_EVENT_PLAN_REVIEWED
                                                                      : KITH_EVENT_PLAN_WRITTEN;
}

/**
 * kith_own_plans_apply:
 * @session: whose rights and keys are used
 * @wanted: as it is to be: new, or a copy of what was read with other words; empty: the person takes it back
 * @error: %KITH_ERROR_INVALID, %KITH_ERROR_NOT_FOUND, %KITH_ERROR_CHANGED where somebody wrote to it since it
 *   was read, or there is one of its template already, %KITH_ERROR_NOT_PERMITTED, also where a guard keeps
 *   this account from the record
 *
 * Day and account are taken from @wanted where they stand there, so that taking back leaves them as they
 * were. What a plan is for does not change.
 *
 * Returns: (transfer full): what was done, and what takes it back
 */
KithOwnPlanDone *
kith_own_plans_apply (KithSession *session, const KithOwnPlan *wanted, GError **error)
{
  g_auto (Work) work = { session };
  g_autoptr (KithChange) change = NULL;
  g_autoptr (KithOwnPlanDone) done = NULL;
  KithDb *db;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);
  g_return_val_if_fail (wanted != NULL, NULL);

  work.wanted = kith_own_plan_copy (wanted);
  if (!kith_session_demand (session, KITH_ACTION_CARE_WRITE, error))
    return NULL;
  db = kith_store_get_reader (kith_session_get_store (session), error);
  if (db == NULL || !prepare (&work, db, error))
    return NULL;
  change = kith_session_begin (session, find_event (&work), work.wanted->person, error);
  done = change != NULL ? carry_out (&work, change, error) : NULL;
  if (done == NULL || !kith_change_commit (change, error))
    return NULL;
  /* While somebody reads it waits for the next time the log is folded. */
  if (work.before != NULL)
    kith_store_truncate_log (kith_session_get_store (session), NULL);
  return g_steal_pointer (&done);
}
