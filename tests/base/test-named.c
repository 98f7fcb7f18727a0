/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of numbers, codes and labels. */

#include "base/kith-named.h"

static const KithNamed table[] = { { 7, "seven", "Seven" },
                                   { 0, "none", "None" },
                                   { 9, "nine", "Nine" },
                                   { 0 } };

static void
test_find (void)
{
  g_assert_cmpstr (kith_named_find (table, 9)->label, ==, "Nine");
  /* A zero in the table does not end it. */
  g_assert_cmpstr (kith_named_find (table, 0)->code, ==, "none");
  g_assert_null (kith_named_find (table, 8));
}

static void
test_parse (void)
{
  int number = 42;

  g_assert_true (kith_named_parse (table, "nine", &number));
  g_assert_cmpint (number, ==, 9);
  g_assert_false (kith_named_parse (table, "Nine", &number));
  g_assert_false (kith_named_parse (table, "", &number));
  g_assert_cmpint (number, ==, 9);
}

static void
test_list (void)
{
  g_autofree char *codes = kith_named_list_codes (table);
  g_autofree char *nothing = kith_named_list_codes (&table[3]);

  g_assert_cmpstr (codes, ==, "seven, none, nine");
  g_assert_cmpstr (nothing, ==, "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/named/find", test_find);
  g_test_add_func ("/base/named/parse", test_parse);
  g_test_add_func ("/base/named/list", test_list);
  return g_test_run ();
}
