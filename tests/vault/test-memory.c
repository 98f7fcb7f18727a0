/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests that secrets leave memory: by being let go, and by the process being replaced. Run with
 * --after-reexec, this program is what it was replaced by. */

#include "vault/kith-reexec.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>

#include "vault/kith-identity-private.h"
#include "vault/kith-passphrase.h"
#include "vault/kith-pin.h"
#include "vault/kith-record-key-private.h"
#include "vault/kith-recovery.h"
#include "vault/kith-sealed.h"
#include "vault/kith-vault.h"
#include "vault/vault-memory.h"

#define PIECE 16

static gboolean
can_look (void)
{
#if defined(__SANITIZE_ADDRESS__)
  g_test_skip ("a sanitizer keeps freed memory as it was");
  return FALSE;
#else
  static const guint8 nothing[PIECE] = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16 };

  if (vault_memory_count (nothing, PIECE) >= 0)
    return TRUE;
  g_test_skip ("this process may not read its own memory");
  return FALSE;
#endif
}

static void
test_identity_goes (void)
{
  guint8 masked[PIECE];
  g_autoptr (KithIdentity) root = kith_identity_generate_root ();
  KithIdentity *identity;
  KithIdentity *opened = NULL;
  KithSecret *passphrase;
  KithKdfParams params;
  GBytes *bundle;

  if (!can_look ())
    return;

  kith_kdf_params_init_lowest (&params);
  identity = kith_identity_generate (1, kith_identity_get_root_public (root));
  vault_memory_mask (masked, kith_identity_get_box_secret (identity), PIECE);
  passphrase = kith_passphrase_prepare ("velvet canoe lantern", NULL);
  bundle = kith_identity_seal_bundle (identity, passphrase, &params, NULL);
  g_assert_true (kith_identity_open_bundle (bundle, passphrase, 1, &opened, NULL));
  g_assert_cmpint (vault_memory_count (masked, PIECE), ==, 2);
  kith_identity_unref (identity);
  kith_identity_unref (opened);
  kith_secret_unref (passphrase);
  g_bytes_unref (bundle);
  g_assert_cmpint (vault_memory_count (masked, PIECE), ==, 0);
}

/* The passphrase as it was typed, byte by byte and as the wide characters that folding makes. */
static void
test_passphrase_goes (void)
{
  static const char masked_text[] = {
    'g' ^ (char) VAULT_MASK,    'r' ^ (char) VAULT_MASK, 'z' ^ (char) VAULT_MASK, 'e' ^ (char) VAULT_MASK,
    'b' ^ (char) VAULT_MASK,    'i' ^ (char) VAULT_MASK, 'e' ^ (char) VAULT_MASK, '\xc5' ^ (char) VAULT_MASK,
    '\x84' ^ (char) VAULT_MASK, ' ' ^ (char) VAULT_MASK, 'p' ^ (char) VAULT_MASK, 'o' ^ (char) VAULT_MASK,
    'd' ^ (char) VAULT_MASK,    ' ' ^ (char) VAULT_MASK, 'o' ^ (char) VAULT_MASK, 'k' ^ (char) VAULT_MASK,
  };
  /* "bienpodo": freed memory loses its first bytes soon, the others stay. */
  static const guint8 folded_from[] = { 4, 5, 6, 0, 10, 11, 12, 11 };
  guint8 masked_wide[8 * 4];
  char typed[PIECE + 1] = { 0 };
  KithSecret *secret;

  if (!can_look ())
    return;

  for (guint i = 0; i < 8; i++)
    {
      guint32 wide = i == 3 ? 'n' : (guint8) masked_text[folded_from[i]] ^ VAULT_MASK;
      guint8 bytes[4];

      memcpy (bytes, &wide, 4);
      vault_memory_mask (masked_wide + 4 * i, bytes, 4);
    }
  for (guint i = 0; i < PIECE; i++)
    typed[i] = (char) (masked_text[i] ^ (char) VAULT_MASK);

  secret = kith_passphrase_prepare (typed, NULL);
  g_assert_true (kith_passphrase_check (secret, "Maria", "Harbor House", NULL));
  g_assert_cmpint (vault_memory_count ((const guint8 *) masked_text, PIECE), >=, 2);
  kith_secret_unref (secret);
  kith_vault_wipe (typed, sizeof typed);
  g_assert_cmpint (vault_memory_count ((const guint8 *) masked_text, PIECE), ==, 0);
  g_assert_cmpint (vault_memory_count (masked_wide, sizeof masked_wide), ==, 0);
}

