/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who came to a group. */

#pragma once

#include "cli/kith-cli.h"

G_BEGIN_DECLS

gboolean
kith_cli_group_attendance (KithCli *cli, const char *group, const char *from, const char *to, GError **error);
gboolean kith_cli_group_tick (KithCli *cli,
                              const char *group,
                              const char *person,
                              const char *day,
                              gboolean off,
                              GError **error);
/* state: (nullable): as it is; guests: below zero as they are */
gboolean kith_cli_group_session (KithCli *cli,
                                 const char *group,
                                 const char *day,
                                 const char *state,
                                 int guests,
                                 GError **error);

G_END_DECLS
