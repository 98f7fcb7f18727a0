/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The half of the seam that is the same for every engine: statements kept for the next use, arguments by
 * letter, one-shot statements, and the rule that transactions do not nest.
 */

#include "store/kith-db.h"

#include <stdarg.h>
#include <string.h>

#include "store/kith-db-private.h"

/* More than every query of the program; only generated SQL could come near it. */
#define MAX_IDLE 256

static void
stmt_destroy (KithStmt *stmt)
{
  kith_engine_finalize (stmt->handle);
  g_clear_pointer (&stmt->repaired, g_ptr_array_unref);
  g_free (stmt->sql);
  g_free (stmt);
}

static void
drop_idle (gpointer data)
{
  stmt_destroy (data);
}

/* Statements are long and few: their length and some of their letters tell them apart. */
static guint
hash_sql (gconstpointer sql)
{
  const char *text = sql;
  gsize length = strlen (text), stride = length / 16 + 1;
  guint hash = (guint) length;

  for (gsize i = 0; i < length; i += stride)
    hash = hash * 33 + (guchar) text[i];
  return hash;
}

static KithStmt *
take_idle (KithDb *db, const char *sql)
{
  KithStmt *stmt = NULL;

  g_mutex_lock (&db->lock);
  if (db->idle != NULL)
    {
      gpointer value = NULL;

      if (g_hash_table_steal_extended (db->idle, sql, NULL, &value))
        stmt = value;
    }
  g_mutex_unlock (&db->lock);

  return stmt;
}

static void
bind_valist (KithStmt *stmt, const char *types, va_list args)
{
  int index = 1;

  for (const char *type = types; *type != '\0'; type++, index++)
    {
      switch (*type)
        {
        case 'i':
          kith_stmt_bind_int64 (stmt, index, va_arg (args, gint64));
          break;
        case 'w':
          kith_stmt_bind_int64 (stmt, index, va_arg (args, int));
          break;
        case 'd':
          kith_stmt_bind_double (stmt, index, va_arg (args, double));
          break;
        case 't':
          kith_stmt_bind_text (stmt, index, va_arg (args, const char *));
          break;
        case 'b':
          kith_stmt_bind_bytes (stmt, index, va_arg (args, GBytes *));
          break;
        case 'x':
          {
            const void *data = va_arg (args, const void *);
            gsize size = va_arg (args, gsize);

            kith_stmt_bind_blob (stmt, index, data, size);
          }
          break;
        case 'o':
          {
            gboolean present = va_arg (args, gboolean);
            gint64 value = va_arg (args, gint64);

            if (present)
              kith_stmt_bind_int64 (stmt, index, value);
            else
              kith_stmt_bind_null (stmt, index);
          }
          break;
        case 'n':
          kith_stmt_bind_null (stmt, index);
          break;
        default:
          g_assert_not_reached ();
        }
    }
}

/**
 * kith_db_prepare:
 * @db: a connection
 * @sql: one statement with parameters ?1, ?2, …
 * @error: KITH_ERROR_DAMAGED when the store lacks what the statement names
 *
 * Returns: (transfer full) (nullable): the statement, fresh or from an earlier use, without values
 */
