/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An entry with what belongs to it, read row by row: of what must not be shown nothing comes along, and what
 * belongs to that is not there either. The same as a KithDirectory has, without reading all of it. */

#include "resources/kith-resource-sheet.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/kith-error.h"
#include "resources/kith-resource-field.h"
#include "resources/kith-resource-hours.h"
#include "resources/kith-resource-rows.h"
#include "resources/kith-resources-queries.h"
#include "session/kith-accounts.h"

/* Longer chains are a circle. */
#define MOST_LINKS 16

typedef struct
{
  KithDb *db;
  KithResourceSheet *sheet; /* (owned) */
  GHashTable *sights;       /* (owned) (element-type gint64 gboolean) whether an entry may be shown */
} Loading;

static void
place_free (gpointer data)
{
  KithResourcePlace *place = data;

  g_clear_pointer (&place->site, kith_resource_view_unref);
  g_clear_pointer (&place->location, kith_resource_view_unref);
  g_clear_pointer (&place->hours, kith_hours_unref);
  g_free (place->verified_by);
  g_free (place);
}

static void
source_free (gpointer data)
{
  KithResourceSource *source = data;

  g_free (source->name);
  g_free (source->attribution);
  g_free (source);
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

static gboolean is_shown (Loading *loading, const KithResource *resource, guint depth, GError **error);

/* FALSE without error: one of them may not be shown. 0 is no link. */
static gboolean
are_shown (Loading *loading, const gint64 *links, guint n_links, guint depth, GError **error)
{
  for (guint i = 0; i < n_links; i++)
    {
      g_autoptr (KithResource) owner = links[i] != 0 ? get_shown (loading->db, links[i], error) : NULL;

      if (links[i] != 0 && (owner == NULL || !is_shown (loading, owner, depth + 1, error)))
        return FALSE;
    }
  return TRUE;
}

typedef struct
{
  gboolean any;
  gboolean shown;
} Places;

/* Where a service is offered, and whether any of that may be shown. */
static gboolean
ask_places (Loading *loading, gint64 service, guint depth, Places *places, GError **error)
{
  g_autoptr (GPtrArray) about = kith_resource_rows_list_about (loading->db, service, error);

  for (guint i = 0; about != NULL && i < about->len && !places->shown; i++)
    {
      const KithResource *one = about->pdata[i];
      const gint64 links[] = { one->organization, one->program, one->location };
      GError *problem = NULL;

      /* What is shown in another's place has no view, and counts as a place that is in no directory. */
      if (one->kind == KITH_RESOURCE_SITE_SERVICE && one->service == service)
        {
          g_autoptr (KithResourceView) view = kith_resource_view_new (one);

          places->any = TRUE;
          places->shown = view != NULL && are_shown (loading, links, G_N_ELEMENTS (links), depth, &problem);
        }
      else if (one->kind == KITH_RESOURCE_SERVICE && one->same_as == service && depth < MOST_LINKS)
        ask_places (loading, one->id, depth + 1, places, &problem);
      if (problem != NULL)
        {
          g_propagate_error (error, problem);
          return FALSE;
        }
    }
  return about != NULL;
}

static gboolean
find_sight (Loading *loading, const KithResource *resource, guint depth, GError **error)
{
  gboolean is_site = resource->kind == KITH_RESOURCE_SITE_SERVICE;
  const gint64 links[] = { resource->organization, resource->program, resource->service, resource->location };
  g_autoptr (KithResourceView) view = kith_resource_view_new (resource);
  Places places = { FALSE };

  if (view == NULL || depth > MOST_LINKS || (is_site && resource->service == 0) ||
      !are_shown (loading, links, is_site ? 4 : 3, depth, error))
    return FALSE;
  return resource->kind != KITH_RESOURCE_SERVICE ||
         (ask_places (loading, resource->id, depth, &places, error) && (!places.any || places.shown));
}

/* Whether it may be shown with all that it belongs to, and where it is offered; FALSE without error where
 * not. Each is asked once: what belongs to one organization asks for it again and again. */
static gboolean
is_shown (Loading *loading, const KithResource *resource, guint depth, GError **error)
{
  GError *problem = NULL;
  gpointer known;
  gboolean shown;

  if (g_hash_table_lookup_extended (loading->sights, &resource->id, NULL, &known))
    return GPOINTER_TO_INT (known);
  shown = find_sight (loading, resource, depth, &problem);
  if (problem != NULL)
    {
      g_propagate_error (error, problem);
      return FALSE;
    }
  g_hash_table_insert (loading->sights, g_memdup2 (&resource->id, sizeof resource->id),
                       GINT_TO_POINTER (shown));
  return shown;
}

/* NULL without error: it may not be shown. */
static KithResourceView *
get_view (Loading *loading, gint64 id, GError **error)
{
  g_autoptr (KithResource) resource = id != 0 ? get_shown (loading->db, id, error) : NULL;

  return resource != NULL && is_shown (loading, resource, 0, error) ? kith_resource_view_new (resource)
                                                                    : NULL;
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
  place->location = get_view (loading, location, &problem);
  if (problem != NULL)
    {
      g_propagate_error (error, problem);
      return FALSE;
    }
  place->hours =
      kith_resource_hours_at (values_of (site), values_of (sheet->entry), values_of (place->location));
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
          is_shown (loading, one, 0, &problem) &&
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

/* id: the entry, or one in whose place it is shown; seen: (element-type gint64) services that are told. */
static gboolean
add_belongings (Loading *loading, gint64 id, GHashTable *seen, GError **error)
{
  KithResourceKind kind = kith_resource_view_get_kind (loading->sheet->entry);
  g_autoptr (GPtrArray) about = kith_resource_rows_list_about (loading->db, id, error);

  if (about == NULL)
    return FALSE;
  for (guint i = 0; i < about->len; i++)
    {
      const KithResource *one = about->pdata[i];
      gint64 service = one->kind == KITH_RESOURCE_SERVICE        ? one->id
                       : one->kind == KITH_RESOURCE_SITE_SERVICE ? one->service
                                                                 : 0;
      GError *problem = NULL;

      /* To what is the same things belong, too. */
      if (one->kind == kind && one->same_as == id)
        add_belongings (loading, one->id, seen, &problem);
      else if (one->kind == KITH_RESOURCE_LOCATION && kind == KITH_RESOURCE_ORGANIZATION &&
               is_shown (loading, one, 0, &problem))
        add_place (loading, NULL, one->id, &problem);
      else if (problem == NULL && service != 0 &&
               g_hash_table_add (seen, g_memdup2 (&service, sizeof service)))
        {
          KithResourceView *view = get_view (loading, service, &problem);

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

/* Whoever made sure of the entry or of it at the place, whichever was later. */
static void
set_verified (KithSession *session, const KithResourceSheet *sheet, GPtrArray **accounts)
{
  for (guint i = 0; i < sheet->places->len; i++)
    {
      KithResourcePlace *place = sheet->places->pdata[i];
      const KithResourceStanding *last = kith_resource_view_get_standing (sheet->entry);
      const KithResourceStanding *there =
          place->site != NULL ? kith_resource_view_get_standing (place->site) : last;

      if (last->verified_day == KITH_DAY_NONE ||
          (there->verified_day != KITH_DAY_NONE && there->verified_day >= last->verified_day))
        last = there;
      place->verified_day = last->verified_day;
      if (last->verified_day == KITH_DAY_NONE)
        continue;
      if (*accounts == NULL)
        *accounts = kith_accounts_list_all (kith_session_get_store (session), NULL);
      for (guint k = 0; *accounts != NULL && k < (*accounts)->len; k++)
        {
          const KithAccount *account = (*accounts)->pdata[k];

          if (account->id == last->verified_by)
            place->verified_by = g_strdup (account->name);
        }
    }
}

static gboolean
add_source (Loading *loading, const KithResourceView *view, GError **error)
{
  GPtrArray *sources = loading->sheet->sources;
  gint64 id = view != NULL ? kith_resource_view_get_standing (view)->source : 0;
  g_autoptr (KithStmt) stmt = NULL;
  KithStep step;

  for (guint i = 0; i < sources->len && id != 0; i++)
    if (((const KithResourceSource *) sources->pdata[i])->id == id)
      id = 0;
  if (id == 0)
    return TRUE;
  stmt = kith_db_prepare (loading->db, KITH_SQL_RESOURCE_SOURCE, error);
  if (stmt == NULL)
    return FALSE;
  kith_stmt_bind_int64 (stmt, 1, id);
  step = kith_stmt_step (stmt, error);
  if (step == KITH_STEP_ROW)
    {
      KithResourceSource *source = g_new0 (KithResourceSource, 1);

      source->id = id;
      source->name = kith_stmt_dup_text (stmt, 0);
      source->attribution =
          kith_resource_say_rights (kith_stmt_get_text (stmt, 1), kith_stmt_get_text (stmt, 2));
      g_ptr_array_add (sources, source);
    }
  return step != KITH_STEP_ERROR;
}

/* Nearest first. */
static gboolean
add_sources (Loading *loading, GError **error)
{
  for (guint i = 0; i < loading->sheet->places->len; i++)
    {
      KithResourceView *levels[KITH_RESOURCE_SHEET_N_LEVELS];

      kith_resource_sheet_get_levels (loading->sheet, i, levels);
      for (guint k = 0; k < G_N_ELEMENTS (levels); k++)
        if (!add_source (loading, levels[k], error))
          return FALSE;
    }
  return TRUE;
}

static gint64
id_of_place (const KithResourcePlace *place)
{
  const KithResourceView *view = place->site != NULL ? place->site : place->location;

  return view != NULL ? kith_resource_view_get_id (view) : 0;
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  gint64 one = id_of_place (*(KithResourcePlace *const *) a);
  gint64 other = id_of_place (*(KithResourcePlace *const *) b);

  return (one > other) - (one < other);
}

static gboolean
fill (Loading *loading, const KithResource *resource, gint64 only, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  KithResourceSheet *sheet = loading->sheet;
  GError *problem = NULL;

  sheet->entry = kith_resource_view_new (resource);
  sheet->organization = get_view (loading, resource->organization, &problem);
  if (problem == NULL)
    sheet->program = get_view (loading, resource->program, &problem);
  if (problem != NULL)
    {
      g_propagate_error (error, problem);
      return FALSE;
    }
  if (resource->kind == KITH_RESOURCE_SERVICE ? !add_sites (loading, resource->id, only, error)
                                              : !add_belongings (loading, resource->id, seen, error))
    return FALSE;
  g_ptr_array_sort (sheet->places, compare_places);
  return (sheet->places->len > 0 || add_place (loading, NULL, 0, error)) && add_sources (loading, error);
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
  g_autoptr (GPtrArray) accounts = NULL;
  g_autoptr (GHashTable) sights = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  Loading loading = { .sights = sights };
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
      is_shown (&loading, resource, 0, &problem))
    {
      KithResource *service = get_shown (loading.db, resource->service, &problem);

      only = resource->id;
      kith_resource_free (resource);
      resource = service;
    }
  if (problem == NULL && (resource == NULL || !is_shown (&loading, resource, 0, &problem)) && problem == NULL)
    g_set_error_literal (&problem, KITH_ERROR, KITH_ERROR_NOT_FOUND,
                         _ ("There is no such entry in the directory. Search again by name."));
  if (problem != NULL)
    {
      g_propagate_error (error, problem);
      return NULL;
    }
  sheet = loading.sheet = g_new0 (KithResourceSheet, 1);
  sheet->places = g_ptr_array_new_with_free_func (place_free);
  sheet->services = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_resource_view_unref);
  sheet->sources = g_ptr_array_new_with_free_func (source_free);
  if (!fill (&loading, resource, only, error))
    return NULL;
  set_verified (session, sheet, &accounts);
  return g_steal_pointer (&sheet);
}

/**
 * kith_resource_sheet_find_place:
 * @self: a sheet
 * @id: a service at a place; of an organization one of its places
 *
 * Returns: the number of that place, from 0; 0 where it is none of them
 */
guint
kith_resource_sheet_find_place (const KithResourceSheet *self, gint64 id)
{
  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->places->len; i++)
    if (id_of_place (self->places->pdata[i]) == id)
      return i;
  return 0;
}

/**
 * kith_resource_sheet_get_levels:
 * @self: a sheet
 * @place: the number of a place
 * @levels: (out caller-allocates): each (transfer none) (nullable)
 *
 * Who is asked for something in turn, so that the first who says it is right about this place: the service
 * there, the service, the place, the organization. The first is there; the second only behind one.
 */
void
kith_resource_sheet_get_levels (const KithResourceSheet *self,
                                guint place,
                                KithResourceView *levels[KITH_RESOURCE_SHEET_N_LEVELS])
{
  const KithResourcePlace *at;

  g_return_if_fail (self != NULL && place < self->places->len);
  g_return_if_fail (levels != NULL);

  at = self->places->pdata[place];
  levels[0] = at->site != NULL ? at->site : self->entry;
  levels[1] = at->site != NULL ? self->entry : NULL;
  levels[2] = at->location;
  levels[3] = self->organization;
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
  g_clear_pointer (&self->entry, kith_resource_view_unref);
  g_clear_pointer (&self->organization, kith_resource_view_unref);
  g_clear_pointer (&self->program, kith_resource_view_unref);
  g_ptr_array_unref (self->places);
  g_ptr_array_unref (self->services);
  g_ptr_array_unref (self->sources);
  g_free (self);
}

/**
 * kith_resource_say_rights:
 * @attribution: (nullable): what has to be shown with what a source tells
 * @licence: (nullable): under which license that may be used
 *
 * A license that asks for attribution asks to be named with it: CC BY 4.0, section 3(a)(1); ODbL 1.0,
 * section 4.3.
 *
 * Returns: (transfer full) (nullable): both in one line; %NULL where neither is known
 */
char *
kith_resource_say_rights (const char *attribution, const char *licence)
{
  gboolean has_attribution = attribution != NULL && *attribution != '\0';
  gboolean has_licence = licence != NULL && *licence != '\0';

  if (has_attribution && has_licence && strstr (attribution, licence) == NULL)
    return g_strdup_printf ("%s · %s", attribution, licence);
  if (has_attribution)
    return g_strdup (attribution);
  return has_licence ? g_strdup (licence) : NULL;
}