static void
test_key_goes (void)
{
  static const guint8 root_public[KITH_PUBLIC_KEY_SIZE] = { 1 };
  const KithSealContext place = { KITH_PURPOSE_DESK, KITH_SEAL_KIND_ANY, 1, 2 };
  guint8 masked[PIECE];
  guint8 masked_key[PIECE];
  KithIdentity *identity;
  KithRecordKey *key;
  KithRecordKey *opened;
  KithKeyring *keyring;
  GBytes *grant;
  GBytes *sealed;
  KithRecoveryCode *code;

  if (!can_look ())
    return;

  code = kith_recovery_code_new ();
  identity = kith_recovery_code_identity (code, 1, root_public);
  vault_memory_mask (masked, kith_identity_get_box_secret (identity), PIECE);
  key = kith_record_key_generate (1, KITH_PURPOSE_DESK, 1);
  vault_memory_mask (masked_key, kith_record_key_get_symmetric (key), PIECE);
  grant = kith_record_key_wrap (key, kith_identity_get_public (identity)->box_public, NULL);
  opened = kith_record_key_unwrap (grant, identity, 1, KITH_PURPOSE_DESK, 1, kith_record_key_get_public (key),
                                   NULL);
  g_assert_nonnull (opened);
  g_assert_cmpint (vault_memory_count (masked_key, PIECE), ==, 2);
  kith_record_key_unref (key);
  keyring = kith_keyring_new ();
  kith_keyring_set_current (keyring, opened);
  kith_record_key_unref (opened);
  sealed = kith_seal (opened, &place, grant, NULL);
  g_bytes_unref (sealed);
  kith_keyring_unref (keyring);
  kith_identity_unref (identity);
  kith_recovery_code_unref (code);
  g_bytes_unref (grant);
  g_assert_cmpint (vault_memory_count (masked, PIECE), ==, 0);
  g_assert_cmpint (vault_memory_count (masked_key, PIECE), ==, 0);
}

static gpointer
wait_for_ever (gpointer data)
{
  GAsyncQueue *queue = data;

  return g_async_queue_pop (queue);
}

static char *
to_hex (const guint8 *data, gsize size)
{
  GString *hex = g_string_new (NULL);

  for (gsize i = 0; i < size; i++)
    g_string_append_printf (hex, "%02x", data[i]);
  return g_string_free (hex, FALSE);
}

/* Fills the heap with a word, holds keys, has a thread, a blocked signal and open files; then locks. */
static void
lock_in_subprocess (void)
{
  static const guint8 root_public[KITH_PUBLIC_KEY_SIZE] = { 1 };
  KithIdentity *identity = kith_identity_generate (1, root_public);
  int offer = kith_pin_offer_new (identity, "271828", G_MAXINT64, NULL);
  int stray = dup (2);
  guint8 masked_key[PIECE];
  guint8 word[PIECE];
  guint8 masked_word[PIECE];
  GAsyncQueue *queue = g_async_queue_new ();
  GPtrArray *heap = g_ptr_array_new ();
  g_autofree char *offer_text = g_strdup_printf ("%d", offer);
  g_autofree char *stray_text = g_strdup_printf ("%d", stray);
  g_autofree char *key_hex = NULL;
  g_autofree char *word_hex = NULL;
  g_autoptr (GError) error = NULL;
  sigset_t blocked;

  g_thread_unref (g_thread_new ("other", wait_for_ever, queue));
  vault_memory_mask (masked_key, kith_identity_get_box_secret (identity), PIECE);
  key_hex = to_hex (masked_key, PIECE);
  kith_vault_random (word, PIECE);
  vault_memory_mask (masked_word, word, PIECE);
  word_hex = to_hex (masked_word, PIECE);
  for (guint i = 0; i < 1000; i++)
    g_ptr_array_add (heap, g_memdup2 (word, PIECE));
  sigemptyset (&blocked);
  sigaddset (&blocked, SIGTERM);
  pthread_sigmask (SIG_BLOCK, &blocked, NULL);

  {
    char *argv[] = {
      (char *) "test-memory", (char *) "--after-reexec", offer_text, stray_text, key_hex, word_hex, NULL
    };

    kith_reexec_locked (argv, offer, &error);
  }
  g_error ("%s", error->message);
}

#if !defined(__SANITIZE_ADDRESS__)
static void
from_hex (guint8 *out, const char *hex)
{
  for (guint i = 0; i < PIECE; i++)
    out[i] = (guint8) (g_ascii_xdigit_value (hex[2 * i]) << 4 | g_ascii_xdigit_value (hex[2 * i + 1]));
}
#endif

/* In the new program: exit status 0 where all is as it must be. */
static int
after_reexec (char **argv)
{
  int offer = atoi (argv[2]);
  int stray = atoi (argv[3]);
  KithIdentity *opened = NULL;
  sigset_t blocked;

#if !defined(__SANITIZE_ADDRESS__)
  /* Not where a sanitizer maps terabytes. */
  guint8 masked[PIECE];

  for (guint i = 4; i < 6; i++)
    {
      from_hex (masked, argv[i]);
      if (vault_memory_count (masked, PIECE) > 0)
        return 10;
    }
#endif
  if (fcntl (stray, F_GETFD) >= 0 || errno != EBADF)
    return 11;
  if (!kith_pin_offer_open (offer, "271828", 10, &opened, NULL, NULL))
    return 12;
  kith_identity_unref (opened);
  pthread_sigmask (SIG_SETMASK, NULL, &blocked);
  if (sigismember (&blocked, SIGTERM))
    return 13;
  return 0;
}

static void
test_reexec (void)
{
  if (g_test_subprocess ())
    {
      lock_in_subprocess ();
      return;
    }

  g_test_trap_subprocess (NULL, 60 * G_USEC_PER_SEC, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
}

int
main (int argc, char **argv)
{
  if (argc == 6 && g_str_equal (argv[1], "--after-reexec"))
    return after_reexec (argv);

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/vault/memory/an identity goes", test_identity_goes);
  g_test_add_func ("/vault/memory/a passphrase goes", test_passphrase_goes);
  g_test_add_func ("/vault/memory/a key goes", test_key_goes);
  g_test_add_func ("/vault/memory/locking replaces the process", test_reexec);
  return g_test_run ();
}
