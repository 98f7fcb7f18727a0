/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sample center: made anew each time, and thrown away. */

#include "door/kith-door.h"

#include "door/kith-door-private.h"
#include "door/kith-place.h"
#include "sample/kith-sample.h"
#include "vault/kith-passphrase.h"

#define SAMPLE_PEOPLE 120
#define SAMPLE_VISITS 2000
#define SAMPLE_YEARS 1
#define PROGRESS_MS 60

typedef struct
{
  char *path;         /* (owned) */
  KithSecret *secret; /* (owned) */
  gint permille;      /* (atomic) how much is done */
  guint timer_id;
  GTask *asked; /* (owned) of whoever waits for it */
} Making;

static void
making_free (gpointer data)
{
  Making *making = data;

  g_free (making->path);
  g_clear_pointer (&making->secret, kith_secret_unref);
  g_clear_handle_id (&making->timer_id, g_source_remove);
  g_clear_object (&making->asked);
  g_free (making);
}

static void
progress_cb (double fraction, gpointer user_data)
{
  Making *making = user_data;

  g_atomic_int_set (&making->permille, (gint) (fraction * 1000));
}

static void
make_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Making *making = data;
  GError *error = NULL;
  const KithSampleSize size = {
    .people = SAMPLE_PEOPLE,
    .visits = SAMPLE_VISITS,
    .years = SAMPLE_YEARS,
    .seed = 7,
    .until = KITH_DAY_NONE,
  };
  KithStore *store =
      kith_sample_create (making->path, &size, making->secret, progress_cb, making, cancellable, &error);

  if (store != NULL)
    g_task_return_pointer (task, store, g_object_unref);
  else
    g_task_return_error (task, error);
}

static gboolean
show_progress_cb (gpointer user_data)
{
  GTask *task = user_data;
  Making *making = g_task_get_task_data (task);

  kith_door_set_progress (g_task_get_source_object (task), g_atomic_int_get (&making->permille) / 1000.0);
  return G_SOURCE_CONTINUE;
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  KithDoor *self = KITH_DOOR (source);
  Making *making = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;
  g_autoptr (KithStore) store = g_task_propagate_pointer (G_TASK (result), &error);

  g_clear_handle_id (&making->timer_id, g_source_remove);
  g_clear_object (&self->making);
  if (store == NULL)
    {
      g_task_return_error (making->asked, error);
      return;
    }
  self->practise_secret = kith_secret_ref (making->secret);
  self->last_account = 0;
  kith_door_take_store (self, store, making->path);
  g_task_return_boolean (making->asked, TRUE);
}

/* Random, known to nobody and kept nowhere: the sample needs none from whoever practises. */
static KithSecret *
make_passphrase (void)
{
  g_autoptr (KithSecret) random = kith_secret_new_random (24);
  g_autofree char *text = g_base64_encode (kith_secret_get_data (random), kith_secret_get_size (random));

  return kith_passphrase_prepare (text, NULL);
}

/**
 * kith_door_practise_async:
 * @self: a door with nobody in
 * @callback: called with the result
 * @user_data: data for @callback
 * @error: return location for an error
 *
 * Closes the center, and makes a sample: it can be cancelled, and tells its progress. It is thrown away when
 * the door closes.
 *
 * Returns: whether it was begun; if not, nothing changed
 */
gboolean
kith_door_practise_async (KithDoor *self, GAsyncReadyCallback callback, gpointer user_data, GError **error)
{
  g_autofree char *folder = NULL;
  g_autoptr (GTask) task = NULL;
  Making *making;

  g_return_val_if_fail (KITH_IS_DOOR (self), FALSE);
  g_return_val_if_fail (self->practise_folder == NULL, FALSE);

  kith_place_remove_stale_practise ();
  folder = kith_place_new_practise (error);
  if (folder == NULL)
    return FALSE;
  kith_door_close (self);
  self->practise_folder = g_steal_pointer (&folder);
  self->making = g_cancellable_new ();
  making = g_new0 (Making, 1);
  making->path = g_build_filename (self->practise_folder, "sample.kith", NULL);
  making->secret = make_passphrase ();
  making->asked = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (making->asked, kith_door_practise_finish);

  task = g_task_new (self, self->making, made_cb, NULL);
  g_task_set_source_tag (task, kith_door_practise_async);
  g_task_set_task_data (task, making, making_free);
  making->timer_id = g_timeout_add (PROGRESS_MS, show_progress_cb, task);
  g_task_run_in_thread (task, make_thread);
  return TRUE;
}

/**
 * kith_door_practise_finish:
 * @self: the door
 * @result: what the callback got
 * @error: return location for an error, %G_IO_ERROR_CANCELLED after kith_door_cancel()
 *
 * Returns: whether the sample is there, locked
 */
gboolean
kith_door_practise_finish (KithDoor *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * kith_door_is_practise:
 * @self: the door
 *
 * Returns: whether what is behind it is the sample center, or will be
 */
gboolean
kith_door_is_practise (KithDoor *self)
{
  g_return_val_if_fail (KITH_IS_DOOR (self), FALSE);
  return self->practise_folder != NULL;
}

/**
 * kith_door_is_making:
 * @self: the door
 *
 * Returns: whether the sample is being made
 */
gboolean
kith_door_is_making (KithDoor *self)
{
  g_return_val_if_fail (KITH_IS_DOOR (self), FALSE);
  return self->making != NULL;
}

/**
 * kith_door_cancel:
 * @self: the door
 *
 * Stops making the sample.
 */
void
kith_door_cancel (KithDoor *self)
{
  g_return_if_fail (KITH_IS_DOOR (self));
  if (self->making != NULL)
    g_cancellable_cancel (self->making);
}
