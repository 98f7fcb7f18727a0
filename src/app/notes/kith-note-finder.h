/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithNoteFinder: an entry, and below it the notes of one's own that have the words typed there. */

#pragma once

#include "shared/kith-app-context.h"

G_BEGIN_DECLS

#define KITH_TYPE_NOTE_FINDER (kith_note_finder_get_type ())
G_DECLARE_FINAL_TYPE (KithNoteFinder, kith_note_finder, KITH, NOTE_FINDER, GtkBox)

/* The action, with whose note and which, of whatever it stands in. */
#define KITH_NOTE_FINDER_OPEN "notes-page.open-note"

void kith_note_finder_set_context (KithNoteFinder *self, KithAppContext *context);
gboolean kith_note_finder_is_searching (KithNoteFinder *self);

G_END_DECLS
