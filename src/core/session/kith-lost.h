/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithLost: a computer with a copy of the store was lost, and nothing that it held is to open this store any
 * more. */

#pragma once

#include "session/kith-session.h"
#include "vault/kith-recovery.h"

G_BEGIN_DECLS

/**
 * KithLostSlip:
 * @passphrase: good for one unlock, after which its owner chooses another
 *
 * What one account is to be given.
 */
typedef struct
{
  gint64 account;
  char *name; /* (owned) */
  KithRole role;
  KithSecret *passphrase; /* (owned) text without a zero at its end */
} KithLostSlip;

/* What will be handed out. It is shown, and proven to be on paper, before anything changes. */
typedef struct _KithLost KithLost;

KithLost *kith_lost_prepare (KithSession *session, GError **error);
void kith_lost_free (KithLost *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithLost, kith_lost_free)

KithRecoveryCode *kith_lost_get_code (KithLost *self);
/* (element-type KithLostSlip) by name */
GPtrArray *kith_lost_get_slips (KithLost *self);
guint kith_lost_get_n_guarded (KithLost *self);
guint kith_lost_get_n_drafts (KithLost *self);

gboolean kith_lost_run (KithLost *self,
                        KithSession *session,
                        KithSecret *own_passphrase,
                        KithSecret *new_passphrase,
                        KithRecoveryCode *code_before,
                        GCancellable *cancellable,
                        GError **error);

G_END_DECLS
