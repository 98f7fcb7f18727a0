/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Goals for tests. */

#pragma once

#include "goals/kith-goals.h"

G_BEGIN_DECLS

/* To play music again, with two steps and a milestone. Returns: its id, 0 where it was refused. */
gint64 goal_fixture_make (KithSession *session, gint64 person, GError **error);
KithGoal *goal_fixture_get (KithSession *session, gint64 goal);
KithGoalDone *goal_fixture_entry (KithSession *session,
                                  gint64 goal,
                                  KithGoalState state,
                                  const char *words,
                                  GError **error);

G_END_DECLS
