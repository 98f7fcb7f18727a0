/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which source a file is of: read again only where it is said otherwise, and never under a name twice. */

#include "catalog/kith-catalog-source-form.h"

static GPtrArray *
make_sources (void)
{
  GPtrArray *sources = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_catalog_free);

  for (int i = 0; i < 2; i++)
    {
      KithCatalog *source = g_new0 (KithCatalog, 1);

      source->id = 7 + i;
      source->name = g_strdup (i == 0 ? "Harbor" : "Hills");
      g_ptr_array_add (sources, source);
    }
  return sources;
}

static void
test_known (void)
{
  g_autoptr (GPtrArray) sources = make_sources ();
  g_autoptr (KithCatalogSourceForm) form = kith_catalog_source_form_new (sources, 8, "Hills", FALSE);
  KithCatalogOptions options = { 0 };

  g_assert_cmpuint (kith_catalog_source_form_get_n_choices (form), ==, 3);
  g_assert_cmpstr (kith_catalog_source_form_get_choice (form, 0), ==, "Harbor");
  g_assert_cmpstr (kith_catalog_source_form_get_choice (form, 2), ==, "A new source");
  g_assert_cmpuint (kith_catalog_source_form_get_chosen (form), ==, 1);
  g_assert_false (kith_catalog_source_form_is_new (form));
  g_assert_false (kith_catalog_source_form_is_changed (form));

  kith_catalog_source_form_choose (form, 0);
  g_assert_true (kith_catalog_source_form_is_changed (form));
  g_assert_null (kith_catalog_source_form_get_problem (form));
  kith_catalog_source_form_get_options (form, &options);
  g_assert_cmpint (options.source, ==, 7);
  g_assert_null (options.name);
  g_assert_false (options.partial);

  kith_catalog_source_form_choose (form, 1);
  g_assert_false (kith_catalog_source_form_is_changed (form));
  kith_catalog_source_form_set_partial (form, TRUE);
  g_assert_true (kith_catalog_source_form_is_changed (form));
  kith_catalog_source_form_get_options (form, &options);
  g_assert_true (options.partial);
  kith_catalog_source_form_revert (form);
  g_assert_false (kith_catalog_source_form_is_changed (form) || kith_catalog_source_form_is_partial (form));
}

static void
test_new (void)
{
  g_autoptr (GPtrArray) sources = make_sources ();
  g_autoptr (KithCatalogSourceForm) form = kith_catalog_source_form_new (sources, 0, "Lowlands", TRUE);
  g_autoptr (KithCatalogSourceForm) known = kith_catalog_source_form_new (sources, 7, "Harbor", FALSE);
  KithCatalogOptions options = { 0 };

  g_assert_true (kith_catalog_source_form_is_new (form) && kith_catalog_source_form_is_partial (form));
  g_assert_cmpstr (kith_catalog_source_form_get_name (form), ==, "Lowlands");
  g_assert_false (kith_catalog_source_form_is_changed (form));
  kith_catalog_source_form_set_name (form, " Hills ");
  g_assert_nonnull (kith_catalog_source_form_get_problem (form));
  kith_catalog_source_form_set_name (form, "  ");
  g_assert_nonnull (kith_catalog_source_form_get_problem (form));
  kith_catalog_source_form_set_name (form, " Highlands ");
  g_assert_null (kith_catalog_source_form_get_problem (form));
  g_assert_true (kith_catalog_source_form_is_changed (form));
  kith_catalog_source_form_get_options (form, &options);
  g_assert_cmpint (options.source, ==, 0);
  g_assert_cmpstr (options.name, ==, "Highlands");

  /* A name that nobody gave yet is not taken from the source that it was read as. */
  kith_catalog_source_form_choose (known, 2);
  g_assert_true (kith_catalog_source_form_is_new (known));
  g_assert_nonnull (kith_catalog_source_form_get_problem (known));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/app/catalog-source-form/known", test_known);
  g_test_add_func ("/app/catalog-source-form/new", test_new);
  return g_test_run ();
}
