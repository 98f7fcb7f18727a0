/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading what is signed about a person, and whether it still is what was signed. */

#include "session/kith-note-chain-private.h"

#include <inttypes.h>
#include <string.h>
#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "session/kith-note-sealing-private.h"
#include "session/kith-session-private.h"
#include "session/kith-session-queries.h"
#include "session/kith-table-codes.h"

typedef struct
{
  KithTrust *trust;          /* borrowed (nullable) where the log cannot be believed to its end */
  KithTrustHistory *history; /* borrowed */
  KithKeyring *keyring;      /* borrowed (nullable) */
  GHashTable *notes;         /* (owned): ids of originals so far */
  KithNoteRead *last;        /* borrowed (nullable) the entry before */
  gint64 seq;                /* and its place */
  gint64 trust_seq;          /* of the last that is as it was signed */
  guint8 previous[KITH_HASH_SIZE];
} Walk;

static gboolean
is_signed (const Walk *walk, const KithNoteFacts *facts, const KithNoteProof *proof)
{
  g_autoptr (GBytes) statement = kith_note_statement (facts, proof);
  const KithSigner *signer = kith_trust_history_signer (walk->history, facts->account, facts->trust_seq);

  /* Beyond the row from which on the trust log cannot be believed there is nothing to compare with. */
  if (kith_trust_history_head (walk->history, facts->trust_seq) == NULL && walk->trust == NULL)
    return TRUE;
  return signer != NULL && kith_trust_history_head (walk->history, facts->trust_seq) != NULL &&
         facts->trust_seq >= walk->trust_seq && kith_role_holds (signer->role, KITH_PURPOSE_CARE) &&
         kith_statement_verify (signer->sign_public, KITH_STATEMENT_DOMAIN_NOTE, statement, proof->signature);
}

/* Leaves words and folded where the key is there and they are what was signed. */
static gboolean
open_words (const Walk *walk, KithStmt *stmt, const KithNoteProof *proof, KithNoteRead *read)
{
  KithNoteKeys keys = { walk->trust, walk->keyring };
  g_autoptr (GVariant) content = NULL;
  g_autoptr (GBytes) bytes = NULL;
  KithNoteOpening opening;

  read->is_erased = kith_stmt_is_null (stmt, KITH_NOTE_COLUMN_SEALED);
  if (read->is_erased)
    return !kith_stmt_is_null (stmt, KITH_NOTE_COLUMN_ERASED);
  opening = kith_note_open_row (&keys, stmt, &read->facts, proof, &bytes);
  read->is_closed = opening == KITH_NOTE_CLOSED;
  if (opening != KITH_NOTE_OPENED)
    return read->is_closed;
  content = kith_vault_variant_from_bytes (bytes, G_VARIANT_TYPE (KITH_NOTE_CONTENT_TYPE), NULL);
  if (content == NULL)
    return FALSE;
  g_variant_get_child (content, 1, "s", &read->folded);
  read->words = g_variant_get_child_value (content, 2);
  return TRUE;
}

/* What is wrong with an entry by itself; NULL: nothing. */
static char *
judge (const Walk *walk,
       gboolean is_whole,
       gboolean opens,
       const KithNoteFacts *facts,
       const KithNoteProof *proof)
{
  if (!is_whole || !is_signed (walk, facts, proof))
    return g_strdup_printf (_ ("Note entry %" PRId64
                               " was changed after it was signed, or is not signed by the account it names."),
                            facts->id);
  if (!opens)
    return g_strdup_printf (_ ("What note entry %" PRId64 " says is not what was signed."), facts->id);
  return NULL;
}

/* Whether it stands where it was signed. What is wrong there is wrong with what is before it. */
static void
judge_place (Walk *walk, const KithNoteRead *read, const KithNoteProof *proof, GPtrArray *missing)
{
  gboolean follows = read->facts.seq == walk->seq + 1;

  if (!follows ||
      (read->facts.kind != KITH_NOTE_ORIGINAL && !g_hash_table_contains (walk->notes, &read->facts.note)))
    g_ptr_array_add (missing,
                     g_strdup_printf (_ ("What was signed before note entry %" PRId64 " is missing."),
                                      read->facts.id));
  else if (walk->last != NULL && walk->last->problem == NULL &&
           memcmp (proof->previous, walk->previous, KITH_HASH_SIZE) != 0)
    walk->last->problem = g_strdup_printf (
        _ ("Note entry %" PRId64 " was signed anew after what follows it was signed."), walk->last->facts.id);
}

