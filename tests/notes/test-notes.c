/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Notes: written, kept while they are written, signed, added to; by whom, and what the file then holds. */

#include <string.h>
#include <glib/gstdio.h>

#include "base/kith-error.h"
#include "notes/kith-note-draft.h"
#include "notes/note-fixture.h"
#include "people/kith-erasures.h"
#include "people/kith-merges.h"
#include "people/kith-record-seen.h"
#include "session/kith-accounts.h"
#include "session/kith-draft.h"
#include "session/kith-guards.h"
#include "session/kith-keeping.h"
#include "session/kith-note-chain-private.h"
#include "session/kith-verify.h"
#include "visits/visits-fixture.h"

#define N_ENTRIES "SELECT count (*) FROM note_entry"

static GPtrArray *
verify_against (VisitsFixture *fixture, const char *backup)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *findings = kith_verify (fixture->store, fixture->session, backup, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", ((KithFinding *) g_ptr_array_index (findings, i))->sentence);
  return findings;
}

static void
assert_clean (VisitsFixture *fixture, const char *backup)
{
  g_autoptr (GPtrArray) findings = verify_against (fixture, backup);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) notes = kith_verify_signed (fixture->store, fixture->session, backup, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 0);
  g_assert_cmpuint (notes->len, ==, 0);
}

