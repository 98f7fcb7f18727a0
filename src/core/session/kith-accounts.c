/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changing who is who: each operation believes the stored trust log anew, refuses to go on where the file
 * says something else, and writes account, statements and grants in one change that ends with a checkpoint
 * over the trust log. */

#include "session/kith-accounts.h"

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "base/kith-text.h"
#include "session/kith-accounts-private.h"
#include "session/kith-session-private.h"
#include "session/kith-session-queries.h"
#include "session/kith-trust-turn-private.h"
#include "vault/kith-passphrase.h"

static const KithPurpose shared_purposes[] = { KITH_PURPOSE_DESK, KITH_PURPOSE_INTAKE, KITH_PURPOSE_CARE,
                                               KITH_PURPOSE_AUDIT };

static gboolean
refuse (GError **error, KithError code, const char *sentence)
{
  g_set_error_literal (error, KITH_ERROR, (int) code, sentence);
  return FALSE;
}

static gboolean
turn_commit (KithTrustTurn *turn, const char *account_name, GError **error)
{
  if (account_name)
    kith_change_detail (turn->change, "account", g_variant_new_string (account_name));
  return kith_trust_turn_commit (turn, error);
}

/* (nullable) with an error: an active account that is neither one's own nor recovery. */
static const KithTrustAccount *
find_other (KithTrustTurn *turn, gint64 account, GError **error)
{
  const KithTrustAccount *known = kith_trust_get_account (turn->trust, account);

  if (!known || known->role == KITH_ROLE_RECOVERY)
    refuse (error, KITH_ERROR_NOT_FOUND, _ ("There is no such account in this store."));
  else if (known->state != KITH_ACCOUNT_ACTIVE)
    refuse (error, KITH_ERROR_INVALID, _ ("This account is retired. Add a new one instead."));
  else if (account == turn->session->account)
    refuse (error, KITH_ERROR_INVALID,
            _ ("Nobody can do this to their own account. Ask another coordinator, or change your own "
               "passphrase."));
  else
    return known;

  return NULL;
}

static char *
clean_name (const char *name, GError **error)
{
  g_autofree char *cleaned = NULL;

  if (g_utf8_validate (name, -1, NULL))
    cleaned = kith_text_clean (name, KITH_TEXT_NAME_MAX);
  if (!cleaned || kith_text_is_blank (cleaned))
    {
      refuse (error, KITH_ERROR_INVALID, _ ("An account needs a name, as the lock screen will show it."));
      return NULL;
    }
  return g_steal_pointer (&cleaned);
}

/* On the lock screen names must differ for the eye, not only in accents or letter size. */
static gboolean
check_name_is_free (KithTrust *trust, const char *name, GError **error)
{
  g_autoptr (GPtrArray) accounts = kith_trust_list_accounts (trust);
  g_autofree char *folded = kith_text_fold (name);

  for (guint i = 0; i < accounts->len; i++)
    {
      const KithTrustAccount *account = g_ptr_array_index (accounts, i);
      g_autofree char *other = kith_text_fold (account->name);

      if (g_str_equal (account->name, name) || g_str_equal (other, folded))
        {
          g_set_error (
              error, KITH_ERROR, KITH_ERROR_EXISTS,
              _ ("There is an account called “%s” already. Add an initial, so that they differ visibly."),
              account->name);
          return FALSE;
        }
    }

  return TRUE;
}

static gint64
reserve_id (KithSession *session, GError **error)
{
  g_autoptr (KithChange) change = kith_session_begin (session, KITH_EVENT_ACCOUNT_ADDED, 0, error);

  return change ? kith_change_new_id (change) : 0;
}

/* Argon2id, so before the change begins: nobody waits for it. */
static GBytes *
seal_bundle (KithSession *session,
             KithIdentity *identity,
             const char *name,
             KithSecret *passphrase,
             GError **error)
{
  KithKdfParams params;

  if (!kith_passphrase_check (passphrase, name, kith_center_get_name (session->center), error))
    return NULL;
  kith_kdf_params_init_default (&params);
  return kith_identity_seal_bundle (identity, passphrase, &params, error);
}

