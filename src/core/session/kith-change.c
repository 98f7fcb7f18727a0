/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The only write transaction. It collects which rows were written, and at commit adds one row to the
 * session's chain of the log that holds their digests: what verifying compares the store with. */

#include "session/kith-change.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "session/kith-session-private.h"
#include "session/kith-session-queries.h"
#include "session/kith-table-codes.h"
#include "store/kith-rows.h"

#define CHECKPOINT_EVERY 100
#define ID_SOURCE "kith-id-source"

typedef struct
{
  guint8 code;
  gint64 id;
} TouchedRow;

struct _KithChange
{
  KithSession *session; /* (owned) */
  KithDb *db;           /* (nullable) NULL once committed or rolled back */
  KithIdSource *ids;    /* the store's */
  KithEvent event;
  gint64 subject;
  GArray *touched;       /* (owned) (element-type TouchedRow) */
  GVariantDict *details; /* (owned) (nullable) */
  gboolean checkpoint;
  KithTrust *trust;       /* (owned) (nullable) the session's from this commit on */
  KithIdentity *identity; /* (owned) (nullable) the same */
};

static gboolean
raise_ids (KithIdSource *ids, KithDb *db, const char *sql, GError **error)
{
  gint64 last = 0;
  GError *read_error = NULL;

  if (!kith_db_get_int64 (db, &last, &read_error, sql, "") && read_error)
    {
      g_propagate_error (error, read_error);
      return FALSE;
    }
  return last <= 0 || kith_id_source_raise (ids, last, error);
}

/* The store's one source of ids; call it while writing. Every change ends with a row of the log, whose id is
 * the last that it takes: no id in the store is above the newest row's and the newest checkpoint's. */
KithIdSource *
kith_change_get_ids (KithStore *store, KithDb *db, GError **error)
{
  g_autoptr (KithIdSource) ids = NULL;
  KithIdSource *kept = g_object_get_data (G_OBJECT (store), ID_SOURCE);

  if (kept)
    return kept;

  ids = kith_id_source_new ();
  if (!raise_ids (ids, db, KITH_SQL_AUDIT_NEWEST, error) ||
      !raise_ids (ids, db, KITH_SQL_CHECKPOINT_NEWEST, error))
    return NULL;
  kept = ids;
  g_object_set_data_full (G_OBJECT (store), ID_SOURCE, g_steal_pointer (&ids),
                          (GDestroyNotify) kith_id_source_free);
  return kept;
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const TouchedRow *one = a;
  const TouchedRow *other = b;

  if (one->code != other->code)
    return one->code < other->code ? -1 : 1;
  return (one->id > other->id) - (one->id < other->id);
}

/* Code, id and digest of each touched row, once; a row that is gone has a digest of zeros. */
static GByteArray *
digest_rows (KithChange *self, GError **error)
{
  g_autoptr (GByteArray) changes = g_byte_array_sized_new (self->touched->len * KITH_CHANGE_SIZE);

  g_array_sort (self->touched, compare_rows);
  for (guint i = 0; i < self->touched->len; i++)
    {
      const TouchedRow *row = &g_array_index (self->touched, TouchedRow, i);
      guint8 digest[KITH_DIGEST_SIZE] = { 0 };
      guint64 id = GUINT64_TO_BE ((guint64) row->id);
      g_autoptr (GBytes) bytes = NULL;
      GError *read_error = NULL;

      if (i > 0 && compare_rows (row, row - 1) == 0)
        continue;

      bytes = kith_rows_serialise (self->db, kith_table_from_code (row->code), row->id, &read_error);
      if (read_error)
        {
          g_propagate_error (error, read_error);
          return NULL;
        }
      if (bytes)
        kith_vault_digest (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), digest);

      g_byte_array_append (changes, &row->code, 1);
      g_byte_array_append (changes, (const guint8 *) &id, sizeof id);
      g_byte_array_append (changes, digest, sizeof digest);
    }

  return g_steal_pointer (&changes);
}

gint64
kith_session_new_id_cb (gpointer user_data)
{
  KithSession *session = user_data;
  KithIdSource *ids = g_object_get_data (G_OBJECT (session->store), ID_SOURCE);

  return kith_id_source_next (ids, kith_clock_now_ms (kith_session_get_clock (session)));
}

