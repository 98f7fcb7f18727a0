/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding the center's file, words for when it cannot be opened, and folders for sample centers. */

#include "door/kith-place.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/kith-error.h"

#define PRACTISE_PREFIX "kith-practise-"

/**
 * kith_place_find:
 * @asked: (nullable): what the command line says
 * @remembered: (nullable): what this computer remembers
 *
 * Returns: (transfer full): the path of the center's file, whether it exists or not
 */
char *
kith_place_find (const char *asked, const char *remembered)
{
  if (asked != NULL && asked[0] != '\0')
    return g_canonicalize_filename (asked, NULL);
  if (remembered != NULL && remembered[0] != '\0')
    return g_canonicalize_filename (remembered, NULL);
  return g_build_filename (g_get_user_data_dir (), "kith", "center.kith", NULL);
}

/**
 * kith_place_is_empty:
 * @path: of a center's file
 *
 * Returns: whether there is nothing at all, so that a center can be set up there
 */
gboolean
kith_place_is_empty (const char *path)
{
  GStatBuf info;

  g_return_val_if_fail (path != NULL, FALSE);
  return g_lstat (path, &info) != 0 && errno == ENOENT;
}

/**
 * kith_place_explain:
 * @error: why a center could not be opened
 *
 * Returns: a heading, and what to do
 */
KithTrouble
kith_place_explain (const GError *error)
{
  KithTrouble usual = {
    _ ("Our center could not be opened"),
    _ ("Try again. If it stays like this, show this page to a coordinator. Nothing was changed."), FALSE
  };
  struct
  {
    int code;
    KithTrouble trouble;
  } known[] = {
    { KITH_ERROR_DAMAGED,
      { _ ("The center’s file is damaged"),
        _ ("Nothing was changed. Keep the file as it is, and let a coordinator put back the latest backup. "
           "Until then, "
           "use a paper sheet: it can be entered later."),
        TRUE } },
    { KITH_ERROR_NOT_A_STORE,
      { _ ("This is not a center’s file"),
        _ ("Nothing was changed. Open the right file, or put back a backup."), TRUE } },
    { KITH_ERROR_TOO_NEW,
      { _ ("This center was last used with a newer Kith"),
        _ ("Nothing was changed. Update Kith on this computer, then open it again."), FALSE } },
    { KITH_ERROR_IN_USE,
      { _ ("The center is already open"),
        _ ("Go to the other window or account that has it open, or close it there and try again here."),
        FALSE } },
    { KITH_ERROR_NETWORK_FS,
      { _ ("The center’s file lies on a network folder"),
        _ ("Kith keeps it on this computer alone. Copy the file to a folder of this computer, and open it "
           "there."),
        FALSE } },
    { KITH_ERROR_READ_ONLY,
      { _ ("The center’s file can be read, but not written"),
        _ ("Kith could record nothing. Put the file where this account may write, then try again."),
        FALSE } },
    { KITH_ERROR_DISK_FULL,
      { _ ("The disk is full"),
        _ ("Make room on this computer, then try again. Until then, use a paper sheet: it can be entered "
           "later."),
        FALSE } },
    { KITH_ERROR_NOT_FOUND,
      { _ ("The center’s file is not there"),
        _ ("If it lies on a drive that can be unplugged, plug it in and try again."), TRUE } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      if (g_error_matches (error, KITH_ERROR, known[i].code))
        return known[i].trouble;
    }
  return usual;
}

/* In memory where the system offers such a folder. */
static const char *
practise_parent (void)
{
  const char *runtime = g_get_user_runtime_dir ();

  if (runtime != NULL && g_access (runtime, W_OK) == 0)
    return runtime;
  return g_get_tmp_dir ();
}

/**
 * kith_place_new_practise:
 * @error: return location for an error
 *
 * Returns: (transfer full): a new folder that only this user can enter, or %NULL
 */
char *
kith_place_new_practise (GError **error)
{
  g_autofree char *name = g_strdup_printf (PRACTISE_PREFIX "%d-XXXXXX", (int) getpid ());
  g_autofree char *path = g_build_filename (practise_parent (), name, NULL);

  if (g_mkdtemp_full (path, 0700) == NULL)
    {
      int saved_errno = errno;

      g_set_error (error, KITH_ERROR, KITH_ERROR_IO,
                   _ ("There is no room for a sample center: %s could not be made (%s)."), path,
                   g_strerror (saved_errno));
      return NULL;
    }
  return g_steal_pointer (&path);
}

/**
 * kith_place_remove_practise:
 * @folder: a folder of kith_place_new_practise()
 *
 * Throws a sample center away. It holds files only.
 */
void
kith_place_remove_practise (const char *folder)
{
  g_autofree char *base = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_return_if_fail (folder != NULL);

  base = g_path_get_basename (folder);
  if (!g_str_has_prefix (base, PRACTISE_PREFIX))
    return;
  dir = g_dir_open (folder, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

/**
 * kith_place_remove_stale_practise:
 *
 * Throws away sample centers of programs that ended without doing so themselves.
 */
void
kith_place_remove_stale_practise (void)
{
  const char *parent = practise_parent ();
  g_autoptr (GDir) dir = g_dir_open (parent, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = NULL;
      GStatBuf info;
      int pid;

      if (!g_str_has_prefix (name, PRACTISE_PREFIX))
        continue;
      pid = (int) g_ascii_strtoll (name + strlen (PRACTISE_PREFIX), NULL, 10);
      path = g_build_filename (parent, name, NULL);
      if (g_lstat (path, &info) != 0 || !S_ISDIR (info.st_mode) || info.st_uid != getuid ())
        continue;
      if (pid > 0 && pid != (int) getpid () && (kill (pid, 0) == 0 || errno == EPERM))
        continue;
      if (pid != (int) getpid ())
        kith_place_remove_practise (path);
    }
}
