/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Unlocking a store: the passphrase opens the account's bundle, the bundle's root public key is what the
 * trust log is believed from, and the log says which of the keys granted to this account are the center's. */

#include "session/kith-session.h"

#include <inttypes.h>
#include <string.h>
#include <glib/gi18n-lib.h>

#include "base/kith-clock.h"
#include "base/kith-error.h"
#include "session/kith-session-private.h"
#include "session/kith-session-queries.h"
#include "session/kith-trust-store-private.h"

G_DEFINE_FINAL_TYPE (KithSession, kith_session, G_TYPE_OBJECT)

/* An account as the file has it. */
typedef struct
{
  char *name; /* (owned) */
  gint64 role;
  gint64 state;
  GBytes *bundle; /* (owned) (nullable) */
} AccountRow;

static void
account_row_clear (AccountRow *row)
{
  g_clear_pointer (&row->name, g_free);
  g_clear_pointer (&row->bundle, g_bytes_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AccountRow, account_row_clear)

static gboolean
read_account (KithDb *db, gint64 account, AccountRow *row, GError **error)
{
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, KITH_SQL_ACCOUNT_GET, error);
  KithStep step;

  if (!stmt)
    return FALSE;
  kith_stmt_bind (stmt, "i", account);
  step = kith_stmt_step (stmt, error);
  if (step == KITH_STEP_DONE)
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_NOT_FOUND,
                         _ ("There is no such account in this store."));
  if (step != KITH_STEP_ROW)
    return FALSE;

  row->name = kith_stmt_dup_text (stmt, 0);
  row->role = kith_stmt_get_int64 (stmt, 1);
  row->state = kith_stmt_get_int64 (stmt, 2);
  row->bundle = kith_stmt_dup_bytes (stmt, 3);
  return TRUE;
}

static gboolean
check_root (KithDb *db, KithIdentity *identity, GError **error)
{
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, KITH_SQL_META, error);
  gconstpointer root;
  gsize size;

  if (!stmt)
    return FALSE;
  switch (kith_stmt_step (stmt, error))
    {
    case KITH_STEP_ERROR:
      return FALSE;
    case KITH_STEP_ROW:
      root = kith_stmt_get_blob (stmt, 1, &size);
      if (root && size == KITH_PUBLIC_KEY_SIZE &&
          memcmp (root, kith_identity_get_root_public (identity), KITH_PUBLIC_KEY_SIZE) == 0)
        return TRUE;
      break;
    case KITH_STEP_DONE:
    default:
      break;
    }

  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_UNVERIFIED,
                       _ ("The store’s root key is not the one that this account knows. Restore a backup."));
  return FALSE;
}

/* A key that the log knows: with its secret half where a grant for this account opens, else for adding only.
 */
static KithRecordKey *
open_key (KithSession *self, const KithTrustKey *known, GBytes *grant)
{
  KithRecordKey *key = NULL;

  if (grant)
    {
      g_autoptr (GError) grant_error = NULL;

      key = kith_record_key_unwrap (grant, self->identity, known->id, known->purpose, known->epoch,
                                    known->public_key, &grant_error);
      if (!key)
        g_debug ("%s", grant_error->message);
    }

  return key ? key : kith_record_key_new_public (known->id, known->purpose, known->epoch, known->public_key);
}

/* What is told about somebody is added under it by those too who cannot open it. */
static gboolean
guards_somebody (KithTrust *trust, const KithTrustKey *known)
{
  return known->person != 0 && kith_trust_get_guard_key (trust, known->person) == known;
}

/* A shared purpose has one current key; of the drafts' keys, one's own newest. */
static gboolean
is_current_here (KithSession *self, KithTrust *trust, const KithTrustKey *known, KithRecordKey *key)
{
  if (known->state != KITH_KEY_CURRENT)
    return FALSE;
  if (kith_purpose_is_shared (known->purpose))
    return kith_trust_get_current_key (trust, known->purpose) == known;
  return known->purpose == KITH_PURPOSE_DRAFT && known->issuer == self->account &&
         kith_record_key_can_open (key);
}

