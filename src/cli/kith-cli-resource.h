/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the commands of "kithctl resource" have in common. */

#pragma once

#include "cli/kith-cli.h"
#include "resources/kith-hours.h"

G_BEGIN_DECLS

/* In the center's zone; text NULL: now. */
GDateTime *kith_cli_resource_time (KithCli *cli, const char *text, GError **error);
void kith_cli_resource_put_state (KithCli *cli, KithHoursState state, gint64 until, const char *said);
gboolean kith_cli_resource_words (KithCli *cli, int argc, char **argv, GError **error);
gboolean kith_cli_resource_show (KithCli *cli, gint64 id, GError **error);
gboolean kith_cli_resource_hours (KithCli *cli, gint64 id, GDateTime *when, GError **error);

G_END_DECLS
