/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Carrying a command out. Each entry is a row that is written once: the last that stands says how it stands
 * with the goal, and taking it back leaves the one before.
 */

#include "goals/kith-goals-private.h"

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "goals/kith-goals-queries.h"
#include "people/kith-people.h"

void
kith_goal_work_clear (KithGoalWork *self)
{
  g_clear_pointer (&self->goal, kith_goal_free);
  g_clear_pointer (&self->entry, kith_goal_entry_free);
  g_clear_pointer (&self->done, kith_goal_done_free);
}

static gboolean
refuse (GError **error, KithError code, const char *sentence)
{
  g_set_error_literal (error, KITH_ERROR, (int) code, sentence);
  return FALSE;
}

static GBytes *
seal_details (KithGoalWork *work, gint64 id, GError **error)
{
  g_autoptr (GVariant) content = g_variant_ref_sink (kith_goal_to_content (work->goal));

  return kith_session_seal (work->session, KITH_PURPOSE_CARE, KITH_SEAL_KIND_GOAL, id, work->goal->person,
                            content, error);
}

/* What is stored: only of it what a command needs. */
static gboolean
find_stored (KithGoalWork *work, KithDb *db, GError **error)
{
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, KITH_SQL_GOAL_STANDS, error);
  KithStep step;

  if (stmt == NULL)
    return FALSE;
  kith_stmt_bind (stmt, "i", work->command->goal);
  step = kith_stmt_step (stmt, error);
  if (step == KITH_STEP_DONE)
    return refuse (error, KITH_ERROR_NOT_FOUND, _ ("There is no such goal."));
  if (step != KITH_STEP_ROW)
    return FALSE;
  work->goal = kith_goal_new (kith_stmt_get_int64 (stmt, 0));
  work->goal->id = work->command->goal;
  work->goal->version = kith_stmt_get_int64 (stmt, 1);
  work->goal->day = (KithDay) kith_stmt_get_int64 (stmt, 2);
  work->goal->state = (KithGoalState) kith_stmt_get_int64 (stmt, 3);
  return TRUE;
}

static gboolean
check_stored (KithGoalWork *work, GError **error)
{
  if (work->goal->version != work->command->version)
    return refuse (error, KITH_ERROR_CHANGED,
                   _ ("Somebody else wrote to this goal meanwhile. Look at it again."));
  if (work->command->what != KITH_GOAL_DO_PUT_BACK && work->goal->state == KITH_GOAL_TAKEN_BACK)
    return refuse (error, KITH_ERROR_INVALID, _ ("This goal was a mistake and was taken back."));
  return TRUE;
}

gboolean
kith_goal_work_prepare (KithGoalWork *work, KithDb *db, GError **error)
{
  const KithGoalCommand *command = work->command;
  KithDay today = kith_clock_today (kith_session_get_clock (work->session));
  gboolean makes = command->what == KITH_GOAL_DO_MAKE;

  if (makes)
    work->goal = kith_goal_copy (command->wanted);
  else if (!find_stored (work, db, error))
    return FALSE;
  if (!kith_session_demand_record (work->session, KITH_ACTION_CARE_WRITE, work->goal->person, error) ||
      !kith_people_check_there (db, work->goal->person, error) || (!makes && !check_stored (work, error)))
    return FALSE;
  if (makes)
    {
      kith_goal_clean (work->goal);
      if (work->goal->day == KITH_DAY_NONE)
        work->goal->day = today;
      if (!kith_goal_check (work->goal, today, NULL, error))
        return FALSE;
    }
  if (command->entry == NULL)
    return TRUE;
  work->entry = kith_goal_entry_copy (command->entry);
  kith_goal_entry_clean (work->entry);
  if (work->entry->day == KITH_DAY_NONE)
    work->entry->day = makes ? work->goal->day : today;
  return kith_goal_check_entry (work->goal, work->entry, today, NULL, error);
}

