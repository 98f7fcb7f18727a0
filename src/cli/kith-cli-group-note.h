/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is written about a group, and its week on paper. */

#pragma once

#include "cli/kith-cli.h"

G_BEGIN_DECLS

/* themes, follow_ups: (nullable); count: below zero: not said */
gboolean kith_cli_group_note (KithCli *cli,
                              const char *group,
                              const char *day,
                              int count,
                              const char *themes,
                              const char *follow_ups,
                              GError **error);
gboolean kith_cli_group_notes (KithCli *cli, const char *group, const char *day, GError **error);
gboolean kith_cli_group_timetable (KithCli *cli, const char *path, const char *day, GError **error);

G_END_DECLS
