/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What words say: only what can mean nothing else. */

#include "resources/kith-directory-facts.h"

typedef gboolean (*Fact) (const char *text);

static void
assert_all (Fact fact, gboolean expected, const char *const *texts)
{
  for (guint i = 0; texts[i] != NULL; i++)
    {
      g_test_message ("%s", texts[i]);
      g_assert_cmpint (fact (texts[i]), ==, expected);
    }
}

#define YES(fact, ...) assert_all (fact, TRUE, (const char *const[]){ __VA_ARGS__, NULL })
#define NO(fact, ...) assert_all (fact, FALSE, (const char *const[]){ __VA_ARGS__, NULL })

static void
test_free (void)
{
  YES (kith_directory_says_free, "no", "Free", "FREE.", "No charge", "Free of charge", "none", "kostenlos");
  NO (kith_directory_says_free, "yes", "", "Free for members", "Sliding scale", "Not free",
      "No fee for children", "Free parking", "unknown");
}

static void
test_wheelchair (void)
{
  YES (kith_directory_says_wheelchair, "yes", "designated", "Wheelchair accessible",
       "Wheel Chair Accessible");
  NO (kith_directory_says_wheelchair, "limited", "no", "", "Not wheelchair accessible", "Access ramp",
      "Wheelchair accessible on request", "unknown");
}

static void
test_line (void)
{
  YES (kith_directory_names_line, "County Crisis Line", "HOTLINE", "Peer warm line", "Crisis Text Line",
       "Lifeline (24 hours)", "Telefonseelsorge");
  NO (kith_directory_names_line, "Online course", "Crisis", "Hot meals", "Pipeline", "Line dancing",
      "Hotlinery", "Suicide prevention class");
  YES (kith_directory_names_crisis, "Crisis line", "Suicide prevention", "Domestic violence hotline");
  NO (kith_directory_names_crisis, "Tenant hotline", "Nonviolent talk", "");
}

static void
test_toll_free (void)
{
  YES (kith_directory_is_toll_free, "1-800-555-0130", "(888) 555-0130", "+1 833 555 0130", "8665550130");
  NO (kith_directory_is_toll_free, "", "555-0130", "800", "080 0555 0130 1", "503-800-5550", "2-800-555-0130",
      "+49 800 5550130", "18005550130 ext 123456");
}

static void
assert_split (const char *code, const char *expected)
{
  g_auto (GStrv) pairs = kith_directory_split_code (code);
  g_autofree char *joined = pairs != NULL ? g_strjoinv ("|", pairs) : NULL;

  g_assert_cmpstr (joined, ==, expected);
}

static void
test_code (void)
{
  assert_split ("{what:'COUNSELLING',why:'legal issues',who:'Youth'}",
                "what|Counselling|why|legal issues|who|Youth");
  assert_split ("{what:'MEN'S SHED'}", "what|Men's shed");
  assert_split ("{what:'\xc3\x84RZTE'}", "what|\xc3\x84rzte");
  assert_split ("{what:''}", "what|");
  assert_split ("RP-1400.2500", NULL);
  assert_split ("", NULL);
  assert_split ("{", NULL);
  assert_split ("{what:'cut off", NULL);
  assert_split ("{what:'cut off'", NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/resources/directory facts/free", test_free);
  g_test_add_func ("/resources/directory facts/wheelchair", test_wheelchair);
  g_test_add_func ("/resources/directory facts/line", test_line);
  g_test_add_func ("/resources/directory facts/toll-free", test_toll_free);

  g_test_add_func ("/resources/directory facts/code", test_code);

  return g_test_run ();
}
