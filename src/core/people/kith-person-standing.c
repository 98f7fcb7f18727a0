/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where records are one person, the graver of what they say holds until somebody says otherwise; that is
 * written to the record that stays, and the choice of the merge is turned to it. So taking records apart
 * leaves each with its own.
 */

#include "people/kith-person-standing.h"

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "people/kith-merges.h"
#include "people/kith-people-private.h"
#include "people/kith-people-queries.h"

/**
 * kith_standing_put_together:
 * @into: what the record that stays says
 * @from: what the other says
 * @side: which of the two was chosen
 *
 * Returns: how it stands with both as one person: where nobody chose the graver, and of two days the later
 */
KithStanding
kith_standing_put_together (const KithStanding *into, const KithStanding *from, KithMergeSide side)
{
  KithStanding both = *into;

  if (side == KITH_MERGE_FROM || (side == KITH_MERGE_BOTH && from->state > into->state))
    return *from;
  if (side == KITH_MERGE_BOTH && from->state == into->state && from->state == KITH_PERSON_AWAY)
    both.away_until = into->away_until == KITH_DAY_NONE || from->away_until == KITH_DAY_NONE
                          ? KITH_DAY_NONE
                          : MAX (into->away_until, from->away_until);
  return both;
}

/* A record with all that count as it. merges: (element-type KithMerge): those below the whole */
static gboolean
read_shown (KithSession *session,
            KithDb *db,
            GPtrArray *merges,
            gint64 record,
            KithStanding *standing,
            GError **error)
{
  KithDay today = kith_clock_today (kith_session_get_clock (session));
  KithStanding shown;

  if (!kith_standing_read (db, record, today, &shown, error))
    return FALSE;
  for (guint i = 0; i < merges->len; i++)
    {
      const KithMerge *merge = g_ptr_array_index (merges, i);
      g_autoptr (KithMergeChoices) choices = NULL;
      KithStanding from;

      if (merge->into != record)
        continue;
      if (!read_shown (session, db, merges, merge->from, &from, error))
        return FALSE;
      choices = kith_merges_open_choices (session, db, merge, FALSE);
      shown = kith_standing_put_together (&shown, &from, kith_merge_choices_get (choices, KITH_MERGE_STATE));
    }
  *standing = shown;
  return TRUE;
}

static gboolean
read_person (KithSession *session, KithDb *db, gint64 person, KithStanding *standing, GError **error)
{
  gint64 root = kith_merges_find_root (db, person, error);
  g_autoptr (GPtrArray) merges = root != 0 ? kith_merges_list_below (db, root, error) : NULL;

  return merges != NULL && read_shown (session, db, merges, root, standing, error);
}

/* The record that stays says it from now on. */
static gboolean
choose_own (KithChange *change, gint64 root, GError **error)
{
  KithSession *session = kith_change_get_session (change);
  KithDb *db = kith_change_get_db (change);
  g_autoptr (GPtrArray) merges = kith_merges_list_below (db, root, error);

  for (guint i = 0; merges != NULL && i < merges->len; i++)
    {
      const KithMerge *merge = g_ptr_array_index (merges, i);
      g_autoptr (KithMergeChoices) choices = NULL;

      if (merge->into != root)
        continue;
      choices = kith_merges_open_choices (session, db, merge, FALSE);
      if (kith_merge_choices_get (choices, KITH_MERGE_STATE) == KITH_MERGE_INTO)
        continue;
      kith_merge_choices_set (choices, KITH_MERGE_STATE, KITH_MERGE_INTO);
      if (!kith_merges_choose_in (change, merge, FALSE, choices, error))
        return FALSE;
    }
  return merges != NULL;
}

/**
 * kith_standing_equal:
 * @a: how it stands with somebody
 * @b: how it stands with somebody
 *
 * Returns: whether both say the same
 */
gboolean
kith_standing_equal (const KithStanding *a, const KithStanding *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return a->state == b->state && (a->state != KITH_PERSON_AWAY || a->away_until == b->away_until);
}

