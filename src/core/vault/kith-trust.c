/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The trust log: who has which role and which public keys, and which record keys there are, as a
 * chain of signed rows that begins at the root. It lives in memory; the store keeps its rows and is
 * believed only as far as replaying them goes. */

#include "vault/kith-trust.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "vault/kith-trust-private.h"
#include "vault/kith-trust-row-private.h"

static void
put_account (KithTrust *trust, KithTrustAccount *account)
{
  KithTrustAccount *before = g_hash_table_lookup (trust->account_by_id, &account->id);

  if (before == NULL)
    {
      g_ptr_array_add (trust->accounts, account);
      g_hash_table_insert (trust->account_by_id, &account->id, account);
      return;
    }

  g_free (before->name);
  *before = *account;
  g_free (account);
}

static void
put_key (KithTrust *trust, KithTrustKey *key)
{
  KithTrustKey *before = g_hash_table_lookup (trust->key_by_id, &key->id);

  if (before != NULL)
    {
      before->state = key->state;
      before->seq = key->seq;
      g_free (key);
      return;
    }

  /* A shared purpose has one current key: a new one makes the one before it old. */
  for (guint i = 0; i < trust->keys->len && kith_purpose_is_shared (key->purpose); i++)
    {
      KithTrustKey *other = g_ptr_array_index (trust->keys, i);

      if (other->purpose == key->purpose)
        other->state = KITH_KEY_OLD;
    }

  g_ptr_array_add (trust->keys, key);
  g_hash_table_insert (trust->key_by_id, &key->id, key);
}

static const char *
describe_fault (KithTrustFault fault)
{
  switch (fault)
    {
    case KITH_TRUST_FAULT_ISSUER:
      return _ ("the account that signed it had no right to say so");
    case KITH_TRUST_FAULT_ROOT:
      return _ ("only the first two rows are the root's, for a coordinator and for recovery");
    case KITH_TRUST_FAULT_ACCOUNT:
      return _ ("what it says of an account makes no sense");
    case KITH_TRUST_FAULT_RECOVERY:
      return _ ("it would make a second recovery account, or end the one there is");
    case KITH_TRUST_FAULT_EPOCH:
      return _ ("it repeats or skips a change");
    case KITH_TRUST_FAULT_PUBLIC:
      return _ ("its public key is not usable, or belongs to another");
    case KITH_TRUST_FAULT_KEY:
      return _ ("what it says of a key makes no sense");
    case KITH_TRUST_FAULT_KEY_CHANGED:
      return _ ("it changes a key that was settled");
    case KITH_TRUST_FAULT_GUARD:
      return _ ("what it says of a guarded record makes no sense");
    case KITH_TRUST_FAULT_NONE:
    default:
      return "";
    }
}

static gboolean
refuse (gint64 seq, const char *why, GError **error)
{
  /* Translators: %s is a clause such as "it repeats or skips a change". */
  g_set_error (error, KITH_ERROR, KITH_ERROR_UNVERIFIED,
               _ ("Row %lld of the trust log cannot be believed: %s. "
                  "Keep this file, and restore a backup."),
               (long long) seq, why);
  return FALSE;
}

/* Whether the row stands next in the chain and is signed by whom it names. */
static gboolean
check_place_and_signature (KithTrust *trust, const KithTrustRow *row, GError **error)
{
  const KithTrustAccount *issuer = kith_trust_get_account (trust, row->issuer);
  const guint8 *sign_public = NULL;

  if (row->seq != trust->length + 1)
    return refuse (trust->length + 1, _ ("it is missing, or another row stands in its place"), error);

  if (memcmp (row->previous, trust->head, KITH_HASH_SIZE) != 0)
    return refuse (row->seq, _ ("it does not follow the row before it, one of the two was changed"), error);

  if (row->issuer == KITH_ROOT_ACCOUNT)
    sign_public = trust->root_public;
  else if (issuer != NULL)
    sign_public = issuer->keys.sign_public;

  if (sign_public == NULL)
    return refuse (row->seq, _ ("no such account has signed anything"), error);

  if (!kith_trust_row_is_signed_by (row, sign_public))
    return refuse (row->seq, _ ("it is not signed by the account that it names"), error);

  return TRUE;
}

static void
advance (KithTrust *trust, const KithTrustRow *row)
{
  kith_trust_row_hash (row, trust->head);
  trust->length++;
}

