/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looking for words in one's own notes: the same as reading every one of them, and nothing of anybody else's.
 */

#include <string.h>

#include "base/kith-error.h"
#include "base/kith-text.h"
#include "notes/kith-note-search.h"
#include "notes/note-fixture.h"
#include "people/kith-erasures.h"
#include "people/kith-merges.h"
#include "session/kith-guards.h"
#include "visits/visits-fixture.h"

#define ALL 1000
#define N_PEOPLE 6
#define N_NOTES 90
#define N_QUERIES 120
#define SEED 20261128
#define LOG_LENGTH "SELECT count (*) FROM audit"

static const char *const words[] = {
  "garden", "Gärten",  "tea",  "Teatime", "naïve", "Łódź",   "O’Brien", "don't", "50%",  "re-entry",
  "сад",    "Садовая", "чай",  "Γιώργος", "κήπος", "حديقة",  "שלום",    "王芳",  "公园", "さくら",
  "बगीचा",  "สวน",     "공원", "bus",     "buses", "Straße", "“quiet”", "😀",     "ﬁle",  "a\xcc\x8angst",
};

/* All that is found, by batches of that size. */
static GPtrArray *
find_by (KithSession *session, const char *what, guint n_rows, guint n_max, guint *n_opened)
{
  g_autoptr (KithNoteSearch) search = kith_note_search_new (session, what, n_max);
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_note_hit_free);
  g_autoptr (GError) error = NULL;

  while (!kith_note_search_is_over (search))
    {
      guint before = kith_note_search_get_n_rows (search);

      g_assert_true (kith_note_search_step (search, n_rows, hits, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (kith_note_search_get_n_rows (search) - before, <=, n_rows);
    }
  g_assert_cmpuint (kith_note_search_get_n_opened (search), <=, kith_note_search_get_n_rows (search));
  if (n_opened != NULL)
    *n_opened = kith_note_search_get_n_opened (search);
  return g_steal_pointer (&hits);
}

static GPtrArray *
find (KithSession *session, const char *what)
{
  return find_by (session, what, 7, ALL, NULL);
}

static const KithNoteHit *
get (GPtrArray *hits, guint i)
{
  return g_ptr_array_index (hits, i);
}

static void
assert_found (KithSession *session, const char *what, guint n)
{
  g_autoptr (GPtrArray) hits = find (session, what);

  g_assert_cmpuint (hits->len, ==, n);
}

/* ---- Written separately: read it, fold each word by itself. */

static gboolean
begins_a_word (const KithNoteWords *said, const char *token)
{
  for (guint i = 0; i < KITH_N_NOTE_TEXTS; i++)
    {
      g_auto (GStrv) parts = g_strsplit_set (said->texts[i], " \n", -1);

      for (guint j = 0; parts[j] != NULL; j++)
        {
          g_autofree char *folded = kith_text_fold (parts[j]);
          g_auto (GStrv) pieces = kith_text_tokens (folded);

          for (guint k = 0; pieces[k] != NULL; k++)
            if (g_str_has_prefix (pieces[k], token))
              return TRUE;
        }
    }
  return FALSE;
}

static gboolean
says (const KithNoteEntry *entry, const char *what)
{
  g_auto (GStrv) parts = g_strsplit (what, " ", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *folded = kith_text_fold (parts[i]);
      g_auto (GStrv) tokens = kith_text_tokens (folded);

      for (guint j = 0; tokens[j] != NULL; j++)
        if (!begins_a_word (entry->words, tokens[j]))
          return FALSE;
    }
  return TRUE;
}

/* Ids of notes in which this account said so. (transfer full) */
static GHashTable *
read_all (KithSession *session, const gint64 *people, const char *what)
{
  GHashTable *found = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < N_PEOPLE; i++)
    {
      g_autoptr (KithSignedNotes) notes = note_fixture_list (session, people[i]);

      for (guint j = 0; j < notes->notes->len; j++)
        {
          const KithSignedNote *note = g_ptr_array_index (notes->notes, j);

          for (guint k = 0; k < note->entries->len; k++)
            {
              const KithNoteEntry *entry = g_ptr_array_index (note->entries, k);

              if (entry->facts.account == kith_session_get_account (session) && says (entry, what))
                g_hash_table_add (found, g_memdup2 (&entry->facts.note, sizeof (gint64)));
            }
        }
    }
  return found;
}