gboolean
kith_session_load_keys (KithSession *self, KithDb *db, KithTrust *trust, GError **error)
{
  g_autoptr (GHashTable) grants =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_bytes_unref);
  g_autoptr (GPtrArray) keys = kith_trust_list_keys (trust);
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, KITH_SQL_GRANTS_OF_ACCOUNT, error);
  KithStep step;

  if (!stmt)
    return FALSE;
  if (g_atomic_int_get (&self->one_time))
    return TRUE;
  kith_stmt_bind (stmt, "i", self->account);
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    {
      gint64 id = kith_stmt_get_int64 (stmt, 1);
      GBytes *sealed = kith_stmt_dup_bytes (stmt, 2);

      if (sealed)
        g_hash_table_replace (grants, g_memdup2 (&id, sizeof id), sealed);
    }
  if (step == KITH_STEP_ERROR)
    return FALSE;

  for (guint i = 0; i < keys->len; i++)
    {
      const KithTrustKey *known = g_ptr_array_index (keys, i);
      g_autoptr (KithRecordKey) key = NULL;

      if (kith_keyring_can_open (self->keyring, known->id))
        key = kith_record_key_ref (kith_keyring_peek (self->keyring, known->id));
      else
        key = open_key (self, known, g_hash_table_lookup (grants, &known->id));

      if (is_current_here (self, trust, known, key))
        kith_keyring_set_current (self->keyring, key);
      else if (kith_record_key_can_open (key) || guards_somebody (trust, known))
        kith_keyring_add (self->keyring, key);
    }

  return TRUE;
}

KithTrust *
kith_session_ref_trust (KithSession *self)
{
  KithTrust *trust;

  g_mutex_lock (&self->chain_mutex);
  trust = kith_trust_ref (self->trust);
  g_mutex_unlock (&self->chain_mutex);
  return trust;
}

void
kith_session_take_trust (KithSession *self, KithTrust *trust)
{
  KithTrust *before = self->trust;

  self->trust = kith_trust_ref (trust);
  kith_trust_unref (before);
}

void
kith_session_take_identity (KithSession *self, KithIdentity *identity)
{
  KithIdentity *before = self->former;

  self->former = self->identity;
  self->identity = kith_identity_ref (identity);
  g_clear_pointer (&before, kith_identity_unref);
}

gboolean
kith_session_is_open (KithSession *self, GError **error)
{
  if (!g_atomic_int_get (&self->closed))
    return TRUE;

  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_LOCKED, _ ("Kith is locked. Unlock it to go on."));
  return FALSE;
}

static void
kith_session_finalize (GObject *object)
{
  KithSession *self = KITH_SESSION (object);

  g_clear_pointer (&self->keyring, kith_keyring_unref);
  g_clear_pointer (&self->trust, kith_trust_unref);
  g_clear_pointer (&self->identity, kith_identity_unref);
  g_clear_pointer (&self->former, kith_identity_unref);
  g_clear_object (&self->center);
  g_clear_object (&self->store);
  g_clear_pointer (&self->reseal_changed, g_hash_table_unref);
  g_free (self->account_name);
  g_mutex_clear (&self->chain_mutex);

  G_OBJECT_CLASS (kith_session_parent_class)->finalize (object);
}

static void
kith_session_class_init (KithSessionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kith_session_finalize;
}

static void
kith_session_init (KithSession *self)
{
  g_mutex_init (&self->chain_mutex);
  self->reseal_left = -1;
}

KithSession *
kith_session_new_fresh (KithStore *store,
                        KithCenter *center,
                        KithIdentity *identity,
                        KithTrust *trust,
                        KithKeyring *keyring,
                        const char *account_name,
                        KithRole role)
{
  KithSession *self = g_object_new (KITH_TYPE_SESSION, NULL);

  self->store = g_object_ref (store);
  self->center = g_object_ref (center);
  self->identity = kith_identity_ref (identity);
  self->trust = kith_trust_ref (trust);
  self->keyring = kith_keyring_ref (keyring);
  self->account = kith_identity_get_account_id (identity);
  self->account_name = g_strdup (account_name);
  self->role = role;
  return self;
}

