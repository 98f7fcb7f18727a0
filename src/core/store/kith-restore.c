/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Putting a backup in a store's place. The copy is made and verified beside the store, what was there keeps a
 * name of its own, and only then does the copy get the store's name: at no moment is there no store.
 */

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "store/kith-backup.h"
#include "store/kith-store-file.h"
#include "store/kith-store-lock.h"
#include "store/kith-store-place.h"

#define COPY_BUFFER (256 * 1024)

static gboolean
write_all (int fd, const guint8 *data, gsize size)
{
  while (size > 0)
    {
      gssize written = write (fd, data, size);

      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        return FALSE;
      data += written;
      size -= (gsize) written;
    }
  return TRUE;
}

static gboolean
copy_bytes (int from, int to)
{
  g_autofree guint8 *buffer = g_malloc (COPY_BUFFER);
  gssize got;

  while ((got = read (from, buffer, COPY_BUFFER)) != 0)
    {
      if (got < 0 && errno == EINTR)
        continue;
      if (got < 0 || !write_all (to, buffer, (gsize) got))
        return FALSE;
    }
  return fsync (to) == 0;
}

/* Returns: (transfer full) (nullable): a copy of the backup beside the store. */
static char *
copy_beside (const char *backup, const char *store_path, GError **error)
{
  g_autofree char *copy = g_strconcat (store_path, ".new-XXXXXX", NULL);
  gboolean copied;
  int from = open (backup, O_RDONLY | O_CLOEXEC);
  int to;

  if (from < 0)
    {
      kith_place_set_error (error, backup, errno);
      return NULL;
    }
  to = g_mkstemp_full (copy, O_RDWR | O_CLOEXEC, 0600);
  if (to < 0)
    {
      kith_place_set_error (error, store_path, errno);
      g_close (from, NULL);
      return NULL;
    }

  copied = copy_bytes (from, to);
  if (!copied)
    {
      kith_place_set_error (error, store_path, errno);
      g_unlink (copy);
    }
  g_close (from, NULL);
  g_close (to, NULL);
  return copied ? g_steal_pointer (&copy) : NULL;
}

/* What a crash left in the log belongs into the file that is kept. A store that cannot be opened is kept as
 * it is, with its log. */
static void
fold_old (const char *store_path)
{
  g_autoptr (KithStore) old = kith_store_open (store_path, KITH_STORE_READ_WRITE, NULL);

  if (old != NULL)
    kith_store_close (old, NULL);
}

static char *
free_name (const char *store_path, const char *stamp)
{
  g_autofree char *folder = g_path_get_dirname (store_path);
  g_autofree char *name = g_path_get_basename (store_path);
  char *path = NULL;

  for (int i = 1; path == NULL || g_file_test (path, G_FILE_TEST_EXISTS); i++)
    {
      g_autofree char *base = i == 1 ? g_strdup_printf ("%s.before-%s", name, stamp)
                                     : g_strdup_printf ("%s.before-%s-%d", name, stamp, i);

      g_free (path);
      path = g_build_filename (folder, base, NULL);
    }
  return path;
}

/* A second name for the same file, so that the first one is never without a store. */
static gboolean
keep_old (const char *store_path, const char *kept, GError **error)
{
  g_autofree char *log = g_strconcat (store_path, "-wal", NULL);
  g_autofree char *kept_log = g_strconcat (kept, "-wal", NULL);
  g_autofree char *index = g_strconcat (store_path, "-shm", NULL);

  if (link (store_path, kept) != 0)
    {
      kith_place_set_error (error, kept, errno);
      return FALSE;
    }
  if (g_rename (log, kept_log) != 0 && errno != ENOENT)
    {
      kith_place_set_error (error, kept_log, errno);
      g_unlink (kept);
      return FALSE;
    }
  g_unlink (index);
  return TRUE;
}

static gboolean
put_in_place (const char *copy, const char *store_path, const char *stamp, char **kept, GError **error)
{
  g_autoptr (KithStoreLock) lock = kith_store_lock_take (store_path, error);
  g_autofree char *old = NULL;

  if (lock == NULL)
    return FALSE;
  if (g_file_test (store_path, G_FILE_TEST_EXISTS))
    {
      old = free_name (store_path, stamp);
      if (!keep_old (store_path, old, error))
        return FALSE;
    }
  if (g_rename (copy, store_path) != 0)
    {
      kith_place_set_error (error, store_path, errno);
      return FALSE;
    }
  if (!kith_place_sync_folder (store_path, error))
    return FALSE;
  if (kept != NULL)
    *kept = g_steal_pointer (&old);
  return TRUE;
}

/**
 * kith_backup_restore:
 * @backup: a backup
 * @store_path: where the store is, or shall be
 * @stamp: when, for the name of the file that was there
 * @verify: (nullable): looks at the copy before it gets its place
 * @user_data: for @verify
 * @kept: (out) (optional) (transfer full) (nullable): where the file that was there is now; %NULL when there
 * was none
 * @error: KITH_ERROR_IN_USE, KITH_ERROR_NOT_FOUND, KITH_ERROR_NOT_A_STORE, KITH_ERROR_DAMAGED,
 * KITH_ERROR_TOO_NEW, KITH_ERROR_DISK_FULL, KITH_ERROR_READ_ONLY, KITH_ERROR_NETWORK_FS, KITH_ERROR_IO
 *
 * When it fails the store is as it was.
 *
 * Returns: whether the backup is the store now
 */
gboolean
kith_backup_restore (const char *backup,
                     const char *store_path,
                     const char *stamp,
                     KithBackupVerify verify,
                     gpointer user_data,
                     char **kept,
                     GError **error)
{
  g_autofree char *folder = NULL;
  g_autofree char *real_folder = NULL;
  g_autofree char *name = NULL;
  g_autofree char *target = NULL;
  g_autofree char *copy = NULL;
  g_autoptr (KithStoreLock) free_now = NULL;
  gboolean has_log = FALSE;
  gboolean done;

  g_return_val_if_fail (backup != NULL && store_path != NULL && stamp != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  kith_place_ignore_size_signal ();
  folder = g_path_get_dirname (store_path);
  name = g_path_get_basename (store_path);
  real_folder = realpath (folder, NULL);
  if (real_folder == NULL)
    {
      kith_place_set_error (error, folder, errno);
      return FALSE;
    }
  target = g_build_filename (real_folder, name, NULL);

  /* Refused before the long work: a network drive, a store that is open, a file that is no backup. */
  if (!kith_place_check_local (real_folder, error) || !kith_store_file_check_exists (backup, error) ||
      !kith_store_file_check (backup, &has_log, error))
    return FALSE;
  free_now = kith_store_lock_take (target, error);
  if (free_now == NULL)
    return FALSE;
  g_clear_pointer (&free_now, kith_store_lock_free);

  copy = copy_beside (backup, target, error);
  if (copy == NULL)
    return FALSE;
  done = kith_backup_check (copy, 0, verify, user_data, NULL, error);
  if (done && g_file_test (target, G_FILE_TEST_EXISTS))
    fold_old (target);
  done = done && put_in_place (copy, target, stamp, kept, error);
  if (!done)
    g_unlink (copy);
  return done;
}