static char *
make_text (GRand *rand, guint n)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s", words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))],
                            g_rand_int_range (rand, 0, 9) == 0 ? "\n" : " ");
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* A word, or how one begins that is written in letters which sound the same alone. */
static void
append_query (GRand *rand, GString *what)
{
  const char *word = words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))];

  if (what->len > 0)
    g_string_append_c (what, ' ');
  if (g_ascii_isalpha (*word) && g_rand_boolean (rand))
    g_string_append_len (what, word, 1);
  else
    g_string_append (what, word);
}

static void
check_excerpt (const KithNoteHit *hit, const char *what)
{
  const KithNoteExcerpt *excerpt = hit->excerpt;
  g_autofree char *folded = kith_text_fold (what);
  g_auto (GStrv) tokens = kith_text_tokens (folded);
  gsize before = 0;

  g_assert_true (g_utf8_validate (excerpt->text, -1, NULL));
  g_assert_null (strchr (excerpt->text, '\n'));
  g_assert_cmpint (g_utf8_strlen (excerpt->text, -1), <, 250);
  for (guint i = 0; i < excerpt->marks->len; i++)
    {
      const KithNoteMark *mark = &g_array_index (excerpt->marks, KithNoteMark, i);
      g_autofree char *word = g_strndup (excerpt->text + mark->start, mark->end - mark->start);
      g_autofree char *found = kith_text_fold (word);
      gboolean right = FALSE;

      g_assert_cmpuint (mark->start, >=, before);
      g_assert_cmpuint (mark->end, >, mark->start);
      g_assert_cmpuint (mark->end, <=, strlen (excerpt->text));
      before = mark->end;
      g_assert_true (g_utf8_validate (word, -1, NULL));
      for (guint k = 0; tokens[k] != NULL; k++)
        right |= kith_note_folded_has (found, (const char *const[]){ tokens[k], NULL });
      g_assert_true (right);
    }
}

static void
check_query (GRand *rand, KithSession *session, const gint64 *people, const char *what)
{
  g_autoptr (GHashTable) expected = read_all (session, people, what);
  g_autoptr (GPtrArray) hits = find_by (session, what, (guint) g_rand_int_range (rand, 1, 40), ALL, NULL);
  g_autofree char *folded = kith_text_fold (what);

  g_test_message ("%s: %u", what, hits->len);
  if (*folded == '\0')
    {
      g_assert_cmpuint (hits->len, ==, 0);
      return;
    }
  g_assert_cmpuint (hits->len, ==, g_hash_table_size (expected));
  for (guint i = 0; i < hits->len; i++)
    {
      g_assert_true (g_hash_table_remove (expected, &get (hits, i)->facts.note));
      g_assert_cmpint (get (hits, i)->person, ==, get (hits, i)->facts.person);
      g_assert_true (i == 0 || get (hits, i)->facts.id < get (hits, i - 1)->facts.id);
      check_excerpt (get (hits, i), what);
    }
}

