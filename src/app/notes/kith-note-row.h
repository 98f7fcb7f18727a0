/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithNoteRow: a signed note with all that was added to it, to read. */

#pragma once

#include <gtk/gtk.h>

#include "notes/kith-signed-note.h"

G_BEGIN_DECLS

#define KITH_TYPE_NOTE_ROW (kith_note_row_get_type ())
G_DECLARE_FINAL_TYPE (KithNoteRow, kith_note_row, KITH, NOTE_ROW, GtkBox)

/* What can be done with a note: actions of whatever the row stands in, all with its id. */
#define KITH_NOTE_ROW_AMEND "notes.amend"
#define KITH_NOTE_ROW_THEIR_WORDS "notes.their-words"
#define KITH_NOTE_ROW_IN_ERROR "notes.in-error"
#define KITH_NOTE_ROW_TOGETHER "notes.together"
#define KITH_NOTE_ROW_PRINT "notes.print"

GtkWidget *kith_note_row_new (const KithSignedNote *note, KithClock *clock, gboolean has_buttons);
gint64 kith_note_row_get_note (KithNoteRow *self);
void kith_note_row_focus (KithNoteRow *self);

G_END_DECLS
