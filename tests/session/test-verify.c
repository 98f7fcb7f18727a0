/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Verifying: a whole store has no finding, and whatever is changed behind Kith's back is named. */

#include "session-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/kith-error.h"
#include "session/kith-audit.h"
#include "session/kith-change.h"
#include "session/kith-draft.h"
#include "session/kith-keeping.h"
#include "session/kith-settings.h"
#include "session/kith-table-codes.h"
#include "session/kith-verify.h"
#include "store/kith-columns.h"
#include "store/kith-rows.h"

#define VERIFY_TEST(path, func)                                                                              \
  g_test_add ("/session/verify/" path, SessionFixture, NULL, fixture_set_up, func, fixture_tear_down)

static GPtrArray *
verify (SessionFixture *fixture, const char *against)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *findings = kith_verify (fixture->store, fixture->coordinator, against, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return findings;
}

static void
assert_clean (GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const KithFinding *finding = g_ptr_array_index (findings, i);

      g_test_message ("%s %" G_GINT64_FORMAT ": %s", finding->table, finding->row, finding->sentence);
    }
  g_assert_cmpuint (findings->len, ==, 0);
}

static gboolean
names (GPtrArray *findings, const char *table, gint64 row)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const KithFinding *finding = g_ptr_array_index (findings, i);

      if (g_strcmp0 (finding->table, table) == 0 && (row == 0 || finding->row == row))
        return TRUE;
    }

  return FALSE;
}

/* Accounts, people, deposits, a draft, changed roles and keys, several sessions. */
static void
fill (SessionFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithSession) desk = fixture_add_session (fixture, "Front", KITH_ROLE_FRONT_DESK);
  g_autoptr (KithSession) advocate = fixture_add_session (fixture, "Ade", KITH_ROLE_ADVOCATE);
  guint left = 1;

  for (int i = 0; i < 60; i++)
    {
      fixture_add_person (desk, "Rosa <&> Luz");
      fixture_add_person (advocate, "Anatol <&> Berg");
    }
  g_assert_cmpint (
      kith_draft_save (advocate, 0, KITH_DRAFT_WAITING, 0, g_variant_new_string ("half a"), &error), >, 0);
  g_assert_no_error (error);
  g_assert_true (kith_session_close (desk, &error));
  g_assert_true (kith_accounts_set_role (fixture->coordinator, kith_session_get_account (advocate),
                                         KITH_ROLE_FRONT_DESK, &error));
  g_assert_no_error (error);
  while (left > 0)
    g_assert_true (kith_accounts_reseal_step (fixture->coordinator, 50, &left, NULL, &error));
  g_assert_true (kith_center_set (fixture->coordinator, KITH_SETTING_NAME, "Harbor & House", &error));
  g_assert_no_error (error);
}

