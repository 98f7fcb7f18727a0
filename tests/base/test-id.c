/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Ids: their range, their order, and what is taken for one. */

#include "base/kith-error.h"
#include "base/kith-id.h"

#define NOW_MS G_GINT64_CONSTANT (1763804400000) /* 2025-11-22 */

static void
test_random (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  guint64 any = 0, all = G_MAXUINT64;

  for (guint i = 0; i < 5000; i++)
    {
      gint64 id = kith_id_random ();

      g_assert_cmpint (id, >, 0);
      g_assert_true (g_hash_table_add (seen, g_memdup2 (&id, sizeof id)));
      any |= (guint64) id;
      all &= (guint64) id;
    }

  /* Every one of the 63 bits is sometimes set and sometimes not. */
  g_assert_cmphex (any, ==, G_MAXINT64);
  g_assert_cmphex (all, ==, 0);
}

static void
test_source_rises (void)
{
  g_autoptr (KithIdSource) source = kith_id_source_new ();
  gint64 last = 0;

  for (guint i = 0; i < 5000; i++)
    {
      /* The clock stands, then is set back, then runs. */
      gint64 now = i < 2000 ? NOW_MS : i < 3000 ? NOW_MS - 86400000 : NOW_MS + i;
      gint64 id = kith_id_source_next (source, now);

      g_assert_cmpint (id, >, last);
      last = id;
    }
}

static void
test_source_order_is_time (void)
{
  g_autoptr (KithIdSource) a = kith_id_source_new ();
  g_autoptr (KithIdSource) b = kith_id_source_new ();

  for (guint i = 0; i < 200; i++)
    g_assert_cmpint (kith_id_source_next (a, NOW_MS + i), <, kith_id_source_next (b, NOW_MS + i + 1));
}

static void
test_source_raise (void)
{
  g_autoptr (KithIdSource) source = kith_id_source_new ();
  g_autoptr (GError) error = NULL;
  gint64 high = kith_id_source_next (source, NOW_MS + G_GINT64_CONSTANT (86400000) * 365 * 10);
  g_autoptr (KithIdSource) later = kith_id_source_new ();

  g_assert_true (kith_id_source_raise (later, high, &error));
  g_assert_no_error (error);
  g_assert_cmpint (kith_id_source_next (later, NOW_MS), ==, high + 1);
  g_assert_true (kith_id_source_raise (later, 5, NULL));
  g_assert_cmpint (kith_id_source_next (later, NOW_MS), ==, high + 2);

  g_assert_false (kith_id_source_raise (later, G_MAXINT64, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_DAMAGED);
  g_assert_cmpint (kith_id_source_next (later, NOW_MS), ==, high + 3);
}

static void
test_source_far_clock (void)
{
  g_autoptr (KithIdSource) source = kith_id_source_new ();

  g_assert_cmpint (kith_id_source_next (source, G_MININT64), >=, 0);
  g_assert_cmpint (kith_id_source_next (source, 0), >, 0);
  g_assert_cmpint (kith_id_source_next (source, G_MAXINT64 / 2), >, 0);
  g_assert_cmpint (kith_id_source_next (source, G_MAXINT64), >, 0);
}

static gpointer
draw_thread (gpointer data)
{
  gint64 *ids = g_new (gint64, 2000);

  for (guint i = 0; i < 2000; i++)
    ids[i] = kith_id_source_next (data, NOW_MS);
  return ids;
}

static void
test_source_threads (void)
{
  g_autoptr (KithIdSource) source = kith_id_source_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  GThread *threads[4];
  gint64 *ids[4];

  for (guint i = 0; i < 4; i++)
    threads[i] = g_thread_new ("ids", draw_thread, source);
  for (guint i = 0; i < 4; i++)
    {
      ids[i] = g_thread_join (threads[i]);
      for (guint j = 0; j < 2000; j++)
        g_assert_true (g_hash_table_add (seen, &ids[i][j]));
    }
  g_hash_table_remove_all (seen);
  for (guint i = 0; i < 4; i++)
    g_free (ids[i]);
}

static void
test_parse (void)
{
  static const char *const bad[] = { "",    "0",
                                     "-1",  "+1",
                                     " 1",  "1 ",
                                     "01",  "0x10",
                                     "1e3", "9223372036854775808",
                                     "abc", "1.0",
                                     "１",  "99999999999999999999999" };
  g_autofree char *text = kith_id_format (G_MAXINT64);
  gint64 id = 7;

  g_assert_true (kith_id_parse (text, &id, NULL));
  g_assert_cmpint (id, ==, G_MAXINT64);
  g_assert_true (kith_id_parse ("1", &id, NULL));
  g_assert_cmpint (id, ==, 1);

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (kith_id_parse (bad[i], &id, &error));
      g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
      g_assert_cmpint (id, ==, 1);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/id/random", test_random);
  g_test_add_func ("/base/id/source/rises", test_source_rises);
  g_test_add_func ("/base/id/source/order-is-time", test_source_order_is_time);
  g_test_add_func ("/base/id/source/raise", test_source_raise);
  g_test_add_func ("/base/id/source/far-clock", test_source_far_clock);
  g_test_add_func ("/base/id/source/threads", test_source_threads);
  g_test_add_func ("/base/id/parse", test_parse);
  return g_test_run ();
}
