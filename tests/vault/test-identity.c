/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of bundles. An independent writer of the format, with a cheap Argon2id that the vault itself
 * never writes, lets every byte be tried. */

#include "vault/kith-identity.h"

#include <sodium.h>
#include <string.h>

#include "base/kith-error.h"
#include "vault/kith-passphrase.h"
#include "vault/kith-recovery.h"

#define ACCOUNT 4711

static KithSecret *
secret (const char *text)
{
  return kith_secret_new_copy (text, strlen (text));
}

static void
put (guint8 *out, guint64 value, guint size)
{
  for (guint i = 0; i < size; i++)
    out[i] = (guint8) (value >> 8 * (size - 1 - i));
}

/* version 1, kind 1, passes, memory, salt, nonce, account | box seed | sign seed | root, tag. */
static GBytes *
write_bundle (const char *passphrase, gint64 account, const guint8 seeds[64], const guint8 root[32])
{
  guint8 bundle[174] = { 1, 1 };
  guint8 bound[38];
  guint8 body[104];
  guint8 key[32];

  put (bundle + 2, 1, 4);
  put (bundle + 6, 8192, 8);
  randombytes_buf (bundle + 14, 16 + 24);
  memcpy (bound, bundle, 30);
  put (bound + 30, (guint64) account, 8);
  put (body, (guint64) account, 8);
  memcpy (body + 8, seeds, 64);
  memcpy (body + 72, root, 32);
  g_assert_cmpint (crypto_pwhash (key, 32, passphrase, strlen (passphrase), bundle + 14, 1, 8192,
                                  crypto_pwhash_ALG_ARGON2ID13),
                   ==, 0);
  crypto_aead_xchacha20poly1305_ietf_encrypt (bundle + 54, NULL, body, sizeof body, bound, sizeof bound, NULL,
                                              bundle + 30, key);
  return g_bytes_new (bundle, sizeof bundle);
}

