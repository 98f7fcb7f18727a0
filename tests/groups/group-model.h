/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What became of groups, by a plain model: for a group and a day who came, how many guests, and what was
 * said. */

#pragma once

#include "groups/kith-groups.h"

G_BEGIN_DECLS

#define GROUP_MODEL_PEOPLE 5
#define GROUP_MODEL_DAYS 3
#define GROUP_MODEL_GROUPS 2

typedef struct
{
  KithGroupSessionState state;
  int guests;
  gboolean came[GROUP_MODEL_PEOPLE];
} GroupModelDay;

typedef struct
{
  GroupModelDay days[GROUP_MODEL_GROUPS][GROUP_MODEL_DAYS];
} GroupModel;

/* Each says whether it is allowed; what is not changes nothing. */
gboolean group_model_tick (GroupModelDay *day, guint person);
void group_model_untick (GroupModelDay *day, guint person);
gboolean group_model_say (GroupModelDay *day, KithGroupSessionState state, int guests);

G_END_DECLS