static gboolean
append_account (KithTrust *trust, const KithTrustRow *row, GError **error)
{
  KithTrustAccount *account = kith_trust_row_read_account (row);
  KithTrustFault fault;

  if (account == NULL)
    return refuse (row->seq, describe_fault (KITH_TRUST_FAULT_ACCOUNT), error);

  fault = kith_trust_judge_account (trust, row->issuer, account);
  if (fault != KITH_TRUST_FAULT_NONE)
    {
      kith_trust_account_free (account);
      return refuse (row->seq, describe_fault (fault), error);
    }

  put_account (trust, account);
  advance (trust, row);
  return TRUE;
}

static gboolean
append_key (KithTrust *trust, const KithTrustRow *row, GError **error)
{
  g_autofree KithTrustKey *key = kith_trust_row_read_key (row);
  KithTrustFault fault;

  if (key == NULL)
    return refuse (row->seq, describe_fault (KITH_TRUST_FAULT_KEY), error);

  fault = kith_trust_judge_key (trust, row->issuer, key);
  if (fault != KITH_TRUST_FAULT_NONE)
    return refuse (row->seq, describe_fault (fault), error);

  put_key (trust, g_steal_pointer (&key));
  advance (trust, row);
  return TRUE;
}

static gboolean
append_guard (KithTrust *trust, const KithTrustRow *row, GError **error)
{
  KithTrustGuard *guard = kith_trust_row_read_guard (row);
  KithTrustFault fault;

  if (guard == NULL)
    return refuse (row->seq, describe_fault (KITH_TRUST_FAULT_GUARD), error);

  fault = kith_trust_judge_guard (trust, row->issuer, guard);
  if (fault != KITH_TRUST_FAULT_NONE)
    {
      kith_trust_guard_free (guard);
      return refuse (row->seq, describe_fault (fault), error);
    }

  kith_trust_put_guard (trust, guard);
  advance (trust, row);
  return TRUE;
}

/**
 * kith_trust_new:
 * @root_public: the root's Ed25519 public key, from an opened bundle
 *
 * Returns: (transfer full): a log without rows
 */
KithTrust *
kith_trust_new (const guint8 root_public[KITH_PUBLIC_KEY_SIZE])
{
  KithTrust *trust;

  g_return_val_if_fail (root_public != NULL, NULL);

  trust = g_new0 (KithTrust, 1);
  g_atomic_ref_count_init (&trust->ref_count);
  memcpy (trust->root_public, root_public, KITH_PUBLIC_KEY_SIZE);
  kith_trust_row_hash_root (root_public, trust->head);
  trust->accounts = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_trust_account_free);
  trust->keys = g_ptr_array_new_with_free_func (g_free);
  trust->guards = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_trust_guard_free);
  trust->account_by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  trust->key_by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  trust->guard_by_person = g_hash_table_new (g_int64_hash, g_int64_equal);
  return trust;
}

/**
 * kith_trust_replay:
 * @rows: (element-type KithTrustRow): all rows, in order of their numbers
 * @root_public: the root's Ed25519 public key, from an opened bundle
 * @error: return location for an error
 *
 * Believes the log row by row, from the root on. Rows that are missing at the end cannot be noticed
 * here; signed checkpoints over kith_trust_get_head() are for that.
 *
 * Returns: (transfer full): what the log says; %KITH_ERROR_UNVERIFIED where a row was changed,
 *   removed, moved or put in, or says what its signer had no right to say
 */
KithTrust *
kith_trust_replay (GPtrArray *rows, const guint8 root_public[KITH_PUBLIC_KEY_SIZE], GError **error)
{
  g_autoptr (KithTrust) trust = NULL;

  g_return_val_if_fail (rows != NULL, NULL);
  g_return_val_if_fail (root_public != NULL, NULL);

  trust = kith_trust_new (root_public);
  for (guint i = 0; i < rows->len; i++)
    {
      if (!kith_trust_append (trust, g_ptr_array_index (rows, i), error))
        return NULL;
    }

  if (trust->length < 2)
    {
      refuse (trust->length + 1, _ ("it is missing"), error);
      return NULL;
    }

  return g_steal_pointer (&trust);
}

/**
 * kith_trust_copy:
 * @trust: a log
 *
 * For trying rows whose transaction may yet fail: append to the copy, and put it in place of the
 * log once they are stored.
 *
 * Returns: (transfer full): a log that says the same
 */
