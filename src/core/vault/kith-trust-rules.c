/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who may say what in the trust log. The rules see only the log before the row in question, so a
 * coordinator's statements stand from the day they were appointed to the day they were not. */

#include "vault/kith-trust-private.h"

#include <string.h>

#include "base/kith-text.h"

static gboolean
is_zero (const guint8 *key)
{
  static const guint8 zero[KITH_PUBLIC_KEY_SIZE];

  return memcmp (key, zero, KITH_PUBLIC_KEY_SIZE) == 0;
}

static gboolean
same_key (const guint8 *a, const guint8 *b)
{
  return memcmp (a, b, KITH_PUBLIC_KEY_SIZE) == 0;
}

/* Whether the account stands in the log as active, in one of the roles that may appoint. */
static gboolean
may_appoint (KithTrust *trust, gint64 issuer)
{
  const KithTrustAccount *account = kith_trust_get_account (trust, issuer);

  return account != NULL && account->state == KITH_ACCOUNT_ACTIVE &&
         (account->role == KITH_ROLE_COORDINATOR || account->role == KITH_ROLE_RECOVERY);
}

/* A public key speaks for one account or one record key only. */
static gboolean
is_taken (KithTrust *trust, const guint8 *public_key, gint64 except_account)
{
  for (guint i = 0; i < trust->accounts->len; i++)
    {
      const KithTrustAccount *account = g_ptr_array_index (trust->accounts, i);

      if (account->id != except_account && (same_key (account->keys.box_public, public_key) ||
                                            same_key (account->keys.sign_public, public_key)))
        return TRUE;
    }

  for (guint i = 0; i < trust->keys->len; i++)
    {
      const KithTrustKey *key = g_ptr_array_index (trust->keys, i);

      if (same_key (key->public_key, public_key))
        return TRUE;
    }

  return same_key (trust->root_public, public_key);
}

/* The root speaks twice: for the first coordinator, then for recovery. Nobody speaks in between. */
static KithTrustFault
judge_beginning (KithTrust *trust, gint64 issuer, const KithTrustAccount *account)
{
  KithRole expected = trust->length == 0 ? KITH_ROLE_COORDINATOR : KITH_ROLE_RECOVERY;

  if (trust->length >= 2)
    return issuer == KITH_ROOT_ACCOUNT ? KITH_TRUST_FAULT_ROOT : KITH_TRUST_FAULT_NONE;

  if (issuer != KITH_ROOT_ACCOUNT || account == NULL || account->role != expected ||
      account->state != KITH_ACCOUNT_ACTIVE || kith_trust_get_account (trust, account->id) != NULL)
    return KITH_TRUST_FAULT_ROOT;

  return KITH_TRUST_FAULT_NONE;
}

static gboolean
account_has_form (const KithTrustAccount *account)
{
  return account->id > KITH_ROOT_ACCOUNT && kith_role_is_valid (account->role) &&
         (account->state == KITH_ACCOUNT_ACTIVE || account->state == KITH_ACCOUNT_RETIRED) &&
         account->name != NULL && !kith_text_is_blank (account->name) &&
         kith_text_length (account->name) <= KITH_TEXT_NAME_MAX;
}

/* There is one recovery account, it stays what it is, and it cannot be retired. */
static gboolean
recovery_stays (KithTrust *trust, const KithTrustAccount *account)
{
  const KithTrustAccount *recovery = kith_trust_get_recovery (trust);

  if (account->role == KITH_ROLE_RECOVERY)
    return account->state == KITH_ACCOUNT_ACTIVE && (recovery == NULL || recovery->id == account->id);

  return recovery == NULL || recovery->id != account->id;
}

KithTrustFault
kith_trust_judge_account (KithTrust *trust, gint64 issuer, const KithTrustAccount *account)
{
  const KithTrustAccount *before = kith_trust_get_account (trust, account->id);
  KithTrustFault fault = judge_beginning (trust, issuer, account);

  if (fault != KITH_TRUST_FAULT_NONE)
    return fault;
  if (issuer != KITH_ROOT_ACCOUNT && !may_appoint (trust, issuer))
    return KITH_TRUST_FAULT_ISSUER;
  if (!account_has_form (account))
    return KITH_TRUST_FAULT_ACCOUNT;
  if (!recovery_stays (trust, account))
    return KITH_TRUST_FAULT_RECOVERY;
  if (account->epoch == 0 || account->epoch - 1 != (before != NULL ? before->epoch : 0))
    return KITH_TRUST_FAULT_EPOCH;
  if (is_zero (account->keys.box_public) || is_zero (account->keys.sign_public) ||
      is_taken (trust, account->keys.box_public, account->id) ||
      is_taken (trust, account->keys.sign_public, account->id))
    return KITH_TRUST_FAULT_PUBLIC;

  return KITH_TRUST_FAULT_NONE;
}

/* Shared keys are a coordinator's to give; a guarded record's key also an advocate's, who may be
 * the one to set a guard; one's own drafts' key anybody's. */
static gboolean
may_bring_key (KithTrust *trust, gint64 issuer, KithPurpose purpose)
{
  const KithTrustAccount *account = kith_trust_get_account (trust, issuer);

  if (may_appoint (trust, issuer))
    return TRUE;

  return account != NULL && account->state == KITH_ACCOUNT_ACTIVE &&
         (purpose == KITH_PURPOSE_DRAFT ||
          (purpose == KITH_PURPOSE_RECORD && account->role == KITH_ROLE_ADVOCATE));
}

static gboolean
may_change_key (KithTrust *trust, gint64 issuer, const KithTrustKey *key)
{
  return may_appoint (trust, issuer) ||
         (key->issuer == issuer && may_bring_key (trust, issuer, key->purpose));
}

