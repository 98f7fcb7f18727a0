/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where a store may lie. Locks and the write-ahead log's shared memory do not work across a network, and a
 * store that is lost that way is lost silently, so those file systems are refused by their type.
 */

#include "store/kith-store-place.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "base/kith-error.h"

/* statfs types, from linux/magic.h and the file systems' own headers. */
static const struct
{
  guint32 magic;
  const char *type;
} magics[] = {
  { 0x00006969, "nfs" },  { 0x0000517b, "smbfs" }, { 0xff534d42, "cifs" },
  { 0xfe534d42, "smb3" }, { 0x73757245, "coda" },  { 0x5346414f, "afs" },
  { 0x6b414653, "afs" },  { 0x0000564c, "ncpfs" }, { 0x00c36400, "ceph" },
};

/* Names as the kernel's mount table has them. Not 9p and not plain fuse: those are often the only disk of a
 * container. */
static const char *const network_types[] = {
  "nfs",
  "nfs4",
  "smbfs",
  "cifs",
  "smb3",
  "coda",
  "afs",
  "ncpfs",
  "ncp",
  "ceph",
  "lustre",
  "beegfs",
  "gpfs",
  "fuse.sshfs",
  "fuse.davfs",
  "fuse.davfs2",
  "fuse.rclone",
  "fuse.s3fs",
  "fuse.glusterfs",
  "fuse.curlftpfs",
  "fuse.gvfsd-fuse",
  "fuse.ceph",
  "fuse.ceph-fuse",
  "fuse.goofys",
};

static KithPlaceLookup place_lookup = NULL;

static gboolean
is_below (const char *path, const char *mount_point)
{
  gsize length = strlen (mount_point);

  if (g_str_equal (mount_point, "/"))
    return TRUE;
  return strncmp (path, mount_point, length) == 0 && (path[length] == '/' || path[length] == '\0');
}

/* The deepest mount point above the path; of two at the same place the later one covers the earlier. */
static char *
lookup_mount_table (const char *path)
{
  g_autofree char *table = NULL;
  g_autofree char *found = NULL;
  g_auto (GStrv) lines = NULL;
  gsize deepest = 0;

  if (!g_file_get_contents ("/proc/self/mountinfo", &table, NULL, NULL))
    return NULL;

  lines = g_strsplit (table, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    {
      const char *separator = strstr (*line, " - ");
      g_auto (GStrv) before = g_strsplit (*line, " ", 6);
      g_auto (GStrv) after = NULL;
      g_autofree char *mount_point = NULL;

      if (separator == NULL || g_strv_length (before) < 6)
        continue;
      /* The table writes space, tab, newline and backslash as \ooo. */
      mount_point = g_strcompress (before[4]);
      if (!is_below (path, mount_point) || strlen (mount_point) < deepest)
        continue;
      after = g_strsplit (separator + 3, " ", 2);
      deepest = strlen (mount_point);
      g_free (found);
      found = g_strdup (after[0]);
    }

  return g_steal_pointer (&found);
}

static char *
lookup_real (const char *path)
{
  struct statfs info;

  if (statfs (path, &info) == 0)
    for (gsize i = 0; i < G_N_ELEMENTS (magics); i++)
      if ((guint32) info.f_type == magics[i].magic)
        return g_strdup (magics[i].type);

  return lookup_mount_table (path);
}

/**
 * kith_place_set_lookup:
 * @lookup: (nullable): what tells a file system's type instead of the system; %NULL for the system
 *
 * For tests.
 */
void
kith_place_set_lookup (KithPlaceLookup lookup)
{
  place_lookup = lookup;
}

/**
 * kith_place_file_system:
 * @path: an absolute path without symbolic links, of something that exists
 *
 * Returns: (transfer full) (nullable): the type of the file system it lies on, as the mount table names it
 */
char *
kith_place_file_system (const char *path)
{
  g_return_val_if_fail (path != NULL, NULL);

  return place_lookup != NULL ? place_lookup (path) : lookup_real (path);
}

/**
 * kith_place_is_network:
 * @type: (nullable): a file system's type
 *
 * Returns: whether it reaches over a network
 */
gboolean
kith_place_is_network (const char *type)
{
  if (type == NULL)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (network_types); i++)
    if (g_str_equal (type, network_types[i]))
      return TRUE;
  return FALSE;
}

/**
 * kith_place_check_local:
 * @path: an absolute path of something that exists
 * @error: KITH_ERROR_NETWORK_FS
 *
 * Returns: whether it lies on this computer
 */
