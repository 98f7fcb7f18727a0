/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sources of the directory, and what was taken in from each. Topic "catalog". */

#pragma once

#include "catalog/kith-catalog-reader.h"
#include "session/kith-session.h"

G_BEGIN_DECLS

#define KITH_CATALOG_TOPIC "catalog"

/* All strings (owned); (nullable) but name. */
typedef struct
{
  gint64 id;
  char *name;
  KithCatalogFormat format;
  char *entity; /* who makes it */
  char *entity_id;
  char *licence;
  char *attribution; /* what has to be shown with it */
  gboolean partial;
  gint64 version;
  gint64 last_run; /* that stands; 0: none; this and what follows only in kith_catalogs_list() */
  guint n_entries;
  guint n_missing;
} KithCatalog;

typedef enum
{
  KITH_CATALOG_RUN_STANDS = 1,
  KITH_CATALOG_RUN_TAKEN_BACK = 2,
} KithCatalogRunState;

typedef struct
{
  gint64 id;
  gint64 source;
  char *source_name; /* (owned) */
  KithDay day;
  gint64 utc;
  char *who;    /* (owned) (nullable) */
  char *file;   /* (owned) */
  char *origin; /* (owned) (nullable) when the file was made, as it says */
  guint added;
  guint changed;
  guint returned;
  guint missing;
  guint unchanged;
  guint problems;
  KithCatalogRunState state;
} KithCatalogRun;

/* (element-type KithCatalog) by name */
GPtrArray *kith_catalogs_list (KithSession *session, GError **error);
/* One of them, without what has to be counted. */
/* (element-type KithCatalogRun) newest first; source 0: of all */
GPtrArray *kith_catalogs_list_runs (KithSession *session, gint64 source, GError **error);
KithCatalogRun *kith_catalogs_get_run (KithSession *session, gint64 run, GError **error);
/* (element-type KithCatalogProblem) what was wrong in the file of a run */
GPtrArray *kith_catalogs_list_problems (KithSession *session, gint64 run, GError **error);
gboolean
kith_catalogs_rename (KithSession *session, gint64 source, gint64 version, const char *name, GError **error);

/* Which source a file is of: by id, by name, or by what it calls itself; 0 where it will be a new one. */
gboolean kith_catalogs_choose (KithDb *db,
                               gint64 wanted,
                               const char *wanted_name,
                               const KithCatalogHeader *header,
                               const char *file,
                               gint64 *source,
                               char **name,
                               GError **error);

/* Taking the newest run of a source back: what it added is gone, what it changed is as before, but for
 * entries that somebody here has changed since, which are left. n_left: (out) (optional) how many. */
gboolean kith_catalogs_take_back (KithSession *session, gint64 run, guint *n_left, GError **error);

void kith_catalog_free (KithCatalog *self);
void kith_catalog_run_free (KithCatalogRun *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithCatalog, kith_catalog_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithCatalogRun, kith_catalog_run_free)

G_END_DECLS
