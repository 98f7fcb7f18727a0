/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The directory as a file for other programs. */

#pragma once

#include "catalog/kith-catalog-reader.h"
#include "session/kith-session.h"

G_BEGIN_DECLS

/**
 * KithCatalogExport:
 * @format: one that kith_catalog_format_is_written()
 * @source: only what came from there; 0: all of the directory
 * @whole: what must not be shown too, for another Kith of the same center
 */
typedef struct
{
  KithCatalogFormat format;
  gint64 source;
  gboolean whole;
} KithCatalogExport;

/* n_entries: (out) (optional) how many were written. */
gboolean kith_catalog_export (KithSession *session,
                              const KithCatalogExport *options,
                              GOutputStream *stream,
                              guint *n_entries,
                              GCancellable *cancellable,
                              GError **error);

G_END_DECLS
