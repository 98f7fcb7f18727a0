/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the vault's ground: start, hashes, wiping, serialising, secrets, purposes and roles. */

#include "vault/kith-vault.h"

#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include "base/kith-error.h"
#include "vault/kith-hasher.h"
#include "vault/kith-role.h"
#include "vault/kith-secret.h"

static void
test_init (void)
{
  g_autoptr (GError) error = NULL;
  struct rlimit limit;

  g_assert_true (kith_vault_init (&error));
  g_assert_no_error (error);
  g_assert_true (kith_vault_init (&error));
#if !defined(__SANITIZE_ADDRESS__)
  g_assert_cmpint (prctl (PR_GET_DUMPABLE, 0, 0, 0, 0), ==, 0);
  g_assert_cmpint (getrlimit (RLIMIT_CORE, &limit), ==, 0);
  g_assert_cmpuint (limit.rlim_max, ==, 0);
#else
  (void) limit;
#endif
}

/* RFC 7693 with 128 bits: b2sum -l 128 of "abc". */
static void
test_hash_known (void)
{
  static const guint8 expected[KITH_DIGEST_SIZE] = {
    0xcf, 0x4a, 0xb7, 0x91, 0xc6, 0x2b, 0x8d, 0x2b, 0x21, 0x09, 0xc9, 0x02, 0x75, 0x28, 0x78, 0x16,
  };
  guint8 hash[KITH_DIGEST_SIZE];

  kith_vault_digest ("abc", 3, hash);
  g_assert_cmpmem (hash, sizeof hash, expected, sizeof expected);
}

static void
test_hasher_fields (void)
{
  g_autoptr (KithHasher) a = kith_hasher_new ("one", KITH_DIGEST_SIZE);
  g_autoptr (KithHasher) b = kith_hasher_new ("one", KITH_DIGEST_SIZE);
  g_autoptr (KithHasher) other = kith_hasher_new ("other", KITH_DIGEST_SIZE);
  g_autoptr (GBytes) empty = g_bytes_new_static ("", 0);
  guint8 x[KITH_DIGEST_SIZE], y[KITH_DIGEST_SIZE];

  kith_hasher_add_text (a, "ab");
  kith_hasher_add_text (a, "c");
  kith_hasher_finish (a, x);
  kith_hasher_add_text (b, "a");
  kith_hasher_add_text (b, "bc");
  kith_hasher_finish (b, y);
  g_assert_false (kith_vault_equal (x, y, sizeof x));

  /* Finishing begins again; the domain counts; nothing is not the empty text. */
  kith_hasher_add_text (b, "ab");
  kith_hasher_add_text (b, "c");
  kith_hasher_finish (b, y);
  g_assert_true (kith_vault_equal (x, y, sizeof x));
  kith_hasher_add_text (other, "ab");
  kith_hasher_add_text (other, "c");
  kith_hasher_finish (other, y);
  g_assert_false (kith_vault_equal (x, y, sizeof x));
  kith_hasher_add_text (a, NULL);
  kith_hasher_finish (a, x);
  kith_hasher_add_text (a, "");
  kith_hasher_finish (a, y);
  g_assert_false (kith_vault_equal (x, y, sizeof x));
  kith_hasher_add_bytes (a, empty);
  kith_hasher_finish (a, x);
  g_assert_true (kith_vault_equal (x, y, sizeof x));
}

static void
test_variant (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) longer = NULL;
  g_autoptr (GVariant) back = NULL;
  GVariantDict dict;
  g_autoptr (GVariant) value = NULL;

  g_variant_dict_init (&dict, NULL);
  g_variant_dict_insert (&dict, "name", "s", "Zo\xc3\xab");
  g_variant_dict_insert (&dict, "from a later version", "(xas)", G_GINT64_CONSTANT (7), NULL);
  value = g_variant_ref_sink (g_variant_dict_end (&dict));

  bytes = kith_vault_variant_to_bytes (value);
  back = kith_vault_variant_from_bytes (bytes, G_VARIANT_TYPE_VARDICT, &error);
  g_assert_no_error (error);
  g_assert_true (g_variant_equal (value, back));

  longer = g_bytes_new ("\x05\x00\x01\x02", 4);
  g_assert_null (kith_vault_variant_from_bytes (longer, G_VARIANT_TYPE_VARDICT, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_DAMAGED);
}

