/* SPDX-License-Identifier: GPL-3.0-or-later */
/* AIRS XML 3.1 out of entries: what is written is what the schema says, others find in it what it has a place
 * for, and reading it gives the same entries, whatever they are. */

#include <string.h>

#include "catalog/airs-maker.h"
#include "catalog/catalog-steps.h"
#include "catalog/entry-maker.h"
#include "catalog/kith-catalog-writer.h"
#include "catalog/schema-steps.h"
#include "catalog/xml-fixture.h"

static const KithCatalogHeader harbor = {
  .entity = (char *) "Harbor & “Pier”",
  .source_id = (char *) "harbor",
  .vendor = (char *) "Kith",
  .software = (char *) "1.0",
  .taxonomy = (char *) "2026-01-01T00:00:00",
  .origin = (char *) "2026-11-27T08:00:00Z",
};

/* NULL where the shared data is not here. */
static char *
find_schema (void)
{
  g_autofree char *path = catalog_find_data ("airs/airs-3.1.xsd");

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&path);
  g_test_skip ("the shared data is not here");
  return NULL;
}

static void
assert_valid (const char *schema, const char *text)
{
  g_autofree char *wrong = schema_ask_xsd (schema, text);

  if (wrong != NULL)
    g_error ("%s\n%s", wrong, text);
}

/* ---- Records: what is of one organization, with its parts, and what is of none. */

static const char *
find_top (GHashTable *organizations, const char *key)
{
  const char *top = "";

  for (guint n = 0; key != NULL && n < 100; n++)
    {
      const KithCatalogEntry *entry = g_hash_table_lookup (organizations, key);

      if (entry == NULL)
        break;
      top = entry->key;
      key = entry->organization;
    }
  return top;
}

/* entries stay the caller's. */
static GPtrArray *
group (GPtrArray *entries)
{
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GHashTable) organizations = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) by_top = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < entries->len; i++)
    {
      KithCatalogEntry *entry = entries->pdata[i];

      if (entry->kind == KITH_RESOURCE_ORGANIZATION)
        g_hash_table_insert (organizations, entry->key, entry);
    }
  for (guint i = 0; i < entries->len; i++)
    {
      KithCatalogEntry *entry = entries->pdata[i];
      const char *top = find_top (
          organizations, entry->kind == KITH_RESOURCE_ORGANIZATION ? entry->key : entry->organization);
      GPtrArray *record = g_hash_table_lookup (by_top, top);

      if (record == NULL)
        {
          record = g_ptr_array_new ();
          g_hash_table_insert (by_top, (gpointer) top, record);
          g_ptr_array_add (records, record);
        }
      g_ptr_array_add (record, entry);
    }
  return records;
}

/* Written, valid, read: the same. Returns what was written. schema: (nullable) */
static char *
assert_round_trip (const char *schema, const KithCatalogHeader *header, GPtrArray *entries)
{
  g_autoptr (GPtrArray) records = group (entries), read = NULL;
  g_autoptr (KithCatalogReader) reader = NULL;
  g_autofree char *text = catalog_write (KITH_CATALOG_AIRS_3_1, header, records);
  const KithCatalogHeader *again;

  if (schema != NULL)
    assert_valid (schema, text);
  read = catalog_read_text (text, &reader);
  again = kith_catalog_reader_get_header (reader);
  g_assert_cmpint (again->format, ==, KITH_CATALOG_AIRS_3_1);
  g_assert_cmpuint (kith_catalog_reader_get_n_problems (reader), ==, 0);
  g_assert_cmpstr (again->entity, ==, header->entity);
  g_assert_cmpstr (again->source_id, ==, header->source_id);
  g_assert_cmpstr (again->origin, ==, header->origin);
  g_assert_cmpstr (again->taxonomy, ==, header->taxonomy);
  g_assert_cmpstr (again->vendor, ==, header->vendor);
  g_assert_cmpstr (again->software, ==, header->software);
  g_assert_cmpstr (again->licence, ==, header->licence);
  g_assert_cmpstr (again->attribution, ==, header->attribution);
  catalog_assert_same (entries, read);
  return g_steal_pointer (&text);
}

static void
test_any_entries (void)
{
  EntryMaker maker = { g_rand_new_with_seed ((guint32) g_test_rand_int ()), 0 };
  g_autofree char *schema = find_schema ();

  for (guint run = 0; run < 100; run++)
    {
      g_autoptr (GPtrArray) entries = entry_maker_make_record (&maker);
      g_autofree char *text = assert_round_trip (schema, &harbor, entries);

      if (schema != NULL && run == 0)
        schema_assert_xmllint_takes ("--schema", schema, text);
    }
  g_rand_free (maker.rand);
}