gboolean
kith_place_check_local (const char *path, GError **error)
{
  g_autofree char *type = kith_place_file_system (path);
  g_autofree char *name = NULL;

  if (!kith_place_is_network (type))
    return TRUE;

  name = g_filename_display_basename (path);
  g_set_error (error, KITH_ERROR, KITH_ERROR_NETWORK_FS,
               _ ("“%s” lies on a network drive (%s), where it could be damaged. Move it to this computer's "
                  "own disk."),
               name, type);
  return FALSE;
}

/* Root may write anywhere, yet what has no write bit at all was made so on purpose. */
static gboolean
is_writable (const char *path)
{
  struct stat info;
  struct statvfs volume;

  if (stat (path, &info) != 0 || (info.st_mode & (S_IWUSR | S_IWGRP | S_IWOTH)) == 0)
    return FALSE;
  if (statvfs (path, &volume) == 0 && (volume.f_flag & ST_RDONLY) != 0)
    return FALSE;
  return access (path, W_OK) == 0;
}

/**
 * kith_place_check_writable:
 * @path: a file that exists
 * @error: KITH_ERROR_READ_ONLY
 *
 * Returns: whether the file and its folder, where the log is kept, can be written to
 */
gboolean
kith_place_check_writable (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *folder_name = g_filename_display_basename (folder);

  if (!is_writable (path))
    {
      g_set_error (error, KITH_ERROR, KITH_ERROR_READ_ONLY,
                   _ ("“%s” is read-only. Allow writing to the file, or copy it to where you may write."),
                   name);
      return FALSE;
    }
  if (!is_writable (folder))
    {
      g_set_error (error, KITH_ERROR, KITH_ERROR_READ_ONLY,
                   _ ("The folder “%s” that holds “%s” is read-only. Allow writing to the folder."),
                   folder_name, name);
      return FALSE;
    }
  return TRUE;
}

/**
 * kith_place_sync_folder:
 * @path: a file
 * @error: KITH_ERROR_IO
 *
 * Makes the names in the file's folder durable: a rename counts only after that.
 *
 * Returns: whether it worked
 */
gboolean
kith_place_sync_folder (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  int saved_errno;

  if (fd >= 0 && fsync (fd) == 0)
    return g_close (fd, NULL);

  saved_errno = errno;
  if (fd >= 0)
    g_close (fd, NULL);
  kith_place_set_error (error, folder, saved_errno);
  return FALSE;
}

/**
 * kith_place_ignore_size_signal:
 *
 * Has a write past the limit on file sizes fail like one on a full disk, instead of ending the program.
 * Leaves alone whoever handles that signal already.
 */
void
kith_place_ignore_size_signal (void)
{
  static gsize done = 0;
  struct sigaction action;

  if (!g_once_init_enter (&done))
    return;
  if (sigaction (SIGXFSZ, NULL, &action) == 0 && action.sa_handler == SIG_DFL)
    signal (SIGXFSZ, SIG_IGN);
  g_once_init_leave (&done, 1);
}

/**
 * kith_place_set_error:
 * @error: where to say it
 * @path: the file or folder that could not be used
 * @saved_errno: why
 *
 * Turns errno into the matching KithError.
 */
void
kith_place_set_error (GError **error, const char *path, int saved_errno)
{
  g_autofree char *name = g_filename_display_basename (path);

  switch (saved_errno)
    {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      g_set_error (error, KITH_ERROR, KITH_ERROR_DISK_FULL,
                   _ ("There is no room left on the disk for “%s”. Free some space and try again; nothing "
                      "was changed."),
                   name);
      break;
    case EROFS:
    case EACCES:
    case EPERM:
      g_set_error (error, KITH_ERROR, KITH_ERROR_READ_ONLY,
                   _ ("“%s” cannot be written to. Check the permissions of the file and of its folder."),
                   name);
      break;
    case ENOENT:
    case ENOTDIR:
      g_set_error (error, KITH_ERROR, KITH_ERROR_NOT_FOUND,
                   _ ("There is no “%s”. Check the name and the folder."), name);
      break;
    case EEXIST:
      g_set_error (error, KITH_ERROR, KITH_ERROR_EXISTS, _ ("There is a “%s” already. Choose another name."),
                   name);
      break;
    default:
      g_set_error (error, KITH_ERROR, KITH_ERROR_IO, _ ("“%s” could not be read or written: %s."), name,
                   g_strerror (saved_errno));
      break;
    }
}

/**
 * kith_place_remove_store:
 * @path: a store that nobody has open, or an unfinished one
 *
 * Removes it, with its log and journal.
 */
void
kith_place_remove_store (const char *path)
{
  static const char *const suffixes[] = { "", "-journal", "-wal", "-shm" };

  g_return_if_fail (path != NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *file = g_strconcat (path, suffixes[i], NULL);

      g_unlink (file);
    }
}
