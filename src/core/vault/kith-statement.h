/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vault/kith-identity.h"

G_BEGIN_DECLS

#define KITH_STATEMENT_DOMAIN_TRUST "trust"
#define KITH_STATEMENT_DOMAIN_LOG "log"
#define KITH_STATEMENT_DOMAIN_CHECKPOINT "checkpoint"
#define KITH_STATEMENT_DOMAIN_NOTE "note"
#define KITH_STATEMENT_DOMAIN_BACKUP "backup"
#define KITH_STATEMENT_DOMAIN_ERASURE "erasure"

void kith_statement_sign (KithIdentity *identity,
                          const char *domain,
                          GBytes *body,
                          guint8 signature[KITH_SIGNATURE_SIZE]);
gboolean kith_statement_verify (const guint8 sign_public[KITH_PUBLIC_KEY_SIZE],
                                const char *domain,
                                GBytes *body,
                                const guint8 signature[KITH_SIGNATURE_SIZE]);

G_END_DECLS
