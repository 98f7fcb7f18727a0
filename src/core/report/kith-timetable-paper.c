/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Day by day, to be read from a step away: the hour and the name are what somebody looks for. */

#include "report/kith-timetable-paper.h"

#include <glib/gi18n-lib.h>

#include "groups/kith-group-meeting.h"
#include "report/kith-flow.h"

#define DAYS_OF_WEEK 7
#define TITLE_SIZE 28
#define DAY_SIZE 19
#define GROUP_SIZE 17
#define DETAIL_SIZE 13
#define GAP 6

static void
add_detail (GString *details, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  if (details->len > 0)
    g_string_append (details, " · ");
  g_string_append (details, text);
}

static char *
describe (const KithGroupMeeting *meeting)
{
  g_autofree char *start = kith_minute_format (meeting->start);
  g_autofree char *end = kith_minute_format (MIN (meeting->end, KITH_MINUTE_MAX));

  if (meeting->session->state == KITH_GROUP_SESSION_CANCELLED)
    /* Translators: from when until when a group would have met, and its name */
    return g_strdup_printf (_ ("%s–%s  %s: cancelled"), start, end, meeting->group->name);
  /* Translators: from when until when a group meets, and its name */
  return g_strdup_printf (_ ("%s–%s  %s"), start, end, meeting->group->name);
}

static void
add_meeting (KithFlow *flow, const KithGroupMeeting *meeting)
{
  g_autofree char *line = describe (meeting);
  g_autoptr (GString) details = g_string_new (NULL);
  gboolean cancelled = meeting->session->state == KITH_GROUP_SESSION_CANCELLED;

  if (!cancelled)
    {
      add_detail (details, meeting->group->place);
      add_detail (details, kith_group_get_facilitator (meeting->group));
    }
  kith_flow_add_text (flow, line, GROUP_SIZE,
                      (cancelled ? KITH_FLOW_USUAL : KITH_FLOW_BOLD) |
                          (details->len > 0 ? KITH_FLOW_KEEP | KITH_FLOW_CLOSE : KITH_FLOW_USUAL));
  if (details->len > 0)
    kith_flow_add_text (flow, details->str, DETAIL_SIZE, KITH_FLOW_USUAL);
}

/* Days on which nothing is are left out. */
static gboolean
add_day (KithFlow *flow, GPtrArray *meetings, KithDay day)
{
  gboolean any = FALSE;

  for (guint i = 0; i < meetings->len; i++)
    {
      const KithGroupMeeting *meeting = g_ptr_array_index (meetings, i);

      if (meeting->session->day != day || meeting->start == KITH_MINUTE_NONE)
        continue;
      if (!any)
        {
          g_autofree char *title = kith_day_format_long (day);

          kith_flow_add_space (flow, GAP);
          kith_flow_add_text (flow, title, DAY_SIZE, KITH_FLOW_BOLD | KITH_FLOW_KEEP);
        }
      add_meeting (flow, meeting);
      any = TRUE;
    }
  return any;
}

/**
 * kith_timetable_paper_new:
 * @center_name: the center's name
 * @first: the first of seven days
 * @meetings: (element-type KithGroupMeeting): what is on, by day and hour
 * @paper: the size of the paper
 *
 * Returns: (transfer full): the week; it needs a release of %KITH_RELEASE_BLANK
 */
KithDocument *
kith_timetable_paper_new (const char *center_name, KithDay first, GPtrArray *meetings, const KithPaper *paper)
{
  g_autoptr (KithFlow) flow = kith_flow_new ();
  KithDocument *document;
  gboolean any = FALSE;

  g_return_val_if_fail (center_name != NULL && meetings != NULL && paper != NULL, NULL);
  g_return_val_if_fail (kith_day_is_valid (first), NULL);

  document = kith_document_new (KITH_RELEASE_BLANK, _ ("This week’s groups"), paper);
  kith_flow_add_text (flow, center_name, DAY_SIZE, KITH_FLOW_KEEP | KITH_FLOW_CLOSE);
  kith_flow_add_text (flow, _ ("This week’s groups"), TITLE_SIZE, KITH_FLOW_BOLD | KITH_FLOW_KEEP);
  for (KithDay day = first; day < first + DAYS_OF_WEEK; day++)
    any |= add_day (flow, meetings, day);
  if (!any)
    kith_flow_add_text (flow, _ ("No groups this week."), GROUP_SIZE, KITH_FLOW_USUAL);
  kith_flow_to_pages (flow, document, paper, TRUE);
  return document;
}

/**
 * kith_timetable_request:
 * @session: whose rights are used
 * @way: how it leaves
 * @error: %KITH_ERROR_NOT_PERMITTED
 *
 * Returns: (transfer full): the release for a week's groups
 */
KithRelease *
kith_timetable_request (KithSession *session, KithReleaseWay way, GError **error)
{
  const KithReleaseRequest request = { .kind = KITH_RELEASE_BLANK, .way = way, .what = "timetable" };

  return kith_disclosure_request (session, &request, NULL, error);
}
