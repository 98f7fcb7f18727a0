/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A map of any kind: refused, or entries that belong together and have the place that was told. */

#include "kith-fuzz.h"

#include <math.h>
#include <string.h>

#include "base/kith-error.h"
#include "catalog/kith-catalog-reader.h"

static void
check_entry (const KithCatalogEntry *entry)
{
  KithValueIter iter;

  g_assert_nonnull (entry->key);
  g_assert_nonnull (entry->values);
  if (entry->kind == KITH_RESOURCE_SITE_SERVICE)
    {
      g_assert_cmpstr (entry->service, ==, entry->key);
      g_assert_cmpstr (entry->location, ==, entry->key);
    }
  kith_value_iter_init (&iter, entry->values);
  while (kith_value_iter_next (&iter))
    {
      g_assert_true (g_utf8_validate (iter.text, -1, NULL));
      if (strcmp (iter.name, "latitude") == 0)
        g_assert_cmpfloat (fabs (g_ascii_strtod (iter.text, NULL)), <=, 90);
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (KithCatalogReader) reader =
      kith_catalog_reader_new (kith_xml_reader_new_for_bytes (bytes, NULL), NULL, &error);
  GPtrArray *entries;

  if (reader == NULL || kith_catalog_reader_get_header (reader)->format != KITH_CATALOG_OSM)
    return 0;
  while (kith_catalog_reader_next (reader, &entries, NULL, &error))
    {
      for (guint i = 0; i < entries->len; i++)
        {
          const KithCatalogEntry *entry = g_ptr_array_index (entries, i);

          check_entry (entry);
          g_assert_true (g_hash_table_add (keys, g_strdup_printf ("%d %s", entry->kind, entry->key)));
        }
      g_ptr_array_unref (entries);
    }
  if (error != NULL)
    g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);

  return 0;
}
