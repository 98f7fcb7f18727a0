/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading what AIRS XML has no place for. */

#include "catalog/kith-airs-aside.h"

#include <string.h>

#include "catalog/kith-own-entry.h"

/* Instructions in one element. */
#define MOST_ASIDE 200

/* What an attribute says: nothing, that there is none (""), or a key. */
typedef struct
{
  const char *name;
  gsize offset; /* in an entry */
} Link;

static const Link links[] = {
  { "@organization", G_STRUCT_OFFSET (KithCatalogEntry, organization) },
  { "@program", G_STRUCT_OFFSET (KithCatalogEntry, program) },
  { "@service", G_STRUCT_OFFSET (KithCatalogEntry, service) },
  { "@location", G_STRUCT_OFFSET (KithCatalogEntry, location) },
};

/* An entry that stands in one or more instructions. */
typedef struct
{
  KithCatalogEntry *entry;    /* (owned) (nullable) */
  KithValuesBuilder *builder; /* (owned) all its values so far */
} Whole;

struct _KithAirsAside
{
  gboolean is_none;
  char *key;                          /* (owned) (nullable) */
  char *linked[G_N_ELEMENTS (links)]; /* (owned) (nullable) "": there is none */
  gboolean has_status;
  KithResourceStatus status;
  GHashTable *fields;         /* (owned) (element-type utf8): those that are told here, or that are none */
  KithValuesBuilder *builder; /* (owned) */
  KithValues *values;         /* (owned) of those that are told here */
  GPtrArray *whole;           /* (owned) (element-type Whole) */
  guint n_unknown;
};

static void
whole_free (Whole *self)
{
  kith_catalog_entry_free (self->entry);
  kith_values_builder_free (self->builder);
  g_free (self);
}

static char **
get_link (KithCatalogEntry *entry, guint i)
{
  return G_STRUCT_MEMBER_P (entry, links[i].offset);
}

/* ---- One instruction. */

static void
copy_values (KithValuesBuilder *builder, const KithValues *values)
{
  KithValueIter iter;

  kith_value_iter_init (&iter, values);
  while (kith_value_iter_next (&iter))
    if (iter.depth == 1)
      kith_values_builder_copy (builder, &iter);
}

static gboolean
take_whole (KithAirsAside *self, const KithXmlTree *tree, const KithXmlNode *node)
{
  const char *problem;
  guint n_dropped;
  KithCatalogEntry *entry = kith_own_read_entry (tree, node, &n_dropped, &problem);
  Whole *whole;

  if (entry == NULL)
    return FALSE;
  for (guint i = 0; i < self->whole->len; i++)
    {
      whole = self->whole->pdata[i];
      if (whole->entry->kind == entry->kind && g_str_equal (whole->entry->key, entry->key))
        {
          copy_values (whole->builder, entry->values);
          kith_catalog_entry_free (entry);
          return TRUE;
        }
    }
  whole = g_new0 (Whole, 1);
  whole->entry = entry;
  whole->builder = kith_values_builder_new ();
  copy_values (whole->builder, entry->values);
  g_ptr_array_add (self->whole, whole);
  return TRUE;
}

static void
take_corrections (KithAirsAside *self, const KithXmlTree *tree, const KithXmlNode *node)
{
  g_auto (GStrv) without = g_strsplit (kith_xml_tree_get_text (tree, node, "@without"), " ", -1);
  g_autofree char *key = kith_own_dup_attribute (tree, node, "@key");

  if (key != NULL)
    {
      g_free (self->key);
      self->key = g_steal_pointer (&key);
    }
  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    if (kith_xml_tree_find (tree, node, links[i].name) != NULL)
      {
        g_autofree char *text = kith_own_dup_attribute (tree, node, links[i].name);

        g_free (self->linked[i]);
        self->linked[i] = text != NULL ? g_steal_pointer (&text) : g_strdup ("");
      }
  self->has_status |=
      kith_resource_status_parse (kith_xml_tree_get_text (tree, node, "@status"), &self->status);
  for (guint i = 0; without[i] != NULL; i++)
    g_hash_table_add (self->fields, g_strdup (without[i]));
  kith_own_read_values (self->builder, tree, node, &self->n_unknown);
}

static gboolean
read_instruction (KithXmlTree *tree, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (KithXmlReader) xml = kith_xml_reader_new_for_bytes (bytes, NULL);
  KithXmlEvent event;

  return xml != NULL && kith_xml_reader_next (xml, &event, NULL, NULL) && event == KITH_XML_START &&
         kith_xml_tree_read (tree, xml, NULL, NULL);
}

static gboolean
take_instruction (KithAirsAside *self, KithXmlTree *tree, const char *text)
{
  const KithXmlNode *node;

  if (!read_instruction (tree, text))
    return FALSE;
  node = kith_xml_tree_get_root (tree);
  if (g_str_equal (node->name, "none"))
    self->is_none = TRUE;
  else if (!g_str_equal (node->name, "entry"))
    return FALSE;
  else if (kith_xml_tree_find (tree, node, "@kind") != NULL)
    return take_whole (self, tree, node);
  else
    take_corrections (self, tree, node);
  return TRUE;
}

/**
 * kith_airs_aside_new:
 * @tree: a tree
 * @node: an element of it
 * @n_damaged: (out): how many instructions in it cannot be read
 *
 * Returns: (transfer full) (nullable): what the instructions directly in the element say; %NULL where there
 * are none
 */
