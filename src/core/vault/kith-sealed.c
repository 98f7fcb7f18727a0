/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sealed values. Those who hold a key write with its symmetric half; everybody else deposits: a
 * fresh key for this one value, sealed to the public half. Where the value belongs is authenticated
 * with it, and its length is hidden in a bucket.
 *
 *   version 1 | mode 1 | key id 8 | nonce 24 | (deposit: sealed key 80) | ciphertext and tag
 *
 * associated data: version | mode | key id | purpose 4 | kind 4 | row 8 | person 8 | (deposit: sealed key)
 *
 * Opening takes no lock and shares nothing between threads but the keyring. */

#include "vault/kith-sealed.h"

#include <sodium.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "vault/kith-record-key-private.h"
#include "vault/kith-vault.h"
#include "vault/kith-wire-private.h"

#define VERSION 1
#define MODE_SYMMETRIC 1
#define MODE_DEPOSIT 2

#define HEADER_SIZE 10
#define NONCE_SIZE crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
#define TAG_SIZE crypto_aead_xchacha20poly1305_ietf_ABYTES
#define KEY_SIZE crypto_aead_xchacha20poly1305_ietf_KEYBYTES
#define SEALED_KEY_SIZE (KEY_SIZE + crypto_box_SEALBYTES)
#define PLACE_SIZE (HEADER_SIZE + 4 + 4 + 8 + 8)

#define SMALLEST_BUCKET 32
#define LARGEST_BLOCK 1024
#define CONTENT_MAX (64 * 1024 * 1024)

/* The smallest bucket with room for the content and at least one byte of padding. */
static gsize
bucket_for (gsize content_size)
{
  gsize bucket = SMALLEST_BUCKET;

  if (content_size >= LARGEST_BLOCK)
    return (content_size / LARGEST_BLOCK + 1) * LARGEST_BLOCK;

  while (bucket <= content_size)
    bucket *= 2;

  return bucket;
}

static gboolean
is_bucket (gsize size)
{
  if (size > LARGEST_BLOCK)
    return size % LARGEST_BLOCK == 0 && size <= CONTENT_MAX + LARGEST_BLOCK;

  return size >= SMALLEST_BUCKET && (size & (size - 1)) == 0;
}

/* Writes what is authenticated besides the content; gives its size. */
static gsize
write_place (guint8 place[PLACE_SIZE + SEALED_KEY_SIZE],
             const guint8 *header,
             const KithSealContext *context,
             const guint8 *sealed_key)
{
  guint8 *at = place + HEADER_SIZE;

  memcpy (place, header, HEADER_SIZE);
  kith_wire_put_u32 (at, context->purpose);
  kith_wire_put_u32 (at + 4, context->kind);
  kith_wire_put_u64 (at + 8, (guint64) context->row);
  kith_wire_put_u64 (at + 16, (guint64) context->person);
  if (sealed_key == NULL)
    return PLACE_SIZE;

  memcpy (place + PLACE_SIZE, sealed_key, SEALED_KEY_SIZE);
  return PLACE_SIZE + SEALED_KEY_SIZE;
}

static gboolean
refuse_damaged (const KithSealContext *context, GError **error)
{
  g_set_error (error, KITH_ERROR, KITH_ERROR_DAMAGED,
               _ ("The sealed value of row %lld (%s) is not what was written there. "
                  "Verify the store, and restore a backup if need be."),
               (long long) context->row, kith_purpose_get_name (context->purpose));
  return FALSE;
}

static gboolean
check_sealing (KithRecordKey *key, const KithSealContext *context, gsize content_size, GError **error)
{
  if (!kith_purpose_key_may_hold (kith_record_key_get_purpose (key), context->purpose) ||
      (!kith_record_key_can_open (key) && !kith_purpose_accepts_deposits (context->purpose)))
    {
      g_set_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED, _ ("This account may not write there (%s)."),
                   kith_purpose_get_name (context->purpose));
      return FALSE;
    }

  if (content_size > CONTENT_MAX)
    {
      g_set_error (error, KITH_ERROR, KITH_ERROR_INVALID, _ ("That is too long to be kept: at most %d MiB."),
                   CONTENT_MAX / (1024 * 1024));
      return FALSE;
    }

  return TRUE;
}

