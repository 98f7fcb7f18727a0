/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whoever has the lost copy and a passphrase or the recovery code has every key of then. So everybody gets
 * new key pairs and a new passphrase, recovery a new code, and each purpose and each guarded record a new
 * key, in one change; kith_accounts_reseal_step() does the rest. This account's own row is said last of the
 * accounts', since it is the last that its old key signs. */

#include "session/kith-lost.h"

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "session/kith-accounts-private.h"
#include "session/kith-session-private.h"
#include "session/kith-session-queries.h"
#include "session/kith-trust-turn-private.h"
#include "vault/kith-passphrase.h"

static const KithPurpose shared_purposes[] = { KITH_PURPOSE_DESK, KITH_PURPOSE_INTAKE, KITH_PURPOSE_CARE,
                                               KITH_PURPOSE_AUDIT };

struct _KithLost
{
  KithRecoveryCode *code; /* (owned) */
  GPtrArray *slips;       /* (owned) */
  guint n_guarded;
  guint n_drafts;
};

/* New key pairs of an account, and the bundle that they wait in. */
typedef struct
{
  gint64 account;
  KithIdentity *identity; /* (owned) */
  GBytes *bundle;         /* (owned) */
} NewKeys;

static void
new_keys_clear (gpointer data)
{
  NewKeys *keys = data;

  kith_identity_unref (keys->identity);
  g_bytes_unref (keys->bundle);
}

static void
slip_free (gpointer data)
{
  KithLostSlip *slip = data;

  g_free (slip->name);
  kith_secret_unref (slip->passphrase);
  g_free (slip);
}

static gboolean
refuse (GError **error, KithError code, const char *sentence)
{
  g_set_error_literal (error, KITH_ERROR, (int) code, sentence);
  return FALSE;
}

static gboolean
is_other (KithSession *session, const KithTrustAccount *account)
{
  return account->state == KITH_ACCOUNT_ACTIVE && account->role != KITH_ROLE_RECOVERY &&
         account->id != session->account;
}

static int
compare_slips (gconstpointer a, gconstpointer b)
{
  const KithLostSlip *one = *(KithLostSlip *const *) a;
  const KithLostSlip *other = *(KithLostSlip *const *) b;

  return g_utf8_collate (one->name, other->name);
}

static void
make_slips (KithLost *self, KithSession *session, KithTrust *trust)
{
  g_autoptr (GPtrArray) accounts = kith_trust_list_accounts (trust);

  for (guint i = 0; i < accounts->len; i++)
    {
      const KithTrustAccount *account = g_ptr_array_index (accounts, i);
      KithLostSlip *slip;

      if (!is_other (session, account))
        continue;
      slip = g_new0 (KithLostSlip, 1);
      slip->account = account->id;
      slip->name = g_strdup (account->name);
      slip->role = account->role;
      slip->passphrase = kith_passphrase_new_one_time (account->name, kith_center_get_name (session->center));
      g_ptr_array_add (self->slips, slip);
    }
  g_ptr_array_sort (self->slips, compare_slips);
}

/* What only the recovery code of until now can hand on: nobody else here holds it. */
static gboolean
count_closed (KithLost *self, KithSession *session, KithDb *db, KithTrust *trust, GError **error)
{
  g_autoptr (GPtrArray) guards = kith_trust_list_guards (trust);
  gint64 n = 0;

  for (guint i = 0; i < guards->len; i++)
    {
      const KithTrustGuard *guard = g_ptr_array_index (guards, i);
      gint64 erased;

      if (guard->state == KITH_RECORD_GUARDED && !kith_keyring_can_open (session->keyring, guard->key) &&
          !kith_db_get_int64 (db, &erased, NULL, KITH_SQL_IS_ERASED, "i", guard->person))
        self->n_guarded++;
    }
  if (!kith_db_get_int64 (db, &n, error, KITH_SQL_DRAFT_COUNT_OTHERS, "i", session->account))
    return FALSE;
  self->n_drafts = (guint) n;
  return TRUE;
}

static GBytes *
seal_bundle (KithIdentity *identity, KithSecret *passphrase, gboolean one_time, GError **error)
{
  KithKdfParams params;

  kith_kdf_params_init_default (&params);
  return one_time ? kith_identity_seal_one_time (identity, passphrase, &params, error)
                  : kith_identity_seal_bundle (identity, passphrase, &params, error);
}

