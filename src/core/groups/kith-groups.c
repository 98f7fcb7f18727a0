/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Groups are added, edited and retired, never deleted: what was held stays countable. */

#include "groups/kith-groups.h"

#include <glib/gi18n-lib.h>

#include "base/kith-error.h"
#include "groups/kith-group-command-private.h"
#include "groups/kith-groups-private.h"
#include "groups/kith-groups-queries.h"

/* Always FALSE. */
static gboolean
refuse (GError **error, KithError code, const char *sentence)
{
  g_set_error_literal (error, KITH_ERROR, (int) code, sentence);
  return FALSE;
}

/* What was held was no mistake. */
static gboolean
check_never_held (KithDb *db, gint64 group, GError **error)
{
  gint64 n_sessions = 0;

  if (!kith_db_get_int64 (db, &n_sessions, error, KITH_SQL_GROUP_WAS_HELD, "i", group))
    return FALSE;
  if (n_sessions > 0)
    return refuse (error, KITH_ERROR_INVALID,
                   _ ("This group was held or cancelled on some day. Say that it is held no more instead."));
  return TRUE;
}

static gboolean
check_wanted (KithChange *change, const KithGroup *wanted, GError **error)
{
  gint64 n_accounts = 1;

  if (!kith_group_check (wanted, NULL, error) ||
      (wanted->facilitator != 0 && !kith_db_get_int64 (kith_change_get_db (change), &n_accounts, error,
                                                       KITH_SQL_GROUP_ACCOUNT, "i", wanted->facilitator)))
    return FALSE;
  if (n_accounts == 0)
    return refuse (error, KITH_ERROR_NOT_FOUND, _ ("There is no such account."));
  if (wanted->state == KITH_GROUP_TAKEN_BACK &&
      !check_never_held (kith_change_get_db (change), wanted->id, error))
    return FALSE;
  if (wanted->state > KITH_GROUP_RETIRED)
    return refuse (error, KITH_ERROR_INVALID, _ ("A group is held, or it is not held any more."));
  return TRUE;
}

static KithGroup *
clean_copy (KithChange *change, const KithGroup *wanted)
{
  KithGroup *copy = kith_group_copy (wanted);

  kith_group_clean (copy,
                    kith_clock_get_rollover (kith_session_get_clock (kith_change_get_session (change))));
  return copy;
}

static gboolean
add (KithChange *change, const KithGroupCommand *command, KithGroupDone *done, GError **error)
{
  g_autoptr (KithGroup) group = clean_copy (change, command->wanted);
  g_autoptr (KithGroup) mistake = NULL;
  g_autofree char *schedule = NULL;

  group->id = kith_change_new_id (change);
  group->state = KITH_GROUP_ACTIVE;
  if (!check_wanted (change, group, error))
    return FALSE;
  schedule = kith_group_schedule_format (group->schedule);
  if (kith_db_run (kith_change_get_db (change), error, KITH_SQL_GROUP_INSERT, "itwwtottw", group->id,
                   group->name, (int) group->kind, (int) group->state, schedule, group->facilitator != 0,
                   group->facilitator, group->facilitator_words, group->place, group->capacity) < 0)
    return FALSE;
  mistake = kith_group_copy (group);
  mistake->state = KITH_GROUP_TAKEN_BACK;
  done->group = group->id;
  done->version = 1;
  done->inverse = kith_group_command_edit_back (mistake, group);
  return TRUE;
}

static gboolean
check_stored (const KithGroupCommand *command, const KithGroup *stored, GError **error)
{
  if (command->left != NULL ? !kith_group_equal (command->left, stored)
                            : command->wanted->version != stored->version)
    return refuse (error, KITH_ERROR_CHANGED,
                   _ ("Somebody else wrote to this group meanwhile. Look at it again."));
  if (command->left == NULL && stored->state == KITH_GROUP_TAKEN_BACK)
    return refuse (error, KITH_ERROR_INVALID, _ ("This group was a mistake and was taken back."));
  return TRUE;
}

static gboolean
edit (KithChange *change, const KithGroupCommand *command, KithGroupDone *done, GError **error)
{
  g_autoptr (KithGroup) group = clean_copy (change, command->wanted);
  g_autoptr (KithGroup) stored = kith_groups_find (kith_change_get_db (change), group->id, error);
  g_autofree char *schedule = NULL;
  int changed;

  if (stored == NULL || !check_stored (command, stored, error) || !check_wanted (change, group, error))
    return FALSE;
  schedule = kith_group_schedule_format (group->schedule);
  changed = kith_db_run (kith_change_get_db (change), error, KITH_SQL_GROUP_UPDATE, "itwwtottwi", group->id,
                         group->name, (int) group->kind, (int) group->state, schedule,
                         group->facilitator != 0, group->facilitator, group->facilitator_words, group->place,
                         group->capacity, stored->version);
  if (!kith_change_expect_one (change, changed, error))
    return FALSE;
  done->group = group->id;
  done->version = stored->version + 1;
  done->inverse = kith_group_command_edit_back (stored, group);
  return TRUE;
}

