/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The recovery code: 160 random bits and a checksum, written in Crockford's base 32 as nine groups
 * of four. The checksum is a cyclic one of 20 bits whose polynomial was chosen by trying them: every
 * one or two wrong symbols anywhere, and every two neighbours exchanged, give a different remainder,
 * so that a single mistake can be told by its group. */

#include "vault/kith-recovery.h"

#include <sodium.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "vault/kith-bundle-private.h"
#include "vault/kith-vault.h"

#define CODE_SIZE 20
#define N_SYMBOLS 36
#define N_CHECK_SYMBOLS 4
#define GROUP 4
#define SYMBOL_BITS 5

#define CHECK_BITS 20
#define CHECK_MASK ((1u << CHECK_BITS) - 1)
/* x^20 + x^16 + x^8 + x^7 + x^6 + x^5 + x^2 + x + 1 */
#define CHECK_POLYNOMIAL 0x101e7u

#define IDENTITY_CONTEXT "Kith recovery identity 1"
#define BUNDLE_CONTEXT "Kith recovery bundle 1"

#define HEADER_SIZE 2
#define BUNDLE_SIZE (HEADER_SIZE + KITH_BUNDLE_SEALED_SIZE)

struct _KithRecoveryCode
{
  gatomicrefcount ref_count;
  KithSecret *secret; /* (owned) */
};

static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

static guint32
checksum_step (guint32 remainder, guint8 symbol)
{
  for (int bit = SYMBOL_BITS - 1; bit >= 0; bit--)
    {
      gboolean carry = ((remainder >> (CHECK_BITS - 1)) & 1) != ((symbol >> bit) & 1u);

      remainder = (remainder << 1) & CHECK_MASK;
      if (carry)
        remainder ^= CHECK_POLYNOMIAL;
    }

  return remainder;
}

/* The remainder after all symbols but the check symbols; begins with ones, so that zeros count. */
static guint32
checksum (const guint8 *symbols)
{
  guint32 remainder = CHECK_MASK;

  for (guint i = 0; i < N_SYMBOLS - N_CHECK_SYMBOLS; i++)
    remainder = checksum_step (remainder, symbols[i]);

  return remainder;
}

static gboolean
checksum_fits (const guint8 symbols[N_SYMBOLS])
{
  guint32 check = 0;

  for (guint i = N_SYMBOLS - N_CHECK_SYMBOLS; i < N_SYMBOLS; i++)
    check = check << SYMBOL_BITS | symbols[i];

  return check == checksum (symbols);
}

static void
write_symbols (KithSecret *secret, guint8 symbols[N_SYMBOLS])
{
  const guint8 *data = kith_secret_get_data (secret);
  guint32 check;

  for (guint i = 0; i < N_SYMBOLS - N_CHECK_SYMBOLS; i++)
    {
      guint bit = i * SYMBOL_BITS;
      guint window = data[bit / 8] << 8 | (bit / 8 + 1 < CODE_SIZE ? data[bit / 8 + 1] : 0);

      symbols[i] = (window >> (16 - SYMBOL_BITS - bit % 8)) & 31;
    }

  check = checksum (symbols);
  for (guint i = 0; i < N_CHECK_SYMBOLS; i++)
    symbols[N_SYMBOLS - 1 - i] = (check >> (SYMBOL_BITS * i)) & 31;
}

static KithRecoveryCode *
new_code (KithSecret *secret)
{
  KithRecoveryCode *code = g_new0 (KithRecoveryCode, 1);

  g_atomic_ref_count_init (&code->ref_count);
  code->secret = secret;
  return code;
}

static KithRecoveryCode *
new_from_symbols (const guint8 symbols[N_SYMBOLS])
{
  KithSecret *secret = kith_secret_new (CODE_SIZE);
  guint8 *data = kith_secret_get_data (secret);

  for (guint i = 0; i < N_SYMBOLS - N_CHECK_SYMBOLS; i++)
    {
      for (guint j = 0; j < SYMBOL_BITS; j++)
        {
          guint bit = i * SYMBOL_BITS + j;

          if (symbols[i] >> (SYMBOL_BITS - 1 - j) & 1)
            data[bit / 8] |= 0x80 >> bit % 8;
        }
    }

  return new_code (secret);
}

