/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words of the command line that several commands have in common. */

#pragma once

#include "base/kith-day.h"
#include "disclosure/kith-scope.h"

G_BEGIN_DECLS

gboolean kith_cli_read_scope (const char *text, KithScope *scope, GError **error);
gboolean kith_cli_read_day (const char *text, KithDay otherwise, KithDay *day, GError **error);

G_END_DECLS
