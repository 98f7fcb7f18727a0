/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The log as coordinators read it, and checkpoints on demand. */

#include "session/kith-audit.h"

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "session/kith-session-private.h"
#include "session/kith-session-queries.h"

static KithAuditEntry *
read_entry (KithSession *session, KithStmt *stmt)
{
  KithAuditEntry *entry = g_new0 (KithAuditEntry, 1);
  g_autoptr (GBytes) sealed = kith_stmt_dup_bytes (stmt, 6);

  entry->id = kith_stmt_get_int64 (stmt, 0);
  entry->event = (KithEvent) kith_stmt_get_int64 (stmt, 1);
  entry->utc = kith_stmt_get_int64 (stmt, 2);
  entry->account = kith_stmt_get_int64 (stmt, 3);
  entry->account_name = kith_stmt_dup_text (stmt, 4);
  entry->subject = kith_stmt_get_int64 (stmt, 5);
  if (!entry->account_name)
    entry->account_name = g_strdup (entry->account == 0 ? _ ("nobody") : _ ("unknown"));
  /* An entry whose details do not open still says that something happened; verifying names it. */
  if (sealed)
    entry->details = kith_session_open (session, KITH_PURPOSE_AUDIT, KITH_SEAL_KIND_AUDIT_DETAIL, entry->id,
                                        entry->subject, sealed, G_VARIANT_TYPE_VARDICT, NULL);
  return entry;
}

/* The numbers of a group's events between commas, for the statement to look in; nothing: any. */
static char *
write_kinds (KithEventGroup group)
{
  static const KithEvent events[] = {
#define EVENT(symbol, ...) KITH_EVENT_##symbol,
    KITH_EVENTS (EVENT)
#undef EVENT
  };
  GString *kinds = g_string_new (",");

  for (gsize i = 0; i < G_N_ELEMENTS (events); i++)
    {
      if (kith_event_is_in (events[i], group))
        g_string_append_printf (kinds, "%d,", (int) events[i]);
    }
  return g_string_free (kinds, FALSE);
}

/* The page goes on behind the entry before it: by time, and within a second by number. */
static void
bind_filter (KithStmt *stmt, const KithAuditFilter *filter, const KithAuditEntry *after, guint limit)
{
  gint64 newest = filter->until_utc ? filter->until_utc - 1 : G_MAXINT64;
  gint64 below = G_MAXINT64;
  g_autofree char *kinds = NULL;
  gboolean drafts = filter->group != KITH_EVENT_GROUP_BUT_DRAFTS;

  if (after && after->utc <= newest)
    {
      newest = after->utc;
      below = after->id;
    }
  /* What this version does not know is shown where nothing but drafts is left out. */
  kinds = filter->group == KITH_EVENT_GROUP_ALL || !drafts ? g_strdup ("") : write_kinds (filter->group);
  kith_stmt_bind (stmt, "iiiitwi", filter->from_utc, newest, below, filter->account, kinds,
                  drafts ? 0 : KITH_EVENT_DRAFT_SAVED, (gint64) limit);
  if (filter->subject)
    kith_stmt_bind_int64 (stmt, 8, filter->subject);
}

gboolean
kith_audit_note (KithStore *store, KithEvent event, gint64 account, GError **error)
{
  KithChain chain = { 0 };
  KithChainRow row = { .kind = event, .account = account, .utc = kith_clock_machine_ms () / 1000 };
  KithIdSource *ids;
  KithDb *db = kith_store_begin (store, error);

  if (!db)
    return FALSE;
  ids = kith_change_get_ids (store, db, error);
  if (ids)
    row.id = chain.chain = kith_id_source_next (ids, kith_clock_machine_ms ());
  if (!ids || !kith_chain_append (db, &chain, kith_store_get_id (store), NULL, &row, error))
    {
      kith_store_rollback (store);
      return FALSE;
    }

  return kith_store_commit (store, error);
}

/**
 * kith_audit_entry_free:
 * @self: (nullable) (transfer full): an entry
 */
void
kith_audit_entry_free (KithAuditEntry *self)
{
  if (!self)
    return;

  g_free (self->account_name);
  g_clear_pointer (&self->details, g_variant_unref);
  g_free (self);
}

/**
 * kith_audit_list:
 * @session: a coordinator's session
 * @filter: (nullable): what is asked for; %NULL: all of it
 * @after: (nullable): the last entry of the page before; %NULL: from the newest on
 * @limit: at most so many
 * @error: return location for an error
 *
 * Errors: %KITH_ERROR_NOT_PERMITTED.
 *
 * Returns: (transfer full) (element-type KithAuditEntry): entries by their time, newest first
 */
GPtrArray *
kith_audit_list (KithSession *session,
                 const KithAuditFilter *filter,
                 const KithAuditEntry *after,
                 guint limit,
                 GError **error)
{
  static const KithAuditFilter everything = { 0 };
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_audit_entry_free);
  g_autoptr (KithStmt) stmt = NULL;
  KithStep step;
  KithDb *db;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);

  if (!filter)
    filter = &everything;
  if (!kith_session_demand (session, KITH_ACTION_AUDIT_READ, error))
    return NULL;
  db = kith_store_get_reader (session->store, error);
  stmt = db ? kith_db_prepare (db, filter->subject ? KITH_SQL_AUDIT_LIST_SUBJECT : KITH_SQL_AUDIT_LIST, error)
            : NULL;
  if (!stmt)
    return NULL;

  bind_filter (stmt, filter, after, limit);
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    g_ptr_array_add (entries, read_entry (session, stmt));

  return step == KITH_STEP_ERROR ? NULL : g_steal_pointer (&entries);
}

