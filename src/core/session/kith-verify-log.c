/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The log: each session's chain, the checkpoints over all of them, and whether they go on from a backup's.
 * Rows and checkpoints are read side by side by rising id, which is the order in which they were written.
 * Rows are chained by their hashes, so the signature of the last one before a checkpoint speaks for all. */

#include "session/kith-verify-private.h"

#include <inttypes.h>
#include <string.h>
#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "session/kith-permission.h"
#include "session/kith-session-queries.h"
#include "session/kith-table-codes.h"
#include "store/kith-rows.h"

#define ADVANCE_EVERY 4096

/* How far a chain was followed. */
typedef struct
{
  gint64 chain;
  gint64 account;
  gint64 seq;
  gint64 covered;                  /* up to here by a checkpoint */
  gint64 id;                       /* of the last row */
  guint8 stored[KITH_HASH_SIZE];   /* what that says its hash is */
  guint8 computed[KITH_HASH_SIZE]; /* and what it must be */
  guint8 signature[KITH_SIGNATURE_SIZE];
  gboolean needs_none; /* a lone row that Kith writes while nobody has unlocked */
  gboolean ended;
} Followed;

typedef struct
{
  KithVerify *verify;
  KithHasher *hasher;            /* (owned) */
  GHashTable *chains;            /* (owned) chain to Followed */
  KithStmt *points;              /* (owned) */
  gboolean has_point;            /* the statement stands on a checkpoint that is not looked at yet */
  guint8 newest[KITH_HASH_SIZE]; /* hash of the newest checkpoint so far, or where the log begins */
  gint64 newest_id;              /* 0: none yet */
  gint64 trust_seq;              /* how far the trust log had come before the last rows */
  gint64 newest_trust_seq;       /* and by the newest checkpoint */
} Log;

