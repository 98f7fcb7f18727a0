/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithNoteExcerpt: a line of what an entry says, around what was looked for. A value. */

#pragma once

#include "notes/kith-note-words.h"

G_BEGIN_DECLS

/**
 * KithNoteExcerpt:
 * @text: (owned): one line
 * @marks: (owned) (element-type KithNoteMark): the words in it that were looked for, one after the other;
 * none where they cannot be pointed at
 */
typedef struct
{
  char *text;
  GArray *marks;
} KithNoteExcerpt;

/**
 * KithNoteMark:
 * @start: where a word begins, in bytes
 * @end: where it ends
 */
typedef struct
{
  gsize start;
  gsize end;
} KithNoteMark;

gboolean kith_note_folded_has (const char *folded, const char *const *tokens);
KithNoteExcerpt *kith_note_excerpt_new (const KithNoteWords *words, const char *const *tokens);
void kith_note_excerpt_free (KithNoteExcerpt *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithNoteExcerpt, kith_note_excerpt_free)

G_END_DECLS
