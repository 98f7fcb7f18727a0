/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Each thread's connection for reading. Threads of a pool come and go all day: the connection of one that has
 * ended is closed when the next new one asks.
 */

#include "store/kith-readers.h"

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"

/* A thread, as long as anybody asks about it: the address of a GThread may come again in another thread's. */
typedef struct
{
  gatomicrefcount references;
  gint has_ended; /* (atomic) */
} ThreadMark;

struct _KithReaders
{
  GMutex lock;
  GHashTable *connections; /* (owned) (nullable) (mutex lock): ThreadMark (owned) → KithDb (owned); NULL when
                              closed */
  guint holds;             /* (mutex lock): threads in the middle of something */
  GCond released;          /* (mutex lock): there are no holds left */
};

static void
thread_mark_unref (ThreadMark *mark)
{
  if (g_atomic_ref_count_dec (&mark->references))
    g_free (mark);
}

static void
thread_mark_end (gpointer data)
{
  ThreadMark *mark = data;

  g_atomic_int_set (&mark->has_ended, 1);
  thread_mark_unref (mark);
}

static GPrivate this_thread = G_PRIVATE_INIT (thread_mark_end);

static ThreadMark *
get_thread_mark (void)
{
  ThreadMark *mark = g_private_get (&this_thread);

  if (mark != NULL)
    return mark;
  mark = g_new0 (ThreadMark, 1);
  g_atomic_ref_count_init (&mark->references);
  g_private_set (&this_thread, mark);
  return mark;
}

static gboolean
has_ended (gpointer key, gpointer value, gpointer user_data)
{
  ThreadMark *mark = key;

  return g_atomic_int_get (&mark->has_ended);
}

/**
 * kith_readers_new:
 *
 * Returns: (transfer full): no connections yet
 */
KithReaders *
kith_readers_new (void)
{
  KithReaders *self = g_new0 (KithReaders, 1);

  g_mutex_init (&self->lock);
  g_cond_init (&self->released);
  self->connections =
      g_hash_table_new_full (NULL, NULL, (GDestroyNotify) thread_mark_unref, (GDestroyNotify) kith_db_free);
  return self;
}

/**
 * kith_readers_free:
 * @self: (transfer full): the connections, all of them idle
 *
 * Ends every connection.
 */
void
kith_readers_free (KithReaders *self)
{
  kith_readers_close (self);
  g_cond_clear (&self->released);
  g_mutex_clear (&self->lock);
  g_free (self);
}

/**
 * kith_readers_hold:
 * @self: the connections
 * @error: KITH_ERROR_LOCKED after kith_readers_close()
 *
 * Keeps the connections until kith_readers_release(), which the same thread calls: for whatever reads in a
 * thread of its own, and could be in the middle of it when another thread closes.
 *
 * Returns: whether they are there to stay
 */
gboolean
kith_readers_hold (KithReaders *self, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  if (self->connections == NULL)
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_LOCKED, _ ("The store is closed."));
      return FALSE;
    }
  self->holds++;
  return TRUE;
}

/**
 * kith_readers_release:
 * @self: the connections, held
 *
 * Ends a hold.
 */
void
kith_readers_release (KithReaders *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  g_return_if_fail (self->holds > 0);
  if (--self->holds == 0)
    g_cond_broadcast (&self->released);
}

/**
 * kith_readers_wait:
 * @self: the connections; the calling thread holds none of them
 *
 * Waits until nobody holds them.
 */
void
kith_readers_wait (KithReaders *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  while (self->holds > 0)
    g_cond_wait (&self->released, &self->lock);
}

/**
 * kith_readers_get:
 * @self: the connections
 * @path: the store
 * @flags: how to open it for a thread that has none yet
 * @error: KITH_ERROR_LOCKED after kith_readers_close(); as kith_db_open()
 *
 * Returns: (transfer none) (nullable): the calling thread's connection
 */
KithDb *
kith_readers_get (KithReaders *self, const char *path, KithDbFlags flags, GError **error)
{
  ThreadMark *mark = get_thread_mark ();
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  KithDb *reader;

  if (self->connections == NULL)
    {
      g_set_error_literal (error, KITH_ERROR, KITH_ERROR_LOCKED, _ ("The store is closed."));
      return NULL;
    }
  reader = g_hash_table_lookup (self->connections, mark);
  if (reader != NULL)
    return reader;

  g_hash_table_foreach_remove (self->connections, has_ended, NULL);
  reader = kith_db_open (path, flags, error);
  if (reader == NULL)
    return NULL;
  g_atomic_ref_count_inc (&mark->references);
  g_hash_table_insert (self->connections, mark, reader);
  return reader;
}

/**
 * kith_readers_close:
 * @self: the connections, all of them idle or held
 *
 * Waits until nobody holds them, and ends every connection; whoever asks for one afterwards is told that the
 * store is closed.
 */
void
kith_readers_close (KithReaders *self)
{
  g_mutex_lock (&self->lock);
  while (self->holds > 0)
    g_cond_wait (&self->released, &self->lock);
  g_clear_pointer (&self->connections, g_hash_table_unref);
  g_mutex_unlock (&self->lock);
}
