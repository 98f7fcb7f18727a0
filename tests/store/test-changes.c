/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What has changed is told once, in the context that listens; and who listens may end in another thread. */

#include "store/kith-changes.h"

#define ROUNDS 2000

static guint n_told;

static void
count_cb (GObject *owner, const char *topic, gint64 id)
{
  g_assert_true (G_IS_OBJECT (owner));
  n_told++;
}

static void
run_pending (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
test_once (void)
{
  g_autoptr (GObject) owner = g_object_new (G_TYPE_OBJECT, NULL);
  KithChanges *changes = kith_changes_new (count_cb, owner);

  n_told = 0;
  kith_changes_add (changes, "person", 1);
  kith_changes_add (changes, "person", 1);
  kith_changes_add (changes, "visit", 1);
  g_assert_cmpuint (n_told, ==, 0);
  run_pending ();
  g_assert_cmpuint (n_told, ==, 2);

  kith_changes_note (changes, "person", 2);
  kith_changes_forget (changes);
  kith_changes_note (changes, "person", 3);
  kith_changes_tell (changes);
  run_pending ();
  g_assert_cmpuint (n_told, ==, 3);

  kith_changes_add (changes, "person", 4);
  kith_changes_free (changes);
  run_pending ();
  g_assert_cmpuint (n_told, ==, 3);
}

/* Frees the gatherer as a store does: when it ends itself. */
static void
ended_cb (gpointer data, GObject *owner)
{
  kith_changes_free (data);
}

static gpointer
begin_and_end (gpointer data)
{
  for (guint i = 0; i < ROUNDS; i++)
    {
      GObject *owner = g_object_new (G_TYPE_OBJECT, NULL);
      KithChanges *changes = kith_changes_new (count_cb, owner);

      g_object_weak_ref (owner, ended_cb, changes);
      kith_changes_add (changes, "person", i);
      if (i % 3 == 0)
        g_thread_yield ();
      g_object_unref (owner);
    }
  g_atomic_int_set ((int *) data, 1);
  g_main_context_wakeup (NULL);
  return NULL;
}

static void
test_ends_elsewhere (void)
{
  int ended = 0;
  GThread *thread;

  n_told = 0;
  thread = g_thread_new ("ends-elsewhere", begin_and_end, &ended);
  while (!g_atomic_int_get (&ended))
    g_main_context_iteration (NULL, TRUE);
  g_thread_join (thread);
  run_pending ();
  g_test_message ("told %u of %u", n_told, ROUNDS);
  g_assert_cmpuint (n_told, <=, ROUNDS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/changes/once", test_once);
  g_test_add_func ("/store/changes/ends-elsewhere", test_ends_elsewhere);
  return g_test_run ();
}
