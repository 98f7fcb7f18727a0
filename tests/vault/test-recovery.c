/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the recovery code as people write it down and type it. */

#include "vault/kith-recovery.h"

#include <string.h>

#include "base/kith-error.h"
#include "vault/kith-vault.h"

static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

static void
assert_same (const KithRecoveryCode *a, const KithRecoveryCode *b)
{
  g_autofree char *x = kith_recovery_code_to_string (a);
  g_autofree char *y = kith_recovery_code_to_string (b);

  g_assert_cmpstr (x, ==, y);
}

static void
test_round_trip (void)
{
  for (guint round = 0; round < 500; round++)
    {
      g_autoptr (KithRecoveryCode) code = kith_recovery_code_new ();
      g_autofree char *text = kith_recovery_code_to_string (code);
      g_autoptr (KithRecoveryCode) back = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_cmpuint (strlen (text), ==, 36 + 8);
      back = kith_recovery_code_parse (text, &error);
      g_assert_no_error (error);
      assert_same (code, back);
    }
}

static void
test_how_people_write (void)
{
  g_autoptr (KithRecoveryCode) code = kith_recovery_code_new ();
  g_autofree char *text = kith_recovery_code_to_string (code);
  g_autoptr (GString) loose = g_string_new ("  ");

  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '-')
        g_string_append (loose, " \xe2\x80\x93\n ");
      else if (*p == '0')
        g_string_append_c (loose, "0Oo"[g_test_rand_int_range (0, 3)]);
      else if (*p == '1')
        g_string_append_c (loose, "1IiLl"[g_test_rand_int_range (0, 5)]);
      else
        g_string_append_c (loose, g_test_rand_bit () ? *p : g_ascii_tolower (*p));
    }
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (KithRecoveryCode) back = kith_recovery_code_parse (loose->str, &error);

    g_assert_no_error (error);
    assert_same (code, back);
  }
}

static void
assert_refused (const char *text, const char *saying)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (kith_recovery_code_parse (text, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  if (strstr (error->message, saying) == NULL)
    g_error ("'%s' does not say '%s'", error->message, saying);
}

/* Every symbol exchanged for every other is noticed, and its group is told. */
static void
test_every_substitution (void)
{
  for (guint round = 0; round < 2; round++)
    {
      g_autoptr (KithRecoveryCode) code = kith_recovery_code_new ();
      g_autofree char *text = kith_recovery_code_to_string (code);

      for (char *p = text; *p != '\0'; p++)
        {
          char right = *p;
          g_autofree char *group = g_strdup_printf ("group %u ", (guint) (p - text) / 5 + 1);

          if (right == '-')
            continue;
          for (const char *wrong = alphabet; *wrong != '\0'; wrong++)
            {
              if (*wrong == right)
                continue;
              *p = *wrong;
              assert_refused (text, group);
              assert_refused (text, "One letter or digit");
            }
          *p = right;
        }
    }
}

static void
test_every_exchange (void)
{
  for (guint round = 0; round < 20; round++)
    {
      g_autoptr (KithRecoveryCode) code = kith_recovery_code_new ();
      g_autofree char *text = kith_recovery_code_to_string (code);

      for (gsize i = 0; text[i + 1] != '\0'; i++)
        {
          gsize next = text[i + 1] == '-' ? i + 2 : i + 1;
          char kept = text[i];

          if (kept == '-' || kept == text[next])
            continue;
          text[i] = text[next];
          text[next] = kept;
          assert_refused (text, "changed places");
          text[next] = text[i];
          text[i] = kept;
        }
    }
}

/* Two wrong symbols anywhere never pass. */
static void
test_two_mistakes (void)
{
  g_autoptr (KithRecoveryCode) code = kith_recovery_code_new ();
  g_autofree char *text = kith_recovery_code_to_string (code);

  for (guint round = 0; round < 2500; round++)
    {
      g_autofree char *changed = g_strdup (text);
      guint n = 0;

      while (n < 2)
        {
          gsize at = (gsize) g_test_rand_int_range (0, 44);
          char wrong = alphabet[g_test_rand_int_range (0, 32)];

          if (changed[at] == '-' || changed[at] != text[at] || wrong == text[at])
            continue;
          changed[at] = wrong;
          n++;
        }
      g_assert_null (kith_recovery_code_parse (changed, NULL));
    }
}

static void
test_other_mistakes (void)
{
  g_autoptr (KithRecoveryCode) code = kith_recovery_code_new ();
  g_autofree char *text = kith_recovery_code_to_string (code);
  g_autofree char *longer = g_strconcat (text, "-7", NULL);
  g_autofree char *invalid = g_strconcat (text, "\xff", NULL);

  assert_refused (longer, "too long");
  assert_refused (invalid, "not readable");
  text[43] = '\0';
  assert_refused (text, "1 letter or digit of its 36 is missing");
  text[42] = '\0';
  assert_refused (text, "2 letters or digits of its 36 are missing");
  text[12] = 'U';
  assert_refused (text, "Group 3");
  text[12] = '*';
  assert_refused (text, "Group 3");
  assert_refused ("", "too short");
  assert_refused ("\xd0\x90\xd0\x90", "Group 1");
}

static void
test_last_group (void)
{
  g_autoptr (KithRecoveryCode) code = kith_recovery_code_new ();
  g_autofree char *text = kith_recovery_code_to_string (code);
  g_autofree char *group = kith_recovery_code_last_group (code);
  g_autofree char *loose = g_strdup_printf (" %c-%s ", g_ascii_tolower (group[0]), group + 1);

  g_assert_cmpstr (text + 40, ==, group);
  g_assert_true (kith_recovery_code_matches_last_group (code, group));
  g_assert_true (kith_recovery_code_matches_last_group (code, loose));
  g_assert_false (kith_recovery_code_matches_last_group (code, ""));
  g_assert_false (kith_recovery_code_matches_last_group (code, group + 1));
  g_assert_false (kith_recovery_code_matches_last_group (code, text));
  group[3] = group[3] == 'A' ? 'B' : 'A';
  g_assert_false (kith_recovery_code_matches_last_group (code, group));
}

static void
test_hostile (void)
{
  for (guint round = 0; round < 5000; round++)
    {
      char noise[64];

      kith_vault_random (noise, sizeof noise);
      noise[g_test_rand_int_range (0, sizeof noise)] = '\0';
      noise[sizeof noise - 1] = '\0';
      g_assert_null (kith_recovery_code_parse (noise, NULL));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/vault/recovery/round trip", test_round_trip);
  g_test_add_func ("/vault/recovery/as people write it", test_how_people_write);
  g_test_add_func ("/vault/recovery/every substitution", test_every_substitution);
  g_test_add_func ("/vault/recovery/every exchange of neighbours", test_every_exchange);
  g_test_add_func ("/vault/recovery/two mistakes", test_two_mistakes);
  g_test_add_func ("/vault/recovery/other mistakes", test_other_mistakes);
  g_test_add_func ("/vault/recovery/last group", test_last_group);
  g_test_add_func ("/vault/recovery/hostile text", test_hostile);
  return g_test_run ();
}
