/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What relations are made of. Each part is wanted first, by its number, and taken when the file tells it. */

#include "catalog/kith-osm-parts.h"

/* Parts of one file, and members of all of them together. */
#define MOST_PARTS 100000
#define MOST_MEMBERS 1000000

struct _KithOsmParts
{
  GHashTable *by_number; /* (owned) (element-type gint64 KithOsmPart) */
  guint n_waiting;       /* that were wanted and not taken */
  guint n_taken;
  guint n_members;
};

static void
part_free (gpointer data)
{
  KithOsmPart *part = data;

  g_clear_pointer (&part->members, g_array_unref);
  g_free (part);
}

/* Numbers are a quarter of what fits, so that the type has room. */
static gint64
number_of (KithOsmType type, gint64 id)
{
  return id * 4 + (gint64) type;
}

/**
 * kith_osm_parts_new:
 *
 * Returns: (transfer full): none
 */
KithOsmParts *
kith_osm_parts_new (void)
{
  KithOsmParts *self = g_new0 (KithOsmParts, 1);

  self->by_number = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, part_free);
  return self;
}

/**
 * kith_osm_parts_free:
 * @self: (transfer full): parts
 */
void
kith_osm_parts_free (KithOsmParts *self)
{
  g_hash_table_unref (self->by_number);
  g_free (self);
}

/**
 * kith_osm_parts_want:
 * @self: parts
 * @members: (element-type KithOsmMember): of a relation
 *
 * Those that are ways or relations are wanted.
 */
void
kith_osm_parts_want (KithOsmParts *self, const GArray *members)
{
  for (guint i = 0; i < members->len; i++)
    {
      const KithOsmMember *member = &g_array_index (members, KithOsmMember, i);
      gint64 number = number_of (member->type, member->id);

      if (member->type == KITH_OSM_NODE || g_hash_table_contains (self->by_number, &number) ||
          g_hash_table_size (self->by_number) >= MOST_PARTS)
        continue;
      g_hash_table_insert (self->by_number, g_memdup2 (&number, sizeof number), g_new0 (KithOsmPart, 1));
      self->n_waiting++;
    }
}

/**
 * kith_osm_parts_take:
 * @self: parts
 * @element: any element
 *
 * Remembers it if it is wanted and was not taken.
 *
 * Returns: whether it was
 */
gboolean
kith_osm_parts_take (KithOsmParts *self, const KithOsmElement *element)
{
  gint64 number = number_of (element->type, element->id);
  KithOsmPart *part = NULL;

  if (element->type != KITH_OSM_NODE && !element->deleted && g_hash_table_size (self->by_number) > 0)
    part = g_hash_table_lookup (self->by_number, &number);
  if (part == NULL || part->known)
    return FALSE;
  self->n_waiting--;
  self->n_taken++;
  part->known = TRUE;
  part->has_position = element->has_position;
  part->latitude = element->latitude;
  part->longitude = element->longitude;
  part->label = element->label;
  if (!element->has_position && self->n_members + element->members->len <= MOST_MEMBERS)
    {
      part->members = g_array_copy (element->members);
      self->n_members += part->members->len;
    }
  return TRUE;
}

/**
 * kith_osm_parts_is_waiting:
 * @self: parts
 *
 * Returns: whether any was wanted that was not taken
 */
gboolean
kith_osm_parts_is_waiting (const KithOsmParts *self)
{
  return self->n_waiting > 0;
}

/**
 * kith_osm_parts_get_n_taken:
 * @self: parts
 *
 * Returns: how many were taken
 */
guint
kith_osm_parts_get_n_taken (const KithOsmParts *self)
{
  return self->n_taken;
}

/**
 * kith_osm_parts_find:
 * @self: parts
 * @member: of a relation
 *
 * Returns: (transfer none) (nullable): it, if it was taken
 */
KithOsmPart *
kith_osm_parts_find (const KithOsmParts *self, const KithOsmMember *member)
{
  gint64 number = number_of (member->type, member->id);
  KithOsmPart *part = g_hash_table_lookup (self->by_number, &number);

  return part != NULL && part->known ? part : NULL;
}
