/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithStore: the center's one database file, open and locked against other programs, and who is told when it
 * changes. */

#pragma once

#include <gio/gio.h>

#include "store/kith-db.h"
#include "store/kith-worker.h"

G_BEGIN_DECLS

/**
 * KithStoreFlags:
 * @KITH_STORE_READ_WRITE: the usual
 * @KITH_STORE_READ_ONLY: look only: a backup, or a store on a medium that cannot be written to
 */
typedef enum
{
  KITH_STORE_READ_WRITE = 0,
  KITH_STORE_READ_ONLY = 1 << 0,
} KithStoreFlags;

#define KITH_TYPE_STORE (kith_store_get_type ())
G_DECLARE_FINAL_TYPE (KithStore, kith_store, KITH, STORE, GObject)

KithStore *kith_store_create (const char *path, gint64 created_utc, GError **error);
KithStore *kith_store_open (const char *path, KithStoreFlags flags, GError **error);
/* Waits for whoever holds it and for the worker, folds the log into the file, lets go of the lock. Unreffing
 * closes as well, without a word. */
gboolean kith_store_close (KithStore *self, GError **error);

const char *kith_store_get_path (KithStore *self);
gint64 kith_store_get_id (KithStore *self);
int kith_store_get_schema_version (KithStore *self);
/* The schema version that this program brings. */
int kith_store_get_newest_schema_version (void);
gboolean kith_store_is_read_only (KithStore *self);
KithWorker *kith_store_get_worker (KithStore *self);

/*
 * Reading: the calling thread's own connection, borrowed, good until the store is closed. While the calling
 * thread is inside kith_store_begin() it is the writing connection, so that a change sees itself.
 */
KithDb *kith_store_get_reader (KithStore *self, GError **error);

/*
 * Whatever reads for long in a thread of its own holds the store meanwhile: closing waits until it lets go.
 * The thread that holds it does not close it.
 */
typedef struct _KithStore KithStoreHold;
KithStoreHold *kith_store_hold (KithStore *self, GError **error);
void kith_store_release (KithStoreHold *hold);
void kith_store_wait_released (KithStore *self);

/*
 * Writing: from any thread, one at a time; others wait. Returns the writing connection, inside a transaction,
 * borrowed until commit or rollback, which the same thread must call. A failed commit has rolled back.
 */
KithDb *kith_store_begin (KithStore *self, GError **error);
gboolean kith_store_commit (KithStore *self, GError **error);
void kith_store_rollback (KithStore *self);

/*
 * Signal "changed" (const char *topic, gint64 id), detail: the topic. Emitted from the main context in which
 * the store was opened, after the commit, each (topic, id) once a turn; id 0: many rows. Announced inside a
 * transaction: told if it commits.
 */
void kith_store_announce (KithStore *self, const char *topic, gint64 id);

/* After an erasure: nothing of what was deleted stays in the log file. */
gboolean kith_store_truncate_log (KithStore *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithStoreHold, kith_store_release)

G_END_DECLS
