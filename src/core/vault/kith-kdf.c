/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a passphrase to a key: Argon2id with parameters that travel with what they protect. What is
 * written is never cheaper than libsodium's interactive profile; what is read may be (an old file
 * still opens, and is raised), but never so dear that a forged file could hold the machine up. */

#include "vault/kith-kdf.h"

#include <sodium.h>

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "vault/kith-vault.h"

#define DEFAULT_PASSES 3
#define DEFAULT_MEMORY (64 * 1024 * 1024)
#define HIGHEST_PASSES 64
#define HIGHEST_MEMORY (G_GUINT64_CONSTANT (1024) * 1024 * 1024)
/* Passes times memory: the profile that libsodium calls sensitive. */
#define HIGHEST_WORK (4 * HIGHEST_MEMORY)

G_STATIC_ASSERT (KITH_KDF_SALT_SIZE == crypto_pwhash_argon2id_SALTBYTES);
G_STATIC_ASSERT (DEFAULT_PASSES >= crypto_pwhash_argon2id_OPSLIMIT_INTERACTIVE);
G_STATIC_ASSERT (DEFAULT_MEMORY >= crypto_pwhash_argon2id_MEMLIMIT_INTERACTIVE);

/**
 * kith_kdf_params_init_default:
 * @params: (out caller-allocates): parameters
 *
 * What new bundles use: three passes over 64 MiB (RFC 9106, section 4, for machines short of
 * memory), and a fresh random salt.
 */
void
kith_kdf_params_init_default (KithKdfParams *params)
{
  g_return_if_fail (params != NULL);

  params->passes = DEFAULT_PASSES;
  params->memory = DEFAULT_MEMORY;
  kith_vault_random (params->salt, sizeof params->salt);
}

/**
 * kith_kdf_params_init_lowest:
 * @params: (out caller-allocates): parameters
 *
 * The cheapest that may be written, libsodium's interactive profile, and a fresh random salt. For
 * what lives a day only, and for tests.
 */
void
kith_kdf_params_init_lowest (KithKdfParams *params)
{
  g_return_if_fail (params != NULL);

  params->passes = crypto_pwhash_argon2id_OPSLIMIT_INTERACTIVE;
  params->memory = crypto_pwhash_argon2id_MEMLIMIT_INTERACTIVE;
  kith_vault_random (params->salt, sizeof params->salt);
}

/**
 * kith_kdf_params_may_create:
 * @params: parameters
 * @error: return location for an error
 *
 * Returns: whether something new may be written with @params; %KITH_ERROR_INVALID otherwise
 */
gboolean
kith_kdf_params_may_create (const KithKdfParams *params, GError **error)
{
  g_return_val_if_fail (params != NULL, FALSE);

  if (!kith_kdf_params_may_open (params, NULL) ||
      params->passes < crypto_pwhash_argon2id_OPSLIMIT_INTERACTIVE ||
      params->memory < crypto_pwhash_argon2id_MEMLIMIT_INTERACTIVE)
    {
      g_set_error_literal (
          error, KITH_ERROR, KITH_ERROR_INVALID,
          _ ("A passphrase cannot be protected with so little work. Use the usual settings."));
      return FALSE;
    }

  return TRUE;
}

/**
 * kith_kdf_params_may_open:
 * @params: parameters from a file
 * @error: return location for an error
 *
 * Returns: whether Argon2id may be run with @params; %KITH_ERROR_DAMAGED otherwise
 */
gboolean
kith_kdf_params_may_open (const KithKdfParams *params, GError **error)
{
  g_return_val_if_fail (params != NULL, FALSE);

  if (params->passes < crypto_pwhash_argon2id_OPSLIMIT_MIN || params->passes > HIGHEST_PASSES ||
      params->memory < crypto_pwhash_argon2id_MEMLIMIT_MIN || params->memory > HIGHEST_MEMORY ||
      params->passes * params->memory > HIGHEST_WORK)
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_DAMAGED,
                           _ ("The account's lock asks for an amount of work that Kith never asks for. "
                              "The file is damaged; restore a backup."));
      return FALSE;
    }

  return TRUE;
}

/**
 * kith_kdf_needs_raise:
 * @params: parameters
 *
 * Returns: whether new bundles cost more than @params
 */
gboolean
kith_kdf_needs_raise (const KithKdfParams *params)
{
  g_return_val_if_fail (params != NULL, FALSE);

  return params->passes < DEFAULT_PASSES || params->memory < DEFAULT_MEMORY;
}

/**
 * kith_kdf_derive:
 * @passphrase: what was typed
 * @params: parameters
 * @error: return location for an error
 *
 * Runs Argon2id, version 1.3, with one lane (RFC 9106). Takes a noticeable part of a second and
 * params->memory bytes of memory.
 *
 * Returns: (transfer full): %KITH_KDF_KEY_SIZE bytes; %KITH_ERROR_DAMAGED where the parameters are
 *   out of all bounds, %KITH_ERROR_FAILED where memory is short
 */
KithSecret *
kith_kdf_derive (KithSecret *passphrase, const KithKdfParams *params, GError **error)
{
  g_autoptr (KithSecret) key = NULL;

  g_return_val_if_fail (passphrase != NULL, NULL);
  g_return_val_if_fail (params != NULL, NULL);

  if (!kith_kdf_params_may_open (params, error))
    return NULL;

  key = kith_secret_new (KITH_KDF_KEY_SIZE);
  if (crypto_pwhash (kith_secret_get_data (key), KITH_KDF_KEY_SIZE,
                     (const char *) kith_secret_get_data (passphrase), kith_secret_get_size (passphrase),
                     params->salt, params->passes, params->memory, crypto_pwhash_ALG_ARGON2ID13) != 0)
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_FAILED,
                           _ ("There is not enough memory to check the passphrase. Close other programs and "
                              "try again."));
      return NULL;
    }

  return g_steal_pointer (&key);
}
