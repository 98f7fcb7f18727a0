/* SPDX-License-Identifier: GPL-3.0-or-later */
/* AIRS XML 3.0 and 3.1: nothing lost, whatever the order; and the field's own files, counted by somebody
 * else. */

#include <string.h>

#include "base/kith-error.h"
#include "catalog/airs-maker.h"
#include "catalog/catalog-steps.h"

#define SPACE "http://www.airs.org/schema/3_1/AIRS.xsd"

/* ---- The field's files. */

static void
test_counts (void)
{
  g_autofree char *table = catalog_find_data ("expected-counts-airs.tsv");
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_auto (GStrv) header = NULL;
  guint n_files = 0;

  if (!g_file_get_contents (table, &text, NULL, NULL))
    {
      g_test_skip ("the shared data is not here");
      return;
    }
  lines = g_strsplit (g_strstrip (text), "\n", -1);
  header = g_strsplit (lines[0], "\t", -1);
  for (guint i = 1; lines[i] != NULL; i++)
    {
      g_auto (GStrv) row = g_strsplit (lines[i], "\t", -1);
      g_autofree char *path = catalog_find_data (row[0]);
      g_autoptr (GError) error = NULL;
      g_autoptr (KithXmlReader) xml = NULL;
      g_autoptr (KithCatalogReader) reader = NULL;
      g_autoptr (GPtrArray) entries = NULL;
      CatalogCounts counts;

      if (strstr (row[0], "4.0.0") != NULL)
        continue;
      g_test_message ("%s", row[0]);
      xml = kith_xml_reader_new_for_file (path, &error);
      g_assert_no_error (error);
      reader = kith_catalog_reader_new (g_steal_pointer (&xml), NULL, &error);
      g_assert_no_error (error);
      entries = catalog_read_all (reader, &error);
      g_assert_no_error (error);
      counts = catalog_count_all (entries);
#define COUNT(name) g_assert_cmpuint (counts.name, ==, catalog_expected (header, row, #name));
      COUNTS (COUNT)
#undef COUNT
      n_files++;
    }
  g_assert_cmpuint (n_files, ==, 6);
}

static void
test_any_order (void)
{
  AirsMaker maker = { g_rand_new_with_seed ((guint32) g_test_rand_int ()), 0 };

  for (guint run = 0; run < 100; run++)
    {
      AirsElement *agency = airs_make_agency (&maker);
      g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) airs_element_free);
      g_autoptr (GPtrArray) entries = NULL, again = NULL;
      g_autofree char *text = NULL, *shuffled = NULL;
      guint n_texts = 0;

      g_ptr_array_add (records, agency);
      text = airs_write_file (records, SPACE);
      entries = catalog_read_text (text, NULL);
      airs_count_texts (agency, &n_texts);
      catalog_assert_nothing_lost (entries, n_texts);
      airs_shuffle (maker.rand, agency);
      shuffled = airs_write_file (records, SPACE);
      again = catalog_read_text (shuffled, NULL);
      catalog_assert_same (entries, again);
    }
  g_rand_free (maker.rand);
}

/* ---- What the field's files do. */

#define BEGIN "<Source SourceEntity='Harbor 211' OriginTimestamp='2026-11-02T08:00:00'>"
#define END "</Source>"

static void
test_one_key_for_all (void)
{
  g_autoptr (GPtrArray) entries = catalog_read_text (
      BEGIN
      "<Agency><Key>77</Key><Name>Harbor Kitchen</Name><AgencyLocation><Key>4</Key><Name/></AgencyLocation>"
      "<Site><Key>77</Key><AgencyKey>12</AgencyKey><SiteService><Key>77</Key><Name>Soup</Name></SiteService>"
      "</Site></Agency>" END,
      NULL);

  g_assert_cmpuint (entries->len, ==, 5);
  catalog_assert_values (catalog_find (entries, KITH_RESOURCE_ORGANIZATION, "77"), "name=Harbor Kitchen\n");
  catalog_assert_values (catalog_find (entries, KITH_RESOURCE_LOCATION, "main:77"), "extra=4\n path=Key\n");
  catalog_assert_values (catalog_find (entries, KITH_RESOURCE_LOCATION, "77"), "extra=12\n path=AgencyKey\n");
  catalog_assert_values (catalog_find (entries, KITH_RESOURCE_SERVICE, "77/77"), "name=Soup\n");
  catalog_assert_values (catalog_find (entries, KITH_RESOURCE_SITE_SERVICE, "77/77/77"), "");
  g_assert_cmpstr (catalog_find (entries, KITH_RESOURCE_SITE_SERVICE, "77/77/77")->organization, ==, "77");
}