gboolean
kith_account_check_differs (KithSecret *before, KithSecret *after, GError **error)
{
  g_autoptr (KithSecret) one = kith_passphrase_compose (before, NULL);
  g_autoptr (KithSecret) other = kith_passphrase_compose (after, error);

  if (!other)
    return FALSE;
  return !one || !kith_secret_equal (one, other) ||
         refuse (error, KITH_ERROR_INVALID,
                 _ ("This is the passphrase from before. Choose another that nobody knows."));
}

/* The keys that wait for a passphrase of one's own. */
static gboolean
open_own (KithSession *session, KithDb *db, GError **error)
{
  g_autoptr (KithTrust) trust = kith_session_ref_trust (session);

  g_atomic_int_set (&session->one_time, FALSE);
  return kith_session_load_keys (session, db, trust, error);
}

/* What one role holds and the other does not gets new keys. */
static gboolean
rotate_lost (KithTrustTurn *turn, KithRole before, KithRole after, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (shared_purposes); i++)
    {
      if (kith_role_holds (before, shared_purposes[i]) && !kith_role_holds (after, shared_purposes[i]) &&
          !kith_account_rotate (turn->change, turn->trust, shared_purposes[i], error))
        return FALSE;
    }

  return TRUE;
}

/* New key pairs and a new passphrase for an account, by a coordinator or by the recovery code. */
static gboolean
give_new_keys (KithSession *session, KithEvent event, gint64 account, KithSecret *passphrase, GError **error)
{
  g_autoptr (KithIdentity) identity = NULL;
  g_autoptr (GBytes) bundle = NULL;
  g_auto (KithTrustTurn) turn = { 0 };
  g_autoptr (KithTrust) trust = kith_session_ref_trust (session);
  const KithTrustAccount *known = kith_trust_get_account (trust, account);
  KithTrustAccount said;

  identity = kith_identity_generate (account, kith_identity_get_root_public (session->identity));
  bundle = seal_bundle (session, identity, known ? known->name : NULL, passphrase, error);
  if (!bundle || !kith_trust_turn_begin (&turn, session, event, 0, error))
    return FALSE;

  known = find_other (&turn, account, error);
  if (!known)
    return FALSE;
  said = *known;
  said.keys = *kith_identity_get_public (identity);
  if (!kith_account_put_changed (turn.change, turn.trust, session->identity, &said, bundle, error) ||
      !kith_account_remove_grants (turn.change, account, NULL, said.role, error) ||
      !kith_account_grant_all (turn.change, turn.trust, account, error))
    return FALSE;

  return turn_commit (&turn, kith_trust_get_account (turn.trust, account)->name, error);
}

/**
 * kith_accounts_add:
 * @session: a coordinator's session
 * @name: as the lock screen will show it
 * @role: front desk, advocate or coordinator
 * @passphrase: the first one, which its owner should change
 * @error: return location for an error
 *
 * Takes as long as Argon2id does. Errors: %KITH_ERROR_NOT_PERMITTED, %KITH_ERROR_INVALID for a name or
 * passphrase that will not do, %KITH_ERROR_EXISTS, %KITH_ERROR_UNVERIFIED where the file says what nobody
 * signed.
 *
 * Returns: the new account's id, 0 on failure
 */
