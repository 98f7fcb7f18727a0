/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithNoteFollowUps: the notes to which somebody is to come back. */

#pragma once

#include "notes/kith-note-follow-up.h"
#include "session/kith-note-chain.h"

G_BEGIN_DECLS

GPtrArray *kith_note_follow_ups_list_due (KithSession *session,
                                          KithDay until,
                                          gint64 account,
                                          guint *n_away,
                                          GError **error);
GPtrArray *kith_note_follow_ups_list (KithSession *session, gint64 person, GError **error);
KithNoteFollowUp *kith_note_follow_ups_get (KithSession *session, gint64 id, GError **error);
gboolean kith_note_follow_ups_apply (KithSession *session,
                                     const KithNoteFollowUpCommand *command,
                                     KithNoteFollowUpCommand *inverse,
                                     GError **error);

/* For signing: refuses who has died; and the row, in the same change as the note. */
gboolean kith_note_follow_ups_check_alive (KithSession *session, gint64 person, GError **error);
gboolean
kith_note_follow_ups_write_in (KithChange *change, const KithNoteFacts *facts, KithDay day, GError **error);

G_END_DECLS
