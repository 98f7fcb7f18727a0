/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words that stand for each other: whole phrases only, one at a time, within bounds. */

#include <string.h>

#include "base/kith-error.h"
#include "resources/kith-synonyms.h"

static void
assert_ways (const KithSynonyms *synonyms, const char *typed, const char *expected)
{
  g_autoptr (GPtrArray) ways = kith_synonyms_list_ways (synonyms, typed);
  g_autofree char *joined = NULL;

  g_ptr_array_add (ways, NULL);
  joined = g_strjoinv ("|", (char **) ways->pdata);
  g_assert_cmpstr (joined, ==, expected);
}

static void
test_ways (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithSynonyms) synonyms =
      kith_synonyms_new ("# food\nFood Bank, Pantry , pantry\n\n"
                         "bank, crédit union # money\naa, alcoholics anonymous\n",
                         &error);

  g_assert_no_error (error);
  assert_ways (synonyms, "Pantry", "pantry|food bank");
  assert_ways (synonyms, "free food bank", "free food bank|free pantry|free food credit union");
  assert_ways (synonyms, "food", "food");
  assert_ways (synonyms, "A.A.", "a a");
  assert_ways (synonyms, "AA tonight", "aa tonight|alcoholics anonymous tonight");
  assert_ways (synonyms, "", "");
}

static void
test_bounds (void)
{
  g_autoptr (GString) list = g_string_new ("word");
  g_autoptr (GError) error = NULL;
  g_autoptr (KithSynonyms) synonyms = NULL;
  g_autoptr (GPtrArray) ways = NULL;

  for (guint i = 0; i < 50; i++)
    g_string_append_printf (list, ", other%u", i);
  synonyms = kith_synonyms_new (list->str, &error);
  g_assert_no_error (error);
  ways = kith_synonyms_list_ways (synonyms, "word word");
  g_assert_cmpuint (ways->len, ==, KITH_SYNONYMS_MOST_WAYS);
}

static void
test_refused (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (kith_synonyms_new ("a, b\nalone\n", &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "2"));
}

static void
test_default (void)
{
  g_autoptr (KithSynonyms) synonyms = kith_synonyms_new_default ();

  assert_ways (synonyms, "NA", "na|narcotics anonymous");
  assert_ways (synonyms, "food stamps", "food stamps|snap|ebt");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/resources/synonyms/ways", test_ways);
  g_test_add_func ("/resources/synonyms/bounds", test_bounds);
  g_test_add_func ("/resources/synonyms/refused", test_refused);
  g_test_add_func ("/resources/synonyms/default", test_default);

  return g_test_run ();
}
