/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/kith-session.h"

G_BEGIN_DECLS

gboolean kith_sample_groups_write (KithSession *session, KithDay until, guint32 seed, GError **error);

G_END_DECLS
