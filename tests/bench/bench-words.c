/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the word list costs at every key in a long note, typed anywhere in it; and in one without a line end,
 * which is all looked at again. */

#include "kith-bench.h"

#include <string.h>

#include "notes/kith-word-list.h"

#define N_WORDS 5000
#define WORDS_IN_PARAGRAPH 80
#define N_KEYS 2000
#define N_KEYS_IN_ONE 200
#define SEED 20261127

static GString *
write_note (GRand *rand, guint words_in_paragraph)
{
  static const char *const words[] = {
    "she",   "talked",        "about", "the",   "garden", "and",       "her",     "sister",
    "who",   "naïve",         "came",  "from",  "Harbor", "Light",     "on",      "Monday",
    "with",  "non-compliant", "tea",   "manic", "can't",  "find",      "“quiet”", "place",
    "Peter", "Jensen",        "was",   "in",    "a",      "psychotic",
  };
  GString *note = g_string_new (NULL);

  for (guint i = 0; i < N_WORDS; i++)
    {
      g_string_append (note, words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);
      g_string_append (note, i % 11 == 10 ? ". " : " ");
      if (i % words_in_paragraph == words_in_paragraph - 1)
        g_string_append_c (note, '\n');
    }
  return note;
}

static double
time_keys (const KithWordList *list, GRand *rand, guint words_in_paragraph, guint n_keys)
{
  static const char *const own[] = { "Rosa Hernandez", "Rosita", NULL };
  g_autoptr (GString) note = write_note (rand, words_in_paragraph);
  g_autoptr (GArray) matches = kith_word_list_check (list, note->str, own);
  g_auto (KithBenchTimes) times = { NULL };

  g_assert_cmpuint (matches->len, >, N_WORDS / 20);
  kith_bench_times_init (&times);
  for (guint i = 0; i < n_keys; i++)
    {
      gsize at = (gsize) g_rand_int_range (rand, 0, (gint32) note->len);
      double begun;

      while (((guchar) note->str[at] & 0xc0) == 0x80)
        at++;
      g_string_insert_c (note, (gssize) at, (char) g_rand_int_range (rand, 'a', 'z' + 1));
      begun = kith_bench_now ();
      kith_word_list_recheck (list, matches, note->str, at, 0, 1, own);
      kith_bench_times_add (&times, kith_bench_now () - begun);
    }
  return 1000 * kith_bench_times_percentile (&times, 99);
}

void
kith_bench_words_figures (KithBench *bench)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  g_autoptr (KithWordList) list = kith_word_list_new_default ("en");

  kith_bench_record (bench, "word list per keystroke on a note of 5,000 words, p99", "ms", KITH_BENCH_ALONE,
                     time_keys (list, rand, WORDS_IN_PARAGRAPH, N_KEYS), 0, 2);
  kith_bench_record (bench, "word list per keystroke on 5,000 words without a line end, p99", "ms",
                     KITH_BENCH_ALONE, time_keys (list, rand, N_WORDS, N_KEYS_IN_ONE), 0, 4);
}
