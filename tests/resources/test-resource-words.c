/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The center's own list of words: kept line by line, refused with its line, and what the search goes by. */

#include "resources/kith-resource-words.h"

#include <string.h>

#include "base/kith-error.h"
#include "resources/kith-directory.h"
#include "resources/kith-resources.h"
#include "session/session-fixture.h"

static void
write_words (SessionFixture *fixture, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  gint64 version;

  before = kith_resource_words_read (fixture->coordinator, &version, &error);
  g_assert_no_error (error);
  g_assert_true (kith_resource_words_write (fixture->coordinator, words, version, &error));
  g_assert_no_error (error);
}

static void
assert_words (SessionFixture *fixture, const char *expected)
{
  g_autoptr (GError) error = NULL;
  gint64 version = -1;
  g_autofree char *words = kith_resource_words_read (fixture->coordinator, &version, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (words, ==, expected);
}

static void
test_kept (SessionFixture *fixture, gconstpointer data)
{
  static const char list[] = "# ours\n\nbridge, river house\nzz, top, shelf\n";
  g_autofree char *usual = kith_synonyms_dup_default ();

  g_assert_nonnull (strstr (usual, "food bank"));
  assert_words (fixture, usual);
  write_words (fixture, list);
  assert_words (fixture, list);
  write_words (fixture, "one, two");
  assert_words (fixture, "one, two\n");
  write_words (fixture, "");
  assert_words (fixture, "\n");
  write_words (fixture, NULL);
  assert_words (fixture, usual);
}

static void
test_refused (SessionFixture *fixture, gconstpointer data)
{
  g_autoptr (KithSession) advocate = fixture_add_session (fixture, "Ada", KITH_ROLE_ADVOCATE);
  g_autoptr (GError) error = NULL;
  g_autofree char *usual = kith_synonyms_dup_default ();

  g_assert_false (kith_resource_words_write (advocate, "a, b", 0, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
  g_clear_error (&error);
  g_assert_false (kith_resource_words_write (fixture->coordinator, "a, b\nalone\n", 0, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "Line 2"));
  g_clear_error (&error);
  assert_words (fixture, usual);

  write_words (fixture, "a, b");
  g_assert_false (kith_resource_words_write (fixture->coordinator, "c, d", 0, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_CHANGED);
  assert_words (fixture, "a, b\n");
}

static guint
n_found (SessionFixture *fixture, const char *typed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithDirectory) directory = kith_directory_load (fixture->coordinator, NULL, &error);
  g_autoptr (KithDirectoryQuery) query = kith_directory_query_new (typed);
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 11, 25, 10, 0, 0);
  g_autoptr (KithDirectoryResults) results = NULL;

  g_assert_no_error (error);
  results = kith_directory_search (directory, query, now);
  return results->n_found;
}

static void
test_searched_by (SessionFixture *fixture, gconstpointer data)
{
  g_autoptr (KithValuesBuilder) builder = kith_values_builder_new ();
  g_autoptr (KithResource) resource = kith_resource_new (KITH_RESOURCE_SERVICE);
  g_autoptr (GError) error = NULL;

  kith_values_builder_add (builder, "name", "Food pantry");
  kith_values_unref (resource->values);
  resource->values = kith_values_builder_end (builder);
  g_assert_true (kith_resources_add (fixture->coordinator, &resource, 1, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_found (fixture, "food bank"), ==, 1);
  g_assert_cmpuint (n_found (fixture, "cupboard"), ==, 0);
  write_words (fixture, "pantry, cupboard");
  g_assert_cmpuint (n_found (fixture, "food bank"), ==, 0);
  g_assert_cmpuint (n_found (fixture, "food cupboard"), ==, 1);
  write_words (fixture, NULL);
  g_assert_cmpuint (n_found (fixture, "food bank"), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func)                                                                                      \
  g_test_add ("/resources/resource words/" name, SessionFixture, NULL, fixture_set_up, func,                 \
              fixture_tear_down)
  ADD ("kept", test_kept);
  ADD ("refused", test_refused);
  ADD ("searched by", test_searched_by);
#undef ADD

  return g_test_run ();
}
