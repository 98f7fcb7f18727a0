/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The first engine: SQLite. Every connection of the program is made here, with the same pragmas, limits and
 * defences, and every result code becomes a KithError and a sentence here.
 */

#include "store/kith-db.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <sqlite3.h>

#include "base/kith-error.h"
#include "store/kith-db-private.h"
#include "store/kith-store-place.h"

#define BUSY_TIMEOUT_MS 5000
#define PROGRESS_STEPS 2000
#define COPY_PAGES 256

KithDbTesting kith_db_testing = { NULL, FALSE };

/* Tighter than SQLite's own: a damaged or hostile file meets these before it meets our memory. */
static const struct
{
  int limit;
  int value;
} limits[] = {
  { SQLITE_LIMIT_LENGTH, 64 * 1024 * 1024 },
  { SQLITE_LIMIT_SQL_LENGTH, 256 * 1024 },
  { SQLITE_LIMIT_COLUMN, 256 },
  { SQLITE_LIMIT_EXPR_DEPTH, 200 },
  { SQLITE_LIMIT_COMPOUND_SELECT, 50 },
  { SQLITE_LIMIT_FUNCTION_ARG, 32 },
  { SQLITE_LIMIT_ATTACHED, 0 },
  { SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1000 },
  { SQLITE_LIMIT_VARIABLE_NUMBER, 1000 },
  { SQLITE_LIMIT_TRIGGER_DEPTH, 1 },
  { SQLITE_LIMIT_WORKER_THREADS, 0 },
};

