/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the store's tests share.
 */

#include "store/store-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/kith-error.h"

void
store_fixture_set_up (StoreFixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("kith-store-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "center.kith", NULL);
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        remove_folder (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

void
store_fixture_tear_down (StoreFixture *fixture, gconstpointer user_data)
{
  g_chmod (fixture->folder, 0700);
  remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

KithStore *
store_fixture_create (const char *path)
{
  g_autoptr (GError) error = NULL;
  KithStore *store = kith_store_create (path, 1780000000, &error);

  g_assert_no_error (error);
  g_assert_nonnull (store);
  return store;
}

KithStore *
store_fixture_open (const char *path)
{
  g_autoptr (GError) error = NULL;
  KithStore *store = kith_store_open (path, KITH_STORE_READ_WRITE, &error);

  g_assert_no_error (error);
  g_assert_nonnull (store);
  return store;
}

void
store_fixture_close (KithStore *store)
{
  g_autoptr (GError) error = NULL;

  kith_store_close (store, &error);
  g_assert_no_error (error);
  g_object_unref (store);
}

gboolean
store_fixture_try_set (KithStore *store, const char *name, const char *value, GError **error)
{
  KithDb *db = kith_store_begin (store, error);

  if (db == NULL)
    return FALSE;
  if (kith_db_run (db, error,
                   "INSERT INTO setting (id, name, value, version) VALUES "
                   "((SELECT coalesce (max (id), 0) + 1 FROM setting), ?1, ?2, 1) "
                   "ON CONFLICT (name) DO UPDATE SET value = excluded.value, version = setting.version + 1",
                   "tt", name, value) < 0)
    {
      kith_store_rollback (store);
      return FALSE;
    }
  return kith_store_commit (store, error);
}

void
store_fixture_set (KithStore *store, const char *name, const char *value)
{
  g_autoptr (GError) error = NULL;

  store_fixture_try_set (store, name, value, &error);
  g_assert_no_error (error);
}

char *
store_fixture_get (KithStore *store, const char *name)
{
  g_autoptr (GError) error = NULL;
  KithDb *db = kith_store_get_reader (store, &error);
  g_autoptr (KithStmt) stmt = NULL;
  char *value = NULL;

  g_assert_no_error (error);
  stmt = kith_db_prepare (db, "SELECT value FROM setting WHERE name = ?1", &error);
  g_assert_no_error (error);
  kith_stmt_bind (stmt, "t", name);
  if (kith_stmt_step (stmt, &error) == KITH_STEP_ROW)
    value = kith_stmt_dup_text (stmt, 0);
  g_assert_no_error (error);
  return value;
}

void
store_fixture_fill (KithStore *store, guint n)
{
  g_autoptr (GError) error = NULL;
  KithDb *db = kith_store_begin (store, &error);
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  g_assert_no_error (error);
  kith_db_run (db, &error, "INSERT INTO account (id, name, role, state, version) VALUES (1, 'Dana', 1, 1, 1)",
               "");
  for (guint i = 1; i <= n && error == NULL; i++)
    {
      guint8 card[96];

      for (gsize j = 0; j < sizeof card; j++)
        card[j] = (guint8) g_rand_int (rand);
      kith_db_run (db, &error,
                   "INSERT INTO person (id, state, created_day, card, version) VALUES (?1, 1, ?2, ?3, 1)",
                   "iix", (gint64) i * 7919, (gint64) (20000 + i % 300), (const void *) card, sizeof card);
      if (error == NULL)
        kith_db_run (db, &error,
                     "INSERT INTO visit (id, person, day, arrived_minute, utc, utc_offset, state, source, "
                     "account, voided, version) "
                     "VALUES (?1, ?2, ?3, 600, 0, 0, 1, 1, 1, 0, 1)",
                     "iii", (gint64) i, (gint64) i * 7919, (gint64) (20000 + i % 300));
    }
  g_assert_no_error (error);
  kith_store_commit (store, &error);
  g_assert_no_error (error);
}

char *
store_fixture_digest (const char *path)
{
  g_autofree char *contents = NULL;
  gsize length = 0;

  if (!g_file_get_contents (path, &contents, &length, NULL))
    return NULL;
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) contents, length);
}

/* Never of a store that this process has open: closing the descriptor would drop the engine's locks. */
void
store_fixture_copy (const char *from, const char *to)
{
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  gsize length = 0;

  g_file_get_contents (from, &contents, &length, &error);
  g_assert_no_error (error);
  g_file_set_contents_full (to, contents, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
}

char *
store_fixture_beside (const char *path, const char *suffix)
{
  return g_strconcat (path, suffix, NULL);
}

goffset
store_fixture_size (const char *path)
{
  GStatBuf info;

  return g_stat (path, &info) == 0 ? (goffset) info.st_size : -1;
}

void
store_fixture_assert_refused (const char *path, int code)
{
  g_autofree char *before = store_fixture_digest (path);
  g_autofree char *log = store_fixture_beside (path, "-wal");
  g_autofree char *log_before = store_fixture_digest (log);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *after = NULL;
  g_autofree char *log_after = NULL;
  g_autoptr (GError) error = NULL;
  KithStore *store = kith_store_open (path, KITH_STORE_READ_WRITE, &error);

  g_assert_null (store);
  g_assert_error (error, KITH_ERROR, code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, name));
  g_assert_null (strstr (error->message, folder));
  g_assert_true (g_str_has_suffix (error->message, "."));
  g_assert_null (strchr (error->message, '\n'));

  after = store_fixture_digest (path);
  g_assert_cmpstr (before, ==, after);
  log_after = store_fixture_digest (log);
  g_assert_cmpstr (log_before, ==, log_after);
}
