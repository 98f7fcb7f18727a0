/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a search tells: of each result its best place, and of each filter how much it would leave. */

#include "resources/kith-directory-filter-private.h"

#include <glib/gi18n-lib.h>

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  guint64 one = *(const guint64 *) a, other = *(const guint64 *) b;

  return (one < other) - (one > other);
}

static float
km_of (const KithDirectoryFilter *filter, const KithDirectorySpot *spot)
{
  return filter->near.km != NULL && spot->place != KITH_DIRECTORY_NONE ? filter->near.km[spot->place] : -1;
}

/* Smaller is better: open, not certain, closed. */
static guint
rank_state (guint8 state)
{
  return state == KITH_HOURS_OPEN ? 0 : state == KITH_HOURS_UNKNOWN ? 1 : 2;
}

/* The nearest where something is near, else what is open; of equals the first. */
static gboolean
is_better (const KithDirectoryFilter *filter, const KithDirectorySpot *one, const KithDirectorySpot *other)
{
  guint tenths = _kith_directory_tenths (km_of (filter, one));
  guint other_tenths = _kith_directory_tenths (km_of (filter, other));

  if (tenths != other_tenths)
    return tenths < other_tenths;
  return rank_state (filter->states->states[one->hours]) < rank_state (filter->states->states[other->hours]);
}

static const KithDirectorySpot *
find_best (const KithDirectoryFilter *filter, const KithDirectoryDoc *doc)
{
  const KithDirectorySpot *best = NULL;

  for (guint i = 0; i < doc->n_spots; i++)
    {
      const KithDirectorySpot *spot =
          &g_array_index (filter->directory->spots, KithDirectorySpot, doc->first_spot + i);

      if (_kith_directory_filter_misses (filter, doc, spot) == 0 &&
          (best == NULL || is_better (filter, spot, best)))
        best = spot;
    }
  return best;
}

static gint64
id_of (const KithDirectory *self, guint32 row)
{
  return row != KITH_DIRECTORY_NONE ? _kith_directory_row (self, row)->id : 0;
}

static KithDirectoryResult
make_result (const KithDirectoryFilter *filter, guint64 key, GDateTime *now)
{
  const KithDirectory *self = filter->directory;
  guint32 number = G_MAXUINT32 - (guint32) key;
  const KithDirectoryDoc *doc = &g_array_index (self->docs, KithDirectoryDoc, number);
  const KithDirectoryRow *row = _kith_directory_row (self, doc->row);
  const KithDirectorySpot *spot = find_best (filter, doc);
  KithDirectoryResult result = { .id = row->id, .score = (guint) (key >> 48), .name = row->name };

  result.place = id_of (self, spot->site);
  result.location = id_of (self, spot->location);
  if (doc->organization != KITH_DIRECTORY_NONE)
    result.organization = _kith_directory_row (self, doc->organization)->name;
  if (spot->place != KITH_DIRECTORY_NONE)
    {
      guint32 city = g_array_index (self->places, KithDirectoryPlace, spot->place).city;

      if (city != KITH_DIRECTORY_NONE)
        result.city = g_array_index (self->areas, KithDirectoryArea, city).label;
    }
  result.state = filter->states->states[spot->hours];
  result.until = _kith_directory_until (self, spot->hours, now);
  result.km = km_of (filter, spot);
  result.is_line = (doc->flags & KITH_DIRECTORY_IS_LINE) != 0;
  result.pinned = (doc->flags & KITH_DIRECTORY_PINNED) != 0;
  result.missing = row->missing != KITH_DAY_NONE;
  return result;
}

GArray *
_kith_directory_filter_results (KithDirectoryFilter *filter, GDateTime *now)
{
  GArray *results = g_array_sized_new (FALSE, FALSE, sizeof (KithDirectoryResult), filter->best->len);

  g_array_sort (filter->best, compare_keys);
  for (guint i = 0; i < filter->best->len; i++)
    {
      KithDirectoryResult result = make_result (filter, g_array_index (filter->best, guint64, i), now);

      g_array_append_val (results, result);
    }
  return results;
}

static int
compare_facets (gconstpointer a, gconstpointer b)
{
  const KithDirectoryFacet *one = a, *other = b;

  if (one->n != other->n)
    return one->n > other->n ? -1 : 1;
  return g_utf8_collate (one->label, other->label);
}

static gboolean
is_wanted (const KithDirectoryFilter *filter, const KithDirectoryFacet *facet)
{
  return g_strcmp0 (filter->query->values[facet->kind], facet->code) == 0;
}

/* As many of a kind as are wanted, and the one that is chosen. */
static void
add_values (const KithDirectoryFilter *filter, GArray *facets, KithDirectoryFacetKind kind)
{
  GArray *values = filter->directory->values;
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (KithDirectoryFacet));

  for (guint i = 0; i < values->len; i++)
    {
      const KithDirectoryValue *value = &g_array_index (values, KithDirectoryValue, i);
      KithDirectoryFacet facet = { kind, value->code, value->label, filter->counts[i] };

      if (value->kind == kind && value->label != NULL && (facet.n > 0 || is_wanted (filter, &facet)))
        g_array_append_val (all, facet);
    }
  g_array_sort (all, compare_facets);
  for (guint i = 0; i < all->len; i++)
    {
      KithDirectoryFacet *facet = &g_array_index (all, KithDirectoryFacet, i);

      if (i < filter->query->most_facets || is_wanted (filter, facet))
        g_array_append_val (facets, *facet);
    }
}

GArray *
_kith_directory_filter_facets (const KithDirectoryFilter *filter)
{
  GArray *facets = g_array_new (FALSE, FALSE, sizeof (KithDirectoryFacet));

  if (filter->counts == NULL)
    return facets;
  for (guint kind = 0; kind <= KITH_DIRECTORY_POPULATION; kind++)
    add_values (filter, facets, kind);
  for (guint kind = KITH_DIRECTORY_OPEN; kind < KITH_N_DIRECTORY_FACETS; kind++)
    {
      KithDirectoryFacet facet = { kind, kith_directory_facet_code (kind), kith_directory_facet_label (kind),
                                   filter->counts[filter->directory->values->len + kind] };

      g_array_append_val (facets, facet);
    }
  return facets;
}

/**
 * kith_directory_results_free:
 * @results: (nullable): results
 */
void
kith_directory_results_free (KithDirectoryResults *results)
{
  if (results == NULL)
    return;
  g_array_unref (results->results);
  g_array_unref (results->facets);
  kith_directory_unref (results->directory);
  g_free (results);
}

/**
 * kith_directory_result_say:
 * @result: a result
 * @now: the instant that was asked about, in the same zone
 *
 * Returns: (transfer full): whether it is open, as kith_hours_say_state() says it
 */
char *
kith_directory_result_say (const KithDirectoryResult *result, GDateTime *now)
{
  g_autoptr (GDateTime) utc = NULL;
  g_autoptr (GDateTime) until = NULL;

  g_return_val_if_fail (result != NULL && now != NULL, NULL);

  if (result->until != 0)
    utc = g_date_time_new_from_unix_utc (result->until);
  if (utc != NULL)
    until = g_date_time_to_timezone (utc, g_date_time_get_timezone (now));
  return kith_hours_say_state (result->state, until, now);
}
