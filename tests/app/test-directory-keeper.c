/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The directory in memory: read in a thread, anew after changes, once for many of them, and given up with its
 * keeper. */

#include "resources/kith-directory-keeper.h"

#include "resources/kith-resource-words.h"
#include "resources/kith-resources.h"
#include "session/session-fixture.h"

static void
add (SessionFixture *fixture, const char *name)
{
  g_autoptr (KithValuesBuilder) builder = kith_values_builder_new ();
  g_autoptr (KithResource) resource = kith_resource_new (KITH_RESOURCE_SERVICE);
  g_autoptr (GError) error = NULL;

  kith_values_builder_add (builder, "name", name);
  kith_values_unref (resource->values);
  resource->values = kith_values_builder_end (builder);
  g_assert_true (kith_resources_add (fixture->coordinator, &resource, 1, &error));
  g_assert_no_error (error);
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static KithDirectoryKeeper *
make_keeper (SessionFixture *fixture, guint *n)
{
  KithDirectoryKeeper *keeper = kith_directory_keeper_new (fixture->coordinator);

  g_signal_connect_swapped (keeper, "changed", G_CALLBACK (count_cb), n);
  return keeper;
}

static gboolean
give_up_cb (gpointer user_data)
{
  g_assert_not_reached ();
  return G_SOURCE_REMOVE;
}

static void
wait_for_size (KithDirectoryKeeper *keeper, guint size)
{
  guint bound = g_timeout_add_seconds (30, give_up_cb, NULL);

  while (kith_directory_keeper_get (keeper) == NULL ||
         kith_directory_get_size (kith_directory_keeper_get (keeper)) != size)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (bound);
}

static void
test_read (SessionFixture *fixture, gconstpointer data)
{
  guint n = 0;
  g_autoptr (KithDirectoryKeeper) keeper = make_keeper (fixture, &n);

  g_assert_null (kith_directory_keeper_get (keeper));
  g_assert_null (kith_directory_keeper_get_problem (keeper));
  wait_for_size (keeper, 0);
  g_assert_cmpuint (n, ==, 1);
  g_assert_null (kith_directory_keeper_get_problem (keeper));
  add (fixture, "Tide House");
  /* The one of before is good until the next is there. */
  g_assert_cmpuint (kith_directory_get_size (kith_directory_keeper_get (keeper)), ==, 0);
  wait_for_size (keeper, 1);
}

/* Each change while it reads only leaves a mark. */
static void
test_many (SessionFixture *fixture, gconstpointer data)
{
  guint n = 0;
  g_autoptr (KithDirectoryKeeper) keeper = make_keeper (fixture, &n);

  wait_for_size (keeper, 0);
  n = 0;
  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *name = g_strdup_printf ("House %u", i);

      add (fixture, name);
    }
  wait_for_size (keeper, 40);
  g_assert_cmpuint (n, <=, 2);
}

static guint
n_found (KithDirectoryKeeper *keeper, const char *typed)
{
  g_autoptr (KithDirectoryQuery) query = kith_directory_query_new (typed);
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 11, 25, 10, 0, 0);
  g_autoptr (KithDirectoryResults) results =
      kith_directory_search (kith_directory_keeper_get (keeper), query, now);

  return results->n_found;
}

/* Words that mean the same are part of it. */
static void
test_words (SessionFixture *fixture, gconstpointer data)
{
  guint n = 0;
  g_autoptr (KithDirectoryKeeper) keeper = NULL;
  g_autoptr (GError) error = NULL;
  guint bound;

  add (fixture, "Tide House");
  keeper = make_keeper (fixture, &n);
  wait_for_size (keeper, 1);
  g_assert_cmpuint (n_found (keeper, "goulash"), ==, 0);
  g_assert_true (kith_resource_words_write (fixture->coordinator, "goulash, tide house", 0, &error));
  g_assert_no_error (error);
  bound = g_timeout_add_seconds (30, give_up_cb, NULL);
  while (n_found (keeper, "goulash") == 0)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (bound);
}

/* Nobody else holds it, so that what it reads is cancelled and the store is let go: the next may lock. */
static void
test_let_go (SessionFixture *fixture, gconstpointer data)
{
  guint n = 0;
  KithDirectoryKeeper *keeper = make_keeper (fixture, &n);

  g_object_add_weak_pointer (G_OBJECT (keeper), (gpointer *) &keeper);
  g_object_unref (keeper);
  g_assert_null (keeper);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (n, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, func)                                                                                      \
  g_test_add ("/app/directory-keeper/" name, SessionFixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("read", test_read);
  ADD ("many", test_many);
  ADD ("words", test_words);
  ADD ("let-go", test_let_go);
#undef ADD

  return g_test_run ();
}
