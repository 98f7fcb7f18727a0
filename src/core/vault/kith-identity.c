/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An account's key pairs, and the bundle in which they wait for the passphrase. The bundle also
 * carries the root's public key: what a file says about trust is believed only as far as it chains
 * to a key that the passphrase itself brought to light. */

#include "vault/kith-identity.h"

#include <sodium.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "vault/kith-bundle-private.h"
#include "vault/kith-identity-private.h"
#include "vault/kith-passphrase.h"
#include "vault/kith-wire-private.h"

/* Version, kind, passes, memory, salt. */
#define HEADER_SIZE (2 + 4 + 8 + KITH_KDF_SALT_SIZE)
#define BUNDLE_SIZE (HEADER_SIZE + KITH_BUNDLE_SEALED_SIZE)

/* Where the parts of the secret lie. */
#define SEED_OFFSET 0
#define BOX_OFFSET KITH_IDENTITY_SEED_SIZE
#define SIGN_OFFSET (BOX_OFFSET + crypto_box_SECRETKEYBYTES)
#define SECRET_SIZE (SIGN_OFFSET + crypto_sign_SECRETKEYBYTES)

G_STATIC_ASSERT (KITH_PUBLIC_KEY_SIZE == crypto_box_PUBLICKEYBYTES);
G_STATIC_ASSERT (KITH_PUBLIC_KEY_SIZE == crypto_sign_PUBLICKEYBYTES);
G_STATIC_ASSERT (KITH_IDENTITY_SEED_SIZE == crypto_box_SEEDBYTES + crypto_sign_SEEDBYTES);

struct _KithIdentity
{
  gatomicrefcount ref_count;
  gint64 account_id;
  KithPublicIdentity public_identity;
  guint8 root_public[KITH_PUBLIC_KEY_SIZE];
  KithSecret *secret; /* (owned) seed | X25519 secret | Ed25519 secret */
};

/**
 * kith_identity_new_from_seed:
 * @account_id: whose it is
 * @seed: %KITH_IDENTITY_SEED_SIZE bytes: 32 for the X25519 pair, 32 for the Ed25519 pair
 * @root_public: the Ed25519 public key of the store's root
 *
 * Derives both pairs with crypto_box_seed_keypair() and crypto_sign_seed_keypair().
 *
 * Returns: (transfer full): the identity
 */
KithIdentity *
kith_identity_new_from_seed (gint64 account_id,
                             KithSecret *seed,
                             const guint8 root_public[KITH_PUBLIC_KEY_SIZE])
{
  KithIdentity *identity;
  guint8 *secret;

  g_return_val_if_fail (account_id >= 0, NULL);
  g_return_val_if_fail (seed != NULL && kith_secret_get_size (seed) == KITH_IDENTITY_SEED_SIZE, NULL);
  g_return_val_if_fail (root_public != NULL, NULL);

  identity = g_new0 (KithIdentity, 1);
  g_atomic_ref_count_init (&identity->ref_count);
  identity->account_id = account_id;
  identity->secret = kith_secret_new (SECRET_SIZE);
  secret = kith_secret_get_data (identity->secret);
  memcpy (secret + SEED_OFFSET, kith_secret_get_data (seed), KITH_IDENTITY_SEED_SIZE);
  crypto_box_seed_keypair (identity->public_identity.box_public, secret + BOX_OFFSET, secret + SEED_OFFSET);
  crypto_sign_seed_keypair (identity->public_identity.sign_public, secret + SIGN_OFFSET,
                            secret + SEED_OFFSET + crypto_box_SEEDBYTES);
  memcpy (identity->root_public, root_public, KITH_PUBLIC_KEY_SIZE);
  return identity;
}

/**
 * kith_identity_generate_root:
 *
 * The root signs the first coordinator and the recovery account and is then let go: nobody keeps
 * its secret.
 *
 * Returns: (transfer full): an identity for %KITH_ROOT_ACCOUNT whose root is itself
 */
KithIdentity *
kith_identity_generate_root (void)
{
  static const guint8 none[KITH_PUBLIC_KEY_SIZE];
  KithIdentity *root = kith_identity_generate (KITH_ROOT_ACCOUNT, none);

  memcpy (root->root_public, root->public_identity.sign_public, KITH_PUBLIC_KEY_SIZE);
  return root;
}

/**
 * kith_identity_generate:
 * @account_id: whose it is
 * @root_public: the Ed25519 public key of the store's root
 *
 * Returns: (transfer full): a new identity from random seeds
 */
KithIdentity *
kith_identity_generate (gint64 account_id, const guint8 root_public[KITH_PUBLIC_KEY_SIZE])
{
  g_autoptr (KithSecret) seed = kith_secret_new_random (KITH_IDENTITY_SEED_SIZE);

  return kith_identity_new_from_seed (account_id, seed, root_public);
}

/**
 * kith_identity_ref:
 * @identity: an identity
 *
 * Returns: (transfer full): @identity
 */
