/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithCheckInDue: somebody who is to be asked. */

#pragma once

#include "goals/kith-check-in.h"
#include "session/kith-session.h"

G_BEGIN_DECLS

/**
 * KithCheckInDue:
 * @check_in: (owned): facts only, until kith_check_ins_due_read()
 * @shown: whom its record counts as
 * @ways: how they may be asked now: what was planned, as far as they still permit it
 * @reach: (owned) (nullable): how they may be reached, in a sentence; %NULL until it is read
 */
typedef struct
{
  KithCheckIn *check_in;
  gint64 shown;
  KithContactWays ways;
  char *reach;
} KithCheckInDue;

void kith_check_in_due_free (KithCheckInDue *self);

/* The last day of the week that has this day. */
KithDay kith_check_ins_week_end (KithDay today);
GPtrArray *
kith_check_ins_due_list (KithSession *session, KithDay until, gint64 worker, guint *n_away, GError **error);
gboolean kith_check_ins_due_read (KithSession *session, GPtrArray *due, GError **error);

G_END_DECLS
