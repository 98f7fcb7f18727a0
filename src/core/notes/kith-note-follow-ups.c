/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * That somebody is to come back to a note, whose account that is and when stands in clear, as a check-in
 * does, so that the list opens nothing of anybody. What about stands in the note, which is read where it is.
 * Of a note that is restricted it is told only to whom it is open.
 */

#include "notes/kith-note-follow-ups.h"

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "notes/kith-note-follow-ups-queries.h"
#include "people/kith-merges.h"
#include "people/kith-people.h"
#include "people/kith-person-standing.h"

/* Columns of a statement that reads follow-ups. */
enum
{
  COLUMN_ID,
  COLUMN_NOTE,
  COLUMN_PERSON,
  COLUMN_ACCOUNT,
  COLUMN_BY,
  COLUMN_DAY,
  COLUMN_DONE,
  COLUMN_DONE_BY,
  COLUMN_VERSION,
  COLUMN_NOTE_DAY,
  COLUMN_AUTHOR,
  COLUMN_RESTRICTED,
  COLUMN_DONE_ACCOUNT,
};

/* What no calendar has, somebody wrote into the file; verifying names it. */
static KithDay
get_day (KithStmt *stmt, int column)
{
  gint64 day = kith_stmt_get_int64 (stmt, column);

  return day == (KithDay) day && kith_day_is_valid ((KithDay) day) ? (KithDay) day : KITH_DAY_NONE;
}

static KithNoteFollowUp *
take_facts (KithStmt *stmt)
{
  KithNoteFollowUp *self = g_new0 (KithNoteFollowUp, 1);

  self->id = kith_stmt_get_int64 (stmt, COLUMN_ID);
  self->note = kith_stmt_get_int64 (stmt, COLUMN_NOTE);
  self->person = kith_stmt_get_int64 (stmt, COLUMN_PERSON);
  self->account = kith_stmt_get_int64 (stmt, COLUMN_ACCOUNT);
  self->by = kith_stmt_dup_text (stmt, COLUMN_BY);
  self->day = get_day (stmt, COLUMN_DAY);
  self->is_done = !kith_stmt_is_null (stmt, COLUMN_DONE);
  self->done_utc = self->is_done ? kith_stmt_get_int64 (stmt, COLUMN_DONE) : 0;
  self->done_account = self->is_done ? kith_stmt_get_int64 (stmt, COLUMN_DONE_ACCOUNT) : 0;
  self->done_by = kith_stmt_dup_text (stmt, COLUMN_DONE_BY);
  self->version = kith_stmt_get_int64 (stmt, COLUMN_VERSION);
  self->note_day = get_day (stmt, COLUMN_NOTE_DAY);
  return self;
}

/* As the note that it is about: its author and coordinators read one that is restricted. */
static gboolean
is_open_to (KithSession *session, KithStmt *stmt)
{
  return kith_stmt_get_int64 (stmt, COLUMN_RESTRICTED) == KITH_NOTE_UNRESTRICTED ||
         kith_stmt_get_int64 (stmt, COLUMN_AUTHOR) == kith_session_get_account (session) ||
         kith_role_holds (kith_session_get_role (session), KITH_PURPOSE_AUDIT);
}

/* Who has died is followed up no more, and who is away not now. */
static gboolean
take_due (KithSession *session, KithDb *db, KithStmt *stmt, GPtrArray *all, guint *n_away, GError **error)
{
  g_autoptr (KithNoteFollowUp) row = take_facts (stmt);
  KithStanding standing;

  row->shown = kith_merges_find_root (db, row->person, error);
  if (row->shown == 0)
    return FALSE;
  /* Records that are one person are guarded as one. */
  if (!kith_session_may_open_record (session, row->person) || !is_open_to (session, stmt))
    return TRUE;
  if (!kith_standing_get (session, row->shown, &standing, error))
    return FALSE;
  *n_away += standing.state == KITH_PERSON_AWAY;
  if (kith_standing_may_remind (&standing))
    g_ptr_array_add (all, g_steal_pointer (&row));
  return TRUE;
}