/* Some number their sites anew in each agency, and their agencies in each file. */
static void
test_numbered_anew (void)
{
  g_autoptr (GPtrArray) entries = catalog_read_text (
      BEGIN
      "<Agency><Key>1</Key><Name>Harbor</Name><Site><Key>1</Key><Name>Pier</Name><SiteService><Key>1</Key>"
      "<Name>Soup</Name></SiteService></Site></Agency>"
      "<Agency><Key>2</Key><Name>Mill</Name><Site><Key>1</Key><Name>Barn</Name><SiteService><Key>1</Key>"
      "<Name>Bread</Name></SiteService></Site></Agency>"
      "<Agency><Key>1</Key><Name>Lantern</Name><Site><Key>9</Key></Site></Agency>"
      "<Agency><Key>1</Key><Name>HARBOR</Name><Site><Key>1</Key></Site></Agency>" END,
      NULL);
  const KithCatalogEntry *barn = catalog_find (entries, KITH_RESOURCE_LOCATION, "2/1");
  const KithCatalogEntry *bread = catalog_find (entries, KITH_RESOURCE_SITE_SERVICE, "2/1/2/1");
  const KithCatalogEntry *loose = catalog_find (entries, KITH_RESOURCE_LOCATION, "9");

  catalog_assert_values (catalog_find (entries, KITH_RESOURCE_LOCATION, "1"), "name=Pier\n");
  catalog_assert_values (barn, "name=Barn\n");
  g_assert_cmpstr (barn->organization, ==, "2");
  g_assert_cmpstr (bread->location, ==, "2/1");
  /* Another agency of the same number; and the first again, which is itself. */
  g_assert_true (g_str_has_prefix (loose->organization, "1#"));
  catalog_assert_values (catalog_find (entries, KITH_RESOURCE_ORGANIZATION, loose->organization),
                         "name=Lantern\n");
  g_assert_cmpstr (((KithCatalogEntry *) entries->pdata[entries->len - 1])->key, ==, "1");
}

/* One key for two sites of an agency, and for two services of a site: which is which does not hang on the
 * order. */
static void
test_one_key_twice (void)
{
  static const char *const sites[] = {
    "<Site><Key>1</Key><Name>West</Name></Site>",
    "<Site><Key>1</Key><Name>East</Name></Site>",
    "<Site><Name>None</Name><CrossStreet>Mill</CrossStreet></Site>",
    "<Site><Name>None</Name><CrossStreet>Barn</CrossStreet></Site>",
    "<Site><Key>2</Key><SiteService><Key>5</Key><Name>Soup</Name></SiteService><SiteService><Key>5</Key>"
    "<Name>Bread</Name></SiteService></Site>",
    "<Site><Key>3</Key></Site>",
  };
  g_autoptr (GPtrArray) first = NULL;

  for (guint turn = 0; turn < G_N_ELEMENTS (sites); turn++)
    {
      g_autoptr (GString) text = g_string_new (BEGIN "<Agency><Key>7</Key><Name>Harbor</Name>");
      g_autoptr (GPtrArray) entries = NULL;

      for (guint i = 0; i < G_N_ELEMENTS (sites); i++)
        g_string_append (
            text, sites[(turn % 2 == 0 ? i : G_N_ELEMENTS (sites) - 1 - i + turn) % G_N_ELEMENTS (sites)]);
      g_string_append (text, "</Agency>" END);
      if (turn % 2 == 1)
        g_string_replace (text, "<Name>None</Name><CrossStreet>Mill</CrossStreet>",
                          "<CrossStreet>Mill</CrossStreet><Name>None</Name>", 1);
      if (turn % 2 == 1)
        {
          g_auto (GStrv) parts =
              g_strsplit (text->str, "<SiteService><Key>5</Key><Name>Soup</Name></SiteService>", 2);
          g_auto (GStrv) after = g_strsplit (parts[1], "</SiteService>", 2);

          g_string_printf (text,
                           "%s%s</SiteService><SiteService><Key>5</Key><Name>Soup</Name></SiteService>%s",
                           parts[0], after[0], after[1]);
        }
      entries = catalog_read_text (text->str, NULL);
      if (first == NULL)
        first = g_steal_pointer (&entries);
      else
        catalog_assert_same (first, entries);
    }
  catalog_assert_values (catalog_find (first, KITH_RESOURCE_LOCATION, "1"), "name=East\n");
  catalog_assert_values (catalog_find (first, KITH_RESOURCE_LOCATION, "1#2"), "name=West\n");
  catalog_assert_values (catalog_find (first, KITH_RESOURCE_SITE_SERVICE, "2/7/5"), "name=Bread\n");
}

