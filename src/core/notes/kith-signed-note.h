/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithSignedNote: a note as it was signed, with all that was added to it since. */

#pragma once

#include "notes/kith-note-follow-up.h"
#include "notes/kith-note.h"

G_BEGIN_DECLS

/**
 * KithNoteEntry:
 * @facts: what of it is in clear
 * @by: (owned) (nullable): who signed it
 * @words: (owned) (nullable): what it says; %NULL where that cannot be read
 * @is_erased: whether it went with the record
 * @is_closed: whether this account has no key to it
 * @problem: (owned) (nullable): why it is not what was signed
 *
 * One thing that was signed: a note, or what was added to one.
 */
typedef struct
{
  KithNoteFacts facts;
  char *by;
  KithNoteWords *words;
  gboolean is_erased;
  gboolean is_closed;
  char *problem;
} KithNoteEntry;

/**
 * KithSignedNote:
 * @entries: (owned) (element-type KithNoteEntry): the note itself, then what was added, in the order of
 * signing
 * @follow_ups: (owned) (nullable) (element-type KithNoteFollowUp): when somebody is to come back to it, or
 * did; %NULL where nobody is
 */
typedef struct
{
  GPtrArray *entries;
  GPtrArray *follow_ups;
} KithSignedNote;

/**
 * KithSignedNotes:
 * @notes: (owned) (element-type KithSignedNote): newest first by when they took place
 * @missing: (owned) (element-type utf8): sentences about what was signed and is not there
 * @n_problems: entries that are not what was signed
 *
 * All that is signed about a person.
 */
typedef struct
{
  GPtrArray *notes;
  GPtrArray *missing;
  guint n_problems;
} KithSignedNotes;

void kith_note_entry_free (KithNoteEntry *self);
gboolean kith_note_entry_is_kept (const KithNoteEntry *self);
void kith_signed_note_free (KithSignedNote *self);
const KithNoteEntry *kith_signed_note_get_original (const KithSignedNote *self);
gboolean kith_signed_note_is_in_error (const KithSignedNote *self);
void kith_signed_notes_free (KithSignedNotes *self);
gboolean kith_signed_notes_are_sound (const KithSignedNotes *self);
char *kith_signed_notes_describe (const KithSignedNotes *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithNoteEntry, kith_note_entry_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithSignedNote, kith_signed_note_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithSignedNotes, kith_signed_notes_free)

G_END_DECLS
