/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithGroupCommand: everything that can be done with groups, as a value. Applying one hands back its inverse,
 * so undo is applying that. */

#pragma once

#include "groups/kith-group-note.h"
#include "groups/kith-group-session.h"
#include "groups/kith-group.h"

G_BEGIN_DECLS

typedef struct _KithGroupCommand KithGroupCommand;

KithGroupCommand *kith_group_command_ref (KithGroupCommand *self);
void kith_group_command_unref (KithGroupCommand *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithGroupCommand, kith_group_command_unref)

KithGroupCommand *kith_group_command_add (const KithGroup *group);
/* wanted: a copy of the group as it was read, with whatever is to be otherwise; retired among it. */
KithGroupCommand *kith_group_command_edit (const KithGroup *wanted);

/* wanted: a copy of the session as it was read, with another state or other guests; who came is ticked. */
KithGroupCommand *kith_group_command_session (const KithGroupSession *wanted);
/* Somebody came, or did not after all; what was not held yet is held by the first. */
KithGroupCommand *kith_group_command_tick (gint64 group, KithDay day, gint64 person);
KithGroupCommand *kith_group_command_untick (gint64 group, KithDay day, gint64 person);
/* note: its id is that of the one that it is written over, 0 for the first of that day. */
KithGroupCommand *kith_group_command_note (gint64 group, KithDay day, const KithGroupNote *note);

G_END_DECLS
