/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Backups: made in the middle of work, whole or not there, kept to a number, and put back without a moment
 * without a store.
 */

#include "store/kith-backup.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/kith-error.h"
#include "store/kith-rows.h"
#include "store/store-fixture.h"

static guint
count_files (const char *folder)
{
  GDir *dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  g_dir_close (dir);
  return n;
}

static char *
make_folder (StoreFixture *fixture)
{
  char *folder = g_build_filename (fixture->folder, "backups", NULL);

  g_mkdir (folder, 0700);
  return folder;
}

static void
progress_cb (double fraction, gpointer user_data)
{
  double *last = user_data;

  g_assert_cmpfloat (fraction, >=, *last);
  g_assert_cmpfloat (fraction, <=, 1.0);
  *last = fraction;
}

static gboolean
look_cb (KithDb *copy, gpointer user_data, GError **error)
{
  g_assert_cmpint (kith_rows_count (copy, "person", error), ==, 400);
  return TRUE;
}

static gboolean
refuse_cb (KithDb *copy, gpointer user_data, GError **error)
{
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_UNVERIFIED, "no");
  return FALSE;
}

static void
test_write (StoreFixture *fixture, gconstpointer user_data)
{
  g_autofree char *folder = make_folder (fixture);
  g_autofree char *path = kith_backup_name (folder, "center", "2026-11-22-0900");
  g_autoptr (GError) error = NULL;
  KithStore *store = store_fixture_create (fixture->path);
  double last = 0;
  GStatBuf info;

  store_fixture_fill (store, 400);
  g_assert_true (kith_backup_write (store, path, progress_cb, look_cb, &last, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpfloat (last, ==, 1.0);
  g_assert_cmpuint (count_files (folder), ==, 1);
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);

  g_assert_true (kith_backup_check (path, kith_store_get_id (store), look_cb, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_false (kith_backup_check (path, kith_store_get_id (store) ^ 1, NULL, NULL, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_assert_cmpuint (count_files (folder), ==, 1);

  /* The store went on all the while. */
  store_fixture_set (store, "a", "1");
  store_fixture_close (store);
}

static void
test_write_refused (StoreFixture *fixture, gconstpointer user_data)
{
  g_autofree char *folder = make_folder (fixture);
  g_autofree char *path = kith_backup_name (folder, "center", "2026-11-22-0900");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  KithStore *store = store_fixture_create (fixture->path);

  store_fixture_fill (store, 400);
  g_assert_true (kith_backup_write (store, path, NULL, NULL, NULL, NULL, &error));
  before = store_fixture_digest (path);
  store_fixture_set (store, "a", "1");

  g_assert_false (kith_backup_write (store, path, NULL, refuse_cb, NULL, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_UNVERIFIED);
  g_clear_error (&error);
  g_cancellable_cancel (cancellable);
  g_assert_false (kith_backup_write (store, path, NULL, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  after = store_fixture_digest (path);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpuint (count_files (folder), ==, 1);

  g_assert_false (kith_backup_write (store, "/nowhere/at/all.kith-backup", NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_FOUND);
  store_fixture_close (store);
}

static gpointer
write_in_thread (gpointer data)
{
  for (int i = 0; i < 150; i++)
    {
      g_autofree char *text = g_strdup_printf ("%d", i);
      g_autoptr (GError) error = NULL;
      KithDb *db = kith_store_begin (data, &error);

      g_assert_no_error (error);
      kith_db_run (db, &error, "UPDATE setting SET value = ?1", "t", text);
      g_assert_no_error (error);
      kith_db_run (db, &error, "UPDATE visit SET left_minute = ?1", "w", i);
      g_assert_no_error (error);
      kith_store_commit (data, &error);
      g_assert_no_error (error);
    }
  return NULL;
}

static gboolean
one_moment_cb (KithDb *copy, gpointer user_data, GError **error)
{
  gint64 kinds = 0;

  g_assert_true (kith_db_get_int64 (copy, &kinds, error, "SELECT count (DISTINCT value) FROM setting", ""));
  g_assert_cmpint (kinds, ==, 1);
  g_assert_true (kith_db_get_int64 (copy, &kinds, error,
                                    "SELECT count (*) FROM visit WHERE left_minute <> (SELECT CAST (value AS "
                                    "INTEGER) FROM setting LIMIT 1)",
                                    ""));
  g_assert_cmpint (kinds, ==, 0);
  return TRUE;
}

static void
test_while_writing (StoreFixture *fixture, gconstpointer user_data)
{
  g_autofree char *folder = make_folder (fixture);
  g_autofree char *path = kith_backup_name (folder, "center", "2026-11-22-0900");
  KithStore *store = store_fixture_create (fixture->path);
  GThread *thread;

  store_fixture_fill (store, 400);
  store_fixture_set (store, "a", "");
  store_fixture_set (store, "b", "");
  thread = g_thread_new ("writer", write_in_thread, store);
  for (int i = 0; i < 5; i++)
    {
      g_autoptr (GError) error = NULL;

      kith_backup_write (store, path, NULL, one_moment_cb, NULL, NULL, &error);
      g_assert_no_error (error);
    }
  g_thread_join (thread);
  store_fixture_close (store);
}

static void
test_rotate (StoreFixture *fixture, gconstpointer user_data)
{
  static const char *const names[] = {
    "center-2026-11-20-0900.kith-backup",
    "center-2026-11-22-0900.kith-backup",
    "center-2026-11-21-0900.kith-backup",
    "center-2025-12-31-2359.kith-backup",
    "center-two-2026-01-01-0000.kith-backup",
    "center-2026-11-19-0900.txt",
    "notes",
  };
  g_autofree char *folder = make_folder (fixture);
  g_autofree char *noise = kith_backup_name (folder, "center", "2026-12-24-0900");
  g_autofree char *others = kith_backup_name (folder, "center", "2020-01-01-0900");
  g_autofree char *other_path = g_build_filename (fixture->folder, "other.kith", NULL);
  KithStore *store = store_fixture_create (fixture->path);
  KithStore *other = store_fixture_create (other_path);
  g_autoptr (GPtrArray) removed = NULL;
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      g_assert_true (kith_backup_write (store, path, NULL, NULL, NULL, NULL, &error));
    }
  g_assert_true (kith_backup_write (other, others, NULL, NULL, NULL, NULL, &error));
  g_file_set_contents (noise, "x", 1, NULL);
  g_assert_true (kith_backup_rotate (folder, "center", kith_store_get_id (store), 2, &removed, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (removed->len, ==, 2);
  left = kith_backup_list (folder, "center", &error);
  g_assert_cmpuint (left->len, ==, 4);
  g_assert_cmpstr (g_ptr_array_index (left, 0), ==, noise);
  g_assert_true (g_str_has_suffix (g_ptr_array_index (left, 1), names[1]));
  g_assert_true (g_str_has_suffix (g_ptr_array_index (left, 2), names[2]));
  g_assert_cmpstr (g_ptr_array_index (left, 3), ==, others);
  g_assert_cmpuint (count_files (folder), ==, 7);
  store_fixture_close (store);
  store_fixture_close (other);
}

static void
assert_value (const char *path, const char *expected)
{
  KithStore *store = store_fixture_open (path);
  g_autofree char *value = store_fixture_get (store, "a");

  g_assert_cmpstr (value, ==, expected);
  store_fixture_close (store);
}

static void
test_restore (StoreFixture *fixture, gconstpointer user_data)
{
  g_autofree char *folder = make_folder (fixture);
  g_autofree char *path = kith_backup_name (folder, "center", "2026-11-22-0900");
  g_autofree char *kept = NULL;
  g_autofree char *kept_again = NULL;
  g_autofree char *elsewhere = g_build_filename (fixture->folder, "elsewhere.kith", NULL);
  g_autofree char *none = NULL;
  g_autoptr (GError) error = NULL;
  KithStore *store = store_fixture_create (fixture->path);

  store_fixture_set (store, "a", "old");
  g_assert_true (kith_backup_write (store, path, NULL, NULL, NULL, NULL, &error));
  store_fixture_set (store, "a", "new");

  g_assert_false (kith_backup_restore (path, fixture->path, "2026-11-22", NULL, NULL, &kept, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_IN_USE);
  g_clear_error (&error);
  store_fixture_close (store);

  g_assert_false (kith_backup_restore (path, fixture->path, "2026-11-22", refuse_cb, NULL, &kept, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_UNVERIFIED);
  g_clear_error (&error);
  g_assert_null (kept);
  assert_value (fixture->path, "new");

  g_assert_true (kith_backup_restore (path, fixture->path, "2026-11-22", NULL, NULL, &kept, &error));
  g_assert_no_error (error);
  assert_value (fixture->path, "old");
  assert_value (kept, "new");
  g_assert_true (g_str_has_suffix (kept, "center.kith.before-2026-11-22"));

  g_assert_true (kith_backup_restore (path, fixture->path, "2026-11-22", NULL, NULL, &kept_again, &error));
  g_assert_cmpstr (kept, !=, kept_again);
  assert_value (kept, "new");

  g_assert_true (kith_backup_restore (path, elsewhere, "2026-11-22", NULL, NULL, &none, &error));
  g_assert_null (none);
  assert_value (elsewhere, "old");
  g_assert_true (kith_backup_check (path, 0, NULL, NULL, NULL, &error));
  /* center.kith, two kept, elsewhere.kith, the folder. */
  g_assert_cmpuint (count_files (fixture->folder), ==, 5);
}

/* A damaged backup costs nothing; a damaged store is what restoring is for. */
static void
test_restore_damaged (StoreFixture *fixture, gconstpointer user_data)
{
  g_autofree char *folder = make_folder (fixture);
  g_autofree char *path = kith_backup_name (folder, "center", "2026-11-22-0900");
  g_autofree char *bad = kith_backup_name (folder, "center", "2026-11-22-1000");
  g_autofree char *contents = NULL;
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;
  KithStore *store = store_fixture_create (fixture->path);
  gsize length = 0;

  store_fixture_fill (store, 300);
  store_fixture_set (store, "a", "old");
  g_assert_true (kith_backup_write (store, path, NULL, NULL, NULL, NULL, &error));
  store_fixture_close (store);

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  memset (contents + 5 * 4096, 0x5a, 4096);
  g_file_set_contents (bad, contents, (gssize) length, NULL);
  g_assert_false (kith_backup_restore (bad, fixture->path, "x", NULL, NULL, &kept, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_DAMAGED);
  g_clear_error (&error);
  assert_value (fixture->path, "old");

  g_file_set_contents (fixture->path, contents, 7000, NULL);
  store_fixture_assert_refused (fixture->path, KITH_ERROR_DAMAGED);
  g_assert_true (kith_backup_restore (path, fixture->path, "x", NULL, NULL, &kept, &error));
  g_assert_no_error (error);
  assert_value (fixture->path, "old");
  g_assert_cmpint (store_fixture_size (kept), ==, 7000);

  g_assert_false (kith_backup_check (fixture->folder, 0, NULL, NULL, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_A_STORE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  STORE_TEST ("/store/backup/write", test_write);
  STORE_TEST ("/store/backup/write-refused", test_write_refused);
  STORE_TEST ("/store/backup/while-writing", test_while_writing);
  STORE_TEST ("/store/backup/rotate", test_rotate);
  STORE_TEST ("/store/backup/restore", test_restore);
  STORE_TEST ("/store/backup/restore-damaged", test_restore_damaged);
  return g_test_run ();
}
