/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a center wants at hand of the directory, as it stands on paper. */

#pragma once

#include "report/kith-handout-item.h"
#include "session/kith-session.h"

G_BEGIN_DECLS

/* (transfer full) (element-type KithHandoutItem) At most @limit, by name. */
GPtrArray *kith_pinned_items_load (KithSession *session, guint limit, GError **error);

G_END_DECLS
