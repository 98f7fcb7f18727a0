/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How what an entry says lies in its row; for this room only. */

#pragma once

#include "session/kith-note-chain-private.h"

G_BEGIN_DECLS

/* What came of opening it. */
typedef enum
{
  KITH_NOTE_OPENED,
  KITH_NOTE_CLOSED, /* no key to it is here */
  KITH_NOTE_NOTHING,
  KITH_NOTE_DAMAGED,
} KithNoteOpening;

typedef struct
{
  KithTrust *trust;     /* borrowed (nullable) where the log cannot be believed to its end */
  KithKeyring *keyring; /* borrowed (nullable) */
} KithNoteKeys;

/* The sealed columns of an entry. */
typedef struct
{
  GBytes *sealed; /* (owned) */
  GBytes *words;  /* (owned) (nullable) */
  GBytes *own;    /* (owned) (nullable) */
} KithNoteSealed;

void kith_note_sealed_clear (KithNoteSealed *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KithNoteSealed, kith_note_sealed_clear)

/* author: of the note that it belongs to. sealed: (out) what is stored; commitment: (out) what is signed */
gboolean kith_note_seal (KithSession *session,
                         KithTrust *trust,
                         const KithNoteFacts *facts,
                         gint64 author,
                         GVariant *content,
                         guint8 commitment[KITH_HASH_SIZE],
                         KithNoteSealed *sealed,
                         GError **error);
/* content: (out) (transfer full) where it is KITH_NOTE_OPENED, and then what was signed. stmt: a row with the
 * columns above */
KithNoteOpening kith_note_open_row (const KithNoteKeys *keys,
                                    KithStmt *stmt,
                                    const KithNoteFacts *facts,
                                    const KithNoteProof *proof,
                                    GBytes **content);

G_END_DECLS
