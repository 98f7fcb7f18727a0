/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What belongs to what is the directory's answer, since it leads only to what may be shown; the words are
 * those of the store, read when somebody looks. */

#include "resources/kith-resource-reading.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/kith-error.h"
#include "catalog/kith-catalogs.h"
#include "resources/kith-resource-field.h"
#include "resources/kith-resource-search.h"
#include "resources/kith-resources.h"
#include "session/kith-accounts.h"

#define N_LEVELS 4

/* The entries that are read: what is shown, then what it belongs to. */
typedef struct
{
  KithResource *all[N_LEVELS]; /* (owned) (nullable) */
  gint64 id;
  gint64 place;
  gint64 organization;
} Entries;

static void
entries_clear (Entries *self)
{
  for (guint i = 0; i < N_LEVELS; i++)
    g_clear_pointer (&self->all[i], kith_resource_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Entries, entries_clear)

static void
near_free (gpointer data)
{
  KithResourceNear *near = data;

  g_free (near->name);
  g_free (near->more);
  g_free (near);
}

static void
link_free (gpointer data)
{
  KithResourceLink *link = data;

  g_free (link->words);
  g_free (link->uri);
  g_free (link);
}

/* The place that was asked for, where it still is one of the service; else the first. */
static gint64
choose_place (KithDirectory *directory, gint64 service, gint64 wanted)
{
  g_autoptr (GArray) places = kith_directory_list_places (directory, service);

  for (guint i = 0; i < places->len; i++)
    if (g_array_index (places, gint64, i) == wanted)
      return wanted;
  return places->len > 0 ? g_array_index (places, gint64, 0) : 0;
}

static gboolean
read_one (KithSession *session, gint64 id, KithResource **resource, GError **error)
{
  if (id == 0)
    return TRUE;
  *resource = kith_resources_get (session, id, error);
  return *resource != NULL;
}

static gboolean
read_entries (KithSession *session,
              KithDirectory *directory,
              gint64 id,
              gint64 place,
              Entries *entries,
              GError **error)
{
  KithDirectoryEntry main, site = { 0 };

  if (!kith_directory_get (directory, id, &main))
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_NOT_FOUND,
                           _ ("This is no longer in the directory. Search again by name."));
      return FALSE;
    }
  entries->id = id;
  entries->place = main.kind == KITH_RESOURCE_SERVICE ? choose_place (directory, id, place) : 0;
  entries->organization = main.kind == KITH_RESOURCE_SERVICE ? main.organization : 0;
  if (entries->place != 0 && !kith_directory_get (directory, entries->place, &site))
    entries->place = 0;
  return read_one (session, entries->place != 0 ? entries->place : id, &entries->all[0], error) &&
         read_one (session, entries->place != 0 ? id : 0, &entries->all[1], error) &&
         read_one (session, site.location, &entries->all[2], error) &&
         read_one (session, entries->organization, &entries->all[3], error);
}

static KithResourceView *
view_of (const KithResource *resource)
{
  return resource != NULL ? kith_resource_view_new (resource) : NULL;
}

/* Each source once. */
static void
add_sources (KithSession *session, const Entries *entries, KithHandoutEntry *entry)
{
  for (guint i = 0; i < N_LEVELS; i++)
    {
      gint64 source = entries->all[i] != NULL ? entries->all[i]->source : 0;
      g_autoptr (KithCatalog) catalog = NULL;
      gboolean told = source == 0;

      for (guint k = 0; k < i; k++)
        told |= entries->all[k] != NULL && entries->all[k]->source == source;
      catalog = told ? NULL : kith_catalogs_get (session, source, NULL);
      if (catalog != NULL)
        kith_handout_entry_add_source (entry, catalog->name, catalog->attribution);
    }
}

/* Whoever made sure of the service or of it at the place, whichever was later. */
static void
set_verified (KithSession *session, const Entries *entries, KithHandoutEntry *entry)
{
  g_autoptr (GPtrArray) accounts = NULL;
  const KithResource *last = entries->all[0];
  const char *by = NULL;

  if (entries->all[1] != NULL && entries->all[1]->verified_day != KITH_DAY_NONE &&
      (last->verified_day == KITH_DAY_NONE || entries->all[1]->verified_day > last->verified_day))
    last = entries->all[1];
  if (last->verified_day == KITH_DAY_NONE)
    return;
  accounts = kith_accounts_list_all (kith_session_get_store (session), NULL);
  for (guint i = 0; accounts != NULL && i < accounts->len; i++)
    if (((const KithAccount *) g_ptr_array_index (accounts, i))->id == last->verified_by)
      by = ((const KithAccount *) g_ptr_array_index (accounts, i))->name;
  kith_handout_entry_set_verified (entry, last->verified_day, by);
}

static KithHandoutEntry *
make_entry (KithSession *session, const Entries *entries, GError **error)
{
  KithResourceView *view = view_of (entries->all[0]);
  KithHandoutEntry *entry;

  if (view == NULL)
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_NOT_FOUND,
                           _ ("This is no longer in the directory. Search again by name."));
      return NULL;
    }
  entry = kith_handout_entry_new (view);
  entry->service = view_of (entries->all[1]);
  entry->location = view_of (entries->all[2]);
  entry->organization = view_of (entries->all[3]);
  kith_handout_entry_take_hours (entry);
  set_verified (session, entries, entry);
  add_sources (session, entries, entry);
  return entry;
}

