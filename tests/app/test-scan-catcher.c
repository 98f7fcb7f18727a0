/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The scanner's rules, without time and without a window: prefix, code, Enter, and everything that only looks
 * like it. */

#include "frontdesk/kith-scan-catcher.h"

static KithScanStep
feed (KithScanCatcher *catcher, const char *text)
{
  KithScanStep step = KITH_SCAN_PASS;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    step = kith_scan_catcher_feed (catcher, gdk_unicode_to_keyval (g_utf8_get_char (p)), 0);
  return step;
}

static KithScanStep
enter (KithScanCatcher *catcher)
{
  return kith_scan_catcher_feed (catcher, GDK_KEY_Return, 0);
}

static void
assert_code (KithScanCatcher *catcher, const char *expected)
{
  g_autofree char *code = kith_scan_catcher_take_code (catcher);

  g_assert_cmpstr (code, ==, expected);
}

static void
assert_held (KithScanCatcher *catcher, const char *expected)
{
  g_autofree char *held = kith_scan_catcher_take_held (catcher);

  g_assert_cmpstr (held, ==, expected);
  g_assert_false (kith_scan_catcher_get_holding (catcher));
}

static void
test_code (void)
{
  g_autoptr (KithScanCatcher) catcher = kith_scan_catcher_new ("KC-");

  g_assert_cmpint (feed (catcher, "KC-1001"), ==, KITH_SCAN_HELD);
  g_assert_true (kith_scan_catcher_get_holding (catcher));
  g_assert_cmpint (enter (catcher), ==, KITH_SCAN_DONE);
  g_assert_false (kith_scan_catcher_get_holding (catcher));
  assert_code (catcher, "1001");
  assert_code (catcher, NULL);
  /* And again: nothing of the first is left. */
  feed (catcher, "KC-2");
  g_assert_cmpint (kith_scan_catcher_feed (catcher, GDK_KEY_KP_Enter, 0), ==, KITH_SCAN_DONE);
  assert_code (catcher, "2");
}

/* Caps Lock turns the scanner's letters around; the code stays as it was typed. */
static void
test_case (void)
{
  g_autoptr (KithScanCatcher) catcher = kith_scan_catcher_new ("KC-");

  feed (catcher, "kc-aB1");
  g_assert_cmpint (enter (catcher), ==, KITH_SCAN_DONE);
  assert_code (catcher, "aB1");
}

/* Typing passes, and what began like the prefix comes out whole. */
static void
test_typing (void)
{
  g_autoptr (KithScanCatcher) catcher = kith_scan_catcher_new ("KC-");

  g_assert_cmpint (feed (catcher, "rosa"), ==, KITH_SCAN_PASS);
  g_assert_cmpint (enter (catcher), ==, KITH_SCAN_PASS);
  g_assert_cmpint (feed (catcher, "k"), ==, KITH_SCAN_HELD);
  g_assert_cmpint (feed (catcher, "a"), ==, KITH_SCAN_BROKEN);
  assert_held (catcher, "k");
  g_assert_cmpint (feed (catcher, "a"), ==, KITH_SCAN_PASS);
  feed (catcher, "Kc");
  g_assert_cmpint (enter (catcher), ==, KITH_SCAN_BROKEN);
  assert_held (catcher, "Kc");
  g_assert_cmpint (enter (catcher), ==, KITH_SCAN_PASS);
}

/* The key that breaks one prefix may begin another. */
static void
test_begins_again (void)
{
  g_autoptr (KithScanCatcher) catcher = kith_scan_catcher_new ("KC-");

  feed (catcher, "K");
  g_assert_cmpint (feed (catcher, "K"), ==, KITH_SCAN_BROKEN);
  assert_held (catcher, "K");
  g_assert_cmpint (feed (catcher, "KC-7"), ==, KITH_SCAN_HELD);
  g_assert_cmpint (enter (catcher), ==, KITH_SCAN_DONE);
  assert_code (catcher, "7");
}

