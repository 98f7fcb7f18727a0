/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing accounts inside a transaction that somebody else began; for this room only. */

#pragma once

#include "session/kith-accounts.h"
#include "session/kith-change.h"
#include "vault/kith-trust.h"

G_BEGIN_DECLS

/* A row, and the statement that goes with it. */
gboolean kith_account_put_new (KithChange *change,
                               KithTrust *trust,
                               KithIdentity *issuer,
                               KithIdentity *account,
                               const char *name,
                               KithRole role,
                               GBytes *bundle,
                               GError **error);
/* Name, role, state or public keys are what is said now; the epoch moves on. */
gboolean kith_account_put_changed (KithChange *change,
                                   KithTrust *trust,
                                   KithIdentity *issuer,
                                   const KithTrustAccount *account,
                                   GBytes *new_bundle,
                                   GError **error);
/* Every key that its role holds and that this session can open, old ones too. */
gboolean kith_account_grant_all (KithChange *change, KithTrust *trust, gint64 account, GError **error);
gboolean kith_account_remove_grants (KithChange *change,
                                     gint64 account,
                                     KithTrust *keep_for_role,
                                     KithRole role,
                                     GError **error);
/* A new epoch of a purpose for everybody who holds it, and recovery. */
gboolean kith_account_rotate (KithChange *change, KithTrust *trust, KithPurpose purpose, GError **error);

/* That a passphrase to come is not the one from before. */
gboolean kith_account_check_differs (KithSecret *before, KithSecret *after, GError **error);
GBytes *kith_account_read_bundle (KithDb *db, gint64 account, GError **error);
/* A session that the recovery code opens; its role may do nothing but what this room does with it. */
KithSession *kith_account_enter_recovery (KithStore *store, KithRecoveryCode *code, GError **error);

G_END_DECLS