/* That somebody tried, for the coordinators to see. The refusal itself must not depend on it. */
void
kith_session_note_refusal (KithStore *store, KithEvent event, gint64 account)
{
  g_autoptr (GError) note_error = NULL;

  if (!kith_store_is_read_only (store) && !kith_audit_note (store, event, account, &note_error))
    g_debug ("%s", note_error->message);
}

/* The first row of the session's chain. A store that cannot be written to can still be read. */
static void
note_unlocked (KithSession *self, GBytes *new_bundle)
{
  g_autoptr (GError) note_error = NULL;
  g_autoptr (KithChange) change = NULL;

  if (kith_store_is_read_only (self->store))
    return;
  change = kith_session_begin (self, KITH_EVENT_UNLOCKED, 0, &note_error);
  if (change && new_bundle)
    {
      if (kith_db_run (kith_change_get_db (change), &note_error, KITH_SQL_ACCOUNT_SET_BUNDLE, "ib",
                       self->account, new_bundle) == 1)
        kith_change_touch (change, "account", self->account);
    }
  if (!change || note_error || !kith_change_commit (change, &note_error))
    g_debug ("%s", note_error->message);
}

/* Believes what the store says as far as it is signed, and opens what is granted. */
static KithSession *
enter (KithStore *store, KithIdentity *identity, gboolean one_time, GError **error)
{
  g_autoptr (KithCenter) center = NULL;
  g_autoptr (KithTrust) trust = NULL;
  g_autoptr (KithTrustHistory) history = kith_trust_history_new ();
  g_autoptr (KithKeyring) keyring = kith_keyring_new ();
  g_autoptr (KithSession) self = NULL;
  g_auto (AccountRow) row = { 0 };
  gint64 account = kith_identity_get_account_id (identity);
  gint64 latest = 0;
  KithDb *db = kith_store_get_reader (store, error);

  if (!db || !read_account (db, account, &row, error) || !check_root (db, identity, error))
    return NULL;

  trust = kith_trust_store_load (db, kith_identity_get_root_public (identity), history, error);
  if (!trust || !kith_trust_store_check_end (db, history, error) ||
      !kith_trust_store_check_account (trust, account, row.name, row.role, row.state, error) ||
      !kith_trust_check_identity (trust, identity, error))
    return NULL;
  if (row.state != KITH_ACCOUNT_ACTIVE)
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED,
                           _ ("This account is retired. A coordinator can add a new one."));
      return NULL;
    }

  center = kith_center_load (store, error);
  if (!center)
    return NULL;
  self = kith_session_new_fresh (store, center, identity, trust, keyring, row.name, (KithRole) row.role);
  self->one_time = one_time;
  if (!kith_session_load_keys (self, db, trust, error))
    return NULL;

  if (kith_db_get_int64 (db, &latest, NULL, KITH_SQL_AUDIT_LATEST_UTC, ""))
    kith_clock_note_latest (kith_center_get_clock (center), latest);
  return g_steal_pointer (&self);
}

static GBytes *
raise_bundle (KithIdentity *identity, GBytes *bundle, KithSecret *passphrase)
{
  KithKdfParams params;

  if (!kith_identity_bundle_needs_raise (bundle))
    return NULL;
  kith_kdf_params_init_default (&params);
  return kith_identity_seal_bundle (identity, passphrase, &params, NULL);
}

/**
 * kith_session_unlock:
 * @store: an open store
 * @account: an account's id
 * @passphrase: its passphrase, as kith_passphrase_prepare() made it
 * @cancellable: (nullable): looked at between the costly steps
 * @error: return location for an error
 *
 * Opens the account's bundle (Argon2id: a good part of a second, so not on a thread that draws), replays the
 * trust log from the root public key inside it, and opens the keys granted to it.
 *
 * A passphrase that was given for once opens no key yet (kith_session_must_change_passphrase()).
 *
 * Errors: %KITH_ERROR_WRONG_PASSPHRASE, %KITH_ERROR_NOT_FOUND, %KITH_ERROR_NOT_PERMITTED for a retired
 * account, %KITH_ERROR_UNVERIFIED where the file says what nobody signed.
 *
 * Returns: (transfer full): the session
 */
