/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The power goes, the disk runs full, a sector fails: at any operation, in the middle of a transaction, of a
 * fold, of a recovery. Every transaction that was acknowledged is there afterwards, whole; and where nothing
 * is forced out to the disk, the same test loses something, or it would prove nothing.
 */

#include <glib/gstdio.h>
#include <string.h>

#include "base/kith-error.h"
#include "faults/kith-fault-vfs.h"
#include "store/kith-check.h"
#include "store/kith-db-private.h"
#include "store/store-fixture.h"

#define CUTS 240
#define ROWS_EACH 6

typedef struct
{
  gint64 acknowledged; /* the last transaction that the store said is on the disk */
  gint64 tried;        /* the last one begun */
  gboolean lost;       /* a later opening found less than was acknowledged */
} Ledger;

/* Transaction n: rows of its own, a counter, and a row that every transaction rewrites. */
static gboolean
write_transaction (KithStore *store, gint64 n)
{
  KithDb *db = kith_store_begin (store, NULL);
  g_autofree char *filling = g_strnfill ((gsize) (n * 97 % 2500), 'f');
  gboolean written = TRUE;

  if (db == NULL)
    return FALSE;
  for (int i = 0; i < ROWS_EACH && written; i++)
    {
      g_autofree char *name = g_strdup_printf ("%" G_GINT64_FORMAT ".%d", n, i);

      written =
          kith_db_run (db, NULL, "INSERT INTO setting (id, name, value, version) VALUES (?1, ?2, ?3, ?4)",
                       "itti", n * 100 + i, name, filling, n) == 1;
    }
  written = written && kith_db_run (db, NULL, "UPDATE setting SET version = ?1 WHERE id = 1", "i", n) == 1 &&
            kith_db_run (db, NULL, "UPDATE visit SET left_minute = ?1 WHERE id % 50 = ?2", "ii", n % 1000,
                         n % 50) >= 0;
  if (!written)
    {
      kith_store_rollback (store);
      return FALSE;
    }
  return kith_store_commit (store, NULL);
}

static gint64
number (KithDb *db, const char *sql, gint64 argument)
{
  g_autoptr (GError) error = NULL;
  gint64 value = 0;

  kith_db_get_int64 (db, &value, &error, sql, strstr (sql, "?1") != NULL ? "i" : "", argument);
  return error == NULL ? value : -1;
}

/* What an earlier fault has left: the last transaction tried is there whole or not at all. */
static void
catch_up (KithStore *store, Ledger *ledger)
{
  KithDb *db = kith_store_get_reader (store, NULL);
  gint64 last = db != NULL ? number (db, "SELECT version FROM setting WHERE id = 1", 0) : -1;

  if (last < 0)
    return;
  if (last < ledger->acknowledged || last > ledger->tried)
    ledger->lost = TRUE;
  ledger->acknowledged = ledger->tried = last;
}

/* Goes on until something fails, folding and closing in between. */
static void
work (const char *path, Ledger *ledger, GRand *rand, int most)
{
  g_autoptr (KithStore) store = kith_store_open (path, KITH_STORE_READ_WRITE, NULL);

  if (store != NULL)
    catch_up (store, ledger);
  for (int i = 0; store != NULL && i < most; i++)
    {
      int chance = g_rand_int_range (rand, 0, 12);

      if (chance == 0)
        kith_store_truncate_log (store, NULL);
      else if (chance == 1)
        {
          kith_store_close (store, NULL);
          g_clear_object (&store);
          store = kith_store_open (path, KITH_STORE_READ_WRITE, NULL);
          continue;
        }
      ledger->tried++;
      if (!write_transaction (store, ledger->tried))
        break;
      ledger->acknowledged = ledger->tried;
    }
  if (store != NULL)
    kith_store_close (store, NULL);
}

/* NULL: all is as it must be; else what is not. */
static char *
look (const char *path, Ledger *ledger)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithStore) store = kith_store_open (path, KITH_STORE_READ_WRITE, &error);
  g_autofree char *wrong = NULL;
  gint64 last;
  KithDb *db;

  if (store == NULL)
    return g_strdup_printf ("not opened: %s", error->message);
  db = kith_store_get_reader (store, NULL);
  last = number (db, "SELECT version FROM setting WHERE id = 1", 0);
  if (ledger->lost)
    wrong = g_strdup ("something was lost between two faults");
  else if (last < ledger->acknowledged || last > ledger->tried)
    wrong = g_strdup_printf ("acknowledged %d, tried %d, found %d", (int) ledger->acknowledged,
                             (int) ledger->tried, (int) last);
  else if (number (db, "SELECT count (*) FROM setting WHERE id >= 100", 0) != last * ROWS_EACH ||
           number (db, "SELECT count (*) FROM setting WHERE id >= 100 AND version > ?1", last) != 0)
    wrong = g_strdup_printf ("rows are missing up to %d", (int) last);
  else if (kith_check_run (db, NULL, NULL, NULL, NULL) != 0)
    wrong = g_strdup ("not sound");

  ledger->acknowledged = ledger->tried = last;
  kith_store_close (store, NULL);
  return g_steal_pointer (&wrong);
}

