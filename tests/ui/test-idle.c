/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When names are covered and when Kith locks, without waiting for it; and once by a real second. */

#include "window/kith-idle.h"

#include <time.h>

static gint64
now (void)
{
  struct timespec t;

  clock_gettime (CLOCK_BOOTTIME, &t);
  return (gint64) t.tv_sec * G_USEC_PER_SEC + t.tv_nsec / 1000;
}

static gint64
in_seconds (int seconds)
{
  return now () + (gint64) seconds * G_USEC_PER_SEC;
}

static void
test_desk (void)
{
  g_autoptr (KithIdle) idle = kith_idle_new ();

  kith_idle_set_limits (idle, 60, 600);
  g_assert_cmpint (kith_idle_get_step_at (idle, in_seconds (0)), ==, KITH_IDLE_ACTIVE);
  g_assert_cmpint (kith_idle_get_step_at (idle, in_seconds (58)), ==, KITH_IDLE_ACTIVE);
  g_assert_cmpint (kith_idle_get_step_at (idle, in_seconds (61)), ==, KITH_IDLE_COVER);
  g_assert_cmpint (kith_idle_get_step_at (idle, in_seconds (598)), ==, KITH_IDLE_COVER);
  g_assert_cmpint (kith_idle_get_step_at (idle, in_seconds (601)), ==, KITH_IDLE_LOCK);
}

static void
test_others (void)
{
  g_autoptr (KithIdle) idle = kith_idle_new ();

  kith_idle_set_limits (idle, 0, 180);
  g_assert_cmpint (kith_idle_get_step_at (idle, in_seconds (178)), ==, KITH_IDLE_ACTIVE);
  g_assert_cmpint (kith_idle_get_step_at (idle, in_seconds (181)), ==, KITH_IDLE_LOCK);
  kith_idle_stop (idle);
  g_assert_cmpint (kith_idle_get_step_at (idle, in_seconds (99999)), ==, KITH_IDLE_ACTIVE);
}

static void
reached (KithIdle *idle, int step, gpointer user_data)
{
  gpointer *data = user_data;
  GString *log = data[0];

  g_string_append_c (log, step == KITH_IDLE_COVER ? 'c' : 'l');
  if (step == KITH_IDLE_LOCK)
    g_main_loop_quit (data[1]);
}

static gboolean
give_up (gpointer user_data)
{
  g_test_fail_printf ("idle time was not noticed");
  g_main_loop_quit (user_data);
  return G_SOURCE_REMOVE;
}

/* Each step is told once, in order. */
static void
test_told (void)
{
  g_autoptr (KithIdle) idle = kith_idle_new ();
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GString) log = g_string_new (NULL);
  gpointer data[] = { log, loop };
  guint id = g_timeout_add_seconds (20, give_up, loop);

  g_signal_connect (idle, "reached", G_CALLBACK (reached), data);
  kith_idle_set_limits (idle, 1, 2);
  g_main_loop_run (loop);
  g_assert_cmpstr (log->str, ==, "cl");
  kith_idle_touch (idle);
  g_assert_cmpint (kith_idle_get_step_at (idle, in_seconds (0)), ==, KITH_IDLE_ACTIVE);
  g_source_remove (id);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/idle/desk", test_desk);
  g_test_add_func ("/app/idle/others", test_others);
  g_test_add_func ("/app/idle/told-once", test_told);
  return g_test_run ();
}
