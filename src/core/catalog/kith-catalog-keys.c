/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A key that names nothing is kept among what has no field of its own, and written with it. Read again it is
 * a key: so a file that Kith wrote tells what the first one told, and what it names may be there by now.
 */

#include "catalog/kith-catalog-keys.h"

#define EXTRA "extra"

/* Called so is no element, no attribute and no tag. */
static char *
make_path (KithResourceKind kind)
{
  return g_strconcat ("@", kith_resource_kind_code (kind), NULL);
}

/* (nullable) Where the key goes that was kept so. */
static char **
find_kept (KithCatalogEntry *entry, const KithValueIter *value)
{
  const char *path = g_str_equal (value->name, EXTRA) ? kith_value_get_within (value, "path") : NULL;

  for (guint i = 0; path != NULL && i < KITH_CATALOG_N_KEYS; i++)
    {
      KithResourceKind kind;
      char **key = kith_catalog_keys_get (entry, i, &kind);
      g_autofree char *kept = make_path (kind);

      if (*key == NULL && g_str_equal (path, kept))
        return key;
    }
  return NULL;
}

/**
 * kith_catalog_keys_get:
 * @entry: an entry
 * @index: from 0, below %KITH_CATALOG_N_KEYS
 * @kind: (out): what the key names
 *
 * Returns: (transfer none): where the key stands; the key is owned by the entry and may be %NULL
 */
char **
kith_catalog_keys_get (KithCatalogEntry *entry, guint index, KithResourceKind *kind)
{
  static const KithResourceKind kinds[KITH_CATALOG_N_KEYS] = { KITH_RESOURCE_ORGANIZATION,
                                                               KITH_RESOURCE_PROGRAM, KITH_RESOURCE_SERVICE,
                                                               KITH_RESOURCE_LOCATION };
  char **keys[KITH_CATALOG_N_KEYS];

  g_return_val_if_fail (entry != NULL && index < KITH_CATALOG_N_KEYS && kind != NULL, NULL);

  keys[0] = &entry->organization;
  keys[1] = &entry->program;
  keys[2] = &entry->service;
  keys[3] = &entry->location;
  *kind = kinds[index];
  return keys[index];
}

/**
 * kith_catalog_keys_keep:
 * @entry: an entry
 * @kind: what is named
 * @key: by which key, which is nowhere
 *
 * Keeps the key among what has no field of its own.
 */
void
kith_catalog_keys_keep (KithCatalogEntry *entry, KithResourceKind kind, const char *key)
{
  g_autoptr (KithValuesBuilder) builder = kith_values_builder_new ();
  g_autofree char *path = make_path (kind);
  KithValueIter iter;

  g_return_if_fail (entry != NULL && key != NULL);

  kith_value_iter_init (&iter, entry->values);
  while (kith_value_iter_next (&iter))
    if (iter.depth == 1)
      kith_values_builder_copy (builder, &iter);
  kith_values_builder_open (builder, EXTRA, key);
  kith_values_builder_add (builder, "path", path);
  kith_values_builder_close (builder);
  kith_values_unref (entry->values);
  entry->values = kith_values_builder_end (builder);
}

/**
 * kith_catalog_keys_take_back:
 * @entry: an entry as a file tells it
 *
 * Makes keys that were kept keys again, where the entry names no other of that kind.
 */
void
kith_catalog_keys_take_back (KithCatalogEntry *entry)
{
  g_autoptr (KithValuesBuilder) builder = NULL;
  KithValueIter iter;

  g_return_if_fail (entry != NULL);

  if (kith_values_get (entry->values, EXTRA) == NULL)
    return;
  builder = kith_values_builder_new ();
  kith_value_iter_init (&iter, entry->values);
  while (kith_value_iter_next (&iter))
    {
      char **key = iter.depth == 1 ? find_kept (entry, &iter) : NULL;

      if (key != NULL)
        *key = g_strdup (iter.text);
      else if (iter.depth == 1)
        kith_values_builder_copy (builder, &iter);
    }
  kith_values_unref (entry->values);
  entry->values = kith_values_builder_end (builder);
}
