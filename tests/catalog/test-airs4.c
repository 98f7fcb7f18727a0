/* SPDX-License-Identifier: GPL-3.0-or-later */
/* AIRS XML 4.0: nothing lost, whatever the order; and the schema's own example. */

#include <string.h>

#include "catalog/airs-maker.h"
#include "catalog/catalog-steps.h"

#define SPACE "http://www.airs.org/schema/4_0_0/AIRS.xsd"
#define BEGIN "<Source xmlns='" SPACE "'>"
#define END "</Source>"

static void
test_counts (void)
{
  g_autofree char *table = catalog_find_data ("expected-counts-airs.tsv");
  g_autofree char *path = catalog_find_data ("airs/airs-4.0.0-rc1-instance.xml");
  g_autofree char *text = NULL, *file = NULL;
  g_auto (GStrv) lines = NULL;
  g_auto (GStrv) header = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  CatalogCounts counts;
  guint n_rows = 0;

  if (!g_file_get_contents (table, &text, NULL, NULL) || !g_file_get_contents (path, &file, NULL, NULL))
    {
      g_test_skip ("the shared data is not here");
      return;
    }
  entries = catalog_read_text (file, NULL);
  counts = catalog_count_all (entries);
  lines = g_strsplit (g_strstrip (text), "\n", -1);
  header = g_strsplit (lines[0], "\t", -1);
  for (guint i = 1; lines[i] != NULL; i++)
    {
      g_auto (GStrv) row = g_strsplit (lines[i], "\t", -1);

      if (strstr (row[0], "4.0.0") == NULL)
        continue;
      n_rows++;
      g_assert_cmpuint (counts.agencies, ==, catalog_expected (header, row, "agencies"));
      g_assert_cmpuint (counts.sites, ==, catalog_expected (header, row, "sites"));
      g_assert_cmpuint (counts.siteServices, ==, catalog_expected (header, row, "siteServices"));
      g_assert_cmpuint (counts.taxonomyCodes, ==, catalog_expected (header, row, "taxonomyCodes"));
      g_assert_cmpuint (counts.confidentialTrue, ==, catalog_expected (header, row, "confidentialTrue"));
      g_assert_cmpuint (counts.reasonWithheld, ==, catalog_expected (header, row, "reasonWithheld"));
    }
  g_assert_cmpuint (n_rows, ==, 1);
}

static void
add_record (AirsMaker *maker,
            GPtrArray *records,
            const char *element,
            const char *key,
            const KithAirsRule *rules,
            guint number)
{
  AirsElement *record = airs_element_new (element, NULL);

  g_ptr_array_add (record->children, airs_element_new (key, g_strdup_printf ("%u", number)));
  airs_make_children (maker, record, rules);
  airs_give_texts (maker, record);
  if (g_str_equal (element, "Agency"))
    g_ptr_array_add (record->children, airs_element_new ("AgencyName", airs_make_text (maker)));
  g_ptr_array_add (records, record);
}

static void
test_any_order (void)
{
  AirsMaker maker = { g_rand_new_with_seed ((guint32) g_test_rand_int ()), 0 };

  for (guint run = 0; run < 50; run++)
    {
      g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) airs_element_free);
      g_autoptr (GPtrArray) entries = NULL, again = NULL;
      g_autofree char *text = NULL, *shuffled = NULL;
      guint n_texts = 0;

      for (guint i = 0; i < 3; i++)
        {
          add_record (&maker, records, "Agency", "AgencyID", kith_airs4_agency_rules, i);
          add_record (&maker, records, "Site", "ID", kith_airs4_site_rules, i);
          add_record (&maker, records, "Service", "ID", kith_airs4_service_rules, i);
          add_record (&maker, records, "SiteService", "ID", kith_airs4_site_service_rules, i);
          add_record (&maker, records, "ServiceGroup", "ID", kith_airs4_service_group_rules, i);
        }
      for (guint i = 0; i < records->len; i++)
        airs_count_texts (records->pdata[i], &n_texts);
      text = airs_write_file (records, SPACE);
      entries = catalog_read_text (text, NULL);
      g_assert_cmpuint (entries->len, ==, records->len);
      catalog_assert_nothing_lost (entries, n_texts);
      for (guint i = 0; i < records->len; i++)
        airs_shuffle (maker.rand, records->pdata[i]);
      shuffled = airs_write_file (records, SPACE);
      again = catalog_read_text (shuffled, NULL);
      catalog_assert_same (entries, again);
    }
  g_rand_free (maker.rand);
}

