/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What changes in a directory, as people read it. */

#include "catalog/kith-catalog-words.h"

#include <string.h>

static void
test_counts (void)
{
  guint counts[KITH_RESOURCE_SITE_SERVICE + 1] = { 0 };
  g_autofree char *kinds = NULL;
  g_autofree char *changes = kith_catalog_words_changes (3, 0, 1, 2);
  g_autofree char *none = kith_catalog_words_changes (0, 0, 0, 0);

  g_assert_null (kith_catalog_words_kinds (counts));
  counts[0] = 4;
  counts[KITH_RESOURCE_ORGANIZATION] = 1;
  counts[KITH_RESOURCE_SERVICE] = 3;
  kinds = kith_catalog_words_kinds (counts);
  g_assert_cmpstr (kinds, ==, "1 organization, 3 services");
  g_assert_cmpstr (changes, ==, "3 new, 1 told again, 2 not told any more");
  g_assert_cmpstr (none, ==, "nothing changed");
}

static void
test_header (void)
{
  const KithCatalogHeader bare = { .format = KITH_CATALOG_OSM };
  KithCatalogHeader header = { .format = KITH_CATALOG_AIRS_3_1,
                               .entity = (char *) "Harbor Helpline",
                               .origin = (char *) "2026-10-01T10:00:00" };
  g_autofree char *short_words = kith_catalog_words_header (&bare);
  g_autofree char *words = kith_catalog_words_header (&header);

  g_assert_cmpstr (short_words, ==, "OpenStreetMap XML");
  g_assert_cmpstr (words, ==, "AIRS XML 3.1 · Harbor Helpline · made 2026-10-01");
}

static void
test_problem (void)
{
  KithCatalogProblem problem = { KITH_CATALOG_SKIPPED, 12, (char *) "/Source/Agency[3]",
                                 (char *) "It has no name." };
  KithCatalogProblem whole = { KITH_CATALOG_NOTE, 0, NULL, (char *) "There is nothing in it." };
  g_autofree char *where = kith_catalog_words_problem (&problem);
  g_autofree char *everywhere = kith_catalog_words_problem (&whole);

  g_assert_cmpstr (where, ==, "Line 12 · /Source/Agency[3] · left out");
  g_assert_cmpstr (everywhere, ==, "The whole file");
}

static void
test_entry (void)
{
  KithCatalogChange named = {
    .kind = KITH_RESOURCE_SERVICE, .key = (char *) "8/82", .name = (char *) "Tea", .line = 12
  };
  KithCatalogChange nameless = { .kind = KITH_RESOURCE_SITE_SERVICE, .key = (char *) "81/8/82" };
  g_autofree char *name = NULL;
  g_autofree char *about = kith_catalog_words_entry (&named, &name);
  g_autofree char *kind = NULL;
  g_autofree char *key = kith_catalog_words_entry (&nameless, &kind);

  g_assert_cmpstr (name, ==, "Tea");
  g_assert_cmpstr (about, ==, "Service · 8/82 · line 12");
  g_assert_cmpstr (kind, ==, "Service at a place");
  g_assert_cmpstr (key, ==, "81/8/82");
}

static void
test_values (void)
{
  g_autoptr (KithValuesBuilder) builder = kith_values_builder_new ();
  g_autoptr (KithValuesBuilder) truths = kith_values_builder_new ();
  g_autoptr (KithValues) values = NULL;
  g_autoptr (KithValues) truth = NULL;
  g_autofree char *words = NULL;
  g_autofree char *yes = NULL;

  kith_values_builder_open (builder, "address", "");
  kith_values_builder_add (builder, "city", "Bremen");
  kith_values_builder_add (builder, "line", "Am Deich 1");
  kith_values_builder_close (builder);
  kith_values_builder_open (builder, "phone", "555 0101");
  kith_values_builder_add (builder, "note", "mornings");
  kith_values_builder_close (builder);
  values = kith_values_builder_end (builder);
  words = kith_catalog_words_values (values, FALSE);
  g_assert_nonnull (strstr (words, "\n"));
  g_assert_nonnull (strstr (words, "Street: Am Deich 1"));
  g_assert_nonnull (strstr (words, "City: Bremen"));
  g_assert_nonnull (strstr (words, "\342\201\246555 0101\342\201\251, "));
  g_assert_null (strstr (words, "\n, "));

  kith_values_builder_add (truths, "public-transport", "true");
  truth = kith_values_builder_end (truths);
  yes = kith_catalog_words_values (truth, FALSE);
  g_assert_cmpstr (yes, ==, "Yes");
}

/* What is kept back is said to be there, with what is not or alone. */
static void
test_kept_back (void)
{
  g_autoptr (KithValuesBuilder) builder = kith_values_builder_new ();
  g_autoptr (KithValuesBuilder) nothing = kith_values_builder_new ();
  g_autoptr (KithValues) values = NULL;
  g_autoptr (KithValues) none = kith_values_builder_end (nothing);
  g_autofree char *words = NULL;
  g_autofree char *alone = kith_catalog_words_values (none, TRUE);
  g_autofree char *empty = kith_catalog_words_values (none, FALSE);

  kith_values_builder_add (builder, "email", "desk@teapot.example");
  values = kith_values_builder_end (builder);
  words = kith_catalog_words_values (values, TRUE);
  g_assert_cmpstr (words, ==, "desk@teapot.example\nConfidential, not shown here");
  g_assert_cmpstr (alone, ==, "Confidential, not shown here");
  g_assert_cmpstr (empty, ==, "");
}

