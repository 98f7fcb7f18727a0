/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Kith's own XML of any shape: never a crash, and what is told of it is written and told again the same. */

#include "kith-fuzz.h"

#include <string.h>

#include "base/kith-error.h"
#include "catalog/kith-catalog-writer.h"

/* What it tells, written again; NULL: it is no such file, or damaged. */
static char *
write_again (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithXmlReader) xml = kith_xml_reader_new_for_bytes (bytes, &error);
  g_autoptr (KithCatalogReader) reader =
      xml != NULL ? kith_catalog_reader_new (g_steal_pointer (&xml), NULL, &error) : NULL;
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (KithCatalogWriter) writer = kith_catalog_writer_new (KITH_CATALOG_KITH, stream);
  GPtrArray *entries;

  if (reader == NULL || kith_catalog_reader_get_header (reader)->format != KITH_CATALOG_KITH)
    return NULL;
  g_assert_true (kith_catalog_writer_begin (writer, kith_catalog_reader_get_header (reader), NULL));
  while (kith_catalog_reader_next (reader, &entries, NULL, &error))
    {
      g_assert_true (kith_catalog_writer_write (writer, entries, NULL));
      g_ptr_array_unref (entries);
    }
  g_assert_true (kith_catalog_writer_end (writer, NULL));
  g_output_stream_write_all (stream, "", 1, NULL, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);
  if (error == NULL)
    return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
  g_assert_true (error->domain == KITH_ERROR);
  return NULL;
}

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autofree char *text = write_again (bytes);

  if (text != NULL)
    {
      g_autoptr (GBytes) written = g_bytes_new (text, strlen (text));
      g_autofree char *again = write_again (written);

      g_assert_cmpstr (again, ==, text);
    }
  return 0;
}
