/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is next comes first: what has begun, then what is to come by the hour, then what is over, and last
 * what was cancelled. */

#include "groups/kith-group-meeting.h"

/**
 * kith_group_meeting_new:
 * @group: a group
 * @session: what was said of the day
 *
 * Returns: (transfer full): the group on that day, which is said to be later
 */
KithGroupMeeting *
kith_group_meeting_new (const KithGroup *group, const KithGroupSession *session)
{
  KithGroupMeeting *self;

  g_return_val_if_fail (group != NULL && session != NULL, NULL);

  self = g_new0 (KithGroupMeeting, 1);
  self->group = kith_group_copy (group);
  self->session = kith_group_session_copy (session);
  self->now = KITH_GROUP_NOW_LATER;
  if (!kith_group_schedule_find (group->schedule, session->day, &self->start, &self->end))
    self->start = self->end = KITH_MINUTE_NONE;
  return self;
}

/**
 * kith_group_meeting_free:
 * @self: (transfer full) (nullable): a group on a day
 */
void
kith_group_meeting_free (KithGroupMeeting *self)
{
  if (self == NULL)
    return;
  kith_group_free (self->group);
  kith_group_session_free (self->session);
  g_free (self);
}

/* When the wall clock shows that; the last minute of a center day is the last that there is. */
static gint64
find_utc (KithClock *clock, KithDay day, gint32 minute)
{
  return kith_clock_resolve (clock, day, MIN (minute, KITH_MINUTE_MAX)).utc;
}

/**
 * kith_group_meeting_judge:
 * @self: a group on a day
 * @clock: the center's
 *
 * Says whether it is on, to come or over by now. Without hours, today is on, whatever it is.
 */
void
kith_group_meeting_judge (KithGroupMeeting *self, KithClock *clock)
{
  KithInstant now;
  KithDay day;

  g_return_if_fail (self != NULL && KITH_IS_CLOCK (clock));

  now = kith_clock_now (clock);
  day = self->session->day;
  if (day != now.day)
    self->now = day < now.day ? KITH_GROUP_NOW_OVER : KITH_GROUP_NOW_LATER;
  else if (self->start == KITH_MINUTE_NONE)
    self->now = KITH_GROUP_NOW_ON;
  else if (now.utc < find_utc (clock, day, self->start))
    self->now = KITH_GROUP_NOW_LATER;
  else
    self->now = now.utc < find_utc (clock, day, self->end) ? KITH_GROUP_NOW_ON : KITH_GROUP_NOW_OVER;
}

static int
compare_hours (const KithGroupMeeting *one, const KithGroupMeeting *other)
{
  int order = one->start - other->start;

  if (order == 0)
    order = g_utf8_collate (one->group->name, other->group->name);
  return order != 0 ? order : one->group->id < other->group->id ? -1 : one->group->id > other->group->id;
}

/**
 * kith_group_meeting_compare_now:
 * @a: (type KithGroupMeeting): where one stands
 * @b: (type KithGroupMeeting): where another stands
 *
 * Returns: below zero where @a comes first in a list of today
 */
int
kith_group_meeting_compare_now (gconstpointer a, gconstpointer b)
{
  const KithGroupMeeting *one = *(const KithGroupMeeting *const *) a;
  const KithGroupMeeting *other = *(const KithGroupMeeting *const *) b;
  int order = (one->session->state == KITH_GROUP_SESSION_CANCELLED) -
              (other->session->state == KITH_GROUP_SESSION_CANCELLED);

  if (order == 0)
    order = (int) one->now - (int) other->now;
  return order != 0 ? order : compare_hours (one, other);
}

/**
 * kith_group_meeting_compare_day:
 * @a: (type KithGroupMeeting): where one stands
 * @b: (type KithGroupMeeting): where another stands
 *
 * Returns: below zero where @a comes first in a week
 */
int
kith_group_meeting_compare_day (gconstpointer a, gconstpointer b)
{
  const KithGroupMeeting *one = *(const KithGroupMeeting *const *) a;
  const KithGroupMeeting *other = *(const KithGroupMeeting *const *) b;

  return one->session->day != other->session->day ? (one->session->day < other->session->day ? -1 : 1)
                                                  : compare_hours (one, other);
}

/**
 * kith_group_now_code:
 * @now: whether it is on
 *
 * Returns: (transfer none): a permanent code
 */
const char *
kith_group_now_code (KithGroupNow now)
{
  static const char *const codes[] = { "on", "later", "over" };

  return (guint) now < G_N_ELEMENTS (codes) ? codes[now] : "unknown";
}