/* The text where the schema has an element around it, and a service where it has a site around that. */
static void
test_short_forms (void)
{
  g_autoptr (GPtrArray) entries = catalog_read_text (
      BEGIN "<Agency><Key>7</Key><Name>\n\tHarbor\n\n House </Name><Phone "
            "Confidential='true'>555-0100</Phone><Email>a@example.org"
            "</Email><SiteService><Key>5</Key><Name>Soup</Name><Taxonomy>BD-1</Taxonomy><Languages>Spanish, "
            "French</Languages><TimeOpen>Mon-Fri 9 am-5 pm</TimeOpen></SiteService></Agency>" END,
      NULL);
  const KithCatalogEntry *service = catalog_find (entries, KITH_RESOURCE_SERVICE, "7/5");

  g_assert_cmpuint (entries->len, ==, 2);
  catalog_assert_values (catalog_find (entries, KITH_RESOURCE_ORGANIZATION, "7"),
                         "name=Harbor House\nphone=555-0100\n confidential=true\nemail=a@example.org\n");
  catalog_assert_values (
      service, "name=Soup\nhours=Mon-Fri 9 am-5 pm\nlanguage=Spanish, French\nterm=BD-1\n group=1\n");
  g_assert_cmpstr (service->organization, ==, "7");
}

/* A day is not left empty by what nobody understands. */
static void
test_odd_days (void)
{
  g_autoptr (GPtrArray) entries = catalog_read_text (
      BEGIN
      "<Agency><Key>7</Key><Name>Harbor</Name><Site><Key>5</Key><TimeOpen><Monday From='09:00' To='17:00'/>"
      "<Tuesday>9 to 5</Tuesday><Wednesday><Opens>09:00</Opens></Wednesday><Thursday/></TimeOpen></Site>"
      "</Agency>" END,
      NULL);

  catalog_assert_values (catalog_find (entries, KITH_RESOURCE_LOCATION, "5"),
                         "hours=\n day=1\n  from=09:00\n  to=17:00\n day=2\n  from=9 to 5\n day=3\n"
                         "  extra=09:00\n   path=Opens\n  from=?\n day=4\n");
}

/* One source after the other, with or without an element around them. */
static void
test_several_sources (void)
{
  g_autoptr (GPtrArray) entries = catalog_read_text (
      "<Sources><Source SourceEntity='Harbor 211'><Agency><Key>1</Key><Name>Harbor</Name></Agency></Source>"
      "<Source><Agency><Key>2</Key><Name>Mill</Name></Agency></Source></Sources>",
      NULL);

  g_assert_cmpuint (entries->len, ==, 2);
  catalog_assert_values (catalog_find (entries, KITH_RESOURCE_ORGANIZATION, "2"), "name=Mill\n");
}

