/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Guarded records: that the rows and grants of each are those that were signed. */

#include "session/kith-verify-private.h"

#include <inttypes.h>
#include <glib/gi18n-lib.h>

#include "session/kith-session-queries.h"

static gboolean
contains (GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;

  return FALSE;
}

static gboolean
is_erased (KithVerify *self, gint64 person)
{
  gint64 id;

  return kith_db_get_int64 (self->db, &id, NULL, KITH_SQL_IS_ERASED, "i", person);
}

/* A row that is there and that nobody signed; seen: every row that is there. */
static gboolean
check_rows (KithVerify *self, GArray *seen, GError **error)
{
  GError *problem = NULL;
  g_autoptr (KithStmt) stmt = kith_db_prepare (self->db, KITH_SQL_GUARD_ROWS, &problem);

  while (stmt && kith_stmt_step (stmt, &problem) == KITH_STEP_ROW)
    {
      gint64 id = kith_stmt_get_int64 (stmt, 0);
      const KithTrustGuard *guard = kith_trust_get_guard (self->trust, kith_stmt_get_int64 (stmt, 1));

      g_array_append_val (seen, id);
      if (!guard || !contains (guard->guards, id))
        kith_verify_tell (self, "guard", id, _ ("Guard %" PRId64 " was not signed for this person’s record."),
                          id);
    }

  return !problem || kith_verify_survive (self, "guard", problem, error);
}

/* Who got other keys or another role since waits for somebody who may open the record. */
static gboolean
must_have_grant (KithTrust *trust, const KithTrustKey *key, gint64 account)
{
  const KithTrustAccount *known = kith_trust_get_account (trust, account);

  return known && known->state == KITH_ACCOUNT_ACTIVE && known->seq < key->seq;
}

static void
check_grant (KithVerify *self, GHashTable *grants, const KithTrustKey *key, gint64 account)
{
  g_autofree char *name = kith_verify_grant_name (key->id, account);

  if (must_have_grant (self->trust, key, account) && !g_hash_table_contains (grants, name))
    kith_verify_tell (self, "key_grant", 0, _ ("“%s” has no grant of the key of a guarded record."),
                      kith_trust_get_account (self->trust, account)->name);
}

gboolean
kith_verify_guards (KithVerify *self, GHashTable *grants, GError **error)
{
  g_autoptr (GPtrArray) guards = kith_trust_list_guards (self->trust);
  g_autoptr (GArray) seen = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!check_rows (self, seen, error))
    return FALSE;
  for (guint i = 0; i < guards->len; i++)
    {
      const KithTrustGuard *guard = g_ptr_array_index (guards, i);
      const KithTrustKey *key = kith_trust_get_key (self->trust, guard->key);

      if (guard->state != KITH_RECORD_GUARDED || is_erased (self, guard->person))
        continue;
      for (guint j = 0; j < guard->guards->len; j++)
        if (!contains (seen, g_array_index (guard->guards, gint64, j)))
          kith_verify_tell (self, "guard", g_array_index (guard->guards, gint64, j),
                            _ ("Guard %" PRId64 " was signed, but is missing from the file."),
                            g_array_index (guard->guards, gint64, j));
      check_grant (self, grants, key, kith_trust_get_recovery (self->trust)->id);
      for (guint j = 0; j < guard->accounts->len; j++)
        check_grant (self, grants, key, g_array_index (guard->accounts, gint64, j));
    }

  return TRUE;
}

/* Of a guarded record's key: to whom it was signed, and to nobody once the record is erased. */
gboolean
kith_verify_guard_grant (KithVerify *self, const KithTrustKey *key, const KithTrustAccount *account)
{
  const KithTrustGuard *guard = kith_trust_get_guard (self->trust, key->person);

  if (key->person != 0 && is_erased (self, key->person))
    return FALSE;
  return account->role == KITH_ROLE_RECOVERY ||
         (guard && guard->key == key->id && kith_role_holds (account->role, KITH_PURPOSE_INTAKE) &&
          kith_trust_guard_allows (guard, account->id));
}

gboolean
kith_verify_is_under_guard (KithVerify *self, const KithTrustKey *key, KithPurpose purpose, gint64 person)
{
  const KithTrustKey *guard_key = kith_trust_get_guard_key (self->trust, person);

  if (!kith_purpose_key_may_hold (KITH_PURPOSE_RECORD, purpose))
    return TRUE;
  return guard_key ? guard_key == key : key->purpose != KITH_PURPOSE_RECORD;
}
