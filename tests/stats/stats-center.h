/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A store filled with random facts by plain rows: no session, no key. */

#pragma once

#include "stats/kith-facts.h"

G_BEGIN_DECLS

#define STATS_FIRST_DAY 19000

typedef struct
{
  char *folder;     /* (owned) */
  KithStore *store; /* (owned) */
  KithDb *own;      /* (owned) a connection beside the store's, for questions */
  GRand *rand;      /* (owned) */
  guint n_people;
  guint n_days;
  gint64 next_id;
} StatsCenter;

StatsCenter *stats_center_new (guint32 seed, guint n_people, guint n_days);
void stats_center_free (StatsCenter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StatsCenter, stats_center_free)

/* One statement in a transaction of its own. */
void stats_center_run (StatsCenter *self,
                       const char *sql,
                       const char *types,
                       gint64 a,
                       gint64 b,
                       gint64 c,
                       gint64 d);
void stats_center_begin (StatsCenter *self);
void stats_center_commit (StatsCenter *self);
/* Inside begin and commit. Persons are 1 to n_people. */
gint64 stats_center_add_visit (StatsCenter *self, gint64 person, KithDay day);
gint64 stats_center_add_guests (StatsCenter *self, KithDay day, int number);
void stats_center_add_pair (StatsCenter *self, gint64 a, gint64 b, int state);
void stats_center_add_merge (StatsCenter *self, gint64 from, gint64 into, gboolean ended);
/* Presence as the visits say. */
void stats_center_write_presence (StatsCenter *self);
gint64 stats_center_person (StatsCenter *self);
KithDay stats_center_day (StatsCenter *self);
/* Many of everything. */
void stats_center_fill (StatsCenter *self, guint n_visits, guint n_guests, guint n_pairs, guint n_merges);

G_END_DECLS
