/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The list of nicknames that comes with Kith, and what a list may look like. */

#include <string.h>

#include "base/kith-error.h"
#include "base/kith-nicknames.h"
#include "base/kith-text.h"

static void
test_default (void)
{
  const KithNicknames *names = kith_nicknames_get_default ();
  static const char *const pairs[][2] = {
    { "bill", "william" },    { "bob", "robert" },   { "pepe", "jose" },      { "ola", "aleksandra" },
    { "sasha", "aleksandr" }, { "mike", "michael" }, { "maja", "maria" },     { "liz", "elizabeth" },
    { "kuba", "jakub" },      { "mo", "mohammed" },  { "lupe", "guadalupe" }, { "katya", "yekaterina" },
  };

  g_assert_true (names == kith_nicknames_get_default ());
  g_assert_cmpuint (kith_nicknames_get_n_groups (names), >=, 250);
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_test_message ("%s %s", pairs[i][0], pairs[i][1]);
      g_assert_true (kith_nicknames_are_equal (names, pairs[i][0], pairs[i][1]));
      g_assert_true (kith_nicknames_are_equal (names, pairs[i][1], pairs[i][0]));
    }

  g_assert_false (kith_nicknames_are_equal (names, "bill", "robert"));
  g_assert_false (kith_nicknames_are_equal (names, "unheard", "of"));
  g_assert_true (kith_nicknames_are_equal (names, "unheard", "unheard"));
}

/* Every name is folded, in its group once, and found by the lookup. */
static void
test_default_is_well_made (void)
{
  const KithNicknames *names = kith_nicknames_get_default ();

  for (guint16 group = 0; group < kith_nicknames_get_n_groups (names); group++)
    {
      const char *const *all = kith_nicknames_get_group (names, group);

      for (guint i = 0; all[i] != NULL; i++)
        {
          g_autofree char *fold = kith_text_fold (all[i]);
          const guint16 *groups;
          gboolean found = FALSE;
          guint n;

          g_assert_cmpstr (fold, ==, all[i]);
          groups = kith_nicknames_lookup (names, all[i], &n);
          for (guint j = 0; j < n; j++)
            found |= groups[j] == group;
          g_assert_true (found);
          for (guint j = 0; j < i; j++)
            g_assert_cmpstr (all[i], !=, all[j]);
        }
    }
}

static void
test_lists (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithNicknames) names =
      kith_nicknames_new ("# remark\n\n José Pepe # more\r\nPepe\tGiuseppe", &error);
  const guint16 *groups;
  guint n;

  g_assert_no_error (error);
  g_assert_cmpuint (kith_nicknames_get_n_groups (names), ==, 2);
  groups = kith_nicknames_lookup (names, "pepe", &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpuint (groups[1], ==, 1);
  g_assert_true (kith_nicknames_are_equal (names, "jose", "pepe"));
  g_assert_false (kith_nicknames_are_equal (names, "jose", "giuseppe"));
  g_assert_null (kith_nicknames_lookup (names, "remark", &n));
  g_assert_cmpuint (n, ==, 0);

  g_assert_null (kith_nicknames_new ("ann anna\nalone\n", &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "2"));
  g_clear_error (&error);
  g_assert_null (kith_nicknames_new ("ann anne-marie\n", &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/nicknames/default", test_default);
  g_test_add_func ("/base/nicknames/default-is-well-made", test_default_is_well_made);
  g_test_add_func ("/base/nicknames/lists", test_lists);
  return g_test_run ();
}
