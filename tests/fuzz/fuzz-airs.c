/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A directory of any shape: never a crash, and whatever is told can be stored and read again. */

#include "kith-fuzz.h"

#include "base/kith-error.h"
#include "catalog/kith-catalog-reader.h"

static void
check_entry (const KithCatalogEntry *entry)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithValues) again = NULL;

  g_assert_nonnull (kith_resource_kind_code (entry->kind));
  g_assert_nonnull (kith_resource_status_code (entry->status));
  g_assert_cmpstr (entry->key, !=, NULL);
  again = kith_values_new_from_bytes (kith_values_get_bytes (entry->values), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (kith_values_get_length (again), ==, kith_values_get_length (entry->values));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (KithXmlReader) xml = kith_xml_reader_new_for_bytes (bytes, &error);
  g_autoptr (KithCatalogReader) reader =
      xml != NULL ? kith_catalog_reader_new (g_steal_pointer (&xml), NULL, &error) : NULL;
  GPtrArray *entries;

  while (reader != NULL && kith_catalog_reader_next (reader, &entries, NULL, &error))
    {
      g_assert_cmpuint (entries->len, >, 0);
      for (guint i = 0; i < entries->len; i++)
        check_entry (entries->pdata[i]);
      g_ptr_array_unref (entries);
    }
  if (reader == NULL)
    g_assert_nonnull (error);
  if (error != NULL)
    g_assert_true (error->domain == KITH_ERROR);
  return 0;
}
