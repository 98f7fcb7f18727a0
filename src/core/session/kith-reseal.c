/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sealing anew, under the current key, what older keys still open. Each step is one change; what is left is
 * read from the sealed values themselves, so that nothing need be remembered over a crash. A row that was
 * changed behind Kith's back is left alone: writing it would give it a digest, and verifying would be
 * content. */

#include "session/kith-accounts.h"

#include "base/kith-error.h"
#include "session/kith-change.h"
#include "session/kith-sealed-columns.h"
#include "session/kith-session-private.h"
#include "session/kith-session-queries.h"
#include "session/kith-verify-private.h"

/* A value to be sealed anew. */
typedef struct
{
  gint64 id;
  gint64 person;
  GBytes *sealed; /* (owned) */
} OldValue;

static void
old_value_clear (gpointer data)
{
  OldValue *value = data;

  g_clear_pointer (&value->sealed, g_bytes_unref);
}

static gboolean
was_changed (KithSession *session, const KithSealedColumn *column, gint64 id)
{
  g_autofree char *name = kith_verify_row_name (column->table, id);

  return session->reseal_changed && g_hash_table_contains (session->reseal_changed, name);
}

/* Under a key of the compartment that is not the current one, and that this session can open. */
static gboolean
is_old (KithSession *session, const KithSealedColumn *column, gconstpointer sealed, gsize size)
{
  KithRecordKey *current = kith_keyring_peek_current (session->keyring, column->purpose);
  KithRecordKey *key;
  gint64 id;

  if (!current || !sealed || !kith_sealed_data_key_id (sealed, size, &id) ||
      id == kith_record_key_get_id (current))
    return FALSE;
  key = kith_keyring_peek (session->keyring, id);
  return key && kith_record_key_can_open (key) && kith_record_key_get_purpose (key) == column->purpose;
}

/* The first key of a compartment has none before it. */
static gboolean
may_have_old (KithSession *session, const KithSealedColumn *column)
{
  KithRecordKey *current = kith_keyring_peek_current (session->keyring, column->purpose);

  return column->resealed && current && kith_record_key_get_epoch (current) > 1;
}

static gboolean
count_column (KithSession *session, KithDb *db, const KithSealedColumn *column, gint64 *n, GError **error)
{
  g_autofree char *sql = kith_sql_sealed_keys (column);
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, sql, error);
  KithStep step;

  if (!stmt)
    return FALSE;
  kith_stmt_bind (stmt, "i", G_MININT64);
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    {
      gsize size;
      gconstpointer sealed = kith_stmt_get_blob (stmt, 1, &size);

      if (is_old (session, column, sealed, size))
        (*n)++;
    }

  return step != KITH_STEP_ERROR;
}

static gboolean
count_all (KithSession *session, GError **error)
{
  gint64 n = 0;
  KithDb *db = kith_store_get_reader (session->store, error);

  if (!db)
    return FALSE;
  for (const KithSealedColumn *column = kith_sealed_columns_get (); column->table; column++)
    {
      if (may_have_old (session, column) && !count_column (session, db, column, &n, error))
        return FALSE;
    }

  g_clear_pointer (&session->reseal_changed, g_hash_table_unref);
  if (n > 0)
    session->reseal_changed = kith_verify_changed_rows (session, error);
  if (n > 0 && !session->reseal_changed)
    return FALSE;
  session->reseal_left = n;
  session->reseal_column = 0;
  session->reseal_after = G_MININT64;
  return TRUE;
}

