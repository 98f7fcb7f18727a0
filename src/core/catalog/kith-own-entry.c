/* SPDX-License-Identifier: GPL-3.0-or-later */
/* <entry kind="service" key="7/5"><value name="phone">555-0101<value name="type">fax</value></value></entry>
 */

#include "catalog/kith-own-entry.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/kith-clean-text.h"
#include "resources/kith-resource-field.h"

/* The longest name of a value. */
#define LONGEST_NAME 100

const KithOwnHeaderText kith_own_header_texts[] = {
  { "entity", G_STRUCT_OFFSET (KithCatalogHeader, entity) },
  { "source", G_STRUCT_OFFSET (KithCatalogHeader, source_id) },
  { "vendor", G_STRUCT_OFFSET (KithCatalogHeader, vendor) },
  { "software", G_STRUCT_OFFSET (KithCatalogHeader, software) },
  { "taxonomy", G_STRUCT_OFFSET (KithCatalogHeader, taxonomy) },
  { "origin", G_STRUCT_OFFSET (KithCatalogHeader, origin) },
  { "licence", G_STRUCT_OFFSET (KithCatalogHeader, licence) },
  { "attribution", G_STRUCT_OFFSET (KithCatalogHeader, attribution) },
  { NULL },
};

/* ---- Writing. */

/**
 * kith_own_write_value:
 * @writer: where it goes
 * @value: at a value
 *
 * Writes the value with all it holds on one line.
 */
void
kith_own_write_value (KithXmlWriter *writer, const KithValueIter *value)
{
  KithValueIter within;
  guint open = 1;

  g_return_if_fail (writer != NULL && value != NULL && value->name != NULL);

  kith_xml_writer_open (writer, "value");
  kith_xml_writer_attribute (writer, "name", value->name);
  kith_xml_writer_text (writer, value->text);
  kith_value_iter_init_within (&within, value);
  while (kith_value_iter_next (&within))
    {
      for (guint depth = within.depth - value->depth; open > depth; open--)
        kith_xml_writer_close (writer);
      kith_xml_writer_open_inline (writer, "value");
      kith_xml_writer_attribute (writer, "name", within.name);
      kith_xml_writer_text (writer, within.text);
      open++;
    }
  for (; open > 0; open--)
    kith_xml_writer_close (writer);
}

/**
 * kith_own_write_attributes:
 * @writer: where they go
 * @entry: an entry
 *
 * Writes what an entry is but for its values.
 */
void
kith_own_write_attributes (KithXmlWriter *writer, const KithCatalogEntry *entry)
{
  g_return_if_fail (writer != NULL && entry != NULL && entry->key != NULL);

  kith_xml_writer_attribute (writer, "kind", kith_resource_kind_code (entry->kind));
  kith_xml_writer_attribute (writer, "key", entry->key);
  kith_xml_writer_attribute (writer, "organization", entry->organization);
  kith_xml_writer_attribute (writer, "program", entry->program);
  kith_xml_writer_attribute (writer, "service", entry->service);
  kith_xml_writer_attribute (writer, "location", entry->location);
  if (entry->status != KITH_RESOURCE_IS_ACTIVE)
    kith_xml_writer_attribute (writer, "status", kith_resource_status_code (entry->status));
}

/**
 * kith_own_write_entry:
 * @writer: where it goes
 * @entry: an entry
 */
void
kith_own_write_entry (KithXmlWriter *writer, const KithCatalogEntry *entry)
{
  KithValueIter iter;

  g_return_if_fail (writer != NULL && entry != NULL && entry->values != NULL);

  kith_xml_writer_open (writer, "entry");
  kith_own_write_attributes (writer, entry);
  kith_value_iter_init (&iter, entry->values);
  while (kith_value_iter_next (&iter))
    if (iter.depth == 1)
      kith_own_write_value (writer, &iter);
  kith_xml_writer_close (writer);
}

/* ---- Reading. */

/**
 * kith_own_dup_attribute:
 * @tree: a tree
 * @node: an element of it
 * @name: of an attribute, with "@"
 *
 * Returns: (transfer full) (nullable): its cleaned text; %NULL where nothing is there
 */
char *
kith_own_dup_attribute (const KithXmlTree *tree, const KithXmlNode *node, const char *name)
{
  g_autofree char *text = kith_catalog_clean_plain (kith_xml_tree_get_text (tree, node, name));

  return text[0] != '\0' ? g_steal_pointer (&text) : NULL;
}