/**
 * kith_audit_erase_details_in:
 * @change: a coordinator's transaction
 * @subject: the person the entries are about
 * @error: %KITH_ERROR_NOT_PERMITTED
 *
 * Destroys the sealed details of all entries about somebody. That they happened, when and by whom, stays: the
 * hash of an entry is over a digest of its details, and this digest is kept in their place.
 *
 * Returns: whether they are gone
 */
gboolean
kith_audit_erase_details_in (KithChange *change, gint64 subject, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GByteArray) digests = g_byte_array_new ();
  g_autoptr (KithStmt) stmt = NULL;
  KithStep step;

  g_return_val_if_fail (change != NULL && subject != 0, FALSE);

  if (!kith_session_demand (kith_change_get_session (change), KITH_ACTION_PERSON_ERASE, error))
    return FALSE;
  stmt = kith_db_prepare (kith_change_get_db (change), KITH_SQL_AUDIT_DETAILS_OF, error);
  if (!stmt)
    return FALSE;
  kith_stmt_bind (stmt, "i", subject);
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    {
      gint64 id = kith_stmt_get_int64 (stmt, 0);
      guint8 digest[KITH_HASH_SIZE];
      gsize size;
      gconstpointer details = kith_stmt_get_blob (stmt, 1, &size);

      kith_chain_digest_details (details, size, digest);
      g_array_append_val (ids, id);
      g_byte_array_append (digests, digest, sizeof digest);
    }
  if (step == KITH_STEP_ERROR)
    return FALSE;

  for (guint i = 0; i < ids->len; i++)
    if (kith_db_run (kith_change_get_db (change), error, KITH_SQL_AUDIT_ERASE, "ix",
                     g_array_index (ids, gint64, i), digests->data + i * KITH_HASH_SIZE,
                     (gsize) KITH_HASH_SIZE) < 0)
      return FALSE;
  return TRUE;
}

/**
 * kith_audit_checkpoint:
 * @session: an open session
 * @error: return location for an error
 *
 * Signs how far the log has come, now: before a backup, a report or a lock.
 *
 * Returns: whether it is durably signed
 */
gboolean
kith_audit_checkpoint (KithSession *session, GError **error)
{
  g_autoptr (KithTrust) trust = NULL;
  KithIdSource *ids;
  KithDb *db;
  gint64 utc;

  g_return_val_if_fail (KITH_IS_SESSION (session), FALSE);

  if (!kith_session_is_open (session, error))
    return FALSE;
  db = kith_store_begin (session->store, error);
  if (!db)
    return FALSE;

  utc = kith_clock_now (kith_session_get_clock (session)).utc;
  /* Only now, with the writer's turn: before, another thread's change of accounts may not be in it yet. */
  trust = kith_session_ref_trust (session);
  ids = kith_change_get_ids (session->store, db, error);
  if (!ids || !kith_checkpoint_write (db, kith_session_store_id (session), trust, session->identity, utc,
                                      kith_session_new_id_cb, session, error))
    {
      kith_store_rollback (session->store);
      return FALSE;
    }

  return kith_store_commit (session->store, error);
}

/**
 * kith_audit_note_restored:
 * @store: a store that was just put back from a backup
 * @error: return location for an error
 *
 * Writes into its log that this happened. Nobody need have unlocked it.
 *
 * Returns: whether it is written down
 */
gboolean
kith_audit_note_restored (KithStore *store, GError **error)
{
  g_return_val_if_fail (KITH_IS_STORE (store), FALSE);

  return kith_audit_note (store, KITH_EVENT_RESTORED, 0, error);
}

/**
 * kith_audit_head:
 * @store: a store, locked or not
 * @error: return location for an error
 *
 * Returns: (transfer full): the newest checkpoint's hash, 16 hexadecimal letters; of a store without one, the
 * hash that its log begins with
 */
char *
kith_audit_head (KithStore *store, GError **error)
{
  KithCheckpoint newest;
  g_autoptr (GError) read_error = NULL;
  guint8 hash[KITH_HASH_SIZE];
  GString *text;
  KithDb *db;

  g_return_val_if_fail (KITH_IS_STORE (store), NULL);

  db = kith_store_get_reader (store, error);
  if (!db)
    return NULL;
  if (kith_checkpoint_newest (db, &newest, &read_error))
    kith_checkpoint_hash (&newest, hash);
  else if (read_error)
    {
      g_propagate_error (error, g_steal_pointer (&read_error));
      return NULL;
    }
  else
    kith_chain_genesis (kith_store_get_id (store), hash);

  text = g_string_sized_new (16);
  for (gsize i = 0; i < 8; i++)
    g_string_append_printf (text, "%02x", hash[i]);
  return g_string_free (text, FALSE);
}
