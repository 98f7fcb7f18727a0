/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Coming back by a PIN after a full unlock: what the vault keeps in memory for that, bound to the center's
 * day. */

#include "session/kith-session.h"

#include "base/kith-clock.h"
#include "base/kith-error.h"
#include "session/kith-session-private.h"
#include "vault/kith-pin.h"

/**
 * kith_session_offer_pin:
 * @self: an open session
 * @pin: six digits or more
 * @error: return location for an error
 *
 * Wraps the account's secrets under a PIN, in memory only. Five wrong tries or the end of the center's day
 * end it.
 *
 * Returns: a descriptor that the caller owns and may pass on by re-execution; -1 on failure
 */
int
kith_session_offer_pin (KithSession *self, const char *pin, GError **error)
{
  KithClock *clock;

  g_return_val_if_fail (KITH_IS_SESSION (self), -1);
  g_return_val_if_fail (pin != NULL, -1);

  if (!kith_session_is_open (self, error) || !kith_session_is_own (self, error))
    return -1;
  clock = kith_center_get_clock (self->center);
  return kith_pin_offer_new (self->identity, pin, kith_clock_day_start (clock, kith_clock_today (clock) + 1),
                             error);
}

/**
 * kith_session_unlock_by_pin:
 * @store: an open store
 * @fd: what kith_session_offer_pin() gave
 * @pin: what was typed
 * @tries_left: (out): how many tries are left; 0: the offer is gone
 * @error: return location for an error
 *
 * A PIN that is wrong is written into the log. Errors: %KITH_ERROR_WRONG_PASSPHRASE, and as
 * kith_session_unlock().
 *
 * Returns: (transfer full): the session
 */
KithSession *
kith_session_unlock_by_pin (KithStore *store, int fd, const char *pin, guint *tries_left, GError **error)
{
  g_autoptr (KithStoreHold) hold = NULL;
  g_autoptr (KithIdentity) identity = NULL;
  g_autoptr (KithCenter) center = NULL;
  g_autoptr (GError) open_error = NULL;
  gint64 account = 0;
  gint64 now;

  g_return_val_if_fail (KITH_IS_STORE (store), NULL);
  g_return_val_if_fail (pin != NULL, NULL);

  hold = kith_store_hold (store, error);
  center = hold ? kith_center_load (store, error) : NULL;
  if (!center)
    return NULL;
  now = kith_clock_now (kith_center_get_clock (center)).utc;
  /* Before it is tried: after the fifth wrong try the offer is gone. */
  kith_pin_offer_peek (fd, now, &account, NULL, NULL);
  if (!kith_pin_offer_open (fd, pin, now, &identity, tries_left, &open_error))
    {
      if (account != 0 && g_error_matches (open_error, KITH_ERROR, KITH_ERROR_WRONG_PASSPHRASE))
        kith_session_note_refusal (store, KITH_EVENT_PIN_REFUSED, account);
      g_propagate_error (error, g_steal_pointer (&open_error));
      return NULL;
    }
  return kith_session_unlock_with (store, identity, error);
}
