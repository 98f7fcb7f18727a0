/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The intake of a person is one sealed row; what the desk adds, which cannot read it, lies beside it until
 * somebody who can writes it again. Where records are merged, all of theirs are read as one, and what is
 * edited is written to the record that stays. */

#include "people/kith-intakes.h"

#include "base/kith-error.h"
#include "people/kith-intake-merge.h"
#include "people/kith-merges.h"
#include "people/kith-people-queries.h"

#define LOOK_EVERY 512

/* A record with all that count as it. */
typedef struct
{
  KithSession *session; /* (unowned) */
  KithDb *db;           /* (unowned) */
  gint64 root;
  GPtrArray *merges; /* (owned) (element-type KithMerge) */
  GHashTable *reads; /* (owned) person → KithIntakeRead, each as it was written */
} Group;

static void
group_clear (Group *self)
{
  g_clear_pointer (&self->merges, g_ptr_array_unref);
  g_clear_pointer (&self->reads, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Group, group_clear)

static KithIntake *
open_intake (KithSession *session,
             KithSealKind kind,
             gint64 row,
             gint64 person,
             GBytes *sealed,
             GError **error)
{
  g_autoptr (GVariant) content = kith_session_open (session, KITH_PURPOSE_INTAKE, kind, row, person, sealed,
                                                    G_VARIANT_TYPE_VARDICT, error);

  return content != NULL ? kith_intake_from_content (content, error) : NULL;
}

static gboolean
read_record (KithSession *session, KithDb *db, gint64 person, KithIntakeRead *read, GError **error)
{
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, KITH_SQL_INTAKE_GET, error);
  g_autoptr (GBytes) sealed = NULL;
  KithStep step;

  if (stmt == NULL)
    return FALSE;
  kith_stmt_bind (stmt, "i", person);
  step = kith_stmt_step (stmt, error);
  if (step == KITH_STEP_ERROR)
    return FALSE;
  if (step == KITH_STEP_DONE)
    {
      read->intake = kith_intake_new ();
      return TRUE;
    }
  sealed = kith_stmt_dup_bytes (stmt, 0);
  read->version = kith_stmt_get_int64 (stmt, 1);
  read->intake = open_intake (session, KITH_SEAL_KIND_INTAKE, person, person, sealed, error);
  return read->intake != NULL;
}

/**
 * kith_intake_part_free:
 * @part: (transfer full) (nullable): one of several
 */
void
kith_intake_part_free (KithIntakePart *part)
{
  if (part == NULL)
    return;
  kith_intake_free (part->intake);
  g_free (part->account);
  g_free (part);
}

static KithIntakePart *
add_part (GPtrArray *parts, gint64 record, KithIntake *intake)
{
  KithIntakePart *part = g_new0 (KithIntakePart, 1);

  part->record = record;
  part->intake = intake;
  part->day = KITH_DAY_NONE;
  g_ptr_array_add (parts, part);
  return part;
}

/* newest: further ones are left out; 0 for all. */
static gboolean
add_deposits (KithSession *session,
              KithDb *db,
              gint64 record,
              gint64 newest,
              GPtrArray *parts,
              GError **error)
{
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, KITH_SQL_DEPOSITS, error);
  KithStep step;

  if (stmt == NULL)
    return FALSE;
  kith_stmt_bind (stmt, "i", record);
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    {
      gint64 id = kith_stmt_get_int64 (stmt, 0);
      g_autoptr (GBytes) sealed = kith_stmt_dup_bytes (stmt, 1);
      KithIntake *intake;
      KithIntakePart *part;

      if (newest != 0 && id > newest)
        continue;
      intake = open_intake (session, KITH_SEAL_KIND_PERSON_INTAKE, id, record, sealed, error);
      if (intake == NULL)
        return FALSE;
      part = add_part (parts, record, intake);
      part->row = id;
      part->day = (KithDay) kith_stmt_get_int64 (stmt, 2);
      part->account = kith_stmt_dup_text (stmt, 3);
    }
  return step == KITH_STEP_DONE;
}