static void
test_joined_by_ids (void)
{
  g_autoptr (KithCatalogReader) reader = NULL;
  g_autoptr (GPtrArray) entries = catalog_read_text (
      BEGIN
      "<SiteService><ID>SS1</ID><SiteID>L1</SiteID><ServiceID>S1</ServiceID><ServiceGroupID>G1</"
      "ServiceGroupID>"
      "<AgencyID>A1</AgencyID><Status>inactive</Status><OpenHours><dayOpen>Monday</dayOpen>"
      "<TimeOpens>09:00:00</TimeOpens><TimeOpens>14:00:00</TimeOpens><TimeCloses>12:00:00</TimeCloses>"
      "</OpenHours><OpenHours><dayOpen>Someday</dayOpen></OpenHours><Languages><LanguageName>ASL</"
      "LanguageName>"
      "<LanguageHours><dayOpen>Friday</dayOpen><TimeOpens>10:00:00</TimeOpens></LanguageHours></Languages>"
      "</SiteService>"
      "<Agency><AgencyID>A1</AgencyID><AgencyName>Pier</AgencyName></Agency>"
      "<Agency><AgencyID>A2</AgencyID></Agency><Site><Title>Nowhere</Title></Site><Shop/>" END,
      &reader);
  const KithCatalogEntry *offer = catalog_find (entries, KITH_RESOURCE_SITE_SERVICE, "SS1");

  g_assert_cmpuint (entries->len, ==, 2);
  g_assert_cmpstr (offer->organization, ==, "A1");
  g_assert_cmpstr (offer->location, ==, "L1");
  g_assert_cmpstr (offer->service, ==, "S1");
  g_assert_cmpstr (offer->program, ==, "G1");
  g_assert_cmpint (offer->status, ==, KITH_RESOURCE_IS_INACTIVE);
  catalog_assert_values (offer, "hours=\n day=1\n  from=09:00:00\n  to=12:00:00\n day=1\n  from=14:00:00\n"
                                "hours=\n extra=Someday\n  path=dayOpen\n"
                                "language=ASL\n hours=\n  day=5\n   from=10:00:00\n");
  g_assert_cmpint (kith_catalog_reader_get_header (reader)->format, ==, KITH_CATALOG_AIRS_4_0);
  g_assert_cmpuint (kith_catalog_reader_get_n_problems (reader), ==, 3);
}

/* A version without a namespace, and days as people write them. */
static void
test_dialect (void)
{
  static const char *const days[] = { "TUESDAY", "Tue", "tues.", " Tuesday " };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *text =
          g_strdup_printf ("<Source "
                           "SchemaVersion='4.0'><Site><ID>S</ID><OpenHours><dayOpen>%s</"
                           "dayOpen><TimeOpens>09:00:00</TimeOpens>"
                           "<TimeCloses>17:00:00</TimeCloses></OpenHours></Site></Source>",
                           days[i]);
      g_autoptr (GPtrArray) entries = catalog_read_text (text, NULL);

      catalog_assert_values (catalog_find (entries, KITH_RESOURCE_LOCATION, "S"),
                             "hours=\n day=2\n  from=09:00:00\n  to=17:00:00\n");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/catalog/airs4/counts", test_counts);
  g_test_add_func ("/catalog/airs4/any order", test_any_order);
  g_test_add_func ("/catalog/airs4/joined by ids", test_joined_by_ids);
  g_test_add_func ("/catalog/airs4/dialect", test_dialect);

  return g_test_run ();
}
