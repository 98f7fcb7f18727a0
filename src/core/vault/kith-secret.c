/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bytes that must not outlive their use: kept between guard pages, out of swap where the system
 * allows it and out of core dumps always, and overwritten when the last holder lets go. There is no
 * function that prints one. */

#include "vault/kith-secret.h"

#include <sodium.h>
#include <string.h>

#include "vault/kith-vault-private.h"

struct _KithSecret
{
  gatomicrefcount ref_count;
  gsize size;
  guint8 *data; /* (owned) from sodium_malloc */
};

/**
 * kith_secret_new:
 * @size: bytes
 *
 * Returns: (transfer full): that many zeros
 */
KithSecret *
kith_secret_new (gsize size)
{
  KithSecret *secret;

  g_assert_true (kith_vault_start_sodium ());

  secret = g_new0 (KithSecret, 1);
  g_atomic_ref_count_init (&secret->ref_count);
  secret->size = size;
  secret->data = sodium_malloc (MAX (size, 1));
  if (secret->data == NULL)
    g_error ("no memory left for a secret of %" G_GSIZE_FORMAT " bytes", size);

  memset (secret->data, 0, MAX (size, 1));
  return secret;
}

/**
 * kith_secret_new_copy:
 * @data: (array length=size) (nullable): bytes; the caller wipes its own copy
 * @size: how many
 *
 * Returns: (transfer full): a copy of @data
 */
KithSecret *
kith_secret_new_copy (gconstpointer data, gsize size)
{
  KithSecret *secret;

  g_return_val_if_fail (data != NULL || size == 0, NULL);

  secret = kith_secret_new (size);
  if (size > 0)
    memcpy (secret->data, data, size);
  return secret;
}

/**
 * kith_secret_new_random:
 * @size: bytes
 *
 * Returns: (transfer full): that many random bytes
 */
KithSecret *
kith_secret_new_random (gsize size)
{
  KithSecret *secret = kith_secret_new (size);

  randombytes_buf (secret->data, size);
  return secret;
}

/**
 * kith_secret_ref:
 * @secret: a secret
 *
 * Returns: (transfer full): @secret
 */
KithSecret *
kith_secret_ref (KithSecret *secret)
{
  g_return_val_if_fail (secret != NULL, NULL);

  g_atomic_ref_count_inc (&secret->ref_count);
  return secret;
}

/**
 * kith_secret_unref:
 * @secret: (nullable) (transfer full): a secret
 *
 * Lets go; the last holder's going overwrites the bytes and gives their pages back.
 */
void
kith_secret_unref (KithSecret *secret)
{
  if (secret == NULL || !g_atomic_ref_count_dec (&secret->ref_count))
    return;

  sodium_free (secret->data);
  g_free (secret);
}

/**
 * kith_secret_get_data:
 * @secret: a secret
 *
 * Returns: (transfer none): its bytes, not aligned to anything and not ended by a zero
 */
guint8 *
kith_secret_get_data (KithSecret *secret)
{
  g_return_val_if_fail (secret != NULL, NULL);

  return secret->data;
}

/**
 * kith_secret_get_size:
 * @secret: a secret
 *
 * Returns: its size in bytes
 */
gsize
kith_secret_get_size (const KithSecret *secret)
{
  g_return_val_if_fail (secret != NULL, 0);

  return secret->size;
}

/**
 * kith_secret_equal:
 * @a: a secret
 * @b: another
 *
 * Compares in a time that depends on the sizes only.
 *
 * Returns: whether they hold the same bytes
 */
gboolean
kith_secret_equal (const KithSecret *a, const KithSecret *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return a->size == b->size && sodium_memcmp (a->data, b->data, a->size) == 0;
}