static gboolean
read_deposits (KithSession *session,
               KithDb *db,
               gint64 person,
               gint64 newest,
               KithIntakeRead *read,
               GError **error)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_intake_part_free);

  if (!add_deposits (session, db, person, newest, parts, error))
    return FALSE;
  for (guint i = 0; i < parts->len; i++)
    {
      const KithIntakePart *part = g_ptr_array_index (parts, i);

      kith_intake_add (read->intake, part->intake);
      read->last_deposit = part->row;
    }
  return TRUE;
}

/**
 * kith_intake_read_free:
 * @read: (transfer full) (nullable): what was read
 */
void
kith_intake_read_free (KithIntakeRead *read)
{
  if (read == NULL)
    return;
  kith_intake_free (read->intake);
  g_free (read);
}

static gboolean
group_read (Group *self, gint64 person, gint64 newest_deposit, GError **error)
{
  g_autoptr (KithIntakeRead) read = g_new0 (KithIntakeRead, 1);

  if (!read_record (self->session, self->db, person, read, error) ||
      !read_deposits (self->session, self->db, person, newest_deposit, read, error))
    return FALSE;
  g_hash_table_insert (self->reads, g_memdup2 (&person, sizeof person), g_steal_pointer (&read));
  return TRUE;
}

/* newest_deposit: of the root; 0 for all. */
static gboolean
group_load (Group *self, KithSession *session, KithDb *db, gint64 root, gint64 newest_deposit, GError **error)
{
  self->session = session;
  self->db = db;
  self->root = root;
  self->reads =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) kith_intake_read_free);
  self->merges = kith_merges_list_below (db, root, error);
  if (self->merges == NULL || !group_read (self, root, newest_deposit, error))
    return FALSE;
  for (guint i = 0; i < self->merges->len; i++)
    if (!group_read (self, ((const KithMerge *) g_ptr_array_index (self->merges, i))->from, 0, error))
      return FALSE;
  return TRUE;
}

/* What is known of a record's person. own: (nullable): what the root is to say instead */
static KithIntake *
group_combine (const Group *self, gint64 person, const KithIntake *own)
{
  const KithIntakeRead *read = g_hash_table_lookup (self->reads, &person);
  KithIntake *intake = own != NULL    ? kith_intake_copy (own)
                       : read != NULL ? kith_intake_copy (read->intake)
                                      : kith_intake_new ();

  for (guint i = 0; i < self->merges->len; i++)
    {
      const KithMerge *merge = g_ptr_array_index (self->merges, i);
      g_autoptr (KithMergeChoices) choices = NULL;
      g_autoptr (KithIntake) from = NULL;
      KithIntake *both;

      if (merge->into != person)
        continue;
      from = group_combine (self, merge->from, NULL);
      choices = kith_merges_open_choices (self->session, self->db, merge, TRUE);
      both = kith_intake_merge (intake, from, choices);
      kith_intake_free (intake);
      intake = both;
    }
  return intake;
}

/* Another one whenever a record of it was written or merges began or ended: below zero where there are
 * several. */
static gint64
group_version (const Group *self)
{
  const KithIntakeRead *own = g_hash_table_lookup (self->reads, &self->root);
  g_autoptr (GArray) versions = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (self->merges->len == 0)
    return own->version;
  g_array_append_val (versions, own->version);
  for (guint i = 0; i < self->merges->len; i++)
    {
      const KithMerge *merge = g_ptr_array_index (self->merges, i);
      const KithIntakeRead *read = g_hash_table_lookup (self->reads, &merge->from);

      g_array_append_vals (
          versions, (const gint64[]){ merge->id, merge->version, read->version, read->last_deposit }, 4);
    }
  return kith_merges_stamp (versions);
}

