/* SPDX-License-Identifier: GPL-3.0-or-later */
/* First frames and memory of whole processes: an empty libadwaita window and Kith's take turns. */

#include "kith-bench.h"

#include <stdio.h>

typedef struct
{
  double first_frame; /* seconds from starting the process */
  double resident;    /* MB */
} Shown;

static gboolean
show (KithBench *bench, const char *mode, Shown *shown)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *out = NULL;
  g_autofree char *program = g_build_filename (bench->own_folder, "kith-bench-window", NULL);
  const char *words[] = { program, mode, bench->store_path, NULL };
  gint64 begun = g_get_monotonic_time ();
  gint64 painted;
  long kib;

  if (!g_spawn_sync (NULL, (char **) words, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &out, NULL, NULL,
                     &error))
    g_error ("%s", error->message);
  if (sscanf (out, "%" G_GINT64_FORMAT " %ld", &painted, &kib) != 2)
    return FALSE;
  shown->first_frame = (double) (painted - begun) / 1e6;
  shown->resident = (double) kib / 1024.0;
  return TRUE;
}

void
kith_bench_window_figures (KithBench *bench)
{
  g_auto (KithBenchTimes) empty = { NULL };
  g_auto (KithBenchTimes) locked = { NULL };
  g_auto (KithBenchTimes) empty_memory = { NULL };
  g_auto (KithBenchTimes) desk_memory = { NULL };
  Shown shown;

  if (!kith_bench_has_screen ())
    return;
  kith_bench_times_init (&empty);
  kith_bench_times_init (&locked);
  kith_bench_times_init (&empty_memory);
  kith_bench_times_init (&desk_memory);
  for (guint i = 0; i < 25; i++)
    {
      if (!show (bench, "empty", &shown))
        g_error ("the empty window was not painted");
      kith_bench_times_add (&empty, shown.first_frame);
      kith_bench_times_add (&empty_memory, shown.resident);
      if (!show (bench, "locked", &shown))
        g_error ("the locked window was not painted");
      kith_bench_times_add (&locked, shown.first_frame);
    }
  for (guint i = 0; i < 3; i++)
    {
      if (!show (bench, "desk", &shown))
        g_error ("the desk was not painted");
      kith_bench_times_add (&desk_memory, shown.resident);
    }
  kith_bench_record (bench, "first frame of the locked window (median)", "s", KITH_BENCH_RATIO,
                     kith_bench_times_percentile (&locked, 50), kith_bench_times_percentile (&empty, 50),
                     1.3);
  kith_bench_record (bench, "resident memory, desk open", "MB", KITH_BENCH_DIFFERENCE,
                     kith_bench_times_percentile (&desk_memory, 50),
                     kith_bench_times_percentile (&empty_memory, 50), 120);
}
