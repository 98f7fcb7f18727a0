/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Kith's own XML of any shape: never a crash, and what is told of it is written and told again the same, as
 * Kith's own XML and as AIRS XML. */

#include "kith-fuzz.h"

#include "base/kith-error.h"
#include "catalog/kith-catalog-writer.h"

typedef struct
{
  KithCatalogHeader header; /* of text, which belongs to the reader */
  KithCatalogReader *reader;
  GPtrArray *entries;
} File;

static void
file_clear (File *file)
{
  g_clear_object (&file->reader);
  g_clear_pointer (&file->entries, g_ptr_array_unref);
}

/* Whether it is a file of that format, and undamaged. */
static gboolean
read_file (GBytes *bytes, KithCatalogFormat format, File *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithXmlReader) xml = kith_xml_reader_new_for_bytes (bytes, &error);
  GPtrArray *entries;

  file->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_catalog_entry_free);
  file->reader = xml != NULL ? kith_catalog_reader_new (g_steal_pointer (&xml), NULL, &error) : NULL;
  if (file->reader == NULL)
    return FALSE;
  file->header = *kith_catalog_reader_get_header (file->reader);
  while (file->header.format == format && kith_catalog_reader_next (file->reader, &entries, NULL, &error))
    g_ptr_array_extend_and_steal (file->entries, entries);
  if (error != NULL)
    g_assert_true (error->domain == KITH_ERROR);
  return file->header.format == format && error == NULL;
}

static GBytes *
write_file (KithCatalogFormat format, const File *file)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (KithCatalogWriter) writer = kith_catalog_writer_new (format, stream);

  g_assert_true (kith_catalog_writer_begin (writer, &file->header, NULL));
  g_assert_true (kith_catalog_writer_write (writer, file->entries, NULL));
  g_assert_true (kith_catalog_writer_end (writer, NULL));
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

/* Kind and key; NULL where two have the same, and one of them may be lost. */
static GHashTable *
make_table (GPtrArray *entries)
{
  GHashTable *table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < entries->len; i++)
    {
      KithCatalogEntry *entry = entries->pdata[i];

      if (!g_hash_table_insert (table, g_strdup_printf ("%d %s", entry->kind, entry->key), entry))
        {
          g_hash_table_unref (table);
          return NULL;
        }
    }
  return table;
}

static void
check_same (const KithCatalogEntry *one, const KithCatalogEntry *other)
{
  g_assert_nonnull (other);
  g_assert_cmpstr (one->organization, ==, other->organization);
  g_assert_cmpstr (one->program, ==, other->program);
  g_assert_cmpstr (one->service, ==, other->service);
  g_assert_cmpstr (one->location, ==, other->location);
  g_assert_cmpint (one->status, ==, other->status);
  g_assert_true (kith_values_equal (one->values, other->values));
}

/* As AIRS XML they are nested, and come out again all the same. */
static void
check_airs (const File *file)
{
  g_autoptr (GHashTable) wanted = make_table (file->entries), told = NULL;
  g_autoptr (GBytes) written = write_file (KITH_CATALOG_AIRS_3_1, file);
  File again = { 0 };
  GHashTableIter iter;
  gpointer key, entry;

  g_assert_true (read_file (written, KITH_CATALOG_AIRS_3_1, &again));
  if (wanted != NULL)
    {
      told = make_table (again.entries);
      g_assert_nonnull (told);
      g_assert_cmpuint (g_hash_table_size (told), ==, g_hash_table_size (wanted));
      g_hash_table_iter_init (&iter, wanted);
      while (g_hash_table_iter_next (&iter, &key, &entry))
        check_same (entry, g_hash_table_lookup (told, key));
    }
  file_clear (&again);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  File file = { 0 };

  if (read_file (bytes, KITH_CATALOG_KITH, &file))
    {
      g_autoptr (GBytes) written = write_file (KITH_CATALOG_KITH, &file);
      g_autoptr (GBytes) again = NULL;
      File second = { 0 };

      g_assert_true (read_file (written, KITH_CATALOG_KITH, &second));
      again = write_file (KITH_CATALOG_KITH, &second);
      g_assert_true (g_bytes_equal (again, written));
      file_clear (&second);
      check_airs (&file);
    }
  file_clear (&file);
  return 0;
}