/* The next values of a column, at most n; after: the last row looked at. */
static GArray *
collect (KithSession *session, KithDb *db, const KithSealedColumn *column, guint n, GError **error)
{
  g_autofree char *sql = kith_sql_sealed_values (column);
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (OldValue));
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, sql, error);
  KithStep step = KITH_STEP_DONE;

  if (!stmt)
    return NULL;
  g_array_set_clear_func (values, old_value_clear);
  kith_stmt_bind (stmt, "i", session->reseal_after);
  while (values->len < n && (step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    {
      OldValue value = { kith_stmt_get_int64 (stmt, 0), kith_stmt_get_int64 (stmt, 1), NULL };
      gsize size;
      gconstpointer sealed = kith_stmt_get_blob (stmt, 2, &size);

      session->reseal_after = value.id;
      if (!is_old (session, column, sealed, size) || was_changed (session, column, value.id))
        continue;
      value.sealed = g_bytes_new (sealed, size);
      g_array_append_val (values, value);
    }

  return step == KITH_STEP_ERROR ? NULL : g_steal_pointer (&values);
}

/* A value that does not open is damaged: it stays as it is, for verifying to name. */
static gboolean
reseal_value (KithChange *change,
              const KithSealedColumn *column,
              const char *sql,
              const OldValue *value,
              GError **error)
{
  KithSession *session = kith_change_get_session (change);
  KithSealContext context = { column->purpose, column->kind, value->id, value->person };
  g_autoptr (GError) open_error = NULL;
  g_autoptr (GBytes) content = kith_open_sealed (session->keyring, &context, value->sealed, &open_error);
  g_autoptr (GBytes) sealed = NULL;

  if (!content)
    {
      g_debug ("%s %" G_GINT64_FORMAT ": %s", column->table, value->id, open_error->message);
      return TRUE;
    }

  sealed =
      kith_seal (kith_keyring_peek_current (session->keyring, column->purpose), &context, content, error);
  if (!sealed || kith_db_run (kith_change_get_db (change), error, sql, "ib", value->id, sealed) < 0)
    return FALSE;

  kith_change_touch (change, column->table, value->id);
  return TRUE;
}

static gboolean
reseal_values (KithChange *change, const KithSealedColumn *column, GArray *values, GError **error)
{
  g_autofree char *sql = kith_sql_reseal (column);

  for (guint i = 0; i < values->len; i++)
    {
      if (!reseal_value (change, column, sql, &g_array_index (values, OldValue, i), error))
        return FALSE;
    }

  return TRUE;
}

/* FALSE: stopped or failed. */
static gboolean
reseal_some (KithChange *change, guint n_rows, guint *n_done, GCancellable *cancellable, GError **error)
{
  KithSession *session = kith_change_get_session (change);
  const KithSealedColumn *columns = kith_sealed_columns_get ();

  while (columns[session->reseal_column].table && *n_done < n_rows)
    {
      const KithSealedColumn *column = &columns[session->reseal_column];
      g_autoptr (GArray) values = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (column->resealed)
        {
          values = collect (session, kith_change_get_db (change), column, n_rows - *n_done, error);
          if (!values || !reseal_values (change, column, values, error))
            return FALSE;
          *n_done += values->len;
        }
      if (!values || *n_done < n_rows)
        {
          session->reseal_column++;
          session->reseal_after = G_MININT64;
        }
    }

  return TRUE;
}

/**
 * kith_accounts_reseal_pending:
 * @session: a coordinator's session
 * @n_left: (out): how many values are still under old keys
 * @error: return location for an error
 *
 * Looks at every sealed value's key. Errors: %KITH_ERROR_NOT_PERMITTED.
 *
 * Returns: whether @n_left is set
 */
gboolean
kith_accounts_reseal_pending (KithSession *session, guint *n_left, GError **error)
{
  g_return_val_if_fail (KITH_IS_SESSION (session), FALSE);
  g_return_val_if_fail (n_left != NULL, FALSE);

  if (!kith_session_demand (session, KITH_ACTION_ACCOUNTS_MANAGE, error) || !count_all (session, error))
    return FALSE;

  *n_left = (guint) session->reseal_left;
  return TRUE;
}

/**
 * kith_accounts_reseal_step:
 * @session: a coordinator's session
 * @n_rows: how many values to seal anew in this one change, at least 1
 * @n_left: (out): how many are left; 0: all is done
 * @cancellable: (nullable): stops between columns; nothing of this step is kept then
 * @error: return location for an error
 *
 * One step, on one thread at a time. Go on until @n_left is 0; after a crash, or in another session, simply
 * go on. Errors: %KITH_ERROR_NOT_PERMITTED, %G_IO_ERROR_CANCELLED.
 *
 * Returns: whether the step is done
 */
gboolean
kith_accounts_reseal_step (KithSession *session,
                           guint n_rows,
                           guint *n_left,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (KithChange) change = NULL;
  guint n_done = 0;

  g_return_val_if_fail (KITH_IS_SESSION (session), FALSE);
  g_return_val_if_fail (n_rows > 0, FALSE);
  g_return_val_if_fail (n_left != NULL, FALSE);

  if (!kith_session_demand (session, KITH_ACTION_ACCOUNTS_MANAGE, error) ||
      (session->reseal_left < 0 && !count_all (session, error)))
    return FALSE;

  if (session->reseal_left > 0)
    {
      change = kith_session_begin (session, KITH_EVENT_KEYS_ROTATED, 0, error);
      if (!change || !reseal_some (change, n_rows, &n_done, cancellable, error) ||
          !kith_change_commit (change, error))
        {
          session->reseal_left = -1;
          return FALSE;
        }
      session->reseal_left = MAX (session->reseal_left - n_done, 0);
      /* The end was reached; a value that does not open is left out. */
      if (n_done < n_rows)
        session->reseal_left = 0;
    }

  *n_left = (guint) session->reseal_left;
  if (session->reseal_left == 0)
    session->reseal_left = -1;
  return TRUE;
}
