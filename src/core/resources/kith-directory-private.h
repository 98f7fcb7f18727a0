/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a directory is packed. Everything is known by its number in an array. */

#pragma once

#include "resources/kith-directory.h"
#include "resources/kith-hours-week.h"
#include "resources/kith-resource-index.h"

G_BEGIN_DECLS

#define KITH_DIRECTORY_NONE G_MAXUINT32

/* Hours that nobody knows. */
#define KITH_DIRECTORY_NO_HOURS 0

typedef enum
{
  KITH_DIRECTORY_PINNED = 1 << 0,
  KITH_DIRECTORY_VERIFIED_HERE = 1 << 1,
  KITH_DIRECTORY_IS_FREE = 1 << 2,
  KITH_DIRECTORY_HAS_WHEELCHAIR = 1 << 3,
  KITH_DIRECTORY_IS_LINE = 1 << 4,
} KithDirectoryFlags;

/* An entry that may be shown. */
typedef struct
{
  gint64 id;
  gint64 links[4]; /* organization, program, service, location */
  const char *name;
  guint32 place;
  KithDay verified;
  KithDay missing;
  guint8 kind;
  guint8 flags;
} KithDirectoryRow;

/* Where something is. */
typedef struct
{
  guint32 city;     /* an area */
  guint32 postcode; /* an area */
  float latitude;
  float longitude;
  guint8 has_position;
  guint8 is_used; /* something is found there */
} KithDirectoryPlace;

/* A city or a postcode. */
typedef struct
{
  const char *label;
  const char *key; /* folded; of a postcode, without what parts it */
  guint8 is_postcode;
  guint8 is_used; /* something is found there */
} KithDirectoryArea;

/* A value to filter by. */
typedef struct
{
  KithDirectoryFacetKind kind;
  const char *code;
  const char *label; /* (nullable) a code that nobody has words for */
} KithDirectoryValue;

/* Hours that several may have; hours is kept where the week does not say all. */
typedef struct
{
  KithHoursWeek week;
  KithHours *hours; /* (owned) (nullable) */
} KithDirectoryHours;

/* A service at one place; one without a place has one spot that is nowhere. */
typedef struct
{
  guint32 site;     /* a row */
  guint32 location; /* a row */
  guint32 place;
  guint32 hours;
  guint32 first_value;
  guint16 n_values;
  guint8 flags;
} KithDirectorySpot;

/* What is found: number i is entry i of the index. */
typedef struct
{
  guint32 row;
  guint32 organization; /* a row */
  guint32 first_spot;
  guint32 n_spots;
  guint8 flags;
} KithDirectoryDoc;

typedef struct
{
  gint64 parent;
  gint64 id;
} KithDirectoryChild;

/* Who belongs to whom. */
typedef enum
{
  KITH_DIRECTORY_SERVICES,  /* of an organization */
  KITH_DIRECTORY_LOCATIONS, /* of an organization */
  KITH_DIRECTORY_PARTS,     /* of an organization */
  KITH_DIRECTORY_OFFERS,    /* services of a program */
  KITH_DIRECTORY_PLACES,    /* of a service: itself at each */
  KITH_DIRECTORY_SITES,     /* of a location: services there */
  KITH_DIRECTORY_N_FAMILIES
} KithDirectoryFamily;

/* States of all hours at one minute. */
typedef struct
{
  gatomicrefcount refs;
  gint64 minute; /* on the wall clock, since 1970 */
  guint8 states[];
} KithDirectoryStates;

struct _KithDirectory
{
  gatomicrefcount refs;
  GStringChunk *text;                          /* (owned) */
  GArray *rows;                                /* (owned) (element-type KithDirectoryRow): by id */
  GArray *places;                              /* (owned) (element-type KithDirectoryPlace) */
  GArray *areas;                               /* (owned) (element-type KithDirectoryArea) */
  GArray *values;                              /* (owned) (element-type KithDirectoryValue) */
  GHashTable *value_numbers;                   /* (owned) (element-type KithDirectoryValue guint): from 1 */
  GArray *hours;                               /* (owned) (element-type KithDirectoryHours) */
  GArray *spots;                               /* (owned) (element-type KithDirectorySpot) */
  GArray *spot_values;                         /* (owned) (element-type guint32): numbers of values */
  GArray *docs;                                /* (owned) (element-type KithDirectoryDoc) */
  GArray *children[KITH_DIRECTORY_N_FAMILIES]; /* (owned) (element-type KithDirectoryChild): in their order */
  guint32 *doc_of;                             /* (owned) by row: what is found for a service */
  KithResourceIndex *index;                    /* (owned) */
  KithSynonyms *synonyms;                      /* (owned) */
  GMutex lock;
  KithDirectoryStates *states; /* (owned) (nullable) of the minute that was asked about last; under lock */
};

guint _kith_directory_value_hash (gconstpointer value);
gboolean _kith_directory_value_equal (gconstpointer one, gconstpointer other);
/* What a postcode is compared by. */
char *_kith_directory_postcode_key (const char *text);

guint32 _kith_directory_find_row (const KithDirectory *self, gint64 id);
const KithDirectoryRow *_kith_directory_row (const KithDirectory *self, guint32 number);

/* The place of a parent's first child among the children. */
guint _kith_directory_find_child (const KithDirectory *self, KithDirectoryFamily family, gint64 parent);

KithDirectoryStates *_kith_directory_states (KithDirectory *self, GDateTime *now);
void _kith_directory_states_unref (KithDirectoryStates *states);
/* When the state changes, in seconds since 1970; 0: nobody knows. */
gint64 _kith_directory_until (const KithDirectory *self, guint32 hours, GDateTime *now);

/* Of every place, by its number: whether it is near, and how far. */
typedef struct
{
  guint8 *is_near; /* (owned) */
  float *km;       /* (owned) (nullable) negative: nobody knows */
} KithDirectoryNear;

/* FALSE: the directory has no such place. */
gboolean
_kith_directory_near (const KithDirectory *self, const char *typed, double km, KithDirectoryNear *near);
void _kith_directory_near_clear (KithDirectoryNear *near);

/* scores: by doc; NULL: everything fits. */
KithDirectoryResults *_kith_directory_filter (KithDirectory *self,
                                              const KithDirectoryQuery *query,
                                              GDateTime *now,
                                              const guint16 *scores);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithDirectoryStates, _kith_directory_states_unref)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KithDirectoryNear, _kith_directory_near_clear)

G_END_DECLS
