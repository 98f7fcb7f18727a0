/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All of it comes from the sheet, which has what may be shown, as it is now; here it is put into words. Only
 * the names of what else the organization offers are the directory's. */

#include "resources/kith-resource-reading.h"

#include <glib/gi18n.h>

#include "resources/kith-resource-field.h"
#include "resources/kith-resource-search.h"
#include "resources/kith-resources.h"

static void
near_free (gpointer data)
{
  KithResourceNear *near = data;

  g_free (near->name);
  g_free (near->more);
  g_free (near);
}

static void
tell_state (KithResourceReading *self, GDateTime *now)
{
  g_autoptr (GDateTime) until = NULL;

  self->state =
      self->entry->hours != NULL ? kith_hours_state_at (self->entry->hours, now, &until) : KITH_HOURS_UNKNOWN;
  self->state_words = kith_hours_say_state (self->state, until, now);
}

/* (nullable) */
static const KithValues *
level (const KithResourceReading *self, guint index)
{
  const KithResourceView *const views[KITH_RESOURCE_SHEET_N_LEVELS] = {
    self->entry->entry, self->entry->service, self->entry->location, self->entry->organization
  };

  return views[index] != NULL ? kith_resource_view_get_values (views[index]) : NULL;
}

/* Of the nearest that has any. */
static void
tell_links (KithResourceReading *self, const char *name)
{
  for (guint i = 0; i < KITH_RESOURCE_SHEET_N_LEVELS; i++)
    {
      guint before = self->links->len;
      KithValueIter iter;

      if (level (self, i) == NULL)
        continue;
      kith_value_iter_init (&iter, level (self, i));
      while (kith_value_iter_find (&iter, name))
        {
          g_autofree char *mail = g_strconcat ("mailto:", iter.text, NULL);

          KithResourceLink *link =
              kith_resource_link_new (iter.text, g_str_equal (name, "email") ? mail : iter.text);

          if (link != NULL)
            g_ptr_array_add (self->links, link);
        }
      if (self->links->len > before)
        return;
    }
}

static void
add_near (GPtrArray *list, gint64 id, const char *name, const char *more)
{
  KithResourceNear *near = g_new0 (KithResourceNear, 1);

  near->id = id;
  near->name = g_strdup (name);
  near->more = g_strdup (more != NULL ? more : "");
  g_ptr_array_add (list, near);
}

/* (nullable) */
static const char *
say (const KithResourceView *view, const char *name, const char *part)
{
  KithValueIter iter;

  if (view == NULL)
    return NULL;
  kith_value_iter_init (&iter, kith_resource_view_get_values (view));
  if (!kith_value_iter_find (&iter, name))
    return NULL;
  return part != NULL ? kith_value_get_within (&iter, part) : iter.text;
}

static gint64
id_of (const KithResourceView *view)
{
  return view != NULL ? kith_resource_view_get_id (view) : 0;
}

static gint64
id_of_place (const KithResourcePlace *place)
{
  return place->site != NULL ? id_of (place->site) : id_of (place->location);
}

static void
tell_places (KithResourceReading *self, const KithResourceSheet *sheet)
{
  for (guint i = 0; i < sheet->places->len; i++)
    {
      const KithResourcePlace *place = sheet->places->pdata[i];
      const char *name = say (place->location != NULL ? place->location : place->site, "name", NULL);

      if (id_of_place (place) == self->place)
        continue;
      add_near (self->places, id_of_place (place),
                name != NULL && *name != '\0' ? name : _ ("A place that is not told"),
                say (place->location, "address", "city"));
    }
}

/* Only their names, which the directory has at hand. */
static void
tell_others (KithResourceReading *self, KithDirectory *directory)
{
  gboolean is_service = kith_resource_view_get_kind (self->entry->entry) != KITH_RESOURCE_ORGANIZATION;
  gint64 organization = is_service ? self->organization : self->id;
  g_autoptr (GArray) services = kith_directory_list_services (directory, organization);

  for (guint i = 0; i < services->len; i++)
    {
      gint64 id = g_array_index (services, gint64, i);
      KithDirectoryEntry entry;

      if (id != self->id && kith_directory_get (directory, id, &entry))
        add_near (self->others, id, entry.name, NULL);
    }
}

static void
tell_changed (KithResourceReading *self, KithResourceView *const *levels)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  g_autofree char *joined = NULL;

  for (guint i = 0; i < KITH_RESOURCE_SHEET_N_LEVELS; i++)
    {
      const char *const *changed =
          levels[i] != NULL ? (const char *const *) kith_resource_view_get_standing (levels[i])->changed
                            : NULL;

      for (guint k = 0; changed != NULL && changed[k] != NULL; k++)
        {
          const char *label = kith_resource_name_label (changed[k]);

          if (!g_ptr_array_find_with_equal_func (labels, label, g_str_equal, NULL))
            g_ptr_array_add (labels, (gpointer) label);
        }
    }
  if (labels->len == 0)
    return;
  g_ptr_array_add (labels, NULL);
  joined = g_strjoinv (", ", (char **) labels->pdata);
  /* Translators: %s are fields of an entry: "Hours, Cost" */
  self->changed = g_strdup_printf (_ ("Changed here: %s"), joined);
}

static void
tell_standing (KithResourceReading *self, KithSession *session, const KithResourceSheet *sheet)
{
  const KithResourceStanding *main = kith_resource_view_get_standing (sheet->entry);
  const KithResourceStanding *there = kith_resource_view_get_standing (self->entry->entry);

  self->is_own = main->source == 0;
  self->pinned = main->pinned;
  self->missing_since = there->missing_since != KITH_DAY_NONE ? there->missing_since : main->missing_since;
  self->is_verified = self->entry->verified_day == kith_clock_today (kith_session_get_clock (session));
}

