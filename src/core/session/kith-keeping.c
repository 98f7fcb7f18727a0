/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A backup ends with a checkpoint, so that verifying can tell whether a store is what became of it. */

#include "session/kith-keeping.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "session/kith-audit.h"
#include "session/kith-chain-private.h"
#include "session/kith-session-private.h"
#include "session/kith-session-queries.h"

/* Nobody is still at work on what is a day old. */
#define UNFINISHED_SECONDS 86400

typedef struct
{
  KithBackupProgress progress;
  gpointer user_data;
  guint8 newest[KITH_HASH_SIZE]; /* of the checkpoint that the copy must hold */
} Keeping;

static void
progress_cb (double fraction, gpointer user_data)
{
  Keeping *keeping = user_data;

  if (keeping->progress)
    keeping->progress (fraction, keeping->user_data);
}

static gboolean
read_newest (KithDb *db, guint8 hash[KITH_HASH_SIZE], GError **error)
{
  KithCheckpoint newest;
  g_autoptr (GError) read_error = NULL;

  if (kith_checkpoint_newest (db, &newest, &read_error))
    {
      kith_checkpoint_hash (&newest, hash);
      return TRUE;
    }

  if (read_error)
    g_propagate_error (error, g_steal_pointer (&read_error));
  else
    g_set_error_literal (error, KITH_ERROR, KITH_ERROR_DAMAGED,
                         _ ("The log of this store has no checkpoint. Run Verify to see more."));
  return FALSE;
}

/* Others may have written meanwhile: the copy is as new as the checkpoint, or newer. */
static gboolean
verify_cb (KithDb *copy, gpointer user_data, GError **error)
{
  Keeping *keeping = user_data;
  g_autoptr (KithStmt) stmt = kith_db_prepare (copy, KITH_SQL_CHECKPOINTS_NEWEST_FIRST, error);
  KithStep step;

  if (!stmt)
    return FALSE;
  while ((step = kith_stmt_step (stmt, error)) == KITH_STEP_ROW)
    {
      KithCheckpoint point;
      guint8 hash[KITH_HASH_SIZE];

      if (!kith_checkpoint_read (stmt, &point))
        break;
      kith_checkpoint_hash (&point, hash);
      if (memcmp (hash, keeping->newest, KITH_HASH_SIZE) == 0)
        return TRUE;
    }

  if (step != KITH_STEP_ERROR)
    g_set_error_literal (
        error, KITH_ERROR, KITH_ERROR_DAMAGED,
        _ ("The copy does not hold the newest checkpoint of the log. Try again, to another place."));
  return FALSE;
}

/* Signs how far the log has come, where there is somebody to sign; a locked store was signed when it locked.
 */
static char *
copy (KithStore *store,
      KithSession *session,
      const char *target,
      Keeping *keeping,
      GCancellable *cancellable,
      GError **error)
{
  g_autofree char *head = NULL;
  KithDb *db;

  if (session && !kith_audit_checkpoint (session, error))
    return NULL;
  db = kith_store_get_reader (store, error);
  head = db && read_newest (db, keeping->newest, error) ? kith_audit_head (store, error) : NULL;
  if (!head || !kith_backup_write (store, target, progress_cb, verify_cb, keeping, cancellable, error))
    return NULL;

  if (session)
    {
      g_autoptr (GVariantDict) details = g_variant_dict_new (NULL);

      g_variant_dict_insert (details, "head", "s", head);
      if (!kith_session_record (session, KITH_EVENT_BACKED_UP, 0, g_variant_dict_end (details), error))
        return NULL;
    }
  else if (!kith_audit_note (store, KITH_EVENT_BACKED_UP, 0, error))
    return NULL;
  return g_steal_pointer (&head);
}

/**
 * kith_keeping_back_up:
 * @session: a coordinator's session
 * @target: where the backup will be
 * @progress: (nullable) (scope call): told from 0 to 1
 * @user_data: for @progress
 * @cancellable: (nullable): ends it; nothing is left at @target then
 * @error: return location for an error
 *
 * Signs a checkpoint, copies the store while it is in use, reads the copy back, and writes down that it was
 * made. Not on a thread that draws. Errors: %KITH_ERROR_NOT_PERMITTED, and those of kith_backup_write().
 *
 * Returns: (transfer full): the log's head, as kith_audit_head(), to be printed beside the backup
 */
char *
kith_keeping_back_up (KithSession *session,
                      const char *target,
                      KithBackupProgress progress,
                      gpointer user_data,
                      GCancellable *cancellable,
                      GError **error)
{
  Keeping keeping = { .progress = progress, .user_data = user_data };

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);
  g_return_val_if_fail (target != NULL, NULL);

  if (!kith_session_demand (session, KITH_ACTION_BACKUP, error))
    return NULL;
  return copy (kith_session_get_store (session), session, target, &keeping, cancellable, error);
}

/**
 * kith_keeping_back_up_as_planned:
 * @store: an open store
 * @session: (nullable): whoever has it unlocked, in any role; %NULL while it is locked
 * @clock: the center's clock
 * @plan: where to, and how many to keep
 * @made: (out) (optional) (transfer full): the backup's file
 * @progress: (nullable) (scope call): told from 0 to 1
 * @user_data: for @progress
 * @cancellable: (nullable): ends it; nothing is left then
 * @error: return location for an error
 *
 * A backup as the plan has it: named, made, read back, written down, and the oldest removed. It asks no more
 * than that somebody is at work here, and while locked not even that: a backup is as sealed as the store, and
 * goes nowhere but where a coordinator said. Not on a thread that draws. Errors: %KITH_ERROR_NOT_FOUND where
 * the folder is not there, and those of kith_backup_write().
 *
 * Returns: (transfer full): the log's head
 */
char *
kith_keeping_back_up_as_planned (KithStore *store,
                                 KithSession *session,
                                 KithClock *clock,
                                 const KithBackupPlan *plan,
                                 char **made,
                                 KithBackupProgress progress,
                                 gpointer user_data,
                                 GCancellable *cancellable,
                                 GError **error)
{
  Keeping keeping = { .progress = progress, .user_data = user_data };
  g_autofree char *target = NULL;
  g_autofree char *head = NULL;

  g_return_val_if_fail (KITH_IS_STORE (store), NULL);
  g_return_val_if_fail (plan != NULL && plan->folder != NULL, NULL);

  if (session && !kith_session_demand (session, KITH_ACTION_BACKUP_AS_PLANNED, error))
    return NULL;
  if (!g_file_test (plan->folder, G_FILE_TEST_IS_DIR))
    {
      g_autofree char *name = g_filename_display_name (plan->folder);

      g_set_error (error, KITH_ERROR, KITH_ERROR_NOT_FOUND,
                   _ ("The folder for backups is not there (%s). Plug in its drive."), name);
      return NULL;
    }

  kith_backup_remove_unfinished (plan->folder, KITH_BACKUP_PREFIX,
                                 kith_clock_machine_ms () / 1000 - UNFINISHED_SECONDS);
  target = kith_backup_plan_make_path (plan, clock);
  head = copy (store, session, target, &keeping, cancellable, error);
  if (!head || !kith_backup_rotate (plan->folder, KITH_BACKUP_PREFIX, kith_store_get_id (store), plan->keep,
                                    NULL, error))
    return NULL;
  if (made)
    *made = g_steal_pointer (&target);
  return g_steal_pointer (&head);
}