/* Whatever bytes come, they are either refused or the very bytes that the value serialises to. */
static void
test_variant_hostile (void)
{
  for (guint round = 0; round < 20000; round++)
    {
      guint8 noise[48];
      gsize size = (gsize) g_test_rand_int_range (0, sizeof noise);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GVariant) value = NULL;

      kith_vault_random (noise, sizeof noise);
      for (guint i = 0; i < sizeof noise; i++)
        noise[i] &= 0x1f;
      bytes = g_bytes_new (noise, size);
      value = kith_vault_variant_from_bytes (bytes, G_VARIANT_TYPE ("(sassa{sv})"), NULL);
      if (value != NULL)
        {
          g_autoptr (GBytes) again = kith_vault_variant_to_bytes (value);

          g_assert_true (g_bytes_equal (bytes, again));
        }
    }
}

static void
test_secret (void)
{
  g_autoptr (KithSecret) a = kith_secret_new_copy ("lantern", 7);
  g_autoptr (KithSecret) b = kith_secret_new_copy ("lantern", 7);
  g_autoptr (KithSecret) c = kith_secret_new_random (7);
  g_autoptr (KithSecret) none = kith_secret_new (0);
  KithSecret *again = kith_secret_ref (a);

  g_assert_true (kith_secret_equal (a, b));
  g_assert_false (kith_secret_equal (a, c));
  g_assert_false (kith_secret_equal (a, none));
  g_assert_cmpuint (kith_secret_get_size (none), ==, 0);
  kith_secret_unref (again);
  g_assert_cmpmem (kith_secret_get_data (a), 7, "lantern", 7);
  kith_secret_unref (NULL);
}

/* The kernel says of the page that it stays out of core dumps ("dd"). */
static void
test_secret_not_dumped (void)
{
  g_autoptr (KithSecret) secret = kith_secret_new_random (64);
  guintptr address = (guintptr) kith_secret_get_data (secret);
  g_autofree char *maps = NULL;
  g_auto (GStrv) lines = NULL;
  gboolean inside = FALSE;
  gboolean found = FALSE;

  if (!g_file_get_contents ("/proc/self/smaps", &maps, NULL, NULL))
    {
      g_test_skip ("no /proc/self/smaps here");
      return;
    }

  lines = g_strsplit (maps, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      guintptr from, to;

      if (sscanf (lines[i], "%" G_GINTPTR_MODIFIER "x-%" G_GINTPTR_MODIFIER "x ", &from, &to) == 2)
        inside = address >= from && address < to;
      else if (inside && g_str_has_prefix (lines[i], "VmFlags:"))
        found = strstr (lines[i], " dd") != NULL;
    }
  g_assert_true (found);
}

static void
test_wipe (void)
{
  char data[] = "to be forgotten";

  kith_vault_wipe (data, sizeof data);
  for (guint i = 0; i < sizeof data; i++)
    g_assert_cmpint (data[i], ==, 0);
  kith_vault_wipe (NULL, 0);
  kith_vault_wipe_string (NULL);
  kith_vault_wipe_string (g_strdup ("heap"));
}

static void
test_purposes (void)
{
  for (guint i = 1; i <= KITH_PURPOSE_LAST; i++)
    g_assert_true (kith_purpose_key_may_hold (i, i));
  g_assert_false (kith_purpose_is_valid (0));
  g_assert_false (kith_purpose_is_valid (KITH_PURPOSE_LAST + 1));
  g_assert_false (kith_purpose_key_may_hold (KITH_PURPOSE_DESK, KITH_PURPOSE_CARE));
  g_assert_true (kith_purpose_key_may_hold (KITH_PURPOSE_RECORD, KITH_PURPOSE_CARE));
  g_assert_false (kith_purpose_key_may_hold (KITH_PURPOSE_RECORD, KITH_PURPOSE_DESK));
  g_assert_false (kith_purpose_key_may_hold (KITH_PURPOSE_CARE, KITH_PURPOSE_RECORD));
}

