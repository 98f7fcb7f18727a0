/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kithctl group attendance, tick and session: who came to a group, and what became of it on a day. */

#include "cli/kith-cli-group-attendance.h"

#include <glib/gi18n-lib.h>

#include "cli/kith-cli-words.h"
#include "groups/kith-group-sessions.h"
#include "groups/kith-groups.h"
#include "people/kith-people-shown.h"

/* Without it: so many days up to today. */
#define USUAL_DAYS 30

static KithDay
today (KithCli *cli)
{
  return kith_clock_today (kith_session_get_clock (cli->session));
}

static void
put_session (KithCli *cli, const KithGroupSession *session)
{
  kith_cli_put_day (cli, "day", session->day);
  kith_cli_put_string (cli, "state", kith_group_session_state_code (session->state));
  kith_cli_put_int (cli, "people", session->n_people);
  kith_cli_put_int (cli, "guests", session->guests);
  kith_cli_put_int (cli, "version", session->version);
}

static void
say_session (KithCli *cli, const KithGroupSession *session)
{
  g_autofree char *day = kith_day_format_iso (session->day);

  kith_cli_say (cli, "%s\t%s\t%u\t%d\n", day, kith_group_session_state_label (session->state),
                session->n_people, session->guests);
}

/* Of one day, also who. */
static gboolean
put_people (KithCli *cli, gint64 group, KithDay day, GError **error)
{
  g_autoptr (KithGroupSession) session = kith_group_sessions_get (cli->session, group, day, error);
  g_autoptr (KithPeople) people = kith_people_new (cli->session);

  if (session == NULL)
    return FALSE;
  kith_cli_begin_array (cli, "who");
  for (guint i = 0; i < session->people->len; i++)
    {
      gint64 person = g_array_index (session->people, gint64, i);
      g_autoptr (KithCard) card = kith_people_get_shown_card (people, person, NULL, NULL);
      const char *called = card != NULL ? kith_card_get_name (card) : "";

      json_builder_begin_object (cli->out);
      kith_cli_put_id (cli, "person", person);
      kith_cli_put_string (cli, "called", called);
      json_builder_end_object (cli->out);
      kith_cli_say (cli, "\t%" G_GINT64_FORMAT "\t%s\n", person, called);
    }
  kith_cli_end_array (cli);
  return TRUE;
}

/**
 * kith_cli_group_attendance:
 * @cli: the run
 * @group: an id
 * @from: (nullable): the first day; %NULL: thirty days up to the last
 * @to: (nullable): the last day; %NULL: today
 * @error: return location
 *
 * How many came on which day; of a single day, also who.
 *
 * Returns: whether it could be read
 */
gboolean
kith_cli_group_attendance (KithCli *cli, const char *group, const char *from, const char *to, GError **error)
{
  g_autoptr (GPtrArray) sessions = NULL;
  KithDay first, last;
  gint64 id;

  if (!kith_id_parse (group, &id, error) || !kith_cli_read_day (from, KITH_DAY_NONE, &first, error) ||
      !kith_cli_read_day (to, KITH_DAY_NONE, &last, error) || kith_cli_unlock (cli, error) == NULL)
    return FALSE;
  last = last != KITH_DAY_NONE ? last : today (cli);
  first = first != KITH_DAY_NONE ? first : last - USUAL_DAYS + 1;
  sessions = kith_group_sessions_list (cli->session, id, first, last, error);
  if (sessions == NULL)
    return FALSE;
  kith_cli_put_day (cli, "from", first);
  kith_cli_put_day (cli, "to", last);
  kith_cli_begin_array (cli, "sessions");
  for (guint i = 0; i < sessions->len; i++)
    {
      json_builder_begin_object (cli->out);
      put_session (cli, g_ptr_array_index (sessions, i));
      json_builder_end_object (cli->out);
      say_session (cli, g_ptr_array_index (sessions, i));
    }
  kith_cli_end_array (cli);
  return first != last || put_people (cli, id, first, error);
}

static KithGroupDone *
apply (KithCli *cli, KithGroupCommand *owned, KithDay day, GError **error)
{
  g_autoptr (KithGroupCommand) command = owned;
  g_autoptr (KithGroupDone) done = kith_groups_apply (cli->session, command, error);
  g_autoptr (KithGroupSession) session =
      done != NULL ? kith_group_sessions_get (cli->session, done->group, day, error) : NULL;

  if (session == NULL)
    return NULL;
  kith_cli_put_id (cli, "group", done->group);
  put_session (cli, session);
  kith_cli_put_bool (cli, "already", done->already);
  say_session (cli, session);
  return g_steal_pointer (&done);
}

/**
 * kith_cli_group_tick:
 * @cli: the run
 * @group: an id
 * @person: who came
 * @day: (nullable): when; %NULL: today
 * @off: they did not after all
 * @error: return location
 *
 * Returns: whether it was written down
 */
gboolean
kith_cli_group_tick (KithCli *cli,
                     const char *group,
                     const char *person,
                     const char *day,
                     gboolean off,
                     GError **error)
{
  g_autoptr (KithGroupDone) done = NULL;
  gint64 id, who;
  KithDay on;

  if (!kith_id_parse (group, &id, error) || !kith_id_parse (person, &who, error) ||
      !kith_cli_read_day (day, KITH_DAY_NONE, &on, error) || kith_cli_unlock (cli, error) == NULL)
    return FALSE;
  on = on != KITH_DAY_NONE ? on : today (cli);
  done = apply (cli, off ? kith_group_command_untick (id, on, who) : kith_group_command_tick (id, on, who),
                on, error);
  if (done == NULL)
    return FALSE;
  kith_cli_put_bool (cli, "without_visit", done->without_visit);
  kith_cli_put_bool (cli, "over_capacity", done->over_capacity);
  if (done->without_visit)
    kith_cli_say (cli, "%s\n", _ ("They have no visit on that day, and this makes none."));
  if (done->over_capacity)
    kith_cli_say (cli, "%s\n", _ ("There are more than there is room for."));
  return TRUE;
}

/**
 * kith_cli_group_session:
 * @cli: the run
 * @group: an id
 * @day: (nullable): when; %NULL: today
 * @state: (nullable): what became of it; %NULL: as it is, or held where somebody came
 * @guests: how many came without a name; below zero: as many as there are
 * @error: return location
 *
 * Returns: whether it was written down
 */
gboolean
kith_cli_group_session (KithCli *cli,
                        const char *group,
                        const char *day,
                        const char *state,
                        int guests,
                        GError **error)
{
  g_autoptr (KithGroupSession) wanted = NULL;
  g_autoptr (KithGroupDone) done = NULL;
  gint64 id;
  KithDay on;

  if (!kith_id_parse (group, &id, error) || !kith_cli_read_day (day, KITH_DAY_NONE, &on, error) ||
      kith_cli_unlock (cli, error) == NULL)
    return FALSE;
  on = on != KITH_DAY_NONE ? on : today (cli);
  wanted = kith_group_sessions_get (cli->session, id, on, error);
  if (wanted == NULL)
    return FALSE;
  if (guests >= 0)
    wanted->guests = guests;
  if (guests > 0)
    wanted->state = KITH_GROUP_SESSION_HELD;
  if (state != NULL && !kith_group_session_state_parse (state, &wanted->state, error))
    return FALSE;
  done = apply (cli, kith_group_command_session (wanted), on, error);
  return done != NULL;
}