/* Pads and encrypts the content behind the header that is already written. */
static void
encrypt_into (guint8 *out, guint8 *body, GBytes *content, const KithSealContext *context, const guint8 *key)
{
  guint8 place[PLACE_SIZE + SEALED_KEY_SIZE];
  gsize content_size;
  const guint8 *data = g_bytes_get_data (content, &content_size);
  gsize bucket = bucket_for (content_size);
  gsize padded_size;
  gsize place_size;

  place_size =
      write_place (place, out, context, out[1] == MODE_DEPOSIT ? out + HEADER_SIZE + NONCE_SIZE : NULL);
  if (content_size > 0)
    memcpy (body, data, content_size);
  sodium_pad (&padded_size, body, content_size, MIN (bucket, LARGEST_BLOCK), bucket);
  g_assert (padded_size == bucket);

  randombytes_buf (out + HEADER_SIZE, NONCE_SIZE);
  crypto_aead_xchacha20poly1305_ietf_encrypt (body, NULL, body, bucket, place, place_size, NULL,
                                              out + HEADER_SIZE, key);
}

/**
 * kith_seal:
 * @key: the key to seal under; one without its secret half makes a deposit
 * @context: where the value belongs
 * @content: what to seal, at most 64 MiB
 * @error: return location for an error
 *
 * Seals bytes with XChaCha20-Poly1305 and a random nonce.
 *
 * Returns: (transfer full): the sealed value; %KITH_ERROR_NOT_PERMITTED where @key is for another
 *   compartment or the compartment takes no deposits, %KITH_ERROR_INVALID where @content is too
 *   long, %KITH_ERROR_UNVERIFIED where @key is no usable public key
 */
GBytes *
kith_seal (KithRecordKey *key, const KithSealContext *context, GBytes *content, GError **error)
{
  g_autofree guint8 *out = NULL;
  gboolean deposit;
  gsize body_offset;
  gsize size;

  g_return_val_if_fail (key != NULL, NULL);
  g_return_val_if_fail (context != NULL, NULL);
  g_return_val_if_fail (content != NULL, NULL);

  if (!check_sealing (key, context, g_bytes_get_size (content), error))
    return NULL;

  deposit = !kith_record_key_can_open (key);
  body_offset = HEADER_SIZE + NONCE_SIZE + (deposit ? SEALED_KEY_SIZE : 0);
  size = body_offset + bucket_for (g_bytes_get_size (content)) + TAG_SIZE;
  out = g_malloc (size);
  out[0] = VERSION;
  out[1] = deposit ? MODE_DEPOSIT : MODE_SYMMETRIC;
  kith_wire_put_u64 (out + 2, (guint64) kith_record_key_get_id (key));

  if (deposit)
    {
      guint8 once[KEY_SIZE];
      gboolean sealed;

      randombytes_buf (once, sizeof once);
      sealed = crypto_box_seal (out + HEADER_SIZE + NONCE_SIZE, once, sizeof once,
                                kith_record_key_get_public (key)) == 0;
      if (sealed)
        encrypt_into (out, out + body_offset, content, context, once);
      sodium_memzero (once, sizeof once);
      if (!sealed)
        {
          g_set_error_literal (error, KITH_ERROR, KITH_ERROR_UNVERIFIED,
                               _ ("The key's public half is not one that anything can be sealed to."));
          return NULL;
        }
    }
  else
    {
      encrypt_into (out, out + body_offset, content, context, kith_record_key_get_symmetric (key));
    }

  return g_bytes_new_take (g_steal_pointer (&out), size);
}

/**
 * kith_seal_variant:
 * @key: the key to seal under; one without its secret half makes a deposit
 * @context: where the value belongs
 * @content: what to seal; a floating reference is consumed
 * @error: return location for an error
 *
 * As kith_seal(), of the value's normal form with the least significant byte first.
 *
 * Returns: (transfer full): the sealed value; errors as kith_seal()
 */
GBytes *
kith_seal_variant (KithRecordKey *key, const KithSealContext *context, GVariant *content, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (content != NULL, NULL);

  bytes = kith_vault_variant_to_bytes (content);
  return kith_seal (key, context, bytes, error);
}

