/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A guarded record has a key of its own. Whenever another set of accounts is to hold it, it gets another one,
 * and all that is told about the person is sealed under that in the same change: what lies open to nobody and
 * what was taken from somebody are never there at once. Only who may open a record can do so. So where a
 * coordinator who is kept from it adds or retires an account, the record waits for the next unlock by
 * somebody who is not. */

#include "session/kith-guard-keys-private.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "session/kith-record-values-private.h"
#include "session/kith-session-private.h"
#include "session/kith-session-queries.h"
#include "session/kith-trust-store-private.h"

#define KEY_KIND "kind"
#define KEY_ACCOUNT "account"

/* A record that is to get another key. */
typedef struct
{
  gint64 person;
  GArray *guards;   /* (owned) */
  GArray *accounts; /* (owned) */
} Plan;

static void
plan_clear (gpointer data)
{
  Plan *plan = data;

  g_array_unref (plan->guards);
  g_array_unref (plan->accounts);
}

KithGuard *
kith_guard_keys_read (KithSession *session, KithStmt *stmt, GError **error)
{
  g_autoptr (KithGuard) guard = g_new0 (KithGuard, 1);
  g_autoptr (GBytes) sealed = kith_stmt_dup_bytes (stmt, 4);
  g_autoptr (GVariant) content = NULL;
  guint32 kind = 0;

  guard->id = kith_stmt_get_int64 (stmt, 0);
  guard->person = kith_stmt_get_int64 (stmt, 1);
  guard->day = (KithDay) kith_stmt_get_int64 (stmt, 2);
  guard->who = kith_stmt_dup_text (stmt, 3);
  content = kith_session_open (session, KITH_PURPOSE_INTAKE, KITH_SEAL_KIND_GUARD, guard->id, guard->person,
                               sealed, G_VARIANT_TYPE_VARDICT, error);
  if (!content)
    return NULL;
  if (!g_variant_lookup (content, KEY_KIND, "u", &kind) || kind < KITH_GUARD_LINKED ||
      kind > KITH_GUARD_WISH || !g_variant_lookup (content, KEY_ACCOUNT, "x", &guard->account))
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_DAMAGED,
                           _ ("What a guard says makes no sense. Verify the store."));
      return NULL;
    }

  guard->kind = (KithGuardKind) kind;
  return g_steal_pointer (&guard);
}

static gboolean
is_named (GPtrArray *guards, gint64 account)
{
  for (guint i = 0; i < guards->len; i++)
    if (((const KithGuard *) g_ptr_array_index (guards, i))->account == account)
      return TRUE;

  return FALSE;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 one = *(const gint64 *) a;
  gint64 other = *(const gint64 *) b;

  return (one > other) - (one < other);
}

GArray *
kith_guard_keys_allowed (KithTrust *trust, GPtrArray *guards)
{
  g_autoptr (GPtrArray) accounts = kith_trust_list_accounts (trust);
  GArray *allowed = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < accounts->len; i++)
    {
      const KithTrustAccount *account = g_ptr_array_index (accounts, i);

      if (account->state == KITH_ACCOUNT_ACTIVE && account->role != KITH_ROLE_RECOVERY &&
          kith_role_holds (account->role, KITH_PURPOSE_INTAKE) && !is_named (guards, account->id))
        g_array_append_val (allowed, account->id);
    }

  g_array_sort (allowed, compare_ids);
  return allowed;
}

/* but: an account that keeps its grant, or 0. */
static gboolean
remove_grants (KithChange *change, gint64 key, gint64 but, GError **error)
{
  g_autoptr (GArray) gone = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (KithStmt) stmt = kith_db_prepare (kith_change_get_db (change), KITH_SQL_GRANTS_OF_KEY, error);
  KithStep step;

  if (!stmt)
    return FALSE;
  kith_stmt_bind (stmt, "ii", key, but);
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    {
      gint64 id = kith_stmt_get_int64 (stmt, 0);

      g_array_append_val (gone, id);
    }
  return step != KITH_STEP_ERROR && kith_trust_store_take_grants (change, gone, error);
}

/* Nobody but recovery keeps a key that holds nothing any more. */
static gboolean
end_key (KithChange *change, KithTrust *trust, gint64 key, GError **error)
{
  return remove_grants (change, key, kith_trust_get_recovery (trust)->id, error);
}