/* Each record that is read is told of in the log, for they may be taken apart again. */
static gboolean
record_reading (KithSession *session, KithDb *db, gint64 root, GError **error)
{
  g_autoptr (GArray) records = kith_merges_list_records (db, root, error);

  for (guint i = 0; records != NULL && i < records->len; i++)
    if (!kith_session_record (session, KITH_EVENT_INTAKE_READ, g_array_index (records, gint64, i), NULL,
                              error))
      return FALSE;
  return records != NULL;
}

/**
 * kith_intakes_read:
 * @session: whose rights and keys are used
 * @person: an id; for a record that was merged, the one that it counts as is read
 * @error: %KITH_ERROR_NOT_PERMITTED, %KITH_ERROR_DAMAGED
 *
 * The reading is written down before anything is handed out.
 *
 * Returns: (transfer full): what is known of the person, from all their records; empty where nothing is
 */
KithIntakeRead *
kith_intakes_read (KithSession *session, gint64 person, GError **error)
{
  g_auto (Group) group = { NULL };
  KithIntakeRead *read;
  gint64 root;
  KithDb *db;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);

  if (!kith_session_demand (session, KITH_ACTION_INTAKE_READ, error))
    return NULL;
  db = kith_store_get_reader (kith_session_get_store (session), error);
  root = db != NULL ? kith_merges_find_root (db, person, error) : 0;
  if (root == 0 || !kith_session_demand_record (session, KITH_ACTION_INTAKE_READ, root, error) ||
      !record_reading (session, db, root, error) || !group_load (&group, session, db, root, 0, error))
    return NULL;
  read = g_new0 (KithIntakeRead, 1);
  read->intake = group_combine (&group, root, NULL);
  read->version = group_version (&group);
  read->last_deposit = ((const KithIntakeRead *) g_hash_table_lookup (group.reads, &root))->last_deposit;
  return read;
}

/**
 * kith_intakes_list_parts:
 * @session: whose rights and keys are used
 * @person: an id; for a record that was merged, the one that it counts as is read
 * @error: %KITH_ERROR_NOT_PERMITTED, %KITH_ERROR_DAMAGED
 *
 * What kith_intakes_read() shows as one, also what it does not show because another record, or the record
 * itself, says something else. The reading is written down before anything is handed out.
 *
 * Returns: (transfer full) (element-type KithIntakePart): what is written in each record, and after each what
 * the desk added to it
 */
GPtrArray *
kith_intakes_list_parts (KithSession *session, gint64 person, GError **error)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_intake_part_free);
  g_autoptr (GArray) records = NULL;
  gint64 root;
  KithDb *db;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);

  if (!kith_session_demand (session, KITH_ACTION_INTAKE_READ, error))
    return NULL;
  db = kith_store_get_reader (kith_session_get_store (session), error);
  root = db != NULL ? kith_merges_find_root (db, person, error) : 0;
  if (root == 0 || !kith_session_demand_record (session, KITH_ACTION_INTAKE_READ, root, error) ||
      !record_reading (session, db, root, error))
    return NULL;
  records = kith_merges_list_records (db, root, error);
  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      gint64 record = g_array_index (records, gint64, i);
      g_autoptr (KithIntakeRead) read = g_new0 (KithIntakeRead, 1);

      if (!read_record (session, db, record, read, error))
        return NULL;
      add_part (parts, record, g_steal_pointer (&read->intake));
      if (!add_deposits (session, db, record, 0, parts, error))
        return NULL;
    }
  return records != NULL ? g_steal_pointer (&parts) : NULL;
}

/**
 * kith_intakes_is_there:
 * @session: whose rights are used
 * @person: an id
 * @is_there: (out): whether anything was told about the person
 * @error: %KITH_ERROR_NOT_PERMITTED
 *
 * Opens nothing, and so is no reading.
 *
 * Returns: whether that is known
 */
