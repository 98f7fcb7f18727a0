/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading groups, for the files of this room. */

#pragma once

#include "groups/kith-groups.h"

G_BEGIN_DECLS

/* (transfer full) */
KithGroup *kith_groups_find (KithDb *db, gint64 group, GError **error);
/* (transfer full): one of which nothing was said where there is no row */
KithGroupSession *kith_group_sessions_find (KithDb *db, gint64 group, KithDay day, GError **error);
/* Who came, as whom they count now. (transfer full) (element-type gint64) */
GArray *kith_group_sessions_find_people (KithDb *db, gint64 session, GError **error);

/* 0: nothing that stands is written about it */
gboolean kith_group_notes_find_last (KithDb *db, gint64 session, gint64 *last, GError **error);

/* What a command about a day does, inside @change. */
gboolean kith_group_session_write (KithChange *change,
                                   const KithGroupCommand *command,
                                   KithGroupDone *done,
                                   GError **error);
gboolean kith_group_mark_write (KithChange *change,
                                const KithGroupCommand *command,
                                KithGroupDone *done,
                                GError **error);
gboolean kith_group_note_write (KithChange *change,
                                const KithGroupCommand *command,
                                KithGroupDone *done,
                                GError **error);
/* Of what is stored: its state and guests, in a row that there may not be yet. */
gboolean kith_group_session_store (KithChange *change,
                                   KithGroupSession *stored,
                                   KithGroupSessionState state,
                                   int guests,
                                   GError **error);

G_END_DECLS
