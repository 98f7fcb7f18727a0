/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vault/kith-secret.h"

G_BEGIN_DECLS

#define KITH_PASSPHRASE_MIN_LENGTH 10
#define KITH_PASSPHRASE_MAX_LENGTH 1024

KithSecret *kith_passphrase_prepare (const char *passphrase, GError **error);
KithSecret *kith_passphrase_compose (KithSecret *passphrase, GError **error);
gboolean kith_passphrase_check (KithSecret *passphrase,
                                const char *account_name,
                                const char *center_name,
                                GError **error);
KithSecret *kith_passphrase_new_one_time (const char *account_name, const char *center_name);
char *kith_passphrase_hint (const char *passphrase, const char *account_name, const char *center_name);

G_END_DECLS