KithIdentity *
kith_identity_ref (KithIdentity *identity)
{
  g_return_val_if_fail (identity != NULL, NULL);

  g_atomic_ref_count_inc (&identity->ref_count);
  return identity;
}

/**
 * kith_identity_unref:
 * @identity: (nullable) (transfer full): an identity
 */
void
kith_identity_unref (KithIdentity *identity)
{
  if (identity == NULL || !g_atomic_ref_count_dec (&identity->ref_count))
    return;

  kith_secret_unref (identity->secret);
  g_free (identity);
}

/**
 * kith_identity_get_account_id:
 * @identity: an identity
 *
 * Returns: whose it is; %KITH_ROOT_ACCOUNT for the root
 */
gint64
kith_identity_get_account_id (const KithIdentity *identity)
{
  g_return_val_if_fail (identity != NULL, 0);

  return identity->account_id;
}

/**
 * kith_identity_get_public:
 * @identity: an identity
 *
 * Returns: (transfer none): its public halves
 */
const KithPublicIdentity *
kith_identity_get_public (const KithIdentity *identity)
{
  g_return_val_if_fail (identity != NULL, NULL);

  return &identity->public_identity;
}

/**
 * kith_identity_get_root_public:
 * @identity: an identity
 *
 * Returns: (transfer none): the root's Ed25519 public key, %KITH_PUBLIC_KEY_SIZE bytes
 */
const guint8 *
kith_identity_get_root_public (const KithIdentity *identity)
{
  g_return_val_if_fail (identity != NULL, NULL);

  return identity->root_public;
}

const guint8 *
kith_identity_get_box_secret (KithIdentity *identity)
{
  return kith_secret_get_data (identity->secret) + BOX_OFFSET;
}

const guint8 *
kith_identity_get_sign_secret (KithIdentity *identity)
{
  return kith_secret_get_data (identity->secret) + SIGN_OFFSET;
}

/* The secret begins with the seed; what follows it is ignored by whoever copies the seed. */
KithSecret *
kith_identity_get_seed (KithIdentity *identity)
{
  return identity->secret;
}

static void
write_header (guint8 header[HEADER_SIZE], KithBundleKind kind, const KithKdfParams *params)
{
  header[0] = KITH_BUNDLE_VERSION;
  header[1] = (guint8) kind;
  kith_wire_put_u32 (header + 2, params->passes);
  kith_wire_put_u64 (header + 6, params->memory);
  memcpy (header + 14, params->salt, KITH_KDF_SALT_SIZE);
}

/* The kind is in the header, which is authenticated: without the passphrase nobody makes one of the other. */
static GBytes *
seal (KithIdentity *identity,
      KithBundleKind kind,
      KithSecret *passphrase,
      const KithKdfParams *params,
      GError **error)
{
  g_autoptr (KithSecret) composed = NULL;
  g_autoptr (KithSecret) key = NULL;
  g_autofree guint8 *bundle = NULL;

  if (!kith_kdf_params_may_create (params, error))
    return NULL;

  composed = kith_passphrase_compose (passphrase, error);
  if (composed == NULL)
    return NULL;

  key = kith_kdf_derive (composed, params, error);
  if (key == NULL)
    return NULL;

  bundle = g_malloc (BUNDLE_SIZE);
  write_header (bundle, kind, params);
  kith_bundle_seal (identity, key, bundle, HEADER_SIZE, bundle + HEADER_SIZE);
  return g_bytes_new_take (g_steal_pointer (&bundle), BUNDLE_SIZE);
}

/**
 * kith_identity_seal_bundle:
 * @identity: an account's identity
 * @passphrase: the passphrase, UTF-8; its composed form (NFC) is what counts
 * @params: at least what kith_kdf_params_init_lowest() gives, with a salt used for nothing else
 * @error: return location for an error
 *
 * Seals the identity under the passphrase. The rule for passphrases is not asked here
 * (kith_passphrase_check() is): an old passphrase may be sealed again.
 *
 * Returns: (transfer full): the bundle; %KITH_ERROR_INVALID where @params are too cheap,
 *   %KITH_ERROR_FAILED where memory is short
 */
GBytes *
kith_identity_seal_bundle (KithIdentity *identity,
                           KithSecret *passphrase,
                           const KithKdfParams *params,
                           GError **error)
{
  g_return_val_if_fail (identity != NULL, NULL);
  g_return_val_if_fail (passphrase != NULL, NULL);
  g_return_val_if_fail (params != NULL, NULL);

  return seal (identity, KITH_BUNDLE_PASSPHRASE, passphrase, params, error);
}

/**
 * kith_identity_seal_one_time:
 * @identity: an account's identity
 * @passphrase: one that somebody is given and is to replace before anything else
 * @params: as for kith_identity_seal_bundle()
 * @error: return location for an error
 *
 * As kith_identity_seal_bundle(); kith_identity_bundle_is_one_time() tells it from a bundle of a passphrase
 * that its owner chose.
 *
 * Returns: (transfer full): the bundle; errors as kith_identity_seal_bundle()
 */