/* Files that readers know, of which the schema takes much as it is. */
static void
test_any_file (void)
{
  AirsMaker maker = { g_rand_new_with_seed ((guint32) g_test_rand_int ()), 0 };
  g_autofree char *schema = find_schema ();

  for (guint run = 0; run < 100; run++)
    {
      g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) airs_element_free);
      g_autoptr (GPtrArray) entries = NULL;
      g_autofree char *file = NULL, *text = NULL;

      g_ptr_array_add (files, airs_make_agency (&maker));
      file = airs_write_file (files, "http://www.airs.org/schema/3_1/AIRS.xsd");
      entries = catalog_read_text (file, NULL);
      text = assert_round_trip (schema, &harbor, entries);
    }
  g_rand_free (maker.rand);
}

/* Where the schema has a place for everything, it stands there, and nothing aside. */
static void
test_a_file_that_fits (void)
{
  AirsMaker maker = { g_rand_new_with_seed ((guint32) g_test_rand_int ()), 0, TRUE };
  g_autofree char *schema = find_schema ();

  for (guint run = 0; run < 150; run++)
    {
      g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) airs_element_free);
      g_autoptr (GPtrArray) entries = NULL;
      g_autofree char *file = NULL, *text = NULL;
      const char *aside;

      g_ptr_array_add (files, airs_make_agency (&maker));
      file = airs_write_file (files, "http://www.airs.org/schema/3_1/AIRS.xsd");
      entries = catalog_read_text (file, NULL);
      text = assert_round_trip (schema, &harbor, entries);
      aside = strstr (text, "<?kith");
      if (aside != NULL)
        g_error ("%.500s\nof %s", aside, file);
    }
  g_rand_free (maker.rand);
}