static const struct
{
  int option;
  int value;
} defences[] = {
  { SQLITE_DBCONFIG_DEFENSIVE, 1 },
  { SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
  { SQLITE_DBCONFIG_ENABLE_TRIGGER, 0 },
  { SQLITE_DBCONFIG_ENABLE_VIEW, 0 },
  { SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
  { SQLITE_DBCONFIG_ENABLE_FKEY, 1 },
  { SQLITE_DBCONFIG_DQS_DML, 0 },
  { SQLITE_DBCONFIG_DQS_DDL, 0 },
};

/* errno tells a full disk or a read-only medium where SQLite only says that input or output failed. */
static KithError
classify_io (int system_errno, KithError otherwise)
{
  switch (system_errno)
    {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      return KITH_ERROR_DISK_FULL;
    case EROFS:
    case EACCES:
    case EPERM:
      return KITH_ERROR_READ_ONLY;
    default:
      return otherwise;
    }
}

static KithError
classify (int extended, int system_errno)
{
  switch (extended & 0xff)
    {
    case SQLITE_FULL:
      return KITH_ERROR_DISK_FULL;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_FORMAT:
    case SQLITE_TOOBIG:
      return KITH_ERROR_DAMAGED;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return KITH_ERROR_READ_ONLY;
    case SQLITE_CANTOPEN:
      return classify_io (system_errno, KITH_ERROR_READ_ONLY);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
      return KITH_ERROR_IN_USE;
    case SQLITE_IOERR:
      return classify_io (system_errno, KITH_ERROR_IO);
    case SQLITE_CONSTRAINT:
      if (extended == SQLITE_CONSTRAINT_UNIQUE || extended == SQLITE_CONSTRAINT_PRIMARYKEY)
        return KITH_ERROR_EXISTS;
      return KITH_ERROR_INVALID;
    default:
      return KITH_ERROR_FAILED;
    }
}

static void
set_sentence (GError **error, KithError code, const char *name, const char *engine_words)
{
  switch ((int) code)
    {
    case KITH_ERROR_DISK_FULL:
      g_set_error (error, KITH_ERROR, code,
                   _ ("There is no room left on the disk for “%s”. Free some space and try again; nothing "
                      "was changed."),
                   name);
      break;
    case KITH_ERROR_DAMAGED:
      g_set_error (error, KITH_ERROR, code,
                   _ ("“%s” is damaged: parts of it are not what was written. Restore the latest backup."),
                   name);
      break;
    case KITH_ERROR_READ_ONLY:
      g_set_error (error, KITH_ERROR, code,
                   _ ("“%s” cannot be written to. Check the permissions of the file and of its folder."),
                   name);
      break;
    case KITH_ERROR_IN_USE:
      g_set_error (error, KITH_ERROR, code,
                   _ ("“%s” is in use by another program. Close it there and try again."), name);
      break;
    case KITH_ERROR_IO:
      g_set_error (error, KITH_ERROR, code,
                   _ ("Reading or writing “%s” failed. Check the disk that it lies on and try again."), name);
      break;
    case KITH_ERROR_EXISTS:
      g_set_error (error, KITH_ERROR, code, _ ("“%s” holds such an entry already."), name);
      break;
    case KITH_ERROR_INVALID:
      g_set_error (error, KITH_ERROR, code, _ ("“%s” cannot hold such an entry (%s)."), name, engine_words);
      break;
    default:
      g_set_error (error, KITH_ERROR, code, _ ("“%s” could not be read or written (%s)."), name,
                   engine_words);
      break;
    }
}

static int
last_errno (sqlite3_file *file)
{
  int saved = 0;

  /* A journal in memory has no such call. */
  if (file == NULL || file->pMethods == NULL || file->pMethods->xFileControl == NULL ||
      file->pMethods->xFileControl (file, SQLITE_FCNTL_LAST_ERRNO, &saved) != SQLITE_OK)
    return 0;
  return saved;
}

/* What the connection itself remembers is often overwritten by the cleaning up; the files remember better. */
static int
find_errno (KithDb *db)
{
  static const int files[] = { SQLITE_FCNTL_JOURNAL_POINTER, SQLITE_FCNTL_FILE_POINTER };
  int saved = sqlite3_system_errno (db->handle);

  for (gsize i = 0; i < G_N_ELEMENTS (files) && saved == 0; i++)
    {
      sqlite3_file *file = NULL;

      if (sqlite3_file_control (db->handle, "main", files[i], &file) == SQLITE_OK)
        saved = last_errno (file);
    }
  return saved;
}

/* The one place where SQLite's codes become ours. SQLite's own words name tables, never what is in them. */
void
kith_engine_set_error (KithDb *db, int rc, GError **error)
{
  int extended = db->handle != NULL ? sqlite3_extended_errcode (db->handle) : rc;
  int system_errno = db->handle != NULL ? find_errno (db) : 0;

  if ((extended & 0xff) != (rc & 0xff))
    extended = rc;

  if ((rc & 0xff) == SQLITE_INTERRUPT)
    {
      if (db->cancellable == NULL || !g_cancellable_set_error_if_cancelled (db->cancellable, error))
        g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("Operation was cancelled"));
      return;
    }

  set_sentence (error, classify (extended, system_errno), db->name,
                db->handle != NULL ? sqlite3_errmsg (db->handle) : sqlite3_errstr (rc));
}

/* For what the engine reads without complaint and cannot be. */
void
kith_db_fail_damaged (KithDb *db, GError **error)
{
  set_sentence (error, KITH_ERROR_DAMAGED, db->name, "");
}

static int
progress_cb (void *data)
{
  KithDb *db = data;

  return g_cancellable_is_cancelled (db->cancellable);
}

static int
committed_cb (void *data, sqlite3 *handle, const char *schema, int frames)
{
  KithDb *db = data;

  db->log_frames = frames;
  return SQLITE_OK;
}

static gboolean
run_plain (KithDb *db, const char *sql, GError **error)
{
  int rc = sqlite3_exec (db->handle, sql, NULL, NULL, NULL);

  if (rc == SQLITE_OK)
    return TRUE;
  kith_engine_set_error (db, rc, error);
  return FALSE;
}

static gboolean
set_up (KithDb *db, GError **error)
{
  sqlite3_extended_result_codes (db->handle, 1);
  sqlite3_busy_timeout (db->handle, BUSY_TIMEOUT_MS);
  for (gsize i = 0; i < G_N_ELEMENTS (limits); i++)
    sqlite3_limit (db->handle, limits[i].limit, limits[i].value);
  for (gsize i = 0; i < G_N_ELEMENTS (defences); i++)
    sqlite3_db_config (db->handle, defences[i].option, defences[i].value, NULL);
  /* Folding the log is the store's own decision: see kith-store-log.c. Also replaces the automatic one. */
  sqlite3_wal_hook (db->handle, committed_cb, db);

  return run_plain (db,
                    "PRAGMA temp_store = MEMORY;"
                    "PRAGMA mmap_size = 0;"
                    "PRAGMA foreign_keys = ON;"
                    "PRAGMA secure_delete = ON;"
                    "PRAGMA trusted_schema = OFF;"
                    "PRAGMA cell_size_check = ON;"
                    "PRAGMA cache_size = -8000;"
                    "PRAGMA journal_size_limit = 4194304;",
                    error) &&
         run_plain (
             db, kith_db_testing.synchronous_off ? "PRAGMA synchronous = OFF" : "PRAGMA synchronous = FULL",
             error) &&
         ((db->flags & KITH_DB_READ_ONLY) == 0 || run_plain (db, "PRAGMA query_only = ON", error)) &&
         ((db->flags & KITH_DB_SCRATCH) == 0 ||
          run_plain (db, "PRAGMA synchronous = OFF; PRAGMA journal_mode = OFF; PRAGMA secure_delete = OFF",
                     error));
}

static char *
make_uri (const char *path, KithDbFlags flags)
{
  g_autofree char *escaped = g_uri_escape_string (path, "/", FALSE);

  return g_strconcat ("file:", escaped, (flags & KITH_DB_IMMUTABLE) != 0 ? "?immutable=1" : NULL, NULL);
}

/**
 * kith_db_open:
 * @path: (nullable): the file; %NULL for a temporary database, in memory without %KITH_DB_SCRATCH
 * @flags: how to open it
 * @error: KITH_ERROR_READ_ONLY, KITH_ERROR_DAMAGED, KITH_ERROR_IO, …
 *
 * Returns: (transfer full) (nullable): a connection; used by one thread at a time
 */
KithDb *
kith_db_open (const char *path, KithDbFlags flags, GError **error)
{
  g_autoptr (KithDb) db = NULL;
  g_autofree char *uri = NULL;
  int sqlite_flags = SQLITE_OPEN_FULLMUTEX | SQLITE_OPEN_URI;
  int rc;

  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  kith_place_ignore_size_signal ();
  db = g_new0 (KithDb, 1);
  g_mutex_init (&db->lock);
  db->path = g_strdup (path);
  db->name = path != NULL ? g_filename_display_basename (path) : g_strdup (_ ("temporary data"));
  db->flags = flags;

  if ((flags & KITH_DB_READ_ONLY) != 0)
    sqlite_flags |= SQLITE_OPEN_READONLY;
  else
    sqlite_flags |= SQLITE_OPEN_READWRITE;
  if (path == NULL || (flags & KITH_DB_CREATE) != 0)
    sqlite_flags |= SQLITE_OPEN_CREATE;

  if (path != NULL)
    uri = make_uri (path, flags);
  else
    uri = g_strdup ((flags & KITH_DB_SCRATCH) != 0 ? "" : ":memory:");
  rc = sqlite3_open_v2 (uri, &db->handle, sqlite_flags, path != NULL ? kith_db_testing.vfs : NULL);
  if (rc != SQLITE_OK)
    {
      kith_engine_set_error (db, rc, error);
      return NULL;
    }
  if (!set_up (db, error))
    return NULL;

  return g_steal_pointer (&db);
}

/**
 * kith_db_free:
 * @db: (transfer full): a connection whose statements were all freed
 *
 * An open transaction is rolled back.
 */
void
kith_db_free (KithDb *db)
{
  if (db == NULL)
    return;

  g_clear_pointer (&db->idle, g_hash_table_unref);
  if (db->handle != NULL && sqlite3_close (db->handle) != SQLITE_OK)
    {
      g_critical ("a connection to a store was closed with a statement in use");
      sqlite3_close_v2 (db->handle);
    }
  g_clear_object (&db->cancellable);
  g_mutex_clear (&db->lock);
  g_free (db->path);
  g_free (db->name);
  g_free (db);
}

/**
 * kith_db_set_cancellable:
 * @db: a connection
 * @cancellable: (nullable): what ends every statement that runs on it from now on; %NULL for nothing
 */
void
kith_db_set_cancellable (KithDb *db, GCancellable *cancellable)
{
  g_return_if_fail (db != NULL);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  if (!g_set_object (&db->cancellable, cancellable))
    return;
  if (cancellable != NULL)
    sqlite3_progress_handler (db->handle, PROGRESS_STEPS, progress_cb, db);
  else
    sqlite3_progress_handler (db->handle, 0, NULL, NULL);
}

gint64
kith_engine_changes (KithDb *db)
{
  return sqlite3_changes64 (db->handle);
}

/**
 * kith_db_run_script:
 * @db: a connection
 * @script: statements without parameters
 * @error: as kith_stmt_step()
 *
 * Returns: whether all of them ran
 */
gboolean
kith_db_run_script (KithDb *db, const char *script, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  g_return_val_if_fail (script != NULL, FALSE);

  return run_plain (db, script, error);
}

/**
 * kith_db_rollback:
 * @db: a connection
 *
 * Ends the transaction, if there is one, and everything it wrote.
 */
void
kith_db_rollback (KithDb *db)
{
  g_return_if_fail (db != NULL);

  /* SQLite has rolled back by itself after some failures. */
  if (!sqlite3_get_autocommit (db->handle))
    sqlite3_exec (db->handle, "ROLLBACK", NULL, NULL, NULL);
  db->transaction = NULL;
}

gboolean
kith_engine_pragma_int (KithDb *db, const char *pragma, gint64 *value, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA %s", pragma);

  return kith_db_get_int64 (db, value, error, sql, "");
}

gboolean
kith_engine_fold_log (KithDb *db, KithLogFold how, gboolean *complete, GError **error)
{
  int mode = how == KITH_LOG_TRUNCATE ? SQLITE_CHECKPOINT_TRUNCATE : SQLITE_CHECKPOINT_PASSIVE;
  int frames = -1;
  int folded = -1;
  int rc = sqlite3_wal_checkpoint_v2 (db->handle, NULL, mode, &frames, &folded);

  /* Busy is no failure of folding as far as readers let it. */
  if (rc != SQLITE_OK && !(how == KITH_LOG_FOLD && rc == SQLITE_BUSY))
    {
      kith_engine_set_error (db, rc, error);
      return FALSE;
    }
  db->log_frames = MAX (0, frames - MAX (0, folded));
  *complete = frames == folded;
  return TRUE;
}

void
kith_engine_keep_log_on_close (KithDb *db)
{
  sqlite3_db_config (db->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
}

gboolean
kith_engine_copy (KithDb *from,
                  KithDb *to,
                  KithEngineProgress progress,
                  gpointer user_data,
                  GCancellable *cancellable,
                  GError **error)
{
  sqlite3_backup *copy = sqlite3_backup_init (to->handle, "main", from->handle, "main");
  int rc;

  if (copy == NULL)
    {
      kith_engine_set_error (to, sqlite3_errcode (to->handle), error);
      return FALSE;
    }

  do
    {
      rc = sqlite3_backup_step (copy, COPY_PAGES);
      if (progress != NULL)
        progress (sqlite3_backup_remaining (copy), sqlite3_backup_pagecount (copy), user_data);
      if (rc == SQLITE_OK && g_cancellable_set_error_if_cancelled (cancellable, error))
        {
          sqlite3_backup_finish (copy);
          return FALSE;
        }
    }
  while (rc == SQLITE_OK);

  sqlite3_backup_finish (copy);
  if (rc == SQLITE_DONE)
    return TRUE;

  /* Reading the store failed, or writing the copy did: whichever connection carries the code. */
  kith_engine_set_error (sqlite3_errcode (from->handle) == (rc & 0xff) ? from : to, rc, error);
  return FALSE;
}

gboolean
kith_engine_set_journal (KithDb *db, const char *mode, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA journal_mode = %s", mode);
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, sql, error);

  if (stmt == NULL || kith_stmt_step (stmt, error) != KITH_STEP_ROW)
    return FALSE;
  if (g_ascii_strcasecmp (kith_stmt_get_text (stmt, 0), mode) == 0)
    return TRUE;

  g_set_error (error, KITH_ERROR, KITH_ERROR_IO,
               _ ("The disk that holds “%s” cannot keep a change log. Move the file to another disk."),
               db->name);
  return FALSE;
}