/* The value of a letter or digit as people write it, or -1. */
static int
symbol_value (gunichar c)
{
  const char *found;

  c = g_unichar_toupper (c);
  if (c == 'O')
    c = '0';
  if (c == 'I' || c == 'L')
    c = '1';
  if (c == 0 || c > 127)
    return -1;

  found = strchr (alphabet, (int) c);
  return found != NULL ? (int) (found - alphabet) : -1;
}

static gboolean
is_separator (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return g_unichar_isspace (c) || type == G_UNICODE_DASH_PUNCTUATION || type == G_UNICODE_FORMAT ||
         c == 0x2212;
}

/* Collects the symbols; gives how many there are, of which at most N_SYMBOLS are kept, or -1. */
static int
collect_symbols (const char *text, guint8 symbols[N_SYMBOLS], GError **error)
{
  guint n = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      int value;

      if (is_separator (c))
        continue;

      value = symbol_value (c);
      if (value < 0)
        {
          g_set_error (error, KITH_ERROR, KITH_ERROR_INVALID,
                       _ ("Group %u of the recovery code has a sign that no code has. "
                          "A code has digits and letters, never the letter U."),
                       n / GROUP + 1);
          return -1;
        }

      if (n < N_SYMBOLS)
        symbols[n] = value;
      n++;
    }

  return (int) n;
}

/* The group (from 1) whose one symbol, put right, would make the checksum fit; 0 where there is none. */
static guint
find_wrong_group (const guint8 symbols[N_SYMBOLS])
{
  guint8 tried[N_SYMBOLS];
  guint group = 0;

  memcpy (tried, symbols, N_SYMBOLS);
  for (guint i = 0; i < N_SYMBOLS && group == 0; i++)
    {
      for (guint value = 0; value < 32 && group == 0; value++)
        {
          tried[i] = value;
          if (checksum_fits (tried))
            group = i / GROUP + 1;
        }
      tried[i] = symbols[i];
    }

  sodium_memzero (tried, sizeof tried);
  return group;
}

static guint
find_exchanged_group (const guint8 symbols[N_SYMBOLS])
{
  guint8 tried[N_SYMBOLS];
  guint group = 0;

  memcpy (tried, symbols, N_SYMBOLS);
  for (guint i = 0; i + 1 < N_SYMBOLS && group == 0; i++)
    {
      tried[i] = symbols[i + 1];
      tried[i + 1] = symbols[i];
      if (checksum_fits (tried))
        group = i / GROUP + 1;
      tried[i] = symbols[i];
      tried[i + 1] = symbols[i + 1];
    }

  sodium_memzero (tried, sizeof tried);
  return group;
}

static void
explain_checksum (const guint8 symbols[N_SYMBOLS], GError **error)
{
  guint wrong = find_wrong_group (symbols);
  guint exchanged = wrong == 0 ? find_exchanged_group (symbols) : 0;

  if (wrong > 0)
    g_set_error (
        error, KITH_ERROR, KITH_ERROR_INVALID,
        _ ("One letter or digit in group %u of the recovery code is wrong. Compare it with your paper."),
        wrong);
  else if (exchanged > 0)
    g_set_error (error, KITH_ERROR, KITH_ERROR_INVALID,
                 _ ("Two neighbours in group %u of the recovery code have changed places. "
                    "Compare it with your paper."),
                 exchanged);
  else
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID,
                         _ ("The recovery code has several mistakes. Compare every group with your paper."));
}

/**
 * kith_recovery_code_new:
 *
 * Returns: (transfer full): a new random code
 */
KithRecoveryCode *
kith_recovery_code_new (void)
{
  return new_code (kith_secret_new_random (CODE_SIZE));
}

/**
 * kith_recovery_code_parse:
 * @text: what was typed: lower case, O for 0, I and L for 1, spaces and dashes are all understood
 * @error: return location for an error
 *
 * Returns: (transfer full): the code; %KITH_ERROR_INVALID where it cannot be one, saying what kind
 *   of mistake it is and, where that can be known, in which group
 */
