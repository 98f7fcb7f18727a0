/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hashing and writing the log. Each session has a chain of its own, so that writers never wait for each
 * other's rows; it begins at the newest checkpoint, and each checkpoint covers the one before and the end of
 * every chain that grew since. */

#include "session/kith-chain-private.h"

#include <inttypes.h>
#include <string.h>
#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "session/kith-session-queries.h"

/* Six numbers, three hashes. */
#define BODY_SIZE (6 * 8 + 3 * KITH_HASH_SIZE)

static guint8 *
put_int (guint8 *at, gint64 value)
{
  guint64 wire = GUINT64_TO_BE ((guint64) value);

  memcpy (at, &wire, sizeof wire);
  return at + sizeof wire;
}

static guint8 *
put_hash (guint8 *at, const guint8 hash[KITH_HASH_SIZE])
{
  memcpy (at, hash, KITH_HASH_SIZE);
  return at + KITH_HASH_SIZE;
}

static gboolean
get_fixed (KithStmt *stmt, int column, gpointer out, gsize size)
{
  gsize stored_size;
  gconstpointer stored = kith_stmt_get_blob (stmt, column, &stored_size);

  if (!stored || stored_size != size)
    return FALSE;
  memcpy (out, stored, size);
  return TRUE;
}

KithHasher *
kith_chain_hasher_new (void)
{
  return kith_hasher_new ("audit row", KITH_HASH_SIZE);
}

void
kith_chain_digest_details (gconstpointer details, gsize size, guint8 digest[KITH_HASH_SIZE])
{
  g_autoptr (KithHasher) hasher = kith_hasher_new ("audit details", KITH_HASH_SIZE);

  kith_hasher_add_raw (hasher, details, size);
  kith_hasher_finish (hasher, digest);
}

/* Where the first chain of a store begins. */
void
kith_chain_genesis (gint64 store_id, guint8 hash[KITH_HASH_SIZE])
{
  g_autoptr (KithHasher) hasher = kith_hasher_new ("audit genesis", KITH_HASH_SIZE);

  kith_hasher_add_int (hasher, store_id);
  kith_hasher_finish (hasher, hash);
}

void
kith_chain_hash (KithHasher *hasher,
                 const guint8 previous[KITH_HASH_SIZE],
                 const guint8 previous_signature[KITH_SIGNATURE_SIZE],
                 const KithChainRow *row,
                 guint8 hash[KITH_HASH_SIZE])
{
  guint8 digest[KITH_HASH_SIZE];

  kith_hasher_add_raw (hasher, previous, KITH_HASH_SIZE);
  kith_hasher_add_raw (hasher, previous_signature, KITH_SIGNATURE_SIZE);
  kith_hasher_add_int (hasher, row->id);
  kith_hasher_add_int (hasher, row->chain);
  kith_hasher_add_int (hasher, row->seq);
  kith_hasher_add_int (hasher, row->kind);
  kith_hasher_add_int (hasher, row->utc);
  kith_hasher_add_int (hasher, row->account);
  kith_hasher_add_int (hasher, row->subject);
  if (row->details)
    kith_chain_digest_details (row->details, row->details_size, digest);
  kith_hasher_add_blob (hasher, row->details ? digest : row->erased,
                        row->details ? KITH_HASH_SIZE : row->erased_size);
  kith_hasher_add_blob (hasher, row->changes, row->changes_size);
  kith_hasher_finish (hasher, hash);
}

void
kith_chain_row_read (KithStmt *stmt, KithChainRow *row, gconstpointer *hash, gsize *hash_size)
{
  row->id = kith_stmt_get_int64 (stmt, 0);
  row->chain = kith_stmt_get_int64 (stmt, 1);
  row->seq = kith_stmt_get_int64 (stmt, 2);
  row->kind = kith_stmt_get_int64 (stmt, 3);
  row->utc = kith_stmt_get_int64 (stmt, 4);
  row->account = kith_stmt_get_int64 (stmt, 5);
  row->subject = kith_stmt_get_int64 (stmt, 6);
  row->details = kith_stmt_get_blob (stmt, 7, &row->details_size);
  row->changes = kith_stmt_get_blob (stmt, 8, &row->changes_size);
  *hash = kith_stmt_get_blob (stmt, 9, hash_size);
  row->erased = kith_stmt_get_blob (stmt, 11, &row->erased_size);
}

