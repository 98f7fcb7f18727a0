/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A first way through the file. Nodes stand before ways in what OpenStreetMap writes, so that their places
 * are found on the second; where a file has them later, it is gone through once more for them alone. */

#include "catalog/kith-osm-scan.h"

#include <math.h>
#include <stdlib.h>

#include "catalog/kith-osm-entry.h"

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
want_nodes (KithOsmScan *self, const GArray *nodes)
{
  for (guint i = 0; i < nodes->len && self->places->len < KITH_OSM_MOST_PLACES; i++)
    {
      Place place = { g_array_index (nodes, gint64, i), NOWHERE, NOWHERE };

      g_array_append_val (self->places, place);
    }
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

/* late: whether a node stands behind a way that may need it. */
static gboolean
note_needs (KithOsmScan *self, KithXmlReader *xml, gboolean *late, GCancellable *cancellable, GError **error)
{
  g_autoptr (KithOsmElement) element = kith_osm_element_new ();
  g_autoptr (GError) wrong = NULL;

  while (kith_osm_element_next (element, xml, cancellable, &wrong))
    {
      if (element->type == KITH_OSM_NODE && self->places->len > 0)
        *late = TRUE;
      if (!kith_osm_element_is_resource (element))
        continue;
      note_operator (self, element->tags);
      if (element->type != KITH_OSM_NODE && !element->has_position)
        want_nodes (self, element->nodes);
    }
  if (wrong != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&wrong));
      return FALSE;
    }
  sort_places (self);
  return TRUE;
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
  g_autoptr (KithXmlReader) second = NULL;
  gboolean late = FALSE;

  self->places = g_array_new (FALSE, FALSE, sizeof (Place));
  self->operators = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, operator_free);
  first = kith_xml_reader_new_again (xml, error);
  if (first == NULL || !note_needs (self, first, &late, cancellable, error))
    return NULL;
  if (late)
    {
      second = kith_xml_reader_new_again (xml, error);
      if (second == NULL || !note_places (self, second, cancellable, error))
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

/**
 * kith_osm_scan_get_mean:
 * @self: a scan
 * @nodes: (element-type gint64): the nodes of a way
 * @latitude: (out): degrees
 * @longitude: (out): degrees
 *
 * The mean of the nodes that the file has; of a ring, whose first node is its last, that one counts once.
 *
 * Returns: whether it has any
 */
gboolean
kith_osm_scan_get_mean (const KithOsmScan *self, const GArray *nodes, double *latitude, double *longitude)
{
  guint length = nodes->len, n = 0;
  double sum_latitude = 0, sum_longitude = 0;

  if (length > 1 && g_array_index (nodes, gint64, 0) == g_array_index (nodes, gint64, length - 1))
    length--;
  for (guint i = 0; i < length; i++)
    {
      const Place *place = find_place (self, g_array_index (nodes, gint64, i));

      if (place == NULL || place->latitude == NOWHERE)
        continue;
      sum_latitude += place->latitude / UNITS;
      sum_longitude += place->longitude / UNITS;
      n++;
    }
  if (n == 0)
    return FALSE;
  *latitude = sum_latitude / n;
  *longitude = sum_longitude / n;
  return TRUE;
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
