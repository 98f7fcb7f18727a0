/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KithCheckIns from the inside: what carrying out a command works with, and reading a row. */

#pragma once

#include "goals/kith-check-in-command-private.h"
#include "goals/kith-check-ins.h"
#include "store/kith-db.h"

G_BEGIN_DECLS

typedef struct
{
  KithSession *session;
  const KithCheckInCommand *command;
  KithChange *change;          /* (unowned) (nullable) until it begins */
  KithCheckIn *check_in;       /* (owned): as it is stored, or is to be */
  KithCheckIn *wanted;         /* (owned) (nullable): as it is to be edited */
  KithCheckInContact *contact; /* (owned) (nullable): what is to be added */
  KithCheckInDone *done;       /* (owned) */
} KithCheckInWork;

void kith_check_in_work_clear (KithCheckInWork *self);
/* Whatever can be refused is, before anything is written. */
gboolean kith_check_in_work_prepare (KithCheckInWork *work, KithDb *db, GError **error);
gboolean kith_check_in_work_carry_out (KithCheckInWork *work, GError **error);

/* The facts of a row, without anything sealed. */
KithCheckIn *kith_check_ins_take_facts (KithStmt *stmt);
/* With what is sealed and how it went, as kith_check_ins_get(), but asking and writing down nothing. */
KithCheckIn *kith_check_ins_read_row (KithSession *session, KithDb *db, gint64 check_in, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KithCheckInWork, kith_check_in_work_clear)

G_END_DECLS
