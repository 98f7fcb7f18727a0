/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithGroups: what is held at the center, and when. In clear, as services are: a group is not about anybody.
 */

#pragma once

#include "groups/kith-group-command.h"
#include "session/kith-change.h"

G_BEGIN_DECLS

/**
 * KithGroupDone:
 * @group: an id
 * @version: for writing to the group, or to what was said of the day, next
 * @session: of the day that this was about, 0 where it was about the group
 * @note: what was written, taken or put back about it, 0 for none
 * @already: it was so; nothing was written
 * @without_visit: who was ticked has no visit on that day, which whoever ticks may offer to record
 * @over_capacity: there are more than there is room for
 * @inverse: (owned) (nullable): takes it back; %NULL where nothing was written
 */
typedef struct
{
  gint64 group;
  gint64 version;
  gint64 session;
  gint64 note;
  gboolean already;
  gboolean without_visit;
  gboolean over_capacity;
  KithGroupCommand *inverse;
} KithGroupDone;

void kith_group_done_free (KithGroupDone *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithGroupDone, kith_group_done_free)

KithGroupDone *kith_groups_apply_in (KithChange *change, const KithGroupCommand *command, GError **error);
KithGroupDone *kith_groups_apply (KithSession *session, const KithGroupCommand *command, GError **error);

/* By name, those that are held first. (element-type KithGroup) */
GPtrArray *kith_groups_list (KithSession *session, gboolean with_retired, GError **error);
KithGroup *kith_groups_get (KithSession *session, gint64 group, GError **error);

G_END_DECLS
