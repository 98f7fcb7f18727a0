/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is begun and not signed is found again as it was, whatever was typed; what is kept of it cannot be
 * trusted. */

#include <string.h>

#include "base/kith-error.h"
#include "notes/kith-note-draft.h"
#include "notes/note-fixture.h"
#include "session/kith-draft.h"
#include "visits/visits-fixture.h"

#define N_DRAFTS 60

/* What people type, and what makes text hard to keep. */
static const char *const PIECES[] = {
  "tea",
  " ",
  "\n",
  "letter to the housing office",
  "naïve",
  "e\xcc\x81",
  "שלום",
  "مرحبا",
  "🙂",
  "👩🏽‍🌾",
  "\xe2\x80\x8b",
  "O’Brien",
  "  ",
  "<b>",
  "%s",
  "ﬁ",
  "\t",
  "zoë",
  "年",
  "\n\n",
  "'; DROP TABLE draft; --",
};

static char *
make_text (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  int n = g_test_rand_int_range (0, 30);

  for (int i = 0; i < n; i++)
    g_string_append (text, PIECES[g_test_rand_int_range (0, G_N_ELEMENTS (PIECES))]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static KithNoteDraft *
make_draft (gint64 person, KithDay today)
{
  KithNoteDraft *self =
      g_test_rand_bit ()
          ? kith_note_draft_new (person)
          : kith_note_draft_new_addition (
                person, (KithNoteKind) g_test_rand_int_range (KITH_NOTE_ORIGINAL + 1, KITH_NOTE_IN_ERROR + 1),
                g_test_rand_int_range (1, G_MAXINT32));

  self->note->day = g_test_rand_bit () ? today - (KithDay) g_test_rand_int_range (0, 400) : KITH_DAY_NONE;
  self->note->minute = g_test_rand_int_range (0, 1440);
  self->note->mode = (KithNoteMode) g_test_rand_int_range (0, KITH_NOTE_MODE_OUTREACH + 1);
  self->note->support = (guint) g_test_rand_int_range (0, 16);
  self->note->restricted = g_test_rand_bit ();
  self->note->follow_up =
      g_test_rand_bit () ? today + (KithDay) g_test_rand_int_range (0, 90) : KITH_DAY_NONE;
  self->part = (KithNoteText) g_test_rand_int_range (0, KITH_N_NOTE_TEXTS);
  self->cursor = (guint) g_test_rand_int ();
  for (guint i = 0; i < KITH_N_NOTE_TEXTS; i++)
    {
      g_autofree char *text = make_text ();

      kith_note_words_set (self->note->words, (KithNoteText) i, text);
    }
  return self;
}

static void
assert_same (const KithNoteDraft *a, const KithNoteDraft *b)
{
  g_assert_true (kith_note_equal (a->note, b->note));
  g_assert_cmpint ((int) a->kind, ==, (int) b->kind);
  g_assert_cmpint (a->amends, ==, b->amends);
  g_assert_cmpint ((int) a->part, ==, (int) b->part);
  g_assert_cmpuint (a->cursor, ==, b->cursor);
}

static void
test_found_again (VisitsFixture *fixture, gconstpointer data)
{
  gint64 person = visits_fixture_person (fixture, "Rosa Martinez");
  g_autoptr (GPtrArray) made = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_note_draft_free);
  g_autoptr (GPtrArray) read = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < N_DRAFTS; i++)
    {
      KithNoteDraft *draft = make_draft (person, kith_clock_today (fixture->clock));
      g_autoptr (KithNoteDraft) copy = kith_note_draft_copy (draft);

      assert_same (copy, draft);
      g_ptr_array_add (made, draft);
      g_assert_true (kith_note_draft_save (fixture->session, draft, &error));
      g_assert_no_error (error);
    }
  read = kith_note_drafts_list (fixture->session, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (read->len, ==, N_DRAFTS);
  for (guint i = 0; i < N_DRAFTS; i++)
    {
      const KithNoteDraft *one = g_ptr_array_index (read, i);
      guint found = 0;

      for (guint k = 0; k < N_DRAFTS; k++)
        if (((KithNoteDraft *) g_ptr_array_index (made, k))->id == one->id)
          {
            assert_same (one, g_ptr_array_index (made, k));
            found++;
          }
      g_assert_cmpuint (found, ==, 1);
    }
}

/* Of two people each gets what was done in common, and not a word of what is the other's. */
static void
test_copy_for_another (void)
{
  for (guint n = 0; n < 50; n++)
    {
      g_autoptr (KithNoteDraft) draft = make_draft (7, 20000);
      g_autoptr (KithNoteDraft) copy = NULL;

      for (guint i = 0; i < KITH_N_NOTE_TEXTS; i++)
        {
          g_autofree char *word = g_strdup_printf ("zq%u", i);

          kith_note_words_set (draft->note->words, (KithNoteText) i, word);
        }
      copy = kith_note_draft_copy_for (draft, 9);
      g_assert_cmpint (copy->note->person, ==, 9);
      g_assert_cmpint (copy->id, ==, 0);
      g_assert_cmpint ((int) copy->kind, ==, KITH_NOTE_ORIGINAL);
      g_assert_cmpint (copy->amends, ==, 0);
      g_assert_cmpint (copy->note->follow_up, ==, KITH_DAY_NONE);
      g_assert_cmpint (copy->note->day, ==, draft->note->day);
      g_assert_cmpint (copy->note->minute, ==, draft->note->minute);
      g_assert_cmpint ((int) copy->note->mode, ==, (int) draft->note->mode);
      g_assert_cmpuint (copy->note->support, ==, draft->note->support);
      g_assert_cmpint (copy->note->restricted, ==, draft->note->restricted);
      for (guint i = 0; i < KITH_N_NOTE_TEXTS; i++)
        if (i == KITH_NOTE_TEXT_TEXT || i == KITH_NOTE_TEXT_PLACE)
          g_assert_cmpstr (copy->note->words->texts[i], ==, draft->note->words->texts[i]);
        else
          g_assert_cmpstr (copy->note->words->texts[i], ==, "");
      g_assert_null (copy->note->words->strokes);
    }
}

/* When and how one met is no loss; whatever else is there is. */
static void
test_nothing_to_lose (void)
{
  g_autoptr (KithNoteDraft) draft = kith_note_draft_new (7);

  draft->note->day = 20000;
  draft->note->minute = 600;
  draft->note->mode = KITH_NOTE_MODE_PHONE;
  draft->note->restricted = TRUE;
  draft->cursor = 3;
  g_assert_true (kith_note_draft_is_empty (draft));
  for (guint i = 0; i < KITH_N_NOTE_TEXTS; i++)
    {
      g_autoptr (KithNoteDraft) one = kith_note_draft_copy (draft);

      kith_note_words_set (one->note->words, (KithNoteText) i, " \n\t ");
      g_assert_true (kith_note_draft_is_empty (one));
      kith_note_words_set (one->note->words, (KithNoteText) i, "x");
      g_assert_false (kith_note_draft_is_empty (one));
    }
  draft->note->support = KITH_NOTE_SUPPORT_PRACTICAL;
  g_assert_false (kith_note_draft_is_empty (draft));
  draft->note->support = 0;
  draft->note->follow_up = 20003;
  g_assert_false (kith_note_draft_is_empty (draft));
}

/* One line of whole characters, of what stands first; where it was is no beginning. */
static void
test_beginning (void)
{
  for (guint n = 0; n < 400; n++)
    {
      g_autoptr (KithNoteDraft) draft = make_draft (7, 20000);
      g_autofree char *beginning = kith_note_draft_dup_beginning (draft);

      g_assert_true (g_utf8_validate (beginning, -1, NULL));
      g_assert_cmpint (g_utf8_strlen (beginning, -1), <=, 160);
      g_assert_null (strpbrk (beginning, "\n\t"));
      g_assert_cmpint (*beginning, !=, '\0');
    }
  {
    g_autoptr (KithNoteDraft) draft = kith_note_draft_new (7);
    g_autofree char *nothing = NULL;
    g_autofree char *step = NULL;

    kith_note_words_set (draft->note->words, KITH_NOTE_TEXT_PLACE, "At the library");
    nothing = kith_note_draft_dup_beginning (draft);
    g_assert_cmpstr (nothing, ==, "Nothing is written yet.");
    kith_note_words_set (draft->note->words, KITH_NOTE_TEXT_NEXT_STEP, "Walk to the post\ntogether");
    step = kith_note_draft_dup_beginning (draft);
    g_assert_cmpstr (step, ==, "Walk to the post together");
  }
}

static void
assert_missing (KithNoteKind kind, int text, int part)
{
  g_autoptr (KithNoteDraft) draft = kith_note_draft_new_addition (7, kind, 5);
  g_autoptr (GError) error = NULL;
  KithNotePart found = KITH_NOTE_PART_DAY;
  gboolean can;

  if (text >= 0)
    kith_note_words_set (draft->note->words, (KithNoteText) text, "x");
  can = kith_note_draft_check (draft, 20000, &found, &error);
  g_assert_cmpint (can, ==, part < 0);
  if (part < 0)
    {
      g_assert_no_error (error);
      return;
    }
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_assert_cmpint ((int) found, ==, part);
}

/* What an addition has to say depends on what it is. */
static void
test_what_is_missing (void)
{
  assert_missing (KITH_NOTE_AMENDMENT, -1, KITH_NOTE_PART_TEXT);
  assert_missing (KITH_NOTE_AMENDMENT, KITH_NOTE_TEXT_REASON, KITH_NOTE_PART_TEXT);
  assert_missing (KITH_NOTE_AMENDMENT, KITH_NOTE_TEXT_TEXT, KITH_NOTE_PART_REASON);
  assert_missing (KITH_NOTE_THEIR_WORDS, -1, KITH_NOTE_PART_THEIR_WORDS);
  assert_missing (KITH_NOTE_THEIR_WORDS, KITH_NOTE_TEXT_THEIR_WORDS, -1);
  assert_missing (KITH_NOTE_THEIR_WORDS, KITH_NOTE_TEXT_SIGNED_NAME, -1);
  assert_missing (KITH_NOTE_IN_ERROR, -1, KITH_NOTE_PART_REASON);
  assert_missing (KITH_NOTE_IN_ERROR, KITH_NOTE_TEXT_TEXT, KITH_NOTE_PART_REASON);
  assert_missing (KITH_NOTE_IN_ERROR, KITH_NOTE_TEXT_REASON, -1);
}

/* A later Kith, or another tool with the author's key, wrote it: something is read, and nothing out of
 * bounds. */
static void
test_of_another_make (VisitsFixture *fixture, gconstpointer data)
{
  static const char *const contents[] = {
    "{'note': <'words'>}",
    "{'note': <@a{sv} {}>, 'kind': <uint32 77>, 'amends': <int64 5>}",
    "{'kind': <uint32 4294967295>, 'amends': <int64 -5>, 'part': <uint32 4294967295>}",
    "{'kind': <uint32 2>, 'part': <uint32 8>, 'cursor': <uint32 4294967295>}",
    "{'kind': <'amendment'>, 'amends': <'x'>, 'part': <@ms nothing>, 'cursor': <-1.5>}",
    "{'note': <{'day': <'today'>, 'minute': <int64 900000>, 'mode': <uint32 99>, 'support': <uint32 "
    "4294967295>}>}",
    "{'note': <{'words': <{'text': <[1, 2]>, 'place': <@a{sv} {}>, 'later': <'kept'>}>}>}",
    "@a{sv} {}",
  };
  gint64 person = visits_fixture_person (fixture, "Rosa Martinez");
  g_autoptr (GPtrArray) read = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autoptr (GVariant) content =
          g_variant_parse (G_VARIANT_TYPE_VARDICT, contents[i], NULL, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpint (kith_draft_save (fixture->session, 0, KITH_DRAFT_NOTE, person, content, &error), !=,
                       0);
      g_assert_no_error (error);
    }
  read = kith_note_drafts_list (fixture->session, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (read->len, ==, G_N_ELEMENTS (contents));
  for (guint i = 0; i < read->len; i++)
    {
      KithNoteDraft *one = g_ptr_array_index (read, i);
      g_autofree char *beginning = kith_note_draft_dup_beginning (one);

      g_assert_cmpint ((int) one->kind, >=, KITH_NOTE_ORIGINAL);
      g_assert_cmpint ((int) one->kind, <=, KITH_NOTE_IN_ERROR);
      g_assert_cmpint ((int) one->kind == KITH_NOTE_ORIGINAL, ==, one->amends == 0);
      g_assert_cmpuint ((guint) one->part, <, KITH_N_NOTE_TEXTS);
      g_assert_cmpuint (one->note->support, <, 16);
      for (guint k = 0; k < KITH_N_NOTE_TEXTS; k++)
        g_assert_nonnull (one->note->words->texts[k]);
      /* It is saved again as it can be. */
      g_assert_true (kith_note_draft_save (fixture->session, one, &error));
      g_assert_no_error (error);
    }
}

static guint
count (KithSession *session)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) drafts = kith_note_drafts_list (session, &error);

  g_assert_no_error (error);
  return drafts->len;
}

