/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the fictional people want to reach, and how it goes. */

#pragma once

#include "base/kith-day.h"
#include "session/kith-session.h"

G_BEGIN_DECLS

gboolean kith_sample_goals_write (KithSession *session,
                                  const gint64 *people,
                                  guint n_people,
                                  KithDay until,
                                  guint32 seed,
                                  GError **error);

G_END_DECLS