KithSession *
kith_session_unlock (KithStore *store,
                     gint64 account,
                     KithSecret *passphrase,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (KithStoreHold) hold = NULL;
  g_autoptr (KithIdentity) identity = NULL;
  g_autoptr (KithSession) self = NULL;
  g_autoptr (GBytes) raised = NULL;
  g_auto (AccountRow) row = { 0 };
  g_autoptr (GError) open_error = NULL;
  KithDb *db;

  g_return_val_if_fail (KITH_IS_STORE (store), NULL);
  g_return_val_if_fail (passphrase != NULL, NULL);

  hold = kith_store_hold (store, error);
  db = hold ? kith_store_get_reader (store, error) : NULL;
  if (!db || !read_account (db, account, &row, error))
    return NULL;
  if (!row.bundle || row.role == KITH_ROLE_RECOVERY)
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED,
                           _ ("This account cannot be unlocked by a passphrase."));
      return NULL;
    }
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  if (!kith_identity_open_bundle (row.bundle, passphrase, account, &identity, &open_error))
    {
      if (g_error_matches (open_error, KITH_ERROR, KITH_ERROR_WRONG_PASSPHRASE))
        kith_session_note_refusal (store, KITH_EVENT_UNLOCK_REFUSED, account);
      g_propagate_error (error, g_steal_pointer (&open_error));
      return NULL;
    }
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  self = enter (store, identity, kith_identity_bundle_is_one_time (row.bundle), error);
  if (!self)
    return NULL;
  if (!self->one_time)
    raised = raise_bundle (identity, row.bundle, passphrase);
  note_unlocked (self, raised);
  return g_steal_pointer (&self);
}

/**
 * kith_session_unlock_with:
 * @store: an open store
 * @identity: an account's identity, opened by other means (a PIN, a recovery code)
 * @error: return location for an error
 *
 * Errors: as kith_session_unlock().
 *
 * Returns: (transfer full): the session
 */
KithSession *
kith_session_unlock_with (KithStore *store, KithIdentity *identity, GError **error)
{
  KithSession *self;

  g_return_val_if_fail (KITH_IS_STORE (store), NULL);
  g_return_val_if_fail (identity != NULL, NULL);

  self = enter (store, identity, FALSE, error);
  if (self)
    note_unlocked (self, NULL);
  return self;
}

/**
 * kith_session_close:
 * @self: a session
 * @error: return location for an error
 *
 * Writes the last row and checkpoint, and forgets every key. Closing twice is fine.
 *
 * Returns: whether the log could be written; the session is closed either way
 */
gboolean
kith_session_close (KithSession *self, GError **error)
{
  gboolean done = TRUE;

  g_return_val_if_fail (KITH_IS_SESSION (self), FALSE);

  if (g_atomic_int_get (&self->closed))
    return TRUE;

  if (!kith_store_is_read_only (self->store))
    {
      g_autoptr (KithChange) change = kith_session_begin (self, KITH_EVENT_LOCKED, 0, error);

      if (change)
        kith_change_force_checkpoint (change);
      done = change && kith_change_commit (change, error);
    }

  g_atomic_int_set (&self->closed, TRUE);
  kith_keyring_lock (self->keyring);
  return done;
}

/**
 * kith_session_get_store:
 * @self: a session
 *
 * Returns: (transfer none): its store
 */
KithStore *
kith_session_get_store (KithSession *self)
{
  g_return_val_if_fail (KITH_IS_SESSION (self), NULL);

  return self->store;
}

/**
 * kith_session_get_worker:
 * @self: a session
 *
 * Returns: (transfer none): the store's database thread
 */
KithWorker *
kith_session_get_worker (KithSession *self)
{
  g_return_val_if_fail (KITH_IS_SESSION (self), NULL);

  return kith_store_get_worker (self->store);
}

/**
 * kith_session_get_center:
 * @self: a session
 *
 * Returns: (transfer none): the center
 */