/**
 * kith_group_done_free:
 * @self: (transfer full) (nullable): what was done
 */
void
kith_group_done_free (KithGroupDone *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->inverse, kith_group_command_unref);
  g_free (self);
}

static gboolean
is_about_group (const KithGroupCommand *command)
{
  return command->what == KITH_GROUP_DO_ADD || command->what == KITH_GROUP_DO_EDIT;
}

static gboolean
is_note (const KithGroupCommand *command)
{
  return command->what == KITH_GROUP_DO_NOTE || command->what == KITH_GROUP_DO_NOTE_MARK;
}

static KithAction
get_action (const KithGroupCommand *command)
{
  if (is_note (command))
    return KITH_ACTION_CARE_WRITE;
  return is_about_group (command) ? KITH_ACTION_GROUP_WRITE : KITH_ACTION_GROUP_ATTEND;
}

static KithEvent
get_event (const KithGroupCommand *command)
{
  if (is_about_group (command))
    return KITH_EVENT_GROUP_CHANGED;
  if (is_note (command))
    return KITH_EVENT_GROUP_NOTE_WRITTEN;
  return command->what == KITH_GROUP_DO_SESSION ? KITH_EVENT_GROUP_SESSION_CHANGED
                                                : KITH_EVENT_GROUP_ATTENDANCE_CHANGED;
}

/* Of a group that there is: nothing becomes of one that was a mistake. */
static gboolean
write_day (KithChange *change, const KithGroupCommand *command, KithGroupDone *done, GError **error)
{
  g_autoptr (KithGroup) group =
      kith_groups_find (kith_change_get_db (change), command->session->group, error);

  if (group == NULL)
    return FALSE;
  if (group->state == KITH_GROUP_TAKEN_BACK)
    return refuse (error, KITH_ERROR_INVALID, _ ("This group was a mistake and was taken back."));
  done->group = group->id;
  if (is_note (command))
    return kith_group_note_write (change, command, done, error);
  return command->what == KITH_GROUP_DO_SESSION ? kith_group_session_write (change, command, done, error)
                                                : kith_group_mark_write (change, command, done, error);
}

static gboolean
write_command (KithChange *change, const KithGroupCommand *command, KithGroupDone *done, GError **error)
{
  if (!is_about_group (command))
    return write_day (change, command, done, error);
  if (!(command->what == KITH_GROUP_DO_ADD ? add (change, command, done, error)
                                           : edit (change, command, done, error)))
    return FALSE;
  kith_change_touch (change, "center_group", done->group);
  return TRUE;
}

/**
 * kith_groups_apply_in:
 * @change: a transaction
 * @command: what is to be done
 * @error: as kith_groups_apply()
 *
 * Returns: (transfer full): what was done, and what takes it back
 */
KithGroupDone *
kith_groups_apply_in (KithChange *change, const KithGroupCommand *command, GError **error)
{
  g_autoptr (KithGroupDone) done = NULL;

  g_return_val_if_fail (change != NULL && command != NULL, NULL);

  if (!kith_session_demand (kith_change_get_session (change), get_action (command), error))
    return NULL;
  done = g_new0 (KithGroupDone, 1);
  if (!write_command (change, command, done, error))
    return NULL;
  kith_change_announce (change, "group", done->group);
  kith_change_detail (change, "group", g_variant_new_int64 (done->group));
  return g_steal_pointer (&done);
}

/**
 * kith_groups_apply:
 * @session: whose rights are used
 * @command: what is to be done
 * @error: %KITH_ERROR_INVALID, %KITH_ERROR_NOT_FOUND, %KITH_ERROR_NOT_PERMITTED, %KITH_ERROR_CHANGED where
 *   somebody wrote to it since it was read; of an inverse, where it is no longer as the command left it
 *
 * What was so already is written nowhere, not even in the log.
 *
 * Returns: (transfer full): what was done, and what takes it back
 */
KithGroupDone *
kith_groups_apply (KithSession *session, const KithGroupCommand *command, GError **error)
{
  g_autoptr (KithChange) change = NULL;
  g_autoptr (KithGroupDone) done = NULL;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);
  g_return_val_if_fail (command != NULL, NULL);

  if (!kith_session_demand (session, get_action (command), error))
    return NULL;
  change = kith_session_begin (session, get_event (command), command->person, error);
  done = change != NULL ? kith_groups_apply_in (change, command, error) : NULL;
  if (done == NULL || (!done->already && !kith_change_commit (change, error)))
    return NULL;
  return g_steal_pointer (&done);
}
