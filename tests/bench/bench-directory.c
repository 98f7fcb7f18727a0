/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The directory: from the store into memory, at every key, with a slip, what is open, and descriptions. */

#include "kith-bench.h"

#include <string.h>
#include <time.h>

#include "resources/kith-directory.h"
#include "sample/kith-sample-county.h"
#include "store/kith-full-text.h"

#define SEED 20261127
/* Of this thread alone: what a busy machine takes away is not in it. */
static double
cpu_now (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec + (double) now.tv_nsec / 1e9;
}

static double
time_search (KithDirectory *directory, KithDirectoryQuery *query, GDateTime *now)
{
  double begun = cpu_now ();
  g_autoptr (KithDirectoryResults) results = kith_directory_search (directory, query, now);

  return cpu_now () - begun;
}

/* Every key of a word, from the first letter on, as somebody types; slips are those of one letter in it. */
static void
time_words (KithBench *bench, KithDirectory *directory, GDateTime *now)
{
  g_auto (KithBenchTimes) keys = { 0 };
  g_auto (KithBenchTimes) slips = { 0 };
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED + 1);
  static const char *const common[] = { "food", "crisis line", "shelter", "legal aid spanish", "c", "s" };

  kith_bench_times_init (&keys);
  kith_bench_times_init (&slips);
  for (guint i = 0; i < bench->rounds + G_N_ELEMENTS (common); i++)
    {
      g_autofree char *word =
          i < G_N_ELEMENTS (common) ? g_strdup (common[i]) : kith_sample_county_draw_word (rand);

      for (gsize length = 1; word[length - 1] != '\0'; length++)
        {
          g_autofree char *typed = g_strndup (word, length);
          g_autoptr (KithDirectoryQuery) query = kith_directory_query_new (typed);

          kith_bench_times_add (&keys, time_search (directory, query, now));
        }
      if (strlen (word) >= 5)
        {
          g_autoptr (KithDirectoryQuery) query = kith_directory_query_new (word);

          query->typed[2] = 'q';
          kith_bench_times_add (&slips, time_search (directory, query, now));
        }
    }
  g_printerr ("directory: median key %.2f ms\n", 1e3 * kith_bench_times_percentile (&keys, 50));
  kith_bench_record (bench, "directory search per keystroke, p99", "ms", KITH_BENCH_ALONE,
                     1e3 * kith_bench_times_percentile (&keys, 99), 0, 16);
  kith_bench_record (bench, "directory search with a slip, p99", "ms", KITH_BENCH_ALONE,
                     1e3 * kith_bench_times_percentile (&slips, 99), 0, 50);
}

/* Another minute each time, so that nothing is remembered. */
static void
time_open (KithBench *bench, KithDirectory *directory, GDateTime *now)
{
  g_auto (KithBenchTimes) times = { 0 };
  g_autoptr (KithDirectoryQuery) query = kith_directory_query_new (NULL);

  kith_bench_times_init (&times);
  query->open = TRUE;
  for (guint i = 0; i < bench->rounds; i++)
    {
      g_autoptr (GDateTime) then = g_date_time_add_minutes (now, (int) i * 61);

      kith_bench_times_add (&times, time_search (directory, query, then));
    }
  kith_bench_record (bench, "what is open in the whole directory, p99", "ms", KITH_BENCH_ALONE,
                     1e3 * kith_bench_times_percentile (&times, 99), 0, 30);
}

static double
time_bare (KithSession *session, const char *typed)
{
  KithDb *db = kith_store_get_reader (kith_session_get_store (session), NULL);
  double begun = cpu_now ();

  g_array_unref (kith_full_text_find (db, typed, 1000, NULL));
  return cpu_now () - begun;
}

static double
time_text (KithDirectory *directory, KithSession *session, const KithDirectoryQuery *query, GDateTime *now)
{
  double begun = cpu_now ();

  kith_directory_results_free (kith_directory_search_texts (directory, session, query, now, NULL, NULL));
  return cpu_now () - begun;
}

/* One after the other, and of each word the best of three, so that neither has the better of the machine. */
static void
time_texts (KithBench *bench, KithDirectory *directory, KithSession *session, GDateTime *now)
{
  g_auto (KithBenchTimes) ours = { 0 };
  g_auto (KithBenchTimes) bare = { 0 };
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED + 2);

  kith_bench_times_init (&ours);
  kith_bench_times_init (&bare);
  for (guint i = 0; i < MIN (bench->rounds, 40); i++)
    {
      g_autofree char *word = kith_sample_county_draw_word (rand);
      g_autoptr (KithDirectoryQuery) query = kith_directory_query_new (word);
      double best = G_MAXDOUBLE, best_bare = G_MAXDOUBLE;

      if (strlen (word) > 3)
        query->typed[3] = '\0';
      for (guint k = 0; k < 3; k++)
        {
          best_bare = MIN (best_bare, time_bare (session, query->typed));
          best = MIN (best, time_text (directory, session, query, now));
        }
      kith_bench_times_add (&bare, best_bare);
      kith_bench_times_add (&ours, best);
    }
  kith_bench_record (bench, "directory search in descriptions, median", "ms", KITH_BENCH_RATIO,
                     1e3 * kith_bench_times_percentile (&ours, 50),
                     1e3 * kith_bench_times_percentile (&bare, 50), 1.5);
}

void
kith_bench_directory_figures (KithBench *bench)
{
  g_autoptr (KithStore) store = NULL;
  g_autoptr (KithSession) session = kith_bench_unlock (bench, "coordinator", &store);
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 11, 25, 10, 0, 0);
  g_autoptr (KithDirectory) directory = NULL;
  g_autoptr (GError) error = NULL;
  const KithSampleCounty county = { .n_services = 2 * bench->people, .seed = SEED, .n_words = 40 };
  double begun = kith_bench_now ();

  kith_sample_county_write (session, &county, NULL, &error);
  g_assert_no_error (error);
  g_printerr ("directory of %u services: %.1f s\n", county.n_services, kith_bench_now () - begun);
  begun = kith_bench_now ();
  directory = kith_directory_load (session, NULL, &error);
  g_assert_no_error (error);
  g_printerr ("directory loaded: %.2f s\n", kith_bench_now () - begun);
  time_words (bench, directory, now);
  time_open (bench, directory, now);
  time_texts (bench, directory, session, now);
}
