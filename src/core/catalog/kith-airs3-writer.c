/* SPDX-License-Identifier: GPL-3.0-or-later */
/* AIRS XML 3.1: agencies, one after the other, as kith-airs3-agency.c makes them of a record. */

#include "catalog/kith-airs3-writer.h"

#include "base/kith-clean-text.h"
#include "catalog/kith-airs-aside.h"
#include "catalog/kith-airs-rules.h"
#include "catalog/kith-airs3-agency.h"

#define NAMESPACE "http://www.airs.org/schema/3_1/AIRS.xsd"
#define VERSION "3.1"
/* What systems of the field write where nobody knows. */
#define NO_TIME "1900-01-01T00:00:00"

struct _KithAirs3Writer
{
  KithCatalogWriter parent_instance;

  KithXmlTree *tree; /* (owned) */
  gboolean has_agency;
};

G_DEFINE_FINAL_TYPE (KithAirs3Writer, kith_airs3_writer, KITH_TYPE_CATALOG_WRITER)

/* What the outermost element says, all of which the schema wants. */
static const struct
{
  const char *name;
  gsize offset;
  KithAirsForm form;
} attributes[] = {
  { "SourceEntity", G_STRUCT_OFFSET (KithCatalogHeader, entity), KITH_AIRS_ANY },
  { "SourceID", G_STRUCT_OFFSET (KithCatalogHeader, source_id), KITH_AIRS_ANY },
  { "OriginTimestamp", G_STRUCT_OFFSET (KithCatalogHeader, origin), KITH_AIRS_DATE_TIME },
  { "SoftwareVendor", G_STRUCT_OFFSET (KithCatalogHeader, vendor), KITH_AIRS_ANY },
  { "SoftwareVersion", G_STRUCT_OFFSET (KithCatalogHeader, software), KITH_AIRS_ANY },
  { "TaxonomyVersion", G_STRUCT_OFFSET (KithCatalogHeader, taxonomy), KITH_AIRS_DATE_TIME },
};

static char *
make_attribute (const KithCatalogHeader *header, guint i)
{
  const char *text = G_STRUCT_MEMBER (char *, header, attributes[i].offset);
  char *formed = text != NULL ? kith_airs_form_text (attributes[i].form, text) : NULL;

  if (formed != NULL)
    return formed;
  return g_strdup (attributes[i].form == KITH_AIRS_DATE_TIME ? NO_TIME : "");
}

/* What has no attribute, or not this one, stands before. */
static void
write_aside (KithXmlWriter *xml, const KithCatalogHeader *header)
{
  KithCatalogHeader read = { .format = KITH_CATALOG_AIRS_3_1 };
  g_autofree char *aside = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (attributes); i++)
    {
      g_autofree char *text = make_attribute (header, i);
      g_autofree char *cleaned = kith_catalog_clean_text (text, NULL);

      if (cleaned[0] != '\0')
        G_STRUCT_MEMBER (char *, &read, attributes[i].offset) = g_steal_pointer (&cleaned);
    }
  aside = kith_airs_aside_make_header (&read, header);
  if (aside != NULL)
    kith_xml_writer_instruction (xml, KITH_XML_TARGET, aside);
  for (guint i = 0; i < G_N_ELEMENTS (attributes); i++)
    g_free (G_STRUCT_MEMBER (char *, &read, attributes[i].offset));
}

static void
kith_airs3_writer_begin (KithCatalogWriter *writer, const KithCatalogHeader *header)
{
  KithXmlWriter *xml = kith_catalog_writer_get_xml (writer);

  write_aside (xml, header);
  kith_xml_writer_open (xml, "Source");
  kith_xml_writer_attribute (xml, "xmlns", NAMESPACE);
  for (guint i = 0; i < G_N_ELEMENTS (attributes); i++)
    {
      g_autofree char *text = make_attribute (header, i);

      kith_xml_writer_attribute (xml, attributes[i].name, text);
    }
  kith_xml_writer_attribute (xml, "SchemaVersion", VERSION);
}

static void
write_node (KithXmlWriter *xml, const KithXmlTree *tree, const KithXmlNode *node)
{
  kith_xml_writer_open (xml, node->name);
  for (const KithXmlNode *child = kith_xml_tree_first (tree, node); child != NULL;
       child = kith_xml_tree_next (tree, child))
    if (child->name[0] == '@')
      kith_xml_writer_attribute (xml, child->name + 1, child->text);
  kith_xml_writer_text (xml, node->text);
  for (const KithXmlNode *child = kith_xml_tree_first (tree, node); child != NULL;
       child = kith_xml_tree_next (tree, child))
    if (g_str_equal (child->name, KITH_XML_ASIDE))
      kith_xml_writer_instruction (xml, KITH_XML_TARGET, child->text);
    else if (child->name[0] != '@')
      write_node (xml, tree, child);
  kith_xml_writer_close (xml);
}

static void
write_agency (KithAirs3Writer *self, KithAirs3Agency *agency, const KithCatalogEntry *organization)
{
  if (!kith_airs3_agency_make (agency, organization))
    return;
  write_node (kith_catalog_writer_get_xml (KITH_CATALOG_WRITER (self)), self->tree,
              kith_xml_tree_get_root (self->tree));
  self->has_agency = TRUE;
}

static void
kith_airs3_writer_write (KithCatalogWriter *writer, GPtrArray *entries)
{
  KithAirs3Writer *self = KITH_AIRS3_WRITER (writer);
  g_autoptr (KithAirsRecord) record = kith_airs_record_new (entries);
  g_autoptr (KithAirs3Agency) agency = kith_airs3_agency_new (self->tree, record);
  const GPtrArray *roots = kith_airs_record_list (record, KITH_RESOURCE_ORGANIZATION, NULL);

  for (guint i = 0; i < roots->len; i++)
    write_agency (self, agency, roots->pdata[i]);
  /* Those that are left are nested too deep, or are parts of each other. */
  for (guint i = 0; i < entries->len; i++)
    if (((const KithCatalogEntry *) entries->pdata[i])->kind == KITH_RESOURCE_ORGANIZATION)
      write_agency (self, agency, entries->pdata[i]);
  write_agency (self, agency, NULL);
}

/* The schema wants an agency even where there is none. */
static void
kith_airs3_writer_end (KithCatalogWriter *writer)
{
  KithAirs3Writer *self = KITH_AIRS3_WRITER (writer);

  if (self->has_agency)
    return;
  kith_xml_tree_begin (self->tree);
  kith_xml_tree_open (self->tree, "Agency");
  kith_xml_tree_add (self->tree, "Key", "0");
  kith_xml_tree_add (self->tree, "Name", "");
  kith_airs_aside_give_none (self->tree);
  kith_xml_tree_close (self->tree);
  write_node (kith_catalog_writer_get_xml (writer), self->tree, kith_xml_tree_get_root (self->tree));
}

static void
kith_airs3_writer_finalize (GObject *object)
{
  kith_xml_tree_free (KITH_AIRS3_WRITER (object)->tree);

  G_OBJECT_CLASS (kith_airs3_writer_parent_class)->finalize (object);
}

static void
kith_airs3_writer_class_init (KithAirs3WriterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kith_airs3_writer_finalize;
  KITH_CATALOG_WRITER_CLASS (klass)->begin = kith_airs3_writer_begin;
  KITH_CATALOG_WRITER_CLASS (klass)->write = kith_airs3_writer_write;
  KITH_CATALOG_WRITER_CLASS (klass)->end = kith_airs3_writer_end;
}

static void
kith_airs3_writer_init (KithAirs3Writer *self)
{
  self->tree = kith_xml_tree_new ();
}