static gboolean
make_keys (GArray *all, KithSession *session, gint64 account, KithSecret *passphrase, GError **error)
{
  g_autoptr (KithIdentity) identity =
      kith_identity_generate (account, kith_identity_get_root_public (session->identity));
  g_autoptr (GBytes) bundle = seal_bundle (identity, passphrase, account != session->account, error);
  NewKeys keys;

  if (!bundle)
    return FALSE;
  keys.account = account;
  keys.identity = g_steal_pointer (&identity);
  keys.bundle = g_steal_pointer (&bundle);
  g_array_append_val (all, keys);
  return TRUE;
}

/* (element-type NewKeys), this account's own last. Argon2id for each, so before the change begins. */
static GArray *
make_all_keys (KithLost *self,
               KithSession *session,
               KithSecret *new_passphrase,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (NewKeys));

  g_array_set_clear_func (all, new_keys_clear);
  for (guint i = 0; i < self->slips->len; i++)
    {
      const KithLostSlip *slip = g_ptr_array_index (self->slips, i);

      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !make_keys (all, session, slip->account, slip->passphrase, error))
        return NULL;
    }
  if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
      !make_keys (all, session, session->account, new_passphrase, error))
    return NULL;

  return g_steal_pointer (&all);
}

/* That it is the coordinator who sits here, and that what the thief may know is not said again. */
static gboolean
check_own (KithSession *session, KithSecret *own_passphrase, KithSecret *new_passphrase, GError **error)
{
  g_autoptr (KithStoreHold) hold = kith_store_hold (session->store, error);
  KithDb *db = hold ? kith_store_get_reader (session->store, error) : NULL;
  g_autoptr (GBytes) stored = db ? kith_account_read_bundle (db, session->account, error) : NULL;
  g_autoptr (KithIdentity) identity = NULL;

  return stored && kith_identity_open_bundle (stored, own_passphrase, session->account, &identity, error) &&
         kith_passphrase_check (new_passphrase, session->account_name, kith_center_get_name (session->center),
                                error) &&
         kith_account_check_differs (own_passphrase, new_passphrase, error);
}

/* (nullable) without an error: there is none. */
static KithIdentity *
open_code (KithSession *session, KithRecoveryCode *code, GError **error)
{
  g_autoptr (KithStoreHold) hold = NULL;
  g_autoptr (KithTrust) trust = kith_session_ref_trust (session);
  g_autoptr (GBytes) bundle = NULL;
  KithIdentity *identity = NULL;
  gint64 id = kith_trust_get_recovery (trust)->id;
  KithDb *db;

  if (!code)
    return NULL;
  hold = kith_store_hold (session->store, error);
  db = hold ? kith_store_get_reader (session->store, error) : NULL;
  bundle = db ? kith_account_read_bundle (db, id, error) : NULL;
  if (!bundle || !kith_recovery_code_open_bundle (code, bundle, id, &identity, error))
    return NULL;
  return identity;
}

/* Keys that recovery holds and this account does not. */
static KithKeyring *
open_handed (KithTrustTurn *turn, KithIdentity *recovery, GError **error)
{
  g_autoptr (KithKeyring) keyring = kith_keyring_new ();
  g_autoptr (KithStmt) stmt =
      kith_db_prepare (kith_change_get_db (turn->change), KITH_SQL_GRANTS_OF_ACCOUNT, error);
  KithStep step;

  if (!stmt || (recovery && !kith_trust_check_identity (turn->trust, recovery, error)))
    return NULL;
  kith_stmt_bind (stmt, "i", recovery ? kith_identity_get_account_id (recovery) : 0);
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    {
      const KithTrustKey *known = kith_trust_get_key (turn->trust, kith_stmt_get_int64 (stmt, 1));
      g_autoptr (GBytes) sealed = kith_stmt_dup_bytes (stmt, 2);
      g_autoptr (KithRecordKey) key = NULL;

      if (!known || !sealed || kith_keyring_can_open (turn->session->keyring, known->id))
        continue;
      key = kith_record_key_unwrap (sealed, recovery, known->id, known->purpose, known->epoch,
                                    known->public_key, NULL);
      if (key)
        kith_keyring_add (keyring, key);
    }

  return step == KITH_STEP_ERROR ? NULL : g_steal_pointer (&keyring);
}

static gboolean
may_hold (KithTrust *trust, const KithTrustAccount *account, const KithTrustKey *key)
{
  const KithTrustGuard *guard;

  if (account->state != KITH_ACCOUNT_ACTIVE)
    return FALSE;
  if (account->role == KITH_ROLE_RECOVERY || kith_role_holds (account->role, key->purpose))
    return TRUE;
  if (key->purpose == KITH_PURPOSE_DRAFT)
    return key->issuer == account->id;

  guard = key->purpose == KITH_PURPOSE_RECORD ? kith_trust_get_guard (trust, key->person) : NULL;
  return guard && guard->state == KITH_RECORD_GUARDED && guard->key == key->id &&
         kith_role_holds (account->role, KITH_PURPOSE_INTAKE) && kith_trust_guard_allows (guard, account->id);
}

