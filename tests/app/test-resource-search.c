/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is typed is searched by name at once, by description a moment later, and never for what was typed
 * before. */

#include "resources/kith-resource-search.h"

#include "resources/kith-resources.h"
#include "session/session-fixture.h"

typedef struct
{
  guint found;
  guint found_texts;
} Told;

static void
add (SessionFixture *fixture, const char *name, const char *description)
{
  g_autoptr (KithValuesBuilder) builder = kith_values_builder_new ();
  g_autoptr (KithResource) resource = kith_resource_new (KITH_RESOURCE_SERVICE);
  g_autoptr (GError) error = NULL;

  kith_values_builder_add (builder, "name", name);
  kith_values_builder_add (builder, "description", description);
  kith_values_unref (resource->values);
  resource->values = kith_values_builder_end (builder);
  g_assert_true (kith_resources_add (fixture->coordinator, &resource, 1, &error));
  g_assert_no_error (error);
  /* The store tells of it from the main loop. */
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static gboolean
give_up_cb (gpointer user_data)
{
  g_assert_not_reached ();
  return G_SOURCE_REMOVE;
}

static void
wait_until_told (guint *n)
{
  guint bound = g_timeout_add_seconds (30, give_up_cb, NULL);

  while (*n == 0)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (bound);
}

static KithResourceSearch *
make_search (SessionFixture *fixture, KithDirectoryKeeper *keeper, Told *told)
{
  KithResourceSearch *search = kith_resource_search_new (fixture->coordinator, keeper);

  g_signal_connect_swapped (search, "found", G_CALLBACK (count_cb), &told->found);
  g_signal_connect_swapped (search, "found-texts", G_CALLBACK (count_cb), &told->found_texts);
  return search;
}

static void
run (KithResourceSearch *search, const char *typed)
{
  g_autoptr (KithDirectoryQuery) query = kith_directory_query_new (typed);

  kith_resource_search_run (search, query);
}

static const char *
first (KithDirectoryResults *results)
{
  return results != NULL && results->results->len > 0
             ? g_array_index (results->results, KithDirectoryResult, 0).name
             : NULL;
}

/* Until the directory was read nothing is found; then what was asked meanwhile. */
static void
test_early (SessionFixture *fixture, gconstpointer data)
{
  g_autoptr (KithDirectoryKeeper) keeper = NULL;
  g_autoptr (KithResourceSearch) search = NULL;
  Told told = { 0 };

  add (fixture, "Tide House", "Porridge at nine");
  keeper = kith_directory_keeper_new (fixture->coordinator);
  search = make_search (fixture, keeper, &told);
  run (search, "tide");
  g_assert_null (kith_resource_search_get_names (search));
  g_assert_null (kith_resource_search_get_now (search));
  g_assert_cmpuint (told.found, ==, 0);
  wait_until_told (&told.found);
  g_assert_cmpstr (first (kith_resource_search_get_names (search)), ==, "Tide House");
  g_assert_nonnull (kith_resource_search_get_now (search));
}

static void
test_two_tiers (SessionFixture *fixture, gconstpointer data)
{
  g_autoptr (KithDirectoryKeeper) keeper = NULL;
  g_autoptr (KithResourceSearch) search = NULL;
  Told told = { 0 };

  add (fixture, "Tide House", "Porridge at nine");
  add (fixture, "Boot Room", "Where the tide comes in");
  keeper = kith_directory_keeper_new (fixture->coordinator);
  search = make_search (fixture, keeper, &told);
  run (search, "tide");
  wait_until_told (&told.found_texts);
  told = (Told){ 0 };

  /* Names are there when the call is back. */
  run (search, "tide");
  g_assert_cmpuint (told.found, ==, 1);
  g_assert_cmpuint (kith_resource_search_get_names (search)->n_found, ==, 1);
  g_assert_cmpstr (first (kith_resource_search_get_names (search)), ==, "Tide House");
  g_assert_null (kith_resource_search_get_texts (search));
  wait_until_told (&told.found_texts);
  g_assert_cmpuint (kith_resource_search_get_texts (search)->n_found, ==, 1);
  g_assert_cmpstr (first (kith_resource_search_get_texts (search)), ==, "Boot Room");
  g_assert_cmpuint (kith_resource_search_get_texts (search)->facets->len, ==, 0);
  g_assert_cmpuint (told.found, ==, 1);
}

/* Keys that come faster than descriptions are read: only the last is answered. */
static void
test_burst (SessionFixture *fixture, gconstpointer data)
{
  static const char *const keys[] = { "por", "porr", "porri", "porrid", "porridg", "porridge", "po", "wool" };
  g_autoptr (KithDirectoryKeeper) keeper = NULL;
  g_autoptr (KithResourceSearch) search = NULL;
  Told told = { 0 };

  add (fixture, "Tide House", "Porridge at nine");
  add (fixture, "Boot Room", "Woollen socks");
  keeper = kith_directory_keeper_new (fixture->coordinator);
  search = make_search (fixture, keeper, &told);
  run (search, "");
  wait_until_told (&told.found);
  told = (Told){ 0 };
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      run (search, keys[i]);
      g_assert_null (kith_resource_search_get_texts (search));
    }
  g_assert_cmpuint (told.found, ==, G_N_ELEMENTS (keys));
  wait_until_told (&told.found_texts);
  g_assert_cmpstr (first (kith_resource_search_get_texts (search)), ==, "Boot Room");
  g_assert_cmpuint (told.found_texts, ==, 1);
}

/* What was found is searched again in the directory that an edit made. */
static void
test_edited (SessionFixture *fixture, gconstpointer data)
{
  g_autoptr (KithDirectoryKeeper) keeper = kith_directory_keeper_new (fixture->coordinator);
  Told told = { 0 };
  g_autoptr (KithResourceSearch) search = make_search (fixture, keeper, &told);

  run (search, "ti");
  wait_until_told (&told.found);
  g_assert_cmpuint (kith_resource_search_get_names (search)->n_found, ==, 0);
  told = (Told){ 0 };
  add (fixture, "Tide House", "Porridge at nine");
  wait_until_told (&told.found);
  g_assert_cmpuint (kith_resource_search_get_names (search)->n_found, ==, 1);
}

/* Nobody else holds it: the store is let go, and nothing is told any more. */
static void
test_let_go (SessionFixture *fixture, gconstpointer data)
{
  g_autoptr (KithDirectoryKeeper) keeper = kith_directory_keeper_new (fixture->coordinator);
  Told told = { 0 };
  KithResourceSearch *search = make_search (fixture, keeper, &told);

  add (fixture, "Tide House", "Porridge at nine");
  run (search, "");
  wait_until_told (&told.found);
  run (search, "porridge");
  g_object_add_weak_pointer (G_OBJECT (search), (gpointer *) &search);
  g_object_unref (search);
  g_assert_null (search);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, func)                                                                                      \
  g_test_add ("/app/resource-search/" name, SessionFixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("early", test_early);
  ADD ("two-tiers", test_two_tiers);
  ADD ("burst", test_burst);
  ADD ("edited", test_edited);
  ADD ("let-go", test_let_go);
#undef ADD

  return g_test_run ();
}
