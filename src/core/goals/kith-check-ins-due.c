/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is to be asked. What stands in clear makes the list; what is sealed is read only when somebody wants to
 * see it, once a person, and the log says so. */

#include "goals/kith-check-ins-due.h"

#include "goals/kith-check-ins-private.h"
#include "goals/kith-check-ins-queries.h"
#include "people/kith-contact.h"
#include "people/kith-intakes.h"
#include "people/kith-merges.h"
#include "people/kith-person-standing.h"

/**
 * kith_check_in_due_free:
 * @self: (transfer full) (nullable): a row of the list
 */
void
kith_check_in_due_free (KithCheckInDue *self)
{
  if (self == NULL)
    return;
  kith_check_in_free (self->check_in);
  g_free (self->reach);
  g_free (self);
}

/**
 * kith_check_ins_week_end:
 * @today: a day
 *
 * Returns: the last day of its week, as weeks begin where this is used (kith_day_first_weekday())
 */
KithDay
kith_check_ins_week_end (KithDay today)
{
  int into = ((int) kith_day_get_weekday (today) - (int) kith_day_first_weekday () + 7) % 7;

  return today + 6 - into;
}

/* Who has died is asked no more, and who is away not now. */
static gboolean
take_row (KithSession *session, KithDb *db, KithStmt *stmt, GPtrArray *all, guint *n_away, GError **error)
{
  g_autoptr (KithCheckIn) check_in = kith_check_ins_take_facts (stmt);
  gint64 shown = kith_merges_find_root (db, check_in->person, error);
  KithStanding standing;
  KithCheckInDue *row;

  if (shown == 0)
    return FALSE;
  /* Records that are one person are guarded as one. */
  if (!kith_session_may_open_record (session, check_in->person))
    return TRUE;
  if (!kith_standing_get (session, shown, &standing, error))
    return FALSE;
  *n_away += standing.state == KITH_PERSON_AWAY;
  if (!kith_standing_may_remind (&standing))
    return TRUE;
  row = g_new0 (KithCheckInDue, 1);
  row->check_in = g_steal_pointer (&check_in);
  row->shown = shown;
  g_ptr_array_add (all, row);
  return TRUE;
}

/**
 * kith_check_ins_due_list:
 * @session: whose rights are used
 * @until: what is due on this day or before; %KITH_DAY_NONE: all that are planned
 * @worker: whose account is to ask, 0: any
 * @n_away: (out) (optional): how many are left out for now, since the person is away
 * @error: %KITH_ERROR_NOT_PERMITTED
 *
 * Whoever has died or is being erased is not in it, nor is a record that a guard keeps from this account.
 * Nothing sealed is opened, and nothing is written down.
 *
 * Returns: (transfer full) (element-type KithCheckInDue): the longest due first
 */
GPtrArray *
kith_check_ins_due_list (KithSession *session, KithDay until, gint64 worker, guint *n_away, GError **error)
{
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (KithStmt) stmt = NULL;
  guint away = 0;
  KithStep step;
  KithDb *db;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);

  if (!kith_session_demand (session, KITH_ACTION_CARE_READ, error))
    return NULL;
  all = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_check_in_due_free);
  db = kith_store_get_reader (kith_session_get_store (session), error);
  stmt = db != NULL ? kith_db_prepare (db, KITH_SQL_CHECK_INS_DUE, error) : NULL;
  if (stmt == NULL)
    return NULL;
  kith_stmt_bind (stmt, "wwi", until, until == KITH_DAY_NONE ? 1 : 0, worker);
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    if (!take_row (session, db, stmt, all, &away, error))
      return NULL;
  if (step != KITH_STEP_DONE)
    return NULL;
  if (n_away != NULL)
    *n_away = away;
  return g_steal_pointer (&all);
}

/* For all rows of one person: what they permit now. */
static gboolean
read_reach (KithSession *session, gint64 person, GPtrArray *due, GError **error)
{
  g_autoptr (KithIntakeRead) read = kith_intakes_read (session, person, error);
  GPtrArray *contacts;

  if (read == NULL)
    return FALSE;
  contacts = kith_intake_get_contacts (read->intake);
  for (guint i = 0; i < due->len; i++)
    {
      KithCheckInDue *row = g_ptr_array_index (due, i);

      if (row->shown != person)
        continue;
      g_free (row->reach);
      row->reach = kith_contacts_describe (contacts);
      row->ways = kith_contact_ways_permitted (contacts);
    }
  return TRUE;
}

/**
 * kith_check_ins_due_read:
 * @session: whose rights and keys are used
 * @due: (element-type KithCheckInDue): rows of the list
 * @error: %KITH_ERROR_NOT_PERMITTED, %KITH_ERROR_DAMAGED
 *
 * Reads what about, and how they may be asked now: who took a permission back since it was planned is not
 * asked so. For each person the log says once that their check-ins and what they told were read, before
 * anything is handed out.
 *
 * Returns: whether all could be read
 */
gboolean
kith_check_ins_due_read (KithSession *session, GPtrArray *due, GError **error)
{
  KithDb *db;

  g_return_val_if_fail (KITH_IS_SESSION (session) && due != NULL, FALSE);

  if (!kith_session_demand (session, KITH_ACTION_CARE_READ, error))
    return FALSE;
  db = kith_store_get_reader (kith_session_get_store (session), error);
  if (db == NULL)
    return FALSE;
  for (guint i = 0; i < due->len; i++)
    g_clear_pointer (&((KithCheckInDue *) g_ptr_array_index (due, i))->reach, g_free);
  for (guint i = 0; i < due->len; i++)
    {
      KithCheckInDue *row = g_ptr_array_index (due, i);
      KithCheckIn *read;

      if (row->reach == NULL &&
          (!kith_session_demand_record (session, KITH_ACTION_CARE_READ, row->shown, error) ||
           !kith_session_record (session, KITH_EVENT_CHECK_IN_READ, row->shown, NULL, error) ||
           !read_reach (session, row->shown, due, error)))
        return FALSE;
      read = kith_check_ins_read_row (session, db, row->check_in->id, error);
      if (read == NULL)
        return FALSE;
      kith_check_in_free (row->check_in);
      row->check_in = read;
      row->ways = (KithContactWays) ((guint) row->ways & (guint) read->ways);
    }
  return TRUE;
}
