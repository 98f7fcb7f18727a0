/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Restricted notes: every call of the room by everybody, against a table that says who may what; and the file
 * itself, with every key that each of them holds.
 */

#include <string.h>

#include "base/kith-error.h"
#include "desk/kith-holding-collect.h"
#include "notes/kith-note-draft.h"
#include "notes/kith-note-search.h"
#include "notes/note-fixture.h"
#include "people/kith-erasures.h"
#include "session/kith-audit.h"
#include "session/kith-guards.h"
#include "session/kith-note-chain-private.h"
#include "session/kith-note-halves-private.h"
#include "session/kith-verify.h"
#include "session/session-fixture.h"
#include "visits/visits-fixture.h"
#include "visits/visits-steps.h"

/* In everything that is written restricted, and nowhere else. */
#define WORD "quillwort"
#define OTHER_PASSPHRASE "seven kettles on the roof"

typedef enum
{
  MAY_NOTHING, /* not even that there is a note */
  MAY_SEE,     /* that there is one */
  MAY_READ,
} May;

typedef struct
{
  const char *name;
  May may;
} Expected;

typedef struct
{
  SessionFixture center;
  gint64 person;
  gint64 note;
  gint64 plain;
  guint n_restricted;
} Scene;

static gint64
sign (KithSession *session, gint64 person, const char *text, gboolean restricted)
{
  g_autoptr (KithNote) note = note_fixture_new (session, person, text);
  g_autoptr (GError) error = NULL;
  gint64 id;

  note->restricted = restricted;
  kith_note_words_set (note->words, KITH_NOTE_TEXT_PLACE, restricted ? "under the " WORD : "at the desk");
  id = kith_notes_sign (session, note, 0, &error);
  g_assert_no_error (error);
  return id;
}

static void
end (KithSession *session)
{
  kith_session_close (session, NULL);
  g_object_unref (session);
}

static void
set_up (Scene *scene)
{
  static const struct
  {
    const char *name;
    KithRole role;
  } accounts[] = { { "Desk", KITH_ROLE_FRONT_DESK },
                   { "Adi", KITH_ROLE_ADVOCATE },
                   { "Bo", KITH_ROLE_ADVOCATE },
                   { "Leaving", KITH_ROLE_COORDINATOR } };
  g_autoptr (GError) error = NULL;
  g_autoptr (KithCard) card = NULL;
  g_autoptr (KithSession) author = NULL;

  fixture_set_up (&scene->center, NULL);
  card = kith_card_new (0, "Rosa Martinez", &error);
  scene->person = visits_step_add_person (scene->center.coordinator, card, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (accounts); i++)
    end (fixture_add_session (&scene->center, accounts[i].name, accounts[i].role));

  author = fixture_unlock (&scene->center, "Adi", &error);
  g_assert_no_error (error);
  scene->note = sign (author, scene->person, "The " WORD " of it.", TRUE);
  scene->plain = sign (author, scene->person, "Tea in the garden.", FALSE);
  scene->n_restricted = 1;
  kith_session_close (author, NULL);
}

static void
tear_down (Scene *scene)
{
  fixture_tear_down (&scene->center, NULL);
}

static gboolean
says (gconstpointer data, gsize size)
{
  return g_strstr_len (data, (gssize) size, WORD) != NULL ||
         (size > 0 && memmem (data, size, WORD, strlen (WORD)) != NULL);
}

/* ---- The room's calls. */

static gboolean
has_signed_restricted (const Scene *scene, KithSession *session)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) facts = kith_notes_list_facts (session, scene->person, &error);
  gboolean has = FALSE;

  g_assert_no_error (error);
  for (guint i = 0; i < facts->len; i++)
    {
      const KithNoteFacts *one = &g_array_index (facts, KithNoteFacts, i);

      has |= one->restricted != KITH_NOTE_UNRESTRICTED && one->account == kith_session_get_account (session);
    }
  return has;
}

