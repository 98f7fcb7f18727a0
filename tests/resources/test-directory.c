/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The packed directory: what is found, by which words, what the filters leave, and what is never found. */

#include "resources/kith-directory.h"

#include "resources/kith-directory-builder.h"
#include "resources/kith-resources.h"
#include "session/session-fixture.h"

/* Entries by "name value" pairs: a value that is held by the one before begins with a dot. */
static KithResource *
make (gint64 id, KithResourceKind kind, const char *const *pairs)
{
  g_autoptr (KithValuesBuilder) builder = kith_values_builder_new ();
  KithResource *resource = kith_resource_new (kind);
  gboolean is_open = FALSE;

  for (guint i = 0; pairs[i] != NULL; i += 2)
    if (pairs[i][0] == '.')
      kith_values_builder_add (builder, pairs[i] + 1, pairs[i + 1]);
    else
      {
        if (is_open)
          kith_values_builder_close (builder);
        kith_values_builder_open (builder, pairs[i], pairs[i + 1]);
        is_open = TRUE;
      }
  if (is_open)
    kith_values_builder_close (builder);
  kith_values_unref (resource->values);
  resource->values = kith_values_builder_end (builder);
  resource->id = id;
  return resource;
}

#define PAIRS(...) ((const char *const[]){ __VA_ARGS__, NULL })

/*
 * 1 River House, with 2 Breakfast at 3 Bridge Street (4) in Harborview and 5 Market Hall (6) in Millbrook;
 * 7 Legal aid, in no place. 10 Quiet Garden, without a service, at 11 in Harborview.
 */
static GPtrArray *
make_entries (void)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_resource_free);
  KithResource *resource;

  g_ptr_array_add (all,
                   make (1, KITH_RESOURCE_ORGANIZATION, PAIRS ("name", "River House", "phone", "555-0100")));
  resource = make (2, KITH_RESOURCE_SERVICE,
                   PAIRS ("name", "Breakfast", "term", "FD-1", ".name", "Food", "fees", "Free of charge",
                          "language", "Spanish", "population", "homeless"));
  resource->organization = 1;
  g_ptr_array_add (all, resource);
  resource =
      make (3, KITH_RESOURCE_LOCATION,
            PAIRS ("name", "Bridge Street", "address", "", ".city", "Harborview", ".postcode", "12 345",
                   "wheelchair", "yes", "position", "", ".latitude", "45.5", ".longitude", "-122.5"));
  resource->organization = 1;
  g_ptr_array_add (all, resource);
  resource = make (4, KITH_RESOURCE_SITE_SERVICE, PAIRS ("hours", "Mo-Fr 09:00-17:00", ".syntax", "osm"));
  resource->service = 2;
  resource->location = 3;
  g_ptr_array_add (all, resource);
  resource =
      make (5, KITH_RESOURCE_LOCATION, PAIRS ("name", "Market Hall", "address", "", ".city", "Millbrook"));
  resource->organization = 1;
  g_ptr_array_add (all, resource);
  resource = make (6, KITH_RESOURCE_SITE_SERVICE, PAIRS ("hours", "Sa 10:00-12:00", ".syntax", "osm"));
  resource->service = 2;
  resource->location = 5;
  g_ptr_array_add (all, resource);
  resource =
      make (7, KITH_RESOURCE_SERVICE, PAIRS ("name", "Legal aid", "term", "{what:'ADVICE',who:'Youth'}"));
  resource->organization = 1;
  g_ptr_array_add (all, resource);
  g_ptr_array_add (all, make (10, KITH_RESOURCE_ORGANIZATION, PAIRS ("name", "Quiet Garden")));
  resource =
      make (11, KITH_RESOURCE_LOCATION, PAIRS ("name", "Garden", "address", "", ".city", "Harborview"));
  resource->organization = 10;
  g_ptr_array_add (all, resource);
  return all;
}

static KithDirectory *
make_directory (GPtrArray *entries)
{
  KithDirectoryBuilder *builder = kith_directory_builder_new (kith_synonyms_new_default ());

  for (guint i = 0; i < entries->len; i++)
    kith_directory_builder_add (builder, entries->pdata[i]);
  return kith_directory_builder_end (builder);
}

/* A Wednesday. */
static GDateTime *
make_now (int day, int hour)
{
  return g_date_time_new_utc (2026, 11, 25 + day, hour, 0, 0);
}

static char *
ids_of (KithDirectoryResults *results)
{
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < results->results->len; i++)
    g_string_append_printf (ids, i > 0 ? " %" G_GINT64_FORMAT : "%" G_GINT64_FORMAT,
                            g_array_index (results->results, KithDirectoryResult, i).id);
  return g_string_free (ids, FALSE);
}

static void
assert_found (KithDirectory *directory, const char *typed, const char *expected)
{
  g_autoptr (KithDirectoryQuery) query = kith_directory_query_new (typed);
  g_autoptr (GDateTime) now = make_now (0, 10);
  g_autoptr (KithDirectoryResults) results = kith_directory_search (directory, query, now);
  g_autofree char *ids = ids_of (results);

  g_assert_cmpstr (ids, ==, expected);
  g_assert_cmpuint (results->n_found, ==, results->results->len);
}

