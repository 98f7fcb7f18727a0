/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the filters leave of what fits. Of each place of a service it is known which filters it misses: none,
 * and the service is found there; one alone, and the place still counts for the other values of that one,
 * which is what a facet tells. The best are kept in a heap, so that a hundred thousand need no sorting.
 */

#include "resources/kith-directory-filter-private.h"

#include <string.h>

/* Beside the kinds of facets. */
#define MISSES_NEAR (1u << KITH_N_DIRECTORY_FACETS)
#define BIT(kind) (1u << (kind))

/* A hundred metres more or less are no reason to prefer anything. */
guint
_kith_directory_tenths (float km)
{
  return km < 0 ? KITH_DIRECTORY_FAR : (guint) MIN (km * 10, KITH_DIRECTORY_FAR - 1);
}

/* One order for all: how well it fits, what is at hand, what is near, and then as the index has it by name.
 */
static guint64
make_key (const KithDirectoryFilter *filter, guint32 number, guint score, float km)
{
  const KithDirectoryDoc *doc = &g_array_index (filter->directory->docs, KithDirectoryDoc, number);
  /* A line that was asked for by its words is at every place. */
  gboolean is_here =
      score > 0 && (filter->asked & MISSES_NEAR) != 0 && (doc->flags & KITH_DIRECTORY_IS_LINE) != 0;
  guint tenths = is_here ? 0 : _kith_directory_tenths (km);

  return (guint64) score << 48 | (guint64) ((doc->flags & KITH_DIRECTORY_PINNED) != 0) << 47 |
         (guint64) (KITH_DIRECTORY_FAR - tenths) << 32 | (G_MAXUINT32 - number);
}

static void
sift_down (guint64 *heap, guint n, guint at)
{
  for (;;)
    {
      guint least = at, child = 2 * at + 1;
      guint64 swap = heap[at];

      for (guint i = child; i < MIN (child + 2, n); i++)
        if (heap[i] < heap[least])
          least = i;
      if (least == at)
        return;
      heap[at] = heap[least];
      heap[least] = swap;
      at = least;
    }
}

static void
keep_best (KithDirectoryFilter *filter, guint64 key)
{
  GArray *best = filter->best;

  if (best->len < filter->query->limit)
    {
      guint64 *heap;

      g_array_append_val (best, key);
      heap = (guint64 *) (gpointer) best->data;
      for (guint at = best->len - 1; at > 0 && heap[at] < heap[(at - 1) / 2]; at = (at - 1) / 2)
        {
          guint64 swap = heap[at];

          heap[at] = heap[(at - 1) / 2];
          heap[(at - 1) / 2] = swap;
        }
    }
  else if (best->len > 0 && g_array_index (best, guint64, 0) < key)
    {
      g_array_index (best, guint64, 0) = key;
      sift_down ((guint64 *) (gpointer) best->data, best->len, 0);
    }
}

/* Which of the properties that are only on or off it has. A line has no place that could be in the way. */
static guint
look_at (const KithDirectoryFilter *filter, const KithDirectoryDoc *doc, const KithDirectorySpot *spot)
{
  guint has = 0;

  if (filter->states->states[spot->hours] == KITH_HOURS_OPEN)
    has |= BIT (KITH_DIRECTORY_OPEN);
  if ((spot->flags & KITH_DIRECTORY_IS_FREE) != 0)
    has |= BIT (KITH_DIRECTORY_FREE);
  if (((spot->flags | doc->flags) & (KITH_DIRECTORY_HAS_WHEELCHAIR | KITH_DIRECTORY_IS_LINE)) != 0)
    has |= BIT (KITH_DIRECTORY_WHEELCHAIR);
  if ((doc->flags & KITH_DIRECTORY_IS_LINE) != 0 ||
      (spot->place != KITH_DIRECTORY_NONE && filter->near.is_near != NULL &&
       filter->near.is_near[spot->place]))
    has |= MISSES_NEAR;
  return has;
}

static gboolean
has_value (const KithDirectoryFilter *filter, const KithDirectorySpot *spot, guint32 wanted)
{
  const guint32 *values = &g_array_index (filter->directory->spot_values, guint32, spot->first_value);

  for (guint i = 0; i < spot->n_values; i++)
    if (values[i] == wanted)
      return TRUE;
  return FALSE;
}

guint
_kith_directory_filter_misses (const KithDirectoryFilter *filter,
                               const KithDirectoryDoc *doc,
                               const KithDirectorySpot *spot)
{
  guint misses = filter->asked & ~look_at (filter, doc, spot);

  for (guint kind = 0; kind <= KITH_DIRECTORY_POPULATION; kind++)
    if ((filter->asked & BIT (kind)) != 0 && has_value (filter, spot, filter->wanted[kind]))
      misses &= ~BIT (kind);
  return misses;
}

static void
count_one (KithDirectoryFilter *filter, guint counter, guint32 number)
{
  if (filter->counted_for[counter] == number + 1)
    return;
  filter->counted_for[counter] = number + 1;
  filter->counts[counter]++;
}