static void
test_clean (SessionFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) fresh = verify (fixture, NULL);
  g_autoptr (GPtrArray) filled = NULL;
  g_autoptr (GPtrArray) without = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (KithSession) desk = NULL;

  assert_clean (fresh);
  fill (fixture);
  filled = verify (fixture, NULL);
  assert_clean (filled);
  without = kith_verify (fixture->store, NULL, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  assert_clean (without);
  g_clear_pointer (&without, g_ptr_array_unref);

  desk = fixture_unlock (fixture, "Front", &error);
  g_assert_no_error (error);
  without = kith_verify (fixture->store, desk, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  assert_clean (without);
}

static void
test_cancel (SessionFixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = NULL;

  g_cancellable_cancel (cancellable);
  findings = kith_verify (fixture->store, fixture->coordinator, NULL, NULL, NULL, cancellable, &error);
  g_assert_null (findings);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* What somebody with the file and an SQL shell might do, and the table that must be named. */
static const struct
{
  const char *sql;
  const char *table;
} edits[] = {
  { "UPDATE account SET name = 'Dana X.' WHERE role = 3", "account" },
  { "UPDATE account SET role = 3 WHERE name = 'Front'", "account" },
  { "UPDATE account SET state = 2 WHERE name = 'Front'", "account" },
  { "UPDATE account SET bundle = zeroblob(170) WHERE name = 'Front'", "account" },
  { "UPDATE account SET bundle = NULL WHERE name = 'Front'", "account" },
  { "UPDATE account SET version = 77 WHERE name = 'Front'", "account" },
  { "INSERT INTO account (id, name, role, state, version) VALUES (99, 'Mallory', 3, 1, 1)", "account" },
  { "UPDATE trust SET kind = 1 WHERE id = 3", "trust" },
  { "UPDATE trust SET kind = 4294967297 WHERE id = 1", "trust" },
  { "UPDATE trust SET body = (SELECT body FROM trust WHERE id = 6) WHERE id = 7", "trust" },
  { "UPDATE trust SET issuer = issuer + 1 WHERE id = 5", "trust" },
  { "UPDATE trust SET previous = zeroblob(32) WHERE id = 4", "trust" },
  { "UPDATE trust SET signature = zeroblob(64) WHERE id = 4", "trust" },
  { "UPDATE trust SET id = 1000 WHERE id = 4", "trust" },
  { "DELETE FROM trust WHERE id = 4", "trust" },
  { "DELETE FROM trust WHERE id = (SELECT max(id) FROM trust)", "trust" },
  { "DELETE FROM trust", "trust" },
  { "UPDATE key_grant SET sealed = zeroblob(length(sealed)) WHERE id = (SELECT min(id) FROM key_grant)",
    "key_grant" },
  { "UPDATE key_grant SET record_key = 5 WHERE id = (SELECT min(id) FROM key_grant)", "key_grant" },
  { "UPDATE key_grant SET account = (SELECT id FROM account WHERE name = 'Front')"
    " WHERE id = (SELECT max(key_grant.id) FROM key_grant JOIN account ON account.id = key_grant.account AND "
    "role = 3)",
    "key_grant" },
  { "UPDATE key_grant SET version = 9 WHERE id = (SELECT min(id) FROM key_grant)", "key_grant" },
  { "UPDATE key_grant SET id = 4 WHERE id = (SELECT min(id) FROM key_grant)", "key_grant" },
  { "DELETE FROM key_grant WHERE id = (SELECT min(id) FROM key_grant)", "key_grant" },
  { "UPDATE store_meta SET root_public = zeroblob(32)", "store_meta" },
  { "UPDATE store_meta SET created_utc = 1", "store_meta" },
  { "UPDATE setting SET value = 'UTC' WHERE name = 'center.timezone'", "setting" },
  { "INSERT INTO setting (id, name, value, version) VALUES (5, 'a.b', 'c', 1)", "setting" },
  { "DELETE FROM setting WHERE name = 'center.name'", "setting" },
  { "UPDATE person SET state = 1 WHERE id = (SELECT min(id) FROM person)", "person" },
  { "UPDATE person SET card = (SELECT card FROM person ORDER BY id DESC LIMIT 1) WHERE id = (SELECT min(id) "
    "FROM person)",
    "person" },
  { "UPDATE person SET details = card WHERE id = (SELECT min(id) FROM person)", "person" },
  { "DELETE FROM intake_deposit WHERE id = (SELECT min(id) FROM intake_deposit)", "intake_deposit" },
  { "UPDATE draft SET utc = 0", "draft" },
  { "UPDATE crisis_number SET number = '555-0100' WHERE position = 0", "crisis_number" },
  { "UPDATE service SET pinned = 1 WHERE code = 'laundry'", "service" },
  { "UPDATE audit SET chain = 5 WHERE id = (SELECT id FROM audit LIMIT 1 OFFSET 40)", "audit" },
  { "UPDATE audit SET seq = 500 WHERE id = (SELECT id FROM audit LIMIT 1 OFFSET 40)", "audit" },
  { "UPDATE audit SET kind = 30 WHERE kind = 1", "audit" },
  { "UPDATE audit SET utc = utc + 1 WHERE id = (SELECT id FROM audit LIMIT 1 OFFSET 40)", "audit" },
  { "UPDATE audit SET account = 5 WHERE id = (SELECT id FROM audit LIMIT 1 OFFSET 40)", "audit" },
  { "UPDATE audit SET subject = 5 WHERE id = (SELECT id FROM audit LIMIT 1 OFFSET 40)", "audit" },
  { "UPDATE audit SET details = NULL WHERE details IS NOT NULL", "audit" },
  { "UPDATE audit SET changes = NULL WHERE id = (SELECT id FROM audit LIMIT 1 OFFSET 40)", "audit" },
  { "UPDATE audit SET changes = zeroblob(25) WHERE id = (SELECT id FROM audit LIMIT 1 OFFSET 40)", "audit" },
  { "UPDATE audit SET hash = zeroblob(32) WHERE id = (SELECT id FROM audit LIMIT 1 OFFSET 40)", "audit" },
  { "UPDATE audit SET hash = zeroblob(3) WHERE id = (SELECT id FROM audit LIMIT 1 OFFSET 40)", "audit" },
  { "UPDATE audit SET id = id + 1 WHERE id = (SELECT id FROM audit LIMIT 1 OFFSET 40)", "audit" },
  { "DELETE FROM audit WHERE id = (SELECT id FROM audit LIMIT 1 OFFSET 40)", "audit" },
  { "DELETE FROM audit WHERE id = (SELECT max(id) FROM audit)", "audit" },
  { "DELETE FROM audit", "audit" },
  { "UPDATE checkpoint SET chain = 5 WHERE id = (SELECT min(id) FROM checkpoint)", "checkpoint" },
  { "UPDATE checkpoint SET seq = seq - 1 WHERE id = (SELECT min(id) FROM checkpoint)", "checkpoint" },
  { "UPDATE checkpoint SET utc = 0 WHERE id = (SELECT min(id) FROM checkpoint)", "checkpoint" },
  { "UPDATE checkpoint SET account = (SELECT id FROM account WHERE name = 'Front')"
    " WHERE id = (SELECT max(id) FROM checkpoint)",
    "checkpoint" },
  { "UPDATE checkpoint SET previous = zeroblob(32) WHERE id = (SELECT max(id) FROM checkpoint)",
    "checkpoint" },
  { "UPDATE checkpoint SET audit_head = zeroblob(32) WHERE id = (SELECT max(id) FROM checkpoint)",
    "checkpoint" },
  { "UPDATE checkpoint SET trust_seq = 2 WHERE id = (SELECT max(id) FROM checkpoint)", "checkpoint" },
  { "UPDATE checkpoint SET trust_head = zeroblob(32) WHERE id = (SELECT max(id) FROM checkpoint)",
    "checkpoint" },
  { "UPDATE checkpoint SET signature = zeroblob(64) WHERE id = (SELECT max(id) FROM checkpoint)",
    "checkpoint" },
  { "UPDATE checkpoint SET id = id + 1 WHERE id = (SELECT min(id) FROM checkpoint)", "checkpoint" },
  { "DELETE FROM checkpoint WHERE id = (SELECT min(id) FROM checkpoint)", "checkpoint" },
};

static void
copy_file (const char *from, const char *to)
{
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;

  g_file_get_contents (from, &bytes, &size, &error);
  g_assert_no_error (error);
  g_file_set_contents (to, bytes, (gssize) size, &error);
  g_assert_no_error (error);
}

static void
test_edits (SessionFixture *fixture, gconstpointer data)
{
  g_autofree char *master = g_build_filename (fixture->folder, "master", NULL);

  fill (fixture);
  fixture_close (fixture);
  copy_file (fixture->path, master);
  fixture_open (fixture);

  for (gsize i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) findings = NULL;

      g_test_message ("%s", edits[i].sql);
      fixture_close (fixture);
      copy_file (master, fixture->path);
      fixture_open (fixture);
      fixture_edit (fixture, edits[i].sql);

      findings = kith_verify (fixture->store, NULL, NULL, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      if (!names (findings, edits[i].table, 0))
        g_error ("%s: %s is not named", edits[i].sql, edits[i].table);
    }

  fixture_close (fixture);
  copy_file (master, fixture->path);
  fixture_open (fixture);
}

static void
test_edited_rotation (SessionFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (KithAccount) front = NULL;
  g_autoptr (KithAccount) ade = NULL;
  g_autoptr (KithRecoveryCode) code = NULL;
  gint64 n_grants = 0;
  gint64 n_now = 0;

  fill (fixture);
  fixture_edit (fixture, "UPDATE account SET role = 3 WHERE name = 'Front'");
  fixture->coordinator = fixture_unlock (fixture, FIXTURE_COORDINATOR, &error);
  g_assert_no_error (error);
  kith_db_get_int64 (kith_store_get_reader (fixture->store, NULL), &n_grants, &error,
                     "SELECT count (*) FROM key_grant", "");

  front = kith_accounts_find (fixture->store, "Front", &error);
  ade = kith_accounts_find (fixture->store, "Ade", &error);
  g_assert_false (kith_accounts_retire (fixture->coordinator, ade->id, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_UNVERIFIED);
  g_assert_nonnull (strstr (error->message, "Front"));
  g_clear_error (&error);
  g_assert_false (kith_accounts_set_role (fixture->coordinator, front->id, KITH_ROLE_ADVOCATE, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_UNVERIFIED);
  g_clear_error (&error);
  code = kith_accounts_renew_recovery (fixture->coordinator, &error);
  g_assert_null (code);
  g_assert_error (error, KITH_ERROR, KITH_ERROR_UNVERIFIED);
  g_clear_error (&error);

  kith_db_get_int64 (kith_store_get_reader (fixture->store, NULL), &n_now, &error,
                     "SELECT count (*) FROM key_grant", "");
  g_assert_cmpint (n_now, ==, n_grants);
  findings = verify (fixture, NULL);
  g_assert_true (names (findings, "account", front->id));
}

/* What an account's own key can sign, and its role has no right to. */
static void
test_beyond_rights (SessionFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *sql;
    const char *table;
  } writes[] = {
    { "UPDATE crisis_number SET number = '555-0199' WHERE id = ?1", "crisis_number" },
    { "UPDATE setting SET value = 'Elsewhere' WHERE id = ?1", "setting" },
    { "UPDATE service SET active = 0 WHERE id = ?1", "service" },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (KithSession) desk = fixture_add_session (fixture, "Front", KITH_ROLE_FRONT_DESK);

  for (gsize i = 0; i < G_N_ELEMENTS (writes); i++)
    {
      g_autoptr (KithChange) change = kith_session_begin (desk, KITH_EVENT_VISIT_CHANGED, 0, &error);
      g_autoptr (GPtrArray) findings = NULL;
      g_autofree char *first = g_strdup_printf ("SELECT min (id) FROM %s", writes[i].table);
      gint64 entry = 0;
      gint64 id = 0;

      g_assert_no_error (error);
      g_assert_true (kith_db_get_int64 (kith_change_get_db (change), &id, &error, first, ""));
      g_assert_cmpint (kith_db_run (kith_change_get_db (change), &error, writes[i].sql, "i", id), ==, 1);
      kith_change_touch (change, writes[i].table, id);
      g_assert_true (kith_change_commit (change, &error));
      g_assert_no_error (error);

      g_assert_true (kith_db_get_int64 (kith_store_get_reader (fixture->store, NULL), &entry, &error,
                                        "SELECT max (id) FROM audit", ""));
      findings = verify (fixture, NULL);
      g_assert_true (names (findings, "audit", entry));
    }
}

static void
test_edited_unlock (SessionFixture *fixture, gconstpointer data)
{
  static const char *const refused[] = {
    "UPDATE account SET role = 3 WHERE name = 'Front'",
    "UPDATE trust SET body = (SELECT body FROM trust WHERE id = 6) WHERE id = 7",
    "DELETE FROM trust WHERE id = (SELECT max(id) FROM trust)",
    "UPDATE store_meta SET root_public = zeroblob(32)",
  };

  fill (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autofree char *before = g_build_filename (fixture->folder, "before", NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (KithSession) session = NULL;

      fixture_close (fixture);
      copy_file (fixture->path, before);
      fixture_open (fixture);
      fixture_edit (fixture, refused[i]);
      session = fixture_unlock (fixture, "Front", &error);
      g_assert_null (session);
      g_assert_error (error, KITH_ERROR, KITH_ERROR_UNVERIFIED);
      fixture_close (fixture);
      copy_file (before, fixture->path);
      fixture_open (fixture);
    }
}

static void
test_against (SessionFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *backup = g_build_filename (fixture->folder, "copy.kith-backup", NULL);
  g_autofree char *early = g_build_filename (fixture->folder, "early", NULL);
  g_autofree char *head = NULL;
  g_autoptr (GPtrArray) same = NULL;
  g_autoptr (GPtrArray) later = NULL;
  g_autoptr (GPtrArray) rolled_back = NULL;

  fixture_close (fixture);
  copy_file (fixture->path, early);
  fixture_open (fixture);
  fixture->coordinator = fixture_unlock (fixture, FIXTURE_COORDINATOR, &error);
  g_assert_no_error (error);

  fill (fixture);
  head = kith_keeping_back_up (fixture->coordinator, backup, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (strlen (head), ==, 16);
  same = verify (fixture, backup);
  assert_clean (same);
  fixture_add_person (fixture->coordinator, "Later");
  later = verify (fixture, backup);
  assert_clean (later);

  fixture_close (fixture);
  copy_file (early, fixture->path);
  fixture_open (fixture);
  fixture->coordinator = fixture_unlock (fixture, FIXTURE_COORDINATOR, &error);
  g_assert_no_error (error);
  g_assert_true (kith_audit_note_restored (fixture->store, &error));
  g_assert_no_error (error);
  rolled_back = verify (fixture, backup);
  g_assert_true (names (rolled_back, "audit", 0));
}

/* Canonical bytes of each row of each table, by "table id". */
typedef struct
{
  GHashTable *rows; /* (owned) */
} Dump;

static gboolean
dump_row_cb (const char *table, gint64 id, const guint8 *row, gsize size, gpointer user_data, GError **error)
{
  g_hash_table_replace (user_data, g_strdup_printf ("%s %" G_GINT64_FORMAT, table, id),
                        g_bytes_new (row, size));
  return TRUE;
}

/* NULL: some table cannot be read. What binds the log file to the store is not the center's data. */
static GHashTable *
dump (KithStore *store)
{
  g_autoptr (GHashTable) rows =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  KithDb *db = kith_store_get_reader (store, NULL);

  for (const KithTable *table = kith_tables_get (); table->name; table++)
    {
      if (!g_str_equal (table->name, "store_binding") &&
          (!db || !kith_rows_foreach (db, table->name, dump_row_cb, rows, NULL)))
        return NULL;
    }

  return g_steal_pointer (&rows);
}

/* Every row that differs must be named. Where rows are chained, one whose id changed is gone, and its
 * successor says so: there a finding in the table is enough. */
static void
assert_named (GHashTable *before, GHashTable *after, GPtrArray *findings)
{
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      GBytes *now = g_hash_table_lookup (after, key);
      g_auto (GStrv) parts = g_strsplit (key, " ", 2);
      gboolean in_chain = g_str_equal (parts[0], "audit") || g_str_equal (parts[0], "trust") ||
                          g_str_equal (parts[0], "checkpoint");

      if (now && g_bytes_equal (now, value))
        continue;
      if (!names (findings, parts[0], in_chain ? 0 : g_ascii_strtoll (parts[1], NULL, 10)))
        g_error ("%s was changed and not named", (const char *) key);
    }

  g_hash_table_iter_init (&iter, after);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      g_auto (GStrv) parts = g_strsplit (key, " ", 2);

      if (!g_hash_table_contains (before, key))
        g_assert_true (names (findings, parts[0], 0));
    }
}

/* Most of a young database is room that pages keep free. Every second flip is of a byte in use. */
static gsize
pick_bit (const guint8 *master, gsize size, gboolean in_use)
{
  gsize byte;

  do
    byte = ((gsize) g_test_rand_int () << 16 ^ (gsize) g_test_rand_int ()) % size;
  while (in_use && master[byte] == 0);

  return byte * 8 + (gsize) g_test_rand_int_range (0, 8);
}

static void
flip_one (SessionFixture *fixture,
          const guint8 *master,
          gsize size,
          GHashTable *before,
          gboolean in_use,
          guint *n_changed)
{
  g_autofree guint8 *bytes = g_memdup2 (master, size);
  g_autofree char *path = g_build_filename (fixture->folder, "flipped", NULL);
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autofree char *shm = g_strconcat (path, "-shm", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (KithStore) store = NULL;
  gsize bit = pick_bit (master, size, in_use);

  g_unlink (wal);
  g_unlink (shm);
  bytes[bit / 8] ^= (guint8) (1 << (bit % 8));
  g_file_set_contents (path, (char *) bytes, (gssize) size, &error);
  g_assert_no_error (error);

  g_test_message ("bit %" G_GSIZE_FORMAT, bit);
  store = kith_store_open (path, KITH_STORE_READ_WRITE, &error);
  if (store)
    {
      g_autoptr (GHashTable) after = dump (store);
      g_autoptr (GPtrArray) findings = kith_verify (store, NULL, NULL, NULL, NULL, NULL, &error);

      g_assert_no_error (error);
      if (!after)
        g_assert_cmpuint (findings->len, >, 0);
      else
        assert_named (before, after, findings);
      *n_changed += findings->len > 0;
      kith_store_close (store, NULL);
    }
  else
    {
      g_assert_nonnull (error);
      (*n_changed)++;
    }
}

static void
test_bit_flips (SessionFixture *fixture, gconstpointer data)
{
  guint n_flips = g_getenv ("KITH_SOAK") ? 1000 : 150;
  guint n_changed = 0;
  g_autofree char *master = NULL;
  g_autoptr (GHashTable) before = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;

  fill (fixture);
  fixture_close (fixture);
  fixture_open (fixture);
  before = dump (fixture->store);
  g_assert_nonnull (before);
  fixture_close (fixture);
  g_file_get_contents (fixture->path, &master, &size, &error);
  g_assert_no_error (error);

  for (guint i = 0; i < n_flips; i++)
    flip_one (fixture, (const guint8 *) master, size, before, i % 2 == 0, &n_changed);
  g_test_message ("%u of %u flips were noticed", n_changed, n_flips);
  g_assert_cmpuint (n_changed, >, n_flips / 4);
  fixture_open (fixture);
}

/* Every table whose rows the log follows is walked once, whatever numbers are missing between. */
static void
test_tables (void)
{
  KithTableSet set = { 0 };
  guint n_walked = 0;
  guint n_followed = 0;
  guint8 before = 0;

  for (guint8 code = kith_table_code_next (0); code != 0; code = kith_table_code_next (code))
    {
      g_assert_cmpuint (code, >, before);
      g_assert_cmpuint (kith_table_code (kith_table_from_code (code)), ==, code);
      before = code;
      n_walked++;
    }
  for (const KithTable *table = kith_tables_get (); table->name; table++)
    {
      g_assert_true (!table->digested || kith_table_code (table->name) != 0);
      n_followed += kith_table_code (table->name) != 0;
    }
  g_assert_cmpuint (n_walked, ==, n_followed);

  g_assert_true (kith_table_set_is_empty (&set));
  for (guint code = 0; code < 256; code += 3)
    kith_table_set_add (&set, (guint8) code);
  g_assert_false (kith_table_set_is_empty (&set));
  for (guint code = 0; code < 256; code++)
    g_assert_cmpint (kith_table_set_has (&set, (guint8) code), ==, code % 3 == 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/session/verify/tables", test_tables);
  VERIFY_TEST ("clean", test_clean);
  VERIFY_TEST ("cancel", test_cancel);
  VERIFY_TEST ("edits", test_edits);
  VERIFY_TEST ("edited-rotation", test_edited_rotation);
  VERIFY_TEST ("edited-unlock", test_edited_unlock);
  VERIFY_TEST ("beyond-rights", test_beyond_rights);
  VERIFY_TEST ("against", test_against);
  VERIFY_TEST ("bit-flips", test_bit_flips);

  return g_test_run ();
}