KithTrust *
kith_trust_copy (KithTrust *trust)
{
  KithTrust *copy;

  g_return_val_if_fail (trust != NULL, NULL);

  copy = kith_trust_new (trust->root_public);
  memcpy (copy->head, trust->head, KITH_HASH_SIZE);
  copy->length = trust->length;
  for (guint i = 0; i < trust->accounts->len; i++)
    {
      const KithTrustAccount *account = g_ptr_array_index (trust->accounts, i);
      KithTrustAccount *same = g_memdup2 (account, sizeof *account);

      same->name = g_strdup (account->name);
      g_ptr_array_add (copy->accounts, same);
      g_hash_table_insert (copy->account_by_id, &same->id, same);
    }
  for (guint i = 0; i < trust->keys->len; i++)
    {
      KithTrustKey *same = g_memdup2 (g_ptr_array_index (trust->keys, i), sizeof *same);

      g_ptr_array_add (copy->keys, same);
      g_hash_table_insert (copy->key_by_id, &same->id, same);
    }
  for (guint i = 0; i < trust->guards->len; i++)
    {
      KithTrustGuard *same = kith_trust_guard_copy (g_ptr_array_index (trust->guards, i));

      g_ptr_array_add (copy->guards, same);
      g_hash_table_insert (copy->guard_by_person, &same->person, same);
    }

  return copy;
}

/**
 * kith_trust_ref:
 * @trust: a log
 *
 * Returns: (transfer full): @trust
 */
KithTrust *
kith_trust_ref (KithTrust *trust)
{
  g_return_val_if_fail (trust != NULL, NULL);

  g_atomic_ref_count_inc (&trust->ref_count);
  return trust;
}

/**
 * kith_trust_unref:
 * @trust: (nullable) (transfer full): a log
 */
void
kith_trust_unref (KithTrust *trust)
{
  if (trust == NULL || !g_atomic_ref_count_dec (&trust->ref_count))
    return;

  g_hash_table_unref (trust->account_by_id);
  g_hash_table_unref (trust->key_by_id);
  g_hash_table_unref (trust->guard_by_person);
  g_ptr_array_unref (trust->guards);
  g_ptr_array_unref (trust->accounts);
  g_ptr_array_unref (trust->keys);
  g_free (trust);
}

/* Whether the log knows these very keys: a row signed with old ones would not be believed. */
static KithTrustFault
judge_signer (KithTrust *trust, KithIdentity *issuer)
{
  const KithTrustAccount *account = kith_trust_get_account (trust, kith_identity_get_account_id (issuer));
  const guint8 *known = account != NULL ? account->keys.sign_public : trust->root_public;

  return memcmp (known, kith_identity_get_public (issuer)->sign_public, KITH_PUBLIC_KEY_SIZE) == 0
             ? KITH_TRUST_FAULT_NONE
             : KITH_TRUST_FAULT_ISSUER;
}

static gboolean
refuse_to_sign (KithTrustFault fault, GError **error)
{
  /* Translators: %s is a clause such as "it repeats or skips a change". */
  g_set_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED,
               _ ("This cannot be written into the trust log: %s."), describe_fault (fault));
  return FALSE;
}

/**
 * kith_trust_sign_account:
 * @trust: the log as it stands
 * @issuer: who says so: the root, an active coordinator or recovery
 * @account: what is said; @seq is ignored, @epoch is one more than the log has for that account
 * @error: return location for an error
 *
 * Makes the next row. The log itself changes only by kith_trust_append().
 *
 * Returns: (transfer full): the row; %KITH_ERROR_NOT_PERMITTED where the rules do not allow it
 */
KithTrustRow *
kith_trust_sign_account (KithTrust *trust,
                         KithIdentity *issuer,
                         const KithTrustAccount *account,
                         GError **error)
{
  KithTrustFault fault;

  g_return_val_if_fail (trust != NULL, NULL);
  g_return_val_if_fail (issuer != NULL, NULL);
  g_return_val_if_fail (account != NULL, NULL);

  fault = judge_signer (trust, issuer);
  if (fault == KITH_TRUST_FAULT_NONE)
    fault = kith_trust_judge_account (trust, kith_identity_get_account_id (issuer), account);
  if (fault != KITH_TRUST_FAULT_NONE)
    {
      refuse_to_sign (fault, error);
      return NULL;
    }

  return kith_trust_row_sign (trust->length, trust->head, KITH_TRUST_ACCOUNT,
                              kith_trust_row_account_body (account), issuer);
}

