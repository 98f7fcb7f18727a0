/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rows as bytes: the one canonical form that row digests are made of. The table's name, then each column that
 * is not NULL in the order of the schema: its name, one letter for the type, and the value (i, d: 8 bytes; t,
 * b: 8 bytes of length and the bytes; numbers big-endian). Columns that are NULL are left out, so that a
 * migration that adds a nullable column changes the digest of no row that was there before.
 */

#include "store/kith-rows.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/kith-error.h"
#include "store/kith-columns.h"
#include "store/kith-store-queries.h"

/* Of most rows; those that are longer grow. */
#define USUAL_SIZE 512

static void
append_be64 (GByteArray *out, guint64 value)
{
  guint64 bytes = GUINT64_TO_BE (value);

  g_byte_array_append (out, (const guint8 *) &bytes, sizeof bytes);
}

static void
append_name (GByteArray *out, const char *name)
{
  g_byte_array_append (out, (const guint8 *) name, (guint) strlen (name) + 1);
}

/* The bytes as they are stored: a damaged text must not look whole. */
static void
append_blob (GByteArray *out, KithStmt *stmt, int column)
{
  gsize size = 0;
  const void *data = kith_stmt_get_blob (stmt, column, &size);

  append_be64 (out, size);
  if (size > 0)
    g_byte_array_append (out, data, (guint) size);
}

static void
append_value (GByteArray *out, KithStmt *stmt, int column)
{
  double number;
  guint64 bits;

  switch (kith_stmt_get_value_type (stmt, column))
    {
    case KITH_VALUE_INT64:
      g_byte_array_append (out, (const guint8 *) "i", 1);
      append_be64 (out, (guint64) kith_stmt_get_int64 (stmt, column));
      break;
    case KITH_VALUE_DOUBLE:
      number = kith_stmt_get_double (stmt, column);
      memcpy (&bits, &number, sizeof bits);
      g_byte_array_append (out, (const guint8 *) "d", 1);
      append_be64 (out, bits);
      break;
    case KITH_VALUE_TEXT:
      g_byte_array_append (out, (const guint8 *) "t", 1);
      append_blob (out, stmt, column);
      break;
    case KITH_VALUE_BLOB:
      g_byte_array_append (out, (const guint8 *) "b", 1);
      append_blob (out, stmt, column);
      break;
    case KITH_VALUE_NULL:
    default:
      g_assert_not_reached ();
    }
}

static void
serialise (KithStmt *stmt, const char *table, GByteArray *out)
{
  int n_columns = kith_stmt_get_n_columns (stmt);

  g_byte_array_set_size (out, 0);
  append_name (out, table);
  for (int column = 0; column < n_columns; column++)
    {
      if (kith_stmt_is_null (stmt, column))
        continue;
      append_name (out, kith_stmt_get_name (stmt, column));
      append_value (out, stmt, column);
    }
}

/* The key is the first column of every table; a test holds the schema to it. */
static gint64
get_id (KithStmt *stmt)
{
  return kith_stmt_get_int64 (stmt, 0);
}

/**
 * kith_rows_serialise:
 * @db: a connection
 * @table: a table of the store
 * @id: a row's id
 * @error: as kith_stmt_step()
 *
 * Returns: (transfer full) (nullable): the row's canonical form; %NULL without @error set when there is no
 * such row
 */
GBytes *
kith_rows_serialise (KithDb *db, const char *table, gint64 id, GError **error)
{
  g_autofree char *sql = NULL;
  g_autoptr (KithStmt) stmt = NULL;
  GByteArray *out;

  g_return_val_if_fail (db != NULL, NULL);
  g_return_val_if_fail (kith_tables_find (table) != NULL, NULL);

  sql = kith_sql_rows_one (table);
  stmt = kith_db_prepare (db, sql, error);
  if (stmt == NULL)
    return NULL;
  kith_stmt_bind_int64 (stmt, 1, id);
  if (kith_stmt_step (stmt, error) != KITH_STEP_ROW)
    return NULL;

  out = g_byte_array_sized_new (USUAL_SIZE);
  serialise (stmt, table, out);
  return g_byte_array_free_to_bytes (out);
}

/**
 * kith_rows_foreach:
 * @db: a connection
 * @table: a table of the store
 * @func: called with each row's canonical form, by rising id
 * @user_data: for @func
 * @error: as kith_stmt_step(), and what @func sets
 *
 * Returns: whether every row was shown
 */
gboolean
kith_rows_foreach (KithDb *db, const char *table, KithRowFunc func, gpointer user_data, GError **error)
{
  g_autofree char *sql = NULL;
  g_autoptr (KithStmt) stmt = NULL;
  g_autoptr (GByteArray) out = g_byte_array_new ();
  KithStep step;

  g_return_val_if_fail (db != NULL, FALSE);
  g_return_val_if_fail (kith_tables_find (table) != NULL, FALSE);
  g_return_val_if_fail (func != NULL, FALSE);

  sql = kith_sql_rows_all (table);
  stmt = kith_db_prepare (db, sql, error);
  if (stmt == NULL)
    return FALSE;

  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    {
      serialise (stmt, table, out);
      if (!func (table, get_id (stmt), out->data, out->len, user_data, error))
        return FALSE;
    }
  return step == KITH_STEP_DONE;
}

/**
 * kith_rows_count:
 * @db: a connection
 * @table: a table of the store
 * @error: as kith_stmt_step()
 *
 * Returns: how many rows it has, or -1 on failure
 */
gint64
kith_rows_count (KithDb *db, const char *table, GError **error)
{
  g_autofree char *sql = NULL;
  gint64 count = -1;

  g_return_val_if_fail (db != NULL, -1);
  g_return_val_if_fail (kith_tables_find (table) != NULL, -1);

  sql = kith_sql_rows_count (table);
  return kith_db_get_int64 (db, &count, error, sql, "") ? count : -1;
}
