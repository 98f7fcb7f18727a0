/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a screen does with groups, with its undo. */

#pragma once

#include "groups/kith-group-meeting.h"
#include "groups/kith-groups.h"
#include "shared/kith-app-context.h"

G_BEGIN_DECLS

/* On the main thread, while @object lives. done: (nullable) borrowed; an error has been said already. */
typedef void (*KithGroupApplied) (gpointer object, const KithGroupDone *done, const GError *error);

void kith_group_doing_apply (KithAppContext *context,
                             KithGroupCommand *command,
                             const char *sentence,
                             gpointer object,
                             KithGroupApplied applied);
void kith_group_doing_say_held (KithAppContext *context,
                                gint64 group,
                                KithDay day,
                                KithGroupSessionState state,
                                int guests,
                                const char *sentence,
                                gpointer object,
                                KithGroupApplied applied);
char *kith_group_doing_describe_time (const KithGroupMeeting *meeting);

G_END_DECLS
