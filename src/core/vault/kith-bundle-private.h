/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one sealed form of an identity, under whatever key: of a passphrase, a recovery code or a PIN. */
#pragma once

#include "vault/kith-identity.h"

typedef enum
{
  KITH_BUNDLE_PASSPHRASE = 1,
  KITH_BUNDLE_RECOVERY = 2,
  KITH_BUNDLE_PIN = 3,
  KITH_BUNDLE_ONE_TIME = 4, /* of a passphrase that somebody was given */
} KithBundleKind;

#define KITH_BUNDLE_VERSION 1
#define KITH_BUNDLE_NONCE_SIZE 24
#define KITH_BUNDLE_BODY_SIZE (8 + KITH_IDENTITY_SEED_SIZE + KITH_PUBLIC_KEY_SIZE)
#define KITH_BUNDLE_SEALED_SIZE (KITH_BUNDLE_NONCE_SIZE + KITH_BUNDLE_BODY_SIZE + 16)

void kith_bundle_seal (KithIdentity *identity,
                       KithSecret *key,
                       const guint8 *header,
                       gsize header_size,
                       guint8 sealed[KITH_BUNDLE_SEALED_SIZE]);
KithIdentity *kith_bundle_open (const guint8 sealed[KITH_BUNDLE_SEALED_SIZE],
                                KithSecret *key,
                                const guint8 *header,
                                gsize header_size,
                                gint64 account_id);
