/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The center's file: opening it, and putting back a backup of it. */

#include "door/kith-door.h"

#include "door/kith-door-private.h"
#include "door/kith-place.h"
#include "store/kith-backup.h"

static void
day_changed_cb (KithDoor *self)
{
  g_signal_emit_by_name (self, "day-changed");
  kith_door_back_up_if_due (self);
}

void
kith_door_take_store (KithDoor *self, KithStore *store, const char *path)
{
  g_autoptr (GError) error = NULL;

  g_set_object (&self->store, store);
  kith_door_set_path (self, path);
  g_clear_object (&self->center);
  self->center = kith_center_load (self->store, &error);
  if (self->center == NULL)
    {
      kith_door_close (self);
      kith_door_fail (self, error);
      return;
    }
  g_signal_connect_object (kith_center_get_clock (self->center), "day-changed", G_CALLBACK (day_changed_cb),
                           self, G_CONNECT_SWAPPED);
  kith_clock_watch (kith_center_get_clock (self->center));
  kith_door_set_state (self, KITH_DOOR_LOCKED);
}

static void
open_thread (GTask *task, gpointer source, gpointer path, GCancellable *cancellable)
{
  GError *error = NULL;
  KithStore *store = kith_store_open (path, KITH_STORE_READ_WRITE, &error);

  if (store != NULL)
    g_task_return_pointer (task, store, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  KithDoor *self = KITH_DOOR (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (KithStore) store = g_task_propagate_pointer (G_TASK (result), &error);

  if (store != NULL)
    kith_door_take_store (self, store, g_task_get_task_data (G_TASK (result)));
  else
    kith_door_fail (self, error);
}

/**
 * kith_door_open:
 * @self: a door with nobody in
 * @path: of the center's file
 *
 * Closes the center before and opens this one: locked, in trouble, or empty where there is nothing.
 */
void
kith_door_open (KithDoor *self, const char *path)
{
  g_autofree char *copy = g_strdup (path);
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (KITH_IS_DOOR (self));
  g_return_if_fail (path != NULL);

  kith_door_close (self);
  kith_door_set_path (self, copy);
  if (kith_place_is_empty (copy))
    {
      kith_door_set_state (self, KITH_DOOR_EMPTY);
      return;
    }
  task = g_task_new (self, NULL, opened_cb, NULL);
  g_task_set_source_tag (task, kith_door_open);
  g_task_set_task_data (task, g_steal_pointer (&copy), g_free);
  g_task_run_in_thread (task, open_thread);
}

/* One backup, and where it goes. */
typedef struct
{
  char *path;   /* (owned) */
  char *backup; /* (owned) */
  char *kept;   /* (owned) (nullable) where the file is that was there */
} Restoring;

static void
restoring_free (gpointer data)
{
  Restoring *restoring = data;

  g_free (restoring->path);
  g_free (restoring->backup);
  g_free (restoring->kept);
  g_free (restoring);
}

static void
restore_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Restoring *restoring = data;
  GError *error = NULL;
  g_autofree char *folder = g_path_get_dirname (restoring->path);
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_local (kith_clock_machine_ms () / 1000);
  g_autofree char *stamp = g_date_time_format (now, "%Y-%m-%d-%H%M");

  g_mkdir_with_parents (folder, 0700);
  if (kith_backup_restore (restoring->backup, restoring->path, stamp, NULL, NULL, &restoring->kept, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  KithDoor *self = KITH_DOOR (source);
  Restoring *restoring = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      kith_door_fail (self, error);
      return;
    }
  kith_door_open (self, restoring->path);
  g_signal_emit_by_name (self, "restored", restoring->kept);
}

/**
 * kith_door_restore:
 * @self: a door with nobody in
 * @path: of the center's file; what is there is kept under another name
 * @backup: path of the backup
 *
 * Puts a backup back and opens it.
 */
void
kith_door_restore (KithDoor *self, const char *path, const char *backup)
{
  g_autoptr (GTask) task = NULL;
  Restoring *restoring;

  g_return_if_fail (KITH_IS_DOOR (self));
  g_return_if_fail (path != NULL);
  g_return_if_fail (backup != NULL);

  restoring = g_new0 (Restoring, 1);
  restoring->path = g_strdup (path);
  restoring->backup = g_strdup (backup);
  kith_door_close (self);
  task = g_task_new (self, NULL, restored_cb, NULL);
  g_task_set_source_tag (task, kith_door_restore);
  g_task_set_task_data (task, restoring, restoring_free);
  g_task_run_in_thread (task, restore_thread);
}
