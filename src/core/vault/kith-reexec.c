/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Locking by replacing the process: its memory is given back to the system whole, which no amount
 * of overwriting achieves from within. */

#include "vault/kith-reexec.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"

#define SELF "/proc/self/exe"
#define SELF_FDS "/proc/self/fd"

/* The program's own path where the file there is still the one that runs; else the link itself,
 * which leads to the running file even after an update has replaced it. */
static char *
find_program (void)
{
  g_autofree char *path = g_file_read_link (SELF, NULL);
  struct stat at_path;
  struct stat running;

  if (path != NULL && stat (path, &at_path) == 0 && stat (SELF, &running) == 0 &&
      at_path.st_dev == running.st_dev && at_path.st_ino == running.st_ino)
    return g_steal_pointer (&path);

  return g_strdup (SELF);
}

static gboolean
set_close_on_exec (int fd, gboolean close_on_exec)
{
  int flags = fcntl (fd, F_GETFD);

  if (flags < 0)
    return FALSE;

  flags = close_on_exec ? flags | FD_CLOEXEC : flags & ~FD_CLOEXEC;
  return fcntl (fd, F_SETFD, flags) == 0;
}

static gboolean
mark_all_close_on_exec (void)
{
  g_autoptr (GDir) fds = NULL;
  const char *name;

  /* 4 is CLOSE_RANGE_CLOEXEC, since Linux 5.11. */
  if (close_range (3, ~0U, 4) == 0)
    return TRUE;

  fds = g_dir_open (SELF_FDS, 0, NULL);
  if (fds == NULL)
    return FALSE;

  while ((name = g_dir_read_name (fds)) != NULL)
    {
      int fd = atoi (name);

      if (fd > 2)
        set_close_on_exec (fd, TRUE);
    }

  return TRUE;
}

static void
reset_signals (void)
{
  sigset_t none;

  sigemptyset (&none);
  pthread_sigmask (SIG_SETMASK, &none, NULL);
  signal (SIGPIPE, SIG_DFL);
}

/**
 * kith_reexec_locked:
 * @argv: (array zero-terminated=1): the new arguments, the program's name first; nothing secret
 * @keep_fd: the one file to carry over besides standard input, output and errors, such as that of
 *   kith_pin_offer_new(); -1 for none
 * @error: return location for an error
 *
 * Runs this program anew in this process. All other threads end, all other files close, all memory
 * goes. The file kept has the same number afterwards. Whoever calls has saved what must be kept.
 *
 * Returns: only where it failed, %FALSE with %KITH_ERROR_FAILED; what is then still in memory is the
 *   caller's to end
 */
gboolean
kith_reexec_locked (char **argv, int keep_fd, GError **error)
{
  g_autofree char *program = NULL;
  int saved_errno;

  g_return_val_if_fail (argv != NULL && argv[0] != NULL, FALSE);

  program = find_program ();
  fflush (NULL);
  if (mark_all_close_on_exec () && (keep_fd < 3 || set_close_on_exec (keep_fd, FALSE)))
    {
      reset_signals ();
      execv (program, argv);
    }

  saved_errno = errno;
  g_set_error (error, KITH_ERROR, KITH_ERROR_FAILED, _ ("Kith could not start itself again to lock: %s."),
               g_strerror (saved_errno));
  return FALSE;
}
