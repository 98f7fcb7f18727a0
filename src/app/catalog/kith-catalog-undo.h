/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking an import of a directory back. */

#pragma once

#include "shared/kith-app-context.h"

G_BEGIN_DECLS

/* Has the next undo take it back, or say why it cannot. */
void kith_catalog_undo_push (KithAppContext *context, gint64 run);
/* At once; says how that went. */
void kith_catalog_undo_run (KithAppContext *context, gint64 run);

G_END_DECLS
