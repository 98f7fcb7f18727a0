/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What became of groups, by a plain model. */

#include "groups/group-model.h"

static gboolean
is_empty (const GroupModelDay *day)
{
  for (guint i = 0; i < GROUP_MODEL_PEOPLE; i++)
    if (day->came[i])
      return FALSE;
  return TRUE;
}

gboolean
group_model_tick (GroupModelDay *day, guint person)
{
  if (day->came[person])
    return TRUE;
  if (day->state == KITH_GROUP_SESSION_CANCELLED)
    return FALSE;
  day->state = KITH_GROUP_SESSION_HELD;
  day->came[person] = TRUE;
  return TRUE;
}

void
group_model_untick (GroupModelDay *day, guint person)
{
  if (!day->came[person])
    return;
  day->came[person] = FALSE;
  if (is_empty (day) && day->guests == 0)
    day->state = KITH_GROUP_SESSION_PLANNED;
}

gboolean
group_model_say (GroupModelDay *day, KithGroupSessionState state, int guests)
{
  if (state != KITH_GROUP_SESSION_HELD && (guests > 0 || !is_empty (day)))
    return FALSE;
  day->state = state;
  day->guests = guests;
  return TRUE;
}