KithRecoveryCode *
kith_recovery_code_parse (const char *text, GError **error)
{
  KithRecoveryCode *code = NULL;
  guint8 symbols[N_SYMBOLS];
  int n;

  g_return_val_if_fail (text != NULL, NULL);

  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID,
                           _ ("The recovery code is not readable text."));
      return NULL;
    }

  n = collect_symbols (text, symbols, error);
  if (n < 0)
    {
      sodium_memzero (symbols, sizeof symbols);
      return NULL;
    }

  if (n < N_SYMBOLS)
    g_set_error (error, KITH_ERROR, KITH_ERROR_INVALID,
                 g_dngettext (GETTEXT_PACKAGE,
                              "The recovery code is too short: %d letter or digit of its 36 is missing.",
                              "The recovery code is too short: %d letters or digits of its 36 are missing.",
                              N_SYMBOLS - n),
                 N_SYMBOLS - n);
  else if (n > N_SYMBOLS)
    g_set_error (error, KITH_ERROR, KITH_ERROR_INVALID,
                 g_dngettext (GETTEXT_PACKAGE,
                              "The recovery code is too long: it has %d letter or digit more than 36.",
                              "The recovery code is too long: it has %d letters or digits more than 36.",
                              n - N_SYMBOLS),
                 n - N_SYMBOLS);
  else if (!checksum_fits (symbols))
    explain_checksum (symbols, error);
  else
    code = new_from_symbols (symbols);

  sodium_memzero (symbols, sizeof symbols);
  return code;
}

/**
 * kith_recovery_code_ref:
 * @code: a code
 *
 * Returns: (transfer full): @code
 */
KithRecoveryCode *
kith_recovery_code_ref (KithRecoveryCode *code)
{
  g_return_val_if_fail (code != NULL, NULL);

  g_atomic_ref_count_inc (&code->ref_count);
  return code;
}

/**
 * kith_recovery_code_unref:
 * @code: (nullable) (transfer full): a code
 */
void
kith_recovery_code_unref (KithRecoveryCode *code)
{
  if (code == NULL || !g_atomic_ref_count_dec (&code->ref_count))
    return;

  kith_secret_unref (code->secret);
  g_free (code);
}

/**
 * kith_recovery_code_to_string:
 * @code: a code
 *
 * Returns: (transfer full): it as it is shown, nine groups of four with dashes between them; give
 *   it to kith_vault_wipe_string()
 */
char *
kith_recovery_code_to_string (const KithRecoveryCode *code)
{
  guint8 symbols[N_SYMBOLS];
  char *text;
  char *out;

  g_return_val_if_fail (code != NULL, NULL);

  write_symbols (code->secret, symbols);
  text = out = g_malloc (N_SYMBOLS + N_SYMBOLS / GROUP);
  for (guint i = 0; i < N_SYMBOLS; i++)
    {
      if (i > 0 && i % GROUP == 0)
        *out++ = '-';
      *out++ = alphabet[symbols[i]];
    }
  *out = '\0';

  sodium_memzero (symbols, sizeof symbols);
  return text;
}

/**
 * kith_recovery_code_last_group:
 * @code: a code
 *
 * Returns: (transfer full): its last four letters or digits, which prove that it was written down
 */
char *
kith_recovery_code_last_group (const KithRecoveryCode *code)
{
  char *text = kith_recovery_code_to_string (code);
  char *group;

  g_return_val_if_fail (text != NULL, NULL);

  group = g_strdup (text + strlen (text) - GROUP);
  kith_vault_wipe_string (text);
  return group;
}

/**
 * kith_recovery_code_matches_last_group:
 * @code: a code
 * @typed: what was typed
 *
 * Returns: whether it is the last group, however it is written
 */
gboolean
kith_recovery_code_matches_last_group (const KithRecoveryCode *code, const char *typed)
{
  guint8 symbols[N_SYMBOLS];
  guint8 typed_symbols[N_SYMBOLS];
  gboolean matches;

  g_return_val_if_fail (code != NULL, FALSE);
  g_return_val_if_fail (typed != NULL, FALSE);

  write_symbols (code->secret, symbols);
  matches = g_utf8_validate (typed, -1, NULL) && collect_symbols (typed, typed_symbols, NULL) == GROUP &&
            memcmp (symbols + N_SYMBOLS - GROUP, typed_symbols, GROUP) == 0;
  sodium_memzero (symbols, sizeof symbols);
  sodium_memzero (typed_symbols, sizeof typed_symbols);
  return matches;
}