gboolean
kith_intakes_is_there (KithSession *session, gint64 person, gboolean *is_there, GError **error)
{
  g_autoptr (GArray) records = NULL;
  KithDb *db;

  g_return_val_if_fail (KITH_IS_SESSION (session) && is_there != NULL, FALSE);

  if (!kith_session_demand (session, KITH_ACTION_INTAKE_READ, error))
    return FALSE;
  db = kith_store_get_reader (kith_session_get_store (session), error);
  records = db != NULL ? kith_merges_list_group (db, person, error) : NULL;
  *is_there = FALSE;
  for (guint i = 0; records != NULL && i < records->len && !*is_there; i++)
    {
      GError *local = NULL;
      gint64 one;

      *is_there = kith_db_get_int64 (db, &one, &local, KITH_SQL_INTAKE_IS_THERE, "i",
                                     g_array_index (records, gint64, i));
      if (local != NULL)
        {
          g_propagate_error (error, local);
          return FALSE;
        }
    }
  return records != NULL;
}

static gboolean
take_deposits (KithChange *change, gint64 person, gint64 last_deposit, GError **error)
{
  KithDb *db = kith_change_get_db (change);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, KITH_SQL_DEPOSITS, error);
  KithStep step;

  if (stmt == NULL)
    return FALSE;
  kith_stmt_bind (stmt, "i", person);
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    {
      gint64 id = kith_stmt_get_int64 (stmt, 0);

      if (id <= last_deposit)
        g_array_append_val (ids, id);
    }
  if (step == KITH_STEP_ERROR)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      if (kith_db_run (db, error, KITH_SQL_DEPOSIT_DELETE, "i", id) < 0)
        return FALSE;
      kith_change_touch (change, "intake_deposit", id);
    }
  return TRUE;
}

static gboolean
write_record (KithChange *change, gint64 person, const KithIntake *intake, gint64 version, GError **error)
{
  g_autoptr (GVariant) content = g_variant_ref_sink (kith_intake_to_content (intake));
  KithDb *db = kith_change_get_db (change);
  g_autoptr (GBytes) sealed = kith_session_seal (kith_change_get_session (change), KITH_PURPOSE_INTAKE,
                                                 KITH_SEAL_KIND_INTAKE, person, person, content, error);
  int changed;

  if (sealed == NULL)
    return FALSE;
  if (version == 0)
    changed = kith_db_run (db, error, KITH_SQL_INTAKE_INSERT, "ib", person, sealed);
  else
    changed = kith_db_run (db, error, KITH_SQL_INTAKE_SET, "bii", sealed, person, version);
  if (changed < 0 || !kith_change_expect_one (change, changed, error))
    return FALSE;
  kith_change_touch (change, "intake", person);
  kith_change_announce (change, "intake", person);
  return TRUE;
}

/* What was edited goes to the root's record; what another record says stays there. */
static gboolean
write_edit (KithChange *change, const Group *group, const KithIntake *intake, GError **error)
{
  const KithIntakeRead *read = g_hash_table_lookup (group->reads, &group->root);
  g_autoptr (KithMergeChoices) insisted = kith_merge_choices_new ();
  g_autoptr (KithIntake) shown = group_combine (group, group->root, NULL);
  g_autoptr (KithIntake) own = kith_intake_copy (read->intake);
  g_autoptr (KithIntake) edited = NULL;

  kith_intake_edit (own, shown, intake);
  edited = group_combine (group, group->root, own);
  kith_intake_insist (own, edited, intake, insisted);
  for (guint i = 0; i < group->merges->len && !kith_merge_choices_is_empty (insisted); i++)
    {
      const KithMerge *merge = g_ptr_array_index (group->merges, i);
      g_autoptr (KithMergeChoices) choices = NULL;

      if (merge->into != group->root)
        continue;
      choices = kith_merges_open_choices (group->session, group->db, merge, TRUE);
      kith_merge_choices_add (choices, insisted);
      if (!kith_merges_choose_in (change, merge, TRUE, choices, error))
        return FALSE;
    }
  return write_record (change, group->root, own, read->version, error);
}

