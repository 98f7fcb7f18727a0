/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The packed directory, and what a page needs to know of one entry. */

#include "base/kith-text.h"
#include "base/kith-zone.h"
#include "resources/kith-directory-private.h"

guint
_kith_directory_value_hash (gconstpointer value)
{
  const KithDirectoryValue *self = value;

  return g_str_hash (self->code) * 31 + (guint) self->kind;
}

gboolean
_kith_directory_value_equal (gconstpointer one, gconstpointer other)
{
  const KithDirectoryValue *a = one, *b = other;

  return a->kind == b->kind && g_str_equal (a->code, b->code);
}

const KithDirectoryRow *
_kith_directory_row (const KithDirectory *self, guint32 number)
{
  return &g_array_index (self->rows, KithDirectoryRow, number);
}

guint32
_kith_directory_find_row (const KithDirectory *self, gint64 id)
{
  guint low = 0, high = self->rows->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (_kith_directory_row (self, middle)->id < id)
        low = middle + 1;
      else
        high = middle;
    }
  return low < self->rows->len && _kith_directory_row (self, low)->id == id ? low : KITH_DIRECTORY_NONE;
}

/**
 * kith_directory_ref:
 * @self: a directory
 *
 * Returns: (transfer full): the same
 */
KithDirectory *
kith_directory_ref (KithDirectory *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/**
 * kith_directory_unref:
 * @self: (nullable) (transfer full): a directory
 */
void
kith_directory_unref (KithDirectory *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->refs))
    return;
  for (guint i = 0; i < self->hours->len; i++)
    g_clear_pointer (&g_array_index (self->hours, KithDirectoryHours, i).hours, kith_hours_unref);
  for (guint i = 0; i < KITH_DIRECTORY_N_FAMILIES; i++)
    g_array_unref (self->children[i]);
  g_clear_pointer (&self->states, _kith_directory_states_unref);
  g_clear_pointer (&self->index, kith_resource_index_unref);
  kith_synonyms_free (self->synonyms);
  g_hash_table_unref (self->value_numbers);
  g_array_unref (self->rows);
  g_array_unref (self->places);
  g_array_unref (self->areas);
  g_array_unref (self->values);
  g_array_unref (self->hours);
  g_array_unref (self->spots);
  g_array_unref (self->spot_values);
  g_array_unref (self->docs);
  g_free (self->doc_of);
  g_string_chunk_free (self->text);
  g_mutex_clear (&self->lock);
  g_free (self);
}

/**
 * kith_directory_get_size:
 * @self: a directory
 *
 * Returns: how many can be found: services, and organizations without any
 */
guint
kith_directory_get_size (KithDirectory *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->docs->len;
}

/**
 * kith_directory_find_value:
 * @self: a directory
 * @kind: %KITH_DIRECTORY_TERM, _LANGUAGE or _POPULATION
 * @text: a code, or what it is called, in any case and with or without accents
 *
 * Returns: (transfer none) (nullable): the code for a #KithDirectoryQuery; %NULL where nothing has that value
 */
const char *
kith_directory_find_value (KithDirectory *self, KithDirectoryFacetKind kind, const char *text)
{
  g_autofree char *fold = NULL;
  const char *found = NULL;

  g_return_val_if_fail (self != NULL && text != NULL, NULL);

  fold = kith_text_fold (text);
  for (guint i = 0; i < self->values->len; i++)
    {
      const KithDirectoryValue *value = &g_array_index (self->values, KithDirectoryValue, i);
      g_autofree char *label = value->kind == kind ? kith_text_fold (value->label) : NULL;

      if (value->kind == kind && g_str_equal (value->code, text))
        return value->code;
      if (label != NULL && found == NULL && *fold != '\0' && g_str_equal (label, fold))
        found = value->code;
    }
  return found;
}

/**
 * kith_directory_time:
 * @clock: the center's clock
 * @utc: seconds since 1970
 *
 * Returns: (transfer full): that instant in the center's zone, which is taken for that of every service
 */
GDateTime *
kith_directory_time (KithClock *clock, gint64 utc)
{
  g_autofree char *name = NULL;
  g_autoptr (GTimeZone) zone = NULL;
  g_autoptr (GDateTime) time = NULL;

  g_return_val_if_fail (KITH_IS_CLOCK (clock), NULL);

  name = kith_clock_dup_timezone (clock);
  zone = kith_zone_new (name);
  time = g_date_time_new_from_unix_utc (utc);
  return zone != NULL ? g_date_time_to_timezone (time, zone) : g_steal_pointer (&time);
}

static const char *
label_of (const KithDirectory *self, guint32 area)
{
  return area != KITH_DIRECTORY_NONE ? g_array_index (self->areas, KithDirectoryArea, area).label : NULL;
}

/**
 * kith_directory_get:
 * @self: a directory
 * @id: an entry
 * @entry: (out caller-allocates): filled
 *
 * Returns: whether there is such an entry that may be shown; %FALSE leaves @entry as it was
 */
gboolean
kith_directory_get (KithDirectory *self, gint64 id, KithDirectoryEntry *entry)
{
  const KithDirectoryRow *row;
  guint32 number;

  g_return_val_if_fail (self != NULL && entry != NULL, FALSE);

  number = _kith_directory_find_row (self, id);
  if (number == KITH_DIRECTORY_NONE)
    return FALSE;
  row = _kith_directory_row (self, number);
  *entry = (KithDirectoryEntry){ .id = id, .kind = row->kind, .name = row->name };
  entry->organization = row->links[0];
  entry->program = row->links[1];
  entry->service = row->links[2];
  entry->location = row->links[3];
  entry->verified_day = row->verified;
  entry->verified_here = (row->flags & KITH_DIRECTORY_VERIFIED_HERE) != 0;
  entry->missing_since = row->missing;
  entry->pinned = (row->flags & KITH_DIRECTORY_PINNED) != 0;
  if (row->place != KITH_DIRECTORY_NONE)
    {
      const KithDirectoryPlace *place = &g_array_index (self->places, KithDirectoryPlace, row->place);

      entry->city = label_of (self, place->city);
      entry->postcode = label_of (self, place->postcode);
    }
  return TRUE;
}

