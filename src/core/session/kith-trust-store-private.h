/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The trust log as it is stored: reading and believing it, comparing the accounts with it, writing to it.
 * Private to this room. */

#pragma once

#include "session/kith-change.h"
#include "vault/kith-trust.h"

G_BEGIN_DECLS

/* Since which row of the log an account signs with which key, and as what. */
typedef struct
{
  gint64 account;
  gint64 seq;
  KithRole role;
  KithAccountState state;
  guint8 sign_public[KITH_PUBLIC_KEY_SIZE];
} KithSigner;

/* What was so at each row: heads (KITH_HASH_SIZE each, from row 0 on) and signers. */
typedef struct
{
  GByteArray *heads; /* (owned) */
  GArray *signers;   /* (owned) (element-type KithSigner) */
} KithTrustHistory;

KithTrustHistory *kith_trust_history_new (void);
void kith_trust_history_free (KithTrustHistory *self);
const guint8 *kith_trust_history_head (KithTrustHistory *self, gint64 seq);
const KithSigner *kith_trust_history_signer (KithTrustHistory *self, gint64 account, gint64 seq);

/* history: (nullable) filled as far as the log can be believed. */
KithTrust *kith_trust_store_load (KithDb *db,
                                  const guint8 root_public[KITH_PUBLIC_KEY_SIZE],
                                  KithTrustHistory *history,
                                  GError **error);
/* That the newest checkpoint is signed, and speaks of no longer log than there is. */
gboolean kith_trust_store_check_end (KithDb *db, KithTrustHistory *history, GError **error);
/* What the file says about an account, against what was signed. */
gboolean kith_trust_store_check_account (KithTrust *trust,
                                         gint64 id,
                                         const char *name,
                                         gint64 role,
                                         gint64 state,
                                         GError **error);
gboolean kith_trust_store_check_accounts (KithDb *db, KithTrust *trust, GError **error);

/* Appends to trust and stores the row. */
gboolean kith_trust_store_say_account (KithChange *change,
                                       KithTrust *trust,
                                       KithIdentity *issuer,
                                       const KithTrustAccount *account,
                                       GError **error);
gboolean kith_trust_store_say_key (KithChange *change,
                                   KithTrust *trust,
                                   KithIdentity *issuer,
                                   KithRecordKey *key,
                                   KithKeyState state,
                                   GError **error);
gboolean kith_trust_store_say_guard (KithChange *change,
                                     KithTrust *trust,
                                     KithIdentity *issuer,
                                     const KithTrustGuard *guard,
                                     GError **error);
/* Seals a key to an account as the log knows it. */
gboolean kith_trust_store_grant (KithChange *change,
                                 KithTrust *trust,
                                 KithRecordKey *key,
                                 gint64 account,
                                 GError **error);
/* Their ids. */
gboolean kith_trust_store_take_grants (KithChange *change, const GArray *ids, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithTrustHistory, kith_trust_history_free)

G_END_DECLS
