/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Setting up a center, the default services, and the crisis card. */

#include "session-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/kith-error.h"
#include "session/kith-audit.h"
#include "session/kith-crisis-card.h"
#include "session/kith-default-services.h"
#include "session/kith-settings.h"

#define SETUP_TEST(path, func)                                                                               \
  g_test_add ("/session/setup/" path, SessionFixture, NULL, fixture_set_up, func, fixture_tear_down)

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
test_defaults (SessionFixture *fixture, gconstpointer data)
{
  g_assert_cmpint (count (fixture->store, "SELECT count (*) FROM service WHERE active = 1"), ==, 14);
  g_assert_cmpint (count (fixture->store, "SELECT count (*) FROM service WHERE pinned = 1"), ==, 3);
  g_assert_cmpint (count (fixture->store, "SELECT count (*) FROM account"), ==, 2);
  g_assert_cmpint (count (fixture->store, "SELECT count (*) FROM trust"), ==, 6);
  g_assert_cmpint (count (fixture->store, "SELECT count (*) FROM key_grant"), ==, 8);
  g_assert_cmpint (count (fixture->store, "SELECT count (*) FROM checkpoint"), >=, 1);
  g_assert_cmpstr (kith_default_service_label ("meal"), ==, "Meal");
  g_assert_null (kith_default_service_label ("no-such"));
}