/* What differs belongs to the places, whichever comes first. */
static void
test_two_places (void)
{
  static const char *const sites[] = {
    "<Site><Key>1</Key><SiteService Status='inactive'><Key>5</Key><Name>Soup</Name><Phone Confidential='0' "
    "TollFree='1'><PhoneNumber>555-0101</PhoneNumber></Phone></SiteService></Site>",
    "<Site><Key>2</Key><SiteService><Key>5</Key><Name>Soup</Name><FeeStructure>Free</FeeStructure></"
    "SiteService>"
    "</Site>",
  };

  for (guint first = 0; first < 2; first++)
    {
      g_autofree char *text = g_strconcat (BEGIN "<Agency><Key>7</Key><Name>Harbor</Name>", sites[first],
                                           sites[1 - first], "</Agency>" END, NULL);
      g_autoptr (GPtrArray) entries = catalog_read_text (text, NULL);
      const KithCatalogEntry *service = catalog_find (entries, KITH_RESOURCE_SERVICE, "7/5");
      const KithCatalogEntry *one = catalog_find (entries, KITH_RESOURCE_SITE_SERVICE, "1/7/5");
      const KithCatalogEntry *other = catalog_find (entries, KITH_RESOURCE_SITE_SERVICE, "2/7/5");

      catalog_assert_values (service, "name=Soup\n");
      g_assert_cmpint (service->status, ==, KITH_RESOURCE_IS_ACTIVE);
      catalog_assert_values (one, "phone=555-0101\n toll-free=true\n");
      g_assert_cmpint (one->status, ==, KITH_RESOURCE_IS_INACTIVE);
      catalog_assert_values (other, "fees=Free\n");
    }
}

static void
test_flat_lists (void)
{
  g_autoptr (GPtrArray) entries = catalog_read_text (
      BEGIN
      "<Agency><Key>7</Key><Name>Harbor</Name><Site><Key>1</Key><Languages><Name>Spanish</Name><Notes>by "
      "phone</Notes><Name>ASL</Name><TimeOpen><Friday><From>09:00:00</From><To>12:00:00</To>"
      "<From>13:00:00</From></Friday><Sunday/></TimeOpen><Name>Somali</Name></Languages>"
      "<InternetResource><URL>a.example</URL><Description>forms</Description><URL>b.example</URL>"
      "</InternetResource></Site></Agency>" END,
      NULL);

  catalog_assert_values (
      catalog_find (entries, KITH_RESOURCE_LOCATION, "1"),
      "url=a.example\n type=resource\n note=forms\nurl=b.example\n type=resource\n"
      "language=Spanish\n note=by phone\n"
      "language=ASL\n hours=\n  day=5\n   from=09:00:00\n   to=12:00:00\n  day=5\n   from=13:00:00\n"
      "  day=7\nlanguage=Somali\n");
}

static void
test_words_of_the_field (void)
{
  g_autoptr (KithCatalogReader) reader = NULL;
  g_autoptr (GPtrArray) entries = catalog_read_text (
      BEGIN
      "<Agency Status='Active' ExcludeFromWebsite='false'><Key>7</Key><Name>Harbor &amp;lt;b&amp;gt;House"
      "&amp;lt;/b&amp;gt;</Name><AgencyDescription>DEL Gone</AgencyDescription><Phone TollFree='false' "
      "Confidential='true'><PhoneNumber/><Type>Fax</Type></Phone><Phone/></Agency>"
      "<Agency Status='sleeping' delete='1'><Key>8</Key><Name>Pier</Name></Agency>" END,
      &reader);
  const KithCatalogEntry *gone = catalog_find (entries, KITH_RESOURCE_ORGANIZATION, "7");
  GPtrArray *problems = kith_catalog_reader_get_problems (reader);

  catalog_assert_values (gone,
                         "name=Harbor House\ndescription=DEL Gone\nphone=\n type=Fax\n confidential=true\n");
  g_assert_cmpint (gone->status, ==, KITH_RESOURCE_IS_DELETED);
  catalog_assert_values (catalog_find (entries, KITH_RESOURCE_ORGANIZATION, "8"),
                         "name=Pier\nstatus=sleeping\ndeleted=true\n");
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_cmpint (((KithCatalogProblem *) problems->pdata[0])->severity, ==, KITH_CATALOG_NOTE);
  g_assert_cmpstr (kith_catalog_reader_get_header (reader)->entity, ==, "Harbor 211");
  g_assert_cmpint (kith_catalog_reader_get_header (reader)->format, ==, KITH_CATALOG_AIRS_3_0);
}