static void
log_clear (Log *log)
{
  g_clear_pointer (&log->hasher, kith_hasher_free);
  g_clear_pointer (&log->chains, g_hash_table_unref);
  g_clear_pointer (&log->points, kith_stmt_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Log, log_clear)

/* The first two rows of the trust log are there before anything is written down. */
#define FIRST_TRUST_SEQ 2

/* What only some roles may write; of anything else the log itself says who it was. */
static const struct
{
  const char *table;
  KithAction action;
} restricted[] = {
  { "setting", KITH_ACTION_SETTINGS_WRITE },
  { "service", KITH_ACTION_SERVICES_WRITE },
  { "crisis_number", KITH_ACTION_CRISIS_CARD_WRITE },
  { "keep_apart", KITH_ACTION_KEEP_APART_WRITE },
  { "erasure", KITH_ACTION_PERSON_ERASE },
  { "legal_hold", KITH_ACTION_PERSON_HOLD },
  { "guard", KITH_ACTION_GUARD_WRITE },
  { "past_total", KITH_ACTION_TOTALS_IMPORT },
  { "question_choice", KITH_ACTION_QUESTIONS_WRITE },
  { "import_run", KITH_ACTION_CATALOG_IMPORT },
};

static gboolean
next_point (Log *log, GError **error)
{
  GError *problem = NULL;

  log->has_point = kith_stmt_step (log->points, &problem) == KITH_STEP_ROW;
  return !problem || kith_verify_survive (log->verify, "checkpoint", problem, error);
}

static void
check_signature (Log *log, const KithCheckpoint *point)
{
  KithTrustHistory *history = log->verify->history;
  const guint8 *head = kith_trust_history_head (history, point->trust_seq);
  /* Who was retired meanwhile could still speak of the trust log as it was before. */
  const KithSigner *signer =
      kith_trust_history_signer (history, point->account, MAX (point->trust_seq, log->newest_trust_seq));
  g_autoptr (GBytes) body = kith_checkpoint_body (point);

  /* Beyond the row from which on the trust log cannot be believed there is nothing to compare with. */
  if (!head && !log->verify->trust)
    return;

  if (!signer ||
      !kith_statement_verify (signer->sign_public, KITH_STATEMENT_DOMAIN_CHECKPOINT, body, point->signature))
    kith_verify_tell (log->verify, "checkpoint", point->id,
                      _ ("Checkpoint %" PRId64 " is not signed by the account that it names."), point->id);
  if (!head || memcmp (head, point->trust_head, KITH_HASH_SIZE) != 0)
    kith_verify_tell (log->verify, "trust", point->trust_seq,
                      _ ("The trust log is not the one that checkpoint %" PRId64 " saw."), point->id);
  else
    log->newest_trust_seq = MAX (log->newest_trust_seq, point->trust_seq);
}

/* That the account of a chain wrote it up to here: nothing but its key can. */
static void
check_written (Log *log, const Followed *followed)
{
  const KithSigner *signer =
      kith_trust_history_signer (log->verify->history, followed->account, log->trust_seq);

  if (followed->needs_none || followed->seq <= followed->covered || !log->verify->trust)
    return;

  if (!signer || (!kith_chain_is_signed (signer->sign_public, followed->stored, followed->signature) &&
                  !kith_chain_is_signed (signer->sign_public, followed->computed, followed->signature)))
    kith_verify_tell (log->verify, "audit", followed->id,
                      _ ("Entry %" PRId64
                         " of the log is not signed by the account that it names: somebody else wrote it, or "
                         "those before it."),
                      followed->id);
}

/* A checkpoint is over every chain that grew; what was put in before one is not. */
static void
check_not_left_out (Log *log, const Followed *followed)
{
  if (followed->seq > followed->covered && followed->id < log->newest_id)
    kith_verify_tell (log->verify, "audit", followed->id,
                      _ ("Entry %" PRId64 " of the log stands before a checkpoint that did not see it."),
                      followed->id);
}

static void
check_covered (Log *log, const KithCheckpoint *point)
{
  Followed *followed = g_hash_table_lookup (log->chains, &point->chain);
  gint64 seq = followed ? followed->seq : 0;

  if (seq < point->seq)
    kith_verify_tell (log->verify, "audit", 0,
                      _ ("Entries %" PRId64 " to %" PRId64 " of a session’s log (%" PRId64
                         ") were signed, and are missing."),
                      seq + 1, point->seq, point->chain);
  else if (seq > point->seq || (memcmp (followed->stored, point->audit_head, KITH_HASH_SIZE) != 0 &&
                                memcmp (followed->computed, point->audit_head, KITH_HASH_SIZE) != 0))
    kith_verify_tell (log->verify, "audit", 0,
                      _ ("The log of a session (%" PRId64 ") is not the one that checkpoint %" PRId64
                         " saw."),
                      point->chain, point->id);

  if (!followed)
    return;
  check_written (log, followed);
  followed->covered = followed->seq;
  if (followed->ended)
    g_hash_table_remove (log->chains, &point->chain);
}

static void
check_point (Log *log)
{
  KithCheckpoint point;

  if (!kith_checkpoint_read (log->points, &point))
    {
      kith_verify_tell (log->verify, "checkpoint", point.id, _ ("Checkpoint %" PRId64 " is damaged."),
                        point.id);
      return;
    }

  if (memcmp (point.previous, log->newest, KITH_HASH_SIZE) != 0)
    kith_verify_tell (log->verify, "checkpoint", point.id,
                      _ ("Before checkpoint %" PRId64 " one was changed or is missing."), point.id);
  check_covered (log, &point);
  check_signature (log, &point);
  kith_checkpoint_hash (&point, log->newest);
  log->newest_id = point.id;
}

/* Every checkpoint written before that row; NULL: all that are left. */
static gboolean
check_points_before (Log *log, const KithChainRow *row, GError **error)
{
  while (log->has_point && (!row || kith_stmt_get_int64 (log->points, 0) < row->id))
    {
      check_point (log);
      if (!next_point (log, error))
        return FALSE;
    }

  return TRUE;
}

static Followed *
follow (Log *log, const KithChainRow *row)
{
  Followed *followed = g_hash_table_lookup (log->chains, &row->chain);

  if (followed)
    return followed;

  followed = g_new0 (Followed, 1);
  followed->chain = row->chain;
  followed->account = row->account;
  memcpy (followed->stored, log->newest, KITH_HASH_SIZE);
  memcpy (followed->computed, log->newest, KITH_HASH_SIZE);
  g_hash_table_insert (log->chains, &followed->chain, followed);
  return followed;
}

/* What the role of that account had no right to write. */
static void
check_rights (Log *log, const KithChainRow *row)
{
  const KithSigner *signer = kith_trust_history_signer (log->verify->history, row->account, log->trust_seq);
  const guint8 *changes = row->changes;

  for (gsize i = 0; signer && changes && i + KITH_CHANGE_SIZE <= row->changes_size; i += KITH_CHANGE_SIZE)
    {
      const char *table = kith_table_from_code (changes[i]);

      for (gsize j = 0; table && j < G_N_ELEMENTS (restricted); j++)
        {
          if (!g_str_equal (table, restricted[j].table) || signer->role == KITH_ROLE_RECOVERY ||
              kith_role_may (signer->role, restricted[j].action))
            continue;
          kith_verify_tell (log->verify, "audit", row->id,
                            _ ("Entry %" PRId64
                               " of the log is by an account whose role has no right to change “%s”."),
                            row->id, table);
          return;
        }
    }
}

static void
note_row (Followed *followed, const KithChainRow *row, KithStmt *stmt)
{
  followed->id = row->id;
  followed->seq = row->seq;
  kith_chain_row_read_signature (stmt, followed->signature);
  followed->needs_none = row->seq == 1 && !row->changes && !row->details &&
                         (row->kind == KITH_EVENT_UNLOCK_REFUSED || row->kind == KITH_EVENT_PIN_REFUSED ||
                          row->kind == KITH_EVENT_RESTORED || row->kind == KITH_EVENT_BACKED_UP);
  followed->ended = row->kind == KITH_EVENT_LOCKED || row->kind == KITH_EVENT_UNLOCK_REFUSED ||
                    row->kind == KITH_EVENT_RESTORED || followed->needs_none;
}

static void
check_row (Log *log, const KithChainRow *row, KithStmt *stmt, gconstpointer hash, gsize hash_size)
{
  Followed *followed = follow (log, row);
  guint8 on_computed[KITH_HASH_SIZE];
  guint8 on_stored[KITH_HASH_SIZE];
  gboolean whole = hash && hash_size == KITH_HASH_SIZE;

  kith_chain_hash (log->hasher, followed->computed, followed->signature, row, on_computed);
  kith_chain_hash (log->hasher, followed->stored, followed->signature, row, on_stored);

  if (row->seq != followed->seq + 1)
    kith_verify_tell (log->verify, "audit", row->id,
                      _ ("Before entry %" PRId64 " of the log, others of the same session are missing."),
                      row->id);
  else if (!whole || !kith_chain_row_is_well_formed (stmt) || row->account != followed->account ||
           (memcmp (on_computed, hash, KITH_HASH_SIZE) != 0 && memcmp (on_stored, hash, KITH_HASH_SIZE) != 0))
    kith_verify_tell (log->verify, "audit", row->id,
                      _ ("Entry %" PRId64 " of the log is not as it was written."), row->id);

  /* A change of an account's keys is under a checkpoint of its own: what stands before it is signed with the
   * old. */
  log->trust_seq = log->newest_trust_seq;
  check_not_left_out (log, followed);
  check_rights (log, row);
  note_row (followed, row, stmt);
  if (whole)
    memcpy (followed->stored, hash, KITH_HASH_SIZE);
  memcpy (followed->computed,
          whole && memcmp (on_stored, hash, KITH_HASH_SIZE) == 0 ? on_stored : on_computed, KITH_HASH_SIZE);
}

/* What no checkpoint is over yet. */
static void
check_tails (Log *log)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, log->chains);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      check_written (log, value);
      check_not_left_out (log, value);
    }
}