static void
test_the_fields_files (void)
{
  static const char *const names[] = {
    "icarol-xml-bc211/BC211_data_excerpt.xml", "icarol-xml-bc211/BC211_data_one_agency.xml",
    "airs/airs-3.1beta1-instance-maximal.xml", "airs/airs-3.1beta1-instance-minimal.xml",
    "airs/airs-4.0.0-rc1-instance.xml",        "osm/overpass-social_facility-FVG-italy.osm",
  };
  g_autofree char *schema = find_schema ();

  for (guint i = 0; schema != NULL && i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = catalog_find_data (names[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (KithCatalogReader) reader = NULL;
      g_autoptr (GPtrArray) entries = NULL;
      g_autofree char *text = NULL;

      g_test_message ("%s", names[i]);
      reader = kith_catalog_reader_new (kith_xml_reader_new_for_file (path, &error), NULL, &error);
      g_assert_no_error (error);
      entries = catalog_read_all (reader, &error);
      g_assert_no_error (error);
      text = assert_round_trip (schema, kith_catalog_reader_get_header (reader), entries);
      schema_assert_xmllint_takes ("--schema", schema, text);
      if (strstr (names[i], "3.1") != NULL)
        g_assert_null (strstr (text, "<?kith"));
    }
}

/* ---- As it is written. */

#define BEGIN                                                                                                \
  "<Source xmlns='http://www.airs.org/schema/3_1/AIRS.xsd' SourceEntity='Harbor'><Agency><Key>7</Key>"       \
  "<Name>Harbor</Name>"
#define END "</Agency></Source>"

static char *
write_again (const char *file)
{
  g_autoptr (GPtrArray) entries = catalog_read_text (file, NULL);
  g_autoptr (GPtrArray) records = group (entries);

  return catalog_write (KITH_CATALOG_AIRS_3_1, &harbor, records);
}

/* What is written of a file in its Agency, without the blanks at line ends. */
static void
assert_written (const char *within, const char *expected)
{
  g_autofree char *file = g_strconcat (BEGIN, within, END, NULL);
  g_autofree char *text = write_again (file);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GString) joined = g_string_new (NULL);
  const char *from, *to;

  for (guint i = 0; lines[i] != NULL; i++)
    g_string_append (joined, g_strstrip (lines[i]));
  from = strstr (joined->str, "</Name>") + strlen ("</Name>");
  to = g_strrstr (joined->str, END);
  g_string_truncate (joined, (gsize) (to - joined->str));
  g_assert_cmpstr (from, ==, expected);
}

/* Each is near what the schema takes, so that others find it; what it was stands aside. */
static void
test_forms (void)
{
  static const struct
  {
    KithAirsForm form;
    const char *text;
    const char *formed;
  } cases[] = {
    { KITH_AIRS_ANY, "x", "x" },
    { KITH_AIRS_NUMBER, "007", "007" },
    { KITH_AIRS_NUMBER, "-1", NULL },
    { KITH_AIRS_NUMBER, "", NULL },
    { KITH_AIRS_DATE, "2024-02-29", "2024-02-29" },
    { KITH_AIRS_DATE, "2026-02-29", NULL },
    { KITH_AIRS_DATE, "2026-03-09T08:00:00", "2026-03-09" },
    { KITH_AIRS_DATE, "9.3.2026", NULL },
    { KITH_AIRS_DATE_TIME, "2026-03-09", "2026-03-09T00:00:00" },
    { KITH_AIRS_DATE_TIME, "2026-03-09T08:00:00.5Z", "2026-03-09T08:00:00.5Z" },
    { KITH_AIRS_DATE_TIME, "2026-03-09T08:00:00-05:00", "2026-03-09T08:00:00-05:00" },
    { KITH_AIRS_DATE_TIME, "2026-03-09T08:00:00 ", NULL },
    { KITH_AIRS_DATE_TIME, "2026-03-09T08:00:00+25:00", NULL },
    { KITH_AIRS_TIME, "09:30", "09:30:00" },
    { KITH_AIRS_TIME, "09:30:59.", NULL },
    { KITH_AIRS_TIME, "09:30:60", NULL },
    { KITH_AIRS_TIME, "24:00", NULL },
    { KITH_AIRS_TIME, "9:30", NULL },
    { KITH_AIRS_YEAR, "1987", "1987" },
    { KITH_AIRS_YEAR, "0000", NULL },
    { KITH_AIRS_DEGREES, "45", "+45.0" },
    { KITH_AIRS_DEGREES, "-45.5", "-45.5" },
    { KITH_AIRS_DEGREES, "45.", NULL },
    { KITH_AIRS_DEGREES, "N45", NULL },
    { KITH_AIRS_ADDRESS, "a.b+c@d-e.f.org", "a.b+c@d-e.f.org" },
    { KITH_AIRS_ADDRESS, "a@b..org", NULL },
    { KITH_AIRS_ADDRESS, "a@b_c.org", NULL },
    { KITH_AIRS_ADDRESS, "a@b@c.org", NULL },
    { KITH_AIRS_ADDRESS, "a@b.example", NULL },
    { KITH_AIRS_ADDRESS, "@b.org", NULL },
    { KITH_AIRS_ADDRESS, "a@.org", NULL },
    { KITH_AIRS_OWNER, "ABC1", "ABC1" },
    { KITH_AIRS_OWNER, "abcd", NULL },
    { KITH_AIRS_SEX, "Male", "Male" },
    { KITH_AIRS_SEX, "male", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *formed = kith_airs_form_text (cases[i].form, cases[i].text);

      g_assert_cmpstr (formed, ==, cases[i].formed);
    }
}

static void
test_asides (void)
{
  assert_written ("<Phone Confidential='1'><PhoneNumber>1</PhoneNumber></Phone>",
                  "<Phone TollFree=\"false\" Confidential=\"true\"><PhoneNumber>1</PhoneNumber></Phone>");
  assert_written ("<Email><Address>nobody</Address><Note>n</Note></Email>",
                  "<Email><Note>n</Note></Email><?kith <entry><value name=\"email\">nobody<value "
                  "name=\"note\">n</value></value></entry>?>");
  assert_written ("<SourceOfFunds>Sale</SourceOfFunds>",
                  "<?kith <entry><value name=\"funding\">Sale</value></entry>?>");
  assert_written ("<Site><Key>n/a</Key></Site>",
                  "<Site><Key>183084888962207</Key><?kith <entry key=\"n/a\"/>?></Site>");
  assert_written (
      "<AgencyLocation/>",
      "<AgencyLocation><Key>218966496101391</Key><?kith <entry without=\"extra\"/>?></AgencyLocation>");
}

/* The whole service stands at each place. */
static void
test_two_places (void)
{
  assert_written (
      "<Site><Key>1</Key><SiteService><Key>5</Key><Name>Soup</Name><Taxonomy><Code>A</Code></Taxonomy>"
      "</SiteService></Site><Site><Key>2</Key><SiteService Status='inactive'><Key>5</Key><Name>Soup</Name>"
      "<Description>D</Description></SiteService></Site>",
      "<Site><Key>1</Key><SiteService><Name>Soup</Name><Key>5</Key><Taxonomy><Code>A</Code></Taxonomy>"
      "</SiteService></Site><Site><Key>2</Key><SiteService Status=\"inactive\"><Name>Soup</Name><Key>5</Key>"
      "<Description>D</Description><Taxonomy/></SiteService></Site>");
}

static KithCatalogEntry *
add_entry (GPtrArray *entries, KithResourceKind kind, const char *key, const char *organization)
{
  g_autoptr (KithValuesBuilder) builder = kith_values_builder_new ();
  KithCatalogEntry *entry = kith_catalog_entry_new (kind);

  kith_values_builder_add (builder, "name", key);
  entry->key = g_strdup (key);
  entry->organization = g_strdup (organization);
  entry->values = kith_values_builder_end (builder);
  g_ptr_array_add (entries, entry);
  return entry;
}

/* Parts of each other, or of themselves, and deeper than readers go: each is written once. */
static void
test_odd_parts (void)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_catalog_entry_free);
  g_autofree char *schema = find_schema (), *text = NULL;

  add_entry (entries, KITH_RESOURCE_ORGANIZATION, "1", "2");
  add_entry (entries, KITH_RESOURCE_ORGANIZATION, "2", "1");
  add_entry (entries, KITH_RESOURCE_ORGANIZATION, "3", "3");
  add_entry (entries, KITH_RESOURCE_LOCATION, "4", "2");
  for (guint i = 100; i < 150; i++)
    {
      g_autofree char *key = g_strdup_printf ("%u", i), *parent = g_strdup_printf ("%u", i - 1);

      add_entry (entries, KITH_RESOURCE_ORGANIZATION, key, parent);
    }
  text = assert_round_trip (schema, &harbor, entries);
}