static void
tell_state (KithResourceReading *self, GDateTime *now)
{
  g_autoptr (GDateTime) until = NULL;

  self->state =
      self->entry->hours != NULL ? kith_hours_state_at (self->entry->hours, now, &until) : KITH_HOURS_UNKNOWN;
  self->state_words = kith_hours_say_state (self->state, until, now);
}

static const KithValues *
level (const KithResourceReading *self, guint index)
{
  const KithResourceView *const views[N_LEVELS] = { self->entry->entry, self->entry->service,
                                                    self->entry->location, self->entry->organization };

  return views[index] != NULL ? kith_resource_view_get_values (views[index]) : NULL;
}

static void
tell_kinds (KithResourceReading *self)
{
  g_autoptr (GPtrArray) kinds = g_ptr_array_new ();

  for (guint i = 0; i < 2; i++)
    {
      KithValueIter iter;

      if (level (self, i) == NULL)
        continue;
      kith_value_iter_init (&iter, level (self, i));
      while (kith_value_iter_find (&iter, "term"))
        {
          const char *name = kith_value_get_within (&iter, "name");

          if (name != NULL && *name != '\0' &&
              !g_ptr_array_find_with_equal_func (kinds, name, g_str_equal, NULL))
            g_ptr_array_add (kinds, (gpointer) name);
        }
    }
  g_ptr_array_add (kinds, NULL);
  self->kinds = g_strjoinv (", ", (char **) kinds->pdata);
}

