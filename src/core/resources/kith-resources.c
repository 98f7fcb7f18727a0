/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The directory's entries, for those who use the store. What a source said of an entry is kept beside what
 * the center made of it, so that the next import can tell the two apart. */

#include "resources/kith-resources.h"

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "resources/kith-resource-field.h"
#include "resources/kith-resource-rows.h"
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

static gboolean
write_row (KithSession *session,
           KithEvent event,
           KithResource *resource,
           const KithResource *stored,
           GError **error)
{
  g_autoptr (KithChange) change = kith_session_begin (session, event, 0, error);

  if (change == NULL || !kith_resource_rows_update (change, resource, error))
    return FALSE;
  kith_change_detail (change, "resource", g_variant_new_int64 (resource->id));
  if (!kith_values_equal (stored->values, resource->values))
    {
      g_autoptr (GPtrArray) fields = kith_values_list_fields (stored->values, resource->values);
      GVariantBuilder names;

      g_variant_builder_init (&names, G_VARIANT_TYPE_STRING_ARRAY);
      for (guint i = 0; i < fields->len; i++)
        if (!kith_values_field_equal (stored->values, resource->values, fields->pdata[i]))
          g_variant_builder_add (&names, "s", fields->pdata[i]);
      kith_change_detail (change, "fields", g_variant_builder_end (&names));
    }
  if (!kith_change_commit (change, error))
    return FALSE;
  resource->version++;
  return TRUE;
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
  g_autoptr (KithResource) stored = NULL;

  g_return_val_if_fail (KITH_IS_SESSION (session), FALSE);
  g_return_val_if_fail (resource != NULL, FALSE);

  if (!kith_session_demand (session, KITH_ACTION_RESOURCE_WRITE, error) || !check_name (resource, error))
    return FALSE;
  stored = kith_resources_get (session, resource->id, error);
  if (stored == NULL)
    return FALSE;
  keep_base (resource, stored);
  return write_row (session, KITH_EVENT_RESOURCE_CHANGED, resource, stored, error);
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
  g_autoptr (KithResource) resource = NULL;

  g_return_val_if_fail (KITH_IS_SESSION (session), FALSE);

  if (!kith_session_demand (session, KITH_ACTION_RESOURCE_WRITE, error))
    return FALSE;
  resource = kith_resources_get (session, id, error);
  if (resource == NULL)
    return FALSE;
  resource->verified_day = day;
  resource->verified_by = day != KITH_DAY_NONE ? kith_session_get_account (session) : 0;
  return write_row (session, KITH_EVENT_RESOURCE_VERIFIED, resource, resource, error);
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
  return write_row (session, KITH_EVENT_RESOURCE_CHANGED, resource, resource, error);
}
