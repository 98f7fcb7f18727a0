/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading directories in tests: the helpers. */

#include "catalog/catalog-steps.h"

#include <string.h>

#include "catalog/kith-catalog-writer.h"

GPtrArray *
catalog_read_all (KithCatalogReader *reader, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_catalog_entry_free);
  GError *problem = NULL;
  GPtrArray *entries;

  while (kith_catalog_reader_next (reader, &entries, NULL, &problem))
    g_ptr_array_extend_and_steal (all, entries);
  if (problem != NULL)
    {
      g_propagate_error (error, problem);
      return NULL;
    }
  return g_steal_pointer (&all);
}

GPtrArray *
catalog_read_text (const char *text, KithCatalogReader **reader)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (KithXmlReader) xml = kith_xml_reader_new_for_bytes (bytes, &error);
  g_autoptr (KithCatalogReader) self = NULL;
  GPtrArray *entries;

  g_assert_no_error (error);
  self = kith_catalog_reader_new (g_steal_pointer (&xml), NULL, &error);
  g_assert_no_error (error);
  entries = catalog_read_all (self, &error);
  g_assert_no_error (error);
  if (reader != NULL)
    *reader = g_steal_pointer (&self);
  return entries;
}

const KithCatalogEntry *
catalog_find (GPtrArray *entries, KithResourceKind kind, const char *key)
{
  for (guint i = 0; i < entries->len; i++)
    {
      const KithCatalogEntry *entry = entries->pdata[i];

      if (entry->kind == kind && g_str_equal (entry->key, key))
        return entry;
    }
  g_error ("no %s %s", kith_resource_kind_code (kind), key);
}

/* name(text){...} of all values, as the model's own words. */
static void
print_within (GString *out, KithValueIter *iter)
{
  while (kith_value_iter_next (iter))
    g_string_append_printf (out, "%*s%s=%s\n", (int) iter->depth - 1, "", iter->name, iter->text);
}

static char *
print_values (const KithValues *values)
{
  GString *out = g_string_new (NULL);
  KithValueIter iter;

  kith_value_iter_init (&iter, values);
  print_within (out, &iter);
  return g_string_free (out, FALSE);
}

void
catalog_assert_values (const KithCatalogEntry *entry, const char *expected)
{
  g_autofree char *printed = print_values (entry->values);

  g_assert_cmpstr (printed, ==, expected);
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const KithCatalogEntry *one = *(KithCatalogEntry *const *) a, *other = *(KithCatalogEntry *const *) b;

  return one->kind != other->kind ? (int) one->kind - (int) other->kind : strcmp (one->key, other->key);
}

static void
assert_no_field_differs (const KithCatalogEntry *one, const KithCatalogEntry *other)
{
  g_autoptr (GPtrArray) fields = kith_values_list_fields (one->values, other->values);

  for (guint i = 0; i < fields->len; i++)
    if (!kith_values_field_equal (one->values, other->values, fields->pdata[i]))
      g_error ("%s differs in %s", one->key, (const char *) fields->pdata[i]);
}

void
catalog_assert_same (GPtrArray *one, GPtrArray *other)
{
  g_ptr_array_sort (one, compare_entries);
  g_ptr_array_sort (other, compare_entries);
  g_assert_cmpuint (one->len, ==, other->len);
  for (guint i = 0; i < one->len; i++)
    {
      const KithCatalogEntry *left = one->pdata[i], *right = other->pdata[i];
      g_assert_cmpstr (left->key, ==, right->key);
      g_assert_cmpint (left->status, ==, right->status);
      g_assert_cmpstr (left->organization, ==, right->organization);
      g_assert_cmpstr (left->program, ==, right->program);
      g_assert_cmpstr (left->service, ==, right->service);
      g_assert_cmpstr (left->location, ==, right->location);
      assert_no_field_differs (left, right);
      g_assert_true (kith_values_equal (left->values, right->values));
    }
}

