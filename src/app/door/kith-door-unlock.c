/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Coming in: by passphrase, by PIN, or into the sample by nothing; then the desk is laid out. */

#include "door/kith-door.h"

#include "door/kith-door-private.h"
#include "session/kith-accounts.h"
#include "vault/kith-vault.h"

G_DEFINE_QUARK (kith - door - error - quark, kith_door_error)

/* One try, on a thread of its own. */
typedef struct
{
  KithStore *store;   /* (owned) */
  KithSecret *secret; /* (owned) (nullable) */
  KithSecret *chosen; /* (owned) (nullable) in its place, where that is good for once */
  char *pin;          /* (owned) (nullable) */
  gint64 account;
  int pin_fd;
  guint tries_left;
  GTask *asked; /* (owned) of whoever waits to come in */
} Try;

static void
try_free (gpointer data)
{
  Try *try = data;

  g_clear_object (&try->store);
  g_clear_pointer (&try->secret, kith_secret_unref);
  g_clear_pointer (&try->chosen, kith_secret_unref);
  kith_vault_wipe_string (try->pin);
  g_clear_object (&try->asked);
  g_free (try);
}

static void
desk_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KithDoor) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KithDesk) desk = kith_desk_open_finish (result, &error);

  /* Somebody locked or left meanwhile; another may be coming in already. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->laying);
  if (desk == NULL)
    {
      kith_door_close (self);
      kith_door_fail (self, error);
      return;
    }
  g_set_object (&self->desk, desk);
  kith_clock_watch (kith_session_get_clock (self->session));
  g_signal_connect_object (self->store, "changed::day_close", G_CALLBACK (kith_door_back_up_if_due), self,
                           G_CONNECT_SWAPPED);
  kith_door_set_state (self, KITH_DOOR_OPEN);
}

/**
 * kith_door_enter:
 * @self: a door with a session
 *
 * Lays out the desk; the state is %KITH_DOOR_OPEN when it is there.
 */
void
kith_door_enter (KithDoor *self)
{
  g_return_if_fail (KITH_IS_DOOR (self));
  g_return_if_fail (self->session != NULL);
  g_return_if_fail (self->laying == NULL);

  self->laying = g_cancellable_new ();
  kith_desk_open_async (self->session, self->laying, desk_opened_cb, g_object_ref (self));
}

/* The front desk first: it is what most people come to try. */
static int
compare_roles (gconstpointer a, gconstpointer b)
{
  const KithAccount *one = *(const KithAccount *const *) a;
  const KithAccount *other = *(const KithAccount *const *) b;

  return (int) one->role - (int) other->role;
}

/**
 * kith_door_list_accounts:
 * @self: a door with a center
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type KithAccount): who may come in, or %NULL
 */
GPtrArray *
kith_door_list_accounts (KithDoor *self, GError **error)
{
  GPtrArray *accounts;

  g_return_val_if_fail (KITH_IS_DOOR (self), NULL);

  accounts = kith_accounts_list (self->store, error);
  if (accounts != NULL && self->practise_folder != NULL)
    g_ptr_array_sort (accounts, compare_roles);
  return accounts;
}

/* (nullable) with an error: nobody comes in with a passphrase that is good for once. */
static KithSession *
go_on (Try *try, KithSession *session, GError **error)
{
  if (session == NULL || !kith_session_must_change_passphrase (session))
    return session;
  if (try->chosen == NULL)
    g_set_error_literal (error, KITH_DOOR_ERROR, KITH_DOOR_ERROR_ONE_TIME, "good for once");
  else if (kith_accounts_set_own_passphrase (session, try->secret, try->chosen, error))
    return session;

  kith_session_close (session, NULL);
  g_object_unref (session);
  return NULL;
}

