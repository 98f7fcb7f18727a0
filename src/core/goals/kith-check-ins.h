/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithCheckIns: whom somebody is to ask how they are, and how it went. How and what about is sealed under
 * care. */

#pragma once

#include "goals/kith-check-in-command.h"
#include "session/kith-change.h"

G_BEGIN_DECLS

/**
 * KithCheckInDone:
 * @check_in: an id
 * @person: whose, as the row has it
 * @contact: what was written down or taken back, 0 for none
 * @version: for writing to the check-in next
 * @inverse: (owned): takes it back
 */
typedef struct
{
  gint64 check_in;
  gint64 person;
  gint64 contact;
  gint64 version;
  KithCheckInCommand *inverse;
} KithCheckInDone;

void kith_check_in_done_free (KithCheckInDone *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KithCheckInDone, kith_check_in_done_free)

KithCheckInDone *
kith_check_ins_apply (KithSession *session, const KithCheckInCommand *command, GError **error);

/* Newest first, also what was taken back. (element-type KithCheckIn) */
GPtrArray *kith_check_ins_list (KithSession *session, gint64 person, GError **error);
KithCheckIn *kith_check_ins_get (KithSession *session, gint64 check_in, GError **error);
KithContactWays kith_check_ins_read_permitted (KithSession *session, gint64 person, GError **error);

G_END_DECLS