static void
test_differential (VisitsFixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  g_autoptr (KithSession) advocate = visits_fixture_add_session (fixture, KITH_ROLE_ADVOCATE);
  gint64 people[N_PEOPLE], n_log;
  g_autoptr (GError) error = NULL;
  guint n_found = 0;

  for (guint i = 0; i < N_PEOPLE; i++)
    people[i] = visits_fixture_person (fixture, "Somebody");
  for (guint i = 0; i < N_NOTES; i++)
    {
      KithSession *author = i % 4 == 0 ? fixture->session : advocate;
      g_autofree char *text = make_text (rand, (guint) g_rand_int_range (rand, 1, i % 30 == 0 ? 400 : 12));
      gint64 id;

      /* A smile alone says something as well. */
      id = note_fixture_sign (author, people[g_rand_int_range (rand, 0, N_PEOPLE)], text, &error);
      g_assert_no_error (error);
      if (i % 3 == 0)
        {
          g_autofree char *more = make_text (rand, 3);

          note_fixture_amend (g_rand_boolean (rand) ? advocate : fixture->session, id, more);
        }
      if (i % 7 == 0)
        note_fixture_their_words (advocate, id, words[i % G_N_ELEMENTS (words)], "Rosa");
    }
  n_log = visits_fixture_ask (fixture, LOG_LENGTH);
  g_clear_pointer (&rand, g_rand_free);
  rand = g_rand_new_with_seed (SEED + 1);
  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (GPtrArray) hits = find (advocate, words[i]);

      n_found += hits->len;
    }
  g_assert_cmpuint (n_found, >, 0);
  /* Looking writes nothing down. */
  g_assert_cmpint (visits_fixture_ask (fixture, LOG_LENGTH), ==, n_log);
  for (guint i = 0; i < N_QUERIES; i++)
    {
      g_autoptr (GString) what = g_string_new (NULL);

      for (int n = g_rand_int_range (rand, 1, 4); n > 0; n--)
        append_query (rand, what);
      check_query (rand, i % 5 == 0 ? fixture->session : advocate, people, what->str);
    }
  kith_session_close (advocate, NULL);
}

/* (transfer none) What is pointed at in the first. */
static const char *
marked (GPtrArray *hits, guint i)
{
  const KithNoteExcerpt *excerpt = get (hits, 0)->excerpt;
  const KithNoteMark *mark = &g_array_index (excerpt->marks, KithNoteMark, i);
  g_autofree char *word = g_strndup (excerpt->text + mark->start, mark->end - mark->start);

  return g_intern_string (word);
}

/* A word far behind in a long note is found as well, and every word that was looked for is shown. */
static void
test_long (VisitsFixture *fixture, gconstpointer data)
{
  gint64 person = visits_fixture_person (fixture, "Rosa Martinez");
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 600; i++)
    g_string_append (text, i % 50 == 49 ? "“tea”.\n" : "garden ");
  g_string_append (text, "The key is with Noor now.");
  g_assert_cmpint (note_fixture_sign (fixture->session, person, text->str, &error), !=, 0);
  hits = find (fixture->session, "KEY noo");
  g_assert_cmpuint (hits->len, ==, 1);
  g_assert_true (g_str_has_suffix (get (hits, 0)->excerpt->text, "The key is with Noor now."));
  g_assert_true (g_str_has_prefix (get (hits, 0)->excerpt->text, "…"));
  g_assert_cmpuint (get (hits, 0)->excerpt->marks->len, ==, 2);
  g_assert_cmpstr (marked (hits, 0), ==, "key");
  g_assert_cmpstr (marked (hits, 1), ==, "Noor");
  assert_found (fixture->session, "ey", 0);
  assert_found (fixture->session, " \n ", 0);
}

