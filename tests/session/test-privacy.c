/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is typed into a personal field, by any role, is found nowhere in the files. */

#include "session-fixture.h"

#include <string.h>

#include "base/kith-id.h"
#include "privacy-scan.h"
#include "session/kith-draft.h"
#include "session/kith-sealed-columns.h"
#include "session/kith-settings.h"
#include "store/kith-backup.h"
#include "store/kith-columns.h"

#define PRIVACY_TEST(path, func)                                                                             \
  g_test_add ("/session/privacy/" path, SessionFixture, NULL, fixture_set_up, func, fixture_tear_down)

static void
assert_nowhere (PrivacyScan *scan, const char *folder)
{
  g_autofree char *found = privacy_scan_folder (scan, folder);

  if (found)
    g_error ("%s", found);
}

/* A value of its own for a field, sealed by that account. */
static GBytes *
seal_word (PrivacyScan *scan,
           KithSession *session,
           KithPurpose purpose,
           KithSealKind kind,
           gint64 row,
           gint64 person)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *where =
      g_strdup_printf ("%s, kind %d", kith_session_get_account_name (session), (int) kind);
  GBytes *sealed = kith_session_seal (session, purpose, kind, row, person,
                                      g_variant_new_string (privacy_scan_word (scan, where)), &error);

  g_assert_no_error (error);
  return sealed;
}

static void
write_person (PrivacyScan *scan, KithSession *session)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithChange) change = kith_session_begin (session, KITH_EVENT_PERSON_ADDED, 0, &error);
  gint64 person = kith_id_random ();
  gint64 row = kith_change_new_id (change);
  gint64 account = kith_session_get_account (session);
  KithDb *db = kith_change_get_db (change);
  g_autoptr (GBytes) card =
      seal_word (scan, session, KITH_PURPOSE_DESK, KITH_SEAL_KIND_PERSON_CARD, person, person);
  g_autoptr (GBytes) details =
      seal_word (scan, session, KITH_PURPOSE_DESK, KITH_SEAL_KIND_PERSON_DESK, person, person);
  g_autoptr (GBytes) intake =
      seal_word (scan, session, KITH_PURPOSE_INTAKE, KITH_SEAL_KIND_PERSON_INTAKE, row, person);
  g_autoptr (GBytes) waiting =
      seal_word (scan, session, KITH_PURPOSE_DESK, KITH_SEAL_KIND_WAITING, row, person);
  g_autoptr (GBytes) notice =
      seal_word (scan, session, KITH_PURPOSE_DESK, KITH_SEAL_KIND_DESK_NOTICE, row, person);
  g_autoptr (GBytes) answer =
      seal_word (scan, session, KITH_PURPOSE_DESK, KITH_SEAL_KIND_DESK_ANSWER, row, person);
  g_autoptr (GBytes) pair = seal_word (scan, session, KITH_PURPOSE_DESK, KITH_SEAL_KIND_KEEP_APART, row, 0);

  kith_db_run (
      db, &error,
      "INSERT INTO person (id, state, created_day, card, details, version) VALUES (?1, 0, 1, ?2, ?3, 1)",
      "ibb", person, card, details);
  kith_db_run (
      db, &error,
      "INSERT INTO intake_deposit (id, person, day, account, sealed, version) VALUES (?1, ?2, 1, ?3, ?4, 1)",
      "iiib", row, person, account, intake);
  kith_db_run (db, &error,
               "INSERT INTO waiting (id, person, kind, day, expires_day, state, words, account, version)"
               " VALUES (?1, ?2, 1, 1, 31, 1, ?3, ?4, 1)",
               "iibi", row, person, waiting, account);
  kith_db_run (db, &error,
               "INSERT INTO desk_notice (id, person, day, review_day, state, words, answer, account, version)"
               " VALUES (?1, ?2, 1, 31, 1, ?3, ?4, ?5, 1)",
               "iibbi", row, person, notice, answer, account);
  kith_db_run (db, &error, "INSERT INTO keep_apart (id, pair, state, version) VALUES (?1, ?2, 1, 1)", "ib",
               row, pair);
  g_assert_no_error (error);
  kith_change_touch (change, "person", person);
  kith_change_touch (change, "intake_deposit", row);
  kith_change_touch (change, "waiting", row);
  kith_change_touch (change, "desk_notice", row);
  kith_change_touch (change, "keep_apart", row);
  kith_change_detail (change, "note", g_variant_new_string (privacy_scan_word (scan, "details of the log")));
  g_assert_true (kith_change_commit (change, &error));
  g_assert_no_error (error);
}