/* Who forgot the passphrase goes on writing: what the old keys sealed is in nobody's way. */
static void
test_new_keys (VisitsFixture *fixture, gconstpointer data)
{
  g_autoptr (KithSession) before = visits_fixture_add_session (fixture, KITH_ROLE_ADVOCATE);
  g_autoptr (KithSession) after = NULL;
  g_autoptr (GError) error = NULL;
  gint64 person = visits_fixture_person (fixture, "Rosa Martinez");

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (KithNoteDraft) draft = kith_note_draft_new (person);

      g_assert_true (kith_note_draft_save (before, draft, &error));
      g_assert_no_error (error);
    }
  g_assert_cmpuint (count (before), ==, 2);
  after = visits_fixture_give_new_keys (fixture, before);
  g_assert_cmpuint (count (after), ==, 0);

  g_autoptr (KithNoteDraft) draft = kith_note_draft_new (person);

  g_assert_true (kith_note_draft_save (after, draft, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count (after), ==, 1);
  kith_session_close (after, NULL);
}

/* One that is damaged keeps nobody from the others; verifying names it. */
static void
test_damaged (VisitsFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 person = visits_fixture_person (fixture, "Rosa Martinez");
  KithDb *db;

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (KithNoteDraft) draft = kith_note_draft_new (person);

      g_assert_true (kith_note_draft_save (fixture->session, draft, &error));
      g_assert_no_error (error);
    }
  db = kith_db_open (fixture->path, KITH_DB_READ_WRITE, &error);
  g_assert_no_error (error);
  g_assert_true (kith_db_run_script (db,
                                     "UPDATE draft SET sealed = randomblob (length (sealed)) "
                                     "WHERE id = (SELECT min (id) FROM draft)",
                                     &error));
  g_assert_no_error (error);
  kith_db_free (db);
  g_assert_cmpuint (count (fixture->session), ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function)                                                                                  \
  g_test_add ("/notes/drafts/" name, VisitsFixture, NULL, visits_fixture_set_up, function,                   \
              visits_fixture_tear_down)
  ADD ("found-again", test_found_again);
  ADD ("of-another-make", test_of_another_make);
  ADD ("new-keys", test_new_keys);
  ADD ("damaged", test_damaged);
#undef ADD
  g_test_add_func ("/notes/drafts/copy-for-another", test_copy_for_another);
  g_test_add_func ("/notes/drafts/nothing-to-lose", test_nothing_to_lose);
  g_test_add_func ("/notes/drafts/beginning", test_beginning);
  g_test_add_func ("/notes/drafts/what-is-missing", test_what_is_missing);

  return g_test_run ();
}
