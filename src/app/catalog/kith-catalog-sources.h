/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithCatalogSources: the sources of the directory with what was taken in from each, as they were at one
 * moment. It knows no widget. */

#pragma once

#include "catalog/kith-catalogs.h"

G_BEGIN_DECLS

typedef struct _KithCatalogSources KithCatalogSources;

/* sources: (element-type KithCatalog), runs: (element-type KithCatalogRun) newest first; both (transfer full)
 */
KithCatalogSources *kith_catalog_sources_new (GPtrArray *sources, GPtrArray *runs);
/* In any thread; it counts entries. */
KithCatalogSources *kith_catalog_sources_load (KithSession *session, GError **error);
void kith_catalog_sources_free (KithCatalogSources *self);

/* (element-type KithCatalog) (transfer none) */
GPtrArray *kith_catalog_sources_list (const KithCatalogSources *self);
/* NULL: it is not there any more. */
const KithCatalog *kith_catalog_sources_find (const KithCatalogSources *self, gint64 source);
/* (element-type KithCatalogRun) newest first, borrowed; (transfer container) */
GPtrArray *kith_catalog_sources_list_runs (const KithCatalogSources *self, gint64 source);
/* The newest that stands: the only one that can be taken back. NULL: none */
const KithCatalogRun *kith_catalog_sources_get_newest (const KithCatalogSources *self, gint64 source);
/* Why a source cannot be called so; NULL: it can. */
const char *
kith_catalog_sources_refuse_name (const KithCatalogSources *self, gint64 source, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithCatalogSources, kith_catalog_sources_free)

G_END_DECLS
