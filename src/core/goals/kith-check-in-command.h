/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithCheckInCommand: everything that can be done with check-ins, as a value. Applying one hands back its
 * inverse, so undo is applying that. */

#pragma once

#include "goals/kith-check-in.h"

G_BEGIN_DECLS

typedef struct _KithCheckInCommand KithCheckInCommand;

KithCheckInCommand *kith_check_in_command_ref (KithCheckInCommand *self);
void kith_check_in_command_unref (KithCheckInCommand *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithCheckInCommand, kith_check_in_command_unref)

KithCheckInCommand *kith_check_in_command_plan (const KithCheckIn *check_in);
/* version: as the check-in was read; refused where somebody wrote to it since. */
KithCheckInCommand *
kith_check_in_command_contact (gint64 check_in, gint64 version, const KithCheckInContact *contact);
/* wanted: a copy of the check-in as it was read, with another day, worker, other ways or words. */
KithCheckInCommand *kith_check_in_command_edit (const KithCheckIn *wanted);
/* The last contact that stands; without one, it was planned by mistake. */
KithCheckInCommand *kith_check_in_command_take_back (gint64 check_in, gint64 version);

G_END_DECLS
