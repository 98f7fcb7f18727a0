/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithNoteSearch: looking for words in what one has signed oneself, a batch at a time. */

#pragma once

#include "notes/kith-note-excerpt.h"
#include "session/kith-note-chain.h"

G_BEGIN_DECLS

/**
 * KithNoteHit:
 * @facts: of the entry in which it was found; one for each note
 * @person: whom it is about now, where records were put together
 * @excerpt: (owned): what it says there
 */
typedef struct
{
  KithNoteFacts facts;
  gint64 person;
  KithNoteExcerpt *excerpt;
} KithNoteHit;

void kith_note_hit_free (KithNoteHit *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithNoteHit, kith_note_hit_free)

typedef struct _KithNoteSearch KithNoteSearch;

KithNoteSearch *kith_note_search_new (KithSession *session, const char *words, guint n_hits_max);
void kith_note_search_free (KithNoteSearch *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithNoteSearch, kith_note_search_free)

gboolean kith_note_search_step (KithNoteSearch *self, guint n_rows, GPtrArray *hits, GError **error);
gboolean kith_note_search_is_over (const KithNoteSearch *self);
gboolean kith_note_search_has_more (const KithNoteSearch *self);
guint kith_note_search_get_n_rows (const KithNoteSearch *self);
guint kith_note_search_get_n_opened (const KithNoteSearch *self);

G_END_DECLS