/**
 * kith_trust_sign_key:
 * @trust: the log as it stands
 * @issuer: who says so: an active coordinator, recovery, an advocate for a guarded record, or
 *   anybody for their own drafts
 * @key: what is said; @issuer and @seq in it are ignored
 * @error: return location for an error
 *
 * Makes the next row, as kith_trust_sign_account() does. A new key of a shared purpose has an epoch
 * one above the last and makes the one before it old.
 *
 * Returns: (transfer full): the row; %KITH_ERROR_NOT_PERMITTED where the rules do not allow it
 */
KithTrustRow *
kith_trust_sign_key (KithTrust *trust, KithIdentity *issuer, const KithTrustKey *key, GError **error)
{
  KithTrustFault fault;

  g_return_val_if_fail (trust != NULL, NULL);
  g_return_val_if_fail (issuer != NULL, NULL);
  g_return_val_if_fail (key != NULL, NULL);

  fault = judge_signer (trust, issuer);
  if (fault == KITH_TRUST_FAULT_NONE)
    fault = kith_trust_judge_key (trust, kith_identity_get_account_id (issuer), key);
  if (fault != KITH_TRUST_FAULT_NONE)
    {
      refuse_to_sign (fault, error);
      return NULL;
    }

  return kith_trust_row_sign (trust->length, trust->head, KITH_TRUST_KEY, kith_trust_row_key_body (key),
                              issuer);
}

/**
 * kith_trust_sign_guard:
 * @trust: the log as it stands
 * @issuer: who says so: an advocate or a coordinator who holds the record's key or, where it is not guarded
 *   yet, will know it; or recovery
 * @guard: what is said; @issuer and @seq in it are ignored
 * @error: return location for an error
 *
 * Makes the next row, as kith_trust_sign_account() does. Each change of who may open a record names a key of
 * its own, which @issuer brought into the log and which served nobody before.
 *
 * Returns: (transfer full): the row; %KITH_ERROR_NOT_PERMITTED where the rules do not allow it
 */
KithTrustRow *
kith_trust_sign_guard (KithTrust *trust, KithIdentity *issuer, const KithTrustGuard *guard, GError **error)
{
  KithTrustFault fault;

  g_return_val_if_fail (trust != NULL, NULL);
  g_return_val_if_fail (issuer != NULL, NULL);
  g_return_val_if_fail (guard != NULL, NULL);

  fault = judge_signer (trust, issuer);
  if (fault == KITH_TRUST_FAULT_NONE)
    fault = kith_trust_judge_guard (trust, kith_identity_get_account_id (issuer), guard);
  if (fault != KITH_TRUST_FAULT_NONE)
    {
      refuse_to_sign (fault, error);
      return NULL;
    }

  return kith_trust_row_sign (trust->length, trust->head, KITH_TRUST_GUARD, kith_trust_row_guard_body (guard),
                              issuer);
}

/**
 * kith_trust_append:
 * @trust: a log
 * @row: the next row
 * @error: return location for an error
 *
 * Checks a row's place, signature and right, and takes in what it says. A log is changed by one
 * thread at a time, and not while others read it.
 *
 * Returns: whether it was believed; %KITH_ERROR_UNVERIFIED otherwise, and the log is as before
 */
gboolean
kith_trust_append (KithTrust *trust, const KithTrustRow *row, GError **error)
{
  g_return_val_if_fail (trust != NULL, FALSE);
  g_return_val_if_fail (row != NULL, FALSE);

  if (!check_place_and_signature (trust, row, error))
    return FALSE;

  if (row->kind == KITH_TRUST_ACCOUNT)
    return append_account (trust, row, error);

  if (row->kind == KITH_TRUST_KEY)
    return append_key (trust, row, error);

  if (row->kind == KITH_TRUST_GUARD)
    return append_guard (trust, row, error);

  return refuse (row->seq, _ ("it is of a kind that this Kith does not know"), error);
}

/**
 * kith_trust_get_account:
 * @trust: a log
 * @id: an account's id
 *
 * Returns: (transfer none) (nullable): what the log says about it, until the next row
 */
const KithTrustAccount *
kith_trust_get_account (KithTrust *trust, gint64 id)
{
  g_return_val_if_fail (trust != NULL, NULL);

  return g_hash_table_lookup (trust->account_by_id, &id);
}

/**
 * kith_trust_get_recovery:
 * @trust: a log
 *
 * Returns: (transfer none) (nullable): the recovery account, until the next row; there is one in
 *   every replayed log
 */