static KithRecordKey *
bring_key (KithChange *change,
           KithTrust *trust,
           gint64 person,
           GArray *guards,
           GArray *accounts,
           GError **error)
{
  KithIdentity *identity = kith_change_get_identity (change);
  const KithTrustGuard *before = kith_trust_get_guard (trust, person);
  guint32 epoch = before ? kith_trust_get_key (trust, before->key)->epoch + 1 : 1;
  g_autoptr (KithRecordKey) key =
      kith_record_key_generate (kith_change_new_id (change), KITH_PURPOSE_RECORD, epoch);
  KithTrustGuard said = { .person = person,
                          .state = KITH_RECORD_GUARDED,
                          .key = kith_record_key_get_id (key),
                          .accounts = accounts,
                          .guards = guards };

  if (!kith_trust_store_say_key (change, trust, identity, key, KITH_KEY_CURRENT, error) ||
      !kith_trust_store_say_guard (change, trust, identity, &said, error) ||
      !kith_trust_store_grant (change, trust, key, kith_trust_get_recovery (trust)->id, error))
    return NULL;
  for (guint i = 0; i < accounts->len; i++)
    if (!kith_trust_store_grant (change, trust, key, g_array_index (accounts, gint64, i), error))
      return NULL;

  return g_steal_pointer (&key);
}

static gboolean
say_lifted (KithChange *change, KithTrust *trust, gint64 person, gint64 key, GError **error)
{
  g_autoptr (GArray) nobody = g_array_new (FALSE, FALSE, sizeof (gint64));
  KithTrustGuard said = {
    .person = person, .state = KITH_RECORD_LIFTED, .key = key, .accounts = nobody, .guards = nobody
  };

  return kith_trust_store_say_guard (change, trust, kith_change_get_identity (change), &said, error);
}

static gboolean
change_one (KithChange *change,
            KithTrust *trust,
            const Plan *plan,
            GPtrArray *values,
            KithRecordKey **new_key,
            GError **error)
{
  const KithTrustKey *old = kith_trust_get_guard_key (trust, plan->person);
  gint64 old_id = old ? old->id : 0;
  g_autoptr (KithRecordKey) key = NULL;

  if (plan->guards->len > 0)
    key = bring_key (change, trust, plan->person, plan->guards, plan->accounts, error);
  if (plan->guards->len > 0 ? !key : !say_lifted (change, trust, plan->person, old_id, error))
    return FALSE;

  kith_change_announce (change, "guard", plan->person);
  if (!kith_record_values_reseal (change, values, plan->person, key, error) ||
      (old_id != 0 && !end_key (change, trust, old_id, error)))
    return FALSE;

  if (new_key)
    *new_key = g_steal_pointer (&key);
  return TRUE;
}

gboolean
kith_guard_keys_change_in (KithChange *change,
                           KithTrust *trust,
                           GArray *people,
                           GArray *guards,
                           GArray *accounts,
                           KithRecordKey **first_key,
                           GError **error)
{
  g_autoptr (GPtrArray) values = kith_record_values_load (kith_change_get_db (change), people, error);

  if (!values)
    return FALSE;
  for (guint i = 0; i < people->len; i++)
    {
      Plan plan = { g_array_index (people, gint64, i), guards, accounts };

      if (!change_one (change, trust, &plan, values, i == 0 ? first_key : NULL, error))
        return FALSE;
    }

  return TRUE;
}

/* (element-type KithGuard) (nullable): the rows that were signed; not set where one is missing, or does not
 * open: who is named in it cannot be known, and nobody may be let in. */
static GPtrArray *
read_signed (KithSession *session, KithDb *db, const KithTrustGuard *signed_guard, GError **error)
{
  g_autoptr (GPtrArray) guards = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_guard_free);

  for (guint i = 0; i < signed_guard->guards->len; i++)
    {
      g_autoptr (KithStmt) stmt = kith_db_prepare (db, KITH_SQL_GUARD_GET, error);
      KithGuard *guard;
      KithStep step;

      if (!stmt)
        return NULL;
      kith_stmt_bind (stmt, "i", g_array_index (signed_guard->guards, gint64, i));
      step = kith_stmt_step (stmt, error);
      if (step == KITH_STEP_DONE)
        g_set_error_literal (error, KITH_ERROR, KITH_ERROR_DAMAGED,
                             _ ("A guard that was signed is missing from the file. Verify the store."));
      guard = step == KITH_STEP_ROW ? kith_guard_keys_read (session, stmt, error) : NULL;
      if (!guard)
        return NULL;
      g_ptr_array_add (guards, guard);
    }

  return g_steal_pointer (&guards);
}

