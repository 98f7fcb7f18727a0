/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the seam and its engine share, and what only store/ and its tests may ask of the engine. */

#pragma once

#include "store/kith-db.h"

G_BEGIN_DECLS

struct sqlite3;
struct sqlite3_stmt;

struct _KithDb
{
  struct sqlite3 *handle; /* (owned) */
  char *path;             /* (owned) (nullable): NULL in memory */
  char *name;             /* (owned): the file as a sentence names it */
  KithDbFlags flags;
  GMutex lock;
  GHashTable *idle;          /* (owned) (mutex lock): SQL text of the statement → KithStmt (owned) */
  GCancellable *cancellable; /* (owned) (nullable) */
  GThread *transaction;      /* (unowned) (nullable): the thread inside a transaction */
  int log_frames;            /* frames in the write-ahead log after the last commit */
};

struct _KithStmt
{
  KithDb *db;                  /* (unowned) */
  struct sqlite3_stmt *handle; /* (owned) */
  char *sql;                   /* (owned) */
  GPtrArray *repaired;         /* (owned) (nullable): texts that were not UTF-8 */
  int bind_error;
};

/* Where tests put their own file system underneath, and how far a commit is forced out. */
typedef struct
{
  const char *vfs; /* (unowned) (nullable): the engine's own when NULL */
  gboolean synchronous_off;
} KithDbTesting;

extern KithDbTesting kith_db_testing;

void kith_db_fail_damaged (KithDb *db, GError **error);

/* The engine: kith-db-sqlite.c and kith-stmt-sqlite.c. */
void kith_engine_set_error (KithDb *db, int rc, GError **error);
struct sqlite3_stmt *kith_engine_prepare (KithDb *db, const char *sql, GError **error);
void kith_engine_finalize (struct sqlite3_stmt *stmt);
void kith_engine_reset (KithStmt *stmt);
gint64 kith_engine_changes (KithDb *db);
gboolean kith_engine_pragma_int (KithDb *db, const char *pragma, gint64 *value, GError **error);

typedef enum
{
  KITH_LOG_FOLD,     /* as far as readers let it */
  KITH_LOG_TRUNCATE, /* all of it, waiting for readers; the log file is emptied */
} KithLogFold;

/* complete: whether every frame is in the file now, so that the next change begins the log anew. */
gboolean kith_engine_fold_log (KithDb *db, KithLogFold how, gboolean *complete, GError **error);
/* Closing does not fold the log into the file: for looking only. */
void kith_engine_keep_log_on_close (KithDb *db);

typedef void (*KithEngineProgress) (int remaining, int total, gpointer user_data);
gboolean kith_engine_copy (KithDb *from,
                           KithDb *to,
                           KithEngineProgress progress,
                           gpointer user_data,
                           GCancellable *cancellable,
                           GError **error);
gboolean kith_engine_set_journal (KithDb *db, const char *mode, GError **error);

G_END_DECLS