gint64
kith_accounts_add (KithSession *session,
                   const char *name,
                   KithRole role,
                   KithSecret *passphrase,
                   GError **error)
{
  g_autoptr (KithTrust) trust = NULL;
  g_autofree char *cleaned = NULL;
  g_autoptr (KithIdentity) identity = NULL;
  g_autoptr (GBytes) bundle = NULL;
  g_auto (KithTrustTurn) turn = { 0 };
  gint64 id;

  g_return_val_if_fail (KITH_IS_SESSION (session), 0);
  g_return_val_if_fail (name != NULL, 0);
  g_return_val_if_fail (passphrase != NULL, 0);
  g_return_val_if_fail (role >= KITH_ROLE_FRONT_DESK && role <= KITH_ROLE_COORDINATOR, 0);

  if (!kith_session_demand (session, KITH_ACTION_ACCOUNTS_MANAGE, error))
    return 0;
  trust = kith_session_ref_trust (session);
  cleaned = clean_name (name, error);
  if (!cleaned || !check_name_is_free (trust, cleaned, error))
    return 0;
  id = reserve_id (session, error);
  if (id == 0)
    return 0;

  identity = kith_identity_generate (id, kith_identity_get_root_public (session->identity));
  bundle = seal_bundle (session, identity, cleaned, passphrase, error);
  if (!bundle || !kith_trust_turn_begin (&turn, session, KITH_EVENT_ACCOUNT_ADDED, 0, error) ||
      !check_name_is_free (turn.trust, cleaned, error) ||
      !kith_account_put_new (turn.change, turn.trust, session->identity, identity, cleaned, role, bundle,
                             error) ||
      !kith_account_grant_all (turn.change, turn.trust, id, error))
    return 0;

  kith_change_detail (turn.change, "role", g_variant_new_string (kith_role_get_name (role)));
  return turn_commit (&turn, cleaned, error) ? id : 0;
}

/**
 * kith_accounts_set_role:
 * @session: another coordinator's session
 * @account: whose role
 * @role: front desk, advocate or coordinator
 * @error: return location for an error
 *
 * Gives the keys that the new role adds. For each right that is taken away the center gets a new key, granted
 * to those who keep the right and to recovery; what is stored is sealed anew by kith_accounts_reseal_step().
 *
 * Errors: %KITH_ERROR_NOT_PERMITTED, %KITH_ERROR_NOT_FOUND, %KITH_ERROR_INVALID for one's own or a retired
 * account, %KITH_ERROR_UNVERIFIED where the file says what nobody signed.
 *
 * Returns: whether it is done; the same role again is
 */
gboolean
kith_accounts_set_role (KithSession *session, gint64 account, KithRole role, GError **error)
{
  g_auto (KithTrustTurn) turn = { 0 };
  const KithTrustAccount *known;
  KithTrustAccount said;
  KithRole before;

  g_return_val_if_fail (KITH_IS_SESSION (session), FALSE);
  g_return_val_if_fail (role >= KITH_ROLE_FRONT_DESK && role <= KITH_ROLE_COORDINATOR, FALSE);

  if (!kith_session_demand (session, KITH_ACTION_ACCOUNTS_MANAGE, error) ||
      !kith_trust_turn_begin (&turn, session, KITH_EVENT_ACCOUNT_ROLE, 0, error))
    return FALSE;
  known = find_other (&turn, account, error);
  if (!known)
    return FALSE;
  before = known->role;
  if (before == role)
    return TRUE;

  said = *known;
  said.role = role;
  if (!kith_account_put_changed (turn.change, turn.trust, session->identity, &said, NULL, error) ||
      !kith_account_remove_grants (turn.change, account, turn.trust, role, error) ||
      !kith_account_grant_all (turn.change, turn.trust, account, error) ||
      !rotate_lost (&turn, before, role, error))
    return FALSE;

  kith_change_detail (turn.change, "role", g_variant_new_string (kith_role_get_name (role)));
  return turn_commit (&turn, kith_trust_get_account (turn.trust, account)->name, error);
}

/**
 * kith_accounts_retire:
 * @session: another coordinator's session
 * @account: who leaves
 * @error: return location for an error
 *
 * The account cannot be unlocked any more, and every key that it held is replaced. Errors: as
 * kith_accounts_set_role().
 *
 * Returns: whether it is done
 */
