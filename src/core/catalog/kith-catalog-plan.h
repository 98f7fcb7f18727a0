/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * KithCatalogPlan: what taking in a file would change. Nothing is written until it is applied; then all of
 * it, or nothing. Reading and applying take long: they belong in a thread, one at a time.
 */

#pragma once

#include "catalog/kith-catalog-reader.h"
#include "catalog/kith-catalog-stage.h"
#include "session/kith-session.h"

G_BEGIN_DECLS

/* More than this share of a source's entries missing is asked about. */
#define KITH_CATALOG_MANY_MISSING 0.10

/**
 * KithCatalogOptions:
 * @source: the source that the file is of; 0: whichever calls itself as the file does, or a new one
 * @name: (nullable): the source by its name, which may be new; NULL: by @source
 * @partial: the file is a part of the source: what it does not tell is not missing
 */
typedef struct
{
  gint64 source;
  const char *name;
  gboolean partial;
} KithCatalogOptions;

/* Entries by what they are (0: all of them) and what becomes of them. */
typedef struct
{
  guint changes[KITH_CATALOG_MISSING + 1][KITH_RESOURCE_SITE_SERVICE + 1];
  guint unchanged[KITH_RESOURCE_SITE_SERVICE + 1];
} KithCatalogCounts;

/* One field of an entry that changes. */
typedef struct
{
  char *name;                /* (owned) of KithResourceField, or of nobody */
  KithValues *before;        /* (owned) with that field alone, without what is kept back */
  KithValues *after;         /* (owned) the same */
  gboolean before_kept_back; /* something is */
  gboolean after_kept_back;
  gboolean conflict; /* the center changed it otherwise, and the center's stays */
} KithCatalogFieldChange;

typedef struct
{
  gint64 id; /* for the next page */
  KithCatalogChangeKind change;
  KithResourceKind kind;
  gint64 resource; /* 0: new */
  char *key;       /* (owned) */
  char *name;      /* (owned) */
  KithResourceStatus before;
  KithResourceStatus after;
  guint line;        /* 0: not in the file */
  GPtrArray *fields; /* (owned) (element-type KithCatalogFieldChange) */
} KithCatalogChange;

typedef void (*KithCatalogProgress) (double fraction, gpointer user_data);

#define KITH_TYPE_CATALOG_PLAN (kith_catalog_plan_get_type ())
G_DECLARE_FINAL_TYPE (KithCatalogPlan, kith_catalog_plan, KITH, CATALOG_PLAN, GObject)

KithCatalogPlan *kith_catalog_plan_read (KithSession *session,
                                         const char *path,
                                         const KithCatalogOptions *options,
                                         KithCatalogProgress progress,
                                         gpointer user_data,
                                         GCancellable *cancellable,
                                         GError **error);
const KithCatalogHeader *kith_catalog_plan_get_header (KithCatalogPlan *self);
/* 0: a new one. */
gint64 kith_catalog_plan_get_source (KithCatalogPlan *self);
const char *kith_catalog_plan_get_source_name (KithCatalogPlan *self);
const KithCatalogCounts *kith_catalog_plan_get_counts (KithCatalogPlan *self);
guint kith_catalog_plan_get_n_changes (KithCatalogPlan *self);
/* (element-type KithCatalogProblem), at most KITH_CATALOG_MOST_PROBLEMS; how many there were in all. */
GPtrArray *kith_catalog_plan_get_problems (KithCatalogPlan *self);
guint kith_catalog_plan_get_n_problems (KithCatalogPlan *self);
/* Whether so many are missing that somebody has to say that this is so. */
gboolean kith_catalog_plan_is_doubtful (KithCatalogPlan *self);
/* (element-type KithCatalogChange) after: the id of the last one, 0 for the first. */
GPtrArray *kith_catalog_plan_list (KithCatalogPlan *self,
                                   KithCatalogChangeKind change,
                                   gint64 after,
                                   guint limit,
                                   GError **error);

/* run: (out) the run's id, 0 where nothing was to be changed. */
gboolean kith_catalog_plan_apply (KithCatalogPlan *self,
                                  gint64 *run,
                                  KithCatalogProgress progress,
                                  gpointer user_data,
                                  GCancellable *cancellable,
                                  GError **error);

void kith_catalog_change_free (KithCatalogChange *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithCatalogChange, kith_catalog_change_free)

G_END_DECLS
