/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which groups are on: today, for the front desk, and in a week, for the wall. */

#pragma once

#include "groups/kith-group-meeting.h"
#include "session/kith-session.h"

G_BEGIN_DECLS

/* What is next first; with how many came, not who. (element-type KithGroupMeeting) */
GPtrArray *kith_group_meetings_on_day (KithSession *session, KithDay day, GError **error);
/* By day and hour: what is planned and what of that was cancelled. (element-type KithGroupMeeting) */
GPtrArray *kith_group_meetings_in_week (KithSession *session, KithDay first, GError **error);

G_END_DECLS
