/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looking for words in 10,000 notes of one advocate: against opening as many bytes and nothing else, and
 * against folding the words as they are read, which sealing them folded spares. */

#include "kith-bench.h"

#include <string.h>

#include "base/kith-text.h"
#include "notes/kith-note-search.h"
#include "notes/kith-note-words.h"
#include "notes/kith-notes.h"
#include "people/kith-people.h"

#define N_NOTES 10000
#define N_OF_ONE 500
#define N_PEOPLE 40
#define N_ROWS 250
#define N_HITS 100
#define SEED 20261128
/* In one note of a thousand. */
#define RARE "Ladybird"

typedef struct
{
  KithSession *session; /* (owned) */
  KithStore *store;     /* (owned) */
  GPtrArray *texts;     /* (owned) (element-type utf8) */
  gint64 first;         /* who has N_OF_ONE of them */
} Notes;

static void
notes_clear (Notes *notes)
{
  g_clear_pointer (&notes->texts, g_ptr_array_unref);
  g_clear_object (&notes->session);
  g_clear_object (&notes->store);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Notes, notes_clear)

/* Half of them have at most 60 words, one in twenty has 600. */
static guint
choose_length (GRand *rand)
{
  int of_twenty = g_rand_int_range (rand, 0, 20);

  return (guint) (of_twenty == 0    ? 600
                  : of_twenty <= 10 ? g_rand_int_range (rand, 20, 61)
                                    : g_rand_int_range (rand, 60, 160));
}

static char *
write_text (GRand *rand)
{
  static const char *const words[] = {
    "we",   "talked",    "about", "the",    "garden", "and",   "their",     "sister", "who",  "came",
    "from", "the",       "café",  "on",     "Monday", "with",  "a",         "letter", "from", "housing",
    "they", "will",      "ask",   "again",  "next",   "week",  "“quietly”", "then",   "tea",  "together",
    "bus",  "Harriet’s", "pass",  "filled", "in",     "paper", "walked",    "there",  "both", "laughed",
  };
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = choose_length (rand);

  for (guint i = 0; i < n; i++)
    {
      g_string_append (text, words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);
      g_string_append (text, i % 60 == 59 ? ".\n" : i % 11 == 10 ? ". " : " ");
    }
  if (g_rand_int_range (rand, 0, 1000) == 0)
    g_string_append (text, RARE);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
sign (KithChange *change, gint64 person, KithDay day, const char *text)
{
  g_autoptr (KithNoteWords) words = kith_note_words_new ();
  g_autofree char *folded = NULL;
  g_autoptr (GError) error = NULL;
  KithNoteFacts facts = {
    .kind = KITH_NOTE_ORIGINAL, .person = person, .day = day, .minute = 600, .mode = 1
  };

  kith_note_words_set (words, KITH_NOTE_TEXT_TEXT, text);
  folded = kith_note_words_fold (words);
  kith_note_chain_write (change, &facts, 0, folded, kith_note_words_to_content (words), &error);
  g_assert_no_error (error);
}

static void
write_notes (KithBench *bench, Notes *notes, guint n)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  g_autoptr (KithPeople) people = kith_people_new (notes->session);
  KithDay today = kith_clock_today (kith_session_get_clock (notes->session));
  g_autoptr (GError) error = NULL;
  gint64 ids[N_PEOPLE];
  guint of_one = MIN (N_OF_ONE, n / 4);

  for (guint begun = 0; begun < n; begun += 1000)
    {
      g_autoptr (KithChange) change = kith_session_begin (notes->session, KITH_EVENT_NOTE_SIGNED, 0, &error);

      g_assert_no_error (error);
      for (guint i = 0; begun == 0 && i < N_PEOPLE; i++)
        {
          g_autofree char *name = g_strdup_printf ("Noted Person %u", i);
          g_autoptr (KithCard) card = kith_card_new (0, name, NULL);

          ids[i] = kith_people_add_in (people, change, card, today - 1, &error);
          g_assert_no_error (error);
        }
      for (guint i = begun; i < MIN (begun + 1000, n); i++)
        {
          guint who = i % (n / of_one) == 0 ? 0 : 1 + i % (N_PEOPLE - 1);

          g_ptr_array_add (notes->texts, write_text (rand));
          sign (change, ids[who], today - (KithDay) (n - i) / 20, g_ptr_array_index (notes->texts, i));
        }
      g_assert_true (kith_change_commit (change, &error));
      g_assert_no_error (error);
    }
  notes->first = ids[0];
}

/* Milliseconds until the first are there, and until all is read. */
static void
find (const Notes *notes, const char *what, KithBenchTimes *first, KithBenchTimes *all)
{
  double begun = kith_bench_now ();
  g_autoptr (KithNoteSearch) search = kith_note_search_new (notes->session, what, N_HITS);
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_note_hit_free);
  g_autoptr (GError) error = NULL;
  gboolean any = FALSE;

  while (!kith_note_search_is_over (search))
    {
      kith_note_search_step (search, N_ROWS, hits, &error);
      g_assert_no_error (error);
      if (first != NULL && !any && hits->len > 0)
        kith_bench_times_add (first, 1000 * (kith_bench_now () - begun));
      any |= hits->len > 0;
    }
  if (all != NULL)
    kith_bench_times_add (all, 1000 * (kith_bench_now () - begun));
}

