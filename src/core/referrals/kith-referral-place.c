/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A referral keeps what the place was called then: the directory may call it otherwise later, or no more. */

#include "referrals/kith-referral-place.h"

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "base/kith-text.h"
#include "resources/kith-resource-field.h"
#include "resources/kith-resource-view.h"
#include "resources/kith-resources.h"

/* Only what may be shown; NULL where nothing may, or it has no name. */
static char *
dup_name (const KithResource *resource)
{
  g_autoptr (KithResourceView) view = kith_resource_view_new (resource);
  const char *name = view != NULL ? kith_values_get (kith_resource_view_get_values (view),
                                                     kith_resource_field_name (KITH_FIELD_NAME))
                                  : NULL;

  return name != NULL && !kith_text_is_blank (name) ? g_strdup (name) : NULL;
}

/* Of another entry that this one names; that it is gone is no reason to refuse this one. */
static char *
dup_name_of (KithSession *session, gint64 id)
{
  g_autoptr (KithResource) resource = id != 0 ? kith_resources_get (session, id, NULL) : NULL;

  return resource != NULL ? dup_name (resource) : NULL;
}

/**
 * kith_referral_place_name:
 * @session: whose rights are used
 * @resource: an entry of the directory
 * @error: %KITH_ERROR_NOT_FOUND, %KITH_ERROR_INVALID where it is not to be shown or has no name
 *
 * Returns: (transfer full): what it is called and whose it is: "Beds for the night, Harbor House"
 */
char *
kith_referral_place_name (KithSession *session, gint64 resource, GError **error)
{
  g_autoptr (KithResource) entry = NULL;
  g_autoptr (KithResourceView) view = NULL;
  g_autofree char *name = NULL;
  g_autofree char *organization = NULL;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);

  entry = kith_resources_get (session, resource, error);
  if (entry == NULL)
    return NULL;
  view = kith_resource_view_new (entry);
  name = dup_name (entry);
  if (name == NULL && view != NULL && entry->kind == KITH_RESOURCE_SITE_SERVICE)
    name = dup_name_of (session, entry->service);
  if (name == NULL)
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID,
                           _ ("The directory shows no name for this entry. Say which place it is."));
      return NULL;
    }
  organization = dup_name_of (session, entry->organization);
  if (organization == NULL || g_str_equal (organization, name))
    return g_steal_pointer (&name);
  /* Translators: a service, and whose it is: "Beds for the night, Harbor House" */
  return g_strdup_printf (_ ("%s, %s"), name, organization);
}
