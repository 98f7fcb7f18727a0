/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening the page of somebody who came 2,000 times, in a window that shows the desk. */

#include "kith-bench.h"

#include <stdio.h>

#include "people/kith-people.h"
#include "visits/kith-visit-changes.h"

#define N_VISITS 2000

static gint64
add_regular (KithBench *bench)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithStore) store = NULL;
  g_autoptr (KithSession) session = kith_bench_unlock (bench, "coordinator", &store);
  g_autoptr (KithPeople) people = kith_people_new (session);
  g_autoptr (KithVisits) visits = kith_visits_new (session);
  g_autoptr (KithCard) card = kith_card_new (0, "Longstanding Regular", NULL);
  KithClock *clock = kith_session_get_clock (session);
  KithDay today = kith_clock_today (clock);
  g_autoptr (KithChange) change = kith_session_begin (session, KITH_EVENT_PERSON_ADDED, 0, &error);

  g_assert_no_error (error);
  gint64 person = kith_people_add_in (people, change, card, today - N_VISITS, &error);
  g_assert_no_error (error);
  for (int i = N_VISITS; i > 0; i--)
    {
      KithInstant when = kith_clock_resolve (clock, today - i, 600);
      KithArrival arrival;
      g_autoptr (KithVisit) visit = kith_visit_change_sign_in (visits, change, person, &when,
                                                               KITH_SOURCE_PAPER, &arrival, NULL, &error);

      g_assert_no_error (error);
    }
  g_assert_true (kith_change_commit (change, &error));
  return person;
}

/* Milliseconds, of the page and of its floor. */
static double
open_record (KithBench *bench, const char *person, double *floor)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *out = NULL;
  g_autofree char *program = g_build_filename (bench->own_folder, "kith-bench-window", NULL);
  const char *words[] = { program, "record", bench->store_path, person, NULL };
  gint64 took, bare;

  if (!g_spawn_sync (NULL, (char **) words, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &out, NULL, NULL,
                     &error))
    g_error ("%s", error->message);
  if (sscanf (out, "%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, &took, &bare) != 2)
    g_error ("the record was not painted");
  *floor = (double) bare / 1000.0;
  return (double) took / 1000.0;
}

void
kith_bench_record_figures (KithBench *bench)
{
  g_auto (KithBenchTimes) times = { NULL };
  g_auto (KithBenchTimes) floors = { NULL };
  g_autofree char *person = NULL;

  if (!kith_bench_has_screen ())
    return;
  kith_bench_times_init (&times);
  kith_bench_times_init (&floors);
  person = g_strdup_printf ("%" G_GINT64_FORMAT, add_regular (bench));
  for (guint i = 0; i < 9; i++)
    {
      double floor;

      kith_bench_times_add (&times, open_record (bench, person, &floor));
      kith_bench_times_add (&floors, floor);
    }
  kith_bench_record (bench, "opening a person with 2,000 visits, to the first paint (median)", "ms",
                     KITH_BENCH_ALONE, kith_bench_times_percentile (&times, 50),
                     kith_bench_times_percentile (&floors, 50), 50);
}