static void
test_round_trip (void)
{
  g_autoptr (KithIdentity) root = kith_identity_generate_root ();
  g_autoptr (KithIdentity) identity = kith_identity_generate (ACCOUNT, kith_identity_get_root_public (root));
  g_autoptr (KithIdentity) opened = NULL;
  g_autoptr (KithSecret) right = secret ("caf\xc3\xa9 au lait, twice");
  g_autoptr (KithSecret) other_keyboard = secret ("cafe\xcc\x81 au lait, twice");
  g_autoptr (KithSecret) wrong = secret ("cafe au lait, twice");
  g_autoptr (GBytes) bundle = NULL;
  g_autoptr (GError) error = NULL;
  KithKdfParams params;

  kith_kdf_params_init_lowest (&params);
  bundle = kith_identity_seal_bundle (identity, right, &params, &error);
  g_assert_no_error (error);
  g_assert_true (kith_identity_bundle_needs_raise (bundle));

  g_assert_false (kith_identity_open_bundle (bundle, wrong, ACCOUNT, &opened, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_WRONG_PASSPHRASE);
  g_clear_error (&error);
  g_assert_false (kith_identity_open_bundle (bundle, right, ACCOUNT + 1, &opened, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_WRONG_PASSPHRASE);
  g_clear_error (&error);
  g_assert_null (opened);

  g_assert_true (kith_identity_open_bundle (bundle, other_keyboard, ACCOUNT, &opened, &error));
  g_assert_no_error (error);
  g_assert_cmpint (kith_identity_get_account_id (opened), ==, ACCOUNT);
  g_assert_cmpmem (kith_identity_get_public (opened), sizeof (KithPublicIdentity),
                   kith_identity_get_public (identity), sizeof (KithPublicIdentity));
  g_assert_cmpmem (kith_identity_get_root_public (opened), 32, kith_identity_get_public (root)->sign_public,
                   32);
}

static void
test_format (void)
{
  guint8 seeds[64], root[32], box_public[32], box_secret[32], sign_public[32], sign_secret[64];
  g_autoptr (GBytes) bundle = NULL;
  g_autoptr (KithSecret) right = secret ("independent");
  g_autoptr (KithIdentity) opened = NULL;
  g_autoptr (GError) error = NULL;

  randombytes_buf (seeds, sizeof seeds);
  randombytes_buf (root, sizeof root);
  bundle = write_bundle ("independent", ACCOUNT, seeds, root);
  g_assert_true (kith_identity_open_bundle (bundle, right, ACCOUNT, &opened, &error));
  g_assert_no_error (error);
  crypto_box_seed_keypair (box_public, box_secret, seeds);
  crypto_sign_seed_keypair (sign_public, sign_secret, seeds + 32);
  g_assert_cmpmem (kith_identity_get_public (opened)->box_public, 32, box_public, 32);
  g_assert_cmpmem (kith_identity_get_public (opened)->sign_public, 32, sign_public, 32);
  g_assert_cmpmem (kith_identity_get_root_public (opened), 32, root, 32);
}

static void
test_every_byte (void)
{
  guint8 seeds[64] = { 1 }, root[32] = { 2 };
  g_autoptr (GBytes) bundle = write_bundle ("independent", ACCOUNT, seeds, root);
  g_autoptr (KithSecret) right = secret ("independent");
  gsize size;
  const guint8 *data = g_bytes_get_data (bundle, &size);

  for (gsize i = 0; i < size; i++)
    {
      for (guint bit = 1; bit < 256; bit = bit == 1 ? 0x80 : 256)
        {
          g_autofree guint8 *copy = g_memdup2 (data, size);
          g_autoptr (GBytes) changed = NULL;
          KithIdentity *opened = NULL;
          g_autoptr (GError) error = NULL;

          copy[i] ^= (guint8) bit;
          changed = g_bytes_new (copy, size);
          g_assert_false (kith_identity_open_bundle (changed, right, ACCOUNT, &opened, &error));
          g_assert_true (g_error_matches (error, KITH_ERROR, KITH_ERROR_WRONG_PASSPHRASE) ||
                         g_error_matches (error, KITH_ERROR, KITH_ERROR_DAMAGED));
          g_assert_null (opened);
        }
    }

  for (gsize i = 0; i < size; i += 7)
    {
      g_autoptr (GBytes) cut = g_bytes_new_from_bytes (bundle, 0, i);
      KithIdentity *opened = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_false (kith_identity_open_bundle (cut, right, ACCOUNT, &opened, &error));
      g_assert_error (error, KITH_ERROR, KITH_ERROR_DAMAGED);
    }
}

static void
test_cheap_refused (void)
{
  g_autoptr (KithIdentity) root = kith_identity_generate_root ();
  g_autoptr (KithIdentity) identity = kith_identity_generate (ACCOUNT, kith_identity_get_root_public (root));
  g_autoptr (KithSecret) right = secret ("velvet canoe lantern");
  g_autoptr (GError) error = NULL;
  KithKdfParams params;

  kith_kdf_params_init_lowest (&params);
  params.memory -= 1;
  g_assert_null (kith_identity_seal_bundle (identity, right, &params, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
  g_clear_error (&error);
  kith_kdf_params_init_lowest (&params);
  params.passes -= 1;
  g_assert_null (kith_identity_seal_bundle (identity, right, &params, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_INVALID);
}

static void
test_recovery_bundle (void)
{
  g_autoptr (KithIdentity) root = kith_identity_generate_root ();
  g_autoptr (KithRecoveryCode) code = kith_recovery_code_new ();
  g_autoptr (KithRecoveryCode) other = kith_recovery_code_new ();
  g_autoptr (KithIdentity) identity = NULL;
  g_autoptr (KithIdentity) again = NULL;
  g_autoptr (KithIdentity) opened = NULL;
  g_autoptr (GBytes) bundle = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;
  const guint8 *data;

  identity = kith_recovery_code_identity (code, ACCOUNT, kith_identity_get_root_public (root));
  again = kith_recovery_code_identity (code, ACCOUNT, kith_identity_get_root_public (root));
  g_assert_cmpmem (kith_identity_get_public (identity), 64, kith_identity_get_public (again), 64);
  bundle = kith_recovery_code_seal_bundle (code, identity);
  g_assert_false (kith_recovery_code_open_bundle (other, bundle, ACCOUNT, &opened, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_WRONG_PASSPHRASE);
  g_clear_error (&error);

  data = g_bytes_get_data (bundle, &size);
  for (gsize i = 0; i < size; i++)
    {
      g_autofree guint8 *copy = g_memdup2 (data, size);
      g_autoptr (GBytes) changed = NULL;

      copy[i] ^= 1u << i % 8;
      changed = g_bytes_new (copy, size);
      g_assert_false (kith_recovery_code_open_bundle (code, changed, ACCOUNT, &opened, NULL));
    }

  g_assert_true (kith_recovery_code_open_bundle (code, bundle, ACCOUNT, &opened, &error));
  g_assert_no_error (error);
  g_assert_cmpmem (kith_identity_get_public (opened), 64, kith_identity_get_public (identity), 64);
  g_assert_cmpmem (kith_identity_get_root_public (opened), 32, kith_identity_get_root_public (root), 32);
}

/* A bundle under a code is none under a passphrase, and the other way round. */
static void
test_kinds_apart (void)
{
  guint8 seeds[64] = { 1 }, root[32] = { 2 };
  g_autoptr (GBytes) bundle = write_bundle ("independent", ACCOUNT, seeds, root);
  g_autoptr (KithRecoveryCode) code = kith_recovery_code_new ();
  g_autoptr (KithIdentity) identity = kith_recovery_code_identity (code, ACCOUNT, root);
  g_autoptr (GBytes) recovery = kith_recovery_code_seal_bundle (code, identity);
  g_autoptr (KithSecret) right = secret ("independent");
  KithIdentity *opened = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (kith_recovery_code_open_bundle (code, bundle, ACCOUNT, &opened, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_DAMAGED);
  g_clear_error (&error);
  g_assert_false (kith_identity_open_bundle (recovery, right, ACCOUNT, &opened, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_DAMAGED);
  g_assert_false (kith_identity_bundle_needs_raise (recovery));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (sodium_init (), >=, 0);
  g_test_add_func ("/vault/identity/round trip", test_round_trip);
  g_test_add_func ("/vault/identity/written by another hand", test_format);
  g_test_add_func ("/vault/identity/every byte counts", test_every_byte);
  g_test_add_func ("/vault/identity/nothing cheap is written", test_cheap_refused);
  g_test_add_func ("/vault/identity/recovery bundle", test_recovery_bundle);
  g_test_add_func ("/vault/identity/kinds of bundle are kept apart", test_kinds_apart);
  return g_test_run ();
}