static void
make_template (const char *path)
{
  KithStore *store = store_fixture_create (path);

  store_fixture_fill (store, 200);
  store_fixture_set (store, "counter", "");
  write_transaction (store, 1);
  store_fixture_close (store);
}

static void
start_from (const char *template, const char *path, Ledger *ledger)
{
  static const char *const suffixes[] = { "-wal", "-shm", "-journal" };

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *beside = store_fixture_beside (path, suffixes[i]);

      g_unlink (beside);
    }
  store_fixture_copy (template, path);
  *ledger = (Ledger){ 1, 1, FALSE };
}

/* Returns how many of the cuts lost something. */
static guint
run_cuts (StoreFixture *fixture, gboolean report)
{
  g_autofree char *template = g_build_filename (fixture->folder, "template.kith", NULL);
  guint lost = 0;

  make_template (template);
  for (guint32 seed = 1; seed <= CUTS; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autofree char *wrong = NULL;
      Ledger ledger;
      int cuts = g_rand_int_range (rand, 1, 4);

      start_from (template, fixture->path, &ledger);
      kith_fault_vfs_begin (seed);
      for (int i = 0; i < cuts; i++)
        {
          /* Late, early, and during the recovery from the cut before. */
          int operation = i == 1 ? g_rand_int_range (rand, 1, 12) : g_rand_int_range (rand, 1, 500);

          kith_fault_vfs_cut_at ((guint64) operation);
          work (fixture->path, &ledger, rand, 60);
          kith_fault_vfs_power_on ();
        }
      wrong = look (fixture->path, &ledger);
      kith_fault_vfs_end ();
      if (wrong == NULL)
        continue;
      lost++;
      if (report)
        g_test_message ("cut %u: %s", seed, wrong);
    }
  return lost;
}

static void
test_cuts (StoreFixture *fixture, gconstpointer user_data)
{
  g_assert_cmpuint (run_cuts (fixture, TRUE), ==, 0);
}

static void
test_cuts_without_sync (StoreFixture *fixture, gconstpointer user_data)
{
  guint lost;

  kith_db_testing.synchronous_off = TRUE;
  lost = run_cuts (fixture, FALSE);
  kith_db_testing.synchronous_off = FALSE;
  g_test_message ("without syncs %u of %d cuts lost something", lost, CUTS);
  g_assert_cmpuint (lost, >, CUTS / 20);
}

/* One operation fails; the store goes on, is closed or not, and is opened again. */
static void
test_failures (StoreFixture *fixture, gconstpointer user_data)
{
  g_autofree char *template = g_build_filename (fixture->folder, "template.kith", NULL);

  make_template (template);
  for (guint32 seed = 1; seed <= 150; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autofree char *wrong = NULL;
      Ledger ledger;

      start_from (template, fixture->path, &ledger);
      kith_fault_vfs_begin (seed);
      kith_fault_vfs_fail_at (seed);
      work (fixture->path, &ledger, rand, 20);
      wrong = look (fixture->path, &ledger);
      kith_fault_vfs_end ();
      if (wrong != NULL)
        g_test_message ("failure at operation %u: %s", seed, wrong);
      g_assert_null (wrong);
    }
}

static void
test_disk_full (StoreFixture *fixture, gconstpointer user_data)
{
  g_autofree char *template = g_build_filename (fixture->folder, "template.kith", NULL);

  make_template (template);
  for (guint32 seed = 1; seed <= 60; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (GError) error = NULL;
      g_autofree char *wrong = NULL;
      Ledger ledger;
      KithStore *store;

      start_from (template, fixture->path, &ledger);
      kith_fault_vfs_begin (seed);
      store = store_fixture_open (fixture->path);
      kith_fault_vfs_set_room ((guint64) seed * 3001);
      while (write_transaction (store, ledger.tried + 1))
        ledger.acknowledged = ++ledger.tried;
      g_assert_false (store_fixture_try_set (store, "more", "x", &error));
      g_assert_error (error, KITH_ERROR, KITH_ERROR_DISK_FULL);

      /* With room again, work goes on in the same store. */
      kith_fault_vfs_set_room (G_MAXUINT64);
      ledger.tried++;
      g_assert_true (write_transaction (store, ledger.tried));
      ledger.acknowledged = ledger.tried;

      /* Closing on a full disk keeps everything in the log. */
      if (seed % 2 == 0)
        kith_fault_vfs_set_room (0);
      kith_store_close (store, NULL);
      g_object_unref (store);
      kith_fault_vfs_set_room (G_MAXUINT64);
      wrong = look (fixture->path, &ledger);
      kith_fault_vfs_end ();
      if (wrong != NULL)
        g_test_message ("room for %u bytes: %s", seed * 3001, wrong);
      g_assert_null (wrong);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  STORE_TEST ("/faults/power/cuts", test_cuts);
  STORE_TEST ("/faults/power/cuts-without-sync", test_cuts_without_sync);
  STORE_TEST ("/faults/power/failures", test_failures);
  STORE_TEST ("/faults/power/disk-full", test_disk_full);
  return g_test_run ();
}