gboolean
kith_accounts_retire (KithSession *session, gint64 account, GError **error)
{
  g_auto (KithTrustTurn) turn = { 0 };
  const KithTrustAccount *known;
  KithTrustAccount said;

  g_return_val_if_fail (KITH_IS_SESSION (session), FALSE);

  if (!kith_session_demand (session, KITH_ACTION_ACCOUNTS_MANAGE, error) ||
      !kith_trust_turn_begin (&turn, session, KITH_EVENT_ACCOUNT_RETIRED, 0, error))
    return FALSE;
  known = find_other (&turn, account, error);
  if (!known)
    return FALSE;

  said = *known;
  said.state = KITH_ACCOUNT_RETIRED;
  if (!kith_account_put_changed (turn.change, turn.trust, session->identity, &said, NULL, error) ||
      kith_db_run (kith_change_get_db (turn.change), error, KITH_SQL_ACCOUNT_SET_BUNDLE, "in", account) < 0 ||
      !kith_account_remove_grants (turn.change, account, NULL, said.role, error) ||
      !rotate_lost (&turn, said.role, KITH_ROLE_NONE, error))
    return FALSE;

  return turn_commit (&turn, kith_trust_get_account (turn.trust, account)->name, error);
}

/**
 * kith_accounts_reset:
 * @session: another coordinator's session
 * @account: who forgot the passphrase
 * @new_passphrase: one that they should change
 * @error: return location for an error
 *
 * Gives the account new key pairs. Drafts of theirs stay sealed until the recovery code opens them. Errors:
 * as kith_accounts_set_role(), and %KITH_ERROR_INVALID for a passphrase that will not do.
 *
 * Returns: whether it is done
 */
gboolean
kith_accounts_reset (KithSession *session, gint64 account, KithSecret *new_passphrase, GError **error)
{
  g_return_val_if_fail (KITH_IS_SESSION (session), FALSE);
  g_return_val_if_fail (new_passphrase != NULL, FALSE);

  return kith_session_demand (session, KITH_ACTION_ACCOUNTS_MANAGE, error) &&
         give_new_keys (session, KITH_EVENT_ACCOUNT_PASSPHRASE, account, new_passphrase, error);
}

/**
 * kith_accounts_set_own_passphrase:
 * @session: anybody's session
 * @old_passphrase: the one that unlocks now
 * @new_passphrase: the one to come
 * @error: return location for an error
 *
 * Errors: %KITH_ERROR_WRONG_PASSPHRASE for the old one, %KITH_ERROR_INVALID for a new one that will not do;
 * where the old one was good for once, the same again will not.
 *
 * Returns: whether the new one unlocks from now on, and the old one does not
 */
gboolean
kith_accounts_set_own_passphrase (KithSession *session,
                                  KithSecret *old_passphrase,
                                  KithSecret *new_passphrase,
                                  GError **error)
{
  g_autoptr (KithStoreHold) hold = NULL;
  g_autoptr (GBytes) stored = NULL;
  g_autoptr (GBytes) bundle = NULL;
  g_autoptr (KithIdentity) identity = NULL;
  g_autoptr (KithChange) change = NULL;
  KithDb *db;

  g_return_val_if_fail (KITH_IS_SESSION (session), FALSE);
  g_return_val_if_fail (old_passphrase != NULL && new_passphrase != NULL, FALSE);

  if (!kith_session_demand (session, KITH_ACTION_OWN_PASSPHRASE, error))
    return FALSE;
  hold = kith_store_hold (session->store, error);
  db = hold ? kith_store_get_reader (session->store, error) : NULL;
  stored = db ? kith_account_read_bundle (db, session->account, error) : NULL;
  if (!stored || !kith_identity_open_bundle (stored, old_passphrase, session->account, &identity, error))
    return FALSE;
  if (kith_session_must_change_passphrase (session) &&
      !kith_account_check_differs (old_passphrase, new_passphrase, error))
    return FALSE;
  bundle = seal_bundle (session, session->identity, session->account_name, new_passphrase, error);
  if (!bundle)
    return FALSE;

  change = kith_session_begin (session, KITH_EVENT_ACCOUNT_PASSPHRASE, 0, error);
  if (!change ||
      !kith_change_expect_one (change,
                               kith_db_run (kith_change_get_db (change), error, KITH_SQL_ACCOUNT_SET_BUNDLE,
                                            "ib", session->account, bundle),
                               error))
    return FALSE;
  kith_change_touch (change, "account", session->account);
  if (!kith_change_commit (change, error))
    return FALSE;
  return !kith_session_must_change_passphrase (session) || open_own (session, db, error);
}