/**
 * kith_intakes_write_in:
 * @change: a transaction
 * @person: an id; for a record that was merged, the one that it counts as is written
 * @intake: all that is known, as it shall be
 * @version: the version it was read at, 0 where there was none
 * @last_deposit: the newest addition of the desk that was read; newer ones stay
 * @error: %KITH_ERROR_CHANGED, %KITH_ERROR_NOT_PERMITTED
 *
 * Returns: whether it was written
 */
gboolean
kith_intakes_write_in (KithChange *change,
                       gint64 person,
                       const KithIntake *intake,
                       gint64 version,
                       gint64 last_deposit,
                       GError **error)
{
  g_autoptr (GArray) records = NULL;
  g_auto (Group) group = { NULL };
  KithSession *session;
  gint64 root;
  KithDb *db;

  g_return_val_if_fail (change != NULL && intake != NULL, FALSE);

  session = kith_change_get_session (change);
  db = kith_change_get_db (change);
  if (!kith_session_demand (session, KITH_ACTION_INTAKE_WRITE, error))
    return FALSE;
  records = kith_merges_list_group (db, person, error);
  if (records == NULL)
    return FALSE;
  root = g_array_index (records, gint64, 0);
  if (!kith_session_demand_record (session, KITH_ACTION_INTAKE_WRITE, root, error))
    return FALSE;
  if (records->len == 1)
    {
      if (version < 0)
        return kith_change_expect_one (change, 0, error);
      if (!write_record (change, root, intake, version, error))
        return FALSE;
    }
  else
    {
      if (!group_load (&group, session, db, root, MAX (last_deposit, 1), error))
        return FALSE;
      if (group_version (&group) != version)
        return kith_change_expect_one (change, 0, error);
      if (!write_edit (change, &group, intake, error))
        return FALSE;
    }
  return last_deposit == 0 || take_deposits (change, root, last_deposit, error);
}

/**
 * kith_intakes_deposit_in:
 * @change: a transaction
 * @person: whom it is about; for a record that was merged, the one that it counts as gets it
 * @intake: what was said
 * @error: %KITH_ERROR_NOT_PERMITTED
 *
 * Adds to a person's intake. The desk cannot read it back.
 *
 * Returns: whether it was added
 */
gboolean
kith_intakes_deposit_in (KithChange *change, gint64 person, const KithIntake *intake, GError **error)
{
  g_autoptr (GVariant) content = NULL;
  g_autoptr (GBytes) sealed = NULL;
  KithSession *session;
  gint64 id;

  g_return_val_if_fail (change != NULL && intake != NULL, FALSE);

  session = kith_change_get_session (change);
  if (!kith_session_demand (session, KITH_ACTION_INTAKE_ADD, error))
    return FALSE;
  person = kith_merges_find_root (kith_change_get_db (change), person, error);
  if (person == 0)
    return FALSE;
  id = kith_change_new_id (change);
  content = g_variant_ref_sink (kith_intake_to_content (intake));
  sealed = kith_session_seal (session, KITH_PURPOSE_INTAKE, KITH_SEAL_KIND_PERSON_INTAKE, id, person, content,
                              error);
  if (sealed == NULL || kith_db_run (kith_change_get_db (change), error, KITH_SQL_DEPOSIT_INSERT, "iiwib", id,
                                     person, kith_clock_today (kith_session_get_clock (session)),
                                     kith_session_get_account (session), sealed) < 0)
    return FALSE;
  kith_change_touch (change, "intake_deposit", id);
  kith_change_announce (change, "intake", person);
  return TRUE;
}

/* Records that are merged wait until all were read. */
static void
keep_read (Group *group, gint64 person, KithIntake *intake)
{
  KithIntakeRead *read = g_new0 (KithIntakeRead, 1);

  read->intake = intake;
  g_hash_table_insert (group->reads, g_memdup2 (&person, sizeof person), read);
}