static gboolean
check_rows (Log *log, GError **error)
{
  GError *problem = NULL;
  gint64 total = MAX (kith_rows_count (log->verify->db, "audit", NULL), 1);
  gint64 n = 0;
  g_autoptr (KithStmt) stmt = kith_db_prepare (log->verify->db, KITH_SQL_AUDIT_ALL, &problem);

  while (stmt && kith_stmt_step (stmt, &problem) == KITH_STEP_ROW)
    {
      KithChainRow row;
      gconstpointer hash;
      gsize hash_size;

      kith_chain_row_read (stmt, &row, &hash, &hash_size);
      if (!check_points_before (log, &row, error))
        return FALSE;
      check_row (log, &row, stmt, hash, hash_size);
      if (++n % ADVANCE_EVERY == 0)
        kith_verify_advance (log->verify, (double) n / (double) total);
    }

  if (problem && !kith_verify_survive (log->verify, "audit", problem, error))
    return FALSE;
  if (!check_points_before (log, NULL, error))
    return FALSE;
  check_tails (log);
  return TRUE;
}

gboolean
kith_verify_log (KithVerify *self, GError **error)
{
  g_auto (Log) log = { .verify = self, .trust_seq = FIRST_TRUST_SEQ, .newest_trust_seq = FIRST_TRUST_SEQ };
  GError *problem = NULL;

  log.hasher = kith_chain_hasher_new ();
  log.chains = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  kith_chain_genesis (kith_store_get_id (self->store), log.newest);
  log.points = kith_db_prepare (self->db, KITH_SQL_CHECKPOINTS, &problem);
  if (!log.points)
    return kith_verify_survive (self, "checkpoint", problem, error);

  return next_point (&log, error) && check_rows (&log, error);
}

