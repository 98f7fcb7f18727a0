/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rows as bytes: one form for one content, another form for any other.
 */

#include "store/kith-rows.h"

#include <string.h>

#include "base/kith-error.h"
#include "store/kith-columns.h"
#include "store/kith-db-private.h"
#include "store/store-fixture.h"

static GBytes *
serialise (KithDb *db, const char *table, gint64 id)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = kith_rows_serialise (db, table, id, &error);

  g_assert_no_error (error);
  return bytes;
}

static void
test_form (StoreFixture *fixture, gconstpointer user_data)
{
  static const char expected[] = "setting\0id\0i\0\0\0\0\0\0\0\1"
                                 "name\0t\0\0\0\0\0\0\0\1"
                                 "avalue\0t\0\0\0\0\0\0\0\3"
                                 "\xc3\xa9!version\0i\0\0\0\0\0\0\0\1";
  KithStore *store = store_fixture_create (fixture->path);
  g_autoptr (GBytes) bytes = NULL;

  store_fixture_set (store, "a", "é!");
  bytes = serialise (kith_store_get_reader (store, NULL), "setting", 1);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), expected, sizeof expected - 1);
  g_assert_null (serialise (kith_store_get_reader (store, NULL), "setting", 2));
  store_fixture_close (store);
}

/* Every single change of a column changes the form; changing it back brings the form back. */
static void
test_tells_apart (StoreFixture *fixture, gconstpointer user_data)
{
  static const char *const changes[] = {
    "left_minute = 0",       "left_minute = NULL, arrived_minute = 0",
    "arrived_minute = NULL", "arrived_minute = 601",
    "day = day + 1",         "voided = 1",
    "utc_offset = -3600",    "utc = 9223372036854775807",
    "version = 2",
  };
  KithStore *store = store_fixture_create (fixture->path);
  g_autoptr (GHashTable) seen =
      g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref, NULL);
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;
  KithDb *db;

  store_fixture_fill (store, 3);
  db = kith_store_begin (store, NULL);
  before = serialise (db, "visit", 2);
  g_hash_table_add (seen, g_bytes_ref (before));
  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *sql = g_strdup_printf ("SAVEPOINT s; UPDATE visit SET %s WHERE id = 2;", changes[i]);

      g_assert_true (kith_db_run_script (db, sql, NULL));
      g_assert_true (g_hash_table_add (seen, serialise (db, "visit", 2)));
      g_assert_true (kith_db_run_script (db, "ROLLBACK TO s; RELEASE s", NULL));
    }
  after = serialise (db, "visit", 2);
  g_assert_true (g_bytes_equal (before, after));
  kith_store_rollback (store);
  store_fixture_close (store);
}

/* A column that a later schema adds, and that is NULL in the rows there were, changes no digest. */
static void
test_added_column (StoreFixture *fixture, gconstpointer user_data)
{
  KithStore *store = store_fixture_create (fixture->path);
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;
  KithDb *db;

  store_fixture_set (store, "a", "1");
  db = kith_store_begin (store, NULL);
  before = serialise (db, "setting", 1);
  g_assert_true (kith_db_run_script (db, "ALTER TABLE setting ADD COLUMN later TEXT", NULL));
  after = serialise (db, "setting", 1);
  g_assert_true (g_bytes_equal (before, after));
  kith_store_rollback (store);
  store_fixture_close (store);
}

typedef struct
{
  gint64 last;
  guint rows;
  guint stop_after;
} Walk;

static gboolean
walk_cb (const char *table, gint64 id, const guint8 *data, gsize size, gpointer user_data, GError **error)
{
  Walk *walk = user_data;

  g_assert_cmpstr (table, ==, "person");
  g_assert_cmpint (id, >, walk->last);
  g_assert_cmpmem (data, strlen ("person") + 1, "person", strlen ("person") + 1);
  walk->last = id;
  walk->rows++;
  return walk->rows != walk->stop_after;
}

static void
test_foreach (StoreFixture *fixture, gconstpointer user_data)
{
  KithStore *store = store_fixture_create (fixture->path);
  g_autoptr (GError) error = NULL;
  KithDb *db = kith_store_get_reader (store, NULL);
  Walk all = { 0, 0, 0 };
  Walk some = { 0, 0, 7 };

  store_fixture_fill (store, 120);
  g_assert_true (kith_rows_foreach (db, "person", walk_cb, &all, &error));
  g_assert_cmpuint (all.rows, ==, 120);
  g_assert_cmpint (kith_rows_count (db, "person", &error), ==, 120);
  g_assert_false (kith_rows_foreach (db, "person", walk_cb, &some, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (some.rows, ==, 7);
  store_fixture_close (store);
}

/* Every table can be read so, empty or not. */
static void
test_every_table (StoreFixture *fixture, gconstpointer user_data)
{
  KithStore *store = store_fixture_create (fixture->path);

  for (const KithTable *table = kith_tables_get (); table->name != NULL; table++)
    g_assert_cmpint (kith_rows_count (kith_store_get_reader (store, NULL), table->name, NULL), >=, 0);
  store_fixture_close (store);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  STORE_TEST ("/store/rows/form", test_form);
  STORE_TEST ("/store/rows/tells-apart", test_tells_apart);
  STORE_TEST ("/store/rows/added-column", test_added_column);
  STORE_TEST ("/store/rows/foreach", test_foreach);
  STORE_TEST ("/store/rows/every-table", test_every_table);
  return g_test_run ();
}
