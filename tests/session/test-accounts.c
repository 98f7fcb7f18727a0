/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Accounts: roles and the keys that follow them, passphrases, recovery, changes of keys, drafts, PIN. */

#include "session-fixture.h"

#include <string.h>
#include <unistd.h>

#include "base/kith-error.h"
#include "session/kith-audit.h"
#include "session/kith-draft.h"
#include "session/kith-verify.h"

#define ACCOUNT_TEST(path, func)                                                                             \
  g_test_add ("/session/accounts/" path, SessionFixture, NULL, fixture_set_up, func, fixture_tear_down)

static gint64
count (KithStore *store, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 n = 0;

  kith_db_get_int64 (kith_store_get_reader (store, NULL), &n, &error, sql, "");
  g_assert_no_error (error);
  return n;
}

static void
assert_clean (SessionFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings =
      kith_verify (fixture->store, fixture->coordinator, NULL, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  if (findings->len > 0)
    g_error ("%s", ((KithFinding *) g_ptr_array_index (findings, 0))->sentence);
}

static guint
opened_values (KithStore *store, KithSession *session, KithPurpose purpose)
{
  return fixture_count_opened (store, kith_session_get_keyring (session), 1u << purpose);
}

static void
test_add (SessionFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithSecret) passphrase = fixture_passphrase (FIXTURE_PASSPHRASE);
  g_autoptr (KithSecret) weak = fixture_passphrase ("password12");
  g_autoptr (KithSession) desk = fixture_add_session (fixture, "Maria G.", KITH_ROLE_FRONT_DESK);
  static const char *const taken[] = { "Maria G.",      "maria g.", "María G",
                                       "  maria   g. ", "Recovery", "DANA W" };

  for (gsize i = 0; i < G_N_ELEMENTS (taken); i++)
    {
      g_assert_cmpint (kith_accounts_add (fixture->coordinator, taken[i], KITH_ROLE_FRONT_DESK, passphrase,
                                          &error),
                       ==, 0);
      g_assert_error (error, KITH_ERROR, KITH_ERROR_EXISTS);
      g_clear_error (&error);
    }
  g_assert_cmpint (kith_accounts_add (fixture->coordinator, "  ", KITH_ROLE_FRONT_DESK, passphrase, &error),
                   ==, 0);
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_cmpint (kith_accounts_add (fixture->coordinator, "Maria K.", KITH_ROLE_FRONT_DESK, weak, &error),
                   ==, 0);
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_cmpint (kith_accounts_add (desk, "Maria K.", KITH_ROLE_FRONT_DESK, passphrase, &error), ==, 0);
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
  g_clear_error (&error);
  g_assert_cmpint (count (fixture->store, "SELECT count (*) FROM account"), ==, 3);
  assert_clean (fixture);
}

static void
test_every_role (SessionFixture *fixture, gconstpointer data)
{
  g_autoptr (KithSession) desk = fixture_add_session (fixture, "Front", KITH_ROLE_FRONT_DESK);
  g_autoptr (KithSession) advocate = fixture_add_session (fixture, "Ade", KITH_ROLE_ADVOCATE);
  g_autoptr (KithSecret) passphrase = fixture_passphrase (FIXTURE_PASSPHRASE);
  KithSession *others[] = { desk, advocate };
  gint64 coordinator = kith_session_get_account (fixture->coordinator);

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (GError) error = NULL;
      KithRecoveryCode *code;
      GPtrArray *entries;
      guint left;

      g_assert_false (kith_accounts_set_role (others[i], coordinator, KITH_ROLE_FRONT_DESK, &error));
      g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
      g_clear_error (&error);
      g_assert_false (kith_accounts_retire (others[i], coordinator, &error));
      g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
      g_clear_error (&error);
      g_assert_false (kith_accounts_reset (others[i], coordinator, passphrase, &error));
      g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
      g_clear_error (&error);
      code = kith_accounts_renew_recovery (others[i], &error);
      g_assert_null (code);
      g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
      g_clear_error (&error);
      g_assert_false (kith_accounts_reseal_pending (others[i], &left, &error));
      g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
      g_clear_error (&error);
      g_assert_false (kith_accounts_reseal_step (others[i], 10, &left, NULL, &error));
      g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
      g_clear_error (&error);
      entries = kith_audit_list (others[i], NULL, NULL, 10, &error);
      g_assert_null (entries);
      g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
    }
}

