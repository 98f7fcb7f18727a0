/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * KithCatalogWriter: a resource directory as a file, record by record, in constant memory. What it writes,
 * its format's reader tells again: the same entries with the same keys, status and values.
 */

#pragma once

#include "catalog/kith-catalog-reader.h"
#include "catalog/kith-xml-writer.h"

G_BEGIN_DECLS

#define KITH_TYPE_CATALOG_WRITER (kith_catalog_writer_get_type ())
G_DECLARE_DERIVABLE_TYPE (KithCatalogWriter, kith_catalog_writer, KITH, CATALOG_WRITER, GObject)

struct _KithCatalogWriterClass
{
  GObjectClass parent_class;

  /* Opens the file's outermost element, which the base closes. */
  void (*begin) (KithCatalogWriter *self, const KithCatalogHeader *header);
  void (*write) (KithCatalogWriter *self, GPtrArray *entries);
  /* (nullable) before the outermost element ends */
  void (*end) (KithCatalogWriter *self);
};

/* Whether there is a writer of it. */
gboolean kith_catalog_format_is_written (KithCatalogFormat format);

KithCatalogWriter *kith_catalog_writer_new (KithCatalogFormat format, GOutputStream *stream);
gboolean kith_catalog_writer_begin (KithCatalogWriter *self, const KithCatalogHeader *header, GError **error);
/* All of one organization, its parts too. (element-type KithCatalogEntry) */
gboolean kith_catalog_writer_write (KithCatalogWriter *self, GPtrArray *entries, GError **error);
gboolean kith_catalog_writer_end (KithCatalogWriter *self, GError **error);

/* For those that write a format. */
KithXmlWriter *kith_catalog_writer_get_xml (KithCatalogWriter *self);

G_END_DECLS
