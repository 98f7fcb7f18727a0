/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithDirectoryQuery: what is asked of the directory. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* FACET (symbol, stable code, label): by what can be filtered beside the words and the place. */
#define KITH_DIRECTORY_FACETS(FACET)                                                                         \
  FACET (TERM, "kind", N_ ("Kind"))                                                                          \
  FACET (LANGUAGE, "language", N_ ("Language"))                                                              \
  FACET (POPULATION, "for", N_ ("For whom"))                                                                 \
  FACET (OPEN, "open", N_ ("Open now"))                                                                      \
  FACET (FREE, "free", N_ ("Free"))                                                                          \
  FACET (WHEELCHAIR, "wheelchair", N_ ("Wheelchair"))

typedef enum
{
#define FACET(symbol, ...) KITH_DIRECTORY_##symbol,
  KITH_DIRECTORY_FACETS (FACET)
#undef FACET
      KITH_N_DIRECTORY_FACETS
} KithDirectoryFacetKind;

/* How far "near" reaches where nothing else is said. */
#define KITH_DIRECTORY_NEAR_KM 15

/**
 * KithDirectoryQuery:
 * @typed: (owned) (nullable): words; %NULL or "": whatever the filters leave
 * @values: (owned) (nullable): of %KITH_DIRECTORY_TERM, _LANGUAGE and _POPULATION the code of the value that
 *   is wanted, as a #KithDirectoryFacet has it
 * @open: only what is open at the instant that is asked about
 * @free: only what costs nothing
 * @wheelchair: only where a wheelchair can go
 * @near: (owned) (nullable): a postcode or a city
 * @near_km: how far; 0: %KITH_DIRECTORY_NEAR_KM
 * @limit: how many results are wanted
 * @most_facets: how many values of each kind are counted and listed; 0: nothing is counted
 *
 * Words and filters; all of them have to hold, and all for the same place of a service.
 */
typedef struct
{
  char *typed;
  char *values[KITH_DIRECTORY_POPULATION + 1];
  gboolean open;
  gboolean free;
  gboolean wheelchair;
  char *near;
  double near_km;
  guint limit;
  guint most_facets;
} KithDirectoryQuery;

KithDirectoryQuery *kith_directory_query_new (const char *typed);
KithDirectoryQuery *kith_directory_query_copy (const KithDirectoryQuery *self);
void kith_directory_query_free (KithDirectoryQuery *self);
const char *kith_directory_facet_code (KithDirectoryFacetKind kind);
const char *kith_directory_facet_label (KithDirectoryFacetKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithDirectoryQuery, kith_directory_query_free)

G_END_DECLS
