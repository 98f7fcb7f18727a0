/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is found, and by which words: a service with all its places, or an organization that has no service.
 * What is told of a service at a place counts before what is told of the service, and that before the place.
 */

#include "resources/kith-directory-builder-private.h"
#include "resources/kith-resource-index-private.h"

typedef struct
{
  KithDirectoryBuilder *builder;
  KithDirectory *directory;
  KithResourceIndexBuilder *index;
  KithTold *told; /* of the service */
  KithDirectoryDoc doc;
  guint32 has; /* KithToldFlags of all that belongs to it */
} Making;

static KithTold *
told_of (Making *making, gint64 id)
{
  return id != 0 ? _kith_directory_builder_find (making->builder, id) : NULL;
}

/* A name of what it belongs to is another name for it. */
static void
add_texts (Making *making, const KithTold *told, gboolean is_own)
{
  for (guint i = 0; told != NULL && i < told->n_texts; i++)
    {
      const KithToldText *one = &g_array_index (making->builder->texts, KithToldText, told->first_text + i);
      KithResourceWords where = one->where;

      if (where == KITH_RESOURCE_WORDS_NAME && !is_own)
        where = KITH_RESOURCE_WORDS_ALIAS;
      else if (where == KITH_RESOURCE_WORDS_NAME)
        continue; /* it began with that */
      kith_resource_index_builder_add (making->index, where, one->text);
    }
}

/* Whether the told one has values of that kind; they become the spot's. */
static gboolean
take_values (Making *making, KithDirectorySpot *spot, const KithTold *told, KithDirectoryFacetKind kind)
{
  gboolean any = FALSE;

  for (guint i = 0; told != NULL && i < told->n_values; i++)
    {
      guint32 number = g_array_index (making->builder->values, guint32, told->first_value + i);

      if (g_array_index (making->directory->values, KithDirectoryValue, number).kind != kind ||
          spot->n_values == G_MAXUINT16)
        continue;
      g_array_append_val (making->directory->spot_values, number);
      spot->n_values++;
      any = TRUE;
    }
  return any;
}

static guint32
choose_hours (const KithTold *site, const KithTold *service, const KithTold *location)
{
  const KithTold *all[] = { site, service, location };
  guint32 hours = KITH_DIRECTORY_NONE;

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      if (all[i] == NULL)
        continue;
      if ((all[i]->flags & TOLD_DOUBT) != 0)
        return KITH_DIRECTORY_NO_HOURS;
      if (hours == KITH_DIRECTORY_NONE && (all[i]->flags & TOLD_HOURS) != 0)
        hours = all[i]->hours;
    }
  return hours != KITH_DIRECTORY_NONE ? hours : KITH_DIRECTORY_NO_HOURS;
}

/* Of the first that says anything about it. */
static gboolean
choose (const KithTold *const *all, guint n, guint32 says, guint32 flag)
{
  for (guint i = 0; i < n; i++)
    if (all[i] != NULL && (all[i]->flags & says) != 0)
      return (all[i]->flags & flag) != 0;
  return FALSE;
}

static void
add_spot (Making *making, const KithTold *site, const KithTold *location)
{
  KithDirectory *directory = making->directory;
  const KithTold *service = making->told;
  const KithTold *const fees[] = { site, service }, *const access[] = { site, location, service };
  KithDirectorySpot spot = { .site = site != NULL ? site->row : KITH_DIRECTORY_NONE,
                             .location = location != NULL ? location->row : KITH_DIRECTORY_NONE,
                             .first_value = directory->spot_values->len };

  spot.place = location != NULL ? location->place : service->place;
  spot.hours = choose_hours (site, service, location);
  if (choose (fees, G_N_ELEMENTS (fees), TOLD_FEES, TOLD_FREE))
    spot.flags |= KITH_DIRECTORY_IS_FREE;
  if (choose (access, G_N_ELEMENTS (access), TOLD_ACCESS, TOLD_WHEELCHAIR))
    spot.flags |= KITH_DIRECTORY_HAS_WHEELCHAIR;
  for (KithDirectoryFacetKind kind = 0; kind <= KITH_DIRECTORY_POPULATION; kind++)
    if (!take_values (making, &spot, site, kind) && !take_values (making, &spot, service, kind) &&
        kind == KITH_DIRECTORY_LANGUAGE)
      take_values (making, &spot, location, kind);
  g_array_append_val (directory->spots, spot);
  making->doc.n_spots++;
  making->has |= (site != NULL ? site->flags : 0);
  making->has |= location != NULL ? location->flags & (TOLD_PHONE | TOLD_TOLL_FREE | TOLD_ADDRESS) : 0;
}

static void
add_place (Making *making, gint64 id)
{
  KithTold *site = told_of (making, id);
  KithTold *location = told_of (making, site->links[3]);

  add_texts (making, site, FALSE);
  add_texts (making, location, FALSE);
  add_spot (making, site, location);
  if ((site->flags & TOLD_PINNED) != 0)
    making->doc.flags |= KITH_DIRECTORY_PINNED;
}

/* An organization is found where its places are, too. */
static void
add_location (Making *making, gint64 id)
{
  KithTold *location = told_of (making, id);

  add_texts (making, location, FALSE);
  add_spot (making, NULL, location);
}

/* In the order of ids, whatever language it is made in. */
static void
add_places (Making *making)
{
  KithDirectoryFamily family =
      making->told->kind == KITH_RESOURCE_SERVICE ? KITH_DIRECTORY_PLACES : KITH_DIRECTORY_LOCATIONS;
  GArray *children = making->directory->children[family];
  guint i = _kith_directory_find_child (making->directory, family, making->told->id);

  for (; i < children->len; i++)
    {
      const KithDirectoryChild *child = &g_array_index (children, KithDirectoryChild, i);

      if (child->parent != making->told->id)
        break;
      if (family == KITH_DIRECTORY_PLACES)
        add_place (making, child->id);
      else
        add_location (making, child->id);
    }
  if (making->doc.n_spots == 0)
    add_spot (making, NULL, NULL);
}

