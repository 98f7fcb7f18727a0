/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is within what: tables from keys to entries. */

#include "catalog/kith-airs-record.h"

/* One more than the largest number of a kind. */
#define N_KINDS (KITH_RESOURCE_SITE_SERVICE + 1)

struct _KithAirsRecord
{
  GHashTable *found[N_KINDS];  /* (owned) (element-type utf8 KithCatalogEntry): the first of that key */
  GHashTable *within[N_KINDS]; /* (owned) (element-type utf8 GPtrArray): of what it is in, "" for nothing */
  GHashTable *loose;  /* (owned) (element-type utf8 GPtrArray): of an organization's key, "" for none */
  GHashTable *offers; /* (owned) (element-type utf8 GPtrArray): of a service's key */
  GPtrArray *none;    /* (owned) of nothing */
};

static void
add (GHashTable *table, const char *key, const KithCatalogEntry *entry)
{
  GPtrArray *entries = g_hash_table_lookup (table, key);

  if (entries == NULL)
    {
      entries = g_ptr_array_new ();
      g_hash_table_insert (table, (gpointer) key, entries);
    }
  g_ptr_array_add (entries, (gpointer) entry);
}

static GHashTable *
lists_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
}

static const GPtrArray *
look_up (const KithAirsRecord *self, GHashTable *table, const char *key)
{
  const GPtrArray *entries = g_hash_table_lookup (table, key);

  return entries != NULL ? entries : self->none;
}

/* The key of its organization, if that is here; "" if not. None is its own part. */
static const char *
get_owner (const KithAirsRecord *self, const KithCatalogEntry *entry)
{
  const KithCatalogEntry *owner =
      kith_airs_record_find (self, KITH_RESOURCE_ORGANIZATION, entry->organization);

  return owner != NULL && owner != entry ? entry->organization : "";
}

/* The key of what it is in, if that is here; "" if not. */
static const char *
get_home (const KithAirsRecord *self, const KithCatalogEntry *entry)
{
  if (entry->kind != KITH_RESOURCE_SITE_SERVICE)
    return get_owner (self, entry);
  return kith_airs_record_find (self, KITH_RESOURCE_LOCATION, entry->location) != NULL ? entry->location : "";
}

static gboolean
is_loose (const KithAirsRecord *self, const KithCatalogEntry *entry)
{
  if (entry->kind == KITH_RESOURCE_SERVICE)
    return kith_airs_record_list_offers (self, entry->key)->len == 0;
  return entry->kind == KITH_RESOURCE_SITE_SERVICE && get_home (self, entry)[0] == '\0';
}

/**
 * kith_airs_record_new:
 * @entries: (element-type KithCatalogEntry): entries, which must outlive it
 *
 * Returns: (transfer full): what is within what
 */
KithAirsRecord *
kith_airs_record_new (GPtrArray *entries)
{
  KithAirsRecord *self = g_new0 (KithAirsRecord, 1);

  self->none = g_ptr_array_new ();
  self->offers = lists_new ();
  self->loose = lists_new ();
  for (guint kind = 0; kind < N_KINDS; kind++)
    {
      self->found[kind] = g_hash_table_new (g_str_hash, g_str_equal);
      self->within[kind] = lists_new ();
    }
  for (guint i = 0; i < entries->len; i++)
    {
      const KithCatalogEntry *entry = entries->pdata[i];

      if (!g_hash_table_contains (self->found[entry->kind], entry->key))
        g_hash_table_insert (self->found[entry->kind], entry->key, (gpointer) entry);
    }
  for (guint i = 0; i < entries->len; i++)
    {
      const KithCatalogEntry *entry = entries->pdata[i];

      add (self->within[entry->kind], get_home (self, entry), entry);
      if (entry->kind == KITH_RESOURCE_SITE_SERVICE && entry->service != NULL)
        add (self->offers, entry->service, entry);
    }
  for (guint i = 0; i < entries->len; i++)
    if (is_loose (self, entries->pdata[i]))
      add (self->loose, get_owner (self, entries->pdata[i]), entries->pdata[i]);
  return self;
}

/**
 * kith_airs_record_free:
 * @self: (nullable): a record
 */
void
kith_airs_record_free (KithAirsRecord *self)
{
  if (self == NULL)
    return;
  for (guint kind = 0; kind < N_KINDS; kind++)
    {
      g_hash_table_unref (self->found[kind]);
      g_hash_table_unref (self->within[kind]);
    }
  g_hash_table_unref (self->offers);
  g_hash_table_unref (self->loose);
  g_ptr_array_unref (self->none);
  g_free (self);
}

/**
 * kith_airs_record_find:
 * @self: a record
 * @kind: a kind
 * @key: (nullable): a key
 *
 * Returns: (transfer none) (nullable): the first entry of that kind and key
 */
const KithCatalogEntry *
kith_airs_record_find (const KithAirsRecord *self, KithResourceKind kind, const char *key)
{
  g_return_val_if_fail (self != NULL && kind < N_KINDS, NULL);

  return key != NULL ? g_hash_table_lookup (self->found[kind], key) : NULL;
}

/**
 * kith_airs_record_list:
 * @self: a record
 * @kind: a kind
 * @key: (nullable): of an organization, or of a place
 *
 * Returns: (transfer none) (element-type KithCatalogEntry): what is in that; %NULL: in nothing that is here
 */
const GPtrArray *
kith_airs_record_list (const KithAirsRecord *self, KithResourceKind kind, const char *key)
{
  g_return_val_if_fail (self != NULL && kind < N_KINDS, NULL);

  return look_up (self, self->within[kind], key != NULL ? key : "");
}

/**
 * kith_airs_record_list_offers:
 * @self: a record
 * @service: key of a service
 *
 * Returns: (transfer none) (element-type KithCatalogEntry): where it is offered
 */
const GPtrArray *
kith_airs_record_list_offers (const KithAirsRecord *self, const char *service)
{
  g_return_val_if_fail (self != NULL && service != NULL, NULL);

  return look_up (self, self->offers, service);
}

/**
 * kith_airs_record_list_loose:
 * @self: a record
 * @organization: (nullable): key of an organization; %NULL: of none that is here
 *
 * Returns: (transfer none) (element-type KithCatalogEntry): its services that are offered nowhere, and
 * services at places that are not here
 */
const GPtrArray *
kith_airs_record_list_loose (const KithAirsRecord *self, const char *organization)
{
  g_return_val_if_fail (self != NULL, NULL);

  return look_up (self, self->loose, organization != NULL ? organization : "");
}
