/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Kith's own XML (docs/design/catalog-xml.md). */

#include "catalog/kith-own-writer.h"

#include "catalog/kith-own-entry.h"

struct _KithOwnWriter
{
  KithCatalogWriter parent_instance;
};

G_DEFINE_FINAL_TYPE (KithOwnWriter, kith_own_writer, KITH_TYPE_CATALOG_WRITER)

static void
kith_own_writer_begin (KithCatalogWriter *writer, const KithCatalogHeader *header)
{
  KithXmlWriter *xml = kith_catalog_writer_get_xml (writer);

  kith_xml_writer_open (xml, "catalog");
  kith_xml_writer_attribute (xml, "xmlns", KITH_OWN_NAMESPACE);
  kith_xml_writer_attribute (xml, "entity", header->entity);
  kith_xml_writer_attribute (xml, "source", header->source_id);
  kith_xml_writer_attribute (xml, "vendor", header->vendor);
  kith_xml_writer_attribute (xml, "software", header->software);
  kith_xml_writer_attribute (xml, "taxonomy", header->taxonomy);
  kith_xml_writer_attribute (xml, "origin", header->origin);
  kith_xml_writer_attribute (xml, "licence", header->licence);
  kith_xml_writer_attribute (xml, "attribution", header->attribution);
}

static void
kith_own_writer_write (KithCatalogWriter *writer, GPtrArray *entries)
{
  for (guint i = 0; i < entries->len; i++)
    kith_own_write_entry (kith_catalog_writer_get_xml (writer), entries->pdata[i]);
}

static void
kith_own_writer_class_init (KithOwnWriterClass *klass)
{
  KITH_CATALOG_WRITER_CLASS (klass)->begin = kith_own_writer_begin;
  KITH_CATALOG_WRITER_CLASS (klass)->write = kith_own_writer_write;
}

static void
kith_own_writer_init (KithOwnWriter *self)
{
}