/* One that cannot be taken is named, and the others are there. */
static void
test_bad_agencies (void)
{
  g_autoptr (KithCatalogReader) reader = NULL;
  g_autoptr (GPtrArray) entries =
      catalog_read_text (BEGIN "<Agency><Key>1</Key><Name>Harbor</Name></Agency>\n"
                               "<Agency><Key>2</Key><Name> </Name><Site><Key>3</Key></Site>"
                               "</Agency>\n<Shop><Name>None</Name></Shop>\n"
                               "<Agency><Key>4</Key><Name>Pier</Name><Agency><Name>Low</Name>"
                               "</Agency></Agency>" END,
                         &reader);
  GPtrArray *problems = kith_catalog_reader_get_problems (reader);
  const KithCatalogProblem *unnamed = problems->pdata[0], *shop = problems->pdata[1];

  g_assert_cmpuint (entries->len, ==, 3);
  g_assert_cmpstr (((KithCatalogEntry *) entries->pdata[2])->organization, ==, "4");
  g_assert_true (g_str_has_prefix (((KithCatalogEntry *) entries->pdata[2])->key, "auto:"));
  g_assert_cmpuint (problems->len, ==, 2);
  g_assert_cmpint (unnamed->severity, ==, KITH_CATALOG_SKIPPED);
  g_assert_cmpuint (unnamed->line, ==, 2);
  g_assert_cmpstr (unnamed->path, ==, "/Source/Agency[2]");
  g_assert_cmpuint (shop->line, ==, 3);
  g_assert_cmpuint (kith_catalog_reader_get_n_problems (reader), ==, 2);
}

static void
test_no_directory (void)
{
  static const char text[] = "<?xml version='1.0'?>\n<feed><entry/></feed>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  KithXmlReader *xml = kith_xml_reader_new_for_bytes (bytes, &error);

  g_assert_no_error (error);
  g_assert_null (kith_catalog_reader_new (xml, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_assert_true (g_str_has_prefix (error->message, "Line 2:"));
}

/* A name beside one code is what that is called; beside two nobody knows which, and it is kept like anything
 * else that has no place. */
static void
test_code_names (void)
{
  g_autoptr (GPtrArray) entries =
      catalog_read_text ("<Source><Agency><Key>1</Key><Name>House</Name><Site><Key>2</Key><Name>Hall</"
                         "Name><SiteService><Key>3</Key>"
                         "<Name>Soup</Name><Taxonomy><Code>X-1</Code><Name>Food</Name></Taxonomy>"
                         "<Taxonomy><Code>X-2</Code><Code>X-3</Code><Name>Odd</Name></Taxonomy></"
                         "SiteService></Site></Agency></Source>",
                         NULL);
  guint n_terms = 0;
  gboolean kept = FALSE;

  for (guint i = 0; i < entries->len; i++)
    {
      const KithCatalogEntry *entry = entries->pdata[i];
      KithValueIter iter;

      kith_value_iter_init (&iter, entry->values);
      while (kith_value_iter_next (&iter))
        {
          kept |= g_str_equal (iter.text, "Odd");
          if (iter.depth != 1 || !g_str_equal (iter.name, "term"))
            continue;
          g_assert_cmpstr (kith_value_get_within (&iter, "name"), ==,
                           g_str_equal (iter.text, "X-1") ? "Food" : NULL);
          n_terms++;
        }
    }
  g_assert_cmpuint (n_terms, ==, 3);
  g_assert_true (kept);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/catalog/airs3/code-names", test_code_names);
  g_test_add_func ("/catalog/airs3/counts", test_counts);
  g_test_add_func ("/catalog/airs3/any order", test_any_order);
  g_test_add_func ("/catalog/airs3/one key for all", test_one_key_for_all);
  g_test_add_func ("/catalog/airs3/numbered anew", test_numbered_anew);
  g_test_add_func ("/catalog/airs3/one key twice", test_one_key_twice);
  g_test_add_func ("/catalog/airs3/short forms", test_short_forms);
  g_test_add_func ("/catalog/airs3/odd days", test_odd_days);
  g_test_add_func ("/catalog/airs3/several sources", test_several_sources);
  g_test_add_func ("/catalog/airs3/two places", test_two_places);
  g_test_add_func ("/catalog/airs3/flat lists", test_flat_lists);
  g_test_add_func ("/catalog/airs3/words of the field", test_words_of_the_field);
  g_test_add_func ("/catalog/airs3/bad agencies", test_bad_agencies);
  g_test_add_func ("/catalog/airs3/no directory", test_no_directory);

  return g_test_run ();
}
