/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the readers of AIRS XML have alike. */

#include "catalog/kith-airs-entry.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/kith-clean-text.h"

/* iCarol writes what is deleted by a word before the description. */
static gboolean
is_marked_deleted (const KithXmlTree *tree, const KithXmlNode *node)
{
  static const char *const descriptions[] = { "AgencyDescription", "SiteDescription", "Description" };
  const char *stamp = kith_xml_tree_get_text (tree, node, "@delete");

  for (guint i = 0; i < G_N_ELEMENTS (descriptions); i++)
    if (g_str_has_prefix (kith_xml_tree_get_text (tree, node, descriptions[i]), "DEL "))
      return TRUE;
  return g_str_equal (stamp, "1") || g_ascii_strcasecmp (stamp, "true") == 0;
}

/* An attribute in AIRS XML 3, an element in 4. */
static char *
get_status (const KithXmlTree *tree, const KithXmlNode *node)
{
  const char *status = kith_xml_tree_get_text (tree, node, "@Status");

  return g_ascii_strdown (status[0] != '\0' ? status : kith_xml_tree_get_text (tree, node, "Status"), -1);
}

/**
 * kith_airs_entry_new:
 * @reader: (nullable): who reads; it is told of what is odd
 * @kind: what the element is
 * @tree: a tree
 * @node: the element
 * @path: where it stands
 * @rules: the table for what is in it
 * @builder: with what is known already; it is empty afterwards
 *
 * Returns: (transfer full): its entry, with status and values; keys are the caller's
 */
KithCatalogEntry *
kith_airs_entry_new (KithCatalogReader *reader,
                     KithResourceKind kind,
                     const KithXmlTree *tree,
                     const KithXmlNode *node,
                     const char *path,
                     const KithAirsRule *rules,
                     KithValuesBuilder *builder)
{
  KithCatalogEntry *entry = kith_catalog_entry_new (kind);
  g_autofree char *status = get_status (tree, node);

  entry->line = node->line;
  kith_airs_take (builder, tree, node, rules);
  if (status[0] != '\0' && !kith_resource_status_parse (status, &entry->status))
    {
      g_autofree char *shown = kith_catalog_clean_text (status, NULL);

      kith_values_builder_add (builder, "status", shown);
      if (reader != NULL)
        kith_catalog_reader_take_problem (
            reader, KITH_CATALOG_NOTE, node->line, g_strdup (path),
            g_strdup_printf (_ ("The status “%s” is none that AIRS XML knows; it was taken for active."),
                             shown));
    }
  if (is_marked_deleted (tree, node))
    entry->status = KITH_RESOURCE_IS_DELETED;
  entry->values = kith_values_builder_end (builder);
  return entry;
}

static char *
take_attribute (KithXmlReader *xml, const char *name)
{
  g_autofree char *value = NULL, *cleaned = NULL;

  if (!kith_xml_reader_get_attribute (xml, name, &value))
    return NULL;
  cleaned = kith_catalog_clean_text (value, NULL);
  return cleaned[0] != '\0' ? g_steal_pointer (&cleaned) : NULL;
}

/**
 * kith_airs_read_header:
 * @reader: a reader whose XML is at the start of its outermost element
 * @error: return location
 *
 * Returns: %TRUE: whatever is missing stays unsaid
 */
gboolean
kith_airs_read_header (KithCatalogReader *reader, GError **error)
{
  KithXmlReader *xml = kith_catalog_reader_get_xml (reader);
  KithCatalogHeader *header = kith_catalog_reader_edit_header (reader);
  const char *space = kith_xml_reader_get_namespace (xml);

  header->entity = take_attribute (xml, "SourceEntity");
  header->source_id = take_attribute (xml, "SourceID");
  header->vendor = take_attribute (xml, "SoftwareVendor");
  header->software = take_attribute (xml, "SoftwareVersion");
  header->schema = take_attribute (xml, "SchemaVersion");
  header->taxonomy = take_attribute (xml, "TaxonomyVersion");
  header->origin = take_attribute (xml, "OriginTimestamp");
  header->format = strstr (space, "/4_0") != NULL ? KITH_CATALOG_AIRS_4_0
                   : space[0] == '\0' && header->schema != NULL && header->schema[0] == '4'
                       ? KITH_CATALOG_AIRS_4_0
                   : strstr (space, "/3_1/") != NULL ? KITH_CATALOG_AIRS_3_1
                                                     : KITH_CATALOG_AIRS_3_0;
  return TRUE;
}
