/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What somebody found out about an entry that its source tells no more: it is still there, or it is not. */

#pragma once

#include "shared/kith-app-context.h"

G_BEGIN_DECLS

/* there: somebody made sure of it; else it is not shown any more. With what belongs to it and is not told. */
void kith_review_missing_decide (KithAppContext *context, gint64 id, const char *name, gboolean there);

G_END_DECLS
