/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words of the command line that several commands have in common. */

#pragma once

#include "base/kith-day.h"
#include "disclosure/kith-scope.h"

G_BEGIN_DECLS

#define KITH_CLI_STANDARD_INPUT "-"

/* A file, or standard input to its end. (transfer full) */
char *kith_cli_read_text (const char *path, GError **error);
gboolean kith_cli_read_scope (const char *text, KithScope *scope, GError **error);
gboolean kith_cli_read_day (const char *text, KithDay otherwise, KithDay *day, GError **error);

G_END_DECLS
