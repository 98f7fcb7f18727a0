/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tells ThreadSanitizer of the order that GLib makes between threads: GLib itself is not built with it, and
 * its locks are not the C library's. Linked into the tests of a build with -Db_sanitize=thread only. */

#include <dlfcn.h>
#include <gio/gio.h>
#include <sanitizer/tsan_interface.h>

#define NEXT(name) ((__typeof__ (&name)) (guintptr) dlsym (RTLD_NEXT, #name))

void
g_mutex_lock (GMutex *mutex)
{
  NEXT (g_mutex_lock) (mutex);
  __tsan_acquire (mutex);
}

gboolean
g_mutex_trylock (GMutex *mutex)
{
  gboolean taken = NEXT (g_mutex_trylock) (mutex);

  if (taken)
    __tsan_acquire (mutex);
  return taken;
}

void
g_mutex_unlock (GMutex *mutex)
{
  __tsan_release (mutex);
  NEXT (g_mutex_unlock) (mutex);
}

void
g_rec_mutex_lock (GRecMutex *mutex)
{
  NEXT (g_rec_mutex_lock) (mutex);
  __tsan_acquire (mutex);
}

void
g_rec_mutex_unlock (GRecMutex *mutex)
{
  __tsan_release (mutex);
  NEXT (g_rec_mutex_unlock) (mutex);
}

void
g_cond_wait (GCond *cond, GMutex *mutex)
{
  __tsan_release (mutex);
  NEXT (g_cond_wait) (cond, mutex);
  __tsan_acquire (mutex);
}

gboolean
g_cond_wait_until (GCond *cond, GMutex *mutex, gint64 end_time)
{
  gboolean done;

  __tsan_release (mutex);
  done = NEXT (g_cond_wait_until) (cond, mutex, end_time);
  __tsan_acquire (mutex);
  return done;
}

void
g_async_queue_push (GAsyncQueue *queue, gpointer data)
{
  __tsan_release (data);
  NEXT (g_async_queue_push) (queue, data);
}

gpointer
g_async_queue_pop (GAsyncQueue *queue)
{
  gpointer data = NEXT (g_async_queue_pop) (queue);

  __tsan_acquire (data);
  return data;
}

/* Whoever lets go last sees what all others did before. */
gboolean (g_atomic_ref_count_dec) (gatomicrefcount *count)
{
  gboolean last;

  __tsan_release (count);
  last = ((gboolean (*) (gatomicrefcount *)) (guintptr) dlsym (RTLD_NEXT, "g_atomic_ref_count_dec")) (count);
  if (last)
    __tsan_acquire (count);
  return last;
}

gboolean (g_once_init_enter) (volatile void *location)
{
  gboolean first =
      ((gboolean (*) (volatile void *)) (guintptr) dlsym (RTLD_NEXT, "g_once_init_enter")) (location);

  if (!first)
    __tsan_acquire ((void *) (guintptr) location);
  return first;
}

void (g_once_init_leave) (volatile void *location, gsize result)
{
  __tsan_release ((void *) (guintptr) location);
  ((void (*) (volatile void *, gsize)) (guintptr) dlsym (RTLD_NEXT, "g_once_init_leave")) (location, result);
}

void
g_task_return_pointer (GTask *task, gpointer result, GDestroyNotify free_result)
{
  __tsan_release (task);
  NEXT (g_task_return_pointer) (task, result, free_result);
}

void
g_task_return_error (GTask *task, GError *error)
{
  __tsan_release (task);
  NEXT (g_task_return_error) (task, error);
}

gpointer
g_task_propagate_pointer (GTask *task, GError **error)
{
  __tsan_acquire (task);
  return NEXT (g_task_propagate_pointer) (task, error);
}

static void
run_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GTaskThreadFunc func;

  __tsan_acquire (task);
  func = (GTaskThreadFunc) (guintptr) g_object_get_data (G_OBJECT (task), "kith-tsan-func");
  func (task, source, data, cancellable);
}

void
g_task_run_in_thread (GTask *task, GTaskThreadFunc func)
{
  g_object_set_data (G_OBJECT (task), "kith-tsan-func", (gpointer) (guintptr) func);
  __tsan_release (task);
  NEXT (g_task_run_in_thread) (task, run_in_thread);
}
