/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of words as somebody edits it: group by group, with its remarks where they were. */

#include "resources/kith-word-groups.h"

#include <string.h>

#include "base/kith-error.h"
#include "resources/kith-synonyms.h"

static const char list[] = "# What this is for,\n# and for whom\n\n"
                           "# Food\n"
                           "food bank, Pantry\n"
                           "soup kitchen,meal # at noon\n"
                           "\n"
                           "dv, domestic violence, abuse\n";

static void
assert_text (const KithWordGroups *groups, const char *expected)
{
  g_autofree char *text = kith_word_groups_to_text (groups);

  g_assert_cmpstr (text, ==, expected);
}

static void
assert_group (const KithWordGroups *groups, guint group, const char *heading, const char *label)
{
  g_autofree char *found = kith_word_groups_dup_label (groups, group);

  g_assert_cmpstr (found, ==, label);
  g_assert_cmpstr (kith_word_groups_get_heading (groups, group), ==, heading);
}

static void
test_read (void)
{
  g_autoptr (KithWordGroups) groups = kith_word_groups_new (list);

  g_assert_cmpuint (kith_word_groups_get_length (groups), ==, 3);
  assert_group (groups, 0, "Food", "food bank, Pantry");
  assert_group (groups, 1, "Food", "soup kitchen, meal");
  assert_group (groups, 2, NULL, "dv, domestic violence, abuse");
  g_assert_cmpstr (kith_word_groups_get_words (groups, 0)[1], ==, "Pantry");
  assert_text (groups, "# What this is for,\n# and for whom\n\n# Food\nfood bank, Pantry\n"
                       "soup kitchen, meal # at noon\n\ndv, domestic violence, abuse\n");
}

static void
test_nothing (void)
{
  g_autoptr (KithWordGroups) groups = kith_word_groups_new ("\n");
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (kith_word_groups_get_length (groups), ==, 0);
  assert_text (groups, "");
  g_assert_true (kith_word_groups_add (groups, "a, b", &error));
  g_assert_no_error (error);
  assert_text (groups, "a, b\n");
  kith_word_groups_remove (groups, 0);
  assert_text (groups, "");
}

/* What comes with Kith goes through without a letter changed, and stays what the search can take. */
static void
test_usual (void)
{
  g_autofree char *usual = kith_synonyms_dup_default ();
  g_autoptr (KithWordGroups) groups = kith_word_groups_new (usual);

  assert_text (groups, usual);
  g_assert_cmpuint (kith_word_groups_get_length (groups), >, 40);
  for (guint i = 0; i < kith_word_groups_get_length (groups); i++)
    {
      g_autofree char *label = kith_word_groups_dup_label (groups, i);

      g_assert_nonnull (kith_word_groups_get_heading (groups, i));
      g_assert_cmpuint (kith_word_groups_find_same (groups, label), ==, i);
    }
}

static void
test_edited (void)
{
  g_autoptr (KithWordGroups) groups = kith_word_groups_new (list);
  g_autoptr (GError) error = NULL;
  g_autoptr (KithSynonyms) synonyms = NULL;
  g_autofree char *text = NULL;

  g_assert_true (kith_word_groups_add (groups, " bus ticket ,  fare,Fare, ", &error));
  g_assert_no_error (error);
  assert_group (groups, 0, NULL, "bus ticket, fare");
  assert_group (groups, 1, "Food", "food bank, Pantry");
  g_assert_true (kith_word_groups_replace (groups, 2, "meal, hot meal", &error));
  g_assert_no_error (error);
  kith_word_groups_remove (groups, 1);
  assert_group (groups, 1, "Food", "meal, hot meal");
  assert_text (groups, "bus ticket, fare\n# What this is for,\n# and for whom\n\n# Food\n"
                       "meal, hot meal # at noon\n\ndv, domestic violence, abuse\n");
  text = kith_word_groups_to_text (groups);
  synonyms = kith_synonyms_new (text, &error);
  g_assert_no_error (error);
}

