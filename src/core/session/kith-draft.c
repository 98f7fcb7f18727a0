/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drafts: each account has a key of its own for them, which it brings into the trust log itself and grants to
 * recovery and nobody else. */

#include "session/kith-draft.h"

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "session/kith-session-private.h"
#include "session/kith-session-queries.h"
#include "session/kith-trust-store-private.h"

/* Our own key, newer than the recovery code: an old code must not open what is typed after it was replaced.
 */
static gboolean
has_draft_key (KithSession *session)
{
  KithRecordKey *key = kith_keyring_peek_current (session->keyring, KITH_PURPOSE_DRAFT);
  g_autoptr (KithTrust) trust = kith_session_ref_trust (session);
  const KithTrustKey *known = key ? kith_trust_get_key (trust, kith_record_key_get_id (key)) : NULL;

  return known && kith_record_key_can_open (key) && known->seq > kith_trust_get_recovery (trust)->seq;
}

static gboolean
bring_draft_key (KithSession *session, GError **error)
{
  g_autoptr (KithTrustHistory) history = kith_trust_history_new ();
  g_autoptr (KithChange) change = kith_session_begin (session, KITH_EVENT_KEYS_ROTATED, 0, error);
  g_autoptr (KithTrust) trust = NULL;
  g_autoptr (KithRecordKey) key = NULL;
  KithDb *db = change ? kith_change_get_db (change) : NULL;

  if (!db)
    return FALSE;
  trust = kith_trust_store_load (db, kith_identity_get_root_public (session->identity), history, error);
  if (!trust || !kith_trust_store_check_end (db, history, error))
    return FALSE;

  key = kith_record_key_generate (kith_change_new_id (change), KITH_PURPOSE_DRAFT, 1);
  if (!kith_trust_store_say_key (change, trust, session->identity, key, KITH_KEY_CURRENT, error) ||
      !kith_trust_store_grant (change, trust, key, session->account, error) ||
      !kith_trust_store_grant (change, trust, key, kith_trust_get_recovery (trust)->id, error))
    return FALSE;

  kith_change_take_trust (change, trust);
  kith_change_force_checkpoint (change);
  if (!kith_change_commit (change, error))
    return FALSE;

  kith_keyring_set_current (session->keyring, key);
  return TRUE;
}

/**
 * kith_draft_need_key:
 * @session: an author's session
 * @error: return location for an error
 *
 * Brings the account's own key into the trust log where it has none yet, in a change of its own.
 *
 * Returns: whether something can be sealed to this account and recovery alone
 */
gboolean
kith_draft_need_key (KithSession *session, GError **error)
{
  g_return_val_if_fail (KITH_IS_SESSION (session), FALSE);

  if (!kith_session_demand (session, KITH_ACTION_DRAFT_OWN, error))
    return FALSE;
  return has_draft_key (session) || bring_draft_key (session, error);
}

/**
 * kith_draft_save:
 * @session: the author's session
 * @id: what an earlier save returned, or 0
 * @kind: what is being written
 * @subject: the person it is about, or 0
 * @content: what was typed; a floating one is taken over
 * @error: return location for an error
 *
 * Seals it so that only its author and recovery can open it. Errors: %KITH_ERROR_NOT_FOUND where there is no
 * such draft of this account any more.
 *
 * Returns: its id, 0 on failure
 */
