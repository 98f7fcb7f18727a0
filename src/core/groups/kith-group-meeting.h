/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithGroupMeeting: a group on a day: when by its schedule, what was said of it, whether it is still to come.
 */

#pragma once

#include "groups/kith-group-session.h"
#include "groups/kith-group.h"

G_BEGIN_DECLS

typedef enum
{
  KITH_GROUP_NOW_ON,    /* it has begun and not ended */
  KITH_GROUP_NOW_LATER, /* to come */
  KITH_GROUP_NOW_OVER,
} KithGroupNow;

/**
 * KithGroupMeeting:
 * @group: (owned): of which group
 * @session: (owned): what was said of it; of that day, also where nothing was
 * @start: wall minutes from the day's midnight, or %KITH_MINUTE_NONE where the schedule has no such day
 * @end: the same
 * @now: by the center's clock
 */
typedef struct
{
  KithGroup *group;
  KithGroupSession *session;
  gint32 start;
  gint32 end;
  KithGroupNow now;
} KithGroupMeeting;

KithGroupMeeting *kith_group_meeting_new (const KithGroup *group, const KithGroupSession *session);
void kith_group_meeting_free (KithGroupMeeting *self);
void kith_group_meeting_judge (KithGroupMeeting *self, KithClock *clock);
/* Of pointers, for g_ptr_array_sort(). */
int kith_group_meeting_compare_now (gconstpointer a, gconstpointer b);
int kith_group_meeting_compare_day (gconstpointer a, gconstpointer b);
const char *kith_group_now_code (KithGroupNow now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithGroupMeeting, kith_group_meeting_free)

G_END_DECLS