/* A key of its own for each use of the code: BLAKE2b keyed with it. */
static KithSecret *
derive (const KithRecoveryCode *code, const char *context, gsize size)
{
  KithSecret *key = kith_secret_new (size);

  crypto_generichash (kith_secret_get_data (key), size, (const guint8 *) context, strlen (context),
                      kith_secret_get_data (code->secret), CODE_SIZE);
  return key;
}

/**
 * kith_recovery_code_identity:
 * @code: a code
 * @account_id: the id of the recovery account
 * @root_public: the root's Ed25519 public key
 *
 * Derives the recovery account's key pairs; the same code always gives the same. For setting up:
 * afterwards kith_recovery_code_open_bundle() also brings a root that can be believed.
 *
 * Returns: (transfer full): the identity
 */
KithIdentity *
kith_recovery_code_identity (const KithRecoveryCode *code,
                             gint64 account_id,
                             const guint8 root_public[KITH_PUBLIC_KEY_SIZE])
{
  g_autoptr (KithSecret) seed = NULL;

  g_return_val_if_fail (code != NULL, NULL);

  seed = derive (code, IDENTITY_CONTEXT, KITH_IDENTITY_SEED_SIZE);
  return kith_identity_new_from_seed (account_id, seed, root_public);
}

/**
 * kith_recovery_code_seal_bundle:
 * @code: a code
 * @identity: the identity derived from it
 *
 * Seals account id and root under the code. Without it whoever edits the file could show recovery
 * another root, and a coordinator of their own under it.
 *
 * Returns: (transfer full): the recovery account's bundle
 */
GBytes *
kith_recovery_code_seal_bundle (const KithRecoveryCode *code, KithIdentity *identity)
{
  g_autoptr (KithSecret) key = NULL;
  guint8 *bundle;

  g_return_val_if_fail (code != NULL, NULL);
  g_return_val_if_fail (identity != NULL, NULL);

  key = derive (code, BUNDLE_CONTEXT, KITH_KDF_KEY_SIZE);
  bundle = g_malloc (BUNDLE_SIZE);
  bundle[0] = KITH_BUNDLE_VERSION;
  bundle[1] = KITH_BUNDLE_RECOVERY;
  kith_bundle_seal (identity, key, bundle, HEADER_SIZE, bundle + HEADER_SIZE);
  return g_bytes_new_take (bundle, BUNDLE_SIZE);
}

/**
 * kith_recovery_code_open_bundle:
 * @code: a code
 * @bundle: the recovery account's bundle from the store
 * @account_id: the id of the recovery account
 * @identity: (out) (transfer full): the identity; untouched on failure
 * @error: return location for an error
 *
 * Returns: whether it opened; %KITH_ERROR_WRONG_PASSPHRASE where the code is another center's, or
 *   an old one, %KITH_ERROR_DAMAGED where the bundle's form is wrong
 */
gboolean
kith_recovery_code_open_bundle (const KithRecoveryCode *code,
                                GBytes *bundle,
                                gint64 account_id,
                                KithIdentity **identity,
                                GError **error)
{
  g_autoptr (KithSecret) key = NULL;
  KithIdentity *opened;
  const guint8 *data;
  gsize size;

  g_return_val_if_fail (code != NULL, FALSE);
  g_return_val_if_fail (bundle != NULL, FALSE);
  g_return_val_if_fail (account_id > 0, FALSE);
  g_return_val_if_fail (identity != NULL, FALSE);

  data = g_bytes_get_data (bundle, &size);
  if (size != BUNDLE_SIZE || data[0] != KITH_BUNDLE_VERSION || data[1] != KITH_BUNDLE_RECOVERY)
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_DAMAGED,
                           _ ("The recovery account's keys are not in the form that Kith writes. "
                              "The file is damaged; restore a backup."));
      return FALSE;
    }

  key = derive (code, BUNDLE_CONTEXT, KITH_KDF_KEY_SIZE);
  opened = kith_bundle_open (data + HEADER_SIZE, key, data, HEADER_SIZE, account_id);
  if (opened == NULL)
    {
      g_set_error_literal (
          error, KITH_ERROR, KITH_ERROR_WRONG_PASSPHRASE,
          _ ("That recovery code does not belong to this center, or was replaced by a newer one."));
      return FALSE;
    }

  *identity = opened;
  return TRUE;
}