static void
test_signed (VisitsFixture *fixture, gconstpointer data)
{
  gint64 person = visits_fixture_person (fixture, "Rosa Martinez");
  g_autoptr (KithSession) advocate = visits_fixture_add_session (fixture, KITH_ROLE_ADVOCATE);
  g_autoptr (KithSignedNotes) notes = note_fixture_list (advocate, person);
  g_autofree char *nothing = kith_signed_notes_describe (notes);
  g_autofree char *line = NULL;
  g_autoptr (GError) error = NULL;
  const KithSignedNote *first;
  const KithNoteEntry *entry;
  gint64 id, theirs, amendment, wrong;

  g_assert_cmpstr (nothing, ==, "");
  g_clear_pointer (&notes, kith_signed_notes_free);
  id = note_fixture_sign (advocate, person, "Filled in the bus pass.\r\nThen tea. ", &error);
  g_assert_no_error (error);
  visits_fixture_at (fixture, "2025-11-21 09:00");
  theirs = note_fixture_their_words (advocate, id, "It took too long", "Rosa M.");
  amendment = note_fixture_amend (fixture->session, id, "The pass has come");
  wrong = note_fixture_sign (advocate, person, "About Sam, not Rosa", &error);
  g_assert_no_error (error);
  g_assert_cmpint (note_fixture_mark_in_error (advocate, wrong, "another person", &error), !=, 0);
  g_assert_no_error (error);

  notes = note_fixture_list (fixture->session, person);
  line = kith_signed_notes_describe (notes);
  g_assert_cmpstr (line, ==, "All of it is as it was signed.");
  g_assert_true (kith_signed_notes_are_sound (notes));
  g_assert_cmpuint (notes->notes->len, ==, 2);
  /* The newest day first. */
  g_assert_true (kith_signed_note_is_in_error (g_ptr_array_index (notes->notes, 0)));
  first = g_ptr_array_index (notes->notes, 1);
  g_assert_false (kith_signed_note_is_in_error (first));
  g_assert_cmpuint (first->entries->len, ==, 3);
  entry = kith_signed_note_get_original (first);
  g_assert_cmpint (entry->facts.id, ==, id);
  g_assert_cmpint (entry->facts.note, ==, id);
  g_assert_cmpint (entry->facts.person, ==, person);
  g_assert_cmpint (entry->facts.mode, ==, KITH_NOTE_MODE_IN_PERSON);
  g_assert_cmpint (entry->facts.support, ==, 5);
  g_assert_cmpint (entry->facts.minute, ==, 720);
  g_assert_cmpint (entry->facts.day, ==, kith_clock_today (fixture->clock) - 1);
  g_assert_cmpstr (entry->by, ==, kith_session_get_account_name (advocate));
  g_assert_cmpstr (entry->words->texts[KITH_NOTE_TEXT_TEXT], ==, "Filled in the bus pass.\nThen tea.");
  entry = g_ptr_array_index (first->entries, 1);
  g_assert_cmpint (entry->facts.id, ==, theirs);
  g_assert_cmpint (entry->facts.kind, ==, KITH_NOTE_THEIR_WORDS);
  g_assert_cmpint (entry->facts.day, ==, kith_clock_today (fixture->clock));
  g_assert_cmpstr (entry->words->texts[KITH_NOTE_TEXT_SIGNED_NAME], ==, "Rosa M.");
  entry = g_ptr_array_index (first->entries, 2);
  g_assert_cmpint (entry->facts.id, ==, amendment);
  g_assert_cmpstr (entry->by, ==, kith_session_get_account_name (fixture->session));
  g_assert_cmpstr (entry->words->texts[KITH_NOTE_TEXT_REASON], ==, "remembered later");
  assert_clean (fixture, NULL);

  /* That there are some needs no key, and is written down nowhere; of one's own only the notes themselves. */
  gint64 n_log = visits_fixture_ask (fixture, "SELECT count (*) FROM audit");
  g_autoptr (GArray) facts = kith_notes_list_facts (advocate, person, &error);
  g_autoptr (GArray) own = kith_notes_list_own (advocate, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (facts->len, ==, 5);
  g_assert_cmpuint (own->len, ==, 2);
  g_assert_cmpint (g_array_index (own, KithNoteFacts, 0).id, ==, wrong);
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count (*) FROM audit"), ==, n_log);
  kith_session_close (advocate, NULL);
}

static void
test_refused (VisitsFixture *fixture, gconstpointer data)
{
  gint64 person = visits_fixture_person (fixture, "Rosa Martinez");
  g_autoptr (KithSession) advocate = visits_fixture_add_session (fixture, KITH_ROLE_ADVOCATE);
  g_autoptr (KithNoteWords) words = kith_note_words_new ();
  g_autoptr (GError) error = NULL;
  gint64 id = note_fixture_sign (fixture->session, person, "x", &error);
  gint64 later = note_fixture_amend (fixture->session, id, "y");
  gint64 before = visits_fixture_ask (fixture, N_ENTRIES);

#define REFUSED(call, code)                                                                                  \
  g_assert_cmpint (call, ==, 0);                                                                             \
  g_assert_error (error, KITH_ERROR, code);                                                                  \
  g_clear_error (&error)

  REFUSED (note_fixture_sign (advocate, person, " \n ", &error), KITH_ERROR_INVALID);
  REFUSED (note_fixture_sign (advocate, 4711, "x", &error), KITH_ERROR_NOT_FOUND);
  REFUSED (kith_notes_add (advocate, KITH_NOTE_AMENDMENT, id, words, 0, &error), KITH_ERROR_INVALID);
  REFUSED (kith_notes_add (advocate, KITH_NOTE_THEIR_WORDS, id, words, 0, &error), KITH_ERROR_INVALID);
  kith_note_words_set (words, KITH_NOTE_TEXT_TEXT, "besides");
  REFUSED (kith_notes_add (advocate, KITH_NOTE_AMENDMENT, id, words, 0, &error), KITH_ERROR_INVALID);
  kith_note_words_set (words, KITH_NOTE_TEXT_REASON, "left out");
  REFUSED (kith_notes_add (advocate, KITH_NOTE_AMENDMENT, 4711, words, 0, &error), KITH_ERROR_NOT_FOUND);
  /* What was added is no note. */
  REFUSED (kith_notes_add (advocate, KITH_NOTE_AMENDMENT, later, words, 0, &error), KITH_ERROR_NOT_FOUND);
  REFUSED (note_fixture_mark_in_error (fixture->session, id, " ", &error), KITH_ERROR_INVALID);
  REFUSED (note_fixture_mark_in_error (advocate, id, "not mine to say", &error), KITH_ERROR_NOT_PERMITTED);
  g_assert_cmpint (visits_fixture_ask (fixture, N_ENTRIES), ==, before);
  kith_session_close (advocate, NULL);
}

/* The desk holds no key to care. */
static void
test_at_the_desk (VisitsFixture *fixture, gconstpointer data)
{
  gint64 person = visits_fixture_person (fixture, "Rosa Martinez");
  g_autoptr (KithSession) desk = visits_fixture_add_session (fixture, KITH_ROLE_FRONT_DESK);
  g_autoptr (KithNoteWords) words = kith_note_words_new ();
  g_autoptr (GPtrArray) missing = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) read = NULL;
  g_autoptr (GPtrArray) seen = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id = note_fixture_sign (fixture->session, person, "x", &error);
  guint n_read = 0;

  kith_note_words_set (words, KITH_NOTE_TEXT_TEXT, "besides");
  kith_note_words_set (words, KITH_NOTE_TEXT_REASON, "left out");
  REFUSED (note_fixture_sign (desk, person, "x", &error), KITH_ERROR_NOT_PERMITTED);
  REFUSED (kith_notes_add (desk, KITH_NOTE_AMENDMENT, id, words, 0, &error), KITH_ERROR_NOT_PERMITTED);
  REFUSED (kith_notes_add (desk, KITH_NOTE_THEIR_WORDS, id, words, 0, &error), KITH_ERROR_NOT_PERMITTED);
  REFUSED (note_fixture_mark_in_error (desk, id, "x", &error), KITH_ERROR_NOT_PERMITTED);
  REFUSED ((gint64) (gsize) kith_notes_list (desk, person, &error), KITH_ERROR_NOT_PERMITTED);
  REFUSED ((gint64) (gsize) kith_notes_list_facts (desk, person, &error), KITH_ERROR_NOT_PERMITTED);
  REFUSED ((gint64) (gsize) kith_notes_list_own (desk, 9, &error), KITH_ERROR_NOT_PERMITTED);

  /* Past every question: its keys open none of it, and it is as it was signed. */
  read = kith_note_chain_read (desk, person, missing, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (read->len, ==, 1);
  g_assert_true (((KithNoteRead *) g_ptr_array_index (read, 0))->is_closed);
  g_assert_null (((KithNoteRead *) g_ptr_array_index (read, 0))->words);
  g_assert_null (((KithNoteRead *) g_ptr_array_index (read, 0))->problem);
  g_assert_cmpuint (missing->len, ==, 0);

  /* Whose it is can see who read it. */
  kith_signed_notes_free (note_fixture_list (fixture->session, person));
  seen = kith_record_seen_list (fixture->session, person, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < seen->len; i++)
    n_read += ((KithRecordSeen *) g_ptr_array_index (seen, i))->event == KITH_EVENT_CARE_READ;
  g_assert_cmpuint (n_read, ==, 1);
  kith_session_close (desk, NULL);
}

static void
test_guarded (VisitsFixture *fixture, gconstpointer data)
{
  gint64 person = visits_fixture_person (fixture, "Rosa Martinez");
  g_autoptr (KithSession) kept_out = visits_fixture_add_session (fixture, KITH_ROLE_ADVOCATE);
  g_autoptr (KithNoteWords) words = kith_note_words_new ();
  g_autoptr (GPtrArray) missing = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) read = NULL;
  g_autoptr (KithSignedNotes) notes = NULL;
  g_autoptr (GArray) own = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id = note_fixture_sign (kept_out, person, "before", &error);
  gint64 guard = kith_guards_add (fixture->session, person, KITH_GUARD_WISH,
                                  kith_session_get_account (kept_out), &error);

  g_assert_no_error (error);
  kith_note_words_set (words, KITH_NOTE_TEXT_TEXT, "besides");
  kith_note_words_set (words, KITH_NOTE_TEXT_REASON, "left out");
  g_assert_true (kith_session_record (kept_out, KITH_EVENT_CARE_READ, 0, NULL, &error));
  REFUSED (note_fixture_sign (kept_out, person, "x", &error), KITH_ERROR_NOT_PERMITTED);
  REFUSED (kith_notes_add (kept_out, KITH_NOTE_AMENDMENT, id, words, 0, &error), KITH_ERROR_NOT_PERMITTED);
  REFUSED (kith_notes_add (kept_out, KITH_NOTE_THEIR_WORDS, id, words, 0, &error), KITH_ERROR_NOT_PERMITTED);
  REFUSED (note_fixture_mark_in_error (kept_out, id, "x", &error), KITH_ERROR_NOT_PERMITTED);
  REFUSED ((gint64) (gsize) kith_notes_list (kept_out, person, &error), KITH_ERROR_NOT_PERMITTED);
  REFUSED ((gint64) (gsize) kith_notes_list_facts (kept_out, person, &error), KITH_ERROR_NOT_PERMITTED);
  own = kith_notes_list_own (kept_out, 9, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (own->len, ==, 0);
  read = kith_note_chain_read (kept_out, person, missing, &error);
  g_assert_no_error (error);
  g_assert_true (((KithNoteRead *) g_ptr_array_index (read, 0))->is_closed);

  /* Sealed anew under the record's own key; the signature holds. */
  note_fixture_amend (fixture->session, id, "after");
  notes = note_fixture_list (fixture->session, person);
  g_assert_true (kith_signed_notes_are_sound (notes));
  g_assert_cmpstr (note_fixture_find (notes, id)->words->texts[KITH_NOTE_TEXT_TEXT], ==, "before");
  assert_clean (fixture, NULL);
  g_assert_true (kith_guards_lift (fixture->session, guard, &error));
  assert_clean (fixture, NULL);
  kith_session_close (kept_out, NULL);
}

/* Another key breaks no signature, and whoever is gone signed what they signed. */
static void
test_keys_changed (VisitsFixture *fixture, gconstpointer data)
{
  gint64 person = visits_fixture_person (fixture, "Rosa Martinez");
  g_autoptr (KithSession) advocate = visits_fixture_add_session (fixture, KITH_ROLE_ADVOCATE);
  g_autoptr (KithSignedNotes) notes = NULL;
  g_autoptr (GError) error = NULL;
  gint64 account = kith_session_get_account (advocate);
  gint64 id = note_fixture_sign (advocate, person, "before", &error);
  g_autofree char *key =
      g_strdup_printf ("SELECT hex (substr (sealed, 3, 8)) = (SELECT hex (substr (sealed, 3, 8)) "
                       "FROM note_entry WHERE seq = 1) FROM note_entry WHERE seq = 2");
  guint left = 1;

  g_assert_no_error (error);
  kith_session_close (advocate, &error);
  g_assert_true (kith_accounts_retire (fixture->session, account, &error));
  g_assert_no_error (error);
  note_fixture_amend (fixture->session, id, "after");
  g_assert_cmpint (visits_fixture_ask (fixture, key), ==, 0);
  for (int i = 0; left > 0; i++)
    {
      g_assert_cmpint (i, <, 100);
      g_assert_true (kith_accounts_reseal_step (fixture->session, 10, &left, NULL, &error));
    }
  g_assert_cmpint (visits_fixture_ask (fixture, key), ==, 1);
  notes = note_fixture_list (fixture->session, person);
  g_assert_true (kith_signed_notes_are_sound (notes));
  g_assert_cmpstr (note_fixture_find (notes, id)->words->texts[KITH_NOTE_TEXT_TEXT], ==, "before");
  assert_clean (fixture, NULL);
}

static void
test_merged (VisitsFixture *fixture, gconstpointer data)
{
  gint64 person = visits_fixture_person (fixture, "Rosa Martinez");
  gint64 other = visits_fixture_person (fixture, "Rosie M.");
  g_autoptr (KithMergeChoices) choices = kith_merge_choices_new ();
  g_autoptr (KithChange) change = NULL;
  g_autoptr (KithMerge) merge = NULL;
  g_autoptr (KithSignedNotes) notes = NULL;
  g_autoptr (GError) error = NULL;
  gint64 one = note_fixture_sign (fixture->session, person, "one", &error);
  gint64 two = note_fixture_sign (fixture->session, other, "two", &error);

  change = kith_session_begin (fixture->session, KITH_EVENT_PEOPLE_MERGED, person, &error);
  merge = kith_merges_begin_in (change, other, person, choices, &error);
  g_assert_no_error (error);
  g_assert_true (kith_change_commit (change, &error));
  note_fixture_amend (fixture->session, two, "after");
  notes = note_fixture_list (fixture->session, person);
  g_assert_true (kith_signed_notes_are_sound (notes));
  g_assert_cmpuint (notes->notes->len, ==, 2);
  g_assert_nonnull (note_fixture_find (notes, one));
  g_assert_cmpint (note_fixture_find (notes, two)->facts.person, ==, other);
  assert_clean (fixture, NULL);
}

/* Every word goes; that there were notes, when and by whom is counted as before, and the chain holds. */
static void
test_erased (VisitsFixture *fixture, gconstpointer data)
{
  const char *count = "SELECT sum (kind * 1000 + day + minute + mode + support + seq) FROM note_entry";
  gint64 person = visits_fixture_person (fixture, "Rosa Martinez");
  g_autoptr (GPtrArray) missing = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) read = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id = note_fixture_sign (fixture->session, person, "one", &error);
  gint64 before;

  note_fixture_amend (fixture->session, id, "two");
  before = visits_fixture_ask (fixture, count);
  g_assert_true (kith_erasures_ask (fixture->session, person, NULL, &error));
  REFUSED (note_fixture_sign (fixture->session, person, "x", &error), KITH_ERROR_NOT_FOUND);
  kith_clock_set_standing_now (fixture->clock,
                               kith_clock_now (fixture->clock).utc + 86400 * KITH_ERASURE_DAYS);
  g_assert_true (kith_erasures_settle (fixture->session, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (visits_fixture_ask (fixture, count), ==, before);
  g_assert_cmpint (visits_fixture_ask (fixture, N_ENTRIES " WHERE sealed IS NOT NULL"), ==, 0);
  assert_clean (fixture, NULL);
  read = kith_note_chain_read (fixture->session, person, missing, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (read->len, ==, 2);
  g_assert_cmpuint (missing->len, ==, 0);
  for (guint i = 0; i < read->len; i++)
    {
      g_assert_true (((KithNoteRead *) g_ptr_array_index (read, i))->is_erased);
      g_assert_null (((KithNoteRead *) g_ptr_array_index (read, i))->problem);
    }
}

/* Several at once, each found again as it was; signing takes its own away and no other. */
static void
test_drafts (VisitsFixture *fixture, gconstpointer data)
{
  gint64 person = visits_fixture_person (fixture, "Rosa Martinez");
  g_autoptr (KithSession) advocate = visits_fixture_add_session (fixture, KITH_ROLE_ADVOCATE);
  g_autoptr (KithNoteDraft) one = kith_note_draft_new (person);
  g_autoptr (KithNoteDraft) two = kith_note_draft_new (person);
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (GError) error = NULL;
  const KithNoteDraft *read;

  kith_note_free (one->note);
  one->note = note_fixture_new (advocate, person, "The first");
  one->cursor = 4;
  one->part = KITH_NOTE_TEXT_NEXT_STEP;
  g_assert_true (kith_note_draft_save (advocate, one, &error));
  visits_fixture_at (fixture, "2025-11-20 12:05");
  kith_note_words_set (two->note->words, KITH_NOTE_TEXT_TEXT, "The sec");
  two->amends = 99;
  g_assert_true (kith_note_draft_save (advocate, two, &error));
  kith_note_words_set (two->note->words, KITH_NOTE_TEXT_TEXT, "The second");
  g_assert_true (kith_note_draft_save (advocate, two, &error));
  g_assert_no_error (error);

  drafts = kith_note_drafts_list (advocate, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (drafts->len, ==, 2);
  read = g_ptr_array_index (drafts, 0);
  g_assert_cmpint (read->id, ==, two->id);
  g_assert_cmpint (read->amends, ==, 99);
  g_assert_true (kith_note_equal (read->note, two->note));
  read = g_ptr_array_index (drafts, 1);
  g_assert_true (kith_note_equal (read->note, one->note));
  g_assert_cmpuint (read->cursor, ==, 4);
  g_assert_cmpint ((int) read->part, ==, KITH_NOTE_TEXT_NEXT_STEP);
  g_clear_pointer (&drafts, g_ptr_array_unref);

  /* They are their author's alone. */
  drafts = kith_note_drafts_list (fixture->session, &error);
  g_assert_cmpuint (drafts->len, ==, 0);
  g_clear_pointer (&drafts, g_ptr_array_unref);

  g_assert_cmpint (kith_notes_sign (advocate, one->note, one->id, &error), !=, 0);
  g_assert_no_error (error);
  drafts = kith_note_drafts_list (advocate, &error);
  g_assert_cmpuint (drafts->len, ==, 1);
  g_assert_cmpint (((KithNoteDraft *) g_ptr_array_index (drafts, 0))->id, ==, two->id);
  /* Signed once: a draft that is gone signs nothing. */
  REFUSED (kith_notes_sign (advocate, one->note, one->id, &error), KITH_ERROR_NOT_FOUND);
  g_assert_cmpint (visits_fixture_ask (fixture, N_ENTRIES), ==, 1);
  assert_clean (fixture, NULL);
  kith_session_close (advocate, NULL);
}

/* Words of one's own under the center's key, in place and with an entry in the log. signer: (nullable) who
 * signs them, or nobody; trust_seq: as of when, or 0 */
static void
write_over (VisitsFixture *fixture, gint64 id, const char *text, KithSession *signer, gint64 trust_seq)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithChange) change = kith_session_begin (fixture->session, KITH_EVENT_NOTE_SIGNED, 0, &error);
  KithDb *db = kith_change_get_db (change);
  g_autoptr (KithStmt) stmt = kith_db_prepare (
      db,
      "SELECT id, note, person, seq, kind, account, day, minute, mode, support, utc, trust_seq, restricted, "
      "commitment, previous, signature FROM note_entry WHERE id = ?1",
      &error);
  g_autoptr (GBytes) sealed = NULL, commitment = NULL, signature = NULL, statement = NULL, bytes = NULL;
  g_autoptr (GVariant) content = NULL;
  KithNoteFacts facts;
  KithNoteProof proof;
  char salt[KITH_NOTE_SALT_SIZE] = "another salt";

  kith_stmt_bind (stmt, "i", id);
  g_assert_cmpint (kith_stmt_step (stmt, &error), ==, KITH_STEP_ROW);
  g_assert_true (kith_note_take_row (stmt, &facts, &proof));
  g_clear_pointer (&stmt, kith_stmt_free);
  content = g_variant_ref_sink (g_variant_new (
      "(@aysa{sv})", g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, salt, sizeof salt, 1), text, NULL));
  if (trust_seq != 0)
    facts.trust_seq = trust_seq;
  if (signer != NULL)
    {
      bytes = kith_vault_variant_to_bytes (content);
      facts.account = kith_session_get_account (signer);
      kith_note_commit (bytes, proof.commitment);
      statement = kith_note_statement (&facts, &proof);
      kith_statement_sign (kith_session_get_identity (signer), KITH_STATEMENT_DOMAIN_NOTE, statement,
                           proof.signature);
    }
  sealed = kith_session_seal (fixture->session, KITH_PURPOSE_CARE, KITH_SEAL_KIND_NOTE, id, facts.person,
                              content, &error);
  commitment = g_bytes_new (proof.commitment, sizeof proof.commitment);
  signature = g_bytes_new (proof.signature, sizeof proof.signature);
  g_assert_cmpint (kith_db_run (db, &error,
                                "UPDATE note_entry SET commitment = ?2, signature = ?3, sealed = ?4, account "
                                "= ?5, trust_seq = ?6 WHERE id = ?1",
                                "ibbbii", id, commitment, signature, sealed, facts.account, facts.trust_seq),
                   ==, 1);
  kith_change_touch (change, "note_entry", id);
  g_assert_true (kith_change_commit (change, &error));
  g_assert_no_error (error);
}

static guint
count_named (GPtrArray *findings, const char *table, gint64 row)
{
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    {
      const KithFinding *finding = g_ptr_array_index (findings, i);

      n += g_strcmp0 (finding->table, table) == 0 && (row == 0 || finding->row == row);
    }
  return n;
}

/* What an author signs anew is seen where anything was signed over it; the last one only beside a backup. */
static void
test_signed_anew (VisitsFixture *fixture, gconstpointer data)
{
  g_autofree char *backup = g_build_filename (fixture->folder, "copy.kith-backup", NULL);
  gint64 person = visits_fixture_person (fixture, "Rosa Martinez");
  g_autoptr (GPtrArray) against = NULL;
  g_autoptr (GPtrArray) within = NULL;
  g_autoptr (KithSignedNotes) notes = NULL;
  g_autoptr (GError) error = NULL;
  gint64 first = note_fixture_sign (fixture->session, person, "one", &error);
  gint64 last = note_fixture_sign (fixture->session, person, "two", &error);
  g_autofree char *head = kith_keeping_back_up (fixture->session, backup, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  note_fixture_sign (fixture->session, visits_fixture_person (fixture, "Ada Lovage"), "later", &error);
  assert_clean (fixture, backup);
  write_over (fixture, last, "something else", fixture->session, 0);
  assert_clean (fixture, NULL);
  against = verify_against (fixture, backup);
  g_assert_cmpuint (count_named (against, "note_entry", last), ==, 1);
  g_assert_cmpuint (count_named (against, "note_entry", first), ==, 0);

  write_over (fixture, first, "something else", fixture->session, 0);
  within = verify_against (fixture, NULL);
  g_assert_cmpuint (count_named (within, "note_entry", first), ==, 1);
  notes = note_fixture_list (fixture->session, person);
  g_assert_nonnull (note_fixture_find (notes, first)->problem);
  g_assert_cmpstr (note_fixture_find (notes, last)->problem, ==, NULL);
}

/* The key to what is said and a place in the log are not enough: the words are not those that were signed,
 * not signed by somebody who may, or as if it were earlier than what was signed before. */
static void
test_written_over (VisitsFixture *fixture, gconstpointer data)
{
  gint64 person = visits_fixture_person (fixture, "Rosa Martinez");
  g_autoptr (KithSession) desk = visits_fixture_add_session (fixture, KITH_ROLE_FRONT_DESK);
  g_autoptr (GError) error = NULL;
  gint64 ids[4];

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    ids[i] = note_fixture_sign (fixture->session, person, "as it was", &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 3; i++)
    {
      KithSession *const signers[] = { NULL, desk, fixture->session };
      g_autoptr (KithSignedNotes) notes = NULL;
      g_autoptr (GPtrArray) findings = NULL;

      /* The trust log begins with two rows, the first of them the coordinator's. */
      write_over (fixture, ids[i + 1], "something else", signers[i], i == 2 ? 2 : 0);
      findings = verify_against (fixture, NULL);
      notes = note_fixture_list (fixture->session, person);
      for (guint j = 0; j < G_N_ELEMENTS (ids); j++)
        {
          gboolean is_touched = j > 0 && j <= i + 1;

          g_assert_cmpuint (count_named (findings, "note_entry", ids[j]), ==, is_touched);
          g_assert_cmpint (note_fixture_find (notes, ids[j])->problem != NULL, ==, is_touched);
        }
    }
  kith_session_close (desk, NULL);
}

/* The whole file as it was before: nothing in it is wrong. */
static void
test_rolled_back (VisitsFixture *fixture, gconstpointer data)
{
  g_autofree char *early = g_build_filename (fixture->folder, "early.kith-backup", NULL);
  g_autofree char *backup = g_build_filename (fixture->folder, "copy.kith-backup", NULL);
  gint64 person = visits_fixture_person (fixture, "Rosa Martinez");
  g_autoptr (GPtrArray) alone = NULL;
  g_autoptr (GPtrArray) against = NULL;
  g_autoptr (KithStore) store = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *head = NULL;
  g_autofree char *later = NULL;

  note_fixture_sign (fixture->session, person, "one", &error);
  head = kith_keeping_back_up (fixture->session, early, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  note_fixture_sign (fixture->session, person, "two", &error);
  later = kith_keeping_back_up (fixture->session, backup, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  store = kith_store_open (early, 0, &error);
  g_assert_no_error (error);
  alone = kith_verify_signed (store, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (alone->len, ==, 0);
  against = kith_verify_signed (store, NULL, backup, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_named (against, "note_entry", 0), ==, 1);
  kith_store_close (store, NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  VISITS_TEST ("/notes/notes/signed", test_signed);
  VISITS_TEST ("/notes/notes/refused", test_refused);
  VISITS_TEST ("/notes/notes/at-the-desk", test_at_the_desk);
  VISITS_TEST ("/notes/notes/guarded", test_guarded);
  VISITS_TEST ("/notes/notes/keys-changed", test_keys_changed);
  VISITS_TEST ("/notes/notes/merged", test_merged);
  VISITS_TEST ("/notes/notes/erased", test_erased);
  VISITS_TEST ("/notes/notes/drafts", test_drafts);
  VISITS_TEST ("/notes/notes/signed-anew", test_signed_anew);
  VISITS_TEST ("/notes/notes/written-over", test_written_over);
  VISITS_TEST ("/notes/notes/rolled-back", test_rolled_back);
  return g_test_run ();
}
