/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Services are found by whose they are, and so are organizations without any: what is found leads to them. */

#include "resources/kith-resource-owners.h"

#include <string.h>

#include "base/kith-text.h"

/* Services that are looked at for the organizations behind them. */
#define MOST_SERVICES 200

static gboolean
has_id (const GArray *list, gint64 id)
{
  for (guint i = 0; i < list->len; i++)
    if (g_array_index (list, gint64, i) == id)
      return TRUE;
  return FALSE;
}

static gboolean
is_called (KithDirectory *directory, gint64 id, const char *folded, gboolean exactly)
{
  KithDirectoryEntry entry;
  g_autofree char *name = NULL;

  if (!kith_directory_get (directory, id, &entry))
    return FALSE;
  name = kith_text_fold (entry.name);
  return exactly ? g_str_equal (name, folded) : strstr (name, folded) != NULL;
}

/**
 * kith_resource_owners_find:
 * @directory: the directory as it is in memory
 * @typed: what somebody typed of a name
 * @now: an instant to ask for
 * @limit: the most to tell
 *
 * Returns: (transfer full) (element-type gint64): organizations whose names hold it, those of exactly that
 * name first
 */
GArray *
kith_resource_owners_find (KithDirectory *directory, const char *typed, GDateTime *now, guint limit)
{
  GArray *owners = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *folded = NULL;
  g_autoptr (KithDirectoryQuery) query = NULL;
  g_autoptr (KithDirectoryResults) found = NULL;
  guint n_exact = 0;

  g_return_val_if_fail (directory != NULL && typed != NULL && now != NULL, owners);

  folded = g_strstrip (kith_text_fold (typed));
  if (*folded == '\0')
    return owners;
  query = kith_directory_query_new (typed);
  query->limit = MOST_SERVICES;
  query->most_facets = 0;
  found = kith_directory_search (directory, query, now);
  for (guint i = 0; i < found->results->len; i++)
    {
      gint64 id = g_array_index (found->results, KithDirectoryResult, i).id;
      KithDirectoryEntry entry;

      if (!kith_directory_get (directory, id, &entry))
        continue;
      if (entry.kind == KITH_RESOURCE_SERVICE)
        id = entry.organization;
      if (id == 0 || has_id (owners, id) || !is_called (directory, id, folded, FALSE))
        continue;
      if (is_called (directory, id, folded, TRUE))
        g_array_insert_val (owners, n_exact++, id);
      else
        g_array_append_val (owners, id);
    }
  if (owners->len > limit)
    g_array_set_size (owners, limit);
  return owners;
}

/**
 * kith_resource_owners_get_only:
 * @directory: the directory as it is in memory
 * @typed: what somebody typed
 * @owners: (element-type gint64): as kith_resource_owners_find() told for it
 *
 * Returns: the one of exactly that name; 0 where there is none, or more than one
 */
gint64
kith_resource_owners_get_only (KithDirectory *directory, const char *typed, GArray *owners)
{
  g_autofree char *folded = NULL;
  gint64 only = 0;

  g_return_val_if_fail (directory != NULL && typed != NULL && owners != NULL, 0);

  folded = g_strstrip (kith_text_fold (typed));
  for (guint i = 0; i < owners->len; i++)
    if (is_called (directory, g_array_index (owners, gint64, i), folded, TRUE))
      {
        if (only != 0)
          return 0;
        only = g_array_index (owners, gint64, i);
      }
  return only;
}