static void
test_own_account (SessionFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithSecret) passphrase = fixture_passphrase (FIXTURE_PASSPHRASE);
  gint64 own = kith_session_get_account (fixture->coordinator);

  g_assert_false (kith_accounts_set_role (fixture->coordinator, own, KITH_ROLE_FRONT_DESK, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (kith_accounts_retire (fixture->coordinator, own, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (kith_accounts_reset (fixture->coordinator, own, passphrase, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
}

static void
test_front_desk_keys (SessionFixture *fixture, gconstpointer data)
{
  g_autoptr (KithSession) desk = fixture_add_session (fixture, "Front", KITH_ROLE_FRONT_DESK);
  g_autoptr (KithSession) advocate = fixture_add_session (fixture, "Ade", KITH_ROLE_ADVOCATE);

  for (int i = 0; i < 5; i++)
    {
      fixture_add_person (desk, "Rosa");
      fixture_add_person (advocate, "Anatol");
    }

  g_assert_cmpuint (opened_values (fixture->store, desk, KITH_PURPOSE_DESK), ==, 10);
  g_assert_cmpuint (opened_values (fixture->store, desk, KITH_PURPOSE_INTAKE), ==, 0);
  g_assert_cmpuint (opened_values (fixture->store, desk, KITH_PURPOSE_CARE), ==, 0);
  g_assert_cmpuint (opened_values (fixture->store, desk, KITH_PURPOSE_AUDIT), ==, 0);
  g_assert_cmpuint (opened_values (fixture->store, advocate, KITH_PURPOSE_INTAKE), ==, 10);
  g_assert_cmpuint (opened_values (fixture->store, advocate, KITH_PURPOSE_AUDIT), ==, 0);
  g_assert_cmpuint (opened_values (fixture->store, fixture->coordinator, KITH_PURPOSE_INTAKE), ==, 10);
  g_assert_cmpuint (opened_values (fixture->store, fixture->coordinator, KITH_PURPOSE_AUDIT), >, 0);

  /* Nor by grants: the file holds none for what the role does not read. */
  g_assert_cmpint (count (fixture->store,
                          "SELECT count (*) FROM key_grant JOIN account ON account.id = key_grant.account"
                          " WHERE name = 'Front'"),
                   ==, 1);
}

static void
test_demotion (SessionFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithSession) advocate = fixture_add_session (fixture, "Ade", KITH_ROLE_ADVOCATE);
  g_autoptr (KithSession) other = fixture_add_session (fixture, "Uma", KITH_ROLE_ADVOCATE);
  g_autoptr (KithSession) again = NULL;
  gint64 account = kith_session_get_account (advocate);
  guint left = 0;

  for (int i = 0; i < 20; i++)
    fixture_add_person (advocate, "Rosa");
  g_assert_cmpuint (opened_values (fixture->store, advocate, KITH_PURPOSE_INTAKE), ==, 20);

  g_assert_true (kith_accounts_set_role (fixture->coordinator, account, KITH_ROLE_FRONT_DESK, &error));
  g_assert_no_error (error);
  g_assert_true (kith_accounts_reseal_pending (fixture->coordinator, &left, &error));
  g_assert_cmpuint (left, ==, 20);
  assert_clean (fixture);

  /* Written from now on: at once under the new key, which the old keys do not open. */
  fixture_add_person (fixture->coordinator, "Luz");
  g_assert_cmpuint (opened_values (fixture->store, advocate, KITH_PURPOSE_INTAKE), ==, 20);
  fixture_reseal_all (fixture->coordinator, 7);
  g_assert_cmpuint (opened_values (fixture->store, advocate, KITH_PURPOSE_INTAKE), ==, 0);
  g_assert_cmpuint (opened_values (fixture->store, fixture->coordinator, KITH_PURPOSE_INTAKE), ==, 21);
  g_assert_true (kith_accounts_reseal_pending (fixture->coordinator, &left, &error));
  g_assert_cmpuint (left, ==, 0);

  again = fixture_unlock (fixture, "Ade", &error);
  g_assert_no_error (error);
  g_assert_cmpint (kith_session_get_role (again), ==, KITH_ROLE_FRONT_DESK);
  g_assert_cmpuint (opened_values (fixture->store, again, KITH_PURPOSE_DESK), ==, 21);
  g_assert_cmpuint (opened_values (fixture->store, again, KITH_PURPOSE_INTAKE), ==, 0);
  g_clear_object (&again);

  /* Who keeps the right has the new key. */
  again = fixture_unlock (fixture, "Uma", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (opened_values (fixture->store, again, KITH_PURPOSE_INTAKE), ==, 21);
  assert_clean (fixture);

  /* And back: what was sealed meanwhile can be read. */
  g_assert_true (kith_accounts_set_role (fixture->coordinator, account, KITH_ROLE_COORDINATOR, &error));
  g_assert_no_error (error);
  g_clear_object (&again);
  again = fixture_unlock (fixture, "Ade", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (opened_values (fixture->store, again, KITH_PURPOSE_INTAKE), ==, 21);
  g_assert_cmpuint (opened_values (fixture->store, again, KITH_PURPOSE_AUDIT), >, 0);
  assert_clean (fixture);
}

/* A change of keys writes every row; it must not write down as its own what somebody else changed. */
static void
test_reseal_leaves_what_was_changed (SessionFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (KithSession) advocate = fixture_add_session (fixture, "Ade", KITH_ROLE_COORDINATOR);
  gint64 account = kith_session_get_account (advocate);
  gint64 changed = fixture_add_person (advocate, "Rosa <&> Luz");
  g_autofree char *sql =
      g_strdup_printf ("UPDATE person SET state = 9 WHERE id = %" G_GINT64_FORMAT, changed);
  gboolean named = FALSE;

  for (int i = 0; i < 20; i++)
    fixture_add_person (advocate, "Anatol <&> Berg");
  g_assert_true (kith_session_close (advocate, &error));
  g_clear_object (&advocate);
  fixture_edit (fixture, sql);
  fixture->coordinator = fixture_unlock (fixture, FIXTURE_COORDINATOR, &error);
  g_assert_no_error (error);
  g_assert_true (kith_accounts_retire (fixture->coordinator, account, &error));
  g_assert_no_error (error);
  fixture_reseal_all (fixture->coordinator, 7);

  findings = kith_verify (fixture->store, fixture->coordinator, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    {
      const KithFinding *finding = g_ptr_array_index (findings, i);

      g_assert_cmpstr (finding->table, ==, "person");
      g_assert_cmpint (finding->row, ==, changed);
      named = TRUE;
    }
  g_assert_true (named);
}

static void
test_interrupted_reseal (SessionFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithSession) advocate = fixture_add_session (fixture, "Ade", KITH_ROLE_ADVOCATE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  gint64 account = kith_session_get_account (advocate);
  guint left = 0;

  for (int i = 0; i < 20; i++)
    fixture_add_person (advocate, "Rosa");
  g_assert_true (kith_accounts_set_role (fixture->coordinator, account, KITH_ROLE_FRONT_DESK, &error));
  g_assert_true (kith_accounts_reseal_step (fixture->coordinator, 8, &left, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (left, ==, 12);

  g_cancellable_cancel (cancellable);
  g_assert_false (kith_accounts_reseal_step (fixture->coordinator, 8, &left, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  assert_clean (fixture);

  /* The program ended here; the next one goes on. */
  g_clear_object (&advocate);
  g_clear_object (&fixture->coordinator);
  fixture_close (fixture);
  fixture_open (fixture);
  fixture->coordinator = fixture_unlock (fixture, FIXTURE_COORDINATOR, &error);
  g_assert_no_error (error);
  g_assert_true (kith_accounts_reseal_pending (fixture->coordinator, &left, &error));
  g_assert_cmpuint (left, ==, 12);
  fixture_reseal_all (fixture->coordinator, 5);
  g_assert_cmpuint (opened_values (fixture->store, fixture->coordinator, KITH_PURPOSE_INTAKE), ==, 20);
  assert_clean (fixture);
}

static void
test_retire (SessionFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithSession) leaving = fixture_add_session (fixture, "Ade", KITH_ROLE_COORDINATOR);
  g_autoptr (KithSession) again = NULL;
  g_autoptr (GPtrArray) accounts = NULL;
  gint64 account = kith_session_get_account (leaving);

  fixture_add_person (leaving, "Rosa");
  g_assert_true (kith_accounts_retire (fixture->coordinator, account, &error));
  g_assert_no_error (error);
  fixture_reseal_all (fixture->coordinator, 100);
  fixture_add_person (fixture->coordinator, "Luz");
  g_assert_cmpuint (opened_values (fixture->store, leaving, KITH_PURPOSE_DESK), ==, 0);
  g_assert_cmpuint (opened_values (fixture->store, leaving, KITH_PURPOSE_INTAKE), ==, 0);

  accounts = kith_accounts_list (fixture->store, &error);
  g_assert_cmpuint (accounts->len, ==, 1);
  again = fixture_unlock (fixture, "Ade", &error);
  g_assert_null (again);
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
  g_clear_error (&error);
  g_assert_false (kith_accounts_set_role (fixture->coordinator, account, KITH_ROLE_ADVOCATE, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  assert_clean (fixture);
}

static void
test_passphrases (SessionFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithSecret) old = fixture_passphrase (FIXTURE_PASSPHRASE);
  g_autoptr (KithSecret) fresh = fixture_passphrase ("seven herons over the pier");
  g_autoptr (KithSecret) weak = fixture_passphrase ("short");
  g_autoptr (KithSession) desk = fixture_add_session (fixture, "Front", KITH_ROLE_FRONT_DESK);
  g_autoptr (KithSession) again = NULL;
  gint64 account = kith_session_get_account (desk);

  g_assert_false (kith_accounts_set_own_passphrase (desk, fresh, fresh, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_WRONG_PASSPHRASE);
  g_clear_error (&error);
  g_assert_false (kith_accounts_set_own_passphrase (desk, old, weak, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (kith_accounts_set_own_passphrase (desk, old, fresh, &error));
  g_assert_no_error (error);
  again = kith_session_unlock (fixture->store, account, old, NULL, &error);
  g_assert_null (again);
  g_assert_error (error, KITH_ERROR, KITH_ERROR_WRONG_PASSPHRASE);
  g_clear_error (&error);
  again = kith_session_unlock (fixture->store, account, fresh, NULL, &error);
  g_assert_no_error (error);
  g_clear_object (&again);

  g_assert_true (kith_accounts_reset (fixture->coordinator, account, old, &error));
  g_assert_no_error (error);
  again = kith_session_unlock (fixture->store, account, old, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (kith_session_can_open (again, KITH_PURPOSE_DESK));
  assert_clean (fixture);
}

static void
test_recover (SessionFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithSecret) fresh = fixture_passphrase ("seven herons over the pier");
  g_autoptr (KithSession) again = NULL;
  g_autoptr (KithRecoveryCode) other = kith_recovery_code_new ();
  gint64 account = kith_session_get_account (fixture->coordinator);

  fixture_add_person (fixture->coordinator, "Rosa");
  g_assert_false (kith_accounts_recover (fixture->store, account, other, fresh, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_WRONG_PASSPHRASE);
  g_clear_error (&error);
  g_assert_true (kith_accounts_recover (fixture->store, account, fixture->recovery, fresh, &error));
  g_assert_no_error (error);

  again = fixture_unlock (fixture, FIXTURE_COORDINATOR, &error);
  g_assert_null (again);
  g_assert_error (error, KITH_ERROR, KITH_ERROR_WRONG_PASSPHRASE);
  g_clear_error (&error);
  again = kith_session_unlock (fixture->store, account, fresh, NULL, &error);
  g_assert_no_error (error);
  g_set_object (&fixture->coordinator, again);
  g_assert_cmpuint (opened_values (fixture->store, again, KITH_PURPOSE_INTAKE), ==, 1);
  g_assert_cmpuint (opened_values (fixture->store, again, KITH_PURPOSE_AUDIT), >, 0);
  assert_clean (fixture);
}

static void
test_renew_recovery (SessionFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithSecret) fresh = fixture_passphrase ("seven herons over the pier");
  g_autoptr (KithRecoveryCode) renewed = NULL;
  g_autoptr (KithIdentity) old = NULL;
  g_autoptr (KithSession) again = NULL;
  gint64 recovery = count (fixture->store, "SELECT id FROM account WHERE role = 4");
  gint64 account = kith_session_get_account (fixture->coordinator);

  fixture_add_person (fixture->coordinator, "Rosa");
  renewed = kith_accounts_renew_recovery (fixture->coordinator, &error);
  g_assert_no_error (error);
  fixture_add_person (fixture->coordinator, "Luz");
  g_assert_false (kith_accounts_recover (fixture->store, account, fixture->recovery, fresh, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_WRONG_PASSPHRASE);
  g_clear_error (&error);

  /* Nor by going around the bundle: the identity that the old code derives opens no grant, and is nobody. */
  old = kith_recovery_code_identity (
      fixture->recovery, recovery,
      kith_identity_get_root_public (kith_session_get_identity (fixture->coordinator)));
  again = kith_session_unlock_with (fixture->store, old, &error);
  g_assert_null (again);
  g_assert_nonnull (error);
  g_clear_error (&error);

  fixture_reseal_all (fixture->coordinator, 100);
  g_assert_true (kith_accounts_recover (fixture->store, account, renewed, fresh, &error));
  g_assert_no_error (error);
  again = kith_session_unlock (fixture->store, account, fresh, NULL, &error);
  g_assert_no_error (error);
  g_set_object (&fixture->coordinator, again);
  g_assert_cmpuint (opened_values (fixture->store, again, KITH_PURPOSE_INTAKE), ==, 2);
  assert_clean (fixture);
}

/* Under which key a draft is sealed. */
static gint64
draft_key (KithStore *store, gint64 id)
{
  g_autoptr (KithStmt) stmt =
      kith_db_prepare (kith_store_get_reader (store, NULL), "SELECT sealed FROM draft WHERE id = ?1", NULL);
  g_autoptr (GBytes) sealed = NULL;
  gint64 key = 0;

  kith_stmt_bind (stmt, "i", id);
  g_assert_cmpint (kith_stmt_step (stmt, NULL), ==, KITH_STEP_ROW);
  sealed = kith_stmt_dup_bytes (stmt, 0);
  g_assert_true (kith_sealed_key_id (sealed, &key));
  return key;
}

static void
test_drafts (SessionFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithSession) desk = fixture_add_session (fixture, "Front", KITH_ROLE_FRONT_DESK);
  g_autoptr (KithRecoveryCode) renewed = NULL;
  g_autoptr (GVariant) found = NULL;
  gint64 first_key, second_key;
  gint64 id = kith_draft_save (desk, 0, KITH_DRAFT_NEW_PERSON, 0, g_variant_new_string ("Ros"), &error);
  gint64 found_id = 0;

  g_assert_no_error (error);
  g_assert_cmpint (
      kith_draft_save (desk, id, KITH_DRAFT_NEW_PERSON, 0, g_variant_new_string ("Rosa"), &error), ==, id);
  g_assert_cmpint (kith_draft_save (desk, 0, KITH_DRAFT_WAITING, 7, g_variant_new_string ("letter"), &error),
                   >, id);
  g_assert_no_error (error);
  first_key = draft_key (fixture->store, id);

  /* The same author finds it again, after a lock; nobody else does, not even with the file in hand. */
  g_assert_true (kith_session_close (desk, &error));
  g_clear_object (&desk);
  desk = fixture_unlock (fixture, "Front", &error);
  g_assert_no_error (error);
  found = kith_draft_load (desk, KITH_DRAFT_NEW_PERSON, 0, &found_id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (g_variant_get_string (found, NULL), ==, "Rosa");
  g_assert_cmpint (found_id, ==, id);
  g_clear_pointer (&found, g_variant_unref);
  found = kith_draft_load (fixture->coordinator, KITH_DRAFT_NEW_PERSON, 0, NULL, &error);
  g_assert_null (found);
  g_assert_no_error (error);
  g_assert_cmpuint (opened_values (fixture->store, fixture->coordinator, KITH_PURPOSE_DRAFT), ==, 0);
  g_assert_cmpuint (opened_values (fixture->store, desk, KITH_PURPOSE_DRAFT), ==, 2);
  g_assert_cmpint (kith_draft_save (fixture->coordinator, id, KITH_DRAFT_NEW_PERSON, 0,
                                    g_variant_new_string ("x"), &error),
                   ==, 0);
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_FOUND);
  g_clear_error (&error);

  /* After the recovery code was replaced, what is typed goes under a key that the old code never had. */
  renewed = kith_accounts_renew_recovery (fixture->coordinator, &error);
  g_assert_no_error (error);
  g_clear_object (&desk);
  desk = fixture_unlock (fixture, "Front", &error);
  g_assert_cmpint (
      kith_draft_save (desk, id, KITH_DRAFT_NEW_PERSON, 0, g_variant_new_string ("Rosa L"), &error), ==, id);
  g_assert_no_error (error);
  second_key = draft_key (fixture->store, id);
  g_assert_cmpint (second_key, !=, first_key);
  g_assert_cmpuint (opened_values (fixture->store, desk, KITH_PURPOSE_DRAFT), ==, 2);

  g_assert_true (kith_draft_discard (desk, id, &error));
  g_assert_true (kith_draft_discard (desk, id, &error));
  g_assert_no_error (error);
  found = kith_draft_load (desk, KITH_DRAFT_NEW_PERSON, 0, NULL, &error);
  g_assert_null (found);
  g_assert_no_error (error);
  assert_clean (fixture);
}

/* How many somebody leaves behind, told to coordinators only. */
static void
test_count_drafts (SessionFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithSession) desk = fixture_add_session (fixture, "Front", KITH_ROLE_FRONT_DESK);
  gint64 account = kith_session_get_account (desk);
  guint n = 9;

  g_assert_true (kith_draft_count_of (fixture->coordinator, account, &n, &error));
  g_assert_cmpuint (n, ==, 0);
  for (gint64 person = 1; person <= 2; person++)
    g_assert_cmpint (
        kith_draft_save (desk, 0, KITH_DRAFT_INTAKE, person, g_variant_new_string ("half a"), &error), !=, 0);
  g_assert_cmpint (kith_draft_save (fixture->coordinator, 0, KITH_DRAFT_INTAKE, 1,
                                    g_variant_new_string ("mine"), &error),
                   !=, 0);
  g_assert_true (kith_draft_count_of (fixture->coordinator, account, &n, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 2);
  g_assert_false (kith_draft_count_of (desk, account, &n, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
}

static void
test_recovered_drafts (SessionFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithSession) desk = fixture_add_session (fixture, "Front", KITH_ROLE_FRONT_DESK);
  g_autoptr (KithSecret) fresh = fixture_passphrase ("seven herons over the pier");
  g_autoptr (KithSession) again = NULL;
  g_autoptr (GVariant) found = NULL;
  gint64 account = kith_session_get_account (desk);

  g_assert_cmpint (kith_draft_save (desk, 0, KITH_DRAFT_WAITING, 7, g_variant_new_string ("letter"), &error),
                   >, 0);
  g_assert_true (kith_accounts_recover (fixture->store, account, fixture->recovery, fresh, &error));
  g_assert_no_error (error);
  again = kith_session_unlock (fixture->store, account, fresh, NULL, &error);
  g_assert_no_error (error);
  found = kith_draft_load (again, KITH_DRAFT_WAITING, 7, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (g_variant_get_string (found, NULL), ==, "letter");
  assert_clean (fixture);
}

static void
test_pin (SessionFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (KithSession) again = NULL;
  gint64 account = kith_session_get_account (fixture->coordinator);
  guint left = 0;
  int fd = kith_session_offer_pin (fixture->coordinator, "493817", &error);

  g_assert_no_error (error);
  g_assert_true (kith_session_close (fixture->coordinator, &error));
  again = kith_session_unlock_by_pin (fixture->store, fd, "493818", &left, &error);
  g_assert_null (again);
  g_assert_error (error, KITH_ERROR, KITH_ERROR_WRONG_PASSPHRASE);
  g_clear_error (&error);
  g_assert_cmpuint (left, ==, 4);
  g_assert_cmpint (count (fixture->store, "SELECT count (*) FROM audit WHERE kind = 5 AND account <> 0"), ==,
                   1);
  again = kith_session_unlock_by_pin (fixture->store, fd, "493817", &left, &error);
  g_assert_no_error (error);
  g_assert_cmpint (kith_session_get_account (again), ==, account);
  g_assert_true (kith_session_can_open (again, KITH_PURPOSE_CARE));
  close (fd);
  findings = kith_verify (fixture->store, again, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 0);
}

static void
test_audit_list (SessionFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithSession) desk = fixture_add_session (fixture, "Front", KITH_ROLE_FRONT_DESK);
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GPtrArray) about = NULL;
  g_autoptr (GVariant) name = NULL;
  const KithAuditEntry *entry = NULL;

  g_assert_true (kith_session_record (desk, KITH_EVENT_INTAKE_READ, 7, NULL, &error));
  entries = kith_audit_list (fixture->coordinator, NULL, NULL, 100, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, >=, 5);
  entry = g_ptr_array_index (entries, 0);
  g_assert_cmpint (entry->event, ==, KITH_EVENT_INTAKE_READ);
  g_assert_cmpstr (entry->account_name, ==, "Front");
  for (guint i = 0; i < entries->len; i++)
    {
      entry = g_ptr_array_index (entries, i);
      if (entry->event == KITH_EVENT_ACCOUNT_ADDED)
        break;
    }
  name = g_variant_lookup_value (entry->details, "account", G_VARIANT_TYPE_STRING);
  g_assert_cmpstr (g_variant_get_string (name, NULL), ==, "Front");

  about = kith_audit_list (fixture->coordinator, &(KithAuditFilter){ .subject = 7 }, NULL, 100, &error);
  g_assert_cmpuint (about->len, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ACCOUNT_TEST ("add", test_add);
  ACCOUNT_TEST ("every-role", test_every_role);
  ACCOUNT_TEST ("own", test_own_account);
  ACCOUNT_TEST ("front-desk-keys", test_front_desk_keys);
  ACCOUNT_TEST ("demotion", test_demotion);
  ACCOUNT_TEST ("interrupted-reseal", test_interrupted_reseal);
  ACCOUNT_TEST ("reseal-leaves-what-was-changed", test_reseal_leaves_what_was_changed);
  ACCOUNT_TEST ("retire", test_retire);
  ACCOUNT_TEST ("passphrases", test_passphrases);
  ACCOUNT_TEST ("recover", test_recover);
  ACCOUNT_TEST ("renew-recovery", test_renew_recovery);
  ACCOUNT_TEST ("drafts", test_drafts);
  ACCOUNT_TEST ("count-drafts", test_count_drafts);
  ACCOUNT_TEST ("recovered-drafts", test_recovered_drafts);
  ACCOUNT_TEST ("pin", test_pin);
  ACCOUNT_TEST ("audit-list", test_audit_list);

  return g_test_run ();
}
