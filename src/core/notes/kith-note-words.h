/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithNoteWords: what an entry says, the part of it that is sealed. A value. */

#pragma once

#include "people/kith-strokes.h"

G_BEGIN_DECLS

/* TEXT (symbol, key under which it is sealed, label, whether it may have several lines) */
#define KITH_NOTE_TEXTS(TEXT)                                                                                \
  TEXT (TEXT, "text", N_ ("Note"), TRUE)                                                                     \
  TEXT (PLACE, "place", N_ ("Where"), FALSE)                                                                 \
  TEXT (MATTERED, "mattered", N_ ("What mattered to them"), TRUE)                                            \
  TEXT (STRENGTHS, "strengths", N_ ("Strengths"), TRUE)                                                      \
  TEXT (NEXT_STEP, "next-step", N_ ("Next step"), TRUE)                                                      \
  TEXT (THEIR_WORDS, "their-words", N_ ("Their own words"), TRUE)                                            \
  TEXT (REASON, "reason", N_ ("Why it was added"), FALSE)                                                    \
  TEXT (SIGNED_NAME, "signed-name", N_ ("Signed"), FALSE)

typedef enum
{
#define TEXT(symbol, ...) KITH_NOTE_TEXT_##symbol,
  KITH_NOTE_TEXTS (TEXT)
#undef TEXT
      KITH_N_NOTE_TEXTS
} KithNoteText;

/**
 * KithNoteWords:
 * @texts: (owned): by #KithNoteText; empty: nothing is said there
 * @strokes: (owned) (nullable): the person's signature where it was drawn
 * @extras: (owned): what this Kith does not know
 */
typedef struct
{
  char *texts[KITH_N_NOTE_TEXTS];
  KithStrokes *strokes;
  GVariant *extras;
} KithNoteWords;

KithNoteWords *kith_note_words_new (void);
KithNoteWords *kith_note_words_copy (const KithNoteWords *self);
void kith_note_words_free (KithNoteWords *self);
gboolean kith_note_words_equal (const KithNoteWords *a, const KithNoteWords *b);

const char *kith_note_text_label (KithNoteText which);
gboolean kith_note_words_set (KithNoteWords *self, KithNoteText which, const char *text);
void kith_note_words_clean (KithNoteWords *self);
gboolean kith_note_words_is_empty (const KithNoteWords *self);
char *kith_note_words_fold (const KithNoteWords *self);

GVariant *kith_note_words_to_content (const KithNoteWords *self);
KithNoteWords *kith_note_words_from_content (GVariant *content);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithNoteWords, kith_note_words_free)

G_END_DECLS
