/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vault/kith-identity.h"

G_BEGIN_DECLS

typedef struct _KithRecoveryCode KithRecoveryCode;

KithRecoveryCode *kith_recovery_code_new (void);
KithRecoveryCode *kith_recovery_code_parse (const char *text, GError **error);
KithRecoveryCode *kith_recovery_code_ref (KithRecoveryCode *code);
void kith_recovery_code_unref (KithRecoveryCode *code);

char *kith_recovery_code_to_string (const KithRecoveryCode *code);
char *kith_recovery_code_last_group (const KithRecoveryCode *code);
gboolean kith_recovery_code_matches_last_group (const KithRecoveryCode *code, const char *typed);

KithIdentity *kith_recovery_code_identity (const KithRecoveryCode *code,
                                           gint64 account_id,
                                           const guint8 root_public[KITH_PUBLIC_KEY_SIZE]);
GBytes *kith_recovery_code_seal_bundle (const KithRecoveryCode *code, KithIdentity *identity);
gboolean kith_recovery_code_open_bundle (const KithRecoveryCode *code,
                                         GBytes *bundle,
                                         gint64 account_id,
                                         KithIdentity **identity,
                                         GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithRecoveryCode, kith_recovery_code_unref)

G_END_DECLS
