/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The directory's entries, for those who use the store. What a source said of an entry is kept beside what
 * the center made of it, so that the next import can tell the two apart. */

#include "resources/kith-resources.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/kith-error.h"
#include "resources/kith-resource-field.h"
#include "resources/kith-resource-rows.h"
#include "resources/kith-resources-queries.h"
#include "session/kith-change.h"

static KithDb *
get_reader (KithSession *session, GError **error)
{
  if (!kith_session_demand (session, KITH_ACTION_RESOURCE_READ, error))
    return NULL;
  return kith_store_get_reader (kith_session_get_store (session), error);
}

static KithResource *
get_in (KithDb *db, gint64 id, GError **error)
{
  GError *problem = NULL;
  KithResource *resource = kith_resource_rows_get (db, id, &problem);

  if (problem != NULL)
    g_propagate_error (error, problem);
  else if (resource == NULL)
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_NOT_FOUND,
                         _ ("There is no such entry in the directory any more. Search again by name."));
  return resource;
}

/**
 * kith_resources_get:
 * @session: a session
 * @id: an entry
 * @error: %KITH_ERROR_NOT_FOUND, %KITH_ERROR_DAMAGED
 *
 * Returns: (transfer full): the entry with all that is known; what may be shown is a #KithResourceView's
 */
KithResource *
kith_resources_get (KithSession *session, gint64 id, GError **error)
{
  KithDb *db;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);

  db = get_reader (session, error);
  return db != NULL ? get_in (db, id, error) : NULL;
}

/**
 * kith_resources_list_about:
 * @session: a session
 * @id: an entry
 * @error: %KITH_ERROR_DAMAGED
 *
 * Returns: (transfer full) (element-type KithResource): what belongs to it in any way, kind by kind
 */
GPtrArray *
kith_resources_list_about (KithSession *session, gint64 id, GError **error)
{
  KithDb *db;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);

  db = get_reader (session, error);
  return db != NULL ? kith_resource_rows_list_about (db, id, error) : NULL;
}

/**
 * kith_resources_list_missing:
 * @session: a session
 * @id: an entry
 * @error: %KITH_ERROR_NOT_FOUND, %KITH_ERROR_DAMAGED
 *
 * Returns: (transfer full) (element-type KithResource): the entry, and what belongs to it that its source
 * does not tell any more
 */
GPtrArray *
kith_resources_list_missing (KithSession *session, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) about = kith_resources_list_about (session, id, error);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_resource_free);
  KithResource *resource = about != NULL ? kith_resources_get (session, id, error) : NULL;

  if (resource == NULL)
    return NULL;
  g_ptr_array_add (list, resource);
  for (guint i = about->len; i > 0; i--)
    {
      const KithResource *other = about->pdata[i - 1];

      if (other->id != id && kith_resource_get_missing (other) != KITH_DAY_NONE)
        g_ptr_array_add (list, g_ptr_array_steal_index (about, i - 1));
    }
  return g_steal_pointer (&list);
}

/**
 * kith_resources_list_pinned:
 * @session: a session
 * @error: %KITH_ERROR_NOT_PERMITTED; as kith_stmt_step()
 *
 * Returns: (transfer full) (element-type gint64): the entries that the center wants at hand, whether or not
 *   they may be shown
 */
GArray *
kith_resources_list_pinned (KithSession *session, GError **error)
{
  g_autoptr (GArray) pinned = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (KithStmt) stmt = NULL;
  KithStep step;
  KithDb *db;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);

  db = get_reader (session, error);
  stmt = db != NULL ? kith_db_prepare (db, KITH_SQL_RESOURCES_PINNED, error) : NULL;
  if (stmt == NULL)
    return NULL;
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    {
      gint64 id = kith_stmt_get_int64 (stmt, 0);

      g_array_append_val (pinned, id);
    }
  return step == KITH_STEP_DONE ? g_steal_pointer (&pinned) : NULL;
}

static gboolean
check_name (const KithResource *resource, GError **error)
{
  const char *name = kith_values_get (resource->values, kith_resource_field_name (KITH_FIELD_NAME));

  if ((name != NULL && *name != '\0') || resource->kind == KITH_RESOURCE_SITE_SERVICE)
    return TRUE;
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID, _ ("Give it a name, so that it can be found."));
  return FALSE;
}

/* Links to others that are added with it are their negative places: -1 is the first. */
static gint64
resolve (gint64 link, KithResource **resources, guint n_resources)
{
  return link < 0 && -link <= (gint64) n_resources ? resources[-link - 1]->id : link;
}