/* To whom each belonged, and recovery. */
static gboolean
hand_on (KithTrustTurn *turn, KithKeyring *handed, GError **error)
{
  g_autoptr (GPtrArray) keys = kith_trust_list_keys (turn->trust);
  g_autoptr (GPtrArray) accounts = kith_trust_list_accounts (turn->trust);

  for (guint i = 0; i < keys->len; i++)
    {
      const KithTrustKey *known = g_ptr_array_index (keys, i);
      KithRecordKey *key = kith_keyring_peek (handed, known->id);

      for (guint j = 0; key && j < accounts->len; j++)
        {
          const KithTrustAccount *account = g_ptr_array_index (accounts, j);

          if (may_hold (turn->trust, account, known) &&
              !kith_trust_store_grant (turn->change, turn->trust, key, account->id, error))
            return FALSE;
        }
    }

  return TRUE;
}

static gboolean
put_keys (KithTrustTurn *turn, gint64 id, KithIdentity *identity, GBytes *bundle, GError **error)
{
  KithTrustAccount said = *kith_trust_get_account (turn->trust, id);

  said.keys = *kith_identity_get_public (identity);
  return kith_account_put_changed (turn->change, turn->trust, turn->session->identity, &said, bundle,
                                   error) &&
         kith_account_remove_grants (turn->change, id, NULL, said.role, error);
}

static gboolean
put_recovery (KithTrustTurn *turn, KithRecoveryCode *code, GError **error)
{
  gint64 id = kith_trust_get_recovery (turn->trust)->id;
  g_autoptr (KithIdentity) identity =
      kith_recovery_code_identity (code, id, kith_identity_get_root_public (turn->session->identity));
  g_autoptr (GBytes) bundle = kith_recovery_code_seal_bundle (code, identity);

  return put_keys (turn, id, identity, bundle, error);
}

/* Whoever was shown a slip is still there, and nobody came meanwhile who was shown none. */
static gboolean
check_slips (KithLost *self, KithTrustTurn *turn, GError **error)
{
  g_autoptr (GPtrArray) accounts = kith_trust_list_accounts (turn->trust);
  guint n = 0;

  for (guint i = 0; i < accounts->len; i++)
    n += is_other (turn->session, g_ptr_array_index (accounts, i));
  for (guint i = 0; i < self->slips->len; i++)
    {
      const KithLostSlip *slip = g_ptr_array_index (self->slips, i);
      const KithTrustAccount *account = kith_trust_get_account (turn->trust, slip->account);

      n -= account && is_other (turn->session, account);
    }

  return n == 0 || refuse (error, KITH_ERROR_CHANGED,
                           _ ("An account was added in the meantime. Nothing was changed; begin again."));
}

