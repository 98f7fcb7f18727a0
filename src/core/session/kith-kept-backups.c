/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which copies there are: automatic backups, and stores that a restored backup took the place of. A backup is
 * a verified whole that nobody here has open, so it is not rewritten; whoever erases is told which there are.
 */

#include "session/kith-kept-backups.h"

#include <string.h>

#include "session/kith-backup-plan.h"
#include "session/kith-session-private.h"
#include "store/kith-backup.h"

static void
put (GPtrArray *kept, const char *path, KithDay gone_day)
{
  KithKeptBackup *backup = g_new0 (KithKeptBackup, 1);

  backup->path = g_strdup (path);
  backup->gone_day = gone_day;
  g_ptr_array_add (kept, backup);
}

/* The newest of those kept goes when as many newer ones are made as are kept. */
static void
list_planned (KithSession *session, const KithBackupPlan *plan, GPtrArray *kept)
{
  KithDay today = kith_clock_today (kith_session_get_clock (session));
  g_autoptr (GPtrArray) paths =
      plan->folder ? kith_backup_list (plan->folder, KITH_BACKUP_PREFIX, NULL) : NULL;
  guint n_ours = 0;

  for (guint i = 0; paths && i < paths->len; i++)
    {
      const char *path = g_ptr_array_index (paths, i);

      if (!kith_backup_is_of (path, kith_session_store_id (session)))
        continue;
      put (kept, path,
           plan->when == KITH_BACKUP_OFF ? KITH_DAY_NONE
                                         : today + (KithDay) (plan->keep - MIN (n_ours, plan->keep - 1)));
      n_ours++;
    }
}

/* "center.kith.before-2026-03-01T…": what was there before a backup was put in its place. */
static void
list_replaced (KithSession *session, GPtrArray *kept)
{
  const char *store = kith_store_get_path (session->store);
  g_autofree char *folder = g_path_get_dirname (store);
  g_autofree char *name = g_path_get_basename (store);
  g_autofree char *begin = g_strconcat (name, ".before-", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *file;

  while (dir && (file = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, file, NULL);

      if (g_str_has_prefix (file, begin) && !g_str_has_suffix (file, "-wal") &&
          !g_str_has_suffix (file, "-shm"))
        put (kept, path, KITH_DAY_NONE);
    }
}

/**
 * kith_kept_backup_free:
 * @self: (nullable) (transfer full): a kept backup
 */
void
kith_kept_backup_free (KithKeptBackup *self)
{
  if (!self)
    return;

  g_free (self->path);
  g_free (self);
}

/**
 * kith_kept_backups_list:
 * @session: a coordinator's session
 * @error: %KITH_ERROR_NOT_PERMITTED
 *
 * Copies that somebody made elsewhere are not known here, nor those on a drive that is not there now.
 *
 * Returns: (transfer full) (element-type KithKeptBackup): the copies within reach, automatic ones first
 */
GPtrArray *
kith_kept_backups_list (KithSession *session, GError **error)
{
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_kept_backup_free);
  g_autoptr (KithBackupPlan) plan = NULL;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);

  if (!kith_session_demand (session, KITH_ACTION_PERSON_ERASE, error))
    return NULL;
  plan = kith_backup_plan_load (session->store, session->center, error);
  if (!plan)
    return NULL;
  list_planned (session, plan, kept);
  list_replaced (session, kept);
  return g_steal_pointer (&kept);
}