static void
test_words (void)
{
  g_autoptr (GPtrArray) entries = make_entries ();
  g_autoptr (KithDirectory) directory = make_directory (entries);

  g_assert_cmpuint (kith_directory_get_size (directory), ==, 3);
  assert_found (directory, "break", "2");
  assert_found (directory, "river", "2 7");
  assert_found (directory, "river break", "2");
  assert_found (directory, "brekfast", "2");
  assert_found (directory, "millbr", "2");
  assert_found (directory, "harborview", "2 10");
  assert_found (directory, "12345", "2");
  assert_found (directory, "12 345", "2");
  assert_found (directory, "spanish", "2");
  assert_found (directory, "food", "2");
  assert_found (directory, "FD-1", "");
  assert_found (directory, "advice youth", "7");
  assert_found (directory, "quiet", "10");
  assert_found (directory, "", "2 7 10");
}

static void
test_best_place (void)
{
  g_autoptr (GPtrArray) entries = make_entries ();
  g_autoptr (KithDirectory) directory = make_directory (entries);
  g_autoptr (KithDirectoryQuery) query = kith_directory_query_new ("breakfast");

  for (int day = 0; day < 4; day += 3)
    {
      g_autoptr (GDateTime) now = make_now (day, 11);
      g_autoptr (KithDirectoryResults) results = kith_directory_search (directory, query, now);
      const KithDirectoryResult *best = &g_array_index (results->results, KithDirectoryResult, 0);
      g_autofree char *said = kith_directory_result_say (best, now);

      g_assert_cmpint (best->place, ==, day == 0 ? 4 : 6);
      g_assert_cmpint (best->location, ==, day == 0 ? 3 : 5);
      g_assert_cmpint (best->state, ==, KITH_HOURS_OPEN);
      g_assert_cmpstr (best->city, ==, day == 0 ? "Harborview" : "Millbrook");
      g_assert_cmpstr (best->organization, ==, "River House");
      g_assert_cmpstr (said, ==, day == 0 ? "Open until 17:00" : "Open until 12:00");
    }
}

/* Only what was typed can be a slip, not what stands for it. */
static void
test_synonyms (void)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_resource_free);
  g_autoptr (KithDirectory) directory = NULL;

  g_ptr_array_add (entries, make (1, KITH_RESOURCE_SERVICE, PAIRS ("name", "Helplane museum")));
  g_ptr_array_add (entries,
                   make (2, KITH_RESOURCE_SERVICE, PAIRS ("name", "Food pantry", "language", "Somali")));
  directory = make_directory (entries);
  assert_found (directory, "helpline", "1");
  assert_found (directory, "hotline", "");
  assert_found (directory, "food bank somalo", "2");
}

/* What iCarol writes for a code are filters. */
static void
test_vendor_filters (void)
{
  g_autoptr (GPtrArray) entries = make_entries ();
  g_autoptr (KithDirectory) directory = make_directory (entries);
  g_autoptr (GDateTime) now = make_now (0, 10);

  g_assert_cmpstr (kith_directory_find_value (directory, KITH_DIRECTORY_POPULATION, "YOUTH"), ==, "youth");
  g_assert_cmpstr (kith_directory_find_value (directory, KITH_DIRECTORY_TERM, "Advice"), ==, "advice");
  g_assert_null (kith_directory_find_value (directory, KITH_DIRECTORY_TERM, "Youth"));
  g_assert_cmpstr (kith_directory_find_value (directory, KITH_DIRECTORY_TERM, "food"), ==, "FD-1");
  for (guint kind = KITH_DIRECTORY_TERM; kind <= KITH_DIRECTORY_POPULATION; kind += 2)
    {
      g_autoptr (KithDirectoryQuery) query = kith_directory_query_new (NULL);
      g_autoptr (KithDirectoryResults) results = NULL;
      g_autofree char *ids = NULL;

      query->values[kind] = g_strdup (kind == KITH_DIRECTORY_TERM ? "advice" : "youth");
      results = kith_directory_search (directory, query, now);
      ids = ids_of (results);
      g_assert_cmpstr (ids, ==, "7");
    }
}

static void
test_entries (void)
{
  g_autoptr (GPtrArray) entries = make_entries ();
  g_autoptr (KithDirectory) directory = make_directory (entries);
  g_autoptr (GArray) services = kith_directory_list_services (directory, 1);
  g_autoptr (GArray) places = kith_directory_list_places (directory, 2);
  KithDirectoryEntry entry;

  g_assert_cmpuint (services->len, ==, 2);
  g_assert_cmpint (g_array_index (services, gint64, 1), ==, 7);
  g_assert_cmpuint (places->len, ==, 2);
  g_assert_true (kith_directory_get (directory, 4, &entry));
  g_assert_cmpint (entry.service, ==, 2);
  g_assert_cmpint (entry.location, ==, 3);
  g_assert_true (kith_directory_get (directory, 3, &entry));
  g_assert_cmpstr (entry.city, ==, "Harborview");
  g_assert_false (kith_directory_get (directory, 99, &entry));
}

