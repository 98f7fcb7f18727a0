/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An entry with what belongs to it, read row by row: of what must not be shown nothing comes along, and what
 * belongs to that is not there either. The same as a KithDirectory has, without reading all of it. */

#include "resources/kith-resource-sheet.h"

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "resources/kith-resource-field.h"
#include "resources/kith-resource-hours.h"
#include "resources/kith-resource-rows.h"

/* Longer chains are a circle. */
#define MOST_LINKS 16

typedef struct
{
  KithDb *db;
  KithResourceSheet *sheet; /* (owned) */
} Loading;

static void
place_free (gpointer data)
{
  KithResourcePlace *place = data;

  g_clear_pointer (&place->site, kith_resource_view_free);
  g_clear_pointer (&place->location, kith_resource_view_free);
  g_clear_pointer (&place->hours, kith_hours_unref);
  g_free (place);
}

/* An entry, or the one that is shown in its place; NULL without error: there is none. */
static KithResource *
get_shown (KithDb *db, gint64 id, GError **error)
{
  KithResource *resource = kith_resource_rows_get (db, id, error);

  for (guint i = 0; resource != NULL && resource->same_as != 0; i++)
    {
      gint64 next = i < MOST_LINKS ? resource->same_as : 0;

      kith_resource_free (resource);
      resource = next != 0 ? kith_resource_rows_get (db, next, error) : NULL;
    }
  return resource;
}

/* Whether it may be shown with all that it belongs to; FALSE without error where not. */
static gboolean
is_shown (KithDb *db, const KithResource *resource, guint depth, GError **error)
{
  const gint64 links[] = { resource->organization, resource->program, resource->service };
  g_autoptr (KithResourceView) view = kith_resource_view_new (resource);

  if (view == NULL || depth > MOST_LINKS ||
      (resource->kind == KITH_RESOURCE_SITE_SERVICE && resource->service == 0))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    {
      g_autoptr (KithResource) owner = links[i] != 0 ? get_shown (db, links[i], error) : NULL;

      if (links[i] != 0 && (owner == NULL || !is_shown (db, owner, depth + 1, error)))
        return FALSE;
    }
  return TRUE;
}

/* NULL without error: it may not be shown. */
static KithResourceView *
get_view (KithDb *db, gint64 id, GError **error)
{
  g_autoptr (KithResource) resource = id != 0 ? get_shown (db, id, error) : NULL;

  return resource != NULL && is_shown (db, resource, 0, error) ? kith_resource_view_new (resource) : NULL;
}

static const KithValues *
values_of (const KithResourceView *view)
{
  return view != NULL ? kith_resource_view_get_values (view) : NULL;
}

/* site: (transfer full) (nullable) */
static gboolean
add_place (Loading *loading, KithResourceView *site, gint64 location, GError **error)
{
  KithResourceSheet *sheet = loading->sheet;
  KithResourcePlace *place = g_new0 (KithResourcePlace, 1);
  GError *problem = NULL;

  g_ptr_array_add (sheet->places, place);
  place->site = site;
  place->location = get_view (loading->db, location, &problem);
  if (problem != NULL)
    {
      g_propagate_error (error, problem);
      return FALSE;
    }
  if (kith_resource_view_get_kind (sheet->entry) == KITH_RESOURCE_SERVICE)
    place->hours =
        kith_resource_hours_at (values_of (site), values_of (sheet->entry), values_of (place->location));
  else
    place->hours = kith_resource_hours_at (NULL, NULL, values_of (place->location));
  return TRUE;
}

