/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What may not be shown of an entry is not shown here either: the view decides. */

#include "catalog/kith-review-pairs.h"

#include <glib/gi18n.h>

#include "catalog/kith-catalog-words.h"
#include "catalog/kith-catalogs.h"
#include "resources/kith-resource-field.h"
#include "resources/kith-resource-rows.h"
#include "resources/kith-resource-view.h"

/* By which somebody knows whether two are one. */
static const KithResourceField facts[] = { KITH_FIELD_PHONE, KITH_FIELD_ADDRESS, KITH_FIELD_URL,
                                           KITH_FIELD_EMAIL };

static void
add_fact (GString *text, const KithValues *values, KithResourceField field)
{
  const char *name = kith_resource_field_name (field);
  g_autoptr (KithValues) only = kith_values_only_field (values, name);
  g_autofree char *words = kith_catalog_words_values (only, FALSE);

  if (*words != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", words);
}

/**
 * kith_review_side_fill:
 * @self: (out caller-allocates): one of the two
 * @resource: the entry
 * @source: (nullable): what its source is called; %NULL: it is the center's own
 *
 * Returns: whether the entry may be shown; otherwise nothing is written
 */
gboolean
kith_review_side_fill (KithReviewSide *self, const KithResource *resource, const char *source)
{
  g_autoptr (KithResourceView) view = kith_resource_view_new (resource);
  const char *kind = kith_resource_kind_label (resource->kind);
  const char *name;
  GString *text;

  if (view == NULL)
    return FALSE;
  name = kith_values_get (kith_resource_view_get_values (view), kith_resource_field_name (KITH_FIELD_NAME));
  text = g_string_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    add_fact (text, kith_resource_view_get_values (view), facts[i]);
  self->id = resource->id;
  self->name = g_strdup (name != NULL && *name != '\0' ? name : kind);
  self->about = g_strdup_printf ("%s · %s", kind, source != NULL ? source : _ ("Written by this center"));
  self->facts = g_string_free (text, FALSE);
  return TRUE;
}

/**
 * kith_review_side_clear:
 * @self: one of the two
 */
void
kith_review_side_clear (KithReviewSide *self)
{
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->about, g_free);
  g_clear_pointer (&self->facts, g_free);
}

static void
pair_free (gpointer data)
{
  KithReviewPair *pair = data;

  kith_review_side_clear (&pair->sides[0]);
  kith_review_side_clear (&pair->sides[1]);
  g_free (pair);
}

static const char *
find_source (GPtrArray *sources, gint64 id)
{
  for (guint i = 0; i < sources->len; i++)
    if (((const KithCatalog *) sources->pdata[i])->id == id)
      return ((const KithCatalog *) sources->pdata[i])->name;
  return NULL;
}

/* FALSE without error: it is gone, or not to be shown. */
static gboolean
read_side (KithReviewSide *side, KithDb *db, GPtrArray *sources, gint64 id, GError **error)
{
  g_autoptr (KithResource) resource = kith_resource_rows_get (db, id, error);

  return resource != NULL && kith_review_side_fill (side, resource, find_source (sources, resource->source));
}

/**
 * kith_review_pairs_load:
 * @session: a session
 * @error: as kith_resource_pairs_list()
 *
 * Returns: (transfer full) (element-type KithReviewPair): what is to be decided; without those of which one
 * may not be shown
 */
GPtrArray *
kith_review_pairs_load (KithSession *session, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (pair_free);
  g_autoptr (GArray) pairs = kith_resource_pairs_list (session, error);
  g_autoptr (GPtrArray) sources = pairs != NULL ? kith_catalogs_list (session, error) : NULL;
  KithDb *db = NULL;

  if (sources != NULL)
    db = kith_store_get_reader (kith_session_get_store (session), error);
  if (db == NULL)
    return NULL;
  for (guint i = 0; i < pairs->len; i++)
    {
      const KithResourcePair *open = &g_array_index (pairs, KithResourcePair, i);
      KithReviewPair *pair = g_new0 (KithReviewPair, 1);
      GError *problem = NULL;

      pair->id = open->id;
      if (read_side (&pair->sides[0], db, sources, open->one, &problem) &&
          read_side (&pair->sides[1], db, sources, open->other, &problem))
        {
          g_ptr_array_add (list, pair);
          continue;
        }
      pair_free (pair);
      if (problem != NULL)
        {
          g_propagate_error (error, problem);
          return NULL;
        }
    }
  return g_steal_pointer (&list);
}
