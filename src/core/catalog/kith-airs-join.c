/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A service at a place as AIRS XML tells it: whole. */

#include "catalog/kith-airs-join.h"

#include "catalog/kith-airs-offers.h"

/* What is offered: what the service has, but for what is different there. */
static KithValues *
merge (const KithCatalogEntry *service, const KithCatalogEntry *offer)
{
  g_autoptr (KithValuesBuilder) builder = NULL;
  g_autoptr (GHashTable) different = NULL;
  KithValueIter iter;

  if (service == NULL || offer == NULL)
    return kith_values_ref (service != NULL ? service->values : offer->values);
  builder = kith_values_builder_new ();
  different = g_hash_table_new (g_str_hash, g_str_equal);
  kith_value_iter_init (&iter, offer->values);
  while (kith_value_iter_next (&iter))
    if (iter.depth == 1)
      {
        g_hash_table_add (different, (gpointer) iter.name);
        kith_values_builder_copy (builder, &iter);
      }
  kith_value_iter_init (&iter, service->values);
  while (kith_value_iter_next (&iter))
    if (iter.depth == 1 && !g_hash_table_contains (different, iter.name))
      kith_values_builder_copy (builder, &iter);
  return kith_values_builder_end (builder);
}

/**
 * kith_airs_join:
 * @service: (nullable): a service
 * @offer: (nullable): where it is offered; one of the two is there
 *
 * Returns: (transfer full): both as one service at a place, whose own fields come before the service's
 */
KithCatalogEntry *
kith_airs_join (const KithCatalogEntry *service, const KithCatalogEntry *offer)
{
  const KithCatalogEntry *first = offer != NULL ? offer : service;
  KithCatalogEntry *joined;

  g_return_val_if_fail (first != NULL, NULL);

  joined = kith_catalog_entry_new (KITH_RESOURCE_SITE_SERVICE);
  joined->key = g_strdup (first->key);
  joined->organization = g_strdup (first->organization);
  joined->program = g_strdup (first->program != NULL ? first->program
                              : service != NULL      ? service->program
                                                     : NULL);
  joined->service = g_strdup (offer != NULL ? offer->service : service->key);
  joined->location = g_strdup (first->location);
  joined->status = first->status;
  joined->values = merge (service, offer);
  return joined;
}

static gboolean
is_same (const KithCatalogEntry *one, const KithCatalogEntry *other)
{
  return g_strcmp0 (one->organization, other->organization) == 0 &&
         g_strcmp0 (one->program, other->program) == 0 && g_strcmp0 (one->service, other->service) == 0 &&
         g_strcmp0 (one->location, other->location) == 0 && one->status == other->status &&
         kith_values_equal (one->values, other->values);
}

/**
 * kith_airs_join_tells:
 * @service: a service
 * @offers: (element-type KithCatalogEntry): all places where it is offered
 *
 * Returns: whether a reader that is told all of it at each place (kith_airs_offers_tell()) makes the same
 * service and the same places of that
 */
gboolean
kith_airs_join_tells (const KithCatalogEntry *service, const GPtrArray *offers)
{
  g_autoptr (KithAirsOffers) read = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  gboolean same;

  g_return_val_if_fail (service != NULL && offers != NULL, FALSE);

  read = kith_airs_offers_new ();
  for (guint i = 0; i < offers->len; i++)
    kith_airs_offers_take (read, kith_airs_join (service, offers->pdata[i]));
  entries = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_catalog_entry_free);
  kith_airs_offers_tell (read, entries);
  same = entries->len == offers->len + 1 && is_same (entries->pdata[0], service);
  for (guint i = 0; same && i < offers->len; i++)
    same = is_same (entries->pdata[i + 1], offers->pdata[i]);
  return same;
}