static void
test_check (void)
{
  g_autoptr (KithSetup) setup = kith_setup_new ();
  g_autoptr (GError) error = NULL;
  const char *field = NULL;

  g_assert_false (kith_setup_check (setup, &field, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_assert_cmpstr (field, ==, "center-name");
  g_clear_error (&error);
  setup->center_name = g_strdup ("Harbor House");
  g_assert_false (kith_setup_check (setup, &field, &error));
  g_assert_cmpstr (field, ==, "coordinator-name");
  g_clear_error (&error);
  setup->coordinator_name = g_strdup ("Dana");
  g_assert_false (kith_setup_check (setup, &field, &error));
  g_assert_cmpstr (field, ==, "passphrase");
  g_clear_error (&error);
  setup->passphrase = fixture_passphrase ("short");
  g_assert_false (kith_setup_check (setup, &field, &error));
  g_assert_cmpstr (field, ==, "passphrase");
  g_clear_error (&error);
  g_clear_pointer (&setup->passphrase, kith_secret_unref);
  setup->passphrase = fixture_passphrase (FIXTURE_PASSPHRASE);
  g_assert_true (kith_setup_check (setup, &field, &error));
  g_assert_no_error (error);
  g_free (setup->timezone);
  setup->timezone = g_strdup ("Mars/Olympus");
  g_assert_false (kith_setup_check (setup, &field, &error));
  g_assert_cmpstr (field, ==, "timezone");
}

static void
test_failed (SessionFixture *fixture, gconstpointer data)
{
  g_autoptr (KithSetup) setup = kith_setup_new ();
  g_autoptr (KithRecoveryCode) code = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (KithStore) store = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize size_before, size_after;

  /* Never over a store that is there. */
  fixture_close (fixture);
  g_file_get_contents (fixture->path, &before, &size_before, NULL);
  setup->center_name = g_strdup ("Other House");
  setup->coordinator_name = g_strdup ("Dana");
  setup->passphrase = fixture_passphrase (FIXTURE_PASSPHRASE);
  store = kith_setup_run (setup, fixture->path, &code, &error);
  g_assert_null (store);
  g_assert_null (code);
  g_assert_nonnull (error);
  g_file_get_contents (fixture->path, &after, &size_after, NULL);
  g_assert_cmpmem (before, size_before, after, size_after);
  fixture_open (fixture);
}

static void
test_country_cards (void)
{
  g_auto (GStrv) countries = kith_crisis_card_list_countries ();

  g_assert_cmpuint (g_strv_length (countries), >=, 20);
  g_assert_true (g_strv_contains ((const char *const *) countries, "us"));
  g_assert_false (g_strv_contains ((const char *const *) countries, "generic"));
  for (gsize i = 0; countries[i]; i++)
    {
      g_autoptr (KithCrisisCard) card = kith_crisis_card_new_default (countries[i]);

      g_assert_cmpuint (card->numbers->len, >=, 2);
      g_assert_cmpuint (kith_crisis_card_count_unchecked (card), ==, card->numbers->len);
      g_assert_cmpuint (card->sayings->len, >=, 8);
      g_assert_cmpuint (card->callers->len, >=, 3);
      g_assert_cmpuint (card->officials->len, >=, 3);
      for (guint j = 0; j < card->numbers->len; j++)
        {
          const KithCrisisNumber *number = g_ptr_array_index (card->numbers, j);

          g_assert_cmpuint (strlen (number->number), >, 1);
          g_assert_cmpuint (strlen (number->label), >, 1);
        }
    }
}

static gboolean
has (const KithCrisisCard *card, const char *number)
{
  for (guint i = 0; i < card->numbers->len; i++)
    if (g_str_equal (((const KithCrisisNumber *) g_ptr_array_index (card->numbers, i))->number, number))
      return TRUE;
  return FALSE;
}

/* Another country's numbers come, and what somebody edited, checked or added stays. */
static void
test_moved_card (void)
{
  g_autoptr (KithCrisisCard) card = kith_crisis_card_new_default ("us");
  KithCrisisNumber *first = g_ptr_array_index (card->numbers, 0);
  KithCrisisNumber *second = g_ptr_array_index (card->numbers, 1);
  g_autofree char *edited = g_strdup (first->number);
  g_autofree char *checked = g_strdup (second->number);
  guint n;

  g_free (first->label);
  first->label = g_strdup ("Ask for the mobile team");
  second->checked_day = 20000;
  g_ptr_array_add (card->numbers, kith_crisis_number_new ("555 0100", "Dana", KITH_DAY_NONE));
  g_assert_true (kith_crisis_card_move (card, "us", "DE"));
  g_assert_true (has (card, edited));
  g_assert_true (has (card, checked));
  g_assert_true (has (card, "555 0100"));
  g_assert_true (has (card, "112"));
  g_assert_false (has (card, "1-800-222-1222"));
  g_assert_cmpstr (((KithCrisisNumber *) g_ptr_array_index (card->numbers, 0))->number, ==, "112");
  n = card->numbers->len;
  g_assert_false (kith_crisis_card_move (card, "de", "de"));
  g_assert_true (kith_crisis_card_move (card, "de", "us"));
  g_assert_false (has (card, "112"));
  g_assert_true (has (card, "555 0100"));
  g_assert_cmpuint (n, >, 3);
}

static void
test_default_card (void)
{
  g_autoptr (KithCrisisCard) american = kith_crisis_card_new_default ("US");
  g_autoptr (KithCrisisCard) nowhere = kith_crisis_card_new_default ("zz");
  g_autoptr (KithCrisisCard) none = kith_crisis_card_new_default (NULL);
  g_autoptr (KithCrisisCard) path = kith_crisis_card_new_default ("../nicknames");
  const KithCrisisNumber *second = g_ptr_array_index (american->numbers, 1);
  const KithCrisisSaying *ask = g_ptr_array_index (american->sayings, 1);

  g_assert_cmpstr (second->number, ==, "988");
  g_assert_cmpstr (ask->title, ==, "Ask plainly");
  g_assert_nonnull (strstr (ask->body, "Are you thinking of ending your life?"));
  g_assert_cmpuint (nowhere->numbers->len, ==, 1);
  g_assert_cmpuint (none->numbers->len, ==, 1);
  g_assert_cmpuint (path->numbers->len, ==, 1);
}

static void
test_card (SessionFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithSession) desk = fixture_add_session (fixture, "Front", KITH_ROLE_FRONT_DESK);
  g_autoptr (KithCrisisCard) card = kith_crisis_card_load (fixture->store, &error);
  g_autoptr (KithCrisisCard) loaded = NULL;
  guint n_numbers = card->numbers->len;
  KithCrisisNumber *first;
  KithCrisisSaying *saying;

  g_assert_no_error (error);
  g_assert_false (kith_crisis_card_save (card, desk, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
  g_clear_error (&error);
  g_assert_false (kith_crisis_card_mark_checked (desk, 0, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
  g_clear_error (&error);

  g_assert_true (kith_crisis_card_mark_checked (fixture->coordinator, 1, &error));
  g_assert_false (kith_crisis_card_mark_checked (fixture->coordinator, 99, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_clear_pointer (&card, kith_crisis_card_free);
  card = kith_crisis_card_load (fixture->store, &error);
  g_assert_cmpuint (kith_crisis_card_count_unchecked (card), ==, n_numbers - 1);

  /* Saved as it is, the words stay the default's, in whatever language the next reader has. */
  g_assert_true (kith_crisis_card_save (card, fixture->coordinator, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (fixture->store, "SELECT count (*) FROM setting WHERE name LIKE 'crisis.%'"), ==, 0);

  first = g_ptr_array_index (card->numbers, 0);
  g_free (first->number);
  first->number = g_strdup (" 555 0100 ");
  g_ptr_array_remove_index (card->numbers, 2);
  saying = g_ptr_array_index (card->callers, 0);
  g_free (saying->body);
  saying->body = g_strdup ("We say nothing.\n\nTo nobody.\n");
  g_assert_true (kith_crisis_card_save (card, fixture->coordinator, &error));
  g_assert_no_error (error);
  loaded = kith_crisis_card_load (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (loaded->numbers->len, ==, n_numbers - 1);
  first = g_ptr_array_index (loaded->numbers, 0);
  g_assert_cmpstr (first->number, ==, "555 0100");
  g_assert_cmpuint (loaded->callers->len, ==, card->callers->len);
  saying = g_ptr_array_index (loaded->callers, 0);
  g_assert_cmpstr (saying->body, ==, "We say nothing.\nTo nobody.");

  g_free (first->label);
  first->label = g_strdup (" ");
  g_assert_false (kith_crisis_card_save (loaded, fixture->coordinator, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
}

static void
test_recovery_code (SessionFixture *fixture, gconstpointer data)
{
  g_autofree char *text = kith_recovery_code_to_string (fixture->recovery);
  g_autofree char *group = kith_recovery_code_last_group (fixture->recovery);
  g_autoptr (GError) error = NULL;
  g_autoptr (KithRecoveryCode) parsed = kith_recovery_code_parse (text, &error);
  g_autoptr (KithSecret) fresh = fixture_passphrase ("seven herons over the pier");

  g_assert_no_error (error);
  g_assert_true (kith_recovery_code_matches_last_group (parsed, group));
  g_assert_true (kith_accounts_recover (fixture->store, kith_session_get_account (fixture->coordinator),
                                        parsed, fresh, &error));
  g_assert_no_error (error);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  SETUP_TEST ("defaults", test_defaults);
  g_test_add_func ("/session/setup/check", test_check);
  SETUP_TEST ("failed", test_failed);
  SETUP_TEST ("recovery-code", test_recovery_code);
  g_test_add_func ("/session/setup/crisis-countries", test_country_cards);
  g_test_add_func ("/session/setup/crisis-default", test_default_card);
  g_test_add_func ("/session/setup/crisis-moved", test_moved_card);
  SETUP_TEST ("crisis-card", test_card);

  return g_test_run ();
}
