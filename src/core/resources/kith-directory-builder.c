/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Making a directory. Entries come in any order, so each is taken apart alone (kith-directory-tell.c) and all
 * are put together at the end (kith-directory-docs.c).
 */

#include "resources/kith-directory-builder-private.h"

/* Longer chains of "the same as" are a circle. */
#define MOST_SAME 16

/**
 * kith_directory_builder_new:
 * @synonyms: (transfer full) (nullable): words that stand for each other
 *
 * Returns: (transfer full): a builder without entries
 */
KithDirectoryBuilder *
kith_directory_builder_new (KithSynonyms *synonyms)
{
  KithDirectoryBuilder *self = g_new0 (KithDirectoryBuilder, 1);
  KithDirectory *directory = g_new0 (KithDirectory, 1);
  KithDirectoryHours unknown = { .hours = NULL };

  g_atomic_ref_count_init (&directory->refs);
  g_mutex_init (&directory->lock);
  directory->synonyms = synonyms;
  directory->text = g_string_chunk_new (16384);
  directory->rows = g_array_new (FALSE, FALSE, sizeof (KithDirectoryRow));
  directory->places = g_array_new (FALSE, FALSE, sizeof (KithDirectoryPlace));
  directory->areas = g_array_new (FALSE, FALSE, sizeof (KithDirectoryArea));
  directory->values = g_array_new (FALSE, FALSE, sizeof (KithDirectoryValue));
  directory->value_numbers =
      g_hash_table_new_full (_kith_directory_value_hash, _kith_directory_value_equal, g_free, NULL);
  directory->hours = g_array_new (FALSE, FALSE, sizeof (KithDirectoryHours));
  directory->spots = g_array_new (FALSE, FALSE, sizeof (KithDirectorySpot));
  directory->spot_values = g_array_new (FALSE, FALSE, sizeof (guint32));
  directory->docs = g_array_new (FALSE, FALSE, sizeof (KithDirectoryDoc));
  for (guint i = 0; i < KITH_DIRECTORY_N_FAMILIES; i++)
    directory->children[i] = g_array_new (FALSE, FALSE, sizeof (KithDirectoryChild));
  g_array_append_val (directory->hours, unknown);

  self->directory = directory;
  self->told = g_array_new (FALSE, FALSE, sizeof (KithTold));
  self->texts = g_array_new (FALSE, FALSE, sizeof (KithToldText));
  self->values = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->hours_numbers =
      g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref, NULL);
  self->area_numbers = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

/**
 * kith_directory_builder_free:
 * @self: (nullable): a builder
 */
void
kith_directory_builder_free (KithDirectoryBuilder *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->told);
  g_array_unref (self->texts);
  g_array_unref (self->values);
  g_hash_table_unref (self->hours_numbers);
  g_hash_table_unref (self->area_numbers);
  kith_directory_unref (self->directory);
  g_free (self);
}

/**
 * kith_directory_builder_add:
 * @self: a builder
 * @resource: an entry, each once
 */
void
kith_directory_builder_add (KithDirectoryBuilder *self, const KithResource *resource)
{
  g_autoptr (KithResourceView) view = NULL;
  KithTold told = { 0 };

  g_return_if_fail (self != NULL && resource != NULL);

  told.id = resource->id;
  told.kind = (guint8) resource->kind;
  told.links[0] = resource->organization;
  told.links[1] = resource->program;
  told.links[2] = resource->service;
  told.links[3] = resource->location;
  told.same_as = resource->same_as;
  told.name = "";
  told.hours = KITH_DIRECTORY_NO_HOURS;
  told.place = told.row = KITH_DIRECTORY_NONE;
  told.verified = resource->verified_day;
  told.missing = kith_resource_get_missing (resource);
  told.flags = (resource->pinned ? TOLD_PINNED : 0) |
               (resource->verified_day != KITH_DAY_NONE ? TOLD_VERIFIED_HERE : 0);
  view = kith_resource_view_new (resource);
  if (view != NULL)
    {
      told.flags |= TOLD_SHOWN;
      _kith_directory_builder_tell (self, &told, view);
    }
  g_array_append_val (self->told, told);
}

static int
compare_told (gconstpointer a, gconstpointer b)
{
  const KithTold *one = a, *other = b;

  return (one->id > other->id) - (one->id < other->id);
}

static KithTold *
find_told (KithDirectoryBuilder *self, gint64 id)
{
  KithTold wanted = { .id = id };
  guint found;

  if (!g_array_binary_search (self->told, &wanted, compare_told, &found))
    return NULL;
  return &g_array_index (self->told, KithTold, found);
}

KithTold *
_kith_directory_builder_find (KithDirectoryBuilder *self, gint64 id)
{
  KithTold *told = find_told (self, id);

  for (guint i = 0; told != NULL && told->same_as != 0; i++)
    told = i < MOST_SAME ? find_told (self, told->same_as) : NULL;
  return told;
}

/* links: how many of them, the last of which is where it is. */
static gboolean
sees_links (KithDirectoryBuilder *self, const KithTold *told, guint n_links, guint but)
{
  for (guint i = 0; i < n_links; i++)
    if (i != but && told->links[i] != 0)
      {
        KithTold *owner = _kith_directory_builder_find (self, told->links[i]);

        if (owner == NULL || !_kith_directory_builder_sees (self, owner))
          return FALSE;
      }
  return TRUE;
}

