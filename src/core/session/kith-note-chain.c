/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The form of what is signed, and writing it. A signature covers a salted commitment of the words and never
 * their ciphertext, so that another key or erasing breaks nothing; and everything that stands in clear.
 */

#include "session/kith-note-chain-private.h"

#include <string.h>

#include "session/kith-note-sealing-private.h"
#include "session/kith-session-private.h"
#include "session/kith-session-queries.h"

void
kith_note_commit (GBytes *content, guint8 commitment[KITH_HASH_SIZE])
{
  g_autoptr (KithHasher) hasher = kith_hasher_new ("note content", KITH_HASH_SIZE);

  kith_hasher_add_bytes (hasher, content);
  kith_hasher_finish (hasher, commitment);
}

void
kith_note_genesis (gint64 store_id, gint64 person, guint8 previous[KITH_HASH_SIZE])
{
  g_autoptr (KithHasher) hasher = kith_hasher_new ("note chain", KITH_HASH_SIZE);

  kith_hasher_add_int (hasher, store_id);
  kith_hasher_add_int (hasher, person);
  kith_hasher_finish (hasher, previous);
}

GBytes *
kith_note_statement (const KithNoteFacts *facts, const KithNoteProof *proof)
{
  g_autoptr (KithHasher) hasher = kith_hasher_new ("note entry", KITH_HASH_SIZE);
  const gint64 numbers[] = { facts->id,      facts->note,      facts->person,    facts->seq,  facts->kind,
                             facts->account, facts->day,       facts->minute,    facts->mode, facts->support,
                             facts->utc,     facts->trust_seq, facts->restricted };
  guint8 hash[KITH_HASH_SIZE];

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    kith_hasher_add_int (hasher, numbers[i]);
  kith_hasher_add_raw (hasher, proof->commitment, KITH_HASH_SIZE);
  kith_hasher_add_raw (hasher, proof->previous, KITH_HASH_SIZE);
  kith_hasher_finish (hasher, hash);
  return g_bytes_new (hash, sizeof hash);
}

void
kith_note_link (const KithNoteFacts *facts, const KithNoteProof *proof, guint8 previous[KITH_HASH_SIZE])
{
  g_autoptr (KithHasher) hasher = kith_hasher_new ("note link", KITH_HASH_SIZE);
  g_autoptr (GBytes) statement = kith_note_statement (facts, proof);

  kith_hasher_add_bytes (hasher, statement);
  kith_hasher_add_raw (hasher, proof->signature, KITH_SIGNATURE_SIZE);
  kith_hasher_finish (hasher, previous);
}

static gboolean
take_fixed (KithStmt *stmt, int column, guint8 *out, gsize size)
{
  gsize stored_size;
  gconstpointer stored = kith_stmt_get_blob (stmt, column, &stored_size);

  if (stored == NULL || stored_size != size)
    return FALSE;
  memcpy (out, stored, size);
  return TRUE;
}

/**
 * kith_note_facts_take:
 * @facts: (out): what the row says
 * @stmt: on a row that begins with the columns of #KithNoteFacts, in their order
 */
void
kith_note_facts_take (KithNoteFacts *facts, KithStmt *stmt)
{
  gint64 *const numbers[] = { &facts->id,        &facts->note,    &facts->person, &facts->seq,
                              &facts->kind,      &facts->account, &facts->day,    &facts->minute,
                              &facts->mode,      &facts->support, &facts->utc,    &facts->trust_seq,
                              &facts->restricted };

  G_STATIC_ASSERT (G_N_ELEMENTS (numbers) == KITH_NOTE_COLUMN_COMMITMENT);
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    *numbers[i] = kith_stmt_get_int64 (stmt, (int) i);
}

gboolean
kith_note_take_row (KithStmt *stmt, KithNoteFacts *facts, KithNoteProof *proof)
{
  kith_note_facts_take (facts, stmt);
  return take_fixed (stmt, KITH_NOTE_COLUMN_COMMITMENT, proof->commitment, KITH_HASH_SIZE) &&
         take_fixed (stmt, KITH_NOTE_COLUMN_PREVIOUS, proof->previous, KITH_HASH_SIZE) &&
         take_fixed (stmt, KITH_NOTE_COLUMN_SIGNATURE, proof->signature, KITH_SIGNATURE_SIZE);
}