/* Two places of one key: what is offered there is told once, and so is what is offered nowhere. */
static void
test_one_key_twice (void)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_catalog_entry_free);
  g_autoptr (GPtrArray) records = g_ptr_array_new (), read = NULL;
  g_autofree char *text = NULL;
  KithCatalogEntry *offer;

  add_entry (entries, KITH_RESOURCE_LOCATION, "1", NULL);
  add_entry (entries, KITH_RESOURCE_LOCATION, "1", NULL);
  add_entry (entries, KITH_RESOURCE_SERVICE, "5", NULL);
  add_entry (entries, KITH_RESOURCE_SERVICE, "6", NULL);
  offer = add_entry (entries, KITH_RESOURCE_SITE_SERVICE, "1/5", NULL);
  offer->location = g_strdup ("1");
  offer->service = g_strdup ("5");
  add_entry (entries, KITH_RESOURCE_SITE_SERVICE, "nowhere", NULL);
  g_ptr_array_add (records, entries);
  text = catalog_write (KITH_CATALOG_AIRS_3_1, &harbor, records);
  read = catalog_read_text (text, NULL);
  g_assert_cmpuint (read->len, ==, entries->len);
}

static void
test_empty (void)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autofree char *schema = find_schema ();
  g_autofree char *text =
      assert_round_trip (schema, &(KithCatalogHeader){ .licence = (char *) "CC0-1.0" }, none);

  g_assert_nonnull (strstr (text, "<?kith <header"));
}

/* ---- What somebody else wrote into what Kith keeps aside. */

static void
test_wrong_asides (void)
{
  g_autoptr (KithCatalogReader) reader = NULL;
  g_autoptr (GPtrArray) entries = catalog_read_text (
      BEGIN
      "<?kith <entry?><?kith <shop/>?><?kith <!DOCTYPE a><entry/>?><?kith <entry kind='shop' key='1'/>?>"
      "<?kith &lt;entry/>?><?other <entry key='9'/>?><?kith <entry without='alias' status='asleep' key=' '>"
      "<value name='alert'>a\xe2\x80\xae <b></value></entry>?>\n"
      "<Site><Key>1</Key><SiteService><?kith <entry service='' "
      "location=''/>?><Key>5</Key></SiteService></Site>"
      "<Site><?kith <none/>?><Key>2</Key><SiteService><Key>6</Key></SiteService></Site>" END,
      &reader);
  GPtrArray *problems = kith_catalog_reader_get_problems (reader);

  catalog_assert_values (catalog_find (entries, KITH_RESOURCE_ORGANIZATION, "7"), "name=Harbor\n");
  g_assert_cmpstr (catalog_find (entries, KITH_RESOURCE_SITE_SERVICE, "1/7/5")->location, ==, "1");
  g_assert_cmpstr (catalog_find (entries, KITH_RESOURCE_SITE_SERVICE, "2/7/6")->location, ==, "2");
  g_assert_cmpuint (entries->len, ==, 6);
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_cmpint (((KithCatalogProblem *) problems->pdata[0])->severity, ==, KITH_CATALOG_NOTE);
}

