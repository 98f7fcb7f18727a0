/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which kept backups there are, for commands after which they hold what the store does not any more. */

#pragma once

#include "cli/kith-cli.h"
#include "session/kith-kept-backups.h"

G_BEGIN_DECLS

/* at: which of them, from 0 */
typedef void (*KithCliSayBackup) (KithCli *cli, guint at, const KithKeptBackup *backup);

gboolean kith_cli_put_kept_backups (KithCli *cli, KithCliSayBackup say, GError **error);

G_END_DECLS
