/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Kith's own XML: whatever an entry is comes out again, to the byte; what is written is what its schema says;
 * and what is no entry is left out by name. */

#include <string.h>

#include "base/kith-error.h"
#include "catalog/catalog-steps.h"
#include "catalog/entry-maker.h"
#include "catalog/kith-catalog-writer.h"
#include "catalog/schema-steps.h"

static const KithCatalogHeader harbor = {
  .entity = (char *) "Harbor <211> & “Pier”",
  .source_id = (char *) "harbor",
  .vendor = (char *) "Kith",
  .software = (char *) "1.0",
  .taxonomy = (char *) "2026-01-01T00:00:00",
  .origin = (char *) "2026-11-27T08:00:00Z",
  .licence = (char *) "CC0-1.0",
  .attribution = (char *) "© Harbor",
};

static char *
find_schema (void)
{
  const char *root = g_getenv ("KITH_SOURCE_ROOT");

  return g_build_filename (root != NULL ? root : ".", "data", "kith-catalog-1.rng", NULL);
}

static void
assert_valid (const char *text)
{
  g_autofree char *schema = find_schema ();
  g_autofree char *wrong = schema_ask_relaxng (schema, text);

  g_assert_cmpstr (wrong, ==, NULL);
}

/* The program that others would ask. */
static void
assert_xmllint_takes (const char *text)
{
  g_autofree char *schema = find_schema ();

  schema_assert_xmllint_takes ("--relaxng", schema, text);
}

static GPtrArray *
make_records (GPtrArray *entries)
{
  GPtrArray *records = g_ptr_array_new ();

  g_ptr_array_add (records, entries);
  return records;
}

static void
assert_same_headers (const KithCatalogHeader *one, const KithCatalogHeader *other)
{
  g_assert_cmpstr (one->entity, ==, other->entity);
  g_assert_cmpstr (one->source_id, ==, other->source_id);
  g_assert_cmpstr (one->vendor, ==, other->vendor);
  g_assert_cmpstr (one->software, ==, other->software);
  g_assert_cmpstr (one->taxonomy, ==, other->taxonomy);
  g_assert_cmpstr (one->origin, ==, other->origin);
  g_assert_cmpstr (one->licence, ==, other->licence);
  g_assert_cmpstr (one->attribution, ==, other->attribution);
}

/* Written, read, and written again to the byte. */
static char *
assert_round_trip (const KithCatalogHeader *header, GPtrArray *entries)
{
  g_autoptr (GPtrArray) records = make_records (entries), again = NULL, read = NULL;
  g_autoptr (KithCatalogReader) reader = NULL;
  g_autofree char *text = catalog_write (KITH_CATALOG_KITH, header, records);
  g_autofree char *second = NULL;

  read = catalog_read_text (text, &reader);
  g_assert_cmpint (kith_catalog_reader_get_header (reader)->format, ==, KITH_CATALOG_KITH);
  g_assert_cmpuint (kith_catalog_reader_get_n_problems (reader), ==, 0);
  assert_same_headers (kith_catalog_reader_get_header (reader), header);
  again = make_records (read);
  second = catalog_write (KITH_CATALOG_KITH, kith_catalog_reader_get_header (reader), again);
  g_assert_cmpstr (second, ==, text);
  catalog_assert_same (entries, read);
  return g_steal_pointer (&text);
}

static void
test_any_entries (void)
{
  EntryMaker maker = { g_rand_new_with_seed ((guint32) g_test_rand_int ()), 0 };

  for (guint run = 0; run < 100; run++)
    {
      g_autoptr (GPtrArray) entries = entry_maker_make_record (&maker);
      g_autofree char *text = assert_round_trip (&harbor, entries);

      assert_valid (text);
      if (run == 0)
        assert_xmllint_takes (text);
    }
  g_rand_free (maker.rand);
}

