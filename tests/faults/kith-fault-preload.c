/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Loaded in front of the C library (LD_PRELOAD), so that a whole program meets what a test asks for:
 *
 *   KITH_PRELOAD_FOLDER  a folder without symbolic links; only files in it and below count
 *   KITH_PRELOAD_MAGIC   the type of file system (statfs f_type, hexadecimal) that the folder claims to lie
 * on KITH_PRELOAD_KILL_AT the write, truncation, sync, renaming or deletion, counted from 1, in the middle of
 * which the program is killed: of a write the first half is done KITH_PRELOAD_COUNT   a file into which the
 * number of those is written at the end
 */

#include <dlfcn.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/vfs.h>
#include <unistd.h>

#define NEXT(name) ((__typeof__ (&name)) dlsym (RTLD_NEXT, #name))

static atomic_ulong n_operations;

static int
is_below (const char *path)
{
  const char *folder = getenv ("KITH_PRELOAD_FOLDER");
  size_t length = folder != NULL ? strlen (folder) : 0;

  return length > 0 && strncmp (path, folder, length) == 0 && (path[length] == '/' || path[length] == '\0');
}

static int
is_inside (int fd)
{
  char link[64];
  char path[4096];
  ssize_t length;

  snprintf (link, sizeof link, "/proc/self/fd/%d", fd);
  length = readlink (link, path, sizeof path - 1);
  if (length <= 0)
    return 0;
  path[length] = '\0';
  return is_below (path);
}

/* Whether this is the operation to die in. */
static int
is_the_one (void)
{
  const char *at = getenv ("KITH_PRELOAD_KILL_AT");
  unsigned long number = atomic_fetch_add (&n_operations, 1) + 1;

  return at != NULL && strtoul (at, NULL, 10) == number;
}

__attribute__ ((destructor)) static void
write_count (void)
{
  const char *path = getenv ("KITH_PRELOAD_COUNT");
  FILE *file = path != NULL ? fopen (path, "w") : NULL;

  if (file == NULL)
    return;
  fprintf (file, "%lu\n", atomic_load (&n_operations));
  fclose (file);
}

ssize_t
pwrite64 (int fd, const void *data, size_t size, off64_t offset)
{
  if (is_inside (fd) && is_the_one ())
    {
      NEXT (pwrite64) (fd, data, size / 2, offset);
      raise (SIGKILL);
    }
  return NEXT (pwrite64) (fd, data, size, offset);
}

ssize_t
write (int fd, const void *data, size_t size)
{
  if (is_inside (fd) && is_the_one ())
    {
      NEXT (write) (fd, data, size / 2);
      raise (SIGKILL);
    }
  return NEXT (write) (fd, data, size);
}

int
ftruncate64 (int fd, off64_t size)
{
  if (is_inside (fd) && is_the_one ())
    raise (SIGKILL);
  return NEXT (ftruncate64) (fd, size);
}

int
fsync (int fd)
{
  if (is_inside (fd) && is_the_one ())
    raise (SIGKILL);
  return NEXT (fsync) (fd);
}

int
fdatasync (int fd)
{
  if (is_inside (fd) && is_the_one ())
    raise (SIGKILL);
  return NEXT (fdatasync) (fd);
}

int
rename (const char *from, const char *to)
{
  if (is_below (to) && is_the_one ())
    raise (SIGKILL);
  return NEXT (rename) (from, to);
}

int
unlink (const char *path)
{
  if (is_below (path) && is_the_one ())
    raise (SIGKILL);
  return NEXT (unlink) (path);
}

static void
change_type (struct statfs64 *info)
{
  const char *magic = getenv ("KITH_PRELOAD_MAGIC");

  if (magic != NULL)
    info->f_type = (__typeof__ (info->f_type)) strtoul (magic, NULL, 16);
}

int
statfs64 (const char *path, struct statfs64 *info)
{
  int result = NEXT (statfs64) (path, info);

  if (result == 0 && is_below (path))
    change_type (info);
  return result;
}
