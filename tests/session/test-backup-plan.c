/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Backups by plan: when one is due, what is said about the last, who may have it made, and that it counts
 * only once it was read back. */

#include "session/kith-backup-plan.h"

#include <glib/gstdio.h>
#include <utime.h>

#include "base/kith-error.h"
#include "session/kith-audit.h"
#include "session/kith-keeping.h"
#include "session/kith-settings.h"
#include "session/kith-verify.h"
#include "session/session-fixture.h"

/* 2026-11-25, 12:00 in Chicago. */
#define NOON G_GINT64_CONSTANT (1795629600)
#define HOUR G_GINT64_CONSTANT (3600)
#define DAY (24 * HOUR)

static KithClock *
clock_at (gint64 utc)
{
  g_autoptr (GError) error = NULL;
  KithClock *clock = kith_clock_new_standing ("America/Chicago", 240, utc, &error);

  g_assert_no_error (error);
  return clock;
}

static gboolean
due (KithBackupPlan plan, gint64 now, gboolean just_locked)
{
  g_autoptr (KithClock) clock = clock_at (now);

  return kith_backup_plan_is_due (&plan, clock, just_locked);
}

static void
test_due (void)
{
  char folder[] = "/backups";
  KithBackupPlan plan = { .when = KITH_BACKUP_DAILY, .folder = folder, .keep = 3, .created_utc = NOON - DAY };

  /* The first one at once; none where nobody said where, or that none is wanted. */
  g_assert_true (due (plan, NOON, FALSE));
  plan.folder = NULL;
  g_assert_false (due (plan, NOON, TRUE));
  plan.folder = folder;
  plan.when = KITH_BACKUP_OFF;
  g_assert_false (due (plan, NOON, TRUE));

  /* Once a day: when it was closed, and not again before the next is. */
  plan.when = KITH_BACKUP_DAILY;
  plan.last_utc = NOON;
  g_assert_false (due (plan, NOON + HOUR, TRUE));
  /* After midnight it is still the same day; on the next, the day that ended was closed since. */
  g_assert_false (due (plan, NOON + 15 * HOUR, TRUE));
  g_assert_false (due (plan, NOON + DAY, TRUE));
  plan.closed_since = TRUE;
  g_assert_true (due (plan, NOON + HOUR, FALSE));
  plan.closed_since = FALSE;

  /* A desk that is never opened closes nothing: the second day all the same. At 3:59 it is not there yet. */
  g_assert_false (due (plan, NOON + DAY + 16 * HOUR - 60, FALSE));
  g_assert_true (due (plan, NOON + DAY + 16 * HOUR, FALSE));
  /* The clock was ahead when it was made. */
  g_assert_true (due (plan, NOON - 2 * DAY, FALSE));

  plan.when = KITH_BACKUP_EACH_LOCK;
  g_assert_true (due (plan, NOON + 60, TRUE));
  g_assert_false (due (plan, NOON + 60, FALSE));
}

static char *
need (KithBackupPlan plan, gint64 now, gboolean may_choose, const GError *problem)
{
  g_autoptr (KithClock) clock = clock_at (now);

  return kith_backup_plan_describe_need (&plan, clock, may_choose, problem);
}

static void
assert_need (KithBackupPlan plan,
             gint64 now,
             gboolean may_choose,
             const GError *problem,
             const char *expected)
{
  g_autofree char *sentence = need (plan, now, may_choose, problem);

  g_assert_cmpstr (sentence, ==, expected);
}

static void
test_need (void)
{
  char folder[] = "/backups";
  KithBackupPlan plan = { .when = KITH_BACKUP_DAILY, .created_utc = NOON };
  g_autoptr (GError) problem = g_error_new_literal (KITH_ERROR, KITH_ERROR_NOT_FOUND, "Plug in its drive.");

  assert_need (plan, NOON + 6 * DAY, TRUE, NULL, NULL);
  assert_need (plan, NOON + 7 * DAY, TRUE, NULL, "There is no backup yet. Choose where backups go…");
  assert_need (plan, NOON + 7 * DAY, FALSE, NULL, NULL);

  plan.folder = folder;
  assert_need (plan, NOON, FALSE, problem,
               "There is no backup yet. A new one could not be made: Plug in its drive.");
  plan.last_utc = NOON;
  assert_need (plan, NOON + HOUR, FALSE, problem,
               "The last backup was today. A new one could not be made: Plug in its drive.");
  assert_need (plan, NOON + 9 * DAY, FALSE, problem,
               "The last backup was 9 days ago. A new one could not be made: Plug in its drive.");
  assert_need (plan, NOON + 6 * DAY, TRUE, NULL, NULL);
  assert_need (plan, NOON + 7 * DAY, TRUE, NULL, "The last backup was 7 days ago. Back up now…");
  plan.when = KITH_BACKUP_OFF;
  assert_need (plan, NOON + 13 * DAY, TRUE, NULL, NULL);
  assert_need (plan, NOON + 14 * DAY, TRUE, NULL, "The last backup was 14 days ago. Back up now…");
}

static KithBackupPlan *
load (SessionFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KithCenter) center = kith_center_load (fixture->store, &error);
  KithBackupPlan *plan = kith_backup_plan_load (fixture->store, center, &error);

  g_assert_no_error (error);
  return plan;
}

