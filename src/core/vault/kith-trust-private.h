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
} KithTrustFault;

/* What the log says so far; the rules ask it, and only kith_trust_append() changes it. */
struct _KithTrust
{
  gatomicrefcount ref_count;
  guint8 root_public[KITH_PUBLIC_KEY_SIZE];
  guint8 head[KITH_HASH_SIZE];
  gint64 length;
  GPtrArray *accounts;       /* (owned) (element-type KithTrustAccount) in order of appearance */
  GPtrArray *keys;           /* (owned) (element-type KithTrustKey) in order of appearance */
  GHashTable *account_by_id; /* (owned) into accounts */
  GHashTable *key_by_id;     /* (owned) into keys */
};

KithTrustFault kith_trust_judge_account (KithTrust *trust, gint64 issuer, const KithTrustAccount *account);
KithTrustFault kith_trust_judge_key (KithTrust *trust, gint64 issuer, const KithTrustKey *key);
