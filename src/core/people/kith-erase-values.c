/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What of a record is destroyed. Rows that only say something about the person go; those that counts are made
 * of stay, empty: the person's own number, visits and their services, referrals, goals, check-ins, notes,
 * pairs and merges. So no earlier total can change. The store overwrites what it frees.
 * What happened in the center is in kith-erase-incidents.c.
 */

#include "people/kith-erase-values-private.h"

#include "people/kith-erasure-queries.h"
#include "people/kith-requests-private.h"
#include "session/kith-audit.h"
#include "session/kith-guards.h"

/* Those that name others before those that are named. */
static const struct
{
  const char *table;
  const char *person_column;
} removed[] = {
  { "objection", "person" },   { "consent_end", "person" },
  { "consent", "person" },     { "intake_deposit", "person" },
  { "intake", "id" },          { "waiting", "person" },
  { "desk_notice", "person" }, { "legal_hold", "person" },
  { "draft", "subject" },      { "merge_choice", "from_person" },
  { "guard", "person" },       { "hard_time", "person" },
  { "own_plan", "person" },    { "note_follow_up", "person" },
};

/* (element-type gint64) */
static GArray *
list_ids (KithDb *db, const char *sql, gint64 person, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, sql, error);
  KithStep step;

  if (stmt == NULL)
    return NULL;
  kith_stmt_bind (stmt, "i", person);
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    {
      gint64 id = kith_stmt_get_int64 (stmt, 0);

      g_array_append_val (ids, id);
    }
  return step == KITH_STEP_ERROR ? NULL : g_steal_pointer (&ids);
}

static void
touch_all (KithChange *change, const char *table, GArray *ids)
{
  for (guint i = 0; i < ids->len; i++)
    kith_change_touch (change, table, g_array_index (ids, gint64, i));
}

static gboolean
remove_rows (KithChange *change, const char *table, const char *column, gint64 person, GError **error)
{
  g_autofree char *list = kith_sql_rows_about (table, column);
  g_autofree char *remove = kith_sql_remove_about (table, column);
  KithDb *db = kith_change_get_db (change);
  g_autoptr (GArray) ids = list_ids (db, list, person, error);

  if (ids == NULL || (ids->len > 0 && kith_db_run (db, error, remove, "i", person) < 0))
    return FALSE;
  touch_all (change, table, ids);
  return TRUE;
}

/* That the records counted as one stays; what was chosen field by field goes. */
static gboolean
empty_merges (KithChange *change, gint64 person, GError **error)
{
  KithDb *db = kith_change_get_db (change);
  g_autoptr (GArray) ids = list_ids (db, KITH_SQL_MERGES_WITH_CHOICES, person, error);

  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (kith_db_run (db, error, KITH_SQL_MERGE_EMPTY, "i", g_array_index (ids, gint64, i)) < 0)
      return FALSE;
  touch_all (change, "person_merge", ids);
  return TRUE;
}

/* That somebody was referred, had a goal or was asked, and how it went, is counted; nobody follows it up. */
static gboolean
empty_rows (KithChange *change, const char *table, const char *empty, gint64 person, GError **error)
{
  g_autofree char *list = kith_sql_rows_about (table, "person");
  KithDb *db = kith_change_get_db (change);
  g_autoptr (GArray) ids = list_ids (db, list, person, error);

  if (ids == NULL || (ids->len > 0 && kith_db_run (db, error, empty, "i", person) < 0))
    return FALSE;
  touch_all (change, table, ids);
  return TRUE;
}

/* Who is kept apart from whom is sealed whole: each pair is opened. One that does not open is damaged, and
 * for verifying to name. */
static GArray *
list_pairs_apart (KithChange *change, gint64 person, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (KithStmt) stmt = kith_db_prepare (kith_change_get_db (change), KITH_SQL_PAIRS_APART, error);
  KithStep step;

  if (stmt == NULL)
    return NULL;
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    {
      gint64 id = kith_stmt_get_int64 (stmt, 0), a = 0, b = 0;
      g_autoptr (GBytes) sealed = kith_stmt_dup_bytes (stmt, 1);
      g_autoptr (GVariant) content =
          kith_session_open (kith_change_get_session (change), KITH_PURPOSE_DESK, KITH_SEAL_KIND_KEEP_APART,
                             id, 0, sealed, G_VARIANT_TYPE_VARDICT, NULL);

      if (content == NULL)
        continue;
      g_variant_lookup (content, "a", "x", &a);
      g_variant_lookup (content, "b", "x", &b);
      if (a == person || b == person)
        g_array_append_val (ids, id);
    }
  return step == KITH_STEP_ERROR ? NULL : g_steal_pointer (&ids);
}

static gboolean
remove_pairs_apart (KithChange *change, gint64 person, GError **error)
{
  g_autoptr (GArray) ids = list_pairs_apart (change, person, error);

  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (kith_db_run (kith_change_get_db (change), error, KITH_SQL_PAIR_APART_REMOVE, "i",
                     g_array_index (ids, gint64, i)) < 0)
      return FALSE;
  touch_all (change, "keep_apart", ids);
  return TRUE;
}

/* What stays, empty. */
static gboolean
empty_all (KithChange *change, gint64 person, GError **error)
{
  const struct
  {
    const char *table;
    const char *empty;
  } emptied[] = {
    { "referral", KITH_SQL_REFERRALS_EMPTY },
    { "referral_step", KITH_SQL_REFERRAL_STEPS_EMPTY },
    { "goal", KITH_SQL_GOALS_EMPTY },
    { "goal_entry", KITH_SQL_GOAL_ENTRIES_EMPTY },
    { "note_entry", KITH_SQL_NOTE_ENTRIES_EMPTY },
    { "check_in", KITH_SQL_CHECK_INS_EMPTY },
    { "check_in_contact", KITH_SQL_CHECK_IN_CONTACTS_EMPTY },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (emptied); i++)
    if (!empty_rows (change, emptied[i].table, emptied[i].empty, person, error))
      return FALSE;
  return TRUE;
}

gboolean
kith_erase_values_in (KithChange *change, gint64 person, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (removed); i++)
    if (!remove_rows (change, removed[i].table, removed[i].person_column, person, error))
      return FALSE;

  if (!kith_erase_from_incidents_in (change, person, error) || !remove_pairs_apart (change, person, error) ||
      !kith_requests_empty_in (change, person, error) || !empty_all (change, person, error) ||
      !empty_merges (change, person, error) || !kith_guards_destroy_keys_in (change, person, error) ||
      !kith_audit_erase_details_in (change, person, error) ||
      kith_db_run (kith_change_get_db (change), error, KITH_SQL_PERSON_EMPTY, "i", person) < 0)
    return FALSE;
  kith_change_touch (change, "person", person);
  return TRUE;
}