gint64
kith_draft_save (KithSession *session,
                 gint64 id,
                 KithDraftKind kind,
                 gint64 subject,
                 GVariant *content,
                 GError **error)
{
  g_autoptr (GVariant) held = g_variant_ref_sink (content);
  g_autoptr (KithChange) change = NULL;
  g_autoptr (GBytes) sealed = NULL;
  gboolean is_new = id == 0;
  gint64 utc;
  int changed;

  g_return_val_if_fail (KITH_IS_SESSION (session), 0);

  if (!kith_session_demand (session, KITH_ACTION_DRAFT_OWN, error) || !kith_draft_need_key (session, error))
    return 0;
  change = kith_session_begin (session, KITH_EVENT_DRAFT_SAVED, 0, error);
  if (!change)
    return 0;
  if (is_new)
    id = kith_change_new_id (change);
  sealed = kith_session_seal (session, KITH_PURPOSE_DRAFT, KITH_SEAL_KIND_DRAFT, id, 0,
                              g_variant_new_variant (held), error);
  if (!sealed)
    return 0;

  utc = kith_clock_now (kith_session_get_clock (session)).utc;
  if (is_new)
    changed = kith_db_run (kith_change_get_db (change), error, KITH_SQL_DRAFT_INSERT, "iiwobi", id,
                           session->account, (int) kind, (gboolean) (subject != 0), subject, sealed, utc);
  else
    changed = kith_db_run (kith_change_get_db (change), error, KITH_SQL_DRAFT_UPDATE, "iibi", id,
                           session->account, sealed, utc);
  if (changed == 0)
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_NOT_FOUND, _ ("This draft is not there any more."));
  if (changed != 1)
    return 0;

  kith_change_touch (change, "draft", id);
  return kith_change_commit (change, error) ? id : 0;
}

/* Of a statement whose first columns are id and sealed. */
static GVariant *
open_content (KithSession *session, KithStmt *stmt, GError **error)
{
  g_autoptr (GBytes) sealed = kith_stmt_dup_bytes (stmt, 1);
  g_autoptr (GVariant) boxed = NULL;

  if (!sealed)
    sealed = g_bytes_new (NULL, 0);
  boxed = kith_session_open (session, KITH_PURPOSE_DRAFT, KITH_SEAL_KIND_DRAFT, kith_stmt_get_int64 (stmt, 0),
                             0, sealed, G_VARIANT_TYPE_VARIANT, error);
  return boxed ? g_variant_get_variant (boxed) : NULL;
}

/**
 * kith_draft_load:
 * @session: the author's session
 * @kind: what was being written
 * @subject: the person it is about, or 0
 * @id: (out) (optional): the draft's id; untouched where there is none
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): what this account typed last; %NULL without an error where there is no
 * draft
 */
GVariant *
kith_draft_load (KithSession *session, KithDraftKind kind, gint64 subject, gint64 *id, GError **error)
{
  g_autoptr (KithStmt) stmt = NULL;
  GVariant *content;
  KithDb *db;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);

  if (!kith_session_demand (session, KITH_ACTION_DRAFT_OWN, error))
    return NULL;
  db = kith_store_get_reader (session->store, error);
  stmt = db ? kith_db_prepare (db, KITH_SQL_DRAFT_FIND, error) : NULL;
  if (!stmt)
    return NULL;
  kith_stmt_bind (stmt, "iwi", session->account, (int) kind, subject);
  if (kith_stmt_step (stmt, error) != KITH_STEP_ROW)
    return NULL;

  content = open_content (session, stmt, error);
  if (content && id)
    *id = kith_stmt_get_int64 (stmt, 0);
  return content;
}

static gboolean
does_not_open (const GError *error)
{
  return g_error_matches (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED) ||
         g_error_matches (error, KITH_ERROR, KITH_ERROR_DAMAGED);
}

/**
 * kith_draft_free:
 * @self: (nullable) (transfer full): a draft
 */
void
kith_draft_free (KithDraft *self)
{
  if (!self)
    return;

  g_variant_unref (self->content);
  g_free (self);
}

/**
 * kith_draft_list:
 * @session: the author's session
 * @kind: what is being written
 * @error: return location for an error
 *
 * One that does not open is left out, so that it keeps nobody from the others: it was sealed before the
 * account's keys were given anew (kith_accounts_reset()), or is damaged, which verifying names.
 *
 * Returns: (transfer full) (element-type KithDraft): what this account has begun of that kind, newest first
 */