/* Help by phone, wherever somebody is: called so, with a number, and either about a crisis or of no place. */
static gboolean
is_line (guint32 has)
{
  return (has & TOLD_LINE) != 0 && (has & TOLD_PHONE) != 0 &&
         ((has & (TOLD_CRISIS | TOLD_TOLL_FREE)) != 0 || (has & TOLD_ADDRESS) == 0);
}

static void
make_doc (KithDirectoryBuilder *self, KithResourceIndexBuilder *index, KithTold *told)
{
  Making making = { self, self->directory, index, told, { .row = told->row }, told->flags };
  KithTold *organization = told_of (&making, told->links[0]);

  making.doc.organization = organization != NULL ? organization->row : KITH_DIRECTORY_NONE;
  making.doc.first_spot = self->directory->spots->len;
  kith_resource_index_builder_begin (index, self->directory->docs->len, told->name);
  add_texts (&making, told, TRUE);
  add_texts (&making, organization, FALSE);
  add_texts (&making, told_of (&making, told->links[1]), FALSE);
  add_places (&making);
  if (organization != NULL)
    making.has |= organization->flags & TOLD_PHONE;
  if (is_line (making.has))
    making.doc.flags |= KITH_DIRECTORY_IS_LINE;
  if ((told->flags & TOLD_PINNED) != 0)
    making.doc.flags |= KITH_DIRECTORY_PINNED;
  g_array_append_val (self->directory->docs, making.doc);
}

/* The spots of a doc with their values, behind those of the one before: they are looked at in that order. */
static void
move_spots (const KithDirectory *directory, KithDirectoryDoc *doc, GArray *spots, GArray *values)
{
  guint first = spots->len;

  for (guint i = 0; i < doc->n_spots; i++)
    {
      KithDirectorySpot spot = g_array_index (directory->spots, KithDirectorySpot, doc->first_spot + i);
      const guint32 *from = &g_array_index (directory->spot_values, guint32, spot.first_value);

      spot.first_value = values->len;
      g_array_append_vals (values, from, spot.n_values);
      g_array_append_val (spots, spot);
    }
  doc->first_spot = first;
}

/* Into the order of the index. */
static void
order_docs (KithDirectory *directory)
{
  GArray *docs = g_array_sized_new (FALSE, FALSE, sizeof (KithDirectoryDoc), directory->docs->len);
  GArray *spots = g_array_sized_new (FALSE, FALSE, sizeof (KithDirectorySpot), directory->spots->len);
  GArray *values = g_array_sized_new (FALSE, FALSE, sizeof (guint32), directory->spot_values->len);
  GArray *entries = directory->index->entries;

  directory->doc_of = g_new (guint32, directory->rows->len + 1);
  for (guint i = 0; i < directory->rows->len; i++)
    directory->doc_of[i] = KITH_DIRECTORY_NONE;
  for (guint i = 0; i < entries->len; i++)
    {
      KithDirectoryDoc doc =
          g_array_index (directory->docs, KithDirectoryDoc, g_array_index (entries, KithIndexEntry, i).id);

      move_spots (directory, &doc, spots, values);
      g_array_append_val (docs, doc);
      directory->doc_of[doc.row] = i;
    }
  g_array_unref (directory->docs);
  g_array_unref (directory->spots);
  g_array_unref (directory->spot_values);
  directory->docs = docs;
  directory->spots = spots;
  directory->spot_values = values;
}

static void
use_area (KithDirectory *directory, guint32 area)
{
  if (area != KITH_DIRECTORY_NONE)
    g_array_index (directory->areas, KithDirectoryArea, area).is_used = TRUE;
}

/* A city where everything is hidden is none that anybody may hear of. */
static void
use_places (KithDirectory *directory)
{
  for (guint i = 0; i < directory->spots->len; i++)
    {
      guint32 number = g_array_index (directory->spots, KithDirectorySpot, i).place;
      KithDirectoryPlace *place;

      if (number == KITH_DIRECTORY_NONE)
        continue;
      place = &g_array_index (directory->places, KithDirectoryPlace, number);
      place->is_used = TRUE;
      use_area (directory, place->city);
      use_area (directory, place->postcode);
    }
}

static gboolean
has_services (KithDirectory *directory, gint64 organization)
{
  GArray *services = directory->children[KITH_DIRECTORY_SERVICES];
  guint first = _kith_directory_find_child (directory, KITH_DIRECTORY_SERVICES, organization);

  return first < services->len && g_array_index (services, KithDirectoryChild, first).parent == organization;
}

static gboolean
is_found (KithDirectory *directory, const KithTold *told)
{
  return told->row != KITH_DIRECTORY_NONE &&
         (told->kind == KITH_RESOURCE_SERVICE ||
          (told->kind == KITH_RESOURCE_ORGANIZATION && !has_services (directory, told->id)));
}

void
_kith_directory_builder_make_docs (KithDirectoryBuilder *self)
{
  KithResourceIndexBuilder *index = kith_resource_index_builder_new ();

  for (guint i = 0; i < self->told->len; i++)
    {
      KithTold *told = &g_array_index (self->told, KithTold, i);

      if (is_found (self->directory, told))
        make_doc (self, index, told);
    }
  self->directory->index = kith_resource_index_builder_end (index);
  order_docs (self->directory);
  use_places (self->directory);
}
