/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Full text: what is typed is words and nothing else, whatever characters are in it. */

#include "store/kith-full-text.h"

#include "base/kith-error.h"
#include "store/kith-migrations.h"

typedef struct
{
  KithDb *db;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const char *const texts[] = {
    "Warm meals and a shower, no questions asked.",
    "Counselling for young people. Café on Mondays.",
    "Help with a tenancy; advice about evictions and rent.",
    "Одежда и горячая еда",
  };
  g_autoptr (GError) error = NULL;

  fixture->db = kith_db_open (NULL, KITH_DB_READ_WRITE, &error);
  g_assert_no_error (error);
  g_assert_true (kith_migrations_run (fixture->db, 0, kith_migrations_newest (), NULL, &error));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_true (kith_full_text_put (fixture->db, i + 1, texts[i], &error));
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  kith_db_free (fixture->db);
}

static char *
find (Fixture *fixture, const char *typed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) found = kith_full_text_find (fixture->db, typed, 10, &error);
  GString *out = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < found->len; i++)
    g_string_append_printf (out, "%s%" G_GINT64_FORMAT, i > 0 ? " " : "", g_array_index (found, gint64, i));
  return g_string_free (out, FALSE);
}

static void
assert_found (Fixture *fixture, const char *typed, const char *expected)
{
  g_autofree char *found = find (fixture, typed);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_words (Fixture *fixture, gconstpointer data)
{
  assert_found (fixture, "shower", "1");
  assert_found (fixture, "SHOW", "1");
  assert_found (fixture, "cafe", "2");
  assert_found (fixture, "counselling cafe", "2");
  assert_found (fixture, "counselling rent", "");
  assert_found (fixture, "горяч", "4");
  assert_found (fixture, "", "");
  assert_found (fixture, " -- ", "");
}

/* Each would be an operator, a column or an error of the engine's own language. */
static void
test_nothing_typed_is_a_query (Fixture *fixture, gconstpointer data)
{
  static const char *const typed[] = {
    "NOT shower",         "shower OR rent", "words:shower", "\"shower", "shower\"", "NEAR(shower meals)",
    "^warm shower",       "shower*",        "(shower",      "{words}:", "-shower",  "'; --",
    "shower\" OR \"rent",
  };

  assert_found (fixture, "NOT shower", "");
  assert_found (fixture, "NO shower", "1");
  assert_found (fixture, "shower OR rent", "");
  assert_found (fixture, "shower\" OR \"rent", "");
  assert_found (fixture, "\"shower", "1");
  assert_found (fixture, "-shower", "1");
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autofree char *found = find (fixture, typed[i]);

      g_assert_nonnull (found);
    }
}

static void
test_what_is_put_anew_is_found_anew (Fixture *fixture, gconstpointer data)
{
  g_assert_true (kith_full_text_put (fixture->db, 1, "Laundry", NULL));
  assert_found (fixture, "shower", "");
  assert_found (fixture, "laundry", "1");
  g_assert_true (kith_full_text_put (fixture->db, 1, NULL, NULL));
  assert_found (fixture, "laundry", "");
  g_assert_true (kith_full_text_put (fixture->db, 77, "", NULL));
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) found = NULL;

  g_cancellable_cancel (cancellable);
  for (gint64 i = 100; i < 3000; i++)
    g_assert_true (kith_full_text_put (fixture->db, i, "meals meals and more meals", NULL));
  kith_db_set_cancellable (fixture->db, cancellable);
  found = kith_full_text_find (fixture->db, "mea", 10, &error);
  kith_db_set_cancellable (fixture->db, NULL);
  g_assert_null (found);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/store/full-text/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("words", test_words);
  ADD ("nothing-typed-is-a-query", test_nothing_typed_is_a_query);
  ADD ("what-is-put-anew-is-found-anew", test_what_is_put_anew_is_found_anew);
  ADD ("cancelled", test_cancelled);
#undef ADD
  return g_test_run ();
}
