/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What helps some of the fictional people in a hard time. */

#pragma once

#include "session/kith-session.h"

G_BEGIN_DECLS

gboolean
kith_sample_hard_times_write (KithSession *session, const gint64 *people, guint n_people, GError **error);

G_END_DECLS
