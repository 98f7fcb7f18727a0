/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every change of the trust log believes the stored one anew, refuses to go on where the file says something
 * else, and ends with a checkpoint over it. */

#include "session/kith-trust-turn-private.h"

#include "session/kith-guard-keys-private.h"
#include "session/kith-session-private.h"

gboolean
kith_trust_turn_begin (KithTrustTurn *self,
                       KithSession *session,
                       KithEvent event,
                       gint64 subject,
                       GError **error)
{
  g_autoptr (KithTrustHistory) history = kith_trust_history_new ();
  KithDb *db;

  self->session = session;
  self->change = kith_session_begin (session, event, subject, error);
  if (!self->change)
    return FALSE;

  db = kith_change_get_db (self->change);
  self->trust = kith_trust_store_load (db, kith_identity_get_root_public (session->identity), history, error);
  if (!self->trust || !kith_trust_store_check_end (db, history, error) ||
      !kith_trust_store_check_accounts (db, self->trust, error) ||
      !kith_trust_check_identity (self->trust, session->identity, error))
    return FALSE;
  self->held = kith_guard_keys_list_held (db, self->trust, error);
  return self->held != NULL;
}

gboolean
kith_trust_turn_commit (KithTrustTurn *self, GError **error)
{
  g_autoptr (KithTrust) trust = kith_trust_ref (self->trust);
  KithDb *db;

  if (!kith_guard_keys_settle_in (self->change, self->trust, NULL, error) ||
      !kith_guard_keys_check_held (kith_change_get_db (self->change), self->trust, self->held, error))
    return FALSE;
  kith_change_take_trust (self->change, self->trust);
  kith_change_force_checkpoint (self->change);
  if (!kith_change_commit (self->change, error))
    return FALSE;

  self->session->reseal_column = 0;
  self->session->reseal_after = 0;
  self->session->reseal_left = -1;
  db = kith_store_get_reader (self->session->store, error);
  return db && kith_session_load_keys (self->session, db, trust, error);
}

void
kith_trust_turn_clear (KithTrustTurn *self)
{
  g_clear_pointer (&self->change, kith_change_free);
  g_clear_pointer (&self->held, g_array_unref);
  g_clear_pointer (&self->trust, kith_trust_unref);
}
