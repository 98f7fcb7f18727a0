/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A service that is offered at several places is there once for each. */

#include "report/kith-pinned-items.h"

#include "base/kith-error.h"
#include "resources/kith-resource-sheet.h"
#include "resources/kith-resources.h"

static void
add_places (GPtrArray *items, const KithResourceSheet *sheet)
{
  gboolean is_service = kith_resource_view_get_kind (sheet->entry) == KITH_RESOURCE_SERVICE;

  for (guint place = 0; place < (is_service ? sheet->places->len : 1); place++)
    {
      g_autoptr (KithHandoutEntry) entry = kith_handout_entry_new_at (sheet, place);

      g_ptr_array_add (items, kith_handout_item_new (entry, NULL));
    }
}

static const char *
name_of (const KithHandoutItem *item)
{
  const KithHandoutLine *line = kith_handout_item_find (item, KITH_HANDOUT_NAME);

  return line != NULL ? line->text : "";
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (name_of (*(KithHandoutItem *const *) a), name_of (*(KithHandoutItem *const *) b));
}

/**
 * kith_pinned_items_load:
 * @session: a session
 * @limit: the most
 * @error: %KITH_ERROR_NOT_PERMITTED; as kith_stmt_step()
 *
 * Reads the entries that the center wants at hand, what may be shown of them.
 *
 * Returns: (transfer full) (element-type KithHandoutItem): in the order of their names
 */
GPtrArray *
kith_pinned_items_load (KithSession *session, guint limit, GError **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_handout_item_free);
  g_autoptr (GArray) pinned = NULL;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);

  pinned = kith_resources_list_pinned (session, error);
  if (pinned == NULL)
    return NULL;
  for (guint i = 0; i < pinned->len; i++)
    {
      g_autoptr (GError) problem = NULL;
      g_autoptr (KithResourceSheet) sheet =
          kith_resource_sheet_load (session, g_array_index (pinned, gint64, i), &problem);

      /* Pinned, and not to be shown any more. */
      if (g_error_matches (problem, KITH_ERROR, KITH_ERROR_NOT_FOUND))
        continue;
      if (sheet == NULL)
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return NULL;
        }
      add_places (items, sheet);
    }
  g_ptr_array_sort (items, compare_names);
  if (items->len > limit)
    g_ptr_array_set_size (items, (int) limit);
  return g_steal_pointer (&items);
}
