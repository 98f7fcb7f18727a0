/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A command from the inside: immutable once it is made, so that any thread may carry it out. */

#pragma once

#include "referrals/kith-referral-command.h"

G_BEGIN_DECLS

typedef enum
{
  KITH_REFERRAL_DO_MAKE,
  KITH_REFERRAL_DO_STEP,
  KITH_REFERRAL_DO_EDIT,
  KITH_REFERRAL_DO_TAKE_BACK,
  KITH_REFERRAL_DO_PUT_BACK,
} KithReferralDo;

struct _KithReferralCommand
{
  gatomicrefcount refs;
  KithReferralDo what;
  gint64 referral;
  gint64 version;
  gint64 step_id;         /* what is put back */
  KithReferral *wanted;   /* (owned) (nullable) */
  KithReferralStep *step; /* (owned) (nullable) */
};

KithReferralCommand *kith_referral_command_put_back (gint64 referral, gint64 version, gint64 step);

G_END_DECLS
