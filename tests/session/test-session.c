/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Unlocking, changes, permissions, sealing and the chain of the log. */

#include "session-fixture.h"

#include "base/kith-error.h"
#include "session/kith-audit.h"
#include "session/kith-settings.h"

#define SESSION_TEST(path, func)                                                                             \
  g_test_add ("/session/" path, SessionFixture, NULL, fixture_set_up, func, fixture_tear_down)

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
test_unlock (SessionFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithSecret) wrong = fixture_passphrase ("another lantern by the river");
  gint64 account = kith_session_get_account (fixture->coordinator);
  g_autoptr (KithSession) refused = kith_session_unlock (fixture->store, account, wrong, NULL, &error);

  g_assert_null (refused);
  g_assert_error (error, KITH_ERROR, KITH_ERROR_WRONG_PASSPHRASE);
  g_clear_error (&error);
  g_assert_cmpint (count (fixture->store, "SELECT count (*) FROM audit WHERE kind = 4"), ==, 1);

  refused = kith_session_unlock (fixture->store, 12345, wrong, NULL, &error);
  g_assert_null (refused);
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_FOUND);

  g_assert_cmpint (kith_session_get_role (fixture->coordinator), ==, KITH_ROLE_COORDINATOR);
  g_assert_cmpstr (kith_session_get_account_name (fixture->coordinator), ==, FIXTURE_COORDINATOR);
  g_assert_cmpstr (kith_center_get_name (kith_session_get_center (fixture->coordinator)), ==, "Harbor House");
}

static void
test_recovery_has_no_passphrase (SessionFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithSecret) passphrase = fixture_passphrase (FIXTURE_PASSPHRASE);
  g_autoptr (KithSession) session = NULL;
  g_autoptr (GPtrArray) accounts = kith_accounts_list (fixture->store, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (accounts->len, ==, 1);
  session =
      kith_session_unlock (fixture->store, count (fixture->store, "SELECT id FROM account WHERE role = 4"),
                           passphrase, NULL, &error);
  g_assert_null (session);
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
}

static void
test_close (SessionFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithChange) change = NULL;
  g_autoptr (GBytes) sealed = NULL;

  g_assert_true (kith_session_close (fixture->coordinator, &error));
  g_assert_no_error (error);
  g_assert_true (kith_session_close (fixture->coordinator, &error));

  change = kith_session_begin (fixture->coordinator, KITH_EVENT_SIGNED_IN, 0, &error);
  g_assert_null (change);
  g_assert_error (error, KITH_ERROR, KITH_ERROR_LOCKED);
  g_clear_error (&error);
  sealed = kith_session_seal (fixture->coordinator, KITH_PURPOSE_DESK, KITH_SEAL_KIND_PERSON_CARD, 1, 1,
                              g_variant_new_string ("x"), &error);
  g_assert_null (sealed);
  g_assert_error (error, KITH_ERROR, KITH_ERROR_LOCKED);
  g_clear_error (&error);
  g_assert_false (kith_session_demand (fixture->coordinator, KITH_ACTION_DESK_READ, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_LOCKED);
}