const KithTrustAccount *
kith_trust_get_recovery (KithTrust *trust)
{
  g_return_val_if_fail (trust != NULL, NULL);

  for (guint i = 0; i < trust->accounts->len; i++)
    {
      const KithTrustAccount *account = g_ptr_array_index (trust->accounts, i);

      if (account->role == KITH_ROLE_RECOVERY)
        return account;
    }

  return NULL;
}

/**
 * kith_trust_get_key:
 * @trust: a log
 * @id: a key's id
 *
 * Returns: (transfer none) (nullable): what the log says about it, until the next row
 */
const KithTrustKey *
kith_trust_get_key (KithTrust *trust, gint64 id)
{
  g_return_val_if_fail (trust != NULL, NULL);

  return g_hash_table_lookup (trust->key_by_id, &id);
}

/**
 * kith_trust_get_current_key:
 * @trust: a log
 * @purpose: a purpose that is shared by role
 *
 * Returns: (transfer none) (nullable): its current key, until the next row
 */
const KithTrustKey *
kith_trust_get_current_key (KithTrust *trust, KithPurpose purpose)
{
  g_return_val_if_fail (trust != NULL, NULL);
  g_return_val_if_fail (kith_purpose_is_shared (purpose), NULL);

  for (guint i = trust->keys->len; i > 0; i--)
    {
      const KithTrustKey *key = g_ptr_array_index (trust->keys, i - 1);

      if (key->purpose == purpose && key->state == KITH_KEY_CURRENT)
        return key;
    }

  return NULL;
}

static GPtrArray *
list (GPtrArray *items)
{
  GPtrArray *copy = g_ptr_array_sized_new (items->len);

  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (copy, g_ptr_array_index (items, i));

  return copy;
}

/**
 * kith_trust_list_accounts:
 * @trust: a log
 *
 * Returns: (transfer container) (element-type KithTrustAccount): all accounts, retired ones and
 *   recovery too, in the order in which they came; good until the next row
 */
GPtrArray *
kith_trust_list_accounts (KithTrust *trust)
{
  g_return_val_if_fail (trust != NULL, NULL);

  return list (trust->accounts);
}

/**
 * kith_trust_list_keys:
 * @trust: a log
 *
 * Returns: (transfer container) (element-type KithTrustKey): all keys, old ones too, in the order in
 *   which they came; good until the next row
 */
GPtrArray *
kith_trust_list_keys (KithTrust *trust)
{
  g_return_val_if_fail (trust != NULL, NULL);

  return list (trust->keys);
}

/**
 * kith_trust_get_length:
 * @trust: a log
 *
 * Returns: how many rows it has
 */
gint64
kith_trust_get_length (KithTrust *trust)
{
  g_return_val_if_fail (trust != NULL, 0);

  return trust->length;
}

/**
 * kith_trust_get_head:
 * @trust: a log
 *
 * Returns: (transfer none): the hash of its last row, %KITH_HASH_SIZE bytes, which stands for all of it
 */
const guint8 *
kith_trust_get_head (KithTrust *trust)
{
  g_return_val_if_fail (trust != NULL, NULL);

  return trust->head;
}

/**
 * kith_trust_check_identity:
 * @trust: a log
 * @identity: an identity from an opened bundle
 * @error: return location for an error
 *
 * Returns: whether the log knows its account as active and with these public keys;
 *   %KITH_ERROR_NOT_PERMITTED where the account is retired, %KITH_ERROR_UNVERIFIED otherwise
 */
gboolean
kith_trust_check_identity (KithTrust *trust, KithIdentity *identity, GError **error)
{
  const KithTrustAccount *account;
  const KithPublicIdentity *keys;

  g_return_val_if_fail (trust != NULL, FALSE);
  g_return_val_if_fail (identity != NULL, FALSE);

  account = kith_trust_get_account (trust, kith_identity_get_account_id (identity));
  keys = kith_identity_get_public (identity);
  if (account == NULL || memcmp (&account->keys, keys, sizeof *keys) != 0 ||
      memcmp (trust->root_public, kith_identity_get_root_public (identity), KITH_PUBLIC_KEY_SIZE) != 0)
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_UNVERIFIED,
                           _ ("The account's keys are not the ones that a coordinator signed. "
                              "Keep this file, and restore a backup."));
      return FALSE;
    }

  if (account->state != KITH_ACCOUNT_ACTIVE)
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED,
                           _ ("This account is retired. A coordinator can take it back."));
      return FALSE;
    }

  return TRUE;
}