/* Each row that the backup has, by rising id, must be here just as it is there. */
static gboolean
check_extends (KithVerify *self, KithDb *backup, const char *table, GError **error)
{
  g_autofree char *sql = kith_sql_proofs (table);
  GError *problem = NULL;
  g_autoptr (KithStmt) theirs = kith_db_prepare (backup, sql, &problem);
  g_autoptr (KithStmt) ours = theirs ? kith_db_prepare (self->db, sql, &problem) : NULL;
  KithStep step = KITH_STEP_ROW;

  while (ours && kith_stmt_step (theirs, &problem) == KITH_STEP_ROW)
    {
      gint64 id = kith_stmt_get_int64 (theirs, 0);
      gsize their_size, our_size;
      gconstpointer their_proof = kith_stmt_get_blob (theirs, 1, &their_size);
      gconstpointer our_proof;

      do
        step = step == KITH_STEP_ROW ? kith_stmt_step (ours, &problem) : step;
      while (step == KITH_STEP_ROW && kith_stmt_get_int64 (ours, 0) < id);
      if (problem)
        break;

      our_proof = step == KITH_STEP_ROW && kith_stmt_get_int64 (ours, 0) == id
                      ? kith_stmt_get_blob (ours, 1, &our_size)
                      : NULL;
      if (our_proof && their_proof && our_size == their_size &&
          memcmp (our_proof, their_proof, our_size) == 0)
        continue;
      kith_verify_tell (
          self, table, id,
          _ ("The backup holds row %" PRId64
             " of “%s”, and this store does not, or not the same: it is not what became of the backup."),
          id, table);
      return TRUE;
    }

  return !problem || kith_verify_survive (self, table, problem, error);
}

gboolean
kith_verify_against (KithVerify *self, const char *path, GError **error)
{
  g_autoptr (KithDb) backup = kith_db_open (path, KITH_DB_READ_ONLY | KITH_DB_IMMUTABLE, error);
  GError *problem = NULL;
  gint64 store_id = 0;

  if (!backup)
    return FALSE;
  kith_db_set_cancellable (backup, self->cancellable);
  if (!kith_db_get_int64 (backup, &store_id, &problem, KITH_SQL_META, ""))
    {
      if (problem)
        g_propagate_error (error, problem);
      else
        g_set_error_literal (error, KITH_ERROR, KITH_ERROR_NOT_A_STORE,
                             _ ("The backup does not say which store it is of."));
      return FALSE;
    }
  if (store_id != kith_store_get_id (self->store))
    {
      kith_verify_tell (self, "store_meta", 1, _ ("The backup is of another center’s store."));
      return TRUE;
    }

  return check_extends (self, backup, "trust", error) && check_extends (self, backup, "audit", error) &&
         check_extends (self, backup, "checkpoint", error) &&
         check_extends (self, backup, "note_entry", error);
}
