/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A directory in many threads at once, and how much is done: hours are read once, and asked once a minute. */

#include "directory-chance.h"

#include "resources/kith-directory-builder.h"
#include "resources/kith-directory-private.h"

#define THREADS 4
#define ROUNDS 60

typedef struct
{
  KithDirectory *directory; /* (owned) */
  guint first;
} Searcher;

/* Everything that a search tells, in a line. */
static char *
search (KithDirectory *directory, guint round)
{
  static const char *const typed[] = { "", "r", "food", "hot", "garden n", "fod" };
  static const char *const nears[] = { NULL, NULL, "Harborview", "970" };
  g_autoptr (KithDirectoryQuery) query = kith_directory_query_new (typed[round % G_N_ELEMENTS (typed)]);
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 11, 23, (int) round % 24, (int) round % 7, 0);
  g_autoptr (KithDirectoryResults) results = NULL;
  GString *line = g_string_new (NULL);

  query->open = round % 3 == 0;
  query->near = g_strdup (nears[round % G_N_ELEMENTS (nears)]);
  results = kith_directory_search (directory, query, now);
  g_string_append_printf (line, "%u:", results->n_found);
  for (guint i = 0; i < results->results->len; i++)
    {
      const KithDirectoryResult *one = &g_array_index (results->results, KithDirectoryResult, i);

      g_string_append_printf (line, " %" G_GINT64_FORMAT "/%d/%" G_GINT64_FORMAT, one->id, one->state,
                              one->until);
    }
  for (guint i = 0; i < results->facets->len; i++)
    g_string_append_printf (line, " %u", g_array_index (results->facets, KithDirectoryFacet, i).n);
  return g_string_free (line, FALSE);
}

static gpointer
search_thread (gpointer data)
{
  Searcher *searcher = data;
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < ROUNDS; i++)
    g_ptr_array_add (lines, search (searcher->directory, searcher->first + i));
  kith_directory_unref (searcher->directory);
  return lines;
}

static void
test_threads (void)
{
  Chance chance;
  KithDirectory *directory;
  Searcher searchers[THREADS];
  GThread *threads[THREADS];
  g_autoptr (KithDirectory) alone = NULL;

  chance_init (&chance);
  directory = chance_build (&chance);
  alone = chance_build (&chance);
  for (guint i = 0; i < THREADS; i++)
    {
      searchers[i] = (Searcher){ kith_directory_ref (directory), i * 13 };
      threads[i] = g_thread_new ("searcher", search_thread, &searchers[i]);
    }
  /* Whoever searches last frees it. */
  kith_directory_unref (directory);
  for (guint i = 0; i < THREADS; i++)
    {
      g_autoptr (GPtrArray) lines = g_thread_join (threads[i]);

      for (guint k = 0; k < lines->len; k++)
        {
          g_autofree char *expected = search (alone, i * 13 + k);

          g_assert_cmpstr (lines->pdata[k], ==, expected);
        }
    }
  chance_clear (&chance);
}

static KithResource *
make_service (gint64 id, const char *hours)
{
  g_autoptr (KithValuesBuilder) builder = kith_values_builder_new ();
  KithResource *resource = kith_resource_new (KITH_RESOURCE_SERVICE);

  resource->id = id;
  kith_values_builder_add (builder, "name", "Breakfast");
  kith_values_builder_open (builder, "hours", hours);
  kith_values_builder_add (builder, "syntax", "osm");
  kith_values_builder_close (builder);
  kith_values_unref (resource->values);
  resource->values = kith_values_builder_end (builder);
  return resource;
}

static void
test_work (void)
{
  static const char *const hours[] = { "Mo-Fr 09:00-17:00", "Sa 10:00-12:00; Dec 24 off", "24/7" };
  KithDirectoryBuilder *builder = kith_directory_builder_new (NULL);
  g_autoptr (KithDirectory) directory = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 11, 25, 10, 0, 5);
  g_autoptr (GDateTime) same_minute = g_date_time_new_utc (2026, 11, 25, 10, 0, 55);
  g_autoptr (GDateTime) next_minute = g_date_time_new_utc (2026, 11, 25, 10, 1, 0);
  g_autoptr (KithDirectoryStates) states = NULL;
  g_autoptr (KithDirectoryStates) again = NULL;
  g_autoptr (KithDirectoryStates) later = NULL;

  for (gint64 id = 1; id <= 300; id++)
    {
      g_autoptr (KithResource) resource = make_service (id, hours[id % 3]);

      kith_directory_builder_add (builder, resource);
    }
  directory = kith_directory_builder_end (builder);
  /* Those three, and those that nobody knows. */
  g_assert_cmpuint (directory->hours->len, ==, 4);
  states = _kith_directory_states (directory, now);
  again = _kith_directory_states (directory, same_minute);
  later = _kith_directory_states (directory, next_minute);
  g_assert_true (states == again);
  g_assert_true (states != later);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/resources/directory threads/many", test_threads);
  g_test_add_func ("/resources/directory threads/work", test_work);

  return g_test_run ();
}
