/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which import of a source can be taken back, and what a source cannot be called. */

#include "catalog/kith-catalog-sources.h"

static void
add_source (GPtrArray *sources, gint64 id, const char *name)
{
  KithCatalog *source = g_new0 (KithCatalog, 1);

  source->id = id;
  source->name = g_strdup (name);
  g_ptr_array_add (sources, source);
}

static void
add_run (GPtrArray *runs, gint64 id, gint64 source, KithCatalogRunState state)
{
  KithCatalogRun *run = g_new0 (KithCatalogRun, 1);

  run->id = id;
  run->source = source;
  run->state = state;
  g_ptr_array_add (runs, run);
}

static KithCatalogSources *
make (void)
{
  GPtrArray *sources = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_catalog_free);
  GPtrArray *runs = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_catalog_run_free);

  add_source (sources, 1, "Harbor");
  add_source (sources, 2, "Hills");
  add_run (runs, 14, 1, KITH_CATALOG_RUN_TAKEN_BACK);
  add_run (runs, 13, 2, KITH_CATALOG_RUN_TAKEN_BACK);
  add_run (runs, 12, 1, KITH_CATALOG_RUN_STANDS);
  add_run (runs, 11, 1, KITH_CATALOG_RUN_STANDS);
  return kith_catalog_sources_new (sources, runs);
}

static void
test_runs (void)
{
  g_autoptr (KithCatalogSources) sources = make ();
  g_autoptr (GPtrArray) runs = kith_catalog_sources_list_runs (sources, 1);

  g_assert_cmpuint (kith_catalog_sources_list (sources)->len, ==, 2);
  g_assert_cmpuint (runs->len, ==, 3);
  g_assert_cmpint (((const KithCatalogRun *) runs->pdata[0])->id, ==, 14);
  g_assert_cmpint (kith_catalog_sources_get_newest (sources, 1)->id, ==, 12);
  g_assert_null (kith_catalog_sources_get_newest (sources, 2));
  g_assert_cmpstr (kith_catalog_sources_find (sources, 2)->name, ==, "Hills");
  g_assert_null (kith_catalog_sources_find (sources, 3));
}

static void
test_names (void)
{
  g_autoptr (KithCatalogSources) sources = make ();

  g_assert_nonnull (kith_catalog_sources_refuse_name (sources, 1, "  "));
  g_assert_nonnull (kith_catalog_sources_refuse_name (sources, 1, " Hills "));
  g_assert_null (kith_catalog_sources_refuse_name (sources, 1, "Harbor"));
  g_assert_null (kith_catalog_sources_refuse_name (sources, 1, "Harbor and Hills"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/app/catalog-sources/runs", test_runs);
  g_test_add_func ("/app/catalog-sources/names", test_names);
  return g_test_run ();
}
