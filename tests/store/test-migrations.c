/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Steps from an older schema: a program with one step more is this one with a resource laid over its own, in
 * a process of its own. The rows stay, a step that fails changes nothing, and what a newer program has made
 * is refused by an older one.
 */

#include "store/kith-migrations.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/kith-error.h"
#include "store/kith-backup.h"
#include "store/kith-check.h"
#include "store/kith-rows.h"
#include "store/store-fixture.h"

#define FOLDER "/org/kithdesk/Kith/core/migrations/sqlite"

static void
lay_over (StoreFixture *fixture, const char *step)
{
  g_autofree char *name = g_strdup_printf ("%04d.sql", kith_migrations_newest () + 1);
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autofree char *overlay = g_strconcat (FOLDER "=", fixture->folder, NULL);

  g_assert_true (g_file_set_contents (path, step, -1, NULL));
  g_setenv ("G_RESOURCE_OVERLAYS", overlay, TRUE);
  g_setenv ("KITH_TEST_STORE", fixture->path, TRUE);
}

static void
lift (void)
{
  g_unsetenv ("G_RESOURCE_OVERLAYS");
  g_unsetenv ("KITH_TEST_STORE");
}

static void
make_store (const char *path)
{
  KithStore *store = store_fixture_create (path);

  store_fixture_fill (store, 200);
  store_fixture_set (store, "a", "1");
  store_fixture_close (store);
}

/* Runs in the newer program. */
static void
test_child_upgrades (void)
{
  const char *path = g_getenv ("KITH_TEST_STORE");
  g_autofree char *value = NULL;
  g_autoptr (GError) error = NULL;
  KithStore *store;
  gint64 later = 0;

  if (path == NULL)
    {
      g_test_skip ("only as a newer program");
      return;
    }
  store = store_fixture_open (path);
  g_assert_cmpint (kith_store_get_schema_version (store), ==, kith_migrations_newest ());
  value = store_fixture_get (store, "a");
  g_assert_cmpstr (value, ==, "1");
  g_assert_cmpint (kith_rows_count (kith_store_get_reader (store, NULL), "visit", NULL), ==, 200);
  g_assert_true (kith_db_get_int64 (kith_store_get_reader (store, NULL), &later, NULL,
                                    "SELECT count (*) FROM later", ""));
  g_assert_cmpint (kith_check_run (kith_store_get_reader (store, NULL), NULL, NULL, NULL, &error), ==, 0);
  store_fixture_close (store);
}

/* Runs in the newer program, whose step fails half way. */
static void
test_child_fails (void)
{
  const char *path = g_getenv ("KITH_TEST_STORE");

  if (path == NULL)
    {
      g_test_skip ("only as a newer program");
      return;
    }
  store_fixture_assert_refused (path, KITH_ERROR_FAILED);
}

static void
run_newer (const char *test)
{
  g_test_trap_subprocess (test, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
}

static void
test_upgrade (StoreFixture *fixture, gconstpointer user_data)
{
  make_store (fixture->path);
  lay_over (fixture,
            "CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT; ALTER TABLE setting ADD COLUMN more TEXT;");
  run_newer ("/store/migrations/subprocess/upgrades");
  lift ();
  store_fixture_assert_refused (fixture->path, KITH_ERROR_TOO_NEW);
}

static void
test_failing_step (StoreFixture *fixture, gconstpointer user_data)
{
  KithStore *store;

  make_store (fixture->path);
  lay_over (fixture, "CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT; DELETE FROM visit; CREATE TABLE "
                     "visit (id INTEGER);");
  run_newer ("/store/migrations/subprocess/fails");
  lift ();
  store = store_fixture_open (fixture->path);
  g_assert_cmpint (kith_rows_count (kith_store_get_reader (store, NULL), "visit", NULL), ==, 200);
  store_fixture_close (store);
}

static void
test_child_restores (void)
{
  const char *path = g_getenv ("KITH_TEST_STORE");
  g_autofree char *target = NULL;
  g_autoptr (GError) error = NULL;

  if (path == NULL)
    {
      g_test_skip ("only as a newer program");
      return;
    }
  target = g_strconcat (path, ".restored", NULL);
  g_assert_true (kith_backup_restore (path, target, "x", NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  store_fixture_close (store_fixture_open (target));
}

/* A backup from before an update is still good. */
static void
test_old_backup (StoreFixture *fixture, gconstpointer user_data)
{
  make_store (fixture->path);
  lay_over (fixture, "CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT;");
  run_newer ("/store/migrations/subprocess/restores");
  lift ();
}

static void
test_steps_are_complete (void)
{
  for (int version = 1; version <= kith_migrations_newest (); version++)
    {
      g_autofree char *path = g_strdup_printf (FOLDER "/%04d.sql", version);

      g_assert_true (g_resources_get_info (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL, NULL, NULL));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  STORE_TEST ("/store/migrations/upgrade", test_upgrade);
  STORE_TEST ("/store/migrations/failing-step", test_failing_step);
  STORE_TEST ("/store/migrations/old-backup", test_old_backup);
  g_test_add_func ("/store/migrations/steps-are-complete", test_steps_are_complete);
  g_test_add_func ("/store/migrations/subprocess/upgrades", test_child_upgrades);
  g_test_add_func ("/store/migrations/subprocess/fails", test_child_fails);
  g_test_add_func ("/store/migrations/subprocess/restores", test_child_restores);
  return g_test_run ();
}
