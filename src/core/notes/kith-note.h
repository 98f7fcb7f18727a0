/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithNote: a note while it is written: about whom, when and how they met, what is said. A value. */

#pragma once

#include "base/kith-day.h"
#include "notes/kith-note-words.h"
#include "session/kith-note-chain.h"

G_BEGIN_DECLS

/* MODE (symbol, permanent number, permanent code, label) */
#define KITH_NOTE_MODES(MODE)                                                                                \
  MODE (IN_PERSON, 1, "in-person", N_ ("In person"))                                                         \
  MODE (PHONE, 2, "phone", N_ ("By phone"))                                                                  \
  MODE (VIDEO, 3, "video", N_ ("By video"))                                                                  \
  MODE (TEXT, 4, "text", N_ ("By text message"))                                                             \
  MODE (ACCOMPANYING, 5, "accompanying", N_ ("Accompanying them somewhere"))                                 \
  MODE (OUTREACH, 6, "outreach", N_ ("Outreach"))

typedef enum
{
  KITH_NOTE_MODE_NONE = 0,
#define MODE(symbol, number, ...) KITH_NOTE_MODE_##symbol = number,
  KITH_NOTE_MODES (MODE)
#undef MODE
} KithNoteMode;

/* SUPPORT (symbol, permanent bit, permanent code, label). In clear, so that a center can count what its
 * support was; no finer than that. Kinds of social support after House (1981). */
#define KITH_NOTE_SUPPORTS(SUPPORT)                                                                          \
  SUPPORT (EMOTIONAL, 0, "emotional", N_ ("Emotional"))                                                      \
  SUPPORT (INFORMATIONAL, 1, "informational", N_ ("Informational"))                                          \
  SUPPORT (PRACTICAL, 2, "practical", N_ ("Practical"))                                                      \
  SUPPORT (COMPANIONSHIP, 3, "companionship", N_ ("Companionship"))

typedef enum
{
  KITH_NOTE_SUPPORT_NONE = 0,
#define SUPPORT(symbol, bit, ...) KITH_NOTE_SUPPORT_##symbol = 1 << (bit),
  KITH_NOTE_SUPPORTS (SUPPORT)
#undef SUPPORT
} KithNoteSupport;

/* What of it is missing or wrong. */
typedef enum
{
  KITH_NOTE_PART_DAY,
  KITH_NOTE_PART_TIME,
  KITH_NOTE_PART_MODE,
  KITH_NOTE_PART_TEXT,
  KITH_NOTE_PART_REASON,
  KITH_NOTE_PART_THEIR_WORDS,
  KITH_NOTE_PART_FOLLOW_UP,
} KithNotePart;

/**
 * KithNote:
 * @person: whom it is about
 * @day: the center's day, or %KITH_DAY_NONE
 * @minute: of that day's midnight on which it began, or %KITH_NOTE_NO_MINUTE
 * @mode: how they met
 * @support: a bit each of #KithNoteSupport
 * @restricted: whether only its author and coordinators shall read it
 * @follow_up: when its author is to come back to what it says, or %KITH_DAY_NONE
 * @words: (owned): what is said
 */
typedef struct
{
  gint64 person;
  KithDay day;
  int minute;
  KithNoteMode mode;
  guint support;
  gboolean restricted;
  KithDay follow_up;
  KithNoteWords *words;
} KithNote;

KithNote *kith_note_new (gint64 person);
KithNote *kith_note_copy (const KithNote *self);
void kith_note_free (KithNote *self);
gboolean kith_note_equal (const KithNote *a, const KithNote *b);

const char *kith_note_mode_code (KithNoteMode mode);
const char *kith_note_mode_label (KithNoteMode mode);
gboolean kith_note_mode_parse (const char *code, KithNoteMode *mode, GError **error);
GStrv kith_note_support_codes (guint support);
char *kith_note_support_describe (guint support);

gboolean kith_note_check (const KithNote *self, KithDay today, KithNotePart *part, GError **error);

GVariant *kith_note_to_draft (const KithNote *self);
KithNote *kith_note_from_draft (GVariant *content);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithNote, kith_note_free)

G_END_DECLS