static void
unlock_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Try *try = data;
  GError *error = NULL;
  KithSession *session;

  if (try->pin != NULL)
    session = kith_session_unlock_by_pin (try->store, try->pin_fd, try->pin, &try->tries_left, &error);
  else
    session =
        go_on (try, kith_session_unlock (try->store, try->account, try->secret, cancellable, &error), &error);
  if (session != NULL)
    g_task_return_pointer (task, session, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
unlocked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  KithDoor *self = KITH_DOOR (source);
  Try *try = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;
  g_autoptr (KithSession) session = g_task_propagate_pointer (G_TASK (result), &error);

  if (session == NULL)
    {
      if (try->pin != NULL && try->tries_left == 0)
        kith_door_end_pin (self);
      g_task_return_error (try->asked, error);
      return;
    }
  if (self->store != try->store || self->session != NULL)
    {
      g_task_return_new_error (try->asked, G_IO_ERROR, G_IO_ERROR_CANCELLED, "The center was closed.");
      return;
    }
  g_set_object (&self->session, session);
  self->last_account = kith_session_get_account (session);
  g_task_return_boolean (try->asked, TRUE);
  kith_door_enter (self);
}

static void
run_try (KithDoor *self, Try *try, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, unlocked_cb, NULL);

  try->store = g_object_ref (self->store);
  try->asked = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (try->asked, kith_door_unlock_finish);
  g_task_set_task_data (task, try, try_free);
  g_task_run_in_thread (task, unlock_thread);
}

/**
 * kith_door_unlock_async:
 * @self: a locked door
 * @account: who wants to come in
 * @passphrase: (nullable): theirs; %NULL in the sample center, which asks for none
 * @callback: called with the result
 * @user_data: data for @callback
 *
 * Then lays out the desk.
 */
void
kith_door_unlock_async (KithDoor *self,
                        gint64 account,
                        KithSecret *passphrase,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  Try *try;

  g_return_if_fail (KITH_IS_DOOR (self));
  g_return_if_fail (self->store != NULL);
  g_return_if_fail (passphrase != NULL || self->practise_secret != NULL);

  try = g_new0 (Try, 1);
  try->account = account;
  try->secret = kith_secret_ref (passphrase != NULL ? passphrase : self->practise_secret);
  run_try (self, try, callback, user_data);
}

/**
 * kith_door_unlock_choosing_async:
 * @self: a locked door
 * @account: who wants to come in
 * @passphrase: the one that they were given, good for once
 * @chosen: their own from now on
 * @callback: called with the result
 * @user_data: data for @callback
 *
 * Then lays out the desk.
 */
void
kith_door_unlock_choosing_async (KithDoor *self,
                                 gint64 account,
                                 KithSecret *passphrase,
                                 KithSecret *chosen,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  Try *try;

  g_return_if_fail (KITH_IS_DOOR (self));
  g_return_if_fail (self->store != NULL);
  g_return_if_fail (passphrase != NULL && chosen != NULL);

  try = g_new0 (Try, 1);
  try->account = account;
  try->secret = kith_secret_ref (passphrase);
  try->chosen = kith_secret_ref (chosen);
  run_try (self, try, callback, user_data);
}

/**
 * kith_door_unlock_by_pin_async:
 * @self: a locked door, with a PIN to return by
 * @pin: what was typed
 * @callback: called with the result
 * @user_data: data for @callback
 *
 * Ends the PIN after its last try. Then lays out the desk.
 */
void
kith_door_unlock_by_pin_async (KithDoor *self,
                               const char *pin,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  Try *try;

  g_return_if_fail (KITH_IS_DOOR (self));
  g_return_if_fail (self->store != NULL);
  g_return_if_fail (pin != NULL);

  try = g_new0 (Try, 1);
  try->pin = g_strdup (pin);
  try->pin_fd = self->pin_fd;
  run_try (self, try, callback, user_data);
}

/**
 * kith_door_unlock_finish:
 * @self: the door
 * @result: what the callback got
 * @error: return location for an error, %KITH_ERROR_WRONG_PASSPHRASE for a passphrase or PIN that does not
 * fit, %KITH_DOOR_ERROR_ONE_TIME for one that fits and is to be replaced first
 *
 * Returns: whether there is a session now
 */
gboolean
kith_door_unlock_finish (KithDoor *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
