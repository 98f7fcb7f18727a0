/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * KithCatalogStage: what a file would change, put by until somebody has decided. On the disk, in a file
 * without a name, so that a file of any size takes the same memory.
 */

#pragma once

#include "catalog/kith-catalog-reader.h"
#include "store/kith-db.h"

G_BEGIN_DECLS

/* CHANGE (symbol, number, stable code, label) */
#define KITH_CATALOG_CHANGES(CHANGE)                                                                         \
  CHANGE (ADDED, 1, "added", N_ ("New"))                                                                     \
  CHANGE (CHANGED, 2, "changed", N_ ("Changed"))                                                             \
  CHANGE (RETURNED, 3, "returned", N_ ("Told again"))                                                        \
  CHANGE (MISSING, 4, "missing", N_ ("Not told any more"))

typedef enum
{
#define CHANGE(symbol, number, code, label) KITH_CATALOG_##symbol = number,
  KITH_CATALOG_CHANGES (CHANGE)
#undef CHANGE
} KithCatalogChangeKind;

/* What an entry can name. */
enum
{
  KITH_CATALOG_LINK_ORGANIZATION,
  KITH_CATALOG_LINK_PROGRAM,
  KITH_CATALOG_LINK_SERVICE,
  KITH_CATALOG_LINK_LOCATION,
  KITH_CATALOG_N_LINKS,
};

typedef struct
{
  gint64 id; /* from 1 */
  KithCatalogChangeKind change;
  gint64 resource;                    /* the entry of the store that it is; 0: a new one */
  KithCatalogEntry *entry;            /* (owned) */
  GBytes *digest;                     /* (owned) */
  gint64 links[KITH_CATALOG_N_LINKS]; /* an entry of the store, below zero one of here, 0 none */
  gboolean loose;
} KithCatalogTold;

typedef struct _KithCatalogStage KithCatalogStage;

KithCatalogStage *kith_catalog_stage_new (GError **error);
/* The id that the next one will have. */
gint64 kith_catalog_stage_get_next (const KithCatalogStage *self);
void kith_catalog_stage_free (KithCatalogStage *self);

/* told->id is given; KITH_ERROR_EXISTS where it holds that kind and key. */
gboolean kith_catalog_stage_tell (KithCatalogStage *self, KithCatalogTold *told, GError **error);
/* FALSE without error: it is not here. link: as in KithCatalogTold; digest: (out) (optional) */
gboolean kith_catalog_stage_find (KithCatalogStage *self,
                                  KithResourceKind kind,
                                  const char *key,
                                  gint64 *link,
                                  GBytes **digest,
                                  GError **error);
/* first: whether nobody saw it before. */
gboolean kith_catalog_stage_see (KithCatalogStage *self, gint64 resource, gboolean *first, GError **error);
gboolean kith_catalog_stage_miss (KithCatalogStage *self, gint64 resource, GError **error);
gboolean kith_catalog_stage_link (KithCatalogStage *self, const KithCatalogTold *told, GError **error);

/* Those that were seen, in the order of ids: (element-type gint64) statement to step through. */
KithStmt *kith_catalog_stage_seen (KithCatalogStage *self, GError **error);
/* (element-type KithCatalogTold), after that id, at most limit; change 0: whichever. */
GPtrArray *
kith_catalog_stage_list (KithCatalogStage *self, int change, gint64 after, guint limit, GError **error);
GPtrArray *kith_catalog_stage_list_loose (KithCatalogStage *self, guint limit, GError **error);
/* (element-type gint64) */
GArray *kith_catalog_stage_list_missing (KithCatalogStage *self, gint64 after, guint limit, GError **error);

void kith_catalog_told_free (KithCatalogTold *self);
const char *kith_catalog_change_code (KithCatalogChangeKind change);
const char *kith_catalog_change_label (KithCatalogChangeKind change);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithCatalogStage, kith_catalog_stage_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithCatalogTold, kith_catalog_told_free)

G_END_DECLS