static gboolean
write_standing (KithSession *session,
                KithChange *change,
                gint64 root,
                KithPersonState state,
                KithDay away_until,
                GError **error)
{
  g_autoptr (KithPeople) people = kith_people_new (session);
  const KithStanding wanted = { state, away_until };
  KithStanding shown;

  return kith_people_write_state_in (people, change, root, state, away_until, error) &&
         read_person (session, kith_change_get_db (change), root, &shown, error) &&
         (kith_standing_equal (&shown, &wanted) || choose_own (change, root, error));
}

static const char *
state_code (KithPersonState state)
{
  return state == KITH_PERSON_AWAY ? "away" : state == KITH_PERSON_DIED ? "died" : "active";
}

static void
tell (KithChange *change, KithPersonState state, KithDay away_until)
{
  g_autofree char *day = away_until != KITH_DAY_NONE ? kith_day_format_iso (away_until) : NULL;

  kith_change_detail (change, "state", g_variant_new_string (state_code (state)));
  if (day != NULL)
    kith_change_detail (change, "until", g_variant_new_string (day));
}

/**
 * kith_standing_read:
 * @db: a connection
 * @record: an id
 * @today: the center's day
 * @standing: (out): what the record says, as of @today
 * @error: %KITH_ERROR_NOT_FOUND
 *
 * Returns: whether there is such a record
 */
gboolean
kith_standing_read (KithDb *db, gint64 record, KithDay today, KithStanding *standing, GError **error)
{
  g_autoptr (KithStmt) stmt = NULL;
  KithStep step;

  g_return_val_if_fail (db != NULL && standing != NULL, FALSE);

  stmt = kith_db_prepare (db, KITH_SQL_PERSON_STANDING, error);
  if (stmt == NULL)
    return FALSE;
  kith_stmt_bind (stmt, "i", record);
  step = kith_stmt_step (stmt, error);
  if (step == KITH_STEP_DONE)
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_NOT_FOUND,
                         _ ("There is no record of this person any more. Search again by name."));
  if (step != KITH_STEP_ROW)
    return FALSE;
  *standing = (KithStanding){ (KithPersonState) kith_stmt_get_int64 (stmt, 0), KITH_DAY_NONE };
  if (standing->state == KITH_PERSON_AWAY && !kith_stmt_is_null (stmt, 1))
    standing->away_until = (KithDay) kith_stmt_get_int64 (stmt, 1);
  if (standing->state > KITH_PERSON_DIED ||
      (standing->away_until != KITH_DAY_NONE && standing->away_until < today))
    *standing = (KithStanding){ KITH_PERSON_ACTIVE, KITH_DAY_NONE };
  return TRUE;
}

/**
 * kith_standing_get:
 * @session: whose rights and keys are used
 * @person: an id; for a record that was merged, the one that it counts as
 * @standing: (out): whether they are away today or have died
 * @error: %KITH_ERROR_NOT_PERMITTED, also where a guard keeps the account from the record;
 *   %KITH_ERROR_NOT_FOUND
 *
 * Returns: whether it could be read
 */
gboolean
kith_standing_get (KithSession *session, gint64 person, KithStanding *standing, GError **error)
{
  KithDb *db;

  g_return_val_if_fail (KITH_IS_SESSION (session), FALSE);
  g_return_val_if_fail (standing != NULL, FALSE);

  if (!kith_session_demand_record (session, KITH_ACTION_PERSON_STATE, person, error))
    return FALSE;
  db = kith_store_get_reader (kith_session_get_store (session), error);
  return db != NULL && read_person (session, db, person, standing, error);
}

/**
 * kith_standing_set:
 * @session: whose rights and keys are used
 * @person: an id; for a record that was merged, the one that it counts as
 * @state: active, away or died
 * @away_until: of somebody who is away, the last day of it, or %KITH_DAY_NONE where it is open
 * @error: %KITH_ERROR_INVALID for a day that is over, or while the record is being erased;
 *   %KITH_ERROR_NOT_FOUND, %KITH_ERROR_NOT_PERMITTED
 *
 * Active takes either back. Visits, totals and what was written stay as they are.
 *
 * Returns: whether it is so now
 */
