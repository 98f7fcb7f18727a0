/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A session and the keys of single records: which one holds for a person, and whether it is here. */

#include "session/kith-session.h"

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "session/kith-session-private.h"
#include "session/kith-session-queries.h"
#include "session/kith-trust-store-private.h"

/* Whether what belongs to a compartment and a person may be sealed under a key of its own. */
static gboolean
may_be_guarded (KithPurpose purpose, gint64 person)
{
  return person != 0 && kith_purpose_key_may_hold (KITH_PURPOSE_RECORD, purpose);
}

/* 0: the record is not guarded. */
static gint64
find_guard_key (KithSession *self, gint64 person)
{
  const KithTrustKey *known;
  gint64 id;

  g_mutex_lock (&self->chain_mutex);
  known = kith_trust_get_guard_key (self->trust, person);
  id = known ? known->id : 0;
  g_mutex_unlock (&self->chain_mutex);
  return id;
}

/* (nullable) where nobody signed one. */
KithRecordKey *
kith_session_peek_key (KithSession *self, KithPurpose purpose, gint64 person)
{
  gint64 id = may_be_guarded (purpose, person) ? find_guard_key (self, person) : 0;

  return id != 0 ? kith_keyring_peek (self->keyring, id) : kith_keyring_peek_current (self->keyring, purpose);
}

/* A value about somebody is under the key of their record, or where that is not guarded, under none of any
 * record: what the holder of another key put there is not taken for theirs. */
gboolean
kith_session_is_under_key (KithSession *self, KithPurpose purpose, gint64 person, GBytes *sealed)
{
  const KithTrustKey *guard_key;
  const KithTrustKey *key;
  gboolean right;
  gint64 id;

  if (!may_be_guarded (purpose, person) || !kith_sealed_key_id (sealed, &id))
    return TRUE;

  g_mutex_lock (&self->chain_mutex);
  guard_key = kith_trust_get_guard_key (self->trust, person);
  key = kith_trust_get_key (self->trust, id);
  right = guard_key ? guard_key->id == id : !key || key->purpose != KITH_PURPOSE_RECORD;
  g_mutex_unlock (&self->chain_mutex);
  return right;
}

/* What another session changed in the trust log holds for this one too, before it writes anything. A log that
 * cannot be believed changes nothing here; verifying and unlocking say so. */
void
kith_session_catch_up (KithSession *self, KithDb *db)
{
  g_autoptr (KithTrust) trust = NULL;
  g_autoptr (GError) local = NULL;
  gint64 stored = 0;
  gboolean longer;

  if (!kith_db_get_int64 (db, &stored, NULL, KITH_SQL_TRUST_LENGTH, ""))
    return;
  g_mutex_lock (&self->chain_mutex);
  longer = stored > kith_trust_get_length (self->trust);
  g_mutex_unlock (&self->chain_mutex);
  if (!longer)
    return;

  trust = kith_trust_store_load (db, kith_identity_get_root_public (self->identity), NULL, &local);
  if (!trust || !kith_session_load_keys (self, db, trust, &local))
    {
      g_debug ("%s", local->message);
      return;
    }
  g_mutex_lock (&self->chain_mutex);
  if (kith_trust_get_length (trust) > kith_trust_get_length (self->trust))
    kith_session_take_trust (self, trust);
  g_mutex_unlock (&self->chain_mutex);
}

/**
 * kith_session_may_open_record:
 * @self: a session
 * @person: a record
 *
 * Returns: whether no guard keeps this account from what is told about the person; for hiding what would be
 *   refused. The role is another question.
 */
gboolean
kith_session_may_open_record (KithSession *self, gint64 person)
{
  gint64 id;

  g_return_val_if_fail (KITH_IS_SESSION (self), FALSE);

  id = find_guard_key (self, person);
  return id == 0 || kith_keyring_can_open (self->keyring, id);
}

/**
 * kith_session_demand_record:
 * @self: a session
 * @action: an action that reads or changes what is told about a person
 * @person: whom; 0: nobody in particular
 * @error: return location for an error
 *
 * As kith_session_demand(), and that no guard keeps this account from the record.
 *
 * Returns: whether it may be done; %KITH_ERROR_LOCKED or %KITH_ERROR_NOT_PERMITTED otherwise
 */
gboolean
kith_session_demand_record (KithSession *self, KithAction action, gint64 person, GError **error)
{
  g_return_val_if_fail (KITH_IS_SESSION (self), FALSE);

  if (!kith_session_demand (self, action, error))
    return FALSE;
  if (person == 0 || kith_session_may_open_record (self, person))
    return TRUE;

  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED,
                       _ ("This record is guarded, and not open to this account. Ask a coordinator."));
  return FALSE;
}
