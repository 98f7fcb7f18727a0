/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kithctl referral list. */

#pragma once

#include "cli/kith-cli.h"

G_BEGIN_DECLS

gboolean kith_cli_referral_list (KithCli *cli, const char *person, gboolean open, GError **error);

G_END_DECLS
