/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * KithStore: the center's one database file, open and locked against other programs. It owns the writing
 * connection, the threads' reading connections and the worker, and tells who listens what has changed once it
 * is on the disk.
 */

#include "store/kith-store.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdlib.h>

#include "base/kith-error.h"
#include "store/kith-changes.h"
#include "store/kith-db-private.h"
#include "store/kith-migrations.h"
#include "store/kith-readers.h"
#include "store/kith-store-file.h"
#include "store/kith-store-lock.h"
#include "store/kith-store-log.h"
#include "store/kith-store-place.h"
#include "store/kith-store-queries.h"

/* Frames in the log after which it is folded by the worker, and after which the writer does it before going
 * on. */
#define FOLD_SOON 1000
#define FOLD_NOW 8000

struct _KithStore
{
  GObject parent_instance;

  char *path; /* (owned): absolute, without symbolic links */
  KithStoreFlags flags;
  gint64 id;
  int schema_version;
  KithStoreLock *lock;  /* (owned) (nullable): NULL when looking only, from where nothing can be written */
  KithWorker *worker;   /* (owned) */
  KithChanges *changes; /* (owned) */

  GMutex write_lock;
  KithDb *writer;        /* (owned) (mutex write_lock) (nullable) */
  GThread *write_thread; /* (unowned) (nullable) (atomic): inside kith_store_begin() */
  gboolean bind_due;     /* (mutex write_lock): the next transaction begins a log */
  gboolean binding;      /* (mutex write_lock): the present one does */
  gint fold_queued;      /* (atomic) */

  KithReaders *readers; /* (owned) */
};

