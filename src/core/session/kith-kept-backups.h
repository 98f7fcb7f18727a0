/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies of the store that still hold what was erased since, and until when. */

#pragma once

#include "session/kith-session.h"

G_BEGIN_DECLS

/**
 * KithKeptBackup:
 * @gone_day: when the backup makes place for a newer one, if one is made each day; %KITH_DAY_NONE: it stays
 * until somebody removes it
 */
typedef struct
{
  char *path; /* (owned) */
  KithDay gone_day;
} KithKeptBackup;

void kith_kept_backup_free (KithKeptBackup *self);
/* (element-type KithKeptBackup) */
GPtrArray *kith_kept_backups_list (KithSession *session, GError **error);

G_END_DECLS