/* The table of the product page, by compartment. */
static void
test_roles (void)
{
  static const struct
  {
    KithPurpose purpose;
    gboolean desk, advocate, coordinator;
  } table[] = {
    { KITH_PURPOSE_DESK, TRUE, TRUE, TRUE },      { KITH_PURPOSE_INTAKE, FALSE, TRUE, TRUE },
    { KITH_PURPOSE_CARE, FALSE, TRUE, TRUE },     { KITH_PURPOSE_AUDIT, FALSE, FALSE, TRUE },
    { KITH_PURPOSE_RECORD, FALSE, FALSE, FALSE }, { KITH_PURPOSE_DRAFT, FALSE, FALSE, FALSE },
    { KITH_PURPOSE_SETTING, TRUE, TRUE, TRUE },
  };
  KithRole role = KITH_ROLE_NONE;

  g_assert_cmpuint (G_N_ELEMENTS (table), ==, KITH_PURPOSE_LAST);
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_assert_cmpint (kith_role_holds (KITH_ROLE_FRONT_DESK, table[i].purpose), ==, table[i].desk);
      g_assert_cmpint (kith_role_holds (KITH_ROLE_ADVOCATE, table[i].purpose), ==, table[i].advocate);
      g_assert_cmpint (kith_role_holds (KITH_ROLE_COORDINATOR, table[i].purpose), ==, table[i].coordinator);
      g_assert_true (kith_role_holds (KITH_ROLE_RECOVERY, table[i].purpose));
      g_assert_false (kith_role_holds (KITH_ROLE_NONE, table[i].purpose));
    }

  g_assert_true (kith_role_from_name ("front-desk", &role));
  g_assert_cmpint (role, ==, KITH_ROLE_FRONT_DESK);
  g_assert_false (kith_role_from_name ("recovery", &role));
  g_assert_false (kith_role_from_name ("Front-desk", &role));
  g_assert_cmpint (role, ==, KITH_ROLE_FRONT_DESK);
  g_assert_cmpstr (kith_role_get_name (KITH_ROLE_ADVOCATE), ==, "advocate");
  g_assert_cmpstr (kith_role_get_label (KITH_ROLE_ADVOCATE), ==, "Peer advocate");
}

static void
test_random (void)
{
  guint8 a[32], b[32];
  guint seen = 0;

  kith_vault_random (a, sizeof a);
  kith_vault_random (b, sizeof b);
  g_assert_false (kith_vault_equal (a, b, sizeof a));
  for (guint i = 0; i < 1000; i++)
    {
      guint32 n = kith_vault_random_uniform (6);

      g_assert_cmpuint (n, <, 6);
      seen |= 1u << n;
    }
  g_assert_cmpuint (seen, ==, 63);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/vault/vault/init", test_init);
  g_test_add_func ("/vault/vault/hash of a known text", test_hash_known);
  g_test_add_func ("/vault/vault/random", test_random);
  g_test_add_func ("/vault/vault/wipe", test_wipe);
  g_test_add_func ("/vault/vault/variant", test_variant);
  g_test_add_func ("/vault/vault/variant from hostile bytes", test_variant_hostile);
  g_test_add_func ("/vault/hasher/fields are kept apart", test_hasher_fields);
  g_test_add_func ("/vault/secret/holds and compares", test_secret);
  g_test_add_func ("/vault/secret/stays out of core dumps", test_secret_not_dumped);
  g_test_add_func ("/vault/purpose/names and keys", test_purposes);
  g_test_add_func ("/vault/role/holds what the product says", test_roles);
  return g_test_run ();
}
