/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A computer was lost: what opens afterwards, for whom, and that nothing of before does. */

#include "guard-fixture.h"
#include "session-fixture.h"

#include "base/kith-error.h"
#include "session/kith-audit.h"
#include "session/kith-draft.h"
#include "session/kith-lost.h"

#define LOST_TEST(path, func)                                                                                \
  g_test_add ("/session/lost/" path, SessionFixture, NULL, fixture_set_up, func, fixture_tear_down)

#define NEW_PASSPHRASE "seven herons over the pier"
#define CHOSEN_PASSPHRASE "brass kettle under snowfall"

static gint64
count (KithStore *store, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 n = 0;

  kith_db_get_int64 (kith_store_get_reader (store, NULL), &n, &error, sql, "");
  g_assert_no_error (error);
  return n;
}

/* About people; the log keeps its own keys. */
#define ABOUT_PEOPLE ~(1u << KITH_PURPOSE_AUDIT | 1u << KITH_PURPOSE_DRAFT)

/* What the thief has of somebody: the identity, and every key that was granted to it. */
static KithKeyring *
hoard_of (SessionFixture *fixture, KithIdentity *identity)
{
  g_autoptr (KithTrust) trust = guard_load_trust (fixture->store, identity);
  KithKeyring *hoard = kith_keyring_new ();

  guard_hoard (fixture->store, trust, identity, hoard);
  return hoard;
}

static KithIdentity *
recovery_of (SessionFixture *fixture, KithRecoveryCode *code)
{
  gint64 id = count (fixture->store, "SELECT id FROM account WHERE role = 4");

  return kith_recovery_code_identity (
      code, id, kith_identity_get_root_public (kith_session_get_identity (fixture->coordinator)));
}

static gboolean
run_with (SessionFixture *fixture, KithLost *lost, KithRecoveryCode *code_before, GError **error)
{
  g_autoptr (KithSecret) own = fixture_passphrase (FIXTURE_PASSPHRASE);
  g_autoptr (KithSecret) fresh = fixture_passphrase (NEW_PASSPHRASE);

  return kith_lost_run (lost, fixture->coordinator, own, fresh, code_before, NULL, error);
}

static KithLost *
run_lost (SessionFixture *fixture, KithRecoveryCode *code_before)
{
  g_autoptr (GError) error = NULL;
  KithLost *lost = kith_lost_prepare (fixture->coordinator, &error);

  g_assert_no_error (error);
  g_assert_true (run_with (fixture, lost, code_before, &error));
  g_assert_no_error (error);
  return lost;
}

static const KithLostSlip *
slip_of (KithLost *lost, const char *name)
{
  GPtrArray *slips = kith_lost_get_slips (lost);

  for (guint i = 0; i < slips->len; i++)
    if (g_str_equal (((const KithLostSlip *) g_ptr_array_index (slips, i))->name, name))
      return g_ptr_array_index (slips, i);

  g_assert_not_reached ();
}

static void
assert_refused (KithSession *session, KithError code, GError **error)
{
  g_assert_null (session);
  g_assert_error (*error, KITH_ERROR, (int) code);
  g_clear_error (error);
}

