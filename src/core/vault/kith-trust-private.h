/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vault/kith-trust.h"

typedef enum
{
  KITH_TRUST_FAULT_NONE,
  KITH_TRUST_FAULT_ISSUER,
  KITH_TRUST_FAULT_ROOT,
  KITH_TRUST_FAULT_ACCOUNT,
  KITH_TRUST_FAULT_RECOVERY,
  KITH_TRUST_FAULT_EPOCH,
  KITH_TRUST_FAULT_PUBLIC,
  KITH_TRUST_FAULT_KEY,
  KITH_TRUST_FAULT_KEY_CHANGED,
  KITH_TRUST_FAULT_GUARD,
} KithTrustFault;

/* What the log says so far; the rules ask it, and only kith_trust_append() changes it. */
struct _KithTrust
{
  gatomicrefcount ref_count;
  guint8 root_public[KITH_PUBLIC_KEY_SIZE];
  guint8 head[KITH_HASH_SIZE];
  gint64 length;
  GPtrArray *accounts;         /* (owned) (element-type KithTrustAccount) in order of appearance */
  GPtrArray *keys;             /* (owned) (element-type KithTrustKey) in order of appearance */
  GPtrArray *guards;           /* (owned) (element-type KithTrustGuard) in order of appearance */
  GHashTable *account_by_id;   /* (owned) into accounts */
  GHashTable *key_by_id;       /* (owned) into keys */
  GHashTable *guard_by_person; /* (owned) into guards */
};

KithTrustFault kith_trust_judge_account (KithTrust *trust, gint64 issuer, const KithTrustAccount *account);
KithTrustFault kith_trust_judge_key (KithTrust *trust, gint64 issuer, const KithTrustKey *key);
KithTrustFault kith_trust_judge_guard (KithTrust *trust, gint64 issuer, const KithTrustGuard *guard);

/* Takes guard. */
void kith_trust_put_guard (KithTrust *trust, KithTrustGuard *guard);
KithTrustGuard *kith_trust_guard_copy (const KithTrustGuard *guard);
void kith_trust_guard_free (KithTrustGuard *guard);
