/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the rule for passphrases and of the cost of guessing them. */

#include "vault/kith-passphrase.h"

#include <string.h>

#include "base/kith-error.h"
#include "vault/kith-kdf.h"

static gboolean
will_do (const char *passphrase, GError **error)
{
  g_autoptr (KithSecret) secret = kith_passphrase_prepare (passphrase, error);

  return secret != NULL && kith_passphrase_check (secret, "Maria Gómez", "Harbor House", error);
}

static void
test_good (void)
{
  static const char *const good[] = {
    "velvet canoe lantern",
    "tin roof, seven geese",
    "grzebień pod oknem",
    "чай с малиновым вареньем",
    "ضوء القمر فوق النهر",
    "月の光が川に落ちる静かな夜",
    "x9#kQ!v2Lp",
    "€&%?+ü§ßö#",
    "maria gomez walks nine goats",
    "password for the blue kettle",
    "ten chars!",
  };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GError) error = NULL;

      if (!will_do (good[i], &error))
        g_error ("%s: %s", good[i], error->message);
    }
}

static void
test_easily_guessed (void)
{
  static const char *const bad[] = {
    "password123",
    "Password2024!",
    "P@ssw0rd1234",
    "passwordpassword",
    "qwertyuiop",
    "QWERTYUIOP1",
    "1qaz2wsx3edc",
    "1234567890",
    "0987654321",
    "aaaaaaaaaaaa",
    "abcabcabcabc",
    "abcdefghijkl",
    "iloveyou2023",
    "welcome2kith",
    "kithkithkith",
    "harborhouse",
    "Harbor House 1",
    "mariagomez1",
    "Maria Gómez 1999",
    "MariaGomez!",
    "frontdesk2025",
    "center123456",
    "correct horse battery staple",
    "letmein12345",
    "asdfghjkl;",
    "!@#$%^&*()",
    "          ",
    "..........",
    "peer support 1",
    "drop-in center",
    "ab ab ab ab ab",
    "changeme!!",
    "admin1234567",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      if (will_do (bad[i], &error))
        g_error ("%s was taken", bad[i]);
      g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
      g_assert_null (strstr (error->message, bad[i]));
    }
}

