/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sealing an identity's seeds and the root's public key under a key, bound to a header and to the
 * account: XChaCha20-Poly1305 over account id | seeds | root public key. */

#include "vault/kith-bundle-private.h"

#include <sodium.h>
#include <string.h>

#include "vault/kith-identity-private.h"
#include "vault/kith-wire-private.h"

#define HEADER_MAX 64

G_STATIC_ASSERT (KITH_BUNDLE_NONCE_SIZE == crypto_aead_xchacha20poly1305_ietf_NPUBBYTES);
G_STATIC_ASSERT (KITH_BUNDLE_SEALED_SIZE ==
                 KITH_BUNDLE_NONCE_SIZE + KITH_BUNDLE_BODY_SIZE + crypto_aead_xchacha20poly1305_ietf_ABYTES);
G_STATIC_ASSERT (KITH_KDF_KEY_SIZE == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);

static gsize
write_associated_data (guint8 out[HEADER_MAX + 8], const guint8 *header, gsize header_size, gint64 account_id)
{
  g_assert (header_size <= HEADER_MAX);

  memcpy (out, header, header_size);
  kith_wire_put_u64 (out + header_size, (guint64) account_id);
  return header_size + 8;
}

/* Seals; cannot fail. */
void
kith_bundle_seal (KithIdentity *identity,
                  KithSecret *key,
                  const guint8 *header,
                  gsize header_size,
                  guint8 sealed[KITH_BUNDLE_SEALED_SIZE])
{
  g_autoptr (KithSecret) body = kith_secret_new (KITH_BUNDLE_BODY_SIZE);
  guint8 *data = kith_secret_get_data (body);
  gint64 account_id = kith_identity_get_account_id (identity);
  guint8 bound[HEADER_MAX + 8];
  gsize bound_size = write_associated_data (bound, header, header_size, account_id);

  kith_wire_put_u64 (data, (guint64) account_id);
  memcpy (data + 8, kith_secret_get_data (kith_identity_get_seed (identity)), KITH_IDENTITY_SEED_SIZE);
  memcpy (data + 8 + KITH_IDENTITY_SEED_SIZE, kith_identity_get_root_public (identity), KITH_PUBLIC_KEY_SIZE);

  randombytes_buf (sealed, KITH_BUNDLE_NONCE_SIZE);
  crypto_aead_xchacha20poly1305_ietf_encrypt (sealed + KITH_BUNDLE_NONCE_SIZE, NULL, data,
                                              KITH_BUNDLE_BODY_SIZE, bound, bound_size, NULL, sealed,
                                              kith_secret_get_data (key));
}

/* Opens; NULL where key, header, account or bytes are not those that were sealed. */
KithIdentity *
kith_bundle_open (const guint8 sealed[KITH_BUNDLE_SEALED_SIZE],
                  KithSecret *key,
                  const guint8 *header,
                  gsize header_size,
                  gint64 account_id)
{
  g_autoptr (KithSecret) body = kith_secret_new (KITH_BUNDLE_BODY_SIZE);
  g_autoptr (KithSecret) seed = NULL;
  guint8 *data = kith_secret_get_data (body);
  guint8 bound[HEADER_MAX + 8];
  gsize bound_size = write_associated_data (bound, header, header_size, account_id);

  if (crypto_aead_xchacha20poly1305_ietf_decrypt (data, NULL, NULL, sealed + KITH_BUNDLE_NONCE_SIZE,
                                                  KITH_BUNDLE_SEALED_SIZE - KITH_BUNDLE_NONCE_SIZE, bound,
                                                  bound_size, sealed, kith_secret_get_data (key)) != 0)
    return NULL;

  if ((gint64) kith_wire_get_u64 (data) != account_id)
    return NULL;

  seed = kith_secret_new_copy (data + 8, KITH_IDENTITY_SEED_SIZE);
  return kith_identity_new_from_seed (account_id, seed, data + 8 + KITH_IDENTITY_SEED_SIZE);
}