gboolean
kith_chain_row_is_well_formed (KithStmt *stmt)
{
  for (int i = 0; i < 6; i++)
    if (kith_stmt_get_value_type (stmt, i) != KITH_VALUE_INT64)
      return FALSE;
  if (!kith_stmt_is_null (stmt, 7) && !kith_stmt_is_null (stmt, 11))
    return FALSE;
  for (int i = 7; i < 12; i++)
    {
      KithValueType type = kith_stmt_get_value_type (stmt, i);
      gsize size;

      if (type != KITH_VALUE_NULL && type != KITH_VALUE_BLOB)
        return FALSE;
      kith_stmt_get_blob (stmt, i, &size);
      if (type == KITH_VALUE_BLOB && size == 0)
        return FALSE;
    }

  return kith_stmt_is_null (stmt, 6) ||
         (kith_stmt_get_value_type (stmt, 6) == KITH_VALUE_INT64 && kith_stmt_get_int64 (stmt, 6) != 0);
}

static gboolean
begin_chain (KithDb *db, KithChain *chain, gint64 store_id, GError **error)
{
  KithCheckpoint newest;
  GError *read_error = NULL;

  if (kith_checkpoint_newest (db, &newest, &read_error))
    kith_checkpoint_hash (&newest, chain->hash);
  else if (read_error)
    {
      g_propagate_error (error, read_error);
      return FALSE;
    }
  else
    kith_chain_genesis (store_id, chain->hash);

  return TRUE;
}

void
kith_chain_row_read_signature (KithStmt *stmt, guint8 signature[KITH_SIGNATURE_SIZE])
{
  if (!get_fixed (stmt, 10, signature, KITH_SIGNATURE_SIZE))
    memset (signature, 0, KITH_SIGNATURE_SIZE);
}

gboolean
kith_chain_is_signed (const guint8 sign_public[KITH_PUBLIC_KEY_SIZE],
                      const guint8 hash[KITH_HASH_SIZE],
                      const guint8 signature[KITH_SIGNATURE_SIZE])
{
  g_autoptr (GBytes) body = g_bytes_new (hash, KITH_HASH_SIZE);

  return kith_statement_verify (sign_public, KITH_STATEMENT_DOMAIN_LOG, body, signature);
}

static void
sign_hash (KithIdentity *identity, const guint8 hash[KITH_HASH_SIZE], guint8 signature[KITH_SIGNATURE_SIZE])
{
  g_autoptr (GBytes) body = g_bytes_new (hash, KITH_HASH_SIZE);

  kith_statement_sign (identity, KITH_STATEMENT_DOMAIN_LOG, body, signature);
}

gboolean
kith_chain_append (KithDb *db,
                   KithChain *chain,
                   gint64 store_id,
                   KithIdentity *identity,
                   KithChainRow *row,
                   GError **error)
{
  g_autoptr (KithHasher) hasher = kith_chain_hasher_new ();
  g_autoptr (GBytes) details = NULL;
  g_autoptr (GBytes) changes = NULL;
  g_autoptr (GBytes) signature = NULL;
  KithChain next = *chain;

  if (next.seq == 0 && !begin_chain (db, &next, store_id, error))
    return FALSE;

  next.seq++;
  row->chain = next.chain;
  row->seq = next.seq;
  kith_chain_hash (hasher, next.hash, next.signature, row, next.hash);
  if (identity)
    {
      sign_hash (identity, next.hash, next.signature);
      signature = g_bytes_new (next.signature, KITH_SIGNATURE_SIZE);
    }

  if (row->details)
    details = g_bytes_new_static (row->details, row->details_size);
  if (row->changes)
    changes = g_bytes_new_static (row->changes, row->changes_size);
  if (kith_db_run (db, error, KITH_SQL_AUDIT_INSERT, "iiiiiiobbxb", row->id, row->chain, row->seq, row->kind,
                   row->utc, row->account, (gboolean) (row->subject != 0), row->subject, details, changes,
                   next.hash, (gsize) KITH_HASH_SIZE, signature) < 0)
    return FALSE;

  *chain = next;
  return TRUE;
}

GBytes *
kith_checkpoint_body (const KithCheckpoint *self)
{
  guint8 body[BODY_SIZE];
  guint8 *at = body;

  at = put_int (at, self->id);
  at = put_int (at, self->chain);
  at = put_int (at, self->seq);
  at = put_int (at, self->utc);
  at = put_int (at, self->account);
  at = put_hash (at, self->previous);
  at = put_hash (at, self->audit_head);
  at = put_int (at, self->trust_seq);
  at = put_hash (at, self->trust_head);
  g_assert (at == body + BODY_SIZE);

  return g_bytes_new (body, BODY_SIZE);
}

void
kith_checkpoint_hash (const KithCheckpoint *self, guint8 hash[KITH_HASH_SIZE])
{
  g_autoptr (KithHasher) hasher = kith_hasher_new ("checkpoint", KITH_HASH_SIZE);
  g_autoptr (GBytes) body = kith_checkpoint_body (self);

  kith_hasher_add_bytes (hasher, body);
  kith_hasher_add_raw (hasher, self->signature, KITH_SIGNATURE_SIZE);
  kith_hasher_finish (hasher, hash);
}

