/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A compartment's or a guarded record's key: from one seed a symmetric key, for those who read and
 * write, and an X25519 pair, whose public half lets everybody else add without reading. A grant is
 * the seed sealed to one account's public key. */

#include "vault/kith-record-key.h"

#include <sodium.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "vault/kith-identity-private.h"
#include "vault/kith-record-key-private.h"
#include "vault/kith-wire-private.h"

#define SEED_SIZE crypto_kdf_KEYBYTES
#define KDF_CONTEXT "kithkey1"
#define KDF_SYMMETRIC 1
#define KDF_PAIR 2

/* Where the parts of the secret lie. */
#define BOX_OFFSET SEED_SIZE
#define SYMMETRIC_OFFSET (BOX_OFFSET + crypto_box_SECRETKEYBYTES)
#define SECRET_SIZE (SYMMETRIC_OFFSET + crypto_aead_xchacha20poly1305_ietf_KEYBYTES)

/* Inside a grant: version, id, purpose, epoch, seed. */
#define GRANT_VERSION 1
#define GRANT_BODY_SIZE (1 + 8 + 4 + 4 + SEED_SIZE)
#define GRANT_SIZE (GRANT_BODY_SIZE + crypto_box_SEALBYTES)

G_STATIC_ASSERT (sizeof KDF_CONTEXT == crypto_kdf_CONTEXTBYTES + 1);
G_STATIC_ASSERT (SEED_SIZE == KITH_RECORD_KEY_SECRET_SIZE);
G_STATIC_ASSERT (crypto_box_SECRETKEYBYTES == KITH_RECORD_KEY_SECRET_SIZE);
G_STATIC_ASSERT (crypto_aead_xchacha20poly1305_ietf_KEYBYTES == KITH_RECORD_KEY_SECRET_SIZE);

struct _KithRecordKey
{
  gatomicrefcount ref_count;
  gint64 id;
  KithPurpose purpose;
  guint32 epoch;
  guint8 public_key[KITH_PUBLIC_KEY_SIZE];
  KithSecret *secret;      /* (owned) (nullable) seed | X25519 secret | symmetric key */
  const guint8 *symmetric; /* (nullable) into secret */
};

static KithRecordKey *
new_key (gint64 id, KithPurpose purpose, guint32 epoch)
{
  KithRecordKey *key = g_new0 (KithRecordKey, 1);

  g_atomic_ref_count_init (&key->ref_count);
  key->id = id;
  key->purpose = purpose;
  key->epoch = epoch;
  return key;
}

static KithRecordKey *
new_from_seed (gint64 id, KithPurpose purpose, guint32 epoch, const guint8 seed[SEED_SIZE])
{
  g_autoptr (KithSecret) pair_seed = kith_secret_new (crypto_box_SEEDBYTES);
  KithRecordKey *key = new_key (id, purpose, epoch);
  guint8 *secret;

  key->secret = kith_secret_new (SECRET_SIZE);
  secret = kith_secret_get_data (key->secret);
  memcpy (secret, seed, SEED_SIZE);
  crypto_kdf_derive_from_key (secret + SYMMETRIC_OFFSET, crypto_aead_xchacha20poly1305_ietf_KEYBYTES,
                              KDF_SYMMETRIC, KDF_CONTEXT, secret);
  crypto_kdf_derive_from_key (kith_secret_get_data (pair_seed), crypto_box_SEEDBYTES, KDF_PAIR, KDF_CONTEXT,
                              secret);
  crypto_box_seed_keypair (key->public_key, secret + BOX_OFFSET, kith_secret_get_data (pair_seed));
  key->symmetric = secret + SYMMETRIC_OFFSET;
  return key;
}

/**
 * kith_record_key_generate:
 * @id: the key's id, above 0
 * @purpose: what it is for
 * @epoch: which key of its purpose it is, from 1
 *
 * Returns: (transfer full): a new key from a random seed
 */