GPtrArray *
kith_draft_list (KithSession *session, KithDraftKind kind, GError **error)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_draft_free);
  g_autoptr (KithStmt) stmt = NULL;
  KithStep step;
  KithDb *db;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);

  if (!kith_session_demand (session, KITH_ACTION_DRAFT_OWN, error))
    return NULL;
  db = kith_store_get_reader (session->store, error);
  stmt = db ? kith_db_prepare (db, KITH_SQL_DRAFTS, error) : NULL;
  if (!stmt)
    return NULL;
  kith_stmt_bind (stmt, "iw", session->account, (int) kind);
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    {
      g_autoptr (GError) local = NULL;
      GVariant *content = open_content (session, stmt, &local);
      KithDraft *draft;

      if (!content && !does_not_open (local))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return NULL;
        }
      if (!content)
        continue;
      draft = g_new0 (KithDraft, 1);
      draft->content = content;
      draft->id = kith_stmt_get_int64 (stmt, 0);
      draft->subject = kith_stmt_get_int64 (stmt, 2);
      draft->utc = kith_stmt_get_int64 (stmt, 3);
      g_ptr_array_add (drafts, draft);
    }

  return step == KITH_STEP_DONE ? g_steal_pointer (&drafts) : NULL;
}

/**
 * kith_draft_remove_in:
 * @change: the author's transaction, which makes something of what was typed
 * @id: the draft's id
 * @error: %KITH_ERROR_NOT_FOUND where there is no such draft of this account any more
 *
 * Returns: whether it is gone with this change
 */
gboolean
kith_draft_remove_in (KithChange *change, gint64 id, GError **error)
{
  KithSession *session;
  int changed;

  g_return_val_if_fail (change != NULL, FALSE);

  session = kith_change_get_session (change);
  if (!kith_session_demand (session, KITH_ACTION_DRAFT_OWN, error))
    return FALSE;
  changed =
      kith_db_run (kith_change_get_db (change), error, KITH_SQL_DRAFT_REMOVE, "ii", id, session->account);
  if (changed == 0)
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_NOT_FOUND, _ ("This draft is not there any more."));
  if (changed != 1)
    return FALSE;
  kith_change_touch (change, "draft", id);
  return TRUE;
}

/**
 * kith_draft_discard:
 * @session: the author's session
 * @id: the draft's id
 * @error: return location for an error
 *
 * Returns: whether there is no such draft of this account any more
 */
gboolean
kith_draft_discard (KithSession *session, gint64 id, GError **error)
{
  g_autoptr (KithChange) change = NULL;
  int changed;

  g_return_val_if_fail (KITH_IS_SESSION (session), FALSE);

  if (!kith_session_demand (session, KITH_ACTION_DRAFT_OWN, error))
    return FALSE;
  change = kith_session_begin (session, KITH_EVENT_DRAFT_SAVED, 0, error);
  if (!change)
    return FALSE;
  changed =
      kith_db_run (kith_change_get_db (change), error, KITH_SQL_DRAFT_REMOVE, "ii", id, session->account);
  if (changed <= 0)
    return changed == 0;

  kith_change_touch (change, "draft", id);
  return kith_change_commit (change, error);
}

/**
 * kith_draft_count_of:
 * @session: a coordinator's session
 * @account: whose drafts
 * @n: (out): how many there are
 * @error: %KITH_ERROR_NOT_PERMITTED
 *
 * For somebody who is to retire: what is in them only they and recovery can open.
 *
 * Returns: whether @n is set
 */
gboolean
kith_draft_count_of (KithSession *session, gint64 account, guint *n, GError **error)
{
  gint64 count = 0;
  KithDb *db;

  g_return_val_if_fail (KITH_IS_SESSION (session), FALSE);
  g_return_val_if_fail (n != NULL, FALSE);

  if (!kith_session_demand (session, KITH_ACTION_ACCOUNTS_MANAGE, error))
    return FALSE;
  db = kith_store_get_reader (session->store, error);
  if (!db || !kith_db_get_int64 (db, &count, error, KITH_SQL_DRAFT_COUNT_OF, "i", account))
    return FALSE;
  *n = (guint) count;
  return TRUE;
}
