/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What somebody decides about entries of the directory, told when it is done. */

#pragma once

#include "shared/kith-app-context.h"

G_BEGIN_DECLS

/* Of a field that was changed here and by its source. */
void kith_review_deciding_conflict (KithAppContext *context, gint64 conflict, gboolean theirs);
/* Of two entries; these can be undone. survivor: the one that is shown from now on; 0: they are two. */
void kith_review_deciding_pair (KithAppContext *context, gint64 pair, gint64 survivor);

G_END_DECLS
