/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Merges as rows. Records form trees: each counts as at most one other, and whom nobody counts further as is
 * the root that is shown. A file that was changed by hand may hold a ring: then its records stand for
 * themselves. */

#include "people/kith-merges.h"

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "people/kith-merges-queries.h"
#include "people/kith-people-queries.h"
#include "session/kith-guards.h"

/**
 * kith_merge_copy:
 * @self: a merge
 *
 * Returns: (transfer full): the same again
 */
KithMerge *
kith_merge_copy (const KithMerge *self)
{
  KithMerge *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  if (self->choices != NULL)
    copy->choices = g_bytes_ref (self->choices);
  return copy;
}

/**
 * kith_merge_free:
 * @self: (transfer full) (nullable): a merge
 */
void
kith_merge_free (KithMerge *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->choices, g_bytes_unref);
  g_free (self);
}

static KithMerge *
read_merge (KithStmt *stmt)
{
  KithMerge *merge = g_new0 (KithMerge, 1);

  merge->id = kith_stmt_get_int64 (stmt, 0);
  merge->from = kith_stmt_get_int64 (stmt, 1);
  merge->into = kith_stmt_get_int64 (stmt, 2);
  merge->ended = kith_stmt_get_int64 (stmt, 3) != 0;
  merge->version = kith_stmt_get_int64 (stmt, 4);
  merge->choices = kith_stmt_is_null (stmt, 5) ? NULL : kith_stmt_dup_bytes (stmt, 5);
  return merge;
}

/* *merge NULL: there is none. */
static gboolean
find_merge (KithDb *db, const char *sql, gint64 id, KithMerge **merge, GError **error)
{
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, sql, error);
  KithStep step;

  if (stmt == NULL)
    return FALSE;
  kith_stmt_bind (stmt, "i", id);
  step = kith_stmt_step (stmt, error);
  *merge = step == KITH_STEP_ROW ? read_merge (stmt) : NULL;
  return step != KITH_STEP_ERROR;
}

static gboolean
append_merges (KithDb *db, gint64 into, GPtrArray *merges, GError **error)
{
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, KITH_SQL_MERGES_INTO, error);
  KithStep step;

  if (stmt == NULL)
    return FALSE;
  kith_stmt_bind (stmt, "i", into);
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    g_ptr_array_add (merges, read_merge (stmt));
  return step != KITH_STEP_ERROR;
}

/* FALSE: it was there. */
static gboolean
note_person (GHashTable *known, gint64 person)
{
  return g_hash_table_add (known, g_memdup2 (&person, sizeof person));
}

static GHashTable *
new_set (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

/**
 * kith_merges_find_root:
 * @db: a connection
 * @person: a record
 * @error: return location
 *
 * Returns: the record that it counts as in the end, itself where it was not merged; 0 on failure
 */
gint64
kith_merges_find_root (KithDb *db, gint64 person, GError **error)
{
  g_autoptr (GHashTable) passed = NULL;
  gint64 at = person;

  g_return_val_if_fail (db != NULL, 0);

  for (;;)
    {
      g_autoptr (KithMerge) merge = NULL;

      if (!find_merge (db, KITH_SQL_MERGE_OF, at, &merge, error))
        return 0;
      if (merge == NULL)
        return at;
      if (passed == NULL)
        passed = new_set ();
      if (!note_person (passed, at))
        return person;
      at = merge->into;
    }
}

/**
 * kith_merges_list_below:
 * @db: a connection
 * @person: a record
 * @error: return location
 *
 * Returns: (transfer full) (element-type KithMerge): the merges of all that count as @person, each after that
 * of the record which it was merged into
 */
GPtrArray *
kith_merges_list_below (KithDb *db, gint64 person, GError **error)
{
  g_autoptr (GPtrArray) merges = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_merge_free);
  g_autoptr (GHashTable) known = NULL;

  g_return_val_if_fail (db != NULL, NULL);

  if (!append_merges (db, person, merges, error))
    return NULL;
  if (merges->len == 0)
    return g_steal_pointer (&merges);

  known = new_set ();
  note_person (known, person);
  for (guint i = 0; i < merges->len;)
    {
      gint64 from = ((const KithMerge *) g_ptr_array_index (merges, i))->from;

      if (!note_person (known, from))
        g_ptr_array_remove_index (merges, i);
      else if (!append_merges (db, from, merges, error))
        return NULL;
      else
        i++;
    }
  return g_steal_pointer (&merges);
}