static int
compare_names (gconstpointer a, gconstpointer b, gpointer user_data)
{
  gint64 one = *(const gint64 *) a, other = *(const gint64 *) b;
  const KithDirectory *self = user_data;
  int names = g_utf8_collate (_kith_directory_row (self, _kith_directory_find_row (self, one))->name,
                              _kith_directory_row (self, _kith_directory_find_row (self, other))->name);

  return names != 0 ? names : (one > other) - (one < other);
}

/* The first child, or the next parent's. */
guint
_kith_directory_find_child (const KithDirectory *self, KithDirectoryFamily family, gint64 parent)
{
  GArray *children = self->children[family];
  guint low = 0, high = children->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (children, KithDirectoryChild, middle).parent < parent)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static GArray *
list_children (KithDirectory *self, KithDirectoryFamily family, gint64 parent)
{
  GArray *children = self->children[family];
  GArray *list = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = _kith_directory_find_child (self, family, parent);
       i < children->len && g_array_index (children, KithDirectoryChild, i).parent == parent; i++)
    g_array_append_val (list, g_array_index (children, KithDirectoryChild, i).id);
  if (list->len > 1)
    g_array_sort_with_data (list, compare_names, self);
  return list;
}

/**
 * kith_directory_list_services:
 * @self: a directory
 * @organization: an entry
 *
 * Returns: (transfer full) (element-type gint64): its services, in the order of their names
 */
GArray *
kith_directory_list_services (KithDirectory *self, gint64 organization)
{
  g_return_val_if_fail (self != NULL, NULL);

  return list_children (self, KITH_DIRECTORY_SERVICES, organization);
}

/**
 * kith_directory_list_places:
 * @self: a directory
 * @service: an entry
 *
 * Returns: (transfer full) (element-type gint64): the service at each of its places
 */
GArray *
kith_directory_list_places (KithDirectory *self, gint64 service)
{
  g_return_val_if_fail (self != NULL, NULL);

  return list_children (self, KITH_DIRECTORY_PLACES, service);
}

/**
 * kith_directory_list_locations:
 * @self: a directory
 * @organization: an entry
 *
 * Returns: (transfer full) (element-type gint64): its places, in the order of their names
 */
GArray *
kith_directory_list_locations (KithDirectory *self, gint64 organization)
{
  g_return_val_if_fail (self != NULL, NULL);

  return list_children (self, KITH_DIRECTORY_LOCATIONS, organization);
}

/**
 * kith_directory_list_parts:
 * @self: a directory
 * @organization: an entry
 *
 * Returns: (transfer full) (element-type gint64): the organizations that are part of it
 */
GArray *
kith_directory_list_parts (KithDirectory *self, gint64 organization)
{
  g_return_val_if_fail (self != NULL, NULL);

  return list_children (self, KITH_DIRECTORY_PARTS, organization);
}

static gboolean
is_at (const KithDirectory *self, guint32 row, gint64 id)
{
  return row != KITH_DIRECTORY_NONE && _kith_directory_row (self, row)->id == id;
}

static gboolean
has_value (const GArray *list, const char *code)
{
  for (guint i = 0; i < list->len; i++)
    if (g_array_index (list, KithDirectoryFacet, i).code == code)
      return TRUE;
  return FALSE;
}

/**
 * kith_directory_list_values:
 * @self: a directory
 * @service: a service, or an organization without any
 * @place: the service at one of its places, or that place; 0: at all of them
 * @kind: one that has values
 *
 * A code that no source has words for is none of them.
 *
 * Returns: (transfer full) (element-type KithDirectoryFacet): what a search for each would find it by, in the
 *   order in which it is told; each belongs to the directory, and none says how many there are
 */
GArray *
kith_directory_list_values (KithDirectory *self, gint64 service, gint64 place, KithDirectoryFacetKind kind)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (KithDirectoryFacet));
  guint32 row, number;
  const KithDirectoryDoc *doc;

  g_return_val_if_fail (self != NULL && kind <= KITH_DIRECTORY_POPULATION, list);

  row = _kith_directory_find_row (self, service);
  number = row != KITH_DIRECTORY_NONE ? self->doc_of[row] : KITH_DIRECTORY_NONE;
  if (number == KITH_DIRECTORY_NONE)
    return list;
  doc = &g_array_index (self->docs, KithDirectoryDoc, number);
  for (guint i = doc->first_spot; i < doc->first_spot + doc->n_spots; i++)
    {
      const KithDirectorySpot *spot = &g_array_index (self->spots, KithDirectorySpot, i);

      if (place != 0 && !is_at (self, spot->site, place) && !is_at (self, spot->location, place))
        continue;
      for (guint k = spot->first_value; k < spot->first_value + spot->n_values; k++)
        {
          const KithDirectoryValue *value = &g_array_index (self->values, KithDirectoryValue,
                                                            g_array_index (self->spot_values, guint32, k));
          KithDirectoryFacet facet = { kind, value->code, value->label, 0 };

          if (value->kind == kind && value->label != NULL && !has_value (list, value->code))
            g_array_append_val (list, facet);
        }
    }
  return list;
}
