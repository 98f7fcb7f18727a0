/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithDebriefs: coordinators offer them and see whether they took place; the rest is for whoever had one. */

#pragma once

#include "incidents/kith-debrief.h"
#include "session/kith-session.h"

G_BEGIN_DECLS

/* (element-type gint64) the new offers; who has one already is left out. */
GArray *kith_debriefs_offer (KithSession *session,
                             gint64 incident,
                             const gint64 *accounts,
                             guint n_accounts,
                             GError **error);
/* Only while nobody answered. */
gboolean kith_debriefs_withdraw (KithSession *session, gint64 debrief, gint64 version, GError **error);
/* answered: a copy of one's own, with another state, day, with or words. Returns: its version, 0 on failure.
 */
gint64 kith_debriefs_answer (KithSession *session, const KithDebrief *answered, GError **error);

/* Without day, with or words. (element-type KithDebrief) */
GPtrArray *kith_debriefs_list_of (KithSession *session, gint64 incident, GError **error);
/* With them. (element-type KithDebrief) */
GPtrArray *kith_debriefs_list_own (KithSession *session, GError **error);
gboolean kith_debriefs_count_open (KithSession *session, guint *n, GError **error);

G_END_DECLS