/* The log says when words were read that few may; who reads it there is a coordinator that is still in. */
static void
check_logged (const Scene *scene, KithSession *session, May may)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = kith_audit_list (
      scene->center.coordinator, &(KithAuditFilter){ .subject = scene->person }, NULL, 1, &error);
  const KithAuditEntry *newest;
  gboolean restricted = FALSE;

  g_assert_no_error (error);
  newest = g_ptr_array_index (entries, 0);
  g_assert_cmpint (newest->event, ==, KITH_EVENT_CARE_READ);
  if (newest->details != NULL)
    g_variant_lookup (newest->details, "restricted", "b", &restricted);
  /* Who was a coordinator may have signed some that they have no key to any more. */
  if (may == MAY_READ || !has_signed_restricted (scene, session))
    g_assert_cmpint (restricted, ==, may == MAY_READ);
}

static void
check_listed (const Scene *scene, KithSession *session, May may)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithSignedNotes) notes = kith_notes_list (session, scene->person, &error);
  guint n = 0;

  if (may == MAY_NOTHING)
    {
      g_assert_null (notes);
      g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
      return;
    }
  g_assert_no_error (error);
  g_assert_true (kith_signed_notes_are_sound (notes));
  g_assert_cmpuint (notes->notes->len, ==, 2);
  for (guint i = 0; i < notes->notes->len; i++)
    {
      const GPtrArray *entries = ((KithSignedNote *) g_ptr_array_index (notes->notes, i))->entries;

      for (guint j = 0; j < entries->len; j++)
        {
          const KithNoteEntry *entry = g_ptr_array_index (entries, j);
          gboolean restricted = entry->facts.note == scene->note;

          g_assert_cmpint (entry->facts.restricted != KITH_NOTE_UNRESTRICTED, ==, restricted);
          g_assert_cmpint (entry->words != NULL, ==, !restricted || may == MAY_READ);
          g_assert_cmpint (kith_note_entry_is_kept (entry), ==, restricted && may != MAY_READ);
          g_assert_nonnull (entry->by);
          n += restricted;
        }
    }
  g_assert_cmpuint (n, ==, scene->n_restricted);
  if (scene->center.coordinator != NULL)
    check_logged (scene, session, may);
}

static void
check_facts (const Scene *scene, KithSession *session, May may)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) facts = kith_notes_list_facts (session, scene->person, &error);
  g_autoptr (GArray) own = NULL;

  if (may == MAY_NOTHING)
    {
      g_assert_null (facts);
      g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
      return;
    }
  g_assert_no_error (error);
  g_assert_cmpuint (facts->len, ==, scene->n_restricted + 1);
  own = kith_notes_list_own (session, 100, &error);
  g_assert_no_error (error);
}

/* Only one's own is searched; who wrote none finds none. */
static void
check_found (const Scene *scene, KithSession *session, May may)
{
  g_autoptr (KithNoteSearch) search = kith_note_search_new (session, WORD, 100);
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_note_hit_free);
  g_autoptr (GArray) own = NULL;
  gboolean wrote = FALSE;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (kith_note_search_step (search, 1000, hits, &error), ==,
                   kith_session_may (session, KITH_ACTION_CARE_READ));
  g_clear_error (&error);
  own = kith_notes_list_facts (session, scene->person, NULL);
  for (guint i = 0; own != NULL && i < own->len; i++)
    wrote |= g_array_index (own, KithNoteFacts, i).restricted != 0 &&
             g_array_index (own, KithNoteFacts, i).account == kith_session_get_account (session);
  g_assert_cmpuint (hits->len, ==, may == MAY_READ && wrote ? 1 : 0);
}

static void
check_added (Scene *scene, KithSession *session, May may)
{
  for (KithNoteKind kind = KITH_NOTE_AMENDMENT; kind <= KITH_NOTE_IN_ERROR; kind++)
    {
      g_autoptr (KithNoteWords) words = kith_note_words_new ();
      g_autoptr (GError) error = NULL;
      gint64 id;

      kith_note_words_set (words, KITH_NOTE_TEXT_REASON, "more of the " WORD);
      kith_note_words_set (words, KITH_NOTE_TEXT_TEXT, "and " WORD);
      id = kith_notes_add (session, kind, scene->note, words, 0, &error);
      if (may == MAY_READ)
        {
          g_assert_no_error (error);
          g_assert_cmpint (id, !=, 0);
          scene->n_restricted++;
        }
      else
        {
          g_assert_cmpint (id, ==, 0);
          g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
        }
    }
}

