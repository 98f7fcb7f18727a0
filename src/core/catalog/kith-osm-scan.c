/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A first way through the file. Nodes stand before ways in what OpenStreetMap writes, so that their places
 * are found on the second; where a file has them later, it is gone through once more for them alone. Before
 * that it is gone through for the ways and relations that relations are made of, once for each level. */

#include "catalog/kith-osm-scan.h"

#include <math.h>
#include <stdlib.h>

#include "catalog/kith-osm-entry.h"
#include "catalog/kith-osm-parts.h"

/* In ten-millionths of a degree, as OpenStreetMap keeps them. */
typedef struct
{
  gint64 id;
  gint32 latitude; /* NOWHERE until it was seen */
  gint32 longitude;
} Place;

#define UNITS 1e7
#define NOWHERE G_MAXINT32

struct _KithOsmScan
{
  GArray *places;        /* (owned) (element-type Place) in the order of their ids */
  KithOsmParts *parts;   /* (owned) */
  GHashTable *operators; /* (owned) (element-type utf8 KithOsmOperator) */
};

static void
operator_free (gpointer data)
{
  KithOsmOperator *owner = data;

  g_free (owner->name);
  g_free (owner->type);
  g_free (owner);
}

static gint
compare_places (gconstpointer one, gconstpointer other)
{
  gint64 a = ((const Place *) one)->id, b = ((const Place *) other)->id;

  return (a > b) - (a < b);
}

/* Of several ways to write the same, the first of the alphabet: whatever order the file has them in. */
static void
keep_first (char **kept, const char *text)
{
  if (text == NULL || (*kept != NULL && g_strcmp0 (*kept, text) <= 0))
    return;
  g_free (*kept);
  *kept = g_strdup (text);
}

static void
note_operator (KithOsmScan *self, const KithOsmTags *tags)
{
  const char *name = kith_osm_tags_find (tags, "operator");
  g_autofree char *key = name != NULL ? kith_osm_operator_key (name) : NULL;
  KithOsmOperator *owner;

  if (name == NULL)
    return;
  owner = g_hash_table_lookup (self->operators, key);
  if (owner == NULL)
    {
      owner = g_new0 (KithOsmOperator, 1);
      g_hash_table_insert (self->operators, g_steal_pointer (&key), owner);
    }
  keep_first (&owner->name, name);
  keep_first (&owner->type, kith_osm_tags_find (tags, "operator:type"));
}

static void
want_node (KithOsmScan *self, gint64 id)
{
  Place place = { id, NOWHERE, NOWHERE };

  if (id != 0 && self->places->len < KITH_OSM_MOST_PLACES)
    g_array_append_val (self->places, place);
}

static void
want_members (KithOsmScan *self, const KithOsmElement *element)
{
  for (guint i = 0; i < element->members->len; i++)
    {
      const KithOsmMember *member = &g_array_index (element->members, KithOsmMember, i);

      if (member->type == KITH_OSM_NODE)
        want_node (self, member->id);
    }
  kith_osm_parts_want (self->parts, element->members);
}

static void
sort_places (KithOsmScan *self)
{
  guint n = 0;

  g_array_sort (self->places, compare_places);
  for (guint i = 0; i < self->places->len; i++)
    if (n == 0 || g_array_index (self->places, Place, n - 1).id != g_array_index (self->places, Place, i).id)
      g_array_index (self->places, Place, n++) = g_array_index (self->places, Place, i);
  g_array_set_size (self->places, n);
}

/* late: whether a node stands behind something that may need it. */
static gboolean
note_needs (KithOsmScan *self, KithXmlReader *xml, gboolean *late, GCancellable *cancellable, GError **error)
{
  g_autoptr (KithOsmElement) element = kith_osm_element_new ();
  g_autoptr (GError) wrong = NULL;
  gboolean needs = FALSE;

  while (kith_osm_element_next (element, xml, cancellable, &wrong))
    {
      if (element->type == KITH_OSM_NODE && needs)
        *late = TRUE;
      if (!kith_osm_element_is_resource (element))
        continue;
      note_operator (self, element->tags);
      if (element->type == KITH_OSM_NODE || element->has_position)
        continue;
      needs = TRUE;
      want_members (self, element);
    }
  if (wrong != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&wrong));
      return FALSE;
    }
  return TRUE;
}

static gboolean
note_parts (KithOsmScan *self, KithXmlReader *xml, GCancellable *cancellable, GError **error)
{
  g_autoptr (KithOsmElement) element = kith_osm_element_new ();
  g_autoptr (GError) wrong = NULL;

  while (kith_osm_element_next (element, xml, cancellable, &wrong))
    if (kith_osm_parts_take (self->parts, element) && !element->has_position)
      want_members (self, element);
  if (wrong == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&wrong));
  return FALSE;
}

static gboolean
note_places (KithOsmScan *self, KithXmlReader *xml, GCancellable *cancellable, GError **error)
{
  g_autoptr (KithOsmElement) element = kith_osm_element_new ();
  g_autoptr (GError) wrong = NULL;

  while (kith_osm_element_next (element, xml, cancellable, &wrong))
    kith_osm_scan_put_node (self, element);
  if (wrong == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&wrong));
  return FALSE;
}

/**
 * kith_osm_scan_new:
 * @xml: a reader of the file, which stays where it is
 * @cancellable: (nullable): ends it
 * @error: what is wrong with the file, or %G_IO_ERROR_CANCELLED
 *
 * Goes through the whole file.
 *
 * Returns: (transfer full) (nullable): what was found
 */