/* Wherever it is left, what was found until then is how the whole begins, and nothing else is different. */
static void
test_left (VisitsFixture *fixture, gconstpointer data)
{
  const guint n = 25;
  gint64 person = visits_fixture_person (fixture, "Rosa Martinez");
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n; i++)
    note_fixture_sign (fixture->session, person, i % 3 == 0 ? "tea" : "bus", &error);
  all = find_by (fixture->session, "tea", 1, ALL, NULL);
  g_assert_cmpuint (all->len, ==, 9);
  for (guint until = 0; until <= n + 1; until++)
    {
      g_autoptr (KithNoteSearch) search = kith_note_search_new (fixture->session, "tea", ALL);
      g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_note_hit_free);

      for (guint i = 0; i < until; i++)
        g_assert_true (kith_note_search_step (search, 1, hits, &error));
      g_assert_cmpuint (kith_note_search_get_n_rows (search), ==, MIN (until, n));
      g_assert_true (kith_note_search_is_over (search) == (until > n));
      g_assert_false (kith_note_search_has_more (search));
      g_assert_cmpuint (hits->len, <=, all->len);
      for (guint i = 0; i < hits->len; i++)
        g_assert_cmpint (get (hits, i)->facts.id, ==, get (all, i)->facts.id);
    }
}

/* No more is read than it takes. */
static void
test_enough (VisitsFixture *fixture, gconstpointer data)
{
  gint64 person = visits_fixture_person (fixture, "Rosa Martinez");
  g_autoptr (KithNoteSearch) search = kith_note_search_new (fixture->session, "tea", 3);
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_note_hit_free);
  g_autoptr (GPtrArray) exact = NULL;
  g_autoptr (GError) error = NULL;
  gint64 last = 0;

  for (guint i = 0; i < 10; i++)
    last = note_fixture_sign (fixture->session, person, i < 3 ? "tea" : "green tea", &error);
  /* Once for a note, whatever is added to it. */
  note_fixture_amend (fixture->session, last, "more tea");
  g_assert_true (kith_note_search_step (search, 100, hits, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (hits->len, ==, 3);
  g_assert_true (kith_note_search_has_more (search));
  g_assert_true (kith_note_search_is_over (search));
  g_assert_cmpuint (kith_note_search_get_n_rows (search), ==, 5);
  g_assert_cmpuint (kith_note_search_get_n_opened (search), ==, 4);
  g_assert_cmpint (get (hits, 0)->facts.note, ==, last);
  exact = find_by (fixture->session, "green", 100, 7, NULL);
  g_assert_cmpuint (exact->len, ==, 7);
}

static void
test_merged (VisitsFixture *fixture, gconstpointer data)
{
  gint64 person = visits_fixture_person (fixture, "Rosa Martinez");
  gint64 other = visits_fixture_person (fixture, "Rosie M.");
  g_autoptr (KithMergeChoices) choices = kith_merge_choices_new ();
  g_autoptr (KithChange) change = NULL;
  g_autoptr (KithMerge) merge = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id = note_fixture_sign (fixture->session, other, "the garden", &error);

  change = kith_session_begin (fixture->session, KITH_EVENT_PEOPLE_MERGED, person, &error);
  merge = kith_merges_begin_in (change, other, person, choices, &error);
  g_assert_no_error (error);
  g_assert_true (kith_change_commit (change, &error));
  hits = find (fixture->session, "garden");
  g_assert_cmpuint (hits->len, ==, 1);
  g_assert_cmpint (get (hits, 0)->person, ==, person);
  g_assert_cmpint (get (hits, 0)->facts.person, ==, other);
  g_assert_cmpint (get (hits, 0)->facts.note, ==, id);
}

/* What is kept from somebody meanwhile is not opened at all, though they wrote it. */
static void
test_guarded (VisitsFixture *fixture, gconstpointer data)
{
  gint64 person = visits_fixture_person (fixture, "Rosa Martinez");
  gint64 other = visits_fixture_person (fixture, "Sam Becker");
  g_autoptr (KithSession) advocate = visits_fixture_add_session (fixture, KITH_ROLE_ADVOCATE);
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GError) error = NULL;
  guint n_opened;
  gint64 guard;

  note_fixture_sign (advocate, person, "the garden", &error);
  note_fixture_sign (advocate, other, "a garden", &error);
  assert_found (advocate, "garden", 2);
  guard = kith_guards_add (fixture->session, person, KITH_GUARD_WISH, kith_session_get_account (advocate),
                           &error);
  g_assert_no_error (error);
  g_assert_cmpint (guard, !=, 0);
  hits = find_by (advocate, "garden", 10, ALL, &n_opened);
  g_assert_cmpuint (hits->len, ==, 1);
  g_assert_cmpint (get (hits, 0)->person, ==, other);
  g_assert_cmpuint (n_opened, ==, 1);
  kith_session_close (advocate, NULL);
}

