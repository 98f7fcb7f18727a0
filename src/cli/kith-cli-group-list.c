/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kithctl group list: what is held at the center, or what is on a day. */

#include "cli/kith-cli-group-list.h"

#include "cli/kith-cli-words.h"
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

static gboolean
is_on (const KithGroup *group, KithDay day)
{
  return day == KITH_DAY_NONE ||
         (group->state == KITH_GROUP_ACTIVE && kith_group_schedule_find (group->schedule, day, NULL, NULL));
}

/**
 * kith_cli_group_list:
 * @cli: the run
 * @day: (nullable): only what is on then
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
  all = kith_groups_list (cli->session, with_retired, error);
  if (all == NULL)
    return FALSE;
  kith_cli_begin_array (cli, "groups");
  for (guint i = 0; i < all->len; i++)
    if (is_on (g_ptr_array_index (all, i), on))
      show_group (cli, g_ptr_array_index (all, i));
  kith_cli_end_array (cli);
  return TRUE;
}
