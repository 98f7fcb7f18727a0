/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithNotesReading: one look into what is signed about a person: the newest notes first, then all of them. */

#pragma once

#include "notes/kith-signed-note.h"

G_BEGIN_DECLS

typedef struct _KithNotesReading KithNotesReading;

KithNotesReading *kith_notes_reading_new (KithSession *session, gint64 person, GError **error);
void kith_notes_reading_free (KithNotesReading *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithNotesReading, kith_notes_reading_free)

KithSignedNotes *kith_notes_reading_list_newest (KithNotesReading *self, guint n, GError **error);
KithSignedNotes *kith_notes_reading_list_all (KithNotesReading *self, GError **error);

G_END_DECLS