static void
test_erased (VisitsFixture *fixture, gconstpointer data)
{
  gint64 person = visits_fixture_person (fixture, "Rosa Martinez");
  gint64 other = visits_fixture_person (fixture, "Sam Becker");
  g_autoptr (GError) error = NULL;

  note_fixture_sign (fixture->session, person, "the garden", &error);
  note_fixture_sign (fixture->session, other, "a garden", &error);
  g_assert_true (kith_erasures_ask (fixture->session, person, NULL, &error));
  assert_found (fixture->session, "garden", 1);
  kith_clock_set_standing_now (fixture->clock,
                               kith_clock_now (fixture->clock).utc + 86400 * KITH_ERASURE_DAYS);
  g_assert_true (kith_erasures_settle (fixture->session, NULL, &error));
  g_assert_no_error (error);
  assert_found (fixture->session, "garden", 1);
}

/* One that was damaged hides itself and nothing else. */
static void
test_damaged (VisitsFixture *fixture, gconstpointer data)
{
  gint64 person = visits_fixture_person (fixture, "Rosa Martinez");
  g_autoptr (GError) error = NULL;
  g_autoptr (KithChange) change = NULL;
  gint64 ids[4];

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    ids[i] = note_fixture_sign (fixture->session, person, "the garden", &error);
  change = kith_session_begin (fixture->session, KITH_EVENT_NOTE_SIGNED, 0, &error);
  kith_db_run (kith_change_get_db (change), &error,
               "UPDATE note_entry SET sealed = zeroblob (3) WHERE id = ?1", "i", ids[0]);
  kith_db_run (
      kith_change_get_db (change), &error,
      "UPDATE note_entry SET sealed = CAST (substr (sealed, 1, 60) || 'x' || substr (sealed, 62) AS BLOB) "
      "WHERE id = ?1",
      "i", ids[1]);
  /* Another's words in its place are not its own. */
  kith_db_run (kith_change_get_db (change), &error,
               "UPDATE note_entry SET sealed = (SELECT sealed FROM note_entry WHERE id = ?2) WHERE id = ?1",
               "ii", ids[2], ids[3]);
  g_assert_no_error (error);
  g_assert_true (kith_change_commit (change, &error));
  assert_found (fixture->session, "garden", 1);
}

static void
test_refused (VisitsFixture *fixture, gconstpointer data)
{
  g_autoptr (KithSession) desk = visits_fixture_add_session (fixture, KITH_ROLE_FRONT_DESK);
  g_autoptr (KithNoteSearch) search = kith_note_search_new (desk, "tea", ALL);
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_note_hit_free);
  g_autoptr (GError) error = NULL;

  g_assert_false (kith_note_search_step (search, 10, hits, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
  g_clear_error (&error);
  kith_session_close (desk, NULL);
  g_assert_false (kith_note_search_step (search, 10, hits, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_LOCKED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  VISITS_TEST ("/notes/search/differential", test_differential);
  VISITS_TEST ("/notes/search/long", test_long);
  VISITS_TEST ("/notes/search/left", test_left);
  VISITS_TEST ("/notes/search/enough", test_enough);
  VISITS_TEST ("/notes/search/merged", test_merged);
  VISITS_TEST ("/notes/search/guarded", test_guarded);
  VISITS_TEST ("/notes/search/erased", test_erased);
  VISITS_TEST ("/notes/search/damaged", test_damaged);
  VISITS_TEST ("/notes/search/refused", test_refused);
  return g_test_run ();
}
