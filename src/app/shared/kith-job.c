/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Screens never write by themselves: they hand a function to the database thread and go on. */

#include "shared/kith-job.h"

#include "base/kith-error.h"

typedef struct
{
  KithAppContext *context; /* (owned) */
  KithSession *session;    /* (owned) */
  KithJobFunc func;
  gpointer data;
  GDestroyNotify destroy; /* (nullable) */
  GWeakRef object;
  gboolean has_object;
  KithJobDone done; /* (nullable) */
} Job;

static void
job_free (Job *job)
{
  if (job->destroy != NULL)
    job->destroy (job->data);
  g_weak_ref_clear (&job->object);
  g_object_unref (job->session);
  g_object_unref (job->context);
  g_free (job);
}

static gpointer
job_thread (gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  return GINT_TO_POINTER (job->func (job->session, job->data, error));
}

static void
job_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Job *job = user_data;
  g_autoptr (GObject) object = NULL;
  g_autoptr (GError) error = NULL;

  kith_worker_run_finish (KITH_WORKER (source), result, &error);
  if (error != NULL && !g_error_matches (error, KITH_ERROR, KITH_ERROR_LOCKED))
    kith_app_context_say_error (job->context, error);
  object = g_weak_ref_get (&job->object);
  if (job->done != NULL && (object != NULL || !job->has_object))
    job->done (object, job->data, error);
  job_free (job);
}

/**
 * kith_job_run:
 * @context: of the session
 * @func: makes the change
 * @data: for @func and @done
 * @destroy: (nullable): frees @data at the very end
 * @object: (nullable): a #GObject that @done is for; it is not kept alive
 * @done: (nullable): told how it went
 *
 * Makes a change on the database thread. An error is said by the window.
 */
void
kith_job_run (KithAppContext *context,
              KithJobFunc func,
              gpointer data,
              GDestroyNotify destroy,
              gpointer object,
              KithJobDone done)
{
  KithSession *session;
  Job *job;

  g_return_if_fail (KITH_IS_APP_CONTEXT (context));
  g_return_if_fail (func != NULL);

  session = kith_app_context_get_session (context);
  g_return_if_fail (session != NULL);

  job = g_new0 (Job, 1);
  job->context = g_object_ref (context);
  job->session = g_object_ref (session);
  job->func = func;
  job->data = data;
  job->destroy = destroy;
  job->has_object = object != NULL;
  g_weak_ref_init (&job->object, object);
  job->done = done;
  kith_worker_run_async (kith_session_get_worker (session), job_thread, job, NULL, NULL, NULL, job_cb, job);
}