/**
 * kith_merges_list:
 * @db: a connection
 * @error: return location
 *
 * Returns: (transfer full) (element-type KithMerge): all merges that were not ended, oldest first
 */
GPtrArray *
kith_merges_list (KithDb *db, GError **error)
{
  g_autoptr (GPtrArray) merges = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_merge_free);
  g_autoptr (KithStmt) stmt = NULL;
  KithStep step;

  g_return_val_if_fail (db != NULL, NULL);

  stmt = kith_db_prepare (db, KITH_SQL_MERGES, error);
  if (stmt == NULL)
    return NULL;
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    g_ptr_array_add (merges, read_merge (stmt));
  return step == KITH_STEP_ERROR ? NULL : g_steal_pointer (&merges);
}

/**
 * kith_merges_get:
 * @db: a connection
 * @merge: its id
 * @error: %KITH_ERROR_NOT_FOUND
 *
 * Returns: (transfer full): the merge, ended or not
 */
KithMerge *
kith_merges_get (KithDb *db, gint64 id, GError **error)
{
  KithMerge *merge = NULL;

  g_return_val_if_fail (db != NULL, NULL);

  if (find_merge (db, KITH_SQL_MERGE_GET, id, &merge, error) && merge == NULL)
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_NOT_FOUND, _ ("There is no such merge."));
  return merge;
}

/**
 * kith_merges_list_records:
 * @db: a connection
 * @person: a record
 * @error: return location
 *
 * Returns: (transfer full) (element-type gint64): @person and every record that counts as it
 */
GArray *
kith_merges_list_records (KithDb *db, gint64 person, GError **error)
{
  g_autoptr (GPtrArray) merges = kith_merges_list_below (db, person, error);
  GArray *records;

  if (merges == NULL)
    return NULL;
  records = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (records, person);
  for (guint i = 0; i < merges->len; i++)
    g_array_append_val (records, ((KithMerge *) g_ptr_array_index (merges, i))->from);
  return records;
}

/**
 * kith_merges_list_group:
 * @db: a connection
 * @person: a record
 * @error: return location
 *
 * Returns: (transfer full) (element-type gint64): all records of one person, the one that they count as first
 */
GArray *
kith_merges_list_group (KithDb *db, gint64 person, GError **error)
{
  GError *local = NULL;
  gint64 merge, root;
  GArray *alone;

  g_return_val_if_fail (db != NULL, NULL);

  if (kith_db_get_int64 (db, &merge, &local, KITH_SQL_PERSON_IS_MERGED, "i", person))
    {
      root = kith_merges_find_root (db, person, error);
      return root != 0 ? kith_merges_list_records (db, root, error) : NULL;
    }
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return NULL;
    }
  /* Nearly everybody, and every sign-in asks. */
  alone = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (alone, person);
  return alone;
}

/**
 * kith_merges_stamp:
 * @versions: (element-type gint64): ids and versions of rows that are shown as one
 *
 * FNV-1a over whole numbers, mixed further since only low bits differ.
 *
 * Returns: below zero, and another number where any of @versions is another
 */
gint64
kith_merges_stamp (const GArray *versions)
{
  guint64 stamp = G_GUINT64_CONSTANT (14695981039346656037);

  g_return_val_if_fail (versions != NULL, -1);

  for (guint i = 0; i < versions->len; i++)
    {
      stamp = (stamp ^ (guint64) g_array_index (versions, gint64, i)) * G_GUINT64_CONSTANT (1099511628211);
      stamp ^= stamp >> 29;
    }
  return -(gint64) (stamp >> 2) - 1;
}

