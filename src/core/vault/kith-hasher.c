/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A streaming BLAKE2b hash over typed fields. Each field is written with its length, so that no two
 * different lists of fields give the same stream; the domain keeps uses apart. */

#include "vault/kith-hasher.h"

#include <sodium.h>
#include <string.h>

#include "vault/kith-wire-private.h"

struct _KithHasher
{
  crypto_generichash_state *state; /* (owned) aligned as libsodium wants it */
  char *domain;                    /* (owned) */
  gsize size;
};

static void
start (KithHasher *hasher)
{
  crypto_generichash_init (hasher->state, NULL, 0, hasher->size);
  kith_hasher_add_text (hasher, hasher->domain);
}

/**
 * kith_hasher_new:
 * @domain: what is being hashed, such as "row"; part of the hash
 * @size: bytes of the result, %KITH_DIGEST_SIZE or %KITH_HASH_SIZE
 *
 * Returns: (transfer full): a hasher that has been given its domain and nothing else
 */
KithHasher *
kith_hasher_new (const char *domain, gsize size)
{
  KithHasher *hasher;

  g_return_val_if_fail (domain != NULL, NULL);
  g_return_val_if_fail (size >= crypto_generichash_BYTES_MIN && size <= crypto_generichash_BYTES_MAX, NULL);

  hasher = g_new0 (KithHasher, 1);
  hasher->state = g_aligned_alloc (1, sizeof *hasher->state, 64);
  hasher->domain = g_strdup (domain);
  hasher->size = size;
  start (hasher);
  return hasher;
}

/**
 * kith_hasher_free:
 * @hasher: (nullable) (transfer full): a hasher
 */
void
kith_hasher_free (KithHasher *hasher)
{
  if (hasher == NULL)
    return;

  sodium_memzero (hasher->state, sizeof *hasher->state);
  g_aligned_free (hasher->state);
  g_free (hasher->domain);
  g_free (hasher);
}

/**
 * kith_hasher_add_raw:
 * @hasher: a hasher
 * @data: (nullable) (array length=size): bytes
 * @size: how many
 *
 * Adds bytes without their length: only for fields of a fixed size.
 */
void
kith_hasher_add_raw (KithHasher *hasher, gconstpointer data, gsize size)
{
  g_return_if_fail (hasher != NULL);
  g_return_if_fail (data != NULL || size == 0);

  if (size > 0)
    crypto_generichash_update (hasher->state, data, size);
}

/**
 * kith_hasher_add_blob:
 * @hasher: a hasher
 * @data: (nullable) (array length=size): bytes; %NULL differs from none
 * @size: how many
 *
 * Adds bytes with their length.
 */
void
kith_hasher_add_blob (KithHasher *hasher, gconstpointer data, gsize size)
{
  g_return_if_fail (hasher != NULL);
  g_return_if_fail (data != NULL || size == 0);

  kith_hasher_add_int (hasher, data != NULL ? (gint64) size : -1);
  kith_hasher_add_raw (hasher, data, size);
}

/**
 * kith_hasher_add_bytes:
 * @hasher: a hasher
 * @bytes: (nullable): bytes
 *
 * Adds bytes with their length.
 */
void
kith_hasher_add_bytes (KithHasher *hasher, GBytes *bytes)
{
  gsize size = 0;
  gconstpointer data = NULL;

  if (bytes != NULL)
    data = g_bytes_get_data (bytes, &size);

  /* An empty GBytes has no data, and yet is not nothing. */
  kith_hasher_add_blob (hasher, bytes != NULL && data == NULL ? "" : data, size);
}

/**
 * kith_hasher_add_text:
 * @hasher: a hasher
 * @text: (nullable): a string
 *
 * Adds a string with its length.
 */
void
kith_hasher_add_text (KithHasher *hasher, const char *text)
{
  kith_hasher_add_blob (hasher, text, text != NULL ? strlen (text) : 0);
}

/**
 * kith_hasher_add_int:
 * @hasher: a hasher
 * @value: a whole number
 *
 * Adds eight bytes.
 */
void
kith_hasher_add_int (KithHasher *hasher, gint64 value)
{
  guint8 wire[8];

  kith_wire_put_u64 (wire, (guint64) value);
  kith_hasher_add_raw (hasher, wire, sizeof wire);
}

/**
 * kith_hasher_finish:
 * @hasher: a hasher
 * @out: (out caller-allocates): as many bytes as kith_hasher_new() was told
 *
 * Gives the hash of all that was added, and begins again in the same domain.
 */
void
kith_hasher_finish (KithHasher *hasher, guint8 *out)
{
  g_return_if_fail (hasher != NULL);
  g_return_if_fail (out != NULL);

  crypto_generichash_final (hasher->state, out, hasher->size);
  start (hasher);
}