/* missing: (nullable): its place is not looked at. */
static KithNoteRead *
take_entry (Walk *walk, KithStmt *stmt, GPtrArray *missing)
{
  KithNoteRead *read = g_new0 (KithNoteRead, 1);
  KithNoteProof proof = { 0 };
  gboolean is_whole = kith_note_take_row (stmt, &read->facts, &proof);
  gboolean opens = open_words (walk, stmt, &proof, read);

  read->by = kith_stmt_dup_text (stmt, KITH_NOTE_COLUMN_BY);
  read->problem = judge (walk, is_whole, opens, &read->facts, &proof);
  if (read->problem == NULL && missing != NULL)
    judge_place (walk, read, &proof, missing);
  if (read->facts.kind == KITH_NOTE_ORIGINAL)
    g_hash_table_add (walk->notes, g_memdup2 (&read->facts.id, sizeof read->facts.id));
  walk->seq = read->facts.seq;
  if (read->problem == NULL)
    walk->trust_seq = read->facts.trust_seq;
  walk->last = read;
  kith_note_link (&read->facts, &proof, walk->previous);
  return read;
}

GPtrArray *
kith_note_chain_read_by (KithDb *db,
                         gint64 store_id,
                         KithTrust *trust,
                         KithTrustHistory *history,
                         KithKeyring *keyring,
                         gint64 person,
                         GPtrArray *missing,
                         GError **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_note_read_free);
  g_autoptr (GHashTable) notes = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, KITH_SQL_NOTE_ENTRIES, error);
  Walk walk = { trust, history, keyring, notes, NULL, 0, 0, { 0 } };
  KithStep step;

  if (stmt == NULL)
    return NULL;
  kith_note_genesis (store_id, person, walk.previous);
  kith_stmt_bind (stmt, "i", person);
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    g_ptr_array_add (entries, take_entry (&walk, stmt, missing));
  return step == KITH_STEP_DONE ? g_steal_pointer (&entries) : NULL;
}

static void
note_changes (GHashTable *written, const guint8 *changes, gsize size)
{
  guint8 code = kith_table_code (KITH_NOTE_TABLE);

  for (gsize i = 0; i + KITH_CHANGE_SIZE <= size; i += KITH_CHANGE_SIZE)
    {
      guint64 wire;
      gint64 id;

      if (changes[i] != code)
        continue;
      memcpy (&wire, changes + i + 1, sizeof wire);
      id = (gint64) GUINT64_FROM_BE (wire);
      g_hash_table_add (written, g_memdup2 (&id, sizeof id));
    }
}

/* An end that is missing leaves no gap; the log has each entry under the person's number. */
static gboolean
tell_missing (KithDb *db, gint64 person, GPtrArray *entries, GPtrArray *missing, GError **error)
{
  g_autoptr (GHashTable) written = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, KITH_SQL_AUDIT_NOTES, error);
  GHashTableIter iter;
  gpointer id;
  KithStep step;

  if (stmt == NULL)
    return FALSE;
  kith_stmt_bind (stmt, "i", person);
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    {
      gsize size;
      const guint8 *changes = kith_stmt_get_blob (stmt, 0, &size);

      if (changes != NULL)
        note_changes (written, changes, size);
    }
  if (step == KITH_STEP_ERROR)
    return FALSE;
  for (guint i = 0; i < entries->len; i++)
    g_hash_table_remove (written, &((const KithNoteRead *) g_ptr_array_index (entries, i))->facts.id);
  g_hash_table_iter_init (&iter, written);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_ptr_array_add (missing, g_strdup_printf (_ ("Note entry %" PRId64 " was signed and is missing."),
                                               *(const gint64 *) id));
  return TRUE;
}