static void
check_held (const Scene *scene, KithSession *session, May may)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithHolding) holding = kith_holding_collect (session, scene->person, NULL, NULL, NULL, &error);
  gboolean has_word = FALSE, has_reason = FALSE;

  g_assert_cmpint (holding != NULL, ==, may != MAY_NOTHING);
  for (guint i = 0; holding != NULL && i < holding->sections->len; i++)
    {
      const GPtrArray *entries = ((KithHoldingSection *) g_ptr_array_index (holding->sections, i))->entries;

      for (guint j = 0; j < entries->len; j++)
        {
          const KithHoldingEntry *entry = g_ptr_array_index (entries, j);

          has_word |= strstr (entry->value, WORD) != NULL;
          has_reason |= strstr (entry->value, "Ask a coordinator to print this copy.") != NULL;
        }
    }
  g_assert_cmpint (has_word, ==, may == MAY_READ);
  g_assert_cmpint (has_reason, ==, may == MAY_SEE);
}

/* ---- The file. */

/* Whatever a key opens in the rows of the restricted note, whatever it is said to be. */
static GPtrArray *
open_all (const Scene *scene, KithKeyring *keys)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithStmt) stmt =
      kith_db_prepare (kith_store_get_reader (scene->center.store, NULL),
                       "SELECT id, person, sealed, words, own FROM note_entry WHERE note = ?1", &error);
  GPtrArray *opened = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  guint n = 0;

  g_assert_no_error (error);
  kith_stmt_bind (stmt, "i", scene->note);
  while (kith_stmt_step (stmt, &error) == KITH_STEP_ROW)
    {
      n++;
      for (int column = 2; column <= 4; column++)
        for (KithPurpose purpose = KITH_PURPOSE_DESK; purpose <= KITH_PURPOSE_LAST; purpose++)
          {
            KithSealContext context = { purpose, KITH_SEAL_KIND_NOTE, kith_stmt_get_int64 (stmt, 0),
                                        kith_stmt_get_int64 (stmt, 1) };
            g_autoptr (GBytes) sealed = kith_stmt_dup_bytes (stmt, column);
            GBytes *content = sealed != NULL ? kith_open_sealed (keys, &context, sealed, NULL) : NULL;

            if (content != NULL)
              g_ptr_array_add (opened, content);
          }
    }
  g_assert_cmpuint (n, ==, scene->n_restricted);
  return opened;
}

static void
check_keys (const Scene *scene, KithSession *session, May may)
{
  g_autoptr (GPtrArray) opened = open_all (scene, kith_session_get_keyring (session));
  guint n_said = 0;

  for (guint i = 0; i < opened->len; i++)
    {
      GBytes *one = g_ptr_array_index (opened, i);

      /* Nothing that is sealed says anything by itself, whoever opens it. */
      g_assert_false (says (g_bytes_get_data (one, NULL), g_bytes_get_size (one)));
      for (guint j = 0; j < opened->len; j++)
        {
          g_autoptr (GBytes) whole = kith_note_halves_join (one, g_ptr_array_index (opened, j));

          n_said += i < j && whole != NULL && says (g_bytes_get_data (whole, NULL), g_bytes_get_size (whole));
        }
    }
  if (may == MAY_READ)
    g_assert_cmpuint (n_said, >=, scene->n_restricted);
  else
    g_assert_cmpuint (n_said, ==, 0);
}

