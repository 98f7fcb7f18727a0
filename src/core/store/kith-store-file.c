/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a store's bytes say before the engine opens them: that it is a store, whole, not newer than this
 * program, and without a rollback journal, which the engine would play back into it unasked. Only reads. To
 * be called with the store's lock held and no connection open: closing a descriptor here would drop the
 * engine's own locks.
 */

#include "store/kith-store-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/kith-error.h"
#include "store/kith-migrations.h"
#include "store/kith-store-place.h"

/* https://www.sqlite.org/fileformat2.html, section 1.3 */
#define HEADER_SIZE 100
#define MAGIC "SQLite format 3"
#define AT_PAGE_SIZE 16
#define AT_CHANGE_COUNTER 24
#define AT_PAGE_COUNT 28
#define AT_USER_VERSION 60
#define AT_APPLICATION_ID 68
#define AT_VALID_FOR 92

static guint32
get_be32 (const guint8 *header, gsize at)
{
  guint32 value;

  memcpy (&value, header + at, sizeof value);
  return GUINT32_FROM_BE (value);
}

static gboolean
fail_truncated (const char *name, GError **error)
{
  g_set_error (error, KITH_ERROR, KITH_ERROR_DAMAGED,
               _ ("“%s” is damaged: the file is shorter than it says. Restore the latest backup."), name);
  return FALSE;
}

static gboolean
fail_foreign (const char *name, GError **error)
{
  g_set_error (error, KITH_ERROR, KITH_ERROR_NOT_A_STORE,
               _ ("“%s” is not a Kith store. Choose the file that Kith made for your center."), name);
  return FALSE;
}

/* With a log beside it, the file may rightly be shorter than its first page says: the rest is in the log. */
static gboolean
check_header (const char *name,
              const guint8 *header,
              gsize got,
              goffset size,
              gboolean has_log,
              GError **error)
{
  gsize page_size;

  if (memcmp (header, MAGIC, MIN (got, sizeof MAGIC)) != 0)
    return fail_foreign (name, error);
  if (got < HEADER_SIZE)
    return fail_truncated (name, error);
  if (get_be32 (header, AT_APPLICATION_ID) != KITH_STORE_APPLICATION_ID)
    return fail_foreign (name, error);
  if ((gint32) get_be32 (header, AT_USER_VERSION) > kith_migrations_newest ())
    {
      g_set_error (error, KITH_ERROR, KITH_ERROR_TOO_NEW,
                   _ ("“%s” was written by a newer Kith. Update Kith on this computer to open it."), name);
      return FALSE;
    }

  page_size = (gsize) header[AT_PAGE_SIZE] << 8 | header[AT_PAGE_SIZE + 1];
  if (page_size == 1)
    page_size = 65536;
  if (page_size < 512 || (page_size & (page_size - 1)) != 0)
    {
      g_set_error (error, KITH_ERROR, KITH_ERROR_DAMAGED,
                   _ ("“%s” is damaged: its first bytes make no sense. Restore the latest backup."), name);
      return FALSE;
    }
  if ((gsize) size < page_size * 2 || (!has_log && (gsize) size % page_size != 0))
    return fail_truncated (name, error);
  if (!has_log && get_be32 (header, AT_CHANGE_COUNTER) == get_be32 (header, AT_VALID_FOR) &&
      (goffset) get_be32 (header, AT_PAGE_COUNT) * (goffset) page_size > size)
    return fail_truncated (name, error);
  return TRUE;
}

static gboolean
is_not_empty (const char *path, const char *suffix)
{
  g_autofree char *beside = g_strconcat (path, suffix, NULL);
  struct stat info;

  return lstat (beside, &info) == 0 && info.st_size > 0;
}

/**
 * kith_store_file_read_at:
 * @fd: an open file
 * @buffer: where to
 * @size: how many bytes
 * @offset: from where
 *
 * Returns: whether all of them could be read
 */
gboolean
kith_store_file_read_at (int fd, void *buffer, gsize size, goffset offset)
{
  gsize done = 0;

  while (done < size)
    {
      gssize got = pread (fd, (guint8 *) buffer + done, size - done, offset + (goffset) done);

      if (got < 0 && errno == EINTR)
        continue;
      if (got <= 0)
        return FALSE;
      done += (gsize) got;
    }
  return TRUE;
}

/**
 * kith_store_file_check_exists:
 * @path: a store
 * @error: KITH_ERROR_NOT_FOUND, KITH_ERROR_NOT_A_STORE
 *
 * Returns: whether there is a file
 */
gboolean
kith_store_file_check_exists (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  struct stat info;

  if (stat (path, &info) != 0)
    {
      if (errno == ENOENT || errno == ENOTDIR)
        g_set_error (error, KITH_ERROR, KITH_ERROR_NOT_FOUND,
                     _ ("There is no store “%s”. Check the name, or set up a new center."), name);
      else
        kith_place_set_error (error, path, errno);
      return FALSE;
    }
  if (!S_ISREG (info.st_mode))
    return fail_foreign (name, error);
  return TRUE;
}

/**
 * kith_store_file_check:
 * @path: a store whose lock is held
 * @has_log: (out): whether a log lies beside it, which kith_store_log_check() must look at before anybody
 * opens the store
 * @error: KITH_ERROR_NOT_A_STORE, KITH_ERROR_DAMAGED, KITH_ERROR_TOO_NEW, KITH_ERROR_IO
 *
 * Returns: whether it may be opened
 */
gboolean
kith_store_file_check (const char *path, gboolean *has_log, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  guint8 header[HEADER_SIZE] = { 0 };
  struct stat info;
  gboolean log_found = is_not_empty (path, "-wal");
  gboolean whole;
  gsize wanted;
  int fd;

  if (is_not_empty (path, "-journal"))
    {
      g_set_error (error, KITH_ERROR, KITH_ERROR_DAMAGED,
                   _ ("Beside “%s” lies a file “%s-journal” that is not Kith's. Move it away and try again."),
                   name, name);
      return FALSE;
    }

  fd = open (path, O_RDONLY | O_CLOEXEC);
  if (fd < 0 || fstat (fd, &info) != 0)
    {
      kith_place_set_error (error, path, errno);
      if (fd >= 0)
        g_close (fd, NULL);
      return FALSE;
    }
  wanted = (gsize) MIN (info.st_size, HEADER_SIZE);
  whole = kith_store_file_read_at (fd, header, wanted, 0);
  g_close (fd, NULL);
  if (!whole)
    {
      kith_place_set_error (error, path, EIO);
      return FALSE;
    }

  if (!check_header (name, header, wanted, info.st_size, log_found, error))
    return FALSE;
  *has_log = log_found;
  return TRUE;
}
