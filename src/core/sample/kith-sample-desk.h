/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What lies at a sample center's desk today: things waiting, notices, two people kept apart. */

#pragma once

#include "session/kith-session.h"

G_BEGIN_DECLS

gboolean kith_sample_desk_fill (KithSession *session,
                                const gint64 *people,
                                guint n_people,
                                GRand *rand,
                                GError **error);

G_END_DECLS
