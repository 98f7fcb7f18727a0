/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Showing groups in the document. */

#pragma once

#include "cli/kith-cli.h"

G_BEGIN_DECLS

gboolean kith_cli_group_list (KithCli *cli, const char *day, gboolean with_retired, GError **error);

G_END_DECLS