/**
 * kith_note_follow_ups_list_due:
 * @session: whose rights are used
 * @until: what is due on this day or before; %KITH_DAY_NONE: all that is not done
 * @account: whose, 0: anybody's
 * @n_away: (out) (optional): how many are left out for now, since the person is away
 * @error: %KITH_ERROR_NOT_PERMITTED
 *
 * Whoever has died or is being erased is not in it, nor is a record that a guard keeps from this account, a
 * note that is closed to it, and one that is said to be an error. Nothing sealed is opened, and nothing is
 * written down.
 *
 * Returns: (transfer full) (element-type KithNoteFollowUp): the longest due first
 */
GPtrArray *
kith_note_follow_ups_list_due (KithSession *session,
                               KithDay until,
                               gint64 account,
                               guint *n_away,
                               GError **error)
{
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (KithStmt) stmt = NULL;
  guint away = 0;
  KithStep step;
  KithDb *db;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);

  if (!kith_session_demand (session, KITH_ACTION_CARE_READ, error))
    return NULL;
  all = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_note_follow_up_free);
  db = kith_store_get_reader (kith_session_get_store (session), error);
  stmt = db != NULL ? kith_db_prepare (db, KITH_SQL_NOTE_FOLLOW_UPS_DUE, error) : NULL;
  if (stmt == NULL)
    return NULL;
  kith_stmt_bind (stmt, "wwi", until, until == KITH_DAY_NONE ? 1 : 0, account);
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    if (!take_due (session, db, stmt, all, &away, error))
      return NULL;
  if (step != KITH_STEP_DONE)
    return NULL;
  if (n_away != NULL)
    *n_away = away;
  return g_steal_pointer (&all);
}

/**
 * kith_note_follow_ups_list:
 * @session: whose rights are used
 * @person: an id
 * @error: %KITH_ERROR_NOT_PERMITTED, also where a guard keeps this account from the record
 *
 * Opens nothing, so nothing is written down.
 *
 * Returns: (transfer full) (element-type KithNoteFollowUp): all about the person, done or not, in the order
 * of signing; of each note, whoever may read it
 */
GPtrArray *
kith_note_follow_ups_list (KithSession *session, gint64 person, GError **error)
{
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (KithStmt) stmt = NULL;
  KithStep step;
  KithDb *db;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);

  if (!kith_session_demand_record (session, KITH_ACTION_CARE_READ, person, error))
    return NULL;
  all = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_note_follow_up_free);
  db = kith_store_get_reader (kith_session_get_store (session), error);
  stmt = db != NULL ? kith_db_prepare (db, KITH_SQL_NOTE_FOLLOW_UPS, error) : NULL;
  if (stmt == NULL)
    return NULL;
  kith_stmt_bind (stmt, "i", person);
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    {
      KithNoteFollowUp *one = take_facts (stmt);

      one->shown = person;
      g_ptr_array_add (all, one);
    }
  return step == KITH_STEP_DONE ? g_steal_pointer (&all) : NULL;
}

static KithNoteFollowUp *
read_row (KithSession *session, KithDb *db, gint64 id, KithAction action, GError **error)
{
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, KITH_SQL_NOTE_FOLLOW_UP_GET, error);
  g_autoptr (KithNoteFollowUp) row = NULL;
  KithStep step;

  if (stmt == NULL)
    return NULL;
  kith_stmt_bind (stmt, "i", id);
  step = kith_stmt_step (stmt, error);
  if (step == KITH_STEP_DONE)
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_NOT_FOUND, _ ("There is no such follow-up."));
  if (step != KITH_STEP_ROW)
    return NULL;
  row = take_facts (stmt);
  if (!kith_session_demand_record (session, action, row->person, error))
    return NULL;
  if (!is_open_to (session, stmt))
    {
      g_set_error_literal (
          error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED,
          _ ("That note is restricted. Only who signed it, and coordinators, follow it up."));
      return NULL;
    }
  row->shown = kith_merges_find_root (db, row->person, error);
  return row->shown != 0 ? g_steal_pointer (&row) : NULL;
}

