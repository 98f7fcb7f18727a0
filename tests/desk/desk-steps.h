/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of the desk do with it over and over. */

#pragma once

#include "desk/kith-desk.h"
#include "visits/visits-fixture.h"

G_BEGIN_DECLS

/* (transfer full) */
KithDesk *desk_steps_open (VisitsFixture *fixture);
/* Both take the command over. (transfer full) */
KithDeskOutcome *desk_steps_apply (KithDesk *desk, KithDeskCommand *command);
void desk_steps_refuse (KithDesk *desk, KithDeskCommand *command, int code);

G_END_DECLS