static gboolean
has_form (const guint8 *data, gsize size, gsize *body_offset)
{
  if (size < HEADER_SIZE + NONCE_SIZE + TAG_SIZE + SMALLEST_BUCKET || data[0] != VERSION)
    return FALSE;

  if (data[1] == MODE_SYMMETRIC)
    *body_offset = HEADER_SIZE + NONCE_SIZE;
  else if (data[1] == MODE_DEPOSIT)
    *body_offset = HEADER_SIZE + NONCE_SIZE + SEALED_KEY_SIZE;
  else
    return FALSE;

  return size >= *body_offset + TAG_SIZE && is_bucket (size - *body_offset - TAG_SIZE);
}

/* Decrypts and takes the padding off. FALSE where anything is not as it was written. */
static gboolean
decrypt (const guint8 *data,
         gsize size,
         gsize body_offset,
         const KithSealContext *context,
         const guint8 *key,
         guint8 *out,
         gsize *content_size)
{
  guint8 place[PLACE_SIZE + SEALED_KEY_SIZE];
  gsize bucket = size - body_offset - TAG_SIZE;
  gsize place_size;

  place_size =
      write_place (place, data, context, data[1] == MODE_DEPOSIT ? data + HEADER_SIZE + NONCE_SIZE : NULL);
  if (crypto_aead_xchacha20poly1305_ietf_decrypt (out, NULL, NULL, data + body_offset, bucket + TAG_SIZE,
                                                  place, place_size, data + HEADER_SIZE, key) != 0)
    return FALSE;

  return sodium_unpad (content_size, out, bucket, MIN (bucket, LARGEST_BLOCK)) == 0;
}

static gboolean
decrypt_deposit (const guint8 *data,
                 gsize size,
                 gsize body_offset,
                 const KithSealContext *context,
                 KithRecordKey *key,
                 guint8 *out,
                 gsize *content_size)
{
  guint8 once[KEY_SIZE];
  gboolean opened;

  if (crypto_box_seal_open (once, data + HEADER_SIZE + NONCE_SIZE, SEALED_KEY_SIZE,
                            kith_record_key_get_public (key), kith_record_key_get_box_secret (key)) != 0)
    return FALSE;

  opened = decrypt (data, size, body_offset, context, once, out, content_size);
  sodium_memzero (once, sizeof once);
  return opened;
}

/**
 * kith_open_sealed_data:
 * @keyring: the keys that are held
 * @context: where the value was found
 * @data: (array length=size): the sealed value
 * @size: its size in bytes
 * @error: return location for an error
 *
 * As kith_open_sealed(), from memory that need not be kept. Any number of threads may do so with
 * one keyring.
 *
 * Returns: (transfer full): the content; errors as kith_open_sealed()
 */
GBytes *
kith_open_sealed_data (KithKeyring *keyring,
                       const KithSealContext *context,
                       gconstpointer data,
                       gsize size,
                       GError **error)
{
  g_autofree guint8 *out = NULL;
  KithRecordKey *key;
  gsize body_offset;
  gsize content_size;
  gboolean deposit;
  gboolean opened;

  g_return_val_if_fail (keyring != NULL, NULL);
  g_return_val_if_fail (context != NULL, NULL);
  g_return_val_if_fail (data != NULL || size == 0, NULL);

  if (!has_form (data, size, &body_offset))
    {
      refuse_damaged (context, error);
      return NULL;
    }

  key = kith_keyring_peek (keyring, (gint64) kith_wire_get_u64 ((const guint8 *) data + 2));
  if (key == NULL || !kith_record_key_can_open (key))
    {
      g_set_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED,
                   _ ("This account has no key to what is sealed there (%s)."),
                   kith_purpose_get_name (context->purpose));
      return NULL;
    }

  deposit = ((const guint8 *) data)[1] == MODE_DEPOSIT;
  if (!kith_purpose_key_may_hold (kith_record_key_get_purpose (key), context->purpose) ||
      (deposit && !kith_purpose_accepts_deposits (context->purpose)))
    {
      refuse_damaged (context, error);
      return NULL;
    }

  out = g_malloc (size - body_offset - TAG_SIZE);
  if (deposit)
    opened = decrypt_deposit (data, size, body_offset, context, key, out, &content_size);
  else
    opened =
        decrypt (data, size, body_offset, context, kith_record_key_get_symmetric (key), out, &content_size);
  if (!opened)
    {
      refuse_damaged (context, error);
      return NULL;
    }

  return g_bytes_new_take (g_steal_pointer (&out), content_size);
}