static void
check_all (Scene *scene, const Expected *expected, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KithSession) session = fixture_unlock (&scene->center, expected[i].name, &error);
      g_autoptr (GPtrArray) findings = NULL;

      g_assert_no_error (error);
      g_test_message ("%s", expected[i].name);
      check_listed (scene, session, expected[i].may);
      check_facts (scene, session, expected[i].may);
      check_held (scene, session, expected[i].may);
      check_keys (scene, session, expected[i].may);
      check_found (scene, session, expected[i].may);
      check_added (scene, session, expected[i].may);
      check_listed (scene, session, expected[i].may);
      check_found (scene, session, expected[i].may);
      check_keys (scene, session, expected[i].may);
      findings = kith_verify (scene->center.store, session, NULL, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (findings->len, ==, 0);
      kith_session_close (session, NULL);
    }
}

static gint64
find_account (const Scene *scene, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithAccount) account = kith_accounts_find (scene->center.store, name, &error);

  g_assert_no_error (error);
  return account->id;
}

/* By everybody, and again after each change of who is who. */
static void
test_everybody (void)
{
  const Expected first[] = { { "Desk", MAY_NOTHING }, { "Adi", MAY_READ },     { "Bo", MAY_SEE },
                             { "Leaving", MAY_READ }, { "Dana W.", MAY_READ }, { "Bo", MAY_SEE } };
  const Expected later[] = { { "Later", MAY_READ }, { "Bo", MAY_SEE }, { "Adi", MAY_READ } };
  const Expected removed[] = { { "Leaving", MAY_SEE }, { "Later", MAY_READ }, { "Adi", MAY_READ } };
  const Expected author_up[] = { { "Adi", MAY_READ }, { "Dana W.", MAY_READ } };
  const Expected author_at_desk[] = { { "Adi", MAY_NOTHING }, { "Bo", MAY_SEE }, { "Dana W.", MAY_READ } };
  const Expected author_gone[] = { { "Bo", MAY_SEE }, { "Later", MAY_READ } };
  g_autoptr (GError) error = NULL;
  Scene scene = { 0 };

#define CHECK_ALL(expected) check_all (&scene, expected, G_N_ELEMENTS (expected))
#define COORDINATOR scene.center.coordinator
  set_up (&scene);
  CHECK_ALL (first);
  end (fixture_add_session (&scene.center, "Later", KITH_ROLE_COORDINATOR));
  CHECK_ALL (later);
  /* At once, and when all is under the new keys. */
  g_assert_true (
      kith_accounts_set_role (COORDINATOR, find_account (&scene, "Leaving"), KITH_ROLE_ADVOCATE, &error));
  g_assert_no_error (error);
  CHECK_ALL (removed);
  fixture_reseal_all (COORDINATOR, 3);
  CHECK_ALL (removed);
  g_assert_true (
      kith_accounts_set_role (COORDINATOR, find_account (&scene, "Adi"), KITH_ROLE_COORDINATOR, &error));
  CHECK_ALL (author_up);
  g_assert_true (
      kith_accounts_set_role (COORDINATOR, find_account (&scene, "Adi"), KITH_ROLE_FRONT_DESK, &error));
  CHECK_ALL (author_at_desk);
  fixture_reseal_all (COORDINATOR, 100);
  g_assert_true (kith_accounts_retire (COORDINATOR, find_account (&scene, "Adi"), &error));
  CHECK_ALL (author_gone);
  fixture_reseal_all (COORDINATOR, 100);
  CHECK_ALL (author_gone);
  g_assert_no_error (error);
  tear_down (&scene);
}

/* What a coordinator who is removed kept in memory opens nothing that is sealed anew. */
static void
test_kept_keys (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithSession) leaving = NULL;
  Scene scene = { 0 };

  set_up (&scene);
  leaving = fixture_unlock (&scene.center, "Leaving", &error);
  check_keys (&scene, leaving, MAY_READ);
  g_assert_true (
      kith_accounts_set_role (COORDINATOR, find_account (&scene, "Leaving"), KITH_ROLE_ADVOCATE, &error));
  g_assert_no_error (error);
  fixture_reseal_all (COORDINATOR, 100);
  check_keys (&scene, leaving, MAY_SEE);
  kith_session_close (leaving, NULL);
  tear_down (&scene);
}

