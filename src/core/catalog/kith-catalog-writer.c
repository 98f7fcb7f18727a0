/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What all writers of directories have alike, and which of them writes a format. */

#include "catalog/kith-catalog-writer.h"

#include "catalog/kith-airs3-writer.h"
#include "catalog/kith-own-writer.h"

typedef struct
{
  KithXmlWriter *xml; /* (owned) */
} KithCatalogWriterPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (KithCatalogWriter, kith_catalog_writer, G_TYPE_OBJECT)

static GType
get_writer_type (KithCatalogFormat format)
{
  switch (format)
    {
    case KITH_CATALOG_KITH:
      return KITH_TYPE_OWN_WRITER;
    case KITH_CATALOG_AIRS_3_1:
      return KITH_TYPE_AIRS3_WRITER;
    case KITH_CATALOG_AIRS_3_0:
    case KITH_CATALOG_AIRS_4_0:
    case KITH_CATALOG_OSM:
    case KITH_N_CATALOG_FORMATS:
    default:
      return G_TYPE_INVALID;
    }
}

static void
kith_catalog_writer_finalize (GObject *object)
{
  KithCatalogWriterPrivate *priv = kith_catalog_writer_get_instance_private (KITH_CATALOG_WRITER (object));

  g_clear_pointer (&priv->xml, kith_xml_writer_free);

  G_OBJECT_CLASS (kith_catalog_writer_parent_class)->finalize (object);
}

static void
kith_catalog_writer_class_init (KithCatalogWriterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kith_catalog_writer_finalize;
}

static void
kith_catalog_writer_init (KithCatalogWriter *self)
{
}

/**
 * kith_catalog_format_is_written:
 * @format: a format
 *
 * Returns: whether Kith writes it too
 */
gboolean
kith_catalog_format_is_written (KithCatalogFormat format)
{
  return get_writer_type (format) != G_TYPE_INVALID;
}

/**
 * kith_catalog_writer_new:
 * @format: one that kith_catalog_format_is_written()
 * @stream: where the file goes; the caller closes it
 *
 * Returns: (transfer full): its writer
 */
KithCatalogWriter *
kith_catalog_writer_new (KithCatalogFormat format, GOutputStream *stream)
{
  KithCatalogWriter *self;
  KithCatalogWriterPrivate *priv;

  g_return_val_if_fail (kith_catalog_format_is_written (format) && G_IS_OUTPUT_STREAM (stream), NULL);

  self = g_object_new (get_writer_type (format), NULL);
  priv = kith_catalog_writer_get_instance_private (self);
  priv->xml = kith_xml_writer_new (stream);
  return self;
}

/**
 * kith_catalog_writer_get_xml:
 * @self: a writer
 *
 * Returns: (transfer none): what it writes with
 */
KithXmlWriter *
kith_catalog_writer_get_xml (KithCatalogWriter *self)
{
  KithCatalogWriterPrivate *priv;

  g_return_val_if_fail (KITH_IS_CATALOG_WRITER (self), NULL);

  priv = kith_catalog_writer_get_instance_private (self);
  return priv->xml;
}

/**
 * kith_catalog_writer_begin:
 * @self: a writer that has written nothing
 * @header: what the file says of itself; its format and schema are those of the writer
 * @error: what the stream says
 *
 * Returns: whether it is written
 */
gboolean
kith_catalog_writer_begin (KithCatalogWriter *self, const KithCatalogHeader *header, GError **error)
{
  g_return_val_if_fail (KITH_IS_CATALOG_WRITER (self) && header != NULL, FALSE);

  kith_xml_writer_begin (kith_catalog_writer_get_xml (self));
  KITH_CATALOG_WRITER_GET_CLASS (self)->begin (self, header);
  return kith_xml_writer_flush (kith_catalog_writer_get_xml (self), error);
}

/**
 * kith_catalog_writer_write:
 * @self: a writer that has begun
 * @entries: (element-type KithCatalogEntry): everything of one organization and of those that are part of it,
 *   in any order; or entries that are of none
 * @error: what the stream says
 *
 * Formats nest: what is of one organization has to come together. Entries name each other by their keys,
 * those that are written elsewhere too.
 *
 * Returns: whether it is written
 */
gboolean
kith_catalog_writer_write (KithCatalogWriter *self, GPtrArray *entries, GError **error)
{
  g_return_val_if_fail (KITH_IS_CATALOG_WRITER (self) && entries != NULL, FALSE);

  KITH_CATALOG_WRITER_GET_CLASS (self)->write (self, entries);
  return kith_xml_writer_flush (kith_catalog_writer_get_xml (self), error);
}

/**
 * kith_catalog_writer_end:
 * @self: a writer that has begun; it writes no more
 * @error: what the stream says
 *
 * Returns: whether the file is whole
 */
gboolean
kith_catalog_writer_end (KithCatalogWriter *self, GError **error)
{
  g_return_val_if_fail (KITH_IS_CATALOG_WRITER (self), FALSE);

  if (KITH_CATALOG_WRITER_GET_CLASS (self)->end != NULL)
    KITH_CATALOG_WRITER_GET_CLASS (self)->end (self);
  kith_xml_writer_close (kith_catalog_writer_get_xml (self));
  return kith_xml_writer_flush (kith_catalog_writer_get_xml (self), error);
}
