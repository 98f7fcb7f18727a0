/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files taken into the store: what the store holds afterwards is what the reader told, and a file that is
 * read again changes nothing. */

#include "catalog/catalog-steps.h"
#include "catalog/import-steps.h"

#include <string.h>
#include <glib/gstdio.h>

#include "base/kith-error.h"
#include "catalog/kith-catalog-conflicts.h"
#include "catalog/kith-catalog-export.h"
#include "resources/kith-resource-sheet.h"
#include "resources/kith-resources.h"
#include "session/kith-verify.h"

#define ICAROL "icarol-xml-bc211/BC211_data_excerpt"

/* An agency of AIRS XML 3.0 with one site and one service. */
static char *
make_agency (int key, const char *name, const char *description, const char *more)
{
  return g_strdup_printf ("<Agency><Key>%d</Key><Name>%s</Name><AgencyDescription>%s</AgencyDescription>%s"
                          "<Site><Key>%d1</Key><Name>%s, upstairs</Name><SiteService><Key>%d2</Key>"
                          "<Name>Tea</Name></SiteService></Site></Agency>",
                          key, name, description, more, key, name, key);
}

static char *
make_file (const char *agencies)
{
  return g_strdup_printf ("<Source SourceEntity=\"Tea Union\">%s</Source>", agencies);
}

/* n agencies, from first on. */
static char *
make_file_of (int first, int n)
{
  g_autoptr (GString) agencies = g_string_new (NULL);

  for (int i = first; i < first + n; i++)
    {
      g_autofree char *name = g_strdup_printf ("Tea house %d", i);
      g_autofree char *agency = make_agency (i, name, "Tea", "");

      g_string_append (agencies, agency);
    }
  return make_file (agencies->str);
}

static guint
n_of (KithCatalogPlan *plan, KithCatalogChangeKind change)
{
  return kith_catalog_plan_get_counts (plan)->changes[change][0];
}

static GPtrArray *
list (KithCatalogPlan *plan, KithCatalogChangeKind change)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *changes = kith_catalog_plan_list (plan, change, 0, 100000, &error);

  g_assert_no_error (error);
  return changes;
}

static gint64
source_of (SessionFixture *fixture, const char *name)
{
  g_autoptr (GPtrArray) sources = kith_catalogs_list (fixture->coordinator, NULL);

  for (guint i = 0; i < sources->len; i++)
    if (g_str_equal (((const KithCatalog *) sources->pdata[i])->name, name))
      return ((const KithCatalog *) sources->pdata[i])->id;
  g_error ("no source %s", name);
}

static void
assert_whole (SessionFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings =
      kith_verify (fixture->store, fixture->coordinator, NULL, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 0);
}

static gboolean
is_there (GPtrArray *entries, KithResourceKind kind, const char *key)
{
  for (guint i = 0; i < entries->len; i++)
    {
      const KithCatalogEntry *entry = entries->pdata[i];

      if (entry->kind == kind && g_str_equal (entry->key, key))
        return TRUE;
    }
  return FALSE;
}

/* A key that names nothing in the file stands among what has no field. */
static void
expect_loose_key (GPtrArray *entries, KithCatalogEntry *entry, KithResourceKind kind, char **key)
{
  g_autofree char *path = g_strconcat ("@", kith_resource_kind_code (kind), NULL);
  g_autoptr (KithValuesBuilder) builder = NULL;
  KithValueIter iter;

  if (*key == NULL || is_there (entries, kind, *key))
    return;
  builder = kith_values_builder_new ();
  kith_value_iter_init (&iter, entry->values);
  while (kith_value_iter_next (&iter))
    if (iter.depth == 1)
      kith_values_builder_copy (builder, &iter);
  kith_values_builder_open (builder, "extra", *key);
  kith_values_builder_add (builder, "path", path);
  kith_values_builder_close (builder);
  kith_values_unref (entry->values);
  entry->values = kith_values_builder_end (builder);
  g_clear_pointer (key, g_free);
}

static void
expect_loose_keys (GPtrArray *entries)
{
  for (guint i = 0; i < entries->len; i++)
    {
      KithCatalogEntry *entry = entries->pdata[i];

      expect_loose_key (entries, entry, KITH_RESOURCE_ORGANIZATION, &entry->organization);
      expect_loose_key (entries, entry, KITH_RESOURCE_PROGRAM, &entry->program);
      expect_loose_key (entries, entry, KITH_RESOURCE_SERVICE, &entry->service);
      expect_loose_key (entries, entry, KITH_RESOURCE_LOCATION, &entry->location);
    }
}

/* Every file of the field: its counts after the import, its records as the reader tells them, and no change
 * the second time. */
