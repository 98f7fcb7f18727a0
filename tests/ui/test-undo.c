/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be taken back: newest first, each once, and nothing leaks. */

#include "shared/kith-undo.h"

static int n_freed;

static void
add_one (gpointer user_data)
{
  GString *log = user_data;

  g_string_append_c (log, '1');
}

static void
add_two (gpointer user_data)
{
  GString *log = user_data;

  g_string_append_c (log, '2');
}

static void
freed (gpointer user_data)
{
  n_freed++;
}

static void
told (KithUndo *undo, GParamSpec *pspec, int *n_told)
{
  (*n_told)++;
}

static void
test_order (void)
{
  g_autoptr (KithUndo) undo = kith_undo_new ();
  g_autoptr (GString) log = g_string_new (NULL);
  int n_told = 0;

  g_signal_connect (undo, "notify::can-undo", G_CALLBACK (told), &n_told);
  g_assert_false (kith_undo_run (undo));
  n_freed = 0;
  kith_undo_push (undo, add_one, log, freed);
  kith_undo_push (undo, add_two, log, freed);
  g_assert_cmpint (n_told, ==, 1);
  g_assert_true (kith_undo_run (undo));
  g_assert_true (kith_undo_run (undo));
  g_assert_cmpstr (log->str, ==, "21");
  g_assert_cmpint (n_freed, ==, 2);
  g_assert_false (kith_undo_can_undo (undo));
  g_assert_false (kith_undo_run (undo));
  g_assert_cmpint (n_told, ==, 2);
}

static void
push_again (gpointer user_data)
{
  gpointer *data = user_data;

  kith_undo_push (data[0], add_one, data[1], NULL);
}

/* Taking something back may itself be something to take back. */
static void
test_push_inside (void)
{
  g_autoptr (KithUndo) undo = kith_undo_new ();
  g_autoptr (GString) log = g_string_new (NULL);
  gpointer data[] = { undo, log };

  kith_undo_push (undo, push_again, data, NULL);
  g_assert_true (kith_undo_run (undo));
  g_assert_true (kith_undo_can_undo (undo));
  g_assert_true (kith_undo_run (undo));
  g_assert_cmpstr (log->str, ==, "1");
}

static void
test_bound (void)
{
  g_autoptr (KithUndo) undo = kith_undo_new ();
  g_autoptr (GString) log = g_string_new (NULL);
  int n = 0;

  n_freed = 0;
  for (int i = 0; i < 200; i++)
    kith_undo_push (undo, add_one, log, freed);
  while (kith_undo_run (undo))
    n++;
  g_assert_cmpint (n, >=, 20);
  g_assert_cmpint (n, <, 200);
  g_assert_cmpint (n_freed, ==, 200);
}

static void
test_clear (void)
{
  g_autoptr (KithUndo) undo = kith_undo_new ();

  n_freed = 0;
  kith_undo_push (undo, add_one, NULL, freed);
  kith_undo_clear (undo);
  g_assert_cmpint (n_freed, ==, 1);
  g_assert_false (kith_undo_can_undo (undo));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/undo/order", test_order);
  g_test_add_func ("/app/undo/push-inside", test_push_inside);
  g_test_add_func ("/app/undo/bound", test_bound);
  g_test_add_func ("/app/undo/clear", test_clear);
  return g_test_run ();
}