static void
test_change (SessionFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 before = count (fixture->store, "SELECT count (*) FROM audit");
  gint64 person = fixture_add_person (fixture->coordinator, "Rosa");
  g_autoptr (KithChange) change = NULL;

  g_assert_cmpint (count (fixture->store, "SELECT count (*) FROM audit"), ==, before + 1);

  /* Freed without a commit, nothing is left, and the chain goes on. */
  change = kith_session_begin (fixture->coordinator, KITH_EVENT_PERSON_CHANGED, person, &error);
  g_assert_no_error (error);
  g_assert_cmpint (kith_db_run (kith_change_get_db (change), &error,
                                "UPDATE person SET state = 1 WHERE id = ?1", "i", person),
                   ==, 1);
  kith_change_touch (change, "person", person);
  g_clear_pointer (&change, kith_change_free);
  g_assert_cmpint (count (fixture->store, "SELECT count (*) FROM person WHERE state = 1"), ==, 0);
  g_assert_cmpint (count (fixture->store, "SELECT count (*) FROM audit"), ==, before + 1);

  /* A failed commit leaves nothing either: the details cannot be sealed under a key that is not there. */
  change = kith_session_begin (fixture->coordinator, KITH_EVENT_PERSON_CHANGED, person, &error);
  g_assert_false (kith_change_expect_one (
      change,
      kith_db_run (kith_change_get_db (change), &error,
                   "UPDATE person SET state = 1 WHERE id = ?1 AND version = 9", "i", person),
      &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_CHANGED);
  g_clear_error (&error);
  g_clear_pointer (&change, kith_change_free);

  g_assert_true (kith_session_record (fixture->coordinator, KITH_EVENT_INTAKE_READ, person, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (fixture->store, "SELECT count (*) FROM audit"), ==, before + 2);
}

static void
test_failed_commit (SessionFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithChange) change =
      kith_session_begin (fixture->coordinator, KITH_EVENT_VISIT_CHANGED, 0, &error);
  gint64 before = count (fixture->store, "SELECT count (*) FROM audit");

  g_assert_no_error (error);
  /* A visit of nobody: the reference is only looked at when the transaction ends. */
  kith_db_run_script (kith_change_get_db (change), "PRAGMA defer_foreign_keys = ON", &error);
  g_assert_no_error (error);
  g_assert_cmpint (
      kith_db_run (kith_change_get_db (change), &error,
                   "INSERT INTO visit (id, person, day, utc, utc_offset, state, source, account, voided, "
                   "version) VALUES (1, 77, 1, 1, 0, 1, 1, ?1, 0, 1)",
                   "i", kith_session_get_account (fixture->coordinator)),
      ==, 1);
  kith_change_touch (change, "visit", 1);
  g_assert_false (kith_change_commit (change, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_clear_pointer (&change, kith_change_free);
  g_assert_cmpint (count (fixture->store, "SELECT count (*) FROM audit"), ==, before);
  g_assert_cmpint (count (fixture->store, "SELECT count (*) FROM visit"), ==, 0);

  fixture_add_person (fixture->coordinator, "Rosa");
  g_assert_cmpint (count (fixture->store, "SELECT count (*) FROM audit"), ==, before + 1);
}

static void
test_deposit (SessionFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithSession) desk = fixture_add_session (fixture, "Front", KITH_ROLE_FRONT_DESK);
  g_autoptr (GBytes) sealed = NULL;
  g_autoptr (GVariant) content = NULL;

  g_assert_false (kith_session_can_open (desk, KITH_PURPOSE_INTAKE));
  g_assert_false (kith_session_can_open (desk, KITH_PURPOSE_CARE));
  g_assert_false (kith_session_can_open (desk, KITH_PURPOSE_AUDIT));
  g_assert_true (kith_session_can_open (desk, KITH_PURPOSE_DESK));

  sealed = kith_session_seal (desk, KITH_PURPOSE_INTAKE, KITH_SEAL_KIND_PERSON_INTAKE, 5, 7,
                              g_variant_new_string ("needs a chair"), &error);
  g_assert_no_error (error);
  g_assert_true (kith_sealed_is_deposit (sealed));
  content = kith_session_open (desk, KITH_PURPOSE_INTAKE, KITH_SEAL_KIND_PERSON_INTAKE, 5, 7, sealed,
                               G_VARIANT_TYPE_STRING, &error);
  g_assert_null (content);
  g_assert_nonnull (error);
  g_clear_error (&error);

  content = kith_session_open (fixture->coordinator, KITH_PURPOSE_INTAKE, KITH_SEAL_KIND_PERSON_INTAKE, 5, 7,
                               sealed, G_VARIANT_TYPE_STRING, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (g_variant_get_string (content, NULL), ==, "needs a chair");
  g_clear_pointer (&content, g_variant_unref);

  /* Not as another kind, row or person. */
  content = kith_session_open (fixture->coordinator, KITH_PURPOSE_INTAKE, KITH_SEAL_KIND_CONSENT, 5, 7,
                               sealed, G_VARIANT_TYPE_STRING, &error);
  g_assert_null (content);
  g_clear_error (&error);
  content = kith_session_open (fixture->coordinator, KITH_PURPOSE_INTAKE, KITH_SEAL_KIND_PERSON_INTAKE, 5, 8,
                               sealed, G_VARIANT_TYPE_STRING, &error);
  g_assert_null (content);
}

static void
test_settings (SessionFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithSession) desk = fixture_add_session (fixture, "Front", KITH_ROLE_FRONT_DESK);
  g_autoptr (KithCenter) loaded = NULL;
  KithCenter *center = kith_session_get_center (fixture->coordinator);

  g_assert_false (kith_center_set (desk, KITH_SETTING_NAME, "Mine", &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
  g_clear_error (&error);
  g_assert_false (kith_center_set (fixture->coordinator, KITH_SETTING_TIMEZONE, "Mars/Olympus", &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (kith_center_set (fixture->coordinator, KITH_SETTING_ROLLOVER, "9000", &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_clear_error (&error);

  g_assert_true (kith_center_set (fixture->coordinator, KITH_SETTING_WORD_MANY, "  guests ", &error));
  g_assert_true (kith_center_set (fixture->coordinator, KITH_SETTING_ROLLOVER, "60", &error));
  g_assert_no_error (error);
  g_assert_cmpstr (kith_center_get_word_many (center), ==, "guests");
  g_assert_cmpint (kith_clock_get_rollover (kith_center_get_clock (center)), ==, 60);
  loaded = kith_center_load (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (kith_center_get_word_many (loaded), ==, "guests");
  g_assert_cmpint (kith_center_get_rollover (loaded), ==, 60);

  g_assert_true (kith_center_set (fixture->coordinator, KITH_SETTING_WORD_MANY, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (kith_center_get_word_many (center), ==, "members");
}

static void
test_permissions (SessionFixture *fixture, gconstpointer data)
{
  g_autoptr (KithSession) desk = fixture_add_session (fixture, "Front", KITH_ROLE_FRONT_DESK);
  g_autoptr (KithSession) advocate = fixture_add_session (fixture, "Ade", KITH_ROLE_ADVOCATE);
  KithSession *sessions[] = { desk, advocate, fixture->coordinator };
  static const gboolean expected[][3] = {
#define ACTION(symbol, code, a, b, c) { a, b, c },
    KITH_ACTIONS (ACTION)
#undef ACTION
  };

  for (int action = 0; action < KITH_N_ACTIONS; action++)
    {
      for (gsize i = 0; i < G_N_ELEMENTS (sessions); i++)
        {
          g_autoptr (GError) error = NULL;

          g_assert_cmpint (kith_session_may (sessions[i], action), ==, expected[action][i]);
          g_assert_cmpint (kith_session_demand (sessions[i], action, &error), ==, expected[action][i]);
          if (!expected[action][i])
            g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
        }
      g_assert_false (kith_role_may (KITH_ROLE_RECOVERY, action));
      g_assert_false (kith_role_may (KITH_ROLE_NONE, action));
    }
}

static gpointer
write_many (gpointer data)
{
  for (int i = 0; i < 60; i++)
    fixture_add_person (data, "Somebody");
  return NULL;
}

static void
test_two_writers (SessionFixture *fixture, gconstpointer data)
{
  g_autoptr (KithSession) desk = fixture_add_session (fixture, "Front", KITH_ROLE_FRONT_DESK);
  GThread *threads[] = {
    g_thread_new ("one", write_many, fixture->coordinator),
    g_thread_new ("two", write_many, fixture->coordinator),
    g_thread_new ("three", write_many, desk),
  };

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  g_assert_cmpint (count (fixture->store, "SELECT count (*) FROM person"), ==, 180);
  /* Each chain is whole: its numbers are 1 to n. */
  g_assert_cmpint (count (fixture->store, "SELECT count (*) FROM (SELECT chain FROM audit GROUP BY chain"
                                          " HAVING max (seq) <> count (*) OR min (seq) <> 1)"),
                   ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  SESSION_TEST ("unlock/passphrase", test_unlock);
  SESSION_TEST ("unlock/recovery", test_recovery_has_no_passphrase);
  SESSION_TEST ("close", test_close);
  SESSION_TEST ("change/rollback", test_change);
  SESSION_TEST ("change/failed-commit", test_failed_commit);
  SESSION_TEST ("change/two-writers", test_two_writers);
  SESSION_TEST ("seal/deposit", test_deposit);
  SESSION_TEST ("settings", test_settings);
  SESSION_TEST ("permissions", test_permissions);

  return g_test_run ();
}