/**
 * kith_resources_add:
 * @session: a session
 * @resources: (array length=n_resources): new entries without an id; a link to another of them is its place,
 *   counted from -1 downwards
 * @n_resources: how many
 * @error: %KITH_ERROR_NOT_PERMITTED, %KITH_ERROR_INVALID where one has no name
 *
 * Adds entries of the center's own, all or none. They are given their ids.
 *
 * Returns: whether they are there
 */
gboolean
kith_resources_add (KithSession *session, KithResource **resources, guint n_resources, GError **error)
{
  g_autoptr (KithChange) change = NULL;

  g_return_val_if_fail (KITH_IS_SESSION (session), FALSE);
  g_return_val_if_fail (resources != NULL && n_resources > 0, FALSE);

  if (!kith_session_demand (session, KITH_ACTION_RESOURCE_WRITE, error))
    return FALSE;
  for (guint i = 0; i < n_resources; i++)
    if (!check_name (resources[i], error))
      return FALSE;
  change = kith_session_begin (session, KITH_EVENT_RESOURCE_ADDED, 0, error);
  if (change == NULL)
    return FALSE;

  for (guint i = 0; i < n_resources; i++)
    resources[i]->id = kith_change_new_id (change);
  for (guint i = 0; i < n_resources; i++)
    {
      KithResource *r = resources[i];

      r->source = 0;
      r->run = 0;
      r->made = 0;
      r->version = 1;
      r->organization = resolve (r->organization, resources, n_resources);
      r->program = resolve (r->program, resources, n_resources);
      r->service = resolve (r->service, resources, n_resources);
      r->location = resolve (r->location, resources, n_resources);
      if (!kith_resource_rows_insert (change, r, error))
        return FALSE;
    }
  kith_change_detail (change, "resource", g_variant_new_int64 (resources[0]->id));
  return kith_change_commit (change, error);
}

/* What the source says stays known from the moment that the center says otherwise. */
static void
keep_base (KithResource *resource, const KithResource *stored)
{
  KithValues *said = stored->base != NULL ? stored->base : stored->values;

  g_clear_pointer (&resource->base, kith_values_unref);
  if (stored->source != 0 && !kith_values_equal (said, resource->values))
    resource->base = kith_values_ref (said);
}

/* The names of the fields in which they differ. */
static void
add_fields (GHashTable *fields, const KithResource *resource, const KithResource *stored)
{
  g_autoptr (GPtrArray) names = kith_values_list_fields (stored->values, resource->values);

  for (guint i = 0; i < names->len; i++)
    if (!kith_values_field_equal (stored->values, resource->values, names->pdata[i]))
      g_hash_table_add (fields, g_strdup (names->pdata[i]));
}

/* What the log tells of a change: the first entry, how many more, and what of them. */
static void
tell_change (KithChange *change, KithResource **resources, GPtrArray *stored)
{
  g_autoptr (GHashTable) fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GList) names = NULL;
  GVariantBuilder others, list;

  g_variant_builder_init (&others, G_VARIANT_TYPE ("ax"));
  for (guint i = 0; i < stored->len; i++)
    {
      add_fields (fields, resources[i], stored->pdata[i]);
      if (i > 0)
        g_variant_builder_add (&others, "x", resources[i]->id);
    }
  kith_change_detail (change, "resource", g_variant_new_int64 (resources[0]->id));
  if (stored->len > 1)
    kith_change_detail (change, "others", g_variant_builder_end (&others));
  else
    g_variant_builder_clear (&others);
  if (g_hash_table_size (fields) == 0)
    return;
  names = g_list_sort (g_hash_table_get_keys (fields), (GCompareFunc) strcmp);
  g_variant_builder_init (&list, G_VARIANT_TYPE_STRING_ARRAY);
  for (GList *name = names; name != NULL; name = name->next)
    g_variant_builder_add (&list, "s", (const char *) name->data);
  kith_change_detail (change, "fields", g_variant_builder_end (&list));
}

/* All of them or none. */
static gboolean
write_rows (KithSession *session,
            KithEvent event,
            KithResource **resources,
            GPtrArray *stored,
            GError **error)
{
  g_autoptr (KithChange) change = kith_session_begin (session, event, 0, error);

  if (change == NULL)
    return FALSE;
  for (guint i = 0; i < stored->len; i++)
    if (!kith_resource_rows_update (change, resources[i], error))
      return FALSE;
  tell_change (change, resources, stored);
  if (!kith_change_commit (change, error))
    return FALSE;
  for (guint i = 0; i < stored->len; i++)
    resources[i]->version++;
  return TRUE;
}

static gboolean
write_row (KithSession *session, KithEvent event, KithResource *resource, GError **error)
{
  g_autoptr (GPtrArray) stored = g_ptr_array_new ();

  g_ptr_array_add (stored, resource);
  return write_rows (session, event, &resource, stored, error);
}