static void
write_everything (PrivacyScan *scan, KithSession *session)
{
  g_autoptr (GError) error = NULL;
  gint64 draft;

  for (int i = 0; i < 10; i++)
    write_person (scan, session);
  draft = kith_draft_save (session, 0, KITH_DRAFT_NEW_PERSON, 0,
                           g_variant_new_string (privacy_scan_word (scan, "draft")), &error);
  g_assert_no_error (error);
  kith_draft_save (session, draft, KITH_DRAFT_NEW_PERSON, 0,
                   g_variant_new_string (privacy_scan_word (scan, "draft")), &error);
  kith_draft_discard (session, draft, &error);
  g_assert_no_error (error);
}

static void
test_nowhere (SessionFixture *fixture, gconstpointer data)
{
  g_autoptr (PrivacyScan) scan = privacy_scan_new ();
  g_autoptr (KithSession) desk = fixture_add_session (fixture, "Front", KITH_ROLE_FRONT_DESK);
  g_autoptr (KithSession) advocate = fixture_add_session (fixture, "Ade", KITH_ROLE_ADVOCATE);
  g_autoptr (GError) error = NULL;
  g_autofree char *backup = g_build_filename (fixture->folder, "copy.kith-backup", NULL);
  guint left = 1;

  write_everything (scan, desk);
  write_everything (scan, advocate);
  write_everything (scan, fixture->coordinator);
  g_assert_cmpuint (privacy_scan_get_n_words (scan), >, 240);
  assert_nowhere (scan, fixture->folder);

  /* Nor while keys are changed, nor in a backup, nor once the log file is folded in. */
  g_assert_true (kith_accounts_set_role (fixture->coordinator, kith_session_get_account (advocate),
                                         KITH_ROLE_FRONT_DESK, &error));
  while (left > 0)
    g_assert_true (kith_accounts_reseal_step (fixture->coordinator, 10, &left, NULL, &error));
  g_assert_true (kith_backup_write (fixture->store, backup, NULL, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  assert_nowhere (scan, fixture->folder);
  g_clear_object (&desk);
  g_clear_object (&advocate);
  fixture_close (fixture);
  assert_nowhere (scan, fixture->folder);
}

/* The scan itself: it must find what is there. */
static void
test_scan_finds (SessionFixture *fixture, gconstpointer data)
{
  g_autoptr (PrivacyScan) scan = privacy_scan_new ();
  const char *word = privacy_scan_word (scan, "setting");
  g_autofree char *half = g_strndup (word, strchr (word, '&') - word);
  g_autofree char *upper = g_ascii_strup (half, -1);
  g_autofree char *escaped = g_markup_escape_text (word, -1);
  g_autofree gunichar2 *wide = g_utf8_to_utf16 (half, -1, NULL, NULL, NULL);
  g_autoptr (GError) error = NULL;
  char *found;

  assert_nowhere (scan, fixture->folder);
  found = privacy_scan_bytes (scan, upper, strlen (upper));
  g_assert_nonnull (found);
  g_free (found);
  found = privacy_scan_bytes (scan, escaped, strlen (escaped));
  g_assert_nonnull (found);
  g_free (found);
  found = privacy_scan_bytes (scan, wide, strlen (half) * 2);
  g_assert_nonnull (found);
  g_free (found);

  g_assert_true (kith_center_set (fixture->coordinator, KITH_SETTING_WORD_ONE, word, &error));
  g_assert_no_error (error);
  found = privacy_scan_folder (scan, fixture->folder);
  g_assert_nonnull (found);
  g_free (found);
}

/* Every personal column is one that is sealed with words, or an account's own secrets. */
static void
test_columns (void)
{
  for (const KithColumn *column = kith_columns_get (); column->table; column++)
    {
      gboolean sealed = g_str_equal (column->reason, "account");

      for (const KithSealedColumn *known = kith_sealed_columns_get (); known->table; known++)
        sealed |= g_str_equal (known->table, column->table) && g_str_equal (known->column, column->column);
      if (column->column_class == KITH_COLUMN_PERSONAL && !sealed)
        g_error ("%s.%s is personal, and verifying does not know how it is sealed", column->table,
                 column->column);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  PRIVACY_TEST ("nowhere", test_nowhere);
  PRIVACY_TEST ("scan-finds", test_scan_finds);
  g_test_add_func ("/session/privacy/columns", test_columns);

  return g_test_run ();
}