static void
test_field_files (SessionFixture *fixture, gconstpointer data)
{
  g_autofree char *table = catalog_find_data ("expected-counts-airs.tsv");
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_auto (GStrv) header = NULL;

  if (!g_file_get_contents (table, &text, NULL, NULL))
    {
      g_test_skip ("the shared data is not here");
      return;
    }
  lines = g_strsplit (g_strstrip (text), "\n", -1);
  header = g_strsplit (lines[0], "\t", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 8);
  for (guint i = 1; lines[i] != NULL; i++)
    {
      g_auto (GStrv) row = g_strsplit (lines[i], "\t", -1);
      g_autofree char *path = catalog_find_data (row[0]);
      g_autoptr (GPtrArray) stored = NULL;
      g_autoptr (GPtrArray) read = NULL;
      g_autoptr (KithCatalogPlan) again = NULL;
      g_autoptr (KithCatalogReader) reader = NULL;
      CatalogCounts counts;

      g_assert_cmpint (import_file (fixture, path, row[0]), !=, 0);
      stored = import_read_store (fixture, source_of (fixture, row[0]));
      counts = catalog_count_all (stored);
      if (strstr (row[0], "4.0.0") == NULL)
        {
#define COUNT(name) g_assert_cmpuint (counts.name, ==, catalog_expected (header, row, #name));
          COUNTS (COUNT)
#undef COUNT
        }
      reader = kith_catalog_reader_new (kith_xml_reader_new_for_file (path, NULL), NULL, NULL);
      read = catalog_read_all (reader, NULL);
      expect_loose_keys (read);
      catalog_assert_same (stored, read);

      again = import_plan (fixture, path, row[0], FALSE);
      g_assert_cmpuint (kith_catalog_plan_get_n_changes (again), ==, 0);
      g_assert_cmpint (kith_catalog_plan_get_source (again), ==, source_of (fixture, row[0]));
    }
  assert_whole (fixture);
}

