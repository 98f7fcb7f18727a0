/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithGroupsReading: what the page of groups shows, read on the database thread. */

#pragma once

#include "groups/kith-groups.h"

G_BEGIN_DECLS

/**
 * KithGroupsReading:
 * @first: the first day of the week that is shown
 * @group: which group is shown, 0 for all of them
 * @week: (owned) (nullable) (element-type KithGroupMeeting): of that week
 * @groups: (owned) (nullable) (element-type KithGroup): all, with those held no more
 * @accounts: (owned) (nullable) (element-type KithAccount): who may lead one
 * @notes: (owned) (nullable) (element-type KithGroupNoteForm): what this account was writing
 * @adding: whether this account was adding a group
 * @one: (owned) (nullable): @group
 * @meetings: (owned) (nullable) (element-type KithGroupMeeting): of @group up to today, newest first
 */
typedef struct
{
  KithDay first;
  gint64 group;
  GPtrArray *week;
  GPtrArray *groups;
  GPtrArray *accounts;
  GPtrArray *notes;
  gboolean adding;
  KithGroup *one;
  GPtrArray *meetings;
} KithGroupsReading;

KithGroupsReading *kith_groups_reading_new (KithDay first, gint64 group);
void kith_groups_reading_free (KithGroupsReading *self);
gboolean kith_groups_reading_read (KithGroupsReading *self, KithSession *session, GError **error);

G_END_DECLS
