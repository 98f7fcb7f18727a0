/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithBackupPlan: when a backup is made by itself, where, how many are kept, and how long ago the last one
 * was. Readable while locked. */

#pragma once

#include "session/kith-center.h"

G_BEGIN_DECLS

typedef enum
{
  KITH_BACKUP_OFF,
  KITH_BACKUP_DAILY,     /* once a day has ended: it was closed, or the next has begun */
  KITH_BACKUP_EACH_LOCK, /* and whenever Kith locks */
} KithBackupWhen;

typedef struct
{
  KithBackupWhen when;
  char *folder; /* (owned) (nullable) nobody has chosen one */
  guint keep;
  gint64 created_utc;
  gint64 last_utc;       /* 0: there was never one */
  gboolean closed_since; /* a day was closed after the last one */
} KithBackupPlan;

KithBackupPlan *kith_backup_plan_load (KithStore *store, KithCenter *center, GError **error);
void kith_backup_plan_free (KithBackupPlan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithBackupPlan, kith_backup_plan_free)

const char *kith_backup_when_code (KithBackupWhen when);
gboolean kith_backup_plan_is_due (const KithBackupPlan *self, KithClock *clock, gboolean just_locked);
char *kith_backup_plan_make_path (const KithBackupPlan *self, KithClock *clock);
char *kith_backup_plan_describe_last (const KithBackupPlan *self, KithClock *clock);
char *kith_backup_plan_describe_need (const KithBackupPlan *self,
                                      KithClock *clock,
                                      gboolean may_choose,
                                      const GError *problem);

G_END_DECLS