/* Unlocks with the slip, is let do nothing, chooses a passphrase and goes on with it. */
static KithSession *
come_back (SessionFixture *fixture, KithLost *lost, const char *name)
{
  g_autoptr (GError) error = NULL;
  const KithLostSlip *slip = slip_of (lost, name);
  g_autoptr (KithSecret) chosen = fixture_passphrase (CHOSEN_PASSPHRASE);
  KithSession *session = kith_session_unlock (fixture->store, slip->account, slip->passphrase, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (kith_session_must_change_passphrase (session));
  for (KithAction action = 0; action < KITH_N_ACTIONS; action++)
    {
      g_assert_true (kith_session_may (session, action) == (action == KITH_ACTION_OWN_PASSPHRASE));
      g_assert_true (kith_session_demand (session, action, &error) == (action == KITH_ACTION_OWN_PASSPHRASE));
      g_clear_error (&error);
    }
  g_assert_false (kith_session_can_open (session, KITH_PURPOSE_DESK));
  g_assert_cmpuint (kith_keyring_get_n_keys (kith_session_get_keyring (session)), ==, 0);
  g_assert_cmpint (kith_session_offer_pin (session, "493817", &error), ==, -1);
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
  g_clear_error (&error);
  g_assert_false (kith_accounts_set_own_passphrase (session, slip->passphrase, slip->passphrase, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (kith_accounts_set_own_passphrase (session, slip->passphrase, chosen, &error));
  g_assert_no_error (error);
  g_assert_false (kith_session_must_change_passphrase (session));
  g_assert_true (kith_session_can_open (session, KITH_PURPOSE_DESK));
  g_assert_true (kith_session_close (session, &error));
  g_object_unref (session);

  session = kith_session_unlock (fixture->store, slip->account, slip->passphrase, NULL, &error);
  assert_refused (session, KITH_ERROR_WRONG_PASSPHRASE, &error);
  session = kith_session_unlock (fixture->store, slip->account, chosen, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (kith_session_must_change_passphrase (session));
  return session;
}

static void
test_nothing_of_before_opens (SessionFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  static const char *const names[] = { "Ade", "Front", "Uma" };
  static const KithRole roles[] = { KITH_ROLE_ADVOCATE, KITH_ROLE_FRONT_DESK, KITH_ROLE_COORDINATOR };
  g_autoptr (KithIdentity) recovery = recovery_of (fixture, fixture->recovery);
  g_autoptr (GPtrArray) thieves = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_identity_unref);
  g_autoptr (GPtrArray) hoards = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_keyring_unref);
  g_autoptr (KithLost) lost = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (KithSession) session = fixture_add_session (fixture, names[i], roles[i]);

      g_ptr_array_add (thieves, kith_identity_ref (kith_session_get_identity (session)));
      fixture_add_person (session, "Rosa");
      g_assert_true (kith_session_close (session, &error));
    }
  g_ptr_array_add (thieves, kith_identity_ref (kith_session_get_identity (fixture->coordinator)));
  g_ptr_array_add (thieves, g_steal_pointer (&recovery));
  for (guint i = 0; i < thieves->len; i++)
    {
      g_ptr_array_add (hoards, hoard_of (fixture, g_ptr_array_index (thieves, i)));
      g_assert_cmpuint (fixture_count_opened (fixture->store, g_ptr_array_index (hoards, i), ABOUT_PEOPLE), >,
                        0);
    }

  lost = run_lost (fixture, NULL);
  guard_assert_verifies (fixture->store, fixture->coordinator);
  fixture_add_person (fixture->coordinator, "Luz");
  for (guint i = 0; i < hoards->len; i++)
    g_assert_cmpuint (fixture_count_opened (fixture->store, g_ptr_array_index (hoards, i), ABOUT_PEOPLE), <=,
                      6);
  fixture_reseal_all (fixture->coordinator, 7);
  guard_assert_verifies (fixture->store, fixture->coordinator);
  guard_assert_verifies (fixture->store, NULL);
  for (guint i = 0; i < hoards->len; i++)
    {
      g_autoptr (KithKeyring) again = hoard_of (fixture, g_ptr_array_index (thieves, i));
      g_autoptr (KithSession) session =
          kith_session_unlock_with (fixture->store, g_ptr_array_index (thieves, i), &error);

      assert_refused (session, KITH_ERROR_UNVERIFIED, &error);
      g_assert_cmpuint (kith_keyring_get_n_keys (again), ==, 0);
      g_assert_cmpuint (fixture_count_opened (fixture->store, g_ptr_array_index (hoards, i), ABOUT_PEOPLE),
                        ==, 0);
    }
  g_assert_cmpuint (fixture_count_opened (fixture->store, kith_session_get_keyring (fixture->coordinator),
                                          ABOUT_PEOPLE),
                    ==, 8);
  g_assert_cmpint (count (fixture->store, "SELECT count (*) FROM audit WHERE kind = 17"), ==, 1);
}

static void
test_everybody_comes_back (SessionFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  static const char *const names[] = { "Ade", "Front", "Uma" };
  static const KithRole roles[] = { KITH_ROLE_ADVOCATE, KITH_ROLE_FRONT_DESK, KITH_ROLE_COORDINATOR };
  g_autoptr (KithLost) lost = NULL;
  g_autoptr (KithSecret) fresh = fixture_passphrase (NEW_PASSPHRASE);
  g_autoptr (KithSecret) recovered = fixture_passphrase (CHOSEN_PASSPHRASE);
  gint64 own = kith_session_get_account (fixture->coordinator);
  KithSession *session;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      session = fixture_add_session (fixture, names[i], roles[i]);
      fixture_add_person (session, "Rosa");
      g_assert_true (kith_session_close (session, &error));
      g_object_unref (session);
    }
  lost = run_lost (fixture, NULL);
  g_assert_cmpuint (kith_lost_get_slips (lost)->len, ==, G_N_ELEMENTS (names));

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (KithSession) back = NULL;

      session = fixture_unlock (fixture, names[i], &error);
      assert_refused (session, KITH_ERROR_WRONG_PASSPHRASE, &error);
      back = come_back (fixture, lost, names[i]);
      g_assert_cmpint (kith_session_get_role (back), ==, roles[i]);
      g_assert_true (kith_session_can_open (back, KITH_PURPOSE_CARE) == (roles[i] != KITH_ROLE_FRONT_DESK));
      g_assert_true (kith_session_can_open (back, KITH_PURPOSE_AUDIT) == (roles[i] == KITH_ROLE_COORDINATOR));
      g_assert_cmpuint (fixture_count_opened (fixture->store, kith_session_get_keyring (back), ABOUT_PEOPLE),
                        ==, roles[i] == KITH_ROLE_FRONT_DESK ? 3 : 6);
      g_assert_true (kith_session_close (back, &error));
      guard_assert_verifies (fixture->store, fixture->coordinator);
    }

  session = fixture_unlock (fixture, FIXTURE_COORDINATOR, &error);
  assert_refused (session, KITH_ERROR_WRONG_PASSPHRASE, &error);
  g_assert_false (kith_accounts_recover (fixture->store, own, fixture->recovery, recovered, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_WRONG_PASSPHRASE);
  g_clear_error (&error);
  g_assert_true (kith_session_close (fixture->coordinator, &error));
  session = kith_session_unlock (fixture->store, own, fresh, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (kith_session_must_change_passphrase (session));
  g_assert_true (kith_session_close (session, &error));
  g_object_unref (session);
  g_assert_true (kith_accounts_recover (fixture->store, own, kith_lost_get_code (lost), recovered, &error));
  g_assert_no_error (error);
  session = kith_session_unlock (fixture->store, own, recovered, NULL, &error);
  g_assert_no_error (error);
  g_set_object (&fixture->coordinator, session);
  g_object_unref (session);
  g_assert_cmpuint (fixture_count_opened (fixture->store, kith_session_get_keyring (fixture->coordinator),
                                          ABOUT_PEOPLE),
                    ==, 6);
  guard_assert_verifies (fixture->store, fixture->coordinator);
}

/* A guarded record that the coordinator may open has a new key at once. */
static void
test_guarded_records (SessionFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithSession) kept_out = fixture_add_session (fixture, "Ade", KITH_ROLE_ADVOCATE);
  g_autoptr (KithSession) may = fixture_add_session (fixture, "Uma", KITH_ROLE_ADVOCATE);
  g_autoptr (KithKeyring) hoard = NULL;
  g_autoptr (KithSession) back = NULL;
  g_autoptr (KithSession) back_out = NULL;
  g_autoptr (KithLost) lost = NULL;
  gint64 person = fixture_add_person (fixture->coordinator, "Rosa");

  g_assert_cmpint (kith_guards_add (fixture->coordinator, person, KITH_GUARD_WISH,
                                    kith_session_get_account (kept_out), &error),
                   !=, 0);
  g_assert_no_error (error);
  guard_write (fixture->coordinator, 1, person);
  hoard = hoard_of (fixture, kith_session_get_identity (may));
  g_assert_cmpuint (guard_reach (fixture->store, hoard, person).n_opened, ==, 3);
  g_assert_true (kith_session_close (may, &error) && kith_session_close (kept_out, &error));

  lost = run_lost (fixture, NULL);
  g_assert_cmpuint (kith_lost_get_n_guarded (lost), ==, 0);
  guard_assert_verifies (fixture->store, fixture->coordinator);
  g_assert_cmpuint (guard_reach (fixture->store, hoard, person).n_opened, ==, 0);
  back = come_back (fixture, lost, "Uma");
  g_assert_true (kith_session_may_open_record (back, person));
  g_assert_cmpuint (guard_reach (fixture->store, kith_session_get_keyring (back), person).n_opened, ==, 3);
  back_out = come_back (fixture, lost, "Ade");
  g_assert_false (kith_session_may_open_record (back_out, person));
  g_assert_cmpuint (guard_reach (fixture->store, kith_session_get_keyring (back_out), person).n_opened, ==,
                    0);
  fixture_reseal_all (fixture->coordinator, 7);
  guard_assert_verifies (fixture->store, fixture->coordinator);
}

