/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The one database thread: takes jobs from a queue in their order, runs each to its end, and hands the result
 * back to the main context of whoever asked. A thread of its own and not GLib's pool, because order is the
 * point.
 */

#include "store/kith-worker.h"

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"

struct _KithWorker
{
  GObject parent_instance;

  GThread *thread;    /* (owned) (nullable): NULL after kith_worker_stop() */
  GAsyncQueue *queue; /* (owned) */
  gint pending;       /* (atomic) */
};

typedef struct
{
  GTask *task; /* (owned) (nullable): NULL in a job without an answer */
  KithWorkerFunc func;
  gpointer data;              /* (owned) when free_data is set */
  GDestroyNotify free_data;   /* (nullable) */
  GDestroyNotify free_result; /* (nullable) */
  gboolean is_last;
} Job;

/* One who waits for a job. */
typedef struct
{
  GMutex lock;
  GCond done_cond;
  gboolean done;
  KithWorkerFunc func;
  gpointer data;             /* (unowned) */
  GCancellable *cancellable; /* (unowned) (nullable) */
  gpointer result;
  GError *error; /* (owned) (nullable) */
} Waiter;

G_DEFINE_FINAL_TYPE (KithWorker, kith_worker, G_TYPE_OBJECT)

static void
job_free (Job *job)
{
  if (job->free_data != NULL && job->data != NULL)
    job->free_data (job->data);
  g_clear_object (&job->task);
  g_free (job);
}

static void
run_job (Job *job)
{
  GCancellable *cancellable = job->task != NULL ? g_task_get_cancellable (job->task) : NULL;
  GError *error = NULL;
  gpointer result;

  if (job->task != NULL && g_task_return_error_if_cancelled (job->task))
    return;

  result = job->func (job->data, cancellable, &error);
  if (job->task == NULL)
    g_clear_error (&error);
  else if (error != NULL)
    g_task_return_error (job->task, error);
  else
    g_task_return_pointer (job->task, result, job->free_result);
}

static gpointer
thread_func (gpointer data)
{
  GAsyncQueue *queue = data;
  gboolean is_last = FALSE;

  while (!is_last)
    {
      Job *job = g_async_queue_pop (queue);

      is_last = job->is_last;
      if (job->func != NULL)
        run_job (job);
      job_free (job);
    }
  g_async_queue_unref (queue);
  return NULL;
}

static gpointer
run_waiter (gpointer data, GCancellable *cancellable, GError **error)
{
  Waiter *waiter = data;

  if (!g_cancellable_set_error_if_cancelled (waiter->cancellable, &waiter->error))
    waiter->result = waiter->func (waiter->data, waiter->cancellable, &waiter->error);

  g_mutex_lock (&waiter->lock);
  waiter->done = TRUE;
  g_cond_signal (&waiter->done_cond);
  g_mutex_unlock (&waiter->lock);
  return NULL;
}

static gpointer
do_nothing (gpointer data, GCancellable *cancellable, GError **error)
{
  return NULL;
}

static void
task_finished_cb (GTask *task, GParamSpec *pspec, KithWorker *self)
{
  g_atomic_int_add (&self->pending, -1);
}

static void
push_last (KithWorker *self)
{
  Job *job = g_new0 (Job, 1);

  job->is_last = TRUE;
  g_async_queue_push (self->queue, job);
}

static void
kith_worker_finalize (GObject *object)
{
  KithWorker *self = KITH_WORKER (object);

  /* The last reference may be a finished job's. */
  if (self->thread == g_thread_self ())
    {
      push_last (self);
      g_clear_pointer (&self->thread, g_thread_unref);
    }
  kith_worker_stop (self);
  g_async_queue_unref (self->queue);

  G_OBJECT_CLASS (kith_worker_parent_class)->finalize (object);
}

static void
kith_worker_class_init (KithWorkerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kith_worker_finalize;
}

static void
kith_worker_init (KithWorker *self)
{
  self->queue = g_async_queue_new ();
}

/**
 * kith_worker_new:
 * @name: the thread's name, for a debugger
 *
 * Returns: (transfer full): a worker whose thread waits for jobs
 */
KithWorker *
kith_worker_new (const char *name)
{
  KithWorker *self = g_object_new (KITH_TYPE_WORKER, NULL);

  self->thread = g_thread_new (name, thread_func, g_async_queue_ref (self->queue));
  return self;
}

/**
 * kith_worker_run_async:
 * @self: a worker
 * @func: what to do, in the worker's thread
 * @data: (transfer full): for @func
 * @free_data: (nullable): frees @data after @func, in the worker's thread
 * @free_result: (nullable): frees a result that nobody fetches
 * @cancellable: (nullable): handed to @func; a job cancelled before its turn does not start
 * @callback: (nullable): called in the caller's thread-default main context
 * @user_data: for @callback
 *
 * Puts a job at the end of the queue.
 */
