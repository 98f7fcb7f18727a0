/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything that is held about one person, from all rooms. */

#pragma once

#include "people/kith-holding-reading.h"

G_BEGIN_DECLS

/* fraction: 0 to 1. In the thread that collects. */
typedef void (*KithHoldingProgress) (double fraction, gpointer user_data);

KithHolding *kith_holding_collect (KithSession *session,
                                   gint64 person,
                                   KithHoldingProgress progress,
                                   gpointer user_data,
                                   GCancellable *cancellable,
                                   GError **error);

G_END_DECLS
