/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithNoteDraft: a note that is not signed yet, with where the cursor was. Several at once. */

#pragma once

#include "notes/kith-note.h"

G_BEGIN_DECLS

/**
 * KithNoteDraft:
 * @id: of its row, 0 while it is not saved
 * @note: (owned): what is written
 * @kind: what it will be once it is signed
 * @amends: the note that it is to be added to, 0 for a note of its own
 * @part: where the cursor is
 * @cursor: in characters from that part's beginning
 * @utc: when it was saved last
 */
typedef struct
{
  gint64 id;
  KithNote *note;
  KithNoteKind kind;
  gint64 amends;
  KithNoteText part;
  guint cursor;
  gint64 utc;
} KithNoteDraft;

KithNoteDraft *kith_note_draft_new (gint64 person);
KithNoteDraft *kith_note_draft_new_addition (gint64 person, KithNoteKind kind, gint64 note);
KithNoteDraft *kith_note_draft_copy (const KithNoteDraft *self);
KithNoteDraft *kith_note_draft_copy_for (const KithNoteDraft *self, gint64 other);
void kith_note_draft_free (KithNoteDraft *self);

gboolean kith_note_draft_is_empty (const KithNoteDraft *self);
char *kith_note_draft_dup_beginning (const KithNoteDraft *self);
GVariant *kith_note_draft_to_content (const KithNoteDraft *self);
gboolean kith_note_draft_check (const KithNoteDraft *self, KithDay today, KithNotePart *part, GError **error);

gboolean kith_note_draft_save (KithSession *session, KithNoteDraft *self, GError **error);
/* Newest first. (element-type KithNoteDraft) */
GPtrArray *kith_note_drafts_list (KithSession *session, GError **error);
gint64 kith_note_draft_sign (KithSession *session, const KithNoteDraft *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithNoteDraft, kith_note_draft_free)

G_END_DECLS