KithCenter *
kith_session_get_center (KithSession *self)
{
  g_return_val_if_fail (KITH_IS_SESSION (self), NULL);

  return self->center;
}

/**
 * kith_session_get_clock:
 * @self: a session
 *
 * Returns: (transfer none): the center's clock
 */
KithClock *
kith_session_get_clock (KithSession *self)
{
  g_return_val_if_fail (KITH_IS_SESSION (self), NULL);

  return kith_center_get_clock (self->center);
}

/**
 * kith_session_get_identity:
 * @self: a session
 *
 * Returns: (transfer none): the account's secrets
 */
KithIdentity *
kith_session_get_identity (KithSession *self)
{
  g_return_val_if_fail (KITH_IS_SESSION (self), NULL);

  return self->identity;
}

/**
 * kith_session_get_keyring:
 * @self: a session
 *
 * Returns: (transfer none): the keys that this account opened
 */
KithKeyring *
kith_session_get_keyring (KithSession *self)
{
  g_return_val_if_fail (KITH_IS_SESSION (self), NULL);

  return self->keyring;
}

/**
 * kith_session_get_account:
 * @self: a session
 *
 * Returns: the account's id
 */
gint64
kith_session_get_account (KithSession *self)
{
  g_return_val_if_fail (KITH_IS_SESSION (self), 0);

  return self->account;
}

/**
 * kith_session_get_account_name:
 * @self: a session
 *
 * Returns: (transfer none): the account's name
 */
const char *
kith_session_get_account_name (KithSession *self)
{
  g_return_val_if_fail (KITH_IS_SESSION (self), NULL);

  return self->account_name;
}

/**
 * kith_session_get_role:
 * @self: a session
 *
 * Returns: the account's role, as a coordinator signed it
 */
KithRole
kith_session_get_role (KithSession *self)
{
  g_return_val_if_fail (KITH_IS_SESSION (self), KITH_ROLE_NONE);

  return self->role;
}

/**
 * kith_session_may:
 * @self: a session
 * @action: an action
 *
 * Returns: whether the account's role may do this; for hiding what would be refused
 */
gboolean
kith_session_may (KithSession *self, KithAction action)
{
  g_return_val_if_fail (KITH_IS_SESSION (self), FALSE);

  return kith_role_may (self->role, action) &&
         (action == KITH_ACTION_OWN_PASSPHRASE || kith_session_is_own (self, NULL));
}

/**
 * kith_session_demand:
 * @self: a session
 * @action: an action
 * @error: return location for an error
 *
 * What every service asks before it does anything.
 *
 * Returns: whether the session is open and the account's role may do this; %KITH_ERROR_LOCKED or
 *   %KITH_ERROR_NOT_PERMITTED otherwise
 */
gboolean
kith_session_demand (KithSession *self, KithAction action, GError **error)
{
  g_return_val_if_fail (KITH_IS_SESSION (self), FALSE);

  if (!kith_session_is_open (self, error) ||
      (action != KITH_ACTION_OWN_PASSPHRASE && !kith_session_is_own (self, error)))
    return FALSE;
  if (kith_role_may (self->role, action))
    return TRUE;

  /* Translators: %1$s is a role, %2$s a stable English name of an action, such as "audit-read". */
  g_set_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED,
               _ ("The role “%s” may not do this (%s). Ask a coordinator."), kith_role_get_label (self->role),
               kith_action_code (action));
  return FALSE;
}

/**
 * kith_session_seal:
 * @self: an open session
 * @purpose: the compartment
 * @kind: what the value is
 * @row: the id of its row
 * @person: whom it is about, or 0
 * @content: what to seal; a floating one is taken over
 * @error: return location for an error
 *
 * Seals under the compartment's current key, or that of a guarded record. Where the account does not hold the
 * secret half, it deposits: it adds what it cannot read back. Errors: %KITH_ERROR_LOCKED,
 * %KITH_ERROR_NOT_PERMITTED where the compartment takes no deposits.
 *
 * Returns: (transfer full): the sealed value
 */
