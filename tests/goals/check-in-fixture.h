/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Check-ins for tests. */

#pragma once

#include "goals/kith-check-ins.h"
#include "people/kith-contact.h"

G_BEGIN_DECLS

/* In person, about the move. Returns: its id, 0 where it was refused. */
gint64
check_in_fixture_plan (KithSession *session, gint64 person, KithDay due, gint64 worker, GError **error);
KithCheckIn *check_in_fixture_get (KithSession *session, gint64 check_in);
KithCheckInDone *check_in_fixture_contact (KithSession *session,
                                           gint64 check_in,
                                           KithContactWay way,
                                           KithContactOutcome outcome,
                                           KithDay next,
                                           GError **error);
/* A number with that permission in the intake of a person who told nothing yet. */
void check_in_fixture_permit (KithSession *session, gint64 person, KithContactPermission permission);

G_END_DECLS