/* Where the service is offered, or one of its places alone. */
static gboolean
add_sites (Loading *loading, gint64 service, gint64 only, GError **error)
{
  g_autoptr (GPtrArray) about = kith_resource_rows_list_about (loading->db, service, error);

  if (about == NULL)
    return FALSE;
  for (guint i = 0; i < about->len; i++)
    {
      const KithResource *one = about->pdata[i];
      GError *problem = NULL;

      if (one->kind == KITH_RESOURCE_SITE_SERVICE && (only == 0 || one->id == only) &&
          is_shown (loading->db, one, 0, &problem) &&
          !add_place (loading, kith_resource_view_new (one), one->location, &problem))
        g_assert (problem != NULL);
      if (problem != NULL)
        {
          g_propagate_error (error, problem);
          return FALSE;
        }
      /* What is the same is offered at its places, too. */
      if (one->kind == KITH_RESOURCE_SERVICE && one->same_as == service &&
          !add_sites (loading, one->id, only, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_belongings (Loading *loading, const KithResource *resource, GError **error)
{
  g_autoptr (GPtrArray) about = kith_resource_rows_list_about (loading->db, resource->id, error);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  if (about == NULL)
    return FALSE;
  for (guint i = 0; i < about->len; i++)
    {
      const KithResource *one = about->pdata[i];
      gint64 service = one->kind == KITH_RESOURCE_SERVICE        ? one->id
                       : one->kind == KITH_RESOURCE_SITE_SERVICE ? one->service
                                                                 : 0;
      GError *problem = NULL;

      if (one->kind == KITH_RESOURCE_LOCATION && resource->kind == KITH_RESOURCE_ORGANIZATION &&
          is_shown (loading->db, one, 0, &problem))
        add_place (loading, NULL, one->id, &problem);
      else if (problem == NULL && service != 0 &&
               g_hash_table_add (seen, g_memdup2 (&service, sizeof service)))
        {
          KithResourceView *view = get_view (loading->db, service, &problem);

          if (view != NULL)
            g_ptr_array_add (loading->sheet->services, view);
        }
      if (problem != NULL)
        {
          g_propagate_error (error, problem);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
fill (Loading *loading, const KithResource *resource, gint64 only, GError **error)
{
  KithResourceSheet *sheet = loading->sheet;
  GError *problem = NULL;

  sheet->verified_day = resource->verified_day;
  sheet->verified_by = resource->verified_by;
  sheet->missing_since = resource->missing_since;
  sheet->pinned = resource->pinned;
  sheet->source = resource->source;
  sheet->entry = kith_resource_view_new (resource);
  sheet->organization = get_view (loading->db, resource->organization, &problem);
  if (problem == NULL)
    sheet->program = get_view (loading->db, resource->program, &problem);
  if (problem != NULL)
    {
      g_propagate_error (error, problem);
      return FALSE;
    }
  if (resource->kind == KITH_RESOURCE_SERVICE)
    return add_sites (loading, resource->id, only, error) &&
           (sheet->places->len > 0 || add_place (loading, NULL, 0, error));
  if (resource->kind == KITH_RESOURCE_LOCATION && !add_place (loading, NULL, resource->id, error))
    return FALSE;
  return add_belongings (loading, resource, error);
}

/**
 * kith_resource_sheet_load:
 * @session: a session
 * @id: an entry
 * @error: %KITH_ERROR_NOT_FOUND where there is none that may be shown, %KITH_ERROR_NOT_PERMITTED,
 *   %KITH_ERROR_DAMAGED
 *
 * Of a service at a place, its service with this place alone; of an entry in whose place another is shown,
 * that one.
 *
 * Returns: (transfer full): what may be shown of it and of all that belongs to it
 */
KithResourceSheet *
kith_resource_sheet_load (KithSession *session, gint64 id, GError **error)
{
  g_autoptr (KithResourceSheet) sheet = NULL;
  g_autoptr (KithResource) resource = NULL;
  Loading loading = { NULL };
  GError *problem = NULL;
  gint64 only = 0;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);

  if (!kith_session_demand (session, KITH_ACTION_RESOURCE_READ, error))
    return NULL;
  loading.db = kith_store_get_reader (kith_session_get_store (session), error);
  if (loading.db == NULL)
    return NULL;
  resource = get_shown (loading.db, id, &problem);
  if (resource != NULL && resource->kind == KITH_RESOURCE_SITE_SERVICE &&
      is_shown (loading.db, resource, 0, &problem))
    {
      KithResource *service = get_shown (loading.db, resource->service, &problem);

      only = resource->id;
      kith_resource_free (resource);
      resource = service;
    }
  if (problem == NULL && (resource == NULL || !is_shown (loading.db, resource, 0, &problem)) &&
      problem == NULL)
    g_set_error_literal (&problem, KITH_ERROR, KITH_ERROR_NOT_FOUND,
                         _ ("There is no such entry in the directory. Search again by name."));
  if (problem != NULL)
    {
      g_propagate_error (error, problem);
      return NULL;
    }
  sheet = loading.sheet = g_new0 (KithResourceSheet, 1);
  sheet->places = g_ptr_array_new_with_free_func (place_free);
  sheet->services = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_resource_view_free);
  return fill (&loading, resource, only, error) ? g_steal_pointer (&sheet) : NULL;
}

/**
 * kith_resource_sheet_free:
 * @self: (nullable): a sheet
 */
void
kith_resource_sheet_free (KithResourceSheet *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->entry, kith_resource_view_free);
  g_clear_pointer (&self->organization, kith_resource_view_free);
  g_clear_pointer (&self->program, kith_resource_view_free);
  g_ptr_array_unref (self->places);
  g_ptr_array_unref (self->services);
  g_free (self);
}
