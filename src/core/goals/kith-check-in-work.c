/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Carrying a command out. Each contact is a row that is written once; it says for when it had been planned,
 * so that taking it back leaves the check-in as it was.
 */

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "goals/kith-check-ins-private.h"
#include "goals/kith-check-ins-queries.h"
#include "people/kith-merges.h"
#include "people/kith-people.h"
#include "people/kith-person-standing.h"
#include "session/kith-accounts.h"
#include "session/kith-guards.h"

void
kith_check_in_work_clear (KithCheckInWork *self)
{
  g_clear_pointer (&self->check_in, kith_check_in_free);
  g_clear_pointer (&self->wanted, kith_check_in_free);
  g_clear_pointer (&self->contact, kith_check_in_contact_free);
  g_clear_pointer (&self->done, kith_check_in_done_free);
}

static gboolean
refuse (GError **error, KithError code, const char *sentence)
{
  g_set_error_literal (error, KITH_ERROR, (int) code, sentence);
  return FALSE;
}

static KithDay
today_of (KithCheckInWork *work)
{
  return kith_clock_today (kith_session_get_clock (work->session));
}

static gboolean
check_stored (KithCheckInWork *work, GError **error)
{
  const KithCheckInCommand *command = work->command;
  gboolean wants_open = command->what == KITH_CHECK_IN_DO_CONTACT || command->what == KITH_CHECK_IN_DO_EDIT;

  if (work->check_in->version != command->version)
    return refuse (error, KITH_ERROR_CHANGED,
                   _ ("Somebody else wrote to this check-in meanwhile. Look at it again."));
  if (command->what != KITH_CHECK_IN_DO_PUT_BACK && work->check_in->state == KITH_CHECK_IN_TAKEN_BACK)
    return refuse (error, KITH_ERROR_INVALID, _ ("This check-in was a mistake and was taken back."));
  if (wants_open && work->check_in->state != KITH_CHECK_IN_OPEN)
    return refuse (error, KITH_ERROR_INVALID, _ ("This check-in has ended. Plan another one."));
  return TRUE;
}

/* What only who has died would be asked is refused; who is away is asked later. */
static gboolean
check_alive (KithCheckInWork *work, KithDb *db, gint64 person, GError **error)
{
  gint64 shown = kith_merges_find_root (db, person, error);
  KithStanding standing;

  if (shown == 0 || !kith_standing_get (work->session, shown, &standing, error))
    return FALSE;
  return standing.state != KITH_PERSON_DIED ||
         refuse (error, KITH_ERROR_INVALID,
                 _ ("This record says that they have died, so nobody is to ask how they are. If that is a "
                    "mistake, take it back on their page."));
}

/* before: (nullable): as it is stored, where it is edited */
static gboolean
check_wanted (KithCheckInWork *work, KithCheckIn *wanted, const KithCheckIn *before, GError **error)
{
  KithContactWays permitted = KITH_WAYS_IN_PERSON;
  KithDay day = today_of (work);

  kith_check_in_clean (wanted);
  if (wanted->worker == 0)
    wanted->worker = kith_session_get_account (work->session);
  if (work->command->restores)
    return TRUE;
  if ((before == NULL || wanted->worker != before->worker) &&
      !kith_guards_may_look_after (work->session, wanted->worker, wanted->person))
    return refuse (error, KITH_ERROR_INVALID,
                   _ ("That account cannot look after this person. Choose another one."));
  if (((guint) wanted->ways & ~(guint) KITH_WAYS_IN_PERSON) != 0)
    permitted = kith_check_ins_read_permitted (work->session, wanted->person, error);
  if (permitted == KITH_WAYS_NONE)
    return FALSE;
  /* What is overdue can be put in other words without another day. */
  if (before != NULL && wanted->due_day == before->due_day && kith_day_is_valid (before->due_day))
    day = MIN (day, before->due_day);
  return kith_check_in_check (wanted, permitted, day, NULL, error);
}

