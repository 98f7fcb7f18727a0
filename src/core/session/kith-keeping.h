/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looking after the store: backups that are signed, read back and written down. */

#pragma once

#include "session/kith-backup-plan.h"
#include "session/kith-session.h"
#include "store/kith-backup.h"

G_BEGIN_DECLS

char *kith_keeping_back_up (KithSession *session,
                            const char *target,
                            KithBackupProgress progress,
                            gpointer user_data,
                            GCancellable *cancellable,
                            GError **error);

/* session: (nullable) while locked. By whoever is there: see the permission "backup-as-planned". */
char *kith_keeping_back_up_as_planned (KithStore *store,
                                       KithSession *session,
                                       KithClock *clock,
                                       const KithBackupPlan *plan,
                                       char **made,
                                       KithBackupProgress progress,
                                       gpointer user_data,
                                       GCancellable *cancellable,
                                       GError **error);

G_END_DECLS
