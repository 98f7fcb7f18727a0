/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Kith's own XML. A file of a later version is refused: it may mean something else by the same words. */

#include "catalog/kith-own-reader.h"

#include <glib/gi18n-lib.h>

#include "base/kith-clean-text.h"
#include "base/kith-error.h"

struct _KithOwnReader
{
  KithCatalogReader parent_instance;

  KithXmlTree *tree; /* (owned) */
};

G_DEFINE_FINAL_TYPE (KithOwnReader, kith_own_reader, KITH_TYPE_CATALOG_READER)

static void
take_attribute (KithXmlReader *xml, const char *name, char **text)
{
  g_autofree char *raw = NULL;
  g_autofree char *cleaned = NULL;

  if (!kith_xml_reader_get_attribute (xml, name, &raw))
    return;
  cleaned = kith_catalog_clean_plain (raw);
  if (cleaned[0] != '\0')
    *text = g_steal_pointer (&cleaned);
}

static gboolean
kith_own_reader_read_header (KithCatalogReader *reader, GError **error)
{
  KithXmlReader *xml = kith_catalog_reader_get_xml (reader);
  KithCatalogHeader *header = kith_catalog_reader_edit_header (reader);

  if (!g_str_equal (kith_xml_reader_get_namespace (xml), KITH_OWN_NAMESPACE) ||
      !g_str_equal (kith_xml_reader_get_name (xml), "catalog"))
    {
      g_set_error (error, KITH_ERROR, KITH_ERROR_INVALID,
                   _ ("Line %u: this was written by a later version of Kith, and this one does not know how "
                      "to read it."),
                   kith_xml_reader_get_line (xml));
      return FALSE;
    }
  header->format = KITH_CATALOG_KITH;
  header->schema = g_strdup (KITH_OWN_VERSION);
  for (const KithOwnHeaderText *text = kith_own_header_texts; text->name != NULL; text++)
    take_attribute (xml, text->name, G_STRUCT_MEMBER_P (header, text->offset));
  return TRUE;
}

static void
tell (KithCatalogReader *reader, KithCatalogSeverity severity, const char *path, const char *text)
{
  kith_catalog_reader_take_problem (reader, severity,
                                    kith_xml_reader_get_line (kith_catalog_reader_get_xml (reader)),
                                    g_strdup (path), g_strdup (text));
}

static void
take_entry (KithOwnReader *self, const char *path, GPtrArray *entries)
{
  KithCatalogReader *reader = KITH_CATALOG_READER (self);
  const char *problem;
  guint n_dropped = 0;
  KithCatalogEntry *entry =
      kith_own_read_entry (self->tree, kith_xml_tree_get_root (self->tree), &n_dropped, &problem);

  if (entry == NULL)
    {
      tell (reader, KITH_CATALOG_SKIPPED, path, problem);
      return;
    }
  if (n_dropped > 0)
    {
      g_autofree char *text = g_strdup_printf (
          ngettext ("%u value of this entry could not be taken, and was left out.",
                    "%u values of this entry could not be taken, and were left out.", n_dropped),
          n_dropped);

      tell (reader, KITH_CATALOG_NOTE, path, text);
    }
  g_ptr_array_add (entries, entry);
}

static gboolean
kith_own_reader_read_record (KithCatalogReader *reader,
                             GPtrArray *entries,
                             GCancellable *cancellable,
                             GError **error)
{
  KithOwnReader *self = KITH_OWN_READER (reader);
  KithXmlReader *xml = kith_catalog_reader_get_xml (reader);

  for (;;)
    {
      KithXmlEvent event;
      g_autofree char *path = NULL;

      if (!kith_xml_reader_next (xml, &event, cancellable, error) || event == KITH_XML_DONE)
        return FALSE;
      if (event != KITH_XML_START)
        continue;
      path = kith_xml_reader_dup_path (xml);
      if (g_str_equal (kith_xml_reader_get_name (xml), "entry"))
        {
          kith_xml_reader_begin_record (xml);
          if (!kith_xml_tree_read (self->tree, xml, cancellable, error))
            return FALSE;
          take_entry (self, path, entries);
          return TRUE;
        }
      tell (reader, KITH_CATALOG_SKIPPED, path,
            _ ("Kith does not know what this is; it was left out with all that is in it."));
      if (!kith_xml_reader_skip (xml, cancellable, error))
        return FALSE;
    }
}

static void
kith_own_reader_finalize (GObject *object)
{
  kith_xml_tree_free (KITH_OWN_READER (object)->tree);

  G_OBJECT_CLASS (kith_own_reader_parent_class)->finalize (object);
}

static void
kith_own_reader_class_init (KithOwnReaderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kith_own_reader_finalize;
  KITH_CATALOG_READER_CLASS (klass)->read_header = kith_own_reader_read_header;
  KITH_CATALOG_READER_CLASS (klass)->read_record = kith_own_reader_read_record;
}

static void
kith_own_reader_init (KithOwnReader *self)
{
  self->tree = kith_xml_tree_new ();
}