static gboolean
insert_entry (KithGoalWork *work, GError **error)
{
  const KithGoalEntry *entry = work->entry;
  KithGoal *goal = work->goal;
  gint64 id = kith_change_new_id (work->change);
  g_autoptr (GVariant) content = g_variant_ref_sink (kith_goal_entry_to_content (entry));
  g_autoptr (GBytes) words = kith_session_seal (work->session, KITH_PURPOSE_CARE, KITH_SEAL_KIND_GOAL_ENTRY,
                                                id, goal->person, content, error);

  if (words == NULL || kith_db_run (kith_change_get_db (work->change), error, KITH_SQL_GOAL_ENTRY_INSERT,
                                    "iiiwwib", id, goal->id, goal->person, (int) entry->state, entry->day,
                                    kith_session_get_account (work->session), words) < 0)
    return FALSE;
  kith_change_touch (work->change, "goal_entry", id);
  work->done->entry = id;
  return TRUE;
}

static gboolean
make (KithGoalWork *work, GError **error)
{
  KithGoal *goal = work->goal;
  g_autoptr (GBytes) details = NULL;

  goal->id = kith_change_new_id (work->change);
  details = seal_details (work, goal->id, error);
  if (details == NULL ||
      kith_db_run (kith_change_get_db (work->change), error, KITH_SQL_GOAL_INSERT, "iiwwwwoib", goal->id,
                   goal->person, (int) goal->area, goal->day, (int) work->entry->state, work->entry->day,
                   goal->target_day != KITH_DAY_NONE, (gint64) goal->target_day,
                   kith_session_get_account (work->session), details) < 0 ||
      !insert_entry (work, error))
    return FALSE;
  work->done->version = 1;
  work->done->inverse = kith_goal_command_take_back (goal->id, work->done->version);
  return TRUE;
}

/* How it stands with the goal is what its last entry says that stands. */
static gboolean
follow_entries (KithGoalWork *work, GError **error)
{
  KithDb *db = kith_change_get_db (work->change);
  KithGoal *goal = work->goal;
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, KITH_SQL_GOAL_LAST_ENTRY, error);
  gint64 state = KITH_GOAL_TAKEN_BACK, day = goal->day;
  KithStep step;

  if (stmt == NULL)
    return FALSE;
  kith_stmt_bind (stmt, "i", goal->id);
  step = kith_stmt_step (stmt, error);
  if (step == KITH_STEP_ERROR)
    return FALSE;
  if (step == KITH_STEP_ROW)
    {
      state = kith_stmt_get_int64 (stmt, 1);
      day = kith_stmt_get_int64 (stmt, 2);
    }
  g_clear_pointer (&stmt, kith_stmt_free);
  work->done->version = goal->version + 1;
  return kith_change_expect_one (
      work->change,
      kith_db_run (db, error, KITH_SQL_GOAL_SET_STATE, "iiii", goal->id, goal->version, state, day), error);
}

static gboolean
add_entry (KithGoalWork *work, GError **error)
{
  if (!insert_entry (work, error) || !follow_entries (work, error))
    return FALSE;
  work->done->inverse = kith_goal_command_take_back (work->goal->id, work->done->version);
  return TRUE;
}

static gboolean
set_voided (KithGoalWork *work, gint64 entry, gboolean voided, GError **error)
{
  int changed = kith_db_run (kith_change_get_db (work->change), error, KITH_SQL_GOAL_ENTRY_VOID, "iiw", entry,
                             work->goal->id, voided ? 1 : 0);

  if (!kith_change_expect_one (work->change, changed, error))
    return FALSE;
  kith_change_touch (work->change, "goal_entry", entry);
  work->done->entry = entry;
  return follow_entries (work, error);
}

static gboolean
take_back (KithGoalWork *work, GError **error)
{
  gint64 last = 0;

  if (!kith_db_get_int64 (kith_change_get_db (work->change), &last, error, KITH_SQL_GOAL_LAST_ENTRY, "i",
                          work->goal->id) ||
      !set_voided (work, last, TRUE, error))
    return FALSE;
  work->done->inverse = kith_goal_command_put_back (work->goal->id, work->done->version, last);
  return TRUE;
}

static gboolean
put_back (KithGoalWork *work, GError **error)
{
  if (!set_voided (work, work->command->entry_id, FALSE, error))
    return FALSE;
  work->done->inverse = kith_goal_command_take_back (work->goal->id, work->done->version);
  return TRUE;
}