static void
test_differ (void)
{
  g_autoptr (GString) one = g_string_new (NULL);
  g_autoptr (GString) other = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  kith_catalog_words_differ ("Tea", "Soup", &before, &after);
  g_assert_cmpstr (before, ==, "Tea");
  g_assert_cmpstr (after, ==, "Soup");

  /* Characters of several bytes on both sides of the word that changes. */
  for (int i = 0; i < 40; i++)
    g_string_append (one, "größe ");
  other = g_string_new (one->str);
  g_string_append (one, "Tee");
  g_string_append (other, "Tüte");
  for (int i = 0; i < 40; i++)
    {
      g_string_append (one, " façade");
      g_string_append (other, " façade");
    }
  g_free (before);
  g_free (after);
  kith_catalog_words_differ (one->str, other->str, &before, &after);
  g_assert_true (g_utf8_validate (before, -1, NULL) && g_utf8_validate (after, -1, NULL));
  g_assert_cmpint (g_utf8_strlen (before, -1), <, 100);
  g_assert_true (g_str_has_prefix (before, "…größe ") && g_str_has_suffix (before, " façade…"));
  g_assert_nonnull (strstr (before, " Tee "));
  g_assert_nonnull (strstr (after, " Tüte "));

  /* Of the two characters that change, the first byte is the same, or the last. */
  for (int k = 0; k < 2; k++)
    {
      g_autoptr (GString) tail = g_string_new (NULL);
      g_autofree char *start = g_strnfill (200, 'x');
      g_autofree char *with_one = NULL;
      g_autofree char *with_other = NULL;

      for (int i = 0; i < 200; i++)
        g_string_append_c (tail, 'y');
      with_one = g_strconcat (start, " ", k == 0 ? "\303\251" : "\304\203", tail->str, NULL);
      with_other = g_strconcat (start, " ", k == 0 ? "\303\274" : "\306\203", tail->str, NULL);
      g_free (before);
      g_free (after);
      kith_catalog_words_differ (with_one, with_other, &before, &after);
      g_assert_true (g_utf8_validate (before, -1, NULL) && g_utf8_validate (after, -1, NULL));
      g_assert_nonnull (strstr (before, k == 0 ? "\303\251" : "\304\203"));
      g_assert_nonnull (strstr (after, k == 0 ? "\303\274" : "\306\203"));
    }

  /* One at the end of the other. */
  g_free (before);
  g_free (after);
  g_string_assign (other, one->str);
  g_string_append (other, " and more");
  kith_catalog_words_differ (one->str, other->str, &before, &after);
  g_assert_true (g_str_has_suffix (before, "façade"));
  g_assert_true (g_str_has_suffix (after, "façade and more"));

  /* What is wholly new is cut, but never inside a character. */
  g_free (before);
  g_free (after);
  g_string_truncate (one, 0);
  for (int i = 0; i < 2000; i++)
    g_string_append (one, "ü");
  kith_catalog_words_differ ("", one->str, &before, &after);
  g_assert_cmpstr (before, ==, "");
  g_assert_true (g_str_has_suffix (after, "ü…"));
  g_assert_cmpint (g_utf8_strlen (after, -1), <, 1000);
}

static void
test_sources (void)
{
  KithCatalogRun run = { .day = 20775,
                         .who = (char *) "Dana",
                         .file = (char *) "harbor.xml",
                         .added = 48,
                         .problems = 1,
                         .state = KITH_CATALOG_RUN_STANDS };
  KithCatalog source = { .n_entries = 48, .n_missing = 3 };
  g_autofree char *title = kith_catalog_words_run_title (&run);
  g_autofree char *stands = kith_catalog_words_run (&run);
  g_autofree char *about = kith_catalog_words_source (&source, &run);
  g_autofree char *never = NULL;
  g_autofree char *undone = NULL;

  g_assert_true (g_str_has_suffix (title, ", by Dana"));
  g_assert_cmpstr (stands, ==, "harbor.xml · 48 new · 1 problem");
  g_assert_true (g_str_has_prefix (about, "48 entries, 3 not told any more · last import "));
  g_assert_nonnull (strstr (about, title));
  run.state = KITH_CATALOG_RUN_TAKEN_BACK;
  run.problems = 0;
  undone = kith_catalog_words_run (&run);
  g_assert_cmpstr (undone, ==, "harbor.xml · 48 new · undone");
  source.n_entries = 1;
  source.n_missing = 0;
  never = kith_catalog_words_source (&source, NULL);
  g_assert_cmpstr (never, ==, "1 entry");
}

static void
test_done (void)
{
  KithCatalogCounts counts = { 0 };
  g_autofree char *done = NULL;
  g_autofree char *back = kith_catalog_words_taken_back (0);
  g_autofree char *left = kith_catalog_words_taken_back (2);

  counts.changes[KITH_CATALOG_ADDED][0] = 8;
  counts.changes[KITH_CATALOG_CHANGED][0] = 1;
  done = kith_catalog_words_done (&counts);
  g_assert_cmpstr (done, ==, "The directory is imported: 8 new, 1 changed.");
  g_assert_cmpstr (back, ==, "The import is undone.");
  g_assert_true (g_str_has_prefix (left, "The import is undone. 2 entries stay"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/app/catalog-words/counts", test_counts);
  g_test_add_func ("/app/catalog-words/header", test_header);
  g_test_add_func ("/app/catalog-words/problem", test_problem);
  g_test_add_func ("/app/catalog-words/entry", test_entry);
  g_test_add_func ("/app/catalog-words/values", test_values);
  g_test_add_func ("/app/catalog-words/kept-back", test_kept_back);
  g_test_add_func ("/app/catalog-words/differ", test_differ);
  g_test_add_func ("/app/catalog-words/sources", test_sources);
  g_test_add_func ("/app/catalog-words/done", test_done);
  return g_test_run ();
}
