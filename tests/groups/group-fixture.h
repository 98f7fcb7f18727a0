/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Groups for tests. */

#pragma once

#include "groups/kith-groups.h"

G_BEGIN_DECLS

/* "Art", Mondays at ten, in the garden room, led by Lena; for @capacity. (transfer full) */
KithGroup *group_fixture_value (const char *name, int capacity);
/* Stores it. Returns: its id, 0 with an error. */
gint64 group_fixture_add (KithSession *session, const char *name, GError **error);
/* Says that it was held on that day. */
void group_fixture_hold (KithSession *session, gint64 group, KithDay day);
/* As it is now; must be readable. */
KithGroup *group_fixture_get (KithSession *session, gint64 group);
/* Must be done. (transfer full) */
KithGroupDone *group_fixture_apply (KithSession *session, KithGroupCommand *owned);
/* Must be refused with that code. */
void group_fixture_refused (KithSession *session, KithGroupCommand *owned, int code);

G_END_DECLS