/* version: (out) (optional): 0 where there is no row. */
static GBytes *
get_sealed (KithDb *db, const KithMerge *merge, gboolean of_intake, gint64 *version, GError **error)
{
  g_autoptr (KithStmt) stmt = NULL;

  if (version != NULL)
    *version = merge->version;
  if (!of_intake)
    return merge->choices != NULL ? g_bytes_ref (merge->choices) : NULL;

  if (version != NULL)
    *version = 0;
  stmt = kith_db_prepare (db, KITH_SQL_CHOICE_GET, error);
  if (stmt == NULL)
    return NULL;
  kith_stmt_bind (stmt, "i", merge->id);
  if (kith_stmt_step (stmt, error) != KITH_STEP_ROW)
    return NULL;
  if (version != NULL)
    *version = kith_stmt_get_int64 (stmt, 1);
  return kith_stmt_dup_bytes (stmt, 0);
}

/**
 * kith_merges_open_choices:
 * @session: whose keys are used
 * @db: a connection
 * @merge: a merge
 * @of_intake: whether the choices of the intake are wanted, or those of the card
 *
 * Returns: (transfer full): what was chosen; nothing where it cannot be opened, which verifying names
 */
KithMergeChoices *
kith_merges_open_choices (KithSession *session, KithDb *db, const KithMerge *merge, gboolean of_intake)
{
  g_autoptr (GBytes) sealed = NULL;
  g_autoptr (GVariant) content = NULL;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);
  g_return_val_if_fail (db != NULL && merge != NULL, NULL);

  sealed = get_sealed (db, merge, of_intake, NULL, NULL);
  if (sealed != NULL)
    content =
        kith_session_open (session, of_intake ? KITH_PURPOSE_INTAKE : KITH_PURPOSE_DESK, KITH_SEAL_KIND_MERGE,
                           merge->id, merge->from, sealed, G_VARIANT_TYPE_VARDICT, NULL);
  return content != NULL ? kith_merge_choices_from_content (content) : kith_merge_choices_new ();
}

static GBytes *
seal_choices (KithSession *session,
              const KithMerge *merge,
              gboolean of_intake,
              const KithMergeChoices *choices,
              GError **error)
{
  g_autoptr (GVariant) content = g_variant_ref_sink (kith_merge_choices_to_content (choices));

  return kith_session_seal (session, of_intake ? KITH_PURPOSE_INTAKE : KITH_PURPOSE_DESK,
                            KITH_SEAL_KIND_MERGE, merge->id, merge->from, content, error);
}

static gboolean
expect_record (KithDb *db, gint64 person, GError **error)
{
  GError *local = NULL;
  gint64 found;

  if (kith_db_get_int64 (db, &found, &local, KITH_SQL_MERGE_PERSON, "i", person))
    return TRUE;
  if (local != NULL)
    g_propagate_error (error, local);
  else
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_NOT_FOUND,
                         _ ("There is no record of this person any more. Search again by name."));
  return FALSE;
}

/* That from counts as nobody yet, and that counting as into leads to nobody who counts as from. */
static gboolean
check_pair (KithDb *db, gint64 from, gint64 into, GError **error)
{
  gint64 root_from, root_into;

  if (from == into)
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID,
                           _ ("This is one and the same record. Choose another one to merge it with."));
      return FALSE;
    }
  if (!expect_record (db, from, error) || !expect_record (db, into, error))
    return FALSE;
  root_from = kith_merges_find_root (db, from, error);
  root_into = root_from != 0 ? kith_merges_find_root (db, into, error) : 0;
  if (root_into == 0)
    return FALSE;
  if (root_from == root_into)
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_EXISTS,
                           _ ("These two are merged already, so there is nothing to do."));
      return FALSE;
    }
  if (root_from != from)
    {
      g_set_error_literal (
          error, KITH_ERROR, KITH_ERROR_EXISTS,
          _ ("This record was merged into another one before. Merge that one, or take the two "
             "apart first."));
      return FALSE;
    }
  return TRUE;
}

/* Each record has a key of its own: what is merged is guarded as one, and stays one as long as it is. */
static gboolean
expect_unguarded (KithSession *session, gint64 from, gint64 into, GError **error)
{
  if (!kith_guards_is_guarded (session, from) && !kith_guards_is_guarded (session, into))
    return TRUE;

  g_set_error_literal (
      error, KITH_ERROR, KITH_ERROR_INVALID,
      _ ("A guarded record cannot be merged or taken apart. Have a coordinator lift the guard "
         "first, and guard the record again afterwards."));
  return FALSE;
}