static void
test_modifiers (void)
{
  g_autoptr (KithScanCatcher) catcher = kith_scan_catcher_new ("KC-");

  g_assert_cmpint (kith_scan_catcher_feed (catcher, GDK_KEY_k, GDK_CONTROL_MASK), ==, KITH_SCAN_PASS);
  g_assert_cmpint (kith_scan_catcher_feed (catcher, GDK_KEY_Shift_L, 0), ==, KITH_SCAN_PASS);
  g_assert_cmpint (kith_scan_catcher_feed (catcher, GDK_KEY_K, GDK_SHIFT_MASK), ==, KITH_SCAN_HELD);
  g_assert_cmpint (kith_scan_catcher_feed (catcher, GDK_KEY_Shift_L, GDK_SHIFT_MASK), ==, KITH_SCAN_PASS);
  g_assert_cmpint (kith_scan_catcher_feed (catcher, GDK_KEY_C, GDK_SHIFT_MASK), ==, KITH_SCAN_HELD);
  g_assert_cmpint (kith_scan_catcher_feed (catcher, GDK_KEY_minus, 0), ==, KITH_SCAN_HELD);
  g_assert_cmpint (kith_scan_catcher_feed (catcher, GDK_KEY_l, GDK_CONTROL_MASK), ==, KITH_SCAN_BROKEN);
  assert_held (catcher, "KC-");
}

static void
test_edges (void)
{
  g_autoptr (KithScanCatcher) catcher = kith_scan_catcher_new ("KC-");
  g_autofree char *long_code = g_strnfill (64, '9');

  /* A prefix alone is no code; Enter after it signs nobody in. */
  feed (catcher, "KC-");
  g_assert_cmpint (enter (catcher), ==, KITH_SCAN_HELD);
  g_assert_false (kith_scan_catcher_get_holding (catcher));
  assert_code (catcher, NULL);

  feed (catcher, "KC-12");
  g_assert_cmpint (kith_scan_catcher_feed (catcher, GDK_KEY_Escape, 0), ==, KITH_SCAN_HELD);
  assert_held (catcher, "");

  feed (catcher, "KC-12");
  g_assert_cmpint (kith_scan_catcher_feed (catcher, GDK_KEY_Left, 0), ==, KITH_SCAN_BROKEN);
  assert_held (catcher, "KC-12");

  feed (catcher, "KC-");
  g_assert_cmpint (feed (catcher, long_code), ==, KITH_SCAN_HELD);
  g_assert_cmpint (feed (catcher, "9"), ==, KITH_SCAN_BROKEN);
}

static void
test_no_prefix (void)
{
  g_autoptr (KithScanCatcher) catcher = kith_scan_catcher_new ("");

  g_assert_cmpint (feed (catcher, "KC-1001"), ==, KITH_SCAN_PASS);
  g_assert_cmpint (enter (catcher), ==, KITH_SCAN_PASS);
  kith_scan_catcher_set_prefix (catcher, "%");
  feed (catcher, "%é1");
  g_assert_cmpint (enter (catcher), ==, KITH_SCAN_DONE);
  assert_code (catcher, "é1");
}

/* Whatever is typed: each key either passes, or is in what is held or the code. Nothing is lost, nothing
 * comes twice. */
static void
test_keeps_every_key (void)
{
  static const char alphabet[] = "kC-ab1";
  g_autoptr (KithScanCatcher) catcher = kith_scan_catcher_new ("kC-");
  g_autoptr (GRand) random = g_rand_new_with_seed (20261122);

  for (guint run = 0; run < 2000; run++)
    {
      g_autoptr (GString) typed = g_string_new (NULL);
      g_autoptr (GString) came = g_string_new (NULL);
      g_autofree char *rest = NULL;

      for (guint i = 0; i < 12; i++)
        {
          char c = alphabet[g_rand_int_range (random, 0, sizeof alphabet - 1)];
          char key[2] = { c, '\0' };
          KithScanStep step = feed (catcher, key);

          g_string_append_c (typed, c);
          if (step == KITH_SCAN_BROKEN)
            {
              g_autofree char *held = kith_scan_catcher_take_held (catcher);

              g_string_append (came, held);
              step = feed (catcher, key);
            }
          g_assert_cmpint (step, !=, KITH_SCAN_BROKEN);
          if (step == KITH_SCAN_PASS)
            g_string_append_c (came, c);
        }
      rest = kith_scan_catcher_take_held (catcher);
      g_string_append (came, rest);
      g_assert_cmpstr (came->str, ==, typed->str);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/scan-catcher/code", test_code);
  g_test_add_func ("/app/scan-catcher/case", test_case);
  g_test_add_func ("/app/scan-catcher/typing", test_typing);
  g_test_add_func ("/app/scan-catcher/begins-again", test_begins_again);
  g_test_add_func ("/app/scan-catcher/modifiers", test_modifiers);
  g_test_add_func ("/app/scan-catcher/edges", test_edges);
  g_test_add_func ("/app/scan-catcher/no-prefix", test_no_prefix);
  g_test_add_func ("/app/scan-catcher/keeps-every-key", test_keeps_every_key);
  return g_test_run ();
}