G_DEFINE_FINAL_TYPE (KithStore, kith_store, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
emit_changed (GObject *owner, const char *topic, gint64 id)
{
  g_signal_emit (owner, signals[CHANGED], g_quark_from_string (topic), topic, id);
}

static gboolean
fold_log (KithStore *self, KithLogFold how, GError **error)
{
  gboolean complete = FALSE;

  if (!kith_engine_fold_log (self->writer, how, &complete, error))
    return FALSE;
  if (complete)
    self->bind_due = TRUE;
  return TRUE;
}

static gpointer
fold_soon (gpointer data, GCancellable *cancellable, GError **error)
{
  KithStore *self = data;

  g_mutex_lock (&self->write_lock);
  g_atomic_int_set (&self->fold_queued, 0);
  /* A fold that fails leaves the log as it was; the next change tries again. */
  if (self->writer != NULL && self->writer->log_frames >= FOLD_SOON)
    fold_log (self, KITH_LOG_FOLD, NULL);
  g_mutex_unlock (&self->write_lock);
  return NULL;
}

static void
consider_folding (KithStore *self)
{
  if (self->writer->log_frames >= FOLD_NOW)
    fold_log (self, KITH_LOG_FOLD, NULL);
  else if (self->writer->log_frames >= FOLD_SOON &&
           g_atomic_int_compare_and_exchange (&self->fold_queued, 0, 1))
    kith_worker_post (self->worker, fold_soon, self, NULL);
}

static void
kith_store_finalize (GObject *object)
{
  KithStore *self = KITH_STORE (object);

  kith_store_close (self, NULL);
  g_clear_object (&self->worker);
  kith_changes_free (self->changes);
  g_mutex_clear (&self->write_lock);
  kith_readers_free (self->readers);
  g_free (self->path);

  G_OBJECT_CLASS (kith_store_parent_class)->finalize (object);
}

static void
kith_store_class_init (KithStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kith_store_finalize;

  /**
   * KithStore::changed:
   * @self: the store
   * @topic: what has changed
   * @id: which one; 0: many
   *
   * Detail: the topic. In the main context in which the store was opened, after the commit.
   */
  signals[CHANGED] = g_signal_new ("changed", KITH_TYPE_STORE, G_SIGNAL_RUN_LAST | G_SIGNAL_DETAILED, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_INT64);
}

static void
kith_store_init (KithStore *self)
{
  g_mutex_init (&self->write_lock);
  self->readers = kith_readers_new ();
  self->changes = kith_changes_new (emit_changed, G_OBJECT (self));
  self->bind_due = TRUE;
}

/* Everything that can be known about the file before the engine touches it. */
static gboolean
look_before (KithStore *self, const char *path, GError **error)
{
  gboolean read_only = (self->flags & KITH_STORE_READ_ONLY) != 0;
  g_autofree char *real = NULL;
  g_autoptr (GError) lock_error = NULL;
  gboolean has_log = FALSE;

  if (!kith_store_file_check_exists (path, error))
    return FALSE;
  real = realpath (path, NULL);
  self->path = g_strdup (real != NULL ? real : path);

  if (!read_only &&
      (!kith_place_check_local (self->path, error) || !kith_place_check_writable (self->path, error)))
    return FALSE;

  self->lock = kith_store_lock_take (self->path, &lock_error);
  if (self->lock == NULL && (!read_only || g_error_matches (lock_error, KITH_ERROR, KITH_ERROR_IN_USE)))
    {
      g_propagate_error (error, g_steal_pointer (&lock_error));
      return FALSE;
    }

  if (!kith_store_file_check (self->path, &has_log, error) ||
      (has_log && !kith_store_log_check (self->path, error)))
    return FALSE;
  if (!read_only || !has_log)
    return TRUE;

  /* Without writing, the changes in the log cannot be put where they belong, and without them the file is not
   * whole. */
  kith_place_set_error (error, self->path, EROFS);
  return FALSE;
}

static gboolean
read_identity (KithStore *self, KithDb *db, GError **error)
{
  g_autoptr (GError) local = NULL;
  gint64 version = 0;

  if (!kith_engine_pragma_int (db, "user_version", &version, error))
    return FALSE;
  self->schema_version = (int) version;

  if (version >= 1 && kith_db_get_int64 (db, &self->id, &local, KITH_SQL_STORE_SELECT_ID, ""))
    return TRUE;
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else
    g_set_error (error, KITH_ERROR, KITH_ERROR_DAMAGED,
                 _ ("“%s” is damaged: it does not say which store it is. Restore the latest backup."),
                 db->name);
  return FALSE;
}

static gboolean
open_writer (KithStore *self, GError **error)
{
  int newest = kith_migrations_newest ();

  self->writer = kith_db_open (self->path, KITH_DB_READ_WRITE, error);
  if (self->writer == NULL || !kith_engine_set_journal (self->writer, "wal", error) ||
      /* What a crash left behind is put away first, so that no log holds the remains of an unfinished
         transaction twice. */
      !fold_log (self, KITH_LOG_TRUNCATE, error) || !read_identity (self, self->writer, error))
    return FALSE;
  if (self->schema_version == newest)
    return TRUE;

  if (!kith_migrations_run (self->writer, self->schema_version, newest, kith_store_log_bind, error) ||
      !fold_log (self, KITH_LOG_TRUNCATE, error))
    return FALSE;
  self->schema_version = newest;
  return TRUE;
}

static gboolean
open_viewer (KithStore *self, GError **error)
{
  KithDb *reader = kith_store_get_reader (self, error);

  return reader != NULL && read_identity (self, reader, error);
}

/**
 * kith_store_open:
 * @path: a store
 * @flags: how
 * @error: KITH_ERROR_NOT_FOUND, KITH_ERROR_NOT_A_STORE, KITH_ERROR_DAMAGED, KITH_ERROR_TOO_NEW,
 * KITH_ERROR_READ_ONLY, KITH_ERROR_IN_USE, KITH_ERROR_NETWORK_FS, KITH_ERROR_DISK_FULL, KITH_ERROR_IO
 *
 * Looks at the file first, then opens it, folds in the log that a crash left if it is this store's own, and
 * brings an older schema up to date. When it fails the file is as it was, to the byte.
 *
 * Returns: (transfer full) (nullable): the store, locked against other programs until it is closed
 */
KithStore *
kith_store_open (const char *path, KithStoreFlags flags, GError **error)
{
  g_autoptr (KithStore) self = NULL;
  g_autofree char *worker_name = NULL;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  self = g_object_new (KITH_TYPE_STORE, NULL);
  self->flags = flags;
  if (!look_before (self, path, error))
    return NULL;
  if ((flags & KITH_STORE_READ_ONLY) != 0 ? !open_viewer (self, error) : !open_writer (self, error))
    return NULL;
  self->worker = kith_worker_new ("kith-store");

  return g_steal_pointer (&self);
}

/**
 * kith_store_close:
 * @self: a store in which no transaction is open, and which the calling thread does not hold
 * @error: KITH_ERROR_DISK_FULL, KITH_ERROR_IO: the changes are safe in the log and are folded in at the next
 * opening
 *
 * Waits for whoever holds it and for the worker, folds the log into the file and lets go of the lock. All
 * readers end. A second call does nothing.
 *
 * Returns: whether the log was folded in
 */
gboolean
kith_store_close (KithStore *self, GError **error)
{
  gboolean folded = TRUE;

  g_return_val_if_fail (KITH_IS_STORE (self), FALSE);
  g_return_val_if_fail (self->write_thread == NULL, FALSE);

  kith_readers_wait (self->readers);
  if (self->worker != NULL)
    kith_worker_stop (self->worker);

  g_mutex_lock (&self->write_lock);
  kith_readers_close (self->readers);
  if (self->writer != NULL && self->worker != NULL)
    folded = fold_log (self, KITH_LOG_TRUNCATE, error);
  g_clear_pointer (&self->writer, kith_db_free);
  g_clear_pointer (&self->lock, kith_store_lock_free);
  g_mutex_unlock (&self->write_lock);
  return folded;
}

/**
 * kith_store_get_path:
 * @self: a store
 *
 * Returns: its file: absolute, without symbolic links
 */
const char *
kith_store_get_path (KithStore *self)
{
  g_return_val_if_fail (KITH_IS_STORE (self), NULL);

  return self->path;
}

/**
 * kith_store_get_id:
 * @self: a store
 *
 * Returns: the number that tells it from every other store; its backups have the same
 */
gint64
kith_store_get_id (KithStore *self)
{
  g_return_val_if_fail (KITH_IS_STORE (self), 0);

  return self->id;
}

/**
 * kith_store_get_schema_version:
 * @self: a store
 *
 * Returns: the version of its schema; below the newest only when it was opened to look only
 */
int
kith_store_get_schema_version (KithStore *self)
{
  g_return_val_if_fail (KITH_IS_STORE (self), 0);

  return self->schema_version;
}

/**
 * kith_store_get_newest_schema_version:
 *
 * Returns: the version that this program makes
 */
int
kith_store_get_newest_schema_version (void)
{
  return kith_migrations_newest ();
}

/**
 * kith_store_is_read_only:
 * @self: a store
 *
 * Returns: whether it was opened to look only
 */
gboolean
kith_store_is_read_only (KithStore *self)
{
  g_return_val_if_fail (KITH_IS_STORE (self), FALSE);

  return (self->flags & KITH_STORE_READ_ONLY) != 0;
}

/**
 * kith_store_get_worker:
 * @self: a store
 *
 * Returns: (transfer none): its database thread
 */
KithWorker *
kith_store_get_worker (KithStore *self)
{
  g_return_val_if_fail (KITH_IS_STORE (self), NULL);

  return self->worker;
}

/**
 * kith_store_get_reader:
 * @self: an open store
 * @error: KITH_ERROR_LOCKED when it was closed; as kith_db_open()
 *
 * Returns: (transfer none) (nullable): the calling thread's connection for reading; inside kith_store_begin()
 * the writing one
 */
KithDb *
kith_store_get_reader (KithStore *self, GError **error)
{
  KithDbFlags flags = KITH_DB_READ_ONLY;

  g_return_val_if_fail (KITH_IS_STORE (self), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (g_atomic_pointer_get (&self->write_thread) == g_thread_self ())
    return self->writer;
  /* Looking only goes without the log's files, which could not be made. */
  if (kith_store_is_read_only (self))
    flags |= KITH_DB_IMMUTABLE;
  return kith_readers_get (self->readers, self->path, flags, error);
}

/**
 * kith_store_hold:
 * @self: a store
 * @error: KITH_ERROR_LOCKED when it was closed
 *
 * Keeps the store open until the hold is released; whoever holds it keeps a reference, too.
 *
 * Returns: (transfer full) (nullable): the hold, or %NULL
 */
KithStoreHold *
kith_store_hold (KithStore *self, GError **error)
{
  g_return_val_if_fail (KITH_IS_STORE (self), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return kith_readers_hold (self->readers, error) ? self : NULL;
}

/**
 * kith_store_release:
 * @hold: (transfer full): a hold
 *
 * Lets the store be closed.
 */
void
kith_store_release (KithStoreHold *hold)
{
  g_return_if_fail (KITH_IS_STORE (hold));

  kith_readers_release (hold->readers);
}

/**
 * kith_store_wait_released:
 * @self: a store that the calling thread does not hold
 *
 * Waits until nobody holds it.
 */
void
kith_store_wait_released (KithStore *self)
{
  g_return_if_fail (KITH_IS_STORE (self));

  kith_readers_wait (self->readers);
}

static gboolean
begin_locked (KithStore *self, GError **error)
{
  if (self->writer == NULL)
    {
      if (kith_store_is_read_only (self))
        g_set_error_literal (error, KITH_ERROR, KITH_ERROR_READ_ONLY,
                             _ ("This store was opened to look only."));
      else
        g_set_error_literal (error, KITH_ERROR, KITH_ERROR_LOCKED, _ ("The store is closed."));
      return FALSE;
    }
  if (!kith_db_begin (self->writer, error))
    return FALSE;
  if (!self->bind_due)
    return TRUE;
  if (!kith_store_log_bind (self->writer, error))
    {
      kith_db_rollback (self->writer);
      return FALSE;
    }
  self->binding = TRUE;
  return TRUE;
}

/**
 * kith_store_begin:
 * @self: an open store; the calling thread is not inside a transaction on it
 * @error: KITH_ERROR_LOCKED when it was closed, KITH_ERROR_READ_ONLY, KITH_ERROR_DISK_FULL, KITH_ERROR_IO,
 * KITH_ERROR_DAMAGED
 *
 * Waits for its turn and begins a transaction.
 *
 * Returns: (transfer none) (nullable): the writing connection, until kith_store_commit() or
 * kith_store_rollback()
 */
KithDb *
kith_store_begin (KithStore *self, GError **error)
{
  g_return_val_if_fail (KITH_IS_STORE (self), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);
  g_return_val_if_fail (g_atomic_pointer_get (&self->write_thread) != g_thread_self (), NULL);

  g_mutex_lock (&self->write_lock);
  self->binding = FALSE;
  if (!begin_locked (self, error))
    {
      g_mutex_unlock (&self->write_lock);
      return NULL;
    }
  g_atomic_pointer_set (&self->write_thread, g_thread_self ());
  return self->writer;
}

/**
 * kith_store_commit:
 * @self: a store in which this thread has begun a transaction
 * @error: KITH_ERROR_DISK_FULL, KITH_ERROR_IO: nothing of the transaction is stored
 *
 * Forces the transaction out to the disk, ends it, and has its announcements told.
 *
 * Returns: whether it is on the disk
 */
gboolean
kith_store_commit (KithStore *self, GError **error)
{
  gboolean committed;

  g_return_val_if_fail (KITH_IS_STORE (self), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);
  g_return_val_if_fail (g_atomic_pointer_get (&self->write_thread) == g_thread_self (), FALSE);

  committed = kith_db_commit (self->writer, error);
  if (committed)
    {
      if (self->binding)
        self->bind_due = FALSE;
      consider_folding (self);
      kith_changes_tell (self->changes);
    }
  else
    kith_changes_forget (self->changes);

  g_atomic_pointer_set (&self->write_thread, NULL);
  g_mutex_unlock (&self->write_lock);
  return committed;
}

/**
 * kith_store_rollback:
 * @self: a store in which this thread has begun a transaction
 *
 * Ends the transaction as if it had not been, its announcements too.
 */
void
kith_store_rollback (KithStore *self)
{
  g_return_if_fail (KITH_IS_STORE (self));
  g_return_if_fail (g_atomic_pointer_get (&self->write_thread) == g_thread_self ());

  kith_db_rollback (self->writer);
  kith_changes_forget (self->changes);
  g_atomic_pointer_set (&self->write_thread, NULL);
  g_mutex_unlock (&self->write_lock);
}

/**
 * kith_store_announce:
 * @self: a store
 * @topic: what has changed
 * @id: which one; 0: many
 *
 * Has KithStore::changed emitted: after the commit when the calling thread is inside a transaction, else at
 * the next turn.
 */
void
kith_store_announce (KithStore *self, const char *topic, gint64 id)
{
  g_return_if_fail (KITH_IS_STORE (self));
  g_return_if_fail (topic != NULL);

  if (g_atomic_pointer_get (&self->write_thread) == g_thread_self ())
    kith_changes_note (self->changes, topic, id);
  else
    kith_changes_add (self->changes, topic, id);
}

/**
 * kith_store_truncate_log:
 * @self: an open store; the calling thread is not inside a transaction on it
 * @error: KITH_ERROR_IN_USE while a reader is in the middle of something, KITH_ERROR_DISK_FULL, KITH_ERROR_IO
 *
 * Folds the whole log into the file and empties it, so that nothing erased stays behind in it.
 *
 * Returns: whether the log is empty
 */
gboolean
kith_store_truncate_log (KithStore *self, GError **error)
{
  gboolean done;

  g_return_val_if_fail (KITH_IS_STORE (self), FALSE);
  g_return_val_if_fail (g_atomic_pointer_get (&self->write_thread) != g_thread_self (), FALSE);

  g_mutex_lock (&self->write_lock);
  done = self->writer != NULL && fold_log (self, KITH_LOG_TRUNCATE, error);
  if (self->writer == NULL)
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_LOCKED, _ ("The store is closed."));
  g_mutex_unlock (&self->write_lock);
  return done;
}
