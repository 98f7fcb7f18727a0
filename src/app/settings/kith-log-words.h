/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An entry of the log, in words. */

#pragma once

#include <adwaita.h>

#include "session/kith-audit.h"
#include "shared/kith-app-context.h"

G_BEGIN_DECLS

char *kith_log_words_what (const KithAuditEntry *entry, KithAppContext *context);
char *kith_log_words_when (const KithAuditEntry *entry, KithAppContext *context);
/* When, who, what, about whom and for whom: the last two are names of people who come, or may be. */
GStrv kith_log_words_cells (const KithAuditEntry *entry, KithAppContext *context);
GtkWidget *kith_log_words_make_row (const KithAuditEntry *entry, KithAppContext *context);

G_END_DECLS
