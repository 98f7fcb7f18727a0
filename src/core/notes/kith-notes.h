/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithNotes: signing notes, and what is added to them later. */

#pragma once

#include "notes/kith-signed-note.h"

G_BEGIN_DECLS

gint64 kith_notes_sign (KithSession *session, const KithNote *note, gint64 draft, GError **error);
gint64 kith_notes_add (KithSession *session,
                       KithNoteKind kind,
                       gint64 note,
                       const KithNoteWords *words,
                       gint64 draft,
                       GError **error);

gboolean kith_notes_find_person (KithSession *session, gint64 note, gint64 *person, GError **error);
KithSignedNotes *kith_notes_list (KithSession *session, gint64 person, GError **error);
GArray *kith_notes_list_facts (KithSession *session, gint64 person, GError **error);
GArray *kith_notes_list_own (KithSession *session, guint limit, GError **error);

G_END_DECLS
