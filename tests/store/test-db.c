/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The seam: values in and out, statements kept and given back, transactions, cancelling, and what errors say.
 */

#include "store/kith-db.h"

#include <string.h>

#include "base/kith-error.h"
#include "store/kith-db-private.h"

static KithDb *
open_memory (void)
{
  g_autoptr (GError) error = NULL;
  KithDb *db = kith_db_open (NULL, KITH_DB_READ_WRITE, &error);

  g_assert_no_error (error);
  return db;
}

static void
run (KithDb *db, const char *script)
{
  g_autoptr (GError) error = NULL;

  kith_db_run_script (db, script, &error);
  g_assert_no_error (error);
}

static void
test_values (void)
{
  g_autoptr (KithDb) db = open_memory ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new ("\0\1\2", 3);
  g_autoptr (GBytes) empty = g_bytes_new (NULL, 0);
  g_autoptr (KithStmt) stmt = NULL;
  g_autoptr (GBytes) got = NULL;
  g_autoptr (GBytes) got_empty = NULL;

  run (db, "CREATE TABLE t (a INTEGER, b INTEGER, c REAL, d TEXT, e BLOB, f BLOB, g BLOB, h INTEGER, i "
           "INTEGER, j TEXT) STRICT");
  g_assert_cmpint (kith_db_run (db, &error, "INSERT INTO t VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
                                "iwdtbxbonn", G_MAXINT64, -7, 0.5, "näme", bytes, (const void *) "xy",
                                (gsize) 2, empty, TRUE, (gint64) 9),
                   ==, 1);
  g_assert_no_error (error);

  stmt = kith_db_prepare (db, "SELECT * FROM t", &error);
  g_assert_no_error (error);
  g_assert_cmpint (kith_stmt_step (stmt, &error), ==, KITH_STEP_ROW);
  g_assert_cmpint (kith_stmt_get_n_columns (stmt), ==, 10);
  g_assert_cmpstr (kith_stmt_get_name (stmt, 3), ==, "d");
  g_assert_cmpint (kith_stmt_get_int64 (stmt, 0), ==, G_MAXINT64);
  g_assert_cmpint (kith_stmt_get_int64 (stmt, 1), ==, -7);
  g_assert_cmpfloat (kith_stmt_get_double (stmt, 2), ==, 0.5);
  g_assert_cmpstr (kith_stmt_get_text (stmt, 3), ==, "näme");
  got = kith_stmt_dup_bytes (stmt, 4);
  g_assert_true (g_bytes_equal (got, bytes));
  g_assert_cmpint (kith_stmt_get_value_type (stmt, 5), ==, KITH_VALUE_BLOB);
  got_empty = kith_stmt_dup_bytes (stmt, 6);
  g_assert_cmpuint (g_bytes_get_size (got_empty), ==, 0);
  g_assert_cmpint (kith_stmt_get_int64 (stmt, 7), ==, 9);
  g_assert_true (kith_stmt_is_null (stmt, 8));
  g_assert_null (kith_stmt_get_text (stmt, 9));
  g_assert_null (kith_stmt_dup_bytes (stmt, 9));
  g_assert_cmpint (kith_stmt_step (stmt, &error), ==, KITH_STEP_DONE);
}

/* What a flipped bit can leave in a text must not reach a label. */
static void
test_damaged_text (void)
{
  g_autoptr (KithDb) db = open_memory ();
  g_autoptr (GError) error = NULL;
  g_autoptr (KithStmt) stmt =
      kith_db_prepare (db, "SELECT CAST (x'61ff62' AS TEXT), CAST (x'fe' AS TEXT)", &error);
  gsize size;

  g_assert_cmpint (kith_stmt_step (stmt, &error), ==, KITH_STEP_ROW);
  g_assert_true (g_utf8_validate (kith_stmt_get_text (stmt, 0), -1, NULL));
  g_assert_true (g_utf8_validate (kith_stmt_get_text (stmt, 1), -1, NULL));
  g_assert_true (g_str_has_prefix (kith_stmt_get_text (stmt, 0), "a"));
  g_assert_cmpmem (kith_stmt_get_blob (stmt, 0, &size), size, "a\xff\x62", 3);
}

