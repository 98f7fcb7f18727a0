/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kithctl group list: what is held at the center, or what is on a day. */

#include "cli/kith-cli-group-list.h"

#include "cli/kith-cli-words.h"
#include "groups/kith-group-meetings.h"
#include "groups/kith-groups.h"

static const char *
state_code (KithGroupState state)
{
  return state == KITH_GROUP_ACTIVE ? "active" : "retired";
}

static void
put_group (KithCli *cli, const KithGroup *group)
{
  g_autofree char *schedule = kith_group_schedule_format (group->schedule);

  kith_cli_put_id (cli, "id", group->id);
  kith_cli_put_string (cli, "name", group->name);
  kith_cli_put_string (cli, "kind", kith_group_kind_code (group->kind));
  kith_cli_put_string (cli, "state", state_code (group->state));
  kith_cli_put_string (cli, "when", schedule);
  kith_cli_put_string (cli, "facilitator", kith_group_get_facilitator (group));
  kith_cli_put_string (cli, "place", group->place);
  kith_cli_put_int (cli, "capacity", group->capacity);
  kith_cli_put_int (cli, "version", group->version);
}

static void
show_group (KithCli *cli, const KithGroup *group)
{
  g_autofree char *when = kith_group_schedule_describe (group->schedule);

  json_builder_begin_object (cli->out);
  put_group (cli, group);
  json_builder_end_object (cli->out);
  kith_cli_say (cli, "%" G_GINT64_FORMAT "\t%s\t%s\t%s\t%s\t%s\n", group->id, group->name,
                kith_group_kind_label (group->kind), when, kith_group_get_facilitator (group),
                group->place != NULL ? group->place : "");
}

static void
show_meeting (KithCli *cli, const KithGroupMeeting *meeting)
{
  const KithGroupSession *session = meeting->session;
  g_autofree char *start = kith_minute_format_iso (meeting->start);
  g_autofree char *end = kith_minute_format_iso (MIN (meeting->end, KITH_MINUTE_MAX));

  json_builder_begin_object (cli->out);
  put_group (cli, meeting->group);
  kith_cli_put_string (cli, "starts", meeting->start != KITH_MINUTE_NONE ? start : NULL);
  kith_cli_put_string (cli, "ends", meeting->end != KITH_MINUTE_NONE ? end : NULL);
  kith_cli_put_string (cli, "now", kith_group_now_code (meeting->now));
  kith_cli_put_string (cli, "session", kith_group_session_state_code (session->state));
  kith_cli_put_int (cli, "people", session->n_people);
  kith_cli_put_int (cli, "guests", session->guests);
  json_builder_end_object (cli->out);
  kith_cli_say (cli, "%" G_GINT64_FORMAT "\t%s\t%s\t%s\t%s\t%u\t%d\n", meeting->group->id, start, end,
                meeting->group->name, kith_group_session_state_label (session->state), session->n_people,
                session->guests);
}

/* What is next first. */
static gboolean
list_day (KithCli *cli, KithDay day, GError **error)
{
  g_autoptr (GPtrArray) meetings = kith_group_meetings_on_day (cli->session, day, error);

  if (meetings == NULL)
    return FALSE;
  kith_cli_begin_array (cli, "groups");
  for (guint i = 0; i < meetings->len; i++)
    show_meeting (cli, g_ptr_array_index (meetings, i));
  kith_cli_end_array (cli);
  return TRUE;
}

/**
 * kith_cli_group_list:
 * @cli: the run
 * @day: (nullable): only what is on then, what is next first
 * @with_retired: also what is held no more
 * @error: return location
 *
 * Returns: whether it could be listed
 */
gboolean
kith_cli_group_list (KithCli *cli, const char *day, gboolean with_retired, GError **error)
{
  g_autoptr (GPtrArray) all = NULL;
  KithDay on;

  if (!kith_cli_read_day (day, KITH_DAY_NONE, &on, error) || kith_cli_unlock (cli, error) == NULL)
    return FALSE;
  if (on != KITH_DAY_NONE)
    return list_day (cli, on, error);
  all = kith_groups_list (cli->session, with_retired, error);
  if (all == NULL)
    return FALSE;
  kith_cli_begin_array (cli, "groups");
  for (guint i = 0; i < all->len; i++)
    show_group (cli, g_ptr_array_index (all, i));
  kith_cli_end_array (cli);
  return TRUE;
}
