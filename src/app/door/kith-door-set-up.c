/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first run: a center is made, and whoever made it is in. */

#include "door/kith-door.h"

#include "door/kith-door-private.h"
#include "session/kith-accounts.h"

typedef struct
{
  char *path;             /* (owned) */
  KithSetup *setup;       /* (owned) */
  KithStore *store;       /* (owned) (nullable) */
  KithSession *session;   /* (owned) (nullable) */
  KithRecoveryCode *code; /* (owned) (nullable) */
  GTask *asked;           /* (owned) of whoever waits for the code */
} Founding;

static void
founding_free (gpointer data)
{
  Founding *founding = data;

  g_free (founding->path);
  kith_setup_free (founding->setup);
  g_clear_object (&founding->session);
  g_clear_object (&founding->store);
  g_clear_pointer (&founding->code, kith_recovery_code_unref);
  g_clear_object (&founding->asked);
  g_free (founding);
}

static void
set_up_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Founding *founding = data;
  GError *error = NULL;
  g_autofree char *folder = g_path_get_dirname (founding->path);
  g_autoptr (GPtrArray) accounts = NULL;

  g_mkdir_with_parents (folder, 0700);
  founding->store = kith_setup_run (founding->setup, founding->path, &founding->code, &error);
  if (founding->store != NULL)
    accounts = kith_accounts_list (founding->store, &error);
  if (accounts != NULL && accounts->len > 0)
    {
      const KithAccount *first = g_ptr_array_index (accounts, 0);

      founding->session =
          kith_session_unlock (founding->store, first->id, founding->setup->passphrase, cancellable, &error);
    }
  if (founding->session != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
set_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  KithDoor *self = KITH_DOOR (source);
  Founding *founding = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (founding->asked, error);
      return;
    }
  g_set_object (&self->store, founding->store);
  g_set_object (&self->session, founding->session);
  self->last_account = kith_session_get_account (self->session);
  kith_door_set_state (self, KITH_DOOR_NEW);
  g_task_return_pointer (founding->asked, g_steal_pointer (&founding->code),
                         (GDestroyNotify) kith_recovery_code_unref);
}

/**
 * kith_door_set_up_async:
 * @self: a door with nothing at its path
 * @setup: (transfer full): what the center will be
 * @callback: called with the result
 * @user_data: data for @callback
 *
 * Makes the center. kith_door_enter() goes in once the recovery code is written down.
 */
void
kith_door_set_up_async (KithDoor *self, KithSetup *setup, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Founding *founding;

  g_return_if_fail (KITH_IS_DOOR (self));
  g_return_if_fail (self->path != NULL);
  g_return_if_fail (setup != NULL);

  founding = g_new0 (Founding, 1);
  founding->path = g_strdup (self->path);
  founding->setup = setup;
  founding->asked = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (founding->asked, kith_door_set_up_finish);
  task = g_task_new (self, NULL, set_up_cb, NULL);
  g_task_set_source_tag (task, kith_door_set_up_async);
  g_task_set_task_data (task, founding, founding_free);
  g_task_run_in_thread (task, set_up_thread);
}

/**
 * kith_door_set_up_finish:
 * @self: the door
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full): the recovery code, handed out this once, or %NULL
 */
KithRecoveryCode *
kith_door_set_up_finish (KithDoor *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
