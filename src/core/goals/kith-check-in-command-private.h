/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A command from the inside: immutable once it is made, so that any thread may carry it out. */

#pragma once

#include "goals/kith-check-in-command.h"

G_BEGIN_DECLS

typedef enum
{
  KITH_CHECK_IN_DO_PLAN,
  KITH_CHECK_IN_DO_CONTACT,
  KITH_CHECK_IN_DO_EDIT,
  KITH_CHECK_IN_DO_TAKE_BACK,
  KITH_CHECK_IN_DO_PUT_BACK,
} KithCheckInDo;

struct _KithCheckInCommand
{
  gatomicrefcount refs;
  KithCheckInDo what;
  gint64 check_in;
  gint64 version;
  gboolean restores;           /* an edit that puts back what stood there */
  gint64 contact_id;           /* what is put back, 0: the check-in itself */
  KithCheckInState state;      /* as it is to be then */
  KithDay due_day;             /* as it is to be then */
  KithCheckIn *wanted;         /* (owned) (nullable) */
  KithCheckInContact *contact; /* (owned) (nullable) */
};

KithCheckInCommand *kith_check_in_command_restore (const KithCheckIn *before);
KithCheckInCommand *kith_check_in_command_put_back (gint64 check_in,
                                                    gint64 version,
                                                    gint64 contact,
                                                    KithCheckInState state,
                                                    KithDay due_day);

G_END_DECLS