static void
test_the_fields_files (void)
{
  static const char *const names[] = {
    "icarol-xml-bc211/BC211_data_excerpt.xml",
    "icarol-xml-bc211/BC211_data_excerpt_with_one_changed_organization.xml",
    "icarol-xml-bc211/BC211_data_excerpt_with_one_more_organization.xml",
    "icarol-xml-bc211/BC211_data_one_agency.xml",
    "airs/airs-3.1beta1-instance-maximal.xml",
    "airs/airs-3.1beta1-instance-minimal.xml",
    "airs/airs-4.0.0-rc1-instance.xml",
    "osm/overpass-social_facility-FVG-italy.osm",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = catalog_find_data (names[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (KithCatalogReader) reader = NULL;
      g_autoptr (GPtrArray) entries = NULL;
      g_autofree char *text = NULL;

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        {
          g_test_skip ("the shared data is not here");
          return;
        }
      g_test_message ("%s", names[i]);
      reader = kith_catalog_reader_new (kith_xml_reader_new_for_file (path, &error), NULL, &error);
      g_assert_no_error (error);
      entries = catalog_read_all (reader, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (entries->len, >=, 4);
      text = assert_round_trip (kith_catalog_reader_get_header (reader), entries);
      assert_valid (text);
      assert_xmllint_takes (text);
    }
}

/* ---- As it is written, and documented. */

static void
test_an_entry (void)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_catalog_entry_free);
  g_autoptr (GPtrArray) records = make_records (entries);
  g_autoptr (KithValuesBuilder) builder = kith_values_builder_new ();
  KithCatalogEntry *entry = kith_catalog_entry_new (KITH_RESOURCE_SERVICE);
  g_autofree char *text = NULL;

  kith_values_builder_add (builder, "name", "Soup & bread");
  kith_values_builder_open (builder, "phone", "555-0101");
  kith_values_builder_add (builder, "type", "fax");
  kith_values_builder_close (builder);
  entry->key = g_strdup ("7/5");
  entry->organization = g_strdup ("7");
  entry->status = KITH_RESOURCE_IS_INACTIVE;
  entry->values = kith_values_builder_end (builder);
  g_ptr_array_add (entries, entry);
  text = catalog_write (KITH_CATALOG_KITH, &(KithCatalogHeader){ .entity = (char *) "Harbor" }, records);
  g_assert_cmpstr (text, ==,
                   "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                   "<catalog xmlns=\"https://kithdesk.org/catalog/1\" entity=\"Harbor\">\n"
                   " <entry kind=\"service\" key=\"7/5\" organization=\"7\" status=\"inactive\">\n"
                   "  <value name=\"name\">Soup &amp; bread</value>\n"
                   "  <value name=\"phone\">555-0101<value name=\"type\">fax</value></value>\n"
                   " </entry>\n"
                   "</catalog>");
}

/* What the schema refuses. */
static void
test_the_schema (void)
{
  static const char *const wrong[] = {
    "<entry kind='shop' key='1'/>",
    "<entry kind='service'/>",
    "<entry kind='service' key=''/>",
    "<entry kind='service' key='1' status='asleep'/>",
    "<entry kind='service' key='1'><value>x</value></entry>",
    "<entry kind='service' key='1'><value name='a'>x<value name='b'/>y</value></entry>",
    "<shop/>",
  };
  g_autofree char *schema = find_schema ();

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autofree char *text =
          g_strconcat ("<catalog xmlns='https://kithdesk.org/catalog/1'>", wrong[i], "</catalog>", NULL);
      g_autofree char *told = schema_ask_relaxng (schema, text);

      g_assert_cmpstr (told, !=, NULL);
    }
}

/* What XML cannot hold never makes a file that cannot be read. */
static void
test_no_letters (void)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_catalog_entry_free);
  g_autoptr (GPtrArray) records = make_records (entries), read = NULL;
  g_autoptr (KithValuesBuilder) builder = kith_values_builder_new ();
  KithCatalogEntry *entry = kith_catalog_entry_new (KITH_RESOURCE_SERVICE);
  g_autofree char *text = NULL;

  kith_values_builder_add (builder, "name",
                           "a\x01"
                           "b\x1b"
                           "c\xef\xbf\xbe"
                           "d\xff");
  entry->key = g_strdup ("k\x02");
  entry->values = kith_values_builder_end (builder);
  g_ptr_array_add (entries, entry);
  text = catalog_write (KITH_CATALOG_KITH, &harbor, records);
  read = catalog_read_text (text, NULL);
  catalog_assert_values (catalog_find (read, KITH_RESOURCE_SERVICE, "k"), "name=abcd\xef\xbf\xbd\n");
}

#define BEGIN "<catalog xmlns='https://kithdesk.org/catalog/1'>"
#define END "</catalog>"

