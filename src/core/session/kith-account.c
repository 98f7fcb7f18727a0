/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Accounts as the lock screen shows them, and the rows and statements that they are made of. */

#include "session/kith-accounts.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "session/kith-accounts-private.h"
#include "session/kith-session-private.h"
#include "session/kith-session-queries.h"
#include "session/kith-trust-store-private.h"

static KithAccount *
read_row (KithStmt *stmt)
{
  KithAccount *self = g_new0 (KithAccount, 1);
  gint64 role = kith_stmt_get_int64 (stmt, 2);

  self->id = kith_stmt_get_int64 (stmt, 0);
  self->name = kith_stmt_dup_text (stmt, 1);
  if (!self->name)
    self->name = g_strdup ("");
  self->role =
      role == (guint32) role && kith_role_is_valid ((guint32) role) ? (KithRole) role : KITH_ROLE_NONE;
  self->active = kith_stmt_get_int64 (stmt, 3) == KITH_ACCOUNT_ACTIVE;
  return self;
}

static GPtrArray *
read_rows (KithStore *store, const char *sql, GError **error)
{
  g_autoptr (GPtrArray) accounts = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_account_free);
  g_autoptr (KithStmt) stmt = NULL;
  KithStep step;
  KithDb *db = kith_store_get_reader (store, error);

  stmt = db ? kith_db_prepare (db, sql, error) : NULL;
  if (!stmt)
    return NULL;
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    g_ptr_array_add (accounts, read_row (stmt));

  return step == KITH_STEP_ERROR ? NULL : g_steal_pointer (&accounts);
}

gboolean
kith_account_put_new (KithChange *change,
                      KithTrust *trust,
                      KithIdentity *issuer,
                      KithIdentity *account,
                      const char *name,
                      KithRole role,
                      GBytes *bundle,
                      GError **error)
{
  KithTrustAccount said = { 0 };

  said.id = kith_identity_get_account_id (account);
  said.name = (char *) name;
  said.role = role;
  said.state = KITH_ACCOUNT_ACTIVE;
  said.epoch = 1;
  said.keys = *kith_identity_get_public (account);

  if (!kith_trust_store_say_account (change, trust, issuer, &said, error) ||
      kith_db_run (kith_change_get_db (change), error, KITH_SQL_ACCOUNT_INSERT, "itwwb", said.id, name,
                   (int) role, KITH_ACCOUNT_ACTIVE, bundle) < 0)
    return FALSE;

  kith_change_touch (change, "account", said.id);
  kith_change_announce (change, "account", said.id);
  return TRUE;
}

gboolean
kith_account_put_changed (KithChange *change,
                          KithTrust *trust,
                          KithIdentity *issuer,
                          const KithTrustAccount *account,
                          GBytes *new_bundle,
                          GError **error)
{
  KithDb *db = kith_change_get_db (change);
  KithTrustAccount said = *account;
  g_autofree char *name = g_strdup (account->name);

  said.name = name;
  said.epoch++;
  if (!kith_trust_store_say_account (change, trust, issuer, &said, error) ||
      !kith_change_expect_one (change,
                               kith_db_run (db, error, KITH_SQL_ACCOUNT_UPDATE, "itww", said.id, name,
                                            (int) said.role, (int) said.state),
                               error))
    return FALSE;
  if (new_bundle &&
      !kith_change_expect_one (
          change, kith_db_run (db, error, KITH_SQL_ACCOUNT_SET_BUNDLE, "ib", said.id, new_bundle), error))
    return FALSE;

  kith_change_touch (change, "account", said.id);
  kith_change_announce (change, "account", said.id);
  return TRUE;
}

