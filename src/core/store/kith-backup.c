/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Backups of the whole store: copied page by page from one moment while the store is in use, under a
 * temporary name, read back and verified, forced out, and only then given their name. A backup is one file;
 * no log lies beside it.
 */

#include "store/kith-backup.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "base/kith-error.h"
#include "store/kith-check.h"
#include "store/kith-columns.h"
#include "store/kith-db-private.h"
#include "store/kith-rows.h"
#include "store/kith-store-file.h"
#include "store/kith-store-place.h"
#include "store/kith-store-queries.h"

#define SUFFIX ".kith-backup"
/* Of the whole work: copying; the rest is reading back. */
#define COPY_SHARE 0.6

typedef struct
{
  KithBackupProgress progress; /* (nullable) */
  gpointer user_data;
} Progress;

/* What a copy must hold as well: store, schema, and how many rows of each table. */
typedef struct
{
  gint64 id;
  gint64 version;
  GArray *rows; /* (owned): gint64, in the order of kith_tables_get() */
} Contents;

static void
contents_clear (Contents *contents)
{
  g_clear_pointer (&contents->rows, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Contents, contents_clear)

static void
progress_cb (int remaining, int total, gpointer user_data)
{
  const Progress *progress = user_data;

  if (progress->progress != NULL && total > 0)
    progress->progress (COPY_SHARE * (double) (total - remaining) / (double) total, progress->user_data);
}

/* A backup of an older schema lacks what came later; whether its schema is right is kith_check_run()'s to
 * say. */
static gboolean
has_table (KithDb *db, const char *table, GError **error)
{
  gint64 found = 0;

  return kith_db_get_int64 (db, &found, error, KITH_SQL_CHECK_TABLE, "t", table);
}

static gboolean
read_contents (KithDb *db, Contents *contents, GError **error)
{
  g_autoptr (GError) local = NULL;

  contents->rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (!kith_engine_pragma_int (db, "user_version", &contents->version, error))
    return FALSE;
  if (!kith_db_get_int64 (db, &contents->id, &local, KITH_SQL_STORE_SELECT_ID, ""))
    {
      if (local != NULL)
        g_propagate_error (error, g_steal_pointer (&local));
      else
        kith_db_fail_damaged (db, error);
      return FALSE;
    }
  for (const KithTable *table = kith_tables_get (); table->name != NULL; table++)
    {
      gint64 rows = -1;

      if (!has_table (db, table->name, &local))
        {
          if (local == NULL)
            {
              g_array_append_val (contents->rows, rows);
              continue;
            }
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      rows = kith_rows_count (db, table->name, error);
      if (rows < 0)
        return FALSE;
      g_array_append_val (contents->rows, rows);
    }
  return TRUE;
}

static gboolean
is_same (const Contents *a, const Contents *b)
{
  return a->id == b->id && a->version == b->version && a->rows->len == b->rows->len &&
         memcmp (a->rows->data, b->rows->data, a->rows->len * sizeof (gint64)) == 0;
}

static void
keep_first_cb (const char *table, const char *sentence, gpointer user_data)
{
  char **first = user_data;

  if (*first == NULL)
    *first = g_strdup (sentence);
}

static gboolean
check_sound (KithDb *db, GCancellable *cancellable, GError **error)
{
  g_autofree char *first = NULL;
  int problems = kith_check_run (db, keep_first_cb, &first, cancellable, error);

  if (problems < 0)
    return FALSE;
  if (problems == 0)
    return TRUE;
  g_set_error (error, KITH_ERROR, KITH_ERROR_DAMAGED, _ ("This copy is not sound. %s"), first);
  return FALSE;
}

/* The copy under its temporary name: every page from one moment, then no trace of a log. */
static gboolean
copy_store (const char *from_path,
            const char *to_path,
            Contents *contents,
            Progress *progress,
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr (KithDb) from = kith_db_open (from_path, KITH_DB_READ_ONLY, error);
  g_autoptr (KithDb) to = NULL;
  gboolean copied;

  if (from == NULL || !kith_db_begin_read (from, error))
    return FALSE;
  copied = read_contents (from, contents, error);
  if (copied)
    {
      to = kith_db_open (to_path, KITH_DB_READ_WRITE, error);
      copied = to != NULL && kith_engine_copy (from, to, progress_cb, progress, cancellable, error);
    }
  kith_db_rollback (from);
  g_clear_pointer (&to, kith_db_free);
  if (!copied)
    return FALSE;

  to = kith_db_open (to_path, KITH_DB_READ_WRITE, error);
  return to != NULL && kith_engine_set_journal (to, "delete", error);
}

static gboolean
read_back (const char *path,
           const Contents *expected,
           KithBackupVerify verify,
           gpointer user_data,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (KithDb) db = kith_db_open (path, KITH_DB_READ_ONLY | KITH_DB_IMMUTABLE, error);
  g_auto (Contents) contents = { 0 };

  if (db == NULL || !check_sound (db, cancellable, error) || !read_contents (db, &contents, error))
    return FALSE;
  if (!is_same (&contents, expected))
    {
      g_set_error_literal (
          error, KITH_ERROR, KITH_ERROR_DAMAGED,
          _ ("The backup does not hold what the store holds. Choose another disk and try again."));
      return FALSE;
    }
  return verify == NULL || verify (db, user_data, error);
}

static gboolean
sync_file (const char *path, GError **error)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC);
  gboolean synced = fd >= 0 && fsync (fd) == 0;

  if (!synced)
    kith_place_set_error (error, path, errno);
  if (fd >= 0)
    g_close (fd, NULL);
  return synced;
}

