/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the trust log says about guarded records: whose record has which key, and who was given it. It stands
 * in the log and not only in a table, since whoever could end a guard, or put a key of their own in its
 * place, by editing the file would be told whatever is written next. */

#include "vault/kith-trust-private.h"

void
kith_trust_guard_free (KithTrustGuard *guard)
{
  g_array_unref (guard->accounts);
  g_array_unref (guard->guards);
  g_free (guard);
}

KithTrustGuard *
kith_trust_guard_copy (const KithTrustGuard *guard)
{
  KithTrustGuard *copy = g_memdup2 (guard, sizeof *guard);

  copy->accounts = g_array_copy (guard->accounts);
  copy->guards = g_array_copy (guard->guards);
  return copy;
}

/* A record has one key: a new one, or none any more, makes the one before it old. */
void
kith_trust_put_guard (KithTrust *trust, KithTrustGuard *guard)
{
  KithTrustGuard *before = g_hash_table_lookup (trust->guard_by_person, &guard->person);
  KithTrustKey *key;

  if (before != NULL)
    {
      key = g_hash_table_lookup (trust->key_by_id, &before->key);
      key->state = KITH_KEY_OLD;
      g_array_unref (before->accounts);
      g_array_unref (before->guards);
      *before = *guard;
      g_free (guard);
      guard = before;
    }
  else
    {
      g_ptr_array_add (trust->guards, guard);
      g_hash_table_insert (trust->guard_by_person, &guard->person, guard);
    }

  if (guard->state != KITH_RECORD_GUARDED)
    return;
  key = g_hash_table_lookup (trust->key_by_id, &guard->key);
  key->person = guard->person;
}

/**
 * kith_trust_get_guard:
 * @trust: a log
 * @person: a record
 *
 * Returns: (transfer none) (nullable): what the log says about guarding it, also that it is no more, until
 * the next row
 */
const KithTrustGuard *
kith_trust_get_guard (KithTrust *trust, gint64 person)
{
  g_return_val_if_fail (trust != NULL, NULL);

  return g_hash_table_lookup (trust->guard_by_person, &person);
}

/**
 * kith_trust_get_guard_key:
 * @trust: a log
 * @person: a record
 *
 * Returns: (transfer none) (nullable): the key that what is told about the person is sealed under, until the
 *   next row; %NULL where the record is not guarded
 */
const KithTrustKey *
kith_trust_get_guard_key (KithTrust *trust, gint64 person)
{
  const KithTrustGuard *guard = kith_trust_get_guard (trust, person);

  return guard != NULL && guard->state == KITH_RECORD_GUARDED ? kith_trust_get_key (trust, guard->key) : NULL;
}

/**
 * kith_trust_list_guards:
 * @trust: a log
 *
 * Returns: (transfer container) (element-type KithTrustGuard): every record that is guarded or was, in the
 *   order in which they came; good until the next row
 */
GPtrArray *
kith_trust_list_guards (KithTrust *trust)
{
  GPtrArray *list;

  g_return_val_if_fail (trust != NULL, NULL);

  list = g_ptr_array_sized_new (trust->guards->len);
  for (guint i = 0; i < trust->guards->len; i++)
    g_ptr_array_add (list, g_ptr_array_index (trust->guards, i));
  return list;
}

/**
 * kith_trust_guard_allows:
 * @guard: what the log says about a record
 * @account: an account's id
 *
 * Returns: whether the account was given the record's key; recovery holds every key and is not named here
 */
gboolean
kith_trust_guard_allows (const KithTrustGuard *guard, gint64 account)
{
  g_return_val_if_fail (guard != NULL, FALSE);

  for (guint i = 0; i < guard->accounts->len; i++)
    if (g_array_index (guard->accounts, gint64, i) == account)
      return TRUE;

  return FALSE;
}
