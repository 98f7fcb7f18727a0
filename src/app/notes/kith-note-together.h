/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithNoteTogether: one note, large, for whom it is about; and room for what they want to say to it. */

#pragma once

#include <adwaita.h>

#include "notes/kith-note-draft.h"
#include "notes/kith-signed-note.h"
#include "shared/kith-app-context.h"

G_BEGIN_DECLS

#define KITH_TYPE_NOTE_TOGETHER (kith_note_together_get_type ())
G_DECLARE_FINAL_TYPE (KithNoteTogether, kith_note_together, KITH, NOTE_TOGETHER, AdwBin)

GtkWidget *kith_note_together_new (KithAppContext *context,
                                   const KithSignedNote *note,
                                   const KithNoteDraft *words,
                                   const char *name);

G_END_DECLS
