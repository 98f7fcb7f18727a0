/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What counts need, derived from the columns: who came by day after merges, first visits, guests, pairs. */

#include "stats/kith-facts-private.h"

#include <string.h>

static void
clear_days (KithFactDays *self)
{
  g_clear_pointer (&self->people, g_free);
  g_clear_pointer (&self->starts, g_free);
  g_clear_pointer (&self->guests, g_free);
  g_clear_pointer (&self->firsts, g_free);
  self->n_days = 0;
}

static void
clear_pairs (KithFactDays *self)
{
  g_clear_pointer (&self->pairs, g_array_unref);
  g_clear_pointer (&self->node_stamps, g_free);
  g_clear_pointer (&self->node_parents, g_free);
  self->n_nodes = 0;
}

void
kith_fact_days_clear (KithFactDays *self)
{
  clear_days (self);
  clear_pairs (self);
  g_clear_pointer (&self->roots, g_free);
  self->n_roots = 0;
  g_clear_pointer (&self->stamps, g_free);
  self->n_people = 0;
  self->generation = 0;
}

/* Stamps for this many things: those above the one returned. Where they would run out, all begin again. */
guint32
kith_fact_days_reserve_stamps (KithFactDays *self, guint32 n)
{
  guint32 floor = self->generation;

  if (G_MAXUINT32 - floor <= n)
    {
      memset (self->stamps, 0, (gsize) self->n_people * sizeof *self->stamps);
      if (self->node_stamps != NULL)
        memset (self->node_stamps, 0, (gsize) self->n_nodes * sizeof *self->node_stamps);
      floor = 0;
    }
  self->generation = floor + n;
  return floor;
}

/* Those who were never stamped have 0, which is below every stamp. */
static void
take_people (KithFactDays *self, guint32 n)
{
  if (n <= self->n_people && self->stamps != NULL)
    return;
  self->stamps = g_renew (guint32, self->stamps, MAX (1, n));
  memset (self->stamps + self->n_people, 0, (MAX (1, n) - self->n_people) * sizeof *self->stamps);
  self->n_people = n;
}

/* As whom each person counts, by index. Those who came in since merges changed count as themselves. */
static void
take_roots (KithFacts *self)
{
  KithFactDays *days = &self->days;

  if (self->merges->len == 0)
    {
      g_clear_pointer (&days->roots, g_free);
      days->n_roots = 0;
      return;
    }
  if (self->pairs_stale)
    days->n_roots = 0;
  if (days->n_roots == self->people.n)
    return;
  days->roots = g_renew (guint32, days->roots, self->people.n);
  for (guint32 i = days->n_roots; i < self->people.n; i++)
    days->roots[i] = i;
  if (days->n_roots == 0)
    {
      for (guint i = 0; i < self->merges->len; i++)
        {
          const KithFactMerge *merge = &g_array_index (self->merges, KithFactMerge, i);
          guint32 from = kith_find_root (days->roots, merge->from);

          days->roots[from] = kith_find_root (days->roots, merge->into);
        }
      for (guint32 i = 0; i < self->people.n; i++)
        days->roots[i] = kith_find_root (days->roots, i);
    }
  days->n_roots = self->people.n;
}

static void
stretch (const KithFactRows *rows, KithDay *first, KithDay *last)
{
  for (gsize i = 0; i < rows->n; i++)
    {
      KithDay day = rows->days[i];

      if (day == KITH_DAY_NONE)
        continue;
      *first = MIN (*first, day);
      *last = MAX (*last, day);
    }
}

static guint32
root_of (const guint32 *roots, guint32 person)
{
  return roots != NULL ? roots[person] : person;
}

