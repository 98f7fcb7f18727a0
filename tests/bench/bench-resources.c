/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of the directory, from the desk to its first picture with the cursor in the search. */

#include "kith-bench.h"

#include <stdio.h>

#include "resources/kith-resources.h"
#include "sample/kith-sample-county.h"

#define SEED 20261127
#define ROUNDS 9

/* Other figures may have written it already. */
static void
need_directory (KithBench *bench)
{
  g_autoptr (KithStore) store = NULL;
  g_autoptr (KithSession) session = kith_bench_unlock (bench, "coordinator", &store);
  const KithSampleCounty county = { .n_services = 2 * bench->people, .seed = SEED, .n_words = 40 };
  g_autoptr (GError) error = NULL;
  gint64 n = 0;

  g_assert_true (kith_db_get_int64 (kith_store_get_reader (store, NULL), &n, &error,
                                    "SELECT count (*) FROM resource", ""));
  if (n > 0)
    return;
  kith_sample_county_write (session, &county, NULL, &error);
  g_assert_no_error (error);
}

/* Milliseconds, of the page and of its floor: a plain page in its place. */
static double
open_page (KithBench *bench, double *floor)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *out = NULL;
  g_autofree char *program = g_build_filename (bench->own_folder, "kith-bench-window", NULL);
  const char *words[] = { program, "resources", bench->store_path, NULL };
  gint64 took, bare;

  if (!g_spawn_sync (NULL, (char **) words, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &out, NULL, NULL,
                     &error))
    g_error ("%s", error->message);
  if (sscanf (out, "%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, &took, &bare) != 2)
    g_error ("the page of the directory was not painted");
  *floor = (double) bare / 1000.0;
  return (double) took / 1000.0;
}

void
kith_bench_resources_figures (KithBench *bench)
{
  g_auto (KithBenchTimes) times = { NULL };
  g_auto (KithBenchTimes) floors = { NULL };

  if (!kith_bench_has_screen ())
    return;
  kith_bench_times_init (&times);
  kith_bench_times_init (&floors);
  need_directory (bench);
  for (guint i = 0; i < ROUNDS; i++)
    {
      double floor;

      kith_bench_times_add (&times, open_page (bench, &floor));
      kith_bench_times_add (&floors, floor);
    }
  kith_bench_record (bench,
                     "opening the directory, to the first paint with the cursor in the search (median)", "ms",
                     KITH_BENCH_ALONE, kith_bench_times_percentile (&times, 50),
                     kith_bench_times_percentile (&floors, 50), 100);
}
