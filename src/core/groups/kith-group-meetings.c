/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the schedules say of a day, and what was said of it: each group once. */

#include "groups/kith-group-meetings.h"

#include "groups/kith-group-sessions.h"
#include "groups/kith-groups.h"

#define DAYS_OF_WEEK 7

/* (nullable) (transfer none): what was said of it */
static const KithGroupSession *
find_said (GPtrArray *sessions, gint64 group)
{
  for (guint i = 0; i < sessions->len; i++)
    {
      const KithGroupSession *one = g_ptr_array_index (sessions, i);

      if (one->group == group)
        return one;
    }
  return NULL;
}

/* unplanned: also what is held on a day that the schedule does not have, or of a group that ended since. */
static gboolean
add_day (KithSession *session,
         GPtrArray *meetings,
         GPtrArray *groups,
         KithDay day,
         gboolean unplanned,
         GError **error)
{
  g_autoptr (GPtrArray) sessions = kith_group_sessions_on_day (session, day, error);

  if (sessions == NULL)
    return FALSE;
  for (guint i = 0; i < groups->len; i++)
    {
      const KithGroup *group = g_ptr_array_index (groups, i);
      const KithGroupSession *said = find_said (sessions, group->id);
      g_autoptr (KithGroupSession) nothing = kith_group_session_new (group->id, day);
      gboolean planned =
          group->state == KITH_GROUP_ACTIVE && kith_group_schedule_find (group->schedule, day, NULL, NULL);

      if (planned || (unplanned && said != NULL))
        g_ptr_array_add (meetings, kith_group_meeting_new (group, said != NULL ? said : nothing));
    }
  return TRUE;
}

static GPtrArray *
read_days (KithSession *session, KithDay first, int n_days, gboolean unplanned, GError **error)
{
  g_autoptr (GPtrArray) meetings = g_ptr_array_new_with_free_func ((GDestroyNotify) kith_group_meeting_free);
  g_autoptr (GPtrArray) groups = kith_groups_list (session, TRUE, error);

  if (groups == NULL)
    return NULL;
  for (KithDay day = first; day < first + n_days; day++)
    if (!add_day (session, meetings, groups, day, unplanned, error))
      return NULL;
  for (guint i = 0; i < meetings->len; i++)
    kith_group_meeting_judge (g_ptr_array_index (meetings, i), kith_session_get_clock (session));
  return g_steal_pointer (&meetings);
}

/**
 * kith_group_meetings_on_day:
 * @session: whose rights are used
 * @day: a center day
 * @error: %KITH_ERROR_NOT_PERMITTED
 *
 * Returns: (transfer full) (element-type KithGroupMeeting): what is on that day by the schedules, and what
 * was held or cancelled then, what is next first
 */
GPtrArray *
kith_group_meetings_on_day (KithSession *session, KithDay day, GError **error)
{
  GPtrArray *meetings;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);
  g_return_val_if_fail (kith_day_is_valid (day), NULL);

  meetings = read_days (session, day, 1, TRUE, error);
  if (meetings != NULL)
    g_ptr_array_sort (meetings, kith_group_meeting_compare_now);
  return meetings;
}

/**
 * kith_group_meetings_in_week:
 * @session: whose rights are used
 * @first: the first of seven center days
 * @error: %KITH_ERROR_NOT_PERMITTED
 *
 * Returns: (transfer full) (element-type KithGroupMeeting): what is planned in that week, by day and hour,
 * with what of it was cancelled
 */
GPtrArray *
kith_group_meetings_in_week (KithSession *session, KithDay first, GError **error)
{
  GPtrArray *meetings;

  g_return_val_if_fail (KITH_IS_SESSION (session), NULL);
  g_return_val_if_fail (kith_day_is_valid (first), NULL);

  meetings = read_days (session, first, DAYS_OF_WEEK, FALSE, error);
  if (meetings != NULL)
    g_ptr_array_sort (meetings, kith_group_meeting_compare_day);
  return meetings;
}