/**
 * kith_accounts_recover:
 * @store: an open store
 * @account: who cannot get in any more
 * @code: the center's recovery code
 * @new_passphrase: the passphrase to come
 * @error: return location for an error
 *
 * Errors: %KITH_ERROR_WRONG_PASSPHRASE where the code opens nothing here, %KITH_ERROR_NOT_FOUND,
 * %KITH_ERROR_INVALID, %KITH_ERROR_UNVERIFIED.
 *
 * Returns: whether the account has new keys and can be unlocked with the new passphrase
 */
gboolean
kith_accounts_recover (KithStore *store,
                       gint64 account,
                       KithRecoveryCode *code,
                       KithSecret *new_passphrase,
                       GError **error)
{
  g_autoptr (KithStoreHold) hold = NULL;
  g_autoptr (KithSession) session = NULL;
  gboolean done;

  g_return_val_if_fail (KITH_IS_STORE (store), FALSE);
  g_return_val_if_fail (code != NULL, FALSE);
  g_return_val_if_fail (new_passphrase != NULL, FALSE);

  hold = kith_store_hold (store, error);
  session = hold ? kith_account_enter_recovery (store, code, error) : NULL;
  if (!session)
    return FALSE;

  done = give_new_keys (session, KITH_EVENT_ACCOUNT_RECOVERED, account, new_passphrase, error);
  kith_session_close (session, NULL);
  return done;
}

/**
 * kith_accounts_renew_recovery:
 * @session: a coordinator's session
 * @error: return location for an error
 *
 * Replaces the recovery code. All shared keys are replaced with it: whoever kept the old code and an old copy
 * of the file opens nothing that is sealed from now on. kith_accounts_reseal_step() does the rest.
 *
 * Errors: %KITH_ERROR_NOT_PERMITTED, %KITH_ERROR_UNVERIFIED.
 *
 * Returns: (transfer full): the new code, handed out this once
 */
KithRecoveryCode *
kith_accounts_renew_recovery (KithSession *session, GError **error)
{
  g_autoptr (KithRecoveryCode) code = NULL;
  g_autoptr (KithIdentity) identity = NULL;
  g_autoptr (GBytes) bundle = NULL;
  g_auto (KithTrustTurn) turn = { 0 };
  KithTrustAccount said;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);

  if (!kith_session_demand (session, KITH_ACTION_RECOVERY_RENEW, error) ||
      !kith_trust_turn_begin (&turn, session, KITH_EVENT_RECOVERY_RENEWED, 0, error))
    return NULL;

  said = *kith_trust_get_recovery (turn.trust);
  code = kith_recovery_code_new ();
  identity = kith_recovery_code_identity (code, said.id, kith_identity_get_root_public (session->identity));
  bundle = kith_recovery_code_seal_bundle (code, identity);
  said.keys = *kith_identity_get_public (identity);
  if (!kith_account_put_changed (turn.change, turn.trust, session->identity, &said, bundle, error) ||
      !kith_account_remove_grants (turn.change, said.id, NULL, said.role, error) ||
      !kith_account_grant_all (turn.change, turn.trust, said.id, error) ||
      !rotate_lost (&turn, KITH_ROLE_RECOVERY, KITH_ROLE_NONE, error) || !turn_commit (&turn, NULL, error))
    return NULL;

  return g_steal_pointer (&code);
}
