/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading takes a thread of its own. While it reads, changes only leave a mark, so that many of them are one
 * more reading and not many. The directory of before is good until the new one is there. */

#include "resources/kith-directory-keeper.h"

struct _KithDirectoryKeeper
{
  GObject parent_instance;

  KithSession *session;      /* (owned) */
  KithDirectory *directory;  /* (owned) (nullable) */
  GCancellable *cancellable; /* (owned) (nullable) while it is read */
  GError *problem;           /* (owned) (nullable) */
  gboolean changed;          /* since reading began */
};

/* What the thread works with. It does not keep the keeper alive: once nobody wants the directory, reading it
 * ends, so that nothing waits for the store. */
typedef struct
{
  GWeakRef keeper;
  KithSession *session; /* (owned) */
} Reading;

G_DEFINE_FINAL_TYPE (KithDirectoryKeeper, kith_directory_keeper, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void begin (KithDirectoryKeeper *self);

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_weak_ref_clear (&reading->keeper);
  g_object_unref (reading->session);
  g_free (reading);
}

static void
load_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Reading *reading = data;
  GError *error = NULL;
  KithDirectory *directory = kith_directory_load (reading->session, cancellable, &error);

  if (directory != NULL)
    g_task_return_pointer (task, directory, (GDestroyNotify) kith_directory_unref);
  else
    g_task_return_error (task, error);
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Reading *reading = g_task_get_task_data (G_TASK (result));
  g_autoptr (KithDirectoryKeeper) self = g_weak_ref_get (&reading->keeper);
  g_autoptr (GError) error = NULL;
  KithDirectory *directory = g_task_propagate_pointer (G_TASK (result), &error);

  if (self == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      kith_directory_unref (directory);
      return;
    }
  g_clear_object (&self->cancellable);
  g_clear_error (&self->problem);
  if (directory != NULL)
    {
      g_clear_pointer (&self->directory, kith_directory_unref);
      self->directory = directory;
    }
  else
    self->problem = g_steal_pointer (&error);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  if (self->changed)
    begin (self);
}

static void
begin (KithDirectoryKeeper *self)
{
  g_autoptr (GTask) task = NULL;
  Reading *reading;

  if (self->cancellable != NULL)
    {
      self->changed = TRUE;
      return;
    }
  self->changed = FALSE;
  self->cancellable = g_cancellable_new ();
  reading = g_new0 (Reading, 1);
  g_weak_ref_init (&reading->keeper, self);
  reading->session = g_object_ref (self->session);
  task = g_task_new (NULL, self->cancellable, loaded_cb, NULL);
  g_task_set_task_data (task, reading, reading_free);
  g_task_run_in_thread (task, load_thread);
}

static void
kith_directory_keeper_dispose (GObject *object)
{
  KithDirectoryKeeper *self = KITH_DIRECTORY_KEEPER (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->directory, kith_directory_unref);
  g_clear_error (&self->problem);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (kith_directory_keeper_parent_class)->dispose (object);
}

static void
kith_directory_keeper_class_init (KithDirectoryKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kith_directory_keeper_dispose;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", KITH_TYPE_DIRECTORY_KEEPER, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
}

static void
kith_directory_keeper_init (KithDirectoryKeeper *self)
{
}

/**
 * kith_directory_keeper_new:
 * @session: a session
 *
 * Begins to read the directory.
 *
 * Returns: (transfer full): a keeper that has none yet
 */
KithDirectoryKeeper *
kith_directory_keeper_new (KithSession *session)
{
  static const char *const topics[] = { "changed::resource", "changed::catalog" };
  KithDirectoryKeeper *self;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);

  self = g_object_new (KITH_TYPE_DIRECTORY_KEEPER, NULL);
  self->session = g_object_ref (session);
  for (guint i = 0; i < G_N_ELEMENTS (topics); i++)
    g_signal_connect_object (kith_session_get_store (session), topics[i], G_CALLBACK (begin), self,
                             G_CONNECT_SWAPPED);
  begin (self);
  return self;
}

/**
 * kith_directory_keeper_get:
 * @self: a keeper
 *
 * Returns: (transfer none) (nullable): the directory as it was read last; %NULL before the first time
 */
KithDirectory *
kith_directory_keeper_get (KithDirectoryKeeper *self)
{
  g_return_val_if_fail (KITH_IS_DIRECTORY_KEEPER (self), NULL);

  return self->directory;
}

/**
 * kith_directory_keeper_get_problem:
 * @self: a keeper
 *
 * Returns: (transfer none) (nullable): why it could not be read the last time
 */
const GError *
kith_directory_keeper_get_problem (KithDirectoryKeeper *self)
{
  g_return_val_if_fail (KITH_IS_DIRECTORY_KEEPER (self), NULL);

  return self->problem;
}
