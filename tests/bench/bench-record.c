/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening the page of somebody who came 2,000 times, and the notes about somebody about whom there are 500,
 * in a window that shows the desk. */

#include "kith-bench.h"

#include <stdio.h>

#include "notes/kith-note-words.h"
#include "people/kith-people.h"
#include "session/kith-note-chain.h"
#include "visits/kith-visit-changes.h"

#define N_VISITS 2000
#define N_NOTES 500

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

static void
sign_note (KithChange *change, gint64 person, KithDay day, guint number)
{
  g_autoptr (KithNoteWords) words = kith_note_words_new ();
  g_autofree char *text =
      g_strdup_printf ("%u: We talked about the garden, and about what the letter from the "
                       "housing office may mean. They will ask again next week; until "
                       "then we go there together on Mondays, after the first tea.",
                       number);
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

static gint64
add_noted (KithBench *bench, const char *name, guint n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithStore) store = NULL;
  g_autoptr (KithSession) session = kith_bench_unlock (bench, "coordinator", &store);
  g_autoptr (KithPeople) people = kith_people_new (session);
  g_autoptr (KithCard) card = kith_card_new (0, name, NULL);
  KithDay today = kith_clock_today (kith_session_get_clock (session));
  g_autoptr (KithChange) change = kith_session_begin (session, KITH_EVENT_NOTE_SIGNED, 0, &error);

  g_assert_no_error (error);
  gint64 person = kith_people_add_in (people, change, card, today - (KithDay) n, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < n; i++)
    sign_note (change, person, today - (KithDay) (n - i), i);
  g_assert_true (kith_change_commit (change, &error));
  return person;
}

/* Milliseconds, of the page and of its floor. before: (nullable): whose page was looked at before. */
static double
open_record (KithBench *bench, const char *mode, const char *person, const char *before, double *floor)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *out = NULL;
  g_autofree char *program = g_build_filename (bench->own_folder, "kith-bench-window", NULL);
  const char *words[] = { program, mode, bench->store_path, person, before, NULL };
  gint64 took, bare;

  if (!g_spawn_sync (NULL, (char **) words, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &out, NULL, NULL,
                     &error))
    g_error ("%s", error->message);
  if (sscanf (out, "%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, &took, &bare) != 2)
    g_error ("the record was not painted");
  *floor = (double) bare / 1000.0;
  return (double) took / 1000.0;
}

static void
open_often (KithBench *bench, const char *mode, gint64 person, gint64 before, const char *name)
{
  g_auto (KithBenchTimes) times = { NULL };
  g_auto (KithBenchTimes) floors = { NULL };
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, person);
  g_autofree char *other = before != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, before) : NULL;

  kith_bench_times_init (&times);
  kith_bench_times_init (&floors);
  for (guint i = 0; i < 9; i++)
    {
      double floor;

      kith_bench_times_add (&times, open_record (bench, mode, id, other, &floor));
      kith_bench_times_add (&floors, floor);
    }
  kith_bench_record (bench, name, "ms", KITH_BENCH_ALONE, kith_bench_times_percentile (&times, 50),
                     kith_bench_times_percentile (&floors, 50), 50);
}

void
kith_bench_record_figures (KithBench *bench)
{
  gint64 regular, noted, before;

  if (!kith_bench_has_screen ())
    return;
  regular = add_regular (bench);
  noted = add_noted (bench, "Well Noted", N_NOTES);
  before = add_noted (bench, "Looked At Before", 5);
  open_often (bench, "record", regular, 0, "opening a person with 2,000 visits, to the first paint (median)");
  open_often (bench, "record", regular, before, "the same, after somebody else (median)");
  open_often (bench, "notes", noted, 0,
              "opening the notes about a person with 500, to the first paint of the newest (median)");
  open_often (bench, "notes", noted, before, "the same, after those about somebody else (median)");
}
