/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One element of a file with all that is in it. Nodes lie in one array, texts in one chunk, and both are used
 * again for the next. */

#include "catalog/kith-xml-tree.h"

#include <string.h>

#define CHUNK_SIZE 16384

struct _KithXmlTree
{
  GArray *nodes;       /* (owned) (element-type KithXmlNode): the root has number 1 */
  GStringChunk *chunk; /* (owned) */
  GArray *open;        /* (owned) (element-type guint): numbers of the elements that are not ended */
  GArray *last;        /* (owned) (element-type guint): of each, the number of its last child; 0 */
};

static KithXmlNode *
get_node (const KithXmlTree *self, guint number)
{
  return &g_array_index (self->nodes, KithXmlNode, number);
}

static guint
append_node (KithXmlTree *self, const char *name, const char *text, guint line)
{
  guint number = self->nodes->len;
  KithXmlNode node = { .name = name, .text = text, .line = line };

  g_array_append_val (self->nodes, node);
  if (self->open->len > 0)
    {
      guint *last = &g_array_index (self->last, guint, self->last->len - 1);

      if (*last != 0)
        get_node (self, *last)->next = number;
      else
        get_node (self, g_array_index (self->open, guint, self->open->len - 1))->first = number;
      *last = number;
    }
  return number;
}

static void
open_element (KithXmlTree *self, const char *name, guint line)
{
  guint number = append_node (self, g_string_chunk_insert_const (self->chunk, name), "", line);
  guint none = 0;

  g_array_append_val (self->open, number);
  g_array_append_val (self->last, none);
}

static void
begin_element (KithXmlTree *self, KithXmlReader *reader)
{
  guint line = kith_xml_reader_get_line (reader);
  const char *name, *value;

  open_element (self, kith_xml_reader_get_name (reader), line);
  while (kith_xml_reader_next_attribute (reader, &name, &value))
    {
      g_autofree char *at = g_strconcat ("@", name, NULL);

      append_node (self, g_string_chunk_insert_const (self->chunk, at),
                   g_string_chunk_insert (self->chunk, value), line);
    }
}

static void
take_text (KithXmlTree *self, const char *text)
{
  KithXmlNode *node = get_node (self, g_array_index (self->open, guint, self->open->len - 1));
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  g_autofree char *joined = NULL;

  if (stripped[0] == '\0')
    return;
  joined = node->text[0] != '\0' ? g_strconcat (node->text, " ", stripped, NULL) : NULL;
  node->text = g_string_chunk_insert (self->chunk, joined != NULL ? joined : stripped);
}

/**
 * kith_xml_tree_new:
 *
 * Returns: (transfer full): an empty one
 */
KithXmlTree *
kith_xml_tree_new (void)
{
  KithXmlTree *self = g_new0 (KithXmlTree, 1);

  self->nodes = g_array_new (FALSE, FALSE, sizeof (KithXmlNode));
  self->open = g_array_new (FALSE, FALSE, sizeof (guint));
  self->last = g_array_new (FALSE, FALSE, sizeof (guint));
  self->chunk = g_string_chunk_new (CHUNK_SIZE);
  return self;
}

/**
 * kith_xml_tree_free:
 * @self: (nullable): a tree
 */
void
kith_xml_tree_free (KithXmlTree *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->nodes);
  g_array_unref (self->open);
  g_array_unref (self->last);
  g_string_chunk_free (self->chunk);
  g_free (self);
}

/**
 * kith_xml_tree_read:
 * @self: a tree; what it had is gone
 * @reader: at the start of an element
 * @cancellable: (nullable): ends it
 * @error: what the reader says, which also keeps the element within its bounds
 *
 * Returns: whether the element is read, and the reader at its end
 */
gboolean
kith_xml_tree_read (KithXmlTree *self, KithXmlReader *reader, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (self != NULL && reader != NULL, FALSE);

  kith_xml_tree_begin (self);
  begin_element (self, reader);
  while (self->open->len > 0)
    {
      KithXmlEvent event;

      if (!kith_xml_reader_next (reader, &event, cancellable, error))
        return FALSE;
      if (event == KITH_XML_START)
        begin_element (self, reader);
      else if (event == KITH_XML_TEXT)
        take_text (self, kith_xml_reader_get_text (reader));
      else if (event == KITH_XML_INSTRUCTION)
        append_node (self, KITH_XML_ASIDE,
                     g_string_chunk_insert (self->chunk, kith_xml_reader_get_text (reader)),
                     kith_xml_reader_get_line (reader));
      else
        kith_xml_tree_close (self);
    }
  return TRUE;
}

/**
 * kith_xml_tree_begin:
 * @self: a tree; what it had is gone
 *
 * Begins one that is not read from a file.
 */
void
kith_xml_tree_begin (KithXmlTree *self)
{
  const KithXmlNode none = { .name = "", .text = "" };

  g_return_if_fail (self != NULL);

  g_array_set_size (self->nodes, 0);
  g_array_set_size (self->open, 0);
  g_array_set_size (self->last, 0);
  g_string_chunk_clear (self->chunk);
  g_array_append_val (self->nodes, none);
}