/* Each by itself, wherever it stands. */
static GPtrArray *
read_newest (KithSession *session,
             KithDb *db,
             KithTrust *trust,
             KithTrustHistory *history,
             gint64 person,
             guint n,
             GError **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_note_read_free);
  g_autoptr (GHashTable) notes = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, KITH_SQL_NOTE_ENTRIES_OF_NEWEST, error);
  Walk walk = { trust, history, session->keyring, notes, NULL, 0, 0, { 0 } };
  KithStep step;

  if (stmt == NULL)
    return NULL;
  kith_stmt_bind (stmt, "ii", person, (gint64) n);
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    g_ptr_array_add (entries, take_entry (&walk, stmt, NULL));
  return step == KITH_STEP_DONE ? g_steal_pointer (&entries) : NULL;
}

/* missing: (nullable): only the newest are read, n of them. */
static GPtrArray *
read_at_once (KithSession *session, gint64 person, GPtrArray *missing, guint n, GError **error)
{
  g_autoptr (KithTrustHistory) history = kith_trust_history_new ();
  g_autoptr (KithTrust) trust = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  gboolean done;
  KithDb *db;

  if (!kith_session_is_open (session, error))
    return NULL;
  /* Of one moment: an account may be added meanwhile. */
  db = kith_store_get_reader (session->store, error);
  if (db == NULL || !kith_db_begin_read (db, error))
    return NULL;
  trust = kith_trust_store_load (db, kith_identity_get_root_public (session->identity), history, error);
  if (trust != NULL && missing != NULL)
    entries = kith_note_chain_read_by (db, kith_session_store_id (session), trust, history, session->keyring,
                                       person, missing, error);
  else if (trust != NULL)
    entries = read_newest (session, db, trust, history, person, n, error);
  done = entries != NULL && (missing == NULL || tell_missing (db, person, entries, missing, error));
  kith_db_rollback (db);
  return done ? g_steal_pointer (&entries) : NULL;
}

/**
 * kith_note_read_free:
 * @self: (transfer full) (nullable): an entry
 */
void
kith_note_read_free (KithNoteRead *self)
{
  if (self == NULL)
    return;
  g_free (self->by);
  g_free (self->folded);
  g_clear_pointer (&self->words, g_variant_unref);
  g_free (self->problem);
  g_free (self);
}

/**
 * kith_note_chain_read:
 * @session: whose keys are used
 * @person: one record, by itself
 * @missing: (element-type utf8): sentences about entries that were signed and are gone are added
 * @error: %KITH_ERROR_UNVERIFIED where the trust log cannot be believed; %KITH_ERROR_IO
 *
 * Reads what is signed about a person, damaged or not. Whether that may be, and writing it down, is the
 * caller's.
 *
 * Returns: (transfer full) (element-type KithNoteRead): in the order in which they were signed, each with
 * what is wrong with it
 */
GPtrArray *
kith_note_chain_read (KithSession *session, gint64 person, GPtrArray *missing, GError **error)
{
  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);
  g_return_val_if_fail (missing != NULL, NULL);

  return read_at_once (session, person, missing, 0, error);
}

/**
 * kith_note_chain_read_newest:
 * @session: whose keys are used
 * @person: one record, by itself
 * @n: how many notes at most
 * @error: %KITH_ERROR_UNVERIFIED where the trust log cannot be believed; %KITH_ERROR_IO
 *
 * Reads the notes that took place last, with what was added to them: what one who opens a record sees first.
 * Each entry is looked at by itself; whether something is missing, or was signed anew, only
 * kith_note_chain_read() tells. Whether it may be, and writing it down, is the caller's.
 *
 * Returns: (transfer full) (element-type KithNoteRead): in the order in which they were signed
 */
GPtrArray *
kith_note_chain_read_newest (KithSession *session, gint64 person, guint n, GError **error)
{
  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);
  g_return_val_if_fail (n > 0, NULL);

  return read_at_once (session, person, NULL, n, error);
}