/* More than one element would ever have; the time is that of reading them. */
static void
test_many_asides (void)
{
  g_autoptr (GString) file = g_string_new (BEGIN);
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (KithCatalogReader) reader = NULL;

  for (guint i = 0; i < 50000; i++)
    g_string_append_printf (file, "<?kith <entry><value name='x%u'>1</value></entry>?>", i);
  g_string_append (file, END);
  entries = catalog_read_text (file->str, &reader);
  g_assert_cmpuint (kith_values_get_length (((KithCatalogEntry *) entries->pdata[0])->values), <=, 201);
  g_assert_cmpuint (kith_catalog_reader_get_n_problems (reader), ==, 1);
}

/* A large entry stands in several, none of which is too long to be read. */
static void
test_long_asides (void)
{
  g_autoptr (KithValuesBuilder) builder = kith_values_builder_new ();
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_catalog_entry_free);
  g_autofree char *text = NULL;

  for (guint i = 0; i < 50000; i++)
    {
      g_autofree char *value = g_strdup_printf ("for whom, number %u", i);

      kith_values_builder_add (builder, "population", value);
    }
  for (guint i = 0; i < 2; i++)
    {
      KithCatalogEntry *entry =
          kith_catalog_entry_new (i == 0 ? KITH_RESOURCE_LOCATION : KITH_RESOURCE_SERVICE);

      entry->key = g_strdup ("1");
      entry->values = i == 0 ? kith_values_builder_end (builder)
                             : kith_values_ref (((KithCatalogEntry *) entries->pdata[0])->values);
      g_ptr_array_add (entries, entry);
    }
  text = assert_round_trip (NULL, &harbor, entries);
}

/* ---- Memory. */

static void
write_many (guint n)
{
  g_autoptr (GFile) nowhere = g_file_new_for_path ("/dev/null");
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileOutputStream) stream = g_file_append_to (nowhere, G_FILE_CREATE_NONE, NULL, &error);
  g_autoptr (KithCatalogWriter) writer = NULL;
  EntryMaker maker = { g_rand_new_with_seed (1), 0 };
  g_autoptr (GPtrArray) record = NULL;

  g_assert_no_error (error);
  while (record == NULL || record->len < 10)
    {
      g_clear_pointer (&record, g_ptr_array_unref);
      record = entry_maker_make_record (&maker);
    }
  writer = kith_catalog_writer_new (KITH_CATALOG_AIRS_3_1, G_OUTPUT_STREAM (stream));
  g_assert_true (kith_catalog_writer_begin (writer, &harbor, &error));
  for (guint i = 0; i < n; i++)
    g_assert_true (kith_catalog_writer_write (writer, record, &error));
  g_assert_true (kith_catalog_writer_end (writer, &error));
  g_rand_free (maker.rand);
}

static void
test_memory (void)
{
  glong before;

  write_many (20);
  before = xml_fixture_get_peak ();
  write_many (1000);
  if (!xml_fixture_is_sanitized ())
    g_assert_cmpint (xml_fixture_get_peak () - before, <, 2048);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  /* First: the peak of what others need would hide it. */
  g_test_add_func ("/catalog/airs31-writer/memory", test_memory);
  g_test_add_func ("/catalog/airs31-writer/any entries", test_any_entries);
  g_test_add_func ("/catalog/airs31-writer/any file", test_any_file);
  g_test_add_func ("/catalog/airs31-writer/a file that fits", test_a_file_that_fits);
  g_test_add_func ("/catalog/airs31-writer/the field's files", test_the_fields_files);
  g_test_add_func ("/catalog/airs31-writer/forms", test_forms);
  g_test_add_func ("/catalog/airs31-writer/asides", test_asides);
  g_test_add_func ("/catalog/airs31-writer/two places", test_two_places);
  g_test_add_func ("/catalog/airs31-writer/odd parts", test_odd_parts);
  g_test_add_func ("/catalog/airs31-writer/one key twice", test_one_key_twice);
  g_test_add_func ("/catalog/airs31-writer/empty", test_empty);
  g_test_add_func ("/catalog/airs31-writer/wrong asides", test_wrong_asides);
  g_test_add_func ("/catalog/airs31-writer/many asides", test_many_asides);
  g_test_add_func ("/catalog/airs31-writer/long asides", test_long_asides);

  return g_test_run ();
}
