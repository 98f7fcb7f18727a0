/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithWorker: the one database thread. Jobs run first in, first out. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define KITH_TYPE_WORKER (kith_worker_get_type ())
G_DECLARE_FINAL_TYPE (KithWorker, kith_worker, KITH, WORKER, GObject)

/* Runs in the worker's thread. Failure is an error set; a NULL (or FALSE) result without error is a result.
 */
typedef gpointer (*KithWorkerFunc) (gpointer data, GCancellable *cancellable, GError **error);

KithWorker *kith_worker_new (const char *name);

/* The callback comes in the caller's thread-default main context. A job cancelled before its turn never
 * starts. */
void kith_worker_run_async (KithWorker *self,
                            KithWorkerFunc func,
                            gpointer data,
                            GDestroyNotify free_data,
                            GDestroyNotify free_result,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
gpointer kith_worker_run_finish (KithWorker *self, GAsyncResult *result, GError **error);

/* The same, without an answer. */
void kith_worker_post (KithWorker *self, KithWorkerFunc func, gpointer data, GDestroyNotify free_data);

/* The same, waiting for it: for kithctl and tests. Called from a job it runs at once. */
gpointer kith_worker_run (KithWorker *self,
                          KithWorkerFunc func,
                          gpointer data,
                          GCancellable *cancellable,
                          GError **error);

/* Waits until every job queued so far is done. */
void kith_worker_drain (KithWorker *self);
/* Drains, then ends the thread; jobs queued afterwards fail with KITH_ERROR_LOCKED. */
void kith_worker_stop (KithWorker *self);
guint kith_worker_get_n_pending (KithWorker *self);

G_END_DECLS