GBytes *
kith_identity_seal_one_time (KithIdentity *identity,
                             KithSecret *passphrase,
                             const KithKdfParams *params,
                             GError **error)
{
  g_return_val_if_fail (identity != NULL, NULL);
  g_return_val_if_fail (passphrase != NULL, NULL);
  g_return_val_if_fail (params != NULL, NULL);

  return seal (identity, KITH_BUNDLE_ONE_TIME, passphrase, params, error);
}

/**
 * kith_identity_bundle_get_params:
 * @bundle: a bundle
 * @params: (out caller-allocates): what it was sealed with; untouched on failure
 * @error: return location for an error
 *
 * Returns: whether @bundle has the form of a bundle; %KITH_ERROR_DAMAGED otherwise
 */
gboolean
kith_identity_bundle_get_params (GBytes *bundle, KithKdfParams *params, GError **error)
{
  const guint8 *data;
  KithKdfParams found;
  gsize size;

  g_return_val_if_fail (bundle != NULL, FALSE);
  g_return_val_if_fail (params != NULL, FALSE);

  data = g_bytes_get_data (bundle, &size);
  if (size != BUNDLE_SIZE || data[0] != KITH_BUNDLE_VERSION ||
      (data[1] != KITH_BUNDLE_PASSPHRASE && data[1] != KITH_BUNDLE_ONE_TIME))
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_DAMAGED,
                           _ ("The account's keys are not in the form that Kith writes. "
                              "The file is damaged; restore a backup."));
      return FALSE;
    }

  found.passes = kith_wire_get_u32 (data + 2);
  found.memory = kith_wire_get_u64 (data + 6);
  memcpy (found.salt, data + 14, KITH_KDF_SALT_SIZE);
  if (!kith_kdf_params_may_open (&found, error))
    return FALSE;

  *params = found;
  return TRUE;
}

/**
 * kith_identity_bundle_needs_raise:
 * @bundle: a bundle
 *
 * Returns: whether a bundle made today would cost an attacker more
 */
gboolean
kith_identity_bundle_needs_raise (GBytes *bundle)
{
  KithKdfParams params;

  return kith_identity_bundle_get_params (bundle, &params, NULL) && kith_kdf_needs_raise (&params);
}

/**
 * kith_identity_bundle_is_one_time:
 * @bundle: a bundle
 *
 * Its word can be believed once the bundle opened.
 *
 * Returns: whether its passphrase is to be replaced before anything else
 */
gboolean
kith_identity_bundle_is_one_time (GBytes *bundle)
{
  const guint8 *data;
  gsize size;

  g_return_val_if_fail (bundle != NULL, FALSE);

  data = g_bytes_get_data (bundle, &size);
  return size == BUNDLE_SIZE && data[1] == KITH_BUNDLE_ONE_TIME;
}

/**
 * kith_identity_open_bundle:
 * @bundle: a bundle from the store
 * @passphrase: what was typed, UTF-8
 * @account_id: whose bundle it should be
 * @identity: (out) (transfer full): the identity; untouched on failure
 * @error: return location for an error
 *
 * Opens a bundle. A wrong passphrase, another account's bundle and altered bytes cannot be told
 * apart.
 *
 * Returns: whether it opened; %KITH_ERROR_WRONG_PASSPHRASE, %KITH_ERROR_DAMAGED where its form is
 *   wrong, %KITH_ERROR_FAILED where memory is short
 */
gboolean
kith_identity_open_bundle (GBytes *bundle,
                           KithSecret *passphrase,
                           gint64 account_id,
                           KithIdentity **identity,
                           GError **error)
{
  g_autoptr (KithSecret) composed = NULL;
  g_autoptr (KithSecret) key = NULL;
  KithIdentity *opened = NULL;
  KithKdfParams params;
  const guint8 *data;

  g_return_val_if_fail (bundle != NULL, FALSE);
  g_return_val_if_fail (passphrase != NULL, FALSE);
  g_return_val_if_fail (account_id > 0, FALSE);
  g_return_val_if_fail (identity != NULL, FALSE);

  if (!kith_identity_bundle_get_params (bundle, &params, error))
    return FALSE;

  composed = kith_passphrase_compose (passphrase, NULL);
  if (composed != NULL)
    {
      key = kith_kdf_derive (composed, &params, error);
      if (key == NULL)
        return FALSE;

      data = g_bytes_get_data (bundle, NULL);
      opened = kith_bundle_open (data + HEADER_SIZE, key, data, HEADER_SIZE, account_id);
    }

  if (opened == NULL)
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_WRONG_PASSPHRASE,
                           _ ("That passphrase didn’t work. Try again, or ask a coordinator to reset it."));
      return FALSE;
    }

  *identity = opened;
  return TRUE;
}
