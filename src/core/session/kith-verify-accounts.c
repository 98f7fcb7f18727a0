/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Accounts and grants, against what was signed. */

#include "session/kith-verify-private.h"

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "session/kith-session-private.h"
#include "session/kith-session-queries.h"

static gboolean
check_account_rows (KithVerify *self, GHashTable *seen, GError **error)
{
  GError *problem = NULL;
  g_autoptr (KithStmt) stmt = kith_db_prepare (self->db, KITH_SQL_ACCOUNTS, &problem);

  while (stmt && kith_stmt_step (stmt, &problem) == KITH_STEP_ROW)
    {
      gint64 id = kith_stmt_get_int64 (stmt, 0);
      g_autoptr (GError) unlike = NULL;

      g_hash_table_add (seen, g_memdup2 (&id, sizeof id));
      if (!kith_trust_store_check_account (self->trust, id, kith_stmt_get_text (stmt, 1),
                                           kith_stmt_get_int64 (stmt, 2), kith_stmt_get_int64 (stmt, 3),
                                           &unlike))
        kith_verify_tell (self, "account", id, "%s", unlike->message);
    }

  return !problem || kith_verify_survive (self, "account", problem, error);
}

static void
check_missing_accounts (KithVerify *self, GHashTable *seen)
{
  g_autoptr (GPtrArray) accounts = kith_trust_list_accounts (self->trust);

  for (guint i = 0; i < accounts->len; i++)
    {
      const KithTrustAccount *account = g_ptr_array_index (accounts, i);

      if (!g_hash_table_contains (seen, &account->id))
        kith_verify_tell (self, "account", account->id,
                          _ ("The account “%s” was signed, but is missing from the file."), account->name);
    }
}

static void
check_grant (KithVerify *self,
             gint64 id,
             const KithTrustKey *key,
             const KithTrustAccount *account,
             GBytes *sealed)
{
  g_autoptr (KithRecordKey) opened = NULL;
  g_autoptr (GError) problem = NULL;

  if (!key || !account)
    {
      kith_verify_tell (self, "key_grant", id,
                        _ ("A key is granted that nobody signed, or to somebody whom nobody signed."));
      return;
    }
  if (account->state != KITH_ACCOUNT_ACTIVE ||
      (kith_purpose_is_shared (key->purpose) && !kith_role_holds (account->role, key->purpose)))
    {
      kith_verify_tell (self, "key_grant", id,
                        _ ("“%s” has a grant of the key for “%s”, which the signed role does not hold."),
                        account->name, kith_purpose_get_name (key->purpose));
      return;
    }
  if (key->purpose == KITH_PURPOSE_RECORD && !kith_verify_guard_grant (self, key, account))
    {
      kith_verify_tell (self, "key_grant", id,
                        _ ("“%s” has a grant of the key of a record that nobody opened to them."),
                        account->name);
      return;
    }
  if (!self->session || self->session->account != account->id)
    return;

  opened = sealed ? kith_record_key_unwrap (sealed, self->session->identity, key->id, key->purpose,
                                            key->epoch, key->public_key, &problem)
                  : NULL;
  if (!opened)
    kith_verify_tell (self, "key_grant", id, "%s", problem ? problem->message : _ ("A grant is empty."));
}

char *
kith_verify_grant_name (gint64 key, gint64 account)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, key, account);
}

static gboolean
check_grant_rows (KithVerify *self, GHashTable *seen, GError **error)
{
  GError *problem = NULL;
  g_autoptr (KithStmt) stmt = kith_db_prepare (self->db, KITH_SQL_GRANTS, &problem);

  while (stmt && kith_stmt_step (stmt, &problem) == KITH_STEP_ROW)
    {
      gint64 key = kith_stmt_get_int64 (stmt, 1);
      gint64 account = kith_stmt_get_int64 (stmt, 2);
      g_autoptr (GBytes) sealed = kith_stmt_dup_bytes (stmt, 3);

      g_hash_table_add (seen, kith_verify_grant_name (key, account));
      check_grant (self, kith_stmt_get_int64 (stmt, 0), kith_trust_get_key (self->trust, key),
                   kith_trust_get_account (self->trust, account), sealed);
    }

  return !problem || kith_verify_survive (self, "key_grant", problem, error);
}

/* Whoever holds a compartment must have a grant of its current key. */
static void
check_missing_grants (KithVerify *self, GHashTable *seen)
{
  static const KithPurpose purposes[] = { KITH_PURPOSE_DESK, KITH_PURPOSE_INTAKE, KITH_PURPOSE_CARE,
                                          KITH_PURPOSE_AUDIT };
  g_autoptr (GPtrArray) accounts = kith_trust_list_accounts (self->trust);

  for (guint i = 0; i < accounts->len; i++)
    {
      const KithTrustAccount *account = g_ptr_array_index (accounts, i);

      for (gsize j = 0; j < G_N_ELEMENTS (purposes); j++)
        {
          const KithTrustKey *key = kith_trust_get_current_key (self->trust, purposes[j]);
          g_autofree char *name = key ? kith_verify_grant_name (key->id, account->id) : NULL;

          if (name && account->state == KITH_ACCOUNT_ACTIVE && kith_role_holds (account->role, purposes[j]) &&
              !g_hash_table_contains (seen, name))
            kith_verify_tell (self, "key_grant", 0, _ ("“%s” has no grant of the current key for “%s”."),
                              account->name, kith_purpose_get_name (purposes[j]));
        }
    }
}

gboolean
kith_verify_accounts (KithVerify *self, GError **error)
{
  g_autoptr (GHashTable) accounts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) grants = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  /* What cannot be believed cannot be compared with; that was told already. */
  if (!self->trust)
    return TRUE;
  if (!check_account_rows (self, accounts, error))
    return FALSE;
  check_missing_accounts (self, accounts);
  if (!check_grant_rows (self, grants, error))
    return FALSE;
  check_missing_grants (self, grants);
  return kith_verify_guards (self, grants, error);
}
