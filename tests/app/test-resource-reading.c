/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The detail, a handout and the terminal say the same of an entry: what the search said of it, and nothing
 * that is kept back. */

#include "resources/kith-resource-reading.h"

#include <string.h>

#include "catalog/catalog-steps.h"
#include "catalog/import-steps.h"
#include "resources/directory-rules.h"
#include "resources/kith-resource-hours.h"
#include "resources/kith-resource-rows.h"
#include "resources/kith-resource-search.h"
#include "session/kith-change.h"

static char *
print_item (const KithHandoutItem *item)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < kith_handout_item_get_n_lines (item); i++)
    {
      const KithHandoutLine *line = kith_handout_item_get_line (item, i);

      g_string_append_printf (text, "%s|%s|%s\n", kith_handout_part_code (line->part), line->text,
                              line->note != NULL ? line->note : "");
    }
  for (guint i = 0; kith_handout_item_get_attributions (item)[i] != NULL; i++)
    g_string_append_printf (text, "%s\n", kith_handout_item_get_attributions (item)[i]);
  return g_string_free (text, FALSE);
}

static char *
print_entry (const KithHandoutEntry *entry)
{
  g_autoptr (KithHandoutItem) item = kith_handout_item_new (entry, NULL);

  return print_item (item);
}

/* With what a handout has and with what the terminal has; returns the lines. */
static char *
assert_alike (KithSession *session, const KithResourceReading *reading)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithHandoutEntry) handed =
      kith_resource_reading_make_entry (session, reading->id, reading->place, &error);
  g_autoptr (KithResourceSheet) sheet = kith_resource_sheet_load (session, reading->id, &error);
  g_autofree char *shown = print_item (reading->item);
  g_autofree char *on_paper = handed != NULL ? print_entry (handed) : NULL;
  g_autoptr (KithHandoutEntry) told = NULL;
  g_autofree char *in_terminal = NULL;

  g_assert_no_error (error);
  told = kith_handout_entry_new_at (sheet, kith_resource_sheet_find_place (sheet, reading->place));
  in_terminal = print_entry (told);
  g_assert_cmpstr (shown, ==, on_paper);
  g_assert_cmpstr (shown, ==, in_terminal);
  g_assert_cmpuint (sheet->places->len, ==, reading->places->len + 1);
  return g_steal_pointer (&shown);
}

static void
assert_says (const KithResourceReading *reading, KithHandoutPart part, const char *text)
{
  const KithHandoutLine *line = kith_handout_item_find (reading->item, part);

  g_assert_nonnull (line);
  g_assert_nonnull (strstr (line->text, text));
}

/* (nullable) of the first address that one can go to. */
static const char *
find_city (const KithValues *values)
{
  KithValueIter iter;

  kith_value_iter_init (&iter, values);
  while (kith_value_iter_find (&iter, "address"))
    if (g_strcmp0 (kith_value_get_within (&iter, "type"), "mailing") != 0)
      return kith_value_get_within (&iter, "city");
  return NULL;
}

/* Its phones, its hours and its town, from what each of those it belongs to says. */
static void
assert_spot (const KithResourceReading *reading, const RuleSpot *spot, GDateTime *now)
{
  const KithValues *all[] = { spot->site, spot->own, spot->location };
  const KithHandoutLine *phone = kith_handout_item_find (reading->item, KITH_HANDOUT_PHONE);
  const char *first = NULL, *city = NULL;
  const KithValues *nearest = NULL;
  g_autoptr (KithHours) hours = kith_resource_hours_at (spot->site, spot->own, spot->location);

  g_assert_cmpint (reading->state, ==, rules_state (spot, now));
  g_assert_cmpint (kith_handout_item_find (reading->item, KITH_HANDOUT_CALL_FIRST) != NULL, ==,
                   hours == NULL || kith_hours_is_partial (hours));
  for (guint i = 0; i < G_N_ELEMENTS (all) && first == NULL; i++)
    first = all[i] != NULL ? kith_values_get (all[i], "phone") : NULL;
  g_assert_cmpstr (phone != NULL ? phone->text : NULL, ==, first);
  if (spot->location == NULL)
    return;
  nearest = spot->site != NULL ? spot->site : spot->own;
  city = kith_values_get (nearest, "address") != NULL && kith_values_get (spot->location, "address") != NULL
             ? find_city (nearest)
             : find_city (spot->location);
  if (city != NULL)
    assert_says (reading, KITH_HANDOUT_ADDRESS, city);
}

