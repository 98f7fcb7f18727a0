/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithAutoBackup: makes the backup that is due, on a thread of its own, and remembers what went wrong. */

#pragma once

#include "session/kith-session.h"

G_BEGIN_DECLS

#define KITH_TYPE_AUTO_BACKUP (kith_auto_backup_get_type ())
G_DECLARE_FINAL_TYPE (KithAutoBackup, kith_auto_backup, KITH, AUTO_BACKUP, GObject)

/* Signal "changed": one was made, or could not be. */

KithAutoBackup *kith_auto_backup_new (void);
/* session: (nullable) while locked. Nothing happens where none is due, or while one is being made. */
void kith_auto_backup_run (KithAutoBackup *self,
                           KithStore *store,
                           KithCenter *center,
                           KithSession *session,
                           gboolean just_locked);
/* Ends what is under way and waits for it: the store may be closed then. */
void kith_auto_backup_stop (KithAutoBackup *self);
gboolean kith_auto_backup_is_running (KithAutoBackup *self);
/* Why the newest attempt failed; NULL: it did not. (transfer none) */
const GError *kith_auto_backup_get_problem (KithAutoBackup *self);

G_END_DECLS
