/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The log as bytes: rows chained by their hashes, and signed checkpoints chained over all of them. Private to
 * this room. */

#pragma once

#include "store/kith-db.h"
#include "vault/kith-hasher.h"
#include "vault/kith-statement.h"
#include "vault/kith-trust.h"

G_BEGIN_DECLS

/* One table code, id and digest for each row that an entry wrote. */
#define KITH_CHANGE_SIZE (1 + 8 + KITH_DIGEST_SIZE)

/* How far a session's chain has come; seq 0: no row yet. */
typedef struct
{
  gint64 chain;
  gint64 seq;
  guint8 hash[KITH_HASH_SIZE];
  guint8 signature[KITH_SIGNATURE_SIZE]; /* of the last row; zeros: none */
} KithChain;

/* One row of the log; pointers borrowed. */
typedef struct
{
  gint64 id;
  gint64 chain;
  gint64 seq;
  gint64 kind;
  gint64 utc;
  gint64 account;
  gint64 subject;        /* 0: none */
  gconstpointer details; /* (nullable) */
  gsize details_size;
  gconstpointer erased; /* (nullable) the digest of details that were destroyed */
  gsize erased_size;
  gconstpointer changes; /* (nullable) */
  gsize changes_size;
} KithChainRow;

typedef struct
{
  gint64 id;
  gint64 chain;
  gint64 seq;
  gint64 utc;
  gint64 account;
  guint8 previous[KITH_HASH_SIZE];
  guint8 audit_head[KITH_HASH_SIZE];
  gint64 trust_seq;
  guint8 trust_head[KITH_HASH_SIZE];
  guint8 signature[KITH_SIGNATURE_SIZE];
} KithCheckpoint;

typedef gint64 (*KithNewId) (gpointer user_data);

KithHasher *kith_chain_hasher_new (void);
/* What the hash of a row has of its sealed details, so that it holds without them. */
void kith_chain_digest_details (gconstpointer details, gsize size, guint8 digest[KITH_HASH_SIZE]);
void kith_chain_genesis (gint64 store_id, guint8 hash[KITH_HASH_SIZE]);
void kith_chain_hash (KithHasher *hasher,
                      const guint8 previous[KITH_HASH_SIZE],
                      const guint8 previous_signature[KITH_SIGNATURE_SIZE],
                      const KithChainRow *row,
                      guint8 hash[KITH_HASH_SIZE]);
/* Fills row from a statement of KITH_SQL_AUDIT_ALL; borrowed until the next step. */
void kith_chain_row_read (KithStmt *stmt, KithChainRow *row, gconstpointer *hash, gsize *hash_size);
/* Whether each value of the same statement is of the one type and form that the log writes: a number where
 * nothing was would read alike, and be hashed alike. */
gboolean kith_chain_row_is_well_formed (KithStmt *stmt);
/* The signature of the same statement; zeros where there is none, or none of the right size. */
void kith_chain_row_read_signature (KithStmt *stmt, guint8 signature[KITH_SIGNATURE_SIZE]);
/* Whether the holder of that key wrote the row of that hash, and so all rows of its chain before it. */
gboolean kith_chain_is_signed (const guint8 sign_public[KITH_PUBLIC_KEY_SIZE],
                               const guint8 hash[KITH_HASH_SIZE],
                               const guint8 signature[KITH_SIGNATURE_SIZE]);
/* Writes the row that follows and moves the chain on; only for good once the transaction is. identity:
 * (nullable) who signs it, NULL where nobody has unlocked. */
gboolean kith_chain_append (KithDb *db,
                            KithChain *chain,
                            gint64 store_id,
                            KithIdentity *identity,
                            KithChainRow *row,
                            GError **error);

GBytes *kith_checkpoint_body (const KithCheckpoint *self);
void kith_checkpoint_hash (const KithCheckpoint *self, guint8 hash[KITH_HASH_SIZE]);
/* FALSE: a column has another size than it must. */
gboolean kith_checkpoint_read (KithStmt *stmt, KithCheckpoint *self);
/* FALSE without error: there is none. */
gboolean kith_checkpoint_newest (KithDb *db, KithCheckpoint *self, GError **error);
/* Signs one for each chain that has rows since the newest one. */
gboolean kith_checkpoint_write (KithDb *db,
                                gint64 store_id,
                                KithTrust *trust,
                                KithIdentity *identity,
                                gint64 utc,
                                KithNewId new_id,
                                gpointer user_data,
                                GError **error);

G_END_DECLS