/* Sorts who came into days by counting. */
static void
sort_people (KithFacts *self, const guint32 *roots)
{
  KithFactDays *days = &self->days;
  const KithFactRows *rows = &self->visits;
  g_autofree guint32 *next = NULL;

  days->starts = g_new0 (guint32, (gsize) days->n_days + 1);
  for (gsize i = 0; i < rows->n; i++)
    if (rows->days[i] != KITH_DAY_NONE)
      days->starts[rows->days[i] - days->base + 1]++;
  for (guint32 i = 0; i < days->n_days; i++)
    days->starts[i + 1] += days->starts[i];

  next = g_memdup2 (days->starts, ((gsize) days->n_days + 1) * sizeof *next);
  days->people = g_new (guint32, MAX (1, days->starts[days->n_days]));
  for (gsize i = 0; i < rows->n; i++)
    if (rows->days[i] != KITH_DAY_NONE)
      days->people[next[rows->days[i] - days->base]++] = root_of (roots, rows->what[i]);
}

/* Two records that are one person may both have come on a day: that is one visit. */
static void
drop_repeated (KithFactDays *days)
{
  guint32 kept = 0, at = 0;
  guint32 floor = kith_fact_days_reserve_stamps (days, days->n_days);

  for (guint32 day = 0; day < days->n_days; day++)
    {
      guint32 end = days->starts[day + 1];

      days->starts[day] = kept;
      for (; at < end; at++)
        {
          guint32 person = days->people[at];

          if (days->stamps[person] == floor + day + 1)
            continue;
          days->stamps[person] = floor + day + 1;
          days->people[kept++] = person;
        }
    }
  days->starts[days->n_days] = kept;
}

static void
sum_up (guint32 *counts, guint32 n)
{
  for (guint32 i = 0; i < n; i++)
    counts[i + 1] += counts[i];
}

/* When those who came on the one day came first, by index; only their places are filled. */
static KithDay *
make_given (KithFacts *self, const guint32 *roots)
{
  KithFactDays *days = &self->days;
  KithDay *given = g_new (KithDay, MAX (1, self->people.n));

  for (guint32 i = 0; i < days->starts[days->n_days]; i++)
    given[days->people[i]] = G_MAXINT32;
  for (guint i = 0; i < self->first_people->len; i++)
    given[root_of (roots, g_array_index (self->first_people, guint32, i))] = G_MAXINT32;
  for (guint i = 0; i < self->first_people->len; i++)
    {
      guint32 person = g_array_index (self->first_people, guint32, i);
      KithDay day = g_array_index (self->first_days, KithDay, person);
      KithDay *first = &given[root_of (roots, person)];

      if (day != KITH_DAY_NONE)
        *first = MIN (*first, day);
    }
  return given;
}

/* On which day each person came first, from the visits; or where only one day's are here, from what was
 * given. */
static void
count_firsts (KithFacts *self, const guint32 *roots)
{
  KithFactDays *days = &self->days;
  guint32 stamp = kith_fact_days_reserve_stamps (days, 1) + 1;
  g_autofree KithDay *given = self->only_day != KITH_DAY_NONE ? make_given (self, roots) : NULL;

  days->firsts = g_new0 (guint32, (gsize) days->n_days + 1);
  for (guint32 day = 0; day < days->n_days; day++)
    for (guint32 i = days->starts[day]; i < days->starts[day + 1]; i++)
      {
        guint32 person = days->people[i];

        if (days->stamps[person] == stamp)
          continue;
        days->stamps[person] = stamp;
        if (given == NULL || given[person] >= days->base + (KithDay) day)
          days->firsts[day + 1]++;
      }
  sum_up (days->firsts, days->n_days);
}

static void
count_guests (KithFacts *self)
{
  KithFactDays *days = &self->days;
  const KithFactRows *rows = &self->guests;

  days->guests = g_new0 (guint64, (gsize) days->n_days + 1);
  for (gsize i = 0; i < rows->n; i++)
    if (rows->days[i] != KITH_DAY_NONE)
      days->guests[rows->days[i] - days->base + 1] += rows->what[i];
  for (guint32 i = 0; i < days->n_days; i++)
    days->guests[i + 1] += days->guests[i];
}