KithRecordKey *
kith_record_key_generate (gint64 id, KithPurpose purpose, guint32 epoch)
{
  g_autoptr (KithSecret) seed = NULL;

  g_return_val_if_fail (id > 0, NULL);
  g_return_val_if_fail (kith_purpose_is_valid (purpose), NULL);

  seed = kith_secret_new_random (SEED_SIZE);
  return new_from_seed (id, purpose, epoch, kith_secret_get_data (seed));
}

/**
 * kith_record_key_new_public:
 * @id: the key's id, above 0
 * @purpose: what it is for
 * @epoch: which key of its purpose it is
 * @public_key: its public half, from a verified trust log
 *
 * Returns: (transfer full): a key that can add but not open
 */
KithRecordKey *
kith_record_key_new_public (gint64 id,
                            KithPurpose purpose,
                            guint32 epoch,
                            const guint8 public_key[KITH_PUBLIC_KEY_SIZE])
{
  KithRecordKey *key;

  g_return_val_if_fail (id > 0, NULL);
  g_return_val_if_fail (kith_purpose_is_valid (purpose), NULL);
  g_return_val_if_fail (public_key != NULL, NULL);

  key = new_key (id, purpose, epoch);
  memcpy (key->public_key, public_key, KITH_PUBLIC_KEY_SIZE);
  return key;
}

/**
 * kith_record_key_ref:
 * @key: a key
 *
 * Returns: (transfer full): @key
 */
KithRecordKey *
kith_record_key_ref (KithRecordKey *key)
{
  g_return_val_if_fail (key != NULL, NULL);

  g_atomic_ref_count_inc (&key->ref_count);
  return key;
}

/**
 * kith_record_key_unref:
 * @key: (nullable) (transfer full): a key
 */
void
kith_record_key_unref (KithRecordKey *key)
{
  if (key == NULL || !g_atomic_ref_count_dec (&key->ref_count))
    return;

  kith_secret_unref (key->secret);
  g_free (key);
}

/**
 * kith_record_key_get_id:
 * @key: a key
 *
 * Returns: its id
 */
gint64
kith_record_key_get_id (const KithRecordKey *key)
{
  g_return_val_if_fail (key != NULL, 0);

  return key->id;
}

/**
 * kith_record_key_get_purpose:
 * @key: a key
 *
 * Returns: what it is for
 */
KithPurpose
kith_record_key_get_purpose (const KithRecordKey *key)
{
  g_return_val_if_fail (key != NULL, KITH_PURPOSE_NONE);

  return key->purpose;
}

/**
 * kith_record_key_get_epoch:
 * @key: a key
 *
 * Returns: which key of its purpose it is
 */
guint32
kith_record_key_get_epoch (const KithRecordKey *key)
{
  g_return_val_if_fail (key != NULL, 0);

  return key->epoch;
}

/**
 * kith_record_key_get_public:
 * @key: a key
 *
 * Returns: (transfer none): its public half, %KITH_PUBLIC_KEY_SIZE bytes
 */
const guint8 *
kith_record_key_get_public (const KithRecordKey *key)
{
  g_return_val_if_fail (key != NULL, NULL);

  return key->public_key;
}

/**
 * kith_record_key_can_open:
 * @key: a key
 *
 * Returns: whether its secret half is here
 */
gboolean
kith_record_key_can_open (const KithRecordKey *key)
{
  g_return_val_if_fail (key != NULL, FALSE);

  return key->secret != NULL;
}

const guint8 *
kith_record_key_get_seed (const KithRecordKey *key)
{
  return key->secret != NULL ? kith_secret_get_data (key->secret) : NULL;
}

const guint8 *
kith_record_key_get_symmetric (const KithRecordKey *key)
{
  return key->symmetric;
}

const guint8 *
kith_record_key_get_box_secret (const KithRecordKey *key)
{
  return key->secret != NULL ? kith_secret_get_data (key->secret) + BOX_OFFSET : NULL;
}

/**
 * kith_record_key_wrap:
 * @key: a key whose secret half is here
 * @recipient: the X25519 public key of an account, from a verified trust log
 * @error: return location for an error
 *
 * Makes a grant: the key's seed, id, purpose and epoch, sealed to one account (crypto_box_seal()).
 *
 * Returns: (transfer full): the grant; %KITH_ERROR_NOT_PERMITTED where only the public half is
 *   here, %KITH_ERROR_UNVERIFIED where @recipient is no usable public key
 */