/**
 * kith_xml_tree_open:
 * @self: a tree
 * @name: an element's name
 *
 * Adds an element to the one that is open; what is added from now on is in it.
 */
void
kith_xml_tree_open (KithXmlTree *self, const char *name)
{
  g_return_if_fail (self != NULL && name != NULL);

  open_element (self, name, 0);
}

/**
 * kith_xml_tree_add:
 * @self: a tree with an open element
 * @name: of an element, an attribute with "@", or %KITH_XML_ASIDE
 * @text: its text
 */
void
kith_xml_tree_add (KithXmlTree *self, const char *name, const char *text)
{
  g_return_if_fail (self != NULL && self->open->len > 0 && name != NULL && text != NULL);

  append_node (self, g_string_chunk_insert_const (self->chunk, name),
               g_string_chunk_insert (self->chunk, text), 0);
}

/**
 * kith_xml_tree_set_text:
 * @self: a tree with an open element
 * @text: its own text
 */
void
kith_xml_tree_set_text (KithXmlTree *self, const char *text)
{
  g_return_if_fail (self != NULL && self->open->len > 0 && text != NULL);

  get_node (self, g_array_index (self->open, guint, self->open->len - 1))->text =
      g_string_chunk_insert (self->chunk, text);
}

/**
 * kith_xml_tree_close:
 * @self: a tree with an open element
 */
void
kith_xml_tree_close (KithXmlTree *self)
{
  g_return_if_fail (self != NULL && self->open->len > 0);

  g_array_set_size (self->open, self->open->len - 1);
  g_array_set_size (self->last, self->last->len - 1);
}

/**
 * kith_xml_tree_get_open:
 * @self: a tree with an open element
 *
 * Returns: (transfer none): that element with what it has so far, until anything is added
 */
const KithXmlNode *
kith_xml_tree_get_open (const KithXmlTree *self)
{
  g_return_val_if_fail (self != NULL && self->open->len > 0, NULL);

  return get_node (self, g_array_index (self->open, guint, self->open->len - 1));
}

/**
 * kith_xml_tree_get_root:
 * @self: a tree that has read
 *
 * Returns: (transfer none): its element
 */
const KithXmlNode *
kith_xml_tree_get_root (const KithXmlTree *self)
{
  g_return_val_if_fail (self != NULL && self->nodes->len > 1, NULL);

  return get_node (self, 1);
}

/**
 * kith_xml_tree_first:
 * @self: a tree
 * @node: one of its nodes
 *
 * Returns: (transfer none) (nullable): its first child, attributes before elements
 */
const KithXmlNode *
kith_xml_tree_first (const KithXmlTree *self, const KithXmlNode *node)
{
  g_return_val_if_fail (self != NULL && node != NULL, NULL);

  return node->first != 0 ? get_node (self, node->first) : NULL;
}

/**
 * kith_xml_tree_next:
 * @self: a tree
 * @node: one of its nodes
 *
 * Returns: (transfer none) (nullable): the next with the same parent
 */
const KithXmlNode *
kith_xml_tree_next (const KithXmlTree *self, const KithXmlNode *node)
{
  g_return_val_if_fail (self != NULL && node != NULL, NULL);

  return node->next != 0 ? get_node (self, node->next) : NULL;
}

/**
 * kith_xml_tree_find:
 * @self: a tree
 * @node: one of its nodes
 * @name: a name, of an attribute with "@"
 *
 * Returns: (transfer none) (nullable): its first child of that name
 */
const KithXmlNode *
kith_xml_tree_find (const KithXmlTree *self, const KithXmlNode *node, const char *name)
{
  const KithXmlNode *child = kith_xml_tree_first (self, node);

  while (child != NULL && !g_str_equal (child->name, name))
    child = kith_xml_tree_next (self, child);
  return child;
}

/**
 * kith_xml_tree_get_text:
 * @self: a tree
 * @node: one of its nodes
 * @name: a name, of an attribute with "@"
 *
 * Returns: (transfer none): the text of its first child of that name; "" where there is none
 */
const char *
kith_xml_tree_get_text (const KithXmlTree *self, const KithXmlNode *node, const char *name)
{
  const KithXmlNode *child = kith_xml_tree_find (self, node, name);

  return child != NULL ? child->text : "";
}

/**
 * kith_xml_tree_dup_step:
 * @self: a tree
 * @parent: one of its nodes
 * @node: a child of it
 *
 * Returns: (transfer full): its name, with its number where it is not the first of that name: "Site[2]"
 */
char *
kith_xml_tree_dup_step (const KithXmlTree *self, const KithXmlNode *parent, const KithXmlNode *node)
{
  guint number = 1;

  g_return_val_if_fail (self != NULL && parent != NULL && node != NULL, NULL);

  for (const KithXmlNode *child = kith_xml_tree_first (self, parent); child != NULL && child != node;
       child = kith_xml_tree_next (self, child))
    number += g_str_equal (child->name, node->name);
  return number > 1 ? g_strdup_printf ("%s[%u]", node->name, number) : g_strdup (node->name);
}
