/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How some of the fictional people may be reached, and who is to ask them how they are. */

#pragma once

#include "base/kith-day.h"
#include "session/kith-session.h"

G_BEGIN_DECLS

gboolean kith_sample_check_ins_write (KithSession *session,
                                      const gint64 *people,
                                      guint n_people,
                                      guint32 seed,
                                      GError **error);

G_END_DECLS
