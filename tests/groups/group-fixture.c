/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Groups for tests. */

#include "groups/group-fixture.h"

#include "base/kith-error.h"

KithGroup *
group_fixture_value (const char *name, int capacity)
{
  KithGroup *group = kith_group_new ();

  group->name = g_strdup (name);
  group->kind = KITH_GROUP_KIND_ACTIVITY;
  group->place = g_strdup ("Garden room");
  group->facilitator_words = g_strdup ("Lena");
  group->capacity = capacity;
  kith_group_schedule_add_weekly (group->schedule, G_DATE_MONDAY, 600, 690);
  return group;
}

gint64
group_fixture_add (KithSession *session, const char *name, GError **error)
{
  g_autoptr (KithGroup) group = group_fixture_value (name, 0);
  g_autoptr (KithGroupCommand) command = kith_group_command_add (group);
  g_autoptr (KithGroupDone) done = kith_groups_apply (session, command, error);

  return done != NULL ? done->group : 0;
}

KithGroup *
group_fixture_get (KithSession *session, gint64 group)
{
  g_autoptr (GError) error = NULL;
  KithGroup *read = kith_groups_get (session, group, &error);

  g_assert_no_error (error);
  return read;
}

KithGroupDone *
group_fixture_apply (KithSession *session, KithGroupCommand *owned)
{
  g_autoptr (KithGroupCommand) command = owned;
  g_autoptr (GError) error = NULL;
  KithGroupDone *done = kith_groups_apply (session, command, &error);

  g_assert_no_error (error);
  g_assert_nonnull (done);
  return done;
}

void
group_fixture_refused (KithSession *session, KithGroupCommand *owned, int code)
{
  g_autoptr (KithGroupCommand) command = owned;
  g_autoptr (GError) error = NULL;

  g_assert_null (kith_groups_apply (session, command, &error));
  g_assert_error (error, KITH_ERROR, code);
}

void
group_fixture_hold (KithSession *session, gint64 group, KithDay day)
{
  g_autoptr (KithGroupSession) wanted = kith_group_session_new (group, day);

  wanted->state = KITH_GROUP_SESSION_HELD;
  kith_group_done_free (group_fixture_apply (session, kith_group_command_session (wanted)));
}
