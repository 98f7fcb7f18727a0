/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithAccounts: accounts, roles, passphrases, recovery, and the change of keys that a lost right demands. */

#pragma once

#include "session/kith-session.h"
#include "vault/kith-recovery.h"

G_BEGIN_DECLS

/* What the lock screen shows; readable while locked. */
typedef struct
{
  gint64 id;
  char *name; /* (owned) */
  KithRole role;
  gboolean active;
} KithAccount;

void kith_account_free (KithAccount *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithAccount, kith_account_free)

/* Active accounts by name; recovery is not among them. (element-type KithAccount) (transfer full) */
GPtrArray *kith_accounts_list (KithStore *store, GError **error);
/* Retired ones and recovery too. (element-type KithAccount) */
GPtrArray *kith_accounts_list_all (KithStore *store, GError **error);
KithAccount *kith_accounts_find (KithStore *store, const char *name, GError **error);

gint64 kith_accounts_add (KithSession *session,
                          const char *name,
                          KithRole role,
                          KithSecret *passphrase,
                          GError **error);
gboolean kith_accounts_set_role (KithSession *session, gint64 account, KithRole role, GError **error);
gboolean kith_accounts_retire (KithSession *session, gint64 account, GError **error);
gboolean
kith_accounts_reset (KithSession *session, gint64 account, KithSecret *new_passphrase, GError **error);
gboolean kith_accounts_set_own_passphrase (KithSession *session,
                                           KithSecret *old_passphrase,
                                           KithSecret *new_passphrase,
                                           GError **error);
gboolean kith_accounts_recover (KithStore *store,
                                gint64 account,
                                KithRecoveryCode *code,
                                KithSecret *new_passphrase,
                                GError **error);
KithRecoveryCode *kith_accounts_renew_recovery (KithSession *session, GError **error);

/* Re-seals what is still under old keys, in steps; resumable after a crash. */
gboolean kith_accounts_reseal_pending (KithSession *session, guint *n_left, GError **error);
gboolean kith_accounts_reseal_step (KithSession *session,
                                    guint n_rows,
                                    guint *n_left,
                                    GCancellable *cancellable,
                                    GError **error);

G_END_DECLS