/**
 * kith_note_follow_ups_get:
 * @session: whose rights are used
 * @id: of one
 * @error: %KITH_ERROR_NOT_FOUND; %KITH_ERROR_NOT_PERMITTED, also where a guard keeps this account from the
 *   record, or the note is closed to it
 *
 * Returns: (transfer full): that one
 */
KithNoteFollowUp *
kith_note_follow_ups_get (KithSession *session, gint64 id, GError **error)
{
  KithDb *db;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);

  if (!kith_session_demand (session, KITH_ACTION_CARE_READ, error))
    return NULL;
  db = kith_store_get_reader (kith_session_get_store (session), error);
  return db != NULL ? read_row (session, db, id, KITH_ACTION_CARE_READ, error) : NULL;
}

/**
 * kith_note_follow_ups_check_alive:
 * @session: whose rights are used
 * @person: an id
 * @error: %KITH_ERROR_INVALID where they have died
 *
 * Returns: whether anything about them can be followed up
 */
gboolean
kith_note_follow_ups_check_alive (KithSession *session, gint64 person, GError **error)
{
  KithStanding standing;
  gint64 shown;
  KithDb *db;

  g_return_val_if_fail (KITH_IS_SESSION (session), FALSE);

  db = kith_store_get_reader (kith_session_get_store (session), error);
  shown = db != NULL ? kith_merges_find_root (db, person, error) : 0;
  if (shown == 0 || !kith_standing_get (session, shown, &standing, error))
    return FALSE;
  if (standing.state != KITH_PERSON_DIED)
    return TRUE;
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID,
                       _ ("This record says that they have died, so nobody is to follow up. Leave the day "
                          "out; if the record is wrong, take that back on their page."));
  return FALSE;
}

/**
 * kith_note_follow_ups_write_in:
 * @change: the change in which the note is signed
 * @facts: of the note, as it was written
 * @day: when its author is to come back to it
 * @error: return location
 *
 * Returns: whether it is written
 */
gboolean
kith_note_follow_ups_write_in (KithChange *change, const KithNoteFacts *facts, KithDay day, GError **error)
{
  gint64 id;

  g_return_val_if_fail (change != NULL && facts != NULL, FALSE);

  id = kith_change_new_id (change);
  if (kith_db_run (kith_change_get_db (change), error, KITH_SQL_NOTE_FOLLOW_UP_INSERT, "iiiiw", id,
                   facts->note, facts->person, facts->account, day) < 0)
    return FALSE;
  kith_change_touch (change, "note_follow_up", id);
  kith_change_announce (change, "note_follow_up", facts->person);
  kith_change_detail (change, "follow-up", g_variant_new_int64 (id));
  return TRUE;
}

static gboolean
refuse (GError **error, KithError code, const char *sentence)
{
  g_set_error_literal (error, KITH_ERROR, (int) code, sentence);
  return FALSE;
}

static gboolean
check (KithSession *session,
       const KithNoteFollowUpCommand *command,
       const KithNoteFollowUp *row,
       GError **error)
{
  if (row->version != command->version)
    return refuse (error, KITH_ERROR_CHANGED,
                   _ ("Somebody else changed this follow-up meanwhile. Look at it again."));
  if (command->what == KITH_NOTE_FOLLOW_UP_NOT_DONE)
    return row->is_done || refuse (error, KITH_ERROR_INVALID, _ ("This is still to be followed up."));
  if (row->is_done)
    return refuse (error, KITH_ERROR_INVALID, _ ("This was followed up already."));
  return command->what != KITH_NOTE_FOLLOW_UP_MOVE || command->restores ||
         (kith_note_follow_up_check_day (command->day, kith_clock_today (kith_session_get_clock (session)),
                                         error) &&
          kith_note_follow_ups_check_alive (session, row->person, error));
}

