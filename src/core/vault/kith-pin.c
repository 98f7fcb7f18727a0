/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Coming back by a PIN for the rest of the day. The identity waits in a nameless file in memory
 * (memfd), sealed under Argon2id of the PIN, and goes with the process from one execution to the
 * next. Every try is counted in the file before it is made; after the last one, at the end of its
 * time or on request it is overwritten.
 *
 *   magic 8 | tries 1 | zeros 7 | version 1 | kind 1 | passes 4 | memory 8 | salt 16 | account 8 |
 *   expires 8 | nonce, body and tag of a bundle
 *
 * A PIN of six digits is no secret against somebody who has the memory of the running computer: see
 * the design notes. */

#include "vault/kith-pin.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "vault/kith-bundle-private.h"
#include "vault/kith-vault.h"
#include "vault/kith-wire-private.h"

#define MAGIC "KITHPIN1"
#define TRIES_OFFSET 8
#define HEADER_OFFSET 16
#define HEADER_SIZE (2 + 4 + 8 + KITH_KDF_SALT_SIZE + 8 + 8)
#define SEALED_OFFSET (HEADER_OFFSET + HEADER_SIZE)
#define OFFER_SIZE (SEALED_OFFSET + KITH_BUNDLE_SEALED_SIZE)

/* The parts of the header. */
#define PASSES_AT (HEADER_OFFSET + 2)
#define MEMORY_AT (PASSES_AT + 4)
#define SALT_AT (MEMORY_AT + 8)
#define ACCOUNT_AT (SALT_AT + KITH_KDF_SALT_SIZE)
#define EXPIRES_AT (ACCOUNT_AT + 8)

#define LONGEST_UNIT 3

/* Whole PINs that people choose because of how they lie on the keys. */
static const char *const common_pins[] = {
  "112233", "123321", "147258", "147852", "159357", "159753", "258456", "321654", "789456", "456123",
  "123654", "147369", "789123", "112358", "142536", "102030", "100200", "010203", "246810", "135790",
};

/* ASCII digits, whatever digits were typed. (nullable) where there is anything else */
static char *
to_digits (const char *pin)
{
  GString *digits = g_string_sized_new (KITH_PIN_MAX_LENGTH + 1);
  gboolean fits = g_utf8_validate (pin, -1, NULL);

  for (const char *p = pin; fits && *p != '\0'; p = g_utf8_next_char (p))
    {
      gint value = g_unichar_digit_value (g_utf8_get_char (p));

      fits = value >= 0 && digits->len < KITH_PIN_MAX_LENGTH;
      if (fits)
        g_string_append_c (digits, (char) ('0' + value));
    }

  if (fits && digits->len >= KITH_PIN_MIN_LENGTH)
    return g_string_free (digits, FALSE);

  kith_vault_wipe_string (g_string_free (digits, FALSE));
  return NULL;
}

