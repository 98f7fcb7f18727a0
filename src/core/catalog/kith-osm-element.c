/* SPDX-License-Identifier: GPL-3.0-or-later */

/* OpenStreetMap XML 0.6, as its API and Overpass write it, and editors, who mark what they deleted. */

#include "catalog/kith-osm-element.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "base/kith-clean-text.h"
#include "base/kith-error.h"
#include "base/kith-text.h"

/* Of a remark, in letters. */
#define LONGEST_REMARK 300

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
  self->members = g_array_new (FALSE, FALSE, sizeof (KithOsmMember));
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
  g_array_unref (self->members);
  g_free (self->remark);
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

/* (out): where "lat" and "lon" are. */
static gboolean
get_point (KithXmlReader *xml, double *latitude, double *longitude)
{
  const char *name, *value;
  gboolean has_latitude = FALSE, has_longitude = FALSE;

  while (kith_xml_reader_next_attribute (xml, &name, &value))
    if (strcmp (name, "lat") == 0)
      has_latitude = parse_degrees (value, 90, latitude);
    else if (strcmp (name, "lon") == 0)
      has_longitude = parse_degrees (value, 180, longitude);
  return has_latitude && has_longitude;
}

static void
set_position (KithOsmElement *self, double latitude, double longitude)
{
  self->has_position = TRUE;
  self->latitude = latitude;
  self->longitude = longitude;
}

static void
take_attributes (KithOsmElement *self, KithXmlReader *xml)
{
  const char *name, *value;
  double latitude, longitude;
  gboolean has_latitude = FALSE, has_longitude = FALSE;

  while (kith_xml_reader_next_attribute (xml, &name, &value))
    if (strcmp (name, "lat") == 0)
      has_latitude = parse_degrees (value, 90, &latitude);
    else if (strcmp (name, "lon") == 0)
      has_longitude = parse_degrees (value, 180, &longitude);
    else if (strcmp (name, "id") == 0)
      self->id = parse_id (value);
    else if (strcmp (name, "version") == 0)
      self->version = parse_id (value);
    else if ((strcmp (name, "visible") == 0 && strcmp (value, "false") == 0) ||
             (strcmp (name, "action") == 0 && strcmp (value, "delete") == 0))
      self->deleted = TRUE;

  if (has_latitude && has_longitude)
    set_position (self, latitude, longitude);
}

static void
take_center (KithOsmElement *self, KithXmlReader *xml)
{
  double latitude, longitude;

  if (!get_point (xml, &latitude, &longitude))
    return;
  set_position (self, latitude, longitude);
}

/* The middle of a box; one whose east is west of its west goes around the back of the world. */
static void
take_bounds (KithOsmElement *self, KithXmlReader *xml)
{
  static const char *const edges[] = { "minlat", "maxlat", "minlon", "maxlon" };
  double degrees[G_N_ELEMENTS (edges)];
  const char *name, *value;
  guint found = 0;

  while (kith_xml_reader_next_attribute (xml, &name, &value))
    for (guint i = 0; i < G_N_ELEMENTS (edges); i++)
      if (strcmp (name, edges[i]) == 0 && parse_degrees (value, i < 2 ? 90 : 180, &degrees[i]))
        found |= 1u << i;
  if (found != 15 || self->has_position || degrees[0] > degrees[1])
    return;
  if (degrees[2] > degrees[3])
    degrees[3] += 360;
  degrees[2] = (degrees[2] + degrees[3]) / 2;
  set_position (self, (degrees[0] + degrees[1]) / 2, degrees[2] > 180 ? degrees[2] - 360 : degrees[2]);
}

/* A point of its shape, as Overpass writes it with "out geom". */
static void
take_point (KithOsmElement *self, KithXmlReader *xml)
{
  double point[2];

  if (!get_point (xml, &point[0], &point[1]))
    return;
  for (guint i = 0; i < 2; i++)
    {
      self->sum[i] += point[i];
      self->last[i] = point[i];
      if (self->n_points == 0)
        self->first[i] = point[i];
    }
  self->n_points++;
}

