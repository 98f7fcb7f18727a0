/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The packed columns, for the counting function. */

#pragma once

#include "stats/kith-facts.h"
#include "stats/kith-id-map-private.h"

G_BEGIN_DECLS

/* Two records, by index, that may be one person; nodes number the records that stand in any pair. */
typedef struct
{
  guint32 a;
  guint32 b;
  guint32 node_a;
  guint32 node_b;
} KithFactPair;

/* What is derived from the facts whenever they changed: everything by day. */
typedef struct
{
  KithDay base; /* the day of index 0 */
  guint32 n_days;
  guint32 *people; /* (owned) who came, by day: one entry a person and day, after merges */
  guint32 *starts; /* (owned) n_days + 1: where each day begins in people */
  guint64 *guests; /* (owned) n_days + 1: guests before each day */
  guint32 *firsts; /* (owned) n_days + 1: first visits before each day */
  GArray *pairs;   /* (owned) (element-type KithFactPair) after merges */
  guint32 *roots;  /* (owned) (nullable) by person: as whom they count; NULL where nobody counts as another */
  guint32 n_roots;
  guint32 n_people;
  guint32 n_nodes;
  guint32 *stamps;       /* (owned) by person: when last counted */
  guint32 *node_stamps;  /* (owned) by node */
  guint32 *node_parents; /* (owned) by node */
  guint32 generation;    /* the highest stamp given so far */
} KithFactDays;

/* A column set of rows by rising id; day KITH_DAY_NONE: the row does not count. what: person index, or
 * number. */
typedef struct
{
  gint64 *ids;   /* (owned) */
  guint32 *what; /* (owned) */
  KithDay *days; /* (owned) */
  gsize n;
  gsize size;
} KithFactRows;

typedef struct
{
  guint32 from;
  guint32 into;
} KithFactMerge;

/* Something about one person that one day's facts can settle by itself, once somebody asks for them. */
typedef struct
{
  guint32 person;
  gboolean came; /* a new visit; otherwise: when they came first */
} KithFactNews;

struct _KithFacts
{
  GObject parent_instance;

  KithStore *store; /* (owned) */
  KithDay only_day; /* KITH_DAY_NONE: all days */
  gulong changed_id;

  KithIdMap people;
  KithFactRows visits;
  KithFactRows guests;
  GArray *pairs;  /* (owned) (element-type KithFactPair) unresolved, nodes unset */
  GArray *merges; /* (owned) (element-type KithFactMerge) */
  GArray
      *first_days; /* (owned) (element-type KithDay) by person, %KITH_DAY_NONE for none; of one day's facts */
  GArray *first_people; /* (owned) (element-type guint32) who may have one: few of all that pairs speak of */

  GArray *news; /* (owned) (element-type KithFactNews) in order; void once stale */
  gboolean stale;
  gboolean pairs_stale; /* pairs or merges are others: a visit alone changes neither */
  KithFactDays days;

  GMutex mutex;
  GArray *marked_visits;  /* (owned) (mutex mutex) (element-type gint64) */
  GArray *marked_guests;  /* (owned) (mutex mutex) (element-type gint64) */
  gboolean marked_pairs;  /* (mutex mutex) */
  gboolean marked_merges; /* (mutex mutex) */
  gboolean marked_all;    /* (mutex mutex) */
};

void kith_fact_days_clear (KithFactDays *self);
guint32 kith_fact_days_reserve_stamps (KithFactDays *self, guint32 n);
/* Borrowed until the facts change. */
KithFactDays *kith_facts_get_days (KithFacts *self);

/* The representative of a group, shortening the way to it. */
static inline guint32
kith_find_root (guint32 *parents, guint32 at)
{
  while (parents[at] != at)
    {
      parents[at] = parents[parents[at]];
      at = parents[at];
    }
  return at;
}

G_END_DECLS
