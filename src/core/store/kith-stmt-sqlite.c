/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Statements of the first engine, SQLite: values in, rows out.
 */

#include "store/kith-db.h"

#include <glib/gi18n-lib.h>
#include <sqlite3.h>

#include "base/kith-error.h"
#include "store/kith-db-private.h"

struct sqlite3_stmt *
kith_engine_prepare (KithDb *db, const char *sql, GError **error)
{
  sqlite3_stmt *handle = NULL;
  int rc = sqlite3_prepare_v3 (db->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &handle, NULL);

  if (rc == SQLITE_OK)
    return handle;

  /* Our own SQL is right, so a table or column that is missing was taken out of the file. */
  if (rc == SQLITE_ERROR && db->path != NULL)
    g_set_error (
        error, KITH_ERROR, KITH_ERROR_DAMAGED,
        _ ("“%s” is damaged: it lacks something that it should have (%s). Restore the latest backup."),
        db->name, sqlite3_errmsg (db->handle));
  else
    kith_engine_set_error (db, rc, error);
  return NULL;
}

void
kith_engine_finalize (struct sqlite3_stmt *stmt)
{
  sqlite3_finalize (stmt);
}

void
kith_engine_reset (KithStmt *stmt)
{
  sqlite3_reset (stmt->handle);
  sqlite3_clear_bindings (stmt->handle);
  g_clear_pointer (&stmt->repaired, g_ptr_array_unref);
  stmt->bind_error = SQLITE_OK;
}

static void
note_bind (KithStmt *stmt, int rc)
{
  if (rc == SQLITE_OK)
    return;
  if (rc == SQLITE_RANGE)
    g_critical ("a parameter that the statement does not have: %s", stmt->sql);
  stmt->bind_error = rc;
}

/**
 * kith_stmt_bind_int64:
 * @stmt: a statement
 * @index: the parameter, from 1
 * @value: the number
 */
void
kith_stmt_bind_int64 (KithStmt *stmt, int index, gint64 value)
{
  g_return_if_fail (stmt != NULL);

  note_bind (stmt, sqlite3_bind_int64 (stmt->handle, index, value));
}

/**
 * kith_stmt_bind_double:
 * @stmt: a statement
 * @index: the parameter, from 1
 * @value: the number
 */
void
kith_stmt_bind_double (KithStmt *stmt, int index, double value)
{
  g_return_if_fail (stmt != NULL);

  note_bind (stmt, sqlite3_bind_double (stmt->handle, index, value));
}

/**
 * kith_stmt_bind_text:
 * @stmt: a statement
 * @index: the parameter, from 1
 * @value: (nullable): UTF-8, copied
 */
void
kith_stmt_bind_text (KithStmt *stmt, int index, const char *value)
{
  g_return_if_fail (stmt != NULL);

  if (value == NULL)
    note_bind (stmt, sqlite3_bind_null (stmt->handle, index));
  else
    note_bind (stmt, sqlite3_bind_text64 (stmt->handle, index, value, strlen (value), SQLITE_TRANSIENT,
                                          SQLITE_UTF8));
}

/**
 * kith_stmt_bind_blob:
 * @stmt: a statement
 * @index: the parameter, from 1
 * @data: (nullable): bytes, copied; %NULL with a size of 0 is an empty value, not NULL
 * @size: how many
 */
void
kith_stmt_bind_blob (KithStmt *stmt, int index, const void *data, gsize size)
{
  g_return_if_fail (stmt != NULL);
  g_return_if_fail (data != NULL || size == 0);

  if (size == 0)
    note_bind (stmt, sqlite3_bind_zeroblob (stmt->handle, index, 0));
  else
    note_bind (stmt, sqlite3_bind_blob64 (stmt->handle, index, data, size, SQLITE_TRANSIENT));
}

/**
 * kith_stmt_bind_null:
 * @stmt: a statement
 * @index: the parameter, from 1
 */
void
kith_stmt_bind_null (KithStmt *stmt, int index)
{
  g_return_if_fail (stmt != NULL);

  note_bind (stmt, sqlite3_bind_null (stmt->handle, index));
}

/**
 * kith_stmt_reset:
 * @stmt: a statement
 *
 * Makes it ready to be bound and run again, without its old values.
 */
void
kith_stmt_reset (KithStmt *stmt)
{
  g_return_if_fail (stmt != NULL);

  kith_engine_reset (stmt);
}

/**
 * kith_stmt_step:
 * @stmt: a statement
 * @error: KITH_ERROR_EXISTS or KITH_ERROR_INVALID for a row that a constraint refuses, KITH_ERROR_DAMAGED,
 * KITH_ERROR_DISK_FULL, KITH_ERROR_READ_ONLY, KITH_ERROR_IN_USE, KITH_ERROR_IO; %G_IO_ERROR_CANCELLED
 *
 * Returns: whether there is a row, the end, or a failure
 */
