/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Backups of the whole store: made while it is in use, read back before they count, kept to a number, and put
 * back. */

#pragma once

#include "store/kith-store.h"

G_BEGIN_DECLS

/* How the names begin of what Kith names itself. */
#define KITH_BACKUP_PREFIX "kith"

typedef void (*KithBackupProgress) (double fraction, gpointer user_data);
/* Looks at a finished copy, opened for reading; FALSE with an error refuses it. */
typedef gboolean (*KithBackupVerify) (KithDb *copy, gpointer user_data, GError **error);

gboolean kith_backup_write (KithStore *store,
                            const char *target,
                            KithBackupProgress progress,
                            KithBackupVerify verify,
                            gpointer user_data,
                            GCancellable *cancellable,
                            GError **error);

/* Reads a backup through: pages, schema, application. store_id 0: any center's. */
gboolean kith_backup_check (const char *path,
                            gint64 store_id,
                            KithBackupVerify verify,
                            gpointer user_data,
                            GCancellable *cancellable,
                            GError **error);

/* PREFIX-YYYY-MM-DD-HHMM.kith-backup in the folder. */
char *kith_backup_name (const char *folder, const char *prefix, const char *stamp);
/* Paths, newest first. (element-type filename) */
GPtrArray *kith_backup_list (const char *folder, const char *prefix, GError **error);
/* Whether it is a backup of that center's store. */
gboolean kith_backup_is_of (const char *path, gint64 store_id);
/* Keeps that center's newest; tells the paths removed (element-type filename), may be NULL. */
gboolean kith_backup_rotate (const char *folder,
                             const char *prefix,
                             gint64 store_id,
                             guint keep,
                             GPtrArray **removed,
                             GError **error);
void kith_backup_remove_unfinished (const char *folder, const char *prefix, gint64 older_than);

/* Puts a backup in the place of a store that nobody has open. kept: where the file that was there is now,
 * NULL if there was none. */
gboolean kith_backup_restore (const char *backup,
                              const char *store_path,
                              const char *stamp,
                              KithBackupVerify verify,
                              gpointer user_data,
                              char **kept,
                              GError **error);

G_END_DECLS
