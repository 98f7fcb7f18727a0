/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A passphrase that somebody was given is good for once: until they chose one of their own, the session opens
 * no key, and does nothing else. */

#include "session/kith-session.h"

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "session/kith-session-private.h"

gboolean
kith_session_is_own (KithSession *self, GError **error)
{
  if (!g_atomic_int_get (&self->one_time))
    return TRUE;

  g_set_error_literal (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED,
                       _ ("The passphrase that you were given is good for this once. Choose one of your own "
                          "first."));
  return FALSE;
}

/**
 * kith_session_must_change_passphrase:
 * @self: a session
 *
 * Returns: whether it was unlocked with a passphrase that is good for once: until
 * kith_accounts_set_own_passphrase() no key is open, and everything else is refused
 */
gboolean
kith_session_must_change_passphrase (KithSession *self)
{
  g_return_val_if_fail (KITH_IS_SESSION (self), FALSE);

  return g_atomic_int_get (&self->one_time);
}