static void
settle_pairs (KithFacts *self, const guint32 *roots)
{
  KithFactDays *days = &self->days;
  g_autofree guint32 *nodes = g_new (guint32, MAX (1, self->people.n));

  clear_pairs (days);
  memset (nodes, 0xff, MAX (1, self->people.n) * sizeof *nodes);
  days->pairs = g_array_new (FALSE, FALSE, sizeof (KithFactPair));
  for (guint i = 0; i < self->pairs->len; i++)
    {
      KithFactPair pair = g_array_index (self->pairs, KithFactPair, i);

      if (roots != NULL)
        {
          pair.a = roots[pair.a];
          pair.b = roots[pair.b];
        }
      if (pair.a == pair.b)
        continue;
      if (nodes[pair.a] == G_MAXUINT32)
        nodes[pair.a] = days->n_nodes++;
      if (nodes[pair.b] == G_MAXUINT32)
        nodes[pair.b] = days->n_nodes++;
      pair.node_a = nodes[pair.a];
      pair.node_b = nodes[pair.b];
      g_array_append_val (days->pairs, pair);
    }
  days->node_stamps = g_new0 (guint32, MAX (1, days->n_nodes));
  days->node_parents = g_new0 (guint32, MAX (1, days->n_nodes));
}

static void
settle (KithFacts *self)
{
  KithFactDays *days = &self->days;
  KithDay first = G_MAXINT32, last = G_MININT32;
  const guint32 *roots;

  clear_days (days);
  take_roots (self);
  roots = days->roots;
  stretch (&self->visits, &first, &last);
  stretch (&self->guests, &first, &last);
  days->base = first <= last ? first : 0;
  days->n_days = first <= last ? (guint32) (last - first) + 1 : 0;
  take_people (days, self->people.n);

  sort_people (self, roots);
  if (roots != NULL)
    drop_repeated (days);
  count_firsts (self, roots);
  count_guests (self);
  if (self->pairs_stale || days->pairs == NULL)
    settle_pairs (self, roots);
  g_array_set_size (self->news, 0);
  self->stale = self->pairs_stale = FALSE;
}

static gboolean
is_on_the_day (const KithFactDays *days, guint32 person)
{
  for (guint32 i = 0; i < days->starts[1]; i++)
    if (days->people[i] == person)
      return TRUE;
  return FALSE;
}

/* Whether one day's facts are settled, so that a change can be settled by itself: a desk signs in all day. */
static gboolean
may_settle_one (KithFacts *self)
{
  if (self->stale || self->pairs_stale || self->only_day == KITH_DAY_NONE || self->days.n_days != 1)
    return FALSE;
  take_people (&self->days, self->people.n);
  take_roots (self);
  return TRUE;
}

/* A new row of a visit on the one day; the first day of who came was put before. */
static void
settle_visit (KithFacts *self, guint32 person)
{
  KithFactDays *days = &self->days;
  KithDay first = G_MAXINT32;
  guint32 root;

  if (!may_settle_one (self) || is_on_the_day (days, root_of (days->roots, person)))
    {
      self->stale = TRUE;
      return;
    }
  root = root_of (days->roots, person);
  for (guint i = 0; i < self->first_people->len; i++)
    {
      guint32 other = g_array_index (self->first_people, guint32, i);
      KithDay day = g_array_index (self->first_days, KithDay, other);

      if (day != KITH_DAY_NONE && root_of (days->roots, other) == root)
        first = MIN (first, day);
    }
  days->people = g_renew (guint32, days->people, days->starts[1] + 1);
  days->people[days->starts[1]++] = root;
  days->firsts[1] += first >= days->base;
}

/* When somebody came first changes no count, as long as they are not here. */
static void
settle_first_day (KithFacts *self, guint32 person)
{
  if (!may_settle_one (self) || is_on_the_day (&self->days, root_of (self->days.roots, person)))
    self->stale = TRUE;
}

KithFactDays *
kith_facts_get_days (KithFacts *self)
{
  for (guint i = 0; i < self->news->len && !self->stale; i++)
    {
      const KithFactNews *news = &g_array_index (self->news, KithFactNews, i);

      if (news->came)
        settle_visit (self, news->person);
      else
        settle_first_day (self, news->person);
    }
  g_array_set_size (self->news, 0);
  if (self->stale)
    settle (self);
  return &self->days;
}
