/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The vault's ground: libsodium is started, the process is kept out of core dumps, and the few
 * primitives that other rooms need (random bytes, hashes, comparison, wiping) are given without
 * letting sodium.h out of this room. */

#include "vault/kith-vault.h"

#include <sodium.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "vault/kith-vault-private.h"

G_STATIC_ASSERT (KITH_HASH_SIZE == crypto_generichash_BYTES);
G_STATIC_ASSERT (KITH_DIGEST_SIZE == crypto_generichash_BYTES_MIN);

/* A sanitizer's leak check attaches to its own process, which an undumpable one refuses. */
static gboolean
may_be_dumped (void)
{
#if defined(__SANITIZE_ADDRESS__)
  return TRUE;
#elif !defined(NDEBUG)
  return g_getenv ("KITH_DEBUG_DUMPABLE") != NULL;
#else
  return FALSE;
#endif
}

gboolean
kith_vault_start_sodium (void)
{
  static gsize started = 0;

  if (g_once_init_enter (&started))
    g_once_init_leave (&started, sodium_init () >= 0 ? 1 : 2);

  return started == 1;
}

/**
 * kith_vault_init:
 * @error: return location for an error
 *
 * Starts libsodium and keeps this process's memory to itself: no core dumps, and no reading by
 * other processes of the same user (a build for debugging allows that again where the environment
 * has KITH_DEBUG_DUMPABLE). Call it first thing in main(), before any secret exists. Calling it
 * again does no harm.
 *
 * Returns: whether secrets may be handled; %KITH_ERROR_FAILED otherwise
 */
gboolean
kith_vault_init (GError **error)
{
  const struct rlimit none = { 0, 0 };

  if (!kith_vault_start_sodium ())
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_FAILED,
                           _ ("This computer gives no random numbers, so nothing can be kept secret."));
      return FALSE;
    }

  if (!may_be_dumped () && (setrlimit (RLIMIT_CORE, &none) != 0 || prctl (PR_SET_DUMPABLE, 0, 0, 0, 0) != 0))
    {
      g_set_error_literal (
          error, KITH_ERROR, KITH_ERROR_FAILED,
          _ ("This computer would write secrets into crash reports, so Kith does not start."));
      return FALSE;
    }

  return TRUE;
}

/**
 * kith_vault_random:
 * @out: (out caller-allocates): where to write
 * @size: how many bytes
 *
 * Fills memory with bytes from the system's random number generator.
 */
void
kith_vault_random (gpointer out, gsize size)
{
  g_return_if_fail (out != NULL || size == 0);

  g_assert_true (kith_vault_start_sodium ());
  randombytes_buf (out, size);
}

/**
 * kith_vault_random_uniform:
 * @bound: one more than the largest answer
 *
 * Returns: a number below @bound, each equally likely; 0 where @bound is below 2
 */
guint32
kith_vault_random_uniform (guint32 bound)
{
  g_assert_true (kith_vault_start_sodium ());
  return randombytes_uniform (bound);
}

/**
 * kith_vault_digest:
 * @data: (nullable) (array length=size): what to hash
 * @size: bytes in @data
 * @out: (out caller-allocates): the digest
 *
 * BLAKE2b with 128 bits: enough to notice that a row was changed, and half as long in the log.
 */
void
kith_vault_digest (gconstpointer data, gsize size, guint8 out[KITH_DIGEST_SIZE])
{
  g_return_if_fail (data != NULL || size == 0);
  g_return_if_fail (out != NULL);

  crypto_generichash (out, KITH_DIGEST_SIZE, data, size, NULL, 0);
}

/**
 * kith_vault_equal:
 * @a: some bytes
 * @b: as many others
 * @size: how many
 *
 * Compares in a time that depends on @size only.
 *
 * Returns: whether they are the same
 */
gboolean
kith_vault_equal (gconstpointer a, gconstpointer b, gsize size)
{
  g_return_val_if_fail ((a != NULL && b != NULL) || size == 0, FALSE);

  return sodium_memcmp (a, b, size) == 0;
}

/**
 * kith_vault_wipe:
 * @data: (nullable): what to overwrite with zeros
 * @size: bytes in @data
 *
 * Overwrites memory in a way that the compiler does not leave out.
 */
void
kith_vault_wipe (gpointer data, gsize size)
{
  if (data != NULL)
    sodium_memzero (data, size);
}

/**
 * kith_vault_wipe_string:
 * @string: (nullable) (transfer full): a string from the heap
 *
 * Overwrites a string and frees it.
 */
void
kith_vault_wipe_string (char *string)
{
  if (string == NULL)
    return;

  sodium_memzero (string, strlen (string));
  g_free (string);
}

static GVariant *
to_or_from_little_endian (GVariant *value)
{
#if G_BYTE_ORDER == G_BIG_ENDIAN
  g_autoptr (GVariant) native = value;

  return g_variant_ref_sink (g_variant_byteswap (native));
#else
  return value;
#endif
}

/**
 * kith_vault_variant_to_bytes:
 * @value: a value; a floating reference is consumed
 *
 * Serialises in normal form, least significant byte first, so that equal values are equal bytes on
 * every machine.
 *
 * Returns: (transfer full): the bytes
 */
GBytes *
kith_vault_variant_to_bytes (GVariant *value)
{
  g_autoptr (GVariant) owned = NULL;
  g_autoptr (GVariant) normal = NULL;

  g_return_val_if_fail (value != NULL, NULL);

  owned = g_variant_ref_sink (value);
  normal = to_or_from_little_endian (g_variant_get_normal_form (owned));
  return g_variant_get_data_as_bytes (normal);
}

/**
 * kith_vault_variant_from_bytes:
 * @bytes: what kith_vault_variant_to_bytes() gave
 * @type: the type it had
 * @error: return location for an error
 *
 * Reads a value back. Bytes that are not in normal form are refused, whoever wrote them.
 *
 * Returns: (transfer full): the value, not floating; %KITH_ERROR_DAMAGED otherwise
 */
GVariant *
kith_vault_variant_from_bytes (GBytes *bytes, const GVariantType *type, GError **error)
{
  g_autoptr (GVariant) value = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (type != NULL, NULL);

  value = g_variant_ref_sink (g_variant_new_from_bytes (type, bytes, FALSE));
  if (!g_variant_is_normal_form (value))
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_DAMAGED,
                           _ ("A stored value does not have the form that it was written in."));
      return NULL;
    }

  return to_or_from_little_endian (g_steal_pointer (&value));
}
