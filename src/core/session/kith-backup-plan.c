/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Is a backup due, what is it called, and is there anything to remind of? When the last one was made stands
 * in the log: it needs no setting that only coordinators may write, and a backup made by kithctl counts as
 * well.
 */

#include "session/kith-backup-plan.h"

#include <glib/gi18n-lib.h>

#include "session/kith-session-queries.h"
#include "session/kith-settings.h"
#include "store/kith-backup.h"

#define KEEP_DEFAULT 14
#define KEEP_MAX 365
/* A center that is a week old has something to lose. */
#define NEVER_DAYS 7
/* Without a day closed in between, at the latest after so many days. */
#define DAILY_DAYS 2
#define LATE_DAYS 7
/* Where somebody else sees to backups, or nobody does. */
#define LATE_DAYS_OFF 14

static const char *const when_codes[] = {
  [KITH_BACKUP_OFF] = "off",
  [KITH_BACKUP_DAILY] = "daily",
  [KITH_BACKUP_EACH_LOCK] = "lock",
};

static KithBackupWhen
parse_when (const char *code)
{
  for (gsize i = 0; i < G_N_ELEMENTS (when_codes); i++)
    {
      if (g_strcmp0 (code, when_codes[i]) == 0)
        return (KithBackupWhen) i;
    }

  return KITH_BACKUP_DAILY;
}

/* FALSE without error: there is no such row. */
static gboolean
read_numbers (KithDb *db, const char *sql, gint64 *first, gint64 *second, GError **error)
{
  g_autoptr (KithStmt) stmt = kith_db_prepare (db, sql, error);

  if (!stmt || kith_stmt_step (stmt, error) != KITH_STEP_ROW)
    return FALSE;
  *first = kith_stmt_get_int64 (stmt, 0);
  if (second)
    *second = kith_stmt_get_int64 (stmt, 1);
  return TRUE;
}

/**
 * kith_backup_when_code:
 * @when: a choice
 *
 * Returns: (transfer none): what the setting %KITH_SETTING_BACKUP_WHEN holds for it
 */
const char *
kith_backup_when_code (KithBackupWhen when)
{
  g_return_val_if_fail ((gsize) when < G_N_ELEMENTS (when_codes), NULL);

  return when_codes[when];
}

/**
 * kith_backup_plan_load:
 * @store: a store, locked or not
 * @center: its settings
 * @error: return location for an error
 *
 * Returns: (transfer full): what was chosen, and what became of it
 */
KithBackupPlan *
kith_backup_plan_load (KithStore *store, KithCenter *center, GError **error)
{
  g_autoptr (KithBackupPlan) self = g_new0 (KithBackupPlan, 1);
  g_autoptr (GError) local = NULL;
  const char *folder;
  guint64 keep = KEEP_DEFAULT;
  gint64 last = 0, closed = 0;
  KithDb *db;

  g_return_val_if_fail (KITH_IS_STORE (store), NULL);
  g_return_val_if_fail (KITH_IS_CENTER (center), NULL);

  folder = kith_center_get_text (center, KITH_SETTING_BACKUP_FOLDER);
  self->folder = folder && *folder ? g_strdup (folder) : NULL;
  self->when = parse_when (kith_center_get_text (center, KITH_SETTING_BACKUP_WHEN));
  g_ascii_string_to_unsigned (kith_center_get_text (center, KITH_SETTING_BACKUP_KEEP), 10, 1, KEEP_MAX, &keep,
                              NULL);
  self->keep = (guint) keep;

  db = kith_store_get_reader (store, error);
  if (!db)
    return NULL;
  if (!read_numbers (db, KITH_SQL_BACKUP_NEWEST, &last, &self->last_utc, &local) && !local)
    self->last_utc = 0;
  if (!local)
    read_numbers (db, KITH_SQL_DAY_CLOSED_NEWEST, &closed, NULL, &local);
  if (!local)
    read_numbers (db, KITH_SQL_CREATED, &self->created_utc, NULL, &local);
  if (local)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }

  self->closed_since = closed > last;
  return g_steal_pointer (&self);
}

/**
 * kith_backup_plan_free:
 * @self: (nullable) (transfer full): a plan
 */
void
kith_backup_plan_free (KithBackupPlan *self)
{
  if (!self)
    return;

  g_free (self->folder);
  g_free (self);
}

/* Below zero: the clock was ahead when it was made, and was set back. */
static int
days_since_last (const KithBackupPlan *self, KithClock *clock)
{
  return (int) (kith_clock_today (clock) - kith_clock_at (clock, self->last_utc).day);
}

