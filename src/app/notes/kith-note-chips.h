/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithNoteChips: when, how and where somebody was met, as small buttons that already say it. */

#pragma once

#include <adwaita.h>

#include "notes/kith-note.h"

G_BEGIN_DECLS

#define KITH_TYPE_NOTE_CHIPS (kith_note_chips_get_type ())
G_DECLARE_FINAL_TYPE (KithNoteChips, kith_note_chips, KITH, NOTE_CHIPS, AdwBin)

/* Signal "changed" (): something else was chosen. */
void kith_note_chips_fill (KithNoteChips *self, const KithNote *note, KithClock *clock);
gboolean kith_note_chips_take (KithNoteChips *self, KithNote *note);
void kith_note_chips_focus (KithNoteChips *self, KithNotePart part);

G_END_DECLS