KithStep
kith_stmt_step (KithStmt *stmt, GError **error)
{
  int rc;

  g_return_val_if_fail (stmt != NULL, KITH_STEP_ERROR);
  g_return_val_if_fail (error == NULL || *error == NULL, KITH_STEP_ERROR);

  g_clear_pointer (&stmt->repaired, g_ptr_array_unref);
  if (stmt->bind_error != SQLITE_OK)
    {
      g_set_error (error, KITH_ERROR, KITH_ERROR_INVALID, _ ("A value is too large for “%s”."),
                   stmt->db->name);
      return KITH_STEP_ERROR;
    }

  rc = sqlite3_step (stmt->handle);
  if (rc == SQLITE_ROW)
    return KITH_STEP_ROW;
  if (rc == SQLITE_DONE)
    return KITH_STEP_DONE;
  kith_engine_set_error (stmt->db, rc, error);
  return KITH_STEP_ERROR;
}

/**
 * kith_stmt_get_n_columns:
 * @stmt: a statement
 *
 * Returns: how many columns its rows have
 */
int
kith_stmt_get_n_columns (KithStmt *stmt)
{
  return sqlite3_column_count (stmt->handle);
}

/**
 * kith_stmt_get_name:
 * @stmt: a statement
 * @column: the column, from 0
 *
 * Returns: its name, borrowed
 */
const char *
kith_stmt_get_name (KithStmt *stmt, int column)
{
  return sqlite3_column_name (stmt->handle, column);
}

/**
 * kith_stmt_get_value_type:
 * @stmt: a statement on a row
 * @column: the column, from 0
 *
 * Returns: the type of the value there
 */
KithValueType
kith_stmt_get_value_type (KithStmt *stmt, int column)
{
  switch (sqlite3_column_type (stmt->handle, column))
    {
    case SQLITE_INTEGER:
      return KITH_VALUE_INT64;
    case SQLITE_FLOAT:
      return KITH_VALUE_DOUBLE;
    case SQLITE_TEXT:
      return KITH_VALUE_TEXT;
    case SQLITE_BLOB:
      return KITH_VALUE_BLOB;
    default:
      return KITH_VALUE_NULL;
    }
}

/**
 * kith_stmt_is_null:
 * @stmt: a statement on a row
 * @column: the column, from 0
 *
 * Returns: whether there is no value
 */
gboolean
kith_stmt_is_null (KithStmt *stmt, int column)
{
  return sqlite3_column_type (stmt->handle, column) == SQLITE_NULL;
}

/**
 * kith_stmt_get_int64:
 * @stmt: a statement on a row
 * @column: the column, from 0
 *
 * Returns: the number; 0 for NULL
 */
gint64
kith_stmt_get_int64 (KithStmt *stmt, int column)
{
  return sqlite3_column_int64 (stmt->handle, column);
}

/**
 * kith_stmt_get_double:
 * @stmt: a statement on a row
 * @column: the column, from 0
 *
 * Returns: the number; 0 for NULL
 */
double
kith_stmt_get_double (KithStmt *stmt, int column)
{
  return sqlite3_column_double (stmt->handle, column);
}

/**
 * kith_stmt_get_text:
 * @stmt: a statement on a row
 * @column: the column, from 0
 *
 * A damaged text is repaired for reading, so that nothing above meets invalid UTF-8.
 *
 * Returns: (nullable): the text, borrowed until the next step
 */
const char *
kith_stmt_get_text (KithStmt *stmt, int column)
{
  const char *text = (const char *) sqlite3_column_text (stmt->handle, column);
  char *repaired;

  if (text == NULL || g_utf8_validate (text, -1, NULL))
    return text;

  if (stmt->repaired == NULL)
    stmt->repaired = g_ptr_array_new_with_free_func (g_free);
  repaired = g_utf8_make_valid (text, -1);
  g_ptr_array_add (stmt->repaired, repaired);
  return repaired;
}

/**
 * kith_stmt_get_blob:
 * @stmt: a statement on a row
 * @column: the column, from 0
 * @size: (out): how many bytes
 *
 * Returns: (nullable): the bytes, borrowed until the next step; %NULL when there are none
 */
const void *
kith_stmt_get_blob (KithStmt *stmt, int column, gsize *size)
{
  const void *data = sqlite3_column_blob (stmt->handle, column);

  *size = data != NULL ? (gsize) sqlite3_column_bytes (stmt->handle, column) : 0;
  return data;
}
