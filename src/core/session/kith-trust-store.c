/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the trust log row by row from the root on, and writes to it. What the account table says counts for
 * nothing unless the log says the same. */

#include "session/kith-trust-store-private.h"

#include <inttypes.h>
#include <string.h>
#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "session/kith-chain-private.h"
#include "session/kith-session-queries.h"

KithTrustHistory *
kith_trust_history_new (void)
{
  KithTrustHistory *self = g_new0 (KithTrustHistory, 1);

  self->heads = g_byte_array_new ();
  self->signers = g_array_new (FALSE, FALSE, sizeof (KithSigner));
  return self;
}

void
kith_trust_history_free (KithTrustHistory *self)
{
  if (!self)
    return;

  g_byte_array_unref (self->heads);
  g_array_unref (self->signers);
  g_free (self);
}

/* (nullable) where the log is shorter */
const guint8 *
kith_trust_history_head (KithTrustHistory *self, gint64 seq)
{
  if (seq < 0 || seq >= (gint64) (self->heads->len / KITH_HASH_SIZE))
    return NULL;
  return self->heads->data + seq * KITH_HASH_SIZE;
}

/* (nullable) where the account was not there by then, or was retired: nothing of theirs counts */
const KithSigner *
kith_trust_history_signer (KithTrustHistory *self, gint64 account, gint64 seq)
{
  const KithSigner *found = NULL;

  for (guint i = 0; i < self->signers->len; i++)
    {
      const KithSigner *signer = &g_array_index (self->signers, KithSigner, i);

      if (signer->account == account && signer->seq <= seq)
        found = signer;
    }

  return found && found->state == KITH_ACCOUNT_ACTIVE ? found : NULL;
}

static void
note_row (KithTrustHistory *history, KithTrust *trust)
{
  g_autoptr (GPtrArray) accounts = kith_trust_list_accounts (trust);
  gint64 seq = kith_trust_get_length (trust);

  g_byte_array_append (history->heads, kith_trust_get_head (trust), KITH_HASH_SIZE);
  for (guint i = 0; i < accounts->len; i++)
    {
      const KithTrustAccount *account = g_ptr_array_index (accounts, i);
      KithSigner signer = { account->id, seq, account->role, account->state, { 0 } };

      if (account->seq != seq)
        continue;
      memcpy (signer.sign_public, account->keys.sign_public, KITH_PUBLIC_KEY_SIZE);
      g_array_append_val (history->signers, signer);
    }
}

static KithTrustRow *
read_row (KithStmt *stmt, GError **error)
{
  gsize signature_size, previous_size;
  gconstpointer signature = kith_stmt_get_blob (stmt, 4, &signature_size);
  gconstpointer previous = kith_stmt_get_blob (stmt, 5, &previous_size);
  g_autoptr (GBytes) body = kith_stmt_dup_bytes (stmt, 3);
  gint64 kind = kith_stmt_get_int64 (stmt, 1);

  if (!body)
    body = g_bytes_new (NULL, 0);
  return kith_trust_row_new (kith_stmt_get_int64 (stmt, 0), kind == (guint32) kind ? (guint32) kind : 0,
                             kith_stmt_get_int64 (stmt, 2), body, signature, signature_size, previous,
                             previous_size, error);
}

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_UNVERIFIED, sentence);
  return FALSE;
}

/* Believes the log from the root on. */
KithTrust *
kith_trust_store_load (KithDb *db,
                       const guint8 root_public[KITH_PUBLIC_KEY_SIZE],
                       KithTrustHistory *history,
                       GError **error)
{
  g_autoptr (KithTrust) trust = kith_trust_new (root_public);
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, KITH_SQL_TRUST, error);
  KithStep step;

  if (!stmt)
    return NULL;
  if (history)
    note_row (history, trust);

  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    {
      g_autoptr (KithTrustRow) row = read_row (stmt, error);

      if (!row || !kith_trust_append (trust, row, error))
        return NULL;
      if (history)
        note_row (history, trust);
    }
  if (step == KITH_STEP_ERROR)
    return NULL;
  if (kith_trust_get_length (trust) < 2)
    {
      refuse (error, _ ("The trust log of this store has no beginning. Restore a backup."));
      return NULL;
    }

  return g_steal_pointer (&trust);
}

gboolean
kith_trust_store_check_end (KithDb *db, KithTrustHistory *history, GError **error)
{
  KithCheckpoint newest;
  GError *read_error = NULL;
  const KithSigner *signer;
  const guint8 *head;
  g_autoptr (GBytes) body = NULL;

  if (!kith_checkpoint_newest (db, &newest, &read_error))
    {
      if (!read_error)
        return TRUE;
      g_propagate_error (error, read_error);
      return FALSE;
    }

  body = kith_checkpoint_body (&newest);
  head = kith_trust_history_head (history, newest.trust_seq);
  signer = kith_trust_history_signer (history, newest.account, newest.trust_seq);
  if (!head || memcmp (head, newest.trust_head, KITH_HASH_SIZE) != 0)
    return refuse (error,
                   _ ("The trust log ends too early: what was signed last is missing. Restore a backup."));
  if (!signer ||
      !kith_statement_verify (signer->sign_public, KITH_STATEMENT_DOMAIN_CHECKPOINT, body, newest.signature))
    return refuse (
        error,
        _ ("The newest checkpoint of the log is not signed by the account it names. Restore a backup."));

  return TRUE;
}

