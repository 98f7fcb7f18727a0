/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A store of its own in a folder of its own, set up, for the tests of this room. */

#include "session-fixture.h"

#include <glib/gstdio.h>

#include "base/kith-id.h"
#include "session/kith-sealed-columns.h"
#include "vault/kith-passphrase.h"

KithSecret *
fixture_passphrase (const char *text)
{
  g_autoptr (GError) error = NULL;
  KithSecret *secret = kith_passphrase_prepare (text, &error);

  g_assert_no_error (error);
  return secret;
}

void
fixture_set_up (SessionFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithSetup) setup = kith_setup_new ();

  fixture->folder = g_dir_make_tmp ("kith-session-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "center.kith", NULL);

  setup->center_name = g_strdup ("Harbor House");
  g_free (setup->timezone);
  setup->timezone = g_strdup ("America/Chicago");
  setup->coordinator_name = g_strdup (FIXTURE_COORDINATOR);
  setup->passphrase = fixture_passphrase (FIXTURE_PASSPHRASE);
  fixture->store = kith_setup_run (setup, fixture->path, &fixture->recovery, &error);
  g_assert_no_error (error);
  g_assert_nonnull (fixture->store);

  fixture->coordinator = fixture_unlock (fixture, FIXTURE_COORDINATOR, &error);
  g_assert_no_error (error);
}

void
fixture_close (SessionFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  if (fixture->coordinator)
    kith_session_close (fixture->coordinator, &error);
  g_assert_no_error (error);
  g_clear_object (&fixture->coordinator);
  if (fixture->store)
    kith_store_close (fixture->store, &error);
  g_assert_no_error (error);
  g_clear_object (&fixture->store);
}

void
fixture_open (SessionFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture->store = kith_store_open (fixture->path, KITH_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
}

void
fixture_tear_down (SessionFixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  fixture_close (fixture);
  g_clear_pointer (&fixture->recovery, kith_recovery_code_unref);

  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->path);
  g_free (fixture->folder);
}

KithSession *
fixture_unlock (SessionFixture *fixture, const char *name, GError **error)
{
  g_autoptr (KithAccount) account = kith_accounts_find (fixture->store, name, error);
  g_autoptr (KithSecret) passphrase = fixture_passphrase (FIXTURE_PASSPHRASE);

  return account ? kith_session_unlock (fixture->store, account->id, passphrase, NULL, error) : NULL;
}

KithSession *
fixture_add_session (SessionFixture *fixture, const char *name, KithRole role)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithSecret) passphrase = fixture_passphrase (FIXTURE_PASSPHRASE);
  KithSession *session;

  kith_accounts_add (fixture->coordinator, name, role, passphrase, &error);
  g_assert_no_error (error);
  session = fixture_unlock (fixture, name, &error);
  g_assert_no_error (error);
  return session;
}

void
fixture_edit (SessionFixture *fixture, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithDb) db = NULL;

  fixture_close (fixture);
  db = kith_db_open (fixture->path, KITH_DB_READ_WRITE, &error);
  g_assert_no_error (error);
  kith_db_run_script (db, sql, &error);
  g_assert_no_error (error);
  g_clear_pointer (&db, kith_db_free);
  fixture_open (fixture);
}

gint64
fixture_add_person (KithSession *session, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithChange) change = kith_session_begin (session, KITH_EVENT_PERSON_ADDED, 0, &error);
  g_autoptr (GBytes) card = NULL;
  g_autoptr (GBytes) deposit = NULL;
  gint64 person = kith_id_random ();
  gint64 row;

  g_assert_no_error (error);
  row = kith_change_new_id (change);
  card = kith_session_seal (session, KITH_PURPOSE_DESK, KITH_SEAL_KIND_PERSON_CARD, person, person,
                            g_variant_new_string (name), &error);
  g_assert_no_error (error);
  deposit = kith_session_seal (session, KITH_PURPOSE_INTAKE, KITH_SEAL_KIND_PERSON_INTAKE, row, person,
                               g_variant_new_string (name), &error);
  g_assert_no_error (error);

  kith_db_run (kith_change_get_db (change), &error,
               "INSERT INTO person (id, state, created_day, card, details, version) VALUES (?1, 0, 20000, "
               "?2, NULL, 1)",
               "ib", person, card);
  g_assert_no_error (error);
  kith_change_touch (change, "person", person);
  kith_db_run (kith_change_get_db (change), &error,
               "INSERT INTO intake_deposit (id, person, day, account, sealed, version)"
               " VALUES (?1, ?2, 20000, ?3, ?4, 1)",
               "iiib", row, person, kith_session_get_account (session), deposit);
  g_assert_no_error (error);
  kith_change_touch (change, "intake_deposit", row);
  kith_change_commit (change, &error);
  g_assert_no_error (error);
  return person;
}

void
fixture_reseal_all (KithSession *session, guint n_rows)
{
  g_autoptr (GError) error = NULL;
  guint left = 1;

  for (int i = 0; left > 0; i++)
    {
      g_assert_cmpint (i, <, 1000);
      g_assert_true (kith_accounts_reseal_step (session, n_rows, &left, NULL, &error));
      g_assert_no_error (error);
    }
}

guint
fixture_count_opened (KithStore *store, KithKeyring *keys, guint purposes)
{
  guint n = 0;

  for (const KithSealedColumn *column = kith_sealed_columns_get (); column->table; column++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT id, %s, %s FROM %s WHERE %s IS NOT NULL",
                                              column->person_column ? column->person_column : "0",
                                              column->column, column->table, column->column);
      g_autoptr (KithStmt) stmt = kith_db_prepare (kith_store_get_reader (store, NULL), sql, NULL);

      if ((purposes & 1u << column->purpose) == 0)
        continue;
      while (kith_stmt_step (stmt, NULL) == KITH_STEP_ROW)
        {
          KithSealContext context = { column->purpose, column->kind, kith_stmt_get_int64 (stmt, 0),
                                      kith_stmt_get_int64 (stmt, 1) };
          g_autoptr (GBytes) sealed = kith_stmt_dup_bytes (stmt, 2);
          g_autoptr (GBytes) content = kith_open_sealed (keys, &context, sealed, NULL);

          n += content != NULL;
        }
    }

  return n;
}
