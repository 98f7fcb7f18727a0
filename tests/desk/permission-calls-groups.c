/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every function of the services of groups, for test-permissions.c to try. */

#include "desk/permission-calls.h"

#include "groups/group-fixture.h"
#include "groups/kith-group-meetings.h"
#include "groups/kith-group-notes.h"
#include "groups/kith-group-sessions.h"
#include "groups/kith-holding-groups.h"
#include "people/kith-merges.h"

#define TOOK_DONE(call) TAKEN (call, kith_group_done_free)

static gboolean
groups_add (Scene *s, GError **error)
{
  return group_fixture_add (s->session, "Music", error) != 0;
}

static gboolean
groups_edit (Scene *s, GError **error)
{
  g_autoptr (KithGroup) read = group_fixture_get (s->fixture->session, s->group);
  g_autoptr (KithGroupCommand) command = NULL;

  read->state = KITH_GROUP_RETIRED;
  command = kith_group_command_edit (read);
  return TOOK_DONE (kith_groups_apply (s->session, command, error));
}

static gboolean
groups_list (Scene *s, GError **error)
{
  return TOOK_ARRAY (kith_groups_list (s->session, TRUE, error));
}

static gboolean
groups_get (Scene *s, GError **error)
{
  return TAKEN (kith_groups_get (s->session, s->group, error), kith_group_free);
}

static gboolean
groups_tick (Scene *s, GError **error)
{
  g_autoptr (KithGroupCommand) command =
      kith_group_command_tick (s->group, kith_clock_today (s->fixture->clock), s->person);

  return TOOK_DONE (kith_groups_apply (s->session, command, error));
}

static gboolean
groups_untick (Scene *s, GError **error)
{
  g_autoptr (KithGroupCommand) command =
      kith_group_command_untick (s->group, kith_clock_today (s->fixture->clock), s->person);

  return TOOK_DONE (kith_groups_apply (s->session, command, error));
}

static gboolean
groups_say (Scene *s, GError **error)
{
  g_autoptr (KithGroupSession) wanted =
      kith_group_session_new (s->group, kith_clock_today (s->fixture->clock));
  g_autoptr (KithGroupCommand) command = NULL;

  wanted->state = KITH_GROUP_SESSION_CANCELLED;
  command = kith_group_command_session (wanted);
  return TOOK_DONE (kith_groups_apply (s->session, command, error));
}

static gboolean
group_sessions_get (Scene *s, GError **error)
{
  return TAKEN (kith_group_sessions_get (s->session, s->group, 20000, error), kith_group_session_free);
}

static gboolean
group_sessions_list (Scene *s, GError **error)
{
  return TOOK_ARRAY (kith_group_sessions_list (s->session, s->group, 20000, 20001, error));
}

static gboolean
group_sessions_today (Scene *s, GError **error)
{
  KithDay today = kith_clock_today (s->fixture->clock);

  return TOOK_ARRAY (kith_group_sessions_list (s->session, s->group, today, today, error));
}

static gboolean
group_sessions_on_day (Scene *s, GError **error)
{
  return TOOK_ARRAY (kith_group_sessions_on_day (s->session, 20000, error));
}

static gboolean
groups_note (Scene *s, GError **error)
{
  g_autoptr (KithGroupNote) note = kith_group_note_new ();
  g_autoptr (KithGroupCommand) command = NULL;

  note->count = 3;
  command = kith_group_command_note (s->group, kith_clock_today (s->fixture->clock) - 1, note);
  return TOOK_DONE (kith_groups_apply (s->session, command, error));
}

static gboolean
group_notes_list (Scene *s, GError **error)
{
  return TOOK_ARRAY (kith_group_notes_list (s->session, s->group, 20000, error));
}

static gboolean
group_notes_get (Scene *s, GError **error)
{
  g_autoptr (GError) local = NULL;

  kith_group_note_free (kith_group_notes_get (s->session, s->group, 20000, &local));
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
group_meetings_on_day (Scene *s, GError **error)
{
  return TOOK_ARRAY (kith_group_meetings_on_day (s->session, 20000, error));
}

static gboolean
group_meetings_in_week (Scene *s, GError **error)
{
  return TOOK_ARRAY (kith_group_meetings_in_week (s->session, 20000, error));
}

static gboolean
holding_read_groups (Scene *s, GError **error)
{
  g_autoptr (KithHolding) holding = kith_holding_new (s->person);
  g_autoptr (KithThirdParty) others = kith_third_party_new ();
  KithDb *db = kith_store_get_reader (kith_session_get_store (s->session), NULL);
  g_autoptr (GArray) records = kith_merges_list_records (db, s->person, NULL);
  const KithHoldingReading reading = { s->session, db, records, others, holding, NULL };

  return kith_holding_read_groups (&reading, error);
}

const PermissionCall *
permission_calls_groups (guint *n_calls)
{
  static const PermissionCall calls[] = {
    { "groups-add", groups_add, KITH_ACTION_GROUP_WRITE },
    { "groups-edit", groups_edit, KITH_ACTION_GROUP_WRITE },
    { "groups-tick", groups_tick, KITH_ACTION_GROUP_ATTEND },
    { "groups-untick", groups_untick, KITH_ACTION_GROUP_ATTEND },
    { "groups-say", groups_say, KITH_ACTION_GROUP_ATTEND },
    { "group-sessions-get", group_sessions_get, KITH_ACTION_GROUP_ATTEND },
    { "group-sessions-list", group_sessions_list, KITH_ACTION_COUNT_TOTALS },
    { "group-sessions-today", group_sessions_today, KITH_ACTION_COUNT_TODAY },
    { "group-sessions-on-day", group_sessions_on_day, KITH_ACTION_GROUP_ATTEND },
    { "groups-note", groups_note, KITH_ACTION_CARE_WRITE },
    { "group-notes-list", group_notes_list, KITH_ACTION_CARE_READ },
    { "group-notes-get", group_notes_get, KITH_ACTION_CARE_READ },
    { "group-meetings-on-day", group_meetings_on_day, KITH_ACTION_GROUP_READ },
    { "group-meetings-in-week", group_meetings_in_week, KITH_ACTION_GROUP_READ },
    { "holding-read-groups", holding_read_groups, KITH_ACTION_INTAKE_READ },
    { "groups-list", groups_list, KITH_ACTION_GROUP_READ },
    { "groups-get", groups_get, KITH_ACTION_GROUP_READ },
  };

  *n_calls = G_N_ELEMENTS (calls);
  return calls;
}
