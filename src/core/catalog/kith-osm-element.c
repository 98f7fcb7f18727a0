/* SPDX-License-Identifier: GPL-3.0-or-later */

/* OpenStreetMap XML 0.6, as its API and Overpass write it, and editors, who mark what they deleted. */

#include "catalog/kith-osm-element.h"

#include <math.h>
#include <string.h>

static const char *const names[] = { "node", "way", "relation" };

/**
 * kith_osm_type_name:
 * @type: a type
 *
 * Returns: (transfer none): what it is called in files
 */
const char *
kith_osm_type_name (KithOsmType type)
{
  return names[type];
}

/**
 * kith_osm_element_new:
 *
 * Returns: (transfer full): one to read into
 */
KithOsmElement *
kith_osm_element_new (void)
{
  KithOsmElement *self = g_new0 (KithOsmElement, 1);

  self->tags = kith_osm_tags_new ();
  self->nodes = g_array_new (FALSE, FALSE, sizeof (gint64));
  return self;
}

/**
 * kith_osm_element_free:
 * @self: (transfer full): an element
 */
void
kith_osm_element_free (KithOsmElement *self)
{
  kith_osm_tags_free (self->tags);
  g_array_unref (self->nodes);
  g_free (self);
}

static gint64
parse_id (const char *text)
{
  gint64 id;

  return g_ascii_string_to_signed (text, 10, G_MININT64 / 4, G_MAXINT64 / 4, &id, NULL) ? id : 0;
}

static gboolean
parse_degrees (const char *text, double most, double *degrees)
{
  char *end;
  double value;

  if (strspn (text, "+-.0123456789eE") != strlen (text) || text[0] == '\0')
    return FALSE;
  value = g_ascii_strtod (text, &end);
  if (*end != '\0' || !isfinite (value) || fabs (value) > most)
    return FALSE;
  *degrees = value;
  return TRUE;
}

static void
take_attributes (KithOsmElement *self, KithXmlReader *xml, gboolean own)
{
  const char *name, *value;
  double latitude, longitude;
  gboolean has_latitude = FALSE, has_longitude = FALSE;

  while (kith_xml_reader_next_attribute (xml, &name, &value))
    if (strcmp (name, "lat") == 0)
      has_latitude = parse_degrees (value, 90, &latitude);
    else if (strcmp (name, "lon") == 0)
      has_longitude = parse_degrees (value, 180, &longitude);
    else if (own && strcmp (name, "id") == 0)
      self->id = parse_id (value);
    else if (own && ((strcmp (name, "visible") == 0 && strcmp (value, "false") == 0) ||
                     (strcmp (name, "action") == 0 && strcmp (value, "delete") == 0)))
      self->deleted = TRUE;

  if (!has_latitude || !has_longitude)
    return;
  self->has_position = TRUE;
  self->latitude = latitude;
  self->longitude = longitude;
}

static void
take_tag (KithOsmElement *self, KithXmlReader *xml)
{
  g_autofree char *key = NULL;
  g_autofree char *value = NULL;

  if (kith_xml_reader_get_attribute (xml, "k", &key) && kith_xml_reader_get_attribute (xml, "v", &value))
    kith_osm_tags_add (self->tags, key, value);
}

static void
take_node (KithOsmElement *self, KithXmlReader *xml, gboolean typed)
{
  g_autofree char *type = NULL;
  g_autofree char *ref = NULL;
  gint64 id;

  if (typed && (!kith_xml_reader_get_attribute (xml, "type", &type) || strcmp (type, "node") != 0))
    return;
  if (!kith_xml_reader_get_attribute (xml, "ref", &ref) || self->nodes->len >= KITH_OSM_MOST_NODES)
    return;
  id = parse_id (ref);
  g_array_append_val (self->nodes, id);
}

static void
take_child (KithOsmElement *self, KithXmlReader *xml)
{
  const char *name = kith_xml_reader_get_name (xml);

  if (strcmp (name, "tag") == 0)
    take_tag (self, xml);
  else if (strcmp (name, "center") == 0)
    take_attributes (self, xml, FALSE);
  else if (strcmp (name, "nd") == 0)
    take_node (self, xml, FALSE);
  else if (strcmp (name, "member") == 0)
    take_node (self, xml, TRUE);
}

static gboolean
begin (KithOsmElement *self, KithXmlReader *xml)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (kith_xml_reader_get_name (xml), names[i]) == 0)
      {
        self->type = (KithOsmType) i;
        self->id = 0;
        self->deleted = FALSE;
        self->has_position = FALSE;
        self->line = kith_xml_reader_get_line (xml);
        kith_osm_tags_clear (self->tags);
        g_array_set_size (self->nodes, 0);
        take_attributes (self, xml, TRUE);
        return TRUE;
      }
  return FALSE;
}

/**
 * kith_osm_element_next:
 * @self: where it is put
 * @xml: a reader within the outermost element, or before it
 * @cancellable: (nullable): ends it
 * @error: what @xml says
 *
 * Goes to the end of the next node, way or relation.
 *
 * Returns: whether there is one; at the end of the file there is none, and no error
 */
gboolean
kith_osm_element_next (KithOsmElement *self, KithXmlReader *xml, GCancellable *cancellable, GError **error)
{
  gboolean within = FALSE;
  KithXmlEvent event;

  while (kith_xml_reader_next (xml, &event, cancellable, error))
    {
      guint depth = kith_xml_reader_get_depth (xml);

      if (event == KITH_XML_DONE)
        return FALSE;
      if (event == KITH_XML_START && depth == 2)
        {
          kith_xml_reader_begin_record (xml);
          within = begin (self, xml);
        }
      else if (event == KITH_XML_START && depth == 3 && within)
        take_child (self, xml);
      else if (event == KITH_XML_END && depth == 2 && within)
        {
          kith_osm_tags_sort (self->tags);
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * kith_osm_element_is_resource:
 * @self: an element
 *
 * Returns: whether it belongs into a directory
 */
gboolean
kith_osm_element_is_resource (const KithOsmElement *self)
{
  return !self->deleted && kith_osm_tags_is_resource (self->tags);
}