/* Of a ring, whose first point is its last, that one counts once. */
static void
take_mean (KithOsmElement *self)
{
  if (self->has_position || self->n_points == 0)
    return;
  if (self->n_points > 1 && memcmp (self->first, self->last, sizeof self->first) == 0)
    {
      self->n_points--;
      self->sum[0] -= self->last[0];
      self->sum[1] -= self->last[1];
    }
  set_position (self, self->sum[0] / self->n_points, self->sum[1] / self->n_points);
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
add_member (KithOsmElement *self, KithXmlReader *xml, KithOsmType type)
{
  g_autofree char *ref = NULL;
  KithOsmMember member = { type, 0 };

  if (!kith_xml_reader_get_attribute (xml, "ref", &ref) || self->members->len >= KITH_OSM_MOST_MEMBERS)
    return;
  member.id = parse_id (ref);
  if (member.id != 0)
    g_array_append_val (self->members, member);
}

/* Of a relation. A node that it names for its place is its place; holes are no part of it. */
static void
take_member (KithOsmElement *self, KithXmlReader *xml)
{
  g_autofree char *type = NULL;
  g_autofree char *role = NULL;
  g_autofree char *ref = NULL;

  kith_xml_reader_get_attribute (xml, "role", &role);
  self->passed = g_strcmp0 (role, "inner") == 0;
  if (self->passed || !kith_xml_reader_get_attribute (xml, "type", &type))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (type, names[i]) == 0)
      add_member (self, xml, (KithOsmType) i);
  if (strcmp (type, names[KITH_OSM_NODE]) != 0)
    return;
  if (g_strcmp0 (role, "label") == 0 && self->label == 0 && kith_xml_reader_get_attribute (xml, "ref", &ref))
    self->label = parse_id (ref);
  take_point (self, xml);
}

static void
take_child (KithOsmElement *self, KithXmlReader *xml)
{
  const char *name = kith_xml_reader_get_name (xml);

  if (strcmp (name, "tag") == 0)
    take_tag (self, xml);
  else if (strcmp (name, "center") == 0)
    take_center (self, xml);
  else if (strcmp (name, "bounds") == 0)
    take_bounds (self, xml);
  else if (strcmp (name, "nd") == 0)
    {
      add_member (self, xml, KITH_OSM_NODE);
      take_point (self, xml);
    }
  else if (strcmp (name, "member") == 0)
    take_member (self, xml);
}

static gboolean
begin (KithOsmElement *self, KithXmlReader *xml)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (kith_xml_reader_get_name (xml), names[i]) == 0)
      {
        self->type = (KithOsmType) i;
        self->id = 0;
        self->version = 0;
        self->deleted = FALSE;
        self->has_position = FALSE;
        self->line = kith_xml_reader_get_line (xml);
        kith_osm_tags_clear (self->tags);
        self->label = 0;
        self->n_points = 0;
        self->sum[0] = self->sum[1] = 0;
        g_array_set_size (self->members, 0);
        take_attributes (self, xml);
        return TRUE;
      }
  return FALSE;
}

static void
take_remark (KithOsmElement *self, KithXmlReader *xml)
{
  g_autofree char *text = NULL;

  if (self->remark != NULL)
    return;
  text = kith_catalog_clean_line (kith_xml_reader_get_text (xml), NULL);
  if (text[0] == '\0')
    return;
  self->remark = kith_text_clean (text, LONGEST_REMARK);
  self->remark_line = kith_xml_reader_get_line (xml);
}

/**
 * kith_osm_element_next:
 * @self: where it is put
 * @xml: a reader within the outermost element, or before it
 * @cancellable: (nullable): ends it
 * @error: what @xml says; %KITH_ERROR_INVALID where the file lists changes to a map and is none
 *
 * Goes to the end of the next node, way or relation.
 *
 * Returns: whether there is one; at the end of the file there is none, and no error
 */
gboolean
kith_osm_element_next (KithOsmElement *self, KithXmlReader *xml, GCancellable *cancellable, GError **error)
{
  gboolean within = FALSE, remarks = FALSE;
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
          remarks = strcmp (kith_xml_reader_get_name (xml), "remark") == 0;
          /* Overpass' "adiff": before and after, of each. */
          if (strcmp (kith_xml_reader_get_name (xml), "action") == 0)
            {
              kith_osm_refuse_changes (xml, error);
              return FALSE;
            }
        }
      else if (event == KITH_XML_TEXT && depth == 2 && remarks)
        take_remark (self, xml);
      else if (event == KITH_XML_START && depth == 3 && within)
        take_child (self, xml);
      else if (event == KITH_XML_START && depth == 4 && within && !self->passed &&
               strcmp (kith_xml_reader_get_name (xml), "nd") == 0)
        take_point (self, xml);
      else if (event == KITH_XML_END && depth == 2 && within)
        {
          take_mean (self);
          kith_osm_tags_sort (self->tags);
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * kith_osm_refuse_changes:
 * @xml: where a list of changes begins
 * @error: (out): that it is one, with the line
 *
 * What changed in a map is not a map: whatever it does not name would be missing.
 */
void
kith_osm_refuse_changes (KithXmlReader *xml, GError **error)
{
  g_set_error (
      error, KITH_ERROR, KITH_ERROR_INVALID,
      _ ("Line %u: this file lists changes to OpenStreetMap, not what is there. Export the area itself "
         "as OpenStreetMap XML."),
      kith_xml_reader_get_line (xml));
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