/* Each text of the file that is of its own. */
void
catalog_assert_nothing_lost (GPtrArray *entries, guint n_texts)
{
  g_autoptr (GHashTable) told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_found = 0;

  for (guint i = 0; i < entries->len; i++)
    {
      KithValueIter iter;

      kith_value_iter_init (&iter, ((const KithCatalogEntry *) entries->pdata[i])->values);
      while (kith_value_iter_next (&iter))
        if (g_hash_table_add (told, g_strdup (iter.text)))
          n_found += g_str_has_prefix (iter.text, "Text <");
    }
  g_assert_cmpuint (n_found, ==, n_texts);
}

/* ---- The field's files. */

static void
count_values (CatalogCounts *counts, const KithValues *values)
{
  KithValueIter iter;

  kith_value_iter_init (&iter, values);
  while (kith_value_iter_next (&iter))
    {
      gboolean is_phone = g_str_equal (iter.name, "phone");

      counts->taxonomyCodes += g_str_equal (iter.name, "term");
      counts->phonesNonEmptyElem += is_phone;
      counts->emptyPhoneNumber +=
          is_phone && iter.text[0] == '\0' && kith_value_get_within (&iter, "withheld") == NULL;
      counts->confidentialTrue += g_str_equal (iter.name, "confidential");
      counts->reasonWithheld += g_str_equal (iter.name, "withheld");
      counts->dateLastVerified += g_str_equal (iter.name, "verified");
    }
}

CatalogCounts
catalog_count_all (GPtrArray *entries)
{
  CatalogCounts counts = { 0 };

  for (guint i = 0; i < entries->len; i++)
    {
      const KithCatalogEntry *entry = entries->pdata[i];
      gboolean is_main = g_str_has_prefix (entry->key, "main:");

      counts.agencies += entry->kind == KITH_RESOURCE_ORGANIZATION;
      counts.agencyLocations += entry->kind == KITH_RESOURCE_LOCATION && is_main;
      counts.sites += entry->kind == KITH_RESOURCE_LOCATION && !is_main;
      counts.siteServices += entry->kind == KITH_RESOURCE_SITE_SERVICE;
      counts.distinctSiteServiceKeys += entry->kind == KITH_RESOURCE_SERVICE;
      counts.deleteAttr += entry->kind != KITH_RESOURCE_SERVICE && entry->status == KITH_RESOURCE_IS_DELETED;
      count_values (&counts, entry->values);
    }
  counts.distinctSiteKeys = counts.sites;
  return counts;
}

char *
catalog_find_data (const char *name)
{
  const char *given = g_getenv ("KITH_SHARED_DATA"), *root = g_getenv ("KITH_SOURCE_ROOT");
  g_autofree char *beside = g_build_filename (root != NULL ? root : ".", "..", "shared", "data", NULL);

  return g_build_filename (given != NULL ? given : beside, name, NULL);
}

/* Column by name of the table of counts. */
guint
catalog_expected (char **header, char **row, const char *name)
{
  for (guint i = 0; header[i] != NULL; i++)
    if (g_str_equal (header[i], name))
      return (guint) g_ascii_strtoull (row[i], NULL, 10);
  g_error ("no column %s", name);
}

/* ---- Writing. */

char *
catalog_write (KithCatalogFormat format, const KithCatalogHeader *header, GPtrArray *records)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (KithCatalogWriter) writer = kith_catalog_writer_new (format, stream);
  g_autoptr (GError) error = NULL;

  kith_catalog_writer_begin (writer, header, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < records->len; i++)
    {
      kith_catalog_writer_write (writer, records->pdata[i], &error);
      g_assert_no_error (error);
    }
  kith_catalog_writer_end (writer, &error);
  g_assert_no_error (error);
  g_output_stream_write_all (stream, "", 1, NULL, NULL, &error);
  g_output_stream_close (stream, NULL, &error);
  g_assert_no_error (error);
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}