static char *
choose (SessionFixture *fixture, const char *keep)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_build_filename (fixture->folder, "backups", NULL);

  g_assert_true (kith_center_set (fixture->coordinator, KITH_SETTING_BACKUP_FOLDER, folder, &error));
  g_assert_true (kith_center_set (fixture->coordinator, KITH_SETTING_BACKUP_KEEP, keep, &error));
  g_assert_no_error (error);
  return folder;
}

static void
remove_backups (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  g_assert_nonnull (dir);
  while (g_dir_read_name (dir))
    n++;
  return n;
}

static void
test_defaults (SessionFixture *fixture, gconstpointer data)
{
  g_autoptr (KithBackupPlan) plan = load (fixture);

  g_assert_cmpint (plan->when, ==, KITH_BACKUP_DAILY);
  g_assert_null (plan->folder);
  g_assert_cmpuint (plan->keep, ==, 14);
  g_assert_cmpint (plan->last_utc, ==, 0);
  g_assert_cmpint (plan->created_utc, >, 0);
}

/* The front desk's account has it made, and verify has nothing to say about that. */
static void
test_front_desk (SessionFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = choose (fixture, "2");
  g_autoptr (KithSession) desk = fixture_add_session (fixture, "Desk", KITH_ROLE_FRONT_DESK);
  g_autoptr (KithBackupPlan) plan = load (fixture);
  g_autoptr (KithBackupPlan) after = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  KithClock *clock = kith_session_get_clock (desk);
  g_autofree char *made = NULL;
  g_autofree char *head = NULL;
  g_autofree char *elsewhere = g_build_filename (folder, "mine.kith-backup", NULL);

  /* Its folder is not there: said, and nothing is written down. */
  g_assert_null (
      kith_keeping_back_up_as_planned (fixture->store, desk, clock, plan, &made, NULL, NULL, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, folder));
  g_clear_error (&error);
  g_assert_null (made);
  after = load (fixture);
  g_assert_cmpint (after->last_utc, ==, 0);
  g_clear_pointer (&after, kith_backup_plan_free);

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  head = kith_keeping_back_up_as_planned (fixture->store, desk, clock, plan, &made, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (strlen (head), ==, 16);
  g_assert_true (kith_backup_check (made, kith_store_get_id (fixture->store), NULL, NULL, NULL, &error));
  after = load (fixture);
  g_assert_cmpint (after->last_utc, >, 0);
  g_assert_false (kith_backup_plan_is_due (after, clock, FALSE));

  /* But not to a place of its own choice. */
  g_assert_null (kith_keeping_back_up (desk, elsewhere, NULL, NULL, NULL, &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
  g_clear_error (&error);
  g_assert_false (kith_center_set (desk, KITH_SETTING_BACKUP_FOLDER, "/elsewhere", &error));
  g_assert_error (error, KITH_ERROR, KITH_ERROR_NOT_PERMITTED);
  g_clear_error (&error);

  findings = kith_verify (fixture->store, fixture->coordinator, made, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 0);
  g_assert_true (kith_session_close (desk, &error));
  remove_backups (folder);
}

/* While nobody has unlocked it; several times, and only the newest stay. */
static void
test_locked (SessionFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = choose (fixture, "2");
  g_autoptr (KithBackupPlan) plan = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autofree char *left_over = NULL;
  g_autofree char *in_work = NULL;
  const struct utimbuf old = { 1000000000, 1000000000 };

  fixture_close (fixture);
  fixture_open (fixture);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  left_over = g_build_filename (folder, "kith-2001-09-09-0000.kith-backup.part-abcdef", NULL);
  in_work = g_build_filename (folder, "kith-2026-11-25-1200.kith-backup.part-abcdef", NULL);
  g_file_set_contents (left_over, "x", 1, NULL);
  g_assert_cmpint (g_utime (left_over, (struct utimbuf *) &old), ==, 0);
  g_file_set_contents (in_work, "x", 1, NULL);

  plan = load (fixture);
  for (int i = 0; i < 4; i++)
    {
      g_autoptr (KithClock) clock = clock_at (NOON + i * 60);
      g_autofree char *head =
          kith_keeping_back_up_as_planned (fixture->store, NULL, clock, plan, NULL, NULL, NULL, NULL, &error);

      g_assert_no_error (error);
      g_assert_nonnull (head);
    }
  g_assert_cmpuint (count_files (folder), ==, 3);
  g_assert_false (g_file_test (left_over, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (in_work, G_FILE_TEST_EXISTS));

  findings = kith_verify (fixture->store, NULL, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 0);
  remove_backups (folder);
}

/* What cannot be read back is no backup. */
static void
test_cancelled (SessionFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = choose (fixture, "2");
  g_autoptr (KithBackupPlan) plan = load (fixture);
  g_autoptr (KithBackupPlan) after = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_cancellable_cancel (cancellable);
  g_assert_null (kith_keeping_back_up_as_planned (fixture->store, fixture->coordinator,
                                                  kith_session_get_clock (fixture->coordinator), plan, NULL,
                                                  NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_files (folder), ==, 0);
  after = load (fixture);
  g_assert_cmpint (after->last_utc, ==, 0);
  remove_backups (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/session/backup-plan/due", test_due);
  g_test_add_func ("/session/backup-plan/need", test_need);
#define ADD(name, func) g_test_add (name, SessionFixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("/session/backup-plan/defaults", test_defaults);
  ADD ("/session/backup-plan/front-desk", test_front_desk);
  ADD ("/session/backup-plan/locked", test_locked);
  ADD ("/session/backup-plan/cancelled", test_cancelled);
#undef ADD

  return g_test_run ();
}
