/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vault/kith-trust.h"

KithTrustRow *kith_trust_row_sign (gint64 length,
                                   const guint8 head[KITH_HASH_SIZE],
                                   KithTrustKind kind,
                                   GVariant *body,
                                   KithIdentity *issuer);
gboolean kith_trust_row_is_signed_by (const KithTrustRow *row,
                                      const guint8 sign_public[KITH_PUBLIC_KEY_SIZE]);
void kith_trust_row_hash_root (const guint8 root_public[KITH_PUBLIC_KEY_SIZE], guint8 out[KITH_HASH_SIZE]);
void kith_trust_row_hash (const KithTrustRow *row, guint8 out[KITH_HASH_SIZE]);

GVariant *kith_trust_row_account_body (const KithTrustAccount *account);
GVariant *kith_trust_row_key_body (const KithTrustKey *key);
GVariant *kith_trust_row_guard_body (const KithTrustGuard *guard);
KithTrustAccount *kith_trust_row_read_account (const KithTrustRow *row);
KithTrustKey *kith_trust_row_read_key (const KithTrustRow *row);
KithTrustGuard *kith_trust_row_read_guard (const KithTrustRow *row);
void kith_trust_account_free (KithTrustAccount *account);