gboolean
kith_account_grant_all (KithChange *change, KithTrust *trust, gint64 account, GError **error)
{
  KithSession *session = kith_change_get_session (change);
  const KithTrustAccount *known = kith_trust_get_account (trust, account);
  g_autoptr (GPtrArray) keys = kith_trust_list_keys (trust);

  for (guint i = 0; i < keys->len; i++)
    {
      const KithTrustKey *key = g_ptr_array_index (keys, i);
      KithRecordKey *held = kith_keyring_peek (session->keyring, key->id);
      gboolean own_draft = key->purpose == KITH_PURPOSE_DRAFT && key->issuer == account;

      if (!held || !kith_record_key_can_open (held) ||
          !(kith_role_holds (known->role, key->purpose) || own_draft))
        continue;
      if (!kith_trust_store_grant (change, trust, held, account, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_lost (const KithTrustKey *key, KithRole role)
{
  /* A guarded record's key is for those who read intake. */
  if (key->purpose == KITH_PURPOSE_RECORD)
    return !kith_role_holds (role, KITH_PURPOSE_INTAKE);
  return kith_purpose_is_shared (key->purpose) && !kith_role_holds (role, key->purpose);
}

/* Takes away what the role does not hold; keep_for_role NULL: everything. */
gboolean
kith_account_remove_grants (KithChange *change,
                            gint64 account,
                            KithTrust *keep_for_role,
                            KithRole role,
                            GError **error)
{
  g_autoptr (GArray) gone = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (KithStmt) stmt =
      kith_db_prepare (kith_change_get_db (change), KITH_SQL_GRANTS_OF_ACCOUNT, error);
  KithStep step;

  if (!stmt)
    return FALSE;
  kith_stmt_bind (stmt, "i", account);
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    {
      gint64 id = kith_stmt_get_int64 (stmt, 0);
      const KithTrustKey *key =
          keep_for_role ? kith_trust_get_key (keep_for_role, kith_stmt_get_int64 (stmt, 1)) : NULL;

      if (!key || is_lost (key, role))
        g_array_append_val (gone, id);
    }
  return step != KITH_STEP_ERROR && kith_trust_store_take_grants (change, gone, error);
}

gboolean
kith_account_rotate (KithChange *change, KithTrust *trust, KithPurpose purpose, GError **error)
{
  const KithTrustKey *current = kith_trust_get_current_key (trust, purpose);
  g_autoptr (KithRecordKey) key = NULL;
  g_autoptr (GPtrArray) accounts = NULL;

  if (!current)
    return TRUE;
  key = kith_record_key_generate (kith_change_new_id (change), purpose, current->epoch + 1);
  if (!kith_trust_store_say_key (change, trust, kith_change_get_identity (change), key, KITH_KEY_CURRENT,
                                 error))
    return FALSE;

  accounts = kith_trust_list_accounts (trust);
  for (guint i = 0; i < accounts->len; i++)
    {
      const KithTrustAccount *account = g_ptr_array_index (accounts, i);

      if (account->state == KITH_ACCOUNT_ACTIVE && kith_role_holds (account->role, purpose) &&
          !kith_trust_store_grant (change, trust, key, account->id, error))
        return FALSE;
    }

  return TRUE;
}

GBytes *
kith_account_read_bundle (KithDb *db, gint64 account, GError **error)
{
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, KITH_SQL_ACCOUNT_GET, error);
  GBytes *bundle = NULL;
  KithStep step;

  if (!stmt)
    return NULL;
  kith_stmt_bind (stmt, "i", account);
  step = kith_stmt_step (stmt, error);
  if (step == KITH_STEP_ROW)
    bundle = kith_stmt_dup_bytes (stmt, 3);
  if (step != KITH_STEP_ERROR && !bundle)
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_NOT_FOUND,
                         _ ("There is no such account in this store."));

  return bundle;
}

KithSession *
kith_account_enter_recovery (KithStore *store, KithRecoveryCode *code, GError **error)
{
  g_autoptr (GError) read_error = NULL;
  g_autoptr (KithIdentity) identity = NULL;
  g_autoptr (GBytes) bundle = NULL;
  KithDb *db = kith_store_get_reader (store, error);
  gint64 recovery = 0;

  if (!db)
    return NULL;
  if (!kith_db_get_int64 (db, &recovery, &read_error, KITH_SQL_ACCOUNT_RECOVERY, ""))
    {
      if (read_error)
        g_propagate_error (error, g_steal_pointer (&read_error));
      else
        g_set_error_literal (error, KITH_ERROR, KITH_ERROR_UNVERIFIED,
                             _ ("The recovery account is missing from this store. Restore a backup."));
      return NULL;
    }

  bundle = kith_account_read_bundle (db, recovery, error);
  if (!bundle || !kith_recovery_code_open_bundle (code, bundle, recovery, &identity, error))
    return NULL;
  return kith_session_unlock_with (store, identity, error);
}

/**
 * kith_account_free:
 * @self: (nullable) (transfer full): an account
 */
void
kith_account_free (KithAccount *self)
{
  if (!self)
    return;

  g_free (self->name);
  g_free (self);
}

/**
 * kith_accounts_list:
 * @store: a store, locked or not
 * @error: return location for an error
 *
 * What the lock screen offers. Nothing of it is verified; unlocking does that.
 *
 * Returns: (transfer full) (element-type KithAccount): the active accounts by name, without recovery
 */
GPtrArray *
kith_accounts_list (KithStore *store, GError **error)
{
  g_return_val_if_fail (KITH_IS_STORE (store), NULL);

  return read_rows (store, KITH_SQL_ACCOUNTS_ACTIVE, error);
}

/**
 * kith_accounts_list_all:
 * @store: a store, locked or not
 * @error: return location for an error
 *
 * Whoever may stand in the log. Nothing of it is verified.
 *
 * Returns: (transfer full) (element-type KithAccount): the accounts in the order in which they came, retired
 * ones and recovery too
 */
GPtrArray *
kith_accounts_list_all (KithStore *store, GError **error)
{
  g_return_val_if_fail (KITH_IS_STORE (store), NULL);

  return read_rows (store, KITH_SQL_ACCOUNTS, error);
}

/**
 * kith_accounts_find:
 * @store: a store, locked or not
 * @name: an account's whole name
 * @error: return location for an error
 *
 * Returns: (transfer full): the account of that name, retired ones too; %KITH_ERROR_NOT_FOUND where there is
 * none
 */
KithAccount *
kith_accounts_find (KithStore *store, const char *name, GError **error)
{
  g_autoptr (KithStmt) stmt = NULL;
  KithStep step;
  KithDb *db;

  g_return_val_if_fail (KITH_IS_STORE (store), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  db = kith_store_get_reader (store, error);
  stmt = db ? kith_db_prepare (db, KITH_SQL_ACCOUNT_FIND, error) : NULL;
  if (!stmt)
    return NULL;
  kith_stmt_bind (stmt, "t", name);
  step = kith_stmt_step (stmt, error);
  if (step == KITH_STEP_DONE)
    g_set_error (error, KITH_ERROR, KITH_ERROR_NOT_FOUND, _ ("There is no account called “%s”."), name);

  return step == KITH_STEP_ROW ? read_row (stmt) : NULL;
}