/* Names that a later Kith may have are taken too, but not just anything. */
static gboolean
is_name (const char *name)
{
  gsize length = strspn (name, "abcdefghijklmnopqrstuvwxyz0123456789-");

  return length > 0 && length <= LONGEST_NAME && name[length] == '\0';
}

static gboolean
may_take (const char *name, guint *n_unknown)
{
  KithResourceField field;

  if (!is_name (name))
    return FALSE;
  return kith_resource_field_parse (name, &field) || ++*n_unknown <= KITH_OWN_MOST_UNKNOWN;
}

/* Returns: how many were left out. */
static guint
read_values (KithValuesBuilder *builder,
             const KithXmlTree *tree,
             const KithXmlNode *node,
             guint depth,
             guint *n_unknown)
{
  guint n_dropped = 0;

  for (const KithXmlNode *child = kith_xml_tree_first (tree, node); child != NULL;
       child = kith_xml_tree_next (tree, child))
    {
      const char *name = kith_xml_tree_get_text (tree, child, "@name");

      if (child->name[0] == '@')
        continue;
      if (!g_str_equal (child->name, "value") || depth > KITH_VALUES_MOST_DEEP ||
          (depth == 1 ? !may_take (name, n_unknown) : !is_name (name)))
        {
          n_dropped++;
          continue;
        }
      else
        {
          g_autofree char *text = kith_catalog_clean_plain (child->text);

          kith_values_builder_open (builder, name, text);
          n_dropped += read_values (builder, tree, child, depth + 1, n_unknown);
          kith_values_builder_close (builder);
        }
    }
  return n_dropped;
}

/**
 * kith_own_read_values:
 * @builder: where the values go
 * @tree: a tree
 * @node: an element of it that holds values
 * @n_unknown: (inout): how many values of the entry have had names that nobody knows
 *
 * Returns: how many could not be taken: without a name, in other elements, or too deep
 */
guint
kith_own_read_values (KithValuesBuilder *builder,
                      const KithXmlTree *tree,
                      const KithXmlNode *node,
                      guint *n_unknown)
{
  g_return_val_if_fail (builder != NULL && tree != NULL && node != NULL && n_unknown != NULL, 0);

  return read_values (builder, tree, node, 1, n_unknown);
}

/**
 * kith_own_read_entry:
 * @tree: a tree
 * @node: an element of it
 * @n_dropped: (out): values that could not be taken
 * @problem: (out) (transfer none): where it cannot be taken: a sentence
 *
 * Returns: (transfer full) (nullable): the entry
 */
KithCatalogEntry *
kith_own_read_entry (const KithXmlTree *tree, const KithXmlNode *node, guint *n_dropped, const char **problem)
{
  g_autoptr (KithValuesBuilder) builder = NULL;
  g_autofree char *key = NULL;
  KithCatalogEntry *entry;
  KithResourceKind kind;
  KithResourceStatus status = KITH_RESOURCE_IS_ACTIVE;
  guint n_unknown = 0;
  const char *given;

  g_return_val_if_fail (tree != NULL && node != NULL && n_dropped != NULL && problem != NULL, NULL);

  key = kith_own_dup_attribute (tree, node, "@key");
  given = kith_xml_tree_get_text (tree, node, "@status");
  *problem = NULL;
  if (!kith_resource_kind_parse (kith_xml_tree_get_text (tree, node, "@kind"), &kind))
    *problem = _ ("This does not say what kind of entry it is, or one that Kith does not know; it was left "
                  "out.");
  else if (key == NULL)
    *problem = _ ("This has no key, so it could not be known again; it was left out.");
  else if (given[0] != '\0' && !kith_resource_status_parse (given, &status))
    *problem = _ ("The status of this is none that Kith knows; it was left out.");
  if (*problem != NULL)
    return NULL;

  builder = kith_values_builder_new ();
  entry = kith_catalog_entry_new (kind);
  entry->key = g_steal_pointer (&key);
  entry->organization = kith_own_dup_attribute (tree, node, "@organization");
  entry->program = kith_own_dup_attribute (tree, node, "@program");
  entry->service = kith_own_dup_attribute (tree, node, "@service");
  entry->location = kith_own_dup_attribute (tree, node, "@location");
  entry->status = status;
  entry->line = node->line;
  *n_dropped = kith_own_read_values (builder, tree, node, &n_unknown);
  entry->values = kith_values_builder_end (builder);
  return entry;
}
