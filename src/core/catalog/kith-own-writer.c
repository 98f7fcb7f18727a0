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
  for (const KithOwnHeaderText *text = kith_own_header_texts; text->name != NULL; text++)
    kith_xml_writer_attribute (xml, text->name, G_STRUCT_MEMBER (char *, header, text->offset));
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
