/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing what AIRS XML has no place for. */

#include <string.h>

#include "catalog/kith-airs-aside.h"
#include "catalog/kith-own-entry.h"

/* An instruction is no longer than about this, so that readers take it; a value is never parted. */
#define LONG (64 << 10)

/* Instructions of one entry, one after the other. */
typedef struct
{
  KithXmlTree *tree;
  GOutputStream *stream; /* (owned) (nullable) the one that is open */
  KithXmlWriter *writer; /* (owned) (nullable) */
} Giver;

static void
begin (Giver *self, const char *element)
{
  self->stream = g_memory_output_stream_new_resizable ();
  self->writer = kith_xml_writer_new (self->stream);
  kith_xml_writer_open (self->writer, element);
}

static gsize
get_length (Giver *self)
{
  kith_xml_writer_flush (self->writer, NULL);
  return g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (self->stream));
}

/* Returns: (transfer full) */
static char *
end_text (Giver *self)
{
  char *text;

  kith_xml_writer_close (self->writer);
  kith_xml_writer_flush (self->writer, NULL);
  g_output_stream_write_all (self->stream, "", 1, NULL, NULL, NULL);
  g_output_stream_close (self->stream, NULL, NULL);
  g_clear_pointer (&self->writer, kith_xml_writer_free);
  text = g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (self->stream));
  g_clear_object (&self->stream);
  return text;
}

static void
end (Giver *self)
{
  g_autofree char *text = end_text (self);

  kith_xml_tree_add (self->tree, KITH_XML_ASIDE, text);
}

/* ---- Corrections. */

static void
give_link (KithXmlWriter *writer, const char *name, const char *read, const char *wanted)
{
  if (g_strcmp0 (read, wanted) != 0)
    kith_xml_writer_attribute (writer, name, wanted != NULL ? wanted : "");
}

static gboolean
has_field (const KithValues *values, const char *name)
{
  KithValueIter iter;

  kith_value_iter_init (&iter, values);
  return kith_value_iter_find (&iter, name);
}

/* The fields that a reader would take for others; of them, those that are none, in one line. */
static GPtrArray *
list_different (const KithCatalogEntry *read, const KithCatalogEntry *wanted, char **without)
{
  g_autoptr (GPtrArray) fields = kith_values_list_fields (wanted->values, read->values);
  g_autoptr (GString) none = g_string_new (NULL);
  GPtrArray *different = g_ptr_array_new ();

  for (guint i = 0; i < fields->len; i++)
    {
      const char *field = fields->pdata[i];

      if (kith_values_field_equal (read->values, wanted->values, field))
        continue;
      if (has_field (wanted->values, field))
        g_ptr_array_add (different, (gpointer) field);
      else
        g_string_append_printf (none, "%s%s", none->len > 0 ? " " : "", field);
    }
  *without = none->len > 0 ? g_strdup (none->str) : NULL;
  return different;
}

static gboolean
is_same (const KithCatalogEntry *read, const KithCatalogEntry *wanted)
{
  return g_strcmp0 (read->key, wanted->key) == 0 &&
         g_strcmp0 (read->organization, wanted->organization) == 0 &&
         g_strcmp0 (read->program, wanted->program) == 0 && g_strcmp0 (read->service, wanted->service) == 0 &&
         g_strcmp0 (read->location, wanted->location) == 0 && read->status == wanted->status &&
         kith_values_equal (read->values, wanted->values);
}

/**
 * kith_airs_aside_give:
 * @tree: a tree with an open element
 * @read: what a reader would make of it
 * @wanted: what it is
 *
 * Adds what makes the one of the other; nothing where they are the same.
 */
void
kith_airs_aside_give (KithXmlTree *tree, const KithCatalogEntry *read, const KithCatalogEntry *wanted)
{
  g_autoptr (GPtrArray) different = NULL;
  g_autofree char *without = NULL;
  Giver giver = { tree };

  g_return_if_fail (tree != NULL && read != NULL && wanted != NULL);

  if (is_same (read, wanted))
    return;
  different = list_different (read, wanted, &without);
  begin (&giver, "entry");
  give_link (giver.writer, "key", read->key, wanted->key);
  give_link (giver.writer, "organization", read->organization, wanted->organization);
  give_link (giver.writer, "program", read->program, wanted->program);
  give_link (giver.writer, "service", read->service, wanted->service);
  give_link (giver.writer, "location", read->location, wanted->location);
  if (read->status != wanted->status)
    kith_xml_writer_attribute (giver.writer, "status", kith_resource_status_code (wanted->status));
  kith_xml_writer_attribute (giver.writer, "without", without);
  for (guint i = 0; i < different->len; i++)
    {
      KithValueIter iter;

      kith_value_iter_init (&iter, wanted->values);
      while (kith_value_iter_find (&iter, different->pdata[i]))
        {
          if (get_length (&giver) > LONG)
            {
              end (&giver);
              begin (&giver, "entry");
            }
          kith_own_write_value (giver.writer, &iter);
        }
    }
  end (&giver);
}

/**
 * kith_airs_aside_give_whole:
 * @tree: a tree with an open element
 * @entry: an entry that stands in place of what the element says
 */
void
kith_airs_aside_give_whole (KithXmlTree *tree, const KithCatalogEntry *entry)
{
  Giver giver = { tree };
  KithValueIter iter;

  g_return_if_fail (tree != NULL && entry != NULL);

  begin (&giver, "entry");
  kith_own_write_attributes (giver.writer, entry);
  kith_value_iter_init (&iter, entry->values);
  while (kith_value_iter_next (&iter))
    {
      if (iter.depth > 1)
        continue;
      if (get_length (&giver) > LONG)
        {
          end (&giver);
          begin (&giver, "entry");
          kith_own_write_attributes (giver.writer, entry);
        }
      kith_own_write_value (giver.writer, &iter);
    }
  end (&giver);
}

/**
 * kith_airs_aside_give_none:
 * @tree: a tree with an open element, which is no entry
 */
void
kith_airs_aside_give_none (KithXmlTree *tree)
{
  g_return_if_fail (tree != NULL);

  kith_xml_tree_add (tree, KITH_XML_ASIDE, "<none/>");
}

/**
 * kith_airs_aside_make_header:
 * @read: what a reader would make of a file's outermost element
 * @wanted: what it is to say
 *
 * Returns: (transfer full) (nullable): an instruction that makes the one of the other; %NULL where they are
 * the same
 */
char *
kith_airs_aside_make_header (const KithCatalogHeader *read, const KithCatalogHeader *wanted)
{
  Giver giver = { NULL };
  g_autofree char *text = NULL;
  gboolean differs = FALSE;

  g_return_val_if_fail (read != NULL && wanted != NULL, NULL);

  begin (&giver, "header");
  for (const KithOwnHeaderText *row = kith_own_header_texts; row->name != NULL; row++)
    {
      const char *is = G_STRUCT_MEMBER (char *, read, row->offset);
      const char *has_to_be = G_STRUCT_MEMBER (char *, wanted, row->offset);

      give_link (giver.writer, row->name, is, has_to_be);
      differs |= g_strcmp0 (is, has_to_be) != 0;
    }
  text = end_text (&giver);
  return differs ? g_steal_pointer (&text) : NULL;
}
