/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Nobody waits for a backup that is made by itself, so nothing here shows a dialog or a bar. A thread, not a
 * task: before the store is closed, or the program replaced, it has to have ended. */

#include "door/kith-auto-backup.h"

#include "session/kith-keeping.h"

/* One look whether a backup is due, and the backup. */
typedef struct
{
  gatomicrefcount refs; /* of the object, and of the call that tells it */
  GWeakRef owner;
  KithStore *store;          /* (owned) */
  KithCenter *center;        /* (owned) */
  KithSession *session;      /* (owned) (nullable) */
  GCancellable *cancellable; /* (owned) */
  GError *error;             /* (owned) (nullable) */
  gboolean just_locked;
  gboolean was_due;
} Run;

struct _KithAutoBackup
{
  GObject parent_instance;

  Run *run;        /* (owned) (nullable) */
  GThread *thread; /* (owned) (nullable) */
  GError *problem; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (KithAutoBackup, kith_auto_backup, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
run_unref (Run *run)
{
  if (!g_atomic_ref_count_dec (&run->refs))
    return;
  g_weak_ref_clear (&run->owner);
  g_object_unref (run->store);
  g_object_unref (run->center);
  g_clear_object (&run->session);
  g_object_unref (run->cancellable);
  g_clear_error (&run->error);
  g_free (run);
}

static gboolean
done_cb (gpointer user_data)
{
  Run *ended = user_data;
  g_autoptr (KithAutoBackup) self = g_weak_ref_get (&ended->owner);
  Run *run;

  if (self == NULL || self->run != ended)
    {
      run_unref (ended);
      return G_SOURCE_REMOVE;
    }
  run_unref (ended);
  run = g_steal_pointer (&self->run);
  g_thread_join (g_steal_pointer (&self->thread));
  if (run->error == NULL && run->was_due)
    g_clear_error (&self->problem);
  else if (run->error != NULL && !g_error_matches (run->error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_clear_error (&self->problem);
      self->problem = g_steal_pointer (&run->error);
      g_message ("%s", self->problem->message);
    }
  run_unref (run);
  g_signal_emit (self, signals[CHANGED], 0);
  return G_SOURCE_REMOVE;
}

static gpointer
backup_thread (gpointer data)
{
  Run *run = data;
  KithClock *clock = kith_center_get_clock (run->center);
  g_autoptr (KithBackupPlan) plan = kith_backup_plan_load (run->store, run->center, &run->error);
  g_autofree char *head = NULL;

  run->was_due = plan != NULL && kith_backup_plan_is_due (plan, clock, run->just_locked);
  if (run->was_due)
    head = kith_keeping_back_up_as_planned (run->store, run->session, clock, plan, NULL, NULL, NULL,
                                            run->cancellable, &run->error);
  g_idle_add (done_cb, run);
  return NULL;
}

static void
kith_auto_backup_dispose (GObject *object)
{
  KithAutoBackup *self = KITH_AUTO_BACKUP (object);

  kith_auto_backup_stop (self);
  g_clear_error (&self->problem);
  G_OBJECT_CLASS (kith_auto_backup_parent_class)->dispose (object);
}

static void
kith_auto_backup_class_init (KithAutoBackupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kith_auto_backup_dispose;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
kith_auto_backup_init (KithAutoBackup *self)
{
}

/**
 * kith_auto_backup_new:
 *
 * Returns: (transfer full): nothing is being made yet
 */
KithAutoBackup *
kith_auto_backup_new (void)
{
  return g_object_new (KITH_TYPE_AUTO_BACKUP, NULL);
}

/**
 * kith_auto_backup_run:
 * @self: the maker of backups
 * @store: an open store; kith_auto_backup_stop() comes before it is closed
 * @center: its settings
 * @session: (nullable): whoever has it unlocked; %NULL while it is locked
 * @just_locked: whether somebody has just locked Kith
 *
 * Makes a backup in the background, if one is due.
 */
void
kith_auto_backup_run (KithAutoBackup *self,
                      KithStore *store,
                      KithCenter *center,
                      KithSession *session,
                      gboolean just_locked)
{
  Run *run;

  g_return_if_fail (KITH_IS_AUTO_BACKUP (self));
  g_return_if_fail (KITH_IS_STORE (store));
  g_return_if_fail (KITH_IS_CENTER (center));

  if (self->run != NULL)
    return;
  run = g_new0 (Run, 1);
  g_atomic_ref_count_init (&run->refs);
  g_atomic_ref_count_inc (&run->refs);
  g_weak_ref_init (&run->owner, self);
  run->store = g_object_ref (store);
  run->center = g_object_ref (center);
  run->session = session != NULL ? g_object_ref (session) : NULL;
  run->cancellable = g_cancellable_new ();
  run->just_locked = just_locked;
  self->run = run;
  self->thread = g_thread_new ("kith-backup", backup_thread, run);
}

/**
 * kith_auto_backup_stop:
 * @self: the maker of backups
 *
 * Cancels what is under way and waits until it has ended.
 */
void
kith_auto_backup_stop (KithAutoBackup *self)
{
  Run *run;

  g_return_if_fail (KITH_IS_AUTO_BACKUP (self));

  run = g_steal_pointer (&self->run);
  if (run == NULL)
    return;
  g_cancellable_cancel (run->cancellable);
  g_thread_join (g_steal_pointer (&self->thread));
  run_unref (run);
}

/**
 * kith_auto_backup_is_running:
 * @self: the maker of backups
 *
 * Returns: whether it is at work
 */
gboolean
kith_auto_backup_is_running (KithAutoBackup *self)
{
  g_return_val_if_fail (KITH_IS_AUTO_BACKUP (self), FALSE);

  return self->run != NULL;
}

/**
 * kith_auto_backup_get_problem:
 * @self: the maker of backups
 *
 * Returns: (transfer none) (nullable): why the newest attempt failed; %NULL where it did not
 */
const GError *
kith_auto_backup_get_problem (KithAutoBackup *self)
{
  g_return_val_if_fail (KITH_IS_AUTO_BACKUP (self), NULL);

  return self->problem;
}