/**
 * kith_resources_change:
 * @session: a session
 * @resource: an entry as it shall be, at the version that it was read with
 * @error: %KITH_ERROR_NOT_PERMITTED, %KITH_ERROR_NOT_FOUND, %KITH_ERROR_CHANGED, %KITH_ERROR_INVALID
 *
 * Where a source told the entry, what it said is kept as its base from now on, until both are the same again.
 *
 * Returns: whether it was written; @resource has the new version then
 */
gboolean
kith_resources_change (KithSession *session, KithResource *resource, GError **error)
{
  g_return_val_if_fail (resource != NULL, FALSE);

  return kith_resources_change_all (session, &resource, 1, error);
}

/**
 * kith_resources_change_all:
 * @session: a session
 * @resources: (array length=n_resources): entries as they shall be, each at the version that it was read with
 * @n_resources: how many
 * @error: as kith_resources_change()
 *
 * Changes all of them or none, in one entry of the log.
 *
 * Returns: whether they were written; they have their new versions then
 */
gboolean
kith_resources_change_all (KithSession *session, KithResource **resources, guint n_resources, GError **error)
{
  g_autoptr (GPtrArray) stored = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_resource_free);

  g_return_val_if_fail (KITH_IS_SESSION (session), FALSE);
  g_return_val_if_fail (resources != NULL && n_resources > 0, FALSE);

  if (!kith_session_demand (session, KITH_ACTION_RESOURCE_WRITE, error))
    return FALSE;
  for (guint i = 0; i < n_resources; i++)
    {
      KithResource *one =
          check_name (resources[i], error) ? kith_resources_get (session, resources[i]->id, error) : NULL;

      if (one == NULL)
        return FALSE;
      g_ptr_array_add (stored, one);
      keep_base (resources[i], one);
    }
  return write_rows (session, KITH_EVENT_RESOURCE_CHANGED, resources, stored, error);
}

/**
 * kith_resources_verify:
 * @session: a session
 * @id: an entry
 * @day: the day on which somebody made sure that it is right; %KITH_DAY_NONE takes that back
 * @error: %KITH_ERROR_NOT_PERMITTED, %KITH_ERROR_NOT_FOUND
 *
 * Returns: whether it was written down
 */
gboolean
kith_resources_verify (KithSession *session, gint64 id, KithDay day, GError **error)
{
  return kith_resources_verify_all (session, &id, 1, day, error);
}

/**
 * kith_resources_verify_all:
 * @session: a session
 * @ids: (array length=n_ids): entries
 * @n_ids: how many
 * @day: as kith_resources_verify()
 * @error: as kith_resources_verify()
 *
 * Somebody made sure of all of them at once: one entry of the log.
 *
 * Returns: whether it was written down
 */
gboolean
kith_resources_verify_all (KithSession *session, const gint64 *ids, guint n_ids, KithDay day, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_resource_free);

  g_return_val_if_fail (KITH_IS_SESSION (session), FALSE);
  g_return_val_if_fail (ids != NULL && n_ids > 0, FALSE);

  if (!kith_session_demand (session, KITH_ACTION_RESOURCE_WRITE, error))
    return FALSE;
  for (guint i = 0; i < n_ids; i++)
    {
      KithResource *resource = kith_resources_get (session, ids[i], error);

      if (resource == NULL)
        return FALSE;
      resource->verified_day = day;
      resource->verified_by = day != KITH_DAY_NONE ? kith_session_get_account (session) : 0;
      g_ptr_array_add (all, resource);
    }
  return write_rows (session, KITH_EVENT_RESOURCE_VERIFIED, (KithResource **) all->pdata, all, error);
}

/**
 * kith_resources_pin:
 * @session: a session
 * @id: an entry
 * @pinned: whether the center wants it at hand: first in the page, and on the paper pack
 * @error: %KITH_ERROR_NOT_PERMITTED, %KITH_ERROR_NOT_FOUND
 *
 * Returns: whether it is so now
 */
gboolean
kith_resources_pin (KithSession *session, gint64 id, gboolean pinned, GError **error)
{
  g_autoptr (KithResource) resource = NULL;

  g_return_val_if_fail (KITH_IS_SESSION (session), FALSE);

  if (!kith_session_demand (session, KITH_ACTION_RESOURCE_WRITE, error))
    return FALSE;
  resource = kith_resources_get (session, id, error);
  if (resource == NULL)
    return FALSE;
  if (resource->pinned == pinned)
    return TRUE;
  resource->pinned = pinned;
  return write_row (session, KITH_EVENT_RESOURCE_CHANGED, resource, error);
}