gboolean
kith_check_in_work_prepare (KithCheckInWork *work, KithDb *db, GError **error)
{
  const KithCheckInCommand *command = work->command;
  gboolean plans = command->what == KITH_CHECK_IN_DO_PLAN;
  gboolean edits = command->what == KITH_CHECK_IN_DO_EDIT;
  gint64 person;

  if (!plans)
    work->check_in = kith_check_ins_read_row (work->session, db, command->check_in, error);
  else
    work->check_in = kith_check_in_copy (command->wanted);
  if (work->check_in == NULL)
    return FALSE;
  person = work->check_in->person;
  if (!kith_session_demand_record (work->session, KITH_ACTION_CARE_WRITE, person, error) ||
      !kith_people_check_there (db, person, error) || (!plans && !check_stored (work, error)) ||
      ((plans || edits) && !command->restores && !check_alive (work, db, person, error)))
    return FALSE;
  if (plans)
    {
      work->check_in->day = today_of (work);
      return check_wanted (work, work->check_in, NULL, error);
    }
  if (edits)
    {
      work->wanted = kith_check_in_copy (command->wanted);
      work->wanted->person = person;
      /* What this Kith does not know stays, whoever writes. */
      g_variant_unref (work->wanted->extras);
      work->wanted->extras = g_variant_ref (work->check_in->extras);
      return check_wanted (work, work->wanted, work->check_in, error);
    }
  if (command->contact == NULL)
    return TRUE;
  work->contact = kith_check_in_contact_copy (command->contact);
  kith_check_in_contact_clean (work->contact);
  if (work->contact->day == KITH_DAY_NONE)
    work->contact->day = today_of (work);
  work->contact->due_day = work->check_in->due_day;
  return kith_check_in_check_contact (work->check_in, work->contact, today_of (work), NULL, error);
}

static GBytes *
seal_details (KithCheckInWork *work, const KithCheckIn *check_in, gint64 id, GError **error)
{
  g_autoptr (GVariant) content = g_variant_ref_sink (kith_check_in_to_content (check_in));

  return kith_session_seal (work->session, KITH_PURPOSE_CARE, KITH_SEAL_KIND_CHECK_IN, id, check_in->person,
                            content, error);
}

static gboolean
plan (KithCheckInWork *work, GError **error)
{
  KithCheckIn *check_in = work->check_in;
  g_autoptr (GBytes) details = NULL;

  check_in->id = kith_change_new_id (work->change);
  details = seal_details (work, check_in, check_in->id, error);
  if (details == NULL ||
      kith_db_run (kith_change_get_db (work->change), error, KITH_SQL_CHECK_IN_INSERT, "iiwwiib",
                   check_in->id, check_in->person, check_in->day, check_in->due_day, check_in->worker,
                   kith_session_get_account (work->session), details) < 0)
    return FALSE;
  work->done->version = 1;
  work->done->inverse = kith_check_in_command_take_back (check_in->id, work->done->version);
  return TRUE;
}

static gboolean
set_state (KithCheckInWork *work, KithCheckInState state, KithDay due_day, GError **error)
{
  KithCheckIn *check_in = work->check_in;

  work->done->version = check_in->version + 1;
  return kith_change_expect_one (
      work->change,
      kith_db_run (kith_change_get_db (work->change), error, KITH_SQL_CHECK_IN_SET_STATE, "iiwo",
                   check_in->id, check_in->version, (int) state, due_day != KITH_DAY_NONE, (gint64) due_day),
      error);
}

static gboolean
insert_contact (KithCheckInWork *work, GError **error)
{
  const KithCheckInContact *contact = work->contact;
  KithCheckIn *check_in = work->check_in;
  gint64 id = kith_change_new_id (work->change);
  g_autoptr (GVariant) content = g_variant_ref_sink (kith_check_in_contact_to_content (contact));
  g_autoptr (GBytes) words =
      kith_session_seal (work->session, KITH_PURPOSE_CARE, KITH_SEAL_KIND_CHECK_IN_CONTACT, id,
                         check_in->person, content, error);

  if (words == NULL ||
      kith_db_run (kith_change_get_db (work->change), error, KITH_SQL_CHECK_IN_CONTACT_INSERT, "iiiwwwooib",
                   id, check_in->id, check_in->person, contact->day, (int) contact->way,
                   (int) contact->outcome, contact->due_day != KITH_DAY_NONE, (gint64) contact->due_day,
                   contact->next_day != KITH_DAY_NONE, (gint64) contact->next_day,
                   kith_session_get_account (work->session), words) < 0)
    return FALSE;
  kith_change_touch (work->change, "check_in_contact", id);
  work->done->contact = id;
  return TRUE;
}

