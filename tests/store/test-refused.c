/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a store must refuse, each time in one sentence and with the file untouched to the byte: a file that is
 * none, that is cut short, newer, read-only, on a network drive, open elsewhere, or that has another store's
 * log beside it. And what it must not refuse: its own log, however a crash left it.
 */

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/kith-error.h"
#include "store/kith-backup.h"
#include "store/kith-check.h"
#include "store/kith-store-place.h"
#include "store/store-fixture.h"

typedef void (*ChildFunc) (const char *path);

/* Runs in a process of its own that ends without closing anything. */
static void
crash_after (ChildFunc func, const char *path)
{
  pid_t child = fork ();
  int status = 0;

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      func (path);
      kill (getpid (), SIGKILL);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
}

static void
write_some (const char *path)
{
  KithStore *store = store_fixture_open (path);

  store_fixture_set (store, "a", "one");
  store_fixture_set (store, "a", "two");
}

static void
write_other (const char *path)
{
  KithStore *store = store_fixture_open (path);

  store_fixture_set (store, "b", "other");
}

/* Folded once and gone on: the log's life began after the file was last complete. */
static void
write_fold_write (const char *path)
{
  KithStore *store = store_fixture_open (path);

  store_fixture_set (store, "a", "one");
  kith_store_truncate_log (store, NULL);
  store_fixture_set (store, "a", "two");
}

static void
make_store (const char *path)
{
  KithStore *store = store_fixture_create (path);

  store_fixture_fill (store, 300);
  store_fixture_close (store);
}

static void
assert_value (const char *path, const char *name, const char *expected)
{
  KithStore *store = store_fixture_open (path);
  g_autofree char *value = store_fixture_get (store, name);

  g_assert_cmpstr (value, ==, expected);
  g_assert_cmpint (kith_check_run (kith_store_get_reader (store, NULL), NULL, NULL, NULL, NULL), ==, 0);
  store_fixture_close (store);
}

