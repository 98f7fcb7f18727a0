/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is signed as bytes; for this room only. */

#pragma once

#include "session/kith-note-chain.h"
#include "session/kith-trust-store-private.h"
#include "vault/kith-statement.h"

G_BEGIN_DECLS

#define KITH_NOTE_TABLE "note_entry"
#define KITH_NOTE_SALT_SIZE 32
/* Salt, words as they are searched, words. */
#define KITH_NOTE_CONTENT_TYPE "(aysa{sv})"

/* A row's proofs. */
typedef struct
{
  guint8 commitment[KITH_HASH_SIZE];
  guint8 previous[KITH_HASH_SIZE];
  guint8 signature[KITH_SIGNATURE_SIZE];
} KithNoteProof;

/* Columns of a statement that reads entries; those of facts in their order first. */
enum
{
  KITH_NOTE_COLUMN_COMMITMENT = 13,
  KITH_NOTE_COLUMN_PREVIOUS,
  KITH_NOTE_COLUMN_SIGNATURE,
  KITH_NOTE_COLUMN_SEALED,
  KITH_NOTE_COLUMN_WORDS,
  KITH_NOTE_COLUMN_OWN,
  KITH_NOTE_COLUMN_BY,
  KITH_NOTE_COLUMN_ERASED,
};

/* The salt lies in what is hashed, so that nobody can try words out on a commitment. */
void kith_note_commit (GBytes *content, guint8 commitment[KITH_HASH_SIZE]);
/* Before a person's first entry; of this store, so that no chain goes on in another. */
void kith_note_genesis (gint64 store_id, gint64 person, guint8 previous[KITH_HASH_SIZE]);
/* What is signed. (transfer full) */
GBytes *kith_note_statement (const KithNoteFacts *facts, const KithNoteProof *proof);
/* What the next entry has of this one. */
void kith_note_link (const KithNoteFacts *facts, const KithNoteProof *proof, guint8 previous[KITH_HASH_SIZE]);
/* FALSE: a column is of another size than it must. */
gboolean kith_note_take_row (KithStmt *stmt, KithNoteFacts *facts, KithNoteProof *proof);
/* keyring: (nullable). As kith_note_chain_read() by that trust log, but for an end that is missing. */
GPtrArray *kith_note_chain_read_by (KithDb *db,
                                    gint64 store_id,
                                    KithTrust *trust,
                                    KithTrustHistory *history,
                                    KithKeyring *keyring,
                                    gint64 person,
                                    GPtrArray *missing,
                                    GError **error);

G_END_DECLS
