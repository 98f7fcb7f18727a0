/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The SQL of referrals. */

#pragma once

#include <glib.h>

extern const char *const KITH_SQL_REFERRAL_INSERT;
extern const char *const KITH_SQL_REFERRAL_STANDS;
extern const char *const KITH_SQL_REFERRAL_SET_STATE;
extern const char *const KITH_SQL_REFERRAL_SET_DETAILS;
extern const char *const KITH_SQL_REFERRAL_STEP_INSERT;
extern const char *const KITH_SQL_REFERRAL_STEP_VOID;
extern const char *const KITH_SQL_REFERRAL_LAST_STEP;
extern const char *const KITH_SQL_REFERRAL_GET;
extern const char *const KITH_SQL_REFERRALS;
extern const char *const KITH_SQL_REFERRAL_STEPS;
extern const char *const KITH_SQL_FOLLOW_UPS;