gboolean
kith_trust_store_check_account (KithTrust *trust,
                                gint64 id,
                                const char *name,
                                gint64 role,
                                gint64 state,
                                GError **error)
{
  const KithTrustAccount *signed_account = kith_trust_get_account (trust, id);
  const char *shown = name ? name : "?";
  const char *what = NULL;

  if (!signed_account)
    {
      g_set_error (error, KITH_ERROR, KITH_ERROR_UNVERIFIED,
                   _ ("No coordinator ever signed the account “%s” (number %" PRId64
                      "). Somebody put it into the file."),
                   shown, id);
      return FALSE;
    }

  if (g_strcmp0 (signed_account->name, name) != 0)
    what = _ ("The name of account “%s” (number %" PRId64
              ") is not the one that was signed. Somebody changed the file; restore a backup.");
  else if ((gint64) signed_account->role != role)
    what = _ ("The role of account “%s” (number %" PRId64
              ") is not the one that was signed. Somebody changed the file; restore a backup.");
  else if ((gint64) signed_account->state != state)
    what = _ ("The state of account “%s” (number %" PRId64
              ") is not the one that was signed. Somebody changed the file; restore a backup.");
  if (!what)
    return TRUE;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_set_error (error, KITH_ERROR, KITH_ERROR_UNVERIFIED, what, shown, id);
#pragma GCC diagnostic pop
  return FALSE;
}

gboolean
kith_trust_store_check_accounts (KithDb *db, KithTrust *trust, GError **error)
{
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, KITH_SQL_ACCOUNTS, error);
  g_autoptr (GPtrArray) signed_accounts = kith_trust_list_accounts (trust);
  guint n_rows = 0;
  KithStep step;

  if (!stmt)
    return FALSE;
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    {
      n_rows++;
      if (!kith_trust_store_check_account (trust, kith_stmt_get_int64 (stmt, 0), kith_stmt_get_text (stmt, 1),
                                           kith_stmt_get_int64 (stmt, 2), kith_stmt_get_int64 (stmt, 3),
                                           error))
        return FALSE;
    }
  if (step == KITH_STEP_ERROR)
    return FALSE;
  if (n_rows != signed_accounts->len)
    return refuse (error, _ ("An account that was signed is missing from the file. Restore a backup."));

  return TRUE;
}

static gboolean
store_row (KithChange *change, KithTrust *trust, KithTrustRow *row, GError **error)
{
  if (!kith_trust_append (trust, row, error))
    return FALSE;
  if (kith_db_run (kith_change_get_db (change), error, KITH_SQL_TRUST_INSERT, "iibixx", row->seq,
                   (gint64) row->kind, row->body, row->issuer, row->previous, (gsize) KITH_HASH_SIZE,
                   row->signature, (gsize) KITH_SIGNATURE_SIZE) < 0)
    return FALSE;

  kith_change_touch (change, "trust", row->seq);
  return TRUE;
}

gboolean
kith_trust_store_say_account (KithChange *change,
                              KithTrust *trust,
                              KithIdentity *issuer,
                              const KithTrustAccount *account,
                              GError **error)
{
  g_autoptr (KithTrustRow) row = kith_trust_sign_account (trust, issuer, account, error);

  return row && store_row (change, trust, row, error);
}

gboolean
kith_trust_store_say_key (KithChange *change,
                          KithTrust *trust,
                          KithIdentity *issuer,
                          KithRecordKey *key,
                          KithKeyState state,
                          GError **error)
{
  KithTrustKey said = { 0 };
  g_autoptr (KithTrustRow) row = NULL;

  said.id = kith_record_key_get_id (key);
  said.purpose = kith_record_key_get_purpose (key);
  said.epoch = kith_record_key_get_epoch (key);
  said.state = state;
  memcpy (said.public_key, kith_record_key_get_public (key), KITH_PUBLIC_KEY_SIZE);
  row = kith_trust_sign_key (trust, issuer, &said, error);

  return row && store_row (change, trust, row, error);
}

gboolean
kith_trust_store_say_guard (KithChange *change,
                            KithTrust *trust,
                            KithIdentity *issuer,
                            const KithTrustGuard *guard,
                            GError **error)
{
  g_autoptr (KithTrustRow) row = kith_trust_sign_guard (trust, issuer, guard, error);

  return row && store_row (change, trust, row, error);
}

gboolean
kith_trust_store_grant (KithChange *change,
                        KithTrust *trust,
                        KithRecordKey *key,
                        gint64 account,
                        GError **error)
{
  KithDb *db = kith_change_get_db (change);
  const KithTrustAccount *recipient = kith_trust_get_account (trust, account);
  const KithTrustKey *known = kith_trust_get_key (trust, kith_record_key_get_id (key));
  g_autoptr (GBytes) sealed = NULL;
  gint64 id = 0;

  if (!recipient || recipient->state != KITH_ACCOUNT_ACTIVE || !known ||
      memcmp (known->public_key, kith_record_key_get_public (key), KITH_PUBLIC_KEY_SIZE) != 0)
    return refuse (error, _ ("A key can only be given to an account that a coordinator signed."));

  sealed = kith_record_key_wrap (key, recipient->keys.box_public, error);
  if (!sealed ||
      kith_db_run (db, error, KITH_SQL_GRANT_PUT, "iiib", kith_change_new_id (change), known->id, account,
                   sealed) < 0 ||
      !kith_db_get_int64 (db, &id, error, KITH_SQL_GRANT_ID, "ii", known->id, account))
    return FALSE;

  kith_change_touch (change, "key_grant", id);
  return TRUE;
}

gboolean
kith_trust_store_take_grants (KithChange *change, const GArray *ids, GError **error)
{
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      if (kith_db_run (kith_change_get_db (change), error, KITH_SQL_GRANT_REMOVE, "i", id) < 0)
        return FALSE;
      kith_change_touch (change, "key_grant", id);
    }

  return TRUE;
}
