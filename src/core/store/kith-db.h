/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithDb: a connection to the database, and KithStmt: one statement on it. The seam between Kith and its
 * engine. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _KithDb KithDb;
typedef struct _KithStmt KithStmt;

/**
 * KithDbFlags:
 * @KITH_DB_READ_WRITE: the file must exist
 * @KITH_DB_CREATE: the file is made when it is missing
 * @KITH_DB_READ_ONLY: nothing is ever written
 * @KITH_DB_SCRATCH: without a path: on the disk, in a file without a name that is gone with the connection
 * @KITH_DB_IMMUTABLE: with %KITH_DB_READ_ONLY: nobody else writes to it either (a finished backup)
 */
typedef enum
{
  KITH_DB_READ_WRITE = 0,
  KITH_DB_CREATE = 1 << 0,
  KITH_DB_READ_ONLY = 1 << 1,
  KITH_DB_IMMUTABLE = 1 << 2,
  KITH_DB_SCRATCH = 1 << 3,
} KithDbFlags;

typedef enum
{
  KITH_STEP_ERROR,
  KITH_STEP_ROW,
  KITH_STEP_DONE,
} KithStep;

typedef enum
{
  KITH_VALUE_NULL,
  KITH_VALUE_INT64,
  KITH_VALUE_DOUBLE,
  KITH_VALUE_TEXT,
  KITH_VALUE_BLOB,
} KithValueType;

/* path NULL: a temporary database in memory. */
KithDb *kith_db_open (const char *path, KithDbFlags flags, GError **error);
void kith_db_free (KithDb *db);
void kith_db_set_cancellable (KithDb *db, GCancellable *cancellable);

/* Statements. Columns count from 0, parameters from 1. Freeing one resets it and keeps it for the next
 * kith_db_prepare(). */
KithStmt *kith_db_prepare (KithDb *db, const char *sql, GError **error);
void kith_stmt_free (KithStmt *stmt);
void kith_stmt_reset (KithStmt *stmt);

/*
 * Binds the parameters 1… in order, one letter each:
 * i gint64, w int (widened), d double, t const char * or NULL, b GBytes * or NULL, x (const void *, gsize), n
 * nothing (NULL), o (gboolean present, gint64): the number or NULL.
 */
void kith_stmt_bind (KithStmt *stmt, const char *types, ...);
void kith_stmt_bind_int64 (KithStmt *stmt, int index, gint64 value);
void kith_stmt_bind_double (KithStmt *stmt, int index, double value);
void kith_stmt_bind_text (KithStmt *stmt, int index, const char *value);
void kith_stmt_bind_blob (KithStmt *stmt, int index, const void *data, gsize size);
void kith_stmt_bind_bytes (KithStmt *stmt, int index, GBytes *value);
void kith_stmt_bind_null (KithStmt *stmt, int index);

KithStep kith_stmt_step (KithStmt *stmt, GError **error);

int kith_stmt_get_n_columns (KithStmt *stmt);
const char *kith_stmt_get_name (KithStmt *stmt, int column);
KithValueType kith_stmt_get_value_type (KithStmt *stmt, int column);
gboolean kith_stmt_is_null (KithStmt *stmt, int column);
gint64 kith_stmt_get_int64 (KithStmt *stmt, int column);
double kith_stmt_get_double (KithStmt *stmt, int column);
/* Always valid UTF-8 or NULL; both borrowed until the next step. */
const char *kith_stmt_get_text (KithStmt *stmt, int column);
const void *kith_stmt_get_blob (KithStmt *stmt, int column, gsize *size);
char *kith_stmt_dup_text (KithStmt *stmt, int column);
GBytes *kith_stmt_dup_bytes (KithStmt *stmt, int column);

/* One-shot: prepares, binds as kith_stmt_bind() does, runs to the end. Returns the rows changed (0 for a
 * query), or -1. */
int kith_db_run (KithDb *db, GError **error, const char *sql, const char *types, ...);
/* The first column of the first row; FALSE without error when there is no row. */
gboolean
kith_db_get_int64 (KithDb *db, gint64 *value, GError **error, const char *sql, const char *types, ...);
/* Several statements without parameters, as in a migration. */
gboolean kith_db_run_script (KithDb *db, const char *script, GError **error);

/* Transactions do not nest: a second begin is a programming error. begin takes the write lock at once. */
gboolean kith_db_begin (KithDb *db, GError **error);
gboolean kith_db_begin_read (KithDb *db, GError **error);
gboolean kith_db_commit (KithDb *db, GError **error);
void kith_db_rollback (KithDb *db);
gboolean kith_db_in_transaction (KithDb *db);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithDb, kith_db_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithStmt, kith_stmt_free)

G_END_DECLS