gboolean
kith_checkpoint_read (KithStmt *stmt, KithCheckpoint *self)
{
  self->id = kith_stmt_get_int64 (stmt, 0);
  self->chain = kith_stmt_get_int64 (stmt, 1);
  self->seq = kith_stmt_get_int64 (stmt, 2);
  self->utc = kith_stmt_get_int64 (stmt, 3);
  self->account = kith_stmt_get_int64 (stmt, 4);
  self->trust_seq = kith_stmt_get_int64 (stmt, 7);

  return get_fixed (stmt, 5, self->previous, KITH_HASH_SIZE) &&
         get_fixed (stmt, 6, self->audit_head, KITH_HASH_SIZE) &&
         get_fixed (stmt, 8, self->trust_head, KITH_HASH_SIZE) &&
         get_fixed (stmt, 9, self->signature, KITH_SIGNATURE_SIZE);
}

gboolean
kith_checkpoint_newest (KithDb *db, KithCheckpoint *self, GError **error)
{
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, KITH_SQL_CHECKPOINT_NEWEST, error);

  if (!stmt || kith_stmt_step (stmt, error) != KITH_STEP_ROW)
    return FALSE;
  if (!kith_checkpoint_read (stmt, self))
    {
      g_set_error (error, KITH_ERROR, KITH_ERROR_DAMAGED,
                   _ ("Checkpoint %" PRId64
                      " of the log is damaged. Restore a backup, or run Verify to see more."),
                   kith_stmt_get_int64 (stmt, 0));
      return FALSE;
    }
  return TRUE;
}

/* The ends of all chains that grew since a checkpoint; (element-type KithChain). */
static GArray *
list_tails (KithDb *db, gint64 after, GError **error)
{
  g_autoptr (GArray) tails = g_array_new (FALSE, FALSE, sizeof (KithChain));
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, KITH_SQL_AUDIT_TAILS, error);
  KithStep step;

  if (!stmt)
    return NULL;
  kith_stmt_bind (stmt, "i", after);
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    {
      KithChain tail = { kith_stmt_get_int64 (stmt, 0), kith_stmt_get_int64 (stmt, 1), { 0 }, { 0 } };

      if (!get_fixed (stmt, 2, tail.hash, KITH_HASH_SIZE))
        {
          g_set_error (error, KITH_ERROR, KITH_ERROR_DAMAGED,
                       _ ("The log is damaged at entry %" PRId64 " of a session. Run Verify to see more."),
                       tail.seq);
          return NULL;
        }
      g_array_append_val (tails, tail);
    }

  return step == KITH_STEP_ERROR ? NULL : g_steal_pointer (&tails);
}

gboolean
kith_checkpoint_write (KithDb *db,
                       gint64 store_id,
                       KithTrust *trust,
                       KithIdentity *identity,
                       gint64 utc,
                       KithNewId new_id,
                       gpointer user_data,
                       GError **error)
{
  KithCheckpoint point = { 0 };
  g_autoptr (GArray) tails = NULL;
  GError *read_error = NULL;
  guint8 previous[KITH_HASH_SIZE];

  if (kith_checkpoint_newest (db, &point, &read_error))
    kith_checkpoint_hash (&point, previous);
  else if (read_error)
    {
      g_propagate_error (error, read_error);
      return FALSE;
    }
  else
    kith_chain_genesis (store_id, previous);

  tails = list_tails (db, point.id, error);
  if (!tails)
    return FALSE;

  for (guint i = 0; i < tails->len; i++)
    {
      const KithChain *tail = &g_array_index (tails, KithChain, i);
      g_autoptr (GBytes) body = NULL;

      point.id = new_id (user_data);
      point.chain = tail->chain;
      point.seq = tail->seq;
      point.utc = utc;
      point.account = kith_identity_get_account_id (identity);
      memcpy (point.previous, previous, KITH_HASH_SIZE);
      memcpy (point.audit_head, tail->hash, KITH_HASH_SIZE);
      point.trust_seq = kith_trust_get_length (trust);
      memcpy (point.trust_head, kith_trust_get_head (trust), KITH_HASH_SIZE);
      body = kith_checkpoint_body (&point);
      kith_statement_sign (identity, KITH_STATEMENT_DOMAIN_CHECKPOINT, body, point.signature);

      if (kith_db_run (db, error, KITH_SQL_CHECKPOINT_INSERT, "iiiiixxixx", point.id, point.chain, point.seq,
                       point.utc, point.account, point.previous, (gsize) KITH_HASH_SIZE, point.audit_head,
                       (gsize) KITH_HASH_SIZE, point.trust_seq, point.trust_head, (gsize) KITH_HASH_SIZE,
                       point.signature, (gsize) KITH_SIGNATURE_SIZE) < 0)
        return FALSE;
      kith_checkpoint_hash (&point, previous);
    }

  return TRUE;
}
