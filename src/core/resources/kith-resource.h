/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * KithResource: one entry of the directory. Its values are everything that is known, what must not be shown
 * too: screens, search, print and export take a KithResourceView (kith-resource-view.h), which leaves that
 * out.
 */

#pragma once

#include "base/kith-day.h"
#include "resources/kith-values.h"

G_BEGIN_DECLS

/*
 * KIND (symbol, number, stable code, label): numbers and codes are permanent. A service is what is offered;
 * where it is offered is a SITE_SERVICE of that service and a location, with what is different there.
 */
#define KITH_RESOURCE_KINDS(KIND)                                                                            \
  KIND (ORGANIZATION, 1, "organization", N_ ("Organization"))                                                \
  KIND (PROGRAM, 2, "program", N_ ("Program"))                                                               \
  KIND (LOCATION, 3, "location", N_ ("Place"))                                                               \
  KIND (SERVICE, 4, "service", N_ ("Service"))                                                               \
  KIND (SITE_SERVICE, 5, "service-at-location", N_ ("Service at a place"))

/* STATUS (symbol, number, stable code, label) */
#define KITH_RESOURCE_STATUSES(STATUS)                                                                       \
  STATUS (ACTIVE, 1, "active", N_ ("Active"))                                                                \
  STATUS (INACTIVE, 2, "inactive", N_ ("Not at the moment"))                                                 \
  STATUS (DEFUNCT, 3, "defunct", N_ ("Closed for good"))                                                     \
  STATUS (DELETED, 4, "deleted", N_ ("Deleted"))

typedef enum
{
#define KIND(symbol, number, ...) KITH_RESOURCE_##symbol = number,
  KITH_RESOURCE_KINDS (KIND)
#undef KIND
} KithResourceKind;

typedef enum
{
#define STATUS(symbol, number, ...) KITH_RESOURCE_IS_##symbol = number,
  KITH_RESOURCE_STATUSES (STATUS)
#undef STATUS
} KithResourceStatus;

typedef struct
{
  gint64 id;
  KithResourceKind kind;
  gint64 source;       /* 0: the center's own */
  char *key;           /* (owned) (nullable) what its source calls it */
  gint64 organization; /* whose it is; of an organization: the one it is part of; 0: none */
  gint64 program;      /* of a service; 0: none */
  gint64 service;      /* of a SITE_SERVICE */
  gint64 location;     /* of a SITE_SERVICE */
  KithResourceStatus status;
  KithValues *values;    /* (owned) */
  KithValues *base;      /* (owned) (nullable) what the source said, where the center changed it */
  KithDay verified_day;  /* by the center; KITH_DAY_NONE: never */
  gint64 verified_by;    /* account; 0 */
  KithDay missing_since; /* its source has not told it since; KITH_DAY_NONE: it has */
  gint64 same_as;        /* the entry that is shown in its place; 0 */
  gint64 run;            /* the import that brought it; 0 */
  GBytes *told;          /* (owned) (nullable) digest of how its source told it last */
  gboolean pinned;
  gint64 made; /* the version that its source's last import left: another, and somebody here changed it; 0 */
  gint64 version;
} KithResource;

KithResource *kith_resource_new (KithResourceKind kind);
void kith_resource_free (KithResource *self);

/* Since when its source has not told it, unless the center has made sure of it since; KITH_DAY_NONE. */
KithDay kith_resource_get_missing (const KithResource *self);

const char *kith_resource_kind_code (KithResourceKind kind);
const char *kith_resource_kind_label (KithResourceKind kind);
gboolean kith_resource_kind_parse (const char *code, KithResourceKind *kind);
const char *kith_resource_status_code (KithResourceStatus status);
const char *kith_resource_status_label (KithResourceStatus status);
gboolean kith_resource_status_parse (const char *code, KithResourceStatus *status);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithResource, kith_resource_free)

G_END_DECLS