/**
 * kith_backup_plan_is_due:
 * @self: a plan
 * @clock: the center's clock
 * @just_locked: whether somebody has just locked Kith
 *
 * One backup a day is made when the day was closed; a day that nobody closed ends when the next is begun at
 * the desk, which closes it too.
 *
 * Returns: whether a backup is to be made now
 */
gboolean
kith_backup_plan_is_due (const KithBackupPlan *self, KithClock *clock, gboolean just_locked)
{
  int days;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (KITH_IS_CLOCK (clock), FALSE);

  if (self->when == KITH_BACKUP_OFF || !self->folder)
    return FALSE;
  if (self->last_utc == 0 || self->closed_since || (just_locked && self->when == KITH_BACKUP_EACH_LOCK))
    return TRUE;
  days = days_since_last (self, clock);
  return days >= DAILY_DAYS || days < 0;
}

/**
 * kith_backup_plan_make_path:
 * @self: a plan with a folder
 * @clock: the center's clock
 *
 * Returns: (transfer full): the file of a backup made now
 */
char *
kith_backup_plan_make_path (const KithBackupPlan *self, KithClock *clock)
{
  KithInstant now = kith_clock_now (clock);
  g_autofree char *day = kith_day_format_iso (now.day);
  g_autofree char *stamp = NULL;

  g_return_val_if_fail (self != NULL && self->folder != NULL, NULL);

  stamp = g_strdup_printf ("%s-%02d%02d", day, now.minute / 60, now.minute % 60);
  return kith_backup_name (self->folder, KITH_BACKUP_PREFIX, stamp);
}

/**
 * kith_backup_plan_describe_last:
 * @self: a plan
 * @clock: the center's clock
 *
 * Returns: (transfer full): when the last backup was made, in words
 */
char *
kith_backup_plan_describe_last (const KithBackupPlan *self, KithClock *clock)
{
  KithInstant when;
  g_autofree char *day = NULL;
  g_autofree char *minute = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->last_utc == 0)
    return g_strdup (_ ("There is no backup yet"));
  when = kith_clock_at (clock, self->last_utc);
  day = kith_day_format_long (when.day);
  minute = kith_minute_format (when.minute);
  /* Translators: a day and a time of day. */
  return g_strdup_printf (_ ("Last time %s, %s"), day, minute);
}

static char *
describe_age (const KithBackupPlan *self, int days)
{
  if (self->last_utc == 0)
    return g_strdup (_ ("There is no backup yet."));
  if (days <= 0)
    return g_strdup (_ ("The last backup was today."));
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "The last backup was %d day ago.",
                                       "The last backup was %d days ago.", (gulong) days),
                          days);
}

static gboolean
is_late (const KithBackupPlan *self, KithClock *clock, int days)
{
  if (self->last_utc == 0)
    return kith_clock_today (clock) - kith_clock_at (clock, self->created_utc).day >= NEVER_DAYS;
  return days >= (self->when == KITH_BACKUP_OFF || !self->folder ? LATE_DAYS_OFF : LATE_DAYS);
}

/**
 * kith_backup_plan_describe_need:
 * @self: a plan
 * @clock: the center's clock
 * @may_choose: whether who reads it may change the settings
 * @problem: (nullable): why the newest attempt failed
 *
 * What went wrong is said to everybody, since whoever is there can plug in a drive. That nobody has chosen
 * where backups go is said to those who can.
 *
 * Returns: (transfer full) (nullable): what to remind of and what to do; %NULL: all is well
 */
char *
kith_backup_plan_describe_need (const KithBackupPlan *self,
                                KithClock *clock,
                                gboolean may_choose,
                                const GError *problem)
{
  g_autofree char *age = NULL;
  int days;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (KITH_IS_CLOCK (clock), NULL);

  days = self->last_utc != 0 ? days_since_last (self, clock) : 0;
  age = describe_age (self, days);
  if (problem)
    /* Translators: "The last backup was 9 days ago.", and why the newest attempt failed. */
    return g_strdup_printf (_ ("%s A new one could not be made: %s"), age, problem->message);
  if (!may_choose || !is_late (self, clock, days))
    return NULL;
  if (!self->folder)
    /* Translators: "There is no backup yet." or "The last backup was 9 days ago." */
    return g_strdup_printf (_ ("%s Choose where backups go…"), age);
  return g_strdup_printf (_ ("%s Back up now…"), age);
}
