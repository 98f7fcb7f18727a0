/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an agency offers at its sites: fields that are the same everywhere belong to the service, whichever
 * place the file tells first. */

#include "catalog/kith-airs-offers.h"

struct _KithAirsOffers
{
  GPtrArray *services; /* (owned) (element-type GPtrArray of KithCatalogEntry): in the order of the file */
  GHashTable *by_key;  /* (owned) (element-type utf8 GPtrArray): of their keys, which belong to the offers */
  GHashTable *offered; /* (owned) (element-type utf8): keys of the offers */
};

/* ---- What is the same everywhere. */

static gboolean
is_everywhere (GPtrArray *offers, const char *field)
{
  const KithCatalogEntry *first = offers->pdata[0];

  for (guint i = 1; i < offers->len; i++)
    if (!kith_values_field_equal (first->values, ((const KithCatalogEntry *) offers->pdata[i])->values,
                                  field))
      return FALSE;
  return TRUE;
}

/* The values under names that are in the set, or that are not. */
static KithValues *
pick_fields (const KithValues *values, GHashTable *names, gboolean in_set)
{
  g_autoptr (KithValuesBuilder) builder = kith_values_builder_new ();
  KithValueIter iter;

  kith_value_iter_init (&iter, values);
  while (kith_value_iter_next (&iter))
    if (iter.depth == 1 && g_hash_table_contains (names, iter.name) == in_set)
      kith_values_builder_copy (builder, &iter);
  return kith_values_builder_end (builder);
}

static KithValues *
share_fields (GPtrArray *offers)
{
  KithCatalogEntry *first = offers->pdata[0];
  g_autoptr (GPtrArray) names = kith_values_list_fields (first->values, NULL);
  g_autoptr (GHashTable) shared = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (KithValues) whole = kith_values_ref (first->values);

  for (guint i = 0; i < names->len; i++)
    if (is_everywhere (offers, names->pdata[i]))
      g_hash_table_add (shared, names->pdata[i]);
  for (guint i = 0; i < offers->len; i++)
    {
      KithCatalogEntry *offer = offers->pdata[i];
      KithValues *own = pick_fields (offer->values, shared, FALSE);

      kith_values_unref (offer->values);
      offer->values = own;
    }
  return pick_fields (whole, shared, TRUE);
}

/* A service is there as long as it is anywhere. */
static KithResourceStatus
share_status (GPtrArray *offers)
{
  KithResourceStatus status = KITH_RESOURCE_IS_DELETED;

  for (guint i = 0; i < offers->len; i++)
    status = MIN (status, ((const KithCatalogEntry *) offers->pdata[i])->status);
  return status;
}

/* One that is of two programs is of none; its offers say which. */
static const char *
share_program (GPtrArray *offers)
{
  const KithCatalogEntry *first = offers->pdata[0];

  for (guint i = 1; i < offers->len; i++)
    if (g_strcmp0 (first->program, ((const KithCatalogEntry *) offers->pdata[i])->program) != 0)
      return NULL;
  return first->program;
}

static KithCatalogEntry *
make_service (GPtrArray *offers)
{
  const KithCatalogEntry *first = offers->pdata[0];
  KithCatalogEntry *service = kith_catalog_entry_new (KITH_RESOURCE_SERVICE);

  service->key = g_strdup (first->service);
  service->organization = g_strdup (first->organization);
  service->program = g_strdup (share_program (offers));
  service->line = first->line;
  service->status = share_status (offers);
  service->values = share_fields (offers);
  return service;
}

/**
 * kith_airs_offers_new:
 *
 * Returns: (transfer full): none so far
 */
KithAirsOffers *
kith_airs_offers_new (void)
{
  KithAirsOffers *self = g_new0 (KithAirsOffers, 1);

  self->services = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  self->by_key = g_hash_table_new (g_str_hash, g_str_equal);
  self->offered = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

/**
 * kith_airs_offers_free:
 * @self: (nullable): offers
 */
void
kith_airs_offers_free (KithAirsOffers *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->offered);
  g_hash_table_unref (self->by_key);
  g_ptr_array_unref (self->services);
  g_free (self);
}

/**
 * kith_airs_offers_take:
 * @self: offers of one agency
 * @offer: (transfer full): one more, with the keys of its service and location
 *
 * Its own key is made of these, unless it has one. A service that is told twice at one place is two offers of
 * it, the second with a number in its key.
 */
void
kith_airs_offers_take (KithAirsOffers *self, KithCatalogEntry *offer)
{
  GPtrArray *offers;

  g_return_if_fail (self != NULL && offer != NULL && offer->service != NULL && offer->location != NULL);

  if (offer->key == NULL)
    {
      offer->key = g_strconcat (offer->location, "/", offer->service, NULL);
      for (guint number = 2; g_hash_table_contains (self->offered, offer->key); number++)
        {
          g_free (offer->key);
          offer->key = g_strdup_printf ("%s/%s#%u", offer->location, offer->service, number);
        }
    }
  g_hash_table_add (self->offered, offer->key);

  offers = g_hash_table_lookup (self->by_key, offer->service);
  if (offers == NULL)
    {
      offers = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_catalog_entry_free);
      g_ptr_array_add (self->services, offers);
      g_hash_table_insert (self->by_key, offer->service, offers);
    }
  g_ptr_array_add (offers, offer);
}

/**
 * kith_airs_offers_tell:
 * @self: offers of one agency; there are none afterwards
 * @entries: (element-type KithCatalogEntry): where its services go, each before its offers
 */
void
kith_airs_offers_tell (KithAirsOffers *self, GPtrArray *entries)
{
  g_return_if_fail (self != NULL && entries != NULL);

  g_hash_table_remove_all (self->offered);
  g_hash_table_remove_all (self->by_key);
  for (guint i = 0; i < self->services->len; i++)
    {
      GPtrArray *offers = self->services->pdata[i];

      g_ptr_array_add (entries, make_service (offers));
      g_ptr_array_extend_and_steal (entries, g_ptr_array_ref (offers));
    }
  g_ptr_array_set_size (self->services, 0);
}