static char *
make_unfinished (const char *path, GError **error)
{
  g_autofree char *unfinished = g_strconcat (path, ".part-XXXXXX", NULL);
  int fd = g_mkstemp_full (unfinished, O_RDWR | O_CLOEXEC, 0600);

  if (fd < 0)
    {
      kith_place_set_error (error, path, errno);
      return NULL;
    }
  g_close (fd, NULL);
  return g_steal_pointer (&unfinished);
}

static gboolean
give_name (const char *unfinished, const char *path, GError **error)
{
  if (g_rename (unfinished, path) == 0)
    return kith_place_sync_folder (path, error);
  kith_place_set_error (error, path, errno);
  return FALSE;
}

/**
 * kith_backup_write:
 * @store: an open store; it stays in use
 * @target: the backup's file; one that is there is replaced only by a finished backup
 * @progress: (nullable): told the fraction done, 0 to 1, in the calling thread
 * @verify: (nullable): looks at the finished copy
 * @user_data: for @progress and @verify
 * @cancellable: (nullable): ends it and removes what was written
 * @error: KITH_ERROR_DISK_FULL, KITH_ERROR_READ_ONLY, KITH_ERROR_DAMAGED, KITH_ERROR_IO;
 * %G_IO_ERROR_CANCELLED
 *
 * Made in the calling thread, on a connection of its own. Call it from a task.
 *
 * Returns: whether there is a verified backup at @target
 */
gboolean
kith_backup_write (KithStore *store,
                   const char *target,
                   KithBackupProgress progress,
                   KithBackupVerify verify,
                   gpointer user_data,
                   GCancellable *cancellable,
                   GError **error)
{
  Progress told = { progress, user_data };
  g_auto (Contents) contents = { 0 };
  g_autofree char *unfinished = NULL;
  gboolean done;

  g_return_val_if_fail (KITH_IS_STORE (store), FALSE);
  g_return_val_if_fail (target != NULL, FALSE);
  g_return_val_if_fail (g_strcmp0 (target, kith_store_get_path (store)) != 0, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  unfinished = make_unfinished (target, error);
  if (unfinished == NULL)
    return FALSE;

  done = copy_store (kith_store_get_path (store), unfinished, &contents, &told, cancellable, error) &&
         read_back (unfinished, &contents, verify, user_data, cancellable, error) &&
         !g_cancellable_set_error_if_cancelled (cancellable, error) && sync_file (unfinished, error) &&
         give_name (unfinished, target, error);
  if (!done)
    kith_place_remove_store (unfinished);
  else if (progress != NULL)
    progress (1.0, user_data);
  return done;
}

/**
 * kith_backup_check:
 * @path: a backup, or another store that nobody has open
 * @store_id: which store it must be of; 0: any
 * @verify: (nullable): looks at it as well
 * @user_data: for @verify
 * @cancellable: (nullable): ends the check
 * @error: KITH_ERROR_NOT_FOUND, KITH_ERROR_NOT_A_STORE, KITH_ERROR_DAMAGED, KITH_ERROR_TOO_NEW,
 * KITH_ERROR_INVALID when it is of another store, KITH_ERROR_IO; %G_IO_ERROR_CANCELLED
 *
 * Returns: whether it is a sound backup
 */
gboolean
kith_backup_check (const char *path,
                   gint64 store_id,
                   KithBackupVerify verify,
                   gpointer user_data,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (KithDb) db = NULL;
  g_auto (Contents) contents = { 0 };
  gboolean has_log = FALSE;

  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!kith_store_file_check_exists (path, error) || !kith_store_file_check (path, &has_log, error))
    return FALSE;
  if (has_log)
    {
      g_autofree char *name = g_filename_display_basename (path);

      g_set_error (
          error, KITH_ERROR, KITH_ERROR_INVALID,
          _ ("“%s” is not a finished backup: changes wait beside it. Open it once in Kith, then try again."),
          name);
      return FALSE;
    }

  db = kith_db_open (path, KITH_DB_READ_ONLY | KITH_DB_IMMUTABLE, error);
  if (db == NULL || !check_sound (db, cancellable, error) || !read_contents (db, &contents, error))
    return FALSE;
  if (store_id != 0 && contents.id != store_id)
    {
      g_autofree char *name = g_filename_display_basename (path);

      g_set_error (error, KITH_ERROR, KITH_ERROR_INVALID, _ ("“%s” is a backup of another center."), name);
      return FALSE;
    }
  return verify == NULL || verify (db, user_data, error);
}