KithStmt *
kith_db_prepare (KithDb *db, const char *sql, GError **error)
{
  KithStmt *stmt;
  struct sqlite3_stmt *handle;

  g_return_val_if_fail (db != NULL, NULL);
  g_return_val_if_fail (sql != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  stmt = take_idle (db, sql);
  if (stmt != NULL)
    return stmt;

  handle = kith_engine_prepare (db, sql, error);
  if (handle == NULL)
    return NULL;

  stmt = g_new0 (KithStmt, 1);
  stmt->db = db;
  stmt->handle = handle;
  stmt->sql = g_strdup (sql);
  return stmt;
}

/**
 * kith_stmt_free:
 * @stmt: (transfer full): a statement
 *
 * Forgets its values and keeps the statement for the next kith_db_prepare() of the same text.
 */
void
kith_stmt_free (KithStmt *stmt)
{
  KithDb *db;
  gboolean keep = FALSE;

  if (stmt == NULL)
    return;

  db = stmt->db;
  kith_engine_reset (stmt);

  g_mutex_lock (&db->lock);
  if (db->idle == NULL)
    db->idle = g_hash_table_new_full (hash_sql, g_str_equal, NULL, drop_idle);
  if (g_hash_table_size (db->idle) < MAX_IDLE && !g_hash_table_contains (db->idle, stmt->sql))
    {
      g_hash_table_insert (db->idle, stmt->sql, stmt);
      keep = TRUE;
    }
  g_mutex_unlock (&db->lock);

  if (!keep)
    stmt_destroy (stmt);
}

/**
 * kith_stmt_bind:
 * @stmt: a statement
 * @types: a letter for each parameter from the first on (see kith-db.h)
 * @...: the values; texts and bytes are copied
 */
void
kith_stmt_bind (KithStmt *stmt, const char *types, ...)
{
  va_list args;

  g_return_if_fail (stmt != NULL);
  g_return_if_fail (types != NULL);

  va_start (args, types);
  bind_valist (stmt, types, args);
  va_end (args);
}

/**
 * kith_stmt_bind_bytes:
 * @stmt: a statement
 * @index: the parameter, from 1
 * @value: (nullable): what to copy
 */
void
kith_stmt_bind_bytes (KithStmt *stmt, int index, GBytes *value)
{
  gsize size;
  const void *data;

  if (value == NULL)
    {
      kith_stmt_bind_null (stmt, index);
      return;
    }

  data = g_bytes_get_data (value, &size);
  kith_stmt_bind_blob (stmt, index, data, size);
}

/**
 * kith_stmt_dup_text:
 * @stmt: a statement on a row
 * @column: the column, from 0
 *
 * Returns: (transfer full) (nullable): its text, valid UTF-8
 */
char *
kith_stmt_dup_text (KithStmt *stmt, int column)
{
  return g_strdup (kith_stmt_get_text (stmt, column));
}

/**
 * kith_stmt_dup_bytes:
 * @stmt: a statement on a row
 * @column: the column, from 0
 *
 * Returns: (transfer full) (nullable): a copy of its bytes; %NULL for NULL, empty for an empty value
 */
GBytes *
kith_stmt_dup_bytes (KithStmt *stmt, int column)
{
  gsize size = 0;
  const void *data;

  if (kith_stmt_is_null (stmt, column))
    return NULL;

  data = kith_stmt_get_blob (stmt, column, &size);
  return g_bytes_new (data, size);
}

/**
 * kith_db_run:
 * @db: a connection
 * @error: as kith_db_prepare() and kith_stmt_step()
 * @sql: one statement
 * @types: a letter for each parameter
 * @...: the values
 *
 * Returns: how many rows it changed (0 for a query), or -1 on failure
 */
int
kith_db_run (KithDb *db, GError **error, const char *sql, const char *types, ...)
{
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, sql, error);
  KithStep step;
  va_list args;

  if (stmt == NULL)
    return -1;

  va_start (args, types);
  bind_valist (stmt, types, args);
  va_end (args);

  do
    step = kith_stmt_step (stmt, error);
  while (step == KITH_STEP_ROW);

  if (step == KITH_STEP_ERROR)
    return -1;
  return (int) MIN (kith_engine_changes (db), G_MAXINT);
}

/**
 * kith_db_get_int64:
 * @db: a connection
 * @value: (out): the first column of the first row; untouched when there is none or it is NULL
 * @error: as kith_db_prepare() and kith_stmt_step()
 * @sql: one query
 * @types: a letter for each parameter
 * @...: the values
 *
 * Returns: whether there was a value; %FALSE without @error set when there was no row
 */
gboolean
kith_db_get_int64 (KithDb *db, gint64 *value, GError **error, const char *sql, const char *types, ...)
{
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, sql, error);
  va_list args;

  if (stmt == NULL)
    return FALSE;

  va_start (args, types);
  bind_valist (stmt, types, args);
  va_end (args);

  if (kith_stmt_step (stmt, error) != KITH_STEP_ROW || kith_stmt_is_null (stmt, 0))
    return FALSE;

  *value = kith_stmt_get_int64 (stmt, 0);
  return TRUE;
}

/**
 * kith_db_in_transaction:
 * @db: a connection
 *
 * Returns: whether kith_db_begin() or kith_db_begin_read() awaits its end
 */
gboolean
kith_db_in_transaction (KithDb *db)
{
  g_return_val_if_fail (db != NULL, FALSE);

  return db->transaction != NULL;
}

/**
 * kith_db_begin:
 * @db: a connection that is not in a transaction
 * @error: KITH_ERROR_IN_USE, KITH_ERROR_READ_ONLY, KITH_ERROR_DISK_FULL, KITH_ERROR_DAMAGED
 *
 * Takes the write lock at once, so that nothing read inside can have changed when it is written.
 *
 * Returns: whether the transaction was begun
 */
gboolean
kith_db_begin (KithDb *db, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  g_return_val_if_fail (db->transaction == NULL, FALSE);

  if (kith_db_run (db, error, "BEGIN IMMEDIATE", "") < 0)
    return FALSE;
  db->transaction = g_thread_self ();
  return TRUE;
}

/**
 * kith_db_begin_read:
 * @db: a connection that is not in a transaction
 * @error: as kith_db_prepare()
 *
 * Several queries see the same moment until kith_db_commit() or kith_db_rollback().
 *
 * Returns: whether the transaction was begun
 */
gboolean
kith_db_begin_read (KithDb *db, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  g_return_val_if_fail (db->transaction == NULL, FALSE);

  if (kith_db_run (db, error, "BEGIN", "") < 0)
    return FALSE;
  db->transaction = g_thread_self ();
  return TRUE;
}

/**
 * kith_db_commit:
 * @db: a connection in a transaction that this thread began
 * @error: KITH_ERROR_DISK_FULL, KITH_ERROR_IO, …
 *
 * What it returns %TRUE for is on the disk. On failure everything was rolled back.
 *
 * Returns: whether the transaction was committed
 */
gboolean
kith_db_commit (KithDb *db, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  g_return_val_if_fail (db->transaction == g_thread_self (), FALSE);

  if (kith_db_run (db, error, "COMMIT", "") < 0)
    {
      kith_db_rollback (db);
      return FALSE;
    }
  db->transaction = NULL;
  return TRUE;
}