static void
test_not_a_store (StoreFixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  KithDb *db;

  g_assert_null (kith_store_open (fixture->path, KITH_STORE_READ_WRITE, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_FOUND);

  g_file_set_contents (fixture->path,
                       "Dear diary, this is no database at all, but it is long enough to be looked at.\n", -1,
                       NULL);
  store_fixture_assert_refused (fixture->path, KITH_ERROR_NOT_A_STORE);
  g_unlink (fixture->path);

  g_mkdir (fixture->path, 0700);
  g_clear_error (&error);
  g_assert_null (kith_store_open (fixture->path, KITH_STORE_READ_WRITE, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_A_STORE);
  g_rmdir (fixture->path);

  db = kith_db_open (fixture->path, KITH_DB_CREATE, NULL);
  g_assert_true (kith_db_run_script (db, "CREATE TABLE somebody_elses (a INTEGER)", NULL));
  kith_db_free (db);
  store_fixture_assert_refused (fixture->path, KITH_ERROR_NOT_A_STORE);
}

static void
test_truncated (StoreFixture *fixture, gconstpointer user_data)
{
  g_autofree char *whole = g_build_filename (fixture->folder, "whole", NULL);
  goffset size;

  make_store (fixture->path);
  g_rename (fixture->path, whole);
  size = store_fixture_size (whole);
  for (goffset cut = 0; cut < size; cut += cut < 120 ? 7 : cut < 9000 ? 511 : 4096 + (cut % 3) * 1365)
    {
      store_fixture_copy (whole, fixture->path);
      g_assert_cmpint (truncate (fixture->path, cut), ==, 0);
      store_fixture_assert_refused (fixture->path, KITH_ERROR_DAMAGED);
    }
  g_assert_cmpint (truncate (fixture->path, size - 1), ==, 0);
  store_fixture_assert_refused (fixture->path, KITH_ERROR_DAMAGED);
}

static void
test_newer (StoreFixture *fixture, gconstpointer user_data)
{
  g_autofree char *script =
      g_strdup_printf ("PRAGMA user_version = %d", kith_store_get_newest_schema_version () + 1);
  KithDb *db;

  make_store (fixture->path);
  db = kith_db_open (fixture->path, KITH_DB_READ_WRITE, NULL);
  g_assert_true (kith_db_run_script (db, script, NULL));
  kith_db_free (db);
  store_fixture_assert_refused (fixture->path, KITH_ERROR_TOO_NEW);
}

static void
make_newer_and_crash (const char *path)
{
  KithStore *store = store_fixture_open (path);
  KithDb *db = kith_store_begin (store, NULL);

  kith_db_run_script (db, "PRAGMA user_version = 999", NULL);
  kith_store_commit (store, NULL);
}

/* Newer only by what a newer program's crash left in the log. */
static void
test_newer_in_log (StoreFixture *fixture, gconstpointer user_data)
{
  make_store (fixture->path);
  crash_after (make_newer_and_crash, fixture->path);
  store_fixture_assert_refused (fixture->path, KITH_ERROR_TOO_NEW);
}

static void
test_read_only (StoreFixture *fixture, gconstpointer user_data)
{
  make_store (fixture->path);
  g_chmod (fixture->path, 0400);
  store_fixture_assert_refused (fixture->path, KITH_ERROR_READ_ONLY);
  g_chmod (fixture->path, 0600);
  g_chmod (fixture->folder, 0500);
  store_fixture_assert_refused (fixture->path, KITH_ERROR_READ_ONLY);
  g_chmod (fixture->folder, 0700);
  assert_value (fixture->path, "a", NULL);
}

static const char *pretended_type = NULL;

static char *
pretend (const char *path)
{
  return g_strdup (pretended_type);
}

static void
test_network (StoreFixture *fixture, gconstpointer user_data)
{
  static const char *const refused[] = { "nfs",        "nfs4",        "cifs", "smb3",
                                         "fuse.sshfs", "fuse.rclone", "afs",  "ceph" };
  static const char *const taken[] = { "ext4", "btrfs", "overlay", "9p", "fuse", "tmpfs", "fuse.gocryptfs" };
  g_autoptr (GError) error = NULL;
  g_autofree char *other = g_build_filename (fixture->folder, "other.kith", NULL);

  make_store (fixture->path);
  kith_place_set_lookup (pretend);
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      pretended_type = refused[i];
      store_fixture_assert_refused (fixture->path, KITH_ERROR_NETWORK_FS);
    }
  g_assert_null (kith_store_create (other, 0, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NETWORK_FS);
  g_assert_false (g_file_test (other, G_FILE_TEST_EXISTS));
  for (gsize i = 0; i < G_N_ELEMENTS (taken); i++)
    {
      pretended_type = taken[i];
      assert_value (fixture->path, "a", NULL);
    }
  kith_place_set_lookup (NULL);
}

static void
test_mount_table (void)
{
  g_autofree char *proc = kith_place_file_system ("/proc/self");
  g_autofree char *root = kith_place_file_system ("/");

  g_assert_cmpstr (proc, ==, "proc");
  g_assert_nonnull (root);
}

static void
test_second_process (StoreFixture *fixture, gconstpointer user_data)
{
  int ready[2];
  int go_on[2];
  char byte = 0;
  pid_t child;
  int status;

  make_store (fixture->path);
  g_assert_cmpint (pipe (ready), ==, 0);
  g_assert_cmpint (pipe (go_on), ==, 0);
  child = fork ();
  if (child == 0)
    {
      KithStore *store = store_fixture_open (fixture->path);

      store_fixture_set (store, "a", "child");
      if (write (ready[1], "x", 1) != 1 || read (go_on[0], &byte, 1) != 1)
        _exit (1);
      store_fixture_close (store);
      _exit (0);
    }

  g_assert_cmpint (read (ready[0], &byte, 1), ==, 1);
  store_fixture_assert_refused (fixture->path, KITH_ERROR_IN_USE);
  g_assert_cmpint (write (go_on[1], "x", 1), ==, 1);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
  for (int i = 0; i < 2; i++)
    {
      close (ready[i]);
      close (go_on[i]);
    }
  assert_value (fixture->path, "a", "child");
}

/* The same process counts as well; and a refused opening must not cost the first one its locks. */
static void
test_twice (StoreFixture *fixture, gconstpointer user_data)
{
  KithStore *store = store_fixture_create (fixture->path);
  g_autoptr (GError) error = NULL;

  g_assert_null (kith_store_open (fixture->path, KITH_STORE_READ_WRITE, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_IN_USE);
  g_clear_error (&error);
  g_assert_null (kith_store_open (fixture->path, KITH_STORE_READ_ONLY, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_IN_USE);
  store_fixture_set (store, "a", "1");
  store_fixture_close (store);
}

static void
test_through_symlink (StoreFixture *fixture, gconstpointer user_data)
{
  g_autofree char *alias = g_build_filename (fixture->folder, "alias.kith", NULL);
  KithStore *store = store_fixture_create (fixture->path);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (symlink (fixture->path, alias), ==, 0);
  g_assert_null (kith_store_open (alias, KITH_STORE_READ_WRITE, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_IN_USE);
  store_fixture_close (store);
  assert_value (alias, "a", NULL);
}

static void
test_own_log (StoreFixture *fixture, gconstpointer user_data)
{
  g_autofree char *log = store_fixture_beside (fixture->path, "-wal");

  make_store (fixture->path);
  crash_after (write_some, fixture->path);
  g_assert_cmpint (store_fixture_size (log), >, 0);
  assert_value (fixture->path, "a", "two");

  crash_after (write_fold_write, fixture->path);
  assert_value (fixture->path, "a", "two");

  /* A second crash before anything was closed. */
  crash_after (write_other, fixture->path);
  crash_after (write_other, fixture->path);
  assert_value (fixture->path, "b", "other");
}

static void
test_foreign_log (StoreFixture *fixture, gconstpointer user_data)
{
  g_autofree char *other = g_build_filename (fixture->folder, "other.kith", NULL);
  g_autofree char *log = store_fixture_beside (fixture->path, "-wal");
  g_autofree char *other_log = store_fixture_beside (other, "-wal");

  make_store (fixture->path);
  make_store (other);
  crash_after (write_other, other);
  store_fixture_copy (other_log, log);
  store_fixture_assert_refused (fixture->path, KITH_ERROR_DAMAGED);

  /* Whichever of the two had a log of its own: the wrong one is refused, the right one taken. */
  g_unlink (log);
  crash_after (write_some, fixture->path);
  store_fixture_copy (log, other_log);
  store_fixture_assert_refused (other, KITH_ERROR_DAMAGED);
  assert_value (fixture->path, "a", "two");
}

/* Of the same store, but from before the file went on without it. */
static void
test_stale_log (StoreFixture *fixture, gconstpointer user_data)
{
  g_autofree char *log = store_fixture_beside (fixture->path, "-wal");
  g_autofree char *kept = g_build_filename (fixture->folder, "kept", NULL);
  g_autofree char *kept_log = g_build_filename (fixture->folder, "kept-log", NULL);

  make_store (fixture->path);
  store_fixture_copy (fixture->path, kept);
  crash_after (write_some, fixture->path);
  store_fixture_copy (log, kept_log);
  assert_value (fixture->path, "a", "two");
  crash_after (write_other, fixture->path);
  assert_value (fixture->path, "b", "other");

  store_fixture_copy (kept_log, log);
  store_fixture_assert_refused (fixture->path, KITH_ERROR_DAMAGED);

  /* A newer log beside an older copy of the file. */
  g_unlink (log);
  crash_after (write_some, fixture->path);
  store_fixture_copy (kept, fixture->path);
  store_fixture_assert_refused (fixture->path, KITH_ERROR_DAMAGED);
}

/* The log of a database that is no store at all, and a log of nothing. */
static void
make_plain_log (const char *path)
{
  KithDb *db = kith_db_open (path, KITH_DB_CREATE, NULL);

  kith_db_run_script (db,
                      "PRAGMA journal_mode = WAL; CREATE TABLE person (id INTEGER PRIMARY KEY); INSERT INTO "
                      "person VALUES (1)",
                      NULL);
}

static void
test_strange_logs (StoreFixture *fixture, gconstpointer user_data)
{
  g_autofree char *plain = g_build_filename (fixture->folder, "plain", NULL);
  g_autofree char *plain_log = store_fixture_beside (plain, "-wal");
  g_autofree char *log = store_fixture_beside (fixture->path, "-wal");
  g_autofree char *journal = store_fixture_beside (fixture->path, "-journal");
  g_autofree char *junk = g_strnfill (9000, 'x');

  make_store (fixture->path);
  crash_after (make_plain_log, plain);
  store_fixture_copy (plain_log, log);
  store_fixture_assert_refused (fixture->path, KITH_ERROR_DAMAGED);

  g_file_set_contents (log, junk, 9000, NULL);
  store_fixture_assert_refused (fixture->path, KITH_ERROR_DAMAGED);

  g_file_set_contents (log, junk, 20, NULL);
  assert_value (fixture->path, "a", NULL);

  g_file_set_contents (journal, junk, 9000, NULL);
  store_fixture_assert_refused (fixture->path, KITH_ERROR_DAMAGED);
}

static void
write_thrice (const char *path)
{
  KithStore *store = store_fixture_open (path);

  store_fixture_set (store, "a", "one");
  store_fixture_set (store, "a", "two");
  store_fixture_set (store, "a", "three");
  store_fixture_set (store, "a", "four");
}

static void
flip_in_file (const char *path, goffset at)
{
  g_autofree char *contents = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  g_assert_cmpint (at, <, length);
  contents[at] ^= 0x10;
  g_assert_true (
      g_file_set_contents_full (path, contents, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

/* The engine would drop, without a word, every transaction from the damaged frame on. */
static void
test_damaged_log (StoreFixture *fixture, gconstpointer user_data)
{
  g_autofree char *log = store_fixture_beside (fixture->path, "-wal");
  g_autofree char *kept_log = g_build_filename (fixture->folder, "kept-log", NULL);
  g_autofree char *kept = g_build_filename (fixture->folder, "kept", NULL);
  goffset size;

  make_store (fixture->path);
  crash_after (write_thrice, fixture->path);
  store_fixture_copy (log, kept_log);
  store_fixture_copy (fixture->path, kept);
  size = store_fixture_size (log);
  g_assert_cmpint (size, >, 32 + 5 * 4120);

  for (goffset at = 0; at < 32 + 2 * 4120; at += 301)
    {
      store_fixture_copy (kept_log, log);
      flip_in_file (log, at);
      store_fixture_assert_refused (fixture->path, KITH_ERROR_DAMAGED);
    }

  /* The last transaction alone may have been unfinished when the power went: what came before is there. */
  store_fixture_copy (kept_log, log);
  flip_in_file (log, size - 100);
  assert_value (fixture->path, "a", "three");
}

static void
limit_file_size (goffset size)
{
  struct rlimit limit = { (rlim_t) size, (rlim_t) size };

  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

/* Every transaction that was acknowledged before the disk was full is there, and none that was not. */
static void
fill_disk (const char *path)
{
  KithStore *store = store_fixture_open (path);
  g_autofree char *big = g_strnfill (3000, 'x');
  g_autoptr (GError) error = NULL;
  int i;

  limit_file_size (600 * 1024);
  for (i = 0; i < 5000; i++)
    {
      g_autofree char *name = g_strdup_printf ("n%d", i);

      if (!store_fixture_try_set (store, name, big, &error))
        break;
    }
  g_assert_error (error, KITH_ERROR, KITH_ERROR_DISK_FULL);
  g_assert_nonnull (strstr (error->message, "center.kith"));
  g_assert_cmpint (i, >, 10);
  g_clear_error (&error);

  {
    g_autofree char *last = g_strdup_printf ("n%d", i - 1);
    g_autofree char *failed = g_strdup_printf ("n%d", i);
    g_autofree char *value = store_fixture_get (store, last);
    g_autofree char *none = store_fixture_get (store, failed);
    g_autofree char *note = g_strconcat (path, ".count", NULL);
    FILE *file;

    g_assert_cmpstr (value, ==, big);
    g_assert_null (none);
    file = fopen (note, "w");
    fprintf (file, "%d", i);
    fclose (file);
  }
}

static void
test_disk_full (StoreFixture *fixture, gconstpointer user_data)
{
  g_autofree char *note = store_fixture_beside (fixture->path, ".count");
  g_autofree char *text = NULL;
  KithStore *store;
  gint64 found = 0;

  make_store (fixture->path);
  crash_after (fill_disk, fixture->path);
  g_assert_true (g_file_get_contents (note, &text, NULL, NULL));

  store = store_fixture_open (fixture->path);
  g_assert_true (kith_db_get_int64 (kith_store_get_reader (store, NULL), &found, NULL,
                                    "SELECT count (*) FROM setting WHERE name LIKE 'n%'", ""));
  g_assert_cmpint (found, ==, g_ascii_strtoll (text, NULL, 10));
  g_assert_cmpint (kith_check_run (kith_store_get_reader (store, NULL), NULL, NULL, NULL, NULL), ==, 0);
  store_fixture_close (store);
}

static void
create_on_full_disk (const char *path)
{
  g_autoptr (GError) error = NULL;

  limit_file_size (30 * 1024);
  g_assert_null (kith_store_create (path, 0, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_DISK_FULL);
}

/* A store is there whole or not at all. */
static void
test_create_on_full_disk (StoreFixture *fixture, gconstpointer user_data)
{
  GDir *dir;

  crash_after (create_on_full_disk, fixture->path);
  dir = g_dir_open (fixture->folder, 0, NULL);
  g_assert_null (g_dir_read_name (dir));
  g_dir_close (dir);
}

static void
restore_on_full_disk (const char *path)
{
  g_autofree char *backup = store_fixture_beside (path, ".backup");
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;

  limit_file_size (30 * 1024);
  g_assert_false (kith_backup_restore (backup, path, "x", NULL, NULL, &kept, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_DISK_FULL);
  g_assert_null (kept);
}

static void
test_restore_on_full_disk (StoreFixture *fixture, gconstpointer user_data)
{
  g_autofree char *backup = store_fixture_beside (fixture->path, ".backup");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  guint n = 0;
  GDir *dir;

  make_store (fixture->path);
  store_fixture_copy (fixture->path, backup);
  before = store_fixture_digest (fixture->path);
  crash_after (restore_on_full_disk, fixture->path);
  after = store_fixture_digest (fixture->path);
  g_assert_cmpstr (before, ==, after);
  dir = g_dir_open (fixture->folder, 0, NULL);
  while (g_dir_read_name (dir) != NULL)
    n++;
  g_dir_close (dir);
  g_assert_cmpuint (n, ==, 2);
}

/* The binding lies in one sector at the end of its page, so that a torn write of it leaves one token or the
 * other. */
static void
test_binding_in_one_sector (StoreFixture *fixture, gconstpointer user_data)
{
  for (int i = 0; i < 20; i++)
    {
      g_autofree char *contents = NULL;
      gsize length = 0;
      const char *mark;

      if (i == 0)
        make_store (fixture->path);
      else
        {
          KithStore *store = store_fixture_open (fixture->path);

          store_fixture_set (store, "a", "1");
          kith_store_truncate_log (store, NULL);
          store_fixture_set (store, "a", "2");
          store_fixture_close (store);
        }
      g_assert_true (g_file_get_contents (fixture->path, &contents, &length, NULL));
      mark = memmem (contents, length, "kith log binding", 16);
      g_assert_nonnull (mark);
      g_assert_cmpint (mark - contents, ==, 2 * 4096 - 64);
      g_assert_null (memmem (mark + 1, length - (gsize) (mark + 1 - contents), "kith log binding", 16));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  STORE_TEST ("/store/refused/not-a-store", test_not_a_store);
  STORE_TEST ("/store/refused/truncated", test_truncated);
  STORE_TEST ("/store/refused/newer", test_newer);
  STORE_TEST ("/store/refused/newer-in-log", test_newer_in_log);
  STORE_TEST ("/store/refused/read-only", test_read_only);
  STORE_TEST ("/store/refused/network", test_network);
  g_test_add_func ("/store/refused/mount-table", test_mount_table);
  STORE_TEST ("/store/refused/second-process", test_second_process);
  STORE_TEST ("/store/refused/twice", test_twice);
  STORE_TEST ("/store/refused/through-symlink", test_through_symlink);
  STORE_TEST ("/store/refused/own-log", test_own_log);
  STORE_TEST ("/store/refused/foreign-log", test_foreign_log);
  STORE_TEST ("/store/refused/stale-log", test_stale_log);
  STORE_TEST ("/store/refused/strange-logs", test_strange_logs);
  STORE_TEST ("/store/refused/damaged-log", test_damaged_log);
  STORE_TEST ("/store/refused/disk-full", test_disk_full);
  STORE_TEST ("/store/refused/create-on-full-disk", test_create_on_full_disk);
  STORE_TEST ("/store/refused/restore-on-full-disk", test_restore_on_full_disk);
  STORE_TEST ("/store/refused/binding-in-one-sector", test_binding_in_one_sector);
  return g_test_run ();
}