/* The values that this place has, of those kinds by which alone it is missed. */
static void
count_spot (KithDirectoryFilter *filter,
            const KithDirectoryDoc *doc,
            const KithDirectorySpot *spot,
            guint misses,
            guint32 number)
{
  const KithDirectory *self = filter->directory;
  const guint32 *values = &g_array_index (self->spot_values, guint32, spot->first_value);
  guint has;

  if ((misses & (misses - 1)) != 0)
    return;
  for (guint i = 0; i < spot->n_values; i++)
    if ((misses & ~BIT (g_array_index (self->values, KithDirectoryValue, values[i]).kind)) == 0)
      count_one (filter, values[i], number);
  has = look_at (filter, doc, spot);
  for (guint kind = KITH_DIRECTORY_OPEN; kind < KITH_N_DIRECTORY_FACETS; kind++)
    if ((has & BIT (kind)) != 0 && (misses & ~BIT (kind)) == 0)
      count_one (filter, self->values->len + kind, number);
}

static void
take_doc (KithDirectoryFilter *filter, guint32 number, guint score)
{
  const KithDirectory *self = filter->directory;
  const KithDirectoryDoc *doc = &g_array_index (self->docs, KithDirectoryDoc, number);
  float km = -1;
  gboolean is_found = FALSE;

  for (guint i = 0; i < doc->n_spots; i++)
    {
      const KithDirectorySpot *spot = &g_array_index (self->spots, KithDirectorySpot, doc->first_spot + i);
      guint misses = _kith_directory_filter_misses (filter, doc, spot);

      if (filter->counts != NULL)
        count_spot (filter, doc, spot, misses, number);
      if (misses != 0)
        continue;
      is_found = TRUE;
      if (filter->near.km != NULL && spot->place != KITH_DIRECTORY_NONE && filter->near.km[spot->place] >= 0)
        km = km < 0 ? filter->near.km[spot->place] : MIN (km, filter->near.km[spot->place]);
    }
  if (!is_found)
    return;
  filter->n_found++;
  keep_best (filter, make_key (filter, number, score, km));
}

/* FALSE: nothing can be found, whatever else is asked. */
static gboolean
ask (KithDirectoryFilter *filter)
{
  const KithDirectoryQuery *query = filter->query;

  filter->asked = (query->open ? BIT (KITH_DIRECTORY_OPEN) : 0) |
                  (query->free ? BIT (KITH_DIRECTORY_FREE) : 0) |
                  (query->wheelchair ? BIT (KITH_DIRECTORY_WHEELCHAIR) : 0);
  for (guint kind = 0; kind <= KITH_DIRECTORY_POPULATION; kind++)
    if (query->values[kind] != NULL)
      {
        KithDirectoryValue value = { .kind = kind, .code = query->values[kind] };

        filter->wanted[kind] =
            GPOINTER_TO_UINT (g_hash_table_lookup (filter->directory->value_numbers, &value)) - 1;
        filter->asked |= BIT (kind);
      }
  if (query->near == NULL || *query->near == '\0')
    return TRUE;
  filter->asked |= MISSES_NEAR;
  return _kith_directory_near (filter->directory, query->near,
                               query->near_km > 0 ? query->near_km : KITH_DIRECTORY_NEAR_KM, &filter->near);
}

static void
free_results (KithDirectoryFilter *filter)
{
  g_clear_pointer (&filter->states, _kith_directory_states_unref);
  _kith_directory_near_clear (&filter->near);
  g_clear_pointer (&filter->best, g_array_unref);
  g_clear_pointer (&filter->counts, g_free);
  g_clear_pointer (&filter->counted_for, g_free);
}

KithDirectoryResults *
_kith_directory_filter (KithDirectory *self,
                        const KithDirectoryQuery *query,
                        GDateTime *now,
                        const guint16 *scores)
{
  KithDirectoryFilter filter = { .directory = self, .query = query };
  KithDirectoryResults *results = g_new0 (KithDirectoryResults, 1);

  filter.states = _kith_directory_states (self, now);
  filter.best = g_array_new (FALSE, FALSE, sizeof (guint64));
  if (query->most_facets > 0)
    {
      filter.counts = g_new0 (guint, self->values->len + KITH_N_DIRECTORY_FACETS);
      filter.counted_for = g_new0 (guint32, self->values->len + KITH_N_DIRECTORY_FACETS);
    }
  results->near_known = ask (&filter);
  for (guint32 i = 0; i < self->docs->len; i++)
    if (scores == NULL || scores[i] > 0)
      take_doc (&filter, i, scores != NULL ? scores[i] : 0);
  results->directory = kith_directory_ref (self);
  results->n_found = filter.n_found;
  results->results = _kith_directory_filter_results (&filter, now);
  results->facets = _kith_directory_filter_facets (&filter);
  free_results (&filter);
  return results;
}