static KithResourceReading *
read_sheet (KithSession *session, KithDirectory *directory, const KithResourceSheet *sheet, guint place)
{
  KithResourceReading *self = g_new0 (KithResourceReading, 1);
  KithResourceView *levels[KITH_RESOURCE_SHEET_N_LEVELS];
  g_autoptr (GDateTime) now = kith_resource_now (session);

  kith_resource_sheet_get_levels (sheet, place, levels);
  self->id = kith_resource_view_get_id (sheet->entry);
  self->place = id_of_place (sheet->places->pdata[place]);
  self->organization = id_of (sheet->organization);
  self->entry = kith_handout_entry_new_at (sheet, place);
  self->item = kith_handout_item_new (self->entry, NULL);
  self->links = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_resource_link_free);
  self->places = g_ptr_array_new_with_free_func (near_free);
  self->others = g_ptr_array_new_with_free_func (near_free);
  tell_state (self, now);
  tell_links (self, "url");
  tell_links (self, "email");
  tell_places (self, sheet);
  tell_others (self, directory);
  tell_changed (self, levels);
  tell_standing (self, session, sheet);
  return self;
}

/**
 * kith_resource_reading_new:
 * @session: a session
 * @directory: the directory as it is in memory
 * @id: a service, or an organization without any
 * @place: the service at the place that is wanted, of an organization the place; 0: any
 * @error: as kith_resource_sheet_load()
 *
 * Returns: (transfer full): what may be shown of it, in words
 */
KithResourceReading *
kith_resource_reading_new (KithSession *session,
                           KithDirectory *directory,
                           gint64 id,
                           gint64 place,
                           GError **error)
{
  g_autoptr (KithResourceSheet) sheet = NULL;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);
  g_return_val_if_fail (directory != NULL, NULL);

  sheet = kith_resource_sheet_load (session, id, error);
  return sheet != NULL ? read_sheet (session, directory, sheet, kith_resource_sheet_find_place (sheet, place))
                       : NULL;
}

/**
 * kith_resource_reading_make_entry:
 * @session: a session
 * @id: a service, or an organization without any
 * @place: as kith_resource_reading_new()
 * @error: as kith_resource_sheet_load()
 *
 * Returns: (transfer full): it for a handout
 */
KithHandoutEntry *
kith_resource_reading_make_entry (KithSession *session, gint64 id, gint64 place, GError **error)
{
  g_autoptr (KithResourceSheet) sheet = NULL;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);

  sheet = kith_resource_sheet_load (session, id, error);
  return sheet != NULL ? kith_handout_entry_new_at (sheet, kith_resource_sheet_find_place (sheet, place))
                       : NULL;
}

static gboolean
find_level (const KithResourceView *view, KithResourceLevel *level)
{
  static const KithResourceKind kinds[KITH_RESOURCE_N_LEVELS] = {
    [KITH_RESOURCE_AT_SITE] = KITH_RESOURCE_SITE_SERVICE,
    [KITH_RESOURCE_AT_SERVICE] = KITH_RESOURCE_SERVICE,
    [KITH_RESOURCE_AT_LOCATION] = KITH_RESOURCE_LOCATION,
    [KITH_RESOURCE_AT_ORGANIZATION] = KITH_RESOURCE_ORGANIZATION,
  };

  for (guint i = 0; i < KITH_RESOURCE_N_LEVELS; i++)
    if (kinds[i] == kith_resource_view_get_kind (view))
      {
        *level = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * kith_resource_reading_get_entries:
 * @session: a session
 * @id: a service, or an organization without any
 * @place: as kith_resource_reading_new()
 * @entries: (out caller-allocates): by #KithResourceLevel, each (transfer full) (nullable); filled only where
 *   it returns %TRUE
 * @error: as kith_resource_sheet_load()
 *
 * Returns: whether they are there
 */
gboolean
kith_resource_reading_get_entries (KithSession *session,
                                   gint64 id,
                                   gint64 place,
                                   KithResource *entries[KITH_RESOURCE_N_LEVELS],
                                   GError **error)
{
  g_autoptr (KithResourceSheet) sheet = NULL;
  KithResourceView *levels[KITH_RESOURCE_SHEET_N_LEVELS];
  KithResource *read[KITH_RESOURCE_N_LEVELS] = { NULL };
  gboolean is_read = TRUE;

  g_return_val_if_fail (KITH_IS_SESSION (session), FALSE);
  g_return_val_if_fail (entries != NULL, FALSE);

  sheet = kith_resource_sheet_load (session, id, error);
  if (sheet == NULL)
    return FALSE;
  kith_resource_sheet_get_levels (sheet, kith_resource_sheet_find_place (sheet, place), levels);
  for (guint i = 0; i < G_N_ELEMENTS (levels) && is_read; i++)
    {
      KithResourceLevel level;

      /* What an organization is part of is no part of it. */
      if (levels[i] == NULL || !find_level (levels[i], &level) || read[level] != NULL)
        continue;
      read[level] = kith_resources_get (session, id_of (levels[i]), error);
      is_read = read[level] != NULL;
    }
  for (guint i = 0; i < KITH_RESOURCE_N_LEVELS; i++)
    if (is_read)
      entries[i] = read[i];
    else
      kith_resource_free (read[i]);
  return is_read;
}

/**
 * kith_resource_reading_free:
 * @self: (nullable): a reading
 */
void
kith_resource_reading_free (KithResourceReading *self)
{
  if (self == NULL)
    return;
  kith_handout_item_free (self->item);
  kith_handout_entry_free (self->entry);
  g_free (self->state_words);
  g_ptr_array_unref (self->links);
  g_ptr_array_unref (self->places);
  g_ptr_array_unref (self->others);
  g_free (self->changed);
  g_free (self);
}