static void
assert_refused (const KithWordGroups *groups, guint group, const char *words, int code, const char *said)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (kith_word_groups_check (groups, group, words, &error));
  g_assert_error (error, KITH_ERROR, code);
  g_assert_nonnull (strstr (error->message, said));
}

static void
test_refused (void)
{
  g_autoptr (KithWordGroups) groups = kith_word_groups_new (list);
  g_autoptr (GError) error = NULL;
  g_autofree char *long_word = g_strnfill (1000, 'x');
  g_autofree char *long_words = g_strconcat ("a, ", long_word, NULL);

  assert_refused (groups, KITH_WORD_GROUPS_NONE, "", KITH_ERROR_INVALID, "two");
  assert_refused (groups, KITH_WORD_GROUPS_NONE, "alone", KITH_ERROR_INVALID, "two");
  assert_refused (groups, KITH_WORD_GROUPS_NONE, "same, SAME, same.", KITH_ERROR_INVALID, "two");
  assert_refused (groups, KITH_WORD_GROUPS_NONE, "a, b # c", KITH_ERROR_INVALID, "#");
  assert_refused (groups, KITH_WORD_GROUPS_NONE, "a, b\nc, d", KITH_ERROR_INVALID, "one line");
  assert_refused (groups, KITH_WORD_GROUPS_NONE, long_words, KITH_ERROR_INVALID, "1000");
  assert_refused (groups, KITH_WORD_GROUPS_NONE, "pantry, FOOD BANK", KITH_ERROR_EXISTS, "already");
  assert_refused (groups, 1, "pantry, food bank", KITH_ERROR_EXISTS, "already");
  g_assert_false (kith_word_groups_add (groups, "alone", NULL));
  g_assert_false (kith_word_groups_replace (groups, 0, "alone", NULL));
  g_assert_cmpuint (kith_word_groups_get_length (groups), ==, 3);

  /* Its own words in another order, or some of another's, are no reason. */
  g_assert_true (kith_word_groups_check (groups, 0, "Pantry, food bank", &error));
  g_assert_true (kith_word_groups_check (groups, KITH_WORD_GROUPS_NONE, "pantry, larder", &error));
  g_assert_no_error (error);
}

static void
test_found (void)
{
  g_autoptr (KithWordGroups) groups =
      kith_word_groups_new ("food bank, pantry\npantry, larder, cupboard\nCafé, coffee\n");
  g_autoptr (GError) error = NULL;
  guint group = 99;

  g_assert_true (kith_word_groups_find (groups, "LARDER", &group, &error));
  g_assert_cmpuint (group, ==, 1);
  g_assert_true (kith_word_groups_find (groups, "pantry,food bank", &group, &error));
  g_assert_cmpuint (group, ==, 0);
  g_assert_true (kith_word_groups_find (groups, "cafe", &group, &error));
  g_assert_cmpuint (group, ==, 2);
  g_assert_no_error (error);
  g_assert_false (kith_word_groups_find (groups, "pantry", &group, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_AMBIGUOUS);
  g_clear_error (&error);
  g_assert_false (kith_word_groups_find (groups, "bank", &group, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (kith_word_groups_find (groups, ", ", &group, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_FOUND);
  g_assert_cmpuint (group, ==, 2);

  g_assert_true (kith_word_groups_matches (groups, 0, ""));
  g_assert_true (kith_word_groups_matches (groups, 0, "BAN"));
  g_assert_true (kith_word_groups_matches (groups, 2, "caf"));
  g_assert_false (kith_word_groups_matches (groups, 0, "ank"));
  g_assert_false (kith_word_groups_matches (groups, 1, "food"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/resources/word groups/read", test_read);
  g_test_add_func ("/resources/word groups/nothing", test_nothing);
  g_test_add_func ("/resources/word groups/usual", test_usual);
  g_test_add_func ("/resources/word groups/edited", test_edited);
  g_test_add_func ("/resources/word groups/refused", test_refused);
  g_test_add_func ("/resources/word groups/found", test_found);
  return g_test_run ();
}
