/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Notes for tests. */

#pragma once

#include "notes/kith-notes.h"

G_BEGIN_DECLS

/* In person, today at noon. (transfer full) */
KithNote *note_fixture_new (KithSession *session, gint64 person, const char *text);
/* Signs it. Returns: its id, 0 with an error. */
gint64 note_fixture_sign (KithSession *session, gint64 person, const char *text, GError **error);
/* Adds to a note; must be possible. Returns: the entry's id. */
gint64 note_fixture_amend (KithSession *session, gint64 note, const char *text);
gint64
note_fixture_their_words (KithSession *session, gint64 note, const char *text, const char *signed_name);
/* Returns: the entry's id, 0 with an error. */
gint64 note_fixture_mark_in_error (KithSession *session, gint64 note, const char *reason, GError **error);
/* Must be readable. (transfer full) */
KithSignedNotes *note_fixture_list (KithSession *session, gint64 person);
/* (nullable) the entry of that id */
const KithNoteEntry *note_fixture_find (const KithSignedNotes *notes, gint64 id);

G_END_DECLS