static gboolean
write_log (KithChange *self, KithChain *chain, GError **error)
{
  KithSession *session = self->session;
  gint64 utc = kith_clock_now (kith_center_get_clock (session->center)).utc;
  g_autoptr (GByteArray) changes = NULL;
  g_autoptr (GBytes) details = NULL;
  KithChainRow row = {
    .kind = self->event, .utc = utc, .account = session->account, .subject = self->subject
  };

  changes = digest_rows (self, error);
  if (!changes)
    return FALSE;
  if (changes->len > 0)
    {
      row.changes = changes->data;
      row.changes_size = changes->len;
    }

  row.id = kith_change_new_id (self);
  if (chain->seq == 0)
    chain->chain = row.id;
  if (self->details)
    {
      details = kith_session_seal (session, KITH_PURPOSE_AUDIT, KITH_SEAL_KIND_AUDIT_DETAIL, row.id,
                                   self->subject, g_variant_dict_end (self->details), error);
      if (!details)
        return FALSE;
      row.details = g_bytes_get_data (details, &row.details_size);
    }

  if (!kith_chain_append (self->db, chain, kith_session_store_id (session), session->identity, &row, error))
    return FALSE;
  if (chain->seq % CHECKPOINT_EVERY != 0 && !self->checkpoint)
    return TRUE;
  return kith_checkpoint_write (self->db, kith_session_store_id (session),
                                self->trust ? self->trust : session->trust, kith_change_get_identity (self),
                                utc, kith_session_new_id_cb, session, error);
}

static void
roll_back (KithChange *self)
{
  if (self->db)
    {
      self->db = NULL;
      kith_store_rollback (self->session->store);
    }
}

void
kith_change_force_checkpoint (KithChange *self)
{
  self->checkpoint = TRUE;
}

/* What the trust log says once this is committed. */
void
kith_change_take_trust (KithChange *self, KithTrust *trust)
{
  kith_trust_ref (trust);
  g_clear_pointer (&self->trust, kith_trust_unref);
  self->trust = trust;
}

void
kith_change_take_identity (KithChange *self, KithIdentity *identity)
{
  kith_identity_ref (identity);
  g_clear_pointer (&self->identity, kith_identity_unref);
  self->identity = identity;
}

KithIdentity *
kith_change_get_identity (KithChange *self)
{
  return self->identity ? self->identity : self->session->identity;
}

/**
 * kith_change_get_session:
 * @self: a transaction
 *
 * Returns: (transfer none): whose rights and keys it uses
 */
KithSession *
kith_change_get_session (KithChange *self)
{
  return self->session;
}

/**
 * kith_session_begin:
 * @session: an open session
 * @event: what is about to happen
 * @subject: the person it is about, or 0
 * @error: return location for an error
 *
 * Begins the one kind of write transaction there is, on any thread; writers wait for each other. The same
 * thread must commit or free it. Errors: %KITH_ERROR_LOCKED, and those of kith_store_begin().
 *
 * Returns: (transfer full): the change, kith_change_free() without kith_change_commit() takes it back
 */
KithChange *
kith_session_begin (KithSession *session, KithEvent event, gint64 subject, GError **error)
{
  g_autoptr (KithChange) self = NULL;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);

  if (!kith_session_is_open (session, error))
    return NULL;

  self = g_new0 (KithChange, 1);
  self->session = g_object_ref (session);
  self->event = event;
  self->subject = subject;
  self->touched = g_array_new (FALSE, FALSE, sizeof (TouchedRow));
  self->db = kith_store_begin (session->store, error);
  if (!self->db)
    return NULL;
  self->ids = kith_change_get_ids (session->store, self->db, error);
  if (!self->ids)
    return NULL;

  kith_session_catch_up (session, self->db);
  return g_steal_pointer (&self);
}

/**
 * kith_change_get_db:
 * @self: a change
 *
 * Returns: (transfer none): the writing connection, inside the transaction
 */
KithDb *
kith_change_get_db (KithChange *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->db;
}

