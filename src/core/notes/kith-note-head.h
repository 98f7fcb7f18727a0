/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands above what was signed, in words: the same on the screen and on paper. */

#pragma once

#include "notes/kith-signed-note.h"

G_BEGIN_DECLS

char *kith_note_head_describe (const KithNoteEntry *entry, KithDay today);
char *kith_note_head_describe_signing (const KithNoteEntry *entry, KithClock *clock);
char *kith_note_head_describe_addition (const KithNoteEntry *entry, KithClock *clock);

G_END_DECLS