/* One field of one agency; one agency more. */
static void
test_field_variants (SessionFixture *fixture, gconstpointer data)
{
  g_autofree char *first = catalog_find_data (ICAROL ".xml");
  g_autofree char *changed = catalog_find_data (ICAROL "_with_one_changed_organization.xml");
  g_autofree char *more = catalog_find_data (ICAROL "_with_one_more_organization.xml");
  g_autoptr (KithCatalogPlan) plan = NULL;
  g_autoptr (KithCatalogPlan) plan_more = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  const KithCatalogCounts *counts;

  if (!g_file_test (first, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("the shared data is not here");
      return;
    }
  import_file (fixture, first, NULL);
  plan = import_plan (fixture, changed, NULL, FALSE);
  g_assert_cmpuint (kith_catalog_plan_get_n_changes (plan), ==, 1);
  changes = list (plan, KITH_CATALOG_CHANGED);
  g_assert_cmpuint (changes->len, ==, 1);
  g_assert_cmpuint (((const KithCatalogChange *) changes->pdata[0])->fields->len, ==, 1);

  plan_more = import_plan (fixture, more, NULL, FALSE);
  counts = kith_catalog_plan_get_counts (plan_more);
  g_assert_cmpuint (counts->changes[KITH_CATALOG_ADDED][KITH_RESOURCE_ORGANIZATION], ==, 1);
  g_assert_cmpuint (counts->changes[KITH_CATALOG_ADDED][KITH_RESOURCE_SERVICE], ==, 1);
  g_assert_cmpuint (counts->changes[KITH_CATALOG_ADDED][KITH_RESOURCE_SITE_SERVICE], ==, 1);
  /* Its site, and the place of the agency itself. */
  g_assert_cmpuint (counts->changes[KITH_CATALOG_ADDED][KITH_RESOURCE_LOCATION], ==, 2);
  g_assert_cmpuint (kith_catalog_plan_get_n_changes (plan_more), ==, counts->changes[KITH_CATALOG_ADDED][0]);
}

/* Places, services and what is at a place may be told in any order, and far apart. */
static void
test_links_in_any_order (SessionFixture *fixture, gconstpointer data)
{
  const char *text = "<Source xmlns=\"http://www.airs.org/schema/4_0_0/AIRS.xsd\" SourceEntity=\"Flat\">"
                     "<SiteService><ID>3</ID><SiteID>2</SiteID><ServiceID>4</ServiceID></SiteService>"
                     "<Service><ID>4</ID><AgencyID>1</AgencyID><ServiceName>Tea</ServiceName></"
                     "Service><Site><ID>2</ID><AgencyID>1</AgencyID><SiteName>Upstairs</SiteName></Site>"
                     "<Agency><AgencyID>1</AgencyID><AgencyName>Tea house</AgencyName></Agency></Source>";
  g_autoptr (GPtrArray) read = catalog_read_text (text, NULL);
  g_autoptr (GPtrArray) stored = NULL;

  import_text (fixture, text, "Flat");
  stored = import_read_store (fixture, source_of (fixture, "Flat"));
  g_assert_cmpuint (stored->len, ==, 4);
  catalog_assert_same (stored, read);
}

static char *
make_flat (const char *site)
{
  return g_strdup_printf (
      "<Source xmlns=\"http://www.airs.org/schema/4_0_0/AIRS.xsd\" SourceEntity=\"Flat\">"
      "<Agency><AgencyID>1</AgencyID><AgencyName>Tea house</AgencyName></Agency>"
      "<Site><ID>2</ID><AgencyID>1</AgencyID><SiteName>Upstairs</SiteName></Site>"
      "<Site><ID>5</ID><AgencyID>1</AgencyID><SiteName>Cellar</SiteName></Site>"
      "<Service><ID>4</ID><AgencyID>1</AgencyID><ServiceName>Tea</ServiceName></Service>"
      "<SiteService><ID>3</ID><SiteID>%s</SiteID><ServiceID>4</ServiceID></SiteService></Source>",
      site);
}

/* What only belongs elsewhere now has changed. */
static void
test_moved (SessionFixture *fixture, gconstpointer data)
{
  g_autofree char *upstairs = make_flat ("2");
  g_autofree char *cellar = make_flat ("5");
  g_autoptr (KithCatalogPlan) plan = NULL;
  g_autoptr (KithResource) place = NULL;
  g_autoptr (KithResource) moved = NULL;

  import_text (fixture, upstairs, NULL);
  plan = import_plan_text (fixture, cellar, NULL, FALSE);
  g_assert_cmpuint (n_of (plan, KITH_CATALOG_CHANGED), ==, 1);
  g_assert_cmpuint (kith_catalog_plan_get_n_changes (plan), ==, 1);
  import_text (fixture, cellar, NULL);
  place = import_find (fixture, KITH_RESOURCE_LOCATION, "5");
  moved = import_find (fixture, KITH_RESOURCE_SITE_SERVICE, "3");
  g_assert_cmpint (moved->location, ==, place->id);
}

static char *
export_all (SessionFixture *fixture, KithCatalogFormat format, gint64 source, gboolean whole)
{
  const KithCatalogExport options = { format, source, whole };
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  g_assert_true (kith_catalog_export (fixture->coordinator, &options, stream, NULL, NULL, &error));
  g_assert_no_error (error);
  g_output_stream_write_all (stream, "", 1, NULL, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}

/* What names something that is nowhere is the same when Kith tells it. */
static void
test_key_to_nowhere (SessionFixture *fixture, gconstpointer data)
{
  g_autofree char *attic = make_flat ("7");
  g_autofree char *written = NULL, *all = NULL, *key = NULL;
  g_autoptr (KithCatalogPlan) again = NULL, everything = NULL;
  g_autoptr (KithResource) elsewhere = NULL;

  import_text (fixture, attic, NULL);
  written = export_all (fixture, KITH_CATALOG_KITH, source_of (fixture, "Flat"), TRUE);
  again = import_plan_text (fixture, written, "Flat", FALSE);
  g_assert_cmpuint (kith_catalog_plan_get_n_changes (again), ==, 0);

  /* In a file of several sources it leads to none of another. */
  import_text (fixture,
               "<Source><Agency><Key>1</Key><Name>Attics</Name><Site><Key>7</Key><Name>Attic</Name></Site>"
               "</Agency></Source>",
               "Attics");
  all = export_all (fixture, KITH_CATALOG_KITH, 0, TRUE);
  import_text (fixture, all, "Everything");
  key = g_strdup_printf ("%" G_GINT64_FORMAT "/3", source_of (fixture, "Flat"));
  elsewhere = import_find (fixture, KITH_RESOURCE_SITE_SERVICE, key);
  g_assert_cmpint (elsewhere->location, ==, 0);
  everything = import_plan_text (fixture, all, "Everything", FALSE);
  g_assert_cmpuint (kith_catalog_plan_get_n_changes (everything), ==, 0);
}

/* What is offered says only of which service it is: it goes along with that, at a place of another too. */
static void
test_written_along (SessionFixture *fixture, gconstpointer data)
{
  const char *text =
      "<Source xmlns=\"http://www.airs.org/schema/4_0_0/AIRS.xsd\" SourceEntity=\"Flat\">"
      "<Agency><AgencyID>1</AgencyID><AgencyName>Tea house</AgencyName></Agency>"
      "<Agency><AgencyID>8</AgencyID><AgencyName>Hall</AgencyName></Agency>"
      "<Site><ID>2</ID><AgencyID>1</AgencyID></Site><Site><ID>5</ID><AgencyID>8</AgencyID></Site>"
      "<Service><ID>4</ID><AgencyID>1</AgencyID></Service>"
      "<SiteService><ID>3</ID><SiteID>2</SiteID><ServiceID>4</ServiceID></SiteService>"
      "<SiteService><ID>6</ID><SiteID>5</SiteID><ServiceID>4</ServiceID></SiteService></Source>";
  static const KithCatalogFormat formats[] = { KITH_CATALOG_KITH, KITH_CATALOG_AIRS_3_1 };
  g_autoptr (KithResource) hall = NULL;
  g_autofree char *shown = NULL;
  g_auto (GStrv) agencies = NULL;

  import_text (fixture, text, "Flat");
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *written = export_all (fixture, formats[i], source_of (fixture, "Flat"), TRUE);
      g_autoptr (KithCatalogPlan) again = import_plan_text (fixture, written, "Flat", FALSE);

      g_assert_cmpuint (kith_catalog_plan_get_n_changes (again), ==, 0);
    }

  /* Others find what is offered with its agency: only what is at a place of another stands for itself. */
  shown = export_all (fixture, KITH_CATALOG_AIRS_3_1, source_of (fixture, "Flat"), FALSE);
  agencies = g_strsplit (shown, "<Agency>", -1);
  g_assert_cmpuint (g_strv_length (agencies), ==, 1 + 3);
  g_clear_pointer (&shown, g_free);

  /* Nobody is told of a place of those that must not be shown. */
  hall = import_find (fixture, KITH_RESOURCE_ORGANIZATION, "8");
  hall->status = KITH_RESOURCE_IS_INACTIVE;
  g_assert_true (kith_resources_change (fixture->coordinator, hall, NULL));
  shown = export_all (fixture, KITH_CATALOG_KITH, source_of (fixture, "Flat"), FALSE);
  g_assert_nonnull (strstr (shown, "location=\"2\""));
  g_assert_null (strstr (shown, "location=\"5\""));
}

static void
test_missing (SessionFixture *fixture, gconstpointer data)
{
  g_autofree char *all = make_file_of (1, 20);
  g_autofree char *one_less = make_file_of (1, 19);
  g_autofree char *many_less = make_file_of (1, 10);
  g_autoptr (KithCatalogPlan) plan = NULL;
  g_autoptr (KithCatalogPlan) doubtful = NULL;
  g_autoptr (KithCatalogPlan) partial = NULL;
  g_autoptr (GPtrArray) about = NULL;
  g_autoptr (KithCatalogPlan) again = NULL;
  g_autoptr (KithResource) missing = NULL;
  g_autoptr (KithResource) back = NULL;

  import_text (fixture, all, NULL);
  plan = import_plan_text (fixture, one_less, NULL, FALSE);
  g_assert_cmpuint (n_of (plan, KITH_CATALOG_MISSING), ==, 4);
  g_assert_cmpuint (kith_catalog_plan_get_n_changes (plan), ==, 4);
  g_assert_false (kith_catalog_plan_is_doubtful (plan));
  doubtful = import_plan_text (fixture, many_less, NULL, FALSE);
  g_assert_true (kith_catalog_plan_is_doubtful (doubtful));
  partial = import_plan_text (fixture, many_less, NULL, TRUE);
  g_assert_cmpuint (kith_catalog_plan_get_n_changes (partial), ==, 0);

  /* Nothing is deleted; it is told of once. */
  import_text (fixture, one_less, NULL);
  missing = import_find (fixture, KITH_RESOURCE_ORGANIZATION, "20");
  about = kith_resources_list_missing (fixture->coordinator, missing->id, NULL);
  g_assert_cmpuint (about->len, ==, 4);
  g_assert_cmpint (((KithResource *) about->pdata[0])->id, ==, missing->id);
  g_assert_cmpint (missing->missing_since, !=, KITH_DAY_NONE);
  g_assert_cmpint (missing->status, ==, KITH_RESOURCE_IS_ACTIVE);
  again = import_plan_text (fixture, one_less, NULL, FALSE);
  g_assert_cmpuint (kith_catalog_plan_get_n_changes (again), ==, 0);

  g_clear_object (&again);
  again = import_plan_text (fixture, all, NULL, FALSE);
  g_assert_cmpuint (n_of (again, KITH_CATALOG_RETURNED), ==, 4);
  g_assert_cmpuint (kith_catalog_plan_get_n_changes (again), ==, 4);
  import_text (fixture, all, NULL);
  back = import_find (fixture, KITH_RESOURCE_ORGANIZATION, "20");
  g_assert_cmpint (back->missing_since, ==, KITH_DAY_NONE);
  assert_whole (fixture);
}

/* What is open about the entry: the source's description. Once it is taken, nothing of it is the center's
 * own. */
static void
assert_decided (SessionFixture *fixture, gint64 id)
{
  g_autoptr (GPtrArray) open = kith_catalog_conflicts_list (fixture->coordinator, id, NULL);
  const KithCatalogConflict *conflict;
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (KithResource) resource = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (open->len, ==, 1);
  conflict = open->pdata[0];
  g_assert_cmpstr (conflict->field, ==, "description");
  g_assert_cmpstr (kith_values_get (conflict->ours, "description"), ==, "Tea at any time");
  g_assert_cmpstr (kith_values_get (conflict->theirs, "description"), ==, "Tea from ten");
  g_assert_true (kith_catalog_conflicts_decide (fixture->coordinator, conflict->id, TRUE, &error));
  g_assert_no_error (error);
  resource = kith_resources_get (fixture->coordinator, id, NULL);
  g_assert_cmpstr (kith_values_get (resource->values, "description"), ==, "Tea from ten");
  g_assert_null (resource->base);
  left = kith_catalog_conflicts_list (fixture->coordinator, 0, NULL);
  g_assert_cmpuint (left->len, ==, 0);
  g_assert_false (kith_catalog_conflicts_decide (fixture->coordinator, conflict->id, FALSE, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_CHANGED);
}

/* A newer file overtakes what was open; ours stands where that is decided. */
static void
test_overtaken (SessionFixture *fixture, gconstpointer data)
{
  static const char *const said[] = { "Tea from nine", "Tea from ten", "Tea from eleven" };
  g_autoptr (KithResource) ours = NULL;
  g_autoptr (KithResource) after = NULL;
  g_autoptr (GPtrArray) open = NULL;
  g_autoptr (GPtrArray) left = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    {
      g_autofree char *agency = make_agency (7, "Tea house", said[i], "");
      g_autofree char *file = make_file (agency);

      import_text (fixture, file, NULL);
      if (i > 0)
        continue;
      ours = import_find (fixture, KITH_RESOURCE_ORGANIZATION, "7");
      g_autoptr (KithValuesBuilder) builder = kith_values_builder_new ();
      kith_values_builder_add (builder, "name", "Tea house");
      kith_values_builder_add (builder, "description", "Tea at any time");
      kith_values_unref (ours->values);
      ours->values = kith_values_builder_end (builder);
      g_assert_true (kith_resources_change (fixture->coordinator, ours, NULL));
    }
  open = kith_catalog_conflicts_list (fixture->coordinator, 0, NULL);
  g_assert_cmpuint (open->len, ==, 1);
  g_assert_cmpstr (kith_values_get (((KithCatalogConflict *) open->pdata[0])->theirs, "description"), ==,
                   said[2]);
  g_assert_true (kith_catalog_conflicts_decide (fixture->coordinator,
                                                ((KithCatalogConflict *) open->pdata[0])->id, FALSE, NULL));
  after = kith_resources_get (fixture->coordinator, ours->id, NULL);
  g_assert_cmpstr (kith_values_get (after->values, "description"), ==, "Tea at any time");
  left = kith_catalog_conflicts_list (fixture->coordinator, 0, NULL);
  g_assert_cmpuint (left->len, ==, 0);
  assert_whole (fixture);
}

/* What was changed here stays; what only the source changed is taken; what both changed is asked about. */
static void
test_local_edits (SessionFixture *fixture, gconstpointer data)
{
  g_autofree char *first = make_agency (7, "Tea house", "Tea from nine", "<AKA><Name>T</Name></AKA>");
  g_autofree char *first_file = make_file (first);
  g_autofree char *second = make_agency (7, "Tea house by the river", "Tea from ten", "");
  g_autofree char *second_file = make_file (second);
  g_autoptr (KithValuesBuilder) builder = kith_values_builder_new ();
  g_autoptr (KithResource) ours = NULL;
  g_autoptr (KithResource) merged = NULL;
  g_autoptr (KithCatalogPlan) plan = NULL;
  g_autoptr (KithCatalogPlan) again = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  guint n_conflicts = 0;

  import_text (fixture, first_file, NULL);
  ours = import_find (fixture, KITH_RESOURCE_ORGANIZATION, "7");
  kith_values_builder_add (builder, "name", "Tea house");
  kith_values_builder_add (builder, "alias", "T");
  kith_values_builder_add (builder, "description", "Tea at any time");
  kith_values_unref (ours->values);
  ours->values = kith_values_builder_end (builder);
  g_assert_true (kith_resources_change (fixture->coordinator, ours, NULL));

  /* As it was told before: nothing to say. */
  again = import_plan_text (fixture, first_file, NULL, FALSE);
  g_assert_cmpuint (kith_catalog_plan_get_n_changes (again), ==, 0);

  plan = import_plan_text (fixture, second_file, NULL, FALSE);
  changes = list (plan, KITH_CATALOG_CHANGED);
  for (guint i = 0; i < changes->len; i++)
    {
      const KithCatalogChange *change = changes->pdata[i];

      for (guint k = 0; k < change->fields->len; k++)
        {
          const KithCatalogFieldChange *field = change->fields->pdata[k];

          if (!field->conflict)
            continue;
          n_conflicts++;
          g_assert_cmpstr (field->name, ==, "description");
          g_assert_cmpstr (kith_values_get (field->after, "description"), ==, "Tea from ten");
        }
    }
  g_assert_cmpuint (n_conflicts, ==, 1);
  import_text (fixture, second_file, NULL);
  merged = import_find (fixture, KITH_RESOURCE_ORGANIZATION, "7");
  g_assert_cmpstr (kith_values_get (merged->values, "name"), ==, "Tea house by the river");
  g_assert_cmpstr (kith_values_get (merged->values, "description"), ==, "Tea at any time");
  g_assert_cmpstr (kith_values_get (merged->base, "description"), ==, "Tea from ten");
  g_assert_null (kith_values_get (merged->values, "alias"));
  assert_decided (fixture, merged->id);
  g_clear_object (&again);
  again = import_plan_text (fixture, second_file, NULL, FALSE);
  g_assert_cmpuint (kith_catalog_plan_get_n_changes (again), ==, 0);
  assert_whole (fixture);
}

/* What both changed and is confidential is to be decided without being told. */
static void
test_kept_back (SessionFixture *fixture, gconstpointer data)
{
  static const char *const said[] = { "555 010 1111", "555 010 2222" };
  g_autoptr (GPtrArray) open = NULL;
  const KithCatalogConflict *conflict;

  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    {
      g_autofree char *phone =
          g_strdup_printf ("<Phone Confidential=\"true\"><PhoneNumber>%s</PhoneNumber></Phone>", said[i]);
      g_autofree char *agency = make_agency (7, "Tea house", "Tea", phone);
      g_autofree char *file = make_file (agency);
      g_autoptr (KithValuesBuilder) builder = NULL;
      g_autoptr (KithResource) ours = NULL;

      import_text (fixture, file, NULL);
      if (i > 0)
        break;
      builder = kith_values_builder_new ();
      kith_values_builder_add (builder, "name", "Tea house");
      kith_values_builder_add (builder, "description", "Tea");
      kith_values_builder_open (builder, "phone", "555 010 3333");
      kith_values_builder_add (builder, "confidential", "true");
      kith_values_builder_close (builder);
      ours = import_find (fixture, KITH_RESOURCE_ORGANIZATION, "7");
      kith_values_unref (ours->values);
      ours->values = kith_values_builder_end (builder);
      g_assert_true (kith_resources_change (fixture->coordinator, ours, NULL));
    }
  open = kith_catalog_conflicts_list (fixture->coordinator, 0, NULL);
  g_assert_cmpuint (open->len, ==, 1);
  conflict = open->pdata[0];
  g_assert_true (conflict->ours_kept_back && conflict->theirs_kept_back);
  g_assert_cmpuint (kith_values_get_length (conflict->ours), ==, 0);
  g_assert_cmpuint (kith_values_get_length (conflict->theirs), ==, 0);
  /* Deciding takes all of it. */
  g_assert_true (kith_catalog_conflicts_decide (fixture->coordinator, conflict->id, TRUE, NULL));
  g_autoptr (KithResource) after = import_find (fixture, KITH_RESOURCE_ORGANIZATION, "7");
  g_assert_cmpstr (kith_values_get (after->values, "phone"), ==, said[1]);
  assert_whole (fixture);
}

/* A state that somebody here set outlasts what the source goes on saying. */
static void
test_local_status (SessionFixture *fixture, gconstpointer data)
{
  g_autofree char *first = make_agency (7, "Tea house", "Tea from nine", "");
  g_autofree char *first_file = make_file (first);
  g_autofree char *second = make_agency (7, "Tea house", "Tea from ten", "");
  g_autofree char *second_file = make_file (second);
  g_autoptr (KithResource) ours = NULL;
  g_autoptr (KithResource) merged = NULL;

  import_text (fixture, first_file, NULL);
  ours = import_find (fixture, KITH_RESOURCE_ORGANIZATION, "7");
  ours->status = KITH_RESOURCE_IS_DEFUNCT;
  g_assert_true (kith_resources_change (fixture->coordinator, ours, NULL));
  import_text (fixture, second_file, NULL);
  merged = import_find (fixture, KITH_RESOURCE_ORGANIZATION, "7");
  g_assert_cmpint (merged->status, ==, KITH_RESOURCE_IS_DEFUNCT);
  g_assert_cmpstr (kith_values_get (merged->values, "description"), ==, "Tea from ten");
}

/* What is told twice alike is one entry; otherwise the first stands and somebody is told. */
static void
test_told_twice (SessionFixture *fixture, gconstpointer data)
{
  g_autofree char *one = make_agency (7, "Tea house", "Tea", "");
  g_autofree char *other = make_agency (7, "Tea house", "Coffee", "");
  g_autofree char *alike = g_strconcat (one, one, NULL);
  g_autofree char *otherwise = g_strconcat (one, other, NULL);
  g_autofree char *alike_file = make_file (alike);
  g_autofree char *otherwise_file = make_file (otherwise);
  g_autoptr (KithCatalogPlan) plan = import_plan_text (fixture, alike_file, NULL, FALSE);
  g_autoptr (KithCatalogPlan) second = NULL;
  g_autoptr (KithResource) stored = NULL;

  g_assert_cmpuint (kith_catalog_plan_get_n_changes (plan), ==, 4);
  g_assert_cmpuint (kith_catalog_plan_get_n_problems (plan), ==, 0);
  second = import_plan_text (fixture, otherwise_file, NULL, FALSE);
  g_assert_cmpuint (kith_catalog_plan_get_n_changes (second), ==, 4);
  g_assert_cmpuint (kith_catalog_plan_get_n_problems (second), ==, 1);
  import_text (fixture, otherwise_file, NULL);
  stored = import_find (fixture, KITH_RESOURCE_ORGANIZATION, "7");
  g_assert_cmpstr (kith_values_get (stored->values, "description"), ==, "Tea");
  g_clear_object (&second);
  second = import_plan_text (fixture, otherwise_file, NULL, FALSE);
  g_assert_cmpuint (kith_catalog_plan_get_n_changes (second), ==, 0);
  g_assert_cmpuint (kith_catalog_plan_get_n_problems (second), ==, 1);
}

/* Deleted from a later day on: there until then, and gone by itself when the file is read on that day. */
static void
test_deleted_later (SessionFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *day;
    KithResourceStatus status;
  } cases[] = {
    { "2999-01-01", KITH_RESOURCE_IS_ACTIVE },
    { "2001-01-01", KITH_RESOURCE_IS_DELETED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text =
          g_strdup_printf ("<Source xmlns=\"http://www.airs.org/schema/3_1/AIRS.xsd\" "
                           "SourceEntity=\"Tea\"><Agency delete=\"1\" "
                           "deleteEffective=\"%s\"><Key>%u</Key><Name>Tea</Name></Agency></Source>",
                           cases[i].day, i + 1);
      g_autofree char *key = g_strdup_printf ("%u", i + 1);
      g_autoptr (KithResource) stored = NULL;

      import_text (fixture, text, NULL);
      stored = import_find (fixture, KITH_RESOURCE_ORGANIZATION, key);
      g_assert_cmpint (stored->status, ==, cases[i].status);
    }
}

static void
test_bad_agency (SessionFixture *fixture, gconstpointer data)
{
  g_autofree char *one = make_agency (7, "Tea house", "Tea", "");
  g_autofree char *all = g_strconcat (one, "<Agency><Key>8</Key></Agency>", NULL);
  g_autofree char *file = make_file (all);
  g_autoptr (GPtrArray) problems = NULL;
  gint64 run = import_text (fixture, file, NULL);

  g_assert_cmpint (run, !=, 0);
  problems = kith_catalogs_list_problems (fixture->coordinator, run, NULL);
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_null (import_find (fixture, KITH_RESOURCE_ORGANIZATION, "8"));
}

static void
test_stale_plan (SessionFixture *fixture, gconstpointer data)
{
  g_autofree char *some = make_file_of (1, 3);
  g_autofree char *more = make_file_of (1, 4);
  g_autoptr (KithCatalogPlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  import_text (fixture, some, NULL);
  plan = import_plan_text (fixture, more, NULL, FALSE);
  import_text (fixture, more, NULL);
  before = import_print_store (fixture);
  g_assert_false (kith_catalog_plan_apply (plan, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_CHANGED);
  after = import_print_store (fixture);
  g_assert_cmpstr (before, ==, after);
}

typedef struct
{
  GCancellable *cancellable;
  guint left;
} Cancelling;

static void
count_down_cb (double fraction, gpointer user_data)
{
  Cancelling *cancelling = user_data;

  g_assert_cmpfloat (fraction, >=, 0);
  g_assert_cmpfloat (fraction, <=, 1);
  if (cancelling->left-- == 0)
    g_cancellable_cancel (cancelling->cancellable);
}

/* At each point: nothing is written, and it can be done afterwards. */
static void
test_cancelled (SessionFixture *fixture, gconstpointer data)
{
  g_autofree char *file = make_file_of (1, 5);
  g_autofree char *before = import_print_store (fixture);

  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (KithCatalogPlan) plan = import_plan_text (fixture, file, NULL, FALSE);
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      Cancelling cancelling = { cancellable, i };
      g_autoptr (GError) error = NULL;
      g_autofree char *after = NULL;

      g_assert_false (kith_catalog_plan_apply (plan, NULL, count_down_cb, &cancelling, cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      after = import_print_store (fixture);
      g_assert_cmpstr (before, ==, after);
      g_clear_error (&error);
      if (i == 19)
        g_assert_true (kith_catalog_plan_apply (plan, NULL, NULL, NULL, NULL, &error));
    }
  assert_whole (fixture);
}

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)

/* The most memory since it was last asked, in kB; not known to a sanitizer. */
static guint
read_peak (void)
{
  g_autofree char *status = NULL;
  const char *at;

  g_assert_true (g_file_get_contents ("/proc/self/status", &status, NULL, NULL));
  at = strstr (status, "VmHWM:");
  return at != NULL ? (guint) g_ascii_strtoull (g_strchug ((char *) at + strlen ("VmHWM:")), NULL, 10) : 0;
}

static void
write_large (const char *path, goffset size)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GOutputStream) stream =
      G_OUTPUT_STREAM (g_file_replace (file, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL));
  g_autoptr (GString) text = g_string_new ("<Source SourceEntity=\"Large\">");
  goffset written = 0;

  for (int key = 1; written < size; key++)
    {
      g_autofree char *agency = make_agency (
          key, "Tea house", "Tea at any time of the day, and somebody who listens, without asking why.", "");

      g_string_append (text, agency);
      if (text->len < 1 << 20 && written + (goffset) text->len < size)
        continue;
      g_assert_true (g_output_stream_write_all (stream, text->str, text->len, NULL, NULL, NULL));
      written += (goffset) text->len;
      g_string_truncate (text, 0);
    }
  g_assert_true (g_output_stream_write_all (stream, "</Source>", strlen ("</Source>"), NULL, NULL, NULL));
}

#endif

/* A file is read and planned in the same memory whatever its size: a gigabyte in the soak. */
static void
test_memory (SessionFixture *fixture, gconstpointer data)
{
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  g_test_skip ("a sanitizer keeps freed memory");
#else
  goffset size = g_getenv ("KITH_SOAK") != NULL ? (goffset) 1 << 30 : (goffset) 48 << 20;
  g_autofree char *path = g_build_filename (fixture->folder, "large.xml", NULL);
  g_autoptr (KithCatalogPlan) plan = NULL;
  guint before;
  guint after;

  write_large (path, size);
  if (!g_file_set_contents_full ("/proc/self/clear_refs", "5", 1, G_FILE_SET_CONTENTS_NONE, 0600, NULL))
    {
      g_test_skip ("the kernel does not let the most memory be measured anew");
      return;
    }
  before = read_peak ();
  plan = import_plan (fixture, path, NULL, FALSE);
  after = read_peak ();
  g_test_message ("%u kB before, %u kB at most, %u entries", before, after, n_of (plan, KITH_CATALOG_ADDED));
  g_assert_cmpuint (n_of (plan, KITH_CATALOG_ADDED), >, 1000);
  g_assert_cmpuint (after - before, <, 40 * 1024);
  g_unlink (path);
#endif
}

static void
test_rights (SessionFixture *fixture, gconstpointer data)
{
  static const char *const rights[][3] = {
    { "© Harbor", "CC BY 4.0", "© Harbor · CC BY 4.0" },
    { "© Harbor, CC BY 4.0", "CC BY 4.0", "© Harbor, CC BY 4.0" },
    { "© Harbor", NULL, "© Harbor" },
    { "", "CC0-1.0", "CC0-1.0" },
    { NULL, "", NULL },
    { NULL, NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rights); i++)
    {
      g_autofree char *said = kith_resource_say_rights (rights[i][0], rights[i][1]);

      g_assert_cmpstr (said, ==, rights[i][2]);
    }
}

static void
test_roles (SessionFixture *fixture, gconstpointer data)
{
  g_autofree char *file = make_file_of (1, 1);
  g_autofree char *path = g_build_filename (fixture->folder, "catalog.xml", NULL);
  g_autoptr (KithSession) advocate = fixture_add_session (fixture, "Adi", KITH_ROLE_ADVOCATE);
  const KithCatalogOptions options = { 0 };
  g_autoptr (GError) error = NULL;
  gint64 run = import_text (fixture, file, NULL);

  g_assert_null (kith_catalog_plan_read (advocate, path, &options, NULL, NULL, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
  g_clear_error (&error);
  g_assert_false (kith_catalogs_take_back (advocate, run, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func)                                                                                      \
  g_test_add ("/catalog/import/" name, SessionFixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("field-files", test_field_files);
  ADD ("field-variants", test_field_variants);
  ADD ("links-in-any-order", test_links_in_any_order);
  ADD ("moved", test_moved);
  ADD ("key-to-nowhere", test_key_to_nowhere);
  ADD ("written-along", test_written_along);
  ADD ("missing", test_missing);
  ADD ("local-edits", test_local_edits);
  ADD ("overtaken", test_overtaken);
  ADD ("kept-back", test_kept_back);
  ADD ("local-status", test_local_status);
  ADD ("told-twice", test_told_twice);
  ADD ("deleted-later", test_deleted_later);
  ADD ("bad-agency", test_bad_agency);
  ADD ("stale-plan", test_stale_plan);
  ADD ("cancelled", test_cancelled);
  ADD ("memory", test_memory);
  ADD ("rights", test_rights);
  ADD ("roles", test_roles);
#undef ADD
  return g_test_run ();
}