static gboolean
grant_everybody (KithTrustTurn *turn, GError **error)
{
  g_autoptr (GPtrArray) accounts = kith_trust_list_accounts (turn->trust);

  for (guint i = 0; i < accounts->len; i++)
    {
      const KithTrustAccount *account = g_ptr_array_index (accounts, i);

      if (account->state == KITH_ACCOUNT_ACTIVE &&
          !kith_account_grant_all (turn->change, turn->trust, account->id, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
change_all (KithLost *self, KithTrustTurn *turn, GArray *keys, KithIdentity *recovery, GError **error)
{
  g_autoptr (KithKeyring) handed = open_handed (turn, recovery, error);

  if (!handed || !check_slips (self, turn, error) || !put_recovery (turn, self->code, error))
    return FALSE;
  for (guint i = 0; i < keys->len; i++)
    {
      const NewKeys *one = &g_array_index (keys, NewKeys, i);
      const KithTrustAccount *known = kith_trust_get_account (turn->trust, one->account);

      if (known && known->state == KITH_ACCOUNT_ACTIVE &&
          !put_keys (turn, one->account, one->identity, one->bundle, error))
        return FALSE;
    }

  kith_change_take_identity (turn->change, g_array_index (keys, NewKeys, keys->len - 1).identity);
  if (!grant_everybody (turn, error) || !hand_on (turn, handed, error))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (shared_purposes); i++)
    if (!kith_account_rotate (turn->change, turn->trust, shared_purposes[i], error))
      return FALSE;

  return kith_trust_turn_commit (turn, error);
}

/**
 * kith_lost_prepare:
 * @session: a coordinator's session
 * @error: %KITH_ERROR_NOT_PERMITTED
 *
 * Makes a new recovery code, and a passphrase for one unlock for every other account. Nothing is changed yet.
 *
 * Returns: (transfer full): what is to be put on paper before kith_lost_run()
 */
KithLost *
kith_lost_prepare (KithSession *session, GError **error)
{
  g_autoptr (KithLost) self = NULL;
  g_autoptr (KithTrust) trust = NULL;
  KithDb *db;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);

  if (!kith_session_demand (session, KITH_ACTION_COMPUTER_LOST, error))
    return NULL;
  db = kith_store_get_reader (session->store, error);
  if (!db)
    return NULL;
  kith_session_catch_up (session, db);
  trust = kith_session_ref_trust (session);
  self = g_new0 (KithLost, 1);
  self->code = kith_recovery_code_new ();
  self->slips = g_ptr_array_new_with_free_func (slip_free);
  make_slips (self, session, trust);
  return count_closed (self, session, db, trust, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * kith_lost_free:
 * @self: (nullable) (transfer full): what was prepared
 */
void
kith_lost_free (KithLost *self)
{
  if (!self)
    return;

  g_clear_pointer (&self->code, kith_recovery_code_unref);
  g_clear_pointer (&self->slips, g_ptr_array_unref);
  g_free (self);
}

/**
 * kith_lost_get_code:
 * @self: what was prepared
 *
 * Returns: (transfer none): the recovery code to come
 */
KithRecoveryCode *
kith_lost_get_code (KithLost *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->code;
}

/**
 * kith_lost_get_slips:
 * @self: what was prepared
 *
 * Returns: (transfer none) (element-type KithLostSlip): by name, one for every other account
 */
GPtrArray *
kith_lost_get_slips (KithLost *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->slips;
}

/**
 * kith_lost_get_n_guarded:
 * @self: what was prepared
 *
 * Returns: how many guarded records this account may not open: where there are any, kith_lost_run() needs the
 * recovery code of until now
 */
guint
kith_lost_get_n_guarded (KithLost *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_guarded;
}

/**
 * kith_lost_get_n_drafts:
 * @self: what was prepared
 *
 * Returns: how many drafts of others there are, which without the recovery code of until now nobody can open
 * afterwards
 */
guint
kith_lost_get_n_drafts (KithLost *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_drafts;
}

/**
 * kith_lost_run:
 * @self: what was prepared, and is on paper
 * @session: the same coordinator's session; it goes on, with new keys
 * @own_passphrase: this account's of until now
 * @new_passphrase: the one to come
 * @code_before: (nullable): the recovery code of until now
 * @cancellable: (nullable): looked at until the change begins
 * @error: return location for an error
 *
 * Every account gets new key pairs, recovery the new code, and each purpose and each guarded record that this
 * account may open a new key. A guarded record that it may not open waits for somebody who may. Takes as long
 * as Argon2id does, once an account. What is stored is then sealed anew by kith_accounts_reseal_step().
 *
 * Errors: %KITH_ERROR_NOT_PERMITTED, %KITH_ERROR_WRONG_PASSPHRASE for @own_passphrase or @code_before,
 * %KITH_ERROR_INVALID for a new one that will not do and where a guarded record would be lost without
 * @code_before, %KITH_ERROR_CHANGED where an account was added since, %KITH_ERROR_UNVERIFIED,
 * %G_IO_ERROR_CANCELLED.
 *
 * Returns: whether all of it is done; otherwise nothing of it is
 */
gboolean
kith_lost_run (KithLost *self,
               KithSession *session,
               KithSecret *own_passphrase,
               KithSecret *new_passphrase,
               KithRecoveryCode *code_before,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (KithIdentity) recovery = NULL;
  g_autoptr (GArray) keys = NULL;
  g_auto (KithTrustTurn) turn = { 0 };

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (KITH_IS_SESSION (session), FALSE);
  g_return_val_if_fail (own_passphrase != NULL && new_passphrase != NULL, FALSE);

  if (!kith_session_demand (session, KITH_ACTION_COMPUTER_LOST, error))
    return FALSE;
  if (self->n_guarded > 0 && !code_before)
    return refuse (error, KITH_ERROR_INVALID,
                   _ ("There are guarded records that you may not open. They can be kept with the recovery "
                      "code of until now; or let a coordinator do this who may open them."));
  if (!check_own (session, own_passphrase, new_passphrase, error))
    return FALSE;
  recovery = open_code (session, code_before, error);
  if (code_before && !recovery)
    return FALSE;
  keys = make_all_keys (self, session, new_passphrase, cancellable, error);

  return keys && kith_trust_turn_begin (&turn, session, KITH_EVENT_COMPUTER_LOST, 0, error) &&
         change_all (self, &turn, keys, recovery, error);
}