gboolean
kith_standing_set (KithSession *session,
                   gint64 person,
                   KithPersonState state,
                   KithDay away_until,
                   GError **error)
{
  g_autoptr (KithChange) change = NULL;
  gint64 root;

  g_return_val_if_fail (KITH_IS_SESSION (session), FALSE);
  g_return_val_if_fail (state <= KITH_PERSON_DIED, FALSE);
  g_return_val_if_fail (state == KITH_PERSON_AWAY || away_until == KITH_DAY_NONE, FALSE);

  if (!kith_session_demand_record (session, KITH_ACTION_PERSON_STATE, person, error))
    return FALSE;
  if (away_until != KITH_DAY_NONE && away_until < kith_clock_today (kith_session_get_clock (session)))
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID,
                           _ ("That day is over. Choose today or a later day, or none at all."));
      return FALSE;
    }
  change = kith_session_begin (session, KITH_EVENT_STANDING_CHANGED, person, error);
  if (change == NULL)
    return FALSE;
  tell (change, state, away_until);
  root = kith_merges_find_root (kith_change_get_db (change), person, error);
  return root != 0 && write_standing (session, change, root, state, away_until, error) &&
         kith_change_commit (change, error);
}

/**
 * kith_standing_may_remind:
 * @standing: how it stands with somebody
 *
 * Returns: whether anybody is to be reminded of them now: not while they are away, and not once they have
 * died
 */
gboolean
kith_standing_may_remind (const KithStanding *standing)
{
  g_return_val_if_fail (standing != NULL, FALSE);

  return standing->state == KITH_PERSON_ACTIVE;
}

/**
 * kith_standing_describe:
 * @standing: how it stands with somebody
 *
 * Returns: (transfer full): the same in words
 */
char *
kith_standing_describe (const KithStanding *standing)
{
  g_autofree char *day = NULL;

  g_return_val_if_fail (standing != NULL, NULL);

  if (standing->state == KITH_PERSON_DIED)
    return g_strdup (_ ("has died"));
  if (standing->state != KITH_PERSON_AWAY)
    return g_strdup (_ ("in use"));
  if (standing->away_until == KITH_DAY_NONE)
    return g_strdup (_ ("away"));
  day = kith_day_format_long (standing->away_until);
  /* Translators: %s is the last day on which somebody is away */
  return g_strdup_printf (_ ("away until %s"), day);
}

/**
 * kith_standing_check_alive:
 * @session: who wants to sign somebody in
 * @db: a connection
 * @person: an id
 * @alone: (out) (optional): whether it is known that no merge concerns this record
 * @error: %KITH_ERROR_INVALID where they have died; only those who may know it are told so
 *
 * Returns: whether they may be signed in
 */
gboolean
kith_standing_check_alive (KithSession *session, KithDb *db, gint64 person, gboolean *alone, GError **error)
{
  KithStanding standing;
  gint64 alive = 0;

  g_return_val_if_fail (KITH_IS_SESSION (session) && db != NULL, FALSE);

  /* Nearly everybody, and every sign-in asks. */
  if (kith_db_get_int64 (db, &alive, NULL, KITH_SQL_PERSON_ALIVE_ALONE, "i", person))
    {
      if (alone != NULL)
        *alone = TRUE;
      return TRUE;
    }
  if (alone != NULL)
    *alone = FALSE;
  if (!read_person (session, db, person, &standing, error))
    return FALSE;
  if (standing.state != KITH_PERSON_DIED)
    return TRUE;
  if (kith_session_demand_record (session, KITH_ACTION_PERSON_STATE, person, NULL))
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID,
                         _ ("This record says that they have died, so nobody is signed in under it. If that "
                            "is a mistake, take it back on their page."));
  else
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID,
                         _ ("Nobody can be signed in under this record. A peer advocate or coordinator can "
                            "help."));
  return FALSE;
}