static void
test_statements_are_kept (void)
{
  g_autoptr (KithDb) db = open_memory ();
  g_autoptr (GError) error = NULL;
  const char *sql = "SELECT ?1";
  KithStmt *first = kith_db_prepare (db, sql, &error);
  KithStmt *second = kith_db_prepare (db, sql, &error);
  KithStmt *third;

  g_assert_true (first != second);
  kith_stmt_bind (first, "t", "secret");
  g_assert_cmpint (kith_stmt_step (first, &error), ==, KITH_STEP_ROW);
  kith_stmt_free (first);
  kith_stmt_free (second);

  third = kith_db_prepare (db, sql, &error);
  g_assert_true (third == first);
  g_assert_cmpint (kith_stmt_step (third, &error), ==, KITH_STEP_ROW);
  g_assert_true (kith_stmt_is_null (third, 0));
  kith_stmt_free (third);
}

static void
test_constraints (void)
{
  g_autoptr (KithDb) db = open_memory ();
  g_autoptr (GError) error = NULL;

  run (db, "CREATE TABLE p (id INTEGER PRIMARY KEY) STRICT;"
           "CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, p INTEGER REFERENCES p (id)) "
           "STRICT;");
  g_assert_cmpint (kith_db_run (db, &error, "INSERT INTO t VALUES (1, 'a', NULL)", ""), ==, 1);
  g_assert_cmpint (kith_db_run (db, &error, "INSERT INTO t VALUES (2, ?1, NULL)", "t", "a"), ==, -1);
  g_assert_error (error, KITH_ERROR, KITH_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_cmpint (kith_db_run (db, &error, "INSERT INTO t VALUES (2, NULL, NULL)", ""), ==, -1);
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_cmpint (kith_db_run (db, &error, "INSERT INTO t VALUES (2, 'b', 77)", ""), ==, -1);
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_cmpint (kith_db_run (db, &error, "UPDATE t SET name = 'z' WHERE id = 9", ""), ==, 0);
  g_assert_no_error (error);
}

static void
test_transactions (void)
{
  g_autoptr (KithDb) db = open_memory ();
  g_autoptr (GError) error = NULL;
  gint64 count = -1;

  run (db, "CREATE TABLE t (id INTEGER PRIMARY KEY) STRICT");
  g_assert_true (kith_db_begin (db, &error));
  g_assert_true (kith_db_in_transaction (db));
  g_assert_cmpint (kith_db_run (db, &error, "INSERT INTO t VALUES (1)", ""), ==, 1);
  kith_db_rollback (db);
  g_assert_false (kith_db_in_transaction (db));

  g_assert_true (kith_db_begin (db, &error));
  g_assert_cmpint (kith_db_run (db, &error, "INSERT INTO t VALUES (2)", ""), ==, 1);
  g_assert_true (kith_db_commit (db, &error));
  g_assert_true (kith_db_get_int64 (db, &count, &error, "SELECT sum (id) FROM t", ""));
  g_assert_cmpint (count, ==, 2);

  g_assert_false (kith_db_get_int64 (db, &count, &error, "SELECT id FROM t WHERE id = ?1", "i", (gint64) 5));
  g_assert_no_error (error);
  g_assert_cmpint (count, ==, 2);
}

static void
test_nested_begin (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (KithDb) db = open_memory ();

      kith_db_begin (db, NULL);
      kith_db_begin (db, NULL);
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*transaction == NULL*");
}

typedef struct
{
  GMutex lock;
  GCond underway_cond;
  gboolean underway; /* (mutex lock) */
  GCancellable *cancellable;
} Canceller;

static gpointer
cancel_thread (gpointer data)
{
  Canceller *canceller = data;

  g_mutex_lock (&canceller->lock);
  while (!canceller->underway)
    g_cond_wait (&canceller->underway_cond, &canceller->lock);
  g_mutex_unlock (&canceller->lock);
  g_cancellable_cancel (canceller->cancellable);
  return NULL;
}

/* A statement that has given its first row and would never come to its second. */
static void
test_cancel (void)
{
  g_autoptr (KithDb) db = open_memory ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (KithStmt) stmt = NULL;
  g_autoptr (GError) error = NULL;
  Canceller canceller = { .cancellable = cancellable };
  GThread *thread;
  gint64 value = 0;

  g_mutex_init (&canceller.lock);
  g_cond_init (&canceller.underway_cond);
  kith_db_set_cancellable (db, cancellable);
  stmt = kith_db_prepare (db,
                          "WITH RECURSIVE c (x) AS (VALUES (1) UNION ALL SELECT x + 1 FROM c) "
                          "SELECT 1 UNION ALL SELECT sum (x) FROM c",
                          &error);
  g_assert_no_error (error);
  thread = g_thread_new ("cancel", cancel_thread, &canceller);
  g_assert_cmpint (kith_stmt_step (stmt, &error), ==, KITH_STEP_ROW);

  g_mutex_lock (&canceller.lock);
  canceller.underway = TRUE;
  g_cond_signal (&canceller.underway_cond);
  g_mutex_unlock (&canceller.lock);
  g_assert_cmpint (kith_stmt_step (stmt, &error), ==, KITH_STEP_ERROR);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_thread_join (thread);
  g_clear_error (&error);
  g_clear_pointer (&stmt, kith_stmt_free);
  g_cond_clear (&canceller.underway_cond);
  g_mutex_clear (&canceller.lock);

  kith_db_set_cancellable (db, NULL);
  g_assert_true (kith_db_get_int64 (db, &value, &error, "SELECT 4", ""));
  g_assert_cmpint (value, ==, 4);
}

static void
test_defences (void)
{
  g_autoptr (KithDb) db = open_memory ();
  g_autoptr (GError) error = NULL;
  gint64 value = -1;

  g_assert_false (kith_db_run_script (db, "ATTACH ':memory:' AS other", &error));
  g_clear_error (&error);
  g_assert_false (kith_db_run_script (db, "SELECT load_extension ('x')", &error));
  g_clear_error (&error);
  g_assert_false (
      kith_db_run_script (db, "CREATE TABLE u (a TEXT) STRICT; INSERT INTO u VALUES (\"a\")", &error));
  g_clear_error (&error);
  g_assert_true (kith_engine_pragma_int (db, "trusted_schema", &value, &error));
  g_assert_cmpint (value, ==, 0);
  g_assert_true (kith_engine_pragma_int (db, "secure_delete", &value, &error));
  g_assert_cmpint (value, ==, 1);
  g_assert_true (kith_engine_pragma_int (db, "foreign_keys", &value, &error));
  g_assert_cmpint (value, ==, 1);
  g_assert_true (kith_engine_pragma_int (db, "synchronous", &value, &error));
  g_assert_cmpint (value, ==, 2);
  g_assert_true (kith_engine_pragma_int (db, "cell_size_check", &value, &error));
  g_assert_cmpint (value, ==, 1);
}

static void
test_missing_file (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (kith_db_open ("/nowhere/at/all.kith", KITH_DB_READ_WRITE, &error));
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, "all.kith"));
  g_assert_null (strstr (error->message, "/nowhere"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/db/values", test_values);
  g_test_add_func ("/store/db/damaged-text", test_damaged_text);
  g_test_add_func ("/store/db/statements-are-kept", test_statements_are_kept);
  g_test_add_func ("/store/db/constraints", test_constraints);
  g_test_add_func ("/store/db/transactions", test_transactions);
  g_test_add_func ("/store/db/nested-begin", test_nested_begin);
  g_test_add_func ("/store/db/cancel", test_cancel);
  g_test_add_func ("/store/db/defences", test_defences);
  g_test_add_func ("/store/db/missing-file", test_missing_file);
  return g_test_run ();
}