/* What is no entry is named and the rest is there; of an entry, what is no value. */
static void
test_no_entries (void)
{
  g_autoptr (KithCatalogReader) reader = NULL;
  g_autoptr (GPtrArray) entries = catalog_read_text (
      BEGIN "<entry kind='service' key='1'><value name='name'>Soup</value></entry>\n"
            "<entry kind='shop' key='2'/>\n<entry kind='service'/>\n"
            "<entry kind='service' key='4' status='asleep'/>\n<shop/>\n"
            "<entry kind='service' key='6'><value>x</value><value name='&lt;'>x</value><name>x</name>"
            "<value name='alias'>Pot<value name='a'><value name='b'><value name='c'><value name='d'>"
            "<value name='e'>deep<value name='f'>too deep</value></value></value></value></value></value>"
            "</value></entry>" END,
      &reader);
  GPtrArray *problems = kith_catalog_reader_get_problems (reader);

  g_assert_cmpuint (entries->len, ==, 2);
  catalog_assert_values (catalog_find (entries, KITH_RESOURCE_SERVICE, "6"),
                         "alias=Pot\n a=\n  b=\n   c=\n    d=\n     e=deep\n");
  g_assert_cmpuint (problems->len, ==, 5);
  for (guint i = 0; i < problems->len; i++)
    {
      const KithCatalogProblem *problem = problems->pdata[i];

      g_assert_cmpint (problem->severity, ==, i < 4 ? KITH_CATALOG_SKIPPED : KITH_CATALOG_NOTE);
      g_assert_cmpuint (problem->line, ==, i + 2);
    }
  g_assert_true (g_str_has_prefix (((KithCatalogProblem *) problems->pdata[4])->text, "4 values"));
}

/* Nothing is taken for a web page, but letters that hide or turn others are gone. */
static void
test_texts (void)
{
  g_autoptr (GPtrArray) entries = catalog_read_text (
      BEGIN
      "<entry kind='service' key=' a\xe2\x80\xae b '><value name='name'>  &lt;b&gt; &amp;amp;\xe2\x80\xae"
      "gro \n<!-- no -->  end </value></entry>" END,
      NULL);

  catalog_assert_values (catalog_find (entries, KITH_RESOURCE_SERVICE, "a b"), "name=<b> &amp;gro\nend\n");
}

static void
test_many_unknown (void)
{
  g_autoptr (GString) text = g_string_new (BEGIN "<entry kind='service' key='1'>");
  g_autoptr (GPtrArray) entries = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append_printf (text, "<value name='n%u'>x</value>", i);
  g_string_append (text, "</entry>" END);
  entries = catalog_read_text (text->str, NULL);
  g_assert_cmpuint (kith_values_get_length (((KithCatalogEntry *) entries->pdata[0])->values), ==, 200);
}

static void
test_a_later_version (void)
{
  static const char text[] = "<catalog xmlns='https://kithdesk.org/catalog/2'/>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;

  g_assert_null (kith_catalog_reader_new (kith_xml_reader_new_for_bytes (bytes, NULL), NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "later version"));
}

/* What the stream says is told, whenever it was. */
static void
test_no_room (void)
{
  char room[100];
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new (room, sizeof room, NULL, NULL);
  g_autoptr (KithCatalogWriter) writer = kith_catalog_writer_new (KITH_CATALOG_KITH, stream);
  g_autoptr (GError) error = NULL;

  g_assert_false (kith_catalog_writer_begin (writer, &harbor, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  g_clear_error (&error);
  g_assert_false (kith_catalog_writer_end (writer, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/catalog/own-xml/any entries", test_any_entries);
  g_test_add_func ("/catalog/own-xml/the field's files", test_the_fields_files);
  g_test_add_func ("/catalog/own-xml/an entry", test_an_entry);
  g_test_add_func ("/catalog/own-xml/no letters", test_no_letters);
  g_test_add_func ("/catalog/own-xml/the schema", test_the_schema);
  g_test_add_func ("/catalog/own-xml/no entries", test_no_entries);
  g_test_add_func ("/catalog/own-xml/texts", test_texts);
  g_test_add_func ("/catalog/own-xml/many unknown values", test_many_unknown);
  g_test_add_func ("/catalog/own-xml/a later version", test_a_later_version);
  g_test_add_func ("/catalog/own-xml/no room", test_no_room);

  return g_test_run ();
}