static guint32
latest_epoch (KithTrust *trust, KithPurpose purpose)
{
  guint32 latest = 0;

  for (guint i = 0; i < trust->keys->len; i++)
    {
      const KithTrustKey *key = g_ptr_array_index (trust->keys, i);

      if (key->purpose == purpose)
        latest = MAX (latest, key->epoch);
    }

  return latest;
}

KithTrustFault
kith_trust_judge_key (KithTrust *trust, gint64 issuer, const KithTrustKey *key)
{
  const KithTrustKey *before = kith_trust_get_key (trust, key->id);
  KithTrustFault fault = judge_beginning (trust, issuer, NULL);

  if (fault != KITH_TRUST_FAULT_NONE)
    return fault;
  if (key->id <= 0 || !kith_purpose_is_valid (key->purpose) || key->epoch == 0)
    return KITH_TRUST_FAULT_KEY;

  if (before != NULL)
    {
      if (before->purpose != key->purpose || before->epoch != key->epoch ||
          !same_key (before->public_key, key->public_key) || before->state != KITH_KEY_CURRENT ||
          key->state != KITH_KEY_OLD || before->person != 0)
        return KITH_TRUST_FAULT_KEY_CHANGED;
      return may_change_key (trust, issuer, before) ? KITH_TRUST_FAULT_NONE : KITH_TRUST_FAULT_ISSUER;
    }

  if (!may_bring_key (trust, issuer, key->purpose))
    return KITH_TRUST_FAULT_ISSUER;
  if (key->state != KITH_KEY_CURRENT)
    return KITH_TRUST_FAULT_KEY;
  if (kith_purpose_is_shared (key->purpose) && key->epoch - 1 != latest_epoch (trust, key->purpose))
    return KITH_TRUST_FAULT_EPOCH;
  if (is_zero (key->public_key) || is_taken (trust, key->public_key, KITH_ROOT_ACCOUNT))
    return KITH_TRUST_FAULT_PUBLIC;

  return KITH_TRUST_FAULT_NONE;
}

/* Whoever may open a record may change who does; where nobody is kept from it yet, whoever reads intake. */
static KithTrustFault
judge_guardian (KithTrust *trust, gint64 issuer, const KithTrustGuard *guard, const KithTrustGuard *before)
{
  const KithTrustAccount *account = kith_trust_get_account (trust, issuer);
  gboolean guarded = before != NULL && before->state == KITH_RECORD_GUARDED;

  if (account == NULL || account->state != KITH_ACCOUNT_ACTIVE ||
      !kith_role_holds (account->role, KITH_PURPOSE_INTAKE))
    return KITH_TRUST_FAULT_ISSUER;
  if (account->role == KITH_ROLE_RECOVERY)
    return KITH_TRUST_FAULT_NONE;
  if ((guarded && !kith_trust_guard_allows (before, issuer)) ||
      (guard->state == KITH_RECORD_LIFTED && account->role != KITH_ROLE_COORDINATOR))
    return KITH_TRUST_FAULT_ISSUER;

  return KITH_TRUST_FAULT_NONE;
}

static gboolean
is_rising (GArray *ids)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) <= (i > 0 ? g_array_index (ids, gint64, i - 1) : 0))
      return FALSE;

  return TRUE;
}

/* Recovery holds every key and is not named. */
static gboolean
may_be_allowed (KithTrust *trust, GArray *accounts)
{
  for (guint i = 0; i < accounts->len; i++)
    {
      const KithTrustAccount *account = kith_trust_get_account (trust, g_array_index (accounts, gint64, i));

      if (account == NULL || account->state != KITH_ACCOUNT_ACTIVE || account->role == KITH_ROLE_RECOVERY ||
          !kith_role_holds (account->role, KITH_PURPOSE_INTAKE))
        return FALSE;
    }

  return accounts->len > 0 && is_rising (accounts);
}

KithTrustFault
kith_trust_judge_guard (KithTrust *trust, gint64 issuer, const KithTrustGuard *guard)
{
  const KithTrustGuard *before = kith_trust_get_guard (trust, guard->person);
  const KithTrustKey *key = kith_trust_get_key (trust, guard->key);
  const KithTrustKey *key_before = before != NULL ? kith_trust_get_key (trust, before->key) : NULL;
  KithTrustFault fault = judge_beginning (trust, issuer, NULL);

  if (fault != KITH_TRUST_FAULT_NONE)
    return fault;
  fault = judge_guardian (trust, issuer, guard, before);
  if (fault != KITH_TRUST_FAULT_NONE)
    return fault;
  if (guard->person <= 0 || key == NULL)
    return KITH_TRUST_FAULT_GUARD;

  if (guard->state == KITH_RECORD_LIFTED)
    return before != NULL && before->state == KITH_RECORD_GUARDED && before->key == guard->key &&
                   guard->accounts->len == 0 && guard->guards->len == 0
               ? KITH_TRUST_FAULT_NONE
               : KITH_TRUST_FAULT_GUARD;

  if (guard->state != KITH_RECORD_GUARDED || !may_be_allowed (trust, guard->accounts) ||
      guard->guards->len == 0 || !is_rising (guard->guards))
    return KITH_TRUST_FAULT_GUARD;
  /* A key that somebody else brought, or that served another record, could be known to anybody. */
  if (key->purpose != KITH_PURPOSE_RECORD || key->state != KITH_KEY_CURRENT || key->person != 0 ||
      key->issuer != issuer)
    return KITH_TRUST_FAULT_KEY;
  if (key->epoch - 1 != (key_before != NULL ? key_before->epoch : 0))
    return KITH_TRUST_FAULT_EPOCH;

  return KITH_TRUST_FAULT_NONE;
}
