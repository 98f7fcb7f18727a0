/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * KithDirectory: the whole directory as it was at one moment, packed to be searched at every keystroke. It
 * never changes and any thread may search it; after topic "resource" another is loaded. What is found are
 * services, and organizations that have none; what must not be shown is in none of it.
 */

#pragma once

#include "resources/kith-directory-query.h"
#include "resources/kith-hours.h"
#include "resources/kith-resource.h"
#include "session/kith-session.h"

G_BEGIN_DECLS

typedef struct _KithDirectory KithDirectory;

/**
 * KithDirectoryEntry:
 * @id: of the entry
 * @kind: what it is
 * @name: what it is called; "" for a service at a place that has no name of its own
 * @organization: whose it is; of an organization the one that it is part of; 0: none
 * @program: of a service; 0: none
 * @service: of a service at a place
 * @location: of a service at a place; 0 where the place may not be shown
 * @city: (nullable): of a location
 * @postcode: (nullable): of a location
 * @verified_day: when the center made sure of it, or its source, whichever is later; %KITH_DAY_NONE: never
 * @verified_here: whether that was the center
 * @missing_since: its source has not told it since; %KITH_DAY_NONE: it has
 * @pinned: whether the center wants it at hand
 *
 * One entry that may be shown. Links lead to entries that may be shown too; where two entries are the same,
 * to the one that is shown. Texts belong to the directory.
 */
typedef struct
{
  gint64 id;
  KithResourceKind kind;
  const char *name;
  gint64 organization;
  gint64 program;
  gint64 service;
  gint64 location;
  const char *city;
  const char *postcode;
  KithDay verified_day;
  gboolean verified_here;
  KithDay missing_since;
  gboolean pinned;
} KithDirectoryEntry;

/**
 * KithDirectoryResult:
 * @id: a service, or an organization without any
 * @score: how well its name fits; only to be compared with others of the same search
 * @place: its service at a place that fits best: nearest, or open; 0: it has no place
 * @location: where that is; 0: nowhere, or not to be shown
 * @name: what it is called
 * @organization: (nullable): what its organization is called
 * @city: (nullable): of the place
 * @state: whether it is open there at the instant that was asked about
 * @until: when that changes, in seconds since 1970 (UTC); 0: not within a year, or nobody knows
 * @km: how far it is from where is near; negative: nobody knows
 * @is_line: whether it is a crisis line, see kith_directory_search()
 * @pinned: whether the center wants it at hand
 * @missing: whether its source tells it no more
 *
 * Texts belong to the directory.
 */
typedef struct
{
  gint64 id;
  guint score;
  gint64 place;
  gint64 location;
  const char *name;
  const char *organization;
  const char *city;
  KithHoursState state;
  gint64 until;
  double km;
  gboolean is_line;
  gboolean pinned;
  gboolean missing;
} KithDirectoryResult;

/**
 * KithDirectoryFacet:
 * @kind: what kind of filter
 * @code: the value, for a #KithDirectoryQuery; that of the kind for those which are only on or off
 * @label: what it is called
 * @n: how many results there would be with this value in the place of whichever the query has for that kind
 */
typedef struct
{
  KithDirectoryFacetKind kind;
  const char *code;
  const char *label;
  guint n;
} KithDirectoryFacet;

/**
 * KithDirectoryResults:
 * @results: (owned) (element-type KithDirectoryResult): the best, best first
 * @n_found: how many there are
 * @near_known: whether the directory knows the place that was asked for; %TRUE where none was
 * @facets: (owned) (element-type KithDirectoryFacet): by kind, the most first
 * @directory: (owned): what the texts belong to
 */
typedef struct
{
  GArray *results;
  guint n_found;
  gboolean near_known;
  GArray *facets;
  KithDirectory *directory;
} KithDirectoryResults;

/* In any thread; takes a second or two for a hundred thousand services. */
KithDirectory *kith_directory_load (KithSession *session, GCancellable *cancellable, GError **error);
KithDirectory *kith_directory_ref (KithDirectory *self);
void kith_directory_unref (KithDirectory *self);

/* (transfer full) An instant as the searches take it. */
GDateTime *kith_directory_time (KithClock *clock, gint64 utc);

/* now: in the time zone of the services (the center's). */
KithDirectoryResults *
kith_directory_search (KithDirectory *self, const KithDirectoryQuery *query, GDateTime *now);
/* Descriptions, for three letters and more: what kith_directory_search() did not find. In a thread of its
 * own, since it reads the store for long. */
KithDirectoryResults *kith_directory_search_texts (KithDirectory *self,
                                                   KithSession *session,
                                                   const KithDirectoryQuery *query,
                                                   GDateTime *now,
                                                   GCancellable *cancellable,
                                                   GError **error);
void kith_directory_results_free (KithDirectoryResults *results);
/* "Open until 17:00": (transfer full) */
char *kith_directory_result_say (const KithDirectoryResult *result, GDateTime *now);

guint kith_directory_get_size (KithDirectory *self);
gboolean kith_directory_get (KithDirectory *self, gint64 id, KithDirectoryEntry *entry);
/* (element-type gint64) Ids in the order of names; only what may be shown. */
GArray *kith_directory_list_services (KithDirectory *self, gint64 organization);
GArray *kith_directory_list_places (KithDirectory *self, gint64 service);
GArray *kith_directory_list_locations (KithDirectory *self, gint64 organization);
GArray *kith_directory_list_parts (KithDirectory *self, gint64 organization);
/* The code of a value, of what people call it or of itself; NULL: nothing has it. */
/* (element-type KithDirectoryFacet) What of a kind is said of a service, at one of its places or (0) at all.
 */
GArray *
kith_directory_list_values (KithDirectory *self, gint64 service, gint64 place, KithDirectoryFacetKind kind);
const char *kith_directory_find_value (KithDirectory *self, KithDirectoryFacetKind kind, const char *text);
/* (element-type utf8) Cities and postcodes that begin with what was typed, for "near". */
GPtrArray *kith_directory_list_areas (KithDirectory *self, const char *typed, guint limit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithDirectory, kith_directory_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithDirectoryResults, kith_directory_results_free)

G_END_DECLS
