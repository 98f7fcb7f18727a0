/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One thing at a time in another thread. */

#include "shared/kith-long-step.h"

#define PROGRESS_MS 100

struct _KithLongStep
{
  GObject *owner; /* (unowned) it frees this */
  KithLongStepFunc func;
  KithLongStepProgress progress;
  KithLongStepDone done;
  GCancellable *cancellable; /* (owned) (nullable): while it runs */
  guint timer_id;
  gint permille; /* (atomic) */
};

/**
 * kith_long_step_new:
 * @owner: a #GObject, which frees the step at its end
 * @func: what is done in the other thread
 * @progress: told how far it is
 * @done: told how it went
 *
 * Returns: (transfer full): a step that does not run yet
 */
KithLongStep *
kith_long_step_new (gpointer owner,
                    KithLongStepFunc func,
                    KithLongStepProgress progress,
                    KithLongStepDone done)
{
  KithLongStep *self;

  g_return_val_if_fail (G_IS_OBJECT (owner), NULL);
  g_return_val_if_fail (func != NULL && progress != NULL && done != NULL, NULL);

  self = g_new0 (KithLongStep, 1);
  self->owner = owner;
  self->func = func;
  self->progress = progress;
  self->done = done;
  return self;
}

/**
 * kith_long_step_free:
 * @self: (nullable) (transfer full): a step that does not run: its owner is kept while it does
 */
void
kith_long_step_free (KithLongStep *self)
{
  if (self == NULL)
    return;
  g_clear_handle_id (&self->timer_id, g_source_remove);
  g_clear_object (&self->cancellable);
  g_free (self);
}

static void
finish (KithLongStep *self, const GError *error)
{
  g_clear_handle_id (&self->timer_id, g_source_remove);
  g_clear_object (&self->cancellable);
  self->done (self->owner, error);
}

static void
run_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  KithLongStep *self = data;
  GError *error = NULL;

  self->func (source, cancellable, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
thread_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  finish (user_data, error);
}

static gpointer
run_on_worker (gpointer data, GCancellable *cancellable, GError **error)
{
  KithLongStep *self = data;

  return GINT_TO_POINTER (self->func (self->owner, cancellable, error));
}

static void
worker_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  KithLongStep *self = user_data;
  g_autoptr (GObject) owner = self->owner; /* the reference of the run */
  g_autoptr (GError) error = NULL;

  kith_worker_run_finish (KITH_WORKER (source), result, &error);
  finish (self, error);
}

static gboolean
progress_cb (gpointer user_data)
{
  KithLongStep *self = user_data;

  self->progress (self->owner, g_atomic_int_get (&self->permille) / 1000.0);
  return G_SOURCE_CONTINUE;
}

/**
 * kith_long_step_begin:
 * @self: a step that does not run
 * @worker: (nullable): the database thread; %NULL for a thread of its own
 * @tells_progress: whether it is told how far it is
 */
void
kith_long_step_begin (KithLongStep *self, KithWorker *worker, gboolean tells_progress)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (self->cancellable == NULL);

  self->cancellable = g_cancellable_new ();
  g_atomic_int_set (&self->permille, 0);
  if (tells_progress)
    self->timer_id = g_timeout_add (PROGRESS_MS, progress_cb, self);
  if (worker != NULL)
    {
      g_object_ref (self->owner);
      kith_worker_run_async (worker, run_on_worker, self, NULL, NULL, self->cancellable, worker_done_cb,
                             self);
    }
  else
    {
      g_autoptr (GTask) task = g_task_new (self->owner, self->cancellable, thread_done_cb, self);

      g_task_set_source_tag (task, kith_long_step_begin);
      g_task_set_task_data (task, self, NULL);
      g_task_run_in_thread (task, run_in_thread);
    }
}

/**
 * kith_long_step_is_running:
 * @self: a step
 *
 * Returns: whether it runs
 */
gboolean
kith_long_step_is_running (const KithLongStep *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->cancellable != NULL;
}

/**
 * kith_long_step_cancel:
 * @self: a step
 *
 * Ends it, if it runs; that is told as any end.
 */
void
kith_long_step_cancel (KithLongStep *self)
{
  g_return_if_fail (self != NULL);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

/**
 * kith_long_step_tell:
 * @fraction: how far it is, 0 to 1
 * @step: the step
 *
 * Any thread.
 */
void
kith_long_step_tell (double fraction, gpointer step)
{
  KithLongStep *self = step;

  g_return_if_fail (self != NULL);

  g_atomic_int_set (&self->permille, (gint) (fraction * 1000));
}
