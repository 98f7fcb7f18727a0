/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the benchmarks share: a store of a given size, samples of time, and the document that comes out. */

#pragma once

#include <json-glib/json-glib.h>

#include "sample/kith-sample.h"
#include "session/kith-session.h"

typedef struct
{
  JsonBuilder *out;       /* (owned) */
  char *folder;           /* (owned) */
  char *store_path;       /* (owned) */
  KithSecret *passphrase; /* (owned) */
  guint people;
  guint visits;
  guint years;
  guint rounds;
  char *own_folder; /* (owned) where the bench programs are */
} KithBench;

/* Seconds, kept to be put in order. */
typedef struct
{
  GArray *seconds; /* (owned) (element-type double) */
} KithBenchTimes;

void kith_bench_times_init (KithBenchTimes *times);
void kith_bench_times_clear (KithBenchTimes *times);
void kith_bench_times_add (KithBenchTimes *times, double seconds);
double kith_bench_times_percentile (KithBenchTimes *times, double percent);
double kith_bench_now (void);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KithBenchTimes, kith_bench_times_clear)

/* How a figure stands to its floor. */
typedef enum
{
  KITH_BENCH_ALONE,      /* value <= bar */
  KITH_BENCH_RATIO,      /* value / floor <= bar */
  KITH_BENCH_DIFFERENCE, /* value - floor <= bar */
  KITH_BENCH_FASTER,     /* floor / value >= bar */
  KITH_BENCH_AT_LEAST,   /* value >= bar */
} KithBenchKind;

void kith_bench_record (KithBench *bench,
                        const char *figure,
                        const char *unit,
                        KithBenchKind kind,
                        double value,
                        double floor,
                        double bar);

KithSession *kith_bench_unlock (KithBench *bench, const char *account, KithStore **store);
gboolean kith_bench_has_screen (void);

void kith_bench_sign_in_figures (KithBench *bench);
void kith_bench_unlock_figures (KithBench *bench);
void kith_bench_count_figures (KithBench *bench);
void kith_bench_people_figures (KithBench *bench);
void kith_bench_directory_figures (KithBench *bench);
void kith_bench_catalog_figures (KithBench *bench);
void kith_bench_window_figures (KithBench *bench);
void kith_bench_record_figures (KithBench *bench);
void kith_bench_resources_figures (KithBench *bench);
void kith_bench_words_figures (KithBench *bench);
void kith_bench_notes_figures (KithBench *bench);
