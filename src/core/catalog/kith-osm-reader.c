/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpenStreetMap XML of any size: a map of a whole region, of which the directory takes a few hundred things.
 */

#include "catalog/kith-osm-reader.h"

#include <glib/gi18n-lib.h>

#include "catalog/kith-osm-entry.h"
#include "catalog/kith-osm-scan.h"

struct _KithOsmReader
{
  KithCatalogReader parent_instance;

  KithOsmScan *scan;       /* (owned) (nullable) until the first record */
  KithOsmElement *element; /* (owned) the one to tell */
  KithOsmElement *next;    /* (owned) the one after it, where there is one */
  gboolean has_next;
  GHashTable *told; /* (owned) (element-type utf8) keys */
};

G_DEFINE_FINAL_TYPE (KithOsmReader, kith_osm_reader, KITH_TYPE_CATALOG_READER)

static void
skip_element (KithOsmReader *self, const char *key, const char *text)
{
  kith_catalog_reader_take_problem (KITH_CATALOG_READER (self), KITH_CATALOG_SKIPPED, self->element->line,
                                    g_strconcat ("/osm/", key, NULL), g_strdup (text));
}

/* The operator of this, where it was not told before. */
static void
take_operator (KithOsmReader *self, GPtrArray *entries)
{
  const char *name = kith_osm_tags_find (self->element->tags, "operator");
  g_autofree char *key = name != NULL ? kith_osm_operator_key (name) : NULL;
  KithOsmOperator *owner = key != NULL ? kith_osm_scan_get_operator (self->scan, key) : NULL;

  if (owner == NULL || owner->told)
    return;
  owner->told = TRUE;
  g_ptr_array_add (entries, kith_osm_operator_entry (owner->name, owner->type, self->element->line));
}

static void
take_element (KithOsmReader *self, GPtrArray *entries)
{
  KithOsmElement *element = self->element;
  g_autofree char *key =
      g_strdup_printf ("%s/%" G_GINT64_FORMAT, kith_osm_type_name (element->type), element->id);
  KithOsmPlace place = { key, element->line, element->has_position, element->latitude, element->longitude };

  if (element->id == 0)
    {
      skip_element (self, kith_osm_type_name (element->type),
                    _ ("This has no number of its own, so it could not be known again; it was left out."));
      return;
    }
  if (g_hash_table_contains (self->told, key))
    {
      skip_element (self, key, _ ("This stands in the file more than once; the first was taken."));
      return;
    }
  g_hash_table_add (self->told, g_strdup (key));
  if (!place.has_position && element->type != KITH_OSM_NODE)
    place.has_position = kith_osm_scan_get_mean (self->scan, element, &place.latitude, &place.longitude);
  take_operator (self, entries);
  kith_osm_take_entries (element->tags, &place, entries);
}

/* Overpass ends a file in the middle when its time is up, and says so at the end. */
static void
tell_remark (KithOsmReader *self)
{
  KithOsmElement *last = self->next->remark != NULL ? self->next : self->element;
  g_autofree char *remark = g_steal_pointer (&last->remark);

  if (remark != NULL)
    kith_catalog_reader_take_problem (
        KITH_CATALOG_READER (self), KITH_CATALOG_NOTE, last->remark_line, g_strdup ("/osm/remark"),
        g_strdup_printf (_ ("The server that made this file remarks: “%s”. The file may not be whole; better "
                            "get it again."),
                         remark));
}

static gboolean
kith_osm_reader_read_header (KithCatalogReader *reader, GError **error)
{
  KithCatalogHeader *header = kith_catalog_reader_edit_header (reader);
  KithXmlReader *xml = kith_catalog_reader_get_xml (reader);

  header->format = KITH_CATALOG_OSM;
  header->entity = g_strdup ("OpenStreetMap");
  header->source_id = g_strdup ("openstreetmap.org");
  header->licence = g_strdup ("ODbL-1.0");
  header->attribution = g_strdup ("© OpenStreetMap contributors");
  kith_xml_reader_get_attribute (xml, "generator", &header->software);
  kith_xml_reader_get_attribute (xml, "version", &header->schema);
  kith_xml_reader_get_attribute (xml, "timestamp", &header->origin);
  return TRUE;
}

static gboolean
read_next (KithOsmReader *self, GCancellable *cancellable, GError **error)
{
  KithXmlReader *xml = kith_catalog_reader_get_xml (KITH_CATALOG_READER (self));

  self->has_next = kith_osm_element_next (self->next, xml, cancellable, error);
  if (self->has_next)
    kith_osm_scan_put_node (self->scan, self->next);
  return self->has_next;
}

/* To the next one; of several versions that stand one after the other, as in files with the history of a map,
 * to the newest. */
static gboolean
go_on (KithOsmReader *self, GCancellable *cancellable, GError **error)
{
  GError *problem = NULL;
  KithOsmElement *newer;

  if (!self->has_next && !read_next (self, cancellable, error))
    return FALSE;
  do
    {
      newer = self->next;
      self->next = self->element;
      self->element = newer;
      read_next (self, cancellable, &problem);
      if (problem != NULL)
        {
          g_propagate_error (error, problem);
          return FALSE;
        }
    }
  while (self->has_next && self->next->type == self->element->type && self->next->id == self->element->id &&
         self->next->version > self->element->version);
  return TRUE;
}

static gboolean
kith_osm_reader_read_record (KithCatalogReader *reader,
                             GPtrArray *entries,
                             GCancellable *cancellable,
                             GError **error)
{
  KithOsmReader *self = KITH_OSM_READER (reader);
  KithXmlReader *xml = kith_catalog_reader_get_xml (reader);
  GError *problem = NULL;

  if (self->scan == NULL)
    self->scan = kith_osm_scan_new (xml, cancellable, error);
  if (self->scan == NULL)
    return FALSE;

  while (go_on (self, cancellable, &problem))
    {
      if (!kith_osm_element_is_resource (self->element))
        continue;
      take_element (self, entries);
      if (entries->len > 0)
        return TRUE;
    }
  if (problem != NULL)
    {
      g_propagate_error (error, problem);
      return FALSE;
    }
  tell_remark (self);
  return FALSE;
}

static void
kith_osm_reader_finalize (GObject *object)
{
  KithOsmReader *self = KITH_OSM_READER (object);

  g_clear_pointer (&self->scan, kith_osm_scan_free);
  kith_osm_element_free (self->element);
  kith_osm_element_free (self->next);
  g_hash_table_unref (self->told);

  G_OBJECT_CLASS (kith_osm_reader_parent_class)->finalize (object);
}

static void
kith_osm_reader_class_init (KithOsmReaderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kith_osm_reader_finalize;
  KITH_CATALOG_READER_CLASS (klass)->read_header = kith_osm_reader_read_header;
  KITH_CATALOG_READER_CLASS (klass)->read_record = kith_osm_reader_read_record;
}

static void
kith_osm_reader_init (KithOsmReader *self)
{
  self->element = kith_osm_element_new ();
  self->next = kith_osm_element_new ();
  self->told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}
