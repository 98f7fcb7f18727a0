/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A store's life: made, opened, written, read from other threads, watched, closed.
 */

#include "store/kith-store.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/kith-error.h"
#include "store/kith-check.h"
#include "store/kith-db-private.h"
#include "store/store-fixture.h"

static void
test_create (StoreFixture *fixture, gconstpointer user_data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "new", "folder", "center.kith", NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *log = store_fixture_beside (path, "-wal");
  g_autofree char *lock = store_fixture_beside (path, "-lock");
  g_autofree char *value = NULL;
  g_autoptr (GError) error = NULL;
  GStatBuf info;
  KithStore *store = store_fixture_create (path);
  gint64 id = kith_store_get_id (store);
  GDir *dir;

  g_assert_cmpint (id, >, 0);
  g_assert_cmpint (kith_store_get_schema_version (store), ==, kith_store_get_newest_schema_version ());
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_cmpint (g_stat (folder, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0700);
  store_fixture_set (store, "center.name", "The Porch");
  g_assert_cmpint (g_stat (log, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_true (g_file_test (lock, G_FILE_TEST_EXISTS));
  store_fixture_close (store);

  /* One file is left, and nothing else. */
  dir = g_dir_open (folder, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (g_dir_read_name (dir), ==, "center.kith");
  g_assert_null (g_dir_read_name (dir));
  g_dir_close (dir);

  store = store_fixture_open (path);
  g_assert_cmpint (kith_store_get_id (store), ==, id);
  value = store_fixture_get (store, "center.name");
  g_assert_cmpstr (value, ==, "The Porch");
  store_fixture_close (store);

  g_assert_null (kith_store_create (path, 0, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_EXISTS);
}

static void
test_pragmas (StoreFixture *fixture, gconstpointer user_data)
{
  static const struct
  {
    const char *pragma;
    gint64 value;
  } wanted[] = {
    { "application_id", 0x4b697468 }, { "synchronous", 2 }, { "foreign_keys", 1 }, { "secure_delete", 1 },
    { "trusted_schema", 0 },          { "temp_store", 2 },  { "page_size", 4096 }, { "auto_vacuum", 0 },
    { "cell_size_check", 1 },
  };
  g_autoptr (GError) error = NULL;
  KithStore *store = store_fixture_create (fixture->path);
  KithDb *db = kith_store_begin (store, &error);
  KithStmt *stmt;

  for (gsize i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      gint64 value = -1;

      g_assert_true (kith_engine_pragma_int (db, wanted[i].pragma, &value, &error));
      g_assert_cmpint (value, ==, wanted[i].value);
    }
  stmt = kith_db_prepare (db, "PRAGMA journal_mode", &error);
  g_assert_cmpint (kith_stmt_step (stmt, &error), ==, KITH_STEP_ROW);
  g_assert_cmpstr (kith_stmt_get_text (stmt, 0), ==, "wal");
  kith_stmt_free (stmt);
  kith_store_rollback (store);
  store_fixture_close (store);
}

static void
test_reader_sees_own_changes (StoreFixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  KithStore *store = store_fixture_create (fixture->path);
  KithDb *reader = kith_store_get_reader (store, &error);
  KithDb *writer;

  g_assert_true (kith_store_get_reader (store, &error) == reader);
  g_assert_cmpint (kith_db_run (reader, &error, "DELETE FROM setting", ""), ==, -1);
  g_assert_error (error, KITH_ERROR, KITH_ERROR_READ_ONLY);
  g_clear_error (&error);

  writer = kith_store_begin (store, &error);
  g_assert_no_error (error);
  g_assert_true (writer != reader);
  g_assert_true (kith_store_get_reader (store, &error) == writer);
  kith_store_rollback (store);
  g_assert_true (kith_store_get_reader (store, &error) == reader);
  store_fixture_close (store);
}

static gpointer
count_in_thread (gpointer data)
{
  KithStore *store = data;

  for (int i = 0; i < 200; i++)
    {
      g_autofree char *a = NULL;
      g_autofree char *b = NULL;
      g_autoptr (GError) error = NULL;
      KithDb *db = kith_store_get_reader (store, &error);

      g_assert_no_error (error);
      kith_db_begin_read (db, &error);
      g_assert_no_error (error);
      a = store_fixture_get (store, "a");
      b = store_fixture_get (store, "b");
      g_assert_cmpstr (a, ==, b);
      kith_db_rollback (db);
    }
  return NULL;
}

static gpointer
write_in_thread (gpointer data)
{
  KithStore *store = data;

  for (int i = 0; i < 30; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = g_strdup_printf ("%p %d", (void *) g_thread_self (), i);
      KithDb *db = kith_store_begin (store, &error);

      g_assert_no_error (error);
      kith_db_run (db, &error, "UPDATE setting SET value = ?1", "t", text);
      g_assert_no_error (error);
      kith_store_commit (store, &error);
      g_assert_no_error (error);
    }
  return NULL;
}

/* Writers wait for each other; readers see whole transactions and do not wait. */
static void
test_threads (StoreFixture *fixture, gconstpointer user_data)
{
  KithStore *store = store_fixture_create (fixture->path);
  GThread *threads[5];
  g_autoptr (GError) error = NULL;
  g_autofree char *a = NULL;
  g_autofree char *b = NULL;

  store_fixture_set (store, "a", "");
  store_fixture_set (store, "b", "");
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("test", i < 3 ? write_in_thread : count_in_thread, store);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);

  a = store_fixture_get (store, "a");
  b = store_fixture_get (store, "b");
  g_assert_cmpstr (a, ==, b);
  store_fixture_close (store);
}

/* The log is folded in the background before it grows without end, and every time the next log is bound anew.
 */
static void
test_log_stays_small (StoreFixture *fixture, gconstpointer user_data)
{
  g_autofree char *log = store_fixture_beside (fixture->path, "-wal");
  KithStore *store = store_fixture_create (fixture->path);

  store_fixture_fill (store, 2000);
  for (int i = 0; i < 600; i++)
    {
      g_autoptr (GError) error = NULL;
      KithDb *db = kith_store_begin (store, &error);

      kith_db_run (db, &error, "UPDATE visit SET left_minute = ?1 WHERE id % 40 = ?2", "ww", i, i % 40);
      g_assert_no_error (error);
      kith_store_commit (store, &error);
      g_assert_no_error (error);
    }
  kith_worker_drain (kith_store_get_worker (store));
  g_assert_cmpint (store_fixture_size (log), <, 12000 * 4120);
  g_assert_true (kith_store_truncate_log (store, NULL));
  g_assert_cmpint (store_fixture_size (log), ==, 0);
  store_fixture_close (store);
}

typedef struct
{
  GString *heard; /* (owned) */
  guint people;
} Listener;

static void
changed_cb (KithStore *store, const char *topic, gint64 id, Listener *listener)
{
  g_string_append_printf (listener->heard, "%s:%" G_GINT64_FORMAT " ", topic, id);
}

static void
people_changed_cb (KithStore *store, const char *topic, gint64 id, Listener *listener)
{
  listener->people++;
}

static void
run_main_context (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static gpointer
announce_in_thread (gpointer data)
{
  kith_store_announce (data, "thread", 5);
  return NULL;
}

static void
test_changes (StoreFixture *fixture, gconstpointer user_data)
{
  KithStore *store = store_fixture_create (fixture->path);
  Listener listener = { g_string_new (NULL), 0 };

  g_signal_connect (store, "changed", G_CALLBACK (changed_cb), &listener);
  g_signal_connect (store, "changed::people", G_CALLBACK (people_changed_cb), &listener);

  kith_store_begin (store, NULL);
  kith_store_announce (store, "people", 1);
  kith_store_announce (store, "visits", 2);
  kith_store_announce (store, "people", 1);
  run_main_context ();
  g_assert_cmpstr (listener.heard->str, ==, "");
  kith_store_commit (store, NULL);
  g_assert_cmpstr (listener.heard->str, ==, "");
  run_main_context ();
  g_assert_cmpstr (listener.heard->str, ==, "people:1 visits:2 ");
  g_assert_cmpuint (listener.people, ==, 1);

  /* What did not happen is not told; what another thread says meanwhile is. */
  g_string_truncate (listener.heard, 0);
  kith_store_begin (store, NULL);
  kith_store_announce (store, "people", 3);
  g_thread_join (g_thread_new ("announce", announce_in_thread, store));
  kith_store_rollback (store);
  run_main_context ();
  g_assert_cmpstr (listener.heard->str, ==, "thread:5 ");

  /* Many of one kind are told as a whole. */
  g_string_truncate (listener.heard, 0);
  kith_store_begin (store, NULL);
  for (int i = 1; i <= 5000; i++)
    kith_store_announce (store, "visits", i);
  kith_store_announce (store, "people", 9);
  kith_store_commit (store, NULL);
  run_main_context ();
  g_assert_cmpstr (listener.heard->str, ==, "visits:0 people:9 ");

  g_string_free (listener.heard, TRUE);
  store_fixture_close (store);
}

static guint
count_descriptors (void)
{
  GDir *dir = g_dir_open ("/proc/self/fd", 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  g_dir_close (dir);
  return n;
}

static gpointer
read_once (gpointer data)
{
  g_autofree char *value = store_fixture_get (data, "a");

  g_assert_cmpstr (value, ==, "1");
  return NULL;
}

/* Threads come and go all day; the connections of those that have ended do not pile up. */
static void
test_many_threads (StoreFixture *fixture, gconstpointer user_data)
{
  KithStore *store = store_fixture_create (fixture->path);
  guint before;

  store_fixture_set (store, "a", "1");
  before = count_descriptors ();
  for (int i = 0; i < 200; i++)
    g_thread_join (g_thread_new ("reader", read_once, store));
  g_assert_cmpuint (count_descriptors (), <, before + 12);
  store_fixture_close (store);
}

/* One thread that holds the store, and what it saw of the other, which closes it. */
typedef struct
{
  KithStore *store;   /* (unowned) */
  GAsyncQueue *steps; /* (unowned) */
  gint closed;        /* (atomic) */
} Holding;

static gpointer
close_in_thread (gpointer data)
{
  Holding *holding = data;

  g_async_queue_push (holding->steps, holding);
  kith_store_close (holding->store, NULL);
  g_atomic_int_set (&holding->closed, 1);
  return NULL;
}

/* Whoever is in the middle of reading when somebody else closes reads to the end. */
static void
test_held (StoreFixture *fixture, gconstpointer user_data)
{
  g_autoptr (GAsyncQueue) steps = g_async_queue_new ();
  KithStore *store = store_fixture_create (fixture->path);
  Holding holding = { store, steps, 0 };
  g_autoptr (GError) error = NULL;
  KithStoreHold *hold = kith_store_hold (store, &error);
  GThread *closing;

  g_assert_no_error (error);
  store_fixture_set (store, "a", "1");
  closing = g_thread_new ("closing", close_in_thread, &holding);
  g_async_queue_pop (steps);
  for (guint i = 0; i < 500; i++)
    {
      read_once (store);
      g_assert_false (g_atomic_int_get (&holding.closed));
      g_thread_yield ();
    }
  kith_store_release (hold);
  g_thread_join (closing);
  g_assert_true (g_atomic_int_get (&holding.closed));
  g_assert_null (kith_store_hold (store, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_LOCKED);
  store_fixture_close (store);
}

static void
drop_store_cb (KithStore *store, const char *topic, gint64 id, gpointer user_data)
{
  KithStore **held = user_data;

  g_clear_object (held);
}

/* A listener may let go of the store while it is being told. */
static void
test_dropped_while_told (StoreFixture *fixture, gconstpointer user_data)
{
  KithStore *store = store_fixture_create (fixture->path);

  g_signal_connect (store, "changed", G_CALLBACK (drop_store_cb), &store);
  kith_store_announce (store, "a", 1);
  kith_store_announce (store, "b", 2);
  run_main_context ();
  g_assert_null (store);
}

static void
test_after_close (StoreFixture *fixture, gconstpointer user_data)
{
  g_autoptr (KithStore) store = store_fixture_create (fixture->path);
  g_autoptr (GError) error = NULL;

  g_assert_true (kith_store_close (store, &error));
  g_assert_no_error (error);
  g_assert_null (kith_store_get_reader (store, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_LOCKED);
  g_clear_error (&error);
  g_assert_null (kith_store_begin (store, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_LOCKED);
  g_assert_true (kith_store_close (store, NULL));
}

static void
test_read_only (StoreFixture *fixture, gconstpointer user_data)
{
  g_autoptr (KithStore) store = store_fixture_create (fixture->path);
  g_autoptr (GError) error = NULL;
  g_autofree char *value = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  store_fixture_set (store, "a", "1");
  store_fixture_close (g_steal_pointer (&store));
  before = store_fixture_digest (fixture->path);
  g_chmod (fixture->path, 0400);
  g_chmod (fixture->folder, 0500);

  store = kith_store_open (fixture->path, KITH_STORE_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_true (kith_store_is_read_only (store));
  value = store_fixture_get (store, "a");
  g_assert_cmpstr (value, ==, "1");
  g_assert_null (kith_store_begin (store, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_READ_ONLY);
  store_fixture_close (g_steal_pointer (&store));

  g_chmod (fixture->folder, 0700);
  after = store_fixture_digest (fixture->path);
  g_assert_cmpstr (before, ==, after);
}

static void
count_cb (const char *table, const char *sentence, gpointer user_data)
{
  g_test_message ("%s", sentence);
}

static int
count_problems (KithStore *store)
{
  g_autoptr (GError) error = NULL;
  int problems = kith_check_run (kith_store_get_reader (store, NULL), count_cb, NULL, NULL, &error);

  g_assert_no_error (error);
  return problems;
}

static void
test_check (StoreFixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  KithStore *store = store_fixture_create (fixture->path);
  KithDb *db;

  store_fixture_fill (store, 50);
  g_assert_cmpint (count_problems (store), ==, 0);
  g_assert_true (kith_check_schema (kith_store_get_reader (store, NULL), &error));

  db = kith_store_begin (store, &error);
  kith_db_run_script (db,
                      "CREATE TABLE extra (id INTEGER PRIMARY KEY) STRICT;"
                      "DROP INDEX visit_day;"
                      "PRAGMA defer_foreign_keys = ON;",
                      &error);
  g_assert_no_error (error);
  kith_store_commit (store, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_problems (store), ==, 2);
  g_assert_false (kith_check_schema (kith_store_get_reader (store, NULL), &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_DAMAGED);
  store_fixture_close (store);
}

static void
test_check_references (StoreFixture *fixture, gconstpointer user_data)
{
  KithStore *store = store_fixture_create (fixture->path);
  KithDb *db;

  store_fixture_fill (store, 5);
  store_fixture_close (store);

  db = kith_db_open (fixture->path, KITH_DB_READ_WRITE, NULL);
  g_assert_true (
      kith_db_run_script (db, "PRAGMA foreign_keys = OFF; UPDATE visit SET person = 4 WHERE id = 3;", NULL));
  kith_db_free (db);

  store = store_fixture_open (fixture->path);
  g_assert_cmpint (count_problems (store), ==, 1);
  store_fixture_close (store);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  STORE_TEST ("/store/store/create", test_create);
  STORE_TEST ("/store/store/pragmas", test_pragmas);
  STORE_TEST ("/store/store/reader-sees-own-changes", test_reader_sees_own_changes);
  STORE_TEST ("/store/store/threads", test_threads);
  STORE_TEST ("/store/store/log-stays-small", test_log_stays_small);
  STORE_TEST ("/store/store/changes", test_changes);
  STORE_TEST ("/store/store/many-threads", test_many_threads);
  STORE_TEST ("/store/store/held", test_held);
  STORE_TEST ("/store/store/dropped-while-told", test_dropped_while_told);
  STORE_TEST ("/store/store/after-close", test_after_close);
  STORE_TEST ("/store/store/read-only", test_read_only);
  STORE_TEST ("/store/store/check", test_check);
  STORE_TEST ("/store/store/check-references", test_check_references);
  return g_test_run ();
}
