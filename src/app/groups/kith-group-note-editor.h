/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithGroupNoteEditor: what a group was about on a day, in counts and themes. */

#pragma once

#include <adwaita.h>

#include "groups/kith-group-note.h"
#include "shared/kith-app-context.h"

G_BEGIN_DECLS

#define KITH_TYPE_GROUP_NOTE_EDITOR (kith_group_note_editor_get_type ())
G_DECLARE_FINAL_TYPE (KithGroupNoteEditor, kith_group_note_editor, KITH, GROUP_NOTE_EDITOR, AdwBin)

/* Signal "done" (): it was stored, or given up. */
void kith_group_note_editor_set_context (KithGroupNoteEditor *self, KithAppContext *context);
void kith_group_note_editor_begin (KithGroupNoteEditor *self, gint64 group, const char *name, KithDay day);
void kith_group_note_editor_flush (KithGroupNoteEditor *self);

G_END_DECLS