/* As many values of the same size, opened one by one. */
static void
open_bare (KithKeyring *keyring, GPtrArray *sealed, KithBenchTimes *times)
{
  double begun = kith_bench_now ();

  for (guint i = 0; i < sealed->len; i++)
    {
      const KithSealContext context = { KITH_PURPOSE_CARE, KITH_SEAL_KIND_NOTE, i + 1, 0 };
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = kith_open_sealed (keyring, &context, g_ptr_array_index (sealed, i), &error);

      g_assert_no_error (error);
    }
  kith_bench_times_add (times, 1000 * (kith_bench_now () - begun));
}

static GPtrArray *
seal_bare (KithRecordKey *key, const Notes *notes)
{
  GPtrArray *sealed = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  for (guint i = 0; i < notes->texts->len; i++)
    {
      const KithSealContext context = { KITH_PURPOSE_CARE, KITH_SEAL_KIND_NOTE, i + 1, 0 };
      const char *text = g_ptr_array_index (notes->texts, i);
      g_autofree char *twice = g_strconcat (text, text, NULL);
      g_autoptr (GBytes) bytes = g_bytes_new (twice, strlen (twice));
      g_autoptr (GError) error = NULL;

      g_ptr_array_add (sealed, kith_seal (key, &context, bytes, &error));
      g_assert_no_error (error);
    }
  return sealed;
}

static void
fold_all (const Notes *notes, KithBenchTimes *times)
{
  double begun = kith_bench_now ();

  for (guint i = 0; i < notes->texts->len; i++)
    {
      g_autofree char *folded = kith_text_fold_long (g_ptr_array_index (notes->texts, i));

      g_assert_cmpint (*folded, !=, '\0');
    }
  kith_bench_times_add (times, 1000 * (kith_bench_now () - begun));
}

static void
search_figures (KithBench *bench, const Notes *notes)
{
  g_autoptr (KithRecordKey) key = kith_record_key_generate (1, KITH_PURPOSE_CARE, 1);
  g_autoptr (KithKeyring) keyring = kith_keyring_new ();
  g_autoptr (GPtrArray) sealed = seal_bare (key, notes);
  g_auto (KithBenchTimes) all = { NULL }, first = { NULL }, bare = { NULL }, folds = { NULL };

  kith_bench_times_init (&all);
  kith_bench_times_init (&first);
  kith_bench_times_init (&bare);
  kith_bench_times_init (&folds);
  kith_keyring_set_current (keyring, key);
  for (guint i = 0; i < 9; i++)
    {
      find (notes, "ladyb", NULL, &all);
      find (notes, "harriet letter", &first, NULL);
      open_bare (keyring, sealed, &bare);
      fold_all (notes, &folds);
    }
  kith_bench_record (bench, "a word looked for in one advocate's 10,000 notes (median)", "ms",
                     KITH_BENCH_ALONE, kith_bench_times_percentile (&all, 50),
                     kith_bench_times_percentile (&bare, 50), 300);
  kith_bench_record (bench, "the first that is found of it (median)", "ms", KITH_BENCH_ALONE,
                     kith_bench_times_percentile (&first, 50), 0, 50);
  kith_bench_record (bench, "the same by folding the words as they are read, against how it is", "ms",
                     KITH_BENCH_FASTER, kith_bench_times_percentile (&all, 50),
                     kith_bench_times_percentile (&bare, 50) + kith_bench_times_percentile (&folds, 50), 1);
}

/* All that is signed about somebody: every signature looked at, every word opened. */
static void
reading_figures (KithBench *bench, const Notes *notes)
{
  g_auto (KithBenchTimes) all = { NULL };

  kith_bench_times_init (&all);
  for (guint i = 0; i < 9; i++)
    {
      g_autoptr (GError) error = NULL;
      double begun = kith_bench_now ();
      g_autoptr (KithSignedNotes) list = kith_notes_list (notes->session, notes->first, &error);

      g_assert_no_error (error);
      kith_bench_times_add (&all, 1000 * (kith_bench_now () - begun));
    }
  /* Half a screen's wait; what is seen first does not wait for it. */
  kith_bench_record (bench, "all 500 notes about a person read and each signature looked at (median)", "ms",
                     KITH_BENCH_ALONE, kith_bench_times_percentile (&all, 50), 0, 300);
}

void
kith_bench_notes_figures (KithBench *bench)
{
  g_auto (Notes) notes = { NULL };

  notes.session = kith_bench_unlock (bench, "coordinator", &notes.store);
  notes.texts = g_ptr_array_new_with_free_func (g_free);
  write_notes (bench, &notes, MIN (N_NOTES, MAX (bench->people, 100)));
  search_figures (bench, &notes);
  reading_figures (bench, &notes);
}