static gboolean
set_row (KithChange *change,
         const KithNoteFollowUpCommand *command,
         const KithNoteFollowUp *row,
         GError **error)
{
  KithSession *session = kith_change_get_session (change);
  gboolean is_done = command->what == KITH_NOTE_FOLLOW_UP_DONE;
  gboolean puts_back = is_done && command->done_utc != 0;
  gint64 utc = puts_back ? command->done_utc : kith_clock_now (kith_session_get_clock (session)).utc;
  gint64 by = puts_back ? command->done_account : kith_session_get_account (session);
  KithDay day = command->what == KITH_NOTE_FOLLOW_UP_MOVE ? command->day : row->day;
  int changed = kith_db_run (kith_change_get_db (change), error, KITH_SQL_NOTE_FOLLOW_UP_SET, "iiwoo",
                             row->id, row->version, day, is_done, utc, is_done, by);

  if (!kith_change_expect_one (change, changed, error))
    return FALSE;
  kith_change_touch (change, "note_follow_up", row->id);
  kith_change_announce (change, "note_follow_up", row->person);
  kith_change_detail (change, "follow-up", g_variant_new_int64 (row->id));
  kith_change_detail (change, "done", g_variant_new_boolean (is_done));
  return TRUE;
}

static void
invert (const KithNoteFollowUpCommand *command, const KithNoteFollowUp *row, KithNoteFollowUpCommand *inverse)
{
  *inverse = (KithNoteFollowUpCommand){
    .what = command->what == KITH_NOTE_FOLLOW_UP_DONE       ? KITH_NOTE_FOLLOW_UP_NOT_DONE
            : command->what == KITH_NOTE_FOLLOW_UP_NOT_DONE ? KITH_NOTE_FOLLOW_UP_DONE
                                                            : KITH_NOTE_FOLLOW_UP_MOVE,
    .id = row->id,
    .version = row->version + 1,
    .day = row->day,
    .restores = TRUE,
    .done_utc = row->done_utc,
    .done_account = row->done_account,
  };
}

/**
 * kith_note_follow_ups_apply:
 * @session: whose rights are used
 * @command: what is to be done
 * @inverse: (out) (optional): what takes it back
 * @error: %KITH_ERROR_INVALID, %KITH_ERROR_NOT_FOUND; %KITH_ERROR_CHANGED where somebody wrote to it since it
 *   was read; %KITH_ERROR_NOT_PERMITTED, also where a guard keeps this account from the record, or the note
 * is closed to it
 *
 * Returns: whether it was done
 */
gboolean
kith_note_follow_ups_apply (KithSession *session,
                            const KithNoteFollowUpCommand *command,
                            KithNoteFollowUpCommand *inverse,
                            GError **error)
{
  g_autoptr (KithNoteFollowUp) row = NULL;
  g_autoptr (KithChange) change = NULL;
  KithDb *db;

  g_return_val_if_fail (KITH_IS_SESSION (session) && command != NULL, FALSE);

  if (!kith_session_demand (session, KITH_ACTION_CARE_WRITE, error))
    return FALSE;
  db = kith_store_get_reader (kith_session_get_store (session), error);
  row = db != NULL ? read_row (session, db, command->id, KITH_ACTION_CARE_WRITE, error) : NULL;
  if (row == NULL || !check (session, command, row, error))
    return FALSE;
  change = kith_session_begin (session, KITH_EVENT_NOTE_FOLLOW_UP_CHANGED, row->person, error);
  if (change == NULL || !kith_people_check_there (kith_change_get_db (change), row->person, error) ||
      !set_row (change, command, row, error) || !kith_change_commit (change, error))
    return FALSE;
  if (inverse != NULL)
    invert (command, row, inverse);
  return TRUE;
}