/**
 * kith_change_new_id:
 * @self: a change
 *
 * Returns: an id for a new row, above every one that was ever given out
 */
gint64
kith_change_new_id (KithChange *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return kith_id_source_next (self->ids, kith_clock_now_ms (kith_center_get_clock (self->session->center)));
}

/**
 * kith_change_touch:
 * @self: a change
 * @table: a table that the log follows
 * @id: the id of a row that was inserted, updated or deleted
 *
 * Has the row's digest written into the log at commit, as the row is then.
 */
void
kith_change_touch (KithChange *self, const char *table, gint64 id)
{
  TouchedRow row = { 0 };

  g_return_if_fail (self != NULL);
  g_return_if_fail (table != NULL);

  row.code = kith_table_code (table);
  row.id = id;
  g_return_if_fail (row.code != 0);
  g_array_append_val (self->touched, row);
}

/**
 * kith_change_announce:
 * @self: a change
 * @topic: what changed
 * @id: which of them, 0: many
 *
 * Tells listeners of the store, if and when this is committed.
 */
void
kith_change_announce (KithChange *self, const char *topic, gint64 id)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (topic != NULL);

  kith_store_announce (self->session->store, topic, id);
}

/**
 * kith_change_detail:
 * @self: a change
 * @name: a stable name
 * @value: its value; a floating one is taken over
 *
 * Adds to what coordinators can read of this change in the log. It is sealed under the key of the log.
 */
void
kith_change_detail (KithChange *self, const char *name, GVariant *value)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (name != NULL);
  g_return_if_fail (value != NULL);

  if (!self->details)
    self->details = g_variant_dict_new (NULL);
  g_variant_dict_insert_value (self->details, name, value);
}

/**
 * kith_change_expect_one:
 * @self: a change
 * @changed_rows: what kith_db_run() returned, with the same @error
 * @error: return location for an error
 *
 * For updates that name the version they began from.
 *
 * Returns: whether just one row changed; %KITH_ERROR_CHANGED where none had that version, and the error that
 * is already set where @changed_rows is negative
 */
gboolean
kith_change_expect_one (KithChange *self, int changed_rows, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (changed_rows < 0)
    return FALSE;
  if (changed_rows == 1)
    return TRUE;

  g_set_error_literal (
      error, KITH_ERROR, KITH_ERROR_CHANGED,
      _ ("Somebody else changed this in the meantime. Look at it again and repeat what you did."));
  return FALSE;
}

/**
 * kith_change_commit:
 * @self: a change
 * @error: return location for an error
 *
 * Writes the log row and makes everything durable. Afterwards the change is over either way: after a failure
 * nothing of it is left.
 *
 * Returns: whether it is done
 */
gboolean
kith_change_commit (KithChange *self, GError **error)
{
  KithSession *session;
  KithChain chain;
  gboolean done;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (self->db != NULL, FALSE);

  session = self->session;
  if (!kith_session_is_open (session, error))
    {
      roll_back (self);
      return FALSE;
    }

  /* The store lets the next writer in before the chain here has moved on; it waits for this mutex. */
  g_mutex_lock (&session->chain_mutex);
  chain = session->chain;
  done = write_log (self, &chain, error);
  if (done)
    {
      self->db = NULL;
      done = kith_store_commit (session->store, error);
    }
  if (done)
    {
      session->chain = chain;
      if (self->trust)
        kith_session_take_trust (session, self->trust);
      if (self->identity)
        kith_session_take_identity (session, self->identity);
    }
  g_mutex_unlock (&session->chain_mutex);

  if (!done)
    roll_back (self);
  return done;
}

/**
 * kith_change_free:
 * @self: (nullable) (transfer full): a change
 *
 * Frees it; what was not committed is taken back.
 */
void
kith_change_free (KithChange *self)
{
  if (!self)
    return;

  roll_back (self);
  g_clear_pointer (&self->details, g_variant_dict_unref);
  g_clear_pointer (&self->trust, kith_trust_unref);
  g_clear_pointer (&self->identity, kith_identity_unref);
  g_array_unref (self->touched);
  g_object_unref (self->session);
  g_free (self);
}