static void
written (KithChange *change, const KithMerge *merge)
{
  kith_change_touch (change, "person_merge", merge->id);
  kith_change_announce (change, "person_merge", merge->id);
  kith_change_detail (change, "from", g_variant_new_int64 (merge->from));
  kith_change_detail (change, "into", g_variant_new_int64 (merge->into));
}

/**
 * kith_merges_begin_in:
 * @change: a transaction
 * @from: the record that is to count as another
 * @into: the record that it is to count as, and that stays
 * @choices: (nullable): which of the two says what
 * @error: %KITH_ERROR_NOT_PERMITTED, %KITH_ERROR_NOT_FOUND where one of them is not to be found,
 *   %KITH_ERROR_EXISTS where one counts as somebody else, or as the other, already, %KITH_ERROR_INVALID
 *
 * What was merged into @from before goes along with it.
 *
 * Returns: (transfer full): the merge
 */
KithMerge *
kith_merges_begin_in (KithChange *change,
                      gint64 from,
                      gint64 into,
                      const KithMergeChoices *choices,
                      GError **error)
{
  g_autoptr (KithMergeChoices) of_card = NULL;
  g_autoptr (KithMergeChoices) of_intake = NULL;
  g_autoptr (KithMerge) merge = NULL;
  KithSession *session;
  gint64 root;
  KithDb *db;

  g_return_val_if_fail (change != NULL, NULL);

  session = kith_change_get_session (change);
  db = kith_change_get_db (change);
  if (!kith_session_demand (session, KITH_ACTION_PERSON_MERGE, error) ||
      !check_pair (db, from, into, error) || !expect_unguarded (session, from, into, error))
    return NULL;
  root = kith_merges_find_root (db, into, error);
  if (root == 0)
    return NULL;
  if (root != into)
    {
      g_set_error_literal (
          error, KITH_ERROR, KITH_ERROR_EXISTS,
          _ ("The record that is to stay was merged into another one before. Choose that one."));
      return NULL;
    }

  merge = g_new0 (KithMerge, 1);
  merge->id = kith_change_new_id (change);
  merge->from = from;
  merge->into = into;
  merge->version = 1;
  of_card = choices != NULL ? kith_merge_choices_part (choices, FALSE) : kith_merge_choices_new ();
  of_intake = choices != NULL ? kith_merge_choices_part (choices, TRUE) : kith_merge_choices_new ();
  if (!kith_merge_choices_is_empty (of_card))
    {
      merge->choices = seal_choices (session, merge, FALSE, of_card, error);
      if (merge->choices == NULL)
        return NULL;
    }
  if (kith_db_run (db, error, KITH_SQL_MERGE_INSERT, "iiib", merge->id, from, into, merge->choices) < 0)
    return NULL;
  written (change, merge);
  if (!kith_merge_choices_is_empty (of_intake) &&
      !kith_merges_choose_in (change, merge, TRUE, of_intake, error))
    return NULL;
  return g_steal_pointer (&merge);
}

static gboolean
set_ended (KithChange *change, KithMerge *merge, gboolean ended, GError **error)
{
  int changed = kith_db_run (kith_change_get_db (change), error, KITH_SQL_MERGE_SET_ENDED, "wii", (int) ended,
                             merge->id, merge->version);

  if (changed < 0 || !kith_change_expect_one (change, changed, error))
    return FALSE;
  merge->ended = ended;
  merge->version++;
  written (change, merge);
  return TRUE;
}

/**
 * kith_merges_end_in:
 * @change: a transaction
 * @from: a record that counts as another
 * @error: %KITH_ERROR_NOT_PERMITTED, %KITH_ERROR_INVALID where it counts as nobody else
 *
 * The record stands for itself again, with all that was merged into it.
 *
 * Returns: (transfer full): the merge that ended
 */
