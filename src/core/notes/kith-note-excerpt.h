/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithNoteExcerpt: a line of what an entry says, around what was looked for. A value. */

#pragma once

#include "notes/kith-note-words.h"

G_BEGIN_DECLS

/**
 * KithNoteExcerpt:
 * @text: (owned): one line
 * @start: where in @text the word begins that was found, in bytes
 * @end: where it ends; @start where none is to be pointed at
 */
typedef struct
{
  char *text;
  gsize start;
  gsize end;
} KithNoteExcerpt;

gboolean kith_note_folded_has (const char *folded, const char *const *tokens);
KithNoteExcerpt *kith_note_excerpt_new (const KithNoteWords *words, const char *const *tokens);
void kith_note_excerpt_free (KithNoteExcerpt *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithNoteExcerpt, kith_note_excerpt_free)

G_END_DECLS
