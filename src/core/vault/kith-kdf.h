/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vault/kith-secret.h"

G_BEGIN_DECLS

#define KITH_KDF_SALT_SIZE 16
#define KITH_KDF_KEY_SIZE 32

/* What Argon2id (version 1.3, one lane) is run with. */
typedef struct
{
  guint32 passes;
  guint64 memory; /* in bytes */
  guint8 salt[KITH_KDF_SALT_SIZE];
} KithKdfParams;

void kith_kdf_params_init_default (KithKdfParams *params);
void kith_kdf_params_init_lowest (KithKdfParams *params);

gboolean kith_kdf_params_may_create (const KithKdfParams *params, GError **error);
gboolean kith_kdf_params_may_open (const KithKdfParams *params, GError **error);
gboolean kith_kdf_needs_raise (const KithKdfParams *params);

KithSecret *kith_kdf_derive (KithSecret *passphrase, const KithKdfParams *params, GError **error);

G_END_DECLS