static gboolean
add_contact (KithCheckInWork *work, GError **error)
{
  KithDay next = work->contact->next_day;

  if (!insert_contact (work, error) ||
      !set_state (work, next != KITH_DAY_NONE ? KITH_CHECK_IN_OPEN : KITH_CHECK_IN_ENDED, next, error))
    return FALSE;
  work->done->inverse = kith_check_in_command_take_back (work->check_in->id, work->done->version);
  return TRUE;
}

static gboolean
set_voided (KithCheckInWork *work, gint64 contact, gboolean voided, GError **error)
{
  int changed = kith_db_run (kith_change_get_db (work->change), error, KITH_SQL_CHECK_IN_CONTACT_VOID, "iiw",
                             contact, work->check_in->id, voided ? 1 : 0);

  if (!kith_change_expect_one (work->change, changed, error))
    return FALSE;
  kith_change_touch (work->change, "check_in_contact", contact);
  work->done->contact = contact;
  return TRUE;
}

static gboolean
take_back (KithCheckInWork *work, GError **error)
{
  KithCheckIn *check_in = work->check_in;
  g_autoptr (KithStmt) stmt =
      kith_db_prepare (kith_change_get_db (work->change), KITH_SQL_CHECK_IN_LAST_CONTACT, error);
  KithCheckInState state = KITH_CHECK_IN_TAKEN_BACK;
  KithDay due = check_in->due_day;
  gint64 last = 0;
  KithStep step;

  if (stmt == NULL)
    return FALSE;
  kith_stmt_bind (stmt, "i", check_in->id);
  step = kith_stmt_step (stmt, error);
  if (step == KITH_STEP_ERROR)
    return FALSE;
  if (step == KITH_STEP_ROW)
    {
      last = kith_stmt_get_int64 (stmt, 0);
      state = KITH_CHECK_IN_OPEN;
      due = kith_stmt_is_null (stmt, 1) ? KITH_DAY_NONE : (KithDay) kith_stmt_get_int64 (stmt, 1);
    }
  g_clear_pointer (&stmt, kith_stmt_free);
  if ((last != 0 && !set_voided (work, last, TRUE, error)) || !set_state (work, state, due, error))
    return FALSE;
  work->done->inverse = kith_check_in_command_put_back (check_in->id, work->done->version, last,
                                                        check_in->state, check_in->due_day);
  return TRUE;
}

static gboolean
put_back (KithCheckInWork *work, GError **error)
{
  const KithCheckInCommand *command = work->command;

  if ((command->contact_id != 0 && !set_voided (work, command->contact_id, FALSE, error)) ||
      !set_state (work, command->state, command->due_day, error))
    return FALSE;
  work->done->inverse = kith_check_in_command_take_back (work->check_in->id, work->done->version);
  return TRUE;
}

static gboolean
edit (KithCheckInWork *work, GError **error)
{
  KithCheckIn *before = work->check_in;
  const KithCheckIn *wanted = work->wanted;
  g_autoptr (GBytes) details = seal_details (work, wanted, before->id, error);
  int changed;

  if (details == NULL)
    return FALSE;
  changed = kith_db_run (kith_change_get_db (work->change), error, KITH_SQL_CHECK_IN_SET, "iioib", before->id,
                         before->version, wanted->due_day != KITH_DAY_NONE, (gint64) wanted->due_day,
                         wanted->worker, details);
  if (!kith_change_expect_one (work->change, changed, error))
    return FALSE;
  work->done->version = ++before->version;
  work->done->inverse = kith_check_in_command_restore (before);
  return TRUE;
}

static gboolean
do_command (KithCheckInWork *work, GError **error)
{
  switch (work->command->what)
    {
    case KITH_CHECK_IN_DO_PLAN:
      return plan (work, error);
    case KITH_CHECK_IN_DO_CONTACT:
      return add_contact (work, error);
    case KITH_CHECK_IN_DO_EDIT:
      return edit (work, error);
    case KITH_CHECK_IN_DO_TAKE_BACK:
      return take_back (work, error);
    case KITH_CHECK_IN_DO_PUT_BACK:
    default:
      return put_back (work, error);
    }
}

gboolean
kith_check_in_work_carry_out (KithCheckInWork *work, GError **error)
{
  if (!do_command (work, error))
    return FALSE;
  kith_change_touch (work->change, "check_in", work->check_in->id);
  kith_change_announce (work->change, "check_in", work->check_in->person);
  kith_change_detail (work->change, "check-in", g_variant_new_int64 (work->check_in->id));
  work->done->check_in = work->check_in->id;
  work->done->person = work->check_in->person;
  return TRUE;
}