GBytes *
kith_record_key_wrap (KithRecordKey *key, const guint8 recipient[KITH_PUBLIC_KEY_SIZE], GError **error)
{
  g_autoptr (KithSecret) body = NULL;
  g_autofree guint8 *grant = NULL;
  guint8 *data;

  g_return_val_if_fail (key != NULL, NULL);
  g_return_val_if_fail (recipient != NULL, NULL);

  if (key->secret == NULL)
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED,
                           _ ("This account cannot hand on a key that it does not hold itself."));
      return NULL;
    }

  body = kith_secret_new (GRANT_BODY_SIZE);
  data = kith_secret_get_data (body);
  data[0] = GRANT_VERSION;
  kith_wire_put_u64 (data + 1, (guint64) key->id);
  kith_wire_put_u32 (data + 9, key->purpose);
  kith_wire_put_u32 (data + 13, key->epoch);
  memcpy (data + 17, kith_record_key_get_seed (key), SEED_SIZE);

  grant = g_malloc (GRANT_SIZE);
  if (crypto_box_seal (grant, data, GRANT_BODY_SIZE, recipient) != 0)
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_UNVERIFIED,
                           _ ("The account's public key is not one that anything can be sealed to."));
      return NULL;
    }

  return g_bytes_new_take (g_steal_pointer (&grant), GRANT_SIZE);
}

/**
 * kith_record_key_unwrap:
 * @grant: a grant from the store
 * @identity: the account it was made for
 * @id: the key's id
 * @purpose: its purpose
 * @epoch: its epoch
 * @expected_public: its public half, from a verified trust log
 * @error: return location for an error
 *
 * Opens a grant, and refuses one that holds another key than the trust log speaks of: nobody can
 * slip a key of their own under what is written next.
 *
 * Returns: (transfer full): the key; %KITH_ERROR_DAMAGED where the grant does not open,
 *   %KITH_ERROR_UNVERIFIED where it holds something else
 */
KithRecordKey *
kith_record_key_unwrap (GBytes *grant,
                        KithIdentity *identity,
                        gint64 id,
                        KithPurpose purpose,
                        guint32 epoch,
                        const guint8 expected_public[KITH_PUBLIC_KEY_SIZE],
                        GError **error)
{
  g_autoptr (KithRecordKey) key = NULL;
  g_autoptr (KithSecret) body = NULL;
  const guint8 *sealed;
  guint8 *data;
  gsize size;

  g_return_val_if_fail (grant != NULL, NULL);
  g_return_val_if_fail (identity != NULL, NULL);
  g_return_val_if_fail (id > 0, NULL);
  g_return_val_if_fail (expected_public != NULL, NULL);

  sealed = g_bytes_get_data (grant, &size);
  body = kith_secret_new (GRANT_BODY_SIZE);
  data = kith_secret_get_data (body);
  if (size != GRANT_SIZE ||
      crypto_box_seal_open (data, sealed, size, kith_identity_get_public (identity)->box_public,
                            kith_identity_get_box_secret (identity)) != 0)
    {
      g_set_error (error, KITH_ERROR, KITH_ERROR_DAMAGED,
                   _ ("The grant of key %lld does not open for this account."), (long long) id);
      return NULL;
    }

  if (data[0] == GRANT_VERSION && (gint64) kith_wire_get_u64 (data + 1) == id &&
      kith_wire_get_u32 (data + 9) == (guint32) purpose && kith_wire_get_u32 (data + 13) == epoch)
    key = new_from_seed (id, purpose, epoch, data + 17);

  if (key == NULL || sodium_memcmp (key->public_key, expected_public, KITH_PUBLIC_KEY_SIZE) != 0)
    {
      g_set_error (error, KITH_ERROR, KITH_ERROR_UNVERIFIED,
                   _ ("The grant of key %lld holds another key than the one a coordinator signed."),
                   (long long) id);
      return NULL;
    }

  return g_steal_pointer (&key);
}