static void
store_all (SessionFixture *fixture, Chance *chance)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithChange) change =
      kith_session_begin (fixture->coordinator, KITH_EVENT_RESOURCE_ADDED, 0, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < chance->all->len; i++)
    g_assert_true (kith_resource_rows_insert (change, chance->all->pdata[i], &error));
  g_assert_true (kith_change_commit (change, &error));
  g_assert_no_error (error);
}

static void
assert_hides (Chance *chance, const char *lines)
{
  for (guint i = 0; i < chance->all->len; i++)
    {
      g_autofree char *secret = chance_word ("city", ((const KithResource *) chance->all->pdata[i])->id);

      g_assert_null (strstr (lines, secret));
    }
}

static void
test_by_chance (SessionFixture *fixture, gconstpointer data)
{
  KithSession *session = fixture->coordinator;
  g_autoptr (GError) error = NULL;
  g_autoptr (KithDirectory) directory = NULL;
  g_autoptr (GPtrArray) docs = NULL;
  g_autoptr (GDateTime) now = kith_resource_now (session);
  Chance chance;

  chance_init (&chance);
  store_all (fixture, &chance);
  docs = rules_make_docs (&chance);
  directory = kith_directory_load (session, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < docs->len; i++)
    {
      const RuleDoc *doc = docs->pdata[i];

      for (guint k = 0; k < doc->spots->len; k++)
        {
          const RuleSpot *spot = &g_array_index (doc->spots, RuleSpot, k);
          gint64 place = spot->site_id != 0 ? spot->site_id : spot->location_id;
          g_autoptr (KithResourceReading) reading =
              kith_resource_reading_new (session, directory, doc->id, place, &error);
          g_autofree char *lines = NULL;

          g_assert_no_error (error);
          g_assert_cmpint (reading->place, ==, place);
          g_assert_cmpuint (reading->places->len + 1, ==, doc->spots->len);
          g_assert_cmpint (reading->pinned, ==,
                           kith_resource_view_get_standing (reading->entry->service != NULL
                                                                ? reading->entry->service
                                                                : reading->entry->entry)
                               ->pinned);
          assert_spot (reading, spot, now);
          lines = assert_alike (session, reading);
          assert_hides (&chance, lines);
        }
    }
  chance_clear (&chance);
}

/* ---- What is in use. */

typedef struct
{
  GHashTable *open; /* (element-type utf8) what anybody says openly */
  GHashTable *kept; /* (element-type utf8) what is confidential */
} Texts;

static gboolean
add_texts (KithResource *resource, gpointer user_data, GError **error)
{
  Texts *texts = user_data;
  KithValueIter iter;

  kith_value_iter_init (&iter, resource->values);
  while (kith_value_iter_next (&iter))
    {
      GHashTable *list = kith_value_is_true_within (&iter, "confidential") ? texts->kept : texts->open;
      KithValueIter within;

      if (iter.depth != 1)
        continue;
      g_hash_table_add (list, g_strdup (iter.text));
      kith_value_iter_init_within (&within, &iter);
      while (kith_value_iter_next (&within))
        g_hash_table_add (list, g_strdup (within.text));
    }
  return TRUE;
}

/* What is confidential wherever it stands, and long enough to be nothing else. */
static GHashTable *
list_kept_back (SessionFixture *fixture)
{
  g_autoptr (GHashTable) open = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTable *kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Texts texts = { open, kept };
  g_autoptr (GError) error = NULL;
  GHashTableIter iter;
  gpointer text;

  kith_resource_rows_foreach (kith_store_get_reader (fixture->store, NULL), 0, add_texts, &texts, &error);
  g_assert_no_error (error);
  g_hash_table_iter_init (&iter, kept);
  while (g_hash_table_iter_next (&iter, &text, NULL))
    if (strlen (text) < 6 || g_hash_table_contains (open, text))
      g_hash_table_iter_remove (&iter);
  return kept;
}

static void
assert_result (KithSession *session,
               const KithDirectoryResult *result,
               KithDirectory *directory,
               GHashTable *kept)
{
  gint64 place = result->place != 0 ? result->place : result->location;
  g_autoptr (GError) error = NULL;
  g_autoptr (KithResourceReading) reading =
      kith_resource_reading_new (session, directory, result->id, place, &error);
  g_autofree char *lines = NULL;
  GHashTableIter iter;
  gpointer text;

  g_assert_no_error (error);
  g_assert_cmpint (reading->state, ==, result->state);
  g_assert_cmpint (reading->place, ==, place);
  lines = assert_alike (session, reading);
  g_hash_table_iter_init (&iter, kept);
  while (g_hash_table_iter_next (&iter, &text, NULL))
    g_assert_null (strstr (lines, text));
}

