/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading what became of groups: on one day, with who came; over time, in numbers. */

#pragma once

#include "groups/kith-group-session.h"
#include "session/kith-session.h"

G_BEGIN_DECLS

KithGroupSession *kith_group_sessions_get (KithSession *session, gint64 group, KithDay day, GError **error);
/* Newest first, without the names of anybody. (element-type KithGroupSession) */
GPtrArray *
kith_group_sessions_list (KithSession *session, gint64 group, KithDay from, KithDay to, GError **error);
/* Of all groups, what was said of one day: the same. */
GPtrArray *kith_group_sessions_on_day (KithSession *session, KithDay day, GError **error);

G_END_DECLS