static void
test_length (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *endless = g_strnfill (KITH_PASSPHRASE_MAX_LENGTH + 1, 'x');

  g_assert_false (will_do ("nine char", &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_clear_error (&error);

  /* Nine characters in ten code points: e and an accent are one. */
  g_assert_false (will_do ("nin\x65\xcc\x81 char", &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_clear_error (&error);

  g_assert_null (kith_passphrase_prepare (endless, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (kith_passphrase_prepare ("not \xff text here", &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
}

static void
test_no_zero_inside (void)
{
  g_autoptr (KithSecret) raw = kith_secret_new_copy ("velvet\0canoe lantern", 20);
  g_autoptr (GError) error = NULL;

  g_assert_null (kith_passphrase_compose (raw, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
}

static void
test_composed (void)
{
  g_autoptr (KithSecret) composed = kith_passphrase_prepare ("caf\xc3\xa9 au lait, twice", NULL);
  g_autoptr (KithSecret) apart = kith_passphrase_prepare ("cafe\xcc\x81 au lait, twice", NULL);
  g_autoptr (KithSecret) other = kith_passphrase_prepare ("cafe au lait, twice", NULL);
  g_autoptr (KithSecret) hangul = kith_passphrase_prepare ("\xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab", NULL);

  g_assert_true (kith_secret_equal (composed, apart));
  g_assert_false (kith_secret_equal (composed, other));
  g_assert_cmpmem (kith_secret_get_data (hangul), kith_secret_get_size (hangul), "\xed\x95\x9c", 3);
}

/* The composed form is GLib's too. */
static void
test_composed_as_glib_does (void)
{
  for (guint round = 0; round < 2000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *expected = NULL;
      g_autoptr (KithSecret) secret = NULL;

      for (int i = g_test_rand_int_range (1, 12); i > 0; i--)
        {
          static const gunichar blocks[] = { 0x41,   0xc0,   0x300,  0x323,  0x1ea0,
                                             0x1100, 0x1161, 0x11a8, 0xac00, 0x1f00 };

          g_string_append_unichar (text, blocks[g_test_rand_int_range (0, G_N_ELEMENTS (blocks))] +
                                             (gunichar) g_test_rand_int_range (0, 20));
        }
      expected = g_utf8_normalize (text->str, -1, G_NORMALIZE_DEFAULT_COMPOSE);
      secret = kith_passphrase_prepare (text->str, NULL);
      g_assert_cmpmem (kith_secret_get_data (secret), kith_secret_get_size (secret), expected,
                       strlen (expected));
    }
}

static void
test_hint (void)
{
  static const char *const typed[] = { "", "short", "password123", "ten chars!", "velvet canoe lantern" };
  g_autofree char *one_missing = kith_passphrase_hint ("nine char", NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autofree char *hint = kith_passphrase_hint (typed[i], "Maria Gómez", NULL);

      g_assert_cmpint (strlen (hint), >, 5);
      g_assert_true (typed[i][0] == '\0' || strstr (hint, typed[i]) == NULL);
    }
  g_assert_cmpstr (one_missing, ==, "1 more character.");
}

static void
test_kdf_bounds (void)
{
  KithKdfParams params;
  g_autoptr (GError) error = NULL;

  kith_kdf_params_init_default (&params);
  g_assert_true (kith_kdf_params_may_create (&params, &error));
  g_assert_false (kith_kdf_needs_raise (&params));
  kith_kdf_params_init_lowest (&params);
  g_assert_true (kith_kdf_params_may_create (&params, &error));
  g_assert_true (kith_kdf_needs_raise (&params));

  /* An old, cheap one opens and is raised, but is not written. */
  params.passes = 1;
  params.memory = 8192;
  g_assert_true (kith_kdf_params_may_open (&params, &error));
  g_assert_true (kith_kdf_needs_raise (&params));
  g_assert_false (kith_kdf_params_may_create (&params, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
}

static void
test_kdf_hostile (void)
{
  static const struct
  {
    guint32 passes;
    guint64 memory;
  } hostile[] = {
    { 0, 64 << 20 },    { 1, 0 },
    { 1, 8191 },        { G_MAXUINT32, 8192 },
    { 1, G_MAXUINT64 }, { 2, G_GUINT64_CONSTANT (1) << 63 },
    { 65, 8192 },       { 1, (1 << 30) + 1 },
    { 5, 1 << 30 },     { G_MAXUINT32, G_MAXUINT64 },
  };
  g_autoptr (KithSecret) passphrase = kith_secret_new_copy ("x", 1);

  for (guint i = 0; i < G_N_ELEMENTS (hostile); i++)
    {
      KithKdfParams params = { .passes = hostile[i].passes, .memory = hostile[i].memory };
      g_autoptr (GError) error = NULL;

      g_assert_null (kith_kdf_derive (passphrase, &params, &error));
      g_assert_error (error, KITH_ERROR, KITH_ERROR_DAMAGED);
    }
}

static void
test_kdf_derive (void)
{
  KithKdfParams params = { .passes = 1, .memory = 8192 };
  g_autoptr (KithSecret) passphrase = kith_secret_new_copy ("velvet", 6);
  g_autoptr (KithSecret) a = kith_kdf_derive (passphrase, &params, NULL);
  g_autoptr (KithSecret) b = kith_kdf_derive (passphrase, &params, NULL);
  g_autoptr (KithSecret) c = NULL;

  params.salt[0] = 1;
  c = kith_kdf_derive (passphrase, &params, NULL);
  g_assert_true (kith_secret_equal (a, b));
  g_assert_false (kith_secret_equal (a, c));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/vault/passphrase/good ones", test_good);
  g_test_add_func ("/vault/passphrase/easily guessed ones", test_easily_guessed);
  g_test_add_func ("/vault/passphrase/length", test_length);
  g_test_add_func ("/vault/passphrase/no zero inside", test_no_zero_inside);
  g_test_add_func ("/vault/passphrase/composed", test_composed);
  g_test_add_func ("/vault/passphrase/composed as GLib does", test_composed_as_glib_does);
  g_test_add_func ("/vault/passphrase/hint", test_hint);
  g_test_add_func ("/vault/kdf/bounds", test_kdf_bounds);
  g_test_add_func ("/vault/kdf/hostile parameters", test_kdf_hostile);
  g_test_add_func ("/vault/kdf/derive", test_kdf_derive);
  return g_test_run ();
}