/* A word of letters, digits, dots and dashes before the first slash, with a dot in it. */
static gboolean
is_host (const char *text)
{
  gsize length = strcspn (text, "/?#");
  gsize span = strspn (text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-");

  return length > 3 && span >= length && memchr (text, '.', length) != NULL && text[0] != '.';
}

/**
 * kith_resource_link_check:
 * @written: what a source wrote as an address
 *
 * Returns: (transfer full) (nullable): what may be opened: an address of http, https, mailto or tel; of one
 *   without a scheme the website of that name; %NULL for anything else
 */
char *
kith_resource_link_check (const char *written)
{
  static const char *const schemes[] = { "http", "https", "mailto", "tel" };
  g_autofree char *text = NULL;
  g_autofree char *scheme = NULL;

  g_return_val_if_fail (written != NULL, NULL);

  text = g_strstrip (g_strdup (written));
  scheme = g_uri_parse_scheme (text);
  for (guint i = 0; scheme != NULL && i < G_N_ELEMENTS (schemes); i++)
    if (g_ascii_strcasecmp (scheme, schemes[i]) == 0)
      return g_uri_is_valid (text, G_URI_FLAGS_PARSE_RELAXED, NULL) ? g_steal_pointer (&text) : NULL;
  if (scheme != NULL || !is_host (text))
    return NULL;
  return g_strconcat ("https://", text, NULL);
}

static void
add_link (KithResourceReading *self, const char *words, const char *written)
{
  KithResourceLink *link;
  char *uri = kith_resource_link_check (written);

  if (uri == NULL)
    return;
  link = g_new0 (KithResourceLink, 1);
  link->words = g_strstrip (g_strdup (words));
  link->uri = uri;
  g_ptr_array_add (self->links, link);
}

/* Of the nearest that has any. */
static void
tell_links (KithResourceReading *self, const char *name)
{
  for (guint i = 0; i < N_LEVELS; i++)
    {
      guint before = self->links->len;
      KithValueIter iter;

      if (level (self, i) == NULL)
        continue;
      kith_value_iter_init (&iter, level (self, i));
      while (kith_value_iter_find (&iter, name))
        {
          g_autofree char *mail = g_strconcat ("mailto:", iter.text, NULL);

          add_link (self, iter.text, g_str_equal (name, "email") ? mail : iter.text);
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

static void
tell_places (KithResourceReading *self, KithDirectory *directory)
{
  g_autoptr (GArray) places = kith_directory_list_places (directory, self->id);

  for (guint i = 0; i < places->len; i++)
    {
      gint64 id = g_array_index (places, gint64, i);
      KithDirectoryEntry site, location;

      if (id == self->place || !kith_directory_get (directory, id, &site))
        continue;
      if (site.location != 0 && kith_directory_get (directory, site.location, &location))
        add_near (self->places, id, location.name, location.city);
      else
        add_near (self->places, id, *site.name != '\0' ? site.name : _ ("A place that is not told"), NULL);
    }
}

static void
tell_others (KithResourceReading *self, KithDirectory *directory)
{
  gint64 organization = self->organization != 0 ? self->organization : self->id;
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
tell_changed (KithResourceReading *self, const Entries *entries)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  g_autofree char *joined = NULL;

  for (guint i = 0; i < N_LEVELS; i++)
    {
      const KithResource *resource = entries->all[i];
      g_autoptr (GPtrArray) fields = NULL;

      if (resource == NULL || resource->base == NULL)
        continue;
      fields = kith_values_list_fields (resource->base, resource->values);
      for (guint k = 0; k < fields->len; k++)
        {
          const char *label = kith_resource_name_label (fields->pdata[k]);

          if (!kith_values_field_equal (resource->base, resource->values, fields->pdata[k]) &&
              !g_ptr_array_find_with_equal_func (labels, label, g_str_equal, NULL))
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
tell_rest (KithResourceReading *self, KithSession *session, const Entries *entries)
{
  const KithResource *main = entries->all[1] != NULL ? entries->all[1] : entries->all[0];

  self->is_own = main->source == 0;
  self->pinned = main->pinned;
  self->missing_since =
      entries->all[0]->missing_since != KITH_DAY_NONE ? entries->all[0]->missing_since : main->missing_since;
  self->is_verified = self->entry->verified_day == kith_clock_today (kith_session_get_clock (session));
}

/**
 * kith_resource_reading_new:
 * @session: a session
 * @directory: the directory as it is in memory
 * @id: a service, or an organization without any
 * @place: the service at the place that is wanted; 0: any
 * @error: %KITH_ERROR_NOT_FOUND, %KITH_ERROR_NOT_PERMITTED, %KITH_ERROR_DAMAGED
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
  g_auto (Entries) entries = { 0 };
  g_autoptr (KithHandoutEntry) entry = NULL;
  g_autoptr (GDateTime) now = NULL;
  KithResourceReading *self;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);
  g_return_val_if_fail (directory != NULL, NULL);

  if (!read_entries (session, directory, id, place, &entries, error))
    return NULL;
  entry = make_entry (session, &entries, error);
  if (entry == NULL)
    return NULL;
  now = kith_resource_now (session);
  self = g_new0 (KithResourceReading, 1);
  self->id = entries.id;
  self->place = entries.place;
  self->organization = entries.organization;
  self->entry = g_steal_pointer (&entry);
  self->item = kith_handout_item_new (self->entry, NULL);
  self->links = g_ptr_array_new_with_free_func (link_free);
  self->places = g_ptr_array_new_with_free_func (near_free);
  self->others = g_ptr_array_new_with_free_func (near_free);
  tell_state (self, now);
  tell_kinds (self);
  tell_links (self, "url");
  tell_links (self, "email");
  tell_places (self, directory);
  tell_others (self, directory);
  tell_changed (self, &entries);
  tell_rest (self, session, &entries);
  return self;
}

/**
 * kith_resource_reading_make_entry:
 * @session: a session
 * @directory: the directory as it is in memory
 * @id: a service, or an organization without any
 * @place: the service at the place that is wanted; 0: any
 * @error: as kith_resource_reading_new()
 *
 * Returns: (transfer full): it for a handout
 */
KithHandoutEntry *
kith_resource_reading_make_entry (KithSession *session,
                                  KithDirectory *directory,
                                  gint64 id,
                                  gint64 place,
                                  GError **error)
{
  g_auto (Entries) entries = { 0 };

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);
  g_return_val_if_fail (directory != NULL, NULL);

  if (!read_entries (session, directory, id, place, &entries, error))
    return NULL;
  return make_entry (session, &entries, error);
}

/**
 * kith_resource_reading_get_entries:
 * @session: a session
 * @directory: the directory as it is in memory
 * @id: a service, or an organization without any
 * @place: the service at the place that is wanted; 0: any
 * @entries: (out caller-allocates): by #KithResourceLevel, each (transfer full) (nullable); filled only where
 *   it returns %TRUE
 * @error: as kith_resource_reading_new()
 *
 * Returns: whether they are there
 */
gboolean
kith_resource_reading_get_entries (KithSession *session,
                                   KithDirectory *directory,
                                   gint64 id,
                                   gint64 place,
                                   KithResource *entries[KITH_RESOURCE_N_LEVELS],
                                   GError **error)
{
  g_auto (Entries) read = { 0 };
  KithResourceLevel first;

  g_return_val_if_fail (KITH_IS_SESSION (session), FALSE);
  g_return_val_if_fail (directory != NULL && entries != NULL, FALSE);

  if (!read_entries (session, directory, id, place, &read, error))
    return FALSE;
  first = read.place != 0                                   ? KITH_RESOURCE_AT_SITE
          : read.all[0]->kind == KITH_RESOURCE_ORGANIZATION ? KITH_RESOURCE_AT_ORGANIZATION
                                                            : KITH_RESOURCE_AT_SERVICE;
  for (guint i = 0; i < KITH_RESOURCE_N_LEVELS; i++)
    entries[i] = i > 0 ? g_steal_pointer (&read.all[i]) : NULL;
  entries[first] = g_steal_pointer (&read.all[0]);
  return TRUE;
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
  g_free (self->kinds);
  g_ptr_array_unref (self->links);
  g_ptr_array_unref (self->places);
  g_ptr_array_unref (self->others);
  g_free (self->changed);
  g_free (self);
}