static gboolean
group_load_merges (Group *self, KithSession *session, KithDb *db, GError **error)
{
  self->session = session;
  self->db = db;
  self->reads =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) kith_intake_read_free);
  self->merges = kith_merges_list (db, error);
  return self->merges != NULL;
}

static gboolean
visit_merged (Group *group, KithIntakesFunc func, gpointer user_data, GError **error)
{
  g_autoptr (GHashTable) roots = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer person;

  g_hash_table_iter_init (&iter, group->reads);
  while (g_hash_table_iter_next (&iter, &person, NULL))
    {
      gint64 root = kith_merges_find_root (group->db, *(gint64 *) person, error);

      if (root == 0)
        return FALSE;
      g_hash_table_add (roots, g_memdup2 (&root, sizeof root));
    }
  g_hash_table_iter_init (&iter, roots);
  while (g_hash_table_iter_next (&iter, &person, NULL))
    {
      g_autoptr (GPtrArray) all = group->merges;
      g_autoptr (KithIntake) intake = NULL;

      group->merges = kith_merges_list_below (group->db, *(gint64 *) person, error);
      if (group->merges != NULL)
        intake = group_combine (group, *(gint64 *) person, NULL);
      g_clear_pointer (&group->merges, g_ptr_array_unref);
      group->merges = g_steal_pointer (&all);
      if (intake == NULL)
        return FALSE;
      func (*(gint64 *) person, intake, user_data);
    }
  return TRUE;
}

/**
 * kith_intakes_visit:
 * @session: whose rights and keys are used
 * @func: called for every record that can be opened
 * @user_data: for @func
 * @cancellable: (nullable): ends it
 * @error: %KITH_ERROR_NOT_PERMITTED, %G_IO_ERROR_CANCELLED
 *
 * All intakes, those of merged records as one, to look for records of one person among them: written down
 * once, about nobody in particular. What does not open is passed over; verify names it.
 *
 * Returns: whether all were looked at
 */
gboolean
kith_intakes_visit (KithSession *session,
                    KithIntakesFunc func,
                    gpointer user_data,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (GHashTable) merged = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (KithStmt) stmt = NULL;
  g_auto (Group) group = { NULL };
  KithStep step;
  guint n = 0;
  KithDb *db;

  g_return_val_if_fail (KITH_IS_SESSION (session), FALSE);
  g_return_val_if_fail (func != NULL, FALSE);

  if (!kith_session_demand (session, KITH_ACTION_INTAKE_READ, error) ||
      !kith_session_record (session, KITH_EVENT_INTAKE_READ, 0, NULL, error))
    return FALSE;
  db = kith_store_get_reader (kith_session_get_store (session), error);
  stmt = db != NULL ? kith_db_prepare (db, KITH_SQL_INTAKES, error) : NULL;
  if (stmt == NULL || !group_load_merges (&group, session, db, error))
    return FALSE;
  for (guint i = 0; i < group.merges->len; i++)
    {
      KithMerge *merge = g_ptr_array_index (group.merges, i);

      g_hash_table_add (merged, &merge->from);
      g_hash_table_add (merged, &merge->into);
    }
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    {
      gint64 person = kith_stmt_get_int64 (stmt, 0);
      g_autoptr (GBytes) sealed = kith_stmt_dup_bytes (stmt, 1);
      g_autoptr (KithIntake) intake =
          open_intake (session, KITH_SEAL_KIND_INTAKE, person, person, sealed, NULL);

      if (++n % LOOK_EVERY == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (intake != NULL && g_hash_table_contains (merged, &person))
        keep_read (&group, person, g_steal_pointer (&intake));
      else if (intake != NULL)
        func (person, intake, user_data);
    }
  return step == KITH_STEP_DONE && visit_merged (&group, func, user_data, error);
}
