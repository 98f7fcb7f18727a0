/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithNoteEditor: one box to write a note in, with what may be added to it. What is typed is kept as it is
 * typed, with the cursor. */

#pragma once

#include <adwaita.h>

#include "notes/kith-note-draft.h"
#include "shared/kith-app-context.h"

G_BEGIN_DECLS

#define KITH_TYPE_NOTE_EDITOR (kith_note_editor_get_type ())
G_DECLARE_FINAL_TYPE (KithNoteEditor, kith_note_editor, KITH, NOTE_EDITOR, AdwBin)

/* Property "state" (string): what to say of what is typed. Signal "done" (gboolean signed): it is over. */
void kith_note_editor_set_context (KithNoteEditor *self, KithAppContext *context);
void kith_note_editor_open (KithNoteEditor *self, KithNoteDraft *draft, const char *about);
void kith_note_editor_speak_to_them (KithNoteEditor *self);
gboolean kith_note_editor_is_open (KithNoteEditor *self);
gint64 kith_note_editor_get_draft (KithNoteEditor *self);
void kith_note_editor_flush (KithNoteEditor *self);
void kith_note_editor_close (KithNoteEditor *self);
void kith_note_editor_discard (KithNoteEditor *self);
void kith_note_editor_sign (KithNoteEditor *self);

G_END_DECLS