static void
test_store (SessionFixture *fixture, gconstpointer data)
{
  KithResource *all[2] = { make (0, KITH_RESOURCE_ORGANIZATION, PAIRS ("name", "River House")),
                           make (0, KITH_RESOURCE_SERVICE,
                                 PAIRS ("name", "Breakfast", "description", "Porridge for whoever comes")) };
  g_autoptr (KithDirectoryQuery) query = kith_directory_query_new ("porridge");
  g_autoptr (GDateTime) now = make_now (0, 10);
  g_autoptr (KithDirectory) directory = NULL;
  g_autoptr (KithDirectoryResults) named = NULL;
  g_autoptr (KithDirectoryResults) described = NULL;
  g_autoptr (GError) error = NULL;

  all[1]->organization = -1;
  g_assert_true (kith_resources_add (fixture->coordinator, all, G_N_ELEMENTS (all), &error));
  g_assert_no_error (error);
  directory = kith_directory_load (fixture->coordinator, NULL, &error);
  g_assert_no_error (error);
  named = kith_directory_search (directory, query, now);
  g_assert_cmpuint (named->n_found, ==, 0);
  described = kith_directory_search_texts (directory, fixture->coordinator, query, now, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (described->n_found, ==, 1);
  g_assert_cmpint (g_array_index (described->results, KithDirectoryResult, 0).id, ==, all[1]->id);
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    kith_resource_free (all[i]);
}

/* "FD-1:Food", … */
static char *
kinds_of (KithDirectory *directory, gint64 service, gint64 place)
{
  g_autoptr (GArray) kinds = kith_directory_list_values (directory, service, place, KITH_DIRECTORY_TERM);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < kinds->len; i++)
    {
      const KithDirectoryFacet *kind = &g_array_index (kinds, KithDirectoryFacet, i);

      g_string_append_printf (text, "%s%s:%s", i > 0 ? " " : "", kind->code, kind->label);
    }
  return g_string_free (text, FALSE);
}

/* A code has its words from whichever source tells any; what nobody has words for is not shown. */
static void
test_kinds (void)
{
  g_autoptr (GPtrArray) entries = make_entries ();
  g_autoptr (KithDirectory) directory = NULL;
  g_autoptr (KithDirectoryQuery) query = kith_directory_query_new ("");
  g_autoptr (GDateTime) now = make_now (0, 10);
  g_autoptr (KithDirectoryResults) results = NULL;
  g_autofree char *all = NULL, *there = NULL, *elsewhere = NULL, *facet = NULL, *none = NULL, *bare = NULL,
                  *ids = NULL;
  KithResource *resource;

  g_ptr_array_insert (
      entries, 0, make (20, KITH_RESOURCE_SERVICE, PAIRS ("name", "Soup", "term", "FD-1", "term", "ZZ-9")));
  resource = make (21, KITH_RESOURCE_SITE_SERVICE, PAIRS ("term", "FD-2", ".name", "Pantry"));
  resource->service = 2;
  resource->location = 3;
  g_ptr_array_add (entries, resource);
  directory = make_directory (entries);
  all = kinds_of (directory, 2, 0);
  there = kinds_of (directory, 2, 21);
  elsewhere = kinds_of (directory, 2, 6);
  facet = kinds_of (directory, 7, 0);
  bare = kinds_of (directory, 20, 0);
  none = kinds_of (directory, 99, 0);
  g_assert_cmpstr (all, ==, "FD-1:Food FD-2:Pantry");
  g_assert_cmpstr (there, ==, "FD-2:Pantry");
  g_assert_cmpstr (elsewhere, ==, "FD-1:Food");
  g_assert_cmpstr (facet, ==, "advice:Advice");
  g_assert_cmpstr (bare, ==, "FD-1:Food");
  g_assert_cmpstr (none, ==, "");

  /* What is shown finds it. */
  query->values[KITH_DIRECTORY_TERM] = g_strdup ("FD-1");
  results = kith_directory_search (directory, query, now);
  ids = ids_of (results);
  g_assert_cmpstr (ids, ==, "2 20");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/resources/directory/kinds", test_kinds);
  g_test_add_func ("/resources/directory/words", test_words);
  g_test_add_func ("/resources/directory/best place", test_best_place);
  g_test_add_func ("/resources/directory/synonyms", test_synonyms);
  g_test_add_func ("/resources/directory/vendor filters", test_vendor_filters);
  g_test_add_func ("/resources/directory/entries", test_entries);
  g_test_add ("/resources/directory/store", SessionFixture, NULL, fixture_set_up, test_store,
              fixture_tear_down);

  return g_test_run ();
}