gboolean
kith_guard_keys_may_reseal (KithSession *session, KithDb *db, gint64 person)
{
  gint64 hold;

  return session->role == KITH_ROLE_RECOVERY || kith_session_may (session, KITH_ACTION_PERSON_HOLD) ||
         !kith_db_get_int64 (db, &hold, NULL, KITH_SQL_IS_HELD, "i", person);
}

static gboolean
may_settle (KithSession *session, KithTrust *trust, const KithTrustGuard *guard)
{
  const KithTrustAccount *account = kith_trust_get_account (trust, session->account);

  return guard->state == KITH_RECORD_GUARDED && account && account->state == KITH_ACCOUNT_ACTIVE &&
         kith_role_holds (account->role, KITH_PURPOSE_INTAKE) &&
         (account->role == KITH_ROLE_RECOVERY || kith_trust_guard_allows (guard, session->account)) &&
         kith_keyring_can_open (session->keyring, guard->key);
}

/* Whether those hold the key who are to, nobody got other keys or another role since it was made, and whoever
 * made it may know it. */
static gboolean
is_right (KithTrust *trust, const KithTrustGuard *guard, GArray *accounts)
{
  const KithTrustKey *key = kith_trust_get_key (trust, guard->key);
  const KithTrustAccount *recovery = kith_trust_get_recovery (trust);

  if (accounts->len != guard->accounts->len ||
      memcmp (accounts->data, guard->accounts->data, accounts->len * sizeof (gint64)) != 0 ||
      recovery->seq > key->seq ||
      !(key->issuer == recovery->id || kith_trust_guard_allows (guard, key->issuer)))
    return FALSE;

  for (guint i = 0; i < accounts->len; i++)
    if (kith_trust_get_account (trust, g_array_index (accounts, gint64, i))->seq > key->seq)
      return FALSE;

  return TRUE;
}

/* FALSE only where settling cannot go on. */
static gboolean
plan_one (KithSession *session,
          KithDb *db,
          KithTrust *trust,
          const KithTrustGuard *guard,
          GArray *plans,
          GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GPtrArray) guards = NULL;
  g_autoptr (GArray) accounts = NULL;
  gint64 erased;

  if (!may_settle (session, trust, guard) || !kith_guard_keys_may_reseal (session, db, guard->person) ||
      kith_db_get_int64 (db, &erased, &local, KITH_SQL_IS_ERASED, "i", guard->person))
    return TRUE;
  if (!local)
    guards = read_signed (session, db, guard, &local);
  if (!guards)
    {
      if (g_error_matches (local, KITH_ERROR, KITH_ERROR_IO))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      g_debug ("%s", local->message);
      return TRUE;
    }

  accounts = kith_guard_keys_allowed (trust, guards);
  if (accounts->len > 0 && !is_right (trust, guard, accounts))
    {
      Plan plan = { guard->person, g_array_copy (guard->guards), g_steal_pointer (&accounts) };

      g_array_append_val (plans, plan);
    }
  return TRUE;
}

/* (element-type Plan) */
static GArray *
plan_all (KithSession *session, KithDb *db, KithTrust *trust, GError **error)
{
  g_autoptr (GPtrArray) all = kith_trust_list_guards (trust);
  g_autoptr (GArray) plans = g_array_new (FALSE, FALSE, sizeof (Plan));

  g_array_set_clear_func (plans, plan_clear);
  for (guint i = 0; i < all->len; i++)
    if (!plan_one (session, db, trust, g_ptr_array_index (all, i), plans, error))
      return NULL;

  return g_steal_pointer (&plans);
}

gboolean
kith_guard_keys_is_pending (KithSession *session, gboolean *pending, GError **error)
{
  KithDb *db = kith_store_get_reader (session->store, error);
  g_autoptr (KithTrust) trust = NULL;
  g_autoptr (GArray) plans = NULL;

  if (!db)
    return FALSE;
  kith_session_catch_up (session, db);
  trust = kith_session_ref_trust (session);
  plans = plan_all (session, db, trust, error);
  if (!plans)
    return FALSE;
  *pending = plans->len > 0;
  return TRUE;
}