/* Who forgot the passphrase has new keys: what they wrote restricted is for coordinators then. */
static void
test_reset (void)
{
  const Expected after[] = { { "Adi", MAY_SEE }, { "Bo", MAY_SEE }, { "Dana W.", MAY_READ } };
  g_autoptr (KithSecret) once = fixture_passphrase (OTHER_PASSPHRASE);
  g_autoptr (KithSecret) usual = fixture_passphrase (FIXTURE_PASSPHRASE);
  g_autoptr (KithSession) author = NULL;
  g_autoptr (GError) error = NULL;
  Scene scene = { 0 };

  set_up (&scene);
  g_assert_true (kith_accounts_reset (COORDINATOR, find_account (&scene, "Adi"), once, &error));
  g_assert_no_error (error);
  author = kith_session_unlock (scene.center.store, find_account (&scene, "Adi"), once, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (kith_accounts_set_own_passphrase (author, once, usual, &error));
  g_assert_no_error (error);
  kith_session_close (author, NULL);
  CHECK_ALL (after);
  tear_down (&scene);
}

/* Both keys are needed: who is kept from the record sees nothing, coordinator or author. */
static void
test_guarded (void)
{
  const Expected coordinator_out[] = { { "Leaving", MAY_NOTHING }, { "Dana W.", MAY_READ },
                                       { "Adi", MAY_READ },        { "Bo", MAY_SEE },
                                       { "Desk", MAY_NOTHING },    { "Leaving", MAY_NOTHING } };
  const Expected author_out[] = { { "Adi", MAY_NOTHING }, { "Bo", MAY_SEE }, { "Dana W.", MAY_READ } };
  const Expected lifted[] = { { "Adi", MAY_READ }, { "Leaving", MAY_READ }, { "Bo", MAY_SEE } };
  g_autoptr (GError) error = NULL;
  gint64 guard, second;
  Scene scene = { 0 };

  set_up (&scene);
  guard =
      kith_guards_add (COORDINATOR, scene.person, KITH_GUARD_WISH, find_account (&scene, "Leaving"), &error);
  g_assert_no_error (error);
  CHECK_ALL (coordinator_out);
  second = kith_guards_add (COORDINATOR, scene.person, KITH_GUARD_WISH, find_account (&scene, "Adi"), &error);
  g_assert_no_error (error);
  CHECK_ALL (author_out);
  g_assert_true (kith_guards_lift (COORDINATOR, guard, &error));
  g_assert_true (kith_guards_lift (COORDINATOR, second, &error));
  g_assert_no_error (error);
  CHECK_ALL (lifted);
  tear_down (&scene);
}

/* Sealed anew value by value, with the program gone in between: at each moment all can be read by whom it
 * should. */
static void
test_resealed_in_pieces (void)
{
  const Expected always[] = { { "Adi", MAY_READ }, { "Bo", MAY_SEE }, { "Dana W.", MAY_READ } };
  g_autoptr (GError) error = NULL;
  Scene scene = { 0 };
  guint left = 1;

  set_up (&scene);
  CHECK_ALL (always);
  g_assert_true (
      kith_accounts_set_role (COORDINATOR, find_account (&scene, "Leaving"), KITH_ROLE_ADVOCATE, &error));
  for (int i = 0; left > 0; i++)
    {
      g_autoptr (KithSession) dana = NULL;
      g_autoptr (KithSession) author = NULL;

      g_assert_cmpint (i, <, 200);
      fixture_close (&scene.center);
      fixture_open (&scene.center);
      dana = fixture_unlock (&scene.center, FIXTURE_COORDINATOR, &error);
      author = fixture_unlock (&scene.center, "Adi", &error);
      g_assert_no_error (error);
      g_assert_true (kith_accounts_reseal_step (dana, 7, &left, NULL, &error));
      check_listed (&scene, dana, MAY_READ);
      check_listed (&scene, author, MAY_READ);
      kith_session_close (author, NULL);
      kith_session_close (dana, NULL);
    }
  tear_down (&scene);
}

/* ---- By itself. */

static void
test_halves (void)
{
  for (guint i = 1; i < 3000; i++)
    {
      gsize size = i < 2100 ? i : (gsize) g_test_rand_int_range (0, 300000);
      g_autofree guint8 *data = g_malloc0 (size + 1);
      g_autoptr (GBytes) content = NULL;
      g_autoptr (GBytes) common = NULL;
      g_autoptr (GBytes) restricted = NULL;
      g_autoptr (GBytes) joined = NULL;
      g_autoptr (GBytes) shorter = NULL;

      for (gsize j = 0; j < size; j++)
        data[j] = (guint8) (j * 7);
      content = g_bytes_new (data, size);
      kith_note_halves_split (content, &common, &restricted);
      g_assert_cmpuint (g_bytes_get_size (common), ==, g_bytes_get_size (restricted));
      /* What two short ones are long is not seen. */
      g_assert_cmpuint (g_bytes_get_size (common) % 1024, ==, 1023);
      if (size <= 1000)
        g_assert_cmpuint (g_bytes_get_size (common), ==, 1023);
      joined = kith_note_halves_join (common, restricted);
      g_assert_true (g_bytes_equal (joined, content));
      shorter = g_bytes_new_from_bytes (common, 0, g_bytes_get_size (common) - 1);
      g_assert_null (kith_note_halves_join (shorter, restricted));
      g_assert_false (g_bytes_equal (common, restricted));
    }
}

static void
test_draft (void)
{
  g_autoptr (KithNoteDraft) draft = kith_note_draft_new (7);
  g_autoptr (KithNoteDraft) shared = NULL;
  g_autoptr (KithNote) read = NULL;
  g_autoptr (KithNote) other = NULL;
  g_autoptr (GVariant) content = NULL;

  draft->note->restricted = TRUE;
  content = g_variant_ref_sink (kith_note_to_draft (draft->note));
  read = kith_note_from_draft (content);
  g_assert_true (kith_note_equal (read, draft->note));
  other = kith_note_copy (read);
  other->restricted = FALSE;
  g_assert_false (kith_note_equal (read, other));
  shared = kith_note_draft_copy_for (draft, 8);
  g_assert_true (shared->note->restricted);
}

static void
test_erased (VisitsFixture *fixture, gconstpointer data)
{
  gint64 person = visits_fixture_person (fixture, "Rosa Martinez");
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id = sign (fixture->session, person, "The " WORD, TRUE);

  note_fixture_amend (fixture->session, id, WORD);
  g_assert_true (kith_erasures_ask (fixture->session, person, NULL, &error));
  kith_clock_set_standing_now (fixture->clock,
                               kith_clock_now (fixture->clock).utc + 86400 * KITH_ERASURE_DAYS);
  g_assert_true (kith_erasures_settle (fixture->session, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (visits_fixture_ask (fixture, "SELECT count (*) FROM note_entry WHERE restricted <> 0"), ==,
                   2);
  g_assert_cmpint (visits_fixture_ask (fixture,
                                       "SELECT count (*) FROM note_entry WHERE sealed IS NOT NULL OR "
                                       "words IS NOT NULL OR own IS NOT NULL"),
                   ==, 0);
  findings = kith_verify (fixture->store, fixture->session, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/notes/restricted/everybody", test_everybody);
  g_test_add_func ("/notes/restricted/kept-keys", test_kept_keys);
  g_test_add_func ("/notes/restricted/reset", test_reset);
  g_test_add_func ("/notes/restricted/guarded", test_guarded);
  g_test_add_func ("/notes/restricted/resealed-in-pieces", test_resealed_in_pieces);
  g_test_add_func ("/notes/restricted/halves", test_halves);
  g_test_add_func ("/notes/restricted/draft", test_draft);
  VISITS_TEST ("/notes/restricted/erased", test_erased);

  return g_test_run ();
}