/* One that is kept from the coordinator is handed on with the recovery code of until now, and with nothing
 * else; it has a new key once somebody unlocked who may open it. So are drafts. */
static void
test_closed_to_the_coordinator (SessionFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithSession) may = fixture_add_session (fixture, "Uma", KITH_ROLE_COORDINATOR);
  g_autoptr (KithRecoveryCode) wrong = kith_recovery_code_new ();
  g_autoptr (KithKeyring) hoard = NULL;
  g_autoptr (KithLost) lost = NULL;
  g_autoptr (KithSession) back = NULL;
  g_autoptr (GVariant) draft = NULL;
  gint64 person = fixture_add_person (may, "Rosa");
  gint64 length;
  guint n = 0;

  g_assert_cmpint (kith_guards_add (may, person, KITH_GUARD_LINKED,
                                    kith_session_get_account (fixture->coordinator), &error),
                   !=, 0);
  g_assert_no_error (error);
  g_assert_cmpint (kith_draft_save (may, 0, KITH_DRAFT_WAITING, 7, g_variant_new_string ("letter"), &error),
                   >, 0);
  hoard = hoard_of (fixture, kith_session_get_identity (may));
  g_assert_true (kith_session_close (may, &error));
  length = count (fixture->store, "SELECT max (id) FROM trust");

  lost = kith_lost_prepare (fixture->coordinator, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (kith_lost_get_n_guarded (lost), ==, 1);
  g_assert_cmpuint (kith_lost_get_n_drafts (lost), ==, 1);
  g_assert_false (run_with (fixture, lost, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (run_with (fixture, lost, wrong, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_WRONG_PASSPHRASE);
  g_clear_error (&error);
  g_assert_cmpint (count (fixture->store, "SELECT max (id) FROM trust"), ==, length);

  g_assert_true (run_with (fixture, lost, fixture->recovery, &error));
  g_assert_no_error (error);
  guard_assert_verifies (fixture->store, fixture->coordinator);
  g_assert_false (kith_session_may_open_record (fixture->coordinator, person));
  g_assert_cmpuint (
      guard_reach (fixture->store, kith_session_get_keyring (fixture->coordinator), person).n_opened, ==, 0);

  back = come_back (fixture, lost, "Uma");
  draft = kith_draft_load (back, KITH_DRAFT_WAITING, 7, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (g_variant_get_string (draft, NULL), ==, "letter");
  g_assert_true (kith_session_may_open_record (back, person));
  g_assert_true (kith_guards_settle (back, &n, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpuint (guard_reach (fixture->store, hoard, person).n_opened, ==, 0);
  g_assert_cmpuint (guard_reach (fixture->store, kith_session_get_keyring (back), person).n_opened, ==, 2);
  fixture_reseal_all (back, 7);
  g_assert_cmpuint (fixture_count_opened (fixture->store, hoard, ABOUT_PEOPLE), ==, 0);
  guard_assert_verifies (fixture->store, fixture->coordinator);
  guard_assert_verifies (fixture->store, back);
}

static void
test_refusals (SessionFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithSession) desk = fixture_add_session (fixture, "Front", KITH_ROLE_FRONT_DESK);
  g_autoptr (KithSession) advocate = fixture_add_session (fixture, "Ade", KITH_ROLE_ADVOCATE);
  g_autoptr (KithSession) added = NULL;
  g_autoptr (KithSession) again = NULL;
  g_autoptr (KithSecret) own = fixture_passphrase (FIXTURE_PASSPHRASE);
  g_autoptr (KithSecret) other = fixture_passphrase (NEW_PASSPHRASE);
  g_autoptr (KithSecret) weak = fixture_passphrase ("password12");
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (KithLost) lost = kith_lost_prepare (fixture->coordinator, &error);
  KithSession *others[] = { desk, advocate };
  gint64 length;

  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      KithLost *refused = kith_lost_prepare (others[i], &error);

      g_assert_null (refused);
      g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
      g_clear_error (&error);
      g_assert_false (kith_lost_run (lost, others[i], own, other, NULL, NULL, &error));
      g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
      g_clear_error (&error);
    }
  g_assert_false (kith_lost_run (lost, fixture->coordinator, other, other, NULL, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_WRONG_PASSPHRASE);
  g_clear_error (&error);
  g_assert_false (kith_lost_run (lost, fixture->coordinator, own, own, NULL, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (kith_lost_run (lost, fixture->coordinator, own, weak, NULL, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_clear_error (&error);
  g_cancellable_cancel (cancelled);
  g_assert_false (kith_lost_run (lost, fixture->coordinator, own, other, NULL, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);

  /* Somebody came who was given no slip. */
  added = fixture_add_session (fixture, "Uma", KITH_ROLE_ADVOCATE);
  length = count (fixture->store, "SELECT max (id) FROM trust");
  g_assert_false (kith_lost_run (lost, fixture->coordinator, own, other, NULL, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_CHANGED);
  g_clear_error (&error);
  g_assert_cmpint (count (fixture->store, "SELECT max (id) FROM trust"), ==, length);
  guard_assert_verifies (fixture->store, fixture->coordinator);
  again = fixture_unlock (fixture, "Uma", &error);
  g_assert_no_error (error);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  LOST_TEST ("nothing-of-before-opens", test_nothing_of_before_opens);
  LOST_TEST ("everybody-comes-back", test_everybody_comes_back);
  LOST_TEST ("guarded-records", test_guarded_records);
  LOST_TEST ("closed-to-the-coordinator", test_closed_to_the_coordinator);
  LOST_TEST ("refusals", test_refusals);

  return g_test_run ();
}