void
kith_worker_run_async (KithWorker *self,
                       KithWorkerFunc func,
                       gpointer data,
                       GDestroyNotify free_data,
                       GDestroyNotify free_result,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  GTask *task;
  Job *job;

  g_return_if_fail (KITH_IS_WORKER (self));
  g_return_if_fail (func != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, kith_worker_run_async);
  if (self->thread == NULL)
    {
      if (free_data != NULL && data != NULL)
        free_data (data);
      g_task_return_new_error (task, KITH_ERROR, KITH_ERROR_LOCKED, _ ("The store is closed."));
      g_object_unref (task);
      return;
    }

  g_atomic_int_inc (&self->pending);
  g_signal_connect_object (task, "notify::completed", G_CALLBACK (task_finished_cb), self, 0);

  job = g_new0 (Job, 1);
  job->task = task;
  job->func = func;
  job->data = data;
  job->free_data = free_data;
  job->free_result = free_result;
  g_async_queue_push (self->queue, job);
}

/**
 * kith_worker_post:
 * @self: a worker
 * @func: what to do, in the worker's thread; its result and error are dropped
 * @data: (transfer full): for @func
 * @free_data: (nullable): frees @data after @func, in the worker's thread
 *
 * Puts a job that nobody waits for at the end of the queue.
 */
void
kith_worker_post (KithWorker *self, KithWorkerFunc func, gpointer data, GDestroyNotify free_data)
{
  Job *job;

  g_return_if_fail (KITH_IS_WORKER (self));
  g_return_if_fail (func != NULL);
  g_return_if_fail (self->thread != NULL);

  job = g_new0 (Job, 1);
  job->func = func;
  job->data = data;
  job->free_data = free_data;
  g_async_queue_push (self->queue, job);
}

/**
 * kith_worker_run_finish:
 * @self: a worker
 * @result: what the callback was given
 * @error: what the job failed with; %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the job's result
 */
gpointer
kith_worker_run_finish (KithWorker *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * kith_worker_run:
 * @self: a worker
 * @func: what to do, in the worker's thread
 * @data: for @func
 * @cancellable: (nullable): handed to @func
 * @error: what the job failed with
 *
 * Waits for its turn and its end. In the worker's own thread it runs at once.
 *
 * Returns: (transfer full) (nullable): the job's result
 */
gpointer
kith_worker_run (KithWorker *self,
                 KithWorkerFunc func,
                 gpointer data,
                 GCancellable *cancellable,
                 GError **error)
{
  Waiter waiter = { .func = func, .data = data, .cancellable = cancellable };
  Job *job;

  g_return_val_if_fail (KITH_IS_WORKER (self), NULL);
  g_return_val_if_fail (func != NULL, NULL);

  if (self->thread == g_thread_self ())
    return func (data, cancellable, error);
  if (self->thread == NULL)
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_LOCKED, _ ("The store is closed."));
      return NULL;
    }

  g_mutex_init (&waiter.lock);
  g_cond_init (&waiter.done_cond);
  job = g_new0 (Job, 1);
  job->func = run_waiter;
  job->data = &waiter;
  g_async_queue_push (self->queue, job);

  g_mutex_lock (&waiter.lock);
  while (!waiter.done)
    g_cond_wait (&waiter.done_cond, &waiter.lock);
  g_mutex_unlock (&waiter.lock);
  g_mutex_clear (&waiter.lock);
  g_cond_clear (&waiter.done_cond);

  if (waiter.error != NULL)
    g_propagate_error (error, waiter.error);
  return waiter.result;
}

/**
 * kith_worker_drain:
 * @self: a worker
 *
 * Waits until every job queued so far is done. Their callbacks come when the main context next runs.
 */
void
kith_worker_drain (KithWorker *self)
{
  g_return_if_fail (KITH_IS_WORKER (self));

  if (self->thread != NULL && self->thread != g_thread_self ())
    kith_worker_run (self, do_nothing, NULL, NULL, NULL);
}

/**
 * kith_worker_stop:
 * @self: a worker
 *
 * Waits for the jobs queued so far and ends the thread. Later jobs fail with KITH_ERROR_LOCKED. Not from a
 * job.
 */
void
kith_worker_stop (KithWorker *self)
{
  g_return_if_fail (KITH_IS_WORKER (self));

  if (self->thread == NULL)
    return;
  g_return_if_fail (self->thread != g_thread_self ());

  push_last (self);
  g_thread_join (g_steal_pointer (&self->thread));
}

/**
 * kith_worker_get_n_pending:
 * @self: a worker
 *
 * Returns: how many jobs have been queued whose callbacks have not come yet
 */
guint
kith_worker_get_n_pending (KithWorker *self)
{
  g_return_val_if_fail (KITH_IS_WORKER (self), 0);

  return (guint) g_atomic_int_get (&self->pending);
}