KithMerge *
kith_merges_end_in (KithChange *change, gint64 from, GError **error)
{
  g_autoptr (KithMerge) merge = NULL;
  gint64 there;

  g_return_val_if_fail (change != NULL, NULL);

  if (!kith_session_demand (kith_change_get_session (change), KITH_ACTION_PERSON_MERGE, error) ||
      !find_merge (kith_change_get_db (change), KITH_SQL_MERGE_OF, from, &merge, error))
    return NULL;
  if (merge == NULL)
    {
      g_set_error_literal (
          error, KITH_ERROR, KITH_ERROR_INVALID,
          _ ("This record was not merged into another one, so there is nothing to take apart."));
      return NULL;
    }
  /* Whoever is erased is erased as one: apart, they would be counted as two. */
  if (!kith_db_get_int64 (kith_change_get_db (change), &there, NULL, KITH_SQL_PERSON_IS_THERE, "i", from))
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID,
                           _ ("This record is erased or is being erased, so it stays as it is."));
      return NULL;
    }
  if (!expect_unguarded (kith_change_get_session (change), merge->from, merge->into, error))
    return NULL;
  return set_ended (change, merge, TRUE, error) ? g_steal_pointer (&merge) : NULL;
}

/**
 * kith_merges_resume_in:
 * @change: a transaction
 * @merge: a merge that ended
 * @error: %KITH_ERROR_NOT_PERMITTED, %KITH_ERROR_NOT_FOUND, %KITH_ERROR_EXISTS where the record counts as
 * another by now
 *
 * For undo: as if it had not ended.
 *
 * Returns: (transfer full): the merge
 */
KithMerge *
kith_merges_resume_in (KithChange *change, gint64 id, GError **error)
{
  g_autoptr (KithMerge) merge = NULL;
  KithDb *db;

  g_return_val_if_fail (change != NULL, NULL);

  db = kith_change_get_db (change);
  if (!kith_session_demand (kith_change_get_session (change), KITH_ACTION_PERSON_MERGE, error))
    return NULL;
  merge = kith_merges_get (db, id, error);
  if (merge == NULL || !check_pair (db, merge->from, merge->into, error) ||
      !expect_unguarded (kith_change_get_session (change), merge->from, merge->into, error) ||
      !set_ended (change, merge, FALSE, error))
    return NULL;
  return g_steal_pointer (&merge);
}

/**
 * kith_merges_choose_in:
 * @change: a transaction
 * @merge: a merge as it was read
 * @of_intake: whether the choices are those of the intake, or of the card
 * @choices: which of the two says what, from now on
 * @error: %KITH_ERROR_NOT_PERMITTED, %KITH_ERROR_CHANGED
 *
 * Returns: whether it is written
 */
gboolean
kith_merges_choose_in (KithChange *change,
                       const KithMerge *merge,
                       gboolean of_intake,
                       const KithMergeChoices *choices,
                       GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) sealed = NULL;
  KithSession *session;
  gint64 version;
  int changed;
  KithDb *db;

  g_return_val_if_fail (change != NULL && merge != NULL && choices != NULL, FALSE);

  session = kith_change_get_session (change);
  db = kith_change_get_db (change);
  if (of_intake ? !kith_session_demand_record (session, KITH_ACTION_INTAKE_WRITE, merge->from, error)
                : !kith_session_demand (session, KITH_ACTION_DESK_WRITE, error))
    return FALSE;
  before = get_sealed (db, merge, of_intake, &version, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (of_intake || !kith_merge_choices_is_empty (choices))
    {
      sealed = seal_choices (session, merge, of_intake, choices, error);
      if (sealed == NULL)
        return FALSE;
    }

  if (!of_intake)
    changed = kith_db_run (db, error, KITH_SQL_MERGE_SET_CHOICES, "bii", sealed, merge->id, version);
  else if (before == NULL)
    changed = kith_db_run (db, error, KITH_SQL_CHOICE_INSERT, "iib", merge->id, merge->from, sealed);
  else
    changed = kith_db_run (db, error, KITH_SQL_CHOICE_SET, "bii", sealed, merge->id, version);
  if (changed < 0 || !kith_change_expect_one (change, changed, error))
    return FALSE;
  kith_change_touch (change, of_intake ? "merge_choice" : "person_merge", merge->id);
  kith_change_announce (change, "person_merge", merge->id);
  return TRUE;
}