KithAirsAside *
kith_airs_aside_new (const KithXmlTree *tree, const KithXmlNode *node, guint *n_damaged)
{
  g_autoptr (KithXmlTree) own = NULL;
  KithAirsAside *self;
  KithValueIter iter;
  guint n = 0;

  g_return_val_if_fail (tree != NULL && node != NULL && n_damaged != NULL, NULL);

  *n_damaged = 0;
  if (kith_xml_tree_find (tree, node, KITH_XML_ASIDE) == NULL)
    return NULL;
  self = g_new0 (KithAirsAside, 1);
  self->fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->builder = kith_values_builder_new ();
  self->whole = g_ptr_array_new_with_free_func ((GDestroyNotify) whole_free);
  own = kith_xml_tree_new ();
  for (const KithXmlNode *child = kith_xml_tree_first (tree, node); child != NULL;
       child = kith_xml_tree_next (tree, child))
    if (g_str_equal (child->name, KITH_XML_ASIDE) &&
        (++n > MOST_ASIDE || !take_instruction (self, own, child->text)))
      ++*n_damaged;

  self->values = kith_values_builder_end (self->builder);
  kith_value_iter_init (&iter, self->values);
  while (kith_value_iter_next (&iter))
    if (iter.depth == 1)
      g_hash_table_add (self->fields, g_strdup (iter.name));
  return self;
}

/**
 * kith_airs_aside_free:
 * @self: (nullable): what stands aside
 */
void
kith_airs_aside_free (KithAirsAside *self)
{
  if (self == NULL)
    return;
  g_free (self->key);
  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    g_free (self->linked[i]);
  g_hash_table_unref (self->fields);
  kith_values_builder_free (self->builder);
  g_clear_pointer (&self->values, kith_values_unref);
  g_ptr_array_unref (self->whole);
  g_free (self);
}

/**
 * kith_airs_aside_is_none:
 * @self: (nullable): what stands aside
 *
 * Returns: whether the element is no entry
 */
gboolean
kith_airs_aside_is_none (const KithAirsAside *self)
{
  return self != NULL && self->is_none;
}

/**
 * kith_airs_aside_take_whole:
 * @self: (nullable): what stands aside; it has no entries afterwards
 *
 * Returns: (transfer full) (nullable) (element-type KithCatalogEntry): entries that stand in place of what
 * the element says; %NULL where there are none
 */
GPtrArray *
kith_airs_aside_take_whole (KithAirsAside *self)
{
  GPtrArray *entries;

  if (self == NULL || self->whole->len == 0)
    return NULL;
  entries = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_catalog_entry_free);
  for (guint i = 0; i < self->whole->len; i++)
    {
      Whole *whole = self->whole->pdata[i];

      kith_values_unref (whole->entry->values);
      whole->entry->values = kith_values_builder_end (whole->builder);
      g_ptr_array_add (entries, g_steal_pointer (&whole->entry));
    }
  g_ptr_array_set_size (self->whole, 0);
  return entries;
}

/**
 * kith_airs_aside_apply:
 * @self: (nullable): what stands aside
 * @entry: what the element says
 *
 * Corrects the entry. A service at a place stays one of a service and a place.
 */
void
kith_airs_aside_apply (const KithAirsAside *self, KithCatalogEntry *entry)
{
  g_autoptr (KithValuesBuilder) builder = NULL;
  KithValueIter iter;

  g_return_if_fail (entry != NULL && entry->values != NULL);

  if (self == NULL)
    return;
  if (self->key != NULL)
    {
      g_free (entry->key);
      entry->key = g_strdup (self->key);
    }
  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    {
      char **link = get_link (entry, i);
      const char *given = self->linked[i];
      gboolean has_to_be =
          entry->kind == KITH_RESOURCE_SITE_SERVICE && (link == &entry->service || link == &entry->location);

      if (given == NULL || (given[0] == '\0' && has_to_be))
        continue;
      g_free (*link);
      *link = given[0] != '\0' ? g_strdup (given) : NULL;
    }
  if (self->has_status)
    entry->status = self->status;
  if (g_hash_table_size (self->fields) == 0)
    return;

  builder = kith_values_builder_new ();
  kith_value_iter_init (&iter, entry->values);
  while (kith_value_iter_next (&iter))
    if (iter.depth == 1 && !g_hash_table_contains (self->fields, iter.name))
      kith_values_builder_copy (builder, &iter);
  copy_values (builder, self->values);
  kith_values_unref (entry->values);
  entry->values = kith_values_builder_end (builder);
}

/**
 * kith_airs_aside_apply_header:
 * @instruction: what stands before the outermost element
 * @header: what the file says of itself
 *
 * Corrects it, if the instruction is about that.
 */
void
kith_airs_aside_apply_header (const char *instruction, KithCatalogHeader *header)
{
  g_autoptr (KithXmlTree) tree = kith_xml_tree_new ();
  const KithXmlNode *node;

  g_return_if_fail (instruction != NULL && header != NULL);

  if (!read_instruction (tree, instruction))
    return;
  node = kith_xml_tree_get_root (tree);
  if (!g_str_equal (node->name, "header"))
    return;
  for (const KithOwnHeaderText *row = kith_own_header_texts; row->name != NULL; row++)
    {
      char **text = G_STRUCT_MEMBER_P (header, row->offset);
      g_autofree char *name = g_strconcat ("@", row->name, NULL);

      if (kith_xml_tree_find (tree, node, name) == NULL)
        continue;
      g_free (*text);
      *text = kith_own_dup_attribute (tree, node, name);
    }
}