GBytes *
kith_session_seal (KithSession *self,
                   KithPurpose purpose,
                   KithSealKind kind,
                   gint64 row,
                   gint64 person,
                   GVariant *content,
                   GError **error)
{
  g_autoptr (GVariant) held = g_variant_ref_sink (content);
  KithSealContext context = { purpose, kind, row, person };
  KithRecordKey *key;

  g_return_val_if_fail (KITH_IS_SESSION (self), NULL);

  if (!kith_session_is_open (self, error))
    return NULL;
  key = kith_session_peek_key (self, purpose, person);
  if (!key)
    {
      g_set_error (error, KITH_ERROR, KITH_ERROR_UNVERIFIED,
                   _ ("There is no signed key for “%s” in this store. Restore a backup."),
                   kith_purpose_get_name (purpose));
      return NULL;
    }

  return kith_seal_variant (key, &context, held, error);
}

/**
 * kith_session_open:
 * @self: an open session
 * @purpose: the compartment
 * @kind: what the value is
 * @row: the id of its row
 * @person: whom it is about, or 0
 * @sealed: the sealed value
 * @type: the type that the content must have
 * @error: return location for an error
 *
 * Errors: %KITH_ERROR_LOCKED, %KITH_ERROR_NOT_PERMITTED where this account has no key to it,
 * %KITH_ERROR_DAMAGED where it is not what was sealed there.
 *
 * Returns: (transfer full): the content
 */
GVariant *
kith_session_open (KithSession *self,
                   KithPurpose purpose,
                   KithSealKind kind,
                   gint64 row,
                   gint64 person,
                   GBytes *sealed,
                   const GVariantType *type,
                   GError **error)
{
  KithSealContext context = { purpose, kind, row, person };

  g_return_val_if_fail (KITH_IS_SESSION (self), NULL);
  g_return_val_if_fail (sealed != NULL, NULL);

  if (!kith_session_is_open (self, error))
    return NULL;
  if (!kith_session_is_under_key (self, purpose, person, sealed))
    {
      g_set_error (error, KITH_ERROR, KITH_ERROR_DAMAGED,
                   _ ("What is sealed in row %" PRId64 " (%s) is not under the key of this person’s record. "
                      "Verify the store."),
                   row, kith_purpose_get_name (purpose));
      return NULL;
    }
  return kith_open_sealed_variant (self->keyring, &context, sealed, type, error);
}

/**
 * kith_session_can_open:
 * @self: a session
 * @purpose: a compartment
 *
 * Returns: whether this account can read what is sealed there now
 */
gboolean
kith_session_can_open (KithSession *self, KithPurpose purpose)
{
  KithRecordKey *key;

  g_return_val_if_fail (KITH_IS_SESSION (self), FALSE);

  key = kith_keyring_peek_current (self->keyring, purpose);
  return key && kith_record_key_can_open (key);
}

/**
 * kith_session_record:
 * @self: an open session
 * @event: what happened
 * @subject: the person it is about, or 0
 * @details: (nullable): an a{sv} for coordinators; a floating one is taken over
 * @error: return location for an error
 *
 * Writes down what changes no row: that something was read, printed, exported.
 *
 * Returns: whether it is durably written down; who cannot write it down must not go on
 */
gboolean
kith_session_record (KithSession *self, KithEvent event, gint64 subject, GVariant *details, GError **error)
{
  g_autoptr (GVariant) held = details ? g_variant_ref_sink (details) : NULL;
  g_autoptr (KithChange) change = NULL;

  g_return_val_if_fail (KITH_IS_SESSION (self), FALSE);
  g_return_val_if_fail (!held || g_variant_is_of_type (held, G_VARIANT_TYPE_VARDICT), FALSE);

  change = kith_session_begin (self, event, subject, error);
  if (!change)
    return FALSE;
  if (held)
    {
      GVariantIter iter;
      const char *name;
      GVariant *value;

      g_variant_iter_init (&iter, held);
      while (g_variant_iter_next (&iter, "{&sv}", &name, &value))
        {
          kith_change_detail (change, name, value);
          g_variant_unref (value);
        }
    }

  return kith_change_commit (change, error);
}
