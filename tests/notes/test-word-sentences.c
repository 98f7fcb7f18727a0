/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lists that come with Kith against sentences as notes have them: nothing is underlined in plain ones,
 * and what should be is. README.md beside this says how they were reviewed. */

#include <string.h>

#include "notes/kith-word-list.h"

/* People named in full in the plain sentences, who are not those whom a note is about. */
#define MOST_NAMES 5
#define LEAST_PLAIN 500

static GStrv
read_lines (const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (g_getenv ("KITH_SOURCE_ROOT"), "tests", "notes", name, NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GStrvBuilder) wanted = g_strv_builder_new ();

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0' && *lines[i] != '#')
      g_strv_builder_add (wanted, lines[i]);
  return g_strv_builder_end (wanted);
}

static void
check_plain (const char *language, const char *name, guint n_least, guint n_most_names)
{
  g_autoptr (KithWordList) list = kith_word_list_new_default (language);
  g_auto (GStrv) lines = read_lines (name);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_names = 0, n_wrong = 0;

  g_assert_cmpuint (g_strv_length (lines), >=, n_least);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (GArray) matches = kith_word_list_check (list, lines[i], NULL);

      if (!g_hash_table_add (seen, lines[i]))
        g_error ("twice: %s", lines[i]);
      for (guint k = 0; k < matches->len; k++)
        {
          const KithWordMatch *match = &g_array_index (matches, KithWordMatch, k);

          n_names += match->kind == KITH_WORD_NAME ? 1 : 0;
          n_wrong += match->kind != KITH_WORD_NAME ? 1 : 0;
          g_test_message ("%s “%.*s” in: %s", kith_word_kind_to_code (match->kind),
                          (int) (match->end - match->start), lines[i] + match->start, lines[i]);
        }
    }
  g_assert_cmpuint (n_wrong, ==, 0);
  g_assert_cmpuint (n_names, <=, n_most_names);
}

static void
test_plain (void)
{
  check_plain ("en", "plain-sentences.txt", LEAST_PLAIN, MOST_NAMES);
}

static void
test_plain_german (void)
{
  check_plain ("de", "plain-sentences-de.txt", 60, 0);
}

/* A line: "kind: phrase | sentence". */
static void
check_underlined (const char *language, const char *name, guint n_least)
{
  g_autoptr (KithWordList) list = kith_word_list_new_default (language);
  g_auto (GStrv) lines = read_lines (name);

  g_assert_cmpuint (g_strv_length (lines), >=, n_least);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) sides = g_strsplit (lines[i], " | ", 2);
      g_autoptr (GArray) matches = NULL;
      const KithWordMatch *match;
      g_autofree char *found = NULL;

      g_assert_nonnull (sides[1]);
      matches = kith_word_list_check (list, sides[1], NULL);
      if (matches->len != 1)
        g_error ("%u underlined in: %s", matches->len, lines[i]);
      match = &g_array_index (matches, KithWordMatch, 0);
      found = g_strdup_printf ("%s: %.*s", kith_word_kind_to_code (match->kind),
                               (int) (match->end - match->start), sides[1] + match->start);
      g_assert_cmpstr (found, ==, sides[0]);
    }
}

static void
test_underlined (void)
{
  check_underlined ("en", "underlined-sentences.txt", 100);
}

static void
test_underlined_german (void)
{
  check_underlined ("de", "underlined-sentences-de.txt", 30);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/notes/word-sentences/plain", test_plain);
  g_test_add_func ("/notes/word-sentences/plain-german", test_plain_german);
  g_test_add_func ("/notes/word-sentences/underlined", test_underlined);
  g_test_add_func ("/notes/word-sentences/underlined-german", test_underlined_german);

  return g_test_run ();
}