/* What it says now, to be written again by the inverse. */
static gboolean
read_as_it_was (KithGoalWork *work, KithGoal **before, GError **error)
{
  KithGoal *stored = work->goal;
  g_autoptr (KithStmt) stmt =
      kith_db_prepare (kith_change_get_db (work->change), KITH_SQL_GOAL_STANDS, error);
  g_autoptr (KithGoal) read = kith_goal_new (stored->person);
  g_autoptr (GBytes) details = NULL;
  g_autoptr (GVariant) content = NULL;

  if (stmt == NULL)
    return FALSE;
  kith_stmt_bind (stmt, "i", stored->id);
  if (kith_stmt_step (stmt, error) != KITH_STEP_ROW)
    return FALSE;
  read->id = stored->id;
  read->day = stored->day;
  read->area = (KithGoalArea) kith_stmt_get_int64 (stmt, 4);
  if (!kith_stmt_is_null (stmt, 5))
    read->target_day = (KithDay) kith_stmt_get_int64 (stmt, 5);
  details = kith_stmt_dup_bytes (stmt, 6);
  content = kith_session_open (work->session, KITH_PURPOSE_CARE, KITH_SEAL_KIND_GOAL, stored->id,
                               stored->person, details, G_VARIANT_TYPE_VARDICT, error);
  if (content == NULL || !kith_goal_take_content (read, content, error))
    return FALSE;
  *before = g_steal_pointer (&read);
  return TRUE;
}

static gboolean
edit (KithGoalWork *work, GError **error)
{
  KithDay today = kith_clock_today (kith_session_get_clock (work->session));
  KithGoal *stored = work->goal;
  gint64 version = stored->version;
  g_autoptr (KithGoal) before = NULL;
  g_autoptr (GBytes) details = NULL;
  int changed;

  if (!read_as_it_was (work, &before, error))
    return FALSE;
  work->goal = kith_goal_copy (work->command->wanted);
  work->goal->person = stored->person;
  work->goal->day = stored->day;
  kith_goal_free (stored);
  /* What this Kith does not know stays, whoever writes. */
  g_variant_unref (work->goal->extras);
  work->goal->extras = g_variant_ref (before->extras);
  kith_goal_clean (work->goal);
  if (!kith_goal_check (work->goal, today, NULL, error))
    return FALSE;
  details = seal_details (work, work->goal->id, error);
  if (details == NULL)
    return FALSE;
  changed = kith_db_run (kith_change_get_db (work->change), error, KITH_SQL_GOAL_SET_DETAILS, "iiwob",
                         work->goal->id, version, (int) work->goal->area,
                         work->goal->target_day != KITH_DAY_NONE, (gint64) work->goal->target_day, details);
  if (!kith_change_expect_one (work->change, changed, error))
    return FALSE;
  work->done->version = version + 1;
  before->version = work->done->version;
  work->done->inverse = kith_goal_command_edit (before);
  return TRUE;
}

static gboolean
do_command (KithGoalWork *work, GError **error)
{
  switch (work->command->what)
    {
    case KITH_GOAL_DO_MAKE:
      return make (work, error);
    case KITH_GOAL_DO_ENTRY:
      return add_entry (work, error);
    case KITH_GOAL_DO_EDIT:
      return edit (work, error);
    case KITH_GOAL_DO_TAKE_BACK:
      return take_back (work, error);
    case KITH_GOAL_DO_PUT_BACK:
    default:
      return put_back (work, error);
    }
}

gboolean
kith_goal_work_carry_out (KithGoalWork *work, GError **error)
{
  if (!do_command (work, error))
    return FALSE;
  kith_change_touch (work->change, "goal", work->goal->id);
  kith_change_announce (work->change, "goal", work->goal->person);
  kith_change_detail (work->change, "goal", g_variant_new_int64 (work->goal->id));
  if (work->entry != NULL)
    kith_change_detail (work->change, "state",
                        g_variant_new_string (kith_goal_state_code (work->entry->state)));
  work->done->goal = work->goal->id;
  work->done->person = work->goal->person;
  return TRUE;
}