KithOsmScan *
kith_osm_scan_new (KithXmlReader *xml, GCancellable *cancellable, GError **error)
{
  g_autoptr (KithOsmScan) self = g_new0 (KithOsmScan, 1);
  g_autoptr (KithXmlReader) first = NULL;
  g_autoptr (KithXmlReader) last = NULL;
  gboolean late = FALSE;

  self->places = g_array_new (FALSE, FALSE, sizeof (Place));
  self->parts = kith_osm_parts_new ();
  self->operators = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, operator_free);
  first = kith_xml_reader_new_again (xml, error);
  if (first == NULL || !note_needs (self, first, &late, cancellable, error))
    return NULL;
  for (guint level = 0; level < KITH_OSM_MOST_NESTED && kith_osm_parts_is_waiting (self->parts); level++)
    {
      g_autoptr (KithXmlReader) again = kith_xml_reader_new_again (xml, error);
      guint n = kith_osm_parts_get_n_taken (self->parts);

      if (again == NULL || !note_parts (self, again, cancellable, error))
        return NULL;
      /* The others are in another file. */
      if (kith_osm_parts_get_n_taken (self->parts) == n)
        break;
    }
  sort_places (self);
  if (late)
    {
      last = kith_xml_reader_new_again (xml, error);
      if (last == NULL || !note_places (self, last, cancellable, error))
        return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * kith_osm_scan_free:
 * @self: (transfer full): a scan
 */
void
kith_osm_scan_free (KithOsmScan *self)
{
  g_array_unref (self->places);
  kith_osm_parts_free (self->parts);
  g_hash_table_unref (self->operators);
  g_free (self);
}

static Place *
find_place (const KithOsmScan *self, gint64 id)
{
  Place wanted = { id, 0, 0 };

  return self->places->len > 0
             ? bsearch (&wanted, self->places->data, self->places->len, sizeof (Place), compare_places)
             : NULL;
}

/**
 * kith_osm_scan_put_node:
 * @self: a scan
 * @node: any element
 *
 * Remembers where it lies if it is a node that a way needs.
 */
void
kith_osm_scan_put_node (KithOsmScan *self, const KithOsmElement *node)
{
  Place *place;

  if (node->type != KITH_OSM_NODE || !node->has_position || self->places->len == 0)
    return;
  place = find_place (self, node->id);
  if (place == NULL)
    return;
  place->latitude = (gint32) lround (node->latitude * UNITS);
  place->longitude = (gint32) lround (node->longitude * UNITS);
}

static gboolean
get_place (const KithOsmScan *self, gint64 id, double *latitude, double *longitude)
{
  const Place *place = find_place (self, id);

  if (place == NULL || place->latitude == NOWHERE)
    return FALSE;
  *latitude = place->latitude / UNITS;
  *longitude = place->longitude / UNITS;
  return TRUE;
}

static gboolean mean_of (KithOsmScan *self,
                         const GArray *members,
                         gint64 label,
                         guint nested,
                         double *latitude,
                         double *longitude);

/* Looked up once, so that relations within each other end. */
static gboolean
get_part (KithOsmScan *self, const KithOsmMember *member, guint nested, double *latitude, double *longitude)
{
  KithOsmPart *part = kith_osm_parts_find (self->parts, member);

  if (part == NULL)
    return FALSE;
  if (!part->has_position && !part->looked_up && part->members != NULL && nested < KITH_OSM_MOST_NESTED)
    {
      part->looked_up = TRUE;
      part->has_position =
          mean_of (self, part->members, part->label, nested + 1, &part->latitude, &part->longitude);
    }
  *latitude = part->latitude;
  *longitude = part->longitude;
  return part->has_position;
}

/* Each member counts once; of a ring, whose first node is its last, that one too. */
static gboolean
mean_of (KithOsmScan *self,
         const GArray *members,
         gint64 label,
         guint nested,
         double *latitude,
         double *longitude)
{
  const KithOsmMember *all = (const KithOsmMember *) members->data;
  guint length = members->len, n = 0;
  double sum_latitude = 0, sum_longitude = 0;

  if (label != 0 && get_place (self, label, latitude, longitude))
    return TRUE;
  if (length > 1 && all[0].type == all[length - 1].type && all[0].id == all[length - 1].id)
    length--;
  for (guint i = 0; i < length; i++)
    {
      double its_latitude = 0, its_longitude = 0;

      if (!(all[i].type == KITH_OSM_NODE ? get_place (self, all[i].id, &its_latitude, &its_longitude)
                                         : get_part (self, &all[i], nested, &its_latitude, &its_longitude)))
        continue;
      sum_latitude += its_latitude;
      sum_longitude += its_longitude;
      n++;
    }
  if (n == 0)
    return FALSE;
  *latitude = sum_latitude / n;
  *longitude = sum_longitude / n;
  return TRUE;
}

/**
 * kith_osm_scan_get_mean:
 * @self: a scan
 * @element: a way or relation
 * @latitude: (out): degrees
 * @longitude: (out): degrees
 *
 * The mean of the nodes that the file has, or of what a relation is made of; the node that a relation names
 * for its label, if it does.
 *
 * Returns: whether it has any
 */
gboolean
kith_osm_scan_get_mean (KithOsmScan *self, const KithOsmElement *element, double *latitude, double *longitude)
{
  return mean_of (self, element->members, element->label, 0, latitude, longitude);
}

/**
 * kith_osm_scan_get_operator:
 * @self: a scan
 * @key: by kith_osm_operator_key()
 *
 * Returns: (transfer none) (nullable): the operator
 */
KithOsmOperator *
kith_osm_scan_get_operator (KithOsmScan *self, const char *key)
{
  return g_hash_table_lookup (self->operators, key);
}
