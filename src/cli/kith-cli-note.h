/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What follows kithctl note, a file each. */

#pragma once

#include "cli/kith-cli.h"

G_BEGIN_DECLS

/* argv: "note", what is to be done, and what follows. */
gboolean kith_cli_note_signed (KithCli *cli, int argc, char **argv, GError **error);
gboolean kith_cli_note_print (KithCli *cli, int argc, char **argv, GError **error);
gboolean kith_cli_note_template (KithCli *cli, int argc, char **argv, GError **error);
gboolean kith_cli_note_words (KithCli *cli, int argc, char **argv, GError **error);
gboolean kith_cli_note_follow_up (KithCli *cli, int argc, char **argv, GError **error);

G_END_DECLS
