/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plans that some of the fictional people wrote for themselves. */

#pragma once

#include "session/kith-session.h"

G_BEGIN_DECLS

gboolean
kith_sample_own_plans_write (KithSession *session, const gint64 *people, guint n_people, GError **error);

G_END_DECLS