/**
 * kith_open_sealed:
 * @keyring: the keys that are held
 * @context: where the value was found
 * @sealed: the sealed value
 * @error: return location for an error
 *
 * Opens what kith_seal() sealed. Which key it needs is read from the value; a key id that no trust
 * log knows is told as a key that is not held.
 *
 * Returns: (transfer full): the content; %KITH_ERROR_NOT_PERMITTED where the key is not held,
 *   %KITH_ERROR_DAMAGED where the value is not what was written in that place
 */
GBytes *
kith_open_sealed (KithKeyring *keyring, const KithSealContext *context, GBytes *sealed, GError **error)
{
  gconstpointer data;
  gsize size;

  g_return_val_if_fail (sealed != NULL, NULL);

  data = g_bytes_get_data (sealed, &size);
  return kith_open_sealed_data (keyring, context, data, size, error);
}

/**
 * kith_open_sealed_variant_data:
 * @keyring: the keys that are held
 * @context: where the value was found
 * @data: (array length=size): the sealed value
 * @size: its size in bytes
 * @type: what it was sealed as
 * @error: return location for an error
 *
 * Returns: (transfer full): the content, not floating; errors as kith_open_sealed()
 */
GVariant *
kith_open_sealed_variant_data (KithKeyring *keyring,
                               const KithSealContext *context,
                               gconstpointer data,
                               gsize size,
                               const GVariantType *type,
                               GError **error)
{
  g_autoptr (GBytes) content = NULL;

  g_return_val_if_fail (type != NULL, NULL);

  content = kith_open_sealed_data (keyring, context, data, size, error);
  if (content == NULL)
    return NULL;

  return kith_vault_variant_from_bytes (content, type, error);
}

/**
 * kith_open_sealed_variant:
 * @keyring: the keys that are held
 * @context: where the value was found
 * @sealed: the sealed value
 * @type: what it was sealed as
 * @error: return location for an error
 *
 * Returns: (transfer full): the content, not floating; errors as kith_open_sealed()
 */
GVariant *
kith_open_sealed_variant (KithKeyring *keyring,
                          const KithSealContext *context,
                          GBytes *sealed,
                          const GVariantType *type,
                          GError **error)
{
  gconstpointer data;
  gsize size;

  g_return_val_if_fail (sealed != NULL, NULL);

  data = g_bytes_get_data (sealed, &size);
  return kith_open_sealed_variant_data (keyring, context, data, size, type, error);
}

/**
 * kith_sealed_data_key_id:
 * @data: (array length=size) (nullable): a sealed value
 * @size: its size in bytes
 * @key_id: (out): the id of the key that it needs; untouched on failure
 *
 * Reads what stands in clear; it is authenticated only when the value is opened.
 *
 * Returns: whether it has the form of a sealed value
 */
gboolean
kith_sealed_data_key_id (gconstpointer data, gsize size, gint64 *key_id)
{
  gsize body_offset;

  g_return_val_if_fail (data != NULL || size == 0, FALSE);
  g_return_val_if_fail (key_id != NULL, FALSE);

  if (!has_form (data, size, &body_offset))
    return FALSE;

  *key_id = (gint64) kith_wire_get_u64 ((const guint8 *) data + 2);
  return TRUE;
}

/**
 * kith_sealed_key_id:
 * @sealed: a sealed value
 * @key_id: (out): the id of the key that it needs; untouched on failure
 *
 * Returns: whether it has the form of a sealed value
 */
gboolean
kith_sealed_key_id (GBytes *sealed, gint64 *key_id)
{
  gconstpointer data;
  gsize size;

  g_return_val_if_fail (sealed != NULL, FALSE);

  data = g_bytes_get_data (sealed, &size);
  return kith_sealed_data_key_id (data, size, key_id);
}

/**
 * kith_sealed_is_deposit:
 * @sealed: a sealed value
 *
 * A deposit says nothing about who wrote it: anyone with the file could have.
 *
 * Returns: whether it was added by somebody who could not read it
 */
gboolean
kith_sealed_is_deposit (GBytes *sealed)
{
  const guint8 *data;
  gsize body_offset;
  gsize size;

  g_return_val_if_fail (sealed != NULL, FALSE);

  data = g_bytes_get_data (sealed, &size);
  return has_form (data, size, &body_offset) && data[1] == MODE_DEPOSIT;
}
