/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making sure who is here while the door stays open: the same way as coming in, and the log has it. What that
 * gives is closed at once. */

#include "door/kith-door-private.h"

#include "vault/kith-passphrase.h"
#include "vault/kith-vault.h"

/* One try, on a thread of its own. */
typedef struct
{
  KithStore *store;   /* (owned) */
  KithSecret *secret; /* (owned) (nullable) */
  char *pin;          /* (owned) (nullable) */
  gint64 account;
  int pin_fd;
} Try;

static void
try_free (gpointer data)
{
  Try *try = data;

  g_object_unref (try->store);
  g_clear_pointer (&try->secret, kith_secret_unref);
  kith_vault_wipe_string (try->pin);
  g_free (try);
}

static void
confirm_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Try *try = data;
  GError *error = NULL;
  guint tries_left = 0;
  g_autoptr (KithSession) session =
      try->pin != NULL ? kith_session_unlock_by_pin (try->store, try->pin_fd, try->pin, &tries_left, &error)
                       : kith_session_unlock (try->store, try->account, try->secret, cancellable, &error);

  if (session == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  kith_session_close (session, NULL);
  g_task_return_boolean (task, kith_session_get_account (session) == try->account);
}

/**
 * kith_door_get_confirm_way:
 * @self: an open door
 *
 * Returns: what kith_door_confirm_async() wants to be told
 */
KithConfirmWay
kith_door_get_confirm_way (KithDoor *self)
{
  gint64 account = 0;

  g_return_val_if_fail (KITH_IS_DOOR (self), KITH_CONFIRM_PASSPHRASE);
  g_return_val_if_fail (self->session != NULL, KITH_CONFIRM_PASSPHRASE);

  if (self->practise_secret != NULL)
    return KITH_CONFIRM_NOTHING;
  return kith_door_peek_pin (self, &account, NULL) && account == kith_session_get_account (self->session)
             ? KITH_CONFIRM_PIN
             : KITH_CONFIRM_PASSPHRASE;
}

/**
 * kith_door_confirm_async:
 * @self: an open door
 * @text: the PIN or the passphrase of whoever is in
 * @callback: called with the result
 * @user_data: data for @callback
 *
 * Looks whether @text fits. A wrong one counts and is written into the log, as on the lock screen.
 */
void
kith_door_confirm_async (KithDoor *self, const char *text, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  GError *error = NULL;
  KithConfirmWay way;
  Try *try;

  g_return_if_fail (KITH_IS_DOOR (self));
  g_return_if_fail (self->session != NULL);
  g_return_if_fail (text != NULL);

  way = kith_door_get_confirm_way (self);
  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, kith_door_confirm_async);
  if (way == KITH_CONFIRM_NOTHING)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  try = g_new0 (Try, 1);
  try->store = g_object_ref (self->store);
  try->account = kith_session_get_account (self->session);
  g_task_set_task_data (task, try, try_free);
  if (way == KITH_CONFIRM_PIN)
    {
      try->pin = g_strdup (text);
      try->pin_fd = self->pin_fd;
    }
  else
    try->secret = kith_passphrase_prepare (text, &error);
  if (try->pin == NULL && try->secret == NULL)
    g_task_return_error (task, error);
  else
    g_task_run_in_thread (task, confirm_thread);
}

/**
 * kith_door_confirm_finish:
 * @self: the door
 * @result: what the callback got
 * @error: %KITH_ERROR_WRONG_PASSPHRASE where it does not fit
 *
 * Returns: whether it is still the same
 */
gboolean
kith_door_confirm_finish (KithDoor *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