/* What it belongs to decides, too, and of a service at a place that place. A service can be told of without
 * an address, but not where each of its places is in no directory. */
gboolean
_kith_directory_builder_sees (KithDirectoryBuilder *self, KithTold *told)
{
  gboolean is_site = told->kind == KITH_RESOURCE_SITE_SERVICE;

  if (told->sight == SIGHT_UNKNOWN)
    {
      told->sight = SIGHT_ASKED;
      told->sight = (told->flags & TOLD_SHOWN) != 0 && (!is_site || told->links[2] != 0) &&
                            (told->flags & (TOLD_PLACED | TOLD_STANDS)) != TOLD_PLACED &&
                            sees_links (self, told, is_site ? 4 : 3, G_MAXUINT)
                        ? SIGHT_SHOWN
                        : SIGHT_HIDDEN;
    }
  return told->sight == SIGHT_SHOWN;
}

static void
find_places (KithDirectoryBuilder *self)
{
  for (guint i = 0; i < self->told->len; i++)
    {
      KithTold *site = &g_array_index (self->told, KithTold, i);
      KithTold *service = site->kind == KITH_RESOURCE_SITE_SERVICE && site->links[2] != 0
                              ? _kith_directory_builder_find (self, site->links[2])
                              : NULL;

      if (service == NULL)
        continue;
      service->flags |= TOLD_PLACED;
      if ((site->flags & TOLD_SHOWN) != 0 && sees_links (self, site, 4, 2))
        service->flags |= TOLD_STANDS;
    }
}

/* 0 where it may not be shown. */
static gint64
resolve (KithDirectoryBuilder *self, gint64 link)
{
  KithTold *told = link != 0 ? _kith_directory_builder_find (self, link) : NULL;

  return told != NULL && _kith_directory_builder_sees (self, told) ? told->id : 0;
}

static void
make_rows (KithDirectoryBuilder *self)
{
  g_array_sort (self->told, compare_told);
  find_places (self);
  for (guint i = 0; i < self->told->len; i++)
    {
      KithTold *told = &g_array_index (self->told, KithTold, i);
      KithDirectoryRow row = { .id = told->id, .name = told->name, .place = told->place };

      if (!_kith_directory_builder_sees (self, told))
        continue;
      for (guint k = 0; k < G_N_ELEMENTS (row.links); k++)
        told->links[k] = row.links[k] = resolve (self, told->links[k]);
      row.kind = told->kind;
      row.verified = told->verified;
      row.missing = told->missing;
      row.flags = (guint8) (((told->flags & TOLD_PINNED) != 0 ? KITH_DIRECTORY_PINNED : 0) |
                            ((told->flags & TOLD_VERIFIED_HERE) != 0 ? KITH_DIRECTORY_VERIFIED_HERE : 0));
      told->row = self->directory->rows->len;
      g_array_append_val (self->directory->rows, row);
    }
}

static void
add_child (KithDirectory *directory, KithDirectoryFamily family, gint64 parent, gint64 id)
{
  KithDirectoryChild child = { parent, id };

  if (parent != 0)
    g_array_append_val (directory->children[family], child);
}

static int
compare_children (gconstpointer a, gconstpointer b)
{
  const KithDirectoryChild *one = a, *other = b;

  if (one->parent != other->parent)
    return one->parent < other->parent ? -1 : 1;
  return (one->id > other->id) - (one->id < other->id);
}

static void
make_families (KithDirectory *directory)
{
  for (guint i = 0; i < directory->rows->len; i++)
    {
      const KithDirectoryRow *row = _kith_directory_row (directory, i);

      if (row->kind == KITH_RESOURCE_SERVICE)
        {
          add_child (directory, KITH_DIRECTORY_SERVICES, row->links[0], row->id);
          add_child (directory, KITH_DIRECTORY_OFFERS, row->links[1], row->id);
        }
      else if (row->kind == KITH_RESOURCE_SITE_SERVICE)
        {
          add_child (directory, KITH_DIRECTORY_PLACES, row->links[2], row->id);
          add_child (directory, KITH_DIRECTORY_SITES, row->links[3], row->id);
        }
      else if (row->kind == KITH_RESOURCE_LOCATION)
        add_child (directory, KITH_DIRECTORY_LOCATIONS, row->links[0], row->id);
      else if (row->kind == KITH_RESOURCE_ORGANIZATION)
        add_child (directory, KITH_DIRECTORY_PARTS, row->links[0], row->id);
    }
  for (guint i = 0; i < KITH_DIRECTORY_N_FAMILIES; i++)
    g_array_sort (directory->children[i], compare_children);
}

/**
 * kith_directory_builder_end:
 * @self: (transfer full): a builder
 *
 * Returns: (transfer full): the directory of what was added
 */
KithDirectory *
kith_directory_builder_end (KithDirectoryBuilder *self)
{
  KithDirectory *directory;

  g_return_val_if_fail (self != NULL, NULL);

  make_rows (self);
  make_families (self->directory);
  _kith_directory_builder_make_docs (self);
  directory = kith_directory_ref (self->directory);
  kith_directory_builder_free (self);
  return directory;
}
