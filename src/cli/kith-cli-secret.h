/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading passphrases and recovery codes: from a file, or from the terminal without echo. Never from
 * arguments. */

#pragma once

#include "vault/kith-recovery.h"
#include "vault/kith-secret.h"

G_BEGIN_DECLS

KithSecret *kith_cli_read_passphrase (const char *file, const char *prompt, GError **error);
KithSecret *kith_cli_read_new_passphrase (const char *file, const char *prompt, GError **error);
KithRecoveryCode *kith_cli_read_recovery (const char *file, GError **error);

G_END_DECLS
