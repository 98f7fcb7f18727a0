/* SPDX-License-Identifier: GPL-3.0-or-later */
/* AIRS XML 4.0, by its first release candidate: flat, and joined by IDs. */

#include "catalog/kith-airs4-reader.h"

#include <glib/gi18n-lib.h>

#include "base/kith-clean-text.h"
#include "catalog/kith-airs-entry.h"

struct _KithAirs4Reader
{
  KithCatalogReader parent_instance;

  KithXmlTree *tree; /* (owned) */
};

/* What an element becomes, and under which names it says who it is and whose. */
typedef struct
{
  const char *element;
  KithResourceKind kind;
  const KithAirsRule *rules;
  const char *key;
  const char *organization;
  const char *program;
  const char *service;
  const char *location;
} Shape;

static const Shape shapes[] = {
  { "Agency", KITH_RESOURCE_ORGANIZATION, kith_airs4_agency_rules, "AgencyID" },
  { "Site", KITH_RESOURCE_LOCATION, kith_airs4_site_rules, "ID", "AgencyID" },
  { "Service", KITH_RESOURCE_SERVICE, kith_airs4_service_rules, "ID", "AgencyID", "ServiceGroupID" },
  { "SiteService", KITH_RESOURCE_SITE_SERVICE, kith_airs4_site_service_rules, "ID", "AgencyID",
    "ServiceGroupID", "ServiceID", "SiteID" },
  { "ServiceGroup", KITH_RESOURCE_PROGRAM, kith_airs4_service_group_rules, "ID" },
};

G_DEFINE_FINAL_TYPE (KithAirs4Reader, kith_airs4_reader, KITH_TYPE_CATALOG_READER)

static const Shape *
find_shape (const char *element)
{
  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    if (g_str_equal (shapes[i].element, element))
      return &shapes[i];
  return NULL;
}

/* name: (nullable) */
static char *
get_key (const KithXmlTree *tree, const KithXmlNode *node, const char *name)
{
  const char *text = name != NULL ? kith_xml_tree_get_text (tree, node, name) : "";
  g_autofree char *key = kith_catalog_clean_text (text, NULL);

  return key[0] != '\0' ? g_steal_pointer (&key) : NULL;
}

static void
skip (KithAirs4Reader *self, guint line, const char *path, const char *text)
{
  kith_catalog_reader_take_problem (KITH_CATALOG_READER (self), KITH_CATALOG_SKIPPED, line, g_strdup (path),
                                    g_strdup (text));
}

static void
take_record (KithAirs4Reader *self, const Shape *shape, const char *path, GPtrArray *entries)
{
  const KithXmlTree *tree = self->tree;
  const KithXmlNode *node = kith_xml_tree_get_root (tree);
  g_autofree char *key = get_key (tree, node, shape->key);
  g_autoptr (KithValuesBuilder) builder = NULL;
  KithCatalogEntry *entry;

  if (key == NULL)
    {
      skip (self, node->line, path,
            _ ("This has no ID, so nothing else can say that it belongs to it; it was left out. Give it one "
               "where "
               "the file comes from."));
      return;
    }
  if (shape->kind == KITH_RESOURCE_ORGANIZATION &&
      kith_xml_tree_get_text (tree, node, "AgencyName")[0] == '\0')
    {
      skip (self, node->line, path,
            _ ("This agency has no name, so it was left out. Give it one where the file comes from, or add "
               "it here "
               "by hand."));
      return;
    }
  builder = kith_values_builder_new ();
  entry =
      kith_airs_entry_new (KITH_CATALOG_READER (self), shape->kind, tree, node, path, shape->rules, builder);
  entry->key = g_steal_pointer (&key);
  entry->organization = get_key (tree, node, shape->organization);
  entry->program = get_key (tree, node, shape->program);
  entry->service = get_key (tree, node, shape->service);
  entry->location = get_key (tree, node, shape->location);
  g_ptr_array_add (entries, entry);
}

static gboolean
kith_airs4_reader_read_record (KithCatalogReader *reader,
                               GPtrArray *entries,
                               GCancellable *cancellable,
                               GError **error)
{
  KithAirs4Reader *self = KITH_AIRS4_READER (reader);
  KithXmlReader *xml = kith_catalog_reader_get_xml (reader);

  for (;;)
    {
      KithXmlEvent event;
      g_autofree char *path = NULL;
      const Shape *shape;

      if (!kith_xml_reader_next (xml, &event, cancellable, error) || event == KITH_XML_DONE)
        return FALSE;
      if (event != KITH_XML_START)
        continue;
      path = kith_xml_reader_dup_path (xml);
      shape = find_shape (kith_xml_reader_get_name (xml));
      if (shape != NULL)
        {
          kith_xml_reader_begin_record (xml);
          if (!kith_xml_tree_read (self->tree, xml, cancellable, error))
            return FALSE;
          take_record (self, shape, path, entries);
          return TRUE;
        }
      /* One after the other. */
      if (g_str_equal (kith_xml_reader_get_name (xml), "Source"))
        continue;
      skip (self, kith_xml_reader_get_line (xml), path,
            _ ("Kith does not know what this is; it was left out with all that is in it."));
      if (!kith_xml_reader_skip (xml, cancellable, error))
        return FALSE;
    }
}

static void
kith_airs4_reader_finalize (GObject *object)
{
  kith_xml_tree_free (KITH_AIRS4_READER (object)->tree);

  G_OBJECT_CLASS (kith_airs4_reader_parent_class)->finalize (object);
}

static void
kith_airs4_reader_class_init (KithAirs4ReaderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kith_airs4_reader_finalize;
  KITH_CATALOG_READER_CLASS (klass)->read_header = kith_airs_read_header;
  KITH_CATALOG_READER_CLASS (klass)->read_record = kith_airs4_reader_read_record;
}

static void
kith_airs4_reader_init (KithAirs4Reader *self)
{
  self->tree = kith_xml_tree_new ();
}