/**
 * kith_backup_name:
 * @folder: where backups are kept
 * @prefix: how their names begin
 * @stamp: when, so that later stamps sort later (2026-11-22-0959)
 *
 * Returns: (transfer full): a backup's path
 */
char *
kith_backup_name (const char *folder, const char *prefix, const char *stamp)
{
  g_autofree char *name = g_strconcat (prefix, "-", stamp, SUFFIX, NULL);

  return g_build_filename (folder, name, NULL);
}

static gint
compare_newest_first (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) b, *(const char *const *) a);
}

/* PREFIX, a dash, a stamp that begins with a digit: another prefix that begins like this one is not meant. */
static gboolean
is_backup_name (const char *name, const char *prefix)
{
  gsize length = strlen (prefix);

  return g_str_has_prefix (name, prefix) && name[length] == '-' && g_ascii_isdigit (name[length + 1]) &&
         g_str_has_suffix (name, SUFFIX);
}

/**
 * kith_backup_list:
 * @folder: where backups are kept
 * @prefix: how their names begin
 * @error: KITH_ERROR_NOT_FOUND, KITH_ERROR_READ_ONLY, KITH_ERROR_IO
 *
 * Returns: (transfer full) (element-type filename) (nullable): their paths, newest first
 */
GPtrArray *
kith_backup_list (const char *folder, const char *prefix, GError **error)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_return_val_if_fail (folder != NULL && prefix != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  errno = 0;
  dir = g_dir_open (folder, 0, NULL);
  if (dir == NULL)
    {
      kith_place_set_error (error, folder, errno != 0 ? errno : EIO);
      return NULL;
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    if (is_backup_name (name, prefix))
      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (paths, compare_newest_first);
  return g_steal_pointer (&paths);
}

/**
 * kith_backup_is_of:
 * @path: a file
 * @store_id: a store's number
 *
 * Returns: whether it is a backup of that store; what cannot be read is nobody's
 */
gboolean
kith_backup_is_of (const char *path, gint64 store_id)
{
  g_autoptr (KithDb) db = kith_db_open (path, KITH_DB_READ_ONLY | KITH_DB_IMMUTABLE, NULL);
  gint64 id = 0;

  return db != NULL && kith_db_get_int64 (db, &id, NULL, KITH_SQL_STORE_SELECT_ID, "") && id == store_id;
}

/**
 * kith_backup_remove_unfinished:
 * @folder: where backups are kept
 * @prefix: how their names begin
 * @older_than: seconds since the epoch; what was written to since is let be
 *
 * Removes what a program that ended in the middle of a backup left behind.
 */
void
kith_backup_remove_unfinished (const char *folder, const char *prefix, gint64 older_than)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autofree char *begin = g_strconcat (prefix, "-", NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      GStatBuf status;

      if (g_str_has_prefix (name, begin) && strstr (name, SUFFIX ".part-") != NULL &&
          g_lstat (path, &status) == 0 && S_ISREG (status.st_mode) && status.st_mtime < older_than)
        g_unlink (path);
    }
}

/**
 * kith_backup_rotate:
 * @folder: where backups are kept
 * @prefix: how their names begin
 * @store_id: whose backups; those of another center that are kept there too are left alone
 * @keep: how many to keep, at least 1
 * @removed: (out) (optional) (transfer full) (element-type filename): which were removed
 * @error: KITH_ERROR_NOT_FOUND, KITH_ERROR_READ_ONLY, KITH_ERROR_IO
 *
 * Removes the oldest backups.
 *
 * Returns: whether no more than @keep are left
 */
gboolean
kith_backup_rotate (const char *folder,
                    const char *prefix,
                    gint64 store_id,
                    guint keep,
                    GPtrArray **removed,
                    GError **error)
{
  g_autoptr (GPtrArray) paths = NULL;
  g_autoptr (GPtrArray) gone = g_ptr_array_new_with_free_func (g_free);
  guint n_ours = 0;

  g_return_val_if_fail (keep >= 1, FALSE);

  paths = kith_backup_list (folder, prefix, error);
  if (paths == NULL)
    return FALSE;
  for (guint i = 0; i < paths->len; i++)
    {
      const char *path = g_ptr_array_index (paths, i);

      if (!kith_backup_is_of (path, store_id) || n_ours++ < keep)
        continue;
      if (g_unlink (path) != 0)
        {
          kith_place_set_error (error, path, errno);
          return FALSE;
        }
      g_ptr_array_add (gone, g_strdup (path));
    }
  if (removed != NULL)
    *removed = g_steal_pointer (&gone);
  return TRUE;
}
