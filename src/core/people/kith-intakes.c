/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The intake of a person is one sealed row; what the desk adds, which cannot read it, lies beside it until
 * somebody who can writes it again. */

#include "people/kith-intakes.h"

#include "base/kith-error.h"
#include "people/kith-people-queries.h"

#define LOOK_EVERY 512

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

static gboolean
read_deposits (KithSession *session, KithDb *db, gint64 person, KithIntakeRead *read, GError **error)
{
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, KITH_SQL_DEPOSITS, error);
  KithStep step;

  if (stmt == NULL)
    return FALSE;
  kith_stmt_bind (stmt, "i", person);
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    {
      gint64 id = kith_stmt_get_int64 (stmt, 0);
      g_autoptr (GBytes) sealed = kith_stmt_dup_bytes (stmt, 1);
      g_autoptr (KithIntake) more =
          open_intake (session, KITH_SEAL_KIND_PERSON_INTAKE, id, person, sealed, error);

      if (more == NULL)
        return FALSE;
      kith_intake_add (read->intake, more);
      read->last_deposit = id;
    }
  return step == KITH_STEP_DONE;
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

/**
 * kith_intakes_read:
 * @session: whose rights and keys are used
 * @person: an id
 * @error: %KITH_ERROR_NOT_PERMITTED, %KITH_ERROR_DAMAGED
 *
 * The reading is written down before anything is handed out.
 *
 * Returns: (transfer full): what is known of the person; empty where nothing is
 */
KithIntakeRead *
kith_intakes_read (KithSession *session, gint64 person, GError **error)
{
  g_autoptr (KithIntakeRead) read = NULL;
  KithDb *db;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);

  if (!kith_session_demand (session, KITH_ACTION_INTAKE_READ, error) ||
      !kith_session_record (session, KITH_EVENT_INTAKE_READ, person, NULL, error))
    return NULL;
  db = kith_store_get_reader (kith_session_get_store (session), error);
  read = g_new0 (KithIntakeRead, 1);
  if (db == NULL || !read_record (session, db, person, read, error) ||
      !read_deposits (session, db, person, read, error))
    return NULL;
  return g_steal_pointer (&read);
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

/**
 * kith_intakes_write_in:
 * @change: a transaction
 * @person: an id
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
  g_autoptr (GVariant) content = NULL;
  g_autoptr (GBytes) sealed = NULL;
  KithSession *session;
  int changed;

  g_return_val_if_fail (change != NULL && intake != NULL, FALSE);

  session = kith_change_get_session (change);
  if (!kith_session_demand (session, KITH_ACTION_INTAKE_WRITE, error))
    return FALSE;
  content = g_variant_ref_sink (kith_intake_to_content (intake));
  sealed =
      kith_session_seal (session, KITH_PURPOSE_INTAKE, KITH_SEAL_KIND_INTAKE, person, person, content, error);
  if (sealed == NULL)
    return FALSE;
  if (version == 0)
    changed = kith_db_run (kith_change_get_db (change), error, KITH_SQL_INTAKE_INSERT, "ib", person, sealed);
  else
    changed =
        kith_db_run (kith_change_get_db (change), error, KITH_SQL_INTAKE_SET, "bii", sealed, person, version);
  if (changed < 0 || !kith_change_expect_one (change, changed, error))
    return FALSE;
  kith_change_touch (change, "intake", person);
  kith_change_announce (change, "intake", person);
  return last_deposit == 0 || take_deposits (change, person, last_deposit, error);
}

/**
 * kith_intakes_deposit_in:
 * @change: a transaction
 * @person: whom it is about
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

/**
 * kith_intakes_visit:
 * @session: whose rights and keys are used
 * @func: called for every record that can be opened
 * @user_data: for @func
 * @cancellable: (nullable): ends it
 * @error: %KITH_ERROR_NOT_PERMITTED, %G_IO_ERROR_CANCELLED
 *
 * All intakes, to look for records of one person among them: written down once, about nobody in particular.
 * What does not open is passed over; verify names it.
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
  g_autoptr (KithStmt) stmt = NULL;
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
  if (stmt == NULL)
    return FALSE;
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    {
      gint64 person = kith_stmt_get_int64 (stmt, 0);
      g_autoptr (GBytes) sealed = kith_stmt_dup_bytes (stmt, 1);
      g_autoptr (KithIntake) intake =
          open_intake (session, KITH_SEAL_KIND_INTAKE, person, person, sealed, NULL);

      if (++n % LOOK_EVERY == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (intake != NULL)
        func (person, intake, user_data);
    }
  return step == KITH_STEP_DONE;
}