static gboolean
is_run (const char *digits)
{
  int step = (digits[1] - digits[0] + 10) % 10;

  if (step != 0 && step != 1 && step != 9)
    return FALSE;

  for (guint i = 1; digits[i] != '\0'; i++)
    {
      if ((digits[i] - digits[i - 1] + 10) % 10 != step)
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_repetition (const char *digits)
{
  gsize length = strlen (digits);

  for (gsize unit = 1; unit <= LONGEST_UNIT; unit++)
    {
      gsize i = unit;

      while (i < length && digits[i] == digits[i - unit])
        i++;
      if (i == length)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_trivial (const char *digits)
{
  for (guint i = 0; i < G_N_ELEMENTS (common_pins); i++)
    {
      if (g_str_equal (digits, common_pins[i]))
        return TRUE;
    }

  return is_run (digits) || is_repetition (digits);
}

/**
 * kith_pin_check:
 * @pin: a new PIN
 * @error: return location for an error
 *
 * Returns: whether it has %KITH_PIN_MIN_LENGTH to %KITH_PIN_MAX_LENGTH digits and is not what
 *   everybody tries first; %KITH_ERROR_INVALID otherwise
 */
gboolean
kith_pin_check (const char *pin, GError **error)
{
  gboolean trivial;
  char *digits;

  g_return_val_if_fail (pin != NULL, FALSE);

  digits = to_digits (pin);
  if (digits == NULL)
    {
      g_set_error (error, KITH_ERROR, KITH_ERROR_INVALID,
                   _ ("A PIN has at least %d digits and nothing else."), KITH_PIN_MIN_LENGTH);
      return FALSE;
    }

  trivial = is_trivial (digits);
  kith_vault_wipe_string (digits);
  if (trivial)
    {
      g_set_error_literal (
          error, KITH_ERROR, KITH_ERROR_INVALID,
          _ ("That PIN is one of the first that anybody tries. Choose digits without an order."));
      return FALSE;
    }

  return TRUE;
}

static KithSecret *
derive_key (const char *digits, const guint8 *offer, GError **error)
{
  g_autoptr (KithSecret) pin = kith_secret_new_copy (digits, strlen (digits));
  KithKdfParams params;

  params.passes = kith_wire_get_u32 (offer + PASSES_AT);
  params.memory = kith_wire_get_u64 (offer + MEMORY_AT);
  memcpy (params.salt, offer + SALT_AT, KITH_KDF_SALT_SIZE);
  return kith_kdf_derive (pin, &params, error);
}

static gboolean
write_all (int fd, const guint8 *data, gsize size, off_t offset)
{
  while (size > 0)
    {
      ssize_t written = pwrite (fd, data, size, offset);

      if (written < 0 && errno == EINTR)
        continue;
      if (written <= 0)
        return FALSE;
      data += written;
      offset += written;
      size -= (gsize) written;
    }

  return TRUE;
}

static int
set_io_error (GError **error)
{
  int saved_errno = errno;

  g_set_error (error, KITH_ERROR, KITH_ERROR_FAILED,
               _ ("The PIN could not be kept in memory: %s. Use the passphrase."), g_strerror (saved_errno));
  return -1;
}

static void
write_header (guint8 *offer, gint64 account_id, gint64 expires)
{
  KithKdfParams params;

  kith_kdf_params_init_default (&params);
  memset (offer, 0, OFFER_SIZE);
  memcpy (offer, MAGIC, strlen (MAGIC));
  offer[HEADER_OFFSET] = KITH_BUNDLE_VERSION;
  offer[HEADER_OFFSET + 1] = KITH_BUNDLE_PIN;
  kith_wire_put_u32 (offer + PASSES_AT, params.passes);
  kith_wire_put_u64 (offer + MEMORY_AT, params.memory);
  memcpy (offer + SALT_AT, params.salt, KITH_KDF_SALT_SIZE);
  kith_wire_put_u64 (offer + ACCOUNT_AT, (guint64) account_id);
  kith_wire_put_u64 (offer + EXPIRES_AT, (guint64) expires);
}

/**
 * kith_pin_offer_new:
 * @identity: the identity to come back to
 * @pin: a PIN that kith_pin_check() finds good enough
 * @expires: the UTC second at which the offer ends
 * @error: return location for an error
 *
 * Puts the identity into a file in memory. Its size is sealed; its content is not, since tries are
 * counted there. It is closed on execution unless kith_reexec_locked() is told to keep it.
 *
 * Returns: a file descriptor that is the caller's, or -1 with %KITH_ERROR_INVALID for a PIN that
 *   will not do, %KITH_ERROR_FAILED where memory is short
 */
int
kith_pin_offer_new (KithIdentity *identity, const char *pin, gint64 expires, GError **error)
{
  g_autoptr (KithSecret) key = NULL;
  guint8 offer[OFFER_SIZE];
  char *digits;
  int fd;

  g_return_val_if_fail (identity != NULL, -1);
  g_return_val_if_fail (pin != NULL, -1);

  if (!kith_pin_check (pin, error))
    return -1;

  write_header (offer, kith_identity_get_account_id (identity), expires);
  digits = to_digits (pin);
  key = derive_key (digits, offer, error);
  kith_vault_wipe_string (digits);
  if (key == NULL)
    return -1;

  kith_bundle_seal (identity, key, offer + HEADER_OFFSET, HEADER_SIZE, offer + SEALED_OFFSET);
  fd = memfd_create ("kith", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  if (fd < 0)
    return set_io_error (error);

  if (!write_all (fd, offer, OFFER_SIZE, 0) ||
      fcntl (fd, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL) != 0)
    {
      set_io_error (error);
      close (fd);
      return -1;
    }

  return fd;
}

/* Whether the file is an offer of ours that has not been wiped. */
static gboolean
read_offer (int fd, guint8 offer[OFFER_SIZE])
{
  struct stat st;

  if (fd < 0 || fstat (fd, &st) != 0 || !S_ISREG (st.st_mode) || st.st_size != OFFER_SIZE)
    return FALSE;

  if (pread (fd, offer, OFFER_SIZE, 0) != OFFER_SIZE)
    return FALSE;

  return memcmp (offer, MAGIC, strlen (MAGIC)) == 0 && offer[TRIES_OFFSET] <= KITH_PIN_MAX_TRIES &&
         offer[HEADER_OFFSET] == KITH_BUNDLE_VERSION && offer[HEADER_OFFSET + 1] == KITH_BUNDLE_PIN &&
         (gint64) kith_wire_get_u64 (offer + ACCOUNT_AT) > 0;
}

/**
 * kith_pin_offer_peek:
 * @fd: a file of kith_pin_offer_new(), or any other number
 * @now: the UTC second that it is
 * @account_id: (out) (optional): whose offer it is
 * @expires: (out) (optional): the UTC second at which it ends
 * @tries_left: (out) (optional): how many tries are left
 *
 * Looks without trying: what the lock screen needs.
 *
 * Returns: whether a PIN can be tried; nothing is touched otherwise
 */
gboolean
kith_pin_offer_peek (int fd, gint64 now, gint64 *account_id, gint64 *expires, guint *tries_left)
{
  guint8 offer[OFFER_SIZE];
  gint64 ends;

  if (!read_offer (fd, offer) || offer[TRIES_OFFSET] >= KITH_PIN_MAX_TRIES)
    return FALSE;

  ends = (gint64) kith_wire_get_u64 (offer + EXPIRES_AT);
  if (now >= ends)
    return FALSE;

  if (account_id != NULL)
    *account_id = (gint64) kith_wire_get_u64 (offer + ACCOUNT_AT);
  if (expires != NULL)
    *expires = ends;
  if (tries_left != NULL)
    *tries_left = KITH_PIN_MAX_TRIES - offer[TRIES_OFFSET];
  return TRUE;
}

static gboolean
set_tries (int fd, guint8 tries)
{
  return write_all (fd, &tries, 1, TRIES_OFFSET);
}

static KithIdentity *
try_pin (const guint8 *offer, const char *pin, GError **error)
{
  g_autoptr (KithSecret) key = NULL;
  char *digits = to_digits (pin);

  /* What cannot be a PIN is a wrong one, and counts. */
  if (digits == NULL)
    return NULL;

  key = derive_key (digits, offer, error);
  kith_vault_wipe_string (digits);
  if (key == NULL)
    return NULL;

  return kith_bundle_open (offer + SEALED_OFFSET, key, offer + HEADER_OFFSET, HEADER_SIZE,
                           (gint64) kith_wire_get_u64 (offer + ACCOUNT_AT));
}

static gboolean
refuse_ended (int fd, guint *tries_left, GError **error)
{
  kith_pin_offer_wipe (fd);
  if (tries_left != NULL)
    *tries_left = 0;
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_LOCKED,
                       _ ("The PIN no longer works. Use the passphrase."));
  return FALSE;
}

static gboolean
refuse_wrong (int fd, guint left, guint *tries_left, GError **error)
{
  if (left == 0)
    return refuse_ended (fd, tries_left, error);

  if (tries_left != NULL)
    *tries_left = left;
  g_set_error (error, KITH_ERROR, KITH_ERROR_WRONG_PASSPHRASE,
               g_dngettext (GETTEXT_PACKAGE,
                            "That PIN didn’t work. %u try is left, then it takes the passphrase.",
                            "That PIN didn’t work. %u tries are left, then it takes the passphrase.", left),
               left);
  return FALSE;
}

/**
 * kith_pin_offer_open:
 * @fd: a file of kith_pin_offer_new()
 * @pin: what was typed
 * @now: the UTC second that it is
 * @identity: (out) (transfer full): the identity; untouched on failure
 * @tries_left: (out) (optional): how many tries are left, on failure too
 * @error: return location for an error
 *
 * Tries a PIN. The try is counted before it is made, and forgiven when it was right; the fifth wrong
 * one wipes the offer, and so does being late. One try at a time, whoever else has the file.
 *
 * Returns: whether it was right; %KITH_ERROR_WRONG_PASSPHRASE, %KITH_ERROR_LOCKED where the offer
 *   has ended, %KITH_ERROR_FAILED where memory is short
 */
gboolean
kith_pin_offer_open (int fd,
                     const char *pin,
                     gint64 now,
                     KithIdentity **identity,
                     guint *tries_left,
                     GError **error)
{
  g_autoptr (GError) local_error = NULL;
  guint8 offer[OFFER_SIZE];
  KithIdentity *opened;
  guint8 tries;

  g_return_val_if_fail (pin != NULL, FALSE);
  g_return_val_if_fail (identity != NULL, FALSE);

  while (flock (fd, LOCK_EX) != 0 && errno == EINTR)
    continue;

  if (!kith_pin_offer_peek (fd, now, NULL, NULL, NULL) || !read_offer (fd, offer) ||
      !set_tries (fd, offer[TRIES_OFFSET] + 1))
    {
      flock (fd, LOCK_UN);
      return refuse_ended (fd, tries_left, error);
    }

  tries = offer[TRIES_OFFSET] + 1;
  opened = try_pin (offer, pin, &local_error);
  if (opened != NULL || local_error != NULL)
    set_tries (fd, opened != NULL ? 0 : offer[TRIES_OFFSET]);
  flock (fd, LOCK_UN);

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  if (opened == NULL)
    return refuse_wrong (fd, KITH_PIN_MAX_TRIES - tries, tries_left, error);

  if (tries_left != NULL)
    *tries_left = KITH_PIN_MAX_TRIES;
  *identity = opened;
  return TRUE;
}

/**
 * kith_pin_offer_wipe:
 * @fd: a file of kith_pin_offer_new(); anything else is left alone
 *
 * Overwrites the offer: on suspend, at the end of the day, after a full unlock. The file remains the
 * caller's to close.
 */
void
kith_pin_offer_wipe (int fd)
{
  static const guint8 zeros[OFFER_SIZE];
  guint8 offer[OFFER_SIZE];

  if (read_offer (fd, offer))
    write_all (fd, zeros, sizeof zeros, 0);
  sodium_memzero (offer, sizeof offer);
}
