/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One program at a time has a store open. The lock is on a file of its own, NAME-lock: it must be held before
 * the store is touched at all, and closing any descriptor of the store itself would drop the engine's own
 * locks on it. Open file description locks end with the process, however it ends.
 */

#include "store/kith-store-lock.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/kith-error.h"
#include "store/kith-store-place.h"

#define TRIES 16

struct _KithStoreLock
{
  char *path; /* (owned) */
  int fd;     /* (owned) */
};

/* The holder removes the file when it is done, so what was locked may no longer be what has the name. */
static gboolean
is_current (const KithStoreLock *self)
{
  struct stat held;
  struct stat named;

  return fstat (self->fd, &held) == 0 && lstat (self->path, &named) == 0 && held.st_dev == named.st_dev &&
         held.st_ino == named.st_ino;
}

static gboolean
try_lock (KithStoreLock *self, const char *store_path, GError **error)
{
  struct flock whole = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
  g_autofree char *name = NULL;

  self->fd = open (self->path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (self->fd < 0)
    {
      kith_place_set_error (error, self->path, errno);
      return FALSE;
    }
  if (fcntl (self->fd, F_OFD_SETLK, &whole) == 0)
    return TRUE;

  if (errno != EAGAIN && errno != EACCES)
    {
      kith_place_set_error (error, self->path, errno);
      return FALSE;
    }
  name = g_filename_display_basename (store_path);
  g_set_error (error, KITH_ERROR, KITH_ERROR_IN_USE,
               _ ("“%s” is open in another Kith on this computer. Close it there and try again."), name);
  return FALSE;
}

static void
close_fd (KithStoreLock *self)
{
  if (self->fd >= 0)
    g_close (self->fd, NULL);
  self->fd = -1;
}

/**
 * kith_store_lock_take:
 * @store_path: the store
 * @error: KITH_ERROR_IN_USE; KITH_ERROR_READ_ONLY when the folder cannot be written to
 *
 * Returns: (transfer full) (nullable): the lock, held until it is freed or the process ends
 */
KithStoreLock *
kith_store_lock_take (const char *store_path, GError **error)
{
  g_autoptr (KithStoreLock) self = g_new0 (KithStoreLock, 1);

  g_return_val_if_fail (store_path != NULL, NULL);

  self->fd = -1;
  self->path = g_strconcat (store_path, "-lock", NULL);

  for (int i = 0; i < TRIES; i++)
    {
      if (!try_lock (self, store_path, error))
        {
          close_fd (self);
          return NULL;
        }
      if (is_current (self))
        return g_steal_pointer (&self);
      close_fd (self);
    }

  kith_place_set_error (error, self->path, EBUSY);
  return NULL;
}

/**
 * kith_store_lock_free:
 * @self: (transfer full) (nullable): a lock
 *
 * Lets the next program have the store.
 */
void
kith_store_lock_free (KithStoreLock *self)
{
  if (self == NULL)
    return;

  /* Removed while it is held: whoever opened it meanwhile sees that the name is gone and begins again. */
  if (self->fd >= 0)
    {
      g_unlink (self->path);
      close_fd (self);
    }
  g_free (self->path);
  g_free (self);
}