gboolean
kith_guard_keys_settle_in (KithChange *change, KithTrust *trust, guint *n_changed, GError **error)
{
  KithDb *db = kith_change_get_db (change);
  g_autoptr (GArray) plans = plan_all (kith_change_get_session (change), db, trust, error);
  g_autoptr (GArray) people = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) values = NULL;

  if (!plans)
    return FALSE;
  if (n_changed)
    *n_changed = plans->len;
  if (plans->len == 0)
    return TRUE;

  for (guint i = 0; i < plans->len; i++)
    g_array_append_val (people, g_array_index (plans, Plan, i).person);
  values = kith_record_values_load (db, people, error);
  if (!values)
    return FALSE;
  for (guint i = 0; i < plans->len; i++)
    if (!change_one (change, trust, &g_array_index (plans, Plan, i), values, NULL, error))
      return FALSE;

  return TRUE;
}

/* -1 with an error. */
static int
is_held (KithDb *db, gint64 key, GError **error)
{
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, KITH_SQL_GRANTS_OF_KEY, error);
  KithStep step;

  if (!stmt)
    return -1;
  kith_stmt_bind (stmt, "ii", key, (gint64) 0);
  step = kith_stmt_step (stmt, error);
  return step == KITH_STEP_ERROR ? -1 : step == KITH_STEP_ROW;
}

GArray *
kith_guard_keys_list_held (KithDb *db, KithTrust *trust, GError **error)
{
  g_autoptr (GPtrArray) all = kith_trust_list_guards (trust);
  g_autoptr (GArray) held = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < all->len; i++)
    {
      const KithTrustGuard *guard = g_ptr_array_index (all, i);
      int found = guard->state == KITH_RECORD_GUARDED ? is_held (db, guard->key, error) : 0;

      if (found < 0)
        return NULL;
      if (found)
        g_array_append_val (held, guard->key);
    }

  return g_steal_pointer (&held);
}

gboolean
kith_guard_keys_check_held (KithDb *db, KithTrust *trust, GArray *held, GError **error)
{
  g_autoptr (GPtrArray) all = kith_trust_list_guards (trust);

  for (guint i = 0; i < all->len; i++)
    {
      const KithTrustGuard *guard = g_ptr_array_index (all, i);
      int found = 1;

      for (guint j = 0; guard->state == KITH_RECORD_GUARDED && j < held->len; j++)
        if (g_array_index (held, gint64, j) == guard->key)
          found = is_held (db, guard->key, error);
      if (found == 0)
        g_set_error_literal (error, KITH_ERROR, KITH_ERROR_INVALID,
                             _ ("Nobody could open a guarded record any more. Let somebody who may open it "
                                "unlock first, or use the recovery code to let them in."));
      if (found <= 0)
        return FALSE;
    }

  return TRUE;
}

/**
 * kith_guards_destroy_keys_in:
 * @change: a coordinator's transaction
 * @person: whose record is erased
 * @error: %KITH_ERROR_NOT_PERMITTED
 *
 * Destroys every grant of every key that the record ever had, recovery's too. It takes none of them, so a
 * coordinator who is kept from the record can erase it. That there was a guard, a number, stays signed.
 *
 * Returns: whether they are gone
 */
gboolean
kith_guards_destroy_keys_in (KithChange *change, gint64 person, GError **error)
{
  g_autoptr (KithTrust) trust = NULL;
  g_autoptr (GPtrArray) keys = NULL;

  g_return_val_if_fail (change != NULL && person != 0, FALSE);

  if (!kith_session_demand (kith_change_get_session (change), KITH_ACTION_PERSON_ERASE, error))
    return FALSE;
  trust = kith_session_ref_trust (kith_change_get_session (change));
  keys = kith_trust_list_keys (trust);
  for (guint i = 0; i < keys->len; i++)
    {
      const KithTrustKey *key = g_ptr_array_index (keys, i);

      if (key->person == person && !remove_grants (change, key->id, 0, error))
        return FALSE;
    }

  return TRUE;
}
