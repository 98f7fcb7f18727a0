/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The class of every column: the table in the source and the schema that the migrations make hold the same,
 * both ways.
 */

#include "store/kith-columns.h"

#include "store/kith-db.h"
#include "store/kith-migrations.h"

static KithDb *
open_schema (void)
{
  g_autoptr (GError) error = NULL;
  KithDb *db = kith_db_open (NULL, KITH_DB_READ_WRITE, &error);

  g_assert_no_error (error);
  kith_migrations_run (db, 0, kith_migrations_newest (), NULL, &error);
  g_assert_no_error (error);
  return db;
}

static const KithColumn *
find (const char *table, const char *column)
{
  for (const KithColumn *known = kith_columns_get (); known->table != NULL; known++)
    if (g_str_equal (known->table, table) && g_str_equal (known->column, column))
      return known;
  return NULL;
}

static const char *const all_columns =
    "SELECT m.name, c.name, c.type, c.pk, c.cid FROM sqlite_schema AS m JOIN pragma_table_info (m.name) AS c "
    "WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND m.name NOT IN (SELECT l.name "
    "FROM pragma_table_list AS l WHERE l.type <> 'table') ORDER BY m.rootpage, c.cid";

static void
test_every_column_is_classed (void)
{
  g_autoptr (KithDb) db = open_schema ();
  g_autoptr (GError) error = NULL;
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, all_columns, &error);
  guint missing = 0;

  g_assert_no_error (error);
  while (kith_stmt_step (stmt, &error) == KITH_STEP_ROW)
    {
      const char *table = kith_stmt_get_text (stmt, 0);
      const char *column = kith_stmt_get_text (stmt, 1);

      if (find (table, column) == NULL || kith_tables_find (table) == NULL)
        {
          g_test_message ("%s.%s has no class in kith-columns.c", table, column);
          missing++;
        }
    }
  g_assert_no_error (error);
  g_assert_cmpuint (missing, ==, 0);
}

static void
test_every_class_has_its_column (void)
{
  g_autoptr (KithDb) db = open_schema ();
  g_autoptr (GError) error = NULL;
  guint missing = 0;

  for (const KithColumn *known = kith_columns_get (); known->table != NULL; known++)
    {
      gint64 count = 0;

      kith_db_get_int64 (db, &count, &error, "SELECT count (*) FROM pragma_table_info (?1) WHERE name = ?2",
                         "tt", known->table, known->column);
      g_assert_no_error (error);
      if (count != 1)
        {
          g_test_message ("the schema has no %s.%s", known->table, known->column);
          missing++;
        }
      g_assert_nonnull (kith_tables_find (known->table));
    }
  g_assert_cmpuint (missing, ==, 0);

  for (const KithTable *table = kith_tables_get (); table->name != NULL; table++)
    g_assert_nonnull (find (table->name, "id"));
}

/* Personal columns are ciphertext, so they can only be BLOBs; every table's first column is its integer key.
 */
static void
test_shapes (void)
{
  g_autoptr (KithDb) db = open_schema ();
  g_autoptr (GError) error = NULL;
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, all_columns, &error);

  while (kith_stmt_step (stmt, &error) == KITH_STEP_ROW)
    {
      const KithColumn *known = find (kith_stmt_get_text (stmt, 0), kith_stmt_get_text (stmt, 1));

      if (known != NULL && known->column_class == KITH_COLUMN_PERSONAL)
        g_assert_cmpstr (kith_stmt_get_text (stmt, 2), ==, "BLOB");
      if (kith_stmt_get_int64 (stmt, 4) == 0)
        {
          g_assert_cmpstr (kith_stmt_get_text (stmt, 1), ==, "id");
          g_assert_cmpstr (kith_stmt_get_text (stmt, 2), ==, "INTEGER");
          g_assert_cmpint (kith_stmt_get_int64 (stmt, 3), ==, 1);
        }
    }
  g_assert_no_error (error);
}

/* The log's check looks for the binding there: see kith-store-log.c. */
static void
test_binding_is_on_page_two (void)
{
  g_autoptr (KithDb) db = open_schema ();
  gint64 page = 0;

  g_assert_true (kith_db_get_int64 (db, &page, NULL,
                                    "SELECT rootpage FROM sqlite_schema WHERE name = 'store_binding'", ""));
  g_assert_cmpint (page, ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/columns/every-column-is-classed", test_every_column_is_classed);
  g_test_add_func ("/store/columns/every-class-has-its-column", test_every_class_has_its_column);
  g_test_add_func ("/store/columns/shapes", test_shapes);
  g_test_add_func ("/store/columns/binding-is-on-page-two", test_binding_is_on_page_two);
  return g_test_run ();
}
