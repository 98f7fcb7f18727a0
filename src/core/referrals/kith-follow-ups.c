/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which referrals are to be asked about. What stands in clear makes the list; what is sealed is read only
 * when somebody wants to see it, once a person, and the log says so. */

#include "referrals/kith-follow-ups.h"

#include "people/kith-contact.h"
#include "people/kith-intakes.h"
#include "people/kith-merges.h"
#include "people/kith-person-standing.h"
#include "referrals/kith-referrals-private.h"
#include "referrals/kith-referrals-queries.h"

#define ANY_WAY (KITH_MAY_CALL | KITH_MAY_LEAVE_VOICEMAIL | KITH_MAY_TEXT | KITH_MAY_POST | KITH_MAY_EMAIL)

/**
 * kith_follow_up_free:
 * @self: (transfer full) (nullable): a row of the list
 */
void
kith_follow_up_free (KithFollowUp *self)
{
  if (self == NULL)
    return;
  kith_referral_free (self->referral);
  g_free (self->reach);
  g_free (self);
}

/* Who has died is asked about no more, and who is away not now. */
static gboolean
take_row (KithSession *session, KithDb *db, KithStmt *stmt, GPtrArray *all, guint *n_away, GError **error)
{
  g_autoptr (KithReferral) referral = kith_referrals_take_facts (stmt);
  gint64 shown = kith_merges_find_root (db, referral->person, error);
  KithStanding standing;
  KithFollowUp *row;

  if (shown == 0)
    return FALSE;
  /* Records that are one person are guarded as one. */
  if (!kith_session_may_open_record (session, referral->person))
    return TRUE;
  if (!kith_standing_get (session, shown, &standing, error))
    return FALSE;
  *n_away += standing.state == KITH_PERSON_AWAY;
  if (!kith_standing_may_remind (&standing))
    return TRUE;
  row = g_new0 (KithFollowUp, 1);
  row->referral = g_steal_pointer (&referral);
  row->shown = shown;
  g_ptr_array_add (all, row);
  return TRUE;
}

/**
 * kith_follow_ups_list:
 * @session: whose rights are used
 * @until: what is due on this day or before; %KITH_DAY_NONE: all that is open, with a day and without
 * @n_away: (out) (optional): how many are left out for now, since the person is away
 * @error: %KITH_ERROR_NOT_PERMITTED
 *
 * Whoever has died or is being erased is not in it, nor is a record that a guard keeps from this account.
 * Nothing sealed is opened, and nothing is written down.
 *
 * Returns: (transfer full) (element-type KithFollowUp): the longest due first
 */
GPtrArray *
kith_follow_ups_list (KithSession *session, KithDay until, guint *n_away, GError **error)
{
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (KithStmt) stmt = NULL;
  guint away = 0;
  KithStep step;
  KithDb *db;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);

  if (!kith_session_demand (session, KITH_ACTION_CARE_READ, error))
    return NULL;
  all = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_follow_up_free);
  db = kith_store_get_reader (kith_session_get_store (session), error);
  stmt = db != NULL ? kith_db_prepare (db, KITH_SQL_FOLLOW_UPS, error) : NULL;
  if (stmt == NULL)
    return NULL;
  kith_stmt_bind (stmt, "ww", until, until == KITH_DAY_NONE ? 1 : 0);
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    if (!take_row (session, db, stmt, all, &away, error))
      return NULL;
  if (step != KITH_STEP_DONE)
    return NULL;
  if (n_away != NULL)
    *n_away = away;
  return g_steal_pointer (&all);
}

static gboolean
may_reach (GPtrArray *contacts)
{
  for (guint i = 0; i < contacts->len; i++)
    if ((((const KithContact *) g_ptr_array_index (contacts, i))->permission & ANY_WAY) != 0)
      return TRUE;
  return FALSE;
}

/* For all rows of one person. */
static gboolean
read_reach (KithSession *session, gint64 person, GPtrArray *follow_ups, GError **error)
{
  g_autoptr (KithIntakeRead) read = kith_intakes_read (session, person, error);
  GPtrArray *contacts;

  if (read == NULL)
    return FALSE;
  contacts = kith_intake_get_contacts (read->intake);
  for (guint i = 0; i < follow_ups->len; i++)
    {
      KithFollowUp *row = g_ptr_array_index (follow_ups, i);

      if (row->shown != person)
        continue;
      g_free (row->reach);
      row->reach = kith_contacts_describe (contacts);
      row->may_reach = may_reach (contacts);
    }
  return TRUE;
}

static gboolean
read_row (KithSession *session, KithDb *db, KithFollowUp *row, GError **error)
{
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, KITH_SQL_REFERRAL_GET, error);
  g_autoptr (KithReferral) referral = NULL;
  g_autoptr (GBytes) details = NULL;
  KithStep step;

  if (stmt == NULL)
    return FALSE;
  kith_stmt_bind (stmt, "i", row->referral->id);
  step = kith_stmt_step (stmt, error);
  if (step != KITH_STEP_ROW)
    return step == KITH_STEP_DONE;
  referral = kith_referrals_take_facts (stmt);
  details = kith_stmt_dup_bytes (stmt, KITH_REFERRALS_COLUMN_DETAILS);
  if (!kith_referrals_take_words (session, db, referral, details, error))
    return FALSE;
  kith_referral_free (row->referral);
  row->referral = g_steal_pointer (&referral);
  return TRUE;
}

/**
 * kith_follow_ups_read:
 * @session: whose rights and keys are used
 * @follow_ups: (element-type KithFollowUp): rows of the list
 * @error: %KITH_ERROR_NOT_PERMITTED, %KITH_ERROR_DAMAGED
 *
 * Reads where each was referred to, and how they may be reached. For each person the log says once that their
 * referrals and what they told were read, before anything is handed out.
 *
 * Returns: whether all could be read
 */
gboolean
kith_follow_ups_read (KithSession *session, GPtrArray *follow_ups, GError **error)
{
  KithDb *db;

  g_return_val_if_fail (KITH_IS_SESSION (session) && follow_ups != NULL, FALSE);

  if (!kith_session_demand (session, KITH_ACTION_CARE_READ, error))
    return FALSE;
  db = kith_store_get_reader (kith_session_get_store (session), error);
  if (db == NULL)
    return FALSE;
  for (guint i = 0; i < follow_ups->len; i++)
    g_clear_pointer (&((KithFollowUp *) g_ptr_array_index (follow_ups, i))->reach, g_free);
  for (guint i = 0; i < follow_ups->len; i++)
    {
      KithFollowUp *row = g_ptr_array_index (follow_ups, i);

      if (row->reach == NULL &&
          (!kith_session_demand_record (session, KITH_ACTION_CARE_READ, row->shown, error) ||
           !kith_session_record (session, KITH_EVENT_REFERRAL_READ, row->shown, NULL, error) ||
           !read_reach (session, row->shown, follow_ups, error)))
        return FALSE;
      if (!read_row (session, db, row, error))
        return FALSE;
    }
  return TRUE;
}
