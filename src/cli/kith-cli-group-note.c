/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kithctl group note, notes and timetable: what is written about a group, without its words, and its week. */

#include "cli/kith-cli-group-note.h"

#include <glib/gi18n-lib.h>

#include "cli/kith-cli-words.h"
#include "groups/kith-group-meetings.h"
#include "groups/kith-group-notes.h"
#include "groups/kith-group-sessions.h"
#include "groups/kith-groups.h"
#include "people/kith-people-shown.h"
#include "report/kith-timetable-paper.h"

static KithDay
today (KithCli *cli)
{
  return kith_clock_today (kith_session_get_clock (cli->session));
}

/* What everybody is called who was ticked. */
static GStrv
read_names (KithCli *cli, gint64 group, KithDay day, GError **error)
{
  g_autoptr (KithGroupSession) session = kith_group_sessions_get (cli->session, group, day, error);
  g_autoptr (KithPeople) people = kith_people_new (cli->session);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  if (session == NULL)
    return NULL;
  for (guint i = 0; i < session->people->len; i++)
    {
      gint64 person = g_array_index (session->people, gint64, i);
      g_autoptr (KithCard) card = kith_people_get_shown_card (people, person, NULL, NULL);

      if (card != NULL)
        g_strv_builder_add (names, kith_card_get_name (card));
    }
  return g_strv_builder_end (names);
}

static gboolean
write_note (KithCli *cli, gint64 group, KithDay day, KithGroupNote *note, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (KithGroupNote) before = kith_group_notes_get (cli->session, group, day, &local);
  g_autoptr (KithGroupCommand) command = NULL;
  g_autoptr (KithGroupDone) done = NULL;

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  note->id = before != NULL ? before->id : 0;
  command = kith_group_command_note (group, day, note);
  done = kith_groups_apply (cli->session, command, error);
  if (done == NULL)
    return FALSE;
  kith_cli_put_id (cli, "group", done->group);
  kith_cli_put_day (cli, "day", day);
  kith_cli_put_id (cli, "id", done->note);
  kith_cli_say (cli, "%" G_GINT64_FORMAT "\n", done->note);
  return TRUE;
}

/**
 * kith_cli_group_note:
 * @cli: the run
 * @group: an id
 * @day: (nullable): of which session; %NULL: today's
 * @count: how many were there, below zero where nobody counted
 * @themes: (nullable): what it was about
 * @follow_ups: (nullable): what is to be done
 * @error: return location
 *
 * Writes a note, over the one that there is, and says where it may tell of somebody.
 *
 * Returns: whether it was written
 */
gboolean
kith_cli_group_note (KithCli *cli,
                     const char *group,
                     const char *day,
                     int count,
                     const char *themes,
                     const char *follow_ups,
                     GError **error)
{
  g_autoptr (KithGroupNote) note = kith_group_note_new ();
  g_auto (GStrv) names = NULL;
  KithThirdPartyReason reason;
  gint64 id;
  KithDay on;

  if (!kith_id_parse (group, &id, error) || !kith_cli_read_day (day, KITH_DAY_NONE, &on, error) ||
      kith_cli_unlock (cli, error) == NULL)
    return FALSE;
  on = on != KITH_DAY_NONE ? on : today (cli);
  note->count = count < 0 ? KITH_GROUP_COUNT_NONE : count;
  note->themes = g_strdup (themes);
  note->follow_ups = g_strdup (follow_ups);
  names = read_names (cli, id, on, error);
  if (names == NULL || !write_note (cli, id, on, note, error))
    return FALSE;
  reason = kith_group_note_look (note, (const char *const *) names);
  kith_cli_put_string (cli, "tells_of", kith_third_party_reason_code (reason));
  if (reason != KITH_THIRD_PARTY_NONE)
    kith_cli_say (cli, _ ("A note of a group tells no one person’s story. %s\n"),
                  kith_third_party_reason_label (reason));
  return TRUE;
}

/**
 * kith_cli_group_notes:
 * @cli: the run
 * @group: an id
 * @day: (nullable): of which session; %NULL: today's
 * @error: return location
 *
 * By whom something was written about a session and when; no word of it.
 *
 * Returns: whether it could be read
 */
gboolean
kith_cli_group_notes (KithCli *cli, const char *group, const char *day, GError **error)
{
  g_autoptr (GPtrArray) notes = NULL;
  gint64 id;
  KithDay on;

  if (!kith_id_parse (group, &id, error) || !kith_cli_read_day (day, KITH_DAY_NONE, &on, error) ||
      kith_cli_unlock (cli, error) == NULL)
    return FALSE;
  notes = kith_group_notes_list (cli->session, id, on != KITH_DAY_NONE ? on : today (cli), error);
  if (notes == NULL)
    return FALSE;
  kith_cli_begin_array (cli, "notes");
  for (guint i = 0; i < notes->len; i++)
    {
      const KithGroupNote *note = g_ptr_array_index (notes, i);
      g_autofree char *written =
          note->day != KITH_DAY_NONE ? kith_day_format_iso (note->day) : g_strdup ("?");

      json_builder_begin_object (cli->out);
      kith_cli_put_id (cli, "id", note->id);
      kith_cli_put_string (cli, "by", note->by);
      kith_cli_put_day (cli, "written", note->day);
      kith_cli_put_bool (cli, "taken_back", note->taken_back);
      json_builder_end_object (cli->out);
      kith_cli_say (cli, "%" G_GINT64_FORMAT "\t%s\t%s\n", note->id, written,
                    note->by != NULL ? note->by : "");
    }
  kith_cli_end_array (cli);
  return TRUE;
}

/**
 * kith_cli_group_timetable:
 * @cli: the run
 * @path: where the PDF goes
 * @day: (nullable): of the week; %NULL: this one
 * @error: return location
 *
 * Returns: whether it was written
 */
gboolean
kith_cli_group_timetable (KithCli *cli, const char *path, const char *day, GError **error)
{
  KithPaper paper = kith_paper_default ();
  g_autoptr (GPtrArray) meetings = NULL;
  g_autoptr (KithDocument) document = NULL;
  g_autoptr (KithRelease) release = NULL;
  KithDay first;

  if (!kith_cli_read_day (day, KITH_DAY_NONE, &first, error) || kith_cli_unlock (cli, error) == NULL)
    return FALSE;
  first = kith_period_start (KITH_PERIOD_WEEK, first != KITH_DAY_NONE ? first : today (cli),
                             kith_day_first_weekday ());
  meetings = kith_group_meetings_in_week (cli->session, first, error);
  if (meetings == NULL)
    return FALSE;
  document = kith_timetable_paper_new (kith_center_get_name (kith_session_get_center (cli->session)), first,
                                       meetings, &paper);
  release = kith_timetable_request (cli->session, KITH_RELEASE_FILE, error);
  if (release == NULL || !kith_document_release (document, release, error) ||
      !kith_document_write_pdf (document, path, error))
    return FALSE;
  kith_cli_put_day (cli, "from", first);
  kith_cli_put_int (cli, "meetings", meetings->len);
  kith_cli_put_string (cli, "file", path);
  return TRUE;
}