/* The place behind the newest entry. A row that was damaged stays so; what follows is signed over it. */
static gboolean
find_place (KithChange *change, KithNoteFacts *facts, guint8 previous[KITH_HASH_SIZE], GError **error)
{
  KithDb *db = kith_change_get_db (change);
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, KITH_SQL_NOTE_ENTRY_NEWEST, error);
  KithNoteFacts before = { 0 };
  KithNoteProof proof = { 0 };
  KithStep step;

  if (stmt == NULL)
    return FALSE;
  kith_stmt_bind (stmt, "i", facts->person);
  step = kith_stmt_step (stmt, error);
  if (step == KITH_STEP_ERROR)
    return FALSE;
  facts->seq = 1;
  kith_note_genesis (kith_session_store_id (kith_change_get_session (change)), facts->person, previous);
  if (step != KITH_STEP_ROW)
    return TRUE;
  kith_note_take_row (stmt, &before, &proof);
  facts->seq = before.seq + 1;
  kith_note_link (&before, &proof, previous);
  return TRUE;
}

static GVariant *
new_content (const char *folded, GVariant *words)
{
  guint8 salt[KITH_NOTE_SALT_SIZE];

  kith_vault_random (salt, sizeof salt);
  return g_variant_ref_sink (g_variant_new (
      "(@ays@a{sv})", g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, salt, sizeof salt, 1), folded, words));
}

/**
 * kith_note_chain_write:
 * @change: a transaction
 * @facts: (inout): whose record, what kind, for which note (0: a new one), and what stands in clear; the rest
 * is filled in
 * @author: who wrote the note that it belongs to: whose own key opens it besides coordinators' where it is
 * restricted
 * @folded: its words as they are searched
 * @words: an a{sv}; a floating one is taken over
 * @error: return location
 *
 * Signs an entry with the account's key and puts it behind what is signed about the person. Whether that may
 * be is the caller's to ask.
 *
 * Returns: whether it is written
 */
gboolean
kith_note_chain_write (KithChange *change,
                       KithNoteFacts *facts,
                       gint64 author,
                       const char *folded,
                       GVariant *words,
                       GError **error)
{
  g_autoptr (GVariant) held = g_variant_ref_sink (words);
  g_autoptr (KithTrust) trust = NULL;
  g_autoptr (GVariant) content = NULL;
  g_auto (KithNoteSealed) sealed = { 0 };
  g_autoptr (GBytes) statement = NULL;
  g_autoptr (GBytes) commitment = NULL, previous = NULL, signature = NULL;
  KithNoteProof proof = { 0 };
  KithSession *session;

  g_return_val_if_fail (change != NULL && facts != NULL && facts->person != 0, FALSE);
  g_return_val_if_fail (folded != NULL, FALSE);
  g_return_val_if_fail (g_variant_is_of_type (held, G_VARIANT_TYPE_VARDICT), FALSE);

  session = kith_change_get_session (change);
  trust = kith_session_ref_trust (session);
  facts->id = kith_change_new_id (change);
  if (facts->note == 0)
    facts->note = facts->id;
  facts->account = kith_session_get_account (session);
  facts->utc = kith_clock_now (kith_session_get_clock (session)).utc;
  facts->trust_seq = kith_trust_get_length (trust);
  if (!find_place (change, facts, proof.previous, error))
    return FALSE;
  content = new_content (folded, held);
  if (!kith_note_seal (session, trust, facts, author, content, proof.commitment, &sealed, error))
    return FALSE;
  /* Signed with the rest: that the author's half is gone is then seen by whoever has the other. */
  if (facts->restricted != KITH_NOTE_UNRESTRICTED)
    facts->restricted = sealed.own != NULL ? KITH_NOTE_RESTRICTED_TWICE : KITH_NOTE_RESTRICTED;
  statement = kith_note_statement (facts, &proof);
  kith_statement_sign (kith_change_get_identity (change), KITH_STATEMENT_DOMAIN_NOTE, statement,
                       proof.signature);
  commitment = g_bytes_new (proof.commitment, KITH_HASH_SIZE);
  previous = g_bytes_new (proof.previous, KITH_HASH_SIZE);
  signature = g_bytes_new (proof.signature, KITH_SIGNATURE_SIZE);
  if (kith_db_run (kith_change_get_db (change), error, KITH_SQL_NOTE_ENTRY_INSERT, "iiiiiiiiiiiiibbbbbb",
                   facts->id, facts->note, facts->person, facts->seq, facts->kind, facts->account, facts->day,
                   facts->minute, facts->mode, facts->support, facts->utc, facts->trust_seq,
                   facts->restricted, commitment, previous, signature, sealed.sealed, sealed.words,
                   sealed.own) < 0)
    return FALSE;
  kith_change_touch (change, KITH_NOTE_TABLE, facts->id);
  return TRUE;
}