static void
assert_file (SessionFixture *fixture, const char *name)
{
  KithSession *session = fixture->coordinator;
  g_autofree char *path = catalog_find_data (name);
  g_autoptr (GError) error = NULL;
  g_autoptr (KithDirectory) directory = NULL;
  g_autoptr (KithDirectoryQuery) query = kith_directory_query_new ("");
  g_autoptr (KithDirectoryResults) found = NULL;
  g_autoptr (GHashTable) kept = NULL;
  g_autoptr (GDateTime) now = kith_resource_now (session);

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("the shared data is not here");
      return;
    }
  import_file (fixture, path, name);
  kept = list_kept_back (fixture);
  directory = kith_directory_load (session, NULL, &error);
  g_assert_no_error (error);
  query->limit = 2000;
  found = kith_directory_search (directory, query, now);
  g_assert_cmpuint (found->results->len, >, 0);
  for (guint i = 0; i < found->results->len; i++)
    assert_result (session, &g_array_index (found->results, KithDirectoryResult, i), directory, kept);
}

static void
test_file (SessionFixture *fixture, gconstpointer data)
{
  assert_file (fixture, data);
}

/* ---- What was not alike. */

static const char county[] =
    "<?xml version='1.0'?><Source xmlns='http://www.airs.org/schema/3_1/AIRS.xsd'><Agency><Key>1</Key>"
    "<Name>Boat Club</Name><AgencyLocation><Key>2</Key><Name>Boat House</Name>"
    "<PhysicalAddress Confidential='false'><Line1>2 Pier</Line1><City>Port</City></PhysicalAddress>"
    "<Phone TollFree='false' Confidential='false'><PhoneNumber>555-0102</PhoneNumber></Phone>"
    "<TimeOpen><Monday><From>00:00:00</From><To>24:00:00</To></Monday><Tuesday><From>00:00:00</From>"
    "<To>24:00:00</To></Tuesday><Wednesday><From>00:00:00</From><To>24:00:00</To></Wednesday><Thursday>"
    "<From>00:00:00</From><To>24:00:00</To></Thursday><Friday><From>00:00:00</From><To>24:00:00</To></Friday>"
    "<Saturday><From>00:00:00</From><To>24:00:00</To></Saturday><Sunday><From>00:00:00</From><To>24:00:00</"
    "To>"
    "</Sunday></TimeOpen></AgencyLocation></Agency></Source>";

/* An organization is where its place is, and open when that is. */
static void
test_organization (SessionFixture *fixture, gconstpointer data)
{
  KithSession *session = fixture->coordinator;
  g_autoptr (GError) error = NULL;
  g_autoptr (KithDirectory) directory = NULL;
  g_autoptr (KithResource) club = NULL, house = NULL;
  g_autoptr (KithResourceReading) reading = NULL;
  KithResource *entries[KITH_RESOURCE_N_LEVELS];

  import_text (fixture, county, "County");
  directory = kith_directory_load (session, NULL, &error);
  g_assert_no_error (error);
  club = import_find (fixture, KITH_RESOURCE_ORGANIZATION, "1");
  house = import_find (fixture, KITH_RESOURCE_LOCATION, "main:1");
  reading = kith_resource_reading_new (session, directory, club->id, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpint (reading->state, ==, KITH_HOURS_OPEN);
  assert_says (reading, KITH_HANDOUT_ADDRESS, "2 Pier");
  assert_says (reading, KITH_HANDOUT_PHONE, "555-0102");
  g_assert_cmpint (reading->place, ==, house->id);
  g_free (assert_alike (session, reading));

  g_assert_true (kith_resource_reading_get_entries (session, club->id, 0, entries, &error));
  g_assert_null (entries[KITH_RESOURCE_AT_SERVICE]);
  g_assert_cmpint (entries[KITH_RESOURCE_AT_LOCATION]->id, ==, house->id);
  g_assert_cmpint (entries[KITH_RESOURCE_AT_ORGANIZATION]->id, ==, club->id);
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    kith_resource_free (entries[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func, data)                                                                                \
  g_test_add ("/app/resource reading/" name, SessionFixture, data, fixture_set_up, func, fixture_tear_down)
  ADD ("by chance", test_by_chance, NULL);
  ADD ("by another chance", test_by_chance, NULL);
  ADD ("an organization", test_organization, NULL);
  ADD ("iCarol", test_file, "icarol-xml-bc211/BC211_data_excerpt.xml");
  ADD ("iCarol, one agency", test_file, "icarol-xml-bc211/BC211_data_one_agency.xml");
  ADD ("AIRS 4", test_file, "airs/airs-4.0.0-rc1-instance.xml");
  ADD ("OpenStreetMap", test_file, "osm/overpass-social_facility-FVG-italy.osm");
#undef ADD

  return g_test_run ();
}
