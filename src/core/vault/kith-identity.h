/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vault/kith-kdf.h"
#include "vault/kith-secret.h"

G_BEGIN_DECLS

#define KITH_PUBLIC_KEY_SIZE 32
#define KITH_SIGNATURE_SIZE 64
#define KITH_IDENTITY_SEED_SIZE 64

/* The account id under which the store's root signs. */
#define KITH_ROOT_ACCOUNT 0

typedef struct
{
  guint8 box_public[KITH_PUBLIC_KEY_SIZE];
  guint8 sign_public[KITH_PUBLIC_KEY_SIZE];
} KithPublicIdentity;

typedef struct _KithIdentity KithIdentity;

KithIdentity *kith_identity_generate_root (void);
KithIdentity *kith_identity_generate (gint64 account_id, const guint8 root_public[KITH_PUBLIC_KEY_SIZE]);
KithIdentity *kith_identity_new_from_seed (gint64 account_id,
                                           KithSecret *seed,
                                           const guint8 root_public[KITH_PUBLIC_KEY_SIZE]);
KithIdentity *kith_identity_ref (KithIdentity *identity);
void kith_identity_unref (KithIdentity *identity);

gint64 kith_identity_get_account_id (const KithIdentity *identity);
const KithPublicIdentity *kith_identity_get_public (const KithIdentity *identity);
const guint8 *kith_identity_get_root_public (const KithIdentity *identity);

GBytes *kith_identity_seal_bundle (KithIdentity *identity,
                                   KithSecret *passphrase,
                                   const KithKdfParams *params,
                                   GError **error);
GBytes *kith_identity_seal_one_time (KithIdentity *identity,
                                     KithSecret *passphrase,
                                     const KithKdfParams *params,
                                     GError **error);
gboolean kith_identity_open_bundle (GBytes *bundle,
                                    KithSecret *passphrase,
                                    gint64 account_id,
                                    KithIdentity **identity,
                                    GError **error);
gboolean kith_identity_bundle_get_params (GBytes *bundle, KithKdfParams *params, GError **error);
gboolean kith_identity_bundle_needs_raise (GBytes *bundle);
gboolean kith_identity_bundle_is_one_time (GBytes *bundle);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithIdentity, kith_identity_unref)

G_END_DECLS
